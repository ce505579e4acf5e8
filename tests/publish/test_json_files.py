import hashlib
import io
import json
from typing import Any

import pytest

from foedera.publish import WRITERS
from foedera.publish.selection import Selection
from foedera.records import Article, Claim, Deal, Judgement, SetAside
from foedera.records.lines import from_json
from selection_for_tests import articles, claims, deal, selection


def written(name: str, chosen: Selection) -> str:
    stream = io.StringIO(newline="")
    WRITERS[name](chosen, stream)
    return stream.getvalue()


def read(register: dict[str, Any]) -> Selection:
    """The reference reader: the records back from the JSON; articles come without their text."""
    read_articles = []
    for facts in register["articles"]:
        text_hash, _ = facts.pop("text_sha256"), facts.pop("text_length")
        read_articles.append(from_json(Article, {**facts, "text": text_hash, "lines": []}))
    read_claims = []
    for facts in register["claims"]:
        claim_id, _ = facts.pop("id"), facts.pop("deal")
        read_claims.append(from_json(Claim, facts))
        assert read_claims[-1].id == claim_id
    return Selection(
        tuple(read_articles),
        tuple(read_claims),
        tuple(from_json(Deal, {**facts, "aliases": []}) for facts in register["deals"]),
        tuple(from_json(SetAside, facts) for facts in register["set_aside"]),
        tuple(from_json(Judgement, facts) for facts in register["judgements"]),
    )


def check(found: Selection) -> None:
    assert [article.id for article in found.articles] == [article.id for article in articles()]
    assert [article.outlet for article in found.articles] == [article.outlet for article in articles()]
    assert [article.text for article in found.articles] == [
        hashlib.sha256(article.text.encode()).hexdigest() for article in articles()
    ]
    assert found.claims == claims()
    assert found.deals[0].conflicts == deal().conflicts
    assert found.deals[0].claims == deal().claims
    assert found.judgements == selection().judgements
    assert set(found.set_aside) == set(selection().set_aside)


def test_json_comes_back() -> None:
    register = json.loads(written("json", selection()))
    assert register["format"] == 1
    assert {claim["deal"] for claim in register["claims"]} == {deal().id}
    check(read(register))


def test_json_lines_come_back() -> None:
    names = {"article": "articles", "claim": "claims", "deal": "deals", "judgement": "judgements"}
    register: dict[str, Any] = {name: [] for name in [*names.values(), "set_aside"]}
    for line in written("jsonl", selection()).splitlines():
        record = json.loads(line)
        name = record.pop("type")
        register[names.get(name, name)].append(record)
    check(read(register))


def test_the_text_of_articles_is_not_published() -> None:
    for name in ("json", "jsonl"):
        assert "was the minister’s joke" not in written(name, selection())


def test_former_ids_depend_on_history_and_are_left_out() -> None:
    assert deal().aliases
    assert deal().aliases[0] not in written("json", selection())


def test_an_empty_register_is_valid_json() -> None:
    register = json.loads(written("json", Selection((), ())))
    assert [register[name] for name in ("articles", "claims", "deals", "judgements", "set_aside")] == [[]] * 5
    assert written("jsonl", Selection((), ())) == ""


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_the_order_of_the_selection_changes_no_byte(name: str) -> None:
    assert written(name, selection()) == written(name, selection(backwards=True))


def test_a_claim_whose_article_is_not_selected_is_not_lost() -> None:
    register = json.loads(written("json", Selection(articles()[:1], claims())))
    assert {claim["id"] for claim in register["claims"]} == {claim.id for claim in claims()}
