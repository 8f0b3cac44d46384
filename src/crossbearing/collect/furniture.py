"""Furniture: what a page carries beside its story, known by listed cues. It is marked and not read.

The lists read as policy. They are of pages in English; none knows more of an outlet than many pages print.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.collect.datelines import CHANGED, DAY_WITH_YEAR
from crossbearing.collect.lines import LONG, Line

# Whole lines, folded to lower case, without marks around them: buttons, menu entries, remains of an app's screen.
BUTTONS = frozenset(
    words.strip()
    for row in (
        "top of page | bottom of page | end of page | back to top | pull to refresh | loading | loading more",
        "logo | home | menu | search | log in | login | log out | sign in | sign out | sign up | register",
        "subscribe | subscribe now | subscribe today | follow | following | follow us | followers | share",
        "share this | share article | share story | share this article | share this story | print | email",
        "copy link | save | bookmark | comment | comments | show more | show less | show all | read more",
        "read less | see more | see all | load more | view more | view all | view less | learn more",
        "find out more | continue reading | expand | collapse | close | advertisement | advert | ad",
        "sponsored | sponsored content | promoted | skip to content | skip to main content",
        "skip advertisement | facebook | twitter | x (twitter) | whatsapp | linkedin | instagram | telegram",
        "youtube | tiktok | reddit | previous | next | prev | back | more | newsletter | newsletters",
        "notifications | settings | privacy | privacy policy | terms | terms of use | terms of service",
        "cookie policy | cookie settings | cookie preferences | accept | accept all | accept cookies",
        "accept all cookies | contact | contact us | about | about us | getty images | image source",
        "image caption | play video | watch | listen | listen to article | listen to this article | reply",
        "like | report this post | tweet | flipboard | pocket | whatsapp | text size | listen now",
    )
    for words in row.split("|")
)
COUNTER = re.compile(r"\W*\d+\W+(?:comments?|shares?|views?|likes?|replies|min(?:ute)?s?\s+read)\W*", re.IGNORECASE)

# Openings of lines that ask the reader for something or speak of the site.
_PLATFORMS = r"(?:x|facebook|twitter|telegram|instagram|threads|bluesky|mastodon|whatsapp|linkedin|reddit)"
_CALLS = (
    r"join (?:us|our|the conversation)",
    r"follow (?:us|our|@|the \w+ on)",
    rf"follow (?:[\w.'’-]+ ){{1,4}}on {_PLATFORMS}",
    r"(?:like|find) us on",
    rf"share (?:this|on {_PLATFORMS})",
    r"support (?:us|our (?:work|journalism|reporting|newsroom|mission))",
    r"donate (?:now|today|here|to (?:us|our))",
    r"donate\W*$",
    r"sign up",
    r"subscribe (?:to|for|now)",
    r"become a (?:member|subscriber|patron)",
    r"register (?:now|for free)",
    r"already a (?:member|subscriber)",
    r"get (?:our|the) (?:\w+ ){0,3}(?:newsletter|app|briefing|alerts)",
    r"download (?:our|the) app",
    r"(?:this (?:site|website|page)|we) uses? cookies",
    r"by (?:continuing|clicking|signing up)\b.{0,60}\byou",
    r"enable javascript",
    r"(?:click|tap) here",
    r"scroll (?:down|to)",
    r"send us (?:a|your)",
    r"(?:got|have) (?:a|any) (?:tip|story)",
    r"enjoying this",
    r"ends?\W*$",
    r"#{3}\W*$",
    r"(?:media|press) (?:contacts?|enquiries|inquiries|office)\W*(?:[:.]|$)",
    r"for (?:more|further) information,? (?:please )?contact",
    r"contact [^.@]{2,60}\S@\S+",
    r"see our (?:privacy|terms)",
    r"republish (?:this|our)",
    r"all rights reserved",
    r"(?:©|\(c\) )",
    r"copyright\W*(?:©|\(c\)|\d{4}|by|notice|$)",
)
CALLS = re.compile(rf"\W*(?:{'|'.join(_CALLS)})(?!\w)", re.IGNORECASE)
_CALL_LENGTH = 240  # code points: a call is a sentence or two
_SAID = re.compile(
    r"\b(?:said|says|told|tells|according|wrote|added|asked)\b", re.IGNORECASE
)  # somebody's words, no site's

# Whole lines that announce other stories.
TEASERS = re.compile(
    r"\W*(?:"
    r"(?:other|more|related|further) (?:topics|stories|news|articles|coverage|reading|content|posts|links"
    r"|headlines)\b.{0,40}"
    r"|related|also (?:read|on|in the news)\b.{0,40}|read (?:also|next|more about.{0,40})|most (?:read|popular"
    r"|viewed|shared)"
    r"|you (?:may|might) (?:also )?(?:like|be interested).{0,20}|recommended(?: (?:for you|stories|reading))?"
    r"|trending(?: now)?"
    r"|more (?:on|from) (?:this (?:story|topic)|\S.{0,30})|(?:latest|top|popular) (?:news|stories|headlines)"
    r"|popular now"
    r"|editors?['’]?s? picks?|don['’]t miss|what to read next"
    r")\W*",
    re.IGNORECASE,
)
_TEASER_LENGTH = 80  # code points

# One line that is a teaser by itself: "Read also: ...".
INLINE_TEASER = re.compile(
    r"\W*(?:read (?:also|more|next)|also read|see also|related|more|watch|listen|in pictures|don['’]t miss)\s*[:"
    r"|›>–—]\s*\S",
    re.IGNORECASE,
)

BREADCRUMB = re.compile(r"[^›»>]{1,40}(?:\s*[›»>]\s*[^›»>]{1,40}){1,6}")

# A button at the end of a paragraph.
TRAILING = re.compile(
    r"(?<=[.!?…\"'”’)])\s+(?P<chrome>(?:show|read|see|load|view) (?:more|less)|continue reading)\W*$", re.IGNORECASE
)

BYLINE = re.compile(
    r"(?:(?:[Ww]ords|[Tt]ext|[Ww]ritten|[Ss]tory|[Rr]eporting|[Rr]eported)\s+by|[Bb]y|BY)\s+(?:the\s+)?"
    r"(?P<who>(?!(?:The\s+)?[Nn]umbers)[A-Z][^.!?;:|•·]{1,78}?)\s*(?:(?:[|•·–—]|,\s*\d).*)?$"
)
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)?\s*(?:local\s+time|(?-i:[A-Z]{2,5})|[+-]\d{2}:?\d{2})?"
STAMP = re.compile(
    r"(?:\W*(?:(?:first|last|originally)\s+)?"
    rf"(?:published|posted|{CHANGED}|released|issued|as of|date[d]?|publication\s+date)\b\W*(?:(?:on|at)\b)?\W*)?"
    r"(?:(?-i:[A-ZÀ-Þ])[\w.'’ -]{1,40},\s+)?"  # a place
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?{DAY_WITH_YEAR}[\s,|•·–—-]*(?:at\s+)?{_CLOCK}"
    rf"(?:\W*(?:last\s+)?{CHANGED}\b\W*(?:on\s+|at\s+)?{DAY_WITH_YEAR}[\s,]*(?:at\s+)?{_CLOCK})?\W*$",
    re.IGNORECASE,
)
_STAMP_LENGTH = 120  # code points


def is_chrome(line: Line) -> bool:
    """Say whether a line is an app's or a site's own words: a button, a menu entry, a call to join or to share."""
    if len(line.text) > LONG:
        return False
    folded = line.text.casefold().strip(" \t.…:!?>»→←↑↓|•·+-–—[]")
    call = len(line.text) <= _CALL_LENGTH and CALLS.match(line.text) and not _SAID.search(line.text)
    return bool(
        folded in BUTTONS
        or COUNTER.fullmatch(line.text)
        or call
        or INLINE_TEASER.match(line.text)
        or _is_breadcrumb(line)
    )


def _is_breadcrumb(line: Line) -> bool:
    """Say whether a line is a path of sections: "News > Local", none of its words ending a sentence."""
    return len(line.text) <= 100 and not line.closed and bool(BREADCRUMB.fullmatch(line.text))


def is_stamp(line: Line) -> bool:
    """Say whether a line holds only who wrote or when it came out: its facts stand in the document's fields."""
    if len(line.text) > _STAMP_LENGTH:
        return False
    return bool(STAMP.match(line.text) or (BYLINE.match(line.text) and not line.closed))


def opens_teasers(line: Line) -> bool:
    """Say whether a line announces other stories."""
    return len(line.text) <= _TEASER_LENGTH and bool(TEASERS.fullmatch(line.text))


def menu_length(lines: Sequence[Line]) -> int:
    """Return how many lines at the top are a menu: three short ones in a run with a button among them, or four.

    A line that stands further off than the lines of the run stand from each other ends it: it may be the title.
    """
    count = 0
    for line in lines:
        short = line.words <= 3 and len(line.text) <= 30 and not line.closed
        apart = count >= 2 and line.gap > lines[1].gap
        if not short or (apart and not is_chrome(line)):
            break
        count += 1
    return count if count >= 4 or (count == 3 and any(is_chrome(line) for line in lines[:3])) else 0
