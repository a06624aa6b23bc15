"""What changed: items are recognised by what they mean, not by their ids."""

from __future__ import annotations

from dataclasses import replace

from briefing.changes import changes_since, is_news
from briefing.memory import remember
from briefing.model import (
    Actor,
    ArticleCard,
    Briefing,
    Change,
    Evidence,
    KeyNumber,
    NumberValue,
    OpenQuestion,
    Story,
    Watched,
)

MONDAY, TUESDAY, FRIDAY = (f"2031-03-0{day}T08:00:00+00:00" for day in (3, 4, 7))
SAID = "At least 33 people died when the ferry burned, the coast guard said."


def card(name: str, story: str = "story-a") -> ArticleCard:
    return ArticleCard(name, f"{name}.txt", f"Title of {name}", None, None, "en", 9, None, story, ())


def story(name: str, *articles: str) -> Story:
    return Story(name, f"Title of {name}", articles, len(articles))


def actor(name: str, *aliases: str) -> Actor:
    return Actor(f"id {name}", name, "person", aliases, None, None, 1, 1, (), ())


def evidence(article: str, sentence: str = SAID, start: int = 0) -> Evidence:
    return Evidence(article, start, start + len(sentence), 1, sentence)


def number(
    value: float,
    *articles: str,
    what: str = "people killed",
    values: tuple[NumberValue, ...] = (),
    **more: object,
) -> KeyNumber:
    made = KeyNumber(
        id=f"n{value}",
        text=f"{value:g} people",
        value=value,
        high=None,
        unit=None,
        hedge="exact",
        direction=None,
        what=what,
        head="people",
        period=None,
        said_by=None,
        agreement="single",
        evidence=tuple(evidence(article, SAID.replace("33", f"{value:g}")) for article in articles),
        values=values,
    )
    return replace(made, **more)  # type: ignore[arg-type]  # fields of KeyNumber


def given(value: float, *articles: str) -> NumberValue:
    return NumberValue(value, None, "exact", f"{value:g} people", articles)


def question(text: str, article: str = "a", start: int = 0, **more: object) -> OpenQuestion:
    made = OpenQuestion(f"id {text}", text, "pending", (), None, None, (evidence(article, start=start),))
    return replace(made, **more)  # type: ignore[arg-type]  # fields of OpenQuestion


def difference(before: Briefing, after: Briefing, at: str = TUESDAY) -> list[Change]:
    old = remember(before, MONDAY)
    return list(changes_since(old, remember(after, at, old), after, at))


def test_a_figure_that_one_source_leaves_vague_has_moved() -> None:
    dozens = NumberValue(None, None, "vague", "dozens of people", ("b",))
    before = Briefing(articles=(card("a"),), key_numbers=(number(33, "a", values=(given(33, "a"),)),))
    both = number(33, "a", "b", values=(given(33, "a"), dozens), agreement="differ")
    after = Briefing(articles=(card("a"), card("b")), key_numbers=(both,))
    moved = [change for change in difference(before, after) if change.kind == "figure_moved"]
    assert [(change.before, change.after) for change in moved] == [("33", "33 or dozens (sources differ)")]


def test_the_same_briefing_has_no_changes_and_the_same_record() -> None:
    briefing = Briefing(
        articles=(card("a"),),
        actors=(actor("Ilse Brandt"),),
        key_numbers=(number(33, "a"),),
        stories=(story("story-a", "a"),),
    )
    assert difference(briefing, briefing) == []
    old = remember(briefing, MONDAY)
    assert remember(briefing, TUESDAY, old) == old


def test_a_corrected_figure_moved() -> None:
    before = Briefing(articles=(card("a"),), key_numbers=(number(33, "a"),))
    after = Briefing(
        articles=(card("a"), card("b")),
        key_numbers=(number(37, "b", "a", values=(given(37, "b"), given(33, "a")), agreement="updated"),),
        stories=(story("story-a", "a", "b"),),
    )
    moved, added = difference(before, after)
    assert moved == Change("figure_moved", "people killed: 33 → 37", "n37", "33", "37")
    assert added == Change("article_added", "Title of b", "b")


def test_a_figure_that_another_source_now_disputes_moved() -> None:
    before = Briefing(articles=(card("a"),), key_numbers=(number(15, "a"),))
    after = Briefing(
        articles=(card("a"), card("b")),
        key_numbers=(number(15, "a", "b", values=(given(15, "a"), given(16, "b")), agreement="differ"),),
    )
    assert [(c.before, c.after) for c in difference(before, after) if c.kind == "figure_moved"] == [
        ("15", "15 or 16 (sources differ)")
    ]
    assert [c for c in difference(after, after) if c.kind == "figure_moved"] == []


def test_values_that_are_only_lined_up_in_another_way_have_not_moved() -> None:
    one, other = given(8, "a"), given(12, "b")
    cards = (card("a"), card("b"))
    joined = number(8, "a", "b", values=(one, other), agreement="differ")
    together = Briefing(articles=cards, key_numbers=(joined,))
    apart = Briefing(articles=(*cards, card("c")), key_numbers=(number(8, "a", "c"), number(12, "b")))
    assert [c for c in difference(together, apart) if c.kind == "figure_moved"] == []
    assert [c for c in difference(apart, together) if c.kind == "figure_moved"] == []


