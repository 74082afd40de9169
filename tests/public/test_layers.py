"""The house holds: a module imports only from lower floors, and a third-party package only at its gate.

Imports inside functions and under TYPE_CHECKING count as well: late or for types only, it is still knowledge
of the other module.
"""

from __future__ import annotations

import ast
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"

FLOORS: dict[str, int] = {
    "diagnostics": 0,
    "numbers": 0,
    "kamus": 0,
    "markup": 0,
    "packages": 0,
    "saving": 0,
    "sistem": 0,
    "cell_letters": 0,
    "syntax": 1,
    "functions": 1,
    "kinerja": 1,
    "varian": 1,
    "masukan": 2,
    "satuan": 2,
    "checks": 2,
    "evaluate": 3,
    "tetapan": 3,
    "explain": 3,
    "cards": 4,
    "symbolic": 3,
    "backends": 4,
    "rumus": 5,
    "metode": 5,
    "catalog": 6,
    "documents": 6,
    "series": 6,
    "kebutuhan": 7,
    "permintaan": 7,
    "putusan": 7,
    "pemeriksaan": 7,
    "reports": 7,
    "cli": 8,
    "__main__": 9,
    "__init__": 9,  # the facade: may name anything, loads it only when asked
}

# Who may import whom on the same floor, and why.
NEIGHBOURS: dict[tuple[str, str], str] = {
    ("packages", "diagnostics"): "a missing package is told as a finding",
    ("saving", "diagnostics"): "a file that cannot be written is told as a finding",
    ("saving", "sistem"): "why a file cannot be written, in Indonesian",
    ("numbers", "diagnostics"): "a number that cannot be read is told as a finding",
    ("markup", "diagnostics"): "findings are shown as HTML, too",
    ("syntax", "functions"): "the notation knows which words are functions of the language",
    ("varian", "syntax"): "names are taken apart into words as the reading does it",
    ("reports", "kebutuhan"): "the request sheet lists what the formulas need",
    ("series", "catalog"): "figures are computed for the indicators of a catalog",
    ("documents", "catalog"): "a document becomes a draft of a catalog",
    ("checks", "masukan"): "which names of a document are one input",
    ("checks", "satuan"): "whether a target counts what the formula counts",
    ("pemeriksaan", "putusan"): "a run over files asks for the verdicts on what they hold",
    ("reports", "pemeriksaan"): "a report shows what a run found, and where in its files",
    ("reports", "putusan"): "a report shows verdicts",
    ("explain", "evaluate"): "the explanation retells the steps that the evaluation recorded",
}

# A package from outside, and the only places that may know it.
GATES: dict[str, tuple[str, ...]] = {
    "lark": ("syntax",),
    "pint": ("satuan",),
    "sympy": ("symbolic", "backends"),
    "yaml": ("kamus", "catalog"),
    "click": ("cli",),
    "numpy": ("backends", "series"),
    "openpyxl": ("documents", "reports", "series"),
    "pandas": ("series",),
    "polars": ("series",),
    "tqdm": ("series",),
    "docx": ("documents",),
    "lxml": ("documents",),
    "markdown_it": ("documents",),
    "pdfplumber": ("documents",),
    "jinja2": ("reports",),
    "matplotlib": ("reports",),
}

MODULES = sorted(SRC.rglob("*.py"))


def dotted(path: Path) -> str:
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(source: str, module: str, *, package: bool) -> set[str]:
    """Return the dotted names that ``source`` imports, names taken from a module included."""
    parts = module.split(".") if package else module.split(".")[:-1]
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = parts[: len(parts) - node.level + 1] if node.level else []
            origin = ".".join([*above, *([node.module] if node.module else [])])
            names |= {f"{origin}.{alias.name}" for alias in node.names}
    return names


def imports_of(path: Path) -> set[str]:
    return imported(path.read_text(encoding="utf-8"), dotted(path), package=path.name == "__init__.py")


