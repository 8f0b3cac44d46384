"""Composing: a story at a date as a dossier, and the dossier as a page and as plain text."""

from crossbearing.compose.changes import changes
from crossbearing.compose.dossier import compose
from crossbearing.compose.markdown import markdown
from crossbearing.compose.page import html

__all__ = ["changes", "compose", "html", "markdown"]
