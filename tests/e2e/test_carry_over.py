"""What one phone cannot send is carried to another in a file; each session says where it is; one is taken out again."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, begin, code_for, join, make_plan, save, sign_in

HERE = "On this phone only"
RECEIVED = re.compile(r"^Received \d\d:\d\d$")


def test_a_session_goes_home_by_a_file_and_another_phone(url: str, windows: Windows, tmp_path: Path) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    make_plan(ines, "Bridge", hold_seconds=5)
    stuck = windows.phone(url)
    tom = join(stuck, code_for(ines))
    other = join(windows.phone(url), code_for(ines))

    stuck.set_offline(True)
    begin(tom, pain=2)
    tom.get_by_role("button", name="Finish").click()
    tom.get_by_role("dialog").get_by_text("No time").click()
    save(tom, pain=2)
    expect(tom.get_by_text(HERE, exact=True)).to_be_visible()
    tom.get_by_role("button", name="Back to Today").click()
    expect(tom.get_by_role("region", name="Done today").get_by_text(HERE, exact=True)).to_be_visible()
    file = _saved_file(tom, tmp_path)

    _load(other, _cut(file))
    expect(other.get_by_text("This file is damaged or was changed. Nothing was taken from it.")).to_be_visible()
    _load(other, file)
    expect(other.get_by_text("2 entries were taken in. They are sent by themselves.")).to_be_visible()
    _load(other, file)
    expect(other.get_by_text("Everything in this file is here already. Nothing was added.")).to_be_visible()
    other.get_by_role("link", name="Progress").click()
    expect(_sessions(other).get_by_text(RECEIVED)).to_be_visible()
    assert len(_logs(ines)) == 1

    stuck.set_offline(False)
    tom.get_by_role("link", name="Progress").click()
    expect(_sessions(tom).get_by_text(RECEIVED)).to_be_visible()
    [log] = _logs(ines)
    assert not log["is_withdrawn"]

    _take_out_and_put_back(tom, ines)


def _take_out_and_put_back(tom: Page, ines: Page) -> None:
    _sessions(tom).get_by_role("button", name=re.compile("^Take out")).click()
    tom.get_by_role("button", name="It was a mistake, take it out").click()
    out = tom.get_by_role("region", name="Taken out")
    expect(out.get_by_text(RECEIVED)).to_be_visible()
    expect(_sessions(tom).get_by_role("listitem")).to_have_count(0)
    assert [log["is_withdrawn"] for log in _logs(ines)] == [True]
    out.get_by_role("button", name=re.compile("^Put back")).click()
    expect(_sessions(tom).get_by_text(RECEIVED)).to_be_visible()
    assert [log["is_withdrawn"] for log in _logs(ines)] == [False]


def _sessions(tab: Page) -> Locator:
    return tab.get_by_role("region", name="Your sessions")


def _saved_file(tab: Page, folder: Path) -> Path:
    tab.get_by_role("link", name="Settings").click()
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Save as file").click()
    expect(tab.get_by_text(re.compile("^2 entries are in the file"))).to_be_visible()
    assert re.fullmatch(r"homestretch-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    file = folder / "unsent.json"
    download.value.save_as(file)
    return file


def _cut(file: Path) -> Path:
    cut = file.with_name("cut.json")
    cut.write_text(file.read_text()[:-40])
    return cut


def _load(tab: Page, file: Path) -> None:
    tab.get_by_role("link", name="Settings").click()
    tab.locator("input[type=file]").set_input_files(file)


def _logs(ines: Page) -> list[dict[str, object]]:
    """What the practice has of the client whose page is open."""
    path = "/api/v1/clients/" + ines.url.rsplit("/", 1)[1] + "/session-logs"
    found: list[dict[str, object]] = ines.evaluate("path => fetch(path).then(answer => answer.json())", path)["items"]
    return found
