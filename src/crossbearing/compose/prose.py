"""Attributed sentences: one claim in words, with whoever's word it is.

A claim whose slots fit a clause of `phrases.toml` is told in our words; any other is quoted. Quoted words are the
holder's only when the document quotes the holder; otherwise the sentence says whose words they are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from crossbearing.compose.view import Teller, View, entity_named, name_of, publishing, shows_side, tellers_of
from crossbearing.compose.words import amount, clean, dated, located, placed, quoted, sentence, when
from crossbearing.model.claim import Claim, Stance
from crossbearing.model.dossier import Sentence

_FIELD = re.compile(r"\{(\w+)\}")
_CHOICE = re.compile(r"\[(\w+)\|(\w+)\]")
_LEADING = re.compile(r"^(?:\d{1,2}[.)]\s+|that\s+)")  # a list's number, a conjunction: neither is the holder's word
_FIRM = ("given", "metadata", "dateline")
QUOTE_CHARS = 220  # a quotation inside a sentence; the ledger shows up to 300
_PLURALS = frozenset(("people", "police", "troops", "families"))

# Verb by stance: third person singular, plural, past; behind it stands "that ..." or a quotation.
VERBS: Mapping[Stance, tuple[str, str, str]] = {
    "asserts": ("says", "say", "said"),
    "denies": ("denies", "deny", "denied"),
    "doubts": ("doubts", "doubt", "doubted"),
    "confirms": ("agrees", "agree", "agreed"),
    "concedes": ("concedes", "concede", "conceded"),
    "retracts": ("takes back", "take back", "took back"),
    "predicts": ("expects", "expect", "expected"),
    "demands": ("demands", "demand", "demanded"),
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that take a side, words that accuse of crime, frames that accuse, and insults at groups."""

    loaded: re.Pattern[str]
    allegation: re.Pattern[str]
    insult: re.Pattern[str]
    allegation_frames: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the word lists of `lexicon.toml`."""
    lists = tomllib.loads(_packaged("lexicon.toml"))
    loaded, allegation, insult = (_words(lists[name]) for name in ("loaded", "allegation", "insult"))
    return Lexicon(loaded, allegation, insult, frozenset(lists["allegation_frames"]))


@cache
def phrases() -> dict[str, list[dict[str, Any]]]:
    """Return the clauses of `phrases.toml` by frame."""
    return tomllib.loads(_packaged("phrases.toml"))


def _packaged(name: str) -> str:
    return files("crossbearing.compose").joinpath(name).read_text("utf-8")


def _words(entries: list[str]) -> re.Pattern[str]:
    joined = "|".join(re.escape(entry).replace(r"\*", r"\w*") for entry in entries)
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)


def is_loaded(text: str) -> bool:
    """Say whether text holds a word that takes a side."""
    return bool(lexicon().loaded.search(text))


def is_allegation(claim: Claim, context: str = "") -> bool:
    """Say whether a claim accuses of a crime, by its frame or its words."""
    words = lexicon()
    return claim.frame in words.allegation_frames or bool(words.allegation.search(f"{claim.quote} {context}"))


def insults(claim: Claim) -> bool:
    """Say whether a claim insults a group."""
    return bool(lexicon().insult.search(claim.quote))


def may_lead(view: View, claim: Claim) -> bool:
    """Say whether a claim may stand in headline, lead, overview or share text: no opinion, no accusation of crime."""
    text = view.documents[claim.document].text
    return claim.voice != "opinion" and not is_allegation(claim, text[slice(*claim.context)])


def neutral(text: str) -> str:
    """Return a name or short phrase, in quotation marks if a word in it takes a side."""
    return quoted(text) if is_loaded(text) else clean(text)


def is_plural(view: View, name: str) -> bool:
    """Say whether a name takes a plural verb."""
    entity = entity_named(view, name)
    if " and " in name and not (entity and entity.kind == "organisation"):
        return True
    head = re.split(r"\s(?:of|from|in|for|at|near|on|with)\s|,", name)[0].split()
    last = head[-1] if head else name
    ends = last.endswith("s") and not last.endswith(("ss", "us", "is", "’s", "'s"))
    return last.lower() in _PLURALS or (ends and last[0].islower()) or last in ("Forces", "Troops", "Bloggers")


def verb(view: View, stance: Stance, name: str) -> str:
    """Return the verb of a stance, in the present, agreeing with whoever speaks."""
    return VERBS[stance][1 if is_plural(view, name) else 0]


def called(view: View, teller: Teller) -> str:
    """Return how a sentence names a teller: the side behind the name unless the name shows it."""
    name = neutral(teller.name)
    if teller.side is None or shows_side(view, teller.name, teller.side):
        return name
    return f"{name} (close to {teller.side})" if teller.tie == "aligned" else f"{name} ({teller.side})"


def fields(view: View, claim: Claim) -> dict[str, str]:
    """Return what a clause may use of a claim: its roles under the names most used, place, amount."""
    found = {role: neutral(name_of(view, text)) for role, text in claim.roles.items() if text}
    if claim.place is not None:
        place = claim.place.name
        found |= {"place": placed(claim.place), "where": located(claim.place)}
        found = {k: v.replace(clean(place), name_of(view, place)) for k, v in found.items()}
    if claim.quantity is not None:
        found["amount"] = amount(claim.quantity)
        if claim.quantity.unit == "percent":
            found["share"] = found["amount"]
        if claim.quantity.of:
            found["of"] = neutral(claim.quantity.of)
    return found


def clause(view: View, claim: Claim, speaker: Teller | None = None) -> str | None:
    """Return what is claimed as a clause in our own words, or None if no phrase fits.

    A speaker who speaks of itself is "it" in the clause.
    """
    if claim.modality in ("conditional", "hypothetical"):
        return None
    given = fields(view, claim)
    if speaker is not None and given.get("actor") == speaker.name and not is_plural(view, speaker.name):
        entity = entity_named(view, speaker.name)
        given["actor"] = "it" if entity is None or entity.kind != "person" else given["actor"]
    for phrase in phrases().get(claim.frame, ()):
        fits = all(claim.roles.get(role) == text for role, text in phrase.get("when", {}).items())
        if fits and all(given.get(need) for need in phrase["needs"]):
            form: str = phrase["says" if claim.polarity == "+" else "not"]
            return _hedged(_CHOICE.sub(_agreeing(view, form, given), form).format_map(given), claim)
    return None


def _agreeing(view: View, form: str, given: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    """Return what picks the verb of a phrase by whether its first field is in the plural."""
    first = given.get(_FIELD.findall(form)[0], "")
    plural = first != "it" and is_plural(view, first)
    return lambda match: match[2 if plural else 1]


def _hedged(text: str, claim: Claim) -> str:
    if claim.modality == "planned":
        return f"the plan is that {text}"
    if claim.certainty is not None and claim.certainty.level not in ("alleged", "even"):  # "alleged" hedges the telling
        return f"it is {claim.certainty.level} that {text}"
    return text


def content(view: View, claim: Claim) -> str:
    """Return the words of a claim's content, its pieces joined by an ellipsis."""
    text = view.documents[claim.document].text
    pieces = [_LEADING.sub("", clean(text[start:end])) for start, end in claim.spans.content]
    return " … ".join(piece for piece in pieces if piece) or clean(claim.quote)


