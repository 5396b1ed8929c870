"""Whoever uses a public name reads there what it is for; what overrides is told of where it was promised."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for package in ("kiosk", "sms_gateway")
    for path in (ROOT / package).rglob("*.py")
    if path.stem != "__main__"
)

OF_TEXTUAL = ("on_", "action_", "watch_", "validate_", "compute_", "key_", "render")
"""How the names begin that Textual calls by their form, besides those of its own classes, which are overrides."""

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def undocumented(module: ModuleType, source: str) -> Iterator[str]:
    """The public names of a module without a docstring, as ``Class.method``; its own name when it has none itself."""
    tree = ast.parse(source)
    if ast.get_docstring(tree) is None:
        yield module.__name__
    yield from (f"{module.__name__}.{name}" for name in _within(tree, module, ""))


def _within(body: ast.AST, owner: ModuleType | type, prefix: str) -> Iterator[str]:
    """Also what stands under an ``if``; not what a function keeps to itself."""
    for node in ast.iter_child_nodes(body):
        if isinstance(node, Definition):
            if node.name.startswith("_"):
                continue
            if ast.get_docstring(node) is None and not _is_told_elsewhere(node, owner):
                yield prefix + node.name
            if isinstance(node, ast.ClassDef):
                yield from _within(node, getattr(owner, node.name), f"{prefix}{node.name}.")
        elif not isinstance(node, ast.expr):
            yield from _within(node, owner, prefix)


def _is_told_elsewhere(node: Definition, owner: ModuleType | type) -> bool:
    """Whether a base class promised the method, Textual calls it, or a decorator makes it part of another."""
    if isinstance(node, ast.ClassDef) or isinstance(owner, ModuleType):
        return False
    bases = owner.__mro__[1:]
    if any(node.name in vars(base) for base in bases):
        return True
    of_textual = any(base.__module__.partition(".")[0] == "textual" for base in bases)
    if of_textual and node.name.startswith(OF_TEXTUAL):
        return True
    return any(isinstance(mark, ast.Attribute) and mark.attr == "setter" for mark in node.decorator_list)


@pytest.mark.parametrize("name", MODULES)
def test_every_public_name_says_what_it_is_for(name: str) -> None:
    module = importlib.import_module(name)
    assert list(undocumented(module, inspect.getsource(module))) == []


SAMPLE = '''
"""A module."""

from textual.app import App

def told(): "Yes."
def untold(): ...
def _private(): ...

class Base:
    """A promise."""
    def promised(self): "Yes."
    @property
    def lacking(self): ...

class Kept(Base):
    """Keeps it."""
    def promised(self): ...
    def own(self): ...
    def on_press(self): ...
    def __len__(self): ...

class Screen(App):
    """Textual calls it."""
    def compose(self): ...
    def on_press(self): ...
    def press(self): ...
    class Pressed: ...

if True:
    async def under_an_if(): ...
'''


def test_what_is_public_and_no_override_counts() -> None:
    module = ModuleType("sample")
    exec(compile(SAMPLE, "sample", "exec"), vars(module))
    assert list(undocumented(module, SAMPLE)) == [
        "sample.untold",
        "sample.Base.lacking",
        "sample.Kept.own",
        "sample.Kept.on_press",
        "sample.Screen.press",
        "sample.Screen.Pressed",
        "sample.under_an_if",
    ]


def test_every_module_counts() -> None:
    assert {"kiosk", "kiosk.guides.engine", "sms_gateway", "sms_gateway.kept.store"} <= set(MODULES)
