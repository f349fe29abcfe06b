"""The open data of the small data set: whole, valid, safe to open, the same each time."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from teamwijzer import model
from teamwijzer.dataset import DataSet
from teamwijzer.fields import walk
from teamwijzer.loading import read
from teamwijzer.opendata import open_data
from teamwijzer.opendata.publication import COLLECTIONS

from .conftest import make_site, problems, write_change
from .further import written

ADDRESS = "https://site.example/gids/"
BASE = f"{ADDRESS}data/v1/"
NAMED = "https://name.example/data/v1/"
"""What identifiers of the small data set begin with."""
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
FORMATS = {"": r"(?s).*", "date": r"\d{4}-\d\d-\d\d", "uri-reference": r"https?://\S+"}
SIZED = {"string": ("minLength", "maxLength"), "array": ("minItems", "maxItems")}
TOLD = {"$schema", "$id", "$defs", "title", "description"}
KEYWORDS = TOLD | {"$ref", "anyOf", "type", "enum", "const", "pattern", "format", "minimum"}
KEYWORDS |= {"minLength", "maxLength", "minItems", "maxItems", "items"}
KEYWORDS |= {"properties", "required", "additionalProperties"}


def files(folder: Path) -> dict[str, bytes]:
    """Path below `data/v1/` → content."""
    made = list(open_data(read(folder), ADDRESS))
    assert len(made) == len(dict(made)), "a path is used twice"
    return {path.removeprefix("data/v1/"): content for path, content in made}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> list[str]:
    """Where a value is not what the schema says. Fields that it does not name are faults too.

    Knows the keywords that our schemas use, and fails on any other.
    """
    assert set(schema) <= KEYWORDS, f"keywords that this test does not know: {schema}"
    if "$ref" in schema:
        return faults(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, at)
    if "anyOf" in schema:
        fits = any(not faults(value, choice, root, at) for choice in schema["anyOf"])
        return [] if fits else [f"{at}: none of the choices"]
    kind = schema["type"]
    if type(value) is not TYPES[kind]:
        return [f"{at}: no {kind}"]
    found = {
        "not in the list": value not in schema.get("enum", [value]),
        "not the one": value != schema.get("const", value),
        "not like the pattern": kind == "string"
        and not re.search(schema.get("pattern", ""), value),
        "not in the format": kind == "string"
        and not re.fullmatch(FORMATS[schema.get("format", "")], value),
        "too small": kind == "integer" and value < schema.get("minimum", value),
        "too short": kind in SIZED and len(value) < schema.get(SIZED[kind][0], 0),
        "too long": kind in SIZED and len(value) > schema.get(SIZED[kind][1], len(value)),
    }
    wrong = [f"{at}: {what}" for what, is_so in found.items() if is_so]
    for index, item in enumerate(value if kind == "array" else ()):
        wrong += faults(item, schema["items"], root, f"{at}[{index}]")
    if kind == "object" and "properties" in schema:
        fields = schema["properties"]
        wrong += [f"{at}.{name}: missing" for name in schema["required"] if name not in value]
        wrong += [f"{at}.{name}: not in the schema" for name in value if name not in fields]
        for name in fields.keys() & value.keys():
            wrong += faults(value[name], fields[name], root, f"{at}.{name}")
    return wrong


def schema_faults(files: dict[str, bytes], base: str) -> list[str]:
    """The faults in the index, in each collection and in each item."""
    index = json.loads(files["index.json"])

    def find(path: str, schema_address: str) -> list[str]:
        schema = json.loads(files[schema_address.removeprefix(base)])
        assert schema["$id"].endswith(f"/data/v1/{schema_address.removeprefix(base)}")
        return [f"{path}{fault}" for fault in faults(json.loads(files[path]), schema, schema)]

    found = find("index.json", index["schemas"]["index"])
    for entry in index["collections"]:
        found += find(entry["address"].removeprefix(base), index["schemas"]["collection"])
        items = [path for path in files if path.startswith(f"{entry['name']}/")]
        assert len(items) == entry["count"]
        for path in items:
            found += find(path, entry["schema"])
    return found


def rows(content: bytes) -> list[dict[str, str]]:
    """A table as a spreadsheet reads it."""
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def nodes(content: bytes) -> dict[str, dict[str, Any]]:
    """The graph of concepts by id."""
    graph = json.loads(content)["@graph"]
    found = {node["@id"]: node for node in graph}
    assert len(found) == len(graph)
    return found


def concept_faults(content: bytes) -> list[str]:
    """Where the graph breaks the rules of SKOS, or names what it does not hold."""
    graph = nodes(content)
    found = []
    mirrored = {"related": "related", "broader": "narrower", "narrower": "broader"}
    mirrored |= {"hasTopConcept": "topConceptOf", "topConceptOf": "hasTopConcept"}
    for here, node in graph.items():
        for field in (*mirrored, "inScheme", "source"):
            for there in targets(node, field):
                if there not in graph:
                    found.append(f"{here}: {field}: no {there}")
                elif field in mirrored and here not in targets(graph[there], mirrored[field]):
                    found.append(f"{here}: {field}: {there} does not know it")
        if set(targets(node, "related")) & {here, *targets(node, "broader")}:
            found.append(f"{here}: related to itself or to what is above it")
        if node["@type"] == "skos:Concept" and not (
            targets(node, "broader") or targets(node, "topConceptOf")
        ):
            found.append(f"{here}: nowhere in its scheme")
    return found


def targets(node: dict[str, Any], field: str) -> list[str]:
    value = node.get(field, [])
    return [value] if isinstance(value, str) else list(value)


def feed_faults(content: bytes) -> list[str]:
    """What a reader of feeds would miss: elements that RFC 4287 asks for, order, moments."""
    feed = ET.fromstring(content)  # noqa: S314  # our own file
    entries = feed.findall("a:entry", ATOM)
    found = [
        f"{part.tag}: {name} stands {len(part.findall(f'a:{name}', ATOM))} times"
        for part in (feed, *entries)
        for name in ("id", "title", "updated")
        if len(part.findall(f"a:{name}", ATOM)) != 1
    ]
    if not feed.findtext("a:author/a:name", namespaces=ATOM):
        found.append("no author")
    if feed.find("a:link[@rel='self']", ATOM) is None:
        found.append("no link to itself")
    found += [
        f"{entry.findtext('a:id', namespaces=ATOM)}: no content"
        for entry in entries
        if entry.find("a:content", ATOM) is None
    ]
    moments = [str(e.text) for e in feed.iterfind(".//a:updated", ATOM)]
    found += [m for m in moments if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", m)]
    if moments != sorted(moments, reverse=True):
        found.append("not the newest first")
    ids = [str(e.text) for e in feed.iterfind(".//a:id", ATOM)]
    found += [f"{i}: used twice" for i in set(ids) if ids.count(i) > 1]
    return found


def test_every_record_is_in_its_collection_and_in_a_file_of_its_own(data: Path) -> None:
    made, known = files(data), read(data)
    for name in COLLECTIONS:
        collection = json.loads(made[f"{name}.json"])
        records = known.records[name]
        assert [item["id"] for item in collection["items"]] == list(records)
        assert collection["count"] == len(records)
        for item in collection["items"]:
            assert json.loads(made[f"{name}/{item['id']}.json"]) == item
            own = {key: item.pop(key) for key in ("address", "pages", "updates")}
            assert item == records[item["id"]].model_dump(mode="json")
            assert own["address"] == f"{BASE}{name}/{item['id']}.json"


def test_texts_and_pages_stand_in_every_language(data: Path) -> None:
    task = json.loads(files(data)["tasks/T01.json"])
    assert list(task["title"]) == list(task["pages"]) == list(model.LANGUAGES)
    assert written(task["title"]) == {"nl": "Titel T01", "en": "Title T01"}
    assert written(task["pages"]) == {"nl": f"{ADDRESS}taken/t01/", "en": f"{ADDRESS}en/taken/t01/"}
    assert task["sources"][0]["source"] == "report"
    assert (task["core"], task["updates"]) == (None, [])
    assert json.loads(files(data)["levels/school.json"])["pages"] is None


def test_every_reference_leads_to_a_collection_that_is_published(data: Path) -> None:
    known = read(data)
    for name in COLLECTIONS:
        for record in known.records[name].values():
            for loc, _, ref in walk(record):
                assert ref is None or ref.collection in COLLECTIONS, (record.id, loc)


def test_what_is_left_out_is_only_about_pages() -> None:
    left = set(model.KINDS) - set(COLLECTIONS)
    about_pages = {"pages", "tables", "balances", "templates", "editions", "acts", "asks", "ways"}
    assert left == about_pages


def test_the_index_says_what_there_is(data: Path) -> None:
    made = files(data)
    index = json.loads(made["index.json"])
    assert (index["version"], index["date"]) == ("0.1", "2026-11-22")
    assert index["licence"]["address"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [entry["name"] for entry in index["collections"]] == list(COLLECTIONS)
    first = index["collections"][0]
    assert first["count"] == 3
    assert first["item_address"].format(id="T01") == f"{BASE}tasks/T01.json"
    named = [index[name] for name in ("concepts", "columns", "openapi", "catalogue")]
    named += [*index["changes"].values(), *index["schemas"].values()]
    for entry in index["collections"]:
        named += [entry["address"], entry["schema"], *([entry["csv"]] if entry["csv"] else [])]
    items = {path for path in made if path.partition("/")[0] in COLLECTIONS}
    assert {address.removeprefix(BASE) for address in named} == set(made) - items - {"index.json"}


def test_everything_is_as_its_schema_says(data: Path) -> None:
    assert schema_faults(files(data), BASE) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "fault"),
    [
        ("tasks/T01.json", '"id": "T01"', '"id": "X01"', ".id: not like"),
        ("tasks/T01.json", '"condition": null,', "", ".condition: missing"),
        ("tasks/T01.json", '"core": null', '"core": 3', ".core: none of the choices"),
        ("tasks/T01.json", '"part": "leads"', '"part": "rests"', ".roles[0].part: not in the list"),
        ("tasks/T01.json", '"nl": "Titel T01",', "", ".title.nl: missing"),
        ("tasks/T01.json", '"remark"', '"mark"', ".mark: not in the schema"),
        ("levels/school.json", '"order": 1', '"order": 0', ".order: too small"),
        ("levels/school.json", '"order": 1', '"order": "1"', ".order: no integer"),
        ("index.json", '"date": "2026', '"date": "26', ".date: not in the format"),
        ("tasks.json", '"count": 3,', "", ".count: missing"),
    ],
)
def test_a_schema_notices(data: Path, path: str, old: str, new: str, fault: str) -> None:
    made = files(data)
    assert made[path].count(old.encode()) == 1
    made[path] = made[path].replace(old.encode(), new.encode())
    assert any(found.startswith(path + fault) for found in schema_faults(made, BASE))


def test_a_schema_lets_new_fields_in(data: Path) -> None:
    for path, content in files(data).items():
        if path.startswith("schema/"):
            schema = json.loads(content)
            for shape in (schema, *schema.get("$defs", {}).values()):
                assert "additionalProperties" not in shape, path
                assert shape["required"] == list(shape["properties"]), path


def test_tables_are_what_excel_reads_by_itself(data: Path) -> None:
    content = files(data)["tasks.csv"]
    assert content.startswith(b"\xef\xbb\xbfid;cluster;title_nl;title_en;")
    lines = content.split(b"\r\n")
    assert len(lines) == 1 + 3 + 1
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    first = rows(content)[0]
    assert (first["id"], first["title_nl"], first["title_en"]) == ("T01", "Titel T01", "Title T01")
    assert (first["level"], first["leads"], first["helps"]) == ("school", "tict", "")
    assert first["page_en"] == f"{ADDRESS}en/taken/t01/"


def retitled(data: Path, title: str) -> DataSet:
    """The small data set with that title on T01, as if no check had looked at it."""
    known = read(data)
    text = model.Text.model_construct(None, **dict.fromkeys(model.LANGUAGES, title))
    known.records["tasks"]["T01"] = known.of(model.Task)["T01"].model_copy(update={"title": text})
    return known


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_taken_for_a_formula(data: Path, sign: str) -> None:
    title = f'{sign}HYPERLINK("https://evil.example";"Klik")'
    made = dict(open_data(retitled(data, title), ADDRESS))
    first = rows(made["data/v1/tasks.csv"])[0]
    assert first["title_nl"] == first["title_en"] == f"'{title}"
    # Only a spreadsheet needs it: elsewhere the text stays what it is.
    assert json.loads(made["data/v1/tasks/T01.json"])["title"]["nl"] == title


def test_every_cell_of_every_table_is_safe(data: Path) -> None:
    for name in ("tasks", "competences", "roles", "duties"):
        for row in rows(files(data)[f"{name}.csv"]):
            assert not [c for c in row.values() if c.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_quotes_semicolons_and_lines_survive(data: Path) -> None:
    title = 'Zo; "anders"\r\nen nog - één'
    made = dict(open_data(retitled(data, title), ADDRESS))
    assert rows(made["data/v1/tasks.csv"])[0]["title_nl"] == title


def test_concepts_hang_together(data: Path) -> None:
    content = files(data)["skos.jsonld"]
    assert concept_faults(content) == []
    graph = nodes(content)
    task, cluster = graph[f"{NAMED}skos.jsonld#tasks/T01"], f"{NAMED}skos.jsonld#clusters/technical"
    assert task["broader"] == cluster
    assert task["notation"] == "T01"
    assert written(task["prefLabel"]) == {"nl": "Titel T01", "en": "Title T01"}
    assert task["definition"]["nl"] == "Uitleg over T01."
    assert [r.partition("#")[2] for r in task["related"]] == [
        "competences/knowledge",
        "roles/tict",
        "tasks/T02",
    ]
    assert task["source"] == [f"{NAMED}skos.jsonld#sources/report"]
    assert task["inScheme"] == f"{NAMED}skos.jsonld#tasks"
    assert graph[cluster]["topConceptOf"] == f"{NAMED}skos.jsonld#tasks"
    assert len(graph) == 4 + 2 + 3 + 1 + 1 + 1  # schemes, clusters, tasks, competence, role, source
    assert graph[f"{NAMED}skos.jsonld#roles/tict"]["altLabel"]
    role = data / "roles/tict.yml"
    text = role.read_text(encoding="utf-8")
    role.write_text(re.sub(r"abbreviation:\n(  .*\n)+", "", text), encoding="utf-8")
    assert "altLabel" not in nodes(files(data)["skos.jsonld"])[f"{NAMED}skos.jsonld#roles/tict"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("#tasks/T02", "#tasks/T99", f"no {NAMED}skos.jsonld#tasks/T99"),
        ("#clusters/technical", "#tasks/P01", "related to itself or to what is above it"),
        ("#sources/report", "#sources/nothing", "source: no "),
    ],
)
def test_a_reference_that_leads_nowhere_is_seen(data: Path, old: str, new: str, fault: str) -> None:
    """Guards the check that the test above and the site's test rest on."""
    content = json.loads(files(data)["skos.jsonld"])
    task = next(node for node in content["@graph"] if node["@id"].endswith("#tasks/T01"))
    text = json.dumps(task).replace(old, new)
    if new == "#tasks/P01":
        text = text.replace("#tasks/T02", "#tasks/P01")
    content["@graph"][content["@graph"].index(task)] = json.loads(text)
    assert any(fault in found for found in concept_faults(json.dumps(content).encode()))


