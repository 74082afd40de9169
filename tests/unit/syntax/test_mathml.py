"""Formulas as MathML: well formed, nothing of a name obeyed, brackets where the tree needs them."""

from xml.etree import ElementTree

import pytest
from hypothesis import given

from ikicalc.rumus import parse
from ikicalc.syntax.tree import Binary, Name
from ikicalc.syntax.tree.mathml import MAX_DEPTH, mathml

from ...properties.strategies import trees


def drawn(text):
    return mathml(parse(text).tree)


def words(markup):
    return "".join(ElementTree.fromstring(f"<math>{markup.replace('&nbsp;', ' ')}</math>").itertext())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[A]] / ([[B]] + [[C]]) * 100", "AB+C×100"),
        ("[[A]] * ([[B]] + [[C]])", "A×(B+C)"),
        ("[[A]] - ([[B]] - [[C]])", "A−(B−C)"),
        ("([[A]] + [[B]]) ** 2", "(A+B)2"),
        ("[[A]] / 12 {desa}", "A12 desa"),
        ("mean([[A]], [[B]])", "rata-rata(A;B)"),
        ("if([[A]] >= 2, [[B]], 0)", "{B jika A≥20 selain itu"),
    ],
)
def test_said_in_order(text, said):
    assert words(drawn(text)) == said


def test_long_name_stands_on_several_lines():
    assert drawn("[[Jumlah dokumen yang disusun atau dilaporkan tepat waktu]]").count("<mtr>") == 2


def test_name_is_text():
    tree = Binary("/", Name('</mtext><script>x</script>"&'), Name("\u202eB"))
    assert words(mathml(tree)) == '</mtext><script>x</script>"&<U+202E>B'


def test_too_deep_is_not_drawn():
    tree = Name("A")
    for _ in range(MAX_DEPTH):
        tree = Binary("/", tree, Name("B"))
    assert mathml(tree) is None


@given(trees)
def test_any_tree_is_well_formed(tree):
    markup = mathml(tree)
    if markup is not None:
        words(markup)
