"""A key that is equal for formulas that mean the same: ``A / B x 100`` and ``100 x A : B``.

Knows: sums, products, quotients and whole powers as sums of terms with exact coefficients.
Must not know: sympy, values, or whether equal formulas are a fault.

Equal keys mean equal formulas (where both have a value). The other way round holds as long as no
denominator is a sum that would cancel against a factor; then two keys may differ, and nothing is told.
Formulas beyond ``_MOST_TERMS`` terms are compared as they are written.
"""

from __future__ import annotations

from fractions import Fraction
from hashlib import blake2b
from typing import TypeGuard

from ikicalc.masukan import key_of
from ikicalc.syntax.tree import Binary, Call, Name, Negate, Number, Tree, names, walk
from ikicalc.syntax.tree.folding import bottom_up, size
from ikicalc.syntax.words.lexicon import lexicon

Monomial = tuple[tuple[str, int], ...]  # atoms with their exponents, in order
Form = dict[Monomial, Fraction]

_MOST_TERMS = 40
_LARGEST_POWER = 4
_LONGEST_TREE = 400  # nodes
_LONGEST_ATOM = 200  # letters
_OPEN = Name("\x00pembagi")


def meaning(tree: Tree, *, percent: bool = False) -> str | None:
    """Return the key of a formula; None for one without names or of more than 400 nodes.

    ``percent`` tells that the figure of a ratio is shown in percent though no factor is written.

    >>> ratio = Binary("/", Name("Jumlah A"), Name("jumlah B"))
    >>> hundred = Number(Fraction(100))
    >>> meaning(Binary("*", ratio, hundred)) == meaning(Binary("*", hundred, ratio)) == meaning(
    ...     ratio, percent=True
    ... )
    True
    """
    if isinstance(tree, Name) and not percent:  # most rows count one thing
        return _text(_combine(tree, ()))
    if not _is_comparable(tree):
        return None
    form = bottom_up(tree, _combine)
    if percent:
        form = _scaled(form, Fraction(100))
    return _text(form) if any(monomial for monomial in form) else None


def _is_comparable(tree: Tree) -> bool:
    return size(tree) <= _LONGEST_TREE and bool(names(tree))


def pattern(tree: Tree, *, percent: bool = False) -> str | None:
    """Return the key with the fixed divisors left open; None where the formula divides by no fixed number.

    >>> nine, twelve = (Binary("/", Name("A"), Number(Fraction(n), "desa")) for n in (9, 12))
    >>> pattern(nine) == pattern(twelve), pattern(Name("A"))
    (True, None)
    """
    if not fixed_divisors(tree):
        return None
    return meaning(bottom_up(tree, _opened), percent=percent)


def equal_quotients(tree: Tree) -> tuple[Binary, ...]:
    """Return the quotients whose two sides mean the same, factors beside them aside, in one pass.

    >>> half = Binary("*", Name("A"), Number(Fraction(100)))
    >>> equal_quotients(Binary("/", half, Name("A"))) == (Binary("/", half, Name("A")),)
    True
    """
    found: list[Binary] = []

    def compared(node: Tree, parts: tuple[tuple[Form, Form], ...]) -> tuple[Form, Form]:
        """Return the form of a node, and its form without a factor."""
        form = _combine(node, tuple(whole for whole, _ in parts))
        match node, parts:
            case Binary(operator="/"), ((_, left), (_, right)) if any(left) and left == right:
                found.append(node)
            case Binary(operator="*", left=Number()), (_, (other, _)):
                return form, other
            case Binary(operator="*", right=Number()), ((other, _), _):
                return form, other
        return form, form

    if _is_comparable(tree):
        bottom_up(tree, compared)
    return tuple(found)


def fixed_divisors(tree: Tree) -> tuple[Number, ...]:
    """Return the literals by which the formula divides, factors of percent and rates aside.

    >>> [str(item.value) for item in fixed_divisors(Binary("/", Name("A"), Number(Fraction(12), "desa")))]
    ['12']
    """
    below = (node.right for node in walk(tree) if isinstance(node, Binary) and node.operator == "/")
    return tuple(node for node in below if _is_fixed(node))


def _is_fixed(node: Tree) -> TypeGuard[Number]:
    return isinstance(node, Number) and node.value != 1 and node.value not in lexicon().factors


