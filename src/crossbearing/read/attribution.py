"""Attribution: who says what, on whose word, as the sentences of one document show it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from crossbearing.model.claim import Manner, Span, Stance
from crossbearing.model.document import Document
from crossbearing.read.attribution_holders import Holder, Scene, is_outlet, relay_of
from crossbearing.read.attribution_nouns import according_sayings, colon_sayings, label_sayings, noun_sayings
from crossbearing.read.attribution_quotes import Quoted, assign, content_with
from crossbearing.read.attribution_relative import relative_sayings
from crossbearing.read.attribution_sayings import Saying
from crossbearing.read.attribution_spans import covers, window
from crossbearing.read.attribution_unreal import real_sayings
from crossbearing.read.attribution_verbs import verb_sayings
from crossbearing.read.attribution_voices import Draft, speaking
from crossbearing.read.names import Names
from crossbearing.read.parse import Passage
from crossbearing.read.quotations import Quotation, find_quotations, quotation_at
from crossbearing.read.speech import speech_lexicon

Relay = tuple[Span, str, str | None]
_PARAGRAPH = 10_000  # code points: no quotation or content lies farther from its cue
_MOSTLY = 0.7  # of the letters between quotation marks: the manner is a direct quotation


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying. A nested one carries the index of the attribution whose content it stands in.

    `name` is the holder's fullest name in the document, or the words themselves; `via` is what a pronoun or title
    stands for. `relays` are (span, name, side) of those who pass the words on, nearest to the outlet first. `said` are
    the words that date the occasion. `content` leaves out cue, holder and quotation marks where they can be parted.
    """

    content: tuple[Span, ...]
    cue: Span | None
    holder: Span | None
    via: Span | None
    name: str
    side: str | None
    stance: Stance
    manner: Manner
    platform: str | None
    relays: tuple[Relay, ...]
    parent: int | None
    said: Span | None
    polarity_flip: bool = False


def find_attributions(
    document: Document, passages: Sequence[Passage], names: Names, outlets: Collection[str] = ()
) -> tuple[Attribution, ...]:
    """Return every act of saying the document reports, in the order of their cues, nested ones with their parent.

    `outlets` are the names of those who pass words on ("told Reuters"), beside those whose own name says so.
    """
    quotations = find_quotations(document)
    sayings = [s for s in find_sayings(document.text, passages) if not _astray(s, quotations)]
    quoted = assign(document, quotations, sayings)
    drafts = _drafts(document.text, sayings, quoted)
    voices = list(speaking(drafts, Scene(document.text, names, frozenset(outlets)), passages))
    found = [_attribution(draft, holder, scene, quotations) for draft, holder, scene in voices]
    return tuple(_chained(found, [draft[0].narrated for draft, _, _ in voices]))


def _astray(saying: Saying, quotations: Sequence[Quotation]) -> bool:
    """Return whether the parse takes a word inside a quotation for the speaker of a cue outside it."""
    speaker = saying.passage.start + saying.speaker.idx
    return quotation_at(quotations, speaker) != quotation_at(quotations, saying.at)


def find_sayings(text: str, passages: Sequence[Passage]) -> tuple[Saying, ...]:
    """Return the acts of saying that the syntax of the passages shows, by the place of their cues, one for each cue."""
    lexicon = speech_lexicon()
    found: dict[int, Saying] = {}
    for passage in passages:
        shown = (
            *relative_sayings(passage, lexicon),
            *noun_sayings(passage, text, lexicon),
            *according_sayings(passage, text, lexicon),
            *label_sayings(passage, lexicon),
            *verb_sayings(passage, text, lexicon),
            *colon_sayings(passage, lexicon),
        )
        for saying in real_sayings(passage, shown, lexicon):
            found.setdefault(passage.start + saying.head.idx, saying)
    return tuple(found[at] for at in sorted(found))


def _drafts(text: str, sayings: Sequence[Saying], quoted: Sequence[Quoted]) -> list[Draft]:
    """Return each saying with its whole content; quotations that resume it in a later paragraph stand as their own."""
    drafts = []
    spoken: dict[int, list[Quoted]] = {}
    for q in quoted:
        spoken.setdefault(q.saying, []).append(q)
    for number, saying in enumerate(sayings):
        own = [q.quotation for q in spoken.get(number, ()) if not q.resumed]
        content = content_with(text, saying, own)
        drafts.append((_stance_over(saying, content), content))
        for q in spoken.get(number, ()):
            if q.resumed:
                bare = replace(saying, content=(), said=None, stance="asserts")
                drafts.append((bare, content_with(text, bare, [q.quotation])))
    return [(saying, content) for saying, content in drafts if content]


