"""From a figure to its achievement and its predicate, by the methods and scales of the catalog.

Knows: the order (figure, achievement, cap, scale) and that no value has no predicate.
Must not know: any formula, direction's method or band by heart; how a request is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from ikicalc import kamus
from ikicalc.diagnostics import Diagnostic, InputValueError
from ikicalc.kinerja import Kepastian, Pita, Polaritas, Skala, Terbit
from ikicalc.masukan import fold
from ikicalc.metode.aturan import Aturan
from ikicalc.metode.model import Metode
from ikicalc.metode.run import HasilMetode, run
from ikicalc.metode.target import Target
from ikicalc.numbers import indonesian_number
from ikicalc.satuan import are_unlike, magnitude


@dataclass(slots=True)
class Penilaian:
    """What became of a figure: ``status`` is ``ok``, ``tanpa_nilai`` or ``di_luar_skala``.

    >>> told = Penilaian()
    >>> told.stop("target_nol", "penyebut nol: T = 0")
    >>> told.status, told.predikat
    ('tanpa_nilai', None)
    """

    status: str = "ok"
    alasan: str | None = None
    pesan: str = ""
    capaian: Fraction | None = None
    predikat: str | None = None
    langkah: list[str] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)

    def stop(self, alasan: str, pesan: str) -> None:
        """There is no value for what was asked."""
        self.status, self.alasan, self.pesan = "tanpa_nilai", alasan, pesan


@dataclass(frozen=True, slots=True)
class Ukuran:
    """What a figure is judged by; without a target the scale is for the figure itself.

    ``dasar`` ``realisasi``: the scale is for the figure itself although there is a target.

    >>> target = Target.read(80)
    >>> Ukuran(target).menilai_realisasi, Ukuran(target, dasar="realisasi").menilai_realisasi
    (False, True)
    """

    target: Target | None = None
    polaritas: Polaritas | None = None
    metode: str | None = None
    skala: str | None = None
    tahun: int | None = None
    dasar: str | None = None

    @property
    def menilai_realisasi(self) -> bool:
        """Whether the scale bands the figure itself, not its achievement."""
        return self.target is None or self.dasar == "realisasi"


def judge(nilai: Fraction, satuan: str | None, ukuran: Ukuran, aturan: Aturan) -> Penilaian:
    """Return achievement and predicate of a figure; raise ``NameLookupError`` for an unknown rule.

    >>> from ikicalc.catalog import load_aturan
    >>> ukuran = Ukuran(Target.read(80), Polaritas.NAIK, skala="peringkat-kinerja")
    >>> judge(Fraction(75), "%", ukuran, load_aturan()[0]).predikat
    'Sangat Tinggi'
    """
    told = Penilaian()
    if ukuran.target is not None:
        _achieve(nilai, satuan, ukuran, aturan, told)
    figure = nilai if ukuran.menilai_realisasi else told.capaian
    if ukuran.skala is not None:
        skala = aturan.find_skala(ukuran.skala)
        if figure is not None:
            classify(skala, figure, told, ukuran.tahun)
    return told


def _achieve(nilai: Fraction, satuan: str | None, ukuran: Ukuran, aturan: Aturan, told: Penilaian) -> None:
    target = ukuran.target
    assert target is not None
    if ukuran.metode is None and ukuran.polaritas is None:
        message = "target diberikan, tetapi polaritas belum disebut"
        hint = f"tulis polaritas: {', '.join(Polaritas)}"
        told.findings.append(Diagnostic.of("IKI511", message, help=hint))
        told.stop("polaritas_kosong", message)
        return
    told.findings += (*other_unit(target, satuan), *share_for_percent(ukuran, satuan))
    metode = method_of(ukuran, aturan)
    if measures_another(target, satuan):
        told.stop("satuan_target_lain", told.findings[-1].message)
        return
    target = in_unit_of(target, satuan)
    result = run(metode, {realisasi_of(metode): nilai}, target)
    told.findings += [*result.diagnostics, *in_force(metode.id, metode.berlaku, ukuran.tahun)]
    told.langkah.append(f"capaian terhadap target {target} menurut {metode.id} ({metode.sumber})")
    told.langkah += [line.partition(". ")[2] for line in result.langkah]
    told.capaian = capped(result, target, told)
    if result.nilai is None:
        told.stop(result.alasan or "", result.pesan)


def other_unit(target: Target, satuan: str | None) -> tuple[Diagnostic, ...]:
    """Tell when target and figure name two units (IKI519).

    >>> [finding.code for finding in other_unit(Target.read("12 bulan"), "laporan")]
    ['IKI519']
    """
    if not target.satuan or not satuan or fold(target.satuan) == fold(satuan):
        return ()
    if _is_per_period(target.satuan) and not _is_per_period(satuan):
        message = f"target `{target}` berlaku tiap bagian tahun, realisasinya tidak disebut demikian"
        return (Diagnostic.of("IKI519", message, help="tulis target untuk seluruh masa yang dihitung"),)
    if magnitude(target.satuan, satuan) == 1:
        return ()
    message = f"satuan target `{target.satuan}`, satuan realisasi `{satuan}`"
    same = in_unit_of(target, satuan)
    if measures_another(target, satuan):
        message += "; capaian antara keduanya tidak bermakna"
    elif same is not target:
        message += f"; target dihitung sebagai {same}"
    return (Diagnostic.of("IKI519", message, help=f"tulis targetnya dalam {satuan}"),)


def _is_per_period(satuan: str) -> bool:
    """``dokumen/bulan``, ``kali per triwulan``: a figure for each part of the year."""
    *above, last = satuan.casefold().replace("/", " per ").split() or [""]
    return last in kamus.load("periode")["bagian_tahun"] and not {"per", "tiap", "setiap"}.isdisjoint(above)


def share_for_percent(ukuran: Ukuran, satuan: str | None) -> tuple[Diagnostic, ...]:
    """Tell a target below 1 without a percent sign for a figure in percent (IKI537): 0,95% or 95%?

    Where less is better, a small target is what it seems.

    >>> given = [Ukuran(Target.read(text), Polaritas.NAIK) for text in ("0,95", "0,95%", "95")]
    >>> [len(share_for_percent(ukuran, "%")) for ukuran in given]
    [1, 0, 0]
    """
    target = ukuran.target
    if target is None or satuan != "%" or target.satuan is not None or not 0 < target.atas < 1:
        return ()
    if ukuran.polaritas in (Polaritas.TURUN, Polaritas.TURUN_RASIO):
        return ()
    small, whole = indonesian_number(target.atas), indonesian_number(target.atas * 100)
    message = f"target `{small}` dibaca {small}%, karena angkanya dalam persen"
    help_ = f"tulis `{whole}%` bila itu yang dimaksud, atau `{small}%`"
    return (Diagnostic.of("IKI537", message, help=help_),)


def measures_another(target: Target, satuan: str | None) -> bool:
    """Tell whether a target surely measures another thing than the figure, so that it has no achievement.

    >>> [measures_another(Target.read(text), "laporan") for text in ("12 bulan", "12 paket")]
    [True, False]
    """
    return bool(target.satuan and satuan) and are_unlike(target.satuan or "", satuan or "")


def in_unit_of(target: Target, satuan: str | None) -> Target:
    """Return the target in the unit of the figure where both differ in magnitude only.

    >>> str(in_unit_of(Target.read("12,5 juta rupiah"), "rupiah"))
    '12.500.000 rupiah'
    >>> str(in_unit_of(Target.read("12 bulan"), "laporan"))
    '12 bulan'
    """
    factor = magnitude(target.satuan, satuan) if target.satuan and satuan else None
    if factor is None or factor == 1:
        return target
    return replace(target, bawah=target.bawah * factor, atas=target.atas * factor, satuan=satuan)


def method_of(ukuran: Ukuran, aturan: Aturan) -> Metode:
    """Return the method that is named, else that of the direction; ``NameLookupError`` where there is none.

    >>> from ikicalc.catalog import load_aturan
    >>> method_of(Ukuran(polaritas=Polaritas.TURUN), load_aturan()[0]).id
    'capaian/turun'
    """
    if ukuran.metode is not None:
        return aturan.find_metode(ukuran.metode)
    assert ukuran.polaritas is not None
    return aturan.of_polaritas(ukuran.polaritas)


def realisasi_of(metode: Metode) -> str:
    """Return the input that takes the realisasi; a method without one is refused (IKI516).

    >>> from ikicalc.catalog import load_aturan
    >>> realisasi_of(load_aturan()[0].find_metode("capaian/naik"))
    'R'
    """
    found = next((item.nama for item in metode.masukan if item.dari == "realisasi"), None)
    if found is None or not any(item.dari == "target" for item in metode.masukan):
        message = f"metode {metode.id} tidak menghitung capaian dari realisasi dan target"
        raise InputValueError(Diagnostic.of("IKI516", message, help="pakai metode capaian/..."))
    return found


def capped(result: HasilMetode, target: Target, told: Penilaian) -> Fraction | None:
    """Return the figure of a method, at most the cap of its target; tell when that changed it.

    >>> from ikicalc.catalog import load_aturan
    >>> target = Target.read({"nilai": 10, "batas": 120})
    >>> result = run(load_aturan()[0].find_metode("capaian/naik"), {"R": 15}, target)
    >>> told = Penilaian()
    >>> capped(result, target, told), told.langkah
    (Fraction(120, 1), ['capaian paling besar 120 menurut targetnya'])
    """
    if result.nilai is None or target.batas is None or result.nilai <= target.batas:
        return result.nilai
    told.langkah.append(f"capaian paling besar {indonesian_number(target.batas)} menurut targetnya")
    return target.batas


def classify(skala: Skala, figure: Fraction, told: Penilaian, tahun: int | None = None) -> None:
    """Band a figure and tell it; outside all bands it has no predicate.

    >>> from ikicalc.catalog import load_aturan
    >>> told = Penilaian()
    >>> classify(load_aturan()[0].find_skala("akip"), Fraction(9001, 100), told)
    >>> told.predikat
    'AA'
    """
    found = skala.classify(figure)
    told.langkah.append(found.penjelasan)
    told.findings += in_force(skala.id, skala.berlaku, tahun)
    told.predikat = found.predikat
    if found.pita is None:
        told.status, told.pesan = "di_luar_skala", found.penjelasan
        told.findings.append(Diagnostic.of("IKI506", found.penjelasan, help="periksa angka dan skalanya"))
    else:
        told.findings += by_heart(skala, found.pita)


def by_heart(skala: Skala, pita: Pita) -> tuple[Diagnostic, ...]:
    """Tell when a band was written from memory (IKI507).

    >>> by_heart(Skala("kolam", (), kepastian=Kepastian.INGATAN), Pita("Baik"))[0].code
    'IKI507'
    """
    if Kepastian.INGATAN not in (pita.kepastian, skala.kepastian):
        return ()
    message = f"pita {pita.predikat} skala {skala.id} ditulis dari ingatan; teksnya belum dibaca"
    return (Diagnostic.of("IKI507", message, help=f"cocokkan dengan {skala.sumber}"),)


def in_force(id: str, berlaku: Terbit, tahun: int | None) -> list[Diagnostic]:
    """Tell when a rule does not hold in the year of the figures; without a year there is nothing to tell.

    >>> [finding.code for finding in in_force("prestasi-2011", Terbit(2014, 2019), 2021)]
    ['IKI517']
    """
    if tahun is None or berlaku.covers(tahun):
        return []
    message = f"{id} berlaku {berlaku}, bukan tahun {tahun}"
    return [Diagnostic.of("IKI517", message, help="pakai aturan yang berlaku pada tahun itu")]
