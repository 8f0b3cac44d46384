"""Roles: who, whom, what kind and how far, out of the phrases around an opening word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from crossbearing.model.claim import PlaceRef
from crossbearing.read.amounts import quantity_of
from crossbearing.read.attribution import Attribution
from crossbearing.read.clauses import Clause
from crossbearing.read.grammar import surface_subject
from crossbearing.read.places import PlaceMention
from crossbearing.read.scene import Phrase, Scene, actor, place_refs, thing
from crossbearing.read.triggers import Match
from crossbearing.read.whereabouts import fronted_place, inside_phrases

_FULL = frozenset("full fully completely complete entire entirely whole wholly total totally all".split())
_PARTLY = frozenset("partial partially partly some half".split())
_MOSTLY = frozenset("most mostly largely nearly almost majority".split())
_TRYING = frozenset("attempt try seek aim struggle want plan intend hope order bid fight".split())
_LOOSE = frozenset(
    "several many multiple recent new renewed further more latest first another few various last fresh".split()
)
_ANIMATE = frozenset(
    {
        "side",
        "person",
        "organisation",
        "group",
        "force",
        "people",
        "name",
        "official",
        "authority",
        "number",
        "body",
    }
)
_AGREES = {
    **dict.fromkeys(("he", "she"), frozenset({"person"})),
    "it": frozenset({"organisation"}),
    "they": frozenset({"group", "force", "people"}),
}
_ALL_BUT = re.compile(r"\b(?:all but|all except|everything but|except for the|apart from the)\b", re.IGNORECASE)
_ERA = re.compile(r"\b(pre|post|before|after|prior to)(?:-| the | )(\w+)", re.IGNORECASE)
_ERAS = {"pre": "pre", "before": "pre", "prior to": "pre", "post": "post", "after": "post"}
_WHERE = frozenset(
    "in at near on off outside inside around from across along over within toward towards into to".split()
)
_OURS = frozenset("we us our ours".split())
FURTHER = "further"  # the status of a number that comes on top of another
_MORE = re.compile(r"\b(?:another|a further|an additional)\s[^.;]*$|\d\s(?:more|further|additional)\b", re.IGNORECASE)
_CLAUSES = frozenset({"object", "status"})  # roles that a clause may fill
_SELF = frozenset("himself herself itself themselves".split())
_THEIRS = frozenset("they them their it its he his she her".split())


def with_own_loss(roles: dict[str, str], clause: Clause, scene: Scene) -> dict[str, str]:
    """Return the roles with the speaker's side as the loser of a place where a loss is conceded and no loser named."""
    saying = scene.attributions[clause.saying] if clause.saying is not None else None
    if roles.get("change") != "lost" or "actor" in roles or saying is None:
        return roles
    return {**roles, "actor": saying.side} if saying.side is not None and saying.stance == "concedes" else roles


def roles_of(match: Match, clause: Clause, scene: Scene) -> dict[str, str]:
    """Return the roles of the closed list that the clause fills, with what the trigger sets."""
    roles: dict[str, str] = {}
    for role in dict.fromkeys(match.trigger.roles.values()):
        if role in {"place", "quantity"}:
            continue
        if (value := _value(role, match, clause, scene)) is not None:
            roles[role] = value
    if (given := match.frame.recipient) is not None and (named := _awarded(match)) is not None:
        roles[given] = named
        prize = next((p for p in match.phrases("object") if "prize" in p.kinds() and p.mention is None), None)
        roles = {role: value for role, value in roles.items() if role != "object" or value != named}
        roles |= {"object": words} if prize is not None and (words := prize.words()) is not None else {}
    if "actor" not in roles and match.speaker is not None and match.trigger.roles.get("subject") == "actor":
        roles["actor"] = match.speaker
    if (era := match.trigger.roles.get("era")) and (words := _era(clause, match)):
        roles[era] = words
    roles |= {role: value for role, value in match.trigger.set.items() if role != "extent"}
    if "extent" in match.trigger.set or "change" in match.trigger.set:
        roles |= _extent(match, clause, scene)
    roles = _as_told(roles, match)
    if "object" in roles and any(ref.name == roles["object"] for ref in places_of(match, clause, scene)):
        del roles["object"]  # the place itself: it stands in `place`
    if roles.get("change") and _is_tried(match.token, clause.head):
        roles["change"] = "sought"
        roles.pop("extent", None)
    return roles


