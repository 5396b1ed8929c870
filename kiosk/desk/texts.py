"""The words of the desk's pages, in the language of the office's volunteers."""

from __future__ import annotations

from kiosk.guides.assembly import fill
from kiosk.guides.wording import Wording


def calls(words: Wording) -> str:
    """The title of the list of calls."""
    return words.text("desk/calls", "Who asks for help")


def nobody_calls(words: Wording) -> str:
    """In place of an empty list."""
    return words.text("desk/none", "Nobody calls now.")


def ago(words: Wording, seconds: float) -> str:
    """How long somebody waits."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return words.text("desk/now", "Less than 1 minute ago")
    return words.plural("desk/ago", "{count} minute ago", "{count} minutes ago", minutes)


def step(words: Wording, step: int, steps: int) -> str:
    """Where in a guide somebody is."""
    label = words.text("step/progress", "step {step} of {steps}")
    return fill(label, {"step": str(step), "steps": str(steps)})


def help_now(words: Wording) -> str:
    """What is said of somebody who looked at help now; nothing else is."""
    return words.text("key/help", "Help now")


def i_come(words: Wording) -> str:
    """The button."""
    return words.text("desk/come", "I come")


def you_go(words: Wording) -> str:
    """To whoever pressed it."""
    return words.text("desk/you", "You go there now.")


def somebody_goes(words: Wording) -> str:
    """To the others."""
    return words.text("desk/other", "Somebody goes there already.")


def no_line(words: Wording) -> str:
    """While the page cannot reach the desk."""
    return words.text("desk/line", "No connection. This page tries again.")


def questions(words: Wording) -> str:
    """The title of the list of questions in writing."""
    return words.text("desk/questions", "Questions")


def new_questions(words: Wording, count: int) -> str:
    """How many nobody answered yet."""
    if not count:
        return words.text("desk/no-new-questions", "There are no new questions.")
    return words.plural("desk/new-questions", "{count} new question", "{count} new questions", count)


def at_the_computer(words: Wording) -> str:
    """To whoever looks from elsewhere: nothing of a question is sent there."""
    return words.text("desk/at-the-computer", "You read and answer questions at the computer of the desk.")


def questions_new(words: Wording) -> str:
    """Above the questions that nobody answered yet."""
    return words.text("desk/new", "New")


def questions_answered(words: Wording) -> str:
    """Above those of which nobody read the answer yet."""
    return words.text("desk/answered", "Answered")


def questions_read(words: Wording) -> str:
    """Above those of which somebody read the answer."""
    return words.text("desk/read", "The visitor read the answer")


def days_left(words: Wording, days: int) -> str:
    """How long a question is still kept."""
    return words.plural("desk/days", "{count} day left", "{count} days left", days)


def question(words: Wording) -> str:
    """The title of the page of one question."""
    return words.text("desk/question", "The question")


def your_answer(words: Wording) -> str:
    """The name of the field."""
    return words.text("desk/answer", "Your answer")


def how_to_answer(words: Wording, most: int) -> str:
    """Beside the field."""
    text = words.text(
        "desk/answer-how",
        "Write easy words and short sentences, at most {most} letters. Write in the language of the question if you "
        "can. Never ask for a name or a password.",
    )
    return fill(text, {"most": str(most)})


def around_it(words: Wording) -> str:
    """Above what the visitor sees with the answer."""
    return words.text("desk/answer-around", "The visitor sees this above your answer:")


def replaces(words: Wording) -> str:
    """Where there is an answer already."""
    return words.text("desk/answer-replaces", "A new answer replaces the old answer.")


def send_answer(words: Wording) -> str:
    """The button."""
    return words.text("desk/answer-send", "Send the answer")


def sent(words: Wording) -> str:
    """Above an answer that nobody read yet."""
    return words.text("desk/answer-sent", "The answer is sent. The visitor can read the answer with the code.")


def not_sent(words: Wording) -> str:
    """Behind why an answer was not sent."""
    return words.text("desk/answer-not-sent", "Your answer was not sent.")


def still_there(words: Wording) -> str:
    """Behind that, where what was typed stands in the field."""
    return words.text("desk/answer-still-there", "Your words are still in the field.")


def answer_empty(words: Wording) -> str:
    """Why it was not sent."""
    return words.text("desk/answer-empty", "The answer is empty.")


def answer_too_long(words: Wording, most: int) -> str:
    """Why it was not sent."""
    text = words.text("desk/answer-too-long", "The answer is too long. Write at most {most} letters.")
    return fill(text, {"most": str(most)})


def question_gone(words: Wording) -> str:
    """Why it was not sent, or nothing is shown."""
    return words.text("desk/question-gone", "This question is gone. We delete each question after 14 days.")


def answered_meanwhile(words: Wording) -> str:
    """Why it was not sent, and before it is: somebody was quicker."""
    return words.text("desk/answered-meanwhile", "Somebody else answered this question.")


def that_answer(words: Wording) -> str:
    """Above the answer that is there."""
    return words.text("desk/that-answer", "This answer is there now:")


def questions_away(words: Wording) -> str:
    """Why nothing is shown or sent."""
    return words.text("desk/questions-away", "The questions cannot be reached now. Try again later.")


def questions_closed(words: Wording) -> str:
    """Before what the technician must do: the key of the desk is missing, or another one."""
    return words.text(
        "desk/questions-closed", "The questions cannot be opened here. Give this line to your technician:"
    )


def pair_title(words: Wording) -> str:
    """The page on which a device is paired."""
    return words.text("desk/pair", "Pair this device")


def pair_button(words: Wording) -> str:
    """Its button."""
    return words.text("desk/pair-button", "Yes, pair")


def pair_explained(words: Wording) -> str:
    """Beside that button."""
    return words.text("desk/pair-text", "Then you see here who asks for help.")


def not_paired(words: Wording) -> str:
    """To a device that is not paired, or with a code that is no longer good."""
    return words.text("desk/not-paired", "Scan a new square code at the desk. One code is for one device.")


def add_device(words: Wording) -> str:
    """The page that shows a code, and what leads there."""
    return words.text("desk/add", "Add a phone")


def scan(words: Wording) -> str:
    """Beside the code."""
    return words.text("desk/scan", "Scan this code with the phone. One code is for one phone, for 10 minutes.")
