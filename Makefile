# Everything works on a fresh machine with Python 3.11 or newer and make: the first use makes .venv.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
BIN := .venv/bin
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locales/*/LC_MESSAGES/*.po))
MODEL := locales/languages.model

.PHONY: kiosk plain gateway simulate test check lint translations documents bench clean

kiosk: .venv/installed $(CATALOGUES) ## the terminal screen; Ctrl+Q leaves it
	@$(BIN)/kiosk --with-exit

plain: .venv/installed $(CATALOGUES) ## the same as lines of text
	@$(BIN)/kiosk plain

gateway: .venv/installed $(CATALOGUES) ## the SMS gateway; needs its settings
	@$(BIN)/sms-gateway serve

simulate: .venv/installed $(CATALOGUES) ## a phone in the terminal, with a gateway of its own
	@$(BIN)/sms-gateway simulate

test: .venv/developed $(CATALOGUES) ## the tests
	@$(BIN)/python -m pytest -n auto --dist loadgroup -q

check: .venv/developed $(CATALOGUES) lint ## every page in every language, and the code
	@$(BIN)/kiosk check

lint: .venv/developed
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

translations: .venv/installed ## extract, merge and compile the texts
	@$(BIN)/python -m kiosk.language.catalogues

documents: .venv/installed $(CATALOGUES) ## docs/curriculum.md and the tables of the README, from the content
	@$(BIN)/python -m kiosk.checks.documents

bench: .venv/developed $(CATALOGUES) ## the benchmarks, each against its baseline
	@$(BIN)/python -m bench

$(CATALOGUES): %.mo: %.po | .venv/installed
	@$(BIN)/python -c "from pathlib import Path; from kiosk.language.catalogues import compile_catalogues; compile_catalogues(Path('locales'))"

# Every use of the catalogues wants the model too.
$(CATALOGUES): | $(MODEL)

$(MODEL): kiosk/language/learning.py kiosk/guides/language_of.py $(wildcard locales/*/*.toml locales/*/LC_MESSAGES/*.po) | .venv/installed
	@$(BIN)/python -c "from pathlib import Path; from kiosk.language.learning import learn_languages; learn_languages(Path('locales'))"

.venv/installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; install it and try again." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing what the kiosk needs into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/developed: .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv build dist locales/*/LC_MESSAGES/*.mo $(MODEL)
