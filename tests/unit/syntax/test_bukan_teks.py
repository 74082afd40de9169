"""What is no text is refused as Python does, in words that say so."""

import pytest

import ikicalc


@pytest.mark.parametrize(
    ("given", "kind"), [(None, "NoneType"), (12, "int"), (b"x", "bytes"), (["A"], "list"), ({}, "dict")]
)
def test_what_is_no_text_is_no_formula(given, kind):
    with pytest.raises(TypeError, match=f"^`teks` harus berupa str, bukan {kind}$"):
        ikicalc.parse(given)
