# Two commands set everything up on a machine that has Python and make:
#   make demo    a register from the sample pages, printed
#   make test    everything a commit must pass
PYTHON ?= python3
ENV    := .make/env
UV     := .make/uv/bin/uv
RUN    := $(ENV)/bin
SYNC    = UV_PROJECT_ENVIRONMENT=$(ENV) UV_PYTHON_PREFERENCE=only-system $(UV) sync --frozen --no-editable --python $(PYTHON)

.PHONY: demo test test-slow check clean
.DEFAULT_GOAL := test

$(UV):
	$(PYTHON) -m venv .make/uv
	.make/uv/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.8

.make/demo: $(UV) pyproject.toml uv.lock $(shell find src -type f -not -name '*.pyc')
	$(SYNC) --quiet --no-default-groups --inexact --reinstall-package foedera
	@touch $@

.make/test: $(UV) pyproject.toml uv.lock $(shell find src -type f -not -name '*.pyc')
	$(SYNC) --quiet --reinstall-package foedera
	@touch $@ .make/demo

demo: .make/demo
	@$(RUN)/foedera demo

check: .make/test
	$(RUN)/ruff check src tests bench training
	$(RUN)/ruff format --check src tests bench training
	$(RUN)/mypy
	$(RUN)/lint-imports

test: check
	$(RUN)/pytest -n 2 -m "not slow"

test-slow: .make/test
	$(RUN)/pytest -n 2 -m slow

clean:
	rm -rf .make dist build
