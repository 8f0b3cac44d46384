"""Times are read as the words give them, settled only by what stands in the document or its publication."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from crossbearing.model.clock import day_after
from crossbearing.model.document import Block, BlockKind, Document, Published
from crossbearing.read.parse import parse
from crossbearing.read.times import TimeMention, find_times, heading_time

THURSDAY = "2031-05-15"


def _document(
    text: str,
    published: str | None = THURSDAY,
    latest: str | None = None,
    *,
    kind: BlockKind = "paragraph",
    under: tuple[str, ...] = (),
) -> Document:
    end = latest or (day_after(published) if published else None)
    return Document(
        id="doc_test",
        path=None,
        url=None,
        source=None,
        source_basis="unknown",
        title=None,
        byline=None,
        published=Published(published, end, "given" if published else "unknown"),
        retrieved_at=None,
        language="en",
        genre="report",
        text=text,
        blocks=(Block(0, len(text), kind, under),),
        sha256="",
    )


def _times(nlp: Language, document: Document) -> tuple[TimeMention, ...]:
    return find_times(document, parse(document, nlp))


def _intervals(nlp: Language, document: Document) -> list[tuple[str, str | None, str | None]]:
    return [(m.ref.words, m.ref.start, m.ref.end) for m in _times(nlp, document)]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("The weir gave way on 24 December 2029.", "on 24 December 2029", "2029-12-24", "2029-12-25"),
        ("The weir gave way on February 9th, 2030.", "on February 9th, 2030", "2030-02-09", "2030-02-10"),
        ("The weir gave way in December 2029.", "in December 2029", "2029-12-01", "2030-01-01"),
        ("The weir gave way in 2029.", "in 2029", "2029-01-01", "2030-01-01"),
        ("The report is dated 2030-03-07.", "2030-03-07", "2030-03-07", "2030-03-08"),
        ("The report is dated 24.12.2029.", "24.12.2029", "2029-12-24", "2029-12-25"),
        ("The report is dated 12/24/2029.", "12/24/2029", "2029-12-24", "2029-12-25"),
        ("They met on Sept. 6, 2029.", "on Sept. 6, 2029", "2029-09-06", "2029-09-07"),
        ("They met on Monday, 3 June 2030.", "on Monday, 3 June 2030", "2030-06-03", "2030-06-04"),
        ("They met on June 3-5, 2030.", "on June 3-5, 2030", "2030-06-03", "2030-06-06"),
        ("They met in the summer of 2030.", "in the summer of 2030", "2030-06-01", "2030-09-01"),
        ("They met in the first half of 2030.", "in the first half of 2030", "2030-01-01", "2030-07-01"),
        ("Sales fell in the third quarter of 2030.", "in the third quarter of 2030", "2030-07-01", "2030-10-01"),
        ("It was a fort in the 19th century.", "in the 19th century", "1800-01-01", "1900-01-01"),
        ("It was a jail in the 1930s.", "in the 1930s", "1930-01-01", "1940-01-01"),
        ("The levee failed in early March 2030.", "in early March 2030", "2030-03-01", "2030-03-11"),
        ("The levee failed in mid-March 2030.", "in mid-March 2030", "2030-03-11", "2030-03-21"),
        ("The levee failed at the end of March 2030.", "at the end of March 2030", "2030-03-21", "2030-04-01"),
        ("The levee failed in late 2030.", "in late 2030", "2030-09-01", "2031-01-01"),
        ("As of late January 2031 the lake was dry.", "As of late January 2031", "2031-01-21", "2031-02-01"),
        ("The mill's 2029 harvest failed.", "2029", "2029-01-01", "2030-01-01"),
        ("The 2028 elections were close.", "2028", "2028-01-01", "2029-01-01"),
        ("It lasted from March to September 2029.", "from March to September 2029", "2029-03-01", "2029-10-01"),
        ("It was shut between 2024 and 2029.", "between 2024 and 2029", "2024-01-01", "2030-01-01"),
        ("The siege (August 2027 – May 2028) ended.", "August 2027 – May 2028", "2027-08-01", "2028-06-01"),
    ],
)
def test_reads_dates_by_the_calendar(nlp: Language, text: str, words: str, start: str, end: str) -> None:
    """A date with its year means the same whenever the text came out."""
    expected = [(words, start, end)]
    assert _intervals(nlp, _document(text)) == expected
    assert _intervals(nlp, _document(text, None)) == expected


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("The ferry sank on May 3.", "on May 3", "2031-05-03", "2031-05-04"),
        ("The ferry sank on Dec. 24.", "on Dec. 24", "2030-12-24", "2030-12-25"),
        ("The ferry sank in November.", "in November", "2030-11-01", "2030-12-01"),
        ("The ferry sank on Thursday.", "on Thursday", "2031-05-15", "2031-05-16"),
        ("The ferry sank on Friday.", "on Friday", "2031-05-09", "2031-05-10"),
        ("The council will vote on Friday.", "on Friday", "2031-05-16", "2031-05-17"),
        ("The vote is set for Friday.", "for Friday", "2031-05-16", "2031-05-17"),
        ("Protesters set fire to a bus on Friday.", "on Friday", "2031-05-09", "2031-05-10"),
        ("It closed due to the storm on Friday.", "on Friday", "2031-05-09", "2031-05-10"),
        ("Polls close on Sunday.", "on Sunday", "2031-05-18", "2031-05-19"),
        ("The council will vote next Friday.", "next Friday", "2031-05-16", "2031-05-17"),
        ("The council will vote in November.", "in November", "2031-11-01", "2031-12-01"),
        ("The cuts announced in January cost a fortune.", "in January", "2031-01-01", "2031-02-01"),
        ("It may have sunk on June 3.", "on June 3", "2030-06-03", "2030-06-04"),
        ("Residents should apply on June 3.", "on June 3", "2031-06-03", "2031-06-04"),
        ("It sank at 4.40 this morning.", "at 4.40 this morning", "2031-05-15", "2031-05-16"),
        ("The ferry sank last Thursday.", "last Thursday", "2031-05-08", "2031-05-09"),
        ("The ferry sank yesterday.", "yesterday", "2031-05-14", "2031-05-15"),
        ("The ferry sank last night.", "last night", "2031-05-14", "2031-05-15"),
        ("The ferry sank this morning.", "this morning", "2031-05-15", "2031-05-16"),
        ("The ferry sank two days ago.", "two days ago", "2031-05-13", "2031-05-14"),
        ("The ferry sank a decade ago.", "a decade ago", "2021-01-01", "2022-01-01"),
        ("The ferry sank last week.", "last week", "2031-05-05", "2031-05-12"),
        ("The ferry sank earlier this month.", "earlier this month", "2031-05-01", "2031-05-16"),
        ("The ferry sank last summer.", "last summer", "2030-06-01", "2030-09-01"),
        ("The ferry sank last December.", "last December", "2030-12-01", "2031-01-01"),
        ("The ferry sank on Tuesday morning.", "on Tuesday morning", "2031-05-13", "2031-05-14"),
        ("Prices fell in the first half of this year.", "in the first half of this year", "2031-01-01", "2031-07-01"),
        ("Prices fell in the fourth quarter.", "in the fourth quarter", "2030-10-01", "2031-01-01"),
        ("It flooded over the weekend.", "over the weekend", "2031-05-10", "2031-05-12"),
        ("Rain fell over the past two weeks.", "over the past two weeks", "2031-04-28", "2031-05-16"),
    ],
)
def test_counts_from_publication(nlp: Language, text: str, words: str, start: str, end: str) -> None:
    """What leaves out its year or names a weekday lies before publication, or after it where the verb looks ahead."""
    assert _intervals(nlp, _document(text)) == [(words, start, end)]
    assert _intervals(nlp, _document(text, None)) == [(words, None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bridge closed in February 2029 but reopened seven months later.",
            [("2029-02-01", "2029-03-01"), ("2029-09-01", "2029-10-01")],
        ),
        (
            "It was founded in May 2029 and dissolved in September of the same year.",
            [("2029-05-01", "2029-06-01"), ("2029-09-01", "2029-10-01")],
        ),
        (
            "The storm hit on September 6, 2029. Within five days, thirty villages were cut off.",
            [("2029-09-06", "2029-09-07"), ("2029-09-06", "2029-09-12")],
        ),
        (
            "The port was shut for almost seven months after the quake in February 2029.",
            [("2029-02-01", "2029-10-01"), ("2029-02-01", "2029-03-01")],
        ),
        (
            "In November 2029 the union claimed victory, which the owner called false at the time.",
            [("2029-11-01", "2029-12-01"), ("2029-11-01", "2029-12-01")],
        ),
        (
            "The barge sank on 3 June 2029. The following day, divers found it.",
            [("2029-06-03", "2029-06-04"), ("2029-06-04", "2029-06-05")],
        ),
        (
            "The barge sank on 3 June 2029. On 9 June divers found it.",
            [("2029-06-03", "2029-06-04"), ("2029-06-09", "2029-06-10")],
        ),
        (
            "The strike began three days before the vote of 5 June 2029.",
            [("2029-06-02", "2029-06-03"), ("2029-06-05", "2029-06-06")],
        ),
    ],
)
def test_counts_from_the_time_told_before(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    """Words that point back count from the last time told in the paragraph, not from publication."""
    assert [(start, end) for _, start, end in _intervals(nlp, _document(text))] == expected


@pytest.mark.parametrize(
    ("text", "relation", "start", "end"),
    [
        ("The plant must close by the end of March 2032.", "by", None, "2032-04-01"),
        ("They were ordered to finish by their February 2032 deadline.", "by", None, "2032-03-01"),
        ("The road has been shut since November 2029.", "since", "2029-11-01", None),
        ("Output has fallen since leaving the pact in May 2029.", "since", "2029-05-01", None),
        ("The road stayed shut until May 2029.", "until", None, "2029-06-01"),
        ("The road was shut before May 2029.", "until", None, "2029-05-01"),
        ("They were given until noon on Friday.", "until", None, "2031-05-17"),
        ("The truce was extended until 15 June.", "until", None, "2031-06-16"),
        ("The works restarts by the end of June.", "by", None, "2031-07-01"),
        ("The road was shut on 9 May 2029.", "at", "2029-05-09", "2029-05-10"),
        ("The road was shut in May 2029.", "during", "2029-05-01", "2029-06-01"),
    ],
)
def test_bounds_follow_the_small_words(
    nlp: Language, text: str, relation: str, start: str | None, end: str | None
) -> None:
    """By, since and until open one bound; a deadline ends with its period."""
    (mention,) = _times(nlp, _document(text))
    assert (mention.ref.relation, mention.ref.start, mention.ref.end) == (relation, start, end)
    assert mention.ref.ongoing is (relation == "since")


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("It sank at 14:58 UTC on 20 June 2029.", "2029-06-20T14:58:00Z", "2029-06-20T14:59:00Z", "minute"),
        ("It sank at 3:30 p.m. EST on Tuesday.", "2031-05-13T20:30:00Z", "2031-05-13T20:31:00Z", "minute"),
        ("It sank on 20 June 2029, 9 p.m. PST.", "2029-06-21T05:00:00Z", "2029-06-21T06:00:00Z", "hour"),
        ("It sank at 18:20 GMT+2 on 20 June 2029.", "2029-06-20T16:20:00Z", "2029-06-20T16:21:00Z", "minute"),
        ("Logged 2029-06-20T09:30:00Z.", "2029-06-20T09:30:00Z", "2029-06-20T09:31:00Z", "minute"),
        ("It sank at 3:30 p.m. on Tuesday.", "2031-05-13", "2031-05-14", "day"),
        ("It sank at 9 a.m. local time on 20 June 2029.", "2029-06-20", "2029-06-21", "day"),
    ],
)
def test_a_time_of_day_with_its_zone_is_an_instant(
    nlp: Language, text: str, start: str, end: str, precision: str
) -> None:
    """With a zone the instant is known in UTC; without one only the day is."""
    (mention,) = _times(nlp, _document(text))
    assert (mention.ref.start, mention.ref.end, mention.ref.precision) == (start, end, precision)


def test_since_then_looks_back_past_the_paragraph(nlp: Language) -> None:
    """Since then counts from the last time told, also in the paragraph before."""
    text = "The dam broke in May 2029.\n\nSince then nobody has lived there."
    document = _document(text)
    split = text.index("Since")
    blocks = (Block(0, split - 2, "paragraph"), Block(split, len(text), "paragraph"))
    document = replace(document, blocks=blocks)
    assert _intervals(nlp, document)[-1] == ("Since then", "2029-05-01", None)


@pytest.mark.parametrize(
    "text",
    [
        "The strike went on for weeks.",
        "It was a five-day march of 2000 people.",
        "Some 1500 workers left the yard.",
        "He told May Brown that she may march.",
        "The paper is out every Sunday.",
        "They crossed it in five days.",
        "Take the A2014 or room 1999-b.",
        "The Sunday Times wrote about it.",
        "See Bulletin 2026/11.",
    ],
)
def test_durations_and_look_alikes_are_no_times(nlp: Language, text: str) -> None:
    """A length of time, a habit, a count or a name dates nothing."""
    assert _times(nlp, _document(text)) == ()


@pytest.mark.parametrize(
    ("heading", "start", "end"),
    [
        ("The Lower Weir (August 2027 – May 2028)", "2027-08-01", "2028-06-01"),
        ("March 2028", "2028-03-01", "2028-04-01"),
        ("The first flood (2028)", "2028-01-01", "2029-01-01"),
    ],
)
def test_headings_date_what_stands_under_them(nlp: Language, heading: str, start: str, end: str) -> None:
    """A year-less date under a dated heading belongs to the heading's time, which is offered with its words."""
    text = f"{heading}\n\nThe gates were closed on May 3."
    body = text.index("The gates")
    blocks = (Block(0, len(heading), "heading"), Block(body, len(text), "paragraph", (heading,)))
    base = _document(text)
    document = replace(base, blocks=blocks)
    found = heading_time(document, blocks[1])
    assert found is not None
    assert (found.ref.start, found.ref.end) == (start, end)
    assert found.ref.words == text[found.start : found.end]
    assert _intervals(nlp, document)[-1] == ("on May 3", "2028-05-03", "2028-05-04")


