"""The direction of an indicator: whether more is better, less, the same, or a figure within a range.

Knows: the five directions. Must not know: the formula of any of them, which the catalog names.
"""

from __future__ import annotations

from enum import StrEnum

from ikicalc.diagnostics import Diagnostic, InputValueError
from ikicalc.diagnostics.suggest import suggest_sentence


class Polaritas(StrEnum):
    """Direction of an indicator (aturan 0.6: never guessed).

    ``turun`` has two formulas that don't agree, so the ratio has a name of its own.
    """

    NAIK = "naik"
    TURUN = "turun"
    TURUN_RASIO = "turun-rasio"
    STABIL = "stabil"
    RENTANG = "rentang"

    @classmethod
    def read(cls, text: object) -> Polaritas:
        """Return the direction that ``text`` names; raise ``InputValueError`` (IKI512) for another word.

        >>> Polaritas.read(" Turun-Rasio ")
        <Polaritas.TURUN_RASIO: 'turun-rasio'>
        """
        wanted = str(text).strip().casefold().replace(" ", "-")
        if wanted in list(cls):
            return cls(wanted)
        hint = suggest_sentence(wanted, cls) or f"pakai salah satu dari: {', '.join(cls)}"
        shown = f"polaritas `{str(text)[:40]}` tidak dikenal"
        raise InputValueError(Diagnostic.of("IKI512", shown, help=hint))
