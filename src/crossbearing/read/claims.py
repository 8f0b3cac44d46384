"""Claims: each proposition on its holder's word, with chain, stance and context."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from crossbearing.model.claim import Certainty, Claim, Link, Manner, Modality, Span, Spans, Speaker, Stance, TimeRef
from crossbearing.model.clock import day_of, last_day
from crossbearing.model.document import Document
from crossbearing.model.ids import claim_id
from crossbearing.model.packs import SCENARIO, STATEMENT, Packs
from crossbearing.read.attribution import Attribution
from crossbearing.read.certainty import certainty_of
from crossbearing.read.names import Names
from crossbearing.read.names_lexicon import load_lexicon
from crossbearing.read.nearby import Surroundings
from crossbearing.read.parse import Passage
from crossbearing.read.proposed import Proposition
from crossbearing.read.voice import voice_of

_PARTY_GENRES = frozenset({"official", "bulletin", "post"})
_UNTOLD: Mapping[Stance, Modality] = {"predicts": "predicted", "demands": "planned"}  # who demands it tells of no fact
_NO_PARTY = frozenset({"outlet", "monitor", "think_tank", "platform", "agency"})


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes a document; `speaks` where its own words are a party's (a ministry on its site), not a report's."""

    name: str | None
    side: str | None
    speaks: bool


def publisher_of(document: Document, packs: Packs, names: Names) -> Publisher:
    """Return the document's publisher; a party speaks in a bulletin, an official text or a post."""
    name = document.source
    listed = next((a for a in packs.actors if name is not None and name in (a.name, *a.aliases)), None)
    reports = listed is not None and listed.kind in _NO_PARTY
    if name is None or reports or document.genre not in _PARTY_GENRES:
        return Publisher(name, None, speaks=False)
    side = listed.side if listed is not None else _side_in(name, packs) or names.side_of_name(name)
    if side is None and listed is None and document.genre == "official":
        side = _own_side(name)
    return Publisher(name, side, speaks=True)


def _own_side(name: str) -> str | None:
    """Return the name of a body that nothing in its name makes a court, a rescuer, a town or an office; else None."""
    lexicon, words = load_lexicon(), name.casefold().split()
    public = any(word in lexicon.settlement | lexicon.area or lexicon.person_class(word, word) for word in words)
    return name if lexicon.body_class(words) is None and not public else None


def _side_in(name: str, packs: Packs) -> str | None:
    """Return the one side that the words of a name show ("Ruritanian Ministry of Transport"), or None."""
    words = frozenset(name.replace("’s", "").replace("'s", "").split())
    shown = sorted({legend.name for legend in packs.legends if words & {legend.name, *legend.adjectives}})
    return shown[0] if len(shown) == 1 else None


def claims_of(
    proposed: Iterable[tuple[Passage, Proposition]], around: Surroundings, publisher: Publisher, reader: str
) -> tuple[Claim, ...]:
    """Return the claims in text order, each once, and every denial with what it denies in the document."""
    found: dict[str, Claim] = {}
    for passage, proposition in proposed:
        for one in _each_speaker(proposition, around):
            claim = _claim(one, passage, around, publisher, reader)
            found.setdefault(claim.id, claim)
    told = sorted(found.values(), key=lambda c: (c.start, c.end, c.frame, c.place.name if c.place else "", c.id))
    return tuple(_answering(claim, told) for claim in told)


def _each_speaker(p: Proposition, around: Surroundings) -> list[Proposition]:
    """Return the proposition once on the word of each who says it together: "officials and observers said"."""
    if p.saying is None:
        return [p]
    said = around.scene.attributions[p.saying]
    if said.cue is None:
        return [p]
    beside = ((n, around.scene.attributions[n]) for n in around.heard(said.cue))
    return [replace(p, saying=n) for n, a in beside if (a.cue, a.content) == (said.cue, said.content)]


def _claim(p: Proposition, passage: Passage, around: Surroundings, publisher: Publisher, reader: str) -> Claim:
    scene = around.scene
    document = scene.document
    attribution = scene.attributions[p.saying] if p.saying is not None else None
    stance = p.stance or (attribution.stance if attribution is not None else "asserts")
    frame = SCENARIO if stance == "predicts" and p.frame == STATEMENT else p.frame  # a forecast in somebody's words
    spans = Spans(p.content)
    if attribution is not None:
        spans = Spans(p.content, attribution.cue, attribution.holder, attribution.via)
    attributed = attribution is not None and not attribution.narrator
    identity = claim_id(
        document=document.id,
        spans=spans,
        frame=frame,
        polarity=p.polarity,
        roles=p.roles,
        quantity=p.quantity,
        place=p.place,
    )
    return Claim(
        id=identity,
        document=document.id,
        path=document.path,
        start=p.start,
        end=p.end,
        quote=document.text[p.start : p.end],
        spans=spans,
        context=context_of(spans, p.sentence, around),
        chain=chain_of(p.saying, stance, scene.attributions, publisher),
        holder=_holder(attribution, publisher),
        manner=_manner(p, attribution) if attribution is not None and attributed else "narration",
        voice=voice_of(document, passage, attributed=attributed, sentence=p.sentence),
        stance=stance,
        polarity=p.polarity,
        modality=_UNTOLD.get(stance, p.modality) if p.modality == "actual" else p.modality,
        certainty=_certainty(p, passage, around),
        about=None,
        frame=frame,
        roles=dict(p.roles),
        quantity=p.quantity,
        place=p.place,
        time=p.time,
        said=_said(attribution, around),
        reported_at=document.published,
        discussed_by=p.discussed_by,
        reader=reader,
    )


