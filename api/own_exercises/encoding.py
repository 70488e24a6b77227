"""A picture that somebody sent, drawn anew: nothing of the file itself is kept, so nothing hidden in it is either.

Pillow is imported with the first picture: a worker that never sees one is smaller by it.
"""

from collections.abc import Iterator
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from routines.errors import Invalid, Problem

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 40_000_000
LONGEST_EDGE = 960
MOST_BYTES = 150_000

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
# A picture may take 200 MB while it is drawn: a worker draws one at a time, whatever its threads are asked.
_ONE_AT_A_TIME = Lock()


def encode(data: bytes) -> bytes:
    """The picture in `data` as WebP: upright, at most 960 px long and 150 kB heavy, without any metadata.

    PNG, JPEG and WebP are taken, by what is in them, never by what they are called; of what moves the first moment.
    Raises Invalid.
    """
    _refuse_other_kinds(data)
    with _ONE_AT_A_TIME:
        return _webp(_upright(_open(data)))


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
    """The picture at about the size it is kept in."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # the header is judged here, in words
    try:
        image = Image.open(BytesIO(data), formats=["PNG", "JPEG", "WEBP"])
        _check_size(*image.size)
        # A JPEG is decoded at a fraction of its size: a big photo takes a tenth of the memory.
        image.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))
        image.load()
        return _shrunk(image)
    except Invalid:
        raise
    except Exception as error:  # a decoder that is given anything may raise anything
        raise _unfit("damaged", "This picture is damaged or not whole. Send it again, or another one.") from error


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        megapixels = f"{width} × {height} pixels, more than {MOST_PIXELS // 1_000_000} million"
        raise _unfit("too_many_pixels", f"This picture has {megapixels}. Send a smaller one.")


def _shrunk(image: "Image") -> "Image":
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256).convert("L")
    elif image.mode in ("1", "P", "PA", "I", "F"):
        image = image.convert("RGBA")
    image.thumbnail((LONGEST_EDGE, LONGEST_EDGE), reducing_gap=2.0)
    return image


def _upright(image: "Image") -> "Image":
    """As the camera was held, on white where nothing was drawn, and nothing beside the pixels."""
    from PIL import Image, ImageOps

    turned = ImageOps.exif_transpose(image).convert("RGBA")
    plain = Image.new("RGBA", turned.size, "white")
    plain.alpha_composite(turned)
    return plain.convert("RGB")


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
