"""Clauses to questions: what each pattern makes of a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.extract.parse import Parsed
from briefing.extract.questions.drafts import common_words, drafts
from briefing.extract.questions.naming import resolve_names

ParseText = Callable[..., Parsed]


def made_of(parsed: Parsed, sentence: int = 0) -> list[str]:
    names = resolve_names(parsed)
    return [d.text for d in drafts(parsed.sentences[sentence], names, common_words(parsed))]


def assert_made(parsed: Parsed, question: str, wrong: str) -> None:
    """Assert that one question is made and not the other."""
    made = made_of(parsed)
    assert question in made
    assert wrong not in made


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The council will close the harbour in May.", "Will the council close the harbour in May?"),
        ("The storm might damage the old bridge.", "Will the storm damage the old bridge?"),
        ("Vatican radio will transmit the service.", "Will Vatican radio transmit the service?"),
        ("The storm could damage the old bridge.", "Could the storm damage the old bridge?"),
        ("The election results could be a warning.", "Could the election results be a warning?"),
        ("More nurses are needed in the north.", "Will there be more nurses?"),
        ("The bridge at Arden was closed again on Monday.", "When will the bridge at Arden be reopened?"),
        ("The road remains closed.", "When will the road be reopened?"),
        ("Two of the miners are in hospital.", "Will two of the miners recover?"),
        ("The goal of a million trees is still far off.", "Will the goal of a million trees be reached?"),
        ("The club has an opportunity to win the title.", "Will the club win the title?"),
        ("The reform gives farmers the chance to sell their land.", "Will farmers sell their land?"),
        ("The union threatened a strike.", "Will there be a strike?"),
        ("His movement burned the bridge.", "Did the movement burn the bridge?"),
        ("Our own country will rise again.", "Will the country rise again?"),
        (
            "Orland often accuses its rivals of trying to weaken the country.",
            "Are Orland's rivals trying to weaken the country?",
        ),
        ("The dam is often closed, residents say.", "Is the dam often closed?"),
        (
            "Norvik Lines said its buses will be checked.",
            "Will Norvik Lines' buses be checked?",
        ),
        (
            "Norvik is ready to build a dam and to pay in advance.",
            "Will Norvik build a dam and pay in advance?",
        ),
        ("The council plans to close the harbour in May.", "Will the council close the harbour in May?"),
        ("The team is expected to reach the final.", "Will the team reach the final?"),
        ("The pilots urged the airline to raise their pay.", "Will the airline raise their pay?"),
        ("Critics called on the minister to resign at once.", "Will the minister resign at once?"),
        (
            "The union accused the company of hiding its profits.",
            "Is the company hiding its profits?",
        ),
        ("The clinic said the vaccine was safe for children.", "Was the vaccine safe for children?"),
        (
            "The auditors say the bank is hiding its losses.",
            "Is the bank hiding its losses?",
        ),
        ("Officials said the dam had flooded two villages.", "Did the dam flood two villages?"),
        ("It is unclear whether the dam will hold in winter.", "Will the dam hold in winter?"),
        (
            "Police do not know why the driver left the road.",
            "Why did the driver leave the road?",
        ),
        ("It is unclear when the bridge will reopen.", "When will the bridge reopen?"),
        ("It remains unclear exactly how the vote will work.", "How will the vote work?"),
        ("It was not clear if the convoy would reach the town.", "Will the convoy reach the town?"),
        ("Officials do not know what caused the fire.", "What caused the fire?"),
        ("It was not clear who had started the fire.", "Who started the fire?"),
        ("It is not known who had stolen the painting.", "Who stole the painting?"),
        ("The city says there may have been two leaks in the pipe.", "Were there two leaks in the pipe?"),
        ("Two guards were sent to protect the bridge.", "Will two guards protect the bridge?"),
        ("The whereabouts of the minister are unknown.", "What are the whereabouts of the minister?"),
        ("The cause of the fire was not known.", "What was the cause of the fire?"),
        ("The cause of the fire is unclear.", "What is the cause of the fire?"),
        ("The opposition called for a new election.", "Will there be a new election?"),
        (
            "The clerk was charged with stealing public money.",
            "Will the clerk be convicted of stealing public money?",
        ),
        (
            "The company did not respond to a request for comment.",
            "What does the company have to say?",
        ),
        (
            "The ministry declined comment on the arrests.",
            "What does the ministry have to say about the arrests?",
        ),
        ("The airline did not specify the date of the flight.", "What is the date of the flight?"),
        ("Two hikers have been missing since Sunday.", "What has happened to two hikers?"),
        (
            "The union said its members had warned of leaks since May.",
            "Have the union's members warned of leaks since May?",
        ),
        ("The coach criticised the board for selling the stadium.", "Did the board sell the stadium?"),
        ("The union blamed the minister for the strike.", "Is the minister to blame for the strike?"),
        (
            "The island will no longer issue licences for bottom fishing – the practice of dragging nets along the sea floor.",
            "Will the island issue licences for bottom fishing?",
        ),
        ("Cases in Orland also went up (120 to 155); those in Arden fell.", "Did cases in Orland go up?"),
        ("The mayor dismissed the report as a pack of lies.", "Is the report a pack of lies?"),
        ("The court heard claims of fraud.", "Are the claims of fraud true?"),
        ("The company aims at opening a school in Orland.", "Will the company open a school in Orland?"),
        (
            "The party aims at closing the port and opening a market.",
            "Will the party close the port and open a market?",
        ),
        ("The party seeks support for the new bill.", "Will the party get support for the new bill?"),
        ("The army continues to shell the town.", "Will the army continue to shell the town?"),
        (
            "The clerk was arrested on charges of stealing money.",
            "Will the clerk be convicted of stealing money?",
        ),
        ("Dockers joined the strike over pay.", "When will the strike over pay end?"),
        ("Both sides resumed the talks on the border.", "Will the talks on the border lead to an agreement?"),
    ],
)
def test_what_is_left_open_becomes_a_question(parse_text: ParseText, sentence: str, question: str) -> None:
    assert question in made_of(parse_text(sentence))


def test_a_pronoun_gives_way_to_the_name_it_stands_for(parse_text: ParseText) -> None:
    parsed = parse_text("President Anna Lindqvist said she would visit Orland in June.")
    assert "Will Anna Lindqvist visit Orland in June?" in made_of(parsed)


def test_who_is_warned_is_the_one_who_must_act(parse_text: ParseText) -> None:
    parsed = parse_text("Germany warned France on Monday that it must cut its debts.")
    assert "Will France cut its debts?" in made_of(parsed)


def test_a_pronoun_that_stands_for_nobody_makes_no_question(parse_text: ParseText) -> None:
    assert made_of(parse_text("They will come back tomorrow morning.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        '"',
        "“The council will",
        "Will Will will will?",
        "— — —",
        "3/ died.",
        "he said he said he said",
        "[@click=app.quit]will fall[/]",
    ],
)
def test_odd_text_makes_no_trouble(parse_text: ParseText, text: str) -> None:
    parsed = parse_text(text)
    for at in range(len(parsed.sentences)):
        made_of(parsed, at)


def test_a_sentence_without_end_is_not_taken_apart(parse_text: ParseText) -> None:
    parsed = parse_text("The council will meet and " * 200 + "vote.")
    assert made_of(parsed) == []


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The pilot was the first to fly over the lake.", "Will the pilot fly over the lake?"),
        ("The guards let the prisoners go home.", "Will the prisoners go home?"),
        ("The police tried to close the bridge.", "Will the police close the bridge?"),
        ("The runner became the first woman to win the race.", "Will the runner win the race?"),
        ("The thieves fled before they could open the safe.", "Could the thieves open the safe?"),
    ],
)
def test_what_has_happened_is_not_to_come(parse_text: ParseText, sentence: str, question: str) -> None:
    assert question not in made_of(parse_text(sentence))


@pytest.mark.parametrize(
    "sentence", ["The mayor denied the charge on Friday.", "Two unions accused the firm on Friday."]
)
def test_that_a_charge_is_made_or_denied_is_not_in_doubt(parse_text: ParseText, sentence: str) -> None:
    assert not [text for text in made_of(parse_text(sentence)) if "deny" in text or "accuse" in text]


def test_a_verb_in_the_plural_shares_no_singular_subject(parse_text: ParseText) -> None:
    text = "Police are searching for the bus driver who fled and are investigating if the brakes caused the crash."
    assert not [made for made in made_of(parse_text(text)) if "will the bus driver" in made.lower()]


def test_the_owners_of_what_is_counted_need_not_be_told(parse_text: ParseText) -> None:
    text = "The leaders of Orland and Velmora will ease tensions that could bring their two countries into conflict."
    asked = "Will the leaders of Orland and Velmora ease tensions that could bring the two countries into conflict?"
    assert asked in made_of(parse_text(text))


def test_an_aside_is_left_out(parse_text: ParseText) -> None:
    parsed = parse_text("The council will close the harbour, which opened in 1931.")
    assert made_of(parsed) == ["Will the council close the harbour?"]


@pytest.mark.parametrize(
    ("sentence", "question", "cut_short"),
    [
        (
            "The inspectors are to study fresh claims that a less harmful – but still deadly – gas was used in attacks on the hill towns.",
            "Are the inspectors to study fresh claims that a less harmful gas was used in attacks on the hill towns?",
            "Are the inspectors to study fresh claims that a less harmful – but still deadly?",
        ),
        (
            "He predicted that a large majority would vote in favor of the canal, a step that he indicated would mean closer relations with the coast.",
            "Will a large majority vote in favor of the canal?",
            "Will a large majority vote in favor of the canal, a step?",
        ),
        (
            "Guards are looking for the clerk who fled and are asking whether the safe was opened by a friend.",
            "Are guards looking for the clerk who fled?",
            "Are guards looking for the clerk who fled and are asking whether the safe was opened by a friend?",
        ),
        (
            "The team will win the cup for a record five times.",
            "Will the team win the cup for a record five times?",
            "Will the team win the cup for a record?",
        ),
        (
            "The museum will show copper bowls of several sizes from the wide valley north of the old town of Orland, masks, drums and coins.",
            "Will the museum show copper bowls of several sizes from the wide valley north of the old town of Orland?",
            "Will the museum show copper bowls of several sizes from the wide valley north of the old town of Orland, masks, drums?",
        ),
    ],
)
def test_what_a_question_keeps_is_whole(
    parse_text: ParseText, sentence: str, question: str, cut_short: str
) -> None:
    assert_made(parse_text(sentence), question, cut_short)


def test_what_lacks_its_end_is_not_asked(parse_text: ParseText) -> None:
    parsed = parse_text(
        "Orland police have arrested the alleged leader and four other members of a spy network they claim "
        "is affiliated to a foreign secret service."
    )
    assert not [text for text in made_of(parsed) if text.endswith("they claim?")]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The children like to sing at school.", "Will the children sing at school?"),
        ("The builder could not be reached for comment.", "Could the builder be reached for comment?"),
        ("Economists had demanded a change.", "Will there be a change?"),
        ("Economists expected no change.", "Will there be no change?"),
        (
            "OSLO, March 11 — The Bank of Norvik raised its key rate on Monday.",
            "Did the Bank of Norvik raise OSLO's key rate on Monday?",
        ),
        (
            "One fighter agreed to be identified only by his nickname.",
            "Will one fighter be identified only by his nickname?",
        ),
        (
            "The pilots help a lot of people with what they have to say in the new film, the mayor says.",
            "Will the pilots say in the new film?",
        ),
        (
            "\"The men don't know what's better, they just don't want war,\" said the baker.",
            "Will the men know what's better?",
        ),
        ("There is strong demand for houses in Orland.", "Will there be houses in Orland?"),
        ("The money was taken to Orland to pay the guards.", "Will the money pay the guards?"),
        ("They have been waiting for years.", "Will there be years?"),
    ],
)
def test_what_nobody_plans_is_not_to_come(parse_text: ParseText, sentence: str, question: str) -> None:
    assert question not in made_of(parse_text(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1987, the bill introduced by the minister was passed by the council.",
        "The inquiry into the fire found that the doors were locked.",
        "The official in charge of the archives visited Orland.",
        "In protest of the new tax, bakers blocked roads.",
        "The president threatened a military strike against Orland.",
    ],
)
def test_what_is_over_or_has_not_begun_has_no_outcome_to_come(parse_text: ParseText, sentence: str) -> None:
    leads = ("When will the", "What will come", "What will the", "Will the bill")
    assert not [text for text in made_of(parse_text(sentence)) if text.startswith(leads)]


def test_a_question_within_a_noun_phrase_is_not_asked(parse_text: ParseText) -> None:
    parsed = parse_text(
        "The board does not know how such spectacular claims could be allowed to spread for years."
    )
    assert not [text for text in made_of(parsed) if text.startswith("How such")]


@pytest.mark.parametrize(
    ("sentence", "question", "wrong"),
    [
        (
            "The mayor’s office is awaiting 40 coaches and there were will be special trains and flights to the city.",
            "Is the mayor’s office awaiting 40 coaches?",
            "Will the mayor’s office be special trains and flights to the city?",
        ),
        (
            "The bishop is expected although the church said the elderly ex-pope has not yet made up his mind whether he will attend.",
            "Has the elderly ex-pope made up his mind?",
            "Has the elderly ex made up his mind?",
        ),
        (
            "Officials said some chemicals used by the army, such as chlorine, may not have been declared.",
            "Were some chemicals used by the army declared?",
            "Were some chemicals used by the army, such as chlorine declared?",
        ),
        (
            "The firm runs two mills and is responsible for safety.",
            "Does the firm run two mills?",
            "Does the firm run two mills and be responsible for safety?",
        ),
        (
            "The mayor hopes people watching will vote.",
            "Does the mayor hope people watching will vote?",
            "Does the mayor hop people watching will vote?",
        ),
        (
            "The envoy asked the rulers to respect the wishes of the people who have shown they want peace.",
            "Will the rulers respect the wishes of the people who have shown they want peace?",
            "Will the rulers respect the wishes of the people who have shown the rulers want peace?",
        ),
        (
            "The minister said four young servicemen had been killed.",
            "Were four young servicemen killed?",
            "Was four young servicemen killed?",
        ),
        (
            "The boy lived in a street named after Pope John XXIII – who will also be honoured on Sunday, in an event that is unprecedented.",
            "Did the boy live in a street named after Pope John XXIII?",
            "Will a street named after Pope John XXIII be honoured on Sunday?",
        ),
        (
            "That and many other claims Mr Harlow raised against him, such as the suggestion that the former PM’s deal with the clerk had “cost” the town money.",
            "Did the former PM’s deal with the clerk cost the town money?",
            "Did Harlow raise against him?",
        ),
    ],
)
def test_a_verb_has_its_own_whole_subject(
    parse_text: ParseText, sentence: str, question: str, wrong: str
) -> None:
    assert_made(parse_text(sentence), question, wrong)


def test_things_and_the_latter_are_no_party(parse_text: ParseText) -> None:
    parsed = parse_text(
        "Things are bad in Orland. They have not declared the weapons. The latter is betting on rain."
    )
    assert made_of(parsed, 1) == []
    assert made_of(parsed, 2) == []


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        (
            "If Orland signs the treaty, it would be regarded as a great step.",
            "Will Orland be regarded as a great step?",
        ),
        (
            "Farmers in the northern hills said their vote would go ahead.",
            "Will the farmers in the northern hills' vote go ahead?",
        ),
        ("I do not know how the mayor can resolve this.", "How can the mayor resolve this?"),
        ("The main objective is not to return to the list.", "Will the main objective return to the list?"),
        (
            "The families want to know when the court will rule.",
            "Will the families know when the court will rule?",
        ),
        (
            "The minister dismissed the trial as an attempt to silence the press.",
            "Will the minister silence the press?",
        ),
        ("Experts forecast prices to fall.", "Will there be prices?"),
        ("The union will strike should the talks fail.", "Will the talks fail?"),
        (
            "The mayor clarified that he had sold the land.",
            "Did the mayor clarify that he had sold the land?",
        ),
        ("The ministry demanded details on the deal.", "Will there be details on the deal?"),
        ("The bridge was closed in 1931.", "When will the bridge be reopened?"),
        ("The ministry told of five deaths without specifying their cause.", "What is the cause?"),
        (
            "In a decisive tie, one of the two teams involved decides to make the 90 minutes a non-spectacle.",
            "Will one of the two teams involved make the 90 minutes a non?",
        ),
    ],
)
def test_what_cannot_be_trusted_is_not_asked(parse_text: ParseText, sentence: str, wrong: str) -> None:
    assert wrong not in made_of(parse_text(sentence))


def test_the_possession_of_a_clauses_own_subject_is_not_given_to_another(parse_text: ParseText) -> None:
    parsed = parse_text(
        "Anna Carter left. John Walsh may come, but the elderly mayor has not yet made up his mind."
    )
    assert not any("Walsh's" in made for made in made_of(parsed, 1))


def test_what_a_state_is_called_stays_in_capitals_where_it_is_told_again(parse_text: ParseText) -> None:
    parsed = parse_text(
        "Vatican radio has said that alongside its programme, it will transmit the service in Latin."
    )
    assert "Will the Vatican radio transmit the service in Latin?" in made_of(parsed)


def test_clothes_are_no_proceeding(parse_text: ParseText) -> None:
    made = made_of(parse_text("Her bathing suits were shown in Oslo."))
    assert not any(question.startswith("How will") for question in made)
    assert "How will the suit against the bank end?" in made_of(
        parse_text("The suit against the bank was filed in Oslo.")
    )


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Anna Lind spoke on Monday. The hall was full. The rain had stopped. She will soon open a school.",
            "Will Anna Lind soon open a school?",
        ),
        ('Anna Lind told reporters: "We will sell the factory."', "Will Anna Lind sell the factory?"),
    ],
)
def test_a_subject_takes_up_the_last_person_or_the_speaker(
    parse_text: ParseText, text: str, question: str
) -> None:
    parsed = parse_text(text)
    assert question in made_of(parsed, len(parsed.sentences) - 1)


def test_what_is_near_is_not_closed(parse_text: ParseText) -> None:
    assert not any(
        "reopened" in made for made in made_of(parse_text("The two teams are close to the harbour."))
    )
    assert "When will the harbour be reopened?" in made_of(parse_text("The harbour is closed."))
