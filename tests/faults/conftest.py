"""The store of the services' tests, and a file system of three megabytes to fill."""

from __future__ import annotations

from tests.services.conftest import clock, desk, profile, sealed_store, store_path

from tiny_disk import tiny

__all__ = ["clock", "desk", "profile", "sealed_store", "store_path", "tiny"]
