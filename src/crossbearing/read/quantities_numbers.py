"""Numbers in running text: which digits and words are amounts, and which are names, dates, clocks and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from crossbearing.model.measures import measures
from crossbearing.read.numerals import DIGITS, NUMBER_WORDS, numeral
from crossbearing.read.quantities_measures import measure_after

_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen|bn|bln|mn|mln|tn)"
_CURRENCY = r"(?:US|AU?|CA?|NZ|HK|S)?\$|[€£¥₴₹₽₩]|(?:USD|EUR|GBP)\s?"
_TABLE = measures()
_FRACTIONS = _TABLE.fractions
_PART = (
    r"(?:an?|one|two|three|four|nine)[\s-](?:third|quarter|fifth|tenth)s?(?=\sof\b)"
    r"|(?:two|three)[\s-](?:thirds|quarters|fifths)|half(?=\s(?:of|the|its|their|his|her|our|all)\b)"
)
_FEW = "one|two|three|four|five|six|seven|eight|nine|ten|[1-9]"
_RATIO = (
    rf"(?P<few>{_FEW})(?: in | out of )(?P<many>{_FEW}|twenty|hundred|\d{{1,3}})"
    r"(?=\s(?!(?:second|minute|hour|day|night|week|month|year|decade)s?\b)[a-z]|$)"
)
_VAGUE = "|".join(
    words.replace("{scale}", "(?:dozen|hundred|thousand|million)")
    for words in sorted(_TABLE.vague, key=len, reverse=True)
)
_NUMBER = re.compile(
    (
        r"(?<![\w.,/°#])(?<![A-Za-z]-)(?:"
        rf"(?P<half>half an? (?:dozen|hundred|thousand|million|billion))(?!\w)|(?P<part>{_PART})|(?:{_RATIO})"
        rf"|(?P<vague>{_VAGUE})(?!\w)|(?P<words>{NUMBER_WORDS})(?!\w)"
        rf"|(?:(?P<sign>{_CURRENCY})\s?)?(?P<digits>{DIGITS})"
        rf"(?:(?P<k>k)(?!\w)|(?P<m>m)(?!\w)|[\s-]?(?P<scale>{_SCALE})(?!\w))?)"
    ).replace(" ", r"\s"),
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\s(?:[A-Z][\w'-]{0,20}\s){1,3}(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Boulevard|Blvd\.?|Drive)\b"
)
_GOES_ON = re.compile(r"[A-Za-z]|[/:]\d")  # "12b", "2031/11", but also "5km"
_MEASURED = frozenset({"age", "aged", "magnitude", "toll", "population", "total", "turnout", "around", "about"})
_TABLES = frozenset({"indicator", "row"})
_LABEL_WORDS = """no number article section chapter page room flight route highway line gate channel phase stage step
level part act paragraph clause unit district ward block building type model version resolution grade terminal pier"""
_LABEL = re.compile(rf"\b(?:{'|'.join(_LABEL_WORDS.split())})s?\.?\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """One amount: `value` is None where the words give none ("several dozen"); `share` marks percent of a whole.

    `ratio` marks a share told as "one in five".
    """

    start: int
    end: int
    value: float | None
    currency: str | None = None
    share: bool = False
    ratio: bool = False
    scaled: bool = False


def numbers_in(doc: Doc, kind: str) -> list[Number]:
    """Return the amounts of a passage in text order."""
    text = doc.text
    return [
        number
        for match in _NUMBER.finditer(text)
        if (number := _number(match)) is not None and _is_amount(doc, text, match, number, kind)
    ]


def _number(m: re.Match[str]) -> Number | None:
    start, end = m.start(), m.end()
    if m["half"]:
        whole = numeral(m["half"].split(None, 1)[1])
        return Number(start, end, whole / 2 if whole else None)
    if m["part"]:
        count, _, name = re.sub(r"[\s-]+", " ", m["part"].lower()).rpartition(" ")
        times = numeral(count) if count and count not in ("a", "an") else 1.0
        return Number(start, end, round((times or 1.0) * _FRACTIONS[name], 1), share=True)
    if m["few"]:
        few, many = numeral(m["few"]), numeral(m["many"])
        return Number(start, end, round(100 * few / many, 1), share=True, ratio=True) if few and many else None
    if m["vague"]:
        return Number(start, end, None)
    if m["words"]:
        return Number(start, end, numeral(m["words"]))
    if m["m"] and not m["sign"]:  # 23m is metres, $23m millions
        return Number(m.start("digits"), m.end("digits"), numeral(m["digits"]))
    scale = m["scale"] or m["k"] or m["m"] or ""
    return Number(start, end, numeral(f"{m['digits']} {scale}"), m["sign"], scaled=bool(scale))


def _is_amount(doc: Doc, text: str, m: re.Match[str], number: Number, kind: str) -> bool:
    span = doc.char_span(number.start, number.end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    if m["words"]:
        return _counts_in_words(span)
    if not m["digits"] or m["sign"]:
        return True
    if _GOES_ON.match(text, number.end) and measure_after(text, number.end) is None:
        return False
    if _label_or_list(text, number, kind) or _ADDRESS.match(text, number.end) or _names_a_unit(doc, span.end):
        return False
    return kind in _TABLES or not _labels(span[0], number)


def _counts_in_words(span: Span) -> bool:
    """Say whether words for a number count: no name ("the Group of Seven"), and "one" only where it is no pronoun."""
    first = span[0]
    if first.is_title and not first.is_sent_start and first.i > 0:
        before = first.nbor(-1)
        return before.is_space or before.text in ('"', "'", ":")
    return span.text.lower() != "one" or _counting_one(span.doc, first.i)


def _labels(token: Token, number: Number) -> bool:
    """Say whether a small whole number tells one thing from its like: "tank 7", "Pier 12"."""
    if token.i == 0 or number.value is None or number.value % 1 or number.value >= 1000:
        return False
    before = token.nbor(-1)
    named = token.dep_ == "nummod" and token.head.i == before.i and before.tag_ not in ("NNS", "NNPS", "IN")
    return named and before.lower_ not in _MEASURED


def _names_a_unit(doc: Doc, at: int) -> bool:
    """Say whether a number and the proper noun after it are one name ("3 Squadron"); "40 Greeks" are counted."""
    token = doc[at] if at < len(doc) else None
    return (
        token is not None and token.tag_ == "NNP" and token.is_title and token.ent_type_ != "NORP" and _ends_name(token)
    )


def _ends_name(token: Token) -> bool:
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ")


def _counting_one(doc: Doc, at: int) -> bool:
    token = doc[at]
    if at + 1 < len(doc) and doc[at + 1].lower_ in ("of", "another", "day", "'s", "can", "must", "by"):
        return False
    if at > 0 and doc[at - 1].lower_ in ("no", "the", "this", "that", "any", "every", "each", "another"):
        return False
    return token.dep_ in ("nummod", "dobj", "nsubjpass", "nsubj", "obj") and token.pos_ == "NUM"


def _label_or_list(text: str, number: Number, kind: str) -> bool:
    """Say whether digits are a label ("Article 5", "Flight 12") or count off a list."""
    line = text.rfind("\n", 0, number.start) + 1
    opens = not text[line : number.start].strip()
    rest = text[number.end : number.end + 2]
    if opens and kind != "indicator":
        stop = text.find("\n", number.end)
        alone = not text[number.end : stop if stop >= 0 else number.end + 80].strip()
        if (alone and (number.value or 0) < 100) or (rest[:1] in (".", ")") and rest[1:].isspace()):
            return True
    return bool(_LABEL.search(text[max(0, number.start - 16) : number.start]))