def test_a_mere_mention_of_a_year_dates_no_section(nlp: Language) -> None:
    """Under "The treaty of 2014 today" a year-less date still belongs to the time of publication."""
    document = _document("The gates were closed on May 3.", under=("The treaty of 2014 today",))
    assert _intervals(nlp, document) == [("on May 3", "2031-05-03", "2031-05-04")]


def test_an_uncertain_publication_settles_only_what_it_can(nlp: Language) -> None:
    """With publication known to a fortnight, a month may be settled and a weekday may not."""
    document = _document("The ferry sank in March. It was raised on Friday.", "2031-05-05", "2031-05-19")
    assert _intervals(nlp, document) == [("in March", "2031-03-01", "2031-04-01"), ("on Friday", None, None)]


def test_words_spoken_on_another_day_count_from_there(nlp: Language) -> None:
    """Yesterday inside a quotation counts from the day of speaking."""
    text = 'On 3 May 2030 she said: "The gates broke yesterday." They broke again yesterday.'
    document = _document(text)
    span = (text.index('"'), text.rindex('"') + 1)
    found = find_times(document, parse(document, nlp), anchors={span: ("2030-05-03", "2030-05-04")})
    assert [m.ref.start for m in found] == ["2030-05-03", "2030-05-02", "2031-05-14"]


