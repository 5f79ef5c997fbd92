# `make book` and `make test` do all their own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# An environment is of one folder and one Python: a copy of either makes its own.
MADE_FOR := $(CURDIR) $(shell $(PYTHON) -c 'import sys; print(sys.base_prefix, *sys.version_info[:3])')

# Kernels that no profile, setting or kernel of the user's reaches.
APART := $(CURDIR)/_build/apart
ALONE := IPYTHONDIR=$(APART)/ipython JUPYTER_CONFIG_DIR=$(APART)/config \
	JUPYTER_DATA_DIR=$(APART)/data JUPYTER_PATH= JUPYTER_NO_CONFIG=1 LC_ALL=C.UTF-8

.DEFAULT_GOAL := help
.PHONY: help setup book test suite lint test-oldest test-newest same notebooks lab bench fuzz serve lock clean

help:  ## Say what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: $(READY)  ## Make .venv with the locked packages

ifneq ($(MADE_FOR),$(shell cat $(READY) 2>/dev/null))
.PHONY: $(READY)
endif

# PIP_USER would have packages put into the user's home.
$(READY): export PIP_USER = 0
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON to one")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@echo '$(MADE_FOR)' > $@

book: $(READY)  ## Run every chapter and publish _build/html/index.html
	@$(BIN)/landroute build

lint: $(READY)  ## Style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint suite  ## Everything: data, words, units, notebooks, browser

# A browser first, since it draws the pictures of the book.
suite: $(READY)
	@tests/browser/chromium.sh $(BIN)
	$(BIN)/landroute build
	$(BIN)/landroute check
	$(BIN)/landroute data verify
	$(BIN)/pytest -n 2 --dist loadgroup
	$(ALONE) $(BIN)/pytest --nbval --nbval-current-env -n 2 --dist loadfile -W default -o addopts= chapters
	$(BIN)/landroute check site

# Other packages are another lock; and with it a book of its own, that no result is shared with this.
test-oldest: RANGE = --upgrade --resolution lowest-direct
test-oldest:  ## The suite with the oldest packages that pyproject.toml allows (needs uv)
test-newest: RANGE = --upgrade
test-newest:  ## The suite with the newest (needs uv)
test-oldest test-newest:
	rm -rf _build/$@
	git clone --quiet . _build/$@
	$(MAKE) -C _build/$@ lock RANGE='$(RANGE)'
	$(MAKE) -C _build/$@ suite

same: $(READY)  ## Build what is committed twice, in other surroundings, and compare each file
	$(BIN)/python tests/twice.py

notebooks: $(READY)  ## Write the baseline outputs into chapters/
	@$(BIN)/landroute build --save-outputs

lab: $(READY)  ## Open the chapters in JupyterLab
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[lab]'
	PYTHONHASHSEED=0 LC_ALL=C.UTF-8 TZ=UTC $(BIN)/jupyter lab chapters

serve: book  ## Read the book in a browser
	@$(BIN)/landroute serve

bench: $(READY)  ## Compare speeds side by side, in one run each
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	@for bench in tests/bench/bench_*.py; do echo; echo $$bench; $(BIN)/python $$bench || exit 1; done

fuzz: $(READY)  ## Call the command line 2,000 times at random
	$(BIN)/python tests/fuzz/calls.py

lock:  ## Compile requirements.txt from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --custom-compile-command 'make lock' --output-file requirements.txt $(RANGE)

clean:  ## Remove what was built
	rm -rf _build
