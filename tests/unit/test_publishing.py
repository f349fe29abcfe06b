"""Addresses at which nothing can be published, and a site that does not know its own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from teamwijzer.policy import header_files
from teamwijzer.publishing import AddressError, check_environment
from teamwijzer.sharing import robots

from .conftest import make_site

LIKE = "write an address such as https://example.org/gids/"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "http://example.org/gids/",
        "https://example.org:8080/a",
        "http://[::1]/",
    ],
)
def test_an_address_that_will_do(address: str) -> None:
    check_environment({"SITE_URL": address})


def test_none_at_all_will_do() -> None:
    check_environment({})


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("example.org/gids/", "does not begin with https://"),
        ("ftp://example.org/", "does not begin with https://"),
        ("https:///gids/", "names no host"),
        ("https://example.org/gi ds/", "has a space in it"),
        ("https://example.org/gids/\n", "has a space in it"),
        ("https://example.org/?gids", "has a ? or # in it, behind which no page can stand"),
        ("https://example.org/#gids", "has a ? or # in it, behind which no page can stand"),
        ("https://[::1/", "is no address"),
    ],
)
def test_an_address_that_will_not_do(address: str, why: str) -> None:
    with pytest.raises(AddressError) as told:
        check_environment({"SITE_URL": address})
    assert str(told.value) == f"SITE_URL: {address!r} {why}; {LIKE}"


@pytest.mark.parametrize("command", [["build"], ["serve", "--data"]])
def test_an_empty_address_is_told_before_anything_is_done(data: Path, command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "teamwijzer", *command, str(data)],
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "hooks"), "SITE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    expected = (
        "SITE_URL is empty; leave it out, or set it to an address such as https://example.org/gids/"
    )
    assert (done.returncode, done.stderr) == (1, f"{expected}\n")


def test_a_site_without_an_address_names_none(data: Path) -> None:
    site = make_site(data, "en", address="")
    for page in site.data_pages:
        html = site.document(page)
        head = html.partition("</head>")[0]
        assert "site.example" not in html, page.path
        for name in ('rel="canonical"', "og:url", "og:image", "twitter:card", "ld+json"):
            assert name not in head, (page.path, name)
    page = site.by_path["taken/t01/"]
    html = site.document(page)
    # Its versions are there for who reads, and for programs that read the page.
    assert '<link rel="alternate" hreflang="nl" href="../../../taken/t01/">' in html
    cited = re.sub(r"<[^>]*>", "", html.partition('data-cite="txt">')[2].partition("</p>")[0])
    assert cited.endswith("CC BY 4.0.")
    assert "url = " not in html
    assert "UR  - " not in html
    for document in site.documents:
        assert "://" not in " ".join(document.texts), document.frame.template.id
        assert site.ui["site"]["name"] in " ".join(document.texts)


def test_pictures_of_documents_do_not_depend_on_the_address(data: Path) -> None:
    here, nowhere = (make_site(data, "nl", address=a).documents for a in ("https://a.example/", ""))
    assert [d.opening(9) for d in here] == [d.opening(9) for d in nowhere]
    assert here


def test_robots_name_the_site_map_where_there_is_one() -> None:
    assert robots("").endswith(b"Allow: /\n")
    assert robots("https://a.example/").endswith(b"Sitemap: https://a.example/sitemap.xml\n")


def test_hosts_are_asked_to_say_what_no_page_may_do() -> None:
    said = {path: content.decode() for path, content in header_files("default-src 'none'", [])}
    for name, value in (
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ):
        assert f"  {name}: {value}\n" in said["_headers"]
        assert f'add_header {name} "{value}"' in said["headers.nginx.conf"]
