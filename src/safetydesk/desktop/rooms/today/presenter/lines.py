"""Each kind of line that stands on Today, in words: what it is, of which record, since when."""

from __future__ import annotations

from collections.abc import Sequence

from safetydesk import wording
from safetydesk.desktop.rooms.today.shown import Cut, Line
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import IncidentDraft
from safetydesk.domain.rows import ActionRow, DisagreementRow, ExemptionRow, SignOffRow
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.services.batches import CutShort
from safetydesk.services.copies_out import CopyLine
from safetydesk.services.deadline_board import EXEMPTION_FORM, BegunForm, DueLine, HeldLine

LONGEST_SUMMARY = 110
_LONGEST_TITLE = 60


def cut_of(batch: CutShort) -> Cut:
    where = batch.reference or wording.label("today_cut_draft")
    files = wording.count_words(batch.total, "file")
    words = wording.label("today_cut_short", count=str(batch.went_in), files=files, where=where)
    if batch.reference:
        return Cut(words, "incident", {"id": str(batch.subject), "tab": "evidence"})
    return Cut(words, "log_incident", {"draft_id": str(batch.subject)})


def sign_off_line(row: SignOffRow, detail: str, terms: Vocabulary) -> Line:
    about = wording.signed_about_words(row.about_kind, row.question, terms)
    why = wording.label(f"second_person.{row.why}")
    return Line(
        str(row.incident_id),
        wording.label("today_sign_off", about=about, incident=row.reference),
        wording.label(detail, why=why, at=wording.moment_words(row.asked)),
    )


def disagreed_line(row: DisagreementRow, terms: Vocabulary) -> Line:
    """Everybody sees it, as the one who answers for the incident may be away; it names them."""
    about = wording.signed_about_words(row.about_kind, row.question, terms)
    detail = f"today_disagreed_{row.about_kind}"
    said = wording.label(detail, name=row.signed_by, at=wording.moment_words(row.signed))
    who = wording.label("today_for", name=row.owner) if row.owner else ""
    return Line(
        str(row.incident_id),
        wording.label("today_disagreed_line", incident=row.reference, about=about),
        " · ".join(part for part in (said, who) if part),
    )


def own_sign_offs_line(rows: Sequence[SignOffRow], terms: Vocabulary) -> Line:
    """Of one incident; the oldest says since when."""
    if len(rows) == 1:
        return sign_off_line(rows[0], "today_sign_off_own", terms)
    first = min(rows, key=lambda row: row.asked.utc)
    count = wording.count_words(len(rows), "thing")
    return Line(
        str(first.incident_id),
        wording.label("today_sign_offs_own", incident=first.reference, count=count),
        wording.label("today_sign_offs_own_detail", at=wording.moment_words(first.asked)),
    )


def action_line(row: ActionRow, now: Moment) -> Line:
    """What somebody is to do, who, and by which day."""
    due = wording.date_words(row.due) if row.due else ""
    late = row.is_overdue(now.london_date)
    said = wording.label("today_action_late" if late else "today_action_due", day=due)
    what = shortened(" ".join(row.what.split()), LONGEST_SUMMARY)
    return Line(str(row.incident_id), what, f"{row.reference} · {row.owner}", said)


def paused_line(line: DueLine) -> Line:
    clock = line.deadline
    since = wording.moment_words(clock.since) if clock.since else ""
    why = clock.changes[-1].reason if clock.changes else ""
    detail = f"{line.reference} · {shortened(' '.join(why.split()), LONGEST_SUMMARY)}"
    return Line(str(clock.record_id), clock.label, detail, wording.label("today_paused_since", when=since))


def draft_line(draft: IncidentDraft) -> Line:
    said = " ".join(draft.summary.split())
    title = f"“{shortened(said, _LONGEST_TITLE)}”" if said else wording.label("today_draft_untitled")
    begun = wording.moment_words(draft.started)
    files = wording.count_words(len(draft.evidence), "file")
    key = "today_draft_line" if draft.evidence else "today_draft_no_files"
    return Line(str(draft.id), title, wording.label(key, files=files, time=begun), begun)


def form_line(begun: BegunForm) -> Line:
    """Its key is form, subject and slot, a line each."""
    draft = begun.draft
    title = wording.label("ex_begun_form" if draft.form == EXEMPTION_FORM else f"incident.begun_{draft.form}")
    at = wording.moment_words(draft.begun)
    key = "today_form_line" if begun.reference else "today_draft_no_files"
    detail = wording.label(key, reference=begun.reference, time=at)
    return Line("\n".join((draft.form, draft.about, draft.slot)), title, detail, at)


def review_line(row: ExemptionRow) -> Line:
    when = (
        wording.label("today_review_by", day=wording.date_words(row.review_on))
        if row.review_on is not None
        else wording.label("today_review_pending")
    )
    return Line(str(row.id), f"{row.reference} · {row.staff}", when)


def copy_line(line: CopyLine) -> Line:
    copy = line.copy
    title = wording.label("today_copy_out" if copy.is_whole else "today_copy_cut", number=copy.number)
    when = wording.moment_words(copy.taken)
    detail = wording.label("today_copy_detail", reference=line.reference, place=copy.place, when=when)
    return Line(str(copy.incident_id), title, detail)


def held_line(line: HeldLine, now: Moment) -> Line:
    title = wording.label(
        "today_held", number=line.number, what=shortened(" ".join(line.description.split()), _LONGEST_TITLE)
    )
    where = ", ".join(part for part in (line.holder, line.place) if part)
    detail = wording.label(
        "today_held_detail", reference=line.reference, where=where, when=wording.moment_words(line.since)
    )
    days = (now.london_date - line.since.london_date).days
    badge = wording.count_words(days, "day") if days else wording.label("today_held_today")
    return Line(f"{line.incident_id}\n{line.number}", title, detail, badge)


def shortened(said: str, most: int) -> str:
    """The first words, whole ones where there is a space to end at."""
    if len(said) <= most:
        return said
    return f"{said[:most].rsplit(' ', 1)[0]} …"
