"""JSON Schema of every kind of data file, for editors that check while you type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from .dataset import UI
from .loading import SCHEMA, UiStrings
from .model import KINDS

SETTINGS = ".vscode/settings.json"


def schemas() -> dict[str, str]:
    """File name → text of each schema."""
    adapters: dict[str, TypeAdapter[Any]] = {
        kind.__name__.lower(): TypeAdapter(kind) for kind in KINDS.values()
    }
    adapters[UI] = UiStrings
    return {
        f"{name}.json": json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **adapter.json_schema()},
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
        for name, adapter in adapters.items()
    }


def settings(data: str) -> str:
    """The settings by which editors know the schema of each folder; `data` is that of the data."""
    folders = {name: kind.__name__.lower() for name, kind in KINDS.items()} | {UI: UI}
    known = {
        f"./{data}/{SCHEMA}/{schema}.json": f"/{data}/{name}/*.yml"
        for name, schema in sorted(folders.items())
    }
    return json.dumps({"yaml.schemas": known}, indent=2) + "\n"


def write_schemas(data: Path) -> None:
    """Write them below `data/schema`, and beside the data which folder has which."""
    folder = data / SCHEMA
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
    file = data.parent / SETTINGS
    file.parent.mkdir(exist_ok=True)
    file.write_text(settings(data.name), encoding="utf-8")
