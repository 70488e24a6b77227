"""Whose address counts, when known proxies stand between."""

import pytest

from api.address import address_behind
from api.config import database_uri, settings, trusted_proxies

PROXY = trusted_proxies("10.0.0.0/8, 2001:db8::1, unix")


@pytest.mark.parametrize(
    ("peer", "hops", "address"),
    [
        ("203.0.113.7", [], "203.0.113.7"),
        ("203.0.113.7", ["198.51.100.1"], "203.0.113.7"),
        ("10.1.2.3", ["198.51.100.1"], "198.51.100.1"),
        ("10.1.2.3", ["9.9.9.9", "198.51.100.1"], "198.51.100.1"),
        ("10.1.2.3", ["198.51.100.1", "10.9.9.9"], "198.51.100.1"),
        ("10.1.2.3", ["made up"], "10.1.2.3"),
        ("unix", ["198.51.100.1"], "198.51.100.1"),
        ("2001:db8::1", ["2001:db8:77:1:2:3:4:5"], "2001:db8:77:1::/64"),
        ("::ffff:203.0.113.7", [], "203.0.113.7"),
    ],
)
def test_only_hops_that_a_known_proxy_wrote_are_believed(peer: str, hops: list[str], address: str) -> None:
    assert address_behind(peer, hops, PROXY) == address


@pytest.mark.parametrize(
    ("url", "uri"),
    [
        ("postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql://h/d", "postgresql+psycopg://h/d"),
        ("postgresql+psycopg://h/d", "postgresql+psycopg://h/d"),
        ("sqlite:////var/lib/x.db", "sqlite:////var/lib/x.db"),
    ],
)
def test_database_urls_are_taken_as_people_write_them(url: str, uri: str) -> None:
    assert database_uri(url) == uri


def test_without_a_database_url_it_is_a_file_of_this_installation() -> None:
    assert database_uri("").endswith("/instance/homestretch.db")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("https://Stretch.example.org/", "https://stretch.example.org"),
        ("https://stretch.example.org:443", "https://stretch.example.org"),
        ("http://192.168.1.5:8000", "http://192.168.1.5:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_the_public_url_is_an_origin(given: str, meant: str) -> None:
    assert settings({"PUBLIC_URL": given})["PUBLIC_URL"] == meant


@pytest.mark.parametrize("given", ["stretch.example.org", "https://a.org/app", "ftp://a.org", "https://"])
def test_a_public_url_that_cannot_be_is_refused_at_start(given: str) -> None:
    with pytest.raises(ValueError, match="PUBLIC_URL"):
        settings({"PUBLIC_URL": given})
