"""Finding the open questions of an article: score its sentences, then ask of the open ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.commitment import commitment
from briefing.extract.datelines import dateline_end
from briefing.extract.parse import Parsed, ParsedSentence
from briefing.extract.questions.answered import SettledFacts, settled_facts
from briefing.extract.questions.antecedents import Name
from briefing.extract.questions.candidates import Candidate, brief_name, reporting_verb
from briefing.extract.questions.clauses import in_class, is_denied, sentence_text, subject
from briefing.extract.questions.direct import damaged_figure, direct_question
from briefing.extract.questions.drafts import Draft, best_draft, common_words, drafts, open_features
from briefing.extract.questions.kinds import kind_features, kind_scores
from briefing.extract.questions.likelihood import likelihood
from briefing.extract.questions.naming import Names, resolve_names
from briefing.extract.questions.openness import (
    FIRST_PERSON,
    OPEN_QUOTES,
    Features,
    cue_token,
    open_score,
    sentence_features,
    weight_score,
)
from briefing.extract.questions.phrasing import Writer
from briefing.extract.questions.telling import tellings
from briefing.extract.questions.tidy import finish
from briefing.extract.questions.wellformed import is_well_formed
from briefing.linear import load_model
from briefing.model import Extraction, Mention, Number, Profile, Question, QuestionKind, Span

if TYPE_CHECKING:
    from briefing.extract.syntax import Token

MOST_QUESTIONS = 12
REPORTED: frozenset[QuestionKind] = frozenset({"unverified", "disputed"})


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the whole article when one of its sentences is asked about."""

    names: Names
    common: frozenset[str]
    facts: SettledFacts
    mentions: tuple[Mention, ...]
    profiles: tuple[Profile, ...]
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence that leaves something open, with its features, its drafts and its probability.

    `score` tells how much what is left open matters, by which questions are ranked.
    """

    sentence: ParsedSentence
    features: Features
    drafts: list[Draft]
    open: float
    score: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a sentence: a question, or the sentence itself with its cue; `rule` made it.

    `verb` is the lemma of the verb asked about.
    """

    kind: QuestionKind
    text: str
    rule: str
    cue: Span | None = None
    said_by: str | None = None
    verb: str | None = None


def find_questions(parsed: Parsed, findings: Extraction) -> tuple[Question, ...]:
    """Return the open questions of an article, at most twelve, in the order of their sentences.

    `findings` holds the mentions, profiles, statements and numbers that were found in it.
    """
    return look_for_questions(parsed, findings)[0]


def look_for_questions(
    parsed: Parsed, findings: Extraction
) -> tuple[tuple[Question, ...], tuple[float, ...]]:
    """Return the open questions of an article, and for each sentence the chance that it leaves something open."""
    threshold = load_model("question_open").threshold
    mentions, profiles, numbers = findings.mentions, findings.profiles, findings.numbers
    names = resolve_names(parsed, mentions, profiles, findings.statements)
    common, facts = common_words(parsed), settled_facts(parsed)
    context = Context(names, common, facts, mentions, profiles, numbers)
    judged: list[Judged] = []
    chances: list[float] = []
    for sentence, told in zip(parsed.sentences, tellings(parsed, findings.statements), strict=True):
        made = drafts(sentence, names, common)
        found_here = sentence_features(parsed, sentence, numbers, told)
        features = open_features(found_here, sentence_text(sentence), made)
        score = open_score(features)
        chances.append(round(score, 4))
        if score >= threshold:
            judged.append(Judged(sentence, features, made, score, weight_score(features, score)))
    found: dict[str, Question] = {}
    for item in sorted(judged, key=lambda item: (-item.open, item.sentence.index)):
        asked = _ask(item, context)
        if asked.text.lower() not in found:
            found[asked.text.lower()] = _question(asked, item, context)
        if len(found) == MOST_QUESTIONS:
            break
    return tuple(sorted(found.values(), key=lambda q: (q.start, q.text))), tuple(chances)


def likeliest_kind(sentence: ParsedSentence, features: Features, made: list[Draft]) -> QuestionKind:
    """Return the most probable kind; where an answer is said not to be known, one that asks for it."""
    chances = kind_scores(features_for_kind(sentence, features, made))
    if any(draft.candidate.avowed for draft in made):
        askable = {kind for draft in made for kind in draft.candidate.fits}
        chances = {kind: chance for kind, chance in chances.items() if kind in askable}
    return max(chances, key=lambda kind: chances[kind])


def features_for_kind(sentence: ParsedSentence, features: Features, made: list[Draft]) -> Features:
    """Return the features by which the kind of a sentence's question is decided."""
    return kind_features(
        features, sentence_text(sentence), [(draft.candidate, draft.features) for draft in made]
    )


