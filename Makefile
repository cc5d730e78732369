# The doors of the project. Each brings what it needs: Python 3.11 or later, make and pip are enough.

UV_VERSION := 0.13.9
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
RUN := $(UV) run --no-sync
SYNC := $(UV) sync --quiet --locked --extra airflow

export GX_ANALYTICS_ENABLED := false
export TASS_EVENTS_RAW_URI ?= seeds/articles

.PHONY: run test quick lint airflow environment clean

run: environment  ## Publish the example articles through a real Airflow and show the events.
	$(RUN) tass-events airflow run

airflow: environment  ## Keep Airflow's interface up on this machine.
	$(RUN) tass-events airflow up

test: lint  ## Run every check and every test.
	$(RUN) pytest

quick: environment  ## Run the tests that take seconds.
	$(RUN) pytest -m "not airflow and not browser and not slow"

lint: environment  ## Check style and types.
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy

environment: $(UV)
	$(SYNC)

.tools/bin/uv:
	python3 -m venv .tools
	.tools/bin/pip install --quiet uv==$(UV_VERSION)

clean:  ## Remove what was made, the warehouse excepted.
	rm -rf .venv .tools .airflow .mypy_cache .pytest_cache .ruff_cache
