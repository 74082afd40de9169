"""Formula engine for Indonesian government performance indicators (IKU, IKI).

Knows: the few public names and the module where each lives. Must not know: anything that takes time to
import; a name's module is loaded when the name is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ikicalc.catalog import Catalog, Indikator, load_catalog
    from ikicalc.diagnostics import Diagnostic, IkicalcError
    from ikicalc.kinerja import Predikat, Skala
    from ikicalc.masukan import Masukan
    from ikicalc.putusan import check
    from ikicalc.rumus import Hasil, Rumus, parse
    from ikicalc.series import compute, read_monthly

    __version__: str

__all__ = [
    "Catalog",
    "Diagnostic",
    "Hasil",
    "IkicalcError",
    "Indikator",
    "Masukan",
    "Predikat",
    "Rumus",
    "Skala",
    "__version__",
    "check",
    "compute",
    "load_catalog",
    "parse",
    "read_monthly",
]

_HOMES = {
    "Catalog": "ikicalc.catalog",
    "Diagnostic": "ikicalc.diagnostics",
    "Hasil": "ikicalc.rumus",
    "IkicalcError": "ikicalc.diagnostics",
    "Indikator": "ikicalc.catalog",
    "Masukan": "ikicalc.masukan",
    "Predikat": "ikicalc.kinerja",
    "Rumus": "ikicalc.rumus",
    "Skala": "ikicalc.kinerja",
    "check": "ikicalc.putusan",
    "compute": "ikicalc.series",
    "load_catalog": "ikicalc.catalog",
    "parse": "ikicalc.rumus",
    "read_monthly": "ikicalc.series",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        value: object = import_module("importlib.metadata").version("ikicalc")
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