def test_a_record_tells_the_changes_that_touch_it(data: Path) -> None:
    write_change(data, "tasks: [T01]")
    made = files(data)
    (update,) = json.loads(made["tasks/T01.json"])["updates"]
    assert set(update) == {"date", "text", "sources"}
    assert (update["date"], update["text"]["nl"]) == ("2026-09-01", "Er veranderde iets.")
    assert json.loads(made["tasks/T02.json"])["updates"] == []
    assert "updates" in json.loads(made["schema/task.json"])["required"]
    change = json.loads(made["changes/plan.json"])
    assert (change["tasks"], change["steps"]) == (["T01"], [])
    assert change["pages"]["en"] == f"{ADDRESS}en/achtergrond/wat-is-er-veranderd/#plan"


def test_a_feed_tells_what_changed_in_each_language(data: Path) -> None:
    write_change(data, "steps: [step-1]\ntasks: [T01]", "2025-05-02", "early")
    write_change(data, "steps: [step-1]", "2026-09-01", "late")
    made = files(data)
    for language, name, text in (
        ("nl", "changes.atom", "Er veranderde iets."),
        ("en", "changes-en.atom", "Something <changed>."),
    ):
        assert feed_faults(made[name]) == []
        feed = ET.fromstring(made[name])  # noqa: S314  # our own file
        assert feed.get(LANG) == language
        assert feed.findtext("a:id", namespaces=ATOM) == NAMED + name
        assert feed.findtext("a:updated", namespaces=ATOM) == "2026-11-22T00:00:00Z"
        entries = feed.findall("a:entry", ATOM)
        assert [str(e.findtext("a:id", namespaces=ATOM)).partition("#")[2] for e in entries] == [
            "editions/0.1",
            "changes/late",
            "changes/early",
        ]
        assert str(entries[1].findtext("a:content", namespaces=ATOM)).startswith(text)
        assert "3" in str(entries[1].findtext("a:content", namespaces=ATOM))  # the chapter
        links = {link.get("rel"): link.get("href") for link in entries[1].findall("a:link", ATOM)}
        root = "" if language == "nl" else "en/"
        assert links["alternate"] == f"{ADDRESS}{root}achtergrond/wat-is-er-veranderd/#late"
        assert links["related"] == f"{BASE}changes/late.json"


