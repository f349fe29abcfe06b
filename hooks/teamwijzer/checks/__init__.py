"""Rules that only show when records are compared: one rule a module.

A rule takes the data set and yields problems. A new rule is a module with a function
`check` and a line in `RULES`.
"""

from __future__ import annotations

from ..dataset import DataSet
from ..problems import Problem
from . import (
    addresses,
    blanks,
    codes,
    documents,
    flow,
    header,
    languages,
    markup,
    mentions,
    needed,
    prose,
    reciprocity,
    references,
    tables,
    terms,
    tools,
    words,
)

RULES = (
    needed,
    references,
    reciprocity,
    codes,
    documents,
    flow,
    mentions,
    languages,
    header,
    prose,
    markup,
    tables,
    terms,
    blanks,
    words,
    tools,
    addresses,
)


def check(data: DataSet) -> list[Problem]:
    """The problems that all rules find together, sorted by place."""
    return sorted({problem for rule in RULES for problem in rule.check(data)})
