"""A core task of our own reading meets both halves of the report's definition.

The second half can be told from the data: sufficient technical competences, in combination
with pedagogical, administrative or policy ones. What the report itself names is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import say
from ..model import Cluster, Competence, Task
from ..problems import Problem

TECHNICAL_TOO = frozenset({"technical-background"})
"""What stands in another cluster, and brings the technical half of a combination all the same."""

HALVES = (
    (True, say("technisch", "technical")),
    (False, say("anders dan technisch", "other than technical")),
)


def check(data: DataSet) -> Iterator[Problem]:
    clusters, competences = data.of(Cluster), data.of(Competence)
    for task in data.of(Task).values():
        if not task.core or task.core.status != "derived":
            continue
        asked = [competences.get(name) for name in task.competences]
        if None in asked or any(
            one and one.cluster and one.cluster not in clusters for one in asked
        ):
            continue  # reported already; what is missing could be either half
        halves = {
            one.id in TECHNICAL_TOO or clusters[one.cluster].letter == "T"
            for one in asked
            if one and one.cluster
        }
        for half, name in HALVES:
            if half not in halves:
                yield data.file(task).problem(
                    ("core", "status"),
                    say(
                        "een kerntaak volgens onze lezing, waarvan de competenties"
                        " niets {half} tonen",
                        "a derived core task whose competences show nothing {half}",
                        half=name,
                    ),
                    say(
                        "een kerntaak vraagt technische competenties samen met pedagogische,"
                        " administratieve of beleidscompetenties: haal `core` weg, of verbeter"
                        " `competences`",
                        "a core task asks for technical competences together with pedagogical,"
                        " administrative or policy ones: take `core` out, or mend `competences`",
                    ),
                )
