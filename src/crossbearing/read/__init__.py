"""Read: one document in, its claims out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.language import Language

from crossbearing.errors import SkipItem
from crossbearing.model.claim import Claim, Speaker
from crossbearing.model.document import Document
from crossbearing.model.judgement import Failure
from crossbearing.model.packs import Packs
from crossbearing.read.attribution import find_attributions
from crossbearing.read.claims import claims_of, publisher_of
from crossbearing.read.echoes import with_echoes
from crossbearing.read.labels import turn_labels
from crossbearing.read.languages import readable
from crossbearing.read.names import find_names
from crossbearing.read.nearby import Surroundings
from crossbearing.read.pages import page_propositions
from crossbearing.read.parse import Passage, load_parser, parse, stand_ins
from crossbearing.read.people import appointments
from crossbearing.read.places import find_places
from crossbearing.read.proposed import Proposition
from crossbearing.read.quantities import find_quantities
from crossbearing.read.scene import Scene
from crossbearing.read.threads import one_thread
from crossbearing.read.times import find_times
from crossbearing.read.times_spoken import spoken_on, with_occasions
from crossbearing.read.titles import titles
from crossbearing.read.triggers import Index, trigger_index
from crossbearing.read.turns import figures_in, turns_of, with_turns
from crossbearing.read.unheard import unheard

__all__ = ["Reader", "load_reader", "read"]

RULES = "rules-2"  # raised with every change that makes other claims


@dataclass(frozen=True, slots=True)
class Reader:
    """The loaded parser and the name that claims carry: rules and model with their versions."""

    nlp: Language
    name: str


def load_reader(model: str = "en_core_web_sm") -> Reader:
    """Return the default reader on the syntax model of that name. Raises StopRun if the model is not installed."""
    nlp = load_parser(model)
    version = ".".join(str(nlp.meta.get("version", "")).split(".")[:2])
    return Reader(nlp, f"{RULES}/{model}-{version}")


def read(documents: Iterable[Document], *, reader: Reader, packs: Packs) -> Iterator[Claim | Failure]:
    """Give the claims of each document in text order; one that cannot be read gives a Failure, and the next follows."""
    index = trigger_index(packs)
    for document in documents:
        try:
            known, left = readable(document, reader.nlp)
            with one_thread():
                claims = _claims(known, reader, packs, index)
            yield from claims
            yield from left
        except SkipItem as exc:
            yield Failure("read", document.path or document.url or document.id, exc.why, exc.remedy)
        except Exception as exc:  # noqa: BLE001 -- whatever breaks in one document must not take the others with it
            why = f"not read: {type(exc).__name__}: {exc}"
            yield Failure("read", document.path or document.url or document.id, why, "report it with the document")


def _claims(document: Document, reader: Reader, packs: Packs, index: Index) -> tuple[Claim, ...]:
    around = Surroundings(scene_of(document, reader, packs))
    proposed = [
        (passage, proposition)
        for passage in around.scene.passages
        for proposition in _passage_propositions(passage, around, index)
    ]
    proposed = with_echoes(proposed, around)
    proposed += [*unheard(proposed, around), *titles(proposed, around, index), *appointments(around)]
    return claims_of(proposed, around, publisher_of(document, packs, around.scene.names), reader.name)


def _passage_propositions(passage: Passage, around: Surroundings, index: Index) -> Iterator[Proposition]:
    """Give what a passage proposes, with the document's own numbers for its attributions."""
    scene, numbers = around.at(passage)
    for p in page_propositions(scene, passage, index, around):
        yield p if p.saying is None else replace(p, saying=numbers[p.saying])


def scene_of(document: Document, reader: Reader, packs: Packs) -> Scene:
    """Return a document parsed, with its names, places, times, quantities and attributions."""
    passages = parse(document, reader.nlp, stand_ins(packs.legends))
    names = find_names(document, passages, packs)
    outlets = [word for a in packs.actors if a.kind in {"outlet", "agency"} for word in (a.name, *a.aliases)]
    publisher = publisher_of(document, packs, names)
    own = Speaker(publisher.name, publisher.side) if publisher.speaks and publisher.name is not None else None
    turns = turns_of(document, turn_labels(document), names)
    told = find_attributions(document, passages, names, outlets, own, figures_in(document, turns))
    times = find_times(document, passages)
    attributions = with_occasions(with_turns(document, passages, turns, told), passages, times)
    if anchors := spoken_on(attributions, times):
        times = find_times(document, passages, anchors=anchors)
    return Scene(
        document=document,
        passages=passages,
        names=names,
        places=find_places(document, passages, names, packs),
        times=times,
        quantities=find_quantities(document, passages),
        attributions=attributions,
        words=packs.words,
    )
