"""A certain rewrite changes its cell and nothing else, in every way that YAML writes a text."""

import pytest

from ikicalc.catalog import load_catalog
from ikicalc.pemeriksaan import run_checks
from ikicalc.pemeriksaan.perbaikan import repaired
from ikicalc.saving import save

from .katalog import HEAD, RATIO, entry

FIXED = f"{RATIO} dikali 100%"


def fix(path):
    return next(repaired(run_checks([str(path)])))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (RATIO, FIXED),
        (f"{RATIO}   # catatan", f"{FIXED}   # catatan"),
        (f"'{RATIO}'  # x", f"'{FIXED}'  # x"),
        (f'"{RATIO}"', f'"{FIXED}"'),
        ("jumlah A\n      dibagi   jumlah B", "jumlah A\n      dibagi   jumlah B dikali 100%"),
        ("'jumlah A\n\n      : jumlah B'", "'jumlah A\n\n      : jumlah B x 100%'"),
        (">-\n      jumlah A\n      : jumlah B", ">-\n      jumlah A\n      : jumlah B x 100%"),
        (f"> # k\n      {RATIO}\n", f"> # k\n      {FIXED}\n"),
        (f"|\n        {RATIO}\n\n", f"|\n        {FIXED}\n\n"),
        (f"|+\n      {RATIO}\n\n", f"|+\n      {FIXED}\n\n"),
        ("'jumlah ''A'' : jumlah B'", "'jumlah ''A'' : jumlah B x 100%'"),
        ('"jumlah kol\\u0061m : jumlah B"', '"jumlah kol\\u0061m : jumlah B x 100%"'),
        ('"jumlah kolam \\\n      aktif : jumlah B"', '"jumlah kolam \\\n      aktif : jumlah B x 100%"'),
        ("'jumlah A : jumlah B x 100'", "'jumlah A : jumlah B x 100%'"),
        (r"'$\frac{\text{A}}{\text{B}}$'", r"'$\frac{\text{A}}{\text{B}} \times 100\%$'"),
        (r'"$\\frac{\\text{A}}{\\text{B}}$"', r'"$\\frac{\\text{A}}{\\text{B}} \\times 100\\%$"'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_cell_changes(write, before, after, newline):
    path = write(
        entry(1, teks=before).replace("\n", newline), entry(2, teks=f"{RATIO} x 100%").replace("\n", newline)
    )
    done = fix(path)
    assert done.ditolak == ()
    assert done.baru == done.lama.replace(before.replace("\n", newline), after.replace("\n", newline), 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"Rumus = {RATIO} x 100%   # catatan", f"{RATIO} x 100%   # catatan"),
        (f"'Rumus : {RATIO} x 100%'  # x", f"'{RATIO} x 100%'  # x"),
        (f'"Rumus:\\u0020 {RATIO} x 100%"', f'"{RATIO} x 100%"'),
        (f"'Rumus:\n\n      {RATIO} x 100%'", f"'{RATIO} x 100%'"),
        (f">-  # k\n      Rumus:\n      {RATIO}\n      x 100%\n", f">-  # k\n      {RATIO}\n      x 100%\n"),
        (f"|\n        Cara menghitung:\n        {RATIO} x 100%\n\n", f"|\n        {RATIO} x 100%\n\n"),
        (f"|+\n      Formula : {RATIO} x 100%\n\n", f"|+\n      {RATIO} x 100%\n\n"),
        (f"'Rumus: {RATIO} x 100'", f"'{RATIO} x 100%'"),  # two rewrites of one cell
        (f"'Rumus: {RATIO}'", f"'{FIXED}'"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_label_goes_and_the_layout_stays(write, before, after, newline):
    test_only_the_cell_changes(write, before, after, newline)


def test_label_before_a_sign_of_yaml_goes_into_quotes(write):
    path = write(entry(nama="Kolam aktif", teks="Rumus = [jumlah kolam aktif] / jumlah kolam  # k"))
    assert "teks: '[jumlah kolam aktif] / jumlah kolam'  # k" in fix(path).baru


def test_flow_mapping_keeps_its_form(write):
    path = write(f"  - {{id: contoh/1, nama: Persentase kolam, teks: {RATIO}}}  # satu baris\n")
    assert (
        fix(path).baru == f"{HEAD}  - {{id: contoh/1, nama: Persentase kolam, teks: {FIXED}}}  # satu baris\n"
    )


def test_many_cells_at_once_and_one_that_is_shared_is_refused(write):
    entries = [entry(number) for number in range(1, 40)]
    entries[7] = entry(8, teks=f"&sama {RATIO}")
    entries[20] = entry(21, nama="Rasio kolam aktif", teks="*sama")
    done = fix(write(*entries))
    assert len(done.ditulis) == 37
    assert [item.code for item in done.ditolak] == ["IKI654"]
    assert "contoh/8" in done.ditolak[0].message
    assert done.baru.count(FIXED) == 37


def test_rewritten_file_gives_the_same_catalog_but_for_the_cell(write):
    path = write(entry(1), entry(2, teks="''", nama="Nilai"))
    before, _ = load_catalog(path)
    done = fix(path)
    save(done.berkas, done.data)
    after, found = load_catalog(path)
    assert found == ()
    assert after["contoh/1"].teks == FIXED
    assert after["contoh/2"] == before["contoh/2"]
    assert after.dokumen == before.dokumen


def test_saving_keeps_mark_permissions_and_link(write, tmp_path):
    path = write(entry())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o640)
    link = tmp_path / "tautan.yaml"
    link.symlink_to(path)
    done = fix(link)
    save(str(link), done.data)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.read_bytes() == b"\xef\xbb\xbf" + (HEAD + entry(teks=FIXED)).replace(
        "\n", "\r\n"
    ).encode().replace(HEAD.replace("\n", "\r\n").encode(), HEAD.replace("\n", "\r\n").encode())
    assert sorted(item.name for item in tmp_path.iterdir()) == ["contoh.yaml", "tautan.yaml"]


def test_silenced_and_unwanted_findings_are_not_repaired(write):
    comment = "  # ikicalc: abaikan IKI303 karena rasio"
    assert list(repaired(run_checks([str(write(entry(after_id=comment)))]))) == []
