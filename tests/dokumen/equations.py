"""The LaTeX of the source documents as a small tree, for renderers that draw it."""

import re
from typing import NamedTuple

_PARTS = re.compile(r"(\$[^$]+\$)")
_TOKEN = re.compile(r"\\(?:frac|text)\b|\\times|\\[%&_#$ ]|[{}]|[^\\{}]")
_SIGNS = {r"\times": "×", r"\%": "%", r"\&": "&", r"\_": "_", r"\#": "#", r"\$": "$", r"\ ": " "}


class Fraction(NamedTuple):
    above: list
    below: list


class Run(NamedTuple):
    """Text in an equation; ``words``: set as ordinary text, not as mathematics."""

    text: str
    words: bool


def split(text):
    """Yield the pieces of a text: str for plain text, a list of runs and fractions for an equation."""
    for part in _PARTS.split(text):
        if part.startswith("$"):
            yield _parse(_TOKEN.findall(part[1:-1]))
        elif part:
            yield part


def _parse(tokens):
    """Read tokens up to the closing brace that belongs to them, or to the end."""
    found = []
    while tokens:
        token = tokens.pop(0)
        if token == "}":
            break
        if token == r"\frac":
            found.append(Fraction(_group(tokens), _group(tokens)))
        elif token == r"\text":
            found.append(Run("".join(run.text for run in _group(tokens)), words=True))
        elif found and isinstance(found[-1], Run) and not found[-1].words:
            found[-1] = Run(found[-1].text + _SIGNS.get(token, token), words=False)
        else:
            found.append(Run(_SIGNS.get(token, token), words=False))
    return found


def _group(tokens):
    assert tokens.pop(0) == "{"
    return _parse(tokens)


def flat(nodes):
    """Return the nodes as one line of text."""
    return "".join(
        node.text if isinstance(node, Run) else f"{flat(node[0])}/{flat(node[1])}" for node in nodes
    )
