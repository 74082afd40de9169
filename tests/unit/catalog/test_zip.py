"""The catalog that ships opens from inside a zip archive, where no file has a path of its own."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[3]

PROGRAM = """
import sys
sys.path[:] = [sys.argv[1], *(p for p in sys.path if not p.endswith("src"))]
sys.meta_path[:] = [finder for finder in sys.meta_path if "editable" not in repr(finder).lower()]
import ikicalc.catalog
assert ".zip" in ikicalc.catalog.__file__, ikicalc.catalog.__file__
catalog, findings = ikicalc.catalog.load_catalog()
print(len(catalog), len(findings), catalog["torjun/24"].tempat)
"""


def test_shipped_catalog_from_a_zip(tmp_path: Path) -> None:
    archive = tmp_path / "ikicalc.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for source in sorted((ROOT / "src" / "ikicalc").rglob("*.py")):
            target.write(source, source.relative_to(ROOT / "src"))
        for source in sorted((ROOT / "catalog").rglob("*")):
            if source.suffix in {".py", ".yaml"}:
                target.write(source, Path("ikicalc", "_catalog", source.relative_to(ROOT / "catalog")))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(archive)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.stdout == "263 0 catalog/dokumen/torjun.yaml:56:13\n", done.stderr
