"""Floor 2: checks, each a pure function from what was read to findings.

``CHECKS`` look at one formula and are part of reading it; ``DOCUMENT_CHECKS`` look at the rows of a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ikicalc.checks.abbreviations import unexplained_abbreviation
from ikicalc.checks.bands import printed_scale, short_reach
from ikicalc.checks.columns import missing_source, missing_target
from ikicalc.checks.constants import lost_power, thousand_or_decimal, undeclared_constant
from ikicalc.checks.context import Context
from ikicalc.checks.growth import difference_the_other_way, growth_without_difference
from ikicalc.checks.inputs import two_spellings, unknown_unit
from ikicalc.checks.percent import (
    bare_hundred,
    cancelled_factor,
    doubled_sign,
    missing_factor,
    percent_of_nothing,
    unlike_without_factor,
)
from ikicalc.checks.periods import falling_quarters, short_quarters, years_against_direction
from ikicalc.checks.places import foreign_place
from ikicalc.checks.precedence import (
    divisor_on_last_term,
    factor_on_last_term,
    ratio_beside_count,
    ratio_times_quantity,
)
from ikicalc.checks.regulations import replaced_regulation
from ikicalc.checks.rows import Document, Figure, Found, Input, Row
from ikicalc.checks.sense import (
    count_with_other_in_cell,
    mean_with_one_ratio,
    name_against_formula,
    unit_against_formula,
)
from ikicalc.checks.siblings import (
    differing_divisor,
    differing_territory,
    same_meaning,
    twice_under_one_position,
    two_formulas,
)
from ikicalc.checks.spelling import misspelt_words
from ikicalc.checks.targets import (
    fraction_for_percent,
    grade_among_figures,
    negative_count,
    other_unit,
    share_above_hundred,
)
from ikicalc.checks.terms import equal_sides, named_by_time, remarked_weights, weights
from ikicalc.diagnostics import Diagnostic

CHECKS: tuple[Callable[[Context], Iterator[Diagnostic]], ...] = (
    missing_factor,
    bare_hundred,
    doubled_sign,
    cancelled_factor,
    factor_on_last_term,
    divisor_on_last_term,
    ratio_beside_count,
    ratio_times_quantity,
    percent_of_nothing,
    unlike_without_factor,
    name_against_formula,
    unit_against_formula,
    count_with_other_in_cell,
    mean_with_one_ratio,
    growth_without_difference,
    difference_the_other_way,
    equal_sides,
    weights,
    remarked_weights,
    named_by_time,
    undeclared_constant,
    lost_power,
    thousand_or_decimal,
)

DOCUMENT_CHECKS: tuple[Callable[[Document], Iterator[Found]], ...] = (
    misspelt_words,
    two_spellings,
    unknown_unit,
    foreign_place,
    unexplained_abbreviation,
    printed_scale,
    other_unit,
    negative_count,
    share_above_hundred,
    fraction_for_percent,
    grade_among_figures,
    falling_quarters,
    short_quarters,
    years_against_direction,
    missing_target,
    missing_source,
    differing_divisor,
    differing_territory,
    two_formulas,
    same_meaning,
    twice_under_one_position,
    replaced_regulation,
)


def check_formula(context: Context) -> tuple[Diagnostic, ...]:
    """Return the findings of all checks of a formula, in their order.

    >>> from ikicalc.syntax.reading.kelas import Kelas
    >>> from ikicalc.syntax.tree import Name
    >>> cell = "Jumlah desa tertib"
    >>> context = Context(cell, "Persentase desa tertib", "", Kelas.HITUNG, Name(cell), "desa", ratio=False)
    >>> [finding.code for finding in check_formula(context)]
    ['IKI304']
    """
    return tuple(finding for check in CHECKS for finding in check(context))


def check_document(document: Document) -> tuple[Found, ...]:
    """Return the findings of all checks of a document, in their order.

    >>> rows = (Row("c/1", "Jumlah kolam", sumber_data="Dinas"), Row("c/2", "Jumlah sumur"))
    >>> [(found.diagnostic.code, found.row) for found in check_document(Document(rows))]
    [('IKI621', 1)]
    """
    return tuple(found for check in DOCUMENT_CHECKS for found in check(document))


__all__ = [
    "CHECKS",
    "DOCUMENT_CHECKS",
    "Context",
    "Document",
    "Figure",
    "Found",
    "Input",
    "Row",
    "check_document",
    "check_formula",
    "short_reach",
]
