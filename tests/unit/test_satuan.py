"""Units of formulas: what comes out, and what is reported. All names are invented."""

from fractions import Fraction

import pytest

from ikicalc import kamus
from ikicalc.diagnostics import Span
from ikicalc.satuan import factor_between, infer
from ikicalc.satuan.unit import defined, power, show, times, unit_of
from ikicalc.syntax.tree import Binary, Call, Name, Negate, Number, Tree, walk
from ikicalc.syntax.words.nouns import units

ORANG = Name("Jumlah bidan", Span(0, 12))
LULUS = Name("Jumlah bidan bersertifikat")
DOKUMEN = Name("Jumlah naskah APBDes", Span(20, 40))
LAPORAN = Name("Jumlah laporan")
DESA = Name("Jumlah desa", Span(50, 61))
HARI = Name("Jumlah hari kerja")
JAM = Name("Jumlah jam rapat")
MENIT = Name("Jumlah menit istirahat")
ASING = Name("Kesiapan")


def number(value: object, unit: str | None = None) -> Number:
    return Number(Fraction(str(value)), unit)


def op(operator: str, *operands: Tree) -> Tree:
    """Fold operands to the left, as the reader does."""
    tree, *rest = operands
    for operand in rest:
        tree = Binary(operator, tree, operand)
    return tree


def percent(above: Tree, below: Tree) -> Tree:
    return op("*", op("/", above, below), number(100))


def codes(tree: Tree) -> list[str]:
    return [finding.code for finding in infer(tree).diagnostics]


@pytest.mark.parametrize(
    ("tree", "unit"),
    [
        (ORANG, "orang"),
        (number(12, "desa"), "desa"),
        (number(12, "Gampong"), "desa"),
        (number(12, "balai"), None),
        (number(12), None),
        (ASING, None),
        (percent(LULUS, ORANG), "%"),
        (percent(ASING, Name("Kebutuhan ideal")), "%"),
        (percent(DESA, number(12, "desa")), "%"),
        (percent(DOKUMEN, number(4)), "%"),
        (op("/", op("*", number(100), LULUS), ORANG), "%"),
        (op("/", op("*", LULUS, number(100)), ORANG), "%"),
        (op("*", op("-", number(1), op("/", LULUS, ORANG)), number(100)), "%"),
        (op("-", number(100), percent(LULUS, ORANG)), "%"),
        (op("/", op("+", percent(LULUS, ORANG), percent(LAPORAN, DOKUMEN)), number(2)), "%"),
        (op("/", percent(LULUS, ORANG), number(100)), None),
        (op("/", LULUS, ORANG), None),
        (
            op("*", op("/", Name("Jumlah kasus diare"), Name("Jumlah penduduk")), number(100000)),
            "per 100.000",
        ),
        (op("*", op("/", ASING, Name("Jumlah penduduk")), number(1000)), "per 1.000"),
        (op("*", ORANG, HARI), "orang·hari"),
        (op("-", op("*", ORANG, HARI), op("*", HARI, ORANG)), "orang·hari"),
        (op("/", Name("Pendapatan"), Name("Jumlah penduduk")), "rupiah/orang"),
        (op("/", number(1), ORANG), "1/orang"),
        (op("+", DOKUMEN, LAPORAN), "dokumen"),
        (op("+", ASING, ORANG), "orang"),
        (op("/", op("+", ORANG, LULUS), number(2)), "orang"),
        (op("*", ORANG, number("0.6")), "orang"),
        (op("*", ORANG, number(1000)), "orang"),
        (op("**", ORANG, number(2)), "orang^2"),
        (op("**", ORANG, ASING), None),
        (Negate(ORANG), "orang"),
        (Negate(ORANG, "not"), None),
        (Call("mean", (ORANG, LULUS)), "orang"),
        (Call("round", (percent(LULUS, ORANG), number(2))), "%"),
        (op("*", Call("round", (op("/", LULUS, ORANG), number(2))), number(100)), "%"),
        (Call("if", (op(">", DESA, number(5)), ORANG, number(0))), "orang"),
        (Call("sum", ()), None),
        (op(">", ORANG, number(5)), None),
        (
            op("+", op("*", Name("Indeks A"), number("0.3")), op("*", Name("Indeks B"), number("0.7"))),
            "indeks",
        ),
        (op("+", Name("Indeks A"), Name("Persentase B")), None),
        (op("/", op("+", Name("Persentase A"), Name("Persentase B")), number(2)), "%"),
    ],
)
def test_unit_without_a_finding(tree, unit):
    result = infer(tree)
    assert (result.unit, result.diagnostics) == (unit, ())


