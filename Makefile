# What a developer types. `make setup` once; every other target sets up by itself.

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2
MINUTES ?= 60
STAMP := $(VENV)/.set-up

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint run bench fuzz soak pins clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP)  ## make .venv with byline and the development tools

$(STAMP): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Byline needs Python 3.11 or later: make setup PYTHON=/path/to/python3.11'; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup  ## watch the main job work, with no account and no network
	$(BIN)/byline demo

run: setup  ## run the bot (DISCORD_TOKEN in the environment)
	$(BIN)/byline run

lint: setup  ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint  ## every check, within ten minutes
	$(BIN)/pytest -m "not soak" -n $(JOBS) --dist worksteal

bench: setup  ## measured figures of speed, in ten minutes
	@for name in start condense hostile reading polling sustained bomb storage; do $(BIN)/python -m benchmarks.$$name || exit 1; done

fuzz: setup  ## an hour of broken feeds and pages for the readers (MINUTES=60)
	$(BIN)/python -m tests.soak.fuzz --minutes $(MINUTES) --keep scratch/fuzz

soak: setup  ## the same code at full size, in less than half an hour
	$(BIN)/pytest -m soak

pins: setup  ## compile the pinned requirements again
	@command -v uv > /dev/null || { echo 'make pins needs uv: pip install uv'; exit 1; }
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 --extra postgres -o requirements/run.txt pyproject.toml
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 --extra postgres --group dev -o requirements/dev.txt pyproject.toml

clean:  ## remove what the tools left behind
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache scratch
