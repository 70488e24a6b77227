# Every command of the project, written once. `make` alone lists them.
# What is already done is remembered by stamp files under .venv/build: deleting .venv starts afresh.

VENV := .venv
STAMPS := $(VENV)/build
WEB := static/pwa
PY := $(VENV)/bin/python
FRESH_PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
WEB_SOURCES := $(shell find $(WEB)/src $(WEB)/public $(WEB)/figures/index.json $(WEB)/voice/index.json $(WEB)/*.html $(WEB)/*.ts $(WEB)/*.json -type f 2>/dev/null)
DIST := $(WEB)/dist/index.html
MODULES := $(WEB)/node_modules/.package-lock.json
NPM := npm --prefix $(WEB)
# Two workers: the machine this is meant for has two cores, and each browser wants one. A file is one worker's: what it
# takes long to make, as a demo practice or a database server, is made once for the file.
PYTEST := $(PY) -m pytest
PARALLEL := -n 2 --dist loadfile
# One thread: sums in another order would give other bytes.
FIGURES := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(PY) -m routines.figures
VOICE := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(PY) -m routines.voice
# Two checks at a time, each one's output in one piece where this make can.
TOGETHER := $(MAKE) --no-print-directory -j2 $(if $(filter output-sync,$(.FEATURES)),-O)

# The Node of requirements-node.txt, where there is one, goes before the machine's.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export PYTHONUNBUFFERED := 1
# Hundreds of processes are started by the tests: each reads what the first compiled, wherever this is set.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run seed build test check lint format types unit pwa-test e2e contract budgets bench courses interruptions mutants \
	faults faults-browser faults-kill figures figures-check figures-sheet voice voice-check player-bench announcements chromium webkit lock clean

help: ## List what there is
	@awk 'BEGIN {FS = ":.*## "} /^[a-z0-9-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

## ---- running it

run: $(STAMPS)/python $(DIST) ## Install what is missing, build, migrate, seed a new database, serve on http://localhost:8000
	@exec $(PY) scripts/run.py

seed: $(STAMPS)/python ## Fill a fresh database with the demo practice, without starting the server
	@$(PY) -m flask --app wsgi migrate
	@$(PY) -m flask --app wsgi seed

setup: $(STAMPS)/python $(STAMPS)/dev $(MODULES) ## Install everything that running and testing need
build: $(DIST) ## Build the web app into static/pwa/dist

## ---- showing that it works

test: setup build chromium ## Everything: lint, types, vitest, then pytest on SQLite, PostgreSQL and a real Chromium
	@$(TOGETHER) lint types pwa-test
	$(PYTEST) $(PARALLEL) tests/routines --cov
	$(PYTEST) $(PARALLEL) --ignore=tests/routines

check: setup ## The inner loop of about a minute: lint, types, unit tests (SQLite only)
	@$(TOGETHER) lint types pwa-test
	@$(MAKE) --no-print-directory unit

lint: setup ## ruff and biome: rules and format
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(NPM) run --silent lint

format: setup ## Let ruff and biome rewrite what they can
	$(PY) -m ruff check --fix-only --quiet .
	$(PY) -m ruff format .
	cd $(WEB) && node_modules/.bin/biome check --write .

types: setup $(STAMPS)/figures ## mypy --strict on api and routines, tsc on the web app
	$(PY) -m mypy
	$(NPM) run --silent types

unit: setup ## pytest on the domain, the service (SQLite) and the words
	TEST_DATABASES=sqlite $(PYTEST) $(PARALLEL) tests/routines tests/api tests/wording

pwa-test: $(MODULES) ## vitest: the web app, with every branch of its domain covered
	$(NPM) run --silent test -- --coverage

e2e: setup build chromium ## Real Chromium against a real server: the stories
	$(PYTEST) tests/e2e

contract: setup ## schemathesis against the OpenAPI document, for every role; docs against the code
	$(PYTEST) $(PARALLEL) tests/contract

budgets: setup build chromium ## Weight, offline start, accessibility and Lighthouse against their limits
	$(PY) -m tests.budgets

bench: setup ## Time, statements, bytes and memory on SQLite and PostgreSQL against docs/operations.md's limits
	$(PY) -m tests.load.bench

player-bench: setup build chromium ## Each cue of the player against its moment on the audio clock; takes about 20 minutes
	$(PY) -m tests.load.player

announcements: setup build chromium ## Write into docs/player.md what a screen reader is given to say in one exercise
	$(PY) -m tests.e2e.announced

N ?= 1000
SEED ?= 1
faults: setup ## Seeded faults, phones against the service: N=10000 schedules from SEED=1 on; stops at the first that fails
	@N=$(N) SEED=$(SEED) $(PY) -m tests.fault.campaign

courses: $(MODULES) ## Made-up clients over twelve weeks: N=10000 courses from SEED=1 on through the rules of pain, holds and locks
	COURSES=$(N) SEED=$(SEED) $(NPM) run --silent test -- ../../tests/pwa/courses

interruptions: $(MODULES) ## Made-up routines, interrupted at random, through the player's engine: N=10000 sittings from SEED=1 on
	LIVES=$(N) SEED=$(SEED) $(NPM) run --silent test -- ../../tests/pwa/interruptions

CHROMIUM ?= 200
WEBKIT ?= 30
faults-browser: setup build chromium webkit ## Seeded faults in real browsers on PostgreSQL: CHROMIUM=200 and WEBKIT=30 schedules from SEED=1 on
	$(PY) -m tests.fault.browsers --browser chromium --schedules $(CHROMIUM) --seed $(SEED)
	$(PY) -m tests.fault.browsers --browser webkit --schedules $(WEBKIT) --seed $(SEED) --at-once 2

KILLS ?= 120
faults-kill: setup build chromium ## kill -9 under load for workers and PostgreSQL, KILLS=120 times by SEED=1; for the browser at each write of a routine
	$(PY) -m tests.fault.kill --kills $(KILLS) --seed $(SEED)

mutants: setup ## One small change at a time in the safety rules: at least 95 % must fail a test
	$(PY) -m tests.mutants

## ---- pictures of the exercises

figures: $(STAMPS)/figures ## Draw anew the pictures of the exercises that changed, into static/pwa/figures
	$(FIGURES) draw

figures-check: $(STAMPS)/figures ## Measure contact, reach, joints and bytes of every picture against their limits
	$(FIGURES) check

figures-sheet: $(STAMPS)/figures ## Put all pictures on contact sheets in build/figures, to look at them
	$(FIGURES) sheet

## ---- what the player says

voice: $(STAMPS)/voice ## Speak anew the words of the player that changed, into static/pwa/voice
	$(VOICE) speak

voice-check: $(STAMPS)/voice ## Listen to every clip: its line, its beginning, its end, its bytes
	$(VOICE) check

## ---- keeping it in order

lock: $(STAMPS)/lock $(STAMPS)/node ## Compile requirements*.in and package.json to their locks
	$(VENV)/lock/bin/python scripts/lock.py
	$(NPM) install --package-lock-only --no-audit --no-fund

clean: ## Remove build output and caches; keeps .venv, node_modules and instance/
	rm -rf build $(WEB)/dist $(WEB)/coverage htmlcov .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis

chromium: $(STAMPS)/dev
	@$(PY) scripts/chromium.py --install

webkit: $(STAMPS)/dev
	@$(PY) scripts/webkit.py --install

## ---- stamps

$(STAMPS)/venv:
	@test -n "$(FRESH_PYTHON)" || { echo "Homestretch needs Python 3.11 or newer; none was found on the PATH." >&2; exit 1; }
	$(FRESH_PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/python: $(STAMPS)/venv requirements.txt
	$(PY) -m pip install --quiet --require-hashes -r requirements.txt
	@touch $@

$(STAMPS)/dev: $(STAMPS)/python requirements-dev.txt
	$(PY) -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

$(STAMPS)/figures: $(STAMPS)/dev routines/figures/requirements.txt
	$(PY) -m pip install --quiet --require-hashes -r routines/figures/requirements.txt
	@touch $@

$(STAMPS)/voice: $(STAMPS)/dev routines/voice/requirements.txt
	$(PY) -m pip install --quiet --require-hashes -r routines/voice/requirements.txt
	@touch $@

$(STAMPS)/node: $(STAMPS)/venv requirements-node.txt
	$(PY) scripts/node.py
	@touch $@

$(STAMPS)/lock: $(STAMPS)/venv
	$(FRESH_PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet pip-tools==7.6.2
	@touch $@

$(MODULES): $(STAMPS)/node $(WEB)/package-lock.json
	$(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

$(DIST): $(MODULES) $(WEB_SOURCES)
	$(NPM) run --silent build
	@touch $@
