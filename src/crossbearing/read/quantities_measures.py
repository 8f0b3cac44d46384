"""Measures: the units a number is measured in, sums of money and rates, in one normal form for each."""

from __future__ import annotations

import re

_MEASURES: dict[str, str] = {
    "percentage points": r"percentage points?|pp",
    "percent": r"%|(?i:per ?cent)|pct",
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
    "tonnes": r"tonnes?|metric tons?|t",
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
    "crowns": r"crowns?|krone[rn]?|krona|kronor",
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
_TIMES = "day|night|week|month|year|hour|minute|second"
_THINGS = "person|head|capita|household|inhabitant|passenger|barrel|ton|tonne|kilo|liter|litre"
_PER = re.compile(
    rf"(?:(?:\s?/\s?|\s(?:per|each|every)\s)(?:{_TIMES}|{_THINGS})|\san?\s(?:{_TIMES}))(?!\w)", re.IGNORECASE
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
    return (None, end) if match is None else (re.split(r"[\s/]", match.group())[-1].lower(), match.end())
