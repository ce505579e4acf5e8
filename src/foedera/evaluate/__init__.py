"""How well two codings of the same articles agree, slot by slot, as intercoder agreement is measured in the field."""

from foedera.evaluate.agreement import Agreement, compare

__all__ = ["Agreement", "compare"]
