"""A comment silences one code at one place, with a reason; anything else is told."""

import pytest

from ikicalc.pemeriksaan import run_checks

from .katalog import RATIO, entry

BECAUSE = "# ikicalc: abaikan IKI303 karena begitu tercetak"

# What the cells of these tests are about; other checks may have more to say of them.
ABOUT = {"IKI102", "IKI303", "IKI604", "IKI651", "IKI652", "IKI653"}


def codes(run):
    return sorted({item.diagnostic.code for item in run.laporan.temuan} & ABOUT)


def reasons(run):
    return [(item.temuan.diagnostic.code, item.alasan) for item in run.diabaikan]


@pytest.mark.parametrize(
    "written",
    [
        entry(after_id=f"  {BECAUSE}"),
        entry(teks=f"{RATIO}  {BECAUSE}"),
        entry(teks=f"'{RATIO}'  {BECAUSE}"),
        entry(teks=f">-  {BECAUSE}\n      {RATIO}"),
        entry(teks=f'"jumlah kolam aktif\n      dibagi jumlah kolam"  {BECAUSE}'),
        entry().replace("    teks:", f"    {BECAUSE}\n    teks:"),
        entry().replace("    teks:", f"    {BECAUSE}\n\n    # lain\n    teks:"),
        f"  {BECAUSE}\n" + entry(),
        entry(after_id="  #ikicalc:ABAIKAN iki303  KARENA begitu tercetak"),
    ],
)
def test_finding_is_silenced(write, written):
    run = run_checks([str(write(written))])
    assert (codes(run), reasons(run)) == ([], [("IKI303", "begitu tercetak")])
    assert "IKI303" not in run.laporan.ringkasan["temuan"]


def test_several_codes_share_a_reason(write):
    comment = "  # ikicalc: abaikan IKI303, IKI102 dan IKI106 karena ejaan keputusan"
    run = run_checks([str(write(entry(teks="'(jumlah A : jumlah B'", after_id=comment)))])
    assert {("IKI303", "ejaan keputusan"), ("IKI102", "ejaan keputusan")} <= set(reasons(run))
    assert not {"IKI303", "IKI102"} & set(codes(run))


def test_other_codes_and_other_entries_stand(write):
    path = write(entry(1, after_id=f"  {BECAUSE}", teks="'(jumlah A : jumlah B'"), entry(2))
    run = run_checks([str(path)])
    assert codes(run) == ["IKI102", "IKI303"]
    assert (
        next(item for item in run.laporan.temuan if item.diagnostic.code == "IKI303").indikator == "contoh/2"
    )


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("# ikicalc: abaikan IKI303", "IKI651"),
        ("# ikicalc: abaikan IKI303 karena", "IKI651"),
        ("# ikicalc: abaikan IKI303 rasio", "IKI651"),
        ("# ikicalc: abaikan IKI102 karena x", "IKI652"),
        ("# ikicalc: abaikan", "IKI653"),
        ("# ikicalc: abaikan IKI399 karena x", "IKI653"),
        ("# ikicalc: abaikn IKI303 karena x", "IKI653"),
    ],
)
def test_comment_that_does_nothing_is_told_and_silences_nothing(write, comment, code):
    path = write(entry(after_id=f"  {comment}"))
    run = run_checks([str(path)])
    assert codes(run) == ["IKI303", code]
    told = next(item.diagnostic for item in run.laporan.temuan if item.diagnostic.code == code)
    assert told.place == f"{path}:5:19"
    assert told.help


@pytest.mark.parametrize(
    "teks",
    [
        f"'{RATIO} # ikicalc: abaikan IKI303 karena x'",
        f"|-\n      {RATIO}\n      # ikicalc: abaikan IKI303 karena x",
        f"{RATIO}# ikicalc: abaikan IKI303 karena x",
    ],
)
def test_text_of_a_cell_is_no_comment(write, teks):
    run = run_checks([str(write(entry(teks=teks)))])
    assert run.diabaikan == ()
    assert not {"IKI651", "IKI652", "IKI653"} & set(codes(run))


def test_partly_used_comment_names_the_idle_code(write):
    comment = "  # ikicalc: abaikan IKI303, IKI102 karena tercetak"
    run = run_checks([str(write(entry(after_id=comment)))])
    assert codes(run) == ["IKI652"]
    told = next(item.diagnostic for item in run.laporan.umum if item.diagnostic.code == "IKI652")
    assert "IKI102" in told.message
    assert "IKI303" not in told.message


def test_finding_on_the_file_is_silenced_on_its_line(write):
    extra = "    sumbr: x  # ikicalc: abaikan IKI604 karena kolom kantor\n"
    run = run_checks([str(write(entry(teks=f"{RATIO} x 100%") + extra))])
    assert "IKI604" not in codes(run)
    assert reasons(run) == [("IKI604", "kolom kantor")]


def test_silenced_error_is_no_fault_but_the_verdict_stays(write):
    comment = "  # ikicalc: abaikan IKI113 karena menunggu perubahan keputusan"
    run = run_checks([str(write(entry(nama="Nilai", teks="''", after_id=comment)))])
    assert run.laporan.ringkasan["tidak_dapat_dihitung"] == 1
    assert run.status == 0
    assert run_checks([str(write(entry(nama="Nilai", teks="''")))]).status == 1
