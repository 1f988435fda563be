# Sâu Sát. Needs make and Python 3.11 or newer; everything else is fetched, locked.

PYTHON ?= python3
UV_VERSION := 0.13.9
BROKERS ?= 1
N ?= 20
SEED ?= 1
ARGS ?=
WORKERS ?= 2

UV := .tools/uv/bin/uv
RUN := .venv/bin/python
export UV_PYTHON_DOWNLOADS := never

.DEFAULT_GOAL := help
.PHONY: help setup run test check cluster faults bench docs clean kafka pages browser promtool parts

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/.locked ## Install what is locked; nothing to do when it is

run: setup pages ## Run everything here; PORT, DATA_DIR, DATABASE_URL and DEMO=0 are honoured
	@exec $(RUN) -m services run

test: setup parts ## Get every part, a real Kafka too, and run all tests, two files at a time; ARGS="-k name" for some
	@$(RUN) -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

check: setup ## Style, types, who may import whom, and whether generated docs are current
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy
	.venv/bin/lint-imports
	$(RUN) -m contracts.docs --check

cluster: setup kafka pages ## The distributed shape on this machine; BROKERS=3 for three brokers
	@exec $(RUN) -m deploy.cluster --brokers $(BROKERS)

faults: setup kafka ## Break it N times and count what was lost; SEED makes it the same again
	@$(RUN) -m tests.faults --rounds $(N) --seed $(SEED)

bench: setup kafka ## Measure, and write the results into the docs
	@$(RUN) -m benchmarks

docs: setup ## Generate the docs that are generated
	@$(RUN) -m contracts.docs

clean: ## Remove what was fetched and built; data stays
	rm -rf .venv .tools .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	rm -rf services/portal/static/vendor

# The parts that are no Python package; each is fetched once, and several at a time.
parts: setup
	@$(MAKE) --no-print-directory --jobs=3 kafka browser promtool
	@$(MAKE) --no-print-directory pages

kafka: setup
	@$(RUN) -m deploy.kafka.warm_start

pages: setup
	@$(RUN) -m deploy.frontend.build

browser: setup
	@$(RUN) -m deploy.frontend.chromium

promtool: setup
	@$(RUN) -m deploy.prometheus.tools

.venv/.locked: pyproject.toml uv.lock $(UV)
	@$(UV) sync --locked --quiet --python $(PYTHON)
	@touch $@

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=...")'
	@$(PYTHON) -m venv .tools/uv
	@.tools/uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
