"""What holds for every text: no exception, spans inside the text, each amount once."""

from hypothesis import given
from hypothesis import strategies as st

from ikicalc.syntax.words.volume import find_volumes

NUMBERS = ("12", "1.250", "2,5", "٣", "½", "(dua)", "dua", "belas", "puluh", "5 unit", "3 x")
NOUNS = ("desa", "orang", "bulan", "hari", "ha", "kali", "trıwulan")
MARKERS = ("setiap", "SETİAP", "per", "se", "sekali", "setahun", "selama", "sebanyak", "ſebanyak")
WORDS = st.sampled_from([*NUMBERS, *NOUNS, *MARKERS, "sebelum", "kurang", "dari", *"/-:(\n\u00a0"])
TEXTS = st.one_of(
    st.lists(WORDS, max_size=12).map(" ".join), st.lists(WORDS, max_size=12).map("".join), st.text()
)


@given(TEXTS)
def test_volumes_lie_in_the_text_in_order(text):
    found = find_volumes(text)
    assert all(0 <= item.span.start < item.span.end <= len(text) for item in found)
    assert [item.span for item in found] == sorted(item.span for item in found)
    assert len({(item.value, item.unit) for item in found}) == len(found)
    assert all(item.value > 0 for item in found)


@given(TEXTS)
def test_case_of_the_text_does_not_matter(text):
    if text.isascii():
        upper, lower = find_volumes(text.upper()), find_volumes(text.lower())
        assert [str(item) for item in upper] == [str(item) for item in lower]
