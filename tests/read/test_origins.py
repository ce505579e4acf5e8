from __future__ import annotations

import pytest

from foedera.read.origins import find_origins
from foedera.read.reading import ReadLine


def origins(words: str, outlet: str = "") -> list[str]:
    return [origin.value for origin in find_origins([ReadLine(words, "main", "")], outlet)]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("“They are good boats,” the envoy told Daily Herald.", ["Daily Herald"]),
        ("Poland’s PAP agency reports that the contract was signed.", ["PAP"]),
        ("The two states agreed, RFE/RL’s Georgian Service reported.", ["RFE/RL"]),
        ("OSLO (Reuters) – Norway ordered six boats on Monday.", ["Reuters"]),
        ("The minister said so in an interview with the local Atlas TV channel on June 26.", ["Atlas TV"]),
        ("The price is secret, the paper said, citing Le Monde.", ["Le Monde"]),
        ("According to news agency Interfax, the ship has sailed.", ["Interfax"]),
        ("The minister told the \"Anadolu\" Agency that a protocol would be signed.", ["Anadolu"]),
        ("Two were lost, according to the Baltic Times newspaper.", ["Baltic Times"]),
        ("The Hanoi Herald reported the plan, quoting TASS.", ["Hanoi Herald", "TASS"]),
        ("Kura.ge reported that the plant had opened.", ["Kura.ge"]),
    ],
)  # fmt: skip
def test_credits(words: str, names: list[str]) -> None:
    assert origins(words) == names


@pytest.mark.parametrize(
    "words",
    [
        "The Defence Ministry reported that two were delivered.",
        "“We are ready,” Aune told Parliament.",
        "According to the contract, Baykar will build a plant.",
        "President Duda said the ships would come in May.",
        "The general told officers of the Northern Fleet to wait.",
        "According to John Adams, a retired colonel, the tanks are old.",
        "The Defense Security Cooperation Agency said it had notified Congress.",
        "The army said on Friday it had received twelve howitzers.",
    ],
)
def test_no_credit(words: str) -> None:
    assert origins(words) == []


def test_the_outlet_itself_is_no_origin() -> None:
    assert origins("The envoy told the Baltic Times that it was signed.", "The Baltic Times") == []
