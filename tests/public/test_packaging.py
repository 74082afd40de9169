"""A wheel, a zip on ``sys.path`` and the editable install all carry code, grammar and knowledge."""

from __future__ import annotations

import importlib.metadata
import json
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DATA_FOLDERS = {"ikicalc._grammars": ROOT / "grammars", "ikicalc._catalog": ROOT / "catalog"}

# Lists every data file that importlib.resources can see, with its length, and where the package was found.
PROBE = """
import json, sys
if len(sys.argv) > 1:
    sys.path.insert(0, sys.argv[1])
from importlib.resources import files

def walk(folder, prefix=""):
    for item in folder.iterdir():
        if item.is_dir():
            if not item.name.startswith("_"):
                yield from walk(item, f"{prefix}{item.name}/")
        elif not item.name.endswith((".py", ".pyc")):
            yield f"{prefix}{item.name}", len(item.read_bytes())

names = ["ikicalc", "ikicalc._grammars", "ikicalc._catalog"]
found = {name: dict(walk(files(name))) for name in names}
print(json.dumps({"places": [str(files(name)) for name in names], "found": found}))
"""

# The same installation at work: a formula is read and the whole catalog is loaded.
WORK = """
import sys
sys.path.insert(0, sys.argv[1])
import ikicalc
catalog, findings = ikicalc.load_catalog()
print(ikicalc.parse("Jumlah kolam dipanen dibagi jumlah kolam x 100%").kanonik)
print(ikicalc.__file__)
"""


def probe(*arguments: str, cwd: Path) -> dict[str, object]:
    """Run PROBE in an interpreter that knows nothing of the folder the tests run in."""
    command = [sys.executable, "-I", *arguments]
    shown = subprocess.run(command, check=True, capture_output=True, text=True, cwd=cwd).stdout
    answer: dict[str, object] = json.loads(shown)
    return answer


def data_of_the_tree() -> dict[str, dict[str, int]]:
    """Return what a complete installation holds: every file of the tree that is no Python."""

    def sizes(folder: Path) -> dict[str, int]:
        files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}]
        return {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}

    ours = sizes(ROOT / "src" / "ikicalc")
    return {"ikicalc": ours, **{name: sizes(folder) for name, folder in DATA_FOLDERS.items()}}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel from a copy: setuptools leaves folders behind in the tree it builds from."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "tree"
    waste = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("src", "grammars", "catalog"):
        shutil.copytree(ROOT / name, copy / name, ignore=waste)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(copy)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone into an empty folder."""
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    options = ["--no-index", "--no-deps", "--no-compile", "--target", str(target), str(wheel)]
    subprocess.run([*pip, *options], check=True, capture_output=True)
    return target


@pytest.fixture(scope="module")
def zipped(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack the installed folder into one zip, as people do who may not install anything."""
    archive = tmp_path_factory.mktemp("zipped") / "ikicalc"
    return Path(shutil.make_archive(str(archive), "zip", installed))


def test_package_list_is_that_of_the_tree() -> None:
    inits = (ROOT / "src").rglob("__init__.py")
    packages = {".".join(path.parent.relative_to(ROOT / "src").parts) for path in inits}
    listed = PROJECT["tool"]["setuptools"]["packages"]
    assert sorted(listed) == sorted(packages | set(DATA_FOLDERS))


def test_data_folders_are_packages() -> None:
    # Without __init__.py a folder is a namespace package, and lark finds an empty grammar there.
    assert all((folder / "__init__.py").is_file() for folder in DATA_FOLDERS.values())


def test_wheel_carries_license_types_and_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        entry = next(name for name in names if name.endswith("entry_points.txt"))
        assert "ikicalc = ikicalc.cli:main" in archive.read(entry).decode()
    assert "ikicalc/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith("tests/")]


@pytest.mark.parametrize("form", ["installed", "zipped"])
def test_data_is_found_in(form: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    place: Path = request.getfixturevalue(form)
    # -S leaves out site-packages: otherwise the editable install would lend what is missing here.
    answer = probe("-S", "-c", PROBE, str(place), cwd=tmp_path)
    assert answer["found"] == data_of_the_tree()
    assert all(str(where).startswith(str(place)) for where in answer["places"])


def test_data_is_found_in_the_editable_install(tmp_path: Path) -> None:
    origin = importlib.metadata.distribution("ikicalc").read_text("direct_url.json") or "{}"
    if not json.loads(origin).get("dir_info", {}).get("editable"):
        pytest.skip("this ikicalc is not an editable install")
    answer = probe("-c", PROBE, cwd=tmp_path)
    assert answer["found"] == data_of_the_tree()
    assert all(str(where).startswith(str(ROOT)) for where in answer["places"])


@pytest.mark.parametrize("form", ["installed", "zipped"])
def test_formula_and_catalog_work_from(form: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    place: Path = request.getfixturevalue(form)
    command = [sys.executable, "-I", "-c", WORK, str(place)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    kanonik, file = done.stdout.splitlines()
    assert kanonik == "[[Jumlah kolam dipanen]] / [[jumlah kolam]] * 100"
    assert file.startswith(str(place))


def test_pins_are_names_and_versions_that_satisfy_the_metadata() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(line.count("==") == 1 and not set(line) & set(" @:/;") for line in pins)
    pinned = {line.split("==")[0].lower() for line in pins}
    extras = PROJECT["project"]["optional-dependencies"].values()
    wanted = [*PROJECT["project"]["dependencies"], *(item for extra in extras for item in extra)]
    wanted = [item for item in wanted if not item.startswith("ikicalc[")]
    assert {item.split(">=")[0].lower() for item in wanted} <= pinned
