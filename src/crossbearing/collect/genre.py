"""Genre by listed cues. The first rule that applies decides; `report` when none does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crossbearing.collect.headers import post_header
from crossbearing.collect.lines import LONG, Line
from crossbearing.model.document import Block, Genre
from crossbearing.model.packs import Actor

_HEAD_BLOCKS = 40  # a menu may stand above
_HEAD = 8  # lines at the top in which a text says what it is
_SHORT = 1_200  # code points: a post is no longer
_OFFICIAL_KINDS = frozenset({"state", "government", "military"})
_ITEMS = frozenset({"indicator", "profile", "entry", "scenario"})

_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"\n]{0,2000}\"|«[^»]{0,2000}»|„[^“”]{0,2000}[“”]|''[^\n]{0,2000}?''")
_CLOCK = re.compile(
    r"^\W*(?:(?:posted|published|updated)\s+(?:at\s+)?)?(?:\d{1,2}[:.]\d{2}(?!\d)(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?\b|\d{1,2}\s*[ap]\.?m\.?\b"
    r"|\d+\s+(?:min(?:ute)?s?|hours?)\s+ago\b)",
    re.I,
)
_LIVE = re.compile(
    r"\b(?:live\s*(?:blog|updates?|coverage|reporting|feed)|as it happened|minute by minute|rolling coverage)\b", re.I
)
_SPEAKER = re.compile(r"^(?P<who>(?:[A-Z][\w.'’-]*\s?){1,4}(?:\s?\([^)]{1,40}\))?|Q|A|QUESTION|ANSWER):\s+(?!\d)\S")
_TRANSCRIPT = re.compile(
    r"\b(?:transcript|verbatim record|full text of the (?:interview|speech|debate|briefing)|hansard)\b", re.I
)
_BULLETIN = re.compile(  # the whole line, or one that goes on with number, date or subject; no headline about it
    r"^\W*(?:[\w.&'’-]+[\s:]+){0,6}?(?:situation\s+(?:report|update|summary)|sit\s?rep|flash\s+update|bulletin"
    r"|(?:daily|evening|morning|nightly|weekly|hourly|operational|campaign)\s+(?:\w+\s+){0,2}"
    r"(?:bulletin|update|briefing|assessment|summary|report|digest|information)|(?:update|report)(?=\s+(?:no\b|number|#)))"
    r"(?=\W*$|\s*[:|,(–—-]|\s+(?:no\b|number|#|\d|for\b|on\b|as\s+of\b))",
    re.I,
)
_OFFICIAL = re.compile(  # at the start of a line, or as its end; not a headline about a statement
    r"^\W*(?:(?:press|media|news)\s+(?:release|statement|notice|advisory)|for\s+(?:immediate\s+)?release|communiqu[eé]"
    r"|(?:official|joint|public)\s+(?:statement|notice|communiqu[eé])|(?:a\s+)?(?:\w+\s+)?statement\s+(?:by|from|of|on)\b)"
    r"|\b(?:press|media|news)\s+(?:release|statement)\W*$",
    re.I,
)
_OFFICIAL_FOOT = re.compile(
    r"^\W*(?:notes?\s+(?:to|for)\s+editors?|(?:media|press)\s+(?:contacts?|enquiries|inquiries|office)\b"
    r"|for\s+(?:more|further)\s+information,?\s+(?:please\s+)?contact"
    r"|-?\s*ends?\s*-?$|#{3}$)",
    re.I,
)
_OPINION = re.compile(
    r"^\W*(?:opinion|editorial|op-?\s?ed|commentary|comment(?=\s*[|:•·])|letters?(?:\s+to\s+the\s+editor)?|viewpoint|guest\s+(?:essay"
    r"|column|post)|column|leader|our\s+view|perspective)"
    r"\b(?:\s*[|:•·–—-].*|\s+by\s.*)?\W*$",
    re.I,
)
_COLUMNIST = re.compile(
    r"[|,–—-]\s*(?:guest\s+|opinion\s+)?columnist\W*$|^(?:dear\s+)?(?:sir|madam|editor)s?\s*[,:]", re.I
)
_DISCLAIMER = re.compile(
    r"\b(?:views|opinions)\b.{0,40}\b(?:expressed|are)\b.{0,60}\b(?:own|author|writer|necessarily)|\bis\s+(?:a"
    r"|an)\s+(?:opinion\s+)?columnist\b",
    re.I,
)
_EXHORTS = re.compile(
    r"\b(?:we\s+(?:must|cannot|can\s*not|can['’]t|should|need\s+to|ought\s+to|owe)|must\s+and\s+will|let\s+(?:us|them)"
    r"|it\s+is\s+(?:high\s+)?time\s+(?:to|for|that)|every\s+effort\s+must|i\s+(?:believe|think|fear|urge|argue|submit)"
    r"|in\s+my\s+(?:view|opinion)|enough\s+is\s+enough|shame\s+on|nobody\s+should|make\s+no\s+mistake"
    r"|i,?\s+for\s+one|ought\s+to\s+be\s+ashamed|a\s+(?:disgrace|scandal|travesty)\b|(?:does\s+not|do\s+not)\s+deserve"
    r"|deserves?\s+better|(?:is|are|was|were)\s+(?:simply\s+|plainly\s+)?(?:shameful|disgraceful|scandalous|absurd|inexcusable))\b",
    re.I,
)
_TOLD = re.compile(
    r"\b(?:said|says|say|saying|told|tells|wrote|writes|added|adds|argued|argues|according|asked|warned|warns)\b", re.I
)
_SENTENCE = re.compile(r"[^.!?\n]+")
_LEAST_EXHORTED = 0.05  # of a text's sentences: a long report holds two such by chance
_ANALYSIS = re.compile(
    r"^\W*(?:(?:news\s+)?analysis|explainer|explained|in\s+depth|backgrounder|background\s+briefing|assessment"
    r"|policy\s+brief|commentary\s+and\s+analysis|research\s+note|q&a)"
    r"\b(?:\s*[|:•·–—-].*)?\W*$|^\W*(?:key\s+(?:takeaways|findings|judg[e]?ments)|executive\s+summary"
    r"|bottom\s+line)\W*$",
    re.I,
)
_POST = re.compile(
    r"(?:^|\s)#[^\W\d]\w+|^@\w{2,}|\s@\w{2,}\W*$|\bt\.me/|\bforwarded\s+from\b|^RT\s+@|🧵|\bvia\s+telegram\b",
    re.I,
)
_MAP = re.compile(r"\b(?:interactive\s+|control\s+)?map\b", re.I)
_LEGEND = re.compile(r"\b(?:legend|layers?|zoom|basemap|scale|coordinates)\b", re.I)


@dataclass(frozen=True, slots=True)
class Look:
    """What the rules look at: a text's lines and blocks, its title, and who published it."""

    text: str
    lines: Sequence[Line]
    blocks: Sequence[Block]
    title: str | None
    actor: Actor | None

    @property
    def head(self) -> Sequence[str]:
        """Return the title and the first lines that are no furniture and no sentences: where a text says what it is."""
        blocks = [block for block in self.blocks[:_HEAD_BLOCKS] if block.kind not in ("furniture", "caption")][:_HEAD]
        lines = (self.text[block.start : block.end] for block in blocks if block.end - block.start <= 140)
        return [*([self.title] if self.title else []), *(words for words in lines if words[-1] not in ".!?")]

    @property
    def own_words(self) -> str:
        """Return the text without what it quotes."""
        return _QUOTED.sub(" ", self.text[:100_000])


