"""The days on which words were spoken, as far as the document says so."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from crossbearing.model.claim import Span
from crossbearing.model.clock import day_after, day_of
from crossbearing.read.attribution import Attribution
from crossbearing.read.parse import Passage
from crossbearing.read.times import Interval, TimeMention

_SPEAKING_WORDS = """speak talk write address issue publish release post broadcast air record give make deliver date
sign send hold print circulate read quote ask question interview reach contact phone"""
_SPEAKING = frozenset(_SPEAKING_WORDS.split())
_GOES_WITH = frozenset({"advcl", "acl", "relcl", "prep", "pobj", "nsubj", "dobj", "npadvmod", "appos", "amod"})
_DEEP = 6  # steps from "published on Thursday" over "interview" and "in" to the verb of saying


def with_occasions(
    attributions: Iterable[Attribution], passages: Sequence[Passage], times: Sequence[TimeMention]
) -> tuple[Attribution, ...]:
    """Return the attributions with the words for their occasion where syntax tells them: the time of the cue's verb.

    So is the time of a clause of speaking that goes with it: "speaking on Monday, she said", "in a letter dated 3 May".
    """
    starts = [passage.start for passage in passages]
    at = sorted(times, key=lambda t: t.start)
    spots = [t.start for t in at]
    found = []
    for told in attributions:
        said = None
        if told.said is None and told.cue is not None and not told.narrator:
            said = _occasion(told, passages[bisect_right(starts, told.cue[0]) - 1], at, spots)
        found.append(told if said is None else replace(told, said=said))
    return tuple(found)


def _occasion(told: Attribution, passage: Passage, times: Sequence[TimeMention], spots: Sequence[int]) -> Span | None:
    assert told.cue is not None
    start, end = (edge - passage.start for edge in told.cue)
    words = passage.parse.char_span(start, end, alignment_mode="expand")
    if words is None or words.root.pos_ not in {"VERB", "AUX"}:
        return None
    sentence = words.root.sent
    first = bisect_left(spots, passage.start + sentence.start_char)
    for time in times[first : bisect_left(spots, passage.start + sentence.end_char)]:
        inside = any(start < time.end and time.start < end for start, end in told.content)
        if time.verb is None or inside or time.ref.relation not in ("at", "during"):
            continue
        at = time.verb - passage.start
        verb = passage.parse.char_span(at, at + 1, alignment_mode="expand")
        if verb is not None and _tells_occasion(verb.root, words.root):
            return time.start, time.end
    return None


def _tells_occasion(verb: Token, cue: Token) -> bool:
    """Say whether a verb is the cue, or a verb of speaking in a phrase that goes with it."""
    if verb == cue:
        return True
    if verb.lemma_.lower() not in _SPEAKING or verb.tag_ not in {"VBG", "VBN"}:
        return False
    for _ in range(_DEEP):
        if verb.dep_ not in _GOES_WITH:
            return False
        verb = verb.head
        if verb == cue:
            return True
    return False


def spoken_on(attributions: Iterable[Attribution], times: Sequence[TimeMention]) -> Mapping[Span, Interval]:
    """Return the spans of words quoted directly whose day of speaking is told, each with that day.

    They are the anchors of `find_times`: where she said on Friday "we reopen today", today is that Friday. Words in
    indirect speech count from publication, as reporters write them.
    """
    return {
        span: day
        for attribution in attributions
        if attribution.manner == "direct_quote" and attribution.said is not None
        for day in _days(attribution.said, times)
        for span in attribution.content
    }


def _days(said: Span, times: Sequence[TimeMention]) -> Iterable[Interval]:
    """Yield the one day that the words for the occasion tell, if they tell one."""
    told = next((t.ref for t in times if t.start < said[1] and said[0] < t.end), None)
    if told is None or told.start is None or told.end is None:
        return
    first = day_of(told.start)
    if told.relation == "at" and told.end <= day_after(first):
        yield first, day_after(first)