def test_a_feed_of_nothing_but_editions(data: Path) -> None:
    first = data / "editions/v0-1.yml"
    text = first.read_text(encoding="utf-8")
    second = text.replace("v0-1", "v0-2").replace("0.1", "0.2").replace("2026-11", "2027-01")
    second = second.replace("Everything is", "A field is")
    (data / "editions/v0-2.yml").write_text(second, encoding="utf-8")
    content = files(data)["changes-en.atom"]
    assert feed_faults(content) == []
    feed = ET.fromstring(content)  # noqa: S314  # our own file
    entries = feed.findall("a:entry", ATOM)
    assert [entry.findtext("a:content", namespaces=ATOM) for entry in entries] == [
        "A field is new.",
        "Everything is new.",
    ]
    page = entries[0].find("a:link[@rel='alternate']", ATOM)
    assert page is not None
    assert page.get("href") == f"{ADDRESS}en/achtergrond/wat-is-er-veranderd/#v0-2"
    assert json.loads(files(data)["index.json"])["version"] == "0.2"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<id>", "<key>", "id stands 0 times"),
        ("T00:00:00Z", "", "2026-11-22"),
        ("<name>", "<nickname>", "no author"),
        ('rel="self"', 'rel="other"', "no link to itself"),
        ("<content>", "<summary>", "no content"),
    ],
)
def test_a_feed_without_what_it_needs_is_seen(data: Path, old: str, new: str, fault: str) -> None:
    """Guards the check that the tests of the feeds rest on."""
    text = files(data)["changes.atom"].decode().replace(old, new)
    text = text.replace(old.replace("<", "</"), new.replace("<", "</"))
    assert any(fault in found for found in feed_faults(text.encode()))


