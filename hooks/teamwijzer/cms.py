"""A form over the data: the configuration of Sveltia CMS, made from the model.

Sveltia runs in the browser of who edits, and speaks with the host of the repository itself: no
server of ours stands between. It is off until `CMS` names that repository. Its program comes from
the package of its makers and is served by the site, which asks nobody else for anything. What it
saves is a file as any other: `teamwijzer check` has the last word.
Reference: https://sveltiacms.app/en/docs
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import model
from .addresses import root_of
from .dataset import DataSet
from .fields import FieldNote, notes, says
from .messages import NOTHING, ToldError, say

SETTING = "CMS"
LIKE = "github:school/gids"
PLACE = "beheer/"
"""Where its page stands, below the root of a language."""
CONFIG = "config.json"
START = "start.js"
"""Beside the page: what the program is told, and what starts it."""
PROGRAM = "assets/cms/"
"""Where the program stands, below `content` and in the site."""
MAIN = f"{PROGRAM}index.js"
STARTING = """\
const kept = JSON.parse(localStorage.getItem("sveltia-cms.prefs") ?? "{{}}");
localStorage.setItem("sveltia-cms.prefs", JSON.stringify({{ ...kept, locale: "en-US" }}));
const {{ init }} = await import("{}");
document.body.replaceChildren();
init();
"""
"""The text of that. The program speaks English, and must know so before it is there: its other
languages come from a third party, or out of a bundler. What the page says makes room for it.
"""
API = {"github": "api/v3", "gitlab": "api/v4", "gitea": "api/v1"}
"""Kind of host → where its interface stands, on a host of one's own."""
PUBLIC = {
    "github": "https://api.github.com",
    "gitlab": "https://gitlab.com",
    "gitea": "https://gitea.com",
}
"""Kind of host → what the program speaks with, where no other host is named."""
SPELT = re.compile(
    r"(?P<kind>github|gitlab|gitea):(?P<host>https://[\w.-]+(?::\d+)?/)?"
    r"(?P<repo>[\w.-]+(?:/[\w.-]+)+)",
    re.ASCII,
)
NO_TEXT = r"^(?!(?:=|<<|\d{4}-\d\d-\d\d)$)"
"""No text may be one of these: the program writes it without quotes, and YAML as we read it takes
it for something else.
"""
READ_AS = say(
    "schrijf er meer bij: dit alleen leest YAML als iets anders dan een tekst",
    "write more with it: this alone YAML reads as something else than a text",
)


class CmsError(ToldError):
    """There can be no form. The text says why, and what to do."""


@dataclass(frozen=True)
class Repository:
    """Where what is edited is kept. `host`: such as `https://git.example.org`, "" for the best
    known one of its `kind`.
    """

    kind: str
    host: str
    name: str

    @property
    def spoken_to(self) -> str:
        """What the browser of an editor must be allowed to speak with."""
        return self.host or PUBLIC[self.kind]

    def backend(self) -> dict[str, Any]:
        """The same as the program has it. Who edits signs in by a token: that needs no server."""
        backend = {"name": self.kind, "repo": self.name, "auth_methods": ["token"]}
        if self.host:
            backend["base_url"] = self.host
            backend["api_root"] = f"{self.host}/{API[self.kind]}"
        return backend


def repository(setting: str) -> Repository | None:
    """The repository that the setting names; None where there is to be no form.

    Raises `CmsError`.
    """
    if not setting:
        return None
    match = SPELT.fullmatch(setting)
    if match is None:
        raise CmsError(
            say(
                "{setting}: {value!r} noemt geen repository; schrijf er een zoals {like} of "
                "gitlab:https://git.example.org/school/gids",
                "{setting}: {value!r} names no repository; write one such as {like} or "
                "gitlab:https://git.example.org/school/gids",
                setting=SETTING,
                value=setting,
                like=LIKE,
            )
        )
    return Repository(match["kind"], (match["host"] or "").rstrip("/"), match["repo"])


def check_cms(setting: str, content: Path) -> None:
    """Raises `CmsError` where a form is asked for, and cannot be made of what is there."""
    if repository(setting) and not (content / MAIN).is_file():
        raise CmsError(
            say(
                "{setting} staat aan, maar {file} is er niet; haal het programma op zoals "
                "CONTRIBUTING.md zegt, of laat {setting} weg",
                "{setting} is set, but {file} is not there; get the program as CONTRIBUTING.md "
                "says, or leave {setting} out",
                setting=SETTING,
                file=f"{content.name}/{MAIN}",
            )
        )


