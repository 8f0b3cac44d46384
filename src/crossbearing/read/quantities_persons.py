"""Persons: the nouns that count people."""

from __future__ import annotations

_WORDS = """
abductees academics activists actors adult adults aides aircrew ambassadors americans amputees analysts applicants
apprentices artists asylum-seekers athletes attackers auditors babies bankers bloggers bodies boy boys brothers
builders bystanders cadets campaigners candidates captives carpenters casualties casualty chefs child children
citizen citizens civilian civilians claimants cleaners clerks climbers co-workers coaches colleagues colonels
commandos commuters conscripts convicts cooks corpses correspondents councillors councilors crew crewmembers crewmen
customers cyclists daughter daughters dead death deaths defendants delegates demonstrators deputies detainees
diplomats directors displaced divers dockers doctors drivers elderly electors electricians employee employees
engineers envoys escapees europeans evacuee evacuees executives experts fans farmers fatalities fatality father
fathers fighter fighters firefighters firemen fishermen foreigners fugitives generals girl girls graduates growers
guards guerrillas guests gunmen herders hikers homeless homeowners hostage hostages hunters individuals infants
inhabitant inhabitants injuries inmates inspectors insurgents interns investors jihadists journalists judges jurors
landlords lawmakers lawyers lecturers locals loggers lords man managers marchers marines mayors mechanics mediators
medics member members men mercenaries merchants migrant migrants militant militants miner miners ministers minors
monitors monks mother mothers motorists mourners mps musicians nationals negotiators nomads nuns nurses observers
officer officers officials onlookers orphans others owners paramedics paratroopers parents partisans passenger
passengers patients peacekeepers pedestrians pensioners people person personnel persons photographers picketers
pilgrims pilots plaintiffs players plumbers police policemen priests principals prisoner prisoners professors
prosecutors protesters pupils ranchers readers rebels recruits refugee refugees relatives reporters rescuers
researchers reservists resident residents retirees returnees sailors scientists seafarers senators separatists
serviceman servicemen settlers shareholders shoppers siblings sisters skiers smugglers snipers soldier soldiers son
sons souls specialists spectators staff staffers stevedores stewards strikers student students subscribers
supervisors supporters surfers survivors suspects swimmers teachers technicians teenager teenagers teens tenants
terrorists toddlers tourists townspeople traders traffickers trainee trainees travelers travellers troops truckers
twins users vendors veterans victim victims viewers villagers volunteers voter voters waiters welders widows
witnesses woman women worker workers worshippers writers youths injured killed missing wounded
"""
_NOUNS = frozenset(_WORDS.split())
_ENDINGS = ("people", "women", "workers", "keepers", "fighters", "makers", "goers", "seekers", "dwellers", "holders")
_ENDING_MEN = "men"
_NO_MEN = frozenset({"specimen", "regimen", "abdomen", "acumen", "omen", "stamen", "semen"})


def counts_persons(word: str) -> bool:
    """Say whether a noun, in small letters, counts people: "villagers", "clergymen", "survivor"."""
    if word in _NOUNS or word.removesuffix("s") in _NOUNS:
        return True
    return word.endswith(_ENDINGS) or (word.endswith(_ENDING_MEN) and word not in _NO_MEN)
