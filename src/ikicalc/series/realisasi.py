"""From monthly data to the figure of each indicator, for each unit and period.

Knows: the order of work: link names, aggregate each input, then the formula (aturan 0.4).
Must not know: files, sheets, how columns are computed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ikicalc.catalog import Catalog, Indikator, KamusData, load_aturan
from ikicalc.masukan import key_of
from ikicalc.metode import Aturan
from ikicalc.packages import extra
from ikicalc.series.data import MonthlyData
from ikicalc.series.linking import Pernyataan, link, measured_otherwise, unmatched
from ikicalc.series.table import Table
from ikicalc.series.ukuran import Acuan, measure
from ikicalc.series.units import arranged
from ikicalc.series.windows import last_month, windows


def compute(  # noqa: PLR0913 - defaults are keywords
    indikator: Catalog | Indikator | Iterable[Indikator],
    data: MonthlyData,
    *,
    tahun: int,
    sampai: object = None,
    unit: str | Collection[str] | None = None,
    periode: Collection[str] | None = None,
    agregasi: Mapping[str, str] | None = None,
    kumulatif: Collection[str] | None = None,
    induk: Mapping[str, str] | None = None,
    kamus: KamusData | None = None,
    polaritas: object = None,
    metode_capaian: object = None,
    skala: object = None,
    target: object = None,
    aturan: Aturan | None = None,
    progress: bool | None = None,
) -> Table:
    """Compute the indicators from monthly data: one row per unit, indicator and period of ``tahun``.

    Each input is aggregated first, over its months and then over the units below (``induk``: unit to the
    unit above it), and the formula is applied to the aggregates; then the figure is judged against the target
    of its period. ``agregasi`` overrides, by input name, the way that the catalog states or that is usual;
    ``kumulatif`` names inputs whose data count from January on; ``kamus`` gives names that mean one datum;
    ``sampai`` (``Juni``, ``B6``, ``T2``) ends the year early; ``periode`` chooses among bulan, triwulan,
    semester, sampai, tahun. ``polaritas``, ``metode_capaian``, ``skala``, ``target`` are one value for all,
    which the catalog's own word outdoes, or a mapping by indicator id, which outdoes the catalog; ``aturan``
    are other rules than those that ship. ``progress``: a bar on a terminal (None), always, or never.

    A figure or an achievement that cannot be had is a row with its reason.
    Raises ``NameLookupError`` for a unit, input, rule or id that isn't there, ``InputValueError`` for a
    period, a way of aggregating (IKI513) or a target (IKI510) that can't be read.

    >>> from fractions import Fraction
    >>> from ikicalc.series import MonthlyData, Titik
    >>> kolam = Indikator("contoh/1", "contoh", "Persentase kolam", teks="Kolam panen / kolam x 100%")
    >>> panen = [Titik("Desa A", 2024, n, "Kolam panen", Fraction(n)) for n in (1, 2)]
    >>> semua = [Titik("Desa A", 2024, n, "kolam", Fraction(4)) for n in (1, 2)]
    >>> table = compute(kolam, MonthlyData((*panen, *semua)), tahun=2024, sampai="Februari")
    >>> [(row.jenis, row.periode, row.desimal, row.kelengkapan) for row in table][-1]
    ('sampai', 'B2', '37.5', '2/2')
    """
    extra("numpy")  # a missing package is told by name, not by the first module that needs it
    from ikicalc.series.blok import Penyusun
    from ikicalc.series.engine import Formula, Pekerjaan, computed
    from ikicalc.series.store import Store

    items = _listed(indikator)
    rules = aturan or load_aturan()[0]
    acuan = Acuan(polaritas, metode_capaian, skala, target)
    acuan.check(items)
    measures = [measure(item, acuan, rules, tahun) for item in items]
    formulas = [Formula.of(item) for item in items]
    stated = Pernyataan(
        agregasi or {}, kumulatif or (),
        [way for item in items for way in item.agregasi], [name for item in items for name in item.kumulatif],
        kamus,
    )  # fmt: skip
    susunan = arranged(data.unit_kerja, induk or {}, unit)
    store = Store.of(data, susunan.names, stated.canonical)
    links = link([item for formula in formulas for item in formula.masukan], store.spellings, stated)
    spans = windows(last_month(sampai), periode)
    penyusun = Penyusun(rules, tahun, spans, susunan.wanted, tuple(susunan.names), susunan.parents)
    factors, other = measured_otherwise(links, data.satuan, stated.canonical)
    places = enumerate(map(key_of, data.masukan))
    store.faktor = {place: factors[key] for place, key in places if key in factors}
    lembar = computed(Pekerjaan(store, links, susunan, penyusun), formulas, measures, progress=progress)
    findings = (*data.diagnostics, *unmatched(links, store.spellings), *other, *penyusun.findings.values())
    return Table(lembar, tuple(item for _, item in sorted(links.items())), findings)


def _listed(indikator: Catalog | Indikator | Iterable[Indikator]) -> list[Indikator]:
    if isinstance(indikator, Indikator):
        return [indikator]
    return list(indikator.values() if isinstance(indikator, Catalog) else indikator)
