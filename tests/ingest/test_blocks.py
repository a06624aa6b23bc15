"""Blocks: paragraphs unwrapped, kinds told apart, every offset leading back to its line."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from soon import soon

from briefing.ingest import Options, ingest
from briefing.ingest.lines import paragraphs, split_lines
from briefing.ingest.plain import read_plain
from briefing.ingest.readers import reader_for
from briefing.model import Article

LONG = "The council of Velmora voted on Monday to rebuild the bridge over the river."


def read(text: str, name: str = "a.txt") -> Article:
    (article,) = read_plain(name, text.encode(), Options())
    return article


def kinds(text: str) -> list[tuple[str, str]]:
    article = read(text)
    return [(block.kind, article.block_text(block)) for block in article.blocks]


def test_the_article_that_comes_with_the_project(seed: Path) -> None:
    (article,) = ingest([str(seed)])
    assert isinstance(article, Article)
    assert article.title == "Putin, Erdogan Seek to Ease Syria Tensions at High-Stakes Talks"
    by_kind = {
        kind: [article.block_text(b) for b in article.blocks if b.kind == kind]
        for kind in ("caption", "related")
    }
    assert [text[-21:] for text in by_kind["caption"]] == ["Mikhail Metzel / TASS"]
    assert len(by_kind["related"]) == 2
    assert article.body[0].start == article.text.index("The leaders of Russia")
    assert '"(I hope) there will' in [article.block_text(b)[:20] for b in article.body]
    assert article.line_at(article.text.index("Yury Barmin")) == 50
    assert article.line_at(article.text.index("have threatened to bring")) == 6
    assert article.published is None


@pytest.mark.parametrize("line", ["Read more", "Skip to content", "See all news »"])
def test_what_a_page_says_to_its_reader_is_no_title(line: str) -> None:
    article = read(f"{line}\n\nBridge to be rebuilt\n\n{LONG}\n\n{LONG}\n")
    assert article.title == "Bridge to be rebuilt"


def test_hard_wrapped_lines_become_paragraphs() -> None:
    text = 'The council of Velmora voted on Monday to\nrebuild the bridge over the river. It will\ncost two million crowns.\n "We start now," the mayor of the town\nof Velmora said after the vote.\n\nWork begins in May, and the old bridge will\nstay open until then.\n'
    assert [p.text[:12] for p in paragraphs(split_lines(text))] == [
        "The council ",
        '"We start no',
        "Work begins ",
    ]


def test_lines_that_are_paragraphs_stay_so() -> None:
    text = f"{LONG} {LONG} {LONG}\n{LONG}\n{LONG} {LONG}\n"
    assert len(paragraphs(split_lines(text))) == 3


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        (
            "a ceasefire was near, and they agreed to a cease-\nfire on Monday night in the town",
            "a ceasefire on",
        ),
        ("the leaders agreed to a cease-\nfire on Monday night in the town", "a cease-fire on"),
        (
            "the government met, the govern-\nment of the minis-\nter in the town",
            "the government of the minister in",
        ),
        ("the forces of the president Al-\nAssad were there on Monday night", "Al-Assad were"),
        ("it is a plan for the two-\nand three-year terms in the towns", "two- and three-year"),
        ("a post-war town and the post-\nwar government of the region were", "the post-war government"),
        ("they met in the town of Moscow-\nbacked forces on Monday night in", "Moscow-backed"),
        ("it lasted from the year of 1990-\n1995 and then it was over for all", "1990-1995"),
    ],
)
def test_words_broken_at_a_line_end(text: str, joined: str) -> None:
    (paragraph,) = paragraphs(split_lines(text))
    assert joined in paragraph.text


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("https://www.velmorapost.example/2022/07/25/bridge", "address"),
        ("By Anna Lindqvist", "byline"),
        ("By Anna Lindqvist and Sven Holm, City Desk", "byline"),
        ("By Monday the water had fallen by two metres.", "body"),
        ("Photo: Anna Lindqvist", "credit"),
        ("A flooded street in Velmora. Anna Lindqvist / Reuters", "caption"),
        ("Related article: Why the river rose", "related"),
        ("Read more: Why the river rose", "related"),
        ("Read the report before you judge it, the mayor of Velmora told the council.", "body"),
        ("Subscribe to our newsletter", "boilerplate"),
        ("Read more", "boilerplate"),
        ("Continue reading →", "boilerplate"),
        ("Load more stories", "boilerplate"),
        ("Back to top", "boilerplate"),
        ("Copyright 2022 The Velmora Post. All rights reserved.", "boilerplate"),
        ("(Except for the headline, this story has not been edited)", "boilerplate"),
        ("What happens next", "subhead"),
        ("July 25, 2022", "dateline"),
        ("“We will rebuild,” said the mayor", "body"),
        ("“The views expressed by the mayor are wrong,” the council of Velmora said.", "body"),
        ("She opened the bridge on Tuesday, December 9, 2008.", "body"),
        ("Updated Saturday, December 05, 2009 8:28 PM ET", "dateline"),
        ("VELMORA, 5 March 2020", "dateline"),
        ("Anna Lindqvist / TASS", "credit"),
        ("AFP/File", "credit"),
        ("Half of the town is against it, by a poll of Reuters/Ipsos", "subhead"),
        ("The mayor [left] and the bridge after the flood [Twitter]", "caption"),
        ("The money will come from three banks of Norland, the mayor of the town said. (AFP)", "body"),
        ("3 of 12. A guard stands at the bridge after the flood in Velmora.", "caption"),
        ("Mayor Ilse Brandt (2nd R) meets families from the flooded homes in a school.", "caption"),
        ("A guard stands at the broken bridge over the river in Velmora, May 7, 2031.", "caption"),
        ("The bridge over the river was opened for traffic in Velmora on May 7, 2031.", "body"),
        ("The council of the town voted to close the bridge on Wednesday, May 7, 2031.", "body"),
        ("Injured: 74", "body"),
        ("The mayor of Velmora said:", "body"),
        ("SEE ALSO: Why the river rose", "related"),
        ("Also read: Why the river rose", "related"),
        ("Mayor Ilse Brandt is seen in this police photograph taken in Velmora in 2031.", "caption"),
        ("“My house is seen in this picture,” the mayor of Velmora said.", "body"),
        ("In this May 7, 2031 photo, a guard stands at the bridge. It was built in 1910.", "caption"),
        ("In this old town, photos are all that is left of the bridge.", "body"),
        ("FILE - A guard stands at the bridge in Velmora.", "caption"),
        (f"A guard stands at the bridge. {LONG} {LONG} {LONG} (AP Photo/Anna Holm, File)", "caption"),
        (f"{LONG} {LONG} {LONG} She told it to a newspaper (see photo).", "body"),
        ("Post writers Anna Lund and Sven Holm in Ardel contributed to this report.", "boilerplate"),
        ("The rain of April contributed to this flood.", "body"),
        ("*With files from The Velmora Post", "boilerplate"),
        ("With files from the old harbour, the council of Velmora went to court.", "body"),
        ("Correction: An earlier version of this article gave a wrong date.", "boilerplate"),
        ("• This article and the headline were amended on 5 March 2031.", "boilerplate"),
        ("This report was read by the whole council of the town.", "body"),
        ("To contact the reporter on this story: Anna Lund at alund@post.example", "boilerplate"),
        ("Anna Lund can be reached at alund@post.example.", "boilerplate"),
        ("The town can be reached by boat only, the mayor said.", "body"),
        ("Follow Anna Lund on Twitter @alund.", "boilerplate"),
        ("To comment on a story, you must be logged in.", "boilerplate"),
        ("What do you think of the bridge? Please leave a comment below.", "boilerplate"),
        ("Already a subscriber? Activate", "boilerplate"),
        ("Full story available to subscribers only.", "boilerplate"),
        ("Please support our journalism. It costs little.", "boilerplate"),
        ("Please turn on JavaScript. Videos need it.", "boilerplate"),
    ],
)
def test_kinds_of_lines_in_the_middle(line: str, kind: str) -> None:
    assert (kind, line) in kinds(
        f"Bridge closed\n\n{LONG}\n\n{line}\n\n{LONG} {LONG}\n\n{LONG}\n\n{LONG}\n\n{LONG}\n"
    )


def test_a_first_line_with_a_full_stop_is_text_not_a_title() -> None:
    assert kinds(f"{LONG}\n\n{LONG}")[0][0] == "body"
    assert read(f"{LONG}\n\n{LONG}").title is None


def test_a_title_over_a_date_and_an_address() -> None:
    article = read(f"Bridge closed after the flood\n2020-03-05\nhttp://www.post.example/x\n\n{LONG}\n")
    assert [b.kind for b in article.blocks] == ["title", "dateline", "address", "body"]
    assert (article.publisher, article.published) == ("post.example", "2020-03-05")


@pytest.mark.parametrize(
    ("text", "publisher", "kind"),
    [
        (f"VELMORA, Norland (AP) _\n\n{LONG}", "AP", "dateline"),
        (f"VELMORA, July 25 (AP):\n\n{LONG}", "AP", "dateline"),
        (f"VELMORA (Reuters) - {LONG}", "Reuters", "body"),
        (f"VELMORA, Norland, Jul 25 2022 (IPS) - {LONG}", "IPS", "body"),
        (f"The town (Norland) - {LONG}", None, "body"),
    ],
)
def test_an_agency_is_read_from_the_dateline(text: str, publisher: str | None, kind: str) -> None:
    article = read(text)
    assert (article.publisher, article.blocks[0].kind) == (publisher, kind)


def test_what_a_press_release_says_of_the_company_is_not_the_story() -> None:
    found = kinds(
        f"{LONG}\n\n{LONG}\n\nAbout Velmora Bridges\n\nVelmora Bridges is a builder of bridges.\n\n{LONG}"
    )
    assert [kind for kind, _ in found] == ["body", "body", "boilerplate", "boilerplate", "boilerplate"]
    assert [kind for kind, _ in kinds(f"{LONG}\n\nAbout the bridge\n\n{LONG}")] == ["body", "subhead", "body"]


def test_a_title_after_an_address() -> None:
    article = read(
        f"https://www.velmorapost.co.uk/news/2022/07/25/x\n\nBridge closed after flood\n\n{LONG}\n"
    )
    assert (article.title, article.publisher, article.published) == (
        "Bridge closed after flood",
        "velmorapost.co.uk",
        "2022-07-25",
    )


@pytest.mark.parametrize(
    ("text", "name", "published"),
    [
        (f"https://x.example/2022/07/story\n\n{LONG}", "a.txt", None),
        (f"https://x.example/view?ud=20220721000725\n\n{LONG}", "a.txt", "2022-07-21"),
        (f"https://x.example/article/13/07/2022/x\n\n{LONG}", "a.txt", "2022-07-13"),
        (f"VELMORA, Norland, Jul 25 2022 (Agency) - {LONG}", "a.txt", "2022-07-25"),
        (f"VELMORA - 13 July 2022: {LONG}", "a.txt", "2022-07-13"),
        (f"Bridge closed\n\nPublished: 5 March 2020\n\n{LONG}", "a.txt", "2020-03-05"),
        (f"{LONG}\n\nThe council met today (March 5, 2020) in Velmora.", "a.txt", "2020-03-05"),
        (LONG, "2020-03-05-bridge.txt", "2020-03-05"),
        (LONG, "20200305.txt", "2020-03-05"),
        (LONG, "20201399.txt", None),
        (LONG + " It was closed on July 4, 2019.", "a.txt", None),
    ],
)
def test_the_date_comes_from_address_text_or_name_or_is_unknown(
    text: str, name: str, published: str | None
) -> None:
    assert read(text, name).published == published


@pytest.mark.parametrize("end", ["---", "..."])
def test_the_story_may_begin_right_after_the_front_matter(end: str) -> None:
    (article,) = reader_for(".md")("a.md", f"---\ntitle: Bridge closed\n{end}\n{LONG}\n".encode(), Options())
    assert isinstance(article, Article)
    assert [article.block_text(block) for block in article.body] == [LONG]
    assert [article.line_at(block.start) for block in article.body] == [4]


def test_markdown_marks_become_text_and_kinds(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: Bridge closed\ndate: 2020-03-05\nauthor: Anna Lindqvist\n---\n\n# Bridge *closed*\n\n"
        f"**{LONG}** See [the report](http://x.example/a).\n\n## What next\n\n- First the piers.\n- Then the deck.\n\n"
        "![The bridge](b.png)\n\n```\ncode here\n```\n\nA snake_case_word and 2 * 3 * 4 stay.\n"
    )
    (article,) = ingest([str(tmp_path / "a.md")])
    assert isinstance(article, Article)
    assert (article.title, article.published, article.author) == (
        "Bridge closed",
        "2020-03-05",
        "Anna Lindqvist",
    )
    found = [(block.kind, article.block_text(block)) for block in article.blocks]
    assert [text for kind, text in found[:5] if kind == "boilerplate"] == [
        "---",
        "title: Bridge closed",
        "date: 2020-03-05",
        "author: Anna Lindqvist",
        "---",
    ]
    assert found[5:] == [
        ("title", "Bridge closed"),
        ("body", f"{LONG} See the report."),
        ("subhead", "What next"),
        ("body", "First the piers."),
        ("body", "Then the deck."),
        ("caption", "The bridge"),
        ("boilerplate", "```"),
        ("boilerplate", "code here"),
        ("boilerplate", "```"),
        ("body", "A snake_case_word and 2 * 3 * 4 stay."),
    ]
    assert article.line_at(article.blocks[6].start) == 9


def test_long_addresses_do_not_hide_that_a_text_is_wrapped() -> None:
    address = "https://post.example/" + "x" * 200
    text = f"{address}\n\nThe council of Velmora voted on Monday to\nrebuild the bridge over the river. It will\ncost two million crowns.\n"
    assert [p.text[-7:] for p in paragraphs(split_lines(text))] == ["xxxxxxx", "crowns."]


def test_an_indented_line_after_a_full_stop_opens_a_paragraph() -> None:
    text = "The council of Velmora voted on Monday to re-\nbuild the old bridge over the river Vel.\n  Work begins in May, and the old bridge will\nstay open until then.\n"
    assert len(paragraphs(split_lines(text))) == 2


def test_form_feeds_end_lines_and_are_not_counted() -> None:
    article = read(f"{LONG}\n\f{LONG}\n{LONG}")
    assert [article.line_at(block.start) for block in article.blocks] == [1, 2, 3]


def test_the_row_of_a_markdown_table_is_boilerplate_unless_prose_stands_in_it(tmp_path: Path) -> None:
    prose = "The ferry left the quay at noon with more people on board than its papers allow."
    (tmp_path / "a.md").write_text(
        "# Ferry lost\n\nIt sank on Monday.\n| port | **dead** |\n| :--- | --- |\n| Ardel | 12 |\n"
        f"| told | {prose} |\n\nSome say a | b.\n"
    )
    (article,) = ingest([str(tmp_path / "a.md")])
    found = [(block.kind, article.block_text(block)) for block in article.blocks]
    assert ("body", "It sank on Monday.") in found
    assert [text for kind, text in found if kind == "boilerplate"] == ["port | dead", "Ardel | 12"]
    assert ("body", prose) in found
    assert ("body", "Some say a | b.") in found
    assert "---" not in article.text


@pytest.mark.parametrize("ending", [".md", ".jsonl"])
def test_a_title_of_two_thousand_characters_stays_whole(ending: str) -> None:
    title = "Bridge " * 285 + "closed"
    record = json.dumps({"title": title, "text": LONG}) if ending == ".jsonl" else f"# {title}\n\n{LONG}\n"
    (article,) = reader_for(ending)("a", record.encode(), Options())
    assert isinstance(article, Article)
    assert article.title == title
    assert [article.block_text(block) for block in article.blocks] == [title, LONG]


SIZE = 50_000
HOSTILE = ["a", "[", "[a", "![", "[a](", "**a ", "__", "*a ", "`a", '"', ".'", "a-", "- ", "#", "a\n", "---\n", "~~~\n", "ab\n--\n",
    "the council voted to rebuild the old bridge over-\n", "A. ", "2020", "About X\n\n", "www.a.", "A (", "|", "| "]  # fmt: skip


@pytest.mark.parametrize("ending", [".txt", ".md"])
@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_takes_more_than_linear_time(piece: str, ending: str) -> None:
    text = piece * (SIZE // len(piece)) + " b"
    with soon():
        (item,) = reader_for(ending)("a", text.encode(), Options())
    assert isinstance(item, Article)


@given(st.lists(st.text(alphabet="aB.,-\" \t1é–'", max_size=90), max_size=30))
@example(["1- ", "1", "11111111111111111111111 1", "1"])
def test_nothing_is_lost_and_every_offset_leads_to_its_line(lines: list[str]) -> None:
    article = read("\n".join(lines))
    assert all(one.end < other.start for one, other in pairwise(article.blocks))
    kept = "".join("".join(article.block_text(block).split()) for block in article.blocks)
    whole = "".join("".join(lines).split())
    assert kept.replace("-", "") == whole.replace("-", "")
    for block in article.blocks:
        assert article.text[block.start : block.end] == article.block_text(block).strip() != ""
    for offset, number in article.lines:
        # A word joined at a line end goes on in the next line, with its hyphen or without.
        word = article.text[offset : offset + 3].split()[0].replace("-", "")
        assert word in "".join(line.strip() for line in lines[number - 1 : number + 1]).replace("-", "")


def by_line(article: Article) -> list[tuple[int, str]]:
    """Return the numbers of the lines that the article has marks of, each with the text up to the next mark."""
    marks = [*article.lines, (len(article.text), 0)]
    return [(number, article.text[start:end].strip()) for (start, number), (end, _) in pairwise(marks)]


@pytest.mark.parametrize("ending", [".txt", ".md"])
@given(st.lists(st.text(alphabet="aB., \té–", max_size=90), max_size=30))
def test_the_text_between_two_marks_is_the_line_of_the_file(ending: str, lines: list[str]) -> None:
    (article,) = reader_for(ending)("a", "\n".join(lines).encode(), Options())
    written = [(number, " ".join(line.split())) for number, line in enumerate(lines, 1) if line.strip()]
    assert by_line(article) == written


@given(st.lists(st.text(alphabet="aB.-, ", max_size=90), max_size=30))
def test_a_line_loses_at_most_the_hyphen_at_its_end(lines: list[str]) -> None:
    for number, text in by_line(read("\n".join(lines))):
        written = " ".join(lines[number - 1].split())
        assert text in (written, written.removesuffix("-"))


@pytest.mark.parametrize("ending", [".json", ".jsonl"])
@given(st.lists(st.text(alphabet='aB.,-" é–', max_size=90).filter(str.strip), min_size=1, max_size=9))
def test_the_paragraphs_of_a_record_stay_as_they_are(ending: str, written: list[str]) -> None:
    record = json.dumps({"title": "Bridge closed", "text": "\n\n".join(written)})
    (article,) = reader_for(ending)("a", record.encode(), Options())
    found = [article.block_text(block) for block in article.blocks]
    assert found == ["Bridge closed", *(" ".join(words.split()) for words in written)]
