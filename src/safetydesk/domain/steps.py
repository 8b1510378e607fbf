"""Named points in every write sequence, so that a test can pull the plug at exactly one of them.

`reached` does nothing unless the environment variable `SAFETYDESK_FAULT_STEP` equals the step's name: then
the process ends at once, as in a power cut, with no clean-up. Whoever sets our environment could end us
anyway.

A sequence `seal` passes, in order: `seal.part_opened`, `seal.written`, `seal.synced`, `seal.renamed`,
`seal.folder_synced`. Sequences are `seal`, `header.a`, `header.b`, `member`, `claims`, `remembered`, `print`,
`sheet_saved`, `sheets`; making sheets passes `sheets.in_force`, and coming in with two `recover.used`,
`recover.recorded` and `recover.written`. Adding a file passes `attach.claimed`; a save passes `save.written`,
`save.audited`, `save.committed` and `save.draft_forgotten`. A change of keys passes `keys.said` and `keys.written`;
a removal `remove.said`, `rekey.copied`, `rekey.checked`, `rekey.entered`, `rekey.closed`, `rekey.set_aside`,
`rekey.in_place`, `rekey.both_headers` and `rekey.reopened`; making a store `create.recorded`. Turning the keychain on
passes `keychain.key_kept`, `keychain.begun`, `keychain.recorded` and `keychain.file_written`, turning it off
`keychain.ended` and `keychain.file_gone`; its file is written by the sequence `keychain`. A proof that leaves is
written by `proof` and `proof_words`, and passes `proof.complete`, `proof.recorded` and `proof.named`. Records of an
older version pass `upgrade.copied`, `upgrade.checked`, `upgrade.copy_kept`, `upgrade.upgraded` and `upgrade.verified`,
and `upgrade.copy_gone` the next time; where it fails, `upgrade.to_be_put_back`, `upgrade.log_gone` and
`upgrade.put_back`. Destroying an exhibit passes `destroy.written`, `destroy.committed`, `destroy.log_truncated` and
`destroy.file_gone`. A plain copy is written by `copy_out`, and passes `copy_out.prepared`, `copy_out.released` and,
when it is deleted, `copy_out.deleted`. A held item passes `held.written`, an entry of custody `custody.written`. The
school's own values pass `house.written`. A decision passes `decision.written`, closing `closing.written` and
`closing.closed`, opening again `reopening.written`, a second person's word `sign_off.written`, a debrief
`debrief.written`, an action that is settled `action.settled`, what was done to a clock `clock.written`, a day
sheet or a calendar file `day_sheet.drawn`. An address
to be taken down passes `takedown.written`, a step about it `takedown.step_written`; a link `link.written`, its end
`link.ended`. An agency's sheet passes `sheet.written`, a field of one that is copied `sheet.copied`. A call
passes `call.added` and `call.ended`, a referral `referral.added`. What bears on an incident passes
`circumstances.written`, a decision about the harm threshold with the earlier concerns that it takes along
`threshold.written`, a severity that a rule raises `raising.raised`.
"""

from __future__ import annotations

import os
import signal

VARIABLE = "SAFETYDESK_FAULT_STEP"


def reached(name: str) -> None:
    """Say that a write sequence got as far as `name`."""
    if os.environ.get(VARIABLE) == name:
        # Windows has no SIGKILL; there SIGTERM is TerminateProcess, which is as abrupt.
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
