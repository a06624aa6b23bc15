"""A briefing about an invented strike in an invented port; no word of it is from a real article."""

from __future__ import annotations

from briefing.model import (
    Actor,
    Article,
    ArticleCard,
    Block,
    Briefing,
    Date,
    Evidence,
    Extraction,
    KeyNumber,
    Mention,
    Number,
    OpenQuestion,
    Profile,
    Question,
    Quote,
    Reading,
    Sentence,
    Skipped,
    Span,
    Statement,
    Story,
    SummaryLine,
    TimelineEntry,
)

TITLE = "Dockers halt work in Port Ilmar"
FIRST = "Some 1,200 dockers stopped work in Port Ilmar on Monday, cutting exports by 3.5 percent."
SECOND = '"We will not return before Friday," union leader Mara Tolven said.'
TEXT = f"{TITLE}\n\n{FIRST} {SECOND}"
AT = len(TITLE) + 2
NEXT = AT + len(FIRST) + 1


def spot(part: str) -> tuple[int, int]:
    start = TEXT.index(part)
    return start, start + len(part)


ARTICLE = Article(
    id="port",
    path="news/port.txt",
    text=TEXT,
    blocks=(Block(0, len(TITLE), "title"), Block(AT, len(TEXT), "body")),
    lines=((0, 1), (AT, 3), (NEXT, 4)),
    title=TITLE,
    published="2031-05-05",
    publisher="Ilmar Gazette",
)
FOUND = Extraction(
    sentences=(Sentence(AT, AT + len(FIRST), 1), Sentence(NEXT, len(TEXT), 1)),
    mentions=(
        Mention(*spot("Port Ilmar on"), "place", "Port Ilmar"),
        Mention(*spot("We"), "person", "Mara Tolven", "pronoun"),
        Mention(*spot("Mara Tolven"), "person", "Mara Tolven"),
    ),
    profiles=(Profile("Mara Tolven", "person", ("Mara Tolven",), "union leader", None, (1, 2), 0.9),),
    statements=(
        Statement(
            Span(*spot("We will not return before Friday")),
            direct=True,
            speaker=Span(*spot("union leader Mara Tolven")),
            cue=Span(*spot("said")),
            who="Mara Tolven",
        ),
    ),
    numbers=(Number(*spot("Some 1,200 dockers"), "Some 1,200 dockers", 1200.0, hedge="about"),),
    dates=(Date(*spot("Monday"), "Monday", "2031-05-05"),),
    questions=(Question("pending", "Will the dockers return before Friday?", NEXT, len(TEXT)),),
)
READING = Reading(ARTICLE, FOUND)
E1 = Evidence("port", AT, AT + len(FIRST), 3, FIRST)
E2 = Evidence("port", NEXT, len(TEXT), 4, SECOND)
BRIEFING = Briefing(
    articles=(
        ArticleCard(
            "port", "news/port.txt", TITLE, "2031-05-05", "Ilmar Gazette", "en", 24, None, "story-port", ()
        ),
        ArticleCard(
            "wire",
            "news/wire.txt",
            "Port Ilmar at rest",
            None,
            None,
            "en",
            20,
            "port",
            "story-port",
            ("cut",),
        ),
    ),
    skipped=(Skipped("news/empty.txt", "empty file"),),
    summary=(SummaryLine("s1", FIRST, (E1,), "first sentence"),),
    actors=(
        Actor(
            id="a1",
            name="Mara Tolven",
            kind="person",
            aliases=("Tolven",),
            role="union leader",
            affiliation=None,
            mentions=1,
            articles=1,
            statements=(Quote("We will not return before Friday", "said", direct=True, evidence=(E2,)),),
            evidence=(E2,),
        ),
    ),
    key_numbers=(
        KeyNumber(
            id="n1",
            text="Some 1,200 dockers",
            value=1200.0,
            high=None,
            unit=None,
            hedge="about",
            direction=None,
            what="dockers on strike",
            head="dockers",
            period=None,
            said_by=None,
            agreement="single",
            evidence=(E1,),
        ),
        KeyNumber(
            id="n2",
            text="3.5 percent",
            value=3.5,
            high=None,
            unit="%",
            hedge="exact",
            direction="down",
            what="exports",
            head="exports",
            period=None,
            said_by=None,
            agreement="single",
            evidence=(E1,),
        ),
    ),
    open_questions=(
        OpenQuestion(
            "q1", "Will the dockers return before Friday?", "pending", ("Mara Tolven",), None, None, (E2,)
        ),
    ),
    stories=(Story("story-port", TITLE, ("port", "wire"), 1),),
    timeline=(TimelineEntry("2031-05-05", FIRST, (E1,)),),
)
