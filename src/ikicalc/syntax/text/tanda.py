"""The signs of ``catalog/kamus/tanda.yaml``, arranged by what stands in a cell.

Knows: look-alike characters, LaTeX commands, signs that operate in mathematics.
Must not know: how a cell is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ikicalc import kamus
from ikicalc.syntax.text.peeled import DIVIDE, MINUS, PLUS, POWER, TIMES

_OPERATORS = {"kali": TIMES, "bagi": DIVIDE, "kurang": MINUS, "tambah": PLUS, "pangkat": POWER}


@dataclass(frozen=True, slots=True)
class Signs:
    """What each character or command stands for; ``sums`` are the commands of a sum."""

    lookalikes: dict[int, str]
    commands: dict[str, str]
    text_commands: frozenset[str]
    fractions: frozenset[str]
    in_math: dict[str, str]
    sums: frozenset[str]
    broken: dict[str, str]


@cache
def signs() -> Signs:
    """Return the signs as the dictionary spells them."""
    told = kamus.load("tanda")
    certain = {
        command: _OPERATORS[name] for name, found in told["latex_operator"].items() for command in found
    }
    plain = {command: sign for sign, found in told["latex_tanda"].items() for command in found}
    return Signs(
        broken={found: sign for sign, spelled in told["rusak"].items() for found in spelled},
        lookalikes={ord(character): sign for sign, found in told["serupa"].items() for character in found},
        commands={**dict.fromkeys(told["latex_abaikan"], ""), **plain, **certain},
        text_commands=frozenset(told["latex_teks"]),
        fractions=frozenset(told["latex_pecahan"]),
        sums=frozenset(told["latex_tanda"].get("Σ", ())),
        in_math={sign: _OPERATORS[name] for name, found in told["operator_rumus"].items() for sign in found},
    )
