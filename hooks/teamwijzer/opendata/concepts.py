"""Clusters, tasks, competences, roles and terms as concepts of SKOS, in JSON-LD.

Four schemes: tasks, with the clusters on top and their tasks below; competences; roles; terms.
A concept is related to the concepts that its record names, and to those that name it.
Sources are nodes too, so that every reference leads to something in the file.

https://www.w3.org/TR/skos-reference/ and https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from .. import model
from ..fields import walk
from .publication import LICENCE_ADDRESS, Publication, item_path, to_json

Node = dict[str, Any]

PATH = "skos.jsonld"
CONCEPTS = ("clusters", "tasks", "competences", "roles", "terms")
"""The collections whose records are concepts."""
TOPS = {"tasks": "clusters", "competences": "competences", "roles": "roles", "terms": "terms"}
"""Scheme → the collection on top of it."""

CONTEXT: Node = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": {"@id": "dct:title", "@container": "@language"},
    "licence": {"@id": "dct:license", "@type": "@id"},
    "modified": {"@id": "dct:modified", "@type": "xsd:date"},
    "version": "owl:versionInfo",
    "source": {"@id": "dct:source", "@type": "@id"},
    "seeAlso": {"@id": "rdfs:seeAlso", "@type": "@id"},
    "notation": "skos:notation",
    **{
        name: {"@id": f"skos:{name}", "@container": "@language"}
        for name in ("prefLabel", "altLabel", "definition")
    },
    **{
        name: {"@id": f"skos:{name}", "@type": "@id"}
        for name in (
            "inScheme",
            "hasTopConcept",
            "topConceptOf",
            "broader",
            "narrower",
            "related",
        )
    },
}


def files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The one file."""
    concepts = Concepts(publication)
    graph = [*concepts.schemes(), *concepts.concepts(), *concepts.sources()]
    yield PATH, to_json({"@context": CONTEXT, "@graph": graph})


class Concepts:
    """The nodes of the graph."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self._related: dict[str, set[str]] = defaultdict(set)
        self._narrower: dict[str, list[str]] = defaultdict(list)
        for name in CONCEPTS:
            for record in publication.data.records[name].values():
                self._connect(name, record)

    def _id(self, name: str, record_id: str = "") -> str:
        """What names a concept, or without `record_id` the scheme, for ever."""
        return self.publication.identifier(f"{PATH}#{name}{'/' if record_id else ''}{record_id}")

    def _connect(self, name: str, record: model.Record) -> None:
        here = self._id(name, record.id)
        for _, value, ref in walk(record):
            if ref is None or ref.collection not in CONCEPTS or not isinstance(value, str):
                continue
            there = self._id(ref.collection, value)
            if (name, ref.collection) == ("tasks", "clusters"):
                self._narrower[there].append(here)
            else:
                self._related[here].add(there)
                self._related[there].add(here)

    def schemes(self) -> Iterator[Node]:
        """A node for each scheme; it is called what its page is called on the site."""
        edition, data = self.publication.edition, self.publication.data
        for scheme, top in TOPS.items():
            yield {
                "@id": self._id(scheme),
                "@type": "skos:ConceptScheme",
                "title": (name := self._name(scheme)),
                "prefLabel": name,
                "licence": LICENCE_ADDRESS,
                "modified": edition.date,
                "version": edition.version,
                "hasTopConcept": [self._id(top, name) for name in data.records[top]],
            }

    def _name(self, scheme: str) -> model.Text:
        ui = self.publication.data.ui
        return ui["site"]["glossary"] if scheme == "terms" else ui["nav"][scheme]

    def concepts(self) -> Iterator[Node]:
        """A node for each cluster, task, competence, role and term, in the order of the site."""
        data = self.publication.data
        for cluster in data.of(model.Cluster).values():
            here = self._id("clusters", cluster.id)
            yield {
                **self._concept("clusters", cluster, cluster.letter),
                "prefLabel": cluster.title,
                "definition": cluster.description,
                "topConceptOf": self._id("tasks"),
                "narrower": self._narrower[here],
            }
        for task in data.of(model.Task).values():
            yield {
                **self._concept("tasks", task, task.id),
                "prefLabel": task.title,
                "definition": task.description,
                "broader": self._id("clusters", task.cluster),
            }
        for competence in data.of(model.Competence).values():
            yield {
                **self._concept("competences", competence, competence.id),
                "prefLabel": competence.title,
                "definition": competence.explanation,
                "topConceptOf": self._id("competences"),
            }
        for role in data.of(model.Role).values():
            short = {"altLabel": role.abbreviation} if role.abbreviation else {}
            yield {
                **self._concept("roles", role, role.id),
                "prefLabel": role.title,
                **short,
                "definition": role.purpose,
                "topConceptOf": self._id("roles"),
            }
        for term in data.of(model.Term).values():
            yield {
                **self._concept("terms", term, term.id),
                "prefLabel": term.term,
                **({"altLabel": others} if (others := _others(term)) else {}),
                "definition": term.definition,
                "topConceptOf": self._id("terms"),
            }

    def _concept(self, name: str, record: model.Record, code: str) -> Node:
        """What all concepts have."""
        here = self._id(name, record.id)
        pages = self.publication.pages(record) or {}
        file = self.publication.address(item_path(name, record))
        cited = dict.fromkeys(citation.source for citation in record.sources)
        return {
            "@id": here,
            "@type": "skos:Concept",
            "inScheme": self._id("tasks" if name == "clusters" else name),
            "notation": code,
            "related": sorted(self._related[here]),
            "source": [self._id("sources", source) for source in cited],
            "seeAlso": [*pages.values(), file],
        }

    def sources(self) -> Iterator[Node]:
        """A node for each source."""
        for source in self.publication.data.of(model.Source).values():
            file = self.publication.address(item_path("sources", source))
            yield {
                "@id": self._id("sources", source.id),
                "@type": "dct:BibliographicResource",
                "title": source.title,
                "seeAlso": [*([source.url] if source.url else []), file],
            }


def _others(term: model.Term) -> dict[str, list[str]]:
    """Language → what a term is called besides, each once."""
    found = {}
    for language in model.LANGUAGES:
        short = [term.abbreviation.in_language(language)] if term.abbreviation else []
        also = term.also.in_language(language) if term.also else []
        names = dict.fromkeys([*short, *also])
        names.pop(term.term.in_language(language), None)
        if names:
            found[language] = list(names)
    return found
