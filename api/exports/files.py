"""The files that leave: JSON as one document, CSV as an archive of tables; written as they are read."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from flask import Response, stream_with_context

from api.clients.models import sort_name
from api.clock import now
from api.exports import cells
from api.exports.record import SECTIONS, Section
from api.exports.tables import SHEETS, SheetOf
from api.sessions.known import Owner
from routines.fields import instant_to_wire

FORMAT, VERSION = "homestretch-record", 1


def as_json(owner: Owner, *, is_own: bool, title: str) -> Response:
    """{format, version, made_at, <section>: [items]}. A file that was cut off is no JSON, so it shows."""
    return _sent(_document(owner, is_own), "application/json", f"{title}.json")


def as_tables(owner: Owner, *, is_own: bool, title: str) -> Response:
    """A zip archive with a CSV file a table."""
    return _sent(_archive(owner, is_own), "application/zip", f"{title}.zip")


def as_table(header: Iterable[str], rows: Iterable[Iterable[cells.Cell]], title: str) -> Response:
    """One table as a CSV file."""
    lines = cells.lines(list(header), ([*row] for row in rows))
    return _sent((line.encode() for line in lines), "text/csv", f"{title}.csv")


def title_of(display_name: str) -> str:
    """What a file of a client is called: the name in plain letters, and the day."""
    name = re.sub(r"[^a-z0-9]+", "-", sort_name(display_name)).strip("-")
    return f"homestretch-{name or 'client'}-{now().date().isoformat()}"


def _sent(chunks: Iterator[bytes], kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(stream_with_context(chunks), headers=headers, content_type=kind)


def _sections(is_own: bool) -> list[Section]:
    return [section for section in SECTIONS if section.is_own or not is_own]


def _document(owner: Owner, is_own: bool) -> Iterator[bytes]:
    head = json.dumps({"format": FORMAT, "version": VERSION, "made_at": instant_to_wire(now())})
    yield head.removesuffix("}").encode()
    for section in _sections(is_own):
        yield f',\n"{section.name}":['.encode()
        for number, item in enumerate(section.read(owner)):
            # In ASCII: what phones wrote may hold half a character, which JSON can escape and UTF-8 cannot.
            yield f"{',' if number else ''}\n{json.dumps(dict(item), default=_plain)}".encode()
        yield b"]"
    yield b"}\n"


def _archive(owner: Owner, is_own: bool) -> Iterator[bytes]:
    by_name = {section.name: section for section in _sections(is_own)}
    out = _Written()
    moment = now().timetuple()[:6]
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for sheet in SHEETS:
            if sheet.section not in by_name:
                continue
            info = ZipInfo(f"{sheet.name}.csv", moment)
            info.compress_type = ZIP_DEFLATED
            with archive.open(info, "w") as file:
                for line in cells.lines(sheet.header, _rows_of(sheet, by_name[sheet.section], owner)):
                    file.write(line.encode())
                    yield from out.taken()
    yield from out.taken()


def _rows_of(sheet: SheetOf, section: Section, owner: Owner) -> Iterator[list[cells.Cell]]:
    for item in section.read(owner):
        for row in sheet.rows(item):
            yield [cell if not isinstance(cell, (UUID, date)) else _plain(cell) for cell in row]


class _Written:
    """What the archive has written since it was last asked: no archive is ever whole in memory."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._chunks.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits behind this."""

    def close(self) -> None:
        """What is written is taken, closed or not."""

    def taken(self) -> Iterator[bytes]:
        chunks, self._chunks = self._chunks, []
        yield from chunks


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return instant_to_wire(value)
    return value.isoformat() if isinstance(value, date) else str(value)
