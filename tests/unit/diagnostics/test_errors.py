"""Our exceptions: structured, picklable, and caught as the builtin that a caller expects."""

import pickle

import pytest

from ikicalc.diagnostics import (
    CatalogError,
    Diagnostic,
    FormulaError,
    IkicalcError,
    InputValueError,
    NameLookupError,
    SourceFileError,
    Span,
    UnitError,
)

CHILDREN = [
    (FormulaError, ValueError),
    (NameLookupError, LookupError),
    (UnitError, TypeError),
    (InputValueError, ValueError),
    (CatalogError, ValueError),
    (SourceFileError, OSError),
]
FINDINGS = (
    Diagnostic.of("IKI102", "kurung `(` belum ditutup", Span(0, 1), help="tambahkan `)`"),
    Diagnostic.of("IKI001", "sel rumus kosong"),
    Diagnostic.of("IKI802", "berkas tidak dapat dibaca"),
)


@pytest.mark.parametrize(("error", "builtin"), CHILDREN)
def test_each_is_also_a_builtin(error, builtin):
    with pytest.raises(builtin):
        raise error(FINDINGS[0])
    assert issubclass(error, IkicalcError)


@pytest.mark.parametrize("error", [child for child, _ in CHILDREN])
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_pickled_with_all_findings(error, count):
    again = pickle.loads(pickle.dumps(error(*FINDINGS[:count])))
    assert type(again) is error
    assert again.diagnostics == FINDINGS[:count]
    assert str(again) == str(error(*FINDINGS[:count]))


def test_text_of_an_error_tells_each_finding_and_its_way_out():
    assert str(FormulaError(*FINDINGS[:2])) == (
        "peringatan[IKI102]: kurung `(` belum ditutup\nbantuan: tambahkan `)`\n"
        "saran[IKI001]: sel rumus kosong"
    )
