# Resep proyek ikicalc. Cukup make dan python3 (>= 3.11) beserta venv; selebihnya dipasang sendiri di .venv.

.DEFAULT_GOAL := help
.PHONY: help demo test test-all check bench docs clean

PY      := .venv/bin/python
PIP     := $(PY) -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --constraint constraints.txt

# The first interpreter that is new enough; `make PYTHON=python3.13 ...` chooses another.
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON = $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p $(NEW_ENOUGH) 2>/dev/null && echo $$p && break; done)

help: ## tampilkan daftar perintah ini
	@echo "Pakai: make PERINTAH"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{printf "%-12s %s\n", $$1, $$2}'

demo: .venv/inti.stamp ## pasang, lalu baca dan hitung indikator lima dokumen sumber
	@$(PY) -m ikicalc demo

test: check ## pasang, periksa gaya dan tipe, lalu jalankan semua tes kecuali yang lama
	$(PY) -m pytest

test-all: check ## seperti test, ditambah tes yang lama (bermenit-menit)
	$(PY) -m pytest -m ''

check: .venv/dev.stamp ## ruff, mypy --strict, dan aturan lapisan impor
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PY) -m pytest --quiet tests/public/test_layers.py

bench: .venv/dev.stamp ## ukur kecepatan (tests/benchmarks)
	$(PY) -m pytest -m '' --benchmark-enable --benchmark-only tests/benchmarks

docs: .venv/dev.stamp ## tulis ulang bagian docs/ yang dibuat dari tabel dan tata bahasa
	$(PY) docs/perbarui.py

clean: ## hapus .venv dan semua hasil sementara
	rm -rf .venv build dist src/*.egg-info .benchmarks .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find src tests docs catalog grammars -name __pycache__ -prune -exec rm -rf {} +

# Installed anew only when the package's metadata or the pinned versions change: the install is editable.
.venv/inti.stamp: pyproject.toml constraints.txt | .venv/bin/pip
	$(INSTALL) setuptools
	$(INSTALL) --no-build-isolation --editable '.[data]'
	@touch $@

.venv/dev.stamp: .venv/inti.stamp
	$(INSTALL) --no-build-isolation --editable '.[dev]'
	@touch $@

.venv/bin/pip:
	@test -n "$(PYTHON)" || { echo "Perlu Python 3.11 atau lebih baru: sudo apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) $(NEW_ENOUGH) || { echo "$(PYTHON) terlalu lama: perlu Python 3.11 atau lebih baru"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) belum dapat membuat lingkungan virtual. Pasang dahulu: sudo apt install $(notdir $(PYTHON))-venv"; exit 1; }
	$(PYTHON) -m venv .venv