def test_an_ambiguous_numeric_date_is_not_guessed(nlp: Language) -> None:
    """Of 03/04/2031 nobody can tell day from month."""
    assert _intervals(nlp, _document("Filed 03/04/2031.")) == [("03/04/2031", None, None)]


_VOCABULARY = """on in by since the end of early May March 3 5 31 2030 1999 Tuesday last next two days ago later week
month year then – , . to and between within same a decade ’ “ ” % 00:30 3rd /"""
_WORDS = st.sampled_from([*_VOCABULARY.split(), "\n"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_WORDS, max_size=30).map(" ".join), st.sampled_from([None, THURSDAY, "0001-01-01", "9999-12-30"]))
def test_any_words_keep_their_offsets(nlp: Language, text: str, published: str | None) -> None:
    """No order of words breaks the reading; words are the text's own, in order, and no interval runs backwards."""
    end = 0
    for mention in _times(nlp, _document(text, published)):
        assert mention.ref.words == text[mention.start : mention.end]
        assert end <= mention.start < mention.end
        end = mention.end
        if mention.ref.start and mention.ref.end:
            assert mention.ref.start < mention.ref.end


def test_long_texts_take_time_in_proportion(nlp: Language) -> None:
    """Twice the text takes about twice as long, whatever it repeats."""
    unit = "a-b-c 1 May to 2 since early in the 2000-01 two days three - 12, 1999 of the end of "

    def seconds(length: int) -> float:
        document = _document((unit * (length // len(unit) + 1))[:length])
        passages = parse(document, nlp)
        begun = time.perf_counter()
        find_times(document, passages)
        return time.perf_counter() - begun

    seconds(1_000)
    assert seconds(24_000) < 10 * max(seconds(6_000), 0.02)


def test_an_undated_entry_is_of_no_known_day(nlp: Language) -> None:
    """In a timeline entry without a date a month without a year stays open; with one it counts from that day."""
    text = "Engineers had closed the gates by late November."
    assert _intervals(nlp, _document(text, kind="entry")) == [("by late November", None, None)]
    dated = f"3. May 4, 2029: The wall cracked. {text}"
    assert _intervals(nlp, _document(dated, kind="entry"))[-1] == ("by late November", None, "2028-12-01")
    live = replace(_document("The wall cracked on Friday.", kind="entry"), genre="liveblog")
    assert _intervals(nlp, live) == [("on Friday", "2031-05-09", "2031-05-10")]


def test_a_deadline_is_a_bound(nlp: Language) -> None:
    """The word deadline makes a date the end of what is to be done."""
    (mention,) = _times(nlp, _document("The board set a June 2032 deadline."))
    assert (mention.ref.words, mention.ref.relation) == ("June 2032 deadline", "by")
    assert (mention.ref.start, mention.ref.end) == (None, "2032-07-01")


def test_a_date_that_describes_a_noun_stands_alone(nlp: Language) -> None:
    """In "during the 2029 flood" the year describes the flood."""
    assert _intervals(nlp, _document("It broke during the 2029 flood.")) == [("2029", "2029-01-01", "2030-01-01")]


def test_a_time_knows_its_verb(nlp: Language) -> None:
    """Of two times in a sentence each is tied to the verb it dates."""
    text = "The dam, built in 1974, gave way on 3 May 2029."
    verbs = [text[m.verb :].split(maxsplit=1)[0] for m in _times(nlp, _document(text)) if m.verb is not None]
    assert verbs == ["built", "gave"]
