import json
import shutil
from pathlib import Path

import pytest

from foedera.errors import VocabularyError
from foedera.vocabulary import Vocabulary, compile, load_vocabulary

FIRM = "firms:\n  - {id: own-firm, name: Zirconium Arms Works, state: TUR}\n"


@pytest.fixture
def own(tmp_path: Path, ours: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "mine.yml").write_text(FIRM, encoding="utf-8")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def words(compiled: compile.Compiled) -> list[str]:
    return [match.entry for match in Vocabulary(compiled).find("Zirconium Arms Works of Turkey")]


def test_a_users_folder_adds_and_is_kept_in_the_cache(own: Path, cache: Path) -> None:
    compiled = compile.load_compiled(own)
    assert words(compiled) == ["own-firm", "TUR"]
    (kept,) = cache.iterdir()
    assert kept.name == f"vocabulary-{compiled['version']}.json"
    assert compile.load_compiled(own) == compiled


def test_a_users_entry_replaces_ours(own: Path, cache: Path) -> None:
    (own / "states.yml").write_text("states:\n  - {id: TUR, name: Anatolia, status: state}\n", encoding="utf-8")
    vocabulary = Vocabulary(compile.load_compiled(own))
    assert [(m.words, m.entry) for m in vocabulary.find("Turkey, Anatolia")] == [("Anatolia", "TUR")]


def test_a_change_of_a_file_changes_the_version(own: Path, cache: Path) -> None:
    before = compile.load_compiled(own)["version"]
    (own / "mine.yml").write_text(FIRM.replace("Zirconium", "Hafnium"), encoding="utf-8")
    after = compile.load_compiled(own)
    assert after["version"] != before
    assert words(after) == ["TUR"]


@pytest.mark.parametrize("damage", ["", "{", '{"format": 1}', "[]", "null\n", "half"])
def test_a_damaged_cache_is_made_anew(own: Path, cache: Path, damage: str) -> None:
    compiled = compile.load_compiled(own)
    (kept,) = cache.iterdir()
    kept.write_text(kept.read_text(encoding="utf-8")[:-50] if damage == "half" else damage, encoding="utf-8")
    assert compile.load_compiled(own) == compiled
    assert json.loads(kept.read_text(encoding="utf-8").split("\n")[0])["version"] == compiled["version"]


def test_a_cache_that_cannot_be_written_costs_only_time(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("FOEDERA_CACHE", str(tmp_path / "file" / "below"))
    assert words(compile.load_compiled(own)) == ["own-firm", "TUR"]


def test_an_id_that_stands_twice_is_an_error(own: Path, cache: Path) -> None:
    shutil.copy(own / "mine.yml", own / "second.yml")
    with pytest.raises(VocabularyError, match=r"second\.yml:2: entry own-firm: the id stands already at .*mine\.yml:2"):
        compile.load_compiled(own)


def test_a_folder_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="is not a folder"):
        load_vocabulary(tmp_path / "nowhere")


def test_the_file_reads_back_what_was_written(tmp_path: Path, own: Path) -> None:
    compiled = compile.compile_vocabulary(own)
    compile.write_compiled(compiled, tmp_path / "x" / "compiled.json")
    assert compile._read(tmp_path / "x" / "compiled.json") == compiled
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["compiled.json"]


def test_ours_is_passed_over_where_it_holds_no_entries(ours: Path, own: Path) -> None:
    (ours / "cues").mkdir()
    (ours / "cues" / "kinds.yml").write_text("kinds: {}\n", encoding="utf-8")
    (own / "cues").mkdir()
    (own / "cues" / "kinds.yml").write_text("kinds: {sale: [sold]}\n", encoding="utf-8")
    assert words(compile.load_compiled(own)) == ["own-firm", "TUR"]


def test_the_shipped_form_is_taken_while_it_is_true(ours: Path, cache: Path) -> None:
    compile.write_compiled(compile.compile_vocabulary(), ours / compile.COMPILED)
    assert words(compile.load_compiled()) == ["TUR"]
    assert not cache.exists()
    (ours / "states" / "more.yml").write_text(
        "states:\n  - {id: X, name: Arms Works, status: body}\n", encoding="utf-8"
    )
    assert words(compile.load_compiled()) == ["X", "TUR"]
    assert cache.exists()
