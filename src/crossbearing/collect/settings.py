"""Settings of collecting: how much is taken in, how long it may take, and what may be reached."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CollectSettings:
    """Limits on untrusted bytes. The defaults suit news items; none is needed for reading the files of a folder."""

    max_bytes: int = 20_000_000  # of one file or reply, after decompression
    max_characters: int = 2_000_000  # of one document's text: a book has one million
    max_pages: int = 500  # of a PDF
    max_depth: int = 20  # of nested folders
    connect_timeout_s: float = 10.0
    read_timeout_s: float = 20.0  # between two pieces of a reply
    total_timeout_s: float = 60.0  # for one address, redirects included
    max_redirects: int = 5
    allow_private: bool = False  # addresses of this machine and of local networks
    retrieved_at: str | None = None  # UTC instant stamped on what is fetched; files keep none
    user_agent: str = "crossbearing"
