"""The nouns of a briefing: immutable records that flow from ingest to the screen.

Every offset is a character offset into `Article.text`; every record that is shown can be traced
to a sentence, the sentence to an article, the article to a file and a line.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal[
    "title",
    "body",
    "subhead",
    "address",
    "dateline",
    "byline",
    "caption",
    "credit",
    "related",
    "boilerplate",
]
ActorKind = Literal["person", "organisation", "state", "group"]
MentionKind = Literal["person", "organisation", "state", "group", "place", "other"]
MentionForm = Literal["name", "demonym", "seat", "pronoun", "nominal"]
Hedge = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "vague", "garbled"]
Direction = Literal["up", "down"]
QuestionKind = Literal["pending", "disputed", "forecast", "unverified", "unknown", "asked"]
Grade = Literal["A", "B", "C", "D", "E", "F"]
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


# --- what was read -----------------------------------------------------------------------------


READ_AT_MOST = 250_000
"""Characters of an article that are searched for findings, about a hundred pages of print; all of it is shown."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of an article; `start` and `end` delimit it in `Article.text`."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one publisher, cleaned and cut into blocks.

    `text` holds every block in order, separated by blank lines. `lines` maps text to file: pairs
    of (offset in `text`, line in the file counted from 1), ascending by offset.
    """

    id: str
    path: str
    text: str
    blocks: tuple[Block, ...]
    lines: tuple[tuple[int, int], ...] = ()
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"
    source_id: str | None = None
    notes: tuple[str, ...] = ()

    def line_at(self, offset: int) -> int:
        """Return the line of the file, counted from 1, that holds `offset` of the text."""
        at = bisect_right(self.lines, (offset, 1 << 60)) - 1
        return self.lines[at][1] if at >= 0 else 1

    def block_text(self, block: Block) -> str:
        return self.text[block.start : block.end]

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that tell the story; only these feed actors, numbers and summary."""
        return tuple(block for block in self.blocks if block.kind == "body")

    @property
    def readable(self) -> int:
        """The offset up to which the text is searched for findings, at the end of a word."""
        if len(self.text) <= READ_AT_MOST:
            return len(self.text)
        cut = self.text.rfind(" ", 0, READ_AT_MOST)
        return cut if cut > 0 else READ_AT_MOST

    @property
    def words(self) -> int:
        return sum(len(self.block_text(block).split()) for block in self.body)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be briefed, and why, in words for the analyst."""

    path: str
    reason: str


# --- what was found in one article -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body block; `block` is its index in `Article.blocks`."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or denotes an actor or a place; `name` is its label in this article."""

    start: int
    end: int
    kind: MentionKind
    name: str
    form: MentionForm = "name"


@dataclass(frozen=True, slots=True)
class Profile:
    """What one article says of one actor. `mentions` index into `Extraction.mentions`.

    `score` orders the actors of an article, highest first; `why` names what put it there.
    """

    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    role: str | None
    affiliation: str | None
    mentions: tuple[int, ...]
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what. `who` is the speaker's label among the profiles, where it is known."""

    content: Span
    direct: bool
    speaker: Span | None = None
    cue: Span | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity of something in the world, as written in one sentence.

    `value` (and `high` for a range) are in base units of magnitude; both are None for vague or
    garbled ones. `figure` says that it belongs among the key numbers, `score` how high, `why` why.
    """

    start: int
    end: int
    text: str
    value: float | None
    high: float | None = None
    unit: str | None = None
    hedge: Hedge = "exact"
    direction: Direction | None = None
    what: str | None = None
    head: str | None = None
    period: str | None = None
    said_by: str | None = None
    figure: bool = True
    score: float = 0.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """A time expression; `value` is its TIMEX3 value, None where it cannot be resolved."""

    start: int
    end: int
    text: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """What one sentence leaves open; `start` and `end` delimit the sentence it rests on."""

    kind: QuestionKind
    text: str
    start: int
    end: int
    about: tuple[str, ...] = ()
    cue: Span | None = None
    likelihood: str | None = None
    said_by: str | None = None
    score: float = 0.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one article, before articles are brought together."""

    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    profiles: tuple[Profile, ...] = ()
    statements: tuple[Statement, ...] = ()
    numbers: tuple[Number, ...] = ()
    dates: tuple[Date, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article together with what was found in it."""

    article: Article
    found: Extraction


# --- what is shown for a set of articles -------------------------------------------------------


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
    """A sentence of the summary, exactly as in its article; `sources` counts who else tells it, copies once."""

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
    """A value of a quantity as some of its articles give it."""

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
class Briefing:
    """What is shown for a set of articles. Lists are ranked, most important first."""

    articles: tuple[ArticleCard, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    summary: tuple[SummaryLine, ...] = ()
    actors: tuple[Actor, ...] = ()
    key_numbers: tuple[KeyNumber, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    stories: tuple[Story, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    changes: tuple[Change, ...] = ()
    watched: tuple[Watched, ...] = ()
