"""A regency's year: 1,000 units, all 263 indicators that ship, 12 months, long parquet to frame.

The bar is 20 seconds and 2 GB on two cores, reading and judging included. It runs in a process of its own, so
that memory and time are those of the work alone: seconds of the processor, whatever else the machine does.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

polars = pytest.importorskip("polars")
np = pytest.importorskip("numpy")

import ikicalc  # noqa: E402 - after the check that the optional packages are there
from ikicalc.masukan import key_of  # noqa: E402

BAR_SECONDS, BAR_MEGABYTES = 20, 2_000
WORK = """
import json, resource, sys, time
import ikicalc
catalog, _ = ikicalc.load_catalog()
formulas = [item.rumus for item in catalog.values()]
begin = time.process_time()
data = ikicalc.read_monthly(sys.argv[1])
read = time.process_time() - begin
rules = {"polaritas": "naik", "skala": "peringkat-kinerja"}
table = ikicalc.compute(catalog, data, tahun=2024, progress=False, **rules)
frame = table.to_polars()
told = {"rows": len(frame), "read": read, "seconds": time.process_time() - begin,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        "figures": len(frame) - frame["realisasi"].null_count()}
print(json.dumps(told))
"""


def write_year(path: Path, units: int) -> None:
    """Write every input of the catalog for each unit and month; one figure in a hundred is missing."""
    catalog, _ = ikicalc.load_catalog()
    inputs = [item.nama for entry in catalog.values() for item in entry.rumus.masukan]
    names = list({key_of(name): name for name in inputs}.values())
    count, chance = units * len(names) * 12, np.random.default_rng(2024)
    values = polars.Series("nilai", chance.integers(0, 500, count))
    places = [polars.Series(chance.random(count) >= 0.01)]
    frame = polars.DataFrame(
        {
            "unit_kerja": polars.Series([f"Unit {n:04d}" for n in range(units)]).gather(
                np.repeat(np.arange(units), len(names) * 12)
            ),
            "tahun": np.full(count, 2024, np.int32),
            "bulan": np.tile(np.arange(1, 13, dtype=np.int32), units * len(names)),
            "masukan": polars.Series(names).gather(np.tile(np.repeat(np.arange(len(names)), 12), units)),
            "nilai": values.zip_with(places[0], polars.Series("nilai", [None], dtype=polars.Int64)),
        }
    )
    frame.write_parquet(path)


def measured(path: Path) -> dict[str, float]:
    done = subprocess.run([sys.executable, "-c", WORK, str(path)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_twenty_units(benchmark, tmp_path):
    path = tmp_path / "year.parquet"
    write_year(path, 20)
    told = benchmark.pedantic(measured, args=(path,), rounds=1, iterations=1)
    assert told["rows"] == 20 * 263 * 31
    assert told["figures"] > told["rows"] * 0.9


@pytest.mark.slow
def test_thousand_units(benchmark, tmp_path):
    path = tmp_path / "year.parquet"
    write_year(path, 1_000)
    told = benchmark.pedantic(measured, args=(path,), rounds=1, iterations=1)
    benchmark.extra_info.update(told)
    assert told["rows"] == 1_000 * 263 * 31
    assert told["seconds"] < BAR_SECONDS
    assert told["megabytes"] < BAR_MEGABYTES
