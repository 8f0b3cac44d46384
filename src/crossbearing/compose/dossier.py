"""`compose`: a story at a date as one dossier, a pure function of what the ledger and the journal hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossbearing.compose.figures import indicators
from crossbearing.compose.futures import scenarios
from crossbearing.compose.lead import category, headline, lead, overview, ranked, subtitle
from crossbearing.compose.ledger import claim_views, document_views, sources
from crossbearing.compose.past import contexts, opinions
from crossbearing.compose.people import profiles
from crossbearing.compose.prose import insults
from crossbearing.compose.states import located, questions, states
from crossbearing.compose.timeline import timeline
from crossbearing.compose.unknown import unknown
from crossbearing.compose.view import View, known, view_of
from crossbearing.compose.words import clean
from crossbearing.model.claim import Claim
from crossbearing.model.document import Document
from crossbearing.model.dossier import Dossier, Located, MadeBy, PlaceView, StoryRef
from crossbearing.model.judgement import Change, Failure, Reconciliation, Story
from crossbearing.model.packs import Packs


def compose(
    story: Story,
    documents: Iterable[Document],
    claims: Iterable[Claim],
    reconciliation: Reconciliation,
    failures: Sequence[Failure],
    *,
    packs: Packs,
    as_of: str | None,
    as_known: str | None,
    made_by: MadeBy,
    include_undated: bool = False,
    changes: Sequence[Change] = (),
) -> Dossier:
    """Return the dossier of a story: what was published by the end of `as_of` and known by `as_known`.

    Every printed item cites claims; what has no claim to cite is left out. A claim that insults a group is not printed.
    """
    fit = [c for c in claims if not insults(c)]
    view = view_of(documents, fit, reconciliation, packs, as_of, include_undated)
    asked = ranked(view)
    main = asked[0] if asked else None
    figures, events = indicators(view), timeline(view)
    return Dossier(
        story=StoryRef(story.id, clean(story.title)),
        as_of=as_of,
        as_known=as_known,
        made_by=made_by,
        headline=headline(view, main),
        subtitle=subtitle(view, main),
        lead=lead(view, main),
        category=category(view, main),
        overview=overview(view, asked, figures, events),
        indicators=figures,
        people=profiles(view, "person"),
        organisations=profiles(view, "organisation"),
        timeline=events,
        states=states(view),
        scenarios=scenarios(view),
        context=contexts(view),
        questions=questions(view),
        claims=claim_views(view),
        documents=document_views(view),
        sources=sources(view),
        changes=tuple(changes),
        unknown=unknown(view),
        unread=tuple(failures),
        places=places(view),
        opinions=opinions(view),
    )


def places(view: View) -> tuple[PlaceView, ...]:
    """Return the places that claims speak of, under the name most used, those with most claims first."""
    cites: dict[str, list[str]] = {}
    where: dict[str, Located] = {}
    for claim in view.claims.values():
        place = located(view, claim.place.name) if claim.place is not None else None
        if place is not None:
            where.setdefault(place.name, place)
            cites.setdefault(place.name, []).append(claim.id)
    found = [PlaceView(p.name, p.lat, p.lon, len(cites[n]), known(view, cites[n])) for n, p in where.items()]
    return tuple(sorted(found, key=lambda p: (-p.claims, p.name)))
