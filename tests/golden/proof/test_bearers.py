"""A title is borne by the one whom the words directly beside it name, and by nobody else. All of it is invented."""

from __future__ import annotations

import pytest

from bot.proof.offices import no_office
from bot.proof.printed import Printed
from bot.proof.roles import role_fits

ANOTHERS = [
    ("mayor", "Ada Quill, wife of the mayor, came late."),
    ("mayor", "Ada Quill, the mayor’s wife, came late."),
    ("treasurer", "Ada Quill, the treasurer's lawyer, came late."),
    ("mayor", "Ada Quill, fired by the mayor, came late."),
    ("treasurer", "Ada Quill, accused of fraud by the treasurer, came late."),
    ("mayor", "Ada Quill, who met the mayor, came late."),
    ("mayor", "Ada Quill, who used to advise a mayor, came late."),
    ("mayor", "The mayor met Ada Quill, who came late."),
    ("keeper", "Ada Quill thanked the keeper and left."),
    ("Mayor", "Mayor Lund and Ada Quill came late."),
    ("Mayor", "Mayor Bo Lund and Ada Quill came late."),
    ("Chairman", "Ada Quill urged Chairman Lund to go."),
    ("Governor Lund", "Ada Quill beat Governor Lund by nine votes."),
    ("Governor Bo", "Ada Quill beat Governor Bo Lund by nine votes."),
    ("mayor", "Ada Quill, a friend of Bo Lund, the mayor, came late."),
    ("a baker", "The sister of Ada Quill is Bo Lund, a baker from Velm."),
    ("grandson of a founder", "Her father is Rick Quill, the grandson of a founder, Ada Quill."),
    ("mayor", "The wife of the mayor, Ada Quill, came late."),
    ("keeper", "An aide to the keeper, Ada Quill, came late."),
    ("mayor", "Mayor Ben Quill came late."),
    ("mayor", "Mayor Anna Quill came late."),
    ("mayor", "Mayor Alan Quill came late."),
    ("mayor", "Ada Quill, her daughter and the mayor came late."),
    ("mayor", "Ada Quill, some keepers and a mayor came late."),
    ("maker of boats", "Ada Quill works at Lund Yard, a maker of boats."),
    ("maker of boats", "Ada Quill left the Lund Yard, a maker of boats."),
    ("charity", "Ada Quill Trust, a charity, paid for it."),
    ("mayor", "Ada Quill, Bo Lund and mayor Cy Marsh came late."),
]
LESS = [
    ("mayor", "Ada Quill, candidate for mayor, came late."),
    ("mayor", "Ada Quill is running for mayor."),
    ("senator", "Ada Quill ran for senator in May."),
    ("mayor", "Ada Quill, mayor elect, came late."),
    ("mayor", "Ada Quill, a mayor hopeful, came late."),
    ("mayor", "Ada Quill, mayor until 2010, came late."),
    ("mayor", "Ada Quill, mayor of Velm from 2001 to 2009, came late."),
    ("treasurer", "Ada Quill, the treasurer at the time, came late."),
    ("mayor", "Ada Quill, a former mayor, came late."),
    ("mayor", "Ada Quill, the acting mayor, came late."),
    ("president", "Ada Quill, the vice president, came late."),
    ("mayor", "Ada Quill, deputy to the mayor, came late."),
    ("doctor", "Ada Quill, who is no doctor, came late."),
    ("doctor", "Ada Quill, dressed as a doctor, came late."),
    ("mayor", "Ada Quill, the likely successor to the mayor, came late."),
]
BORNE = [
    ("Mayor", "He met Mayor Ada Quill."),
    ("Mayor", "Mayor Quill came late."),
    ("mayor", "The mayor, Ada Quill, came late."),
    ("mayor", "The mayor, Dr Ada Quill, came late."),
    ("Search co-ordinator", "Search co-ordinator Sergeant Ada Quill came late."),
    ("mayor", "Ada Quill, mayor, came late."),
    ("mayor", "Ada Quill, 44, the mayor, came late."),
    ("mayor of Velm", "Ada Quill (Ind.), mayor of Velm, came late."),
    ("mayor", "Ada Quill Jr., the mayor, came late."),
    ("engineer", "Ada Quill, now an engineer, came late."),
    ("engineer", "Ada Quill, a retired harbour engineer, came late."),
    ("former mayor", "Ada Quill, a baker and former mayor, came late."),
    ("mayor", "Ada Quill -- the mayor -- came late."),
    ("mayor", "Ada Quill – the mayor – came late."),
    ("mayor", "Ada Quill (the mayor) came late."),
    ("nurse", "Ada Quill, who is a nurse, came late."),
    ("nurse", "Ada Quill, who’s also a nurse, came late."),
    ("nurse", "Ada Quill is a nurse."),
    ("lead author", "Ada Quill, its lead author, came late."),
    ("mayor", "Ada Quill, Velm’s mayor, came late."),
    ("Bo Lund’s lawyer", "Ada Quill, Bo Lund’s lawyer, came late."),
    ("wife of the mayor", "Ada Quill, wife of the mayor, came late."),
    ("wife of the mayor", "The wife of the mayor, Ada Quill, came late."),
    ("his wife", "Bo Lund, 25, and his wife, Ada Quill, came late."),
    ("her mother", "It was hot, her mother, Ada Quill, told us."),
    ("of the Saltby yard", "At noon, Ada Quill of the Saltby yard came late."),
    ("Pastor", "Pastor Ada Quill of Velm Baptist Church came late."),
    ("KC", "In Velm, Ada Quill KC rose."),
    ("mayor of Velm", "Ada Quill, mayor of Velm and owner of a yard, came late."),
    ("candidate for mayor", "Ada Quill, candidate for mayor, came late."),
]
NO_OFFICE = [
    "denied bail",
    "granted asylum",
    "handed a long sentence",
    "found dead",
    "sitting in court",
    "standing beside her lawyer",
    "awaiting the verdict",
    "struck by a driver",
    "shot in the leg",
    "caught in a storm",
    "charged with murder",
    "ran against the mayor",
    "won two medals",
    "Bo Lund’s lawyer and Cy Marsh",
    "treasurer and Cy Marsh",
    "lawyer representing",
]
OFFICE = [
    "sitting member",
    "leading light of the yard",
    "set designer",
    "head of marketing",
    "founder of Lund and Marsh",
    "chair and Managing Director",
    "Bo Lund’s lawyer and friend",
    "injured driver",
    "convicted murderer",
    "running mate",
    "lost-property officer",
]


