"""What several tests share: one load of the parser."""

from __future__ import annotations

import pytest
from spacy.language import Language

from crossbearing.read.parse import load_parser


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the parser, loaded once for the whole run."""
    return load_parser()
