"""What the workbook is made of, apart from what makes it: its library takes long to load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..views.people import CompetenceView
from ..views.tasks import ClusterView, TaskRow


@dataclass(frozen=True)
class Content:
    """What the workbook lists. `descriptions` goes from task code to a short explanation.

    Levels, priorities and roles are pairs of id and text.
    """

    clusters: Sequence[ClusterView]
    descriptions: dict[str, str]
    competences: Sequence[CompetenceView]
    levels: Sequence[tuple[str, str]]
    priorities: Sequence[tuple[str, str]]
    roles: Sequence[tuple[str, str]]

    @property
    def rows(self) -> list[TaskRow]:
        """All tasks in order."""
        return [row for cluster in self.clusters for row in cluster.tasks]