def _as_told(roles: dict[str, str], match: Match) -> dict[str, str]:
    """Return the roles without words that tell nothing, and with the mark of a number that comes on top of another."""
    told = {
        role: words
        for role, words in roles.items()
        if role not in match.frame.plain or words.split()[-1].lower() not in match.frame.plain[role]
    }
    return {"status": FURTHER, **told} if match.frame.counts and _is_more(match) else told


def _is_more(match: Match) -> bool:
    """Return whether the number comes on top of one told before ("12 more bodies", "another 30 people")."""
    for phrase in (p for phrases in match.slots.values() for p in phrases):
        number = phrase.quantity
        if number is not None and _MORE.search(phrase.scene.document.text[max(number.start - 12, 0) : number.end]):
            return True
    return False


def _awarded(match: Match) -> str | None:
    """Return the person among what was given and to whom, however the parse takes the two."""
    for phrase in (*match.phrases("target"), *match.phrases("object")):
        if (mention := phrase.mention) is not None and mention.kind == "person":
            return mention.name
    return None


def _value(role: str, match: Match, clause: Clause, scene: Scene) -> str | None:
    for phrase in match.phrases(role):
        at = phrase.passage.start + phrase.head.idx
        if any(t.start <= at < t.end for t in scene.times):
            continue  # "arrested on Tuesday": a day is nobody and nothing
        if phrase.head.pos_ == "PRON" or phrase.head.tag_ == "PRP$":
            meant = phrase.meant if role == "object" else None
            value = (
                thing(Phrase(scene, phrase.passage, meant)) if meant is not None else _pronoun(phrase, clause, scene)
            )
        elif role in {"actor", "target"}:
            value = _owned_by(phrase, clause, scene) or (actor(phrase) if _may_act(phrase, match) else None)
        elif phrase.head == match.token:
            value = _own_words(phrase, match)
        elif phrase.head.pos_ in {"VERB", "AUX"}:
            value = _clause_words(phrase) if role in _CLAUSES else None
        else:
            value = thing(phrase)
        if value:
            return value
    return None


def _may_act(phrase: Phrase, match: Match) -> bool:
    """Return whether the phrase may be one who acts: a number that counts things is nobody."""
    kinds = phrase.kinds()
    if match.frame.things_act or kinds & (_ANIMATE - {"number"}):
        return True
    counted = phrase.quantity
    return "number" in kinds and (counted is None or counted.ref.unit in {None, "people"})


def _own_words(phrase: Phrase, match: Match) -> str | None:
    """Return the trigger's own words: the noun with the adjectives that say which kind ("mechanized assault")."""
    noun = match.token
    sides = [(c.start, c.end) for c in phrase.scene.names.cues]
    words = [
        t.text
        for t in (*noun.lefts, noun)
        if t == noun or (t.dep_ in {"amod", "compound"} and t.lower_ not in _LOOSE and not _is_side(phrase, t, sides))
    ]
    return " ".join([*words[:-1], noun.lemma_]) if words else None


def _is_side(phrase: Phrase, token: Token, sides: list[tuple[int, int]]) -> bool:
    at = phrase.passage.start + token.idx
    return any(s <= at < e for s, e in sides) or token.pos_ == "PROPN"


def _clause_words(phrase: Phrase) -> str:
    """Return a complement clause in its own words ("to close the yard")."""
    tokens = [t for t in phrase.head.subtree if not t.is_space]
    start = phrase.passage.start + tokens[0].idx
    end = phrase.passage.start + tokens[-1].idx + len(tokens[-1])
    return " ".join(phrase.scene.document.text[start:end].split()).strip(" ,.;")


def _owned_by(phrase: Phrase, clause: Clause, scene: Scene) -> str | None:
    """Return whose it is where a pronoun says so and no side is shown ("its army", in a government's words)."""
    owners = [c for c in phrase.head.children if c.dep_ == "poss" and c.tag_ == "PRP$"]
    if not owners or phrase.side is not None:
        return None
    return _pronoun(Phrase(scene, phrase.passage, owners[0]), clause, scene)


