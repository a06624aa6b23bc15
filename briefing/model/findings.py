"""What was found in one article, before articles are brought together; `start` and `end` are offsets into its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.kinds import ActorKind
from briefing.model.articles import Article
from briefing.model.packed import Packed

MentionKind = Literal["person", "organisation", "state", "group", "place", "other"]
MentionForm = Literal["name", "demonym", "seat", "pronoun", "nominal"]
Hedge = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "vague", "garbled"]
Direction = Literal["up", "down"]
Commitment = Literal["held", "denied", "open"]
QuestionKind = Literal["pending", "disputed", "forecast", "unverified", "unknown", "asked"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body block; `block` is its index in `Article.blocks`.

    `open` is the chance that it leaves something open, 0 where that was not looked for.
    """

    start: int
    end: int
    block: int
    open: float = 0.0


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
    """Who said what. `who` is the speaker's label among the profiles, where it is known.

    `commitment` tells whether the speaker stands by the content, does not (denied, not said, refused to say), or may.
    """

    content: Span
    direct: bool
    speaker: Span | None = None
    cue: Span | None = None
    who: str | None = None
    commitment: Commitment = "held"


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
    """What one sentence leaves open; `start` and `end` delimit the sentence it rests on.

    `asks` is the verb of what is asked, as a lemma, where the question was made from a clause.
    """

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
    asks: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one article, before articles are brought together.

    Sentences and mentions stand in the order of the text.
    """

    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    profiles: tuple[Profile, ...] = ()
    statements: tuple[Statement, ...] = ()
    numbers: tuple[Number, ...] = ()
    dates: tuple[Date, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article together with what was found in it, which may be kept packed."""

    article: Article
    kept: Extraction | Packed[Extraction]

    @property
    def found(self) -> Extraction:
        """What was found; where it is kept packed it is made anew each time, so take an `opened` reading for more."""
        return self.kept.unpacked() if isinstance(self.kept, Packed) else self.kept

    @property
    def is_read(self) -> bool:
        """Whether anything was found yet."""
        return isinstance(self.kept, Packed) or bool(self.kept.sentences)

    def opened(self) -> Reading:
        """Return the reading with its findings at hand."""
        return Reading(self.article, self.kept.unpacked()) if isinstance(self.kept, Packed) else self
