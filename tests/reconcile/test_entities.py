"""Who is who: one record per bearer, and never one for two."""

from __future__ import annotations

import pytest

from crossbearing.model.claim import PlaceCandidate
from crossbearing.model.judgement import Judgement
from tests.reconcile.tales import Tale


def spoken_by(*names: str, side: str | None = None) -> Tale:
    """Return a story in which each of these says something."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    for name in names:
        tale.claim(report, "statement", {}, by=name, side=side)
    return tale


def bearers(tale: Tale, *names: str) -> list[set[str]]:
    """Return which of these names share a bearer."""
    found = tale.reconciled()
    groups: dict[str, set[str]] = {}
    for name in names:
        groups.setdefault(found.entity_of[name], set()).add(name)
    return list(groups.values())


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("Yuri Halenko", "Yurij Galenko", "Iouri Halenko", "Halenko"), id="romanisations-and-surname"),
        pytest.param(("Maria Ostrova", "M. Ostrova", "Mrs Maria Ostrova"), id="initial-and-title"),
        pytest.param(("Institute for Ice Research", "IIR"), id="acronym"),
        pytest.param(("SeaWatchAR", "SeaWatch", "Seawatch map service"), id="handle-name-and-map"),
        pytest.param(("the Chandor Brigade", "7th Khandor Brigade", "7th Operational Brigade Chandor"), id="brigade"),
        pytest.param(("Zenit group of forces", "Ardanian Eastern Grouping of Forces (Senit)"), id="group-in-brackets"),
        pytest.param(("Ardania's General Staff", "General Staff of the Armed Forces of Ardania"), id="general-staff"),
        pytest.param(("Harbour Workers’ Union", "the Harbour Workers' Union"), id="typography"),
        pytest.param(("NW", "North Wire"), id="listed-alias"),
    ],
)
def test_names_of_one_bearer_are_one(names):
    """Spellings, titles, initials, acronyms and handles of one bearer lead to one entity, each with a reason."""
    tale = spoken_by(*names)
    assert bearers(tale, *names) == [set(names)]
    reasons = [j for j in tale.reconciled().judgements if j.kind == "entity" and j.subject in names]
    assert reasons
    assert all(j.reason for j in reasons)


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("Ivan Halenko", "Petro Halenko"), id="two-first-names"),
        pytest.param(("Oleksandr Halenko", "Oleksandra Halenko"), id="brother-and-sister"),
        pytest.param(("7th Chandor Brigade", "9th Chandor Brigade"), id="two-numbers"),
        pytest.param(("Ardanian General Staff", "Borlandic General Staff"), id="two-sides"),
        pytest.param(("Ardanian Ministry of Defence", "Ardanian Ministry of Health"), id="two-ministries"),
        pytest.param(("Harbour Post", "Harbour Times"), id="two-papers"),
    ],
)
def test_names_of_two_bearers_stay_two(names):
    """The same surname, or the same kind of body, makes nobody the same."""
    assert len(bearers(spoken_by(*names), *names)) == 2


def test_surname_of_two_people_stays_alone():
    """A surname that two people of the story bear is joined to neither."""
    names = ("Ivan Halenko", "Petro Halenko", "Halenko")
    assert len(bearers(spoken_by(*names), *names)) == 3


def test_person_joins_and_parts_names():
    """A person's judgement joins two names; withdrawn, the earlier state is back exactly."""
    tale = spoken_by("Ivan Halenko", "The Grey Fox")
    before = tale.reconciled()
    entry = Judgement("jdg_1", "entity", "The Grey Fox", "Ivan Halenko", "person:ed", "2031-06-01", "he said so")
    tale.journal.append(entry)
    assert bearers(tale, "Ivan Halenko", "The Grey Fox") == [{"Ivan Halenko", "The Grey Fox"}]
    tale.journal[0] = Judgement(
        "jdg_1", "entity", "The Grey Fox", "Ivan Halenko", "person:ed", "2031-06-01", "no", "2031-06-02"
    )
    assert tale.reconciled() == before


def test_person_keeps_two_namesakes_apart():
    """`not NAME` keeps names apart that a rule would join."""
    tale = spoken_by("Yuri Halenko", "Yurij Galenko")
    tale.journal.append(
        Judgement("jdg_1", "entity", "Yurij Galenko", "not Yuri Halenko", "person:ed", "2031-06-01", "father, son")
    )
    assert len(bearers(tale, "Yuri Halenko", "Yurij Galenko")) == 2


def test_withdrawn_rule_stays_withdrawn():
    """A join by rule that was withdrawn in the journal is not made again."""
    tale = spoken_by("Yuri Halenko", "Yurij Galenko")
    joined = next(j for j in tale.reconciled().judgements if j.subject == "Yurij Galenko")
    tale.journal.append(Judgement(**{f: getattr(joined, f) for f in joined.__slots__} | {"withdrawn_at": "2031-06-02"}))
    assert len(bearers(tale, "Yuri Halenko", "Yurij Galenko")) == 2


def candidate(name: str, lat: float, lon: float, score: float = 0.9) -> PlaceCandidate:
    """Return a gazetteer reading."""
    return PlaceCandidate(name, lat, lon, "AR", "Upper Ard", score, "made up")


