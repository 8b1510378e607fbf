"""Reading a series of screenshots for the order they show themselves to be in. A person decides what is kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.conversation import BY_OVERLAPS, Part
from safetydesk.domain.errors import SafetyDeskError
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.media_kind import kind_named
from safetydesk.domain.overlaps import Placed, put_in_order
from safetydesk.domain.progress import Progress
from safetydesk.intake.picture_rows import PictureRows, picture_rows
from safetydesk.intake.preview import NoPreview, PreviewRoom
from safetydesk.services.office import Office
from safetydesk.services.opened import open_picture, read_again
from safetydesk.strongroom.exhibit_files import ExhibitFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """`parts` in the order shown by overlaps; those that could not be read stand last, each a gap, named in `unread`.

    `same` maps a part to the number of the one that shows the very same; `certain` says 0 to 100 of each.
    """

    parts: tuple[Part, ...]
    unread: tuple[str, ...] = ()
    same: tuple[tuple[UUID, str], ...] = ()
    certain: tuple[tuple[UUID, int], ...] = ()
    ordered_how: str = BY_OVERLAPS


class OrderReading:
    """Opens each picture once, an event for each, and keeps nothing of it but greys."""

    def __init__(self, office: Office, files: ExhibitFiles, previews: PreviewRoom) -> None:
        self._office = office
        self._files = files
        self._previews = previews

    def read(self, exhibit_ids: Sequence[UUID], progress: Progress) -> Suggested:
        """Raises what `progress` raises. A picture that cannot be opened is named and holds nobody up."""
        seen: list[tuple[Exhibit, PictureRows]] = []
        unread: list[tuple[Exhibit, str]] = []
        for done, exhibit_id in enumerate(exhibit_ids):
            with self._office.reading() as reading:
                exhibit = reading.get(Exhibit, exhibit_id)
            progress.step(done, 2 * len(exhibit_ids), exhibit.number)
            told = self._told(exhibit)
            if isinstance(told, PictureRows):
                seen.append((exhibit, told))
            else:
                unread.append((exhibit, told))
        seen = self._as_wide(seen)
        screens = [told.rows for _, told in seen]
        placed = put_in_order(
            screens, taken_ranks([each for each, _ in seen]), _Second(progress, len(exhibit_ids))
        )
        return _suggested(seen, placed, unread)

    def _told(self, exhibit: Exhibit) -> PictureRows | str:
        """Its rows, or why there are none."""
        try:
            _, kind, content = open_picture(self._office, self._files, exhibit.id, to_make_one=False)
        except SafetyDeskError as fault:
            return wording.sentence(fault).text
        told = picture_rows(self._previews, content, kind)
        return wording.words("no_preview", told.reason) if isinstance(told, NoPreview) else told

    def _as_wide(self, seen: Sequence[tuple[Exhibit, PictureRows]]) -> list[tuple[Exhibit, PictureRows]]:
        """All told as if they were as wide as most: one may have been made smaller on its way here."""
        if not seen:
            return []
        usual = Counter(told.width for _, told in seen).most_common(1)[0][0]
        found = []
        for exhibit, told in seen:
            again: PictureRows | NoPreview = told
            if told.width != usual:
                content = read_again(self._office, self._files, exhibit)
                again = picture_rows(self._previews, content, kind_named(exhibit.sealed.kind), usual)
            found.append((exhibit, again if isinstance(again, PictureRows) else told))
        return found


class _Second:
    """The second half of the way: comparing, after reading."""

    def __init__(self, progress: Progress, half: int) -> None:
        self._progress, self._half = progress, half

    def step(self, done: int, total: int, label: str) -> None:
        self._progress.step(self._half + done * self._half // max(1, total), 2 * self._half, label)


def taken_ranks(exhibits: Sequence[Exhibit]) -> list[int]:
    """When each was taken, as a rank: by what the card says, else the file, else its name, else its number.

    Only what tells all of them apart is asked, in seconds: files copied at one go have one time, or nearly.
    """
    by_card = [each.card.captured.utc for each in exhibits if each.card.captured]
    by_file = [
        each.sealed.file_modified.utc.replace(microsecond=0) for each in exhibits if each.sealed.file_modified
    ]
    by_name = [_in_parts(each.sealed.original_name) for each in exhibits]
    by_number = [_in_parts(each.number) for each in exhibits]
    for keys in (by_card, by_file, by_name, by_number):
        if len(set(keys)) == len(exhibits):
            return [sorted(keys).index(key) for key in keys]
    return list(range(len(exhibits)))


def _in_parts(name: str) -> tuple[tuple[int, str], ...]:
    """So that 9 comes before 10."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", name))


def _suggested(
    seen: Sequence[tuple[Exhibit, PictureRows]],
    placed: Sequence[Placed],
    unread: Sequence[tuple[Exhibit, str]],
) -> Suggested:
    parts, same, certain = [], [], []
    for each in placed:
        exhibit, told = seen[each.index]
        overlap = round(each.overlap * told.height / told.rows.height)
        parts.append(Part(exhibit_id=exhibit.id, number=exhibit.number, overlap=overlap, is_gap=each.is_gap))
        certain.append((exhibit.id, each.certainty))
        if each.same_as is not None:
            same.append((exhibit.id, seen[each.same_as][0].number))
    parts += [Part(exhibit_id=each.id, number=each.number, is_gap=bool(parts)) for each, _ in unread]
    return Suggested(
        parts=tuple(parts),
        unread=tuple(f"{each.number}: {why}" for each, why in unread),
        same=tuple(same),
        certain=tuple(certain),
    )
