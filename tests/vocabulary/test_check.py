from pathlib import Path

import pytest

from foedera.vocabulary.check import (
    Checked,
    check,
    check_and_count,
    counts,
    dangling_references,
    missing_reasons,
    shared_names,
    tenure_overlaps,
    unreached_forms,
)
from foedera.vocabulary.load import Listed, read_entries

TANK = (
    "types:\n  - {id: tank, class: armoured-vehicle, sipri: Armoured vehicles, sipri_why: x, unroca: I, unroca_why: x,"
    " nouns: [tank]}\n"
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path


def listed(folder: Path, *texts: str) -> list[Listed]:
    for number, text in enumerate(texts):
        (folder / f"{number}.yml").write_text(text, encoding="utf-8")
    return list(read_entries(folder))


def person(name: str, since: str, until: str | None, more: str = "") -> str:
    to = f", to: {until}" if until else ""
    office = f"{{title: Minister of Defence, kind: defence-minister, from: {since}{to}{more}}}"
    return f"  - {{id: {name}, name: Ann {name}, state: TUR, offices: [{office}]}}\n"


def test_references_must_exist(own: Path) -> None:
    entries = listed(
        own,
        "states:\n  - {id: TUR, name: Turkey, status: state, successors: [XYZ]}\n",
        "firms:\n  - {id: a, name: Firm A, state: TRU, parent: b}\n",
        TANK + "systems:\n  - {id: k, name: K 1, type: tanc, maker: [a, c], origin: [TUR]}\n",
        "people:\n" + person("p", "2001", None, ", firm: zzz"),
    )
    told = [problem.message for problem in dangling_references(entries)]
    assert [message.split(" does not")[0] for message in told] == [
        "entry TUR: `successors: XYZ`", "entry a: `state: TRU`", "entry a: `parent: b`", "entry k: `type: tanc`",
        "entry k: `maker: c`", "entry p: `firm: zzz`",
    ]  # fmt: skip


def test_a_category_of_its_own_needs_a_reason(own: Path) -> None:
    entries = listed(own, TANK + "systems:\n  - {id: k, name: K 1, type: tank, unroca: null}\n")
    (problem,) = missing_reasons(entries)
    assert problem.message == "entry k: `unroca` has no reason. Add `unroca_why`."
    assert problem.place.endswith("0.yml:4")


def test_dates_must_be_edtf(own: Path) -> None:
    entries = listed(own, "people:\n" + person("p", "2001-7", "2002-07") + person("q", "2003~", "201X"))
    assert [p.message.split(" Write")[0] for p in missing_reasons(entries)] == [
        "entry p: `2001-7` is not an EDTF date."
    ]


def test_a_name_of_two_entries_needs_a_rule(own: Path) -> None:
    two = "firms:\n  - {id: a, name: Firm A, aliases: [Zeus]}\n  - {id: b, name: Firm B, aliases: [ZEUS, Zéus]}\n"
    (problem,) = shared_names(listed(own, two.replace("ZEUS, ", "")))
    assert problem.message.startswith("entry b: 'Zéus' is also a form of a (")
    assert list(shared_names(listed(own, two.replace("[ZEUS, Zéus]", "[ZEUS]")))) == []
    assert list(shared_names(listed(own, two.replace("[ZEUS, Zéus]", "[{form: Zeus, near: [B]}]")))) == []


def test_words_that_rule_a_name_out_do_not_tell_two_systems_apart(own: Path) -> None:
    """A user's system under a name of ours is an error at the user's line, whatever rules ours out."""
    first = "systems:\n  - {id: a, name: Zeus 9, not_near: [temple], type: uav}\n"
    (problem,) = shared_names(listed(own, first + "  - {id: b, name: Zeus 9, type: uav}\n"))
    assert problem.message.startswith("entry b: 'Zeus 9' is also a form of a (")
    asked = first + "  - {id: b, name: b, aliases: [{form: Zeus 9, near: [drone]}], type: uav}\n"
    assert list(shared_names(listed(own, asked))) == []


@pytest.mark.parametrize("written", ["2025-13-01", "2025-00", "2025-01-32", "25-01"])
def test_a_month_that_is_none_is_no_date(own: Path, written: str) -> None:
    (problem,) = missing_reasons(listed(own, "people:\n" + person("a", written, None)))
    assert f"`{written}` is not an EDTF date" in problem.message


def test_one_office_has_one_holder_at_a_time(own: Path) -> None:
    entries = listed(own, "people:\n" + person("a", "2001", "2005-06") + person("b", "2004-02-01", None))
    (problem,) = tenure_overlaps(entries)
    assert "entry b: Minister of Defence from 2004-02-01, while Ann a" in problem.message


@pytest.mark.parametrize(
    ("until", "since", "more"),
    [
        ("2004-02-01", "2004-02-01", ""),
        ("2004", "2004", ""),
        ("2004-02", "2004", ""),
        ("2009", "2004", ", acting: true"),
        ("2009", "2004", ", shared: true"),
    ],
)
def test_tenures_that_meet_or_are_marked_do_not_overlap(own: Path, until: str, since: str, more: str) -> None:
    entries = listed(own, "people:\n" + person("a", "2001", until) + person("b", since, None, more))
    assert list(tenure_overlaps(entries)) == []


def test_forms_and_examples_must_lead_to_their_entry(own: Path) -> None:
    entries = listed(
        own,
        "firms:\n  - {id: a, name: Firm A, aliases: ['...'], example: Firm B was founded.}\n"
        "  - {id: b, name: Weapon Yard, not_near: [contract], example: Weapon Yard was founded.}\n",
    )
    told = [problem.message for problem in unreached_forms(entries)]
    assert told == [
        "entry a: its example does not lead to it. Correct the example or the forms.",
        "entry a: '...' does not lead to it in 'A contract was signed with ... yesterday.'.",
        "entry b: 'Weapon Yard' does not lead to it in 'A contract was signed with Weapon Yard yesterday.'.",
    ]


def test_a_users_folder_is_checked_with_ours(own: Path, ours: Path) -> None:
    (own / "own").mkdir()
    (own / "own" / "mine.yml").write_text("firms:\n  - {id: own-x, name: Xylograph Arms, state: TRU}\n  - {id: zz}\n")
    mine = [str(problem) for problem in check(own / "own")]
    assert [message.split("mine.yml")[1] for message in mine] == [
        ":1: does not begin with `# Source: ...` and `# Licence: ...`. Add both lines.",
        ":3: entry zz: the key `name` is missing. Add it.",
        ":2: entry own-x: `state: TRU` does not exist. Add it, or correct the id.",
    ]


def test_what_there_is_is_counted(own: Path) -> None:
    entries = listed(
        own,
        "people:\n" + person("a", "1981", "1985") + person("b", "2004-02-01", None, ", state: GEO"),
        "firms:\n  - {id: f, name: Firm F}\n  - {id: g, name: Firm G}\n",
    )
    assert counts(entries) == {"firms": 2, "people": 2, "states with offices since 1990": 1}


@pytest.fixture(scope="module")
def shipped() -> Checked:
    return check_and_count()


@pytest.mark.slow
def test_nothing_is_wrong_with_ours(shipped: Checked) -> None:
    assert [str(problem) for problem in shipped.problems] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("what", "least"), [("systems", 3000), ("firms", 450), ("outlets", 300), ("states with offices since 1990", 70)]
)
def test_ours_holds_enough(shipped: Checked, what: str, least: int) -> None:
    assert shipped.counts[what] >= least
