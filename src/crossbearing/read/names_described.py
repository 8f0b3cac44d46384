"""Described ones as mentions: the side their words show, and the entity that they can only mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.read.names_entities import Named, distinctive
from crossbearing.read.names_groups import DescribedOne
from crossbearing.read.names_lexicon import Lexicon
from crossbearing.read.names_parties import unclassed
from crossbearing.read.names_profiles import by_key
from crossbearing.read.names_records import Mention
from crossbearing.read.names_roles import RoleFound
from crossbearing.read.names_sides import NOTHING, Described, SideShown, side_of_body, void
from crossbearing.read.names_spans import InOrder, in_order
from crossbearing.read.names_spoken import Key, Profile, SpokenFor

_HEADS_OF_STATE = ("president", "king", "queen", "emperor", "sultan", "emir")
_RETAINED = frozenset({"campaign", "camp", "lawyer", "spokesman", "spokeswoman", "spokesperson", "adviser", "aide"})
# A second holder of an office, or one to come, beside whom "the president" is nobody in particular.
_SECOND = re.compile(
    r"\b(?:former|ex|vice|deputy|acting|then|interim|late)[\s-]+(\w+)\b|\b(\w+)[\s-](?:elect|designate)\b",
    re.IGNORECASE,
)

# Who stands for a body that only its noun names: "the company's people".
_SPEAKS_FOR = re.compile(
    r"(?:the )?(?P<body>\w+)['’]s? (?:people|side|team|bosses|representatives|leadership)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the named entities answer to: bodies by their words, people by the nouns of their roles."""

    bodies: Mapping[frozenset[str], Sequence[Named]]  # by all that tells them from others
    bodies_by_word: Mapping[str, Sequence[Named]]
    unclassed: Sequence[Named]  # bodies whose name does not say what they are: most often firms
    people: Mapping[str, Sequence[Named]]
    named: InOrder[Named]
    doubtful: frozenset[str]  # nouns of offices that the text gives to more than one
    single_side: bool


def known_entities(
    text: str,
    named: Sequence[Named],
    profiles: Mapping[Key, Profile],
    lexicon: Lexicon,
    states: Mapping[str, str],
    *,
    single_side: bool,
) -> Known:
    """Return the named entities by what may stand for them."""
    bodies: dict[frozenset[str], list[Named]] = {}
    by_word: dict[str, list[Named]] = {}
    people: dict[str, list[Named]] = {}
    firsts = {(one.kind, one.key): one for one in reversed(named)}
    for one in sorted(firsts.values(), key=lambda first: first.start):
        if one.kind == "organisation":
            bodies.setdefault(distinctive(one.name, lexicon, states), []).append(one)
            words = one.name.casefold().split()
            for word in sorted(set(words)):
                by_word.setdefault(word, []).append(one)
        role = by_key(profiles, one).role
        words = Described(role.text, 0, ()).words if role is not None and one.kind == "person" else []
        for word in sorted(set(words)) if not void(words, lexicon) else ():
            people.setdefault(word, []).append(one)
    doubtful = frozenset((a or b).casefold() for a, b in _SECOND.findall(text))
    return Known(bodies, by_word, unclassed(named, lexicon), people, in_order(named), doubtful, single_side)


