"""The desk of the services' tests: a duty is kept by the whole of the program, not by a part of it."""

from __future__ import annotations

from tests.services.conftest import clock, desk, profile, sealed_store, store_path

__all__ = ["clock", "desk", "profile", "sealed_store", "store_path"]
