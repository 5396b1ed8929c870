"""Every rule of ``kiosk check`` passes on what we ship, and fails with a clear message when it is broken on purpose."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from kiosk.checks.recall import bounds, recall_of, worse, worse_together
from kiosk.checks.report import check, run_checks
from kiosk.checks.rules import RULES
from kiosk.checks.subject import Subject
from kiosk.guides.conversation import Conversation
from kiosk.guides.kinds.guide import GuideKind
from kiosk.language.catalogues import compile_catalogues
from kiosk.language.facts import load_facts
from tests.conftest import PACKAGE, TODAY

Break = Callable[[Path], None]


@pytest.mark.xdist_group("shipped")
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_we_ship_keeps_the_rule(shipped: Subject, rule) -> None:  # type: ignore[no-untyped-def]
    (result,) = check(shipped, [rule])
    assert [str(finding) for finding in result.findings] == []


@pytest.mark.xdist_group("shipped")
def test_all_languages_together_are_understood_as_well_as_before(shipped: Subject) -> None:
    recalls = [recall_of(shipped, code) for code in shipped.languages.codes]
    assert len(recalls) == bounds().languages
    assert [str(finding) for finding in worse_together(recalls)] == []
    assert [str(finding) for code in shipped.languages.codes for finding in worse(shipped, code)] == []


def edit(path: str, old: str, new: str, *, every: bool = False) -> Break:
    """Replace text in a file of the copy."""

    def change(root: Path) -> None:
        file = root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, -1 if every else 1), encoding="utf-8")

    return change


def translate(language: str, context: str, new: str | None, *, flag: str = "") -> Break:
    """Change the translation under a context, and compile."""

    def change(root: Path) -> None:
        pattern = re.compile(rf'(msgctxt "{re.escape(context)}"\nmsgid (?:"[^\n]*"\n)+)msgstr (?:"[^\n]*"\n)+')
        texts = {path: path.read_text(encoding="utf-8") for path in (root / "locales" / language).rglob("*.po")}
        ((path, text),) = ((path, text) for path, text in texts.items() if pattern.search(text))
        flagged = f"#, {flag}\n" if flag else ""
        kept = pattern.search(text)[0].split("msgstr")[1] if new is None else f' "{new}"\n'  # type: ignore[index]
        path.write_text(pattern.sub(lambda m: f"{flagged}{m[1]}msgstr{kept}", text, count=1), encoding="utf-8")
        compile_catalogues(root / "locales")

    return change


def drop(path: str) -> Break:
    return lambda root: (root / path).unlink()


def many_guides(root: Path) -> None:
    guides = root / "kiosk" / "content" / "belgium" / "guides"
    for number in range(8):
        shutil.copy(guides / "strong-password.toml", guides / f"copy-{number}.toml")


BROKEN: list[tuple[str, Break, str]] = [
    ("at most seven choices", many_guides, " guides; at most 8: move one to another topic"),
    (
        "at most seven choices",
        edit(
            "kiosk/content/belgium/guides/suspicious-message.toml",
            'title = "A strange message"',
            'title = "A safe password"',
        ),
        "two choices are called 'A safe password'; give one another name",
    ),
    (
        "every language is whole",
        drop("locales/nl/queries.toml"),
        "nl/queries.toml: this is missing; write what people ask, by the guide that they need",
    ),
    (
        "every language is whole",
        edit("locales/nl/language.toml", "order = 10\n", "order = 20\n"),
        "nl/language.toml: `order` is 20, as in fr/language.toml; give each a place of its own",
    ),
    (
        "every text is translated",
        translate("fr", "strong-password/words/text", ""),
        "fr, strong-password/words/text: 'Take 4 words",
    ),
    (
        "every text is translated",
        edit("kiosk/content/belgium/guides/strong-password.toml", "Choose 4 words", "Choose five words"),
        "'Choose five words' is new or changed; run `make translations` and translate it",
    ),
    (
        "every text is translated",
        translate("ar", "menu/title", None, flag="fuzzy"),
        "ar, menu/title: the English changed to 'What do you want to do?'",
    ),
    (
        "placeholders are intact",
        translate("nl", "service/call", "Bel het nummer."),
        "nl, service/call: 'Bel het nummer.' must hold {number}, as the English does",
    ),
    (
        "what is signed off is there",
        edit("locales/nl/language.toml", 'review = "draft"', 'review = "draft"\nreviewed = ["gone 2027-01-12"]'),
        "nl/language.toml: `reviewed` names 'gone'; write one of safe, government",
    ),
    (
        "every page fits the screen",
        translate("fr", "strong-password/title", "Très " * 80),
        "fr, 40×12, guide/strong-password: the page takes",
    ),
    (
        "messages keep to their segments",
        translate("nl", "strong-password/words/sms", "Neem vier woorden. " * 12),
        "nl, sms, step/strong-password/words: ",
    ),
    (
        "no words that Twilio takes",
        edit("locales/nl/words.toml", 'menu = ["menu"', 'menu = ["stop"]\nmenu_before = ["menu"'),
        "nl/words.toml: `commands.menu`: Twilio takes 'stop' for itself; add another word",
    ),
    (
        "no words that Twilio takes",
        translate("nl", "choice/next/sms", "Stop"),
        "'Stop' is printed, and Twilio takes it for itself when it is sent back; use another word",
    ),
    (
        "words to say are complete",
        edit("locales/fr/words.toml", "\nonward = [", "\nonwrad = ["),
        "fr/words.toml: `onward` is missing; write what people say to go on: ok, yes, done, next",
    ),
    (
        "words to say are complete",
        edit("locales/fr/words.toml", "\nunsubscribe = [", "\nunsubscrbe = ["),
        "fr/words.toml: `unsubscribe` is missing; write what people text who want no more messages",
    ),
    (
        "words to say are complete",
        edit("locales/fr/words.toml", "\nback = [", "\nbakc = ["),
        "fr/words.toml: `commands.back` is missing; write the words people say for it",
    ),
    (
        "words to say are complete",
        edit("locales/en/words.toml", 'menu = ["menu"', 'menu = ["back", "menu"'),
        "en/words.toml: 'back' stands for back and for menu; leave it at one of them",
    ),
    (
        "numbers are up to date",
        translate("fr", "strong-password/words/text", "Téléphonez au 070 344 344."),
        "070 344 344 no longer works; write {card-stop}, which is 078 170 170",
    ),
    (
        "no number or address is invented",
        translate("fr", "strong-password/words/text", "Appelez le 02 555 12 34."),
        "fr, guides/strong-password.toml, step words, text: '02 555 12 34' is no service's number",
    ),
    (
        "no number or address is invented",
        edit(
            "kiosk/content/belgium/guides/ticket.toml", "Choose your trip on the screen.", "Go to www.cheap-trains.be."
        ),
        "en, guides/ticket.toml, step choose, text: 'www.cheap-trains.be' is no service's address",
    ),
    (
        "sentences are short",
        translate("nl", "ticket/pay/text", " ".join(["woord"] * 19) + "."),
        "nl, guides/ticket.toml, step pay, text: 'woord woord",
    ),
    (
        "sentences are short",
        translate("fr", "ticket/pay/text", "Une carte, un code, un clavier."),
        "has more than 1 comma: make 2 sentences",
    ),
    (
        "sentences are short",
        translate("ar", "ticket/pay/text", "بطاقة، رمز، لوحة."),
        "has more than 1 comma: make 2 sentences",
    ),
    (
        "one word for one thing",
        translate("ar", "ticket/pay/text", "اكتب والباسوورد."),
        "says 'والباسوورد'; the word is 'كلمة السر'",
    ),
    (
        "the privacy page is short",
        translate("fr", "privacy/ask", "Un mot. " * 20),
        "fr, privacy: ",
    ),
    (
        "the privacy page is short",
        translate("nl", "privacy/kept/sms", "woord " * 18 + "woord."),
        "has 19 words; at most 18: make 2 sentences",
    ),
    (
        "a step is one action",
        translate("ar", "ticket/pay/text", "كلمة. " * 26),
        "ar, guides/ticket.toml, step pay, text: 26 words; at most 25: keep to one action",
    ),
    (
        "no difficult signs",
        translate("nl", "ticket/pay/text", "Typ uw pincode (geheim); d.w.z. 2 of drie keer."),
        "nl, guides/ticket.toml, step pay, text: 'd.w.z.' in",
    ),
    (
        "no difficult signs",
        edit("kiosk/content/belgium/guides/ticket.toml", "Buy before you get on.", "Buy two before you get on."),
        "en, guides/ticket.toml, step where, text: 'two' in",
    ),
    (
        "guides are easy to read",
        edit("kiosk/content/belgium/guides/ticket.toml", "you", "administration", every=True),
        "at least 80: use shorter words and sentences",
    ),
    (
        "one word for one thing",
        edit("kiosk/content/belgium/guides/ticket.toml", "Keep the ticket until you arrive.", "Keep your debit card."),
        "en, guides/ticket.toml, step keep, text: ",
    ),
    (
        "one word for one thing",
        translate("nl", "ticket/pay/text", "Typ uw code."),
        "must say 'bankkaart': the English says 'bank card'",
    ),
    (
        "one word for one thing",
        edit("locales/fr/glossary.toml", "[password]", "[pasword]"),
        "fr/glossary.toml: [password] is missing; write the word for it",
    ),
    (
        "what people ask is found",
        edit("locales/en/queries.toml", "ticket = [", 'ticket = ["how to bake a bread", '),
        "en/queries.toml: 'how to bake a bread' does not find ticket among the first 3; add to its search words",
    ),
    (
        "what people ask is found",
        drop("locales/nl/queries.toml"),
        "nl/queries.toml",
    ),
    (
        "every competence is taught",
        edit("kiosk/content/belgium/guides/second-life.toml", 'digcomp = ["4.4"]', 'digcomp = ["9.9"]'),
        "competence 4.4: no guide teaches it",
    ),
    (
        "a crisis is recognised",
        edit("locales/en/crisis/sentences.tsv", "written\n", "written\nMy parrot sings\tsuicide\tsaid\tme\n"),
        "en/crisis/phrases.toml: 'My parrot sings' is not recognised; add a phrase for it under suicide",
    ),
    (
        "a crisis is recognised",
        edit("locales/en/crisis/sentences.tsv", "written\n", "written\nI want to die\t-\teveryday\tme\n"),
        "en/crisis/phrases.toml: 'I want to die' is taken for suicide; add an everyday phrase for it",
    ),
    (
        "a crisis is recognised",
        edit("locales/nl/crisis/sentences.tsv", "written\n", "written\nIk wil dood\tdeath\tsaid\tme\n"),
        "nl/crisis/phrases.toml: 'death' is no kind of crisis; write one of",
    ),
    (
        "a crisis is recognised",
        edit("locales/nl/crisis/phrases.toml", "\nwant = ", "\nwnat = "),
        "names the list <want>, which does not exist",
    ),
    (
        "nothing is a crisis by chance",
        edit("locales/nl/crisis/phrases.toml", "suicide = [", 'suicide = [\n  "ik wil dat/dood",'),
        "nl/crisis/phrases.toml: 'ik wil dat', under suicide, are common words in 'nl'; ",
    ),
    (
        "nothing of ours is a crisis",
        edit("locales/en/queries.toml", "ticket = [", 'ticket = ["i want to die", '),
        "en, en/queries.toml, ticket: 'i want to die' is itself taken for suicide; use other words",
    ),
    (
        "nothing of ours is a crisis",
        edit("locales/en/words.toml", 'menu = ["menu"', 'menu = ["i want to die", "menu"'),
        "en, en/words.toml, menu: 'i want to die' is itself taken for suicide; use other words",
    ),
    (
        "crisis answers say what they must",
        translate("ar", "crisis/call", "اتصل الآن."),
        "ar, crisis suicide: the first sentence must hold",
    ),
    (
        "crisis answers say what they must",
        translate("nl", "crisis/on/sms", "Voor andere hulp."),
        "nl, crisis suicide: 'Voor andere hulp.' must name a word that opens the menu: ",
    ),
    (
        "keys are named as they are printed",
        translate("fr", "crisis/on", "Pour autre chose : touche Menu."),
        "fr, crisis/on: 'Pour autre chose : touche Menu.' must name the key as it is printed: M",
    ),
    (
        "the English can be translated",
        edit(
            "kiosk/content/belgium/guides/bank-reader.toml",
            "Type that number on the site.",
            "Type its number on the site.",
        ),
        "en, guides/bank-reader.toml, step pin, text: 'its number' says whose",
    ),
    (
        "the English can be translated",
        edit("kiosk/content/belgium/guides/true-or-false.toml", "Is there no name?", "Is the name not there?"),
        "'Is the name not there?' asks with \"not\"",
    ),
    (
        "no word is spoiled when it is sent",
        edit("locales/nl/words.toml", "numbers = [", 'never_sent = ["woorden"]\nnumbers = ['),
        "nl, sms, step/strong-password/words: 'woorden' is sent, which may not be; use another word",
    ),
    (
        "public holidays are known",
        edit("kiosk/content/belgium/public_holidays.toml", "2026-12-25,", "2026-12-25]\nlater = ["),
        "public_holidays.toml: the last day is 2026-12-25; run `make holidays` for more years",
    ),
    (
        "numbers are up to date",
        edit("kiosk/content/belgium/services/talk.toml", "expires = 2027-02-27", "expires = 2027-11-29"),
        "service tele-onthaal: `expires` is later than 2027-02-27, 90 days after `checked`",
    ),
]


@pytest.fixture(scope="session")
def few(locales: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The languages that the tests of broken rules speak of: with all of them they would take minutes."""
    copied = Path(shutil.copytree(locales, tmp_path_factory.mktemp("few") / "locales"))
    for code in load_facts(copied).keys() - {"nl", "fr", "en", "ar"}:
        shutil.rmtree(copied / code)
    return copied


