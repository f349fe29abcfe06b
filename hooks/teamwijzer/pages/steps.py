"""The step plan: its overviews, and a page for each step."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import place
from ..page import SitePage
from ..tools import RECRUIT
from ..views.steps import StepView
from .kit import Kit


def overviews(kit: Kit) -> Iterator[SitePage]:
    """The plan, and the plan on paper."""
    yield kit.overview("steps", len(kit.steps), phases=kit.phases)
    yield kit.overview("steps-print", len(kit.steps), phases=kit.phases, terms=False)


def pages(kit: Kit) -> Iterator[SitePage]:
    """Each step."""
    yield from (_step(kit, step) for step in kit.steps)


def _step(kit: Kit, step: StepView) -> SitePage:
    recruits = place("steps", RECRUIT)
    return SitePage(
        path=step.path,
        title=kit.ui["steps"]["page_title"].format(step.number, step.title),
        description=step.summary,
        source=f"data/steps/step-{step.number}.yml",
        template="step.html",
        search=(step.summary, *(question.text for question in step.questions), step.why),
        keywords=tuple(step.keywords),
        values={
            "step": step,
            "steps": kit.steps,
            "jobs": [job for job in kit.presets if job.role] if step.path == recruits else [],
            "doings": kit.doings("steps", f"step-{step.number}"),
            "templates": [t for t in kit.templates if step.path in [s.path for s in t.steps]],
        },
    )
