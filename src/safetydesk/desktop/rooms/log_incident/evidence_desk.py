"""What happens to files offered on the page: sealed into the draft, refused one by one, or not added at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.rooms.log_incident.draft_keeping import DraftKeeping
from safetydesk.desktop.rooms.log_incident.evidence import EvidencePanel
from safetydesk.desktop.rooms.log_incident.presenter import LogPresenter, Received
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.desktop.ways_in.offering import ScreenWanted, Thing, count_words, screen_wanted
from safetydesk.domain.drafts import IncidentDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.image_guard import NO
from safetydesk.domain.progress import Progress
from safetydesk.intake.preview import NoPreview, Picture

MOST_REFUSED = 20
"""Refusals said one by one."""


class EvidenceDesk(QObject):
    """Runs the sealing. `withheld` is the last answer other than "no": then a description is asked for."""

    def __init__(
        self,
        page: QWidget,
        surroundings: Surroundings,
        presenter: LogPresenter,
        panel: EvidencePanel,
        keeping: DraftKeeping,
    ) -> None:
        super().__init__(page)
        self._page, self._around = page, surroundings
        self._presenter, self._panel, self._keeping = presenter, panel, keeping
        self.withheld = ""
        self.is_receiving = False
        self._isolating: set[str] = set()
        self._is_away_meanwhile = False
        self._stop_batch: Callable[[], None] = _nothing
        self._is_locked_meanwhile = False
        keeping.files_changed.connect(self._show_files)
        panel.answered.connect(self._receive)
        panel.remove_wanted.connect(self._remove)
        panel.isolate_wanted.connect(self._isolate)
        panel.look_wanted.connect(self._look)
        panel.card_changed.connect(self._card_changed)
        panel.card_wanted.connect(self._card_wanted)
        panel.capture.number_wanted.connect(self._number)

    @property
    def is_isolating(self) -> bool:
        """Whether a file is being put out of sight."""
        return bool(self._isolating)

    def begin(self, draft: IncidentDraft) -> None:
        """Show the files of another draft."""
        self.withheld = ""
        self._is_locked_meanwhile = False
        self._panel.quieten()
        self._panel.show_sealed(self._presenter.sealed(draft.evidence))

    def _receive(self, offered: Sequence[Thing], answer: str) -> None:
        """Seal what was offered; a picture of the screen is taken after the rest is in."""
        wanted = screen_wanted(offered) if answer == NO else None
        others = [one for one in offered if wanted is None or not isinstance(one, ScreenWanted)]
        if others:
            self._seal(others, answer, wanted)
        elif wanted is not None:
            self._take_screen(wanted)

    def _take_screen(self, wanted: ScreenWanted) -> None:
        self._panel.ways.take_screen(wanted, lambda pictures: self._seal(list(pictures), NO, None))

    def _seal(self, things: Sequence[Thing], answer: str, then: ScreenWanted | None) -> None:
        self.is_receiving, self._is_away_meanwhile = True, False
        self._keeping.hold()
        writing = self._keeping.taken_down()

        def work(progress: Progress) -> Received:
            return self._presenter.receive(writing.words, things, answer, progress)

        label = wording.label("log_sealing", files=count_words(things))
        failed = partial(self._stopped, answer)
        done = partial(self._received, len(writing.words.evidence), then)
        self._stop_batch = self._around.tasks.begin(label, work, done, failed, self._page)

    def stop_for_lock(self) -> None:
        """The draft may hold no image from now on: no more comes in, and what did goes out of sight, both at once."""
        if self.is_receiving and not self._is_locked_meanwhile:
            self._is_locked_meanwhile = True
            self._stop_batch()
            self._panel.cover_all()
            self._panel.say(wording.label("log_locked_meanwhile"), "warning")
            self._keeping.keep_at_once()

    def _end_for_lock(self) -> bool:
        """Whether a batch was stopped by `stop_for_lock`: then it is kept once more, and said once all is isolated."""
        was_locked, self._is_locked_meanwhile = self._is_locked_meanwhile, False
        if was_locked:
            self._show_files()
            self._keeping.keep_at_once(self._say_locked)
        return was_locked

    def _say_locked(self) -> None:
        evidence = self._keeping.draft.evidence
        if all(each.isolated for each in evidence):
            title = wording.label("log_locked_isolated" if evidence else "log_locked_nothing_in")
            self._panel.say(title, "warning", self._presenter.what_now() if evidence else "")

    def _show_files(self) -> None:
        self._panel.show_sealed(self._presenter.sealed(self._keeping.draft.evidence))

    def _received(self, before: int, then: ScreenWanted | None, intake: Received) -> None:
        self.is_receiving, self._stop_batch = False, _nothing
        if intake.draft is not None and intake.draft.id != self._keeping.draft.id:
            self._keeping.resume()  # another draft stands here by now
            return
        self._keeping.resume(intake.draft)
        self._show_files()
        if self._end_for_lock():
            return
        new = self._keeping.draft.evidence[before:]
        self._panel.added(intake)
        if new:
            self._panel.capture.begin([each.sealed.file_name for each in new], new[0].card)
        self._say(intake, len(new))
        if then is not None and not intake.was_cancelled:
            self._take_screen(then)

    def _say(self, intake: Received, count: int) -> None:
        added = wording.label("log_added", files=wording.count_words(count, "file")) if count else ""
        if intake.refused:
            faults = [wording.sentence(error).whole() for error in intake.refused[:MOST_REFUSED]]
            if len(intake.refused) > MOST_REFUSED:
                faults.append(wording.label("way_more", count=str(len(intake.refused) - MOST_REFUSED)))
            told = "\n".join(faults)
            self._tell(wording.label("log_some_refused"), "warning", "\n".join(filter(None, (told, added))))
        elif intake.was_cancelled:
            self._tell(wording.label("log_cancelled"), "info", added)
        elif added:
            self._tell(added)

    def _tell(self, text: str, tone: str = "info", remedy: str = "") -> None:
        """How a batch ended; what to do about a file put out of sight meanwhile stays said above it."""
        was_away, self._is_away_meanwhile = self._is_away_meanwhile, False
        if was_away:
            below = "\n".join(filter(None, (self._presenter.what_now(), text, remedy)))
            text, tone, remedy = wording.label("log_now_title"), "warning", below
        self._panel.say(text, tone, remedy)

    def _stopped(self, answer: str, error: BaseException) -> None:
        self.is_receiving, self._stop_batch = False, _nothing
        self._keeping.resume()
        if self._end_for_lock():
            return
        if isinstance(error, Refusal) and error.code == "image_question_stops":
            self.withheld = "yes" if "yes" in (answer, self.withheld) else answer
            self._tell(
                wording.label("log_stop_title"),
                "warning",
                "\n".join((wording.label("log_stop_advice"), wording.label("log_stop_then"))),
            )
            return
        if isinstance(error, Refusal):
            said = wording.sentence(error)
            self._tell(said.text, "warning", said.remedy)
            return
        self._around.errors.show(error)

    def _remove(self, file_name: str) -> None:
        if self.is_receiving or not self._around.prompts.ask(
            wording.label("log_remove_ask"), wording.label("log_remove_yes"), wording.label("log_remove_no"),
            danger=True,
        ):  # fmt: skip
            return
        self.is_receiving = True
        self._keeping.hold()
        writing = self._keeping.taken_down()

        def work(_progress: object) -> IncidentDraft:
            return writing.write(lambda draft: self._presenter.remove(draft, file_name))

        self._around.tasks.run(
            wording.label("log_removing"), work, self._removed, self._not_removed, self._page
        )

    def _look(self, file_name: str) -> None:
        """One picture of the draft, small; its being looked at is recorded."""
        evidence = next((e for e in self._keeping.draft.evidence if e.sealed.file_name == file_name), None)
        if evidence is None or self.is_receiving:
            return
        wanted = evidence

        def done(seen: Picture | NoPreview) -> None:
            if self._is_put_away(file_name):
                return  # since it was asked for
            if isinstance(seen, NoPreview):
                self._panel.say(wording.words("no_preview", seen.reason), "warning")
                return
            wide = seen.width * 3
            image = QImage(seen.rgb, seen.width, seen.height, wide, QImage.Format.Format_RGB888).copy()
            self._panel.show_picture(file_name, image)

        self._around.tasks.run(
            wording.label("log_looking"),
            lambda _progress: self._presenter.look(wanted),
            done,
            self._not_shown,
            self._page,
        )

    def _is_put_away(self, file_name: str) -> bool:
        held = self._keeping.draft.evidence
        away = {each.sealed.file_name for each in held if each.isolated}
        return self._is_locked_meanwhile or file_name in away | self._isolating

    def _not_shown(self, error: BaseException) -> None:
        self._around.errors.show(error)

    def _isolate(self, file_name: str) -> None:
        """Nothing is asked first: out of sight, then what to do. It waits for nothing that is under way, a batch of
        files coming in least of all, and neither a lock nor leaving takes it back."""
        if file_name in self._isolating:
            return
        self._panel.cover_all()
        self._panel.say(wording.label("log_isolating_now"), "warning")
        self._isolating.add(file_name)
        writing = self._keeping.taken_down()

        def done(kept: IncidentDraft) -> None:
            self._isolating.discard(file_name)
            self._is_away_meanwhile = self.is_receiving
            self._keeping.put_away(kept)
            self._show_files()
            self._panel.say(wording.label("log_now_title"), "warning", self._presenter.what_now())

        def failed(error: BaseException) -> None:
            self._isolating.discard(file_name)
            self._panel.say(
                wording.label("log_not_isolated"), "warning", wording.label("log_not_isolated_remedy")
            )
            self._around.errors.show(error)

        self._around.tasks.run_at_once(
            lambda: writing.write(lambda draft: self._presenter.isolate(draft, file_name)),
            done,
            failed,
            self._page,
        )

    def _removed(self, draft: IncidentDraft) -> None:
        self.is_receiving = False
        self._keeping.resume(draft)
        self._show_files()
        if not draft.evidence:
            self._panel.capture.forget()

    def _not_removed(self, error: BaseException) -> None:
        self.is_receiving = False
        self._keeping.resume()
        self._around.errors.show(error)

    def _card_changed(self) -> None:
        names = self._panel.capture.names()
        if names:
            typed = self._panel.capture.typed()
            self._keeping.draft = self._presenter.with_card(self._keeping.draft, names, typed)
            self._keeping.changed()

    def show_card_in_trouble(self, draft: IncidentDraft) -> None:
        """Bring up the card of the first file that has something wrong on it, unless it stands there already."""
        name = self._presenter.card_in_trouble(draft)
        if name and name not in self._panel.capture.names():
            self._card_wanted(name)

    def _card_wanted(self, file_name: str) -> None:
        """One file's own card, to be corrected."""
        for each in self._keeping.draft.evidence:
            if each.sealed.file_name == file_name:
                about = each.sealed.original_name
                self._panel.capture.begin([file_name], each.card, about=about, folded=False)

    def _number(self) -> None:
        names = self._panel.capture.names()
        if names and not self.is_receiving:
            self._keeping.draft = self._presenter.numbered(self._keeping.draft, names)
            self._keeping.changed()
            self._panel.say(wording.label("log_card_numbered", count=str(len(names))))


def _nothing() -> None:
    """There is no batch to be stopped."""
