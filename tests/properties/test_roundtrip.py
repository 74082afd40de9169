"""What is written is read back: the canonical text of every tree, and the place of every printed name."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import ikicalc
from ikicalc.masukan import fold
from ikicalc.syntax.cell.legend import collect_legend
from ikicalc.syntax.cell.statements import statements
from ikicalc.syntax.text.lexer import tokenize
from ikicalc.syntax.text.peel import peel
from ikicalc.syntax.text.peeled import SHOWN
from ikicalc.syntax.tree import Binary, Call, Name, Negate, Number, walk
from ikicalc.syntax.tree.notation import parse_notation
from ikicalc.syntax.tree.printing import canonical

from .strategies import trees

SPEC = Path(__file__).parents[1] / "spec"
A, TWO = Name("A"), Number(Fraction(2))
# All that a name or a noun can hold: any character, white space folded, but not what ends it.
TEXTS = st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
NAMES = TEXTS.filter(lambda text: "]]" not in text).map(Name)
NOUNS = TEXTS.filter(lambda text: not {"{", "}"} & set(text))


@given(trees)
@example(Binary("-", A, Binary("-", A, A)))
@example(Binary("**", Binary("**", A, TWO), TWO))
@example(Binary("**", Negate(TWO), Negate(TWO)))
@example(Negate(Binary("**", TWO, TWO)))
@example(Binary("*", A, Negate(Negate(A))))
@example(Binary("/", Name("Jumlah pegawai [hidup]"), Name("[mati]")))
def test_canonical_text_reads_back_as_the_same_tree(tree):
    assert parse_notation(canonical(tree)) == tree


@given(trees)
def test_canonical_text_is_a_cell_of_its_own(tree):
    text = canonical(tree)
    if "[[" in text:
        rumus = ikicalc.parse(text)
        assert (rumus.kanonik, rumus.tree) == (text, tree)


@given(NAMES, NOUNS)
def test_names_and_nouns_hold_any_character(name, noun):
    tree = Call("sum", (name, Number(Fraction(12), noun)))
    assert parse_notation(canonical(tree)) == tree


@given(trees)
def test_brackets_are_needed(tree):
    """Take out one pair of brackets that groups, and another tree or none is read.

    Those around a minus sign are there for people: ``a * (-b)``.
    """
    text = canonical(tree)
    for start, end in groups(text):
        fewer = text[:start] + text[start + 1 : end] + text[end + 1 :]
        try:
            assert parse_notation(fewer) != tree, fewer
        except ikicalc.IkicalcError:
            continue


def groups(text):
    """Yield where the brackets open and close that no function and no name owns."""
    opened, index = [], 0
    while index < len(text):
        if text.startswith("[[", index):
            index = text.index("]]", index) + 2
        elif text[index] == "{":
            index = text.index("}", index) + 1
        else:
            if text[index] == "(":
                opened.append((index, index == 0 or not text[index - 1].isalpha()))
            elif text[index] == ")":
                start, plain = opened.pop()
                if plain and text[start + 1] != "-":
                    yield start, index
            index += 1


# --- places --------------------------------------------------------------------------------------


def printed_cells():
    catalog, _ = ikicalc.load_catalog()
    yield from (pytest.param(item.teks, item.indikator, id=item.id) for item in catalog.values())
    for document in sorted(SPEC.glob("*.md")):
        for part in document.read_text(encoding="utf-8").split("\n## ")[1:]:
            title, _, rest = part.partition("\n")
            cell = rest.partition("```rumus\n")[2].partition("\n```")[0]
            yield pytest.param(cell, "", id=f"{document.stem}/{title}")


@pytest.mark.parametrize(("teks", "indikator"), list(printed_cells()))
def test_the_span_of_a_name_is_where_it_is_printed(teks, indikator):
    for name in names_in(teks, indikator):
        printed, read = name.span.of(teks), name.text
        if "-\n" in printed:  # a word cut at the end of a line is joined
            printed, read = re.sub(r"-\n?", "", printed), read.replace("-", "")
        if "_{" in printed:  # the bracket of an index may close behind the name
            printed, read = (re.sub(r"(?:\\text\b|[\W_])+", " ", side).strip() for side in (printed, read))
        assert fold(shown(printed)) == fold(read)


def names_in(teks, indikator):
    """Return the names that stand in the formula itself, each time that they do."""
    try:
        rumus = ikicalc.parse(teks, indikator=indikator)
    except ikicalc.IkicalcError:
        return []  # a cell of the document of mistakes
    if rumus.tree is None or rumus.kelas == "tersirat" or has_legend(teks):
        return []
    return [node for node in walk(rumus.tree) if isinstance(node, Name)]


def has_legend(teks):
    """Say whether names stand elsewhere in the cell than their symbols in the formula."""
    return bool(collect_legend(statements(tokenize(peel(teks).text))).entries)


def shown(printed):
    if printed.startswith("[[") and printed.endswith("]]"):
        return printed[2:-2]
    return " ".join(peel(printed).text.translate(SHOWN).split())
