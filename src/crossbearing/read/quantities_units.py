"""Units: what a number counts or measures, in one normal form for each."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

_MEASURES: dict[str, str] = {
    "percentage points": r"percentage points?|pp",
    "percent": r"%|per ?cent|pct",
    "square kilometers": r"square kilomet(?:er|re)s?|sq\.? ?km|km²|km2",
    "square miles": r"square miles?|sq\.? ?mi(?:les)?",
    "square meters": r"square met(?:er|re)s?|sq\.? ?m|m²|m2",
    "square feet": r"square (?:feet|foot)|sq\.? ?ft",
    "cubic meters": r"cubic met(?:er|re)s?|m³|m3",
    "km": r"kilomet(?:er|re)s?|kms?",
    "cm": r"centimet(?:er|re)s?|cm",
    "mm": r"millimet(?:er|re)s?|mm",
    "m": r"met(?:er|re)s?|m",
    "nautical miles": r"nautical miles?",
    "miles": r"miles?|mi",
    "feet": r"feet|foot|ft",
    "inches": r"inch(?:es)?",
    "yards": r"yards?",
    "hectares": r"hectares?|ha",
    "acres": r"acres?",
    "kg": r"kilogram(?:me)?s?|kilos?|kgs?",
    "tonnes": r"tonnes?|metric tons?",
    "tons": r"tons?",
    "pounds weight": r"lbs?",
    "liters": r"lit(?:er|re)s?",
    "barrels": r"barrels?|bpd",
    "gallons": r"gallons?",
    "megawatts": r"megawatts?|MW",
    "gigawatts": r"gigawatts?|GW",
    "megawatt hours": r"megawatt[- ]hours?|MWh",
    "°C": r"°\s?C|degrees? (?:Celsius|centigrade)",
    "°F": r"°\s?F|degrees? Fahrenheit",
    "magnitude": r"magnitude",
    "basis points": r"basis points?|bps",
    "minutes": r"minutes?|mins?",
    "seconds": r"seconds?|secs?",
    "hours": r"hours?|hrs?",
    "days": r"days?",
    "weeks": r"weeks?",
    "months": r"months?",
    "years old": r"years? old|years?-olds?|year-olds?",
    "years": r"years?|yrs?",
}
_MONEY: dict[str, str] = {
    "dollars": r"(?:US |U\.S\. )?dollars?|USD",
    "euros": r"euros?|EUR",
    "pounds": r"pounds?(?: sterling)?|GBP",
    "rubles": r"rou?bles?|RUB",
    "hryvnias": r"hryvn[ij]?as?|hryvni|UAH",
    "yen": r"yen|JPY",
    "yuan": r"yuan|renminbi|CNY|RMB",
    "rupees": r"rupees?|INR",
    "francs": r"(?:Swiss )?francs?|CHF",
    "pesos": r"pesos?",
    "lira": r"liras?",
    "crowns": r"crowns?|krone[rn]?|kronor",
    "zlotys": r"zlot(?:y|ys|ies)",
    "won": r"won",
    "reais": r"reais|real",
    "rand": r"rand",
    "cents": r"cents?",
}
_SIGNS = {
    "$": "dollars",
    "€": "euros",
    "£": "pounds",
    "¥": "yen",
    "₴": "hryvnias",
    "₹": "rupees",
    "₽": "rubles",
    "₩": "won",
}
_CODES = {"usd": "dollars", "eur": "euros", "gbp": "pounds", "us": "dollars"}

_PLACED = [(unit, words) for table in (_MEASURES, _MONEY) for unit, words in table.items()]
_ALL = re.compile(
    r"[\s-]{0,2}(?:"
    + "|".join(f"(?P<u{i}>{words})" for i, (_, words) in enumerate(_PLACED)).replace(" ?", r"\s?").replace(" ", r"\s")
    + r")(?![\w²³])"
)
_SPEEDS = {
    "mph": ("miles", "hour"),
    "kph": ("km", "hour"),
    "km/h": ("km", "hour"),
    "kmh": ("km", "hour"),
    "m/s": ("m", "second"),
}
_SPEED = re.compile(r"\s?(mph|kph|km/h|kmh|m/s)(?!\w)")
_PER = re.compile(
    r"(?:\s?/\s?|\s(?:per|each|every)\s|\san?\s(?=(?:day|night|week|month|year|hour|minute|second)\b))"
    r"(day|night|week|month|year|hour|minute|second|person|head|capita|household|inhabitant|passenger|barrel|ton|tonne|kilo|liter|litre)(?!\w)",
    re.IGNORECASE,
)

PERSONS = frozenset(
    (
        "people person persons men man women woman children child boys boy girls girl adults adult minors babies infants"
        " civilians civilian residents resident inhabitants inhabitant citizens citizen locals villagers townspeople"
        " soldiers soldier troops servicemen serviceman personnel fighters fighter militants militant rebels recruits"
        " officers officer policemen police sailors pilots guards prisoners prisoner detainees hostages hostage captives"
        " workers worker employees employee staff miners miner drivers farmers teachers nurses doctors medics journalists"
        " reporters students student pupils firefighters rescuers volunteers crew crewmen crewmembers seafarers passengers"
        " passenger travelers travellers tourists commuters pedestrians migrants migrant refugees refugee evacuees survivors"
        " victims victim casualties casualty dead deaths death fatalities fatality injured wounded missing killed injuries"
        " patients protesters demonstrators strikers marchers supporters voters voter electors delegates lawmakers deputies"
        " senators councillors councilors judges officials observers witnesses suspects defendants members member customers"
        " guests viewers souls strong mercenaries foreigners bodies corpses individuals relatives mourners others"
    ).split()
)
"""Nouns that count persons; their unit is "people"."""

_HOLDS_PERSONS = frozenset(
    "population crowd crew toll death casualties staff workforce garrison audience electorate membership".split()
)
_HARMS = frozenset(
    "kill injure wound hurt die rescue evacuate displace arrest detain capture hospitalize hospitalise drown save employ"
    " perish flee live".split()
)
_PIECES = frozenset(
    "pieces units items sets groups types kinds rounds bodies cases loads bags boxes cans copies pairs lots".split()
)


def money_of(sign: str) -> str:
    """Return the unit of a currency sign or code before a number."""
    key = sign.strip()
    return _SIGNS.get(key[-1:], _CODES.get(key.lower(), "dollars"))


def measure_after(text: str, end: int) -> tuple[str, str | None, int] | None:
    """Return (unit, per, end) of a measure, share or money word that follows the number, or None."""
    speed = _SPEED.match(text, end)
    if speed is not None:
        unit, per = _SPEEDS[speed.group(1)]
        return unit, per, speed.end()
    found = _ALL.match(text, end)
    if found is None:
        return None
    unit = next(unit for i, (unit, _) in enumerate(_PLACED) if found[f"u{i}"] is not None)
    return unit, None, found.end()


def per_after(text: str, end: int) -> tuple[str | None, int]:
    """Return the unit a rate is per ("day") and where its words end; None and `end` if it is no rate."""
    match = _PER.match(text, end)
    return (None, end) if match is None else (match.group(1).lower(), match.end())


def counted(doc: Doc, start: int, end: int) -> tuple[str | None, Token | None]:
    """Return what the number at these offsets counts, in normal form, with the noun; (None, None) if no word says it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None, None
    token = span.root
    noun = _noun_over(token, span.end)
    if noun is not None:
        return _normal(noun), noun
    return ("people", None) if _counts_persons(token) else (None, None)


