"""Twenty sessions without network, and the answer to the first batch is cut: all arrive, each once."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import ONE_PROCESS, Windows, harbour
from tests.e2e.steps import add_client, begin, code_for, join, make_plan, pass_time_until, save, sign_in
from tests.fault.faults import CUT_AFTER, Programme
from tests.fault.proxy import FaultProxy, fault_proxy
from tests.serving import running_server

SESSIONS = 20
ENTRIES = "/api/v1/me/entries"
EXERCISE = "Bridge"


@pytest.fixture
def proxy() -> Iterator[FaultProxy]:
    """Harbour's server, reached by everybody through a proxy that can withhold an answer."""
    with (
        fault_proxy() as proxy,
        harbour() as database_url,
        running_server(database_url, environ={**ONE_PROCESS, "PUBLIC_URL": proxy.url}) as server,
    ):
        proxy.upstream = server.url
        yield proxy


def test_twenty_sessions_arrive_once_though_the_first_answer_is_lost(proxy: FaultProxy, windows: Windows) -> None:
    ines = windows.laptop(proxy.url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, EXERCISE, hold_seconds=5)
    phone = windows.phone(proxy.url)
    tom = join(phone, code_for(ines))

    phone.set_offline(True)
    for _ in range(SESSIONS):
        _practise(tom)
    expect(tom.get_by_text(re.compile(r"^\d+ not yet sent$"))).to_be_visible()

    proxy.rule = Programme(ENTRIES, (CUT_AFTER,))
    phone.set_offline(False)
    expect(tom.get_by_text(re.compile(r"^\d+ not yet sent$"))).to_be_visible()
    pass_time_until(phone, tom.get_by_text(re.compile(r"^All received")))

    # The server had stored the first batch before its answer was cut.
    assert [passage.statuses for passage in proxy.met] == [(200,)]
    listed = ines.evaluate(
        "path => fetch(path).then(answer => answer.json())", f"{_client_path(ines)}/session-logs?limit=100"
    )["items"]
    assert len({item["id"] for item in listed}) == len(listed) == SESSIONS


def _practise(tom: Page) -> None:
    begin(tom, pain=2)
    tom.get_by_role("button", name="Finish").click()
    tom.get_by_role("dialog").get_by_text("No time").click()
    save(tom, pain=2)
    tom.get_by_role("button", name="Back to Today").click()


def _client_path(ines: Page) -> str:
    """The API's url of the client whose page is open."""
    return "/api/v1/clients/" + ines.url.rsplit("/", 1)[1]
