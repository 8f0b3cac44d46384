"""The weights of an assessment, in log odds, each with its reason.

They were set by judgement, not fitted: what is asked of them is their order. One disinterested origin alone makes a
value "likely" against one rival (1.2 is odds of 3.3 to 1), one interested voice hardly moves it (.5 is 1.6 to 1), and
one word against the speaker's own side outweighs any two interested voices.
"""

from __future__ import annotations

from typing import Final

# --- Who speaks: interest -------------------------------------------------------------------------
DISINTERESTED: Final = 1.2  # gains nothing either way
ALIGNED: Final = 0.8  # close to the side that gains, but not its mouth: a monitor, a blogger
INTERESTED: Final = 0.5  # speaks for the side that gains: would say so in either case
THIRD_SIDE: Final = 1.0  # has a side, which neither gains nor loses here
AGAINST_INTEREST: Final = 2.0  # says what costs its own side

# --- How it is known: directness ------------------------------------------------------------------
DIRECTNESS: Final = {"direct_quote": 1.0, "paraphrase": 0.95, "narration": 0.75}  # an outlet's own voice seldom saw it
OPINION: Final = 0.4  # an opinion piece argues; it does not report
CERTAINTY: Final = {
    "almost certain": 1.0,
    "very likely": 0.9,
    "likely": 0.75,
    "even": 0.3,
    "alleged": 0.5,  # the outlet keeps its distance from what it passes on
    "unlikely": 0.6,  # these three speak against the value
    "very unlikely": 0.8,
    "remote": 0.9,
}
AGAINST_BY_CERTAINTY: Final = frozenset({"unlikely", "very unlikely", "remote"})
DOUBT: Final = 0.5  # a doubt says less than a denial
PARTIAL: Final = 0.5  # a part of a place, or ground near it, informs the whole without deciding it
NEARBY: Final = 0.5  # of that: a side that moves in or near a place makes it contested, if anything
MOSTLY: Final = 0.9  # "most of it" for the whole

# --- Repetition and dependence --------------------------------------------------------------------
SAME_SIDE: Final = 0.5  # the second voice of one side has heard the first; the third, both
SAME_OUTLETS: Final = 0.8  # outlets speaking in their own voice read one another

# --- Time -----------------------------------------------------------------------------------------
STATE_DECAY_DAYS: Final = 250.0  # e-folding age of a report on a state; tried on territorial reports, 2024
LATER_DECAY_DAYS: Final = 30.0  # a later state says little of an earlier one
LATER_STATE: Final = 0.5
LATER_TOLD: Final = 0.7  # told afterwards, by those who know how it went on
CARRIED_AFTER_DAYS: Final = 30  # older than this, evidence is called "carried"
STALE_AFTER_DAYS: Final = 250  # older than this, a rival that came later supersedes whoever said it
FAINT: Final = 0.02  # what is superseded and moves no probability by a point is left out of the reasons

# --- Deciding -------------------------------------------------------------------------------------
UNOPPOSED_DAYS: Final = 30  # two disinterested origins, this long without a voice against them, decide a question

# --- Numbers --------------------------------------------------------------------------------------
APPROXIMATE: Final = 0.10  # "about 27,000" covers 10 % either way
ROUNDED: Final = 0.02  # what printing a number rounds away

TURNING_POINTS: Final = 24  # states are shown at no more moments than this, the most telling
