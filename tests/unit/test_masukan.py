"""Inputs: which names are one, their ids, and the values given for them. All names are invented."""

from fractions import Fraction

import pytest

from ikicalc.diagnostics import Span
from ikicalc.masukan import Masukan, collect, fold, match
from ikicalc.syntax.tree import Binary, Call, Name, Number


def sum_of(*names):
    return Call("sum", tuple(Name(name) for name in names))


def ids(*names):
    return [item.id for item in collect(sum_of(*names))]


def test_input_is_described():
    tree = Binary("/", Name("Jumlah kolam panen", Span(1, 19)), Number(Fraction(3)))
    assert collect(tree) == (Masukan("Jumlah kolam panen", "jumlah_kolam_panen", None, Span(1, 19)),)


def test_spellings_of_one_input_are_gathered():
    (item,) = collect(sum_of("Jumlah Desa", "jumlah  desa", "Jumlah Desa.", "Jumlah Desa"))
    assert item.nama == "Jumlah Desa"
    assert item.ejaan == ("Jumlah Desa", "jumlah  desa", "Jumlah Desa.")
    assert item.satuan == "desa"


def test_current_period_is_the_input_itself():
    (item,) = collect(sum_of("Jumlah hari kerja tahun (n)", "Jumlah hari kerja"))
    assert (item.id, item.geser, item.satuan) == ("jumlah_hari_kerja", 0, "hari")
    assert item.ejaan == ("Jumlah hari kerja tahun (n)", "Jumlah hari kerja")


def test_other_period_is_another_input():
    items = collect(sum_of("PAD tahun n", "PAD tahun lalu", "PAD tahun n-2", "PAD tahun depan"))
    assert [(item.id, item.geser) for item in items] == [
        ("pad", 0),
        ("pad_n_min_1", -1),
        ("pad_n_min_2", -2),
        ("pad_n_plus_1", 1),
    ]


def test_month_and_year_of_one_thing_are_two_inputs():
    assert ids("Benih tahun ini", "Benih bulan ini", "Benih bulan lalu") == [
        "benih",
        "benih_bulan_ini",
        "benih_bulan_ini_n_min_1",
    ]


def test_name_of_period_words_alone_keeps_them():
    assert ids("Tahun (n)", "Tahun (n-1)") == ["tahun_n", "tahun_n_1"]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Jumlah ibu/anak (KIA) & balita", "jumlah_ibu_anak_kia_balita"),
        ("Café Désa", "cafe_desa"),
        ("3 kolam", "masukan_3_kolam"),
    ],
)
def test_id_is_an_ascii_slug(name, id):
    assert ids(name) == [id]


def test_name_without_latin_letters_still_has_an_id():
    (first,), (second,) = ids("∑"), ids("≈")
    assert first.startswith("masukan_")
    assert first != second
    assert ids("∑") == [first]


def test_like_slugs_get_a_hash_whatever_the_order():
    forth, back = ids("A/B", "A B", "C"), ids("C", "A B", "A/B")
    assert forth == [back[2], back[1], back[0]]
    assert len(set(forth)) == 3
    assert all(slug.startswith("a_b_") for slug in forth[:2])


def test_slug_of_a_shift_may_not_meet_a_name():
    assert len(set(ids("PAD n min 1", "PAD tahun n-1"))) == 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Jumlah e-KTP", "jumlah  E\u2013ktp"),
        ("“Puas”", '"puas"'),
        ("ＡＢ", "ab"),
        ("per\u00adsentase", "persentase"),
        (" (Target) ", "target"),
    ],
)
def test_fold_unifies_spelling(left, right):
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), [("Desa A", "Desa B"), ("A/B", "A B"), ("Target", "Targets")])
def test_fold_keeps_what_differs(left, right):
    assert fold(left) != fold(right)


def test_given_names_fit_by_spelling_base_and_id():
    inputs = collect(sum_of("PAD tahun n", "PAD tahun n-1", "Jumlah Desa"))
    for given in (
        {"pad": 3, "PAD tahun lalu": 2, "jumlah desa": 1},
        {"PAD tahun (n)": 3, "pad_n_min_1": 2, "jumlah_desa": 1},
    ):
        values, findings = match(inputs, given)
        assert values == {"pad": 3, "pad_n_min_1": 2, "jumlah_desa": 1}
        assert findings == ()


def test_missing_input_is_no_finding_here():
    assert match(collect(Name("PAD")), {}) == ({}, ())


def test_unknown_name_is_told_and_never_taken_by_likeness():
    values, (finding,) = match(collect(sum_of("Jumlah kolam", "Luas kolam")), {"jumlah kolan": 4})
    assert values == {}
    assert (finding.code, finding.message) == ("IKI201", "nama `jumlah kolan` tidak dikenal")
    assert finding.help == "mungkin maksud Anda `Jumlah kolam`?"


def test_unknown_name_without_a_near_one_lists_the_inputs():
    _, (finding,) = match(collect(sum_of("Jumlah kolam", "Luas kolam")), {"zzz": 4})
    assert finding.help == "masukan rumus ini: `Jumlah kolam`, `Luas kolam`"


def test_two_values_for_one_input_are_told():
    inputs = collect(Name("PAD tahun n"))
    assert match(inputs, {"PAD": 3, "pad": 3}) == ({"pad": 3}, ())
    values, (finding,) = match(inputs, {"PAD": 3, "PAD tahun n": 4})
    assert values == {"pad": 3}
    assert finding.code == "IKI207"
