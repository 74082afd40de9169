"""What a careful reader finds in the five documents that ship, each with its place."""

from collections import defaultdict

import pytest

import ikicalc
from ikicalc.catalog import load_aturan


@pytest.fixture(scope="module")
def found():
    """Indicator ids by code, and the message of each finding."""
    catalog, _ = ikicalc.load_catalog()
    ids, messages = defaultdict(list), defaultdict(list)
    for temuan in ikicalc.check(catalog).temuan:
        ids[temuan.diagnostic.code].append(temuan.indikator)
        messages[temuan.diagnostic.code].append(temuan.diagnostic.message)
    return ids, messages


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("IKI620", ["torjun/117", "torjun/118"]),  # 9 desa against 12 desa
        ("IKI211", ["rejoso-2021/214", "rejoso-2021/215", "rejoso-2021/251"]),  # Wilangan in Rejoso
        ("IKI303", ["dukun-2019/48", "dukun-2019/49", "dukun-2019/50", "dukun-2019/249"]),
        ("IKI304", ["dukun-2019/442", "dukun-2019/443", "lumajang-2023/76"]),
        ("IKI531", ["rejoso-2021/105"]),  # 0-40, 41-60, ...
        ("IKI625", ["dukun-2019/22"]),  # PermenPAN-RB 16/2014 in 2019
        ("IKI621", ["rejoso-2021/215"]),
        ("IKI519", ["lumajang-2023/127", "lumajang-2023/129"]),  # 12 bulan for what is counted in kali
        ("IKI622", ["lumajang-2023/51", "torjun/76"]),
        ("IKI623", ["torjun/40", "torjun/116"]),
        ("IKI624", ["dukun-2019/287"]),
    ],
)
def test_code_is_found_exactly_there(found, code, expected):
    assert sorted(found[0][code], key=expected.index) == expected


def test_counts_of_the_rest(found):
    ids, _ = found
    assert len(ids["IKI113"]) == 11  # not computable
    assert len(ids["IKI111"]) == 9  # x 100 without %
    assert len(ids["IKI301"]) == 6  # percent of unlike units
    assert not ids["IKI208"]
    assert not ids["IKI120"]


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("baiki", ["torjun/24", "torjun/141"]),
        ("administras", ["torjun/24", "torjun/141"]),
        ("doumen", ["torjun/27", "torjun/81", "torjun/118", "torjun/146"]),
        ("oelh", ["dukun-2019/238"]),
        ("Telaksananya", ["dukun-2019/312"]),
        ("Musrebang", ["torjun/116"]),
    ],
)
def test_misspelt_words_are_found(found, word, ids):
    codes, messages = found
    pairs = zip(codes["IKI209"], messages["IKI209"], strict=True)
    assert sorted(where for where, message in pairs if f"`{word}`" in message) == sorted(ids)


def test_shipped_scales_reach_as_far_as_they_should():
    assert ikicalc.check([], aturan=load_aturan()[0]).umum == ()
