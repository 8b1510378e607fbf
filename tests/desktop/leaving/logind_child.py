"""Run in a D-Bus session that plays the system's bus: one thread is logind, the other the program that it waits for."""

from __future__ import annotations

import os
import select
import sys
import threading
import time

from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtWidgets import QApplication, QWidget

from safetydesk.desktop.leaving.linux import LOGIND, MANAGER, LinuxSignals

heard = threading.Event()
named = threading.Event()
slept = threading.Event()
over = threading.Event()


def say(words: str) -> None:
    print(words, flush=True)


def logind() -> None:
    bus = open_dbus_connection(bus="SESSION", enable_fds=True)
    bus.send_and_get_reply(message_bus.RequestName(LOGIND))
    named.set()
    reader = inhibited(bus)
    say("asked to sleep")
    place = DBusAddress("/org/freedesktop/login1", interface=MANAGER)
    bus.send(new_signal(place, "PrepareForSleep", "b", (True,)))
    heard.wait(10)
    say("heard")
    say("let go" if select.select([reader], [], [], 0.3)[0] else "still held")
    slept.set()
    say("let go" if select.select([reader], [], [], 10)[0] else "held for ever")
    over.set()


def inhibited(bus: DBusConnection) -> int:
    """The end of a pipe that tells when the other one is closed everywhere."""
    while True:
        asked = bus.receive()
        fields = asked.header.fields
        if (
            asked.header.message_type is MessageType.method_call
            and fields.get(HeaderFields.member) == "Inhibit"
        ):
            say(" ".join(("Inhibit", *asked.body)))
            reader, writer = os.pipe()
            bus.send(new_method_return(asked, "h", (writer,)))
            os.close(writer)
            return reader


def main() -> None:
    app = QApplication([])
    window = QWidget()
    threading.Thread(target=logind, daemon=True).start()
    named.wait(10)
    signals = LinuxSignals()
    signals.start(window, heard.set)
    until = time.monotonic() + 20
    while not slept.is_set() and time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)
    signals.stop()
    while not over.is_set() and time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)
    sys.exit(0 if over.is_set() else 1)


main()
