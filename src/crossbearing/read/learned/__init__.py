"""Learned: the trained part of attribution, run by numpy alone."""

from __future__ import annotations

from crossbearing.read.learned.finding import Learned, find_learned, likely_cues

__all__ = ["Learned", "find_learned", "likely_cues"]
