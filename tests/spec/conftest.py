"""The flag of the spec documents.

Knows: the name of the flag. Must not know: how a document is read or compared.
"""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--tulis-ulang`` (known when ``tests/spec`` is named on the command line)."""
    parser.addoption(
        "--tulis-ulang",
        action="store_true",
        help="rewrite the hasil fences of tests/spec/*.md with the actual answers, for review in the diff",
    )
