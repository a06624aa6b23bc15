"""Open questions of an article: kinds, sentences, cues, and what is not open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract import extract_parsed
from briefing.extract.mentions import find_mentions
from briefing.extract.parse import Parsed
from briefing.extract.questions import find_questions, look_for_questions
from briefing.extract.questions.find import MOST_QUESTIONS
from briefing.extract.questions.wellformed import is_well_formed
from briefing.extract.statements import find_statements
from briefing.model import Extraction, Number, Question

ParseText = Callable[..., Parsed]


def questions_of(parsed: Parsed, numbers: tuple[Number, ...] = ()) -> tuple[Question, ...]:
    statements = find_statements(parsed, find_mentions(parsed))
    return find_questions(parsed, Extraction(statements=statements, numbers=numbers))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The government plans to vote on the new tax bill next week.", "pending"),
        ("The drought could destroy the harvest and may raise prices.", "forecast"),
        ("The ban will drive smugglers to other ports, the governor said.", "forecast"),
        ("The governor dismissed the study as nonsense.", "disputed"),
        ("The minister denied that the army was attacking villages.", "disputed"),
        ("It is unclear whether the missing crew survived the storm.", "unknown"),
        ("How will the farmers survive another year of drought?", "asked"),
    ],
)
def test_the_kind_follows_from_how_it_is_left_open(parse_text: ParseText, text: str, kind: str) -> None:
    (question,) = questions_of(parse_text(text))
    assert question.kind == kind


def test_each_question_rests_on_its_sentence(parse_text: ParseText) -> None:
    parsed = parse_text(
        "The bridge opened in 1931.\n\nThe council plans to close it next week. Drivers fear long delays."
    )
    text = parsed.article.text
    found = questions_of(parsed)
    assert found
    for question in found:
        assert text[question.start : question.end] in {s.text for s in parsed.sentences}
        assert question.cue is None or question.start <= question.cue.start < question.cue.end <= question.end
        assert question.text == text[question.start : question.end] or is_well_formed(question.text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Guards had been present, but it was not clear whether the council would close the harbour.",
            "Will the council close the harbour?",
        ),
        (
            "The cause of the fire has not been established but the firm suspects a cable.",
            "What is the cause of the fire?",
        ),
        ("The company did not disclose the price of the deal.", "What is the price of the deal?"),
        (
            "The rebels reported deaths, though exact figures were impossible to verify.",
            "The rebels reported deaths, though exact figures were impossible to verify.",
        ),
    ],
)
def test_what_is_said_not_to_be_known_is_asked_and_nothing_beside_it(
    parse_text: ParseText, text: str, shown: str
) -> None:
    (found,) = questions_of(parse_text(text))
    assert found.text == shown


def test_what_is_said_not_to_be_known_is_open_however_plain_the_sentence(parse_text: ParseText) -> None:
    text = (
        "The old mill burned down.\n\nThe mill was built of oak.\n\nIt is not known who was inside the mill."
    )
    (found,) = questions_of(parse_text(text))
    assert found.text == "Who was inside the mill?"
    assert found.score > 0.5


def test_a_damaged_figure_asks_how_many(parse_text: ParseText) -> None:
    parsed = parse_text("The army said on Monday that 3/ died in an air strike.")
    at = parsed.article.text.index("3/")
    number = Number(at, at + 2, "3/", None, hedge="garbled")
    (question,) = questions_of(parsed, (number,))
    assert (question.kind, question.text) == ("unknown", "How many died in an air strike?")
    assert question.cue is not None
    assert question.cue.start == at


def test_a_question_in_the_text_is_asked_with_names(parse_text: ParseText) -> None:
    parsed = parse_text("Maria Keller leads the party. Will she win the election in October?")
    assert "Will Maria Keller win the election in October?" in [q.text for q in questions_of(parsed)]


def test_a_question_in_the_text_agrees_with_the_name_that_stands_for_we(parse_text: ParseText) -> None:
    parsed = parse_text('Anna Lind said: "How do we pay for the bridge?"')
    assert "How does Anna Lind pay for the bridge?" in [q.text for q in questions_of(parsed)]


def test_who_claims_it_is_named(parse_text: ParseText) -> None:
    parsed = parse_text("Rebels claim the army is burning villages in the north.")
    (question,) = questions_of(parsed)
    assert question.text == "Is the army burning villages in the north, as rebels say?"
    assert question.said_by == "rebels"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Anna Lind said rebels attacked, but a witness described it differently, saying that the army burned the town.",
            "Did the army burn the town, as a witness says?",
        ),
        (
            "But rumours of car bombs still empty streets in minutes, Anna Lind said.",
            "Are the rumours of car bombs true?",
        ),
        (
            "Anna Lind said the villagers were told that the army had burned the village.",
            "Did the army burn the village?",
        ),
    ],
)
def test_who_only_tells_or_hears_of_a_claim_does_not_make_it(
    parse_text: ParseText, text: str, asked: str
) -> None:
    assert [question.text for question in questions_of(parse_text(text))] == [asked]


def test_what_somebody_says_is_not_so_is_asked_with_its_not(parse_text: ParseText) -> None:
    parsed = parse_text("Rebels claim the army is not protecting villages in the north.")
    (question,) = questions_of(parsed)
    assert question.text == "Is the army not protecting villages in the north, as rebels say?"


def test_who_denies_it_is_named(parse_text: ParseText) -> None:
    (question,) = questions_of(parse_text("The minister denied that the army was attacking villages."))
    assert question.text == "Was the army attacking villages, although the minister denies it?"
    assert question.said_by == "the minister"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Rebels claim there is no evidence to support the report of the minister.",
            "Is there any evidence to support the report of the minister?",
        ),
        (
            "The report indicated that the army was not attacking villages.",
            "Was the army attacking villages?",
        ),
    ],
)
def test_who_denies_is_not_added_after_any_or_where_it_is_a_finding(
    parse_text: ParseText, text: str, asked: str
) -> None:
    assert asked in [question.text for question in questions_of(parse_text(text))]


def test_what_the_article_itself_settles_is_not_open(parse_text: ParseText) -> None:
    open_text = "The council plans to close the harbour next week."
    settled = open_text + "\n\nOn Friday evening the council closed the harbour."
    asked = "Will the council close the harbour next week?"
    assert asked in [q.text for q in questions_of(parse_text(open_text))]
    assert asked not in [q.text for q in questions_of(parse_text(settled))]


def test_a_forecast_carries_the_likelihood_that_its_source_gives(parse_text: ParseText) -> None:
    (question,) = questions_of(
        parse_text("Heavy rain is very likely to flood the valley, forecasters warned.")
    )
    assert question.kind == "forecast"
    assert question.likelihood == "very likely (80–95 %)"


def test_an_article_gets_at_most_twelve_and_none_twice(parse_text: ParseText) -> None:
    towns = [
        "Arden",
        "Belmont",
        "Corvo",
        "Delft",
        "Essen",
        "Florence",
        "Ghent",
        "Haarlem",
        "Ivrea",
        "Jena",
    ] * 2
    text = " ".join(f"The ministry plans to close the school in {town} next year." for town in towns)
    found = questions_of(parse_text(text))
    texts = [q.text for q in found]
    assert len(texts) == len(set(texts)) <= MOST_QUESTIONS


def test_each_sentence_has_the_chance_that_it_leaves_something_open(parse_text: ParseText) -> None:
    parsed = parse_text("The bridge opened in 1931. It is unclear whether the council will close it.")
    questions, chances = look_for_questions(parsed, Extraction())
    plain, unclear = chances
    assert plain < 0.5 < unclear
    assert [question.start for question in questions] == [parsed.sentences[1].start]
    assert [one.open for one in extract_parsed(parsed).sentences] == list(chances)


def test_plain_facts_leave_nothing_open(parse_text: ParseText) -> None:
    assert questions_of(parse_text("The bridge opened in 1931. It crosses the river at Arden.")) == ()


def test_what_somebody_is_reported_to_say_is_more_open_than_what_is_told_plainly(
    parse_text: ParseText,
) -> None:
    parsed = parse_text("Villagers say that the army is burning houses.")
    assert questions_of(parsed)
    assert find_questions(parsed, Extraction()) == ()


def test_a_sentence_that_stands_as_a_question_stands_without_its_dateline(parse_text: ParseText) -> None:
    parsed = parse_text("PORT ARDEL, March 3, 2031 (Meridian) - It could not be verified on Monday.")
    (question,) = questions_of(parsed)
    assert question.text == "It could not be verified on Monday."
    assert parsed.article.text[question.start :].startswith("PORT ARDEL")


def test_an_empty_article_has_no_questions(parse_text: ParseText) -> None:
    assert questions_of(parse_text("")) == ()
