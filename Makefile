# ICT-teamwijzer. `make serve` and `make test` set up all they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := tests/audit/node_modules
SCRIPTS := tests/scripts/node_modules
FAULTS := tests/faults/node_modules
BENCH := tests/bench/node_modules
ADDRESS ?= 127.0.0.1:8000

# Material prints a banner about MkDocs 2 that is of no use to who edits the data.
export NO_MKDOCS_2_WARNING := 1
# Two builds of one commit are the same, whatever the day.
EPOCH := $(shell git log -1 --format=%ct 2>/dev/null)
ifneq ($(EPOCH),)
export SOURCE_DATE_EPOCH := $(EPOCH)
endif

.PHONY: help serve test build offline check report lint bench audit faults pictures schema lock upgrade browser \
	browsers office scripts clean

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

serve: $(VENV)/site.ready ## Build the site and serve it on loopback, with live reload
	@$(BIN)/teamwijzer serve --address $(ADDRESS)

test: $(VENV)/dev.ready browser browsers office scripts ## Run every test
	$(BIN)/python -m pytest --numprocesses auto

build: $(VENV)/site.ready ## Build the site into site/; one that fails or is stopped leaves the last as it was
	@$(BIN)/teamwijzer build

offline: build ## Build, and put the zip file for offline use beside this file
	cp site/$(ZIP) $(ZIP).new && mv $(ZIP).new $(ZIP)
ZIP := ict-teamwijzer-offline.zip

check: $(VENV)/site.ready ## Check the data only
	@$(BIN)/teamwijzer check

report: $(VENV)/site.ready ## Tell what to review, what rests on one document, what is hard to read
	@$(BIN)/teamwijzer report

lint: $(VENV)/dev.ready $(SCRIPTS)/lint.ready ## Check the code: Python, scripts, and the words that scripts ask for
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@$(BIN)/teamwijzer check
	$(BIN)/python -m tests.scripts

bench: $(VENV)/bench.ready $(BENCH)/bench.ready ## Time builds and edits beside plain Material and others, documents and tools
	$(BIN)/python -m tests.bench.build_time
	$(BIN)/python -m tests.bench.others
	$(BIN)/python -m tests.bench.documents
	$(BIN)/python -m tests.bench.serve
	$(BIN)/python -m tests.bench.builder
	$(BIN)/python -m tests.bench.planner

audit: $(VENV)/dev.ready browser $(NODE)/audit.ready ## Run axe, the HTML checker and Lighthouse over the built site
	@$(BIN)/python -m tests.audit

faults: $(VENV)/faults.ready $(FAULTS)/faults.ready browser ## Put faults into the code and tell which no test sees; SEED=… draws others
	$(BIN)/python -m tests.faults $(if $(SEED),--seed $(SEED)) $(if $(COUNT),--count $(COUNT)) $(if $(ONLY),--only $(ONLY))

pictures: $(VENV)/site.ready ## Draw a page of each of the documents to download, with LibreOffice
	$(BIN)/teamwijzer pictures

schema: $(VENV)/site.ready ## Write data/schema from the model
	$(BIN)/teamwijzer schema

lock: $(VENV)/dev.ready ## Write the lock files from pyproject.toml
	$(BIN)/pip-compile $(LOCK) --extra install --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile $(LOCK) --extra install --extra dev --output-file requirements-dev.lock pyproject.toml
LOCK := --quiet --generate-hashes --strip-extras --allow-unsafe --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

upgrade: LOCK += --upgrade
upgrade: lock ## The same, with the newest versions that pyproject.toml allows

browser: $(VENV)/dev.ready
	@$(BIN)/python -m tests.browser.find

browsers: $(VENV)/dev.ready
	@$(BIN)/python -m tests.browsers.find

office: $(VENV)/dev.ready
	@$(BIN)/python -m tests.documents.find

# Who has no Node.js can run every other test.
scripts: $(VENV)/dev.ready
	@$(MAKE) --no-print-directory $(SCRIPTS)/lint.ready || true

clean: ## Remove everything that was made
	rm -rf $(VENV) $(NODE) $(SCRIPTS) $(FAULTS) $(BENCH) site site.new site.old $(ZIP) $(ZIP).new audit.md .cache .mypy_cache .ruff_cache .pytest_cache \
		hooks/*.egg-info

$(VENV)/site.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.ready: $(VENV)/site.ready requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(SCRIPTS)/lint.ready: tests/scripts/package-lock.json | $(VENV)/dev.ready
	@$(BIN)/python -m tests.scripts.find
	cd tests/scripts && npm ci --no-progress --loglevel=error
	@touch $@

# None of it is in the lock files: only `make faults` needs it.
$(VENV)/faults.ready: tests/faults/requirements.txt | $(VENV)/dev.ready
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/faults/requirements.txt
	@touch $@

$(FAULTS)/faults.ready: tests/faults/package-lock.json | $(VENV)/dev.ready
	@$(BIN)/python -m tests.scripts.find
	cd tests/faults && npm ci --no-progress --loglevel=error
	@touch $@

# Nor is this, which only `make bench` needs.
$(VENV)/bench.ready: tests/bench/requirements.txt | $(VENV)/dev.ready
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/bench/requirements.txt
	@touch $@

$(BENCH)/bench.ready: tests/bench/package-lock.json | $(VENV)/dev.ready
	@$(BIN)/python -m tests.scripts.find
	cd tests/bench && npm ci --no-progress --loglevel=error
	@touch $@

$(NODE)/audit.ready: tests/audit/package-lock.json | $(VENV)/dev.ready
	@$(BIN)/python -m tests.audit.find
	cd tests/audit && npm ci --no-progress --loglevel=error
	@touch $@
