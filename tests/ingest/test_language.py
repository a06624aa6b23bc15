"""The language of an article: told from its text, declared only where the text does not tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import brief
from briefing.config import Settings
from briefing.ingest.language import language_of

SENTENCES = {
    "en": "The council of Velmora voted on Monday to rebuild the bridge over the river.",
    "fr": "Le conseil municipal a voté lundi pour la reconstruction du pont, qui est fermé depuis un an.",
    "de": "Der Stadtrat hat am Montag für den Wiederaufbau der Brücke gestimmt, die seit einem Jahr gesperrt ist.",
    "es": "El consejo votó el lunes a favor de la reconstrucción del puente, que está cerrado desde hace un año.",
    "it": "Il consiglio ha votato lunedì per la ricostruzione del ponte, che è chiuso da un anno.",
    "pt": "O conselho votou na segunda-feira a favor da reconstrução da ponte, que está fechada há um ano.",
    "nl": "De raad heeft maandag gestemd voor de herbouw van de brug, die al een jaar gesloten is.",
    "sv": "Kommunfullmäktige röstade på måndagen för att bron ska byggas upp, och den är stängd sedan ett år.",
    "pl": "Rada miasta głosowała w poniedziałek za odbudową mostu, który jest zamknięty od roku i nie działa.",
    "tr": "Belediye meclisi pazartesi günü bir yıldır kapalı olan köprü için oy kullandı ve bu çok önemli.",
    "id": "Dewan kota pada hari Senin memilih untuk membangun kembali jembatan yang telah ditutup.",
    "ru": "Городской совет в понедельник проголосовал за восстановление моста, который был закрыт.",
    "uk": "Міська рада у понеділок проголосувала за відновлення мосту, який був закритий.",
    "ar": "صوت المجلس البلدي يوم الاثنين على إعادة بناء الجسر الذي أغلق منذ عام",
    "fa": "شورای شهر روز دوشنبه به بازسازی پل که یک سال است بسته شده رای داد و این را اعلام کرد",
    "he": "מועצת העיר הצביעה ביום שני בעד שיקום הגשר שנסגר לפני שנה",
    "el": "Το δημοτικό συμβούλιο ψήφισε τη Δευτέρα υπέρ της ανοικοδόμησης της γέφυρας",
    "hi": "नगर परिषद ने सोमवार को पुल के पुनर्निर्माण के लिए मतदान किया है और यह बंद है",
    "zh": "市议会星期一投票决定重建这座已经关闭一年的桥梁。",
    "ja": "市議会は月曜日、一年前から閉鎖されている橋の再建を可決した。",
    "ko": "시의회는 월요일 일 년 동안 폐쇄된 다리의 재건을 가결했다.",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_one_sentence_tells_its_language(code: str) -> None:
    assert language_of(SENTENCES[code]) == code


@pytest.mark.parametrize(
    "text", ["", "Bridge closed", "404", "Angela Merkel, Emmanuel Macron", "de la", "Le Pen la"]
)
def test_what_does_not_tell_is_what_it_is_declared_else_english(text: str) -> None:
    assert language_of(text) == "en"
    assert language_of(text, "fr-CA") == "fr"
    assert language_of(text, "?") == "en"


def test_the_text_wins_over_the_declaration() -> None:
    assert language_of(SENTENCES["de"], "en-US") == "de"
    assert language_of(SENTENCES["en"] + " It will cost 3 million, the mayor said.", "fr") == "en"


def test_an_article_in_another_language_is_listed_and_readable_but_not_briefed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"Le pont\n\n{SENTENCES['fr']} Il a coûté 3 millions d'euros, selon Emmanuel Macron.\n"
    )
    briefing = brief(str(tmp_path), settings=Settings(store=False))
    (card,) = briefing.articles
    assert (card.language, card.notes) == ("fr", ("fr: not summarised",))
    assert card.words > 0
    for found in (briefing.summary, briefing.actors, briefing.key_numbers, briefing.open_questions):
        assert found == ()
