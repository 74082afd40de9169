"""A run of checks as workflow commands of GitHub, which become annotations of a pull request.

Knows: how such a command is written and escaped. Must not know: how anything was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ikicalc.diagnostics import CODES, Severity

if TYPE_CHECKING:
    from ikicalc.pemeriksaan import Pemeriksaan
    from ikicalc.pemeriksaan.lokasi import Lokasi
    from ikicalc.putusan import Temuan

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, ord(":"): "%3A", ord(","): "%2C"}


def github_report(run: Pemeriksaan) -> Iterator[str]:
    """Yield one line a finding.

    >>> from ikicalc.pemeriksaan import run_checks
    >>> print(next(github_report(run_checks(["a,b.yaml"]))).partition("%0A")[0])
    ::error title=IKI802%3A berkas tidak dapat dibaca,file=a%2Cb.yaml::berkas `a,b.yaml` tidak ada
    """
    peta = run.peta()
    for temuan in run.laporan.temuan:
        yield _command(temuan, peta.of(temuan))


def _command(temuan: Temuan, lokasi: Lokasi) -> str:
    found = temuan.diagnostic
    properties = {"title": f"{found.code}: {CODES[found.code].title}", "file": lokasi.berkas}
    if lokasi.baris:
        properties["line"] = str(lokasi.baris)
    if lokasi.baris and lokasi.baris_akhir > lokasi.baris:  # columns of two lines are refused by GitHub
        properties["endLine"] = str(lokasi.baris_akhir)
    elif lokasi.baris:
        properties |= {"col": str(lokasi.kolom), "endColumn": str(max(lokasi.kolom, lokasi.kolom_akhir - 1))}
    about = "".join(f"{part}: " for part in (lokasi.letak, temuan.indikator) if part)
    advice = f"\nbantuan: {found.help}" if found.help else ""
    written = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items() if value)
    return f"::{_COMMAND[found.severity]} {written}::{(about + found.message + advice).translate(_DATA)}\n"
