"""Units of a formula: which nouns count in what, and what comes out of an operator.

Knows: the nouns of ``catalog/kamus/satuan.yaml`` and the definitions of ``catalog/satuan.txt``.
Must not know: values of inputs, or the class and name of the indicator.
"""

from ikicalc.satuan.comparison import are_one, are_unlike, is_counted, magnitude
from ikicalc.satuan.inference import infer
from ikicalc.satuan.result import Conversion, UnitResult
from ikicalc.satuan.unit import factor_between
from ikicalc.syntax.words.nouns import unit_of_name

__all__ = [
    "Conversion",
    "UnitResult",
    "are_one",
    "are_unlike",
    "factor_between",
    "infer",
    "is_counted",
    "magnitude",
    "unit_of_name",
]
