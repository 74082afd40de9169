"""The sentences about units that do not fit.

Knows: how a finding about two units reads. Must not know: when it is raised.
"""

from __future__ import annotations

from fractions import Fraction

from ikicalc.diagnostics import Diagnostic
from ikicalc.numbers import indonesian_number
from ikicalc.satuan.unit import Unit, show
from ikicalc.syntax.tree import Name, Tree


def unlike_percent(above: Unit, below: Unit, numerator: Tree, denominator: Tree) -> Diagnostic:
    """Return IKI301: a percent whose two sides count different things.

    >>> unlike_percent((("laporan", 1),), (("desa", 1),), Name("Laporan"), Name("Desa")).message
    'persen dari dua satuan berbeda: laporan dibagi desa'
    """
    return Diagnostic.of(
        "IKI301",
        f"persen dari dua satuan berbeda: {show(above)} dibagi {show(below)}",
        numerator.span.to(denominator.span),
        label=f"{show(above)} dibagi {show(below)}",
        notes=(_told("pembilang", numerator, above), _told("penyebut", denominator, below)),
        help="bandingkan benda yang sama, misalnya bagian dari keseluruhan",
    )


def unlike(verb: str, left: Tree, unit: Unit, right: Tree, other: Unit) -> Diagnostic:
    """Return IKI302: two sides that count different things and cannot meet.

    >>> unlike("menjumlahkan", Name("A"), (("orang", 1),), Name("B"), (("desa", 1),)).message
    'rumus menjumlahkan dua satuan berbeda: orang dan desa'
    """
    return Diagnostic.of(
        "IKI302",
        f"rumus {verb} dua satuan berbeda: {show(unit)} dan {show(other)}",
        right.span,
        label=f"satuannya {show(other)}",
        notes=(_told("ruas kiri", left, unit), _told("ruas kanan", right, other)),
        help="pertemukan benda yang sama, atau jadikan dua rumus",
    )


def second_factor(node: Tree) -> Diagnostic:
    """Return IKI305: a percent that is multiplied by 100 again.

    >>> second_factor(Name("A")).code
    'IKI305'
    """
    message = "hasil yang sudah dikali 100 atau 1.000 dikali faktor lagi"
    return Diagnostic.of("IKI305", message, node.span, help="sisakan satu faktor saja")


def other_size(unit: Unit, right: Tree, other: Unit, factor: Fraction) -> Diagnostic:
    """Return IKI306: like units of different size.

    >>> other_size((("menit", 1),), Name("B"), (("jam", 1),), Fraction(60)).notes
    ('1 jam = 60 menit',)
    """
    larger, smaller, size = (other, unit, factor) if factor >= 1 else (unit, other, 1 / factor)
    return Diagnostic.of(
        "IKI306",
        f"{show(unit)} bertemu {show(other)}: sejenis, tetapi takarannya berbeda",
        right.span,
        label=f"satuannya {show(other)}",
        notes=(f"1 {show(larger)} = {indonesian_number(size)} {show(smaller)}",),
        help=f"samakan satuannya, misalnya semua dalam {show(unit)}",
    )


def _told(side: str, node: Tree, unit: Unit) -> str:
    name = f" `{node.text}`" if isinstance(node, Name) else ""
    place = f" ({node.span.start}-{node.span.end})" if node.span.end else ""
    return f"{side}{name} bersatuan {show(unit)}{place}"
