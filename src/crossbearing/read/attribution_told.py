"""What the teller adds: the stance of narrator or speaker on words told, and whom "we" and "I" stand for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from crossbearing.model.claim import Speaker, Stance
from crossbearing.read.attribution_records import Attribution
from crossbearing.read.attribution_sayings import Saying
from crossbearing.read.attribution_spans import covers, window
from crossbearing.read.attribution_verdicts import Verdict
from crossbearing.read.quotations import Quotation, quotation_at
from crossbearing.read.speech import speech_lexicon

FIRST = frozenset({"i", "we"})
_REACH = 10_000  # code points: no content lies farther from what is told in it
_OF_SPEAKER = frozenset({"his", "her", "its", "their"})


def of_first_person(saying: Saying) -> bool:
    """Return whether the speaker is "I" or "we"."""
    return saying.speaker.lower_ in FIRST


def worth_telling(saying: Saying, quotations: Sequence[Quotation], *, speaks: bool) -> bool:
    """Return whether somebody's word on their own word is kept: an answer inside a quotation, or a party's in its text.

    "I think" in a quotation only hedges what is said there; what a report says of itself is narration.
    """
    if quotation_at(quotations, saying.at) is not None:
        return saying.stance != "asserts"
    return speaks and (saying.stance != "asserts" or saying.head.lemma_ not in speech_lexicon().words["beliefs"])


def with_first_person(
    found: Sequence[Attribution],
    first: Collection[int],
    quotations: Sequence[Quotation],
    publisher: Speaker | None,
    *,
    left: bool = False,
) -> list[Attribution | None]:
    """Return the attributions with "I" and "we" led to whoever speaks in the quotation, outside one to the publisher.

    One whose quotation has no speaker comes back as None. `first` are the indices of those of the first person; with
    `left` those outside quotations stay as they are.
    """
    placed = sorted((span[0], n) for n, one in enumerate(found) if n not in first for span in one.content)
    out: list[Attribution | None] = list(found)
    for number in first:
        one = found[number]
        at = one.cue[0] if one.cue is not None else one.content[0][0]
        if quotation_at(quotations, at) is None:
            if not left:
                told = publisher is not None
                out[number] = replace(one, name=publisher.name, side=publisher.side) if told and publisher else None
            continue
        near = window(placed, at - _REACH, at + 1, lambda place: place[0])
        around = [found[n] for _, n in near if covers(found[n].content, at)]
        speaker = min(around, key=lambda a: sum(e - s for s, e in a.content), default=None)
        out[number] = (
            None
            if speaker is None
            else replace(one, name=speaker.name, side=speaker.side, via=speaker.via or speaker.holder)
        )
    return out


def of_publisher(one: Attribution, source: str | None, publisher: Speaker | None) -> Attribution:
    """Return the attribution with the publisher for itself where the text calls it by its name.

    What a report says its own outlet said is the narrator's; "the Commission" in the Electoral Commission's text is it.
    """
    name, whole = one.name.casefold().removeprefix("the "), (source or "").casefold().removeprefix("the ")
    if publisher is not None and set(name.split()) <= set(whole.split()) - {"of", "the"}:
        return replace(one, name=publisher.name, side=publisher.side)
    if publisher is None and name == whole and one.parent is None:
        return replace(one, name="", side=None, holder=None, via=None, narrator=True)
    return one


def with_verdicts(
    found: Sequence[Attribution], verdicts: Sequence[Verdict], sayings: Sequence[Saying], text: str
) -> list[Attribution]:
    """Return the attributions with one more for every verdict, on the word of whoever tells it.

    `sayings` are those of `found`, by index. Who calls a claim false asserts that it is false, and denies the claim.
    """
    out = list(found)
    for verdict in verdicts:
        at = verdict.cue[0]
        around = [n for n, one in enumerate(found) if covers(one.content, at) and one.content != verdict.content]
        teller = min(around, key=lambda n: sum(e - s for s, e in found[n].content), default=None)
        if teller is None:
            own = next((n for n, one in enumerate(found) if one.narrator and one.content == verdict.content), None)
            if own is None:
                out.append(_narrated(verdict))
            else:  # the outlet says that its own report was wrong
                out[own] = replace(out[own], stance="retracts")
            continue
        if any(form.stance == "denies" for form in speech_lexicon().verbs.get(sayings[teller].head.lemma_, ())):
            continue  # who denies that a claim is false is not read as denying the claim
        one = found[teller]
        if one.stance == "denies":
            out[teller] = replace(out[teller], stance="asserts")
        stance: Stance = "retracts" if verdict.own or _for_another(one, verdict, text) else verdict.stance
        out.append(replace(one, content=verdict.content, cue=verdict.cue, stance=stance, parent=one.parent))
    return out


def _narrated(verdict: Verdict) -> Attribution:
    return Attribution(
        content=verdict.content,
        cue=verdict.cue,
        holder=None,
        via=None,
        name="",
        side=None,
        stance="retracts" if verdict.first else verdict.stance,
        manner="paraphrase",
        platform=None,
        relays=(),
        parent=None,
        said=None,
        narrator=True,
    )


def _for_another(one: Attribution, verdict: Verdict, text: str) -> bool:
    """Return whether the teller speaks for whoever was wrong: "his office said", "a spokesman for her said"."""
    words = text[slice(*one.holder)].lower().split() if one.holder is not None else []
    return verdict.mistaken and any(w in _OF_SPEAKER or w.startswith(("spokes", "office")) for w in words)
