"""Each page proves itself: its example gives the code, its repair doesn't.

A page's sections hold fenced blocks: ``rumus`` (a cell, with the ``konteks`` below it), ``katalog`` (a
file of the catalog, loaded), ``periksa`` (one, checked), ``lari`` (one for
``ikicalc check``), ``perbaiki`` (the same with ``--fix``), ``lewati`` (with
``--skip-other``), ``setelan`` (an ``ikicalc.toml`` beside a catalog
under check), ``aturan`` (a file of rules), ``kamus`` (a data
dictionary), ``permintaan`` (a request to compute), ``jsonl`` (a line for ``ikicalc compute --jsonl``),
``perintah`` (a command), ``bulanan`` (a csv of monthly figures), ``buku`` (a workbook of them), ``naskah``
(the extracted text of a document), ``dokumen`` (the name of a file that ``tests/dokumen/broken.py`` makes),
``tanpa_paket`` (a file, where no optional package is installed), ``pohon`` (notation, compiled for columns)
or ``kode``. Keys of ``konteks``: indikator, satuan, masukan, rumus, target, polaritas, unit, induk, perintah,
susunan, baris_tersembunyi, sel_terjauh; ``ulang`` repeats the cell, ``bungkus`` puts it in brackets, so that
a page need not print twenty thousand characters.
"""

import json
import re
import subprocess
import sys
from dataclasses import dataclass, field

import openpyxl
import pytest
import yaml

import ikicalc
from ikicalc.backends.program import compile_columns
from ikicalc.catalog import Indikator, load_aturan, load_kamus_data
from ikicalc.diagnostics import CODES, IkicalcError, NameLookupError
from ikicalc.diagnostics.pages import page
from ikicalc.documents import import_document
from ikicalc.documents.reading import read_document
from ikicalc.permintaan import compute_request
from ikicalc.series import compute, read_monthly
from ikicalc.syntax.tree import Call, Name
from tests.dokumen.broken import make

SECTIONS = ["Apa artinya", "Mengapa", "Contoh", "Perbaikan"]
SECTION = re.compile(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Nothing to write anew: another id or file, a package.
WITHOUT_REWRITE = {"IKI606", "IKI802", "IKI803", *(f"IKI82{digit}" for digit in range(6))}


@dataclass
class Example:
    """One block of a page with the context that stands below it."""

    kind: str
    text: str
    context: dict = field(default_factory=dict)


def examples(code, section):
    found = []
    for kind, text in BLOCK.findall(dict(SECTION.findall(page(code)))[section]):
        if kind == "konteks":
            found[-1].context = yaml.safe_load(text)
        else:
            found.append(Example(kind, text.removesuffix("\n")))
    return found


def codes_given_by(example, folder):
    return READERS[example.kind](example, folder)


def of_formula(example, _):
    context = example.context
    text = example.text * context.get("ulang", 1)
    text = "(" * context.get("bungkus", 0) + text + ")" * context.get("bungkus", 0)
    try:
        rumus = ikicalc.parse(text, indikator=context.get("indikator"), satuan=context.get("satuan"))
        found = list(rumus.diagnostics)
        if "masukan" in context:
            found += rumus.evaluate(context["masukan"]).diagnostics
    except IkicalcError as error:
        found = error.diagnostics
    return {item.code for item in found}


def of_catalog(example, folder):
    path = folder / "contoh-2024.yaml"
    path.write_text(example.text, encoding="utf-8")
    _, found = ikicalc.load_catalog(path)
    return {item.code for item in found}


def of_dictionary(example, folder):
    path = folder / "kamus-contoh.yaml"
    path.write_text(example.text, encoding="utf-8")
    _, found = load_kamus_data(path)
    return {item.code for item in found}


def of_check(example, folder):
    path = folder / "contoh-2024.yaml"
    path.write_text(example.text, encoding="utf-8")
    catalog, found = ikicalc.load_catalog(path)
    assert not found, "the file itself is sound"
    return {temuan.diagnostic.code for temuan in ikicalc.check(catalog).temuan}


def of_rules(example, folder):
    path = folder / "aturan-contoh.yaml"
    path.write_text(example.text, encoding="utf-8")
    _, found = load_aturan(path)
    return {item.code for item in found}


def of_request(example, _):
    return {item["kode"] for item in compute_request(json.loads(example.text))["diagnostik"]}


def of_line(example, folder):
    return of_command(Example("perintah", "ikicalc compute --jsonl -"), folder, given=example.text + "\n")


def of_command(example, folder, given=""):
    command = [sys.executable, "-m", *example.text.split()]
    answer = subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, check=False)
    assert "Traceback" not in answer.stderr
    return set(re.findall(r"IKI\d{3}", answer.stdout + answer.stderr))


def of_run(example, folder, *options):
    (folder / "contoh-2024.yaml").write_text(example.text, encoding="utf-8")
    return of_command(Example("perintah", f"ikicalc check contoh-2024.yaml {' '.join(options)}"), folder)


def of_fix(example, folder):
    return of_run(example, folder, "--fix")


def of_skipping(example, folder):
    return of_run(example, folder, "--skip-other")


