"""Nodes into methods: inputs, steps, findings, examples; each formula parsed and its names checked.

Knows: the columns of a method, and which names a formula may use where it stands.
Must not know: files, how a method is run, or any regulation.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from ikicalc.catalog.aturan_schema import (
    CARA,
    CONTOH,
    DIBERIKAN,
    LANGKAH,
    MASUKAN,
    METODE,
    PILIHAN_SKALA,
    SYARAT,
)
from ikicalc.catalog.aturan_values import RuleValues, plain_value
from ikicalc.catalog.nodes import ListNode, MapNode, Node, ScalarNode
from ikicalc.catalog.places import Tempat
from ikicalc.diagnostics import FormulaError
from ikicalc.diagnostics.codes import CODES
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.kinerja import Polaritas
from ikicalc.metode import (
    Cara,
    Contoh,
    Jenis,
    Langkah,
    MasukanMetode,
    Metode,
    PilihanSkala,
    Syarat,
)
from ikicalc.metode.model import names_in
from ikicalc.syntax.tree import Number, Tree

ORIGINS = ("target", "realisasi")
TAGS = ("cocok", "salah-cetak")
RESULTS = ("nilai", "predikat")
_UNREADABLE = Number(Fraction(0))  # stands for a formula that was refused; its method is left out


class MethodReading(NamedTuple):
    """A method, where it stands, and where it names its scales."""

    metode: Metode
    tempat: Tempat
    skala: tuple[tuple[str, Tempat], ...]


def read_metode(node: Node, values: RuleValues) -> MethodReading | None:
    """Return a method, or None when a finding of level galat makes it unusable."""
    before = values.errors
    fields = values.fields(node, METODE)
    inputs = [_masukan(item, values) for item in values.items(fields.get("masukan"), "masukan")]
    names = _Names(values, inputs)
    steps = [names.langkah(item) for item in values.items(fields.get("langkah"), "langkah")]
    _check_steps(steps, node, values)
    scales = names.scales(fields.get("skala"))
    metode = Metode(
        id=values.text(fields.get("id"), "id"),
        nama=values.text(fields.get("nama"), "nama"),
        masukan=tuple(inputs),
        langkah=tuple(steps),
        sumber=values.sumber(fields.get("sumber")),
        kepastian=values.kepastian(fields.get("kepastian")),
        berlaku=values.terbit(fields),
        satuan=values.text(fields.get("satuan"), "satuan") or None,
        temuan=tuple(names.syarat(item) for item in values.items(fields.get("temuan"), "temuan")),
        skala=tuple(choice for choice, _ in scales),
        contoh=tuple(_contoh(item, values) for item in values.items(fields.get("contoh"), "contoh")),
        polaritas=_polaritas(fields.get("polaritas"), values),
        hanya_predikat=_only_predicate(fields, values),
    )
    placed = tuple((choice.skala, place) for choice, place in scales)
    return MethodReading(metode, node.place, placed) if values.errors == before else None


def _check_steps(steps: list[Langkah], node: Node, values: RuleValues) -> None:
    if not steps:
        values.report("IKI602", "metode tidak memuat langkah", node.place, help="tulis `langkah`")
    elif any(cara.tiap for cara in steps[-1].cara):
        message = f"langkah terakhir, {steps[-1].nama}, menghasilkan daftar, bukan satu nilai"
        values.report("IKI514", message, node.place)


def _only_predicate(fields: dict[str, Node], values: RuleValues) -> bool:
    written = values.text(fields.get("hasil"), "hasil")
    if written not in ("", *RESULTS):
        values.one_of(fields["hasil"], "hasil", written, RESULTS)
    return written == "predikat"


def _polaritas(node: Node | None, values: RuleValues) -> Polaritas | None:
    written = values.text(node, "polaritas")
    if node is not None and written not in list(Polaritas):
        values.one_of(node, "polaritas", written, Polaritas)
        return None
    return Polaritas(written) if written else None


def _masukan(node: Node, values: RuleValues) -> MasukanMetode:
    fields = values.fields(node, MASUKAN)
    origin = values.text(fields.get("dari"), "dari")
    if origin and origin not in ORIGINS:
        values.one_of(fields["dari"], "dari", origin, ORIGINS)
    return _input(values.text(fields.get("nama"), "nama"), fields, values, origin)


def _input(name: str, fields: dict[str, Node], values: RuleValues, origin: str = "") -> MasukanMetode:
    kind = values.word(fields.get("jenis"), "jenis", Jenis, Jenis.ANGKA)
    return MasukanMetode(
        nama=name,
        jenis=kind,
        arti=values.text(fields.get("arti"), "arti"),
        satuan=values.text(fields.get("satuan"), "satuan") or None,
        alias=values.texts(fields.get("alias"), "alias"),
        dari=origin,
        bawaan=_default(fields, kind, values),
        sumber_bawaan=values.text(fields.get("sumber_bawaan"), "sumber_bawaan"),
        minimum=values.maybe(fields, "minimum"),
        maksimum=values.maybe(fields, "maksimum"),
        boleh_kosong=values.truth(fields, "boleh_kosong"),
        pilihan=_choices(fields.get("pilihan"), values),
        label=values.texts(fields.get("label"), "label"),
    )


def _default(fields: dict[str, Node], kind: Jenis, values: RuleValues) -> Fraction | None:
    if kind is Jenis.YA_TIDAK and "bawaan" in fields:
        return Fraction(values.truth(fields, "bawaan"))
    return values.maybe(fields, "bawaan")


def _choices(node: Node | None, values: RuleValues) -> tuple[tuple[str, Fraction], ...]:
    if node is None:
        return ()
    found = values.entries(node, "`pilihan`")
    return tuple((key.text, values.number(value, key.text)) for key, value in found.items())


class _Names:
    """Reads formulas, knowing which names they may use: inputs, and the steps before them."""

    def __init__(self, values: RuleValues, inputs: list[MasukanMetode]) -> None:
        self.values = values
        self.known = {name for item in inputs for name in item.formula_names}
        self.tables = {item.nama for item in inputs if item.jenis is Jenis.TABEL}
        self.seen: set[str] = {item.nama for item in inputs}

    def langkah(self, node: Node) -> Langkah:
        fields = self.values.fields(node, LANGKAH)
        name = self.values.text(fields.get("nama"), "nama")
        if name in self.seen:
            self.values.report("IKI514", f"nama `{name}` dipakai dua kali dalam metode ini", node.place)
        step = Langkah(
            nama=name,
            cara=self.ways(fields, node),
            satuan=self.values.text(fields.get("satuan"), "satuan") or None,
            bulatkan=self.values.decimals(fields, "bulatkan"),
            minimum=self.values.maybe(fields, "minimum"),
            maksimum=self.values.maybe(fields, "maksimum"),
            boleh_kosong=self.values.truth(fields, "boleh_kosong"),
            diberikan=self.given(name, fields.get("dapat_diberikan")),
        )
        self.seen.add(name)
        self.known.update(step.formula_names)
        return step

    def given(self, name: str, node: Node | None) -> MasukanMetode | None:
        if node is None or (isinstance(node, ScalarNode) and node.text == "tidak"):
            return None
        fields = {} if isinstance(node, ScalarNode) else self.values.fields(node, DIBERIKAN)
        return _input(name, fields, self.values)

    def ways(self, fields: dict[str, Node], node: Node) -> tuple[Cara, ...]:
        if ("rumus" in fields) == ("cara" in fields):
            hint = "tulis salah satu: `rumus`, atau `cara` dengan beberapa rumus"
            self.values.report("IKI602", "langkah memerlukan `rumus` atau `cara`", node.place, help=hint)
            return ()
        if "rumus" in fields:
            return (self.way(fields),)
        items = self.values.items(fields["cara"], "cara")
        return tuple(self.way(self.values.fields(item, CARA)) for item in items)

    def way(self, fields: dict[str, Node]) -> Cara:
        each = self.values.text(fields.get("tiap"), "tiap")
        if each and each not in self.known:
            self.unknown(each, fields["tiap"])
        tree = self.formula(fields.get("rumus"), each)
        return Cara(tree, self.values.text(fields.get("rumus"), "rumus"), each)

    def condition(self, node: Node | None) -> Tree:
        """Read a condition: the language has it inside ``if`` only."""
        return self.formula(node, template="if({}, 1, 0)")

    def formula(self, node: Node | None, each: str = "", template: str = "{}") -> Tree:
        from ikicalc.syntax.tree.notation import parse_notation  # the parser is loaded with the first formula

        text = self.values.text(node, "rumus")
        if node is None or not text:
            return _UNREADABLE
        try:
            tree = parse_notation(template.format(text))
        except FormulaError as error:
            finding = error.diagnostics[0]
            self.values.report(
                "IKI514", f"rumus tidak terbaca: {finding.message}", node.place, help=finding.help
            )
            return _UNREADABLE
        for name in names_in(tree):
            if name not in self.known:
                self.unknown(name, node)
            elif name in self.tables and name != each:
                message = f"tabel `{name}` hanya dapat dipakai di langkah `tiap: {name}`"
                self.values.report("IKI514", message, node.place)
        return tree

    def unknown(self, name: str, node: Node) -> None:
        hint = suggest_sentence(name, sorted(self.known))
        message = f"nama `{name}` bukan masukan atau langkah sebelumnya"
        self.values.report("IKI514", message, node.place, help=hint)

    def syarat(self, node: Node) -> Syarat:
        fields = self.values.fields(node, SYARAT)
        code = self.values.text(fields.get("kode"), "kode")
        if code and code not in CODES:
            self.values.report("IKI605", f"kode temuan `{code}` tidak dikenal", fields["kode"].place)
        message = self.values.text(fields.get("pesan"), "pesan")
        advice = self.values.text(fields.get("bantuan"), "bantuan")
        reason = self.values.text(fields.get("tanpa_nilai"), "tanpa_nilai")
        return Syarat(self.condition(fields.get("syarat")), code, message, advice, reason)

    def scales(self, node: Node | None) -> list[tuple[PilihanSkala, Tempat]]:
        if node is None:
            return []
        if isinstance(node, ScalarNode):
            return [(PilihanSkala(node.text), node.place)]
        return [self.scale(item) for item in self.values.items(node, "skala")]

    def scale(self, node: Node) -> tuple[PilihanSkala, Tempat]:
        fields = self.values.fields(node, PILIHAN_SKALA)
        condition = self.condition(fields["syarat"]) if "syarat" in fields else None
        return PilihanSkala(self.values.text(fields.get("skala"), "skala"), condition), node.place


def _contoh(node: Node, values: RuleValues) -> Contoh:
    fields = values.fields(node, CONTOH)
    tag = values.text(fields.get("tag"), "tag")
    if tag and tag not in TAGS:
        values.one_of(fields["tag"], "tag", tag, TAGS)
    if (tag == "salah-cetak") != ("tercetak" in fields):
        values.report("IKI605", "`tercetak` ditulis pada contoh salah-cetak saja", node.place)
    given = fields.get("masukan")
    known = isinstance(given, MapNode)
    if given is not None and not known:
        values.report("IKI605", "`masukan` contoh harus berupa pasangan `nama: nilai`", given.place)
    return Contoh(
        sumber=values.text(fields.get("sumber"), "sumber"),
        tag=tag,
        masukan=_pairs(given) if isinstance(given, MapNode) else (),
        target=_frozen(fields["target"]) if "target" in fields else None,
        nilai=values.maybe(fields, "nilai"),
        desimal=values.decimals(fields, "desimal"),
        predikat=values.text(fields.get("predikat"), "predikat"),
        tercetak=values.maybe(fields, "tercetak"),
    )


def _pairs(node: MapNode) -> tuple[tuple[str, object], ...]:
    return tuple((str(plain_value(key)), plain_value(value)) for key, value in node.entries)


def _frozen(node: Node) -> object:
    value = plain_value(node)
    return tuple(value) if isinstance(node, ListNode) and isinstance(value, list) else value
