"""A parsed text as plain Python objects, under the names that spaCy gives their attributes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, overload

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Form:
    """What a token is by its letters alone."""

    text: str
    lower: str
    is_alpha: bool
    is_punct: bool
    is_space: bool
    is_title: bool
    is_upper: bool
    like_num: bool


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A token: `i` is its place in the document, `idx` the offset of its first character."""

    doc: Doc
    form: Form
    i: int
    idx: int
    text: str
    whitespace_: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    head: Token
    sent: Span
    children: Sequence[Token] = ()
    _subtree: tuple[Token, ...] = ()
    _edges: tuple[Token, Token] | None = None

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The token and all that hang on it, as their branches stand."""
        if not self._subtree:
            left: list[Token] = []
            right: list[Token] = []
            for child in self.children:
                (left if child.i < self.i else right).extend(child.subtree)
            self._subtree = (*left, self, *right)
        return self._subtree

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return self._outermost()[0]

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return self._outermost()[1]

    def _outermost(self) -> tuple[Token, Token]:
        if self._edges is None:
            first = last = self
            for child in self.children:
                left, right = child._outermost()  # noqa: SLF001 - a token of its own kind
                first = left if left.i < first.i else first
                last = right if right.i > last.i else last
            self._edges = first, last
        return self._edges

    @property
    def ancestors(self) -> Iterator[Token]:
        """The heads above the token, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Tell whether another token hangs on this one, at whatever depth."""
        return any(token is self for token in other.ancestors)

    def nbor(self, steps: int = 1) -> Token:
        """Return a neighbour. Raises IndexError where there is none."""
        if self.i + steps < 0:
            raise IndexError("no token before the first")
        return self.doc.tokens[self.i + steps]

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence begins here."""
        return self.sent.start == self.i

    @property
    def text_with_ws(self) -> str:
        """The token and the space behind it."""
        return self.text + self.whitespace_

    @property
    def is_alpha(self) -> bool:
        """Whether it is letters only."""
        return self.form.is_alpha

    @property
    def is_punct(self) -> bool:
        """Whether it is punctuation."""
        return self.form.is_punct

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.form.is_space

    @property
    def is_title(self) -> bool:
        """Whether only its first letter is a capital."""
        return self.form.is_title

    @property
    def is_upper(self) -> bool:
        """Whether it is in capitals."""
        return self.form.is_upper

    @property
    def like_num(self) -> bool:
        """Whether it looks like a number, in digits or words."""
        return self.form.like_num


@dataclass(slots=True)
class Span:
    """The tokens [start, end) of a document; `label_` is the kind of a named entity."""

    doc: Doc
    start: int
    end: int
    label_: str = ""

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, int):
            return self.doc.tokens[range(self.start, self.end)[at]]
        first, last, _ = at.indices(len(self))
        return Span(self.doc, self.start + first, self.start + max(first, last))

    @property
    def start_char(self) -> int:
        """The offset of the first character."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """The offset behind the last character."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last)

    @property
    def text(self) -> str:
        """The text of the tokens, without the space behind them."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def sent(self) -> Span:
        """The sentence of the first token."""
        return self.doc.tokens[self.start].sent

    @property
    def ents(self) -> list[Span]:
        """The named entities that lie within."""
        return [ent for ent in self.doc.ents if ent.start >= self.start and ent.end <= self.end]

    @property
    def root(self) -> Token:
        """The token that hangs on none, else the first that hangs on the fewest."""
        for token in self:
            if token.head is token:
                return token
        return min(self, key=lambda token: sum(1 for _ in token.ancestors))


class Doc:
    """A parsed text: its tokens, sentences and named entities."""

    __slots__ = ("_known", "_starts", "ents", "sents", "text", "tokens")

    def __init__(self, text: str) -> None:
        """Begin an empty document; `doc_reader` fills it."""
        self.text = text
        self.tokens: list[Token] = []
        self.sents: tuple[Span, ...] = ()
        self.ents: tuple[Span, ...] = ()
        self._starts: list[int] = []
        self._known: dict[Hashable, tuple[object, Any]] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, int):
            return self.tokens[at]
        first, last, _ = at.indices(len(self.tokens))
        return Span(self, first, max(first, last))

    def once(self, name: Hashable, work: Callable[[], T], given: object = None) -> T:
        """Return what `work` makes of this text and of what is `given`, made anew only where that is another.

        The text of a wire story is met again and again, in one article after the other.
        """
        known = self._known.get(name)
        if known is None or known[0] != given:
            known = self._known[name] = given, work()
        found: T = known[1]
        return found

    def char_span(
        self, start: int, end: int, alignment_mode: Literal["strict", "expand"] = "strict"
    ) -> Span | None:
        """Return the tokens of some characters; None where they begin or end within a token and may not expand."""
        first, last = self.token_at(start), self.token_at(end - 1)
        if first is None or last is None:
            return None
        if alignment_mode == "strict":
            if start != first.idx or end != last.idx + len(last):
                return None
            return Span(self, first.i, last.i + 1)
        return Span(self, first.i + (start == first.idx + len(first)), last.i + 1)

    def token_at(self, offset: int) -> Token | None:
        """Return the token that holds a character, or the space before it."""
        at = bisect_right(self._token_starts(), offset) - 1
        return self.tokens[at] if at >= 0 and offset < len(self.text) else None

    def beginning_in(self, start: int, end: int) -> list[Token]:
        """Return the tokens that begin within some characters."""
        starts = self._token_starts()
        return self.tokens[bisect_left(starts, start) : bisect_left(starts, end)]

    def _token_starts(self) -> list[int]:
        if not self._starts:
            self._starts = [token.idx for token in self.tokens]
        return self._starts
