"""The command line run in this process, and as a process of its own with real pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ikicalc.cli.app import app

Run = Callable[..., Result]
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def run() -> Run:
    """Run ``ikicalc`` with these arguments in this process."""

    def runner(*arguments: str, given: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=given)

    return runner


@pytest.fixture
def process() -> Process:
    """Run ``ikicalc`` as a process; what it writes comes back as bytes."""

    def runner(*arguments: str, given: bytes = b"", **settings: Any) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "ikicalc", *arguments]
        return subprocess.run(command, input=given, capture_output=True, check=False, **settings)

    return runner


@pytest.fixture
def answers(run: Run) -> Callable[..., list[dict[str, Any]]]:
    """Send lines (objects, or text as it is) to ``COMMAND --jsonl`` and return the objects that come back."""

    def sender(command: str, *lines: object) -> list[dict[str, Any]]:
        written = (line if isinstance(line, str) else json.dumps(line) for line in lines)
        result = run(command, "--jsonl", given="".join(f"{line}\n" for line in written))
        assert result.exit_code == 0, result.output
        return [json.loads(line) for line in result.stdout.splitlines()]

    return sender
