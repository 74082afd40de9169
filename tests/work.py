"""How much work a call does, counted instead of timed: the same on a busy machine and on a quiet one.

Knows: the interpreter's calls. Must not know: what is measured.
"""

import sys
from collections.abc import Callable


def calls(work: Callable[[], object]) -> int:
    """Return how many functions ``work`` calls, those written in C included."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
