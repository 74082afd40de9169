"""A text written into YAML reads back as itself, by our reader and by the parser of others."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ikicalc.catalog.aturan_values import plain_value
from ikicalc.catalog.nodes import read_nodes
from ikicalc.catalog.scalars import yaml_list, yaml_scalar

HARD = [
    "",
    " ",
    "a ",
    "- a",
    "a: b",
    "a #b",
    "null",
    "~",
    "Yes",
    "0x10",
    "1.5",
    "'",
    '"',
    "\\",
    "a\nb",
    "%a",
    "@",
    "{",
    "é",
]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.mark.parametrize("text", HARD)
def test_hard_texts(text: str) -> None:
    assert yaml.safe_load(f"a: {yaml_scalar(text)}") == {"a": text}


@given(TEXTS)
def test_any_text_for_any_parser(text: str) -> None:
    assert yaml.safe_load(f"- {yaml_scalar(text)}\n") == [text]


@given(st.lists(TEXTS.filter(str.isprintable), max_size=4))
def test_lists_for_our_reader(texts: list[str]) -> None:
    node = read_nodes(yaml_list(tuple(texts)), "x.yaml")
    assert node is not None
    assert plain_value(node) == texts
