# Every chore of the project. `make` lists them.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out/sample

.DEFAULT_GOAL := help
PEERS := .venv-peers
.PHONY: help demo test coverage lint format types docs docs-write lock check peers bench-reading bench-speed bench-places bench-claims bench-names bench-mouths

help: ## list the chores
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

$(VENV)/.ok: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Crossbearing needs Python 3.11 or later: make PYTHON=...")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(VENV)/.ok ## build the dossier of the sample story and serve it on loopback (with CI set: until the page answered)
	$(BIN)/crossbearing demo --out $(OUT)

test: $(VENV)/.ok ## run the test suite
	$(BIN)/python -m pytest

coverage: $(VENV)/.ok ## run the test suite and say which branches it does not reach
	$(BIN)/python -m coverage run -m pytest
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

lint: $(VENV)/.ok ## check style, spelling and the one-way imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell
	$(BIN)/lint-imports

format: $(VENV)/.ok ## lay out the code and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: $(VENV)/.ok ## check the types
	$(BIN)/mypy

docs: $(VENV)/.ok ## build the documentation; warnings and outdated parts are errors
	$(BIN)/cog --check -I docs docs/*.md
	$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet -b html docs docs/_build/html

docs-write: $(VENV)/.ok ## write what the program knows into the documentation
	$(BIN)/cog -r -I docs docs/*.md

lock: ## pin every dependency with hashes and without addresses
	$(or $(wildcard $(BIN)/uv),uv) pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet --output-file requirements.lock

check: lint types test docs ## everything that must be green before a commit

bench-claims: $(VENV)/.ok ## score the reader on hand labels (CLAIMS=folders with texts and labels)
	$(BIN)/python bench/claims.py $(CLAIMS)

bench-names: $(VENV)/.ok ## exchange every name of the labelled texts, and see what the reader loses
	$(BIN)/python bench/names.py

bench-mouths: $(VENV)/.ok ## count the words put into mouths where nobody says anything
	$(BIN)/python bench/mouths.py

bench-places: $(VENV)/.ok ## score places against two hand-marked collections, spaCy's own beside them
	$(BIN)/python bench/places.py

bench-speed: $(VENV)/.ok ## time the reader against a bare parse; memory and time over 10,000 documents (DOCUMENTS=1000: fewer)
	$(BIN)/python bench/speed.py $(if $(DOCUMENTS),--documents $(DOCUMENTS))

bench-reading: $(VENV)/.ok ## every table of what reading is measured by (ONLY="time place": some; `make peers` first for other programs)
	$(BIN)/python bench/reading.py $(if $(ONLY),--only $(ONLY)) $(if $(DOCUMENTS),--documents $(DOCUMENTS))

$(PEERS)/.ok: bench/peers.txt
	$(PYTHON) -m venv --clear $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check -r bench/peers.txt
	@touch $@

peers: $(PEERS)/.ok ## install the programs that the benches compare with, in an environment of their own
