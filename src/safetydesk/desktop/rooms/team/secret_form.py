"""A passphrase for a colleague, or a new one of one's own, judged as it is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.passphrase_fields import PassphraseFields, PassphraseSays
from safetydesk.desktop.rooms.team.presenter import TeamPresenter

_THEIRS = PassphraseSays(
    use="team_use_offered",
    offered="team_offered",
    write_down="team_write_down",
    own="team_own",
    again="team_again",
    again_hint="team_again_hint",
)
_MINE = replace(_THEIRS, use="first_use_offered", write_down="team_write_down_mine")


class SecretForm(PassphraseFields):
    """`names` gives what a stranger would try first, as it stands now; `is_mine` for one's own."""

    def __init__(
        self,
        form: Form,
        presenter: TeamPresenter,
        names: Callable[[], tuple[str, ...]],
        *,
        is_mine: bool = False,
    ) -> None:
        super().__init__(form, presenter.draw, _MINE if is_mine else _THEIRS, typed_again=is_mine)
        self._presenter, self._names = presenter, names

    def problems(self) -> list[tuple[str, str]]:
        """What is wrong, as (key, words)."""
        wrong = self._presenter.weakness(self.passphrase(), *self._names())
        found = [("offered" if self.is_offered() else "passphrase", wrong)] if wrong else []
        return found + self.slips()