@pytest.mark.parametrize(
    ("name", "break_it", "said"), BROKEN, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_broken_rule_is_reported(
    content: Path, few: Path, tmp_path: Path, name: str, break_it: Break, said: str
) -> None:
    copied = tmp_path / "kiosk" / "content" / "belgium"
    shutil.copytree(content, copied)
    for part in ("guides", "language"):
        shutil.copytree(PACKAGE / part, tmp_path / "kiosk" / part)
    shutil.copytree(few, tmp_path / "locales")
    break_it(tmp_path)
    findings = found(Subject(copied, tmp_path / "locales", TODAY), name)
    assert any(said in finding for finding in findings), findings


def found(subject: Subject, name: str) -> list[str]:
    (rule,) = (rule for rule in RULES if rule.name == name)
    (result,) = check(subject, [rule])
    return [str(finding) for finding in result.findings]


def test_an_exception_lifts_the_rule_for_its_phrase(content: Path, few: Path, tmp_path: Path) -> None:
    shutil.copytree(few, tmp_path / "locales")
    edit("locales/en/queries.toml", "ticket = [", 'ticket = ["i want to die", ')(tmp_path)
    edit("locales/en/crisis/phrases.toml", "[exceptions]\n", '[exceptions]\n"I want to die" = "A reason."\n')(tmp_path)
    findings = found(Subject(content, tmp_path / "locales", TODAY), "nothing of ours is a crisis")
    assert not any("i want to die" in finding for finding in findings)


def test_every_rule_is_broken_once() -> None:
    alone = {"every page can be reached", "no dead ends"}
    assert {rule.name for rule in RULES} == {name for name, _, _ in BROKEN} | alone


def test_a_page_that_no_choice_leads_to_is_reported(content: Path, few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    all_of_them = GuideKind.in_topic
    monkeypatch.setattr(GuideKind, "in_topic", lambda *of: sorted(all_of_them(*of))[1:])
    findings = found(Subject(content, few, TODAY), "every page can be reached")
    assert "nl, guide/itsme-start: no page leads here; give it a topic that is on the menu" in findings


def test_a_page_without_a_way_back_is_reported(content: Path, few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Conversation, "back", lambda self: self)
    findings = found(Subject(content, few, TODAY), "no dead ends")
    assert "nl, kiosk, topic/safe: back leads to topic/safe; it must lead to the page before" in findings


def test_a_number_that_was_not_checked_in_time_is_reported(content: Path, locales: Path) -> None:
    findings = found(Subject(content, locales, date(2027, 11, 29)), "numbers are up to date")
    assert (
        "crisis/sexual.toml: the answer was to be checked again before 2027-02-27; check it and write the new dates"
        in findings
    )
    assert (
        "service card-stop: 078 170 170 was to be checked again before 2027-11-29; check it and write the new dates"
        in findings
    )


def report(subject: Subject) -> tuple[int, str]:
    out = StringIO()
    return run_checks(subject, Console(file=out, width=200)), out.getvalue()


def test_the_report_says_that_nothing_falls_short(content: Path, few: Path) -> None:
    code, text = report(Subject(content, few, TODAY))
    assert code == 0
    assert all(f"✓ {rule.name}" in text for rule in RULES)
    assert "exceptions from easy language:" in text
    assert "guides/social-tariffs.toml, goal: Electricity, identity card and social tariff are long words" in text
    assert text.endswith("Nothing falls short.\n")


def test_the_report_of_content_that_cannot_be_read(content: Path, locales: Path, tmp_path: Path) -> None:
    shutil.copytree(content, tmp_path / "content")
    edit("content/guides/id-login.toml", 'goal = "', '# goal = "')(tmp_path)
    code, text = report(Subject(tmp_path / "content", locales, TODAY))
    assert code == 1
    assert "guides/id-login.toml: `goal` is missing" in text


def test_the_report_of_words_that_cannot_be_read(content: Path, locales: Path, tmp_path: Path) -> None:
    shutil.copytree(locales, tmp_path / "locales")
    (tmp_path / "locales" / "fr" / "crisis" / "phrases.toml").unlink()
    findings = found(Subject(content, tmp_path / "locales", TODAY), "a crisis is recognised")
    assert any("fr/crisis/phrases.toml" in finding for finding in findings)
