"""The draft of the exemption form: kept as it is typed, put back when the form opens again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from safetydesk import wording
from safetydesk.desktop.form_keeping import FormKeeping
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.rooms.exemptions.form import FormPage
from safetydesk.desktop.rooms.exemptions.presenter import ExemptionFile, ExemptionsPresenter
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import FormDraft
from safetydesk.domain.errors import SafetyDeskError

FORM = "exemption"


class FormDrafting(QObject):
    """What is typed into `form` is kept until it is saved or thrown away, whichever way the form is left."""

    def __init__(self, form: FormPage, around: Surroundings, presenter: ExemptionsPresenter) -> None:
        super().__init__(form)
        self._form, self._around, self._presenter = form, around, presenter
        self._begun: Moment = presenter.moment()
        self._about = ""
        self.keeping = FormKeeping(form, around.tasks, presenter, self.gathered, self._told)
        form.typed.connect(self.keeping.changed)
        form.begun.acted.connect(self._start_afresh)

    def begin(self, file: ExemptionFile | None = None) -> None:
        """Open the form, fresh or to amend `file`, with what this member began there and did not save."""
        self.clear(file)
        self._about = str(file.exemption.id) if file else ""
        self._begun = self._presenter.moment()
        draft: FormDraft | None = None
        try:
            draft = self._presenter.begun(FORM, self._about, "")
        except SafetyDeskError as error:
            self._around.errors.show(error, self._form.banner)
        if draft is not None:
            self._put_back(draft)
        self.keeping.begin(FORM, self._about, "", is_kept=draft is not None)

    def clear(self, file: ExemptionFile | None = None) -> None:
        """Empty the form, or show `file` as it stands; what was kept stays kept."""
        self.keeping.end()
        self._form.begin(file)
        self._form.begun.dismiss()

    def gathered(self) -> FormDraft | None:
        """What stands in the form, as a draft; None where nothing was typed."""
        now, first = self._form.shown(), self._form.shown_first()
        if now == first:
            return None
        amends = self._form.editing is not None
        keys = [key for key, shown in now.items() if not amends or shown != first[key]]
        return FormDraft(
            form=FORM,
            about=self._about,
            begun=self._begun,
            kept=self._presenter.moment(),
            values={key: now[key][0] for key in keys},
            titles={key: now[key][1] for key in keys if now[key][1]},
            before={key: first[key][0] for key in keys} if amends else {},
        )

    def throw_away(self) -> None:
        """Let the draft go."""
        trouble = self.keeping.forget()
        if trouble is not None:
            self._around.errors.show(trouble)

    def _put_back(self, draft: FormDraft) -> None:
        first = self._form.shown_first()
        theirs = [
            self._form.label_of(key)
            for key, was in draft.before.items()
            if key in first and first[key][0] != was
        ]
        self._form.put_back(draft.values, draft.titles)
        self._begun = draft.begun
        at = wording.moment_words(draft.begun)
        said = wording.label("ex_begun_changed", names=", ".join(theirs)) if theirs else ""
        self._form.begun.say(wording.label("ex_begun_back", at=at), "info", said, wording.label("ex_afresh"))

    def _start_afresh(self) -> None:
        if self._around.prompts.ask(
            wording.label("ex_afresh_ask"),
            wording.label("ex_throw"),
            wording.label("ex_leave_no"),
            danger=True,
        ):
            self.throw_away()
            self.begin(self._form.editing)
            self._form.focus_first()

    def _told(self, draft: FormDraft | None, error: BaseException | None) -> None:
        if error is not None:
            self._around.errors.show(error, self._form.banner)
        elif draft is not None:
            kept = wording.label("ex_kept_at", time=wording.time_words(draft.kept))
            self._form.subtitle.setText(f"{kept} · {self._form.said}")


def offer(banner: Banner, drafts: Sequence[FormDraft], references: dict[str, str]) -> None:
    """Say on `banner` what lies begun; `references` names the records that are being amended."""
    if not drafts:
        banner.dismiss()
        return
    said = [
        wording.label(
            "ex_begun_amendment" if draft.about else "ex_begun_new",
            reference=references.get(draft.about, ""),
            at=wording.moment_words(draft.begun),
        )
        for draft in drafts
    ]
    banner.say(wording.label("ex_begun_title"), "info", "; ".join(said), wording.label("ex_go_on"))