def test_spellings_of_a_place_are_one_with_coordinates_by_vote():
    """Three spellings are one place; its coordinates are those that most claims' candidates speak for."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    for name in ("Yuriivka", "Jurijiwka", "Yuriyivka"):
        tale.claim(report, "incident", {"kind": "fire"}, place=name, near=[candidate("Yuriivka", 50.1, 36.2)])
    tale.claim(report, "incident", {"kind": "fire"}, place="Yuriivka", near=[candidate("Yuriivka", 47.0, 33.0)])
    tale.claim(report, "incident", {"kind": "fire"}, place="Yuriivka-Novyi")
    places = [e for e in tale.reconciled().entities if e.kind == "place"]
    assert [len(e.names) for e in places] == [3, 1]
    assert (places[0].lat, places[0].lon) == (50.1, 36.2)


def test_roles_and_sides_come_from_the_text():
    """A person has the role the text gives and, where nothing else shows a side, the one the role names."""
    tale = Tale()
    page = tale.document("Brief", "2031-05-16")
    tale.claim(
        page, "appointment", {"object": "Gert Malo", "kind": "Chief of Staff, Ardanian Army", "status": "leading"}
    )
    malo = next(e for e in tale.reconciled().entities if "Gert Malo" in e.names)
    assert malo.kind == "person"
    assert malo.roles[0].text == "Chief of Staff, Ardanian Army"
    assert [(a.side, a.tie) for a in malo.affiliations] == [("Ardania", "party")]


def test_person_judges_a_side():
    """A person's judgement of a side goes before what the documents show."""
    tale = spoken_by("SeaWatch", side="Ardania")
    tale.journal.append(
        Judgement("jdg_1", "side", "SeaWatch", "", "person:ed", "2031-06-01", "independent by its charter")
    )
    watch = next(e for e in tale.reconciled().entities if "SeaWatch" in e.names)
    assert watch.affiliations[0].side is None


@pytest.mark.parametrize("short", ["Northwing", "the Inspectorate", "Harbour Inspectorate", "inspectorate"])
def test_short_form_of_one_body_is_that_body(short):
    """The beginning or end of only one body's name, used where that name stands too, is that body."""
    tale = spoken_by("Northwing Airlines", "Lower Harbour Inspectorate", short)
    assert len(bearers(tale, "Northwing Airlines", "Lower Harbour Inspectorate", short)) == 2


def test_short_form_of_two_bodies_is_neither():
    """A council that may be either of two towns' is neither."""
    names = ("Lomna Town Council", "Harrow Town Council", "the Council")
    assert len(bearers(spoken_by(*names), *names)) == 3


def test_body_with_something_at_stake_is_a_side_of_its_own():
    """A company accused of a breach that answers for itself is a party, and its denial that of an interested one."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    breach = {"actor": "Northwing Freight", "object": "the permit"}
    tale.claim(report, "breach", breach, by="Ana Reul")
    tale.claim(report, "breach", breach, by="Ole Brandt", stance="denies")
    tale.claim(report, "appointment", {"object": "Ole Brandt", "kind": "spokesman for Northwing Freight"})
    tale.claim(report, "breach", {"actor": "Harbour Court", "object": "the rule"}, by="Harbour Court", stance="denies")
    found = tale.reconciled()
    sides = {e.names[0]: [a.side for a in e.affiliations] for e in found.entities}
    assert sides["Ole Brandt"] == sides["Northwing Freight"] == ["Northwing Freight"]
    assert sides["Harbour Court"] == sides["Ana Reul"] == []
    asked = next(q.id for q in found.questions if q.text == "Did Northwing Freight break the permit?")
    assessed = next(a for a in found.assessments if a.question == asked)
    assert {o.holder: o.interested for o in assessed.origins} == {"Ana Reul": False, "Ole Brandt": True}


def test_officer_who_speaks_through_a_states_media_is_on_its_side():
    """An office, a state's own media, and words about what that state does show a side; one of them alone does not."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    office = {"object": "Piet Sorn", "kind": "spokesman for the Zenit group of troops"}
    tale.claim(report, "appointment", office)
    tale.holds(report, "Ardanian army", by="Piet Sorn", relays=[("Ardanian State Radio", None)])
    tale.holds(report, "Ardanian army", by="Kai Lund", relays=[("Ardanian State Radio", None)])
    sides = {e.names[0]: [a.side for a in e.affiliations] for e in tale.reconciled().entities}
    assert (sides["Piet Sorn"], sides["Kai Lund"]) == (["Ardania"], [])


def test_medals_and_offices_are_nobody():
    """A medal, a plant and an office without a name are things, not people."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    for name in ("Civic Medal", "Works Director", "Lomna Chemical Plant"):
        tale.claim(report, "breach", {"actor": "Ana Reul", "object": name})
    kinds = {e.names[0]: e.kind for e in tale.reconciled().entities}
    assert "person" not in {kinds[name] for name in ("Civic Medal", "Works Director", "Lomna Chemical Plant")}


@pytest.mark.parametrize(
    ("name", "role", "kind"),
    [
        pytest.param("Ana Reul", "analyst with the Blue Bird Group", "person", id="analyst-with-a-group"),
        pytest.param("Reul", "General", "person", id="surname-with-an-office"),
        pytest.param("Blue Bird", "trade union", "organisation", id="union"),
        pytest.param("Chandor", "Ardanian brigade", "organisation", id="brigade"),
    ],
)
def test_kind_follows_what_the_text_calls_it(name, role, kind):
    """The head of the words that a text gives a bearer says whether it is a person or a body."""
    tale = Tale()
    tale.claim(tale.document("North Wire", "2031-05-16"), "appointment", {"object": name, "kind": role})
    assert {e.names[0]: e.kind for e in tale.reconciled().entities}[name] == kind


def test_surname_with_an_office_is_the_person_of_that_name():
    """A surname to which the text gives an office is still the one person of the story who bears it."""
    tale = spoken_by("Gert Malo", "Malo")
    tale.claim(tale.documents[0], "appointment", {"object": "Malo", "kind": "spokesman"})
    assert bearers(tale, "Gert Malo", "Malo") == [{"Gert Malo", "Malo"}]
