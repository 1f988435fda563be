"""Templates name only what an answer, or a class of the portal, has: a renamed field is seen."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from datetime import date
from types import ModuleType
from typing import Final

import pytest
from jinja2 import Environment, nodes

import contracts.imports
import contracts.read
import services.portal
from services.portal.web.rendering import environment

_METHODS: Final = {*dir(str), *dir(dict), *dir(list), *dir(date)}
_LOOP: Final = {"first", "last", "index", "length"}
"""What Jinja gives a loop."""


def named_in(env: Environment, source: str) -> set[str]:
    """The attributes that a template asks for."""
    return {found.attr for found in env.parse(source).find_all(nodes.Getattr)}


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def attributes(module: ModuleType) -> set[str]:
    """What the classes of the module have, and what it is asked for as a module."""
    own = {name for name in vars(module) if not name.startswith("_")}
    for _, kind in inspect.getmembers(module, inspect.isclass):
        if kind.__module__ == module.__name__:
            own |= {name for name in dir(kind) if not name.startswith("_")}
            own |= {*getattr(kind, "__struct_fields__", ()), *inspect.get_annotations(kind)}
    return own


@pytest.fixture(scope="module")
def known() -> set[str]:
    answers = (contracts.imports, *modules(contracts.read))
    of_answers = [name for module in answers for name in attributes(module)]
    of_portal = [name for module in modules(services.portal) for name in attributes(module)]
    macros = environment().get_template("web/macros.html").module
    return {*of_answers, *of_portal, *vars(macros), *_METHODS, *_LOOP}


def test_every_name_in_a_template_is_known(known: set[str]) -> None:
    env = environment()
    assert env.loader is not None
    unknown = {
        (template, name)
        for template in env.list_templates()
        for name in named_in(env, env.loader.get_source(env, template)[0]) - known
    }

    assert unknown == set()


def test_a_field_that_no_answer_has_is_seen(known: set[str]) -> None:
    assert named_in(environment(), "{{ row.full_nam }}{{ row.full_name }}") - known == {"full_nam"}
