"""What the schemas say while a person writes is what the loaders say afterwards."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ikicalc import kamus
from ikicalc.catalog.aturan import load_aturan
from ikicalc.catalog.json_schema import FILES, json_schema, shipped_schema
from ikicalc.catalog.kamus_reading import read_kamus
from ikicalc.catalog.nodes import ListNode, MapNode, Node, ScalarNode, read_nodes
from ikicalc.catalog.reading import read_catalog
from ikicalc.catalog.write import SCHEMA
from ikicalc.cli.schema import KINDS
from ikicalc.kebutuhan.text import EMPTY

CATALOG = Path(__file__).parents[3] / "catalog"
SHIPPED = {
    **dict.fromkeys(sorted((CATALOG / "dokumen").glob("*.yaml")), "katalog"),
    **{
        path: "aturan" for folder in ("metode", "skala") for path in sorted((CATALOG / folder).glob("*.yaml"))
    },
}
HEADER = re.compile(r"# yaml-language-server: \$schema=(\S+)")


@cache
def validator(file: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(shipped_schema(file)))


def as_text(node: ScalarNode) -> object:
    """Take a value as the loader does."""
    return None if node.is_null else node.text


def as_editors_read(node: ScalarNode) -> object:
    """Take a value as YAML 1.2 types it (the core schema), which editors follow."""
    if node.is_null or node.quoted:
        return as_text(node)
    if node.text in ("true", "false"):
        return node.text == "true"
    if re.fullmatch(r"[-+]?[0-9]+", node.text):
        return int(node.text)
    return float(node.text) if re.fullmatch(r"[-+]?[0-9]+\.[0-9]*", node.text) else node.text


def instance(node: Node | None, scalar: Callable[[ScalarNode], object]) -> Any:
    match node:
        case MapNode(entries=entries):
            return {
                key.text: instance(value, scalar) for key, value in entries if isinstance(key, ScalarNode)
            }
        case ListNode(items=items):
            return [instance(item, scalar) for item in items]
        case ScalarNode():
            return scalar(node)
        case None:
            return None


def errors(file: str, text: str, scalar: Callable[[ScalarNode], object] = as_editors_read) -> list[str]:
    node = read_nodes(text, "x.yaml")
    return [item.message for item in validator(file).iter_errors(instance(node, scalar))]


@pytest.mark.parametrize("file", FILES)
def test_shipped_schema_is_the_model_and_valid_itself(file: str) -> None:
    assert json.loads(shipped_schema(file)) == json_schema(file)
    Draft202012Validator.check_schema(json_schema(file))


@pytest.mark.parametrize("file", FILES)
def test_every_column_is_explained_and_no_other(file: str) -> None:
    told = kamus.load("kolom")[file]
    assert {name: set(columns) for name, columns in told.items()} == {
        name: set(level.columns) for name, level in FILES[file][1].items()
    }
    assert all(
        title and meaning.endswith(".") for level in told.values() for _, title, meaning in level.values()
    )


def test_the_command_knows_every_schema() -> None:
    assert tuple(FILES) == KINDS


@pytest.mark.parametrize("scalar", [as_text, as_editors_read])
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_files_are_valid_and_name_their_schema(
    path: Path, scalar: Callable[[ScalarNode], object]
) -> None:
    text = path.read_text(encoding="utf-8")
    assert errors(SHIPPED[path], text, scalar) == []
    found = HEADER.match(text)
    assert found is not None
    assert (path.parent / found[1]).resolve() == CATALOG / f"{SHIPPED[path]}.schema.json"


def test_files_that_commands_write_name_the_schema_beside_them() -> None:
    assert [HEADER.match(text)[1] for text in (SCHEMA[0], EMPTY)] == [
        "katalog.schema.json",
        "kamus-data.schema.json",
    ]


LEAST = "indikator: [{id: a, nama: b}]"
HEAD = "dokumen: {id: rawa, judul: Rawa}\n"


def catalog_text(entry: str) -> str:
    return f"{HEAD}indikator:\n  - {{id: rawa/1, nama: Jumlah kolam{', ' if entry else ''}{entry}}}\n"


MISTAKES = {
    "unknown column": catalog_text("tekz: Jumlah kolam"),
    "missing id": f"{HEAD}indikator: [{{nama: Jumlah kolam}}]",
    "blank name": f"{HEAD}indikator: [{{id: rawa/1, nama: ' '}}]",
    "space in an id": f"{HEAD}indikator: [{{id: rawa 1, nama: Jumlah kolam}}]",
    "no head": "indikator: [{id: rawa/1, nama: Jumlah kolam}]",
    "no indicator": HEAD,
    "empty list of indicators": f"{HEAD}indikator: []",
    "goals without an indicator": f"{HEAD}sasaran: [{{nama: Meningkat, indikator: []}}]",
    "empty file": "# kosong\n",
    "a text for a list": f"{HEAD}indikator: Jumlah kolam",
    "a list for a text": catalog_text("teks: [Jumlah kolam]"),
    "a text for a mapping": catalog_text("agregasi: akhir"),
    "unknown direction": catalog_text("polaritas: atas"),
    "unknown way": catalog_text("agregasi: {jumlah kolam: rerata}"),
    "unknown way of the indicator": catalog_text("agregasi_indikator: jumlah"),
    "three quarters": catalog_text("target_triwulan: [1, 2, 3]"),
    "five quarters": catalog_text("target_triwulan: [1, 2, 3, 4, 5]"),
    "eleven months": catalog_text(f"target_bulanan: [{', '.join('1' * 11)}]"),
    "no yes or no": catalog_text("target_kumulatif: yes"),
    "a truth of YAML": catalog_text("target_tertinggi: true"),
    "a constant in words": catalog_text("konstanta: {hari kerja: banyak}"),
    "a constant left out": catalog_text("konstanta: {hari kerja: }"),
    "a constant with a unit": catalog_text("konstanta: {hari kerja: 240 hari}"),
    "a cap in words": catalog_text("batas_capaian: seratus"),
    "a year of two digits": catalog_text("target_tahunan: {24: 10}"),
    "a year left out": catalog_text("target_tahunan: {'': 10}"),
    "a year in words": "dokumen: {id: rawa, judul: Rawa, tahun: dua ribu}\n" + LEAST,
    "unknown origin": catalog_text("asal: {target: halaman 3}"),
    "unknown printed column": "dokumen: {id: a, judul: A, kolom: {rumus: [F]}}\n" + LEAST,
    "judging with a target": "dokumen: {id: a, judul: A, penilaian: {target: 1}}\n" + LEAST,
    "a control character": catalog_text(r'teks: "\frac{A}{B}"'),
}
GOOD = {
    "the least": catalog_text(""),
    "everything": catalog_text(
        "teks: '', target: 12, satuan: ~, polaritas: naik, target_tahunan: {2024: 100%}, target_bulanan: [],"
        " konstanta: {hari kerja: 240, faktor: '12,5', x: 1.000}, target_triwulan: [1, '', ~, 4],"
        " asal: {satuan: h. 3}, agregasi: {jumlah kolam: rata-rata}, agregasi_indikator: rata-rata,"
        " kumulatif: [jumlah kolam], batas_capaian: 120, target_kumulatif: tidak, target_tertinggi: ya,"
        " dasar_predikat: realisasi"
    ),
    "inside positions": HEAD + "jabatan: [{nama: Camat, sasaran: [{nama: Naik, " + LEAST + "}]}]",
    "a true name": f"{HEAD}indikator: [{{id: 12, nama: true}}]",
}


def told_by_loader(text: str) -> list[str]:
    return [item.code for item in read_catalog(read_nodes(text, "x.yaml"), "x.yaml").findings]


@pytest.mark.parametrize("scalar", [as_text, as_editors_read])
@pytest.mark.parametrize("name", MISTAKES)
def test_schema_marks_what_the_loader_marks(name: str, scalar: Callable[[ScalarNode], object]) -> None:
    assert told_by_loader(MISTAKES[name])
    assert errors("katalog", MISTAKES[name], scalar)


@pytest.mark.parametrize("scalar", [as_text, as_editors_read])
@pytest.mark.parametrize("name", GOOD)
def test_schema_lets_through_what_the_loader_takes(name: str, scalar: Callable[[ScalarNode], object]) -> None:
    assert told_by_loader(GOOD[name]) == []
    assert errors("katalog", GOOD[name], scalar) == []


VALUES: list[object] = [
    "", None, " ", "ya", "tidak", "naik", "akhir", "rata-rata", "realisasi", "12", "1.000,5", "2024",
    "dua kata", "a/1", "x\ty", [], ["1"], ["1"] * 4, ["1"] * 12, [["1"]], {}, {"2024": "5"},
    {"kolam": "akhir"}, {"kolam": ""}, {"id": "a/2", "nama": "b"}, [{"id": "a/2", "nama": "b"}],
]  # fmt: skip
KEYS = sorted(
    {column for level in FILES["katalog"][1].values() for column in level.columns} | {"tekz", "2024"}
)
FULL = json.loads(json.dumps(instance(read_nodes(GOOD["everything"], "x.yaml"), as_text))) | {
    "jabatan": [
        {"nama": "Camat", "sasaran": [{"nama": "Naik", "indikator": [{"id": "a/9", "nama": "Kolam"}]}]}
    ]
}
FULL["dokumen"] |= {
    "tahun": "2024",
    "kolom": {"teks": ["F"]},
    "catatan": ["c"],
    "penilaian": {"skala": "akip"},
}


def places(node: object) -> list[Any]:
    """Return every mapping and list inside a file, the file itself first."""
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [
        *([node] if isinstance(node, dict | list) else []),
        *(found for item in inner for found in places(item)),
    ]


@st.composite
def mutated(draw: st.DrawFn, good: Any, keys: list[str]) -> Any:
    """Change one to three things of a good file: a value, a column, an item."""
    whole = copy.deepcopy(good)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.sampled_from(places(whole)))
        value = copy.deepcopy(draw(st.sampled_from(VALUES)))
        if isinstance(place, list):
            place[: draw(st.integers(0, 1))] = [value]
        elif place and draw(st.booleans()):
            key = draw(st.sampled_from(sorted(place)))
            place[key] = value
            if draw(st.booleans()):
                del place[key]
        else:
            place[draw(st.sampled_from(keys))] = value
    return whole


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated(FULL, KEYS))
def test_schema_and_loader_agree_on_any_catalog(whole: Any) -> None:
    text = json.dumps(whole)  # YAML, too
    assert bool(list(validator("katalog").iter_errors(whole))) == bool(told_by_loader(text)), text


BUTIR = {
    "kamus_data": [
        {"id": "desa", "label": "Jumlah desa", "satuan": "desa", "agregasi": "akhir", "kumulatif": "tidak",
         "sumber": "Camat", "alias": ["banyaknya desa"], "dipakai": ["a/1"]},
        {"id": "kolam", "label": "Jumlah kolam"},
    ],
    "gabung": [["desa", "kolam"]],
    "beda": [["desa", "kolam"]],
}  # fmt: skip
BUTIR_KEYS = sorted(
    {column for level in FILES["kamus-data"][1].values() for column in level.columns} | {"labl"}
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated(BUTIR, BUTIR_KEYS))
def test_schema_and_loader_agree_on_any_dictionary(whole: Any) -> None:
    text = json.dumps(whole)
    # What a name folds to, and two columns that contradict each other, are no matter of a schema.
    found = [
        item
        for item in read_kamus(text, "x.yaml").findings
        if item.code != "IKI613" and "tidak memuat huruf atau angka" not in item.message
    ]
    assert bool(list(validator("kamus-data").iter_errors(whole))) == bool(found), text


SKALA = (
    "skala: [{id: s, nama: S, sumber: {nomor: P 1}, kepastian: A,"
    " pita: [{predikat: Baik, dari: 0, sampai: 100}]%s}]"
)
METODE = (
    "metode: [{id: m, nama: M, sumber: {nomor: P 1, tahun: 2020}, kepastian: B, masukan: [{nama: R}],"
    " langkah: [{nama: hasil, rumus: '[[R]] * 2'%s}],"
    " contoh: [{sumber: h. 1, tag: cocok, masukan: {R: 2}, nilai: 4%s}]}]"
)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (SKALA % ", desimal: 0", True),
        (SKALA % ", ujung: bawah", True),
        (SKALA % "", False),
        (SKALA % ", desimal: 0, ujung: bawah", False),
        (SKALA % ", desimal: 13", False),
        (SKALA % ", ujung: tengah", False),
        (SKALA % ", desimal: 0, warna: biru", False),
        (METODE % ("", ""), True),
        (METODE % (", bulatkan: 2, boleh_kosong: ya, dapat_diberikan: ya", ", desimal: 0"), True),
        (METODE % (", cara: [{rumus: '[[R]]'}]", ""), False),
        (METODE % (", boleh_kosong: true", ""), False),
        (METODE % ("", ", tercetak: 5"), False),
        (METODE % (", dapat_diberikan: {arti: angka jadi, warna: biru}", ""), False),
        ("catatan: aturan", False),
    ],
)
def test_schema_of_rules_says_what_the_loader_says(tmp_path: Path, text: str, good: bool) -> None:
    path = tmp_path / "aturan.yaml"
    path.write_text(text, encoding="utf-8")
    assert (load_aturan(path)[1] == ()) is good, load_aturan(path)[1]
    assert (errors("aturan", text) == []) is good
