from foedera.vocabulary import load_vocabulary
from foedera.vocabulary.explain import explain, lines, show


def test_taken_and_not_taken_with_reasons() -> None:
    told = explain(load_vocabulary(), "Georgia Tech tested the ZZ-99 missile in Ankara; COVID-19 delayed it.")
    assert [(one.words, one.taken, one.entry, one.why) for one in told if one.category in ("state", "designation")] == [
        ("Georgia", False, "GEO", "not_before: tech"),
        ("ZZ-99", True, "", "letters, hyphen, number: Kh-59MK2, Su-57E, MMP-12"),
        ("Ankara", True, "TUR", "seat 'Ankara'"),
        ("COVID-19", False, "", "a disease or a virus"),
    ]


def test_show_finds_by_id_and_by_any_form() -> None:
    vocabulary = load_vocabulary()
    for name in ("TUR", "tur", "turkiye", "Türkiye", "Ankara"):
        assert ("state", "TUR") in [(category, entry.id) for category, entry in show(vocabulary, name)]
    assert show(vocabulary, "no such thing at all") == []


def test_lines_use_the_keys_of_the_files() -> None:
    ((_, georgia),) = show(load_vocabulary(), "GEO")
    told = dict(lines(georgia))
    assert told["name"] == "Georgia"
    assert told["adjectives"].startswith("Georgian (not_before: ")
    assert "cow" in told
    assert "members" not in told
