"""What a pronoun stands for, where grammar and nearness leave no doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.extract.datelines import in_dateline, opens_story
from briefing.extract.genders import GENDERS, may_be
from briefing.extract.parse import ParsedSentence
from briefing.extract.questions.clauses import (
    SUBJECTS,
    in_class,
    is_plural,
    negated,
    noun_phrase,
    own_subject,
    sentence_text,
)
from briefing.extract.questions.pronouns import (
    ME,
    NEUTER,
    PERSONAL,
    PRONOUNS,
    THEY,
    US,
    is_expletive,
    is_pronoun,
    like_subject,
    objects_before,
)
from briefing.extract.tables import states
from briefing.model import Mention

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

BODIES = frozenset({"ORG", "GPE", "NORP"})
MAX_WORDS = 6
REACH = 2
SUBJECT_REACH = 4
"""Sentences from the last person to "he" or "she": a subject takes up another, and so reaches further."""
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Name:
    """A party in words, and whether it takes a plural verb; None: the verb in the text is right."""

    text: str
    plural: bool | None = False


@dataclass(slots=True)
class _Recent:
    """The last subject of each sort and the sentence that it was in."""

    person: tuple[int, Name] | None = None
    body: tuple[int, Name] | None = None
    several: tuple[int, Name] | None = None


@dataclass(slots=True)
class Resolver:
    """Reads an article sentence by sentence and keeps what its pronouns stand for in `found`."""

    persons: dict[int, tuple[int, str]]
    labels: dict[int, Mention]
    said: dict[int, str]
    bodies: dict[str, str]
    found: dict[int, Name]
    recent: _Recent = field(default_factory=_Recent)
    speakers: dict[int, str] = field(default_factory=dict)
    last_speaker: str | None = None
    quote_open: bool = False
    block: int = -1
    offset: int = 0

    def read(self, sentence: ParsedSentence) -> None:
        """Resolve the pronouns of the next sentence and remember its subjects."""
        if len(sentence.span) > LONGEST:
            return
        self.offset = sentence.offset
        text = sentence_text(sentence)
        if sentence.block != self.block and not text.startswith(('"', "“")):
            self.quote_open = False
        self.block = sentence.block
        speaker = self.said.get(sentence.index) or self._own_speaker(sentence)
        if speaker is None and (self.quote_open or text[:1] in '"“'):
            speaker = self.last_speaker
        if speaker:
            self.speakers[sentence.index] = self.last_speaker = speaker
        subjects: list[Token] = []
        for token in sentence.span:
            word = token.lower_
            offset = sentence.offset + token.idx
            if is_pronoun(token):
                if offset not in self.found:
                    name = self._resolve(token, word, subjects, speaker, sentence)
                    if name is not None:
                        self.found[offset] = name
            elif token.dep_ in SUBJECTS and token.pos_ in {"NOUN", "PROPN"} and not in_dateline(token):
                subjects.append(token)
        for token in subjects:
            self._remember(token, sentence)
        opened = text.count("“") - text.count("”")
        if text.count('"') % 2:
            self.quote_open = not self.quote_open
        elif opened:
            self.quote_open = opened > 0

    def _own_speaker(self, sentence: ParsedSentence) -> str | None:
        for token in sentence.span:
            if token.dep_ == "nsubj" and token.head.pos_ == "VERB" and in_class(token.head, "report"):
                if is_pronoun(token):
                    name = self._resolve(token, token.lower_, [], None, sentence)
                    return name.text if name else None
                if in_dateline(token):
                    continue
                if token.pos_ in {"NOUN", "PROPN"} and any(
                    c.dep_ in {"ccomp", "parataxis"} for c in token.head.children
                ):
                    name = self._named(token, sentence.offset)
                    return name.text if name else None
        return None

    def _resolve(
        self, token: Token, word: str, subjects: list[Token], speaker: str | None, sentence: ParsedSentence
    ) -> Name | None:
        if word in ME:
            return Name(speaker) if speaker else None
        if word in US:
            party = self.bodies.get(speaker or "", speaker)
            return Name(party) if party else None
        if (word in {"it", "them"} and token.dep_ not in SUBJECTS) or is_expletive(token):
            return None
        if token.tag_ == "PRP$" and (subject := like_subject(token)) is not None:
            return self.found.get(sentence.offset + subject.idx)
        if word in {"its", "their"}:
            owners = (*self._parties_to_speech(token), *_owner_of_object(token))
            owner = next((noun for noun in owners if self._fits(noun, word)), None)
            return self._named(owner, sentence.offset) if owner is not None else None
        for candidate in (*self._parties_to_speech(token), *reversed(subjects), *objects_before(token)):
            if self._fits(candidate, word):
                name = self._named(candidate, sentence.offset)
                if name is None or may_be(name.text, GENDERS.get(word)):
                    return name
        kept = (
            self.recent.person
            if word in PERSONAL
            else self.recent.body
            if word in NEUTER
            else self.recent.several
        )
        far = SUBJECT_REACH if token.dep_ in SUBJECTS else REACH
        reach = far if word in PERSONAL else 1
        if kept is not None and sentence.index - kept[0] <= reach and may_be(kept[1].text, GENDERS.get(word)):
            return kept[1]
        return None

    @staticmethod
    def _parties_to_speech(token: Token) -> Iterator[Token]:
        """Yield who is told the clause that holds the token, then who says it, if its sentence tells.

        Who reports it afterwards is a paper, which does not report of itself: "it hit at noon, the agency reported".
        """
        for ancestor in token.ancestors:
            if ancestor.dep_ == "ccomp" and in_class(ancestor.head, "report"):
                told = token.dep_ in SUBJECTS and in_class(ancestor.head, "demand")
                labels = ("dobj", "dative", "nsubj") if told else ("nsubj",)
                paper = ancestor.head.lemma_ == "report" and ancestor.head.i > token.i
                for label in () if paper else labels:
                    yield from (c for c in ancestor.head.children if c.dep_ == label and c.i != token.i)
                return

    def _fits(self, noun: Token, word: str) -> bool:
        if noun.pos_ not in {"NOUN", "PROPN"} or in_class(noun, "vague"):
            return False
        person = noun.ent_type_ == "PERSON" or self._kind(noun) == "person"
        if word in PERSONAL:
            return person
        if word in THEY:
            return is_plural(noun)
        return not person and not is_plural(noun) and not in_class(noun, "human")

    def _kind(self, noun: Token) -> str | None:
        """Return the kind of the mention that a noun ends."""
        at = noun
        for _ in range(MAX_WORDS):
            mention = self.labels.get(self.offset + at.idx)
            if mention is not None:
                return mention.kind if mention.end > self.offset + noun.idx else None
            if at.i == at.sent.start:
                break
            at = at.nbor(-1)
        return None

    def _remember(self, noun: Token, sentence: ParsedSentence) -> None:
        name = self._named(noun, sentence.offset)
        if name is None or in_class(noun, "vague"):
            return
        if noun.ent_type_ == "PERSON" or self._kind(noun) == "person":
            self.recent.person = (sentence.index, name)
        elif is_plural(noun):
            self.recent.several = (sentence.index, name)
        elif noun.ent_type_ in BODIES:
            self.recent.body = (sentence.index, name)

    def _named(self, noun: Token, offset: int) -> Name | None:
        """Return a noun as a name: its label in the article, its entity, or a short phrase with "the"."""
        several = is_plural(noun)
        if noun.ent_type_ and not any(c.dep_ == "conj" for c in noun.children):
            span = next((e for e in noun.sent.ents if e.start <= noun.i < e.end), None)
            if span is not None:
                for token in span:
                    if offset + token.idx in self.persons:
                        return Name(self.persons[offset + token.idx][1])
                    mention = self.labels.get(offset + token.idx)
                    if mention is not None and mention.form == "name" and mention.kind != "place":
                        the = "the" in {span[0].lower_, noun.doc[max(0, span.start - 1)].lower_}
                        return Name(with_article(mention.name, frozenset({mention.name} if the else ())))
                text = span.text.removesuffix("'s").removesuffix("’s").strip()
                article = "the " if span.start and noun.doc[span.start - 1].lower_ == "the" else ""
                return Name(
                    article + text if not text.lower().startswith("the ") else "the " + text[4:],
                    several and noun.tag_ == "NNPS",
                )
        tokens = noun_phrase(noun)
        words = "".join(t.text_with_ws for t in tokens).strip()
        if not words or len(tokens) > MAX_WORDS or any(t.lower_ in PRONOUNS for t in tokens):
            return None
        return Name(_definite(words, tokens), several)


def described_by(noun: Token) -> Token | None:
    """Return what a noun with "a" tells of: "the dam" for "the dam is a danger that could grow"."""
    verb = noun.head
    loose = any(c.lower_ in {"a", "an"} for c in noun.children)
    if noun.dep_ != "attr" or verb.lemma_ != "be" or not loose or negated(verb):
        return None
    who = own_subject(verb)
    return who if who is not None and who.tag_ not in {"WP", "WDT"} and not is_plural(who) else None


def _owner_of_object(possessive: Token) -> Iterator[Token]:
    """Yield the subject of the verb whose object a possessive opens: "Orland accuses its enemies"."""
    thing = possessive.head
    if thing.dep_ == "dobj":
        subjects = (c for c in thing.head.children if c.dep_ == "nsubj" and c.i < possessive.i)
        yield from (c for c in subjects if not in_dateline(c))


def _definite(words: str, tokens: Iterable[Token]) -> str:
    """Return a phrase that refers back: "a company" becomes "the company"."""
    first = next(iter(tokens))
    if first.lower_ in {"a", "an", "some", "no"}:
        return f"the {words.partition(' ')[2]}" if " " in words else words
    if first.pos_ == "DET":
        return words[0].lower() + words[1:]
    if first.dep_ == "poss" or first.pos_ == "PROPN" or any(t.dep_ == "poss" for t in tokens):
        return words
    named = first.ent_type_ or first.text in states()
    lower = opens_story(first) and not named and first.is_title
    return f"the {words[0].lower() + words[1:] if lower else words}"


def with_article(name: str, definite: frozenset[str]) -> str:
    """Return a name with "the" where the article writes it so."""
    return f"the {name}" if name in definite and not name.lower().startswith("the ") else name