def test_a_value_that_no_source_gives_any_more_has_moved() -> None:
    before = Briefing(
        articles=(card("a"), card("b")),
        key_numbers=(number(8, "a", "b", values=(given(8, "a"), given(12, "b")), agreement="differ"),),
    )
    after = Briefing(articles=(card("a"), card("c")), key_numbers=(number(8, "a", "c"),))
    moved = [c.text for c in difference(before, after) if c.kind == "figure_moved"]
    assert moved == ["people killed: 8 or 12 (sources differ) → 8"]


def test_where_the_files_were_replaced_figures_are_known_by_what_they_count() -> None:
    before = Briefing(articles=(card("a"),), key_numbers=(number(33, "a"),))
    after = Briefing(articles=(card("b"),), key_numbers=(number(37, "b"),))
    assert [c.after for c in difference(before, after) if c.kind == "figure_moved"] == ["37"]
    other = Briefing(articles=(card("b"),), key_numbers=(number(37, "b", what="ships built"),))
    assert [c for c in difference(before, other) if c.kind == "figure_moved"] == []


def test_a_figure_of_another_article_beside_the_old_one_has_not_moved() -> None:
    before = Briefing(articles=(card("a"),), key_numbers=(number(33, "a"),))
    after = Briefing(articles=(card("a"), card("b")), key_numbers=(number(33, "a"), number(5, "b")))
    assert [c for c in difference(before, after) if c.kind == "figure_moved"] == []


def test_another_hedge_alone_is_no_move() -> None:
    before = Briefing(articles=(card("a"),), key_numbers=(number(33, "a"),))
    after = Briefing(articles=(card("a"),), key_numbers=(number(33, "a", hedge="at_least"),))
    assert difference(before, after) == []


def test_questions_open_stay_open_and_close() -> None:
    asked = question("Will the harbour open?")
    opened = Briefing(open_questions=(asked,))
    assert [c.kind for c in difference(Briefing(), opened)] == ["question_opened"]
    (still,) = difference(opened, opened, FRIDAY)
    assert (still.kind, still.days, still.item) == ("question_open", 4, asked.id)
    assert not is_news([still])
    closed = Briefing(open_questions=(replace(asked, status="closed"),))
    (answered,) = difference(opened, closed, FRIDAY)
    assert (answered.kind, answered.days) == ("question_closed", 4)
    assert difference(closed, closed) == []
    assert [c.kind for c in difference(closed, opened)] == ["question_opened"]


def test_a_question_keeps_its_age_over_every_briefing() -> None:
    briefing = Briefing(open_questions=(question("Will the harbour open?"),))
    monday = remember(briefing, MONDAY)
    tuesday = remember(briefing, TUESDAY, monday)
    (still,) = changes_since(tuesday, remember(briefing, FRIDAY, tuesday), briefing, FRIDAY)
    assert still.days == 4


def test_a_question_is_the_same_in_nearly_the_same_words_or_on_the_same_sentence() -> None:
    before = Briefing(open_questions=(question("Will the old harbour of Velmora open again before Friday?"),))
    reworded = question("Will the harbour of Velmora open again before Friday?", "b", 50)
    rephrased = question("What will come of the harbour?")
    other_kind = question("Will it?", kind="forecast")
    for one, kind in (
        (reworded, "question_open"),
        (rephrased, "question_open"),
        (other_kind, "question_opened"),
    ):
        assert [c.kind for c in difference(before, Briefing(open_questions=(one,)))] == [kind]


def test_an_actor_is_known_by_any_of_its_names() -> None:
    before = Briefing(actors=(actor("Brandt", "the mayor"),))
    after = Briefing(actors=(actor("Ilse Brandt", "brandt"), actor("Olan Brask")))
    assert [c.text for c in difference(before, after)] == ["Olan Brask"]


def test_articles_come_to_old_stories_and_to_new_ones() -> None:
    before = Briefing(articles=(card("a"),), stories=(story("story-a", "a"),))
    after = Briefing(
        articles=(card("a"), card("b"), replace(card("c", "story-c"), publisher="Gazette")),
        stories=(story("story-a", "a", "b"), story("story-c", "c")),
    )
    assert [(c.kind, c.text) for c in difference(before, after)] == [
        ("story_new", "Title of story-c"),
        ("article_added", "Title of b"),
        ("article_added", "Title of c (Gazette)"),
    ]


def test_what_is_watched_is_told_once() -> None:
    hit = Briefing(watched=(Watched("w1", "ferry", (evidence("a"),)), Watched("w2", "comet", ())))
    (change,) = difference(Briefing(), hit)
    assert change == Change("watch_hit", f"ferry: {SAID}", "w1")
    assert is_news([change])
    assert difference(hit, hit) == []
