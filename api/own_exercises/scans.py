"""How often a JPEG goes over its picture. A progressive one does so in a few scans, each of the whole picture; a file
of 10 MB can name 160,000 of 65 bytes each, which keep a decoder busy for an hour."""

import re

# What begins a part of the file: not a byte of the picture (0xFF 0x00), a restart in it, or fill.
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_ALONE = {0x01, 0xD8}
_END, _SCAN = 0xD9, 0xDA


def has_more_scans(data: bytes, most: int) -> bool:
    """Whether the first picture in `data` has more than `most` scans. What lies behind its end is not looked at."""
    place = found = 0
    while (marker := _MARKER.search(data, place)) and found <= most:
        kind = data[marker.start() + 1]
        if kind == _END:
            break
        found += kind == _SCAN
        place = marker.end()
        if kind not in _ALONE:
            place += max(2, int.from_bytes(data[place : place + 2]))
    return found > most
