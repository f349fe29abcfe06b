"""The lists of tasks, a page for each cluster and for each task."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import SitePage
from ..tools import DROPPED, LEVELS
from ..views.base import shorten
from ..views.tasks import ClusterView, TaskView
from .kit import Kit


def overviews(kit: Kit) -> Iterator[SitePage]:
    """All tasks, the core tasks, and all tasks on paper."""
    rows = [row for cluster in kit.clusters for row in cluster.tasks]
    yield kit.overview(
        "tasks",
        kit.counted,
        scripts=("site/task-list.js",),
        clusters=kit.clusters,
        levels=kit.levels,
        roles=kit.roles,
        presets={preset.role: preset.id for preset in kit.presets if preset.role},
        known={"levels": LEVELS, "dropped": DROPPED},
        texts=kit.task_texts.file,
    )
    yield kit.overview("core-tasks", kit.counted, rows=[row for row in rows if row.core])
    yield kit.overview(
        "tasks-print", kit.counted, clusters=kit.clusters, tasks=kit.tasks, terms=False
    )


def pages(kit: Kit) -> Iterator[SitePage]:
    """Each cluster, then each task."""
    yield from (_cluster(kit, cluster) for cluster in kit.clusters)
    yield from (_task(kit, task) for task in kit.tasks)


def _cluster(kit: Kit, cluster: ClusterView) -> SitePage:
    return SitePage(
        path=cluster.path,
        title=kit.ui["tasks"]["cluster_title"].format(cluster.title),
        description=cluster.summary,
        source=f"data/clusters/{cluster.id}.yml",
        template="cluster.html",
        search=(cluster.description,),
        values={
            "cluster": cluster,
            "clusters": kit.clusters,
            "levels": kit.levels,
            "doings": kit.doings("clusters", cluster.id),
        },
    )


def _task(kit: Kit, task: TaskView) -> SitePage:
    return SitePage(
        path=task.row.path,
        title=f"{task.row.code} {task.row.title}",
        description=shorten(task.description),
        source=f"data/tasks/{task.row.code.lower()}.yml",
        template="task.html",
        search=(task.description, *task.examples),
        keywords=tuple(task.row.keywords),
        values={"task": task, "doings": kit.doings("tasks", task.row.code)},
        cited=True,
    )