def _pronoun(phrase: Phrase, clause: Clause, scene: Scene) -> str | None:
    """Return whom a pronoun means where the saying shows it: "we" is the speaker's side, and reported "they" too."""
    if clause.saying is None:
        if phrase.head.lower_ in _SELF:
            above = surface_subject(phrase.head.head)
            return actor(Phrase(scene, phrase.passage, above)) if above is not None else None
        if phrase.head.lower_ in _OURS:
            return scene.document.source
        return _main_subject(phrase) or _subject_before(phrase)
    saying = scene.attributions[clause.saying]
    word = phrase.head.lower_
    if word in _SELF:
        return saying.name  # "declared himself the winner"
    if word in {"he", "she", "i"} and (word == "i" or saying.manner == "paraphrase"):
        speaker = scene.names.at(*saying.holder) if saying.holder is not None else None
        return saying.name if speaker is None or speaker.kind == "person" else None
    if word in _OURS or (word in _THEIRS and saying.manner == "paraphrase"):
        return saying.side or (saying.name if _is_body(saying, scene) else None)
    return None


def _era(clause: Clause, match: Match) -> str | None:
    """Return the words that set a number before or after an event: "pre-war", also for "before the war"."""
    text = clause.passage.text
    near = text[max(match.token.idx - 40, 0) : match.token.idx + 60]
    found = _ERA.search(near)
    return f"{_ERAS[found[1].lower()]}-{found[2].lower()}" if found else None


def _is_body(saying: Attribution, scene: Scene) -> bool:
    """Return whether the holder is a body or group, so that "its troops" are its own; a person's "its" is another's."""
    mentions = scene.names.within(*saying.holder) if saying.holder is not None else ()
    if any(m.kind == "person" for m in mentions):
        return False
    last = saying.name.split()[-1].lower() if saying.name.split() else ""
    plain = scene.words.get("body", frozenset()) | scene.words.get("force", frozenset())
    return any(m.kind in {"organisation", "group"} and m.name == saying.name for m in mentions) or last in plain


def _subject_before(phrase: Phrase) -> str | None:
    """Return the subject of the sentence before for a pronoun that is a subject itself, if the two agree."""
    kinds = _AGREES.get(phrase.head.lower_)
    start = phrase.head.sent.start
    if kinds is None or phrase.head.dep_ not in {"nsubj", "nsubjpass"} or start == 0:
        return None
    root = phrase.head.doc[start - 1].sent.root
    subject = next((c for c in root.children if c.dep_ == "nsubj"), None)
    before = Phrase(phrase.scene, phrase.passage, subject) if subject is not None else None
    return actor(before) if before is not None and kinds & before.kinds() else None


def _main_subject(phrase: Phrase) -> str | None:
    """Return the main clause's subject for a pronoun in a relative one ("a port it had seized"), if it shows a side."""
    verb = phrase.head.head
    if verb.dep_ != "relcl" or phrase.head.lower_ not in {"it", "they"}:
        return None
    while verb.head != verb and verb.dep_ != "ROOT":
        verb = verb.head
    above = [c for c in verb.children if c.dep_ == "nsubj"]
    subject = Phrase(phrase.scene, phrase.passage, above[0]) if above else None
    return actor(subject) if subject is not None and subject.side is not None else None


def _clause_text(clause: Clause) -> str:
    return clause.passage.text[clause.start - clause.passage.start : clause.end - clause.passage.start]


def _extent(match: Match, clause: Clause, scene: Scene) -> dict[str, str]:
    """Return how much of the place: by a share, by a word for all or part beside it, else as the trigger sets."""
    quantity = quantity_of(match, clause, scene)
    if quantity is not None and quantity.unit == "percent" and (share := quantity.low or quantity.high) is not None:
        return {
            "extent": "full" if share >= 99 else "most" if share > 50 else "contested" if share == 50 else "partial"
        }
    if _ALL_BUT.search(_clause_text(clause)):
        return {"extent": "most"}  # "all but the northern outskirts"
    near = {c.lower_ for c in match.token.children} | {
        d.lower_
        for place in ("object", "of", "over", "host", "subject")
        for p in match.slots.get(place, ())
        for d in p.head.children
    }
    near |= {p.head.lower_ for p in match.slots.get("object", ())}
    if near & _PARTLY:
        return {"extent": "partial"}
    if near & _MOSTLY:
        return {"extent": "most"}
    if near & _FULL:
        return {"extent": "full"}
    default = match.trigger.set.get("extent")
    filling = match.phrases("place")
    if default == "full" and filling and not place_refs(filling) and any("area" in p.kinds() for p in filling):
        return {"extent": "partial"}  # so many square kilometres of a region, not the region
    if default == "full" and not match.phrases("place"):
        return {}
    return {"extent": default} if default else {}


