"""From the YAML files to one compact file that loads fast, and the cache that keeps it.

Reading the YAML takes seconds, reading the compiled form a few hundredths of one: it is lines of text, sorted where
they are looked up, and each is taken apart only when it is asked for. It can be inspected, and a file that somebody
else put into the cache can at worst be wrong, never run. It is made when the package is built, and on demand in a
development checkout or with a user's own folder; then it is kept in the user's cache folder under the hash of
everything it was made from.
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

_CODE_FOLDER = Path(__file__).parent
COMPILED = "compiled.json"
FORMAT = 7
_CODE = ("compile.py", "fold.py", "forms.py", "load.py", "schema.py")

_LISTED = ("rows", "index", "rules", "entries")

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
    """The compiled form of these entries.

    `rows` the forms; `index` the spellings, sorted, each with the numbers of its rows; `rules` and `entries` as JSON.
    All four are lists of lines, in bytes.
    """
    entries = list(entries)
    east = {e.values["id"] for e in entries if e.list_name == "states" and e.values.get("surname_first")}
    rows: list[str] = []
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
            rule = rule_numbers.setdefault(json.dumps(form.rules, ensure_ascii=False), len(rule_numbers))
            fields = (
                number, entry.values["id"], category, form.kind, name if cut else form.written, rule, int(variants),
                cut, entry.values.get("years") or "",
            )  # fmt: skip
            rows.append("\t".join(map(str, fields)))
            for spelling in spellings(form.written, designation=entry.list_name in ("systems", "types")):
                if spelling:
                    index.setdefault(spelling, []).append(len(rows) - 1)
    return {
        "format": FORMAT,
        "version": version,
        "settings": settings or {},
        "rows": [row.encode() for row in rows],
        "index": sorted(f"{spelling}\t{' '.join(map(str, found))}".encode() for spelling, found in index.items()),
        "rules": [rule.encode() for rule in rule_numbers],
        "entries": [
            f"{e.list_name}\t{e.values['id']}\t{json.dumps(e.values, ensure_ascii=False)}".encode() for e in entries
        ],
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
        with os.fdopen(handle, "wb") as stream:
            stream.write(_as_lines(compiled))
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


def _as_lines(compiled: Compiled) -> bytes:
    """The first line is JSON: what is needed at once, and how many lines of each list follow."""
    first = {key: value if key not in _LISTED else len(value) for key, value in compiled.items()}
    head = json.dumps(first, ensure_ascii=False, separators=(",", ":"))
    return b"\n".join([head.encode(), *(line for key in _LISTED for line in compiled[key]), b""])


def _read(path: Path) -> Compiled | None:
    """A compiled file, or None where there is none that can be used; it is then made anew."""
    try:
        head, *lines, last = path.read_bytes().split(b"\n")
        found = json.loads(head)
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return None
    if last or len(lines) != sum(found[key] for key in _LISTED):
        return None  # the file ends early
    begin = 0
    for key in _LISTED:
        end = begin + found[key]
        found[key] = lines[begin:end]
        begin = end
    return found