def test_the_same_data_make_the_same_bytes(data: Path) -> None:
    made = files(data)
    assert made == files(data)
    for path, content in made.items():
        assert content.endswith(b"\n"), path
        assert not content.endswith(b"\n\n"), path
        assert b"\\u" not in content, path


def test_addresses_begin_with_the_address_of_the_site(data: Path) -> None:
    other = dict(open_data(read(data), "https://elders.example/"))
    for path, content in files(data).items():
        moved = content.replace(ADDRESS.encode(), b"https://elders.example/")
        assert other[f"data/v1/{path}"] == moved


def identifiers(made: dict[str, bytes]) -> dict[str, list[str]]:
    """Path → what names things for ever in that file."""
    found = {}
    for path, content in made.items():
        text = content.decode()
        if path.endswith(".atom"):
            found[path] = re.findall(r"<id>(.*)</id>", text)
        elif path.startswith("data/v1/schema/"):
            found[path] = [json.loads(text)["$id"]]
        elif path.endswith(".jsonld"):
            found[path] = re.findall(r'"(https://name\.example/[^"]*)"', text)
    return found


def test_identifiers_do_not_follow_from_the_address(data: Path) -> None:
    known = read(data)
    here, there, nowhere = (
        dict(open_data(known, address)) for address in (ADDRESS, "http://elders.example/", "")
    )
    found = identifiers(here)
    assert sum(map(len, found.values())) > 50
    assert all(name.startswith(NAMED) for names in found.values() for name in names)
    assert identifiers(there) == identifiers(nowhere) == found
    for node in nodes(here["data/v1/skos.jsonld"]):
        assert node.startswith(NAMED)