def _any(pattern: re.Pattern[str], words: Sequence[str]) -> bool:
    return any(pattern.search(part) for part in words)


def structured_page(look: Look) -> bool:
    """Say whether the text is cut into sections with items."""
    return len({block.kind for block in look.blocks} & _ITEMS) >= 2


def live_coverage(look: Look) -> bool:
    """Say whether entries open with a clock: three or more, or one under a heading that says so."""
    clocks = sum(1 for line in look.lines if _CLOCK.match(line.text[:40]))
    return (clocks >= 3 and clocks * 12 >= len(look.lines)) or (clocks >= 1 and _any(_LIVE, look.head))


def speaker_labels(look: Look) -> bool:
    """Say whether speakers' names lead the lines: at least four times, two of them speaking."""
    speakers = Counter(found["who"] for line in look.lines if (found := _SPEAKER.match(line.text[:80])))
    turns = sum(speakers.values())
    said_so = _any(_TRANSCRIPT, look.head)
    return (
        len(speakers) >= 2 and turns >= (2 if said_so else 4) and turns > len(speakers) and turns * 3 >= len(look.lines)
    )


def bulletin_head(look: Look) -> bool:
    """Say whether the head calls it a situation report, a daily update or a numbered bulletin."""
    return _any(_BULLETIN, look.head)


