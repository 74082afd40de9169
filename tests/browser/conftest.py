"""Chromium without a window, and pages of reports opened in it from a file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "Chromium tidak terpasang: sudo apt-get install chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Start the browser once; where there is none the tests are skipped, but not on a build server."""
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING, pytrace=False)
        pytest.skip(MISSING)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def opened(browser):
    """Open a page and return it; whatever the browser complains of fails the test at its end."""
    contexts, complaints = [], []

    def opener(path: Path, **settings: object):
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: _local(request.url, complaints))
        page.goto(path.as_uri())
        return page

    yield opener
    for context in contexts:
        context.close()
    assert complaints == []


def _local(url: str, complaints: list[str]) -> None:
    if not url.startswith("file:"):
        complaints.append(f"asks for {url}")
