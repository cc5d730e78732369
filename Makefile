# The doors of the project. Each brings what it needs: Python 3.11 or later, make and pip are enough.

UV_VERSION := 0.13.9
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
RUN := $(UV) run --no-sync

export GX_ANALYTICS_ENABLED := false
run airflow: export TASS_EVENTS_RAW_URI ?= seeds/articles

# Who is not root, or not on Debian, is told by the tests what is missing.
NO_APT := ! command -v apt-get >/dev/null || test "$$(id -u)" != 0
APT := apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends

.PHONY: run airflow test quick lint docs audit reliability programs readers servers environment clean help

help:  ## Show what there is.
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 20

run: environment  ## Publish the raw files through a real Airflow and show the events.
	@$(RUN) tass-events airflow run

airflow: environment  ## Keep Airflow's interface up on this machine.
	@$(RUN) tass-events airflow up

# A test is in one part, by its markers. Where what is quick fails, the other parts are not begun; these run side
# by side, because some compute and others wait. What a part says comes when it ends, and never between others'.
test:  ## Run every check and every test: first what is quick, then the rest side by side.
	@$(MAKE) --no-print-directory --jobs=$(JOBS) --keep-going --output-sync tests-slow tests-airflow tests-browser

JOBS := 3
tests-slow: PART := slow and not airflow and not browser
tests-airflow: PART := airflow and not browser
tests-browser: PART := browser

tests-%: lint quick readers servers
	$(RUN) pytest -m "$(PART)"

quick: environment  ## Run the tests that take seconds.
	$(RUN) pytest -m "not airflow and not browser and not slow"

lint: environment  ## Check style and types.
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy

audit: environment  ## Ask the OSV database for known vulnerabilities of what is locked (needs the network).
	$(UV) audit --locked

reliability: environment  ## Let the tests write anew what docs/reliability.md tells.
	RELIABILITY=write $(RUN) pytest tests/reliability

docs: environment  ## Write the generated pages and build the site into site/.
	@$(RUN) python -m cli.pages
	@$(RUN) python -m cli.airflow.dag_docs
	@$(RUN) sphinx-build --quiet --fresh-env --write-all --fail-on-warning --keep-going docs site
	@echo "The site is site/index.html"

# Debian's packages of the programs that tests drive, those that are missing; `apt-get` admits no other beside it.
lacking = $(if $(strip $(foreach name,$(2),$(shell command -v $(name) 2>/dev/null))),,$(1))
POSTGRES := $(wildcard /usr/lib/postgresql/*/bin/initdb)
LACKING = $(strip $(call lacking,chromium,chromium chromium-browser google-chrome) \
	$(call lacking,default-jre-headless,java) $(call lacking,nodejs,node) $(call lacking,npm,npm) \
	$(call lacking,redis-server,redis-server) $(call lacking,postgresql,initdb $(POSTGRES)))
programs:
	@test -z "$(LACKING)" || $(NO_APT) || { $(APT) $(LACKING); }

# Spark has an environment of its own: Great Expectations would load it wherever it finds it.
readers: $(UV) programs
	@UV_PROJECT_ENVIRONMENT=.readers $(UV) sync --quiet --locked --only-group readers
	@! command -v npm >/dev/null || npm ci --silent --no-audit --no-fund --prefix tests/readers

# The environment of the image (deploy/Dockerfile), in which the tests run its components.
servers: $(UV) programs
	@UV_PROJECT_ENVIRONMENT=.cluster $(UV) sync --quiet --locked --no-default-groups \
	--extra airflow --extra cluster --compile-bytecode

# Compiled beforehand: where Python may not keep bytecode, each process would compile all that it imports.
environment: $(UV)  ## Install what the lock file names into .venv.
	@$(UV) sync --quiet --locked --extra airflow --compile-bytecode
	@$(RUN) python -m compileall -q cli dags extract load seeds stores transform

# `--target` needs neither the venv module nor leave to change the system's Python.
.tools/bin/uv:
	python3 -m pip install --quiet --root-user-action ignore --target .tools uv==$(UV_VERSION)

clean:  ## Remove what was made, published tables excepted.
	rm -rf .venv .readers .cluster .tools .airflow tests/readers/node_modules site .mypy_cache .pytest_cache .ruff_cache .hypothesis
