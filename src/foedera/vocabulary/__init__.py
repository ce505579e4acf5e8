"""What the program knows of the world, as data."""

from foedera.vocabulary.amounts import Numbers, Unit, numbers, units
from foedera.vocabulary.designations import Designation
from foedera.vocabulary.edtf import days_of
from foedera.vocabulary.load import read_yaml
from foedera.vocabulary.match import Match, Rejected
from foedera.vocabulary.schema import (
    AnyEntry,
    Currency,
    Firm,
    Form,
    Office,
    Organisation,
    Outlet,
    Person,
    State,
    SystemEntry,
    TypeEntry,
)
from foedera.vocabulary.vocabulary import Vocabulary, held, load_vocabulary, vocabulary_version

__all__ = [
    "AnyEntry", "Currency", "Designation", "Firm", "Form", "Match", "Numbers", "Office", "Organisation", "Outlet",
    "Person", "Rejected", "State", "SystemEntry", "TypeEntry", "Unit", "Vocabulary", "days_of", "held",
    "load_vocabulary", "numbers", "read_yaml", "units", "vocabulary_version",
]  # fmt: skip
