"""Encodings whatever the locale, colour only on a terminal, interruption."""

import os
import signal
import subprocess
import sys

import pytest

from ikicalc.cli.streams import wants_color

CELL = "Jumlah A – jumlah B"
posix = pytest.mark.skipif(os.name != "posix", reason="terminals and signals of Unix")


@pytest.mark.parametrize(
    "locale",
    [{"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}],
)
def test_text_is_utf8_whatever_the_locale(process, locale):
    environment = {**os.environ, **locale}
    by_argument = process("parse", CELL, env=environment)
    by_stream = process("parse", given=CELL.encode(), env=environment)
    assert by_argument.returncode == by_stream.returncode == 0, by_argument.stderr
    assert by_argument.stdout == by_stream.stdout
    assert "Rumus        Jumlah A − jumlah B".encode() in by_stream.stdout


def test_standard_input_that_is_not_utf8_is_told(process):
    done = process("parse", given=b"Jumlah \xff")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"galat[IKI802]: masukan standar tidak tertulis dalam UTF-8\n"


def test_standard_input_without_end_is_refused(process):
    done = process("parse", given=b"A" * 2**21)
    assert done.returncode == 2
    assert done.stderr.startswith(b"galat[IKI802]: masukan standar tidak dapat dibaca: lebih besar dari 1 MB")


def test_no_colour_in_a_pipe(process):
    done = process("parse", "(Jumlah A : jumlah B")
    assert b"IKI102" in done.stdout
    assert b"\x1b" not in done.stdout


@posix
@pytest.mark.parametrize(
    ("settings", "colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_on_a_terminal_unless_refused(settings, colored):
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    here, there = os.openpty()
    with open(here, "rb", buffering=0) as screen:  # noqa: PTH123 - a descriptor
        command = [sys.executable, "-m", "ikicalc", "parse", "(Jumlah A : jumlah B"]
        subprocess.run(command, stdout=there, check=True, env={**environment, "TERM": "xterm", **settings})
        shown = screen.read(65536)
        os.close(there)
    assert b"IKI102" in shown
    assert (b"\x1b[" in shown) is colored


def test_a_stream_that_is_not_there_has_no_colour():
    assert not wants_color(None)


@posix
def test_interruption_shows_no_traceback():
    command = [sys.executable, "-m", "ikicalc", "parse", "--jsonl"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdin.write(b'{"id": 1, "teks": "A : B"}\n')
        running.stdin.flush()
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, told = running.communicate()
    assert running.returncode == 130
    assert b"Traceback" not in told
