"""What these data are, for open data portals that collect such descriptions: DCAT, in JSON-LD.

As the profile of Flanders asks, DCAT-AP VL, which builds on that of Europe. One catalogue with one
data set, which can be had as the files below `data/v1/`. The description of the data is CC0,
because the profile wants it so; the data are not.
https://data.vlaanderen.be/doc/applicatieprofiel/DCAT-AP-VL/ and https://www.w3.org/TR/vocab-dcat-3/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import model
from ..addresses import Address
from ..languages import about
from . import concepts
from .publication import (
    CATALOGUE,
    COLLECTIONS,
    LICENCE_ADDRESS,
    TYPES,
    Publication,
    schema_path,
    to_json,
)
from .tables import TABLES

Node = dict[str, Any]

PROFILE = "https://data.vlaanderen.be/doc/applicatieprofiel/DCAT-AP-VL"
FREE = "https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0"
"""Of the description only."""
AUTHORITY = "http://publications.europa.eu/resource/authority"
PUBLIC = f"{AUTHORITY}/access-right/PUBLIC"
THEMES = f"{AUTHORITY}/data-theme"
EDUCATION = f"{THEMES}/EDUC"
MEDIA = "https://www.iana.org/assignments/media-types"
FORMATS = {"json": "JSON", "jsonld": "JSON_LD", "csv": "CSV"}
"""Ending of a file → its name in the list of file types of Europe."""

CONTEXT: Node = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "version": "owl:versionInfo",
    "identifier": {"@id": "dct:identifier", "@type": "xsd:anyURI"},
    **{
        name: {"@id": term, "@container": "@language"}
        for name, term in {
            "title": "dct:title",
            "description": "dct:description",
            "keyword": "dcat:keyword",
            "name": "foaf:name",
            "fn": "vcard:fn",
        }.items()
    },
    **{name: {"@id": f"dct:{name}", "@type": "xsd:date"} for name in ("issued", "modified")},
    **{
        name: {"@id": f"{prefix}:{name}", "@type": "@id"}
        for prefix, names in {
            "dcat": "dataset record distribution contactPoint theme themeTaxonomy landingPage "
            "accessURL downloadURL mediaType",
            "dct": "publisher language license accessRights format conformsTo",
            "foaf": "homepage primaryTopic",
            "vcard": "hasURL",
        }.items()
        for name in names.split()
    },
}


def files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The one file."""
    graph = list(_nodes(publication))
    yield CATALOGUE, to_json({"@context": CONTEXT, "@graph": graph})


def _nodes(publication: Publication) -> Iterator[Node]:
    """The catalogue, what it holds, and what these refer to: a profile asks what that is."""
    data, language = publication.data, model.DEFAULT_LANGUAGE
    days = [edition.date for edition in data.editions()]
    dates = {"issued": days[-1], "modified": days[0]}
    name, said = data.ui["site"]["name"], data.of(model.Page)["home"].description
    spoken = [f"{AUTHORITY}/language/{about(one).iso3}" for one in model.LANGUAGES]
    files = list(_distributions(publication))
    catalogue, dataset, publisher, contact = (
        _id(publication, part) for part in ("catalogue", "dataset", "publisher", "contact")
    )
    yield {
        "@id": catalogue,
        "@type": "dcat:Catalog",
        "title": name,
        "description": said,
        "publisher": publisher,
        "contactPoint": contact,
        "homepage": publication.page(Address.home, language),
        "language": spoken,
        "license": FREE,
        "identifier": catalogue,
        **dates,
        "themeTaxonomy": THEMES,
        "dataset": dataset,
        "record": (record := _id(publication, "record")),
    }
    yield {
        "@id": record,
        "@type": "dcat:CatalogRecord",
        "identifier": record,
        **dates,
        "primaryTopic": dataset,
        "conformsTo": PROFILE,
    }
    yield {
        "@id": dataset,
        "@type": "dcat:Dataset",
        "title": name,
        "description": said,
        "keyword": {
            one: [cluster.title.in_language(one) for cluster in data.of(model.Cluster).values()]
            for one in model.LANGUAGES
        },
        "theme": EDUCATION,
        "publisher": publisher,
        "contactPoint": contact,
        "accessRights": PUBLIC,
        "identifier": dataset,
        "language": spoken,
        "landingPage": (landing := publication.page(Address.open_data, language)),
        **dates,
        "version": publication.edition.version,
        "distribution": [file["@id"] for file in files],
    }
    yield from files
    yield {"@id": publisher, "@type": "foaf:Agent", "name": name}
    yield {
        "@id": contact,
        "@type": "vcard:Organization",
        "fn": name,
        "hasURL": publication.page(Address.about, language),
    }
    yield {"@id": landing, "@type": "foaf:Document"}
    yield {"@id": PROFILE, "@type": "dct:Standard"}
    yield {"@id": PUBLIC, "@type": "dct:RightsStatement"}
    yield {"@id": EDUCATION, "@type": "skos:Concept"}
    yield {"@id": THEMES, "@type": "skos:ConceptScheme"}
    for licence in (FREE, LICENCE_ADDRESS):
        yield {"@id": licence, "@type": "dct:LicenseDocument"}
    for one in spoken:
        yield {"@id": one, "@type": "dct:LinguisticSystem"}
    for kind in FORMATS.items():
        yield {"@id": f"{MEDIA}/{TYPES[kind[0]]}", "@type": "dct:MediaType"}
        yield {"@id": f"{AUTHORITY}/file-type/{kind[1]}", "@type": "dct:MediaTypeOrExtent"}
    for name_ in COLLECTIONS:
        yield {"@id": publication.identifier(schema_path(name_)), "@type": "dct:Standard"}


def _distributions(publication: Publication) -> Iterator[Node]:
    """The files in which the data can be had: by collection, as tables, and as concepts."""
    for name in COLLECTIONS:
        yield {
            **_distribution(publication, f"{name}.json"),
            "conformsTo": publication.identifier(schema_path(name)),
        }
    for path in (*(f"{name}.csv" for name in TABLES), concepts.PATH):
        yield _distribution(publication, path)


def _distribution(publication: Publication, path: str) -> Node:
    ending, address = path.rpartition(".")[2], publication.address(path)
    return {
        "@id": (here := _id(publication, path)),
        "@type": "dcat:Distribution",
        "title": dict.fromkeys(model.LANGUAGES, path),
        "identifier": here,
        "accessURL": address,
        "downloadURL": address,
        "license": LICENCE_ADDRESS,
        "mediaType": f"{MEDIA}/{TYPES[ending]}",
        "format": f"{AUTHORITY}/file-type/{FORMATS[ending]}",
        "modified": publication.edition.date,
    }


def _id(publication: Publication, part: str) -> str:
    return publication.identifier(f"{CATALOGUE}#{part}")