def official_head(look: Look) -> bool:
    """Say whether it is a press release or statement, by its head, its foot, or a public body as its publisher."""
    foot = [line.text[:LONG] for line in look.lines[-8:]]
    return (
        _any(_OFFICIAL, look.head)
        or _any(_OFFICIAL_FOOT, foot)
        or (look.actor is not None and look.actor.kind in _OFFICIAL_KINDS)
    )


def opinion_cues(look: Look) -> bool:
    """Say whether it is called opinion, disclaims its views, or exhorts in its own words at least twice."""
    edges = [line.text[:LONG] for line in (*look.lines[:4], *look.lines[-4:])]
    signed = [line.text[:LONG] for line in look.lines[:6]]
    return _any(_OPINION, look.head) or _any(_COLUMNIST, signed) or _any(_DISCLAIMER, edges) or _exhorts(look)


def _exhorts(look: Look) -> bool:
    """Say whether at least two sentences, and one in twenty, say what must be done, in nobody else's words."""
    sentences = [found[0] for found in _SENTENCE.finditer(look.own_words)]
    exhorting = sum(1 for words in sentences if _EXHORTS.search(words) and not _TOLD.search(words))
    return exhorting >= 2 and exhorting >= _LEAST_EXHORTED * len(sentences)


def analysis_head(look: Look) -> bool:
    """Say whether it is called analysis, or has key judgements or takeaways."""
    headings = [look.text[block.start : block.end] for block in look.blocks if block.kind == "heading"]
    return _any(_ANALYSIS, [*look.head, *headings])


def map_page(look: Look) -> bool:
    """Say whether it is the text around a map: called so, with the words of a legend."""
    return look.title is not None and bool(_MAP.search(look.title)) and bool(_LEGEND.search(look.text[:5_000]))


def short_post(look: Look) -> bool:
    """Say whether it is a short text with the marks of a social platform."""
    if len(look.text) > _SHORT or len(look.lines) > 12:
        return False
    read = [look.text[b.start : b.end] for b in look.blocks if b.kind not in ("furniture", "caption", "heading")]
    posted = any(post_header(line) for line in look.lines)
    return posted or bool(_POST.search(_QUOTED.sub(" ", "\n".join(read))))


RULES: tuple[tuple[Genre, Callable[[Look], bool]], ...] = (
    ("page", structured_page),
    ("map", map_page),
    ("post", short_post),
    ("liveblog", live_coverage),
    ("transcript", speaker_labels),
    ("bulletin", bulletin_head),
    ("official", official_head),
    ("opinion", opinion_cues),
    ("analysis", analysis_head),
)


def genre_of(look: Look) -> Genre:
    """Return the genre of the first rule that applies, `report` when none does."""
    return next((genre for genre, applies in RULES if applies(look)), "report")
