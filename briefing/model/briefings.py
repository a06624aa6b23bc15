"""What is shown for a set of articles: every item with the sentences that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.kinds import ActorKind, Grade
from briefing.model.articles import Skipped
from briefing.model.findings import Direction, Hedge, QuestionKind

Agreement = Literal["single", "agree", "differ", "updated"]
QuestionStatus = Literal["open", "closed"]
ChangeKind = Literal[
    "new_actor",
    "figure_moved",
    "question_opened",
    "question_open",
    "question_closed",
    "article_added",
    "story_new",
    "watch_hit",
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that an item rests on: its article, offsets, line in the file and exact text."""

    article: str
    start: int
    end: int
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A sentence of the summary, exactly as in its article but for a dateline; `sources` counts who else tells it, copies once."""

    id: str
    text: str
    evidence: tuple[Evidence, ...]
    why: str = ""
    sources: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement as shown under its actor."""

    text: str
    cue: str | None
    direct: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A real-world actor over all articles; `evidence` holds one entry for each sentence that mentions it.

    `sources` counts the independent sources that name it: copies and one agency's text count once.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    role: str | None
    affiliation: str | None
    mentions: int
    articles: int
    statements: tuple[Quote, ...]
    evidence: tuple[Evidence, ...]
    why: str = ""
    sources: int = 1


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A value of a quantity, in the quantity's unit, as some of its articles give it."""

    value: float | None
    high: float | None
    hedge: Hedge
    text: str
    articles: tuple[str, ...]
    sources: int = 1


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A quantity that belongs in the briefing; fields as in `Number`, evidence first the sentence it is from.

    `values` tells which articles give which value, where several articles give the quantity.
    """

    id: str
    text: str
    value: float | None
    high: float | None
    unit: str | None
    hedge: Hedge
    direction: Direction | None
    what: str | None
    head: str | None
    period: str | None
    said_by: str | None
    agreement: Agreement
    evidence: tuple[Evidence, ...]
    why: str = ""
    values: tuple[NumberValue, ...] = ()
    sources: int = 1


@dataclass(frozen=True, slots=True)
class Side:
    """What one party of a dispute claims: the sentence that says so."""

    party: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What is not known after reading; `about` names the actors concerned.

    A disputed question has the `sides` that contradict each other; one that a later article answers
    is closed, with the sentences of its `answer`.
    """

    id: str
    text: str
    kind: QuestionKind
    about: tuple[str, ...]
    likelihood: str | None
    said_by: str | None
    evidence: tuple[Evidence, ...]
    why: str = ""
    sources: int = 1
    status: QuestionStatus = "open"
    sides: tuple[Side, ...] = ()
    answer: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A resolved date (ISO 8601 or TIMEX3) and the sentence that holds it.

    `announced` says that it lay ahead when the article was published.
    """

    date: str
    text: str
    evidence: tuple[Evidence, ...]
    announced: bool = False


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article as the briefing lists it; the text itself stays with the `Article`.

    `reliability` is the analyst's grade of the publisher on the Admiralty scale, F where none is given.
    """

    id: str
    path: str
    title: str
    published: str | None
    publisher: str | None
    language: str
    words: int
    copy_of: str | None
    story: str
    notes: tuple[str, ...]
    reliability: Grade = "F"


@dataclass(frozen=True, slots=True)
class Watched:
    """Words that the analyst always looks out for, and the best sentences that hold them all."""

    id: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The articles that report one event, with a briefing of their own.

    `sources` counts the independent ones, `published` is the day of its newest article.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    sources: int
    summary: tuple[SummaryLine, ...] = ()
    actors: tuple[Actor, ...] = ()
    key_numbers: tuple[KeyNumber, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A difference from the briefing before: `kind` says of what sort, `text` says what.

    `item` is the id of what changed, `before` and `after` are the two values of a figure that moved,
    `days` says for how long a question has been open.
    """

    kind: ChangeKind
    text: str
    item: str | None = None
    before: str | None = None
    after: str | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A correction that means no actor: the setting, the name in it, who shares that name or has one like it."""

    setting: str
    name: str
    shared: tuple[str, ...] = ()
    near: str | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """What is shown for a set of articles. Lists are ranked, most important first; long ones may be packed.

    `unmatched` tells the analyst of corrections that came to nothing; it is no part of a report.
    """

    articles: tuple[ArticleCard, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    summary: tuple[SummaryLine, ...] = ()
    actors: Sequence[Actor] = ()
    key_numbers: Sequence[KeyNumber] = ()
    open_questions: Sequence[OpenQuestion] = ()
    stories: Sequence[Story] = ()
    timeline: Sequence[TimelineEntry] = ()
    changes: tuple[Change, ...] = ()
    watched: tuple[Watched, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