def test_percent_of_two_different_things_names_both():
    (finding,) = infer(percent(DOKUMEN, DESA)).diagnostics
    assert finding.code == "IKI301"
    assert finding.message == "persen dari dua satuan berbeda: dokumen dibagi desa"
    assert finding.span == Span(20, 61)
    assert finding.notes == (
        "pembilang `Jumlah naskah APBDes` bersatuan dokumen (20-40)",
        "penyebut `Jumlah desa` bersatuan desa (50-61)",
    )


def test_percent_stays_a_percent_in_spite_of_the_warning():
    assert infer(percent(DOKUMEN, number(12, "desa"))).unit == "%"


def test_sum_of_two_different_things_is_an_error():
    result = infer(op("+", ORANG, DOKUMEN))
    assert [finding.code for finding in result.diagnostics] == ["IKI302"]
    assert (result.unit, result.known) == (None, False)
    assert result.diagnostics[0].span == DOKUMEN.span


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (op("-", ORANG, DOKUMEN), ["IKI302"]),
        (Call("max", (ORANG, DESA)), ["IKI302"]),
        (Call("if", (op(">", ORANG, DESA), ORANG, DOKUMEN)), ["IKI302", "IKI302"]),
        (op("+", op("+", ORANG, DOKUMEN), DESA), ["IKI302"]),
        (op("*", percent(LULUS, ORANG), number(100)), ["IKI305"]),
        (percent(percent(LULUS, ORANG), percent(LULUS, ORANG)), []),
        (op("/", DOKUMEN, DESA), []),
        (op("*", op("/", DOKUMEN, DESA), number(1000)), []),
        (op("+", JAM, MENIT), ["IKI306"]),
        (percent(JAM, MENIT), ["IKI306"]),
    ],
)
def test_findings(tree, expected):
    assert codes(tree) == expected


def test_like_units_of_different_size_tell_the_factor():
    result = infer(op("+", JAM, MENIT))
    (conversion,) = result.conversions
    assert (conversion.node, conversion.unit, conversion.into) == (MENIT, "menit", "jam")
    assert conversion.factor == Fraction(1, 60)
    assert result.diagnostics[0].notes == ("1 jam = 60 menit",)


@pytest.mark.parametrize(
    ("tree", "ratio"),
    [
        (op("/", LULUS, ORANG), True),
        (op("/", ASING, Name("Kebutuhan ideal")), True),
        (percent(LULUS, ORANG), False),
        (op("/", ORANG, number(2)), False),
        (ORANG, False),
    ],
)
def test_ratio_without_a_factor_is_marked(tree, ratio):
    assert infer(tree).ratio is ratio


def test_known_tells_a_plain_number_from_an_unknown_unit():
    assert infer(op("/", LULUS, ORANG)).known
    assert not infer(ASING).known


@pytest.mark.parametrize(
    ("tree", "factor"), [(percent(LULUS, ORANG), Fraction(1, 100)), (JAM, 60), (ORANG, 1), (ASING, 1)]
)
def test_factor_is_the_size_of_the_unit(tree, factor):
    assert infer(tree).factor == factor


def test_deep_tree_needs_no_recursion():
    tree = op("+", *(Name(f"Jumlah bidan {index}") for index in range(20_000)))
    assert infer(tree).unit == "orang"
    assert sum(1 for _ in walk(tree)) == 39_999


def test_every_unit_of_the_dictionary_is_defined():
    assert {unit_of(unit)[0][0] for unit in units()} <= defined()


def test_every_noun_belongs_to_one_unit():
    seen: dict[str, str] = {}
    for unit, parts in kamus.load("satuan")["satuan"].items():
        for noun in (word for kind in parts.values() for word in kind):
            assert seen.setdefault(noun, unit) == unit, noun


@pytest.mark.parametrize(
    ("unit", "into", "factor"),
    [
        ("jam", "menit", 60),
        ("menit", "jam", Fraction(1, 60)),
        ("ha", "m2", 10_000),
        ("ton", "kg", 1000),
        ("juta rupiah", "rupiah", 10**6),
        ("semester", "bulan", 6),
        ("kelurahan", "desa", 1),
        ("hari", "jam", None),
        ("orang", "desa", None),
    ],
)
def test_factor_between_units(unit, into, factor):
    assert factor_between(unit_of(unit), unit_of(into)) == factor


def test_units_multiply_and_cancel():
    orang, hari = unit_of("orang"), unit_of("hari")
    assert show(times(orang, hari)) == "orang·hari"
    assert times(times(orang, hari), hari, -1) == orang
    assert times(unit_of("laporan"), unit_of("dokumen"), -1) == ()
    assert power(orang, 0) == ()
