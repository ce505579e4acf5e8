from foedera.vocabulary import Currency, load_vocabulary, numbers, units


def test_scales_of_money() -> None:
    scales = numbers().scales
    assert scales["mln"] == scales["million"] == 10**6
    assert scales["bn"] == 10**9
    assert scales["crore"] == 10**7
    assert scales["lakh crore"] == 10**12
    assert set(numbers().money_only) < set(scales)


def test_words_and_groups() -> None:
    assert numbers().words["twelve"] == numbers().groups["dozen"] == 12
    assert "several" in numbers().vague


def test_units_tell_systems_from_groups_and_people() -> None:
    measures = {word: units()[word].measure for word in ("units", "squadrons", "battery", "soldiers", "tonnes")}
    assert measures == {
        "units": "item", "squadrons": "group", "battery": "group", "soldiers": "people", "tonnes": "amount",
    }  # fmt: skip


def test_no_sign_of_its_own_belongs_to_two_currencies() -> None:
    owners: dict[str, list[str]] = {}
    for currency in load_vocabulary().all("currency"):
        assert isinstance(currency, Currency)
        for sign in currency.signs:
            owners.setdefault(sign, []).append(currency.id)
    assert {sign: ids for sign, ids in owners.items() if len(ids) > 1} == {}


def test_the_first_currency_with_a_shared_sign_is_the_usual_one() -> None:
    first: dict[str, str] = {}
    for currency in load_vocabulary().all("currency"):
        assert isinstance(currency, Currency)
        for sign in currency.shared_signs:
            first.setdefault(sign, currency.id)
    assert first["$"] == "USD"
    assert first["Rs"] == "INR"
    assert first["¥"] == "CNY"
