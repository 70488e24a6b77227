"""A picture that somebody sent, drawn anew: nothing of the file itself is kept, so nothing hidden in it is either.

Pillow is imported with the first picture: a worker that never sees one is smaller by it.
"""

import ctypes
import warnings
from collections.abc import Iterator
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from api.own_exercises.scans import has_more_scans
from routines.errors import Invalid, Problem

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = {"PNG": 40_000_000, "JPEG": 40_000_000, "MPO": 40_000_000, "WEBP": 16_000_000}
"""By what the decoder calls them. That of WebP holds a picture four times: with these each takes at most 250 MB."""
LONGEST_EDGE = 960
MOST_BYTES = 150_000
MOST_SCANS = 64
"""Of a JPEG: encoders make a dozen, and each costs a decoder a walk over the whole picture."""

_TAKEN = {"PNG": b"\x89PNG\r\n\x1a\n", "JPEG": b"\xff\xd8\xff"}
# What people send by mistake, by how it begins; text is told by its first sign.
_REFUSED = (
    (0, b"GIF8", "a GIF"),
    (0, b"%PDF", "a PDF"),
    (0, b"BM", "a BMP"),
    (0, b"II*\0", "a TIFF"),
    (0, b"MM\0*", "a TIFF"),
    (4, b"ftypheic", "an HEIC photo"),
    (4, b"ftypheix", "an HEIC photo"),
    (4, b"ftypmif1", "an HEIC photo"),
    (4, b"ftypavif", "an AVIF picture"),
    (4, b"ftyp", "a film"),
)
_QUALITIES = (80, 65, 50, 35)
# Smaller ones only for what is all noise: a photo fits at the first.
_EDGES = (LONGEST_EDGE, 720, 540, 400)
_ORIENTATION = 0x0112  # of EXIF
_STRIP = 64  # rows of the small picture
# A picture may take 250 MB while it is drawn: a worker draws one at a time, whatever its threads are asked.
_ONE_AT_A_TIME = Lock()


def encode(data: bytes) -> bytes:
    """The picture in `data` as WebP: upright, at most 960 px long and 150 kB heavy, without any metadata.

    PNG, JPEG and WebP are taken, by what is in them, never by what they are called; of what moves the first moment.
    Raises Invalid.
    """
    _refuse_other_kinds(data)
    with _ONE_AT_A_TIME:
        try:
            return _webp(_upright(_open(data)))
        except Invalid:
            raise
        except Exception as error:  # a decoder that is given anything may raise anything
            raise _unfit("damaged", "This picture is damaged or not whole. Send it again, or another one.") from error
        finally:
            _give_back()


def _give_back() -> None:
    """What was freed goes back to the machine. glibc would keep 50 MB for a next picture, which may never come."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)


def _refuse_other_kinds(data: bytes) -> None:
    if not data:
        raise _unfit("empty", "The file is empty.")
    is_webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    if is_webp or any(data.startswith(magic) for magic in _TAKEN.values()):
        return
    raise _unfit("not_a_picture", f"This is {_kind(data)}. Send a photo as JPEG, PNG or WebP.")


def _kind(data: bytes) -> str:
    for place, magic, kind in _REFUSED:
        if data.startswith(magic, place):
            return kind
    beginning = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in beginning:
        return "an SVG drawing"
    return "a web page or text" if beginning.startswith(b"<") else "no picture that is known here"


def _open(data: bytes) -> "Image":
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # the header is judged here, in words
    # What is odd in somebody's file is no business of the service's log.
    warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")
    image = Image.open(BytesIO(data), formats=["PNG", "JPEG", "WEBP"])
    _check_size(image)
    if data.startswith(_TAKEN["JPEG"]) and has_more_scans(data, MOST_SCANS):
        raise ValueError("more scans than any encoder makes")
    # A JPEG is decoded at a fraction of its size: a big photo takes a tenth of the memory.
    image.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))
    image.load()
    return image


def _check_size(image: "Image") -> None:
    (width, height), most = image.size, MOST_PIXELS[str(image.format)]
    if width * height > most:
        megapixels = f"{width} × {height} pixels, more than {most // 1_000_000} million"
        raise _unfit("too_many_pixels", f"This picture has {megapixels}. Send a smaller one.")


def _upright(image: "Image") -> "Image":
    """As the camera was held, on white where nothing was drawn, and nothing beside the pixels."""
    from PIL import Image, ImageOps

    small = _shrunk(image)
    small.getexif()[_ORIENTATION] = _orientation(image)
    turned = ImageOps.exif_transpose(small)
    plain = Image.new("RGBA", turned.size, "white")
    plain.alpha_composite(turned)
    return plain.convert("RGB")


def _shrunk(image: "Image") -> "Image":
    """The picture in red, green, blue and opacity, a strip at a time: of a big one no second copy is ever whole."""
    from PIL import Image

    width, height = image.size
    # At least twice as big as it is kept: the last step is the fine one.
    factor = max(1, max(width, height) // (2 * LONGEST_EDGE))
    small = Image.new("RGBA", (-(-width // factor), -(-height // factor)))
    for top in range(0, height, _STRIP * factor):
        strip = _in_colour(image.crop((0, top, width, min(top + _STRIP * factor, height))))
        small.paste(strip.reduce(factor), (0, top // factor))
    small.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
    return small


def _in_colour(image: "Image") -> "Image":
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256).convert("L")
    return image.convert("RGBA")


def _orientation(image: "Image") -> int:
    """How the camera was held, 1 to 8. Broken words about a picture are no reason to refuse the picture."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:
        return 1


def _webp(image: "Image") -> bytes:
    return next(each for each in _tries(image) if len(each) <= MOST_BYTES)


def _tries(image: "Image") -> Iterator[bytes]:
    for edge in _EDGES:
        image.thumbnail((edge, edge))
        for quality in _QUALITIES:
            out = BytesIO()
            image.save(out, "WEBP", quality=quality)
            yield out.getvalue()


def _unfit(code: str, message: str) -> Invalid:
    return Invalid((Problem(("file",), code, message),))
