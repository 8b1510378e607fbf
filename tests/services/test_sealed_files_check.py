"""What a verification says of sealed files that whoever verifies may not open: that one is damaged, never how many."""

from __future__ import annotations

from pathlib import Path

from tests.services.a_team import at_the_desk, store_path, team_store
from tests.services.acts import logged_with_files, with_files
from tests.services.conftest import LOGIN

__all__ = ["store_path", "team_store"]


class Steps:
    def __init__(self) -> None:
        self.total = set[int]()

    def step(self, done: int, total: int, label: str) -> None:
        self.total.add(total)


def test_hidden_damage_is_one_finding_and_no_count(store_path: Path, tmp_path: Path) -> None:
    with at_the_desk(store_path, LOGIN) as lead:
        logged_with_files(lead, tmp_path, 2)
        draft = with_files(lead, tmp_path, 5, restricted=True, restricted_reason="about a colleague")
        hidden = lead.incident_log.reread(lead.incident_log.log(draft).id).exhibits
        for each in hidden[:3]:
            (path,) = store_path.glob(f"exhibits/*/{each.sealed.file_name}.age")
            path.chmod(0o600)
            path.write_bytes(path.read_bytes()[:-30])
        lead_saw = lead.audit_trail.verify()
        assert len(lead_saw.findings) == 3 and lead_saw.exhibits == 7
    with at_the_desk(store_path, "kate") as kate:
        steps = Steps()
        verdict = kate.audit_trail.verify(steps)
        assert [(each.code, dict(each.values)) for each in verdict.findings] == [("exhibits_hidden", {})]
        assert verdict.exhibits == 2
        assert not steps.total & {5, 7}
