"""Measure on which day the reader puts events: `python bench/timelines.py`.

The texts are the 29 on Airbus and Boeing of SemEval-2015 task 4 (Minard et al., 2015) in `../shared/bench/time`, with
timelines in which every event has its day, month or year. An event counts as read where a claim's quotation holds its
word; its time is then the claim's, or where the claim tells none the day on which the holder spoke or the text came
out, as the assessment places it. Of texts that are also in MEANTIME half were looked at while the rules were written.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

from crossbearing.model.claim import Claim
from crossbearing.model.document import Block, Document, Published
from crossbearing.packs import load_packs
from crossbearing.read import load_reader, read

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "bench" / "time" / "semeval2015_timeline_corpus1"
Event = tuple[str, int, str]  # text, number of the sentence, word
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def gold() -> dict[Event, str]:
    """Return the date of every event that the timelines date: 2005-06-13, 2005-06 or 2005."""
    dates: dict[Event, str] = {}
    for path in sorted((FOLDER / "TimeLines_Gold_Standard").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            _, when, *events = line.split("\t")
            for event in events:
                text, sentence, word = event.split("-", 2)
                dates[text, int(sentence), word.replace("_", " ")] = when.split("-XX")[0]
    return {event: when for event, when in dates.items() if when and not when.startswith("XXXX")}


def texts() -> Iterator[tuple[Document, tuple[int, ...]]]:
    """Yield each text as a document published on its creation date, with the offsets at which its sentences start."""
    for path in sorted((FOLDER / "corpus_trackA_TimeML").glob("*.tml")):
        root = ET.parse(path).getroot()
        day = root.findtext("DCT/TIMEX3") or ""
        sentences = ["".join(s.itertext()) for s in root.iter("s")]
        starts = [sum(len(s) + 1 for s in sentences[:n]) for n in range(len(sentences))]
        text = "\n".join(sentences)
        title = len(sentences[0])
        blocks = (Block(0, title, "heading"), Block(title + 1, len(text), "paragraph"))
        after = (date.fromisoformat(day) + timedelta(days=1)).isoformat() if _DAY.fullmatch(day) else None
        published = Published(day, after, "given") if after else Published(None, None, "unknown")
        name = root.findtext("DOCID") or path.stem
        document = Document(
            name, None, None, None, "unknown", None, None, published, None, "en", "report", text, blocks, ""
        )
        yield document, tuple(starts)


def measured() -> Counter[str]:
    """Return counts: events, those read, those with a time of their own, and how many of each are on the right day."""
    dates, counts = gold(), Counter[str]()
    reader, packs = load_reader(), load_packs(None)
    for document, starts in texts():
        claims = [c for c in read([document], reader=reader, packs=packs) if isinstance(c, Claim)]
        for (text, sentence, word), when in dates.items():
            if text != document.id or sentence >= len(starts):
                continue
            counts["events"] += 1
            at = document.text.find(word, starts[sentence])
            holding = [c for c in claims if at >= 0 and c.start <= at < c.end]
            if not holding:
                continue
            claim = min(holding, key=lambda c: (c.time is None, c.end - c.start))
            counts["read"] += 1
            counts["published then"] += (document.published.earliest or "").startswith(when)
            own = "with a time of its own" if claim.time is not None else "placed by what it stands in"
            counts[own] += 1
            counts[f"{own}, right"] += _fits(claim, when)
    return counts


def _fits(claim: Claim, when: str) -> bool:
    """Say whether the claim's time lies within the gold date, or holds it where it is told as a stretch."""
    start, end = (claim.time.start, claim.time.end) if claim.time is not None else (None, None)
    if start is None and end is None and claim.time is None:
        start = claim.said.start if claim.said is not None else claim.reported_at.earliest
    if start is not None and start.startswith(when):
        return True
    last = (date.fromisoformat(end[:10]) - timedelta(days=1)).isoformat() if end is not None else None
    return last is not None and last.startswith(when) if start is None else bool(last and start[:10] <= when <= last)


def rows() -> list[tuple[str, str, str]]:
    """Return (what, measured, asked) for the table of all benches."""
    what = "day of events, SemEval-2015 timelines"
    if not FOLDER.exists():
        return [(what, "absent: not measured", "")]
    n = measured()
    told, told_right = n["with a time of its own"], n["with a time of its own, right"]
    published = n["published then"] / max(1, n["read"])
    right = told_right + n["placed by what it stands in, right"]
    return [
        (f"{what}: read", f"{n['read']} of {n['events']}", ""),
        (f"{what}: right of those read", f"{right / max(1, n['read']):.2f}", ""),
        (f"{what}: right of those read, were all of the day of publication", f"{published:.2f}", ""),
        (f"{what}: right of those with a time of their own", f"{told_right / max(1, told):.2f} of {told}", ""),
    ]


def main() -> int:
    """Print the counts, or say that the texts are not there."""
    if not FOLDER.exists():
        print(f"{FOLDER} is absent: not measured")
        return 0
    for what, told, _ in rows():
        print(f"{told:>12}  {what}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