def of_settings(example, folder):
    (folder / "ikicalc.toml").write_text(example.text, encoding="utf-8")
    return of_run(Example("lari", "dokumen: {id: contoh, judul: Contoh}"), folder)


def of_monthly(example, folder):
    path = folder / "bulanan.csv"
    path.write_text(example.text, encoding="utf-8")
    if "perintah" in example.context:
        (folder / "susunan.csv").write_text(example.context.get("susunan", ""), encoding="utf-8")
        return of_command(Example("perintah", example.context["perintah"]), folder)
    try:
        data = read_monthly(path, tahun=2024)
        found = data.diagnostics
        if "rumus" in example.context:
            judged = {key: example.context.get(key) for key in ("target", "polaritas")}
            indikator = Indikator("contoh/1", "contoh", "Contoh", teks=example.context["rumus"], **judged)
            more = {key: example.context.get(key) for key in ("unit", "induk")}
            found = compute(indikator, data, tahun=2024, **more).diagnostics
    except IkicalcError as error:
        found = error.diagnostics
    return {item.code for item in found}


def of_extracted_text(example, folder):
    path = folder / "contoh.txt"
    path.write_text(example.text, encoding="utf-8")
    return {item.code for item in import_document(path).diagnostics}


def of_workbook(example, folder):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in yaml.safe_load(example.text).items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    for row in example.context.get("baris_tersembunyi", ()):
        book.worksheets[0].row_dimensions[row].hidden = True
    if "sel_terjauh" in example.context:
        book.worksheets[0][example.context["sel_terjauh"]] = "x"
    book.save(folder / "bulanan.xlsx")
    try:
        return {item.code for item in read_monthly(folder / "bulanan.xlsx", tahun=2024).diagnostics}
    except IkicalcError as error:
        return {item.code for item in error.diagnostics}


def of_missing_package(example, folder):
    lacking = "import sys; sys.modules['openpyxl'] = None\n"
    code = f"{lacking}from ikicalc.series import compute, read_monthly\nread_monthly({example.text!r})"
    command = [sys.executable, "-c", code]
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert 'pip install "ikicalc[data]"' in page("IKI803")
    return set(re.findall(r"IKI\d{3}", answer.stderr))


def of_document(example, folder):
    try:
        return {item.code for item in read_document(make(example.text, folder)).diagnostics}
    except IkicalcError as error:
        return {item.code for item in error.diagnostics}


def of_code(example, _):
    try:
        return set() if page(example.text) else {"no page"}
    except NameLookupError as error:
        return {item.code for item in error.diagnostics}


def of_tree(example, _):
    function, arguments = example.text.rstrip(")").split("(")
    names = tuple(Name(text.strip("[] ")) for text in arguments.split(","))
    try:
        compile_columns(Call(function, names))
    except IkicalcError as error:
        return {item.code for item in error.diagnostics}
    return set()


READERS = {
    "rumus": of_formula,
    "katalog": of_catalog,
    "periksa": of_check,
    "aturan": of_rules,
    "kamus": of_dictionary,
    "permintaan": of_request,
    "jsonl": of_line,
    "perbaiki": of_fix,
    "lari": of_run,
    "lewati": of_skipping,
    "setelan": of_settings,
    "perintah": of_command,
    "bulanan": of_monthly,
    "dokumen": of_document,
    "buku": of_workbook,
    "naskah": of_extracted_text,
    "kode": of_code,
    "pohon": of_tree,
    "tanpa_paket": of_missing_package,
}


@pytest.mark.parametrize("code", CODES)
def test_page_has_its_four_sections_in_order(code):
    text = page(code)
    assert text.splitlines()[0] == f"# {code}: {CODES[code].title}"
    assert f"\nTingkat: {CODES[code].severity}.\n" in text
    assert [title for title, _ in SECTION.findall(text)] == SECTIONS
    assert all(len(body.strip()) > 30 for title, body in SECTION.findall(text) if title != "Contoh")


@pytest.mark.parametrize("code", CODES)
def test_page_mentions_only_codes_that_exist(code):
    assert set(re.findall(r"\bIKI\d{3}\b", page(code))) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_example_gives_the_code(code, tmp_path):
    shown = examples(code, "Contoh")
    assert shown
    for example in shown:
        assert code in codes_given_by(example, tmp_path), example.text


@pytest.mark.parametrize("code", CODES)
def test_repair_does_not_give_the_code(code, tmp_path):
    shown = examples(code, "Perbaikan")
    assert bool(shown) != (code in WITHOUT_REWRITE)
    for example in shown:
        assert code not in codes_given_by(example, tmp_path), example.text


def test_code_is_found_in_any_letter_case():
    assert page(" iki101 ") == page("IKI101")


@pytest.mark.parametrize("code", ["IKI999", "", "../codes", "x" * 10_000])
def test_unknown_code_is_refused(code):
    with pytest.raises(NameLookupError) as caught:
        page(code)
    assert caught.value.diagnostics[0].code == "IKI206"


def test_unknown_code_gets_the_nearest():
    with pytest.raises(NameLookupError) as caught:
        page("IKI1O2")
    assert caught.value.diagnostics[0].help == "mungkin maksud Anda `IKI102`?"
