"""One run of checks: files read, indicators judged, findings silenced and chosen.

Knows: the order of the steps. Must not know: how a check works, how a report is shown.
Silencing comes before choosing, so that a comment is not called unused because its code was not asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ikicalc.catalog import Catalog
from ikicalc.catalog.aturan import read_rules
from ikicalc.catalog.load import gather
from ikicalc.checks import short_reach
from ikicalc.diagnostics import Diagnostic, Severity
from ikicalc.pemeriksaan.berkas import Berkas, distinct, read_files
from ikicalc.pemeriksaan.model import Diabaikan, Pemeriksaan
from ikicalc.pemeriksaan.peredam import Peredam
from ikicalc.pemeriksaan.pilihan import Pilihan
from ikicalc.pemeriksaan.setelan import Setelan, settings_for
from ikicalc.putusan import Laporan, Temuan, check
from ikicalc.putusan.assembly import collector_paused

Checked = Callable[[Catalog], Laporan]


def run_checks(
    paths: Sequence[str],
    pilihan: Pilihan | None = None,
    checked: Checked = check,
    *,
    skip_other: bool = False,
) -> Pemeriksaan:
    """Check the files that ``paths`` stand for; ``pilihan`` wins over the settings of a project.

    ``checked`` gives the report on the catalog that they make; it may be slow, and may tell of it.
    ``skip_other`` leaves YAML files out that are neither catalogs nor rules, also where they are named.

    Never raises for what the files hold. Raises ``CatalogError`` (IKI650) or ``NameLookupError`` (IKI206) for
    settings that cannot be used.

    >>> run_checks(["tidak-ada.yaml"]).laporan.umum[0].diagnostic.code
    'IKI802'
    """
    with collector_paused():
        files = {item.nama: item for item in distinct(list(read_files(paths, skip_other=skip_other)))}
        choices = _Choices(pilihan or Pilihan())
        for name in files:
            choices.of(name)  # settings that cannot be used are told before the work
        catalog, found = gather((item.bacaan for item in files.values()), [])
        return judge(catalog, [*found, *_of_rules(files)], files, choices.of, checked)


def _of_rules(files: dict[str, Berkas]) -> list[Diagnostic]:
    """Return what is wrong with the files of rules, in themselves and as scales for a performance figure."""
    roots = [item.aturan for item in files.values() if item.aturan is not None]
    scales, found = read_rules(roots) if roots else ({}, ())
    short = [finding.at(str(place)) for skala, place in scales.values() for finding in short_reach(skala)]
    return [*found, *short]


def judge(
    catalog: Catalog,
    found: Iterable[Diagnostic],
    files: dict[str, Berkas],
    choice: Callable[[str], Pilihan],
    checked: Checked = check,
) -> Pemeriksaan:
    """Check a catalog that was read from ``files``; ``choice`` gives the codes that are wanted in a file.

    >>> judge(Catalog(), [], {}, lambda name: Pilihan()).laporan.putusan
    ()
    """
    laporan = _with_notes(checked(catalog), catalog, files)
    peredam = Peredam(files, catalog)
    umum = [*(Temuan(item, None, "") for item in found), *laporan.umum]
    silenced: list[Diabaikan] = []
    forgiven: set[str] = set()

    def stands(temuan: Temuan) -> bool:
        reason = peredam.reason(temuan)
        if reason is not None:
            silenced.append(Diabaikan(temuan, reason))
        kept = reason is None and choice(peredam.file_of(temuan)).wants(temuan.diagnostic.code)
        if not kept and temuan.indikator is not None and temuan.diagnostic.severity is Severity.ERROR:
            forgiven.add(temuan.indikator)
        return kept

    putusan = tuple(replace(item, temuan=tuple(filter(stands, item.temuan))) for item in laporan.putusan)
    standing = [*filter(stands, umum)]
    standing += [
        item for item in peredam.findings() if choice(peredam.file_of(item)).wants(item.diagnostic.code)
    ]
    kept = Laporan(putusan, tuple(standing))
    blamed = {
        item.id for item in putusan if any(t.diagnostic.severity is Severity.ERROR for t in item.temuan)
    }
    return Pemeriksaan(kept, catalog, files, tuple(silenced), frozenset(forgiven - blamed))


def _with_notes(laporan: Laporan, catalog: Catalog, files: dict[str, Berkas]) -> Laporan:
    """Return the report with what importing a document found put before the findings of its indicators."""
    notes = {
        key: tuple(Temuan(item, key, "") for item in found)
        for name, file in files.items()
        for key, found in file.catatan.items()
        if (place := catalog[key].tempat) is not None and place.berkas == name
    }
    return replace(
        laporan,
        putusan=tuple(
            replace(item, temuan=(*notes[item.id], *item.temuan)) if item.id in notes else item
            for item in laporan.putusan
        ),
    )


class _Choices:
    """The codes that are wanted in each file, by the settings nearest to it."""

    def __init__(self, given: Pilihan) -> None:
        self._given = given
        self._settings: dict[Path, Setelan] = {}
        self._choices: dict[str, Pilihan] = {}

    def of(self, name: str) -> Pilihan:
        if name not in self._choices:
            path = Path(name).absolute()
            folder = path if path.is_dir() else path.parent
            if folder not in self._settings:
                self._settings[folder] = settings_for(name)
            stated = self._settings[folder].for_file(str(Path(name).absolute()))
            self._choices[name] = self._given.over(stated)
        return self._choices[name]
