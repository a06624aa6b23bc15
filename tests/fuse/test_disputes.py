"""Disputes: what counts as a contradiction, and of whom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fuse.told import question, said, told

from briefing.config import Settings
from briefing.fuse.claims import find_claims
from briefing.fuse.disputes import find_disputes
from briefing.fuse.questions import fuse_questions
from briefing.model import Commitment, Mention, Reading

ACCUSED = "Orland accused Velmora of shelling the bridge at Tolm."
DENIED = f"{ACCUSED} Velmora denied the report."
CHARGES = (said("Orland", "accused", "shelling the bridge at Tolm"), said("Velmora", "denied", "the report"))
CHARGED = told("a", DENIED, *CHARGES)
ACCUSES = told("a", ACCUSED, said("Orland", "accused", "shelling the bridge at Tolm"))


def parties(*readings: Reading) -> list[set[str]]:
    return [{claim.party for claim in dispute.claims} for dispute in find_disputes(readings)]


def test_a_denial_contradicts_the_accusation_before_it() -> None:
    assert parties(CHARGED) == [{"Orland", "Velmora"}]


@pytest.mark.parametrize("commitment", ["open", "denied"])
def test_what_somebody_might_say_or_did_not_say_is_no_claim(commitment: Commitment) -> None:
    accuses, denies = CHARGED.found.statements
    found = replace(CHARGED.found, statements=(replace(accuses, commitment=commitment), denies))
    assert parties(Reading(CHARGED.article, found)) == []


def test_a_denial_in_another_article_contradicts_what_has_its_words() -> None:
    text = "Velmora denied shelling the bridge at Tolm. The ministry said the harvest was good."
    denies = told(
        "b",
        text,
        said("Velmora", "denied", "shelling the bridge at Tolm"),
        said("ministry", "said", "the harvest was good"),
    )
    assert parties(ACCUSES, denies) == [{"Orland", "Velmora"}]


def test_what_is_set_against_another_claim_in_one_sentence_is_a_dispute() -> None:
    text = "The rebels said they had left the town, but the army said they were still there."
    article = told(
        "a",
        text,
        said("rebels", "said", "they had left the town"),
        said("army", "said", "they were still there"),
    )
    assert parties(article) == [{"rebels", "army"}]


@pytest.mark.parametrize(
    ("text", "statements", "why"),
    [
        (
            "Orland blamed Velmora for the raid. Tarn blamed Velmora for the raid.",
            [("Orland", "blamed", "Velmora for the raid."), ("Tarn", "blamed", "for the raid. Tarn")],
            "two that blame a third agree",
        ),
        (
            "Orland said the raid was over. Velmora said the raid was over.",
            [("Orland", "said", "the raid was over"), ("Velmora", "said", "raid was over. Velmora")],
            "nobody denies or blames",
        ),
        (
            "Fenn said valves were sound. Kelmar Works denied that valves leaked.",
            [("Fenn", "said", "valves were sound"), ("Kelmar Works", "denied", "valves leaked")],
            "a firm does not contradict its spokesman",
        ),
        (
            "The harvest said it was late. Velmora denied the report.",
            [("harvest", "said", "it was late"), ("Velmora", "denied", "the report")],
            "a harvest is no party",
        ),
        (
            "Orland urged calm at Tolm, while Tarn asked for time at Tolm.",
            [("Orland", "urged", "calm at Tolm"), ("Tarn", "asked", "for time at Tolm")],
            "while only goes on",
        ),
        (
            "The court said Brenn may stay. The governor denied him the right to work.",
            [("court", "said", "Brenn may stay"), ("governor", "denied", "him the right to work")],
            "a right that is refused is no claim that is denied",
        ),
        (
            "Orland said an inquiry into the raid had begun. Tarn blamed Velmora for the raid.",
            [
                ("Orland", "said", "an inquiry into the raid had begun"),
                ("Tarn", "blamed", "Velmora for the raid"),
            ],
            "an accusation of a third party contradicts nobody",
        ),
        (
            "Orland said the raid was over. But Tarn agreed to send help.",
            [("Orland", "said", "the raid was over"), ("Tarn", "agreed", "to send help")],
            "who agrees contradicts nobody",
        ),
        (
            "Velmora said the raid was over. But the Velmorian ministry said the fighting went on.",
            [
                ("Velmora", "said", "the raid was over"),
                ("Velmorian ministry", "said", "the fighting went on"),
            ],
            "a ministry speaks for its state",
        ),
        (
            "Orland Bank announced a loan for Tolm, while the council announced that Orland Bank paid for Tolm.",
            [
                ("Orland Bank", "announced", "a loan for Tolm"),
                ("council", "announced", "Orland Bank paid for Tolm"),
            ],
            "while only goes on, though one names the other",
        ),
        (
            "But Orland said the raid at Tolm was over and Tarn said the raid at Tolm was a failure.",
            [
                ("Orland", "said", "the raid at Tolm was over"),
                ("Tarn", "said", "the raid at Tolm was a failure"),
            ],
            "a word at the head of a sentence sets it against the one before",
        ),
        (
            "Orland said the raid at Tolm was over. Velmora could neither confirm nor deny the report.",
            [("Orland", "said", "the raid at Tolm was over"), ("Velmora", "deny", "the report")],
            "who does not deny contradicts nobody",
        ),
        (
            "Orland said the raid at Tolm was over. Velmora was told to deny the report.",
            [("Orland", "said", "the raid at Tolm was over"), ("Velmora", "deny", "the report")],
            "what somebody is to say is not yet said",
        ),
        (
            "Prosecutors said the raid at Tolm was planned. The court denied both motions.",
            [("Prosecutors", "said", "the raid at Tolm was planned"), ("court", "denied", "both motions")],
            "a motion that is refused is no claim that is denied",
        ),
        (
            "Velmora said the fire at Tolm was out. Orland will find those responsible for the fire at Tolm, Tarn said of Velmora.",
            [
                ("Velmora", "said", "the fire at Tolm was out"),
                ("Tarn", "said", "Orland will find those responsible for the fire at Tolm"),
            ],
            "those responsible are nobody who is accused",
        ),
        (
            "Fenn said the raid was over. But Tarn said Kelmar Works grew wheat.",
            [("Fenn", "said", "the raid was over"), ("Tarn", "said", "Kelmar Works grew wheat")],
            "the two speak of different things",
        ),
        (
            "Orland said the raid at Tolm was over. But officials said the raid at Tolm was costly.",
            [
                ("Orland", "said", "the raid at Tolm was over"),
                ("officials", "said", "the raid at Tolm was costly"),
            ],
            "officials can be Orland's own",
        ),
        (
            "Orland said Velmora fell at Tolm. Velmora showed no sign of life at Tolm.",
            [("Orland", "said", "Velmora fell at Tolm"), ("Velmora", "showed", "no sign of life at Tolm")],
            "what somebody shows is not said",
        ),
        (
            "Orland said the raid at Tolm was over. Velmora saw it, nor did it deny the report.",
            [("Orland", "said", "the raid at Tolm was over"), ("Velmora", "deny", "the report")],
            "nor is a negation",
        ),
        (
            "Orland said the raid at Tolm killed many people. Velmora said innocent people died in the raid at Tolm.",
            [
                ("Orland", "said", "the raid at Tolm killed many people"),
                ("Velmora", "said", "innocent people died in the raid at Tolm"),
            ],
            "whoever calls others innocent denies nothing",
        ),
        (
            "Tarn said a new bridge would open in the old quarter near the market. But Orland said the harvest crossed the bridge in carts drawn by oxen.",
            [
                ("Tarn", "said", "a new bridge would open in the old quarter near the market"),
                ("Orland", "said", "the harvest crossed the bridge in carts drawn by oxen"),
            ],
            "one word in common is too little where neither names the other",
        ),
        (
            "At talks with Tarn, Orland blamed Velmora for the raid. Tarn blamed Velmora for the loss.",
            [
                ("Orland", "blamed", "Velmora for the raid"),
                ("Tarn", "blamed", "Velmora for the loss"),
            ],
            "who is only named beside an accusation is not accused",
        ),
    ],
)
def test_what_is_no_dispute(text: str, statements: list[tuple[str, str, str]], why: str) -> None:
    found = parties(told("a", text, *statements, affiliations={"Fenn": "Kelmar Works"}))
    assert found == [], why


def test_articles_of_different_stories_contradict_nothing_of_each_other() -> None:
    text = "Velmora denied shelling the bridge at Tolm."
    denies = told("b", text, said("Velmora", "denied", "shelling the bridge at Tolm"))
    assert len(find_disputes([ACCUSES, denies])) == 1
    assert fuse_questions([ACCUSES, denies], Settings(), {"a": "one", "b": "other"}) == ()


def test_a_dispute_is_one_question_with_its_sides() -> None:
    asked = question(DENIED, "Did Velmora shell the bridge at Tolm, as Orland says?", ACCUSED, "unverified")
    article = told("a", DENIED, *CHARGES, questions=(asked,))
    (found,) = fuse_questions([article], Settings())
    assert (found.kind, found.text) == ("disputed", asked.text)
    assert [(side.party, side.evidence.sentence) for side in found.sides] == [
        ("Velmora", "Velmora denied the report."),
        ("Orland", ACCUSED),
    ]
    assert {one.sentence for one in found.evidence} == {ACCUSED, "Velmora denied the report."}


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ("Was the bridge at Tolm shelled?", True),
        ("Will Orland's ministry open its archive?", False),
        ("Is the archive being closed, as Orland says?", True),
    ],
)
def test_a_dispute_is_asked_as_what_asks_of_it(asked: str, *, fits: bool) -> None:
    text = "Orland, whose ministry has an archive, accused Velmora of shelling the bridge at Tolm. Velmora denied the report."
    first = text[: text.index(".") + 1]
    charge = said("Orland", "accused", "shelling the bridge at Tolm")
    denial = said("Velmora", "denied", "the report")
    article = told("a", text, charge, denial, questions=(question(text, asked, first, "unverified"),))
    (found,) = fuse_questions([article], Settings())
    assert found.text == (asked if fits else first)
    assert [side.party for side in found.sides] == ["Velmora", "Orland"]


@pytest.mark.parametrize(
    ("denial", "denied", "shown"),
    [
        ("Velmora denied the report.", "the report", ACCUSED),
        (
            "Velmora denied that its guns had shelled any bridge.",
            "its guns had shelled any bridge",
            "Velmora denied that its guns had shelled any bridge.",
        ),
    ],
)
def test_a_dispute_of_which_nothing_is_asked_is_told_by_what_says_most(
    denial: str, denied: str, shown: str
) -> None:
    article = told(
        "a",
        f"{ACCUSED} {denial}",
        said("Orland", "accused", "shelling the bridge at Tolm"),
        said("Velmora", "denied", denied),
    )
    (found,) = fuse_questions([article], Settings())
    assert found.text == shown
    assert len(found.sides) == 2


def test_parties_that_speak_at_once_do_not_contradict_each_other() -> None:
    blamed = "Orland and Tarn blamed Velmora for the raid at Tolm."
    article = told("a", blamed, said("Orland and Tarn", "blamed", "Velmora for the raid at Tolm"))
    other = told(
        "b",
        "Tarn blamed Velmora for the raid at Tolm.",
        said("Tarn", "blamed", "Velmora for the raid at Tolm"),
    )
    assert parties(article, other) == []


def test_parties_that_are_named_with_the_same_small_words_can_contradict_each_other() -> None:
    accused = "Officials from Orland and Tarn accused Velmora of shelling the bridge at Tolm."
    denied = "Leaders from Velmora and Brenn denied that they had shelled the bridge at Tolm."
    article = told(
        "a",
        f"{accused} {denied}",
        said("Officials from Orland and Tarn", "accused", "shelling the bridge at Tolm"),
        said("Leaders from Velmora and Brenn", "denied", "they had shelled the bridge at Tolm"),
    )
    assert len(parties(article)) == 1


@pytest.mark.parametrize(("pronoun", "heard"), [("It", True), ("They", True), ("He", False), ("She", False)])
def test_a_pronoun_speaks_only_for_a_party_that_it_can_stand_for(pronoun: str, heard: bool) -> None:
    blamed = "Orland blamed Velmora Mines for shelling the bridge at Tolm."
    text = f"Velmora Mines said the bridge was safe. {pronoun} denied shelling the bridge at Tolm. {blamed}"
    article = told(
        "a",
        text,
        said("Velmora Mines", "said", "the bridge was safe"),
        said(pronoun, "denied", "shelling the bridge at Tolm"),
        said("Orland", "blamed", "Velmora Mines for shelling the bridge at Tolm"),
    )
    denials = [
        claim for dispute in find_disputes([article]) for claim in dispute.claims if claim.stance == "denies"
    ]
    assert bool(denials) is heard


def test_a_dispute_comes_before_what_is_only_asked() -> None:
    text = f"{ACCUSED} Velmora denied the report. The harvest will be late."
    late = question(text, "Will the harvest be late?", "The harvest will be late.")
    article = told(
        "a",
        text,
        said("Orland", "accused", "shelling the bridge at Tolm"),
        said("Velmora", "denied", "the report"),
        questions=(late,),
    )
    assert [found.kind for found in fuse_questions([article], Settings())] == ["disputed", "pending"]


def test_two_that_blame_each_other_contradict_each_other() -> None:
    text = "Orland blamed Velmora for the fire at Tolm, while Velmora blamed Orland for the fire at Tolm."
    article = told(
        "a",
        text,
        said("Orland", "blamed", "Velmora for the fire at Tolm"),
        said("Velmora", "blamed", "Orland for the fire at Tolm"),
        mentions=("Orland", "Velmora"),
    )
    assert parties(article) == [{"Orland", "Velmora"}]


def test_what_is_said_ends_before_the_next_party() -> None:
    text = "Orland condemned the vote at Tolm, while Tarn said there was no evidence that Velmora had left."
    article = told(
        "a",
        text,
        said("Orland", "condemned", "the vote at Tolm"),
        said("Tarn", "said", "there was no evidence that Velmora had left"),
        mentions=("Orland", "Velmora", "Tarn"),
    )
    assert parties(article) == []


@pytest.mark.parametrize(
    ("text", "who", "sides"),
    [
        ("Orland denied charges from Velmora that it shelled Tolm.", "Orland", {"Orland", "Velmora"}),
        (
            "The vote was hailed by Orland as fair but dismissed by critics as a sham.",
            None,
            {"critics", "Orland"},
        ),
    ],
)
def test_both_sides_in_one_sentence(text: str, who: str | None, sides: set[str]) -> None:
    statements = [said(who, "denied", "charges from Velmora that it shelled Tolm")] if who else []
    assert parties(told("a", text, *statements, mentions=("Orland", "Velmora"))) == [sides]


def test_what_is_called_by_two_words_is_said() -> None:
    text = "Orland calls it peace but opponents see it as a defeat of Tolm."
    article = told("a", text, said("Orland", "calls", "it peace"), mentions=("Orland",))
    assert parties(article) == [{"opponents", "Orland"}]


def test_who_is_told_of_by_a_noun_is_not_who_speaks_on() -> None:
    text = "Orland dismissed a claim by Velmora that it shelled Tolm. It said Tolm was quiet. Velmora denied that Tolm was quiet."
    article = told(
        "a",
        text,
        said("Orland", "dismissed", "a claim by Velmora that it shelled Tolm"),
        said("It", "said", "Tolm was quiet"),
        said("Velmora", "denied", "that Tolm was quiet"),
        mentions=("Orland", "Velmora"),
    )
    quiet = [c.party for d in find_disputes([article]) for c in (*d.claims, *d.echoes) if "It said" in c.text]
    assert quiet == ["Orland"]


def test_a_noun_reports_no_more_than_what_is_claimed() -> None:
    text = "Tarn, asked about claims from Velmora that it left Tolm, said it had no sign of it."
    told_of = told("a", text, mentions=("Tarn", "Velmora"))
    (claim,) = find_claims([told_of])
    assert (claim.party, claim.stance) == ("Velmora", "claims")
    assert text[claim.content.start : claim.content.end] == "claims from Velmora that it left Tolm"


def test_a_party_does_not_say_the_same_twice_in_one_sentence() -> None:
    text = "Orland said that Tolm, it argues, was quiet, but Velmora said that Tolm was shelled."
    article = told(
        "a",
        text,
        said("Orland", "said", "that Tolm, it argues, was quiet"),
        said("Orland", "argues", "was quiet"),
        said("Velmora", "said", "that Tolm was shelled"),
    )
    assert [c.text[c.content.start :][:9] for c in find_claims([article])] == ["that Tolm", "that Tolm"]


def test_who_continues_to_deny_denies() -> None:
    text = "Orland accused Velmora of shelling Tolm. Velmora continues to deny that it shelled Tolm."
    article = told(
        "a",
        text,
        said("Orland", "accused", "Velmora of shelling Tolm"),
        said("Velmora", "deny", "that it shelled Tolm"),
    )
    assert parties(article) == [{"Orland", "Velmora"}]


@pytest.mark.parametrize(
    "denial", ["there was no truth in it", "it did not believe it", "the report had no basis"]
)
def test_what_says_that_a_claim_is_wrong_denies(denial: str) -> None:
    article = told("a", f"Orland said {denial}.", said("Orland", "said", denial))
    assert [claim.stance for claim in find_claims([article])] == ["denies"]


def test_who_breaks_an_accord_is_blamed() -> None:
    text = "Velmora said the guns of Orland had torpedoed the accord of Tolm. Orland blamed Velmora for shelling."
    article = told(
        "a",
        text,
        said("Velmora", "said", "the guns of Orland had torpedoed the accord of Tolm"),
        said("Orland", "blamed", "Velmora for shelling"),
        mentions=("Orland", "Velmora"),
    )
    assert {claim.stance for claim in find_claims([article])} == {"blames"}
    assert parties(article) == [{"Orland", "Velmora"}]


def test_opponents_are_a_party_of_their_own() -> None:
    text = (
        "Orland said the vote at Tolm was fair. But Orland's opponents dismissed the vote at Tolm as unfair."
    )
    article = told(
        "a",
        text,
        said("Orland", "said", "the vote at Tolm was fair"),
        said("Orland's opponents", "dismissed", "the vote at Tolm as unfair"),
    )
    assert parties(article) == [{"Orland", "Orland's opponents"}]


def test_a_denial_that_is_no_statement_is_heard() -> None:
    text = "Orland accused Velmora of a part in the raid. Velmora denies playing any part in it."
    article = told(
        "a",
        text,
        said("Orland", "accused", "Velmora of a part in the raid"),
        mentions=("Orland", "Velmora"),
    )
    assert parties(article) == [{"Orland", "Velmora"}]


def test_what_a_party_says_again_in_another_article_is_evidence() -> None:
    again = "Velmora denied again that it had shelled the bridge at Tolm."
    other = told("b", again, said("Velmora", "denied", "it had shelled the bridge at Tolm"))
    first = (
        "Orland accused Velmora of shelling the bridge at Tolm. Velmora denied shelling the bridge at Tolm."
    )
    article = told(
        "a",
        first,
        said("Orland", "accused", "Velmora of shelling the bridge at Tolm"),
        said("Velmora", "denied", "shelling the bridge at Tolm."),
    )
    (found,) = fuse_questions([article, other], Settings())
    assert [side.party for side in found.sides] == ["Velmora", "Orland"]
    assert again in {one.sentence for one in found.evidence}


def test_what_two_parties_dispute_in_two_articles_is_one_dispute() -> None:
    text = "Orland said the bunkers at Tolm were sealed, but Velmora said the bunkers at Tolm were open{}."
    articles = [
        told(
            name,
            text.format(more),
            said("Orland", "said", "the bunkers at Tolm were sealed"),
            said("Velmora", "said", f"the bunkers at Tolm were open{more}"),
        )
        for name, more in (("a", ""), ("b", " again"))
    ]
    (found,) = fuse_questions(articles, Settings())
    assert {side.party for side in found.sides} == {"Orland", "Velmora"}
    assert {one.article for one in found.evidence} == {"a", "b"}


def test_two_accusations_side_by_side_of_different_parties_contradict_each_other() -> None:
    text = "Orland said it was Brandt who fired at the crowd. Velmora blamed the rebel side in the civil war."
    article = told(
        "a",
        text,
        said("Orland", "said", "it was Brandt who fired at the crowd"),
        said("Velmora", "blamed", "the rebel side in the civil war"),
        mentions=("Brandt",),
    )
    assert parties(article) == [{"Orland", "Velmora"}]


@pytest.mark.parametrize(
    ("speaker", "party"), [("his troops", "Hugo Brandt"), ("his opponents", "his opponents")]
)
def test_whose_troops_speak(speaker: str, party: str) -> None:
    text = f"Orland accused Brandt of shelling the bridge at Tolm. But {speaker} denied shelling the bridge."
    article = told(
        "a",
        text,
        said("Orland", "accused", "shelling the bridge at Tolm"),
        said(speaker, "denied", "shelling the bridge."),
    )
    at = text.index("his")
    owner = Mention(at, at + 3, "person", "Hugo Brandt", form="pronoun")
    article = replace(article, kept=replace(article.found, mentions=(owner,)))
    assert parties(article) == [{"Orland", party}]


def test_one_opponent_who_is_named_is_that_person() -> None:
    text = "One opponent, Hugo Brandt, denied shelling the bridge at Tolm. Orland accused him of shelling the bridge at Tolm."
    article = told(
        "a",
        text,
        said("One opponent, Hugo Brandt", "denied", "shelling the bridge at Tolm"),
        said("Orland", "accused", "him of shelling the bridge at Tolm"),
    )
    statements = tuple(
        replace(s, who="Hugo Brandt") if s.who and "Brandt" in s.who else s for s in article.found.statements
    )
    article = replace(article, kept=replace(article.found, statements=statements))
    assert parties(article) == [{"Orland", "Hugo Brandt"}]


@pytest.mark.parametrize(
    ("rejected", "other"),
    [
        ("opposed the whole ban at Tolm", None),
        ("opposed the whole ban at Tolm because Orland is poor", None),
        ("opposed the ban of Orland at Tolm", "Orland"),
        ("rejected the claim about the ban at Tolm", "Orland"),
        ("rejected Tarn's claim about the ban at Tolm", "Tarn"),
        ('dismissed "cheap talk" of the ban at Tolm', None),
        ('dismissed "The ban at Tolm is fair"', "Orland"),
        ("disputed that the ban at Tolm is fair", "Orland"),
    ],
)
def test_who_rejects_a_thing_does_not_contradict_who_speaks_of_it(rejected: str, other: str | None) -> None:
    text = f"Orland said the ban at Tolm is fair. Velmora {rejected}."
    cue, _, content = rejected.partition(" ")
    article = told(
        "a",
        text,
        said("Orland", "said", "the ban at Tolm is fair"),
        said("Velmora", cue, content),
        mentions=("Orland", "Velmora", "Tarn"),
    )
    assert parties(article) == ([{other, "Velmora"}] if other else [])


def test_what_is_set_against_it_contradicts_who_speaks_of_a_thing() -> None:
    text = "Orland said the ban at Tolm is fair. But Velmora opposed the ban at Tolm."
    article = told(
        "a",
        text,
        said("Orland", "said", "the ban at Tolm is fair"),
        said("Velmora", "opposed", "the ban at Tolm."),
    )
    assert parties(article) == [{"Orland", "Velmora"}]


def test_nobody_contradicts_what_he_himself_tells_of_another() -> None:
    text = "Orland said its guns had left the bridge. Orland said that Velmora denied shelling the bridge."
    claims = (
        said("Orland", "said", "its guns had left the bridge"),
        said("Orland", "said", "that Velmora denied shelling the bridge"),
        said("Velmora", "denied", "shelling the bridge"),
    )
    article = told("a", text, *claims, mentions=("Orland", "Velmora"))
    assert parties(article) == []
    charge = said("Tarn", "accused", "Velmora of shelling")
    more = told("a", f"Tarn accused Velmora of shelling. {text}", charge, *claims, mentions=("Velmora",))
    assert parties(more) == [{"Tarn", "Velmora"}]


def test_a_denial_names_no_claim_by_standing_behind_it() -> None:
    offered = "grain would reach the coast by ship before winter, the harvest of Velmora being poor"
    text = f"Tarn said {offered}. Velmora denied shelling the bridge at Tolm with heavy guns."
    article = told(
        "a",
        text,
        said("Tarn", "said", offered),
        said("Velmora", "denied", "shelling the bridge at Tolm with heavy guns"),
        mentions=("Velmora",),
    )
    assert parties(article) == []


@pytest.mark.parametrize("denied", ["the charges through its envoy", "Tarn's charges"])
def test_what_refers_to_charges_contradicts_what_stands_before_it(denied: str) -> None:
    text = f"Tarn said guns had hit the bridge. Velmora denied {denied}."
    article = told(
        "a",
        text,
        said("Tarn", "said", "guns had hit the bridge"),
        said("Velmora", "denied", denied),
        mentions=("Tarn", "Velmora"),
    )
    assert parties(article) == [{"Tarn", "Velmora"}]


@pytest.mark.parametrize(
    ("but", "contradicts"),
    [
        ("But Velmora said the bridge at Tolm was shelled", True),
        ("But calm returned after Velmora said the bridge at Tolm was shelled", False),
        ("But guns fired, which Velmora said hit the bridge at Tolm", False),
        ("But in a note that leaked, Velmora said the bridge at Tolm was shelled", True),
        ("Instead, Velmora said the bridge at Tolm was shelled", False),
        ("But the bridge at Tolm was shelled, Velmora said", False),
    ],
)
def test_what_a_clause_below_says_is_not_what_but_sets_against(but: str, contradicts: bool) -> None:
    text = f"Orland said the bridge at Tolm was whole. {but}."
    article = told(
        "a",
        text,
        said("Orland", "said", "the bridge at Tolm was whole"),
        said(
            "Velmora", "Velmora said", but.partition("Velmora said ")[2] or "the bridge at Tolm was shelled"
        ),
    )
    assert parties(article) == ([{"Orland", "Velmora"}] if contradicts else [])


@pytest.mark.parametrize(
    ("text", "statements", "why"),
    [
        (
            "Orland said the bridge was whole, but fights go on at the bridge, Tarn reports.",
            [("Orland", "said", "the bridge was whole"), ("Tarn", "reports", "fights go on at the bridge")],
            "the paper reports both",
        ),
        (
            "The envoy said the bridge was whole, but he said the bridge was shut.",
            [("The envoy", "envoy said", "the bridge was whole"), ("he", "he said", "the bridge was shut")],
            "he is the envoy",
        ),
        (
            "Orland said the bridge was whole but that the bridge was shut. Tarn knew.",
            [("Orland", "said", "the bridge was whole"), ("Tarn", "knew", "the bridge was shut")],
            "nothing in the sentence says that Tarn says it",
        ),
        (
            "Orland said the bridge was whole, but Tarn discussed the bridge at length.",
            [("Orland", "said", "the bridge was whole"), ("Tarn", "discussed", "the bridge at length")],
            "who discusses it claims nothing",
        ),
    ],
)
def test_what_does_not_contradict_within_a_sentence(
    text: str, statements: list[tuple[str, str, str]], why: str
) -> None:
    article = told("a", text, *(said(*one) for one in statements))
    named = [replace(one, who="Hugo Brandt") if one.who is None else one for one in article.found.statements]
    article = replace(article, kept=replace(article.found, statements=tuple(named)))
    assert parties(article) == [], why


@pytest.mark.parametrize(
    ("cue", "content"),
    [("asked", "what did Velmora do at Tolm? It was there."), ("questioned", "Velmora about Tolm")],
)
def test_who_asks_claims_nothing(cue: str, content: str) -> None:
    assert find_claims([told("a", f"Orland {cue} {content}.", said("Orland", cue, content))]) == []


def test_whom_a_leaning_names_is_another_party() -> None:
    text = "Pro-Orland rebels will vote despite Orland calling for a delay."
    article = told("a", text, said("Pro-Orland rebels", "will", "vote"), mentions=("Orland",))
    assert parties(article) == [{"Pro-Orland rebels", "Orland"}]


def test_a_thing_of_somebody_speaks_for_its_owner_not_for_whom_it_names() -> None:
    text = "Orland wants its plan to show Tolm as a model and to declare the town safe, but critics see it as lost."
    article = told("a", text, said("its plan to show Tolm", "declare", "the town safe"))
    (statement,) = article.found.statements
    article = replace(article, kept=replace(article.found, statements=(replace(statement, who="Tolm"),)))
    assert [claim.party for claim in find_claims([article])] == ["critics"]


def test_a_dispute_is_told_without_the_dateline_of_its_sentence() -> None:
    denied = "TOLM, Velmora, March 3 (Meridian) - Velmora denied that its guns had shelled any bridge."
    text = f"{ACCUSED} {denied}"
    article = told(
        "a", text, CHARGES[0], said("Velmora denied", "denied", "that its guns had shelled any bridge")
    )
    statements = [replace(one, who=one.who and one.who.split()[0]) for one in article.found.statements]
    article = replace(article, kept=replace(article.found, statements=tuple(statements)))
    (found,) = fuse_questions([article], Settings())
    assert found.text == denied.partition(" - ")[2]
    assert found.evidence[0].sentence == denied
