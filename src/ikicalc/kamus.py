"""The dictionaries of ``catalog/kamus``, read once: words that a planner may add to.

Knows: where the dictionaries lie and how to read YAML. Must not know: what their words mean.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str, folder: str = "kamus") -> Any:
    """Return the content of ``catalog/kamus/<name>.yaml`` (plain lists, mappings, text, numbers).

    ``folder`` names another folder of the catalog, the empty text the catalog itself.

    >>> "dibagi" in load("operator")["bagi"]["kata"]
    True
    """
    text = (
        files("ikicalc._catalog")
        .joinpath(*filter(None, [folder]), f"{name}.yaml")
        .read_text(encoding="utf-8")
    )
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, the C one where there is one