def _ask(judged: Judged, context: Context) -> Asked:
    sentence = judged.sentence
    writer = Writer(context.names, sentence.offset, context.common)
    number = _damaged_number(sentence, context)
    if number is not None:
        text = damaged_figure(sentence, number, writer)
        return Asked("unknown", text, "damaged figure", Span(number.start, number.end))
    direct = direct_question(sentence, writer)
    if direct is not None:
        return Asked("asked", direct, "asked outright", verb=sentence.span.root.lemma_.lower())
    made = [
        draft for draft in judged.drafts if not context.facts.settle(draft.candidate.verb, sentence.index)
    ]
    if "class:ignorance" in judged.features:
        made = _avowed(made)
    kind = likeliest_kind(sentence, judged.features, made)
    draft = best_draft([d for d in made if kind in d.candidate.fits])
    if draft is None:
        token = cue_token(sentence.span)
        text = sentence_text(sentence)
        shown = text[dateline_end(text) :].strip()
        return Asked(kind, shown, "sentence", _place(token, sentence) if token is not None else None)
    candidate = draft.candidate
    reported = candidate.pattern.startswith("claim") or sentence_text(sentence)[:1] in OPEN_QUOTES
    said_by = candidate.said_by
    if kind in REPORTED and reported:
        said_by = _sayer(candidate, sentence, context, writer)
    text = _attributed(draft, said_by) if kind in REPORTED and _stands_by(candidate) else draft.text
    cue = _place(candidate.cue, sentence)
    verb = candidate.verb.lemma_.lower() if candidate.verb.pos_ in {"VERB", "AUX"} else None
    return Asked(kind, text, candidate.pattern, cue, said_by.text if said_by else None, verb)


def _stands_by(candidate: Candidate) -> bool:
    """Tell a claim that its speaker makes, or denies in so many words, from one that nobody "ever said"."""
    report = reporting_verb(candidate.verb)
    return report is None or candidate.pattern == "denied" or commitment(report, None) == "held"


def _sayer(candidate: Candidate, sentence: ParsedSentence, context: Context, writer: Writer) -> Name | None:
    """Return who says what is asked: who reports it, else who says the sentence; nobody of what that one only tells of.

    So a witness says it in "Orland said it had left, but a witness told otherwise, saying that it had stayed", and
    nobody whose name is known in "Orland spoke of rumours that it had stayed" or "Orland was told that it had stayed".
    """
    cue = candidate.cue
    if cue.pos_ == "NOUN" or any(child.dep_ == "nsubjpass" for child in cue.children):
        return None
    if candidate.said_by is not None:
        return candidate.said_by
    who = subject(cue) if in_class(cue, "report") and cue.dep_ != "ROOT" else None
    if who is not None and who.lower_ not in FIRST_PERSON and who != subject(sentence.span.root):
        return brief_name(who, writer)
    speaker = context.names.speaker(sentence)
    return Name(speaker, _is_several(speaker, context)) if speaker else None


def _avowed(made: list[Draft]) -> list[Draft]:
    """Return what may be asked of a sentence which says that something is not known.

    That is what is not known itself, else what is denied: the rest is settled or beside the point.
    """
    return [d for d in made if d.candidate.avowed] or [d for d in made if is_denied(d.candidate.verb)]


def _is_several(speaker: str, context: Context) -> bool:
    """Tell whether a speaker takes a plural verb: two parties, or a group such as "Democrats"."""
    kind = next((p.kind for p in context.profiles if p.name == speaker), None)
    plural_noun = speaker.endswith("s") and (
        kind == "group" or (kind is None and speaker.rsplit(maxsplit=1)[-1].islower())
    )
    return " and " in speaker or plural_noun


def _damaged_number(sentence: ParsedSentence, context: Context) -> Number | None:
    return next(
        (n for n in context.numbers if n.hedge == "garbled" and sentence.start <= n.start < sentence.end),
        None,
    )


def _place(token: Token, sentence: ParsedSentence) -> Span:
    start = sentence.offset + token.idx
    return Span(start, start + len(token))


def _attributed(draft: Draft, said_by: Name | None) -> str:
    """Return a question that names who says so, or denies it: "Is ..., as X says?"."""
    candidate = draft.candidate
    if said_by is None or said_by.text.split()[-1].lower() in draft.text.lower():
        return draft.text
    longer = f"{draft.text[:-1]}, as {said_by.text} {'say' if said_by.plural else 'says'}?"
    if candidate.pattern == "denied":
        longer = f"{draft.text[:-1]}, although {said_by.text} {'deny' if said_by.plural else 'denies'} it?"
    elif is_denied(candidate.verb):
        if candidate.negative is None or in_class(candidate.cue, "finding"):
            return draft.text
        longer = finish(f"{candidate.negative}, as {said_by.text} {'say' if said_by.plural else 'says'}")
    return longer if is_well_formed(longer) else draft.text


def _question(asked: Asked, judged: Judged, context: Context) -> Question:
    sentence = judged.sentence
    return Question(
        kind=asked.kind,
        text=asked.text,
        start=sentence.start,
        end=sentence.end,
        about=_about(sentence, asked.text, context),
        cue=asked.cue,
        likelihood=likelihood(sentence_text(sentence)) if asked.kind == "forecast" else None,
        said_by=asked.said_by,
        score=round(judged.score, 4),
        why=f"{asked.rule}; open {judged.open:.2f}",
        asks=asked.verb,
    )


def _about(sentence: ParsedSentence, text: str, context: Context) -> tuple[str, ...]:
    """Return the actors that the sentence mentions and the question names."""
    here = {at for at, m in enumerate(context.mentions) if sentence.start <= m.start < sentence.end}
    lowered = text.lower()
    return tuple(
        p.name
        for p in context.profiles
        if here.intersection(p.mentions) and any(form.lower() in lowered for form in (p.name, *p.aliases))
    )