@dataclass(frozen=True, slots=True)
class DescribedMentions:
    """Makes mentions of described ones."""

    text: str
    speech: SpokenFor
    profiles: Mapping[Key, Profile]
    known: Known
    states: Mapping[str, str]
    described: InOrder[DescribedOne]
    spellings: Mapping[frozenset[str], str]  # the words most used for each described body of a state

    def mention(self, one: DescribedOne) -> Mention:
        """Return the mention of a described one."""
        shown = self._shown(one)
        meant = self._meant(one)
        if meant is not None and shown.side is None:
            shown = by_key(self.profiles, meant).shown
        if shown.side is None and (owner := self._retainer(one)) is not None:
            shown = by_key(self.profiles, owner).shown
        name = meant.name if meant is not None else self._words(one)
        surface = self.text[one.start : one.end]
        return Mention(one.start, one.end, surface, name, one.kind, shown.side, shown.cue, shown.tie)

    def _shown(self, one: DescribedOne) -> SideShown:
        """Return the side that the words themselves show."""
        inside = self.speech.cues.within(one.start, one.end)
        if one.kind == "organisation":
            described = Described(self.text[one.start : one.end], one.start, inside)
            return side_of_body(described, None, self.speech.lexicon)
        if len(inside) == 1 and (inside[0].start, inside[0].end) == (one.start, one.end):
            return SideShown(inside[0].side, (one.start, one.end), "party")  # "the Ruritanians"
        shown = self.speech.role_side(RoleFound(one.text, (one.start, one.end)))
        speaks = _SPEAKS_FOR.match(self.text, one.start, one.end)
        if shown == NOTHING and speaks is not None:
            shown = self.speech.side_of_noun(speaks["body"].casefold(), one.start) or NOTHING
        leader = self.described.around(one.leader) if one.leader is not None else None
        if shown != NOTHING or leader is None or leader is one or inside or self._neutral(one):
            return shown
        return self._shown(leader)  # "Ruritanian bloggers and war correspondents"

    def _retainer(self, one: DescribedOne) -> Named | None:
        """Return whom those speak for that only somebody's name describes: "Doe's campaign", "Doe's lawyers"."""
        owner = self.known.named.around(one.start)
        named = owner is not None and owner.start == one.start and owner.end < one.end
        return owner if named and one.noun in _RETAINED else None

    def _neutral(self, one: DescribedOne) -> bool:
        """Say whether nobody of that name takes a side by an adjective; correspondents of a war may."""
        words = one.text.casefold().split()
        return self.speech.lexicon.person_class(words[-1], one.noun) == "neutral" and "war" not in words

    def _meant(self, one: DescribedOne) -> Named | None:
        """Return the only entity of the document that the words can stand for, None if there is none or more."""
        fits: Iterable[Named] = ()
        if one.kind == "organisation":
            fits = self._bodies_meant(one)
        elif one.kind == "person" and one.definite and one.text.casefold() == one.noun.split()[0]:
            offices = _HEADS_OF_STATE if one.noun == "head of state" else (one.noun,)
            fits = [
                n for office in offices if office not in self.known.doubtful for n in self.known.people.get(office, ())
            ]
        found = {named.key: named for named in fits}
        return next(iter(found.values())) if len(found) == 1 else None

    def _bodies_meant(self, one: DescribedOne) -> list[Named]:
        lexicon = self.speech.lexicon
        own = plain(one, lexicon, self.states)
        fits = list(self.known.bodies.get(own, ()))
        if not one.definite or own != {one.noun}:
            return fits
        nouns = sorted(lexicon.business_names | {one.noun}) if one.noun in lexicon.business else [one.noun]
        named = [n for noun in nouns for n in self.known.bodies_by_word.get(noun, ())]
        if one.noun in lexicon.business:  # a Mining Office is no company
            named = [n for n in named if lexicon.body_class(n.name.casefold().split()) in {"party", None}]
        if not named and one.noun in lexicon.business and len(self.known.unclassed) == 1:
            named = list(self.known.unclassed)
        return fits + [n for n in named if self._undoubted(n)]

    def _undoubted(self, named: Named) -> bool:
        """Say whether a body's words leave no doubt whose it is: no state's, or the only one's the document names."""
        words = distinctive(named.name, self.speech.lexicon, self.states)
        return self.known.single_side or not words & set(self.states.values())

    def _words(self, one: DescribedOne) -> str:
        """Return the words for one without a name: those most used for a body of a state, an owner by full name."""
        if one.kind == "organisation":
            return self.spellings.get(plain(one, self.speech.lexicon, self.states), one.text)
        owner = self.known.named.around(one.start)
        if owner is not None and owner.kind == "person" and owner.start == one.start and owner.end < one.end:
            return owner.name + one.text[len(owner.text) :]  # "Pat Doe's advisers"
        return one.text


def plain(one: DescribedOne, lexicon: Lexicon, states: Mapping[str, str]) -> frozenset[str]:
    """Return the words by which a described body differs from others."""
    return distinctive(one.text, lexicon, states)


def spellings_of(
    described: Iterable[DescribedOne], lexicon: Lexicon, states: Mapping[str, str]
) -> dict[frozenset[str], str]:
    """Return the words most used for each described body that belongs to a state, the first of equals."""
    uses: dict[frozenset[str], Counter[str]] = {}
    sides = set(states.values())
    for one in described:
        own = plain(one, lexicon, states)
        if one.kind == "organisation" and len(own) > 1 and own & sides:
            uses.setdefault(own, Counter())[one.text] += 1
    return {own: count.most_common(1)[0][0] for own, count in uses.items()}
