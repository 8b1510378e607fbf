"""Run in a D-Bus session that plays the system's bus too: says what was heard, and how long after it was sent.

linux_child.py SENT...: each a signal as `dbus-send` wants it; "block" keeps the window's thread from its loop first.
"""

from __future__ import annotations

import subprocess
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from safetydesk.desktop.leaving.signals import of_this_system

heard: list[float] = []


def send(words: str) -> None:
    path, name, *arguments = words.split()
    subprocess.run(["dbus-send", "--session", "--type=signal", path, name, *arguments], check=True)


def main() -> None:
    app = QApplication([])
    window = QWidget()
    signals = of_this_system()
    signals.start(window, lambda: heard.append(time.monotonic()))
    signals.start(window, lambda: heard.append(time.monotonic()))

    def act() -> None:
        for words in sys.argv[1:]:
            before, began = len(heard), time.monotonic()
            blocks = words.startswith("block ")
            send(words.removeprefix("block "))
            while len(heard) == before and time.monotonic() - began < (2.0 if blocks else 0.7):
                if not blocks:
                    app.processEvents()
                time.sleep(0.01)
            print("heard" if len(heard) > before else "nothing", flush=True)
        signals.stop()
        send("/x org.gnome.ScreenSaver.ActiveChanged boolean:true")
        before = len(heard)
        time.sleep(0.2)
        print("heard after" if len(heard) > before else "over", flush=True)
        app.quit()

    QTimer.singleShot(100, act)
    app.exec()


main()
