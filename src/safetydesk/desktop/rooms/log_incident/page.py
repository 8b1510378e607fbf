"""Log an incident: one page, two things needed, everything kept as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import Columns, Page, column
from safetydesk.desktop.kit.paste_elsewhere import PasteElsewhere
from safetydesk.desktop.rooms.log_incident.access_offers import AccessOffers
from safetydesk.desktop.rooms.log_incident.capture_card import CARD_PROBLEMS
from safetydesk.desktop.rooms.log_incident.described import DescribedItemForm
from safetydesk.desktop.rooms.log_incident.draft_keeping import DraftKeeping
from safetydesk.desktop.rooms.log_incident.evidence import EvidencePanel
from safetydesk.desktop.rooms.log_incident.evidence_desk import EvidenceDesk
from safetydesk.desktop.rooms.log_incident.form import LogForm
from safetydesk.desktop.rooms.log_incident.likely_next import LikelyNext
from safetydesk.desktop.rooms.log_incident.presenter import LogPresenter
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.drafts import DescribedItemDraft, IncidentDraft
from safetydesk.domain.errors import Refusal, SafetyDeskError
from safetydesk.domain.incident import Incident

INCIDENT_ROOM, ELSEWHERE = "incident", "independent"
AFTER_DISCARD = "today"
ADVISED_BY = ("categories", "severity", "severity_reason", "sexual_image", "people", "discovered")
"""Fields on which it depends what is raised, and which clocks and pathways begin."""
_FIRST_WORDS = 80
"""Letters of an unfinished draft by which it is told apart."""


class LogIncidentPage(Page):
    """`show_record(draft_id=...)` goes on with a kept draft; without one, with what stands here, or a fresh one."""

    def __init__(self, surroundings: Surroundings, presenter: LogPresenter) -> None:
        super().__init__(wording.label("log_title"), wording.label("log_subtitle"))
        self._around = surroundings
        self._presenter = presenter
        self._saved: Incident | None = None
        self._is_saving = False
        self._banner = Banner()
        self._offer = Banner()
        self.banners.addWidget(self._offer)
        self.banners.addWidget(self._banner)
        self._access = AccessOffers(presenter, self.banners, self)
        self._form = LogForm(presenter)
        self._evidence = EvidencePanel(presenter, surroundings)
        self._next = LikelyNext()
        self._keeping = DraftKeeping(self, surroundings.tasks, presenter, self._form, self._told)
        self._evidence_desk = EvidenceDesk(self, surroundings, presenter, self._evidence, self._keeping)
        self._described = DescribedItemForm(presenter.vocabulary)
        self._described.hide()
        card = Card()
        card.add(self._form)
        self._columns = Columns(card, column(self._evidence, self._next, gap=14), share=(2, 1), narrow=820)
        self.add(self._columns)
        self.add(self._described)
        self._save_button = primary(wording.label("log_save"))
        self._discard_button = secondary(wording.label("log_discard"))
        self.add_act(self._discard_button)
        self.add_act(self._save_button)
        self._connect()
        self._begin(presenter.fresh())

    def _connect(self) -> None:
        self._access.restrict_wanted.connect(self._form.restrict)
        self._access.elsewhere_wanted.connect(self._go_elsewhere)
        self._access.shown.connect(self._offer.dismiss)  # there is room for one of them beside the form
        self._save_button.clicked.connect(self.save)
        self._discard_button.clicked.connect(self.discard)
        self.save_by_keys(self.save)
        _shortcut(self, QKeySequence(QKeySequence.StandardKey.Paste)).activated.connect(
            self._evidence.drop.paste
        )
        PasteElsewhere(self)
        self._form.changed.connect(self._form_changed)
        self._form.files_pasted.connect(lambda paths: self._evidence.offer(list(paths)))
        self._form.image_pasted.connect(lambda content: self._evidence.offer([content]))
        self._evidence.address_wanted.connect(self._keep_address)
        self._offer.acted.connect(self._take_offer)
        self._described.save_wanted.connect(self._save_description)
        self._described.left.connect(self._to_incident)

    def show_record(self, draft_id: str = "") -> None:
        """Show the draft `draft_id`; without one, go on with what stands here."""
        if self._saved is not None:
            self._to_incident()
            return
        if self._keeping.is_untouched() and not self._is_busy_with_files() and not self._form.unmade_person():
            self._begin(self._presenter.fresh())  # its times are of now, not of when the page was last left
        if draft_id and draft_id != str(self._keeping.draft.id):
            self._keeping.keep_now()
            found = self._presenter.kept(draft_id)
            if found is None:
                self._banner.say(wording.label("log_draft_gone"), "warning")
            else:
                self._begin(found, was_kept=True)
        self._offer_back()
        self.scroll_to(self._form.form.field("summary"))
        if not draft_id and self._is_begun():
            # Whoever wanted another one must not type on in this one unawares: the cursor waits outside.
            words = wording.label("log_began", time=self._keeping.began_words())
            self._offer.say(words, "info", wording.label("log_began_remedy"))
            self._offer.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._form.begin()

    def keep_drafts(self) -> None:
        """Seal what stands here at once: the window is about to go."""
        self._keeping.keep_now()

    def save(self) -> None:
        """Save with what there is, or say beside the fields what is missing."""
        if self._is_saving or self._saved is not None:
            return
        self._banner.dismiss()
        blocked = self._blocked()
        draft = self._keeping.gathered()
        problems = [*self._form.unread(), *self._evidence.capture.unread()]
        told = {key for key, _words in problems}
        problems += [each for each in self._presenter.problems(draft) if each[0] not in told]
        homeless = self._form.show_problems([each for each in problems if each[0] not in CARD_PROBLEMS])
        self._evidence_desk.show_card_in_trouble(draft)
        homeless += self._evidence.capture.show_problems(
            [each for each in problems if each[0] in CARD_PROBLEMS]
        )
        if problems or blocked:
            words = blocked or (homeless[0] if homeless else wording.label("log_not_saved_yet"))
            self._banner.say(words, "warning", wording.label("log_draft_is_kept"))
            return
        self._is_saving = True
        self._save_button.setEnabled(False)
        self._keeping.stop()
        work = partial(self._log, draft)
        self._around.tasks.run(wording.label("log_saving"), work, self._logged, self._not_logged, self)

    def discard(self) -> None:
        """Throw the draft away: asked once, and once more when it holds files."""
        if self._is_saving:
            return
        if self._keeping.is_empty():
            if not self._evidence_desk.is_receiving:
                self._begin(self._presenter.fresh())
            self._around.navigator.go(AFTER_DISCARD)
            return
        prompts = self._around.prompts
        if not prompts.ask(
            wording.label("log_discard_ask"), wording.label("log_discard_yes"), wording.label("log_discard_no"),
            danger=True,
        ):  # fmt: skip
            return
        count = len(self._keeping.draft.evidence)
        if count and not prompts.ask(
            wording.label("log_discard_files_ask", files=wording.count_words(count, "sealed file")),
            wording.label("log_discard_files_yes"),
            wording.label("log_discard_no"),
            detail=wording.label("log_discard_files_detail"),
            danger=True,
        ):
            return
        self._keeping.stop()
        draft = self._keeping.draft

        def work(_progress: object) -> None:
            self._presenter.discard(draft, sure=count > 0)

        self._around.tasks.run(wording.label("log_discarding"), work, self._discarded, self._failed, self)

    def _discarded(self, _nothing: object) -> None:
        self._begin(self._presenter.fresh())
        self._around.navigator.go(AFTER_DISCARD)

    def _log(self, draft: IncidentDraft, _progress: object) -> Incident:
        return self._presenter.log(draft)

    def _logged(self, incident: Incident) -> None:
        self._saved = incident
        self._is_saving = False
        self._save_button.setEnabled(True)
        answer = self._evidence_desk.withheld
        if answer:
            self._ask_description(incident, answer == "yes")
        else:
            self._to_incident()

    def _not_logged(self, error: BaseException) -> None:
        self._is_saving = False
        self._save_button.setEnabled(True)
        self._keeping.go_on()
        self._around.errors.show(error, self._banner, self._form.form)

    def _failed(self, error: BaseException) -> None:
        self._keeping.go_on()
        self._around.errors.show(error, self._banner)

    def _ask_description(self, incident: Incident, sexual_image: bool) -> None:
        title = wording.label("log_saved_title", reference=incident.reference)
        self.set_title(title, wording.label("log_saved_describe"))
        self._columns.hide()
        self._show_acts(False)
        self._described.show()
        self._described.begin(sexual_image)

    def _save_description(self, item: DescribedItemDraft) -> None:
        if self._saved is None:
            return
        incident_id = self._saved.id

        def work(_progress: object) -> None:
            self._presenter.describe(incident_id, item)

        failed = self._around.errors.for_room(self._banner, self._described.form)
        self._around.tasks.run(
            wording.label("log_describing"), work, lambda _nothing: self._to_incident(), failed, self
        )

    def _to_incident(self) -> None:
        saved, self._saved = self._saved, None
        self._begin(self._presenter.fresh())
        if saved is not None:
            self._around.navigator.go(INCIDENT_ROOM, id=str(saved.id))

    def _show_acts(self, shown: bool) -> None:
        self._save_button.setVisible(shown)
        self._discard_button.setVisible(shown)

    def _begin(self, draft: IncidentDraft, was_kept: bool = False) -> None:
        """Show a draft from its start."""
        self._saved = None
        self._form.lists_afresh()
        self._described.hide()
        self._columns.show()
        self._show_acts(True)
        self.set_title(wording.label("log_title"), wording.label("log_subtitle"))
        self._banner.dismiss()
        self._offer.dismiss()
        self._access.dismiss()
        self._keeping.begin(draft, was_kept)
        self._evidence_desk.begin(draft)
        self._advise()
        self._access.show(draft)
        self.scroll_to(self._form)

    def _go_elsewhere(self) -> None:
        """What is typed may be taken along; it goes from what is kept, and what could not be kept stays here."""
        with suppress(SafetyDeskError):
            self._keeping.keep_now()
        self._around.navigator.go(ELSEWHERE, draft_id=str(self._keeping.draft.id))

    def _form_changed(self, key: str) -> None:
        if key in ("people", "restricted"):
            self._access.show(self._form.onto(self._keeping.draft), self._form.being_made())
        self._keeping.changed()
        self._banner.dismiss()
        if key in ADVISED_BY:
            self._advise()

    def _advise(self) -> None:
        advice = self._presenter.advice(self._keeping.gathered())
        self._form.show_least(advice.least, advice.least_words, advice.raised, advice.raised_words)
        self._next.show_advice(advice)
        self._evidence.show_lock(advice.is_locked)
        if advice.is_locked:
            self._evidence_desk.stop_for_lock()

    def _blocked(self) -> str:
        """Why saving must wait for an answer, in words; empty where it need not."""
        if self._evidence.is_asking:
            return wording.label("log_answer_first")
        if self._evidence_desk.is_receiving:
            return wording.label("log_wait_for_sealing")
        if self._evidence_desk.is_isolating:
            return wording.label("log_wait_for_isolating")
        return wording.label("log_person_first") if self._form.unmade_person() else ""

    def _is_busy_with_files(self) -> bool:
        """Whether files wait for an answer, are being sealed, or were withheld and are to be described."""
        desk = self._evidence_desk
        return self._evidence.is_asking or desk.is_receiving or bool(desk.withheld)

    def _is_begun(self) -> bool:
        return not self._keeping.is_empty() or self._is_busy_with_files() or self._form.unmade_person()

    def _offer_back(self) -> None:
        """A draft left behind by a crash or another day is offered, not pressed on anybody."""
        others = self._others()
        if others and self._keeping.is_empty():
            words = wording.label(
                "log_draft_waits", drafts=wording.count_words(len(others), "unfinished draft")
            )
            self._offer.say(words, "info", _first_words(others[-1]), wording.label("log_go_on"))
        else:
            self._offer.dismiss()

    def _keep_address(self, address: str) -> None:
        """A link came without its picture: into the form, or, where an address stands there, onto the next file."""
        field = self._form.form.field("address")
        if field.value():
            self._evidence.keep_address(address)
        else:
            field.set_value(address)
            self._evidence.say(wording.label("way_link_kept_form"))

    def _take_offer(self) -> None:
        others = self._others()
        if others:
            self._begin(others[-1], was_kept=True)
            self._form.begin()

    def _others(self) -> Sequence[IncidentDraft]:
        here: UUID = self._keeping.draft.id
        return [draft for draft in self._presenter.unfinished() if draft.id != here]

    def _told(self, words: str, error: BaseException | None = None) -> None:
        """What the keeping of the draft has to say."""
        self.subtitle.setText(words)
        if error is not None:
            self._around.errors.show(error, self._banner if isinstance(error, Refusal) else None)


def _first_words(draft: IncidentDraft) -> str:
    said = " ".join(draft.summary.split())
    return said if len(said) <= _FIRST_WORDS else f"{said[:_FIRST_WORDS].rsplit(' ', 1)[0]} …"


def _shortcut(page: QWidget, keys: QKeySequence) -> QShortcut:
    shortcut = QShortcut(keys, page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return shortcut


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return LogIncidentPage(surroundings, LogPresenter.of(surroundings.desk))
