"""What a request asks for, checked: which kind, which inputs, which target, scale and period.

Knows: the keys of a request and what each takes. Must not know: how anything is computed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ikicalc.diagnostics import Diagnostic, InputValueError
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.kinerja import Periode, Polaritas
from ikicalc.metode import Target
from ikicalc.numbers import MAX_DECIMALS

JENIS = ("rumus", "indikator_id", "metode", "skala")
_OPTIONS = (
    *("id", "masukan", "indikator", "satuan", "target", "polaritas", "metode_capaian"),
    *("desimal", "sampai", "tahun"),
)


@dataclass(frozen=True, slots=True)
class Permintaan:
    """A request: ``jenis`` is one of ``JENIS``, ``isi`` what stands under that key."""

    jenis: str
    isi: str
    masukan: Mapping[str, object]
    indikator: str | None = None
    satuan: str | None = None
    target: Target | None = None
    polaritas: Polaritas | None = None
    metode_capaian: str | None = None
    skala: str | None = None
    desimal: int | None = None
    sampai: Periode | None = None
    tahun: int | None = None
    findings: tuple[Diagnostic, ...] = ()


def read_request(request: Mapping[str, object]) -> Permintaan:
    """Return the request; raise ``InputValueError`` (IKI510, 512, 513, 516) for what can't be used.

    >>> asked = read_request({"skala": "akip", "masukan": {"nilai": 90}})
    >>> asked.jenis, asked.isi
    ('skala', 'akip')
    """
    kinds = [key for key in JENIS if request.get(key) is not None]
    jenis = next(iter(kinds), "")
    others = [key for key in kinds if key not in (jenis, "skala")]
    if not jenis or others:
        told = (
            f"permintaan memuat {' dan '.join([jenis, *others])}"
            if others
            else "permintaan tidak menyebut apa yang dihitung"
        )
        raise refused(told, f"tulis tepat satu dari: {', '.join(JENIS)}")
    target, polaritas, sampai = (request.get(key) for key in ("target", "polaritas", "sampai"))
    return Permintaan(
        jenis=jenis,
        isi=text_field(request, jenis) or "",
        masukan=_inputs(request.get("masukan")),
        indikator=text_field(request, "indikator"),
        satuan=text_field(request, "satuan"),
        target=None if target is None else Target.read(target),
        polaritas=None if polaritas is None else Polaritas.read(polaritas),
        metode_capaian=text_field(request, "metode_capaian"),
        skala=text_field(request, "skala"),
        desimal=_whole(request, "desimal", 0, MAX_DECIMALS),
        sampai=None if sampai is None else Periode.read(sampai),
        tahun=_whole(request, "tahun", 1900, 9999),
        findings=tuple(_unknown(str(key)) for key in request if key not in (*JENIS, *_OPTIONS)),
    )


def refused(message: str, help: str = "") -> InputValueError:
    """Return the error of a request that can't be answered (IKI516).

    >>> str(refused("permintaan harus berupa objek"))
    'galat[IKI516]: permintaan harus berupa objek'
    """
    return InputValueError(Diagnostic.of("IKI516", message, help=help))


def text_field(request: Mapping[str, object], key: str) -> str | None:
    """Return the text under ``key``, None where there is none; raise ``InputValueError`` (IKI516).

    >>> text_field({"rumus": "A : B"}, "rumus"), text_field({}, "satuan")
    ('A : B', None)
    """
    value = request.get(key)
    if value is not None and not isinstance(value, str):
        raise refused(f"`{key}` harus berupa teks")
    return value


def _whole(request: Mapping[str, object], key: str, least: int, most: int) -> int | None:
    value = request.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise refused(f"`{key}` harus berupa bilangan bulat {least} sampai {most}")
    return value


def _inputs(given: object) -> Mapping[str, object]:
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise refused("`masukan` harus berupa objek", 'tulis {"nama masukan": 12}')
    return {str(name): value for name, value in given.items()}


def _unknown(key: str) -> Diagnostic:
    hint = suggest_sentence(key, (*JENIS, *_OPTIONS))
    return Diagnostic.of("IKI604", f"kolom `{key[:40]}` tidak dikenal pada permintaan", help=hint)
