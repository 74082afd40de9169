"""Worked examples of rules, computed again: which of them the rule itself does not give.

Knows: what a method and a scale print as examples. Must not know: files, places, any regulation.
"""

from __future__ import annotations

from collections.abc import Iterator

from ikicalc.diagnostics import IkicalcError
from ikicalc.kinerja import Skala
from ikicalc.metode import Aturan, Contoh, HasilMetode, Metode, Target, run
from ikicalc.numbers import indonesian_number, plain

OUTSIDE = "di luar skala"


def unproved_bands(skala: Skala) -> Iterator[str]:
    """Yield a sentence for each example of a scale that lies in another band.

    >>> from fractions import Fraction
    >>> from ikicalc.kinerja import ContohPita, Pita
    >>> baik = Pita("Baik", Fraction(50), Fraction(100))
    >>> list(unproved_bands(Skala("kolam", (baik,), 0, contoh=(ContohPita("", Fraction(40), "Baik"),))))
    ['contoh ke-1: 40 seharusnya Baik, skalanya memberi di luar skala']
    """
    for number, contoh in enumerate(skala.contoh, start=1):
        given = skala.classify(contoh.nilai).predikat or OUTSIDE
        wanted = contoh.predikat or OUTSIDE
        if given != wanted:
            shown = indonesian_number(contoh.nilai)
            yield f"contoh ke-{number}: {shown} seharusnya {wanted}, skalanya memberi {given}"


def unproved_figures(metode: Metode, aturan: Aturan) -> Iterator[str]:
    """Yield a sentence for each example of a method that the method computes otherwise (aturan 0.8).

    >>> from ikicalc.catalog import load_aturan
    >>> aturan, _ = load_aturan()
    >>> list(unproved_figures(aturan.find_metode("capaian/naik"), aturan))
    []
    """
    for number, contoh in enumerate(metode.contoh, start=1):
        try:
            told = _difference(contoh, _computed(metode, contoh), aturan)
        except IkicalcError as error:
            told = error.diagnostics[0].message
        if told:
            yield f"contoh ke-{number}: {told}"


def _computed(metode: Metode, contoh: Contoh) -> HasilMetode:
    target = None if contoh.target is None else Target.read(contoh.target)
    return run(metode, dict(contoh.masukan), target)


def _difference(contoh: Contoh, hasil: HasilMetode, aturan: Aturan) -> str:
    """Tell how an example differs from what its method gives; empty where it doesn't."""
    if hasil.nilai is None:
        return hasil.pesan
    given = plain(hasil.nilai, contoh.desimal)
    if contoh.nilai is not None and given != plain(contoh.nilai, contoh.desimal):
        return f"tertulis {plain(contoh.nilai, contoh.desimal)}, rumusnya memberi {given}"
    if contoh.tercetak is not None and given == plain(contoh.tercetak, contoh.desimal):
        return f"bertanda salah-cetak, padahal rumusnya memberi {given} seperti tercetak"
    return _other_predicate(contoh, hasil, aturan)


def _other_predicate(contoh: Contoh, hasil: HasilMetode, aturan: Aturan) -> str:
    if not contoh.predikat or hasil.nilai is None:
        return ""
    if hasil.skala is None:
        return f"memuat predikat {contoh.predikat}, padahal metodenya tidak menyebut skala"
    given = aturan.find_skala(hasil.skala).classify(hasil.nilai).predikat or OUTSIDE
    return "" if given == contoh.predikat else f"tertulis {contoh.predikat}, skalanya memberi {given}"