def _is_tried(token: Token, head: Token) -> bool:
    """Return whether a word above says that it was only tried or meant ("attempted to seize")."""
    while token.i not in {head.i, token.head.i}:
        token = token.head
        if token.lemma_.lower() in _TRYING:
            return True
    return False


def places_of(match: Match, clause: Clause, scene: Scene) -> tuple[PlaceRef, ...]:
    """Return the places of a claim: all that fill its place, else the one nearest to the opening word in its clause."""
    filling = match.phrases("place")
    if named := _beside_relative(filling, clause, scene) or place_refs(filling):
        return named
    if match.frame.place_before and not filling and (named := _before_in_sentence(match, clause, scene)):
        return named  # "the population" is that of the town just named
    if standing := inside_phrases(filling, scene):
        return standing
    if any("settlement" in p.kinds() and "area" not in p.kinds() for p in filling):
        return ()  # a place is meant, but which one the words do not say
    at = clause.passage.start + match.token.idx
    inside = [
        p
        for p in scene.places.within(clause.start, clause.end)
        if _stands_there(p, match, clause) and not _names_somebody(p.start, p.end, match) and not acts(p, clause, scene)
    ]
    if not inside:
        opening = fronted_place(clause, scene)
        return (opening,) if opening is not None else ()
    return (min(inside, key=lambda p: (abs(p.start - at), p.start)).ref,)


def _beside_relative(filling: Sequence[Phrase], clause: Clause, scene: Scene) -> tuple[PlaceRef, ...]:
    """Return the place right before a relative clause about it, where the parse hangs the clause on a word further off.

    "In the corner of Easterland, by the border with Norland, that has been held since May": Norland has.
    """
    head = clause.head
    if head.dep_ != "relcl" or not any(phrase.head == head.head for phrase in filling):
        return ()
    opener = next((t for t in clause.passage.parse[head.left_edge.i : head.i] if t.lower_ in {"that", "which"}), None)
    if opener is None or opener.i == 0:
        return ()
    before = clause.passage.start + opener.nbor(-1).idx
    return tuple(p.ref for p in scene.places.mentions if p.start <= before < p.end)[:1]


def _before_in_sentence(match: Match, clause: Clause, scene: Scene) -> tuple[PlaceRef, ...]:
    start = clause.passage.start + match.token.sent.start_char
    before = [p for p in scene.places.mentions if start <= p.start < clause.passage.start + match.token.idx]
    return (before[-1].ref,) if before else ()


def _stands_there(place: PlaceMention, match: Match, clause: Clause) -> bool:
    """Return whether a place says where the claim is; for what has no place of its own only behind a word of place."""
    words = [t for t in clause.tokens if place.start <= clause.passage.start + t.idx < place.end]
    if not match.frame.placeless or "place" in match.trigger.roles.values():
        return bool(words)
    return any(t.lower_ in _WHERE for t in words[-1:] for t in _over(t, clause))


def _over(token: Token, clause: Clause) -> Iterator[Token]:
    """Give the words above a token up to the first verb."""
    yield token
    while token.head != token and token.head.pos_ not in {"VERB", "AUX"} and token != clause.head:
        token = token.head
        yield token


def acts(place: PlaceMention, clause: Clause, scene: Scene) -> bool:
    """Return whether a place name stands for those who act from there, or is no place's name."""
    mention = scene.names.at(place.start, place.end)
    if mention is not None and mention.kind in {"person", "organisation"} and mention.start <= place.start:
        return place.end <= mention.end  # a name that is no place's
    if mention is None or mention.side is None:
        return False
    inside = [t for t in clause.tokens if place.start <= clause.passage.start + t.idx < place.end]
    return any(t.dep_ in {"nsubj", "nsubjpass", "poss", "agent", "dative"} for t in inside)


def _names_somebody(start: int, end: int, match: Match) -> bool:
    """Return whether the words stand in the name of who acts or is acted on ("Harrow's mayor")."""
    for role in ("actor", "target"):
        for phrase in match.phrases(role):
            low, high = phrase.span
            if low <= start and end <= high:
                return True
    return False
