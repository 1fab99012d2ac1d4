# Set-up, checks and the demo. Every target sets up what it needs; nothing is installed outside .venv
# but, for the browser tests, a Chromium where none is found.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
BROWSER_STAMP := $(VENV)/.browser
PYTEST_WORKERS ?= auto

.PHONY: demo test check fmt lint types imports browser build clean help

help:
	@echo "make demo   index the bundled corpus and serve the search page on http://127.0.0.1:8000"
	@echo "make test   run every test, the browser's included"
	@echo "make check  format, lint, types, import rules and tests"
	@echo "make fmt    format the code"
	@echo "make build  build the wheel and the source distribution into dist/"
	@echo "make clean  remove .venv, caches and built files"

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "wsm-corpus needs Python 3.11 or newer; $(PYTHON) is older or missing." >&2; \
	  echo "Name another one: make PYTHON=python3.12 ..." >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Could not make .venv. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 2; }

$(RUN_STAMP): pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@$(BIN)/python -m compileall -q src webui  # also where Python itself may not write them
	@touch $@

$(DEV_STAMP): $(RUN_STAMP)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group dev
	@touch $@

$(BROWSER_STAMP): $(DEV_STAMP) tests/find_chromium.py
	$(BIN)/python tests/find_chromium.py --install
	@touch $@

demo: $(RUN_STAMP)
	$(BIN)/wsm index corpus
	$(BIN)/wsm serve corpus

browser: $(BROWSER_STAMP)

test: $(DEV_STAMP) $(BROWSER_STAMP)
	$(BIN)/python -m pytest -n $(PYTEST_WORKERS)

fmt: $(DEV_STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(DEV_STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(DEV_STAMP)
	$(BIN)/mypy

imports: $(DEV_STAMP)
	$(BIN)/lint-imports

check: lint types imports test

build: $(DEV_STAMP)
	$(BIN)/python -m build

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
