"""Documents that are tests: every ``##`` heading of ``tests/spec/*.md`` is one formula cell.

Knows: the form of a spec document, the keys of an answer. Must not know: how a cell is read.

A test has up to three fences below its heading; everything else is prose for people.

- ``rumus``: the cell as printed, line breaks included. An empty fence is an empty cell.
- ``konteks`` (optional, YAML): ``indikator``, ``satuan``, ``catatan`` (list of other columns' texts)
  and ``masukan`` (values for ``nilai``).
- ``hasil`` (YAML): the keys that are given are compared, all others are free.
  ``kelas``, ``kanonik`` (null for none; white space folded, else exact), ``satuan``,
  ``volume`` (``[26 desa]``), ``lain`` (canonical text of the other formulas),
  ``geser`` (period shift of every input, in order of appearance),
  ``nilai`` (plain decimal string, null for no value),
  ``diagnostik``: *these codes are among the findings*; further findings are allowed, so that
  a new information-level finding does not break a document,
  ``galat``: the cell is refused with a FormulaError that carries these codes (no other key then).

``pytest tests/spec --tulis-ulang`` rewrites the keys that differ with the actual answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest
import yaml

import ikicalc
from ikicalc.diagnostics.errors import FormulaError
from ikicalc.numbers import plain

FOLDER = Path(__file__).parent
CONTEXT_KEYS = {"indikator", "satuan", "catatan", "masukan"}
ANSWER_KEYS = {"kelas", "kanonik", "satuan", "volume", "lain", "geser", "nilai", "diagnostik", "galat"}
FENCES = {"rumus", "konteks", "hasil"}

Answer: TypeAlias = dict[str, object]


@dataclass(frozen=True)
class Case:
    """One heading of one document; ``answer_lines`` is where the body of its answer stands."""

    document: Path
    heading: str
    text: str
    context: Mapping[str, object]
    answer: Answer
    answer_lines: tuple[int, int]

    def __str__(self) -> str:
        return f"{self.document.stem}::{self.heading}"


def sections(lines: list[str]) -> Iterator[tuple[str, dict[str, tuple[int, int]]]]:
    """Yield each heading with the line ranges of its fences (bodies only)."""
    heading, fences, opened = "", dict[str, tuple[int, int]](), ("", -1)
    for number, line in enumerate(lines):
        if opened[0]:
            if line == "```":
                fences[opened[0]] = (opened[1], number)
                opened = ("", -1)
        elif line.startswith("```"):
            if line[3:] in fences:
                raise ValueError(f"baris {number + 1}: pagar {line[3:]} dua kali di bawah `{heading}`")
            opened = (line[3:], number + 1)
        elif line.startswith("## "):
            if heading:
                yield heading, fences
            heading, fences = line[3:].strip(), {}
    if opened[0]:
        raise ValueError(f"baris {opened[1]}: pagar tidak ditutup")
    if heading:
        yield heading, fences


def read_case(document: Path, lines: list[str], heading: str, fences: dict[str, tuple[int, int]]) -> Case:
    """Read one test; a fence or a key that is not known is refused with its place."""
    bodies = {name: "\n".join(lines[start:end]) for name, (start, end) in fences.items()}
    context = yaml.safe_load(bodies.get("konteks", "")) or {}
    answer = yaml.safe_load(bodies.get("hasil", "")) or {}
    unknown = {*bodies} - FENCES | {*context} - CONTEXT_KEYS | {*answer} - ANSWER_KEYS
    if unknown or "rumus" not in bodies or not {"kelas", "galat"} & set(answer):
        raise ValueError(f"{document.name}, `{heading}`: tidak lengkap atau tidak dikenal {sorted(unknown)}")
    return Case(document, heading, bodies["rumus"], context, answer, fences["hasil"])


def read_document(document: Path) -> list[Case]:
    """Read all tests of a document; two equal headings are refused."""
    lines = document.read_text("utf-8").split("\n")
    cases = [read_case(document, lines, *section) for section in sections(lines)]
    headings = [case.heading for case in cases]
    if len(set(headings)) < len(headings):
        raise ValueError(f"{document.name}: judul ganda {[h for h in headings if headings.count(h) > 1]}")
    return cases


CASES = [case for document in sorted(FOLDER.glob("*.md")) for case in read_document(document)]


def realisasi(rumus: ikicalc.Rumus, context: Mapping[str, object]) -> str | None:
    """Return the figure for the inputs of the context as plain text, None for no value."""
    result = rumus.evaluate(context.get("masukan", {}))
    return None if result.realisasi is None else plain(result.realisasi)


def actual_answer(case: Case) -> Answer:
    """Read the cell and return the answer in the form of a ``hasil`` fence."""
    context = {key: case.context[key] for key in ("indikator", "satuan") if key in case.context}
    try:
        rumus = ikicalc.parse(case.text, catatan=tuple(case.context.get("catatan", ())), **context)
    except FormulaError as error:
        return {"galat": sorted({item.code for item in error.diagnostics})}
    answer: Answer = {
        "kelas": rumus.kelas,
        "kanonik": rumus.kanonik,
        "satuan": rumus.satuan,
        "volume": [str(volume) for volume in rumus.volume],
        "lain": list(rumus.lain),
        "geser": [masukan.geser for masukan in rumus.masukan],
        "diagnostik": sorted({item.code for item in rumus.diagnostics}),
    }
    if "nilai" in case.answer:
        answer["nilai"] = realisasi(rumus, case.context)
    return answer


def folded(value: object) -> object:
    """Fold white space in every text of an answer."""
    if isinstance(value, str):
        return " ".join(value.split())
    return [folded(item) for item in value] if isinstance(value, list) else value


def agrees(key: str, expected: object, actual: object) -> bool:
    """Tell whether one key of the answer is as the document says."""
    if key == "diagnostik" and isinstance(expected, list) and isinstance(actual, list):
        return set(expected) <= set(actual)
    return folded(expected) == folded(actual)


def fence_line(key: str, value: object) -> str:
    """Write one key of an answer on one line of YAML."""
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=1_000_000)
    return f"{key}: {text.removesuffix(chr(10)).removesuffix(chr(10) + '...')}"


def rewrite(case: Case, answer: Answer) -> None:
    """Replace the body of the answer in the document; line numbers are read anew each time."""
    current = next(item for item in read_document(case.document) if item.heading == case.heading)
    start, end = current.answer_lines
    lines = case.document.read_text("utf-8").split("\n")
    lines[start:end] = [fence_line(key, value) for key, value in answer.items()]
    case.document.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_spec(case: Case, request: pytest.FixtureRequest) -> None:
    actual = actual_answer(case)
    wrong = {
        key: actual.get(key) for key, value in case.answer.items() if not agrees(key, value, actual.get(key))
    }
    if wrong and request.config.getoption("--tulis-ulang", default=False):
        kept = {key: value for key, value in case.answer.items() if key in actual} or actual
        rewrite(case, {key: wrong.get(key, value) for key, value in kept.items()})
        return
    lines = [f"{key}:\n  expected {case.answer[key]}\n  actual   {value}" for key, value in wrong.items()]
    assert not wrong, "\n".join(["", str(case), case.text, *lines])


def test_every_document_has_tests() -> None:
    assert {case.document for case in CASES} == set(FOLDER.glob("*.md"))
