"""The blank documents to download."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .shapes import Shape, Slug, Sourced, StepRef, TaskRef, Text


class Part(Shape):
    """A part of a blank document: a heading with questions or directions below it."""

    id: Slug = Field(description="Stays the same for ever: programs find a filled part by it")
    title: Text
    text: Text | None = Field(None, description="What belongs here: one to three sentences")
    points: list[Text] = Field(default_factory=list, description="Questions or directions")
    rooms: list[Text] = Field(
        default_factory=list,
        description="Names of the spaces to write in; without them there is one space",
    )
    steps: list[StepRef] = Field(default_factory=list, description="Steps that help with it")
    tasks: list[TaskRef] = Field(default_factory=list, description="Tasks that it is about")


class Template(Sourced):
    """A blank document to download: what stands in it and what it is for."""

    order: int = Field(ge=1, description="Place among its kind")
    format: Literal["xlsx", "docx"] = Field(description="A workbook or a form")
    title: Text = Field(description="As on the first page")
    file: Text = Field(description="Name of the file without ending: lower case and hyphens")
    purpose: Text = Field(description="What it is for: one or two sentences")
    use: Text = Field(description="When to use it: one or two sentences")
    intro: list[Text] = Field(min_length=1, description="What the document says first: paragraphs")
    steps: list[StepRef] = Field(min_length=1, description="Steps in which it is needed")
    parts: list[Part] = Field(default_factory=list, description="What it asks, in order")
