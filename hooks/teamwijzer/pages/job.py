"""The job description, which a tool puts together."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import SitePage
from ..tools import EDUCATION, LEVELS, tool
from ..views import JobViews
from .kit import Kit


def pages(kit: Kit) -> Iterator[SitePage]:
    """The page of the tool."""
    job = tool("job")
    views = JobViews(kit.context)
    yield kit.overview(
        job.name,
        kit.duties,
        scripts=(job.script,),
        terms=False,  # a link inside a label would be a trap
        sections=kit.sections,
        clusters=kit.clusters,
        competences=[c for c in kit.competences if c.requirement != "not-required"],
        levels=[level for level in kit.levels if level.id in LEVELS],
        education=EDUCATION,
        presets=kit.presets,
        tool_data={
            **kit.tool_data(job, views.data(kit.forms(job))),
            "texts": kit.task_texts.file,
        },
    )
