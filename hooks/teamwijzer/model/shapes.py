"""What records are made of: texts, references, citations; and the record itself."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from .notes import note

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
SLUG = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
UiName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
TASK_CODE = r"[TPBA]\d{2,4}"
TaskCode = Annotated[str, StringConstraints(pattern=rf"^{TASK_CODE}$")]
Education = Literal["secondary", "bachelor", "teacher-training", "master"]


@dataclass(frozen=True)
class Ref:
    """Marks a text field as the id of a record in the collection of that name."""

    collection: str


@dataclass(frozen=True)
class Opens:
    """Marks a text as the end of a sentence, from its verb on, in lower case, without a full stop.

    `form`: third, after "The ICT coordinator …"; second, after "You …"; both, after either, in
    English with "will". `languages.py` says what that is in each language.
    """

    form: Literal["third", "second", "both"]


ClusterRef = Annotated[Slug, Ref("clusters")]
TaskRef = Annotated[TaskCode, Ref("tasks")]
CompetenceRef = Annotated[Slug, Ref("competences")]
RoleRef = Annotated[Slug, Ref("roles")]
GroupRef = Annotated[Slug, Ref("groups")]
ActorRef = Annotated[Slug, Ref("actors")]
PhaseRef = Annotated[Slug, Ref("phases")]
SectionRef = Annotated[str, Ref("sections")]
LevelRef = Annotated[Slug, Ref("levels")]
SourceRef = Annotated[Slug, Ref("sources")]
TermRef = Annotated[Slug, Ref("terms")]
StepRef = Annotated[Slug, Ref("steps")]
DutyRef = Annotated[str, Ref("duties")]
PageRef = Annotated[Slug, Ref("pages")]
TemplateRef = Annotated[Slug, Ref("templates")]
ActRef = Annotated[Slug, Ref("acts")]


def _as_text(value: Any) -> Any:
    """A day or a year, which YAML reads as such, as the text that stands in the file."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Dated = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"),
    BeforeValidator(_as_text),
]
"""A day, month or year, as exact as it is known. Written as every date, without quotes."""


def _is_empty(value: Any) -> bool:
    """Whether nothing is filled in there: neither a word nor a number, in no part of it."""
    if isinstance(value, dict):
        return all(map(_is_empty, value.values()))
    if isinstance(value, list):
        return all(map(_is_empty, value))
    return value is None or (isinstance(value, str) and not value.strip())


class Shape(BaseModel):
    """What every part of a record has in common: no unknown keys, no guessed types.

    An optional field in which nothing stands counts as absent: who fills in a form leaves it empty.
    A class says in Dutch, as `nl`, what the first sentence of its docstring says in English.
    """

    dutch: ClassVar[str] = ""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    def __init_subclass__(cls, nl: str = "", **others: Any) -> None:
        super().__init_subclass__(**others)
        if nl:
            cls.dutch = nl

    @model_validator(mode="before")
    @classmethod
    def _leave_out_what_is_empty(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        fields = cls.model_fields
        return {
            name: part
            for name, part in value.items()
            if name not in fields or fields[name].is_required() or not _is_empty(part)
        }


class Text(Shape, nl="Eén tekst, in elke taal van de site"):
    """One text in every language of the site. The fields are the languages."""

    nl: Line = Field(
        description=note(
            "Nederlands, vlot en eenvoudig geschreven (B1)", "Dutch, written as Dutch (B1)"
        )
    )
    en: Line = Field(description=note("Eenvoudig Engels", "Plain English"))

    def in_language(self, language: str) -> str:
        """The text in that language; `language` is one of `LANGUAGES`."""
        text: str = getattr(self, language)
        return text


class Words(Shape, nl="Woorden waarmee mensen zoeken, in elke taal"):
    """Words people search by, in every language. Order is of no importance."""

    nl: list[Line] = Field(min_length=1)
    en: list[Line] = Field(min_length=1)

    def in_language(self, language: str) -> list[str]:
        """The words in that language; `language` is one of `LANGUAGES`."""
        words: list[str] = getattr(self, language)
        return words


HeDoes = Annotated[Text, Opens("third")]
YouDo = Annotated[Text, Opens("second")]
DoesIt = Annotated[Text, Opens("both")]
LANGUAGES: tuple[str, ...] = tuple(Text.model_fields)
if TYPE_CHECKING:
    LanguageCode = str
else:  # which is read when the program runs, so that it follows the fields of `Text`
    LanguageCode = Literal[LANGUAGES]


class Citation(Shape, nl="Waar een feit vandaan komt: een bron en minstens één plaats erin"):
    """Where a fact comes from: a source and at least one place in it."""

    source: SourceRef = Field(description=note("Het document", "The document"))
    item: Line | None = Field(
        None,
        description=note(
            "Code van het punt in een lijst, zoals T01 of A1.1",
            "Code of the item in a list, such as T01 or A1.1",
        ),
    )
    chapter: int | None = Field(None, ge=1, description=note("Het nummer", "Its number"))
    step: int | None = Field(
        None,
        ge=1,
        description=note(
            "Nummer van de stap in het stappenplan", "Number of the step in the step-by-step plan"
        ),
    )
    section: Line | None = Field(
        None,
        description=note(
            "Een kop of werkblad, zoals de bron het schrijft",
            "A heading or sheet, as the source spells it",
        ),
    )
    table: int | None = Field(None, ge=1, description=note("Het nummer", "Its number"))
    figure: int | None = Field(None, ge=1, description=note("Het nummer", "Its number"))
    box: int | None = Field(None, ge=1, description=note("Het nummer", "Its number"))

    @classmethod
    def places(cls) -> list[str]:
        """The fields that name a place in the source: all but the source itself."""
        return [name for name in cls.model_fields if name != "source"]


class Record(Shape, nl="Eén bestand"):
    """One file. Its name is its `id` in lower case."""

    id: Slug = Field(description=note("De naam van het bestand", "The name of the file"))
    sources: list[Citation] = Field(
        default_factory=list,
        description=note(
            "Waar de feiten in dit bestand vandaan komen",
            "Where the facts of this record come from",
        ),
    )
    reviewed: datetime.date | None = Field(
        None,
        description=note(
            "Dag waarop iemand het voor het laatst met de bronnen vergeleek, zoals 2026-09-01",
            "Day on which somebody last compared it with its sources, as 2026-09-01",
        ),
    )
    reviewed_by: Line | None = Field(
        None,
        description=note(
            "Wie dat deed: een rol, of een naam die gepubliceerd mag worden",
            "Who did so: a role, or a name that may be published",
        ),
    )


class Sourced(
    Record, nl="Een bestand waarvan de feiten van buiten komen: het noemt minstens één bron"
):
    """A record whose facts come from outside: it names at least one source."""

    sources: list[Citation] = Field(
        min_length=1,
        description=note(
            "Waar de feiten in dit bestand vandaan komen",
            "Where the facts of this record come from",
        ),
    )
