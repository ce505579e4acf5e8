"""The records that travel between the steps: frozen dataclasses of the standard library, nothing else."""

from foedera.records.article import ROLES, Article, Fact, Line, Role, Sentence, Span
from foedera.records.claim import (
    CLASSES,
    KINDS,
    LADDER,
    PARTY_ROLES,
    STAGES,
    Cell,
    Claim,
    Kind,
    Money,
    Party,
    PartyRole,
    Stage,
    System,
    SystemClass,
)
from foedera.records.deal import (
    Conflict,
    CopyGroup,
    Deal,
    DealGroup,
    DealParty,
    DealSystem,
    Flag,
    Judgement,
    Link,
    Reading,
    Step,
)
from foedera.records.page import Page, SetAside

__all__ = [
    "CLASSES", "KINDS", "LADDER", "PARTY_ROLES", "ROLES", "STAGES", "Article", "Cell", "Claim", "Conflict",
    "CopyGroup", "Deal", "DealGroup", "DealParty", "DealSystem", "Fact", "Flag", "Judgement", "Kind", "Line", "Link",
    "Money", "Page", "Party", "PartyRole", "Reading", "Role", "Sentence", "SetAside", "Span", "Stage", "Step", "System",
    "SystemClass",
]  # fmt: skip
