from collections.abc import Callable
from typing import Any

import pytest

from foedera.link.parties import compare_firms, compare_parties
from foedera.link.traits import Traits, traits_of

Told = dict[str, Any]


def both(say: Callable[..., Any], one: Told, other: Told) -> tuple[Traits, Traits]:
    (a, left), (b, right) = say(**{"article": "a", **one}), say(**{"article": "b", **other})
    articles = {left.id: left, right.id: right}
    return traits_of(a, articles), traits_of(b, articles)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"by": ("TUR",), "to": ("AZE",)}, {"by": ("Baykar@TUR",), "to": ("AZE",)}, "same-sides"),
        ({"by": ("TUR",), "to": ("AZE",)}, {"by": ("AZE",), "to": ("TUR",)}, "other-parties"),
        ({"by": ("TUR",), "to": ("AZE",)}, {"by": ("TUR", "ISR"), "to": ("AZE",)}, "shared-sides"),
        ({"by": ("TUR",), "to": ("AZE",)}, {"to": ("AZE",)}, "one-side"),
        ({"by": ("TUR",)}, {"to": ("AZE",)}, "unknown"),
        ({"by": ("EADS@",), "to": ("GBR",)}, {"by": ("EADS N.V.@",), "to": ("GBR",)}, "same-sides"),
        ({"by": ("EADS@",), "to": ("GBR",)}, {"by": ("USA",), "to": ("GBR",)}, "one-side"),
        ({"by": ("TUR",), "to": ("AZE",)}, {"among": ("TUR", "AZE")}, "same-states"),
        ({"among": ("TUR", "AZE")}, {"among": ("AZE", "TUR")}, "same-partners"),
        ({"among": ("TUR", "AZE")}, {"among": ("GEO", "TUR")}, "other-parties"),
        ({"among": ("TUR", "AZE")}, {"among": ("FRA", "DEU")}, "other-parties"),
        ({"among": ("TUR",)}, {"among": ("GEO", "TUR")}, "part"),
        ({"among": ("TUR", "AZE", "GEO")}, {"among": ("GEO", "TUR", "UKR")}, "some-shared"),
        ({"among": ("Boeing@USA", "Air Force@USA")}, {"among": ("Boeing@USA", "US Air Force@USA")}, "same-pair"),
        ({"among": ("Boeing@USA",)}, {"among": ("Boeing@USA", "Army@USA")}, "same-bodies"),
        ({"among": ("Boeing@USA",)}, {"among": ("Raytheon@USA",)}, "one-state"),
        ({"among": ("NATO@", "OCCAR@")}, {"among": ("NATO@", "OCCAR@")}, "same-pair"),
        ({"among": ("NATO@", "EDA@", "FRA")}, {"among": ("NATO@", "EDA@")}, "same-pair"),
        ({"among": ()}, {"among": ("TUR",)}, "unknown"),
    ],
)
def test_parties(say: Callable[..., Any], one: Told, other: Told, expected: str) -> None:
    left, right = both(say, one, other)
    assert compare_parties(left, right).level == compare_parties(right, left).level == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Baykar@TUR",), ("Baykar Technology@TUR",), "same-firm"),
        (("Baykar@TUR",), ("Roketsan@TUR",), "other-firms"),
        (("Baykar@TUR",), ("TUR",), None),
        (("Baykar@TUR",), ("Defense Ministry@TUR",), None),
    ],
)
def test_firms(say: Callable[..., Any], one: tuple[str, ...], other: tuple[str, ...], expected: str | None) -> None:
    left, right = both(say, {"by": one, "to": ("AZE",)}, {"by": other, "to": ("AZE",)})
    found = compare_firms(left, right)
    assert (found.level if found is not None else None) == expected


@pytest.mark.parametrize("bodies", [(), ("Army@TUR",), ("Army@TUR", "Navy@TUR")])
def test_the_part_is_the_side_with_fewer_states(say, bodies):
    few, many = {"among": ("TUR", *bodies)}, {"among": ("GEO", "TUR")}
    for one, other in ((few, many), (many, few)):
        found = compare_parties(*both(say, one, other))
        assert (found.level, found.why) == ("part", "the parties of one (TUR) are among the other's")