def _noun_over(token: Token, end: int) -> Token | None:
    """Return the noun that the number modifies; of "dozens of houses" the houses."""
    if (
        token.dep_ in ("nummod", "quantmod", "compound", "amod", "det", "nmod", "npadvmod", "poss")
        and token.head.i > token.i
    ):
        head = token.head
        while head.dep_ in ("compound", "quantmod", "nummod") and head.head.i > head.i and head.i - token.i < 8:
            head = head.head
        if head.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and head.i >= end - 1:
            return head if head.pos_ != "VERB" or head.lower_ in PERSONS else None
    of = next((c for c in token.children if c.lower_ == "of" and c.i >= token.i), None)
    if of is not None:
        return next((c for c in of.children if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN")), None)
    follower = token.doc[end] if end < len(token.doc) else None
    if follower is not None and follower.lower_ in PERSONS:
        return follower
    return None


def thing_counted(noun: Token) -> Token:
    """Return the last noun of what is counted: of "pieces of hardware" the hardware."""
    of = next((c for c in noun.children if c.lower_ == "of" and c.i == noun.i + 1), None)
    if noun.lower_ not in _PIECES or of is None:
        return noun
    return next((c for c in of.children if c.dep_ == "pobj" and c.i - noun.i < 6), noun)


def _normal(noun: Token) -> str:
    word = noun.lower_
    if word in PERSONS or noun.lemma_.lower() in PERSONS:
        return "people"
    thing = thing_counted(noun)
    if thing is not noun:
        return "people" if thing.lower_ in PERSONS else f"{word} of {thing.lower_}"
    parts = [c.lower_ for c in noun.lefts if c.dep_ == "compound" and c.is_lower and c.i > noun.i - 3]
    return " ".join([*parts, word])


def _counts_persons(token: Token) -> bool:
    """Say whether a number without a noun counts persons: "a population of 26,000", "killing 12", "five were hurt"."""
    above = token
    for _ in range(4):
        if above.lemma_.lower() in _HARMS or above.lower_ in _HARMS:
            return True
        if above.lower_ in _HOLDS_PERSONS or above.lower_ in PERSONS:
            return True
        if any(c.lower_ in _HOLDS_PERSONS for c in above.children if c.dep_ in ("nsubj", "nsubjpass")):
            return True
        if above.head.i == above.i:
            return False
        above = above.head
    return False