def storey(name: str) -> str:
    """Return the part of the house that a dotted name of ours belongs to."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in FLOORS else "__init__"


def label(path: Path) -> str:
    return path.relative_to(SRC).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_module_imports_only_from_lower_floors(path: Path) -> None:
    parts = path.relative_to(SRC / "ikicalc").with_suffix("").parts
    assert parts[0] in FLOORS, "give the new module or package a floor in FLOORS and in docs/arsitektur.md"
    own = parts[0]
    targets = {storey(name) for name in imports_of(path) if name.split(".")[0] == "ikicalc"} - {own}
    wrong = {t for t in targets if FLOORS[t] >= FLOORS[own] and (own, t) not in NEIGHBOURS}
    assert not wrong, f"{label(path)} (floor {FLOORS[own]}) imports {sorted(wrong)}"


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_third_party_package_only_at_its_gate(path: Path) -> None:
    outside = {name.split(".")[0] for name in imports_of(path)} - sys.stdlib_module_names - {"ikicalc"}
    own = storey(dotted(path))
    wrong = {package for package in outside if own not in GATES.get(package, ())}
    assert not wrong, f"{label(path)} imports {sorted(wrong)}, which is no business of {own}"


# What the readers of files may know of the package that makes something of what they read.
READERS = {
    "series": {"data", "months", "words"},
    "documents": {
        "angka",
        "header",
        "joining",
        "kosakata",
        "model",
        "rows",
        "words",
    },  # aligned text: the header tells the columns; narrow cells: cut words and torn numbers are known ones
}


@pytest.mark.parametrize("package", READERS)
def test_readers_know_little_of_what_is_made_of_it(package: str) -> None:
    home = f"ikicalc.{package}."
    inside = [path for path in MODULES if dotted(path).startswith(f"{home}reading")]
    taken = {
        name.removeprefix(home).partition(".")[0]
        for path in inside
        for name in imports_of(path)
        if name.startswith(home)
    }
    assert taken - {"reading"} == READERS[package]


# The stages of reading a cell: each package of syntax/ knows only those before it.
STAGES = ["words", "text", "tree", "cell", "levels", "operators", "operands", "formula", "reading"]


@pytest.mark.parametrize("stage", STAGES)
def test_stage_of_the_reading_knows_only_those_before_it(stage: str) -> None:
    home = "ikicalc.syntax."
    inside = [path for path in MODULES if dotted(path).startswith(home + stage)]
    taken = {name.split(".")[2] for path in inside for name in imports_of(path) if name.startswith(home)}
    assert inside
    assert taken <= set(STAGES[: STAGES.index(stage) + 1])


def test_every_package_of_the_syntax_is_a_stage() -> None:
    assert {path.name for path in (SRC / "ikicalc" / "syntax").iterdir() if path.is_dir()} - {
        "__pycache__"
    } == set(STAGES)


def test_modules_import_each_other_without_a_circle() -> None:
    known = {dotted(path) for path in MODULES}

    def module_of(name: str) -> str:
        return name if name in known else name.rpartition(".")[0]

    graph = {
        dotted(path): {module_of(n) for n in imports_of(path) if module_of(n) in known} - {dotted(path)}
        for path in MODULES
        if path != SRC / "ikicalc" / "__init__.py"
    }
    assert list(TopologicalSorter(graph).static_order())  # raises CycleError and names the circle


@pytest.mark.parametrize("pair", NEIGHBOURS, ids=" -> ".join)
def test_exception_for_neighbours_is_in_use(pair: tuple[str, str]) -> None:
    own, neighbour = pair
    files = [path for path in MODULES if storey(dotted(path)) == own]
    assert any(storey(name) == neighbour for path in files for name in imports_of(path))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import sympy.core", {"sympy.core"}),
        ("from ikicalc.rumus import Rumus", {"ikicalc.rumus.Rumus"}),
        ("from ikicalc import rumus", {"ikicalc.rumus"}),
        ("from . import tree", {"ikicalc.syntax.tree"}),
        ("from ..numbers import plain", {"ikicalc.numbers.plain"}),
        ("def f():\n    import pint", {"pint"}),
        ("if TYPE_CHECKING:\n    import lark", {"lark"}),
    ],
)
def test_no_way_of_importing_is_overlooked(source: str, expected: set[str]) -> None:
    assert imported(source, "ikicalc.syntax.lexer", package=False) == expected
