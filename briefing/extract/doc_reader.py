"""What the language model says of a text, read off into plain objects.

spaCy makes a token and its strings anew at each look, and the extractors look some fifty times at each
token: a text is read off once, and its own document let go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.syntax import Doc, Form, Span, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.vocab import Vocab

READ: list[str | int] = [
    "ORTH", "SPACY", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "ENT_IOB", "HEAD",
]  # fmt: skip
IOB = ("", "I", "O", "B")
MOST_STRINGS = 200_000
_LEFT_OF, _WHOLE = 1 << 63, 1 << 64


class DocReader:
    """Reads off the documents of one vocabulary; equal strings are one object."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._strings: dict[int, str] = {0: ""}
        self._forms: dict[int, Form] = {}

    def read(self, parsed: SpacyDoc, text: str) -> Doc:
        """Return a document with what `parsed`, the parse of `text`, says."""
        if len(self._strings) + len(self._forms) > MOST_STRINGS:
            self._strings, self._forms = {0: ""}, {}
        doc, string = Doc(text), self._string
        doc.sents = tuple(Span(doc, sentence.start, sentence.end) for sentence in parsed.sents)
        of = [sentence for sentence in doc.sents for _ in range(len(sentence))]
        heads = []
        idx = 0
        for i, (orth, space, lemma, pos, tag, dep, kind, iob, head) in enumerate(
            parsed.to_array(READ).tolist()
        ):
            form = self._forms.get(orth) or self._form(orth)
            token = Token(
                doc, form, i, idx, form.text, " " if space else "", form.lower, string(lemma), string(pos),
                string(tag), string(dep), string(kind), IOB[iob], None, of[i],  # type: ignore[arg-type]  # set below
            )  # fmt: skip
            doc.tokens.append(token)
            heads.append(i + (head if head < _LEFT_OF else head - _WHOLE))
            idx += len(form.text) + (1 if space else 0)
        for token, at in zip(doc.tokens, heads, strict=True):
            head = token.head = doc.tokens[at]
            if head is not token:
                head.children = [*head.children, token]
        doc.ents = tuple(Span(doc, ent.start, ent.end, ent.label_) for ent in parsed.ents)
        return doc

    def _string(self, key: int) -> str:
        known = self._strings.get(key)
        if known is None:
            known = self._strings[key] = self._vocab.strings[key]
        return known

    def _form(self, orth: int) -> Form:
        lexeme = self._vocab[orth]
        form = self._forms[orth] = Form(
            self._string(orth),
            lexeme.lower_,
            lexeme.is_alpha,
            lexeme.is_punct,
            lexeme.is_space,
            lexeme.is_title,
            lexeme.is_upper,
            lexeme.like_num,
        )
        return form
