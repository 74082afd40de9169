"""A run of checks as SARIF 2.1.0, the form in which build servers and editors take findings.

Knows: the parts of a SARIF log. Must not know: how anything was found.
Rules carry the page of their code, regions count code points, a fix is there only where it was proved.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ikicalc.diagnostics import CODES, Severity
from ikicalc.diagnostics.pages import page, section

if TYPE_CHECKING:
    from ikicalc.pemeriksaan import Pemeriksaan
    from ikicalc.pemeriksaan.lokasi import Lokasi
    from ikicalc.putusan import Temuan

Parts = dict[str, Any]
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif_report(run: Pemeriksaan) -> Iterator[str]:
    """Yield the log in pieces: its head with the rules, then a result each.

    >>> from ikicalc.pemeriksaan import run_checks
    >>> log = json.loads("".join(sarif_report(run_checks(["tidak-ada.yaml"]))))
    >>> log["runs"][0]["results"][0]["ruleId"], log["runs"][0]["columnKind"]
    ('IKI802', 'unicodeCodePoints')
    """
    results = _Results(run)
    head = {"tool": {"driver": _driver(results.codes)}, "columnKind": "unicodeCodePoints"}
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{_dumped(head)[:-1]}, "results": ['
    separator = "\n"
    for result in results:
        yield separator + _dumped(result)
        separator = ",\n"
    yield "]}]}\n"


def _driver(codes: list[str]) -> Parts:
    return {
        "name": "ikicalc",
        "semanticVersion": version("ikicalc"),
        "rules": [_rule(code) for code in codes],
    }


def _rule(code: str) -> Parts:
    text = page(code)
    return {
        "id": code,
        "shortDescription": {"text": CODES[code].title},
        "fullDescription": {"text": section(code, "Apa artinya")},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": _LEVEL[Severity(CODES[code].severity)]},
    }


class _Results:
    """The findings of a run as results: those that stand, then those silenced."""

    def __init__(self, run: Pemeriksaan) -> None:
        self._run = run
        self._peta = run.peta()
        silenced = {item.temuan.diagnostic.code for item in run.diabaikan}
        self.codes = sorted(silenced | set(run.laporan.ringkasan["temuan"]))
        self._index = {code: index for index, code in enumerate(self.codes)}
        self._fixes = _fixes(run)

    def __iter__(self) -> Iterator[Parts]:
        unsilenced: Parts = {"suppressions": []} if self._run.diabaikan else {}
        for temuan in self._run.laporan.temuan:
            yield self._result(temuan) | unsilenced
        for item in self._run.diabaikan:
            reason = {"kind": "inSource", "justification": item.alasan}
            yield self._result(item.temuan) | {"suppressions": [reason]}

    def _result(self, temuan: Temuan) -> Parts:
        found = temuan.diagnostic
        lokasi = self._peta.of(temuan)
        location: Parts = {"physicalLocation": _physical(lokasi)}
        if temuan.indikator is not None:
            location["logicalLocations"] = [{"fullyQualifiedName": temuan.indikator, "kind": "element"}]
        result: Parts = {
            "ruleId": found.code,
            "ruleIndex": self._index[found.code],
            "level": _LEVEL[found.severity],
            "message": {"text": _message(temuan, lokasi)},
            "locations": [location],
            "partialFingerprints": {"ikicalc/v1": self._fingerprint(temuan, lokasi)},
        }
        fix = self._fixes.get((temuan.indikator, temuan.sel)) if found.perbaikan is not None else None
        return result | ({"fixes": [fix]} if fix else {})

    def _fingerprint(self, temuan: Temuan, lokasi: Lokasi) -> str:
        """Return what stays the same when other lines of the file move."""
        found = temuan.diagnostic
        part = found.span.of(self._run.cell(temuan)) if found.span else ""
        told = "\0".join((found.code, lokasi.berkas, temuan.indikator or "", temuan.sel, part, found.message))
        return sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _message(temuan: Temuan, lokasi: Lokasi) -> str:
    found = temuan.diagnostic
    about = "".join(f"{part}: " for part in (lokasi.letak, temuan.indikator) if part)
    told = [f"{about}{found.message}", *(f"Catatan: {note}" for note in found.notes)]
    told += [f"Bantuan: {found.help}"] if found.help else []
    return " ".join(line if line.endswith((".", "?", "!")) else f"{line}." for line in told)


def _physical(lokasi: Lokasi) -> Parts:
    location: Parts = {"artifactLocation": _artifact(lokasi.berkas)}
    return location | ({"region": _region(lokasi)} if lokasi.baris else {})


@lru_cache(maxsize=16)  # findings come file by file
def _artifact(name: str) -> Parts:
    path = PurePath(name)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": "%SRCROOT%"}


def _region(lokasi: Lokasi) -> Parts:
    return {
        "startLine": lokasi.baris,
        "startColumn": lokasi.kolom,
        "endLine": lokasi.baris_akhir,
        "endColumn": lokasi.kolom_akhir,
    }


def _fixes(run: Pemeriksaan) -> dict[tuple[str | None, str], Parts]:
    """Return the proved rewrite of each cell that has one."""
    from ikicalc.pemeriksaan.perbaikan import repaired

    peta = run.peta()
    fixes: dict[tuple[str | None, str], Parts] = {}
    for file in repaired(run):
        for change in file.ditulis:
            region = _region(peta.region(file.berkas, change.awal, change.akhir))
            replacement = {"deletedRegion": region, "insertedContent": {"text": change.teks}}
            changes = [{"artifactLocation": _artifact(file.berkas), "replacements": [replacement]}]
            told = {"text": f"tulis ulang sel `{change.sel.nama}` ({', '.join(change.sel.kode)})"}
            fixes[change.sel.indikator.id, change.sel.nama] = {
                "description": told,
                "artifactChanges": changes,
            }
    return fixes


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