def test_without_an_address_addresses_count_from_their_file(data: Path) -> None:
    made = dict(open_data(read(data), ""))
    there = {f"https://x.example/gids/{path}" for path in made}
    sites = [make_site(data, language) for language in model.LANGUAGES]
    pages = {f"{site.root}{page.path}" for site in sites for page in site.data_pages}
    there |= {f"https://x.example/gids/{page}" for page in pages}
    seen = 0
    for path, content in made.items():
        assert b"site:" not in content, path
        for found in re.findall(r'[">;]((?:\.\./)+[^"<;\s]*)', content.decode()):
            goal = urljoin(f"https://x.example/gids/{path}", found).partition("#")[0]
            if not re.search(r"\{id\}|/(achtergrond|over)/", goal):  # prose, which is not here
                assert goal in there, (path, found)
                seen += 1
    assert seen > 50
    assert json.loads(made["data/v1/tasks/T01.json"])["pages"]["en"] == "../../../en/taken/t01/"


def test_every_edition_names_things_alike(data: Path) -> None:
    first = data / "editions/v0-1.yml"
    text = first.read_text(encoding="utf-8")
    text = text.replace("v0-1", "v0-2").replace("0.1", "0.2").replace("2026-11", "2027-01")
    path = data / "editions/v0-2.yml"
    path.write_text(text, encoding="utf-8")
    assert problems(data) == []
    path.write_text(text.replace("name.example", "other.example"), encoding="utf-8")
    assert problems(data) == [
        (
            "data/editions/v0-2.yml:5:14: identifiers: 'https://other.example/', and version 0.1 "
            "has another; write https://name.example/: what others know by its identifier keeps it"
        )
    ]
