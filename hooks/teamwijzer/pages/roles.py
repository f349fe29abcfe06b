"""Roles: their overviews, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import SitePage
from ..views.people import RoleView
from .kit import Kit


def overviews(kit: Kit) -> Iterator[SitePage]:
    """All roles, and who does what."""
    yield kit.overview("roles", len(kit.roles), roles=kit.roles, groups=kit.people.groups())
    yield kit.overview(
        "matrix",
        len(kit.roles),
        scripts=("site/matrix.js",),
        roles=kit.roles,
        rows=kit.people.matrix(),
        clusters=kit.clusters,
    )


def pages(kit: Kit) -> Iterator[SitePage]:
    """Each role."""
    yield from (_role(kit, role) for role in kit.roles)


def _role(kit: Kit, role: RoleView) -> SitePage:
    title, code = role.link.title, role.link.code
    return SitePage(
        path=role.link.path,
        title=f"{title} ({code})" if code else title,
        description=role.purpose,
        source=f"data/roles/{role.id}.yml",
        template="role.html",
        search=(role.purpose, *role.does),
        keywords=tuple(filter(None, (code, *role.keywords))),
        values={"role": role, "doings": kit.doings("roles", role.id)},
    )