def is_of_cms(path: str) -> bool:
    """Whether a file of the site is there for the form only, which needs a server."""
    return path.startswith((PROGRAM, *(root_of(name) + PLACE for name in model.LANGUAGES)))


def configuration(where: Repository, data: DataSet, language: str) -> str:
    """What the program is told, as JSON; notes are in a language that messages have."""
    kinds = data.ui["kinds"]
    told = {
        "backend": where.backend(),
        "app_title": data.ui["cms"]["title"].in_language(language),
        # The form puts no pictures anywhere; the program asks where they would go.
        "media_folder": "content/assets",
        "public_folder": "/assets",
        # A file is named after its id in lower case, dots and all.
        "slug": {"encoding": "unicode", "lowercase": True},
        "output": {
            "omit_empty_optional_fields": True,
            "yaml": {"indent_size": 2, "indent_sequences": True, "quote": "none"},
        },
        "editor": {"preview": False},
        "collections": [
            _collection(name, kind, kinds[name].in_language(language), language)
            for name, kind in model.KINDS.items()
        ],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _collection(name: str, kind: type[model.Record], label: str, language: str) -> dict[str, Any]:
    shown = [f"{{{{{part}}}}}" for part in _named(kind, language)]
    return {
        "name": name,
        "label": label,
        "description": says(kind).in_language(language),
        "folder": f"data/{name}",
        "extension": "yml",
        "format": "yaml",
        "identifier_field": "id",
        "slug": {"template": "{{id}}", "editable": False},
        "summary": " – ".join(shown),
        "sortable_fields": [field for field in ("id", "order") if field in kind.model_fields],
        "fields": fields(kind, language),
    }


def fields(shape: type[model.Shape], language: str) -> list[dict[str, Any]]:
    """The fields of the form for that class: what all records share stands last."""
    shared = model.Record.model_fields.keys() - {"id"} if issubclass(shape, model.Record) else ()
    ordered = sorted(notes(shape), key=lambda note: note.name in shared)
    return [_field(shape, note, language) for note in ordered]


def _field(shape: type[model.Shape], note: FieldNote, language: str) -> dict[str, Any]:
    said = note.said if note.said != NOTHING or not note.shape else says(note.shape)
    hint = ": ".join(filter(None, (part.in_language(language) for part in (said, note.form))))
    field = {"name": note.name, "label": note.name, "required": note.required}
    if hint:
        field["hint"] = hint
    return field | (_list if note.listed else _single)(shape, note, language)


def _list(shape: type[model.Shape], note: FieldNote, language: str) -> dict[str, Any]:
    """Of ids and words that are known several are chosen; of others a row is added for each."""
    bounds = {"min": note.least} if note.least else {}
    if note.most:
        bounds["max"] = note.most
    single = _single(shape, note, language)
    if note.holds in ("id", "choice"):
        return single | bounds | {"multiple": True}
    if note.shape:
        summary = {"summary": f"{{{{fields.{language}}}}}"} if note.holds == "text" else {}
        return {
            "widget": "list",
            "fields": single["fields"],
            "collapsed": "auto",
            **summary,
            **bounds,
        }
    return {"widget": "list", "field": {"name": note.name, "label": note.name, **single}, **bounds}


def _single(shape: type[model.Shape], note: FieldNote, language: str) -> dict[str, Any]:
    match note.holds:
        case "text" | "words" | "part":
            assert note.shape  # noqa: S101  # these have one
            return {"widget": "object", "fields": fields(note.shape, language)}
        case "id":
            shown = _named(model.KINDS[note.collection], language)
            return {
                "widget": "relation",
                "collection": note.collection,
                "value_field": "id",
                "display_fields": shown,
                "search_fields": shown,
            }
        case "choice":
            return {"widget": "select", "options": list(note.choices)}
        case "number":
            least = {"min": note.least} if note.least else {}
            return {"widget": "number", "value_type": "int", **least}
        case "truth":
            return {"widget": "boolean", "default": shape.model_fields[note.name].default is True}
        case "day":
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        case "form":
            return {
                "widget": "string",
                "pattern": [note.pattern, note.form.in_language(language)],
            }
        case "line":
            # A text of the site is often longer than a line; a name or a place in a source is not.
            widget = "text" if shape is model.Text else "string"
            return {
                "widget": widget,
                "pattern": [NO_TEXT, READ_AS.in_language(language)],
            }


def _named(kind: type[model.Record], language: str) -> list[str]:
    """What a record is known by in a list: its id, and its title or what stands for that."""
    text = next(
        (n.name for n in notes(kind) if n.holds == "text" and n.required and not n.listed), ""
    )
    return ["id", f"{text}.{language}"] if text else ["id"]
