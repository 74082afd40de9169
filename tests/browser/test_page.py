"""The page of a run in a browser: counts, filter, search, marks, keyboard, hostile cells, print, axe."""

from __future__ import annotations

import io
import time
from datetime import date
from pathlib import Path

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from ikicalc.catalog import Catalog, Dokumen, Indikator
from ikicalc.pemeriksaan import Pilihan, run_checks
from ikicalc.pemeriksaan.run import judge
from ikicalc.reports.html import html_report

ROOT = Path(__file__).parents[2]
MARKS = """all => all.map(one => [...one.querySelectorAll("mark")].map(
    mark => [mark.dataset.temuan.split(" ").map(Number), mark.textContent]))"""
CELLS = """all => all.map(one => { const cell = one.cloneNode(true);
    cell.querySelectorAll(".acuan").forEach(mark => mark.remove()); return cell.textContent; })"""
FOREIGN = """() => { const made = document.createElement("script"); made.textContent = "window.masuk = 1";
    document.body.append(made); }"""
HOSTILE = (
    '<script>document.title = "a"</script>',
    '"><img src=x onerror="document.title = 1">',
    "{{ 7 * 7 }} {% raw %} ${1}",
    "</style></script><!-- ]]>",
    "\u202eterbalik\u0007\u200b",
    "' onmouseover='alert(1)",
)


def written(folder, paths):
    run = run_checks([str(path) for path in paths])
    return run, saved(run, folder)


def saved(run, folder):
    page = folder / "laporan.html"
    page.write_text("".join(html_report(run, tanggal=date(2024, 2, 1))), encoding="utf-8")
    return page


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    return written(tmp_path_factory.mktemp("halaman"), [ROOT / "catalog" / "dokumen"])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    items = [
        Indikator(
            f"jahat/{text}", "jahat", f"Persentase {text}", text, text, f"{text} A / B", sumber_data=text
        )
        for text in HOSTILE
    ]
    run = judge(Catalog(items, [Dokumen("jahat", HOSTILE[0])]), [], {}, lambda _: Pilihan())
    return run, saved(run, tmp_path_factory.mktemp("jahat"))


def visible_ids(page):
    return page.eval_on_selector_all(
        ".butir", "all => all.filter(a => !a.hidden).map(a => a.querySelector('.id').textContent)"
    )


def test_counts_are_those_of_the_run(shipped, opened):
    run, path = shipped
    page = opened(path)
    summary = run.laporan.ringkasan
    for verdict in ("dapat_dihitung", "tersirat", "rujukan", "tidak_dapat_dihitung"):
        assert page.inner_text(f".kartu.{verdict} .besar") == str(summary[verdict])
        assert page.locator(f".butir.{verdict}").count() == summary[verdict]
    assert page.inner_text("#tampil") == "263 indikator"
    counted = dict(
        zip(
            page.locator(".ringkas .kecil").all_inner_texts(),
            page.locator(".ringkas td.kanan").all_inner_texts(),
            strict=True,
        )
    )
    assert counted == {code: str(count) for code, count in summary["temuan"].items()}
    assert page.locator(".temuan > li").count() == sum(len(item.temuan) for item in run.laporan.putusan)


def test_each_filter_shows_what_the_run_says(shipped, opened):
    run, path = shipped
    page = opened(path)
    wanted = {
        "putusan": ("tidak_dapat_dihitung", lambda item: item.putusan == "tidak_dapat_dihitung"),
        "tingkat": ("galat", lambda item: any(t.diagnostic.severity == "galat" for t in item.temuan)),
        "kode": ("IKI209", lambda item: any(t.diagnostic.code == "IKI209" for t in item.temuan)),
        "dokumen": ("5", lambda item: run.catalog[item.id].dokumen == "torjun"),
    }  # fmt: skip
    for field, (value, fits) in wanted.items():
        page.select_option(f"#{field}", value)
        expected = [item.id for item in run.laporan.putusan if fits(item)]
        assert 0 < len(expected) < 263
        assert visible_ids(page) == expected
        assert page.inner_text("#tampil") == f"{len(expected)} dari 263 indikator"
        page.click("#bersihkan")
        expect(page.locator("#tampil")).to_have_text("263 indikator")
    page.select_option("#tingkat", "-")
    assert visible_ids(page) == [item.id for item in run.laporan.putusan if not item.temuan]


def test_filters_work_together_and_empty_documents_go(shipped, opened):
    _, path = shipped
    page = opened(path)
    page.select_option("#kode", "IKI211")
    page.select_option("#dokumen", "1")
    page.fill("#cari", "wilangan")
    expect(page.locator("#tampil")).to_contain_text("Tidak ada")
    assert page.locator(".dokumen:not([hidden])").count() == 0
    page.select_option("#dokumen", "")
    assert len(visible_ids(page)) > 0
    shown = page.eval_on_selector_all(".dokumen:not([hidden])", "all => all.length")
    assert shown == 1


def test_search_finds_words_of_a_cell_in_any_order_and_case(shipped, opened):
    run, path = shipped
    page = opened(path)
    page.fill("#cari", "BAIKI administras")
    expect(page.locator("#tampil")).not_to_have_text("263 indikator")
    ids = visible_ids(page)
    assert ids
    for name in ids:
        assert "baiki" in run.catalog[name].teks.lower()
    page.fill("#cari", "kata-yang-tidak-ada")
    expect(page.locator("#tampil")).to_contain_text("Tidak ada")
    assert visible_ids(page) == []


