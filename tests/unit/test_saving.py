"""A file is written whole or not at all, and what was there is lost in neither case."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ikicalc.diagnostics import SourceFileError
from ikicalc.saving import replacing, save


def test_failure_midway_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "hasil.csv"
    path.write_text("lama")
    with pytest.raises(ZeroDivisionError), replacing(path) as part:  # noqa: PT012 - both are the point
        part.write_text("setengah")
        raise ZeroDivisionError
    assert [(item.name, item.read_text()) for item in tmp_path.iterdir()] == [("hasil.csv", "lama")]


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "hasil.csv", tmp_path / "tautan.csv"
    path.write_text("lama")
    path.chmod(0o640)
    link.symlink_to(path)
    save(link, b"baru")
    assert (link.is_symlink(), path.read_text(), path.stat().st_mode & 0o777) == (True, "baru", 0o640)


def test_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "biasa").write_bytes(b"")
    save(tmp_path / "hasil.csv", b"baru")
    assert (tmp_path / "hasil.csv").stat().st_mode == (tmp_path / "biasa").stat().st_mode


def test_device_is_written_to_and_never_replaced() -> None:
    save(os.devnull, b"baru")
    assert not Path(os.devnull).is_file()
    with replacing(os.devnull) as part:
        assert part == Path(os.devnull)


@pytest.mark.parametrize(
    ("name", "cause", "help"),
    [
        ("tidak-ada/hasil.csv", "foldernya tidak ada", "buat dahulu foldernya"),
        (".", "itu sebuah folder", "tambahkan nama berkas"),
        ("a\0b", "null", ""),
        ("x" * 300, "namanya terlalu panjang", ""),
    ],
)
def test_place_that_cannot_be_written_is_told(tmp_path: Path, name: str, cause: str, help: str) -> None:
    with pytest.raises(SourceFileError) as caught:
        save(f"{tmp_path}/{name}", b"baru")
    assert caught.value.diagnostics[0].code == "IKI850"
    assert cause in caught.value.diagnostics[0].message
    assert help in caught.value.diagnostics[0].help
    assert list(tmp_path.iterdir()) == []
