"""From the YAML files to one compact file that loads fast, and the cache that keeps it.

Reading the YAML takes seconds, reading the compiled form a tenth of one. The compiled form is JSON: it can be
inspected, and a file that somebody else put into the cache can at worst be wrong, never run. It is made when the
package is built, and on demand in a development checkout or with a user's own folder; then it is kept in the user's
cache folder under the hash of everything it was made from.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from foedera.errors import VocabularyError
from foedera.vocabulary import load
from foedera.vocabulary.fold import fold
from foedera.vocabulary.forms import category_of, forms_of, spellings
from foedera.vocabulary.load import Listed, read_entries, read_yaml
from foedera.vocabulary.schema import LISTS

_CODE_FOLDER = Path(__file__).parent
COMPILED = "compiled.json"
FORMAT = 6
_CODE = ("compile.py", "fold.py", "forms.py", "load.py", "schema.py")

Compiled = dict[str, Any]


def content_hash(*folders: Path) -> str:
    """Hash of every vocabulary file under these folders and of the code that compiles them."""
    digest = hashlib.sha256(f"foedera vocabulary {FORMAT}".encode())
    for folder in folders:
        for path in sorted(folder.rglob("*.y*ml")):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes() + b"\0")
        digest.update(b"\1")
    for name in _CODE:
        digest.update((_CODE_FOLDER / name).read_bytes())
    return digest.hexdigest()[:16]


def gather(extra: Path | None = None) -> list[Listed]:
    """All entries, those of the user's folder after ours; an entry of theirs takes the place of ours with its id.

    Raises VocabularyError where one folder has the same id twice in a list.
    """
    ours = _unique(read_entries(load.OUR_DATA, label="vocabulary/"))
    if extra is None:
        return list(ours.values())
    return list({**ours, **_unique(read_entries(extra))}.values())


def _unique(entries: Iterable[Listed]) -> dict[tuple[str, str], Listed]:
    found: dict[tuple[str, str], Listed] = {}
    for entry in entries:
        key = (entry.list_name, entry.values["id"])
        if key in found:
            raise VocabularyError(
                f"{entry.place}: entry {entry.values['id']}: the id stands already at {found[key].place}. "
                "Merge the two or give one of them another id."
            )
        found[key] = entry
    return found


def compile_entries(entries: Iterable[Listed], version: str, settings: Compiled | None = None) -> Compiled:
    """The compiled form of these entries: rows of forms, the spellings that lead to them, the entries as JSON text."""
    entries = list(entries)
    east = {e.values["id"] for e in entries if e.list_name == "states" and e.values.get("surname_first")}
    rows: list[str] = []
    rules: list[dict[str, list[str]]] = [{}]
    rule_numbers: dict[str, int] = {"{}": 0}
    index: dict[str, list[int]] = {}
    class_nouns = frozenset(_class_nouns(entries))
    for number, entry in enumerate(entries):
        category = category_of(entry.list_name, entry.values)
        variants = entry.list_name == "systems" and entry.values.get("variants", True)
        forms = list(forms_of(entry.list_name, entry.values, entry.values.get("state") in east))
        written = {form.written for form in forms}
        for form in forms:
            # "M777 howitzer" is the name M777 and a class noun that makes it sure: the noun is no part of the name.
            name, _, last = form.written.rpartition(" ")
            held = category == "system" and name in written and fold(last) in class_nouns
            cut = len(fold(last).split()) if held else 0  # "counter-drone" is two words
            key = json.dumps(form.rules)
            if key not in rule_numbers:
                rule_numbers[key] = len(rules)
                rules.append({rule: list(words) for rule, words in form.rules.items()})
            fields = (
                number, entry.values["id"], category, form.kind, name if cut else form.written, rule_numbers[key],
                int(variants), cut, entry.values.get("years") or "",
            )  # fmt: skip
            rows.append("\t".join(map(str, fields)))
            for spelling in spellings(form.written, designation=entry.list_name in ("systems", "types")):
                if spelling:
                    index.setdefault(spelling, []).append(len(rows) - 1)
    firsts: dict[str, int] = {}  # words that begin forms of several words; 1 for all, as JSON has no sets
    pairs: dict[str, int] = {}  # the first two words of such forms, with the lengths of the forms as bits
    for spelling in index:
        words = spelling.split(" ", 2)
        if len(words) > 1:
            firsts[words[0]] = 1
            pair = f"{words[0]} {words[1]}"
            pairs[pair] = pairs.get(pair, 0) | 1 << (spelling.count(" ") + 1)
    ids: dict[str, dict[str, int]] = {name: {} for name in LISTS}
    for number, entry in enumerate(entries):
        ids[entry.list_name][entry.values["id"]] = number
    return {
        "format": FORMAT,
        "version": version,
        "rows": rows,
        "rules": rules,
        "index": {spelling: found if len(found) > 1 else found[0] for spelling, found in index.items()},
        "firsts": firsts,
        "pairs": pairs,
        "ids": ids,
        "entries": [f"{e.list_name}\t{json.dumps(e.values, ensure_ascii=False)}" for e in entries],
        "settings": settings or {},
    }


def _class_nouns(entries: Iterable[Listed]) -> Iterator[str]:
    """The class nouns of one word: howitzer, rifle, drone."""
    for entry in entries:
        if entry.list_name == "types":
            yield from (fold(form.written) for form in forms_of("types", entry.values) if " " not in form.written)


def read_settings(extra: Path | None = None) -> Compiled:
    """The files that hold no entries but what all entries need (`support.yml`, `designations.yml`); a user's wins."""
    found: Compiled = {}
    for name in ("support.yml", "designations.yml"):
        for folder in (load.OUR_DATA, extra):
            if folder is not None and (folder / name).exists():
                values, _ = read_yaml(folder / name)
                found.update(values)
    return found


