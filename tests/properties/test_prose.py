"""A formula written out in words and signs is read back as the tree that it was written from."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

import ikicalc
from ikicalc.syntax.tree import Binary, Name, Number
from ikicalc.syntax.tree.printing import canonical

NAMES = [
    "jumlah kapal yang berizin", "total aset daerah", "nilai ujian tertulis", "jumlah siswa SD/MI",
    "luas panen padi", "realisasi belanja modal", "jumlah peserta (laki-laki dan perempuan)",
    "jumlah e-KTP yang dicetak",
    "biaya listrik, air dan telepon", "jumlah anak usia 7-12 tahun",
]  # fmt: skip
SPELLINGS = {
    "+": [" ditambah ", " ditambah dengan ", " + "],
    "-": [" dikurangi ", " dikurangi dengan ", " - ", " – "],
    "*": [" dikali ", " dikalikan dengan ", " x ", " × ", " * "],
    "/": [" dibagi ", " dibagi dengan ", " / ", " ÷ "],
}
RANK = {"+": 1, "-": 1, "*": 2, "/": 2}

leaves = st.one_of(
    st.sampled_from(NAMES).map(Name), st.sampled_from([2, 3, 25]).map(lambda n: Number(Fraction(n)))
)
trees = st.recursive(
    st.sampled_from(NAMES).map(Name),
    lambda inner: st.builds(Binary, st.sampled_from("+-*/"), inner, st.one_of(inner, leaves)),
    max_leaves=6,
).filter(lambda tree: isinstance(tree, Binary))


def written(tree, draw, least=0):
    """Write a tree with brackets where arithmetic needs them, and freely chosen words and signs."""
    match tree:
        case Name(text):
            return text
        case Number(value):
            return str(value)
    rank = RANK[tree.operator]
    left = written(tree.left, draw, rank)
    right = written(tree.right, draw, rank + 1)
    text = left + draw(st.sampled_from(SPELLINGS[tree.operator])) + right
    return f"({text})" if rank < least else text


@given(trees, st.data())
def test_what_was_written_is_read(tree, data):
    cell = written(tree, data.draw)
    assert ikicalc.parse(cell).kanonik == canonical(tree), cell
