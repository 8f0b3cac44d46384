"""Which language a text and each of its paragraphs is in."""

from __future__ import annotations

import pytest

from crossbearing.collect.language import language_of, languages_of
from crossbearing.model.document import Block

ENGLISH = (
    "The council of Velm closed the old bridge on Monday after an engineer found cracks in two of its piers. "
    "Residents said that nobody had warned them, and the mayor promised an answer by the end of the week."
)
FOREIGN = {
    "uk": "Міська рада закрила старий міст через тріщини в опорах, а мешканці кажуть, що їх ніхто не попередив.",
    "ru": "Городской совет закрыл старый мост из-за трещин в опорах, а жители говорят, что их никто не предупредил.",
    "bg": "Общинският съвет затвори стария мост заради пукнатини, а жителите казват, че никой не ги е предупредил.",
    "el": "Το δημοτικό συμβούλιο έκλεισε την παλιά γέφυρα και οι κάτοικοι λένε ότι κανείς δεν τους ειδοποίησε.",
    "ar": "أغلق مجلس المدينة الجسر القديم بسبب تشققات في أعمدته، ويقول السكان إن أحدا لم يحذرهم من ذلك.",
    "he": "מועצת העיר סגרה את הגשר הישן בגלל סדקים בעמודים, והתושבים אומרים שאיש לא הזהיר אותם.",
    "fa": "شورای شهر پل قدیمی را به خاطر ترک در پایه‌ها بست و ساکنان می‌گویند هیچ‌کس به آنها هشدار نداده بود.",
    "hi": "नगर परिषद ने दरारों के कारण पुराना पुल बंद कर दिया और निवासियों का कहना है कि किसी ने उन्हें चेतावनी नहीं दी।",
    "zh": "市议会因桥墩出现裂缝而关闭了老桥，居民们表示没有人提前通知他们，要求市长在本周内作出解释。",
    "ja": "市議会は橋脚にひびが見つかったため古い橋を閉鎖し、住民は誰からも知らされていなかったと話している。",
    "ko": "시의회는 교각에 균열이 발견되자 오래된 다리를 폐쇄했고 주민들은 아무도 알려 주지 않았다고 말한다.",
    "de": "Der Stadtrat hat die alte Brücke wegen Rissen in zwei Pfeilern gesperrt, ohne die Anwohner zu warnen.",
    "fr": "Le conseil municipal a fermé le vieux pont à cause de fissures, et les habitants n'ont pas été prévenus.",
    "es": "El ayuntamiento cerró el viejo puente por las grietas, y los vecinos dicen que nadie les avisó a tiempo.",
    "pt": "A câmara municipal fechou a velha ponte por causa de fendas, e os moradores dizem que ninguém os avisou.",
    "it": "Il consiglio comunale ha chiuso il vecchio ponte per le crepe, e gli abitanti non erano stati avvertiti.",
    "nl": "De gemeenteraad heeft de oude brug gesloten vanwege scheuren, en niemand heeft de bewoners gewaarschuwd.",
    "da": "Byrådet har lukket den gamle bro, fordi der var revner, og beboerne siger, at ingen har advaret dem om det.",
    "pl": "Rada miasta zamknęła stary most z powodu pęknięć w filarach, a mieszkańcy mówią, że nikt ich nie ostrzegł.",
    "tr": "Belediye meclisi çatlaklar nedeniyle eski köprüyü kapattı, sakinler kimsenin onları uyarmadığını söylüyor.",
    "vi": "Hội đồng thành phố đã đóng cửa cây cầu cũ vì các vết nứt mà không báo trước cho người dân.",
}


def _blocks(text: str) -> tuple[Block, ...]:
    """Return one paragraph for each line."""
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Block(start, start + len(line), "paragraph"))
        start += len(line) + 1
    return tuple(found)


@pytest.mark.parametrize("language", FOREIGN)
def test_knows_the_language_of_a_text(language: str) -> None:
    """A text in one language is known by it, whatever its script or direction."""
    text = FOREIGN[language]
    found, blocks = languages_of(text, _blocks(text), None)
    assert found == language
    assert [block.language for block in blocks] == [None]


@pytest.mark.parametrize("language", FOREIGN)
def test_marks_a_paragraph_in_another_language(language: str) -> None:
    """Inside an English text the paragraph in another language is marked, and no other."""
    text = f"{ENGLISH}\n{FOREIGN[language]}\n{ENGLISH}"
    found, blocks = languages_of(text, _blocks(text), None)
    assert found == "en"
    assert [block.language for block in blocks] == [None, language, None]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "BRIDGE CLOSED AFTER CRACKS FOUND; RESIDENTS DEMAND ANSWERS; MAYOR SILENT; FERRY FULL", id="capitals"
        ),
        pytest.param(
            "Anna Brandt, Pavlo Kovalenko, Jean-Luc Moreau, Giulia Rossi, Hans Schmidt, Ivana Novak", id="names"
        ),
        pytest.param(
            "Velm 12,400 45.2% Harrow 9,312 33.9% Lenz 5,201 18.9% Ostrel 512 1.9% Dorrin 88 0.3%", id="table"
        ),
        pytest.param(
            "“Nie wieder”, said Anna Brandt of the town of Oberhausen. “Wir bleiben hier”, she added.", id="quotation"
        ),
        pytest.param("Die alte Brücke bleibt gesperrt.", id="short"),
        pytest.param(
            "Miska rada vyrishyla zakryty staryi mist cherez trishchyny, kazhut meshkantsi mista.", id="romanised"
        ),
        pytest.param(
            "https://velm.example/a/b?c=d @velm_council #oldbridge #closed https://velm.example/e", id="addresses"
        ),
    ],
)
def test_marks_nothing_where_the_language_is_unsure(text: str) -> None:
    """Capitals, names, numbers, short lines and English around a foreign quotation are never set aside."""
    whole = f"{ENGLISH}\n{text}\n{ENGLISH}"
    _, blocks = languages_of(whole, _blocks(whole), None)
    assert {block.language for block in blocks} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12,400 45.2% 9,312",
        "Velm, Harrow, Lenz",
        "Miska rada vyrishyla zakryty staryi mist cherez trishchyny u dvokh oporakh.",
    ],
)
def test_leaves_the_language_unknown_where_it_does_not_show(text: str) -> None:
    """Too little text, numbers, and words in the wrong letters have no known language."""
    assert language_of(text) is None
    assert languages_of(text, _blocks(text), None)[0] is None


def test_what_is_given_stands_and_paragraphs_are_measured_by_it() -> None:
    """A manifest's language is kept as it was written; a paragraph in another one is marked all the same."""
    text = f"{ENGLISH}\n{FOREIGN['uk']}"
    found, blocks = languages_of(text, _blocks(text), "en-GB")
    assert found == "en-GB"
    assert [block.language for block in blocks] == [None, "uk"]


def test_a_text_is_in_the_language_of_most_of_its_letters() -> None:
    """One English paragraph under a long Ukrainian text does not make it English."""
    text = "\n".join([FOREIGN["uk"]] * 4 + [ENGLISH])
    assert languages_of(text, _blocks(text), None)[0] == "uk"
