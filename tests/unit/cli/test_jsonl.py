"""JSON Lines over a pipe: bad lines, order, exact numbers, and each answer at once."""

import json
import os
import subprocess
import sys

import pytest

from ikicalc.cli.jsonl import MAX_LINE

GOOD = {"rumus": "[[a]]", "masukan": {"a": 1}}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": 7, "rumus": "A",}', "bukan JSON yang sah"),
        ('{"id": 7 "rumus": "A"}', "koma atau kurung penutup hilang"),
        ("{'id': 7}", "nama kunci dalam tanda kutip ganda"),
        ('{"id": 7} {"id": 8}', "ada teks sesudah akhir objek"),
        ('{"id": "7', "tanda kutip penutup hilang"),
        ("", "baris kosong"),
        ("[1, 2]", "satu objek JSON"),
        ("5", "satu objek JSON"),
        ("[" * 100_000, "bersarang terlalu dalam"),
        ('{"id": ' + "9" * 10_000 + "}", "terlalu panjang"),
        ('{"id": 1e99999999999999999999}', "terlalu panjang"),
    ],
)
def test_bad_line_gets_an_answer_and_the_run_goes_on(answers, line, told):
    bad, good = answers("compute", line, {"id": 2, **GOOD})
    assert (bad["id"], bad["baris"], bad["status"], bad["kode"]) == (None, 1, "galat", "IKI801")
    assert told in bad["pesan"]
    assert (good["id"], good["status"]) == (2, "ok")


@pytest.mark.parametrize(
    "line",
    [
        '{"id": 7, "rumus": "A", "rumus": "B"}',
        '{"id": 7, "rumus": "A", "masukan": {"A": 1, "A": 2}}',
        '{"id": 7, "rumus": "A", "masukan": {"A": NaN}}',
        '{"id": 7, "rumus": "A", "masukan": {"A": -Infinity}}',
    ],
)
def test_flaw_in_a_readable_line_is_told_with_its_id(answers, line):
    (bad,) = answers("compute", line)
    assert (bad["id"], bad["status"], bad["kode"]) == (7, "galat", "IKI801")


def test_line_that_is_not_utf8_is_bad_by_itself(run):
    lines = (
        b'\xef\xbb\xbf{"id": 1, "teks": "A : B"}\r\n' + b'{"id": "\xff"}\n' + b'{"id": 3, "teks": "A : B"}'
    )
    shown = [json.loads(line) for line in run("parse", "--jsonl", given=lines).stdout.splitlines()]
    assert [item["id"] for item in shown] == [1, None, 3]
    assert (shown[1]["baris"], shown[1]["pesan"]) == (2, "baris tidak tertulis dalam UTF-8")


def test_line_that_is_too_long_is_skipped_to_its_end(answers):
    long = json.dumps({"id": 1, "teks": "A" * (3 * MAX_LINE)})
    bad, good = answers("parse", long, {"id": 2, "teks": "A : B"})
    assert (bad["baris"], bad["pesan"]) == (1, "baris lebih panjang dari 1 MB")
    assert good["id"] == 2


def test_order_is_kept(answers):
    lines = [{"id": number, **GOOD} if number % 3 else "{" for number in range(50)]
    found = answers("compute", *lines)
    assert [item["id"] for item in found] == [number if number % 3 else None for number in range(50)]


@pytest.mark.parametrize("name", ["7", "null", "1.5", '"\\ud800"', '["a", 2.5]', '"desa ✓"'])
def test_id_comes_back_as_it_came(answers, name):
    (answer,) = answers("compute", f'{{"id": {name}, "rumus": "[[a]]", "masukan": {{"a": 1}}}}')
    assert answer["id"] == json.loads(name)


@pytest.mark.parametrize("name", ["1.10", "1.50", "1.00000000000000000001", "1E+400", "-0.0"])
def test_digits_of_a_decimal_id_come_back_one_by_one(run, name):
    line = f'{{"id": {name}, "rumus": "[[a]]", "masukan": {{"a": 1}}}}\n'
    assert run("compute", "--jsonl", given=line).stdout.startswith(f'{{"id": {name}, "status": "ok"')


def test_answer_arrives_before_the_next_line_is_sent():
    command = [sys.executable, "-m", "ikicalc", "compute", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        for number in (1, 2, 3):
            running.stdin.write(json.dumps({"id": number, **GOOD}).encode() + b"\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == number
        running.stdin.close()
        assert running.stdout.read() == b""
    assert running.returncode == 0


def test_only_answers_on_standard_output(process):
    done = process("parse", "--jsonl", given=b'{"id": 1, "teks": "A : B"}\nrusak\n')
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, None]


@pytest.mark.parametrize("command", ["parse", "compute"])
def test_stream_that_cannot_be_read_gives_status_2(run, command, tmp_path):
    for file in (tmp_path / "tidak-ada.jsonl", tmp_path):
        shown = run(command, "--jsonl", str(file))
        assert (shown.exit_code, shown.stdout) == (2, "")
        assert shown.stderr.startswith("galat[IKI802]")


@pytest.mark.skipif(os.name != "posix", reason="closes a stream as a shell does")
@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_closed_stream_gives_status_2(closed):
    line = """echo '{"id": 1, "teks": "A"}' | "$0" -m ikicalc parse --jsonl """ + closed
    done = subprocess.run(["sh", "-c", line, sys.executable], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"galat[IKI802]")


def test_catalog_reader_may_stop_early():
    line = '"$0" -m ikicalc catalog list --format json | head -n 1'
    done = subprocess.run(["sh", "-c", line, sys.executable], capture_output=True, check=True)
    assert json.loads(done.stdout)["id"]
    assert done.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="pipes")
def test_broken_pipe_is_quiet():
    command = [sys.executable, "-m", "ikicalc", "compute", "--jsonl"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdout.close()
        _, told = running.communicate(json.dumps(GOOD).encode() + b"\n")
    assert (running.returncode, told) == (0, b"")
