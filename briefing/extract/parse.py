"""Parsed documents: body paragraphs cut into sentences and parsed, with offsets into the article.

Only body blocks are parsed, each on its own and already unwrapped: headlines, captions and link
lines mislead a tagger that was trained on running text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from briefing.extract.doc_reader import DocReader
from briefing.extract.pipeline import load_pipeline
from briefing.extract.sentences import sentence_spans
from briefing.extract.syntax import Doc, Span
from briefing.model import Article, Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc

BATCH = 6
PIECE, TOGETHER = 10_000, 40_000
"""Characters parsed as one document, and in one go; memory grows with them, speed does not."""
KEPT = 300_000
"""Characters of parsed text that are kept for repetition, some 30 MB."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One body block, parsed. `offset` added to a token's `idx` gives its place in the article."""

    doc: Doc
    offset: int
    block: int

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.doc.text


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """One sentence, parsed; `start` and `end` are offsets into the article's text."""

    span: Span
    offset: int
    start: int
    end: int
    block: int
    index: int

    @property
    def text(self) -> str:
        """The sentence exactly as in the article."""
        return self.span.text.strip()


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its parsed body; what every extractor is given."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[ParsedSentence, ...]

    def plain_sentences(self) -> tuple[Sentence, ...]:
        return tuple(Sentence(s.start, s.end, s.block) for s in self.sentences)


def parse(articles: Iterable[Article], model: str = "auto") -> Iterator[Parsed]:
    """Parse articles in batches, yielding them in order; text that stood before is not parsed again."""
    nlp = load_pipeline(model)
    pending = iter(articles)
    known = _known_docs(model)
    while batch := list(islice(pending, BATCH)):
        pieces = [(at, piece) for at, article in enumerate(batch) for piece in _pieces(article)]
        known.read(nlp, [piece for _, piece in pieces])
        paragraphs: list[list[Paragraph]] = [[] for _ in batch]
        for at, piece in pieces:
            paragraphs[at].append(Paragraph(known.docs[piece.text], piece.offset, piece.block))
        for article, found in zip(batch, paragraphs, strict=True):
            yield Parsed(article, tuple(found), tuple(_sentences(found)))
        known.forget()


@dataclass(slots=True)
class _KnownDocs:
    """Parsed pieces by their text, the latest used last: wire copies and boilerplate are parsed once."""

    reader: DocReader
    docs: dict[str, Doc] = field(default_factory=dict)

    def read(self, nlp: Language, pieces: Iterable[_Piece]) -> None:
        """Parse those pieces whose text is not known."""
        wanted = {piece.text: piece for piece in pieces}
        missing = [piece for text, piece in wanted.items() if text not in self.docs]
        for text in wanted:
            if text in self.docs:
                self.docs[text] = self.docs.pop(text)
        for group in _groups(missing):
            parsed = nlp.pipe([_presegmented(nlp, piece) for piece in group])
            for piece, doc in zip(group, parsed, strict=True):
                self.docs[piece.text] = self.reader.read(doc, piece.text)

    def forget(self) -> None:
        """Drop the pieces that were not used for longest, so that memory stays small."""
        held = sum(map(len, self.docs))
        while held > KEPT:
            text = next(iter(self.docs))
            held -= len(text)
            del self.docs[text]


def _groups(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Yield the pieces in groups of up to `TOGETHER` characters or one piece."""
    group: list[_Piece] = []
    for piece in pieces:
        if group and sum(len(one.text) for one in group) + len(piece.text) > TOGETHER:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


@cache
def _known_docs(model: str) -> _KnownDocs:
    return _KnownDocs(DocReader(load_pipeline(model).vocab))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Whole sentences of one block, few enough to be parsed at once; `starts` are offsets into `text`."""

    text: str
    starts: frozenset[int]
    offset: int
    block: int


def _pieces(article: Article) -> Iterator[_Piece]:
    """Cut the body into paragraphs, and very long paragraphs between sentences."""
    for index, block in enumerate(article.blocks):
        if block.kind != "body" or block.start >= article.readable:
            continue
        text = article.text[block.start : min(block.end, article.readable)]
        some: list[tuple[int, int]] = []
        for span in sentence_spans(text):
            if some and span[1] - some[0][0] > PIECE:
                yield _piece(text, some, block.start, index)
                some = []
            some.append(span)
        if some:
            yield _piece(text, some, block.start, index)


def _piece(text: str, spans: list[tuple[int, int]], offset: int, block: int) -> _Piece:
    first, last = spans[0][0], spans[-1][1]
    starts = frozenset(start - first for start, _ in spans)
    return _Piece(text[first:last], starts, offset + first, block)


def _presegmented(nlp: Language, piece: _Piece) -> SpacyDoc:
    """Tokenise and fix the sentence starts, which the parser then keeps."""
    import numpy as np  # not before something is parsed: what was read before is fused without it

    doc = nlp.make_doc(piece.text)
    lengths, spaces = doc.to_array(["LENGTH", "SPACY"]).astype(np.int64).T
    ends = np.cumsum(lengths + spaces) - spaces
    starts = np.array(sorted(piece.starts))
    holding = np.searchsorted(ends, starts, side="right")
    marks = np.full((len(doc), 1), -1)
    marks[holding[ends[holding] - lengths[holding] <= starts]] = 1
    told: Any = marks.astype(np.uint64)
    return doc.from_array(["SENT_START"], told)


def _sentences(paragraphs: Iterable[Paragraph]) -> Iterator[ParsedSentence]:
    index = 0
    for paragraph in paragraphs:
        for span in paragraph.doc.sents:
            text = span.text
            lead = len(text) - len(text.lstrip())
            start = paragraph.offset + span.start_char + lead
            end = start + len(text.strip())
            if end > start:
                yield ParsedSentence(span, paragraph.offset, start, end, paragraph.block, index)
                index += 1
