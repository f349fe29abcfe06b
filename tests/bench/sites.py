"""Writes the two sites that `make bench` compares, at any size.

Ours: a copy of this project with every task copied `scale` times. Plain: stock
Material with the i18n plugin on the same pages, their content written in Markdown
beforehand, so that it has nothing to do but build.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from pathlib import Path
from typing import Any

import yaml
from markdownify import MarkdownConverter

ROOT = Path(__file__).parents[2]
ADDRESS = {"SITE_URL": "https://ict-teamwijzer.example/"}
"""What a site is told, so that it does not warn among the figures that it has no address."""
PARTS = ("mkdocs.yml", "content", "data", "hooks", "overrides")
PALETTE = [
    {"media": f"(prefers-color-scheme: {name})", "scheme": scheme, "toggle": {"icon": icon}}
    for name, scheme, icon in (
        ("light", "default", "material/weather-sunny"),
        ("dark", "slate", "material/weather-night"),
    )
]
CODE = re.compile(r"\b([TPBA])(\d\d)\b")


def write_ours(folder: Path, scale: int, project: Path = ROOT) -> None:
    """A copy of the project with `scale` times as many tasks."""
    for part in PARTS:
        source = project / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / part)
    tasks = sorted((folder / "data" / "tasks").glob("*.yml"))
    series = {letter: sum(t.stem[0].upper() == letter for t in tasks) for letter in "TPBA"}
    for task in tasks:
        text = task.read_text(encoding="utf-8")
        for copy in range(1, scale):
            shifted = _shift(text, {letter: n * copy for letter, n in series.items()})
            code = re.search(r"^id: (\w+)", shifted, re.MULTILINE)
            assert code
            task.with_name(f"{code[1].lower()}.yml").write_text(shifted, encoding="utf-8")
    for cluster in (folder / "data" / "clusters").glob("*.yml"):
        text = cluster.read_text(encoding="utf-8")
        counted = re.sub(r"(?m)^count: (\d+)", lambda m: f"count: {int(m[1]) * scale}", text)
        cluster.write_text(counted, encoding="utf-8")


def _shift(text: str, by: dict[str, int]) -> str:
    """A task file with other codes. A code inside a citation stays what it is."""
    lines = [
        line
        if line.lstrip().startswith("item:")
        else CODE.sub(lambda m: f"{m[1]}{int(m[2]) + by[m[1]]:02}", line)
        for line in text.splitlines()
    ]
    return "\n".join(lines) + "\n"


def write_plain(folder: Path, built: Path) -> None:
    """The pages of a built site of ours as Markdown for stock Material."""
    docs = folder / "content"
    for page in built.rglob("index.html"):
        address = page.parent.relative_to(built).as_posix()
        if address == "en" or address.startswith("en/"):
            language, path = "en", address.removeprefix("en").strip("/")
        else:
            language, path = "nl", address.removeprefix(".")
        if path.startswith(("assets", "search")):
            continue
        html = page.read_text(encoding="utf-8")
        if "<article" not in html:
            continue  # it only leads on from an old address
        article = html[html.index("<article") : html.index("</article>")]
        title = re.search(r"<title>(.*?) – ", html)
        description = re.search(r'name="description" content="([^"]*)"', html)
        meta = {
            "title": title[1] if title else "Home",
            "description": description[1] if description else "",
        }
        target = docs / language / path / "index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False)
        body = _Markdown(heading_style="ATX").convert(article)
        target.write_text(f"---\n{front}---\n{body}", encoding="utf-8")
    shutil.copytree(ROOT / "content" / "assets", docs / "assets")
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  # a SafeLoader
    for ours in ("hooks", "watch", "extra_css", "edit_uri", "exclude_docs"):
        del config[ours]
    del config["theme"]["custom_dir"]
    # What our shell does, the theme does by its own means.
    config["theme"]["palette"] = PALETTE
    config["plugins"].insert(0, "search")
    # The i18n plugin's own deduplication of the index costs quadratic time.
    next(iter(config["plugins"][1].values()))["reconfigure_search"] = False
    # As in ours, the navigation holds the sections and not every task.
    sections = ["index.md", "taken/index.md", "stappenplan/index.md", "over/index.md"]
    config["nav"] = [s for s in sections if (docs / "nl" / s).exists()]
    config["validation"] = {"omitted_files": "ignore", "anchors": "ignore"}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")


class _Loader(yaml.SafeLoader):
    """Takes the default of an `!ENV`."""


def _default(loader: yaml.SafeLoader, node: yaml.SequenceNode) -> Any:
    return loader.construct_sequence(node)[-1]


_Loader.add_constructor("!ENV", _default)


class _Markdown(MarkdownConverter):
    """Turns addresses between pages into links between files, as an author writes them."""

    def convert_a(self, el: Any, text: str, parent_tags: Any) -> Any:
        """A link; its address is changed in place before the base turns it into Markdown."""
        address = el.get("href", "")
        if address.startswith("."):
            page, _, anchor = address.partition("#")
            el["href"] = posixpath.normpath(page) + "/index.md" + (f"#{anchor}" if anchor else "")
        return super().convert_a(el, text, parent_tags)  # type: ignore[misc]  # made at run time
