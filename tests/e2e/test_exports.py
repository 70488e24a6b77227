"""A therapist takes a record and the caseload out as files, by keyboard."""

import csv
import json
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import Locator, Page, expect

from tests.e2e.accessible import expect_accessible, press
from tests.e2e.conftest import Windows
from tests.e2e.steps import add_client, sign_in


def downloaded(page: Page, link: Locator) -> tuple[str, Path]:
    """Its name and where it lies."""
    with page.expect_download() as download:
        press(page, link)
    return download.value.suggested_filename, Path(download.value.path())


def test_a_record_and_the_caseload_leave_as_files(url: str, windows: Windows) -> None:
    ines = windows.laptop(url)
    sign_in(ines)
    add_client(ines, "Tom")
    press(ines, ines.get_by_role("button", name="Export"))
    dialog = ines.get_by_role("dialog", name="Export Tom")
    expect(dialog).to_be_visible()
    expect_accessible(ines)
    name, path = downloaded(ines, dialog.get_by_role("link", name="Tables for a spreadsheet (CSV)"))
    assert name.startswith("homestretch-tom-")
    assert name.endswith(".zip")
    with ZipFile(path) as archive:
        assert {"client.csv", "sessions.csv", "steps.csv"} <= set(archive.namelist())
    name, path = downloaded(ines, dialog.get_by_role("link", name="For programs (JSON)"))
    assert name.endswith(".json")
    assert json.loads(path.read_bytes())["client"][0]["display_name"] == "Tom"
    ines.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    ines.get_by_role("link", name="Caseload").first.click()
    name, path = downloaded(ines, ines.get_by_role("link", name="Export (CSV)"))
    assert name.startswith("homestretch-caseload-")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["client"] for row in rows] == ["Tom"]
