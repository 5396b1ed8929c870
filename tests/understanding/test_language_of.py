"""The language of a text: what somebody chose, else what they write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.channels.plain import PlainLines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.parts import Channel
from kiosk.guides.place import HELP_NOW, LANGUAGE, MENU
from kiosk.guides.site import Office
from kiosk.language.facts import LanguageError, LanguageFolder, locales_folder
from kiosk.language.learning import Texts, learn
from kiosk.language.model import FILE, load_model, write_model
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.visit import ScreenChannel
from kiosk.understanding.hashed import Hashed
from kiosk.understanding.language_of import MOST_LETTERS, LanguageModel, grams_of
from tests.conftest import NOON
from tests.sentences import CODES, said_in_crisis

CAUGHT = 0.99
ASKED = 0.98
"""Which part of our own sentences must be answered in their language when they are said first."""


@pytest.fixture(params=["plain", "screen", "sms"])
def channel(request: pytest.FixtureRequest, languages: OfferedLanguages) -> Channel:
    channels: dict[str, Channel] = {
        "plain": PlainLines(),
        "screen": ScreenChannel(languages),
        "sms": SmsChannel(languages.facts),
    }
    return channels[request.param]


def first_language(engine: Engine, said: str, channel: Channel) -> str | None:
    """The language in which somebody new is answered, on a channel."""
    crisis = engine.recognise(said)
    offer = crisis is not None and crisis.offered
    if crisis is not None and not offer:
        turn = engine.answer_crisis(crisis, Conversation(), channel)
    elif isinstance(channel, SmsChannel):
        turn = engine.greet(said, channel, offer=offer)
    else:
        turn = engine.answer_everyday(Conversation(), said, channel, offer=offer)
    assert turn.conversation.language in (None, turn.page.language)
    return turn.conversation.language


def test_a_crisis_is_answered_in_the_language_in_which_it_is_said(
    engine: Engine, languages: OfferedLanguages, channel: Channel
) -> None:
    said = [(code, text) for code in CODES for texts in said_in_crisis(code).values() for text in texts]
    if isinstance(channel, ScreenChannel):
        said = said[::5]  # The layout of a screen takes long, and has no part in it.
    elsewhere = [(code, text) for code, text in said if first_language(engine, text, channel) != code]
    assert len(elsewhere) <= (1 - CAUGHT) * len(said), elsewhere


def test_a_question_is_answered_in_the_language_in_which_it_is_asked(
    engine: Engine, locales: Path, channel: Channel
) -> None:
    asked = [
        (code, text) for code in CODES for texts in LanguageFolder(locales / code).queries().values() for text in texts
    ]
    if isinstance(channel, ScreenChannel):
        for _, text in asked[::5]:
            assert first_language(engine, text, channel) == first_language(engine, text, PlainLines()), text
        return
    elsewhere = [(code, text) for code, text in asked if first_language(engine, text, channel) != code]
    assert len(elsewhere) <= (1 - ASKED) * len(asked), elsewhere


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("i wanna kill myself", "en"),
        ("mon mari me frappe", "fr"),
        ("intihar etmek istiyorum", "tr"),
        ("помогите", "ru"),
        ("aidez moi", "fr"),
        ("yardım", "tr"),
        ("help me", "en"),
        ("украли карточку с деньгами", "ru"),
        ("вкрали картку", "uk"),
        ("zabyla parol ot pochty", "ru"),
        ("nsit lmot de passe dyali", "ar"),
        ("ramz obooram ra faramosh kardam", "fa"),
        ("bankkaart kwijt", "nl"),
        ("zgubiłem kartę", "pl"),
        ("am pierdut cardul", "ro"),
        ("ich habe meine karte verloren", "de"),
        ("he perdido mi tarjeta", "es"),
    ],
)
def test_the_first_words_decide(engine: Engine, channel: Channel, said: str, language: str) -> None:
    assert first_language(engine, said, channel) == language


def test_a_word_of_many_languages_is_of_the_first_that_has_it(languages: OfferedLanguages) -> None:
    assert languages.language_of("suicide") == "fr", "French comes before English on the menu"
    assert languages.language_of("menu") == "nl"
    assert languages.language_of("меню") == "uk", "what is written in another alphabet is of another language"
    assert OfferedLanguages(locales_folder(), ("de", "en", "fr")).language_of("suicide") == "en"


@pytest.mark.parametrize(
    ("offered", "language"),
    [(("fr", "ro", "nl"), "fr"), (("nl", "ro", "fr"), "ro"), (("nl", "ro"), "ro"), (("fr", "ro"), None)],
)
def test_a_greeting_of_two_languages_is_of_the_one_that_the_office_names_first(
    catalogue: Catalogue, lines: PlainLines, offered: tuple[str, ...], language: str | None
) -> None:
    """ "Salut" is French and Romanian. Where every language of an office says it, it shows none."""
    office = Engine(catalogue, OfferedLanguages(locales_folder(), offered), Office("Digipunt Genk"), lambda: NOON)
    assert office.greet("salut", lines).conversation.language == language


@pytest.mark.parametrize(
    ("said", "language"), [("sa", "tr"), ("sağol", "tr"), ("خب", "fa"), ("أهلا وسهلا", "ar"), ("papa", "pl")]
)
def test_what_people_begin_with_shows_their_language_where_its_letters_do_not(
    engine: Engine, lines: PlainLines, said: str, language: str
) -> None:
    """Too short, or as much another language by its letters. "Papa" is Polish and Romanian: Polish comes first here."""
    assert engine.greet(said, lines).conversation.language == language


def weighing(by: int, rows: int) -> LanguageModel:
    """A model in which all rows of letters of "was ist" speak alike for Dutch and German, but so many of them speak so
    much more for German."""
    grams = dict.fromkeys(gram for word in ("was", "ist") for gram in grams_of(word))
    weights = b"".join(bytes((50, 50 + by if index < rows else 50)) for index in range(len(grams)))
    numbers = Hashed.of({gram: index for index, gram in enumerate(grams)})
    return LanguageModel({"nl": "LATIN", "de": "LATIN"}, numbers, weights, Hashed.of({}), ())


def test_a_tie_of_languages_leaves_the_language_open() -> None:
    tie = weighing(0, 0)
    for offered in (("nl", "de"), ("de", "nl")):
        assert tie.language_of(tie.look("was ist"), offered) is None
        assert tie.likely(tie.look("was ist"), offered) == offered, (
            "what is as likely stands in the order of the office"
        )
    assert tie.language_of(tie.look("was ist"), ("de",)) == "de", "one language alone has nothing to tie with"


def test_a_language_that_is_hardly_ahead_leaves_it_open_too() -> None:
    hardly, clearly = weighing(1, 1), weighing(20, 20)
    assert hardly.language_of(hardly.look("was ist"), ("nl", "de")) is None
    assert hardly.likely(hardly.look("was ist"), ("nl", "de")) == ("de", "nl"), (
        "the likelier one comes first all the same"
    )
    assert clearly.language_of(clearly.look("was ist"), ("nl", "de")) == "de"
    assert clearly.likely(clearly.look("was ist"), ("nl", "de")) == ("de",)


@pytest.mark.parametrize("said", ["", "7", "xqzxqzjv", "?!", "hm", "👋"])
def test_what_is_no_word_shows_no_language(languages: OfferedLanguages, said: str) -> None:
    assert languages.language_of(said) is None


def test_what_could_be_russian_or_ukrainian_is_answered_at_the_latest_after_the_choice(
    engine: Engine, channel: Channel
) -> None:
    asked = engine.answer(Conversation(), "украли карточку", channel)
    assert asked.conversation.language in (None, "ru")
    chosen = engine.answer(asked.conversation, "русский", channel)
    assert chosen.page.language == "ru"
    assert GuidePlace("lost-or-scammed") in [choice.place for choice in chosen.page.choices]


def test_what_was_asked_waits_for_the_choice_of_a_language(engine: Engine, channel: Channel) -> None:
    asked = engine.answer(Conversation(), "whatsapp", channel)
    assert asked.page.place == LANGUAGE
    assert "whatsapp" not in asked.conversation.to_json(), "its words are not kept"
    chosen = engine.answer(asked.conversation, "русский", channel)
    assert chosen.page.language == "ru"
    assert chosen.page.choices[0].place == GuidePlace("chat-call")
    assert engine.answer(chosen.conversation, "0", channel).conversation.place == MENU


@pytest.mark.parametrize("code", CODES)
def test_a_chosen_language_stays(engine: Engine, lines: PlainLines, code: str) -> None:
    for said in ("je veux mourir", "wachtwoord vergeten", "помогите", "good morning", "kaart kwijt", "dziękuję"):
        turn = engine.answer(Conversation(code, MENU), said, lines)
        assert (turn.conversation.language, turn.page.language) == (code, code), said


def greetings() -> Iterator[tuple[str, str]]:
    for language, said in GREETINGS.items():
        yield from ((language, text) for text in said)


GREETINGS = {
    "nl": ("hallo!", "Goeiemorgen", "dag mevrouw", "dank u wel", "goede avond", "hoi", "goeiendag", "hey allemaal"),
    "fr": ("bonjour madame", "Bonjour!", "bonsoir", "merci", "salut", "coucou :)", "bonjour, ça va?", "bjr"),
    "en": ("good morning", "hello", "hi", "good evening, sir", "thanks", "hello how are you", "english please"),
    "ar": ("السلام عليكم", "مرحبا", "صباح الخير", "مساء الخير!", "شكراً", "salam alaykom", "marhaba", "sba7 lkhir"),
    "tr": ("selam", "merhaba", "günaydın", "iyi akşamlar", "teşekkürler", "selamün aleyküm", "tamam", "iyi günler"),
    "uk": ("добрий день", "привіт", "доброго ранку", "добрий вечір", "дякую", "pryvit", "dobryi den", "дуже дякую"),
    "ru": ("добрый вечер", "здравствуйте", "привет", "спасибо", "privet", "добрый день!", "большое спасибо", "rusça"),
    "fa": ("درود", "صبح بخیر", "خسته نباشید", "ممنون", "سلام وقت بخیر", "sobh bekheir", "mamnoon", "farsi lotfan"),
    "es": ("buenas noches", "hola", "buenos días", "¡Hola!", "gracias", "hola buenas tardes", "buenas", "vale gracias"),
    "pl": ("dobry wieczór", "dzień dobry", "cześć", "dzien dobry", "dziękuję", "witam", "hej", "dobranoc"),
    "ro": ("bună ziua", "buna ziua", "bună seara", "mulțumesc", "salutare", "multumesc frumos", "neața", "noapte bună"),
    "de": ("deutsch bitte", "guten tag", "guten abend", "danke", "moin", "grüß gott", "danke schön", "vielen dank"),
}


@pytest.mark.parametrize(("language", "said"), list(greetings()))
def test_a_greeting_brings_the_menu_in_its_language(engine: Engine, channel: Channel, language: str, said: str) -> None:
    menu = Conversation(language, MENU)
    for turn in (engine.greet(said, channel), engine.answer(Conversation(), said, channel)):
        assert (turn.conversation, turn.page.notice) == (menu, "")
    known = engine.answer(menu, said, channel)
    assert (known.conversation, known.page.notice) == (menu, "")


HELP = {
    "nl": ("hulp", "hulp aub", "kom mij helpen", "ik heb hulp nodig"),
    "fr": ("aidez moi", "au secours", "aide moi svp", "aidez-moi s'il vous plaît"),
    "en": ("please help", "help me", "help pls", "help me pls", "i need help"),
    "ar": ("ساعدوني", "النجدة", "sa3douni", "مساعدة من فضلك"),
    "tr": ("yardım", "yardım edin lütfen", "acil yardım"),
    "uk": ("допоможіть", "рятуйте", "допоможіть будь ласка"),
    "ru": ("помогите", "помогите пожалуйста", "спасите", "pomogite"),
    "fa": ("کمک", "کمکم کنید", "komak"),
    "es": ("ayuda", "ayúdeme", "ayuda por favor"),
    "pl": ("pomocy", "pomóżcie mi", "proszę o pomoc"),
    "ro": ("ajutor", "ajutati ma", "ajutor va rog"),
    "de": ("hilfe", "hilfe bitte", "helfen sie mir"),
}


@pytest.mark.parametrize("language", HELP)
def test_a_call_for_help_opens_help_now_in_its_language(engine: Engine, channel: Channel, language: str) -> None:
    for said in HELP[language]:
        for start in (Conversation(), Conversation(language, MENU)):
            turn = engine.answer(start, said, channel)
            assert (turn.conversation.language, turn.page.place) == (language, HELP_NOW), said


def test_thanks_on_the_way_lose_nothing(engine: Engine, lines: PlainLines) -> None:
    step = Conversation("en", StepPlace("strong-password", "keep"), (MENU,))
    turn = engine.answer(step, "thank you", lines)
    assert (turn.conversation, turn.page.notice) == (step, "")


FEW = {
    "en": Texts(("my card is lost", "the help that I want", "lost card"), ("Write the words that you want to find.",)),
    "de": Texts(("meine karte ist weg", "ich will die hilfe", "karte weg"), ("Schreiben Sie die Wörter.",)),
}


def learned() -> LanguageModel:
    return learn({code: Texts(texts.said * 4, texts.written * 4) for code, texts in FEW.items()})


def test_the_same_texts_teach_the_same(tmp_path: Path) -> None:
    write_model(tmp_path, learned())
    once = (tmp_path / FILE).read_bytes()
    write_model(tmp_path, learned())
    assert (tmp_path / FILE).read_bytes() == once
    assert load_model(tmp_path) == learned()


def test_a_long_text_is_read_at_its_beginning_alone(locales: Path) -> None:
    model = load_model(locales)
    assert model.look("mijn kaart is weg " * 10_000) == model.look(("mijn kaart is weg " * 10_000)[:MOST_LETTERS])


def test_languages_that_were_not_learned_yet_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"languages.model is missing; run `make translations`"):
        load_model(tmp_path)
