"""Rewrites as a unified diff: of a catalog file, or of single cells where the file can't be rewritten.

Knows: the form of a unified diff. Must not know: how a rewrite was found or proved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import unified_diff

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def diff(old: str, new: str, name: str) -> Iterator[str]:
    """Yield the lines of the difference; nothing where there is none.

    >>> print("".join(diff("a: A / B\\n", "a: A / B x 100%\\n", "x.yaml")), end="")
    --- x.yaml
    +++ x.yaml
    @@ -1 +1 @@
    -a: A / B
    +a: A / B x 100%
    """
    for line in unified_diff(_LINE.findall(old), _LINE.findall(new), name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
