"""Words that refer back, and forms that agree, where a clause is written as a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.mentions import find_mentions
from briefing.extract.parse import Parsed
from briefing.extract.questions.drafts import common_words, drafts
from briefing.extract.questions.naming import resolve_names
from briefing.extract.questions.references import same_party

ParseText = Callable[..., Parsed]


def asked_last(parsed: Parsed) -> list[str]:
    """Return the drafts of the last sentence."""
    made = drafts(parsed.sentences[-1], resolve_names(parsed), common_words(parsed))
    return [draft.text for draft in made]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("This canal will change the region.", "Will the canal change the region?"),
        ("The council will sell these houses.", "Will the council sell the houses?"),
        ("The council will sell the houses this year.", "Will the council sell the houses this year?"),
        ("The council will sell that kind of house.", "Will the council sell that kind of house?"),
    ],
)
def test_a_demonstrative_gives_way_to_the_article(
    parse_text: ParseText, sentence: str, question: str
) -> None:
    assert question in asked_last(parse_text(sentence))


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The plan is a danger that could ruin the valley.", "Could the plan ruin the valley?"),
        ("The dams are a danger that could ruin the valley.", "Could a danger ruin the valley?"),
        ("The plan is not a danger that could ruin the valley.", "Could a danger ruin the valley?"),
    ],
)
def test_what_is_told_of_something_is_asked_of_it(
    parse_text: ParseText, sentence: str, question: str
) -> None:
    assert question in asked_last(parse_text(sentence))


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (
            '"I do not know how do we deal with the power of money," said Anna Lind.',
            "How does Anna Lind deal with the power of money?",
        ),
        (
            '"The rain will close the road that we do not need," said Anna Lind.',
            "Will the rain close the road that Anna Lind does not need?",
        ),
        (
            '"The rain will close the road that we need," said Anna Lind.',
            "Will the rain close the road that Anna Lind needs?",
        ),
    ],
)
def test_a_verb_agrees_with_the_name_told_for_we(parse_text: ParseText, sentence: str, question: str) -> None:
    assert question in asked_last(parse_text(sentence))


def test_one_party_may_be_told_with_more_or_fewer_words() -> None:
    assert same_party("Lind's government", "Anna Lind's government")
    assert same_party("the council", "Anna Lind's council")
    assert not same_party("Lind", "Anna Walsh")
    assert not same_party("the council", "")


def test_the_party_that_speaks_keeps_its_article(parse_text: ParseText) -> None:
    parsed = parse_text("The Norvik Institute said on Monday it had closed the case.")
    names = resolve_names(parsed, find_mentions(parsed))
    made = [draft.text for draft in drafts(parsed.sentences[0], names, common_words(parsed))]
    assert "Did the Norvik Institute close the case?" in made


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("MPs from the north will vote on Friday.", "Will MPs from the north vote on Friday?"),
        ("The clerk said the company's been sold.", "Has the company been sold?"),
        ("`` Twenty guards left the tower,'' the clerk said.", "Did twenty guards leave the tower?"),
        ("The miner may well top the list.", "Will the miner top the list?"),
        ("The dam is well known in Orland.", "Is the dam well known in Orland?"),
        ("Activists called for the decision to be changed.", "Will the decision be changed?"),
        ("The ministry asked that two guards be posted.", "Will two guards be posted?"),
        ("The appeal to the high court was filed.", "How will the appeal to the high court end?"),
        ("The club would like to buy a bus.", "Will the club buy a bus?"),
        (
            "The cup will be held in Arden, where the team will meet the champions.",
            "Will the team meet the champions?",
        ),
    ],
)
def test_a_question_is_written_as_grammar_wants(parse_text: ParseText, sentence: str, question: str) -> None:
    assert question in asked_last(parse_text(sentence))


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The union called for roads to be closed.", "When will roads be reopened?"),
        ("The minister was forced to resign in May.", "Will the minister resign in May?"),
        ("We would like to thank the nurses, the club said.", "Will the club like to thank the nurses?"),
        (
            "The clerk would often deliver jokes in meetings.",
            "Will the clerk often deliver jokes in meetings?",
        ),
        ("Developers had been required to get approval.", "Will there be developers?"),
        (
            "The rider won after a brave charge to the front of the field.",
            "What will come of the brave charge to the front of the field?",
        ),
        ("The town feels the poor prospects of young people.", "Will there be young people?"),
        ("The workers were looking for new houses.", "Will there be new houses?"),
        ("The mill remains a mystery to most citizens.", "What is the mill?"),
        ("A guest will often hide the key.", "Will a guest often hide the key?"),
        ("Anna Lind was held without charge.", "Will Anna Lind be convicted on the charges?"),
        (
            "Anna Lind was sentenced after being convicted on charges of theft.",
            "Will Anna Lind be convicted of theft?",
        ),
        (
            "Anna Lind was sentenced after being convicted on charges of theft.",
            "What will come of the charges of theft?",
        ),
        ("He ended with an appeal to smokers.", "How will the appeal to smokers end?"),
        ("The clerk was in the charge of the mill.", "What will come of the charge of the mill?"),
        (
            "Investigators sought the cause of the fire, which police have said they are treating as suspicious.",
            "Are the police treating as suspicious?",
        ),
        (
            "He went to a hotel, where he asked to use the phone.",
            "Will he use the phone?",
        ),
    ],
)
def test_what_is_no_open_matter_is_not_asked(parse_text: ParseText, sentence: str, wrong: str) -> None:
    assert wrong not in asked_last(parse_text(sentence))


def test_who_is_told_something_does_not_say_it(parse_text: ParseText) -> None:
    parsed = parse_text("The engineers were told that the dam was safe.")
    made = drafts(parsed.sentences[0], resolve_names(parsed), common_words(parsed))
    claim = next(draft.candidate for draft in made if draft.text == "Was the dam safe?")
    assert claim.said_by is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The planets are far. They said the rocks were red.", None),
        ("The miners are tired. They said the rocks were red.", "the miners"),
    ],
)
def test_things_do_not_speak(parse_text: ParseText, text: str, speaker: str | None) -> None:
    parsed = parse_text(text)
    made = drafts(parsed.sentences[1], resolve_names(parsed), common_words(parsed))
    claim = next(draft.candidate for draft in made if draft.text == "Were the rocks red?")
    assert (claim.said_by.text if claim.said_by else None) == speaker


def test_a_paper_does_not_report_of_itself(parse_text: ParseText) -> None:
    parsed = parse_text("It was followed by three floods, the Arden Tribune reported.")
    assert not any("Tribune" in made for made in asked_last(parsed))


def test_a_word_of_two_parts_is_not_cut_in_a_long_sentence(parse_text: ParseText) -> None:
    parsed = parse_text(
        "The council will open in the wide valleys of the north of Orland and of the far west of Norvik "
        "a school with team-based lessons."
    )
    assert not any("with -based" in made for made in asked_last(parsed))
    assert any("team-based" in made for made in asked_last(parsed))
