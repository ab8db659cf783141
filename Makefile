# The twelve commands.  Each sets up what it needs first, and does nothing where that is done.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
STAMPS := $(VENV)/stamps
INSTALL := $(PY) -m pip --disable-pip-version-check install -qq --require-hashes --requirement
QUIET := $(PY) tools/quiet.py
BENCH := $(PY) -m pytest --quiet --benchmark-only --benchmark-columns=min,median,max,rounds -p no:randomly -o python_files='bench_*.py'
KILLED := src/frankpledge/config/tests/test_crash.py src/frankpledge/config/tests/test_import_killed.py
# The longest first.
GROUPS := access postgresql installations-postgresql sqlite access-postgresql installations pages journeys fuzz libraries

.DEFAULT_GOAL := help
.PHONY: help setup demo run test journeys bench check check/types check/others fix docs lock migrate release

help:
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

setup: $(STAMPS)/package $(STAMPS)/front-end ## everything that running it needs
	@:

demo: setup ## an invented partnership, read from its papers, to look at and try
	@exec $(VENV)/bin/frankpledge demo

run: setup ## serve the partnerships of this machine
	@exec $(VENV)/bin/frankpledge serve

test: setup $(STAMPS)/test ## every test, on both databases and in a browser
	@$(PY) tools/browser.py
	@$(PY) tools/ocr.py
	@$(PY) tools/run_tests.py $(GROUPS)

journeys: setup $(STAMPS)/test ## only the stories told in a browser
	@$(PY) tools/browser.py
	@$(PY) tools/run_tests.py pages journeys

bench: setup $(STAMPS)/test ## how fast it is
	@$(BENCH) tests/bench
	@FRANKPLEDGE_TEST_DATABASE=postgresql $(BENCH) tests/bench/bench_access.py tests/bench/bench_ledger.py
	@FRANKPLEDGE_ACCESS=whole $(PY) tools/run_tests.py access access-postgresql
	@FRANKPLEDGE_LOW_READERS=100 $(PY) -m pytest --quiet tests/access/test_low_reader.py
	@FRANKPLEDGE_STRANGE=50 $(PY) -m pytest --quiet tests/access/test_strange_input.py
	@FRANKPLEDGE_ROUND_TRIP=500 $(PY) -m pytest --quiet src/frankpledge/meetings/tests/test_round_trip.py src/frankpledge/meetings/tests/test_saved_elsewhere.py
	@FRANKPLEDGE_DESCRIBED=100 $(PY) -m pytest --quiet tests/access/test_described.py
	@FRANKPLEDGE_KILLS=200 $(PY) -m pytest --quiet $(KILLED)
	@FRANKPLEDGE_KILLS=200 FRANKPLEDGE_TEST_DATABASE=postgresql $(PY) -m pytest --quiet $(KILLED)

check: export FRANKPLEDGE_SECRET_KEY = only for checks
check: setup $(STAMPS)/check ## style, types, the order of imports, generated pages
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=line check/types check/others

check/types:
	@$(QUIET) $(PY) -m mypy

check/others:
	@$(QUIET) $(PY) -m ruff check .
	@$(QUIET) $(PY) -m ruff format --check .
	@$(QUIET) $(VENV)/bin/lint-imports
	@$(QUIET) $(PY) -m djlint src --lint --quiet
	@$(QUIET) $(PY) -m bandit --quiet --recursive --configfile pyproject.toml src tools
	@$(QUIET) $(PY) -m django makemigrations --check --dry-run --settings tests.harness.settings
	@$(QUIET) $(PY) tools/generated.py --check

fix: $(STAMPS)/check ## mend the style that can be mended by itself
	@$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format --quiet . ; $(PY) -m ruff check .

docs: setup $(STAMPS)/check ## write the generated pages again
	@$(PY) tools/generated.py

lock: $(STAMPS)/lock ## choose versions again: make lock UPGRADE=--upgrade takes the newest
	@$(PY) tools/lock.py $(UPGRADE)

migrate: setup ## bring the database up to date
	@$(PY) -m django migrate --settings frankpledge.config.settings

release: check test ## the package to install elsewhere, in dist/
	@$(QUIET) $(PY) -m hatchling build
	@$(PY) tools/bill.py

# What has been set up, one file each.

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3")'
	@$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS)

$(STAMPS)/run: requirements/run.txt | $(PY)
	@echo "Fetching packages."
	@$(INSTALL) $<
	@touch $@

$(STAMPS)/package: pyproject.toml $(STAMPS)/run
	@$(PY) -m pip --disable-pip-version-check install -qq --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/test: requirements/test.txt $(STAMPS)/package
	@echo "Fetching what the tests need."
	@$(INSTALL) $<
	@touch $@

$(STAMPS)/check: requirements/check.txt $(STAMPS)/test
	@echo "Fetching what the checks need."
	@$(INSTALL) $<
	@touch $@

$(STAMPS)/lock: requirements/lock.txt $(STAMPS)/check
	@$(INSTALL) $<
	@touch $@

$(STAMPS)/front-end: package-lock.json tools/front_end.py $(STAMPS)/run
	@$(PY) tools/front_end.py
	@touch $@
