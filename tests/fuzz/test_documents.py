"""Broken documents of every kind: blocks or one message of ours, no other exception, no endless run."""

import io
import random
import signal
import zipfile

import pypdf
import pytest

from ikicalc.diagnostics import SourceFileError
from ikicalc.documents.imports import import_document

from ..dokumen import broken, render

KINDS = [".docx", ".xlsx", ".pdf", ".csv", ".md", ".html", ".txt"]
SECONDS = 30  # for one small file; reading it takes a fifth of a second


class OutOfTime(BaseException):
    """No reader may catch it."""


@pytest.fixture
def clock():
    def ring(_signal, _frame):
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, ring)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The content of a good file of each kind; of a pdf with its commands unpacked."""
    folder = tmp_path_factory.mktemp("utuh")
    found = {kind: render(broken.BLOCKS, folder / f"iku{kind}").read_bytes() for kind in KINDS}
    found[".pdf"] = unpacked(found[".pdf"])
    return found


def unpacked(data):
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(data)))
    for page in writer.pages:
        stream = pypdf.generic.DecodedStreamObject()
        stream.set_data(page.get_contents().get_data())
        page[pypdf.generic.NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def cut(data, chance):
    return data[: chance.randrange(len(data))]


def flipped(data, chance):
    made = bytearray(data)
    for _ in range(chance.choice([1, 4, 40])):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def repeated(data, chance):
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(1, 400)]
    at = chance.randrange(len(data))
    return data[:at] + piece * chance.choice([1, 2, 50]) + data[at:]


def renumbered(data, chance):
    """Put other digits for some: lengths, spans, offsets."""
    places = [n for n, byte in enumerate(data) if 48 <= byte <= 57]
    made = bytearray(data)
    for place in chance.sample(places, min(len(places), chance.choice([1, 3, 20]))):
        made[place] = chance.choice(b"0123456789-")
    return bytes(made)


def inside(data, chance):
    """Break a part of an office file and pack it again, so that its reader gets to see it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    if chance.random() < 0.15:
        del parts[name]
    elif parts[name]:
        parts[name] = chance.choice([cut, flipped, repeated, renumbered])(parts[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in parts.items():
            archive.writestr(member, content)
    return out.getvalue()


def refusals(path):
    """Import a file; return how many findings refuse it, None when it is read."""
    try:
        import_document(path)
    except SourceFileError as error:
        return len(error.diagnostics)
    except Exception as error:
        pytest.fail(f"{path.name}: {type(error).__name__}: {error}")
    return None


def check(whole, kind, seeds, folder):
    ways = [cut, flipped, repeated, renumbered] + ([inside] * 4 if kind in (".docx", ".xlsx") else [])
    refused = 0
    for seed in seeds:
        chance = random.Random(seed)
        path = folder / f"rusak-{seed}{kind}"
        path.write_bytes(chance.choice(ways)(whole[kind], chance))
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        found = refusals(path)
        signal.setitimer(signal.ITIMER_REAL, 0)
        assert found in (None, 1), f"{kind}, seed {seed}"
        refused += found is not None
        path.unlink()
    return refused


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("kind", KINDS)
def test_a_few_broken_files_of_each_kind(whole, kind, tmp_path):
    refused = check(whole, kind, range(36), tmp_path)
    assert refused > 0 or kind in (".csv", ".md", ".html", ".txt")  # text is text, however broken


@pytest.mark.slow
@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("kind", KINDS)
def test_many_broken_files_of_each_kind(whole, kind, tmp_path):
    check(whole, kind, range(1_000, 2_500), tmp_path)
