"""The open data as those see them who know a standard: each by a validator of that standard.

For SKOS and DCAT the rules stand in `shapes/`, as far as their specifications state them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyshacl
import pytest
from csvw import CSVW
from openapi_spec_validator import OpenAPIV31SpecValidator
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS
from rdflib.term import Node

from teamwijzer.llms import Entry, llms
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES
from teamwijzer.opendata import open_data
from teamwijzer.opendata.publication import COLLECTIONS, TYPES
from teamwijzer.opendata.tables import LIST_COLUMNS, TABLES
from teamwijzer.policy import header_files

from .conftest import make_site
from .further import WRITTEN

SHAPES = Path(__file__).parent / "shapes"
ADDRESS = "https://site.example/gids/"
TERM = """\
# yaml-language-server: $schema=../schema/term.json
id: firmware
term: {nl: firmware, en: firmware}
abbreviation: {nl: FW, en: FW}
also: {nl: [firmwares, TICT], en: [firmwares, TICT]}
definition: {nl: Wat een toestel doet werken., en: What makes a device work.}
sources: [{source: report, chapter: 2}]
"""


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """The open data as files, with a term among them."""
    (data / "terms").mkdir()
    (data / "terms/firmware.yml").write_text(TERM, encoding="utf-8")
    (data / "terms/chip.yml").write_text(
        TERM.replace("firmware", "chip").replace("FW", "CH").replace(", TICT", "")
        + "see: [firmware]\n",
        encoding="utf-8",
    )
    for path, content in open_data(read(data), ADDRESS):
        file = tmp_path / "made" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return tmp_path / "made/data/v1"


def graph(text: str) -> Graph:
    return Graph().parse(data=text, format="json-ld", base=ADDRESS)


def shape_faults(text: str, shapes: str) -> str:
    """What the validator says of the graph; "" where nothing is wrong."""
    rules = Graph().parse(SHAPES / f"{shapes}.ttl")
    fits, _, told = pyshacl.validate(graph(text), shacl_graph=rules)
    return "" if fits else told


def test_addresses_are_described_as_openapi_wants_it(folder: Path) -> None:
    spec = json.loads((folder / "openapi.json").read_text(encoding="utf-8"))
    assert (
        list(
            OpenAPIV31SpecValidator(spec, base_uri=(folder / "openapi.json").as_uri()).iter_errors()
        )
        == []
    )
    names = [path["get"]["operationId"] for path in spec["paths"].values()]
    assert len(set(names)) == len(names)
    described = set()
    for path, told in spec["paths"].items():
        (kind,) = told["get"]["responses"]["200"]["content"]
        assert kind == TYPES[path.rpartition(".")[2]]
        ids = [item.stem for item in (folder / path.split("/")[1]).glob("*.json")]
        described |= {path.format(id=one).lstrip("/") for one in (ids if "{id}" in path else [""])}
        for goal in re.findall(r'"\$ref": "([^"]*)"', json.dumps(told)):
            assert (folder / goal).is_file()
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    rest = {path for path in there - described if not path.startswith("schema/")}
    assert (rest, described - there) == ({"openapi.json"}, set())


def test_a_description_that_openapi_does_not_know_is_seen(folder: Path) -> None:
    spec = json.loads((folder / "openapi.json").read_text(encoding="utf-8"))
    del spec["paths"]["/tasks/{id}.json"]["parameters"]
    here = (folder / "openapi.json").as_uri()
    assert list(OpenAPIV31SpecValidator(spec, base_uri=here).iter_errors())


def test_tables_hold_what_their_columns_say(folder: Path) -> None:
    found = CSVW(str(folder / "csv-metadata.json"), validate=True)
    assert found.is_valid
    assert found.warnings == []
    tables = {table.url.string for table in found.tables}
    assert tables == {f"{name}.csv" for name in TABLES}
    metadata = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    columns = {c["name"] for table in metadata["tables"] for c in table["tableSchema"]["columns"]}
    assert columns >= LIST_COLUMNS


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("tasks.csv", "title_nl", "titel_nl"),
        ("tasks.csv", "\nP01;", "\nT01;"),
        ("csv-metadata.json", '"delimiter": ";"', '"delimiter": ","'),
    ],
)
def test_a_table_with_other_columns_is_seen(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    try:
        fits = CSVW(str(folder / "csv-metadata.json"), validate=True).is_valid
    except ValueError:  # a column that is asked for is not there
        fits = False
    assert not fits


def test_concepts_follow_the_rules_of_skos(folder: Path) -> None:
    text = (folder / "skos.jsonld").read_text(encoding="utf-8")
    assert shape_faults(text, "skos") == ""
    known = graph(text)
    schemes = set(known.subjects(RDF.type, SKOS.ConceptScheme))

    def said(one: Node, what: URIRef) -> set[tuple[str, str | None]]:
        texts = known.objects(one, what)
        return {(str(text), text.language) for text in texts if isinstance(text, Literal)}

    assert {str(scheme).rpartition("#")[2] for scheme in schemes} == {
        *("tasks", "competences", "roles", "terms")
    }
    for scheme in schemes:
        assert {language for _, language in said(scheme, SKOS.prefLabel)} == set(LANGUAGES)
    concepts = known.subjects(RDF.type, SKOS.Concept)
    (term,) = (one for one in concepts if str(one).endswith("#terms/firmware"))
    assert {(n, lang) for n, lang in said(term, SKOS.altLabel) if lang in WRITTEN} == {
        (n, lang) for n in ("FW", "TICT", "firmwares") for lang in WRITTEN
    }
    (other,) = known.objects(term, SKOS.related)
    assert str(other).endswith("#terms/chip")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"prefLabel"', '"other"'),
        ('"notation": "T01",', ""),
        ('"FW"', '"firmware"'),
        ('"skos:ConceptScheme"', '"skos:Collection"'),
    ],
)
def test_concepts_that_break_a_rule_are_seen(folder: Path, old: str, new: str) -> None:
    text = (folder / "skos.jsonld").read_text(encoding="utf-8")
    head, _, rest = text.partition('"@graph"')
    assert old in rest
    assert shape_faults(f'{head}"@graph"{rest.replace(old, new)}', "skos")


def test_the_catalogue_is_as_portals_want_it(folder: Path) -> None:
    text = (folder / "dcat.jsonld").read_text(encoding="utf-8")
    assert shape_faults(text, "dcat") == ""
    offered = set(re.findall(r'"downloadURL": "([^"]*)"', text))
    base = f"{ADDRESS}data/v1/"
    files = {f"{name}.json" for name in COLLECTIONS} | {f"{name}.csv" for name in TABLES}
    assert offered == {base + file for file in files | {"skos.jsonld"}}
    assert all((folder / address.removeprefix(base)).is_file() for address in offered)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"publisher"', '"other"'),
        ('"hasURL"', '"other"'),
        ("access-right/PUBLIC", "access-right/RESTRICTED"),
        ('"keyword"', '"other"'),
        ('"license"', '"other"'),
        ('"foaf:Agent"', '"foaf:Document"'),
        ('"primaryTopic"', '"other"'),
    ],
)
def test_a_catalogue_that_lacks_something_is_seen(folder: Path, old: str, new: str) -> None:
    text = (folder / "dcat.jsonld").read_text(encoding="utf-8")
    head, _, rest = text.partition('"@graph"')
    assert old in rest
    assert shape_faults(f'{head}"@graph"{rest.replace(old, new)}', "dcat")


def test_hosts_let_pages_elsewhere_read_the_data() -> None:
    paths = [
        "data/v1/index.json",
        "data/v1/tasks.csv",
        "data/v1/skos.jsonld",
        "data/v1/tasks/T01.json",
    ]
    made = {path: content.decode() for path, content in header_files("default-src 'none'", paths)}
    blocks = dict(
        block.partition("\n")[::2]
        for block in re.split(r"^(?=/)", made["_headers"], flags=re.MULTILINE)
        if block
    )
    assert blocks["/data/v1/*"] == (
        "  Access-Control-Allow-Origin: *\n  Cache-Control: public, max-age=3600\n"
    )
    assert blocks["/data/v1/skos.jsonld"] == "  Content-Type: application/ld+json; charset=utf-8\n"
    assert blocks["/data/v1/tasks.csv"] == "  Content-Type: text/csv; charset=utf-8\n"
    assert len(blocks) == 6
    inside = made["headers.nginx.conf"].partition("location ~ /(data/v1/) {\n")[2].splitlines()
    assert inside[-1] == "}"
    told = "\n".join(inside)
    assert 'add_header Access-Control-Allow-Origin "*" always;' in told
    assert 'add_header Cache-Control "public, max-age=3600";' in told
    assert "application/ld+json jsonld; " in told
    assert "add_header Content-Security-Policy" in told  # a block takes none from outside


def test_a_text_says_what_there_is_in_short(data: Path) -> None:
    assert llms(
        "Gids",
        "Voor scholen.",
        [("Taken", [Entry("Alle", "taken/", "Om te doen."), Entry("Een", "t/")])],
    ) == (b"# Gids\n\n> Voor scholen.\n\n## Taken\n\n- [Alle](taken/): Om te doen.\n- [Een](t/)\n")
    for address, start in (("https://a.example/", "https://a.example/en/"), ("", "")):
        site = make_site(data, "en", address=address)
        text = dict(site.shared_files())["en/llms.txt"].decode()
        page = site.by_path["taken/"]
        assert f"]({start}taken/): {page.description}\n" in text
        there = address or "../"
        assert f"[openapi.json]({there}data/v1/openapi.json)" in text
