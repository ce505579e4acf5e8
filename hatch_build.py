"""Build hook: puts the compiled vocabulary into the package, so that an installed foedera starts fast."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileVocabulary(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles `src/foedera/vocabulary` to `compiled.json` in the wheel; an editable install compiles on demand."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        # foedera/__init__.py asks for the version of the installed package, which is only being built here.
        package = ModuleType("foedera")
        package.__path__ = [str(Path(self.root) / "src" / "foedera")]
        sys.modules["foedera"] = package
        compiling = import_module("foedera.vocabulary.compile")
        compiled = Path(self.directory) / compiling.COMPILED
        compiling.write_compiled(compiling.compile_vocabulary(), compiled)
        build_data["force_include"][str(compiled)] = f"foedera/vocabulary/{compiling.COMPILED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        for compiled in Path(self.directory).glob("compiled.json"):
            compiled.unlink()