def _stance_over(saying: Saying, content: tuple[Span, ...]) -> Saying:
    """Return the saying with its stance over all its sentences: one "it is false" among several denies only its own."""
    forms = speech_lexicon().verbs.get(saying.head.lemma_.lower(), ())
    longer = sum(end - start for start, end in content) > 1.3 * sum(end - start for start, end in saying.content)
    says = saying.stance == "denies" and not any(form.stance == "denies" for form in forms)
    return replace(saying, stance="asserts") if says and longer and forms else saying


def _attribution(draft: Draft, holder: Holder, scene: Scene, quotations: Sequence[Quotation]) -> Attribution:
    saying, content = draft
    told = saying.addressee
    outlets = () if told is None or not is_outlet(saying.passage, told, scene) else (told,)
    return Attribution(
        content=content,
        cue=saying.cue,
        holder=holder.span,
        via=holder.via,
        name=holder.name,
        side=holder.side,
        stance=saying.stance,
        manner=_manner(content, quotations, scene.text),
        platform=saying.platform,
        relays=tuple(relay_of(saying.passage, t, scene) for t in (*saying.relays, *outlets)),
        parent=None,
        said=saying.said,
    )


def _manner(content: Sequence[Span], quotations: Sequence[Quotation], text: str) -> Manner:
    inside = total = 0
    for start, end in content:
        total += _letters(text, start, end)
        for q in window(quotations, start - _PARAGRAPH, end, lambda q: q.outer[0]):
            inside += _letters(text, max(start, q.start), min(end, q.end))
    return "direct_quote" if total and inside >= _MOSTLY * total else "paraphrase"


def _letters(text: str, start: int, end: int) -> int:
    return sum(c.isalnum() for c in text[start:end]) if start < end else 0


def _chained(found: Sequence[Attribution], narrated: Sequence[bool]) -> list[Attribution]:
    """Return the attributions with parents, and with every outer speaker as a relay of the inner ones."""
    placed = sorted((one.cue[0], number) for number, one in enumerate(found) if one.cue is not None)
    parents = [_parent(number, found, placed, inserted=narrated[number]) for number in range(len(found))]
    chained = []
    for number, one in enumerate(found):
        relays: list[Relay] = []
        for outer in _ancestors(number, parents):
            up = found[outer]
            relays.extend(up.relays)
            if up.holder is not None:
                relays.append((up.holder, up.name, up.side))
        relays.extend(one.relays)
        chained.append(replace(one, parent=parents[number], relays=_distinct(relays, one.name)))
    return chained


def _parent(
    number: int, found: Sequence[Attribution], placed: Sequence[tuple[int, int]], *, inserted: bool
) -> int | None:
    """Return the attribution with the least content that still holds this one's cue, content wider than this one's own.

    ", according to X," in a paraphrase that ends in its own cue is inserted by the narrator: nobody said that part.
    """
    one = found[number]
    if one.cue is None:
        return None
    size = sum(end - start for start, end in one.content)
    near = window(placed, one.cue[0] - _PARAGRAPH, one.cue[0] + _PARAGRAPH, lambda place: place[0])
    around = [
        (sum(end - start for start, end in other.content), index)
        for index, other in ((index, found[index]) for _, index in near)
        if index != number and covers(other.content, one.cue[0]) and covers(other.content, one.content[0][0])
        if not (inserted and other.manner == "paraphrase" and other.cue is not None and other.cue[0] > one.cue[0])
    ]
    wider = [(length, index) for length, index in around if length > size]
    return min(wider)[1] if wider else None


def _ancestors(number: int, parents: Sequence[int | None]) -> list[int]:
    """Return the indices of the attributions around this one, the outermost first."""
    path: list[int] = []
    parent = parents[number]
    while parent is not None and parent not in path:
        path.append(parent)
        parent = parents[parent]
    return path[::-1]


def _distinct(relays: Sequence[Relay], holder: str) -> tuple[Relay, ...]:
    seen = {holder}
    kept = []
    for relay in relays:
        if relay[1] not in seen:
            seen.add(relay[1])
            kept.append(relay)
    return tuple(kept)
