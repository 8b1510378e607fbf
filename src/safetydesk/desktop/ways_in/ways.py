"""Every way in, in one place: the area for drops, its buttons, and the cards they open. It opens no file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.drop_area import DropArea
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.desktop.ways_in.offering import ScreenPicture, ScreenWanted, Thing
from safetydesk.desktop.ways_in.phone_card import PhoneCard
from safetydesk.desktop.ways_in.screen_card import ScreenCard
from safetydesk.desktop.ways_in.screen_taking import ScreenTaking
from safetydesk.domain.clock import Moment


class WaysIn(QWidget):
    """`offered` carries list[Thing], unread: the question comes first. `nothing_offered` for a paste of no evidence.

    `address_wanted` carries the address of a link that came without its picture, and is to be kept.
    """

    offered = Signal(object)
    nothing_offered = Signal()
    address_wanted = Signal(str)

    def __init__(self, around: Surroundings, now: Callable[[], Moment], drop_words: str) -> None:
        super().__init__()
        self._around, self._now = around, now
        self._link = ""
        self._taken: Callable[[list[ScreenPicture]], None] = lambda _pictures: None
        self.drop = DropArea(drop_words, self._choose_files, wording.label("way_area"))
        self.screen_card = ScreenCard(around.screens)
        self.phone_card = PhoneCard(around.tasks, around.errors)
        self.taking = ScreenTaking(self, around.screens, now)
        self._said = Banner()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(12))
        for part in (self.drop, self.screen_card, self.phone_card, self._said):
            column.addWidget(part)
        for words, icon, act in (
            ("way_folder", "incidents", self._choose_folder),
            ("way_screen", "region", self._open_screen),
            ("way_phone", "device", self._open_phone),
        ):
            button = quiet(wording.label(f"{words}_short"), wording.label(words), icon=icon)
            button.clicked.connect(lambda _on=False, act=act: act())
            self.drop.add_act(button)
        self._connect()

    def _connect(self) -> None:
        self.drop.files_offered.connect(lambda files: self._offer(list(files)))
        self.drop.image_offered.connect(lambda picture: self._offer([picture]))
        self.drop.link_offered.connect(self._say_link)
        self.drop.nothing_offered.connect(self.nothing_offered)
        self.screen_card.wanted.connect(lambda wanted: self._offer([wanted]))
        self.screen_card.paste_wanted.connect(self._paste_instead)
        self.phone_card.wanted.connect(self._offer)
        for card in (self.screen_card, self.phone_card):
            card.left.connect(self.drop.setFocus)
        self._said.acted.connect(self._said_acted)
        self.taking.counting.connect(self._count)
        self.taking.ended.connect(self._said.dismiss)
        self.taking.taken.connect(self._hand_on)
        self.taking.left.connect(lambda: self._said.say(wording.label("way_screen_left")))
        self.taking.refused.connect(lambda: self.screen_card.open(refused=True))

    def take_screen(self, wanted: ScreenWanted, taken: Callable[[list[ScreenPicture]], None]) -> None:
        """After the question was answered "no": take it, and give it to `taken`. Left or refused, nothing comes."""
        self._taken = taken
        self.taking.begin(wanted)

    def choose_files(self) -> None:
        """Ask for files to add."""
        chosen = self._choose_files()
        if chosen:
            self._offer(list(chosen))

    def take(self, offered: QMimeData) -> bool:
        """Take what was dropped; whether there was anything in it."""
        return self.drop.take(offered)

    def quieten(self) -> None:
        """Take away what was opened and said here."""
        self.taking.cancel()
        self.screen_card.hide()
        self.phone_card.hide()
        self._said.dismiss()

    def _offer(self, things: list[Thing]) -> None:
        self._said.dismiss()
        self.screen_card.hide()
        self.phone_card.hide()
        self.offered.emit(things)

    def _choose_files(self) -> list[Path]:
        return list(self._around.prompts.choose_files(wording.label("way_choose_files")))

    def _choose_folder(self) -> None:
        chosen = self._around.prompts.choose_folder(wording.label("way_choose_folder"))
        if chosen is not None:
            self._offer([chosen])

    def _open_phone(self) -> None:
        chosen = self._around.prompts.choose_folder(wording.label("way_choose_phone"))
        if chosen is not None:
            self.screen_card.hide()
            self._said.dismiss()
            self.phone_card.open(chosen, self._now())
        else:  # perhaps because the phone was not to be found there
            self._said.say(wording.label("way_phone_windows"), "info")

    def _open_screen(self) -> None:
        self._said.dismiss()
        self.phone_card.hide()
        self.screen_card.open()

    def _paste_instead(self) -> None:
        self.screen_card.hide()
        self.drop.paste()

    def _hand_on(self, pictures: list[ScreenPicture]) -> None:
        self._taken(pictures)

    def _say_link(self, address: str) -> None:
        self._link = address
        self._said.say(
            wording.label("way_link"),
            "info",
            wording.label("way_link_remedy"),
            wording.label("way_link_keep"),
        )

    def _count(self, seconds: int) -> None:
        if seconds:
            self._said.say(
                wording.label("way_counting", seconds=str(seconds)),
                button=wording.label("way_counting_stop"),
                can_dismiss=False,
            )

    def _said_acted(self) -> None:
        self._said.dismiss()
        if self.taking.is_under_way:
            self.taking.cancel()
        else:
            self.address_wanted.emit(self._link)
