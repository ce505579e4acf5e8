import json

import pytest

from foedera.errors import SettingsError
from foedera.evaluate.gold import read_gold

CLAIM = {"kind": "transfer", "stage": "agreed", "parties": [{"name": "Norway", "country": "NOR", "role": "recipient"}]}


def line(**article: object) -> bytes:
    return json.dumps(article).encode() + b"\n"


def test_articles_are_kept_as_they_were_written():
    content = line(id="tanks", note="by A.", claims=[{**CLAIM, "deal": "leopards"}]) + b"\n" + line(id="b", claims=[])
    assert read_gold(content, "gold.jsonl") == [
        {"id": "tanks", "note": "by A.", "claims": [{**CLAIM, "deal": "leopards"}]},
        {"id": "b", "claims": []},
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "gold.jsonl: holds no coded article."),
        (line(id="a", claims=[]) + b"\nNorway buys tanks\n", "gold.jsonl, line 3: is not JSON."),
        (b"\xe3\xff\n", "gold.jsonl, line 1: is not JSON."),
        (b"[1]\n", "gold.jsonl, line 1: "),
        (line(id="a"), "gold.jsonl, line 1: claims: Field required."),
        (line(id="a", claims=[{**CLAIM, "kind": "sale"}]), "gold.jsonl, line 1: claims.0.kind: "),
        (line(id="a", claims=[{**CLAIM, "value": {"currency": "USD"}}]), "gold.jsonl, line 1: claims.0.value.amount: "),
        (line(id="a", claims=[]) * 2, "gold.jsonl, line 2: 'a' is coded twice."),
    ],
)
def test_what_is_wrong_is_told_with_its_line(content, told):
    with pytest.raises(SettingsError) as error:
        read_gold(content, "gold.jsonl")
    assert str(error.value).startswith(told)
