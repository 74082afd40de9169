"""The house rules that no tool checks: what files may mention, what a docstring holds, a page per code."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ikicalc.diagnostics import CODES

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "ikicalc"
PAGES = SRC / "diagnostics" / "explain"

# Put together here, so that this file does not mention them itself.
MACHINE_FOLDERS = "|".join(["home", "root", "tmp", "work", "Users"])
FORBIDDEN = {
    "a folder beside the project": re.compile(r"\.\./" + "shared|" + r"\bshared" + "/"),
    "a path of one machine": re.compile(rf"(?<![\w.)\]}}])/(?:{MACHINE_FOLDERS})(?:/|\b)"),
    "a host of a package registry": re.compile("pypi" + r"\.org|" + "pythonhosted" + r"\.org"),
}
CALLS_THAT_RUN_TEXT = {"eval", "exec", "sympify", "parse_expr"}

# Public names without a doctest, each with its reason.
WITHOUT_DOCTEST: dict[str, str] = {}
# The commands are shown by the examples of their --help and run by the tests of the command line.
PARTS_WITHOUT_DOCTEST = {"cli"}


@cache
def text_files() -> tuple[Path, ...]:
    """Return the text files of the repository, those not yet committed included."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return tuple(path for path in paths if path.is_file() and b"\0" not in path.read_bytes())


def modules() -> list[Path]:
    return sorted(SRC.rglob("*.py"))


def part(path: Path) -> str:
    """Return the part of the house that a module belongs to: its package, or itself."""
    return path.relative_to(SRC).with_suffix("").parts[0]


@cache
def relied_on() -> frozenset[tuple[str, str]]:
    """Return (part, name) of all that a part of the house offers in its __init__ or another imports."""
    pairs = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            origin = (node.module or "").split(".") if isinstance(node, ast.ImportFrom) else []
            if (
                origin[:1] == ["ikicalc"]
                and len(origin) > 1
                and (origin[1] != part(path) or path.stem == "__init__")
            ):
                pairs |= {(origin[1], alias.name) for alias in node.names}
    return frozenset(pairs)


def public_definitions(path: Path) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Yield what users or other parts of the house may rely on: all of a lone module, some of a package."""
    alone = path.parent == SRC
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if alone or (part(path), node.name) in relied_on():
            yield node


def docstrings(node: ast.FunctionDef | ast.ClassDef) -> Iterator[str]:
    yield ast.get_docstring(node) or ""
    for inner in node.body if isinstance(node, ast.ClassDef) else ():
        if isinstance(inner, ast.FunctionDef):
            yield ast.get_docstring(inner) or ""


def is_shape(node: ast.FunctionDef | ast.ClassDef) -> bool:
    """Tell whether a class only names fields or is an exception: it is shown where it is made."""
    return isinstance(node, ast.ClassDef) and not any(
        isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_") for inner in node.body
    )


def label(path: Path) -> str:
    return path.relative_to(SRC).as_posix()


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_mentions(what: str) -> None:
    mentions = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if FORBIDDEN[what].search(line)
    ]
    assert not mentions, f"{what}:\n" + "\n".join(mentions)


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a folder beside the project", "see .." + "/shared" + "/DESAIN.md"),
        ("a path of one machine", "run /" + "work/main/.venv/bin/python"),
        ("a path of one machine", "open('/" + "tmp/x')"),
        ("a host of a package registry", "https://" + "pypi" + ".org/simple"),
    ],
)
def test_mention_would_be_seen(what: str, text: str) -> None:
    assert FORBIDDEN[what].search(text)
    assert not FORBIDDEN[what].search("Jumlah dokumen disusun/tmp dan desa/kelurahan, ADD/DD, network/root")


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == set(CODES)


@pytest.mark.parametrize("path", modules(), ids=label)
def test_public_definitions_have_a_docstring(path: Path) -> None:
    assert [node.name for node in public_definitions(path) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", [p for p in modules() if part(p) not in PARTS_WITHOUT_DOCTEST], ids=label)
def test_public_definitions_show_themselves_in_a_doctest(path: Path) -> None:
    shown = [
        node for node in public_definitions(path) if not is_shape(node) and node.name not in WITHOUT_DOCTEST
    ]
    assert [node.name for node in shown if not any(">>>" in text for text in docstrings(node))] == []


@pytest.mark.parametrize("path", modules(), ids=label)
def test_module_says_what_it_knows_and_must_not_know(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert docstring
    if path.name not in {"__init__.py", "__main__.py"}:
        assert "Knows" in docstring
        assert "Must not know" in docstring


@pytest.mark.parametrize("path", modules(), ids=label)
def test_text_is_never_run_as_code(path: Path) -> None:
    calls = [
        node.func
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    names = {func.id if isinstance(func, ast.Name) else getattr(func, "attr", "") for func in calls}
    assert not names & CALLS_THAT_RUN_TEXT
