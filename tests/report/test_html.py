"""The web page in a real browser: readable on a phone, printed short, every link to its sentence, no script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browser import Browser, browser, missing
from report.invented import ARTICLE, BRIEFING

from briefing.model import Article, Briefing, SummaryLine
from briefing.report import render

pytestmark = [
    pytest.mark.skipif(missing() is not None, reason=f"needs a browser: {missing()}"),
    pytest.mark.loopback,
]

ATTACK = "<script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">"
PHONE = 390


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser window as narrow as a phone."""
    with browser(tmp_path_factory.mktemp("profile"), PHONE, 800) as opened:
        yield opened


def page(folder: Path, briefing: Briefing = BRIEFING, article: Article = ARTICLE) -> str:
    """Write the report and return its address."""
    file = folder / "briefing.html"
    file.write_bytes(b"".join(render("html", briefing, {article.id: article})))
    return file.as_uri()


def long_briefing() -> Briefing:
    """Return a briefing as full as a morning's: every pane far longer than a screen."""

    def repeated(items: tuple, count: int) -> tuple:
        return tuple(replace(items[at % len(items)], id=f"{items[0].id}-{at}") for at in range(count))

    return replace(
        BRIEFING,
        summary=repeated(BRIEFING.summary, 7),
        actors=repeated(BRIEFING.actors, 60),
        key_numbers=repeated(BRIEFING.key_numbers, 80),
        open_questions=repeated(BRIEFING.open_questions, 40),
    )


def test_nothing_is_wider_than_a_phone(window: Browser, tmp_path: Path) -> None:
    window.open(page(tmp_path, long_briefing()))
    wide = window.run("return document.documentElement.scrollWidth")
    assert wide <= window.run("return document.documentElement.clientWidth")


def test_a_full_briefing_prints_on_two_pages(window: Browser, tmp_path: Path) -> None:
    window.open(page(tmp_path, long_briefing()))
    assert 1 <= window.pages() <= 2


def test_a_link_leads_to_its_sentence_and_lights_it_up(window: Browser, tmp_path: Path) -> None:
    window.open(page(tmp_path))
    before = window.run("return getComputedStyle(document.querySelector('mark')).backgroundColor")
    window.run("document.querySelector('.summary li a').click()")
    assert window.run("return document.querySelector('mark:target').textContent") == BRIEFING.summary[0].text
    assert (
        window.run("return getComputedStyle(document.querySelector('mark:target')).backgroundColor") != before
    )


def test_articles_far_below_are_not_laid_out_yet_and_links_into_them_arrive(
    window: Browser, tmp_path: Path
) -> None:
    articles = {name: replace(ARTICLE, id=name) for name in map(str, range(60))}
    cards = tuple(replace(BRIEFING.articles[0], id=name, copy_of=None) for name in articles)
    (proof,) = BRIEFING.summary[0].evidence
    line = replace(BRIEFING.summary[0], evidence=(replace(proof, article="50"),))
    file = tmp_path / "briefing.html"
    file.write_bytes(b"".join(render("html", Briefing(articles=cards, summary=(line,)), articles)))
    window.open(file.as_uri())
    assert (
        window.run("return getComputedStyle(document.querySelector('article')).contentVisibility") == "auto"
    )
    window.run("document.querySelector('.summary li a').click()")
    place = window.run("return document.querySelector('mark:target').getBoundingClientRect().top")
    assert 0 <= place < 800


def test_every_link_has_its_target(window: Browser, tmp_path: Path) -> None:
    window.open(page(tmp_path, long_briefing()))
    lost = window.run(
        "return [...document.querySelectorAll('a[href]')].filter(a => !document.getElementById(a.hash.slice(1))).length"
    )
    assert lost == 0
    assert window.run("return document.querySelectorAll('a[href^=\"#\"]').length") > 50


def test_text_of_an_article_is_shown_and_never_run(window: Browser, tmp_path: Path) -> None:
    start, end = ARTICLE.blocks[1].start, ARTICLE.blocks[1].end
    text = ARTICLE.text[:start] + (ATTACK * 3)[: end - start]
    line = SummaryLine("s1", ATTACK, BRIEFING.summary[0].evidence)
    window.open(page(tmp_path, replace(BRIEFING, summary=(line,)), replace(ARTICLE, text=text)))
    assert window.run("return document.title") == "Briefing"
    assert window.run("return document.querySelectorAll('script, img').length") == 0
    assert ATTACK in window.run("return document.querySelector('.summary').textContent")