def _certainty(p: Proposition, passage: Passage, around: Surroundings) -> Certainty | None:
    """Return the certainty the words show; that somebody claims something else beside it is no doubt of this."""
    found = certainty_of(passage, p.start, p.end)
    if found is None or found.level != "alleged":
        return found
    text = around.scene.document.text
    heard = ((n, around.scene.attributions[n].cue) for n in around.heard(p.sentence) if n != p.saying)
    others = [cue for _, cue in heard if cue is not None and p.sentence[0] <= cue[0] < p.sentence[1]]
    told = any(found.cue in text[start:end] and not p.start <= start < p.end for start, end in others)
    return None if told else found


def _said(attribution: Attribution | None, around: Surroundings) -> TimeRef | None:
    if attribution is None or attribution.said is None:
        return None
    told = next((t.ref for t in around.times_at(attribution.said)), None)
    latest = around.scene.document.published.latest
    if told is None or told.start is None or latest is None:
        return told
    return told if day_of(told.start) <= last_day(latest) else None  # nothing is said after it is published


def _manner(p: Proposition, attribution: Attribution) -> Manner:
    return "paraphrase" if p.sums_up else attribution.manner


def _holder(attribution: Attribution | None, publisher: Publisher) -> Speaker | None:
    if attribution is not None and not attribution.narrator:
        return Speaker(attribution.name, attribution.side)
    return Speaker(publisher.name, publisher.side) if publisher.speaks and publisher.name is not None else None


def chain_of(
    saying: int | None, stance: Stance, attributions: Sequence[Attribution], publisher: Publisher
) -> tuple[Link, ...]:
    """Return who passes the words on, the publisher first and the holder last; nobody stands in it twice running."""
    links: list[Link] = []
    if publisher.name is not None:
        links.append(Link(publisher.name, publisher.side, "publisher"))
    told = attributions[saying] if saying is not None else None
    if saying is not None and told is not None and not told.narrator:
        links += [Link(name, side, "relay", _stance_of(name, saying, attributions)) for _, name, side in told.relays]
        if told.name != publisher.name:
            links.append(Link(told.name, told.side, "holder", stance, told.platform))
    if publisher.name is not None:
        links = [link for at, link in enumerate(links) if at == 0 or link.role != "relay" or not _same(link, publisher)]
    return tuple(
        link for at, link in enumerate(links) if at == 0 or at + 1 == len(links) or link.name != links[at + 1].name
    )


def _same(link: Link, publisher: Publisher) -> bool:
    """Return whether a relay is the publisher by its name or the end of it: the Gazette in the Harbour Gazette."""
    name, whole = link.name.casefold().removeprefix("the "), (publisher.name or "").casefold()
    return whole == name or whole.endswith((f" {name}", f"-{name}"))


def _stance_of(name: str, saying: int, attributions: Sequence[Attribution]) -> Stance | None:
    """Return the stance with which a relay's own words hold the content, or None for one who only passes it on."""
    above, seen = attributions[saying].parent, {saying}
    while above is not None and above not in seen:
        if attributions[above].name == name:
            return attributions[above].stance
        seen.add(above)
        above = attributions[above].parent
    return None


def context_of(spans: Spans, sentence: Span, around: Surroundings) -> Span:
    """Return the hull of the whole sentences that hold content, cue, holder and what the holder stands for."""
    pieces = [*spans.content, *(s for s in (spans.cue, spans.holder, spans.via) if s is not None)]
    low, high = sentence
    for start, end in pieces:
        if start < low or end > high:
            whole = _sentence_at(start, end, around)
            low, high = min(low, whole[0], start), max(high, whole[1], end)
    return low, high


def _sentence_at(start: int, end: int, around: Surroundings) -> Span:
    passage = around.passage_at(start)
    if passage is None:
        return start, end
    words = passage.parse.char_span(start - passage.start, end - passage.start, alignment_mode="expand")
    if words is None or not len(words):
        return start, end
    return passage.start + words[0].sent.start_char, passage.start + words[-1].sent.end_char


def _answering(claim: Claim, told: Sequence[Claim]) -> Claim:
    """Return the claim with the one it denies, doubts or retracts: the nearest of another holder that says the same.

    A forecast quoted inside a scenario is about the scenario.
    """
    if claim.frame == SCENARIO and claim.holder is not None and not claim.discussed_by:
        before = [c for c in told if c.frame == SCENARIO and c.discussed_by and c.start < claim.start]
        same = [c for c in before if c.place == claim.place and dict(claim.roles).items() <= dict(c.roles).items()]
        return replace(claim, about=same[-1].id) if same else claim
    if claim.stance not in {"denies", "doubts", "retracts"} or claim.frame == STATEMENT:
        return claim
    same = [c for c in told if c.stance in {"asserts", "confirms"} and c.polarity == "+" and _says_same(c, claim)]
    if not same:
        return claim
    return replace(claim, about=min(same, key=lambda c: (abs(c.start - claim.start), c.start, c.id)).id)


def _says_same(one: Claim, other: Claim) -> bool:
    if one.frame != other.frame or one.holder == other.holder:
        return False
    if (one.place.name if one.place else None) != (other.place.name if other.place else None):
        return False
    first, second = one.roles.get("actor"), other.roles.get("actor")
    changes = {one.roles.get("change"), other.roles.get("change")}
    if len(changes) == 2 and "lost" in changes:  # what one side denies to have lost, the other says it took
        return first != second
    return len(changes) == 1 and (first is None or second is None or first == second)
