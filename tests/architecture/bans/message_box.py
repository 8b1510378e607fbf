from __future__ import annotations

from PySide6 import QtWidgets

BOX = QtWidgets.QMessageBox