def test_marks_cover_the_span_of_their_finding(shipped, opened):
    run, path = shipped
    page = opened(path)
    marks = page.eval_on_selector_all(".butir", MARKS)
    checked = 0
    for number, (item, found) in enumerate(zip(run.laporan.putusan, marks, strict=True), 1):
        order = page_order(item)
        for at, temuan in enumerate(order, 1):
            span = temuan.diagnostic.span
            cell = run.cell(temuan)
            if (
                temuan.sel not in ("teks", "indikator", "target", "sumber_data")
                or span is None
                or not span.of(cell).strip()
            ):
                continue
            text = "".join(text for numbers, text in found if at in numbers)
            assert text.split() == span.of(cell).split(), (number, item.id, at)
            checked += 1
    assert checked > 100


def page_order(item):
    rank = {"galat": 0, "peringatan": 1, "saran": 2}
    return sorted(item.temuan, key=lambda temuan: rank[temuan.diagnostic.severity.value])


def test_formula_is_drawn_and_said(shipped, opened):
    run, path = shipped
    page = opened(path)
    at = [item.id for item in run.laporan.putusan].index("torjun/141")
    box = page.locator(".butir").nth(at)
    box.scroll_into_view_if_needed()
    assert box.locator("mfrac").count() == 1
    assert box.locator("math").get_attribute("aria-label") == run.catalog["torjun/141"].rumus.text
    over, under = box.locator("mfrac > mrow").all()
    assert over.bounding_box()["y"] + over.bounding_box()["height"] <= under.bounding_box()["y"] + 1
    assert box.locator(".masukan tbody tr").count() == len(run.catalog["torjun/141"].rumus.masukan)


def test_keyboard_alone(shipped, opened):
    _, path = shipped
    page = opened(path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "lompat"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "cari"
    page.focus(".kartu.tidak_dapat_dihitung button")
    page.keyboard.press("Space")
    assert page.get_attribute(".kartu.tidak_dapat_dihitung button", "aria-pressed") == "true"
    assert len(visible_ids(page)) == 11
    page.keyboard.press("Enter")
    assert len(visible_ids(page)) == 263
    outlined = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outlined == "solid"


def test_link_to_a_hidden_indicator_shows_it(shipped, opened):
    _, path = shipped
    page = opened(path)
    page.fill("#cari", "kata-yang-tidak-ada")
    expect(page.locator("#tampil")).to_contain_text("Tidak ada")
    page.evaluate("location.hash = 'i200'")
    expect(page.locator("#tampil")).to_have_text("263 indikator")
    assert page.locator("#i200").is_visible()


def test_hostile_cells_stay_text(hostile, opened):
    run, path = hostile
    page = opened(path)
    assert page.title() == f"Pemeriksaan indikator kinerja: {HOSTILE[0]}"
    assert page.locator("main script, main img, main style").count() == 0
    assert page.locator("body script").count() == 1
    cells = page.eval_on_selector_all(".butir .sel", CELLS)
    for text in HOSTILE[:4]:
        assert any(text in cell for cell in cells), text
    assert not {"\u202e", "\u0007", "\u200b"} & set(page.content())
    assert "<U+202E>terbalik␇<U+200B>" in "\n".join(cells)
    assert len(run.laporan.putusan) == len(HOSTILE)


def test_policy_refuses_a_script_that_is_not_ours(shipped, browser):
    _, path = shipped
    context = browser.new_context()
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate(FOREIGN)
    assert page.evaluate("window.masuk") is None
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(shipped, opened, scheme):
    _, path = shipped
    page = opened(path, color_scheme=scheme)
    page.select_option("#kode", "IKI303")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.response["violations"] == [], found.generate_report()


def test_narrow_screen_does_not_scroll_sideways(shipped, opened):
    _, path = shipped
    page = opened(path, viewport={"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_print_shows_all_cells_and_no_controls(tmp_path, opened):
    run, path = written(tmp_path, [ROOT / "catalog" / "dokumen" / "torjun.yaml"])
    page = opened(path, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator(".saringan").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('.butir')).contentVisibility") == "visible"
    page.set_viewport_size({"width": 688, "height": 972})  # what A4 leaves between its margins
    right = page.eval_on_selector_all(
        "math", "all => Math.max(...all.map(m => m.scrollWidth - m.clientWidth))"
    )
    assert right <= 0
    pdf = page.pdf(prefer_css_page_size=True)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    text = "".join(sheet.extract_text() for sheet in reader.pages)
    for item in run.laporan.putusan:
        assert item.id in text
    assert len(reader.pages) < len(run.laporan.putusan)


def test_page_without_script_shows_everything(shipped, opened):
    _, path = shipped
    page = opened(path, java_script_enabled=False)
    assert not page.locator(".saringan").is_visible()
    assert page.locator(".butir:visible").count() == 263


@pytest.mark.slow
def test_ten_thousand_indicators_stay_usable(tmp_path, opened):
    rows = "".join(
        f"  - id: besar/{number}\n    nama: Persentase desa ke-{number} tertib\n"
        f"    teks: Jumlah desa {number} tertib dibagi jumlah desa {number} x 100\n"
        for number in range(1, 10_001)
    )
    path = tmp_path / "besar.yaml"
    path.write_text("dokumen: {id: besar, judul: Besar}\nindikator:\n" + rows, encoding="utf-8")
    _, file = written(tmp_path, [path])
    page = opened(file)
    began = time.monotonic()
    page.fill("#cari", "ke-9999 tertib")
    expect(page.locator("#tampil")).to_have_text("1 dari 10.000 indikator")
    page.fill("#cari", "")
    expect(page.locator("#tampil")).to_have_text("10.000 indikator")
    assert time.monotonic() - began < 15
