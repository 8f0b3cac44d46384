"""Furniture: what a page carries beside its story, known by listed cues. It is marked and not read.

Each cue reads as policy. Cues are of English pages; none knows an outlet's own words beyond what many pages print.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.collect.lines import LONG, Line

_FLAGS = re.IGNORECASE

WHOLE_LINE = re.compile(
    r"""(?:
      (?:top|bottom|end)\ of\ page | back\ to\ top | pull\ to\ refresh | loading(?:\ more)?(?:\.{3}|…)?
    | logo | home | menu | search | log\ ?in | log\ ?out | sign\ (?:in|out|up) | register | subscribe(?:\ now|\ today)?
    | follow(?:ing|\ us)? | followers? | share(?:\ this)?(?:\ (?:article|story|page|post))? | print | email | copy\ link | save | bookmark
    | comments?(?:\ \(?\d+\)?)? | \d+\ (?:comments?|shares?|views?|likes?|min(?:ute)?s?\ read|minute\ read)
    | (?:show|read|load|see|view|learn|find\ out)\ (?:more|less|all)(?:\ ?[.…>»→]+)? | continue\ reading | expand | collapse | close
    | advertisement | advert | ad | sponsored(?:\ content)? | promoted | skip\ to\ (?:main\ )?content | skip\ advertisement
    | facebook | twitter | x\ \(twitter\) | whatsapp | linkedin | instagram | telegram | youtube | tiktok | reddit
    | previous | next | prev | back | more | newsletters? | notifications? | settings | privacy(?:\ policy)? | terms(?:\ of\ (?:use|service))?
    | cookie\ (?:policy|settings|preferences) | accept(?:\ all)?(?:\ cookies)? | contact(?:\ us)? | about(?:\ us)?
    | getty\ images | image\ source | image\ caption | play\ video | watch | listen(?:\ to\ (?:this\ )?article)?
    )\W*""",
    _FLAGS | re.VERBOSE,
)

CALLS = re.compile(
    r"""^\W*(?:
      join\ (?:us|our|the\ conversation)\b | follow\ (?:us|our|@|the\ \w+\ on)\b | follow\ @ | like\ us\ on | find\ us\ on
    | sign\ up\b | subscribe\ (?:to|for|now)\b | support\ (?:us|our)\b | donate\b | become\ a\ (?:member|subscriber|patron)
    | get\ (?:our|the)\ (?:\w+\ ){0,3}(?:newsletter|app|briefing|alerts) | download\ (?:our|the)\ app
    | (?:this\ (?:site|website|page)|we)\ uses?\ cookies | by\ (?:continuing|clicking|signing) | enable\ javascript
    | click\ here\b | tap\ here\b | scroll\ (?:down|to)\b | register\ (?:now|for\ free) | already\ a\ (?:member|subscriber)
    | share\ (?:this|on)\b | enjoying\ this | have\ (?:a|any)\ (?:tip|story)\b | send\ us\ (?:a|your)\b | got\ a\ (?:tip|story)
    | all\ rights\ reserved | (?:©|\(c\)\ |copyright\b).{0,80}$
    | see\ our\ (?:privacy|terms) | republish\ (?:this|our)\b | ever\ wondered\b
    )""",
    _FLAGS | re.VERBOSE,
)

TEASERS = re.compile(
    r"""^\W*(?:
      (?:other|more|related|further)\ (?:topics|stories|news|articles|coverage|reading|content|posts|links|headlines)\b.{0,40}
    | related | also\ (?:read|on|in\ the\ news)\b.{0,40} | read\ (?:also|next|more\ about.{0,40}) | most\ (?:read|popular|viewed|shared)
    | (?:you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested).{0,20}) | recommended(?:\ (?:for\ you|stories|reading))? | trending(?:\ now)?
    | more\ (?:on|from)\ (?:this\ (?:story|topic)|\S.{0,30}) | latest\ (?:news|stories|headlines) | editors?['’]?s?\ picks? | don['’]t\ miss
    | top\ stories | what\ to\ read\ next | popular\ (?:now|stories)
    )\W*$""",
    _FLAGS | re.VERBOSE,
)

INLINE_TEASER = re.compile(
    r"^\W*(?:read (?:also|more|next)|also read|see also|related|more|watch|listen|in pictures|don['’]t miss)\s*[:|›>–—]\s*\S",
    _FLAGS,
)

TRAILING = re.compile(
    r"(?<=[.!?…\"'”’)])\s+(?P<chrome>(?:show|read|see|load|view) (?:more|less)|continue reading)\W*$", _FLAGS
)

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"

BYLINE = re.compile(
    r"^(?:(?:[Ww]ords|[Tt]ext|[Ww]ritten|[Ss]tory|[Rr]eporting|[Rr]eported)\s+by|[Bb]y|BY)\s+"
    r"(?P<who>(?!The\s+[Nn]umber|Numbers)[A-Z][^.!?;:|•·]{1,78}?)\s*(?:(?:[|•·–—]|,\s*\d).*)?$"
)
STAMP = re.compile(
    rf"^(?:\W*(?:first\s+)?(?:published|posted|updated|last\s+(?:updated|modified|edited)|modified|released|issued|date[d]?|publication\s+date)\b\W*(?:on|at)?\W*)?"
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?{_DATE}[\s,|•·–—-]*(?:at\s+)?"
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)?\s*(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2})?\W*$",
    _FLAGS,
)


def is_chrome(line: Line) -> bool:
    """Say whether a line is an app's or a site's own words: a button, a menu entry, a call to join or to share."""
    return len(line.text) <= LONG and bool(
        WHOLE_LINE.fullmatch(line.text)
        or (len(line.text) <= 240 and CALLS.search(line.text))
        or INLINE_TEASER.search(line.text[:LONG])
    )


def is_stamp(line: Line) -> bool:
    """Say whether a line holds nothing but who wrote or when it was published: its facts stand in the document's fields."""
    return len(line.text) <= 120 and bool(STAMP.match(line.text) or (BYLINE.match(line.text) and not line.closed))


def opens_teasers(line: Line) -> bool:
    """Say whether a line announces other stories."""
    return len(line.text) <= 80 and bool(TEASERS.match(line.text))


def menu_length(lines: Sequence[Line]) -> int:
    """Return how many lines at the top are a menu: at least three short ones in a run, or chrome among them."""
    count = 0
    for line in lines:
        if line.words > 3 or len(line.text) > 30 or line.closed or (count and line.gap > 1 and not is_chrome(line)):
            break
        count += 1
    run = lines[:count]
    return count if count >= 3 and (any(is_chrome(line) for line in run) or count >= 4) else 0