def _opened(node: Tree, parts: tuple[Tree, ...]) -> Tree:
    match node, parts:
        case Binary(operator="/", span=span), (left, right) if _is_fixed(right):
            return Binary("/", left, _OPEN, span)
        case Binary(operator=operator, span=span), (left, right):
            return Binary(operator, left, right, span)
        case Negate(operator=operator, span=span), (operand,):
            return Negate(operand, operator, span)
        case Call(function=function, span=span), _:
            return Call(function, parts, span)
        case _:
            return node


def _combine(node: Tree, parts: tuple[Form, ...]) -> Form:
    match node, parts:
        case Number(value=value), _:
            return {(): value} if value else {}
        case Name(text=text), _:
            base, shift = key_of(text)
            return _atom(f"{base}@{shift}")
        case Negate(operator="-"), (form,):
            return _scaled(form, Fraction(-1))
        case Binary(operator="+" | "-" | "*" | "/" | "**" as operator), (left, right):
            return _binary(operator, left, right)
        case Call(function="mean"), _ if len(parts) > 1:
            return _scaled(_total(parts), Fraction(1, len(parts)))
        case Call(function="sum"), _ if len(parts) > 1:
            return _total(parts)
        case Call(function="min" | "max" as function), _:
            return _opaque(function, sorted(map(_text, parts)))
        case _:
            return _opaque(_label(node), [_text(part) for part in parts])


def _label(node: Tree) -> str:
    return node.function if isinstance(node, Call) else getattr(node, "operator", "?")


def _binary(operator: str, left: Form, right: Form) -> Form:
    match operator:
        case "+":
            return _sum(left, right)
        case "-":
            return _sum(left, _scaled(right, Fraction(-1)))
        case "*":
            return _product(left, right)
        case "/":
            return _product(left, _inverse(right))
        case _:
            return _power(left, right)


def _atom(name: str, exponent: int = 1) -> Form:
    return {((name, exponent),): Fraction(1)}


def _opaque(label: str, parts: list[str]) -> Form:
    return _atom(_brief(f"{label}({'; '.join(parts)})"))


def _brief(text: str) -> str:
    """Return a text, or a digest of a long one: what stands inside an atom may itself hold atoms."""
    return text if len(text) <= _LONGEST_ATOM else blake2b(text.encode(), digest_size=16).hexdigest()


def _scaled(form: Form, factor: Fraction) -> Form:
    return {monomial: value * factor for monomial, value in form.items()}


def _sum(left: Form, right: Form) -> Form:
    total = dict(left)
    for monomial, value in right.items():
        total[monomial] = total.get(monomial, Fraction(0)) + value
    return {monomial: value for monomial, value in total.items() if value}


def _total(parts: tuple[Form, ...]) -> Form:
    total: Form = {}
    for part in parts:
        total = _sum(total, part)
    return total


def _product(left: Form, right: Form) -> Form:
    if len(left) * len(right) > _MOST_TERMS:
        left, right = _atom(_brief(_text(left))), _atom(_brief(_text(right)))
    product: Form = {}
    for one, value in left.items():
        for other, factor in right.items():
            monomial = _times(one, other)
            product[monomial] = product.get(monomial, Fraction(0)) + value * factor
    return {monomial: value for monomial, value in product.items() if value}


def _times(left: Monomial, right: Monomial) -> Monomial:
    powers = dict(left)
    for atom, exponent in right:
        powers[atom] = powers.get(atom, 0) + exponent
    return tuple(sorted((atom, exponent) for atom, exponent in powers.items() if exponent))


def _inverse(form: Form) -> Form:
    if len(form) == 1:
        ((monomial, value),) = form.items()
        return {tuple((atom, -exponent) for atom, exponent in monomial): 1 / value}
    if not form:
        return _atom("0", -1)
    leading = form[min(form)]
    return _scaled(_atom(_brief(_text(_scaled(form, 1 / leading))), -1), 1 / leading)


def _power(base: Form, exponent: Form) -> Form:
    times = exponent.get((), Fraction(0)) if set(exponent) <= {()} else None
    if times is None or times.denominator != 1 or not 0 < abs(times) <= _LARGEST_POWER:
        return _opaque("**", [_text(base), _text(exponent)])
    result: Form = {(): Fraction(1)}
    for _ in range(abs(int(times))):
        result = _product(result, base)
    return result if times > 0 else _inverse(result)


def _text(form: Form) -> str:
    return " + ".join(f"{value} {monomial}" for monomial, value in sorted(form.items()))
