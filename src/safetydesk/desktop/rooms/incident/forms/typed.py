"""The forms of this room read their fields as every form does."""

from __future__ import annotations

from safetydesk.desktop.typed_form import Text, TypedForm, texts

__all__ = ["Text", "TypedForm", "texts"]
