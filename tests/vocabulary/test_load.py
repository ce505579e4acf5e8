from pathlib import Path

import pytest

from foedera.errors import VocabularyError
from foedera.vocabulary.load import read_entries, read_yaml

FIRM = "firms:\n  - {id: baykar, name: Baykar, state: TUR}\n"


def written(folder: Path, text: str) -> Path:
    (folder / "mine.yml").write_text(text, encoding="utf-8")
    return folder


def problem(folder: Path, text: str) -> str:
    with pytest.raises(VocabularyError) as caught:
        list(read_entries(written(folder, text)))
    return str(caught.value)


def test_an_entry_knows_its_file_and_line(tmp_path: Path) -> None:
    (entry,) = read_entries(written(tmp_path, "# a comment\n" + FIRM))
    assert entry.list_name == "firms"
    assert entry.values == {"id": "baykar", "name": "Baykar", "state": "TUR"}
    assert (entry.place.file, entry.place.line) == (str(tmp_path / "mine.yml"), 3)


def test_an_unknown_key_is_an_error_with_its_line(tmp_path: Path) -> None:
    text = "firms:\n  - id: baykar\n    name: Baykar\n    stat: TUR\n"
    assert f"{tmp_path / 'mine.yml'}:4: entry baykar: no such key: `stat`" in problem(tmp_path, text)


def test_a_missing_key_is_an_error(tmp_path: Path) -> None:
    assert "mine.yml:2: entry baykar: the key `name` is missing" in problem(tmp_path, "firms:\n  - {id: baykar}\n")


def test_an_unknown_list_is_an_error(tmp_path: Path) -> None:
    assert "mine.yml:1: no such list: `firm`" in problem(tmp_path, FIRM.replace("firms:", "firm:"))


def test_a_key_that_stands_twice_is_an_error(tmp_path: Path) -> None:
    assert "mine.yml:2: the key `name` stands twice" in problem(tmp_path, "firms:\n  - {id: a, name: A, name: B}\n")


@pytest.mark.parametrize("word", ["NO", "no", "On", "yes", "off", "010", "12:30"])
def test_words_that_yaml_would_change_are_errors(tmp_path: Path, word: str) -> None:
    text = f"firms:\n  - {{id: a, name: Firm A, aliases: [{word}]}}\n"
    assert f'mine.yml:2: YAML would not read {word} as written. Put it in quotes: "{word}"' in problem(tmp_path, text)


def test_a_number_where_a_name_is_meant_is_an_error(tmp_path: Path) -> None:
    text = "firms:\n  - {id: a, name: Firm A, aliases: [1917]}\n"
    assert "entry a: `aliases.0` should be text, not 1917. Put it in quotes." in problem(tmp_path, text)


def test_in_quotes_they_are_names(tmp_path: Path) -> None:
    text = 'firms:\n  - {id: a, name: Firm A, aliases: ["NO", "1917"]}\n'
    (entry,) = read_entries(written(tmp_path, text))
    assert entry.values["aliases"] == ["NO", "1917"]


def test_dates_and_years_need_no_quotes(tmp_path: Path) -> None:
    text = (
        "people:\n  - {id: p, name: Ann Lee, state: GBR,\n"
        "     offices: [{title: Minister, kind: minister, from: 2002, to: 2003-07-06}]}\n"
    )
    (entry,) = read_entries(written(tmp_path, text))
    assert entry.values["offices"] == [
        {"title": "Minister", "kind": "minister", "since": "2002", "until": "2003-07-06"}
    ]


def test_a_wrong_kind_tells_what_may_stand_there(tmp_path: Path) -> None:
    text = "firms:\n  - id: a\n    name: A\n    makes: [uav, boat]\n"
    message = problem(tmp_path, text)
    assert "mine.yml:4: entry a: `makes.1`" in message
    assert "'submarine'" in message


def test_a_rule_in_braces_is_checked_too(tmp_path: Path) -> None:
    text = "firms:\n  - {id: a, name: A, aliases: [{form: Aa, not_nearr: [x]}]}\n"
    assert "no such key: `aliases.0.not_nearr`" in problem(tmp_path, text)


def test_broken_yaml_names_its_line(tmp_path: Path) -> None:
    assert "mine.yml:3: is not YAML" in problem(tmp_path, "firms:\n  - {id: a, name: A}\n  - {id: b: c}\n")


def test_a_file_that_is_not_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "mine.yml").write_bytes(b"firms: \xff\xfe")
    with pytest.raises(VocabularyError, match="is not UTF-8 text"):
        list(read_entries(tmp_path))


def test_an_empty_file_is_an_error(tmp_path: Path) -> None:
    assert "is empty" in problem(tmp_path, "# only a comment\n")


def test_a_folder_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="is not a folder"):
        list(read_entries(tmp_path / "nowhere"))


def test_a_folder_without_any_yaml_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "firms.txt").write_text(FIRM, encoding="utf-8")
    with pytest.raises(VocabularyError, match="holds no YAML file"):
        list(read_entries(tmp_path))


def test_yaml_cannot_run_code(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text("firms: !!python/object/apply:os.getcwd []\n", encoding="utf-8")
    values, _ = read_yaml(path)
    assert values == {"firms": []}