def compile_vocabulary(extra: Path | None = None) -> Compiled:
    """Read, check and compile the vocabulary, with a user's folder where one is given."""
    folders = [load.OUR_DATA] if extra is None else [load.OUR_DATA, extra]
    return compile_entries(gather(extra), content_hash(*folders), read_settings(extra))


def load_compiled(extra: Path | None = None) -> Compiled:
    """The compiled vocabulary: the one shipped with the package, else the one in the cache, else made now."""
    if extra is not None and not extra.is_dir():
        raise VocabularyError(f"{extra}: is not a folder. Give the folder that holds your vocabulary files.")
    folders = [load.OUR_DATA] if extra is None else [load.OUR_DATA, extra]
    version = content_hash(*folders)
    cached = cache_folder() / f"vocabulary-{version}.json"
    for path in (load.OUR_DATA / COMPILED, cached):
        found = _read(path)
        if found is not None and found["version"] == version:
            return found
    compiled = compile_vocabulary(extra)
    _keep(compiled, cached)
    return compiled


def cache_folder() -> Path:
    """The folder for what can be made again: $FOEDERA_CACHE, else the cache folder of the system."""
    if own := os.environ.get("FOEDERA_CACHE"):
        return Path(own)
    if os.name == "nt" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "foedera" / "cache"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "foedera"


def write_compiled(compiled: Compiled, path: Path) -> None:
    """Write the compiled form at once or not at all: readers never see half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(_as_text(compiled))
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _keep(compiled: Compiled, path: Path) -> None:
    try:
        write_compiled(compiled, path)
    except OSError:
        # A cache that cannot be written (read-only home, full disk) costs time at the next start and nothing else.
        return


def _as_text(compiled: Compiled) -> str:
    """The first line holds what is needed at once; the rows of forms and the entries, read one by one, a line each."""
    first = {key: value for key, value in compiled.items() if key not in ("rows", "entries")}
    first["rows"] = len(compiled["rows"])
    head = json.dumps(first, ensure_ascii=False, separators=(",", ":"))
    return "\n".join([head, *compiled["rows"], *compiled["entries"]])


def _read(path: Path) -> Compiled | None:
    """A compiled file, or None where there is none that can be used; it is then made anew."""
    try:
        head, *lines = path.read_text(encoding="utf-8").split("\n")
        found = json.loads(head)
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict) or found.get("format") != FORMAT or len(lines) < found["rows"]:
        return None
    return {**found, "rows": lines[: found["rows"]], "entries": lines[found["rows"] :]}
