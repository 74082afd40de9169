"""A rewrite of a file counts only where nothing but the values meant is another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikicalc.catalog.nodes import ListNode, MapNode, read_nodes
from ikicalc.catalog.rewritten import says_the_same
from ikicalc.diagnostics import CatalogError

BEFORE = "- {id: a/1, teks: A / B}  # satu\n- id: a/2\n  teks: C\n"
AT = BEFORE.index("A / B")


@pytest.mark.parametrize("written", ["A / B x 100%", "'A / B x 100%'", '"A / B x 100%"'])
def test_value_meant_may_be_written_in_any_style(written):
    assert says_the_same(BEFORE, BEFORE.replace("A / B", written), {AT: "A / B x 100%"})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A / B", "A / B, x: 1"),  # a comma of a flow mapping begins another column
        ("A / B", "A / B: C"),
        ("A / B", "A / B }"),
        ("A / B", "'A / B"),
        ("A / B", "&b A / B"),
        ("A / B", "!x A / B"),
        ("teks: C", "teks: D"),  # another value than the one meant
        ("teks: C", "teks: 'C'"),
        ("teks: C", "sel: C"),
        ("- id", "- - id"),
        ("C\n", "C\n- id: a/3\n"),
        ("C\n", "C\n--- \nid: a/3\n"),
        ("C\n", "C\x07\n"),
    ],
)
def test_anything_else_is_refused(old, new):
    after = BEFORE.replace(old, new)
    meant = new if old == "A / B" else "A / B"
    assert not says_the_same(BEFORE, after, {AT: meant})
    assert not says_the_same(BEFORE, after, {})


def test_plain_value_that_becomes_nothing_is_refused():
    assert not says_the_same("a: x", "a: ~", {3: "~"})
    assert says_the_same("a: x", "a: '~'", {3: "~"})


@pytest.mark.parametrize(
    ("before", "changed"),
    [("a: &n x\nb: *n", "&n x"), ("a: &n {c: x}\nb: *n", "x"), ("a: &n [{c: [x]}]\nb: {d: *n}", "x")],
)
def test_value_that_an_alias_repeats_is_refused(before, changed):
    after, at = before.replace("x", "y"), before.index(changed)
    assert not says_the_same(before, after, {at: "y"})
    assert says_the_same(before.replace("*n", "z"), after.replace("*n", "z"), {at: "y"})


@given(st.text("ab :#'\"{}[],&*!|>-%@`~\n\\", max_size=12))
def test_it_holds_just_where_the_file_reads_as_was_meant(value):
    before, after = "a: x\nb:\n  c: y # d\ne: z\n", f"a: x\nb:\n  c: {value} # d\ne: z\n"
    assert says_the_same(before, after, {before.index("y"): value}) == (read(after) == meant(value))


def meant(value):
    return [("a", "x"), ("b", [("c", value)]), ("e", "z")]


def read(text):
    try:
        return plain(read_nodes(text, "x.yaml"))
    except CatalogError:
        return None


def plain(node):
    if isinstance(node, MapNode):
        return [(plain(key), plain(value)) for key, value in node.entries]
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return None if node is None or node.is_null else node.text
