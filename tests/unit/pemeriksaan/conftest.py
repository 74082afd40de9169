"""A catalog of given entries as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .katalog import HEAD


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a catalog of these entries and return its path."""

    def writer(*entries: str, name: str = "contoh.yaml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((HEAD + "".join(entries)).encode("utf-8"))
        return path

    return writer