@pytest.mark.parametrize(("role", "text"), ANOTHERS, ids=[row[1] for row in ANOTHERS])
def test_what_another_is_is_not_the_speakers(role: str, text: str) -> None:
    assert not role_fits(Printed.read(text), role, "Ada Quill")


@pytest.mark.parametrize(("role", "text"), LESS, ids=[row[1] for row in LESS])
def test_an_office_that_was_or_may_be_is_none(role: str, text: str) -> None:
    assert not role_fits(Printed.read(text), role, "Ada Quill")


@pytest.mark.parametrize(("role", "text"), BORNE, ids=[row[1] for row in BORNE])
def test_an_office_beside_its_bearer_fits(role: str, text: str) -> None:
    assert role_fits(Printed.read(text), role, "Ada Quill")


@pytest.mark.parametrize("words", NO_OFFICE)
def test_what_was_done_to_somebody_is_no_office(words: str) -> None:
    assert no_office(words, "Ada Quill") is not None


@pytest.mark.parametrize("words", OFFICE)
def test_an_office_tells_one(words: str) -> None:
    assert no_office(words, "Ada Quill") is None


def test_a_name_with_small_letters_bears_its_title() -> None:
    printed = Printed.read("Faris al-Harun, the head of the yard, came late. Pump chief Omar al-Harun left.")
    assert role_fits(printed, "head of the yard", "Faris al-Harun")
    assert not role_fits(printed, "Pump chief", "Faris al-Harun")
    assert role_fits(Printed.read("bell quill, a poet, came late."), "poet", "bell quill")
