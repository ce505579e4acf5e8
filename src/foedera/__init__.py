"""foedera reads news about military and defence-industrial cooperation and keeps a sourced register of it."""

from importlib.metadata import version

__version__ = version("foedera")
