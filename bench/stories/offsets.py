"""Set `start` and `end` of labels from their quotes: `python bench/stories/offsets.py [FOLDER...]`.

A row without offsets gets those of its quote, which must then stand once in its text; a row with offsets must still
slice to its quote. Anything else ends the run with the row's id. Offsets count code points.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def main() -> None:
    """Fill and check the labels of the folders, and say how many there are."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", type=Path, default=sorted(p.parent for p in HERE.glob("*/labels.jsonl")))
    for folder in options.parse_args().folders:
        path = folder / "labels.jsonl"
        rows = [placed(json.loads(line), folder) for line in path.read_text(encoding="utf-8").splitlines()]
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        print(f"{folder.name}: {len(rows)} labels in {len({row['document'] for row in rows})} documents")


def placed(row: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return the row with the offsets of its quote; raise SystemExit where they cannot be had."""
    text, quote = (folder / row["document"]).read_text(encoding="utf-8"), row["quote"]
    if row.get("start") is None:
        if text.count(quote) != 1:
            raise SystemExit(f"{row['id']}: its quote stands {text.count(quote)} times in {row['document']}")
        start = text.index(quote)
        row = row | {"start": start, "end": start + len(quote)}
    if text[row["start"] : row["end"]] != quote:
        raise SystemExit(f"{row['id']}: {row['document']}[{row['start']}:{row['end']}] is not its quote")
    return row


if __name__ == "__main__":
    main()
