# make demo    ingests the example corpus: events, and who held what on each day
# make test    runs what CI runs: lint, types, tests
# make bench   runs the benchmarks and writes benchmarks/results/
# Nothing need be prepared but Python 3.11 or later, make and pip. PYTHON=python3.12 chooses another interpreter.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.PHONY: demo test lint types unit bench clean

CORPUS := examples/offensive-2024
DEMO := build/demo.duckdb

demo: $(VENV)/.installed
	mkdir -p build
	rm -f $(DEMO)
	$(BIN)/isnad ingest $(CORPUS)/dispatches.jsonl $(CORPUS)/feed.xml $(CORPUS)/sheet.csv $(CORPUS)/page.html $(CORPUS)/telegram/result.json --db $(DEMO)
	$(BIN)/python $(CORPUS)/show.py $(DEMO)

test: lint types unit

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .

types: $(VENV)/.installed-test
	$(BIN)/mypy

unit: $(VENV)/.installed-test
	$(BIN)/python -m pytest

bench: $(VENV)/.installed-test
	mkdir -p benchmarks/results
	$(BIN)/python -m pytest benchmarks/speed.py --benchmark-timer=time.process_time --benchmark-json=benchmarks/results/speed.json
	$(BIN)/python benchmarks/measure.py
	$(BIN)/python benchmarks/ingest.py
	$(BIN)/python benchmarks/fusion.py

# The stamps keep a second run from installing again what did not change.
$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --editable .
	touch $@

$(VENV)/.installed-test: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --editable '.[test]'
	$(PIP) --editable '.[ftm]' || echo "followthemoney cannot be installed (it compiles against ICU); its tests are left out"
	touch $@ $(VENV)/.installed

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "isnad needs Python 3.11 or later: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