def told(view: View, claim: Claim) -> str:
    """Return a claim as one attributed clause without a final stop.

    A relay with another side than the holder is named first: "A says B denies that ...".
    """
    *relays, holder = tellers_of(view, claim)
    opening = " ".join(f"{called(view, t)} {verb(view, 'asserts', t.name)}" for t in relays)
    return f"{opening} {_own(view, claim, holder)}".strip()


def _own(view: View, claim: Claim, holder: Teller) -> str:
    who, does = called(view, holder), verb(view, claim.stance, holder.name)
    if claim.voice == "opinion" and claim.holder is None:
        argues = "argue" if is_plural(view, holder.name) else "argues"
        return f"{who} {argues}: {quoted(content(view, claim), QUOTE_CHARS)}"
    said = clause(view, claim, holder)
    if said is not None:
        link = "that " if claim.stance not in ("asserts",) else ""
        return f"{who} {does} {link}{said}{_dated(claim)}"
    words = quoted(content(view, claim), QUOTE_CHARS)
    if claim.stance in ("denies", "doubts", "retracts"):
        does = f"{does} this"
    elif claim.stance in ("confirms", "concedes"):
        does = verb(view, "asserts", holder.name)
    if claim.holder is None:
        return f"{who} {'write' if is_plural(view, holder.name) else 'writes'}: {words}"
    outlet = publishing(view, claim)
    if claim.manner == "direct_quote" or outlet.name == holder.name:
        return f"{who} {does}: {words}"
    return f"{who} {does}, in the words of {called(view, outlet)}: {words}"


def occasion(view: View, claim: Claim) -> str:
    """Return when a claim was made, in words: the holder's occasion, else the day of publication; empty if unknown.

    A page tells what was said at any time before, so its own date is no occasion.
    """
    if claim.said is not None and (shown := when(claim.said)):
        return shown
    published = claim.reported_at
    if view.documents[claim.document].genre == "page":
        return ""
    return dated(published.earliest, published.latest, None) if published.basis in _FIRM and published.earliest else ""


def told_when(view: View, claim: Claim) -> str:
    """Return a claim as an attributed clause, with its occasion in brackets where the clause gives no time itself."""
    text, at = told(view, claim), occasion(view, claim)
    given = _dated(claim) if clause(view, claim) is not None else ""
    return f"{text} ({at})" if at and not given else text


def _dated(claim: Claim) -> str:
    if claim.time is None or claim.time.basis == "inferred":
        return ""
    shown = when(claim.time)
    if not shown:
        return ""
    bare = claim.time.relation in ("since", "until", "by") or shown.startswith(("since", "until", "by"))
    on = (
        ""
        if bare
        else "from "
        if " to " in shown
        else "on "
        if claim.time.precision in ("day", "hour", "minute")
        else "in "
    )
    return f" {on}{shown}"


def possessive(name: str) -> str:
    """Return a name in the possessive."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def as_sentence(view: View, claim: Claim) -> Sentence:
    """Return one claim as an attributed sentence that cites it."""
    return Sentence(sentence(told(view, claim)), (claim.id,))
