"""Rules that only show when records are compared: one rule a module.

A rule takes the data set and yields problems. A new rule is a module with a function
`check` and a line in `RULES`.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from ..dataset import DataSet
from ..problems import Problem
from . import (
    addresses,
    apostrophes,
    blanks,
    changes,
    cited,
    codes,
    core,
    documents,
    flow,
    guide,
    header,
    identifiers,
    languages,
    markup,
    mentions,
    needed,
    numbers,
    presets,
    prose,
    reciprocity,
    references,
    sources,
    tables,
    terms,
    tools,
    verbs,
    words,
)

RULES = (
    needed,
    references,
    sources,
    reciprocity,
    codes,
    core,
    documents,
    flow,
    mentions,
    numbers,
    languages,
    header,
    prose,
    markup,
    tables,
    terms,
    cited,
    apostrophes,
    presets,
    blanks,
    changes,
    identifiers,
    verbs,
    words,
    tools,
    addresses,
    guide,
)


ASKING = (words, tools, addresses)
"""The rules about what templates and scripts ask for."""


def check(data: DataSet, rules: Iterable[ModuleType] = RULES) -> list[Problem]:
    """The problems that the rules find together, sorted by place."""
    return sorted({problem for rule in rules for problem in rule.check(data)})
