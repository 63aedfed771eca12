# Two commands matter: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
CATALOGUES := $(wildcard translations/*/LC_MESSAGES/messages.po)
COMPILED := $(CATALOGUES:.po=.mo)
WORKERS ?= 2

.PHONY: help install run test unit lint types sure bench campaign messages clean
.DEFAULT_GOAL := help

help: ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(STAMP): requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(DEV): requirements.txt requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $(STAMP) $@

%.mo: %.po | $(STAMP)
	@$(BIN)/pybabel --quiet compile -i $< -o $@

install: $(STAMP) $(COMPILED) ## the environment, from the pinned requirements

run: install ## serve on port 8000 of this machine, with the demo newsroom when the database is empty
	@exec $(BIN)/flask --app app serve

test: $(DEV) $(COMPILED) ## every test, browser and PostgreSQL ones included
	@BIN=$(BIN) WORKERS=$(WORKERS) ./tests/run_all

lint: $(DEV) ## ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check corrections tests benchmarks verifier translations app.py

types: $(DEV) ## mypy --strict
	$(BIN)/mypy

sure: lint types test ## everything that CI checks

bench: $(DEV) $(COMPILED) benchmarks/peers/node_modules ## the benchmarks, with their peers in the same run
	$(BIN)/python -m benchmarks

benchmarks/peers/node_modules: benchmarks/peers/package.json
	npm install --silent --no-audit --no-fund --no-package-lock --prefix benchmarks/peers
	@touch $@

campaign: $(DEV) $(COMPILED) ## the full counts, recorded in docs/campaigns.md
	@BIN=$(BIN) ./tests/run_campaign

messages: $(DEV) ## collect the strings to translate into every catalogue
	$(BIN)/python -m translations.collecting

clean: ## take away what was made, but not the data
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache
