"""Codes chosen by option, by ikicalc.toml and by pyproject.toml; wrong settings are told with their place."""

import pytest

from ikicalc.diagnostics import CODES, CatalogError, IkicalcError, NameLookupError
from ikicalc.pemeriksaan import Pilihan, read_codes, run_checks

from .katalog import entry

TWO = entry(teks="'(jumlah A : jumlah B'")  # IKI102 and IKI303

# What the cells of these tests are about; other checks may have more to say of them.
ABOUT = {"IKI102", "IKI303"}


def codes(path, choice=None):
    return sorted({item.diagnostic.code for item in run_checks([str(path)], choice).laporan.temuan} & ABOUT)


def settings(path, text, name="ikicalc.toml"):
    (path.parent / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("select", "ignore", "code", "wanted"),
    [
        ((), (), "IKI303", True),
        (("IKI3",), (), "IKI303", True),
        (("IKI3",), (), "IKI102", False),
        (("IKI3",), ("IKI303",), "IKI303", False),
        (("IKI303",), ("IKI3",), "IKI303", True),
        (("IKI3",), ("IKI3",), "IKI303", False),
        ((), ("IKI",), "IKI303", False),
        (("IKI1", "IKI303"), (), "IKI303", True),
    ],
)
def test_longer_beginning_wins(select, ignore, code, wanted):
    assert Pilihan(select, ignore).wants(code) is wanted


def test_every_code_is_wanted_unless_said():
    assert all(Pilihan().wants(code) for code in CODES)


@pytest.mark.parametrize("word", ["IKI9", "303", "X", "IKI3O3", "IKI3031"])
def test_unknown_code_is_refused(word):
    with pytest.raises(NameLookupError) as caught:
        read_codes([word])
    assert caught.value.diagnostics[0].code == "IKI206"
    assert caught.value.diagnostics[0].help


def test_unknown_code_gets_a_suggestion():
    with pytest.raises(NameLookupError) as caught:
        read_codes(["IKI3O3"])
    assert caught.value.diagnostics[0].help == "mungkin maksud Anda `IKI303`?"


def test_file_of_settings_is_found_upwards(write):
    path = write(TWO, name="kantor/draf/contoh.yaml")
    assert codes(path) == ["IKI102", "IKI303"]
    (path.parents[1] / "ikicalc.toml").write_text('select = ["IKI1"]', encoding="utf-8")
    assert codes(path) == ["IKI102"]


def test_nearest_file_counts_and_ours_before_the_project(write):
    path = write(TWO, name="kantor/contoh.yaml")
    (path.parents[1] / "ikicalc.toml").write_text('select = ["IKI1"]', encoding="utf-8")
    settings(path, "[tool.other]\nx = 1\n", "pyproject.toml")
    assert codes(path) == ["IKI102"]
    settings(path, '[tool.ikicalc]\nignore = ["IKI1"]\n', "pyproject.toml")
    assert codes(path) == ["IKI303"]
    settings(path, "ignore = []\n")
    assert codes(path) == ["IKI102", "IKI303"]


def test_option_wins(write):
    path = write(TWO)
    settings(path, 'select = ["IKI1"]\n')
    assert codes(path, Pilihan(select=("IKI3",))) == ["IKI303"]


def test_codes_for_some_files_only(write):
    first, second = (
        write(TWO, name="a/contoh.yaml"),
        write(TWO.replace("contoh/1", "contoh/2"), name="b/lain.yaml"),
    )
    (first.parents[1] / "ikicalc.toml").write_text(
        '[per-file-ignores]\n"a/*.yaml" = ["IKI303"]\n', encoding="utf-8"
    )
    assert (codes(first), codes(second)) == (["IKI102"], ["IKI102", "IKI303"])


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('\nselect = "IKI3"\n', "IKI650", 2),
        ('select = ["IKI3"]\n\nignor = ["IKI303"]\n', "IKI650", 3),
        ('select = ["IKI3"\nignore = []\n', "IKI650", 2),
        ("[per-file-ignores]\nx = 1\n", "IKI650", 2),
        ("per-file-ignores = 3\n", "IKI650", 1),
        ('# select\nselect = ["IKI3", "IKI99"]\n', "IKI206", 2),
        ("\x00", "IKI650", 1),
    ],
)
def test_wrong_settings_are_told_with_their_line(write, text, code, line):
    path = write(TWO)
    settings(path, text)
    with pytest.raises(IkicalcError) as caught:
        run_checks([str(path)])
    finding = caught.value.diagnostics[0]
    assert finding.code == code
    assert finding.place.startswith(f"{path.parent / 'ikicalc.toml'}:{line}")
    assert finding.help


def test_wrong_table_in_the_project_file(write):
    path = write(TWO)
    settings(path, "[tool]\nikicalc = 3\n", "pyproject.toml")
    with pytest.raises(CatalogError) as caught:
        run_checks([str(path)])
    assert caught.value.diagnostics[0].place.endswith("pyproject.toml:2:1")
