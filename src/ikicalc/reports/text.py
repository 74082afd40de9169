"""A run of checks for people at a terminal: each finding drawn, then the summary.

Knows: how findings are drawn, what the summary tells. Must not know: terminals, commands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ikicalc.diagnostics import CODES
from ikicalc.diagnostics.render import render

if TYPE_CHECKING:
    from ikicalc.pemeriksaan import Pemeriksaan

VERDICTS = {
    "dapat_dihitung": "dapat dihitung",
    "tersirat": "tersirat",
    "rujukan": "rujukan",
    "tidak_dapat_dihitung": "tidak dapat dihitung",
}
MEANING = {
    "dapat_dihitung": "hitungannya tertulis di sel",
    "tersirat": "hitungannya tersirat dari nama indikator",
    "rujukan": "angkanya dari metode peraturan atau penilai lain",
    "tidak_dapat_dihitung": "belum dapat dihitung seperti yang tertulis",
}


def text_report(run: Pemeriksaan, *, color: bool = False) -> Iterator[str]:
    """Yield the findings as drawn, general ones first, then the lines of the summary.

    >>> from ikicalc.pemeriksaan import run_checks
    >>> print(next(text_report(run_checks(["tidak-ada.yaml"]))).strip())
    galat[IKI802]: berkas `tidak-ada.yaml` tidak ada
     --> tidak-ada.yaml
      = bantuan: periksa letak dan ejaan nama berkasnya
    """
    peta = run.peta()
    for temuan in run.laporan.temuan:
        placed = temuan.diagnostic.at(str(peta.of(temuan)))
        drawn = render(placed, run.cell(temuan), name=temuan.indikator or "", color=color)
        yield drawn + "\n\n"
    yield "\n".join(summary_lines(run)) + "\n"


def summary_lines(run: Pemeriksaan) -> list[str]:
    """Return the summary: indicators by verdict, findings by code, what was silenced, what can be repaired.

    >>> from ikicalc.pemeriksaan import run_checks
    >>> summary_lines(run_checks(["tidak-ada.yaml"]))[-1]
    '      1  IKI802  galat  berkas tidak dapat dibaca'
    """
    summary = run.laporan.ringkasan
    lines = [f"{len(run.laporan.putusan)} indikator diperiksa"]
    counts = {key: int(summary[key]) for key in VERDICTS}  # type: ignore[literal-required]
    wide = max(map(len, VERDICTS.values()))
    lines += [f"{counts[key]:>7}  {VERDICTS[key]:<{wide}}  {MEANING[key]}" for key in VERDICTS]
    codes = summary["temuan"]
    lines += ["", f"{sum(codes.values())} temuan" + (":" if codes else "")]
    level = max((len(CODES[code].severity) for code in codes), default=0)
    lines += [
        f"{count:>7}  {code}  {CODES[code].severity:<{level}}  {CODES[code].title}"
        for code, count in codes.items()
    ]
    return lines + _set_aside(run) + _repairs(run)


def _set_aside(run: Pemeriksaan) -> list[str]:
    if not run.diabaikan:
        return []
    codes = Counter(item.temuan.diagnostic.code for item in run.diabaikan)
    listed = ", ".join(f"{code} {count}" for code, count in sorted(codes.items()))
    return ["", f"{len(run.diabaikan)} temuan diabaikan dengan alasan di berkasnya: {listed}"]


def _repairs(run: Pemeriksaan) -> list[str]:
    certain = [run.can_write(item) for item in run.laporan.temuan if item.diagnostic.perbaikan is not None]
    if not certain:
        return []
    apply = ", terapkan dengan --fix" if all(certain) else ""
    return ["", f"{len(certain)} temuan mempunyai perbaikan yang pasti: lihat dengan --diff{apply}"]
