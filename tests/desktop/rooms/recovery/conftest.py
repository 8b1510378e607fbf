"""The room on a real encrypted store."""

from __future__ import annotations

from tests.services.conftest import clock, desk, profile, sealed_store, store_path

from furnished_room import around

__all__ = ["around", "clock", "desk", "profile", "sealed_store", "store_path"]
