"""Compiled modules: an installed program has them, a checkout may not."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Mapping
from functools import cache
from tempfile import mkdtemp


def as_installed(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment in which a program finds its modules compiled. The first start compiles them."""
    kept = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": _folder()}


@cache
def _folder() -> str:
    folder = mkdtemp(prefix="bench-bytecode-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
