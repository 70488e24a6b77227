"""POST /exercises/{exercise_id}/pictures, DELETE of one, GET of its file; and what is refused."""

import subprocess
import sys
import zlib
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from PIL import Image, ImageColor
from sqlalchemy import func, select

from api.db import db
from api.own_exercises import encoding
from api.own_exercises.models import OwnPictureRow
from api.own_exercises.scans import has_more_scans
from tests.api.cast import HARBOUR, Browser
from tests.api.conftest import Clock
from tests.api.own import EXERCISES, made, removed
from tests.api.plans import FIGURE_4, saved_plan
from tests.api.test_own_exercises import errors, with_exercise

SCRIPT = b"<script>alert(document.cookie)</script>"
GPS = 0x8825
ORIENTATION = 0x0112


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), colour: Any = "red", **options: Any) -> bytes:
    out = BytesIO()
    Image.new(options.pop("mode", "RGB"), size, colour).save(out, kind, **options)
    return out.getvalue()


def noise(size: tuple[int, int]) -> Image.Image:
    return Image.effect_noise(size, 120).convert("RGB")


def as_file(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so big, and has nearly nothing in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    header = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 2, 0, 0, 0])
    nothing = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", nothing) + chunk(b"IEND", b"")


def webp_of(width: int, height: int) -> bytes:
    """A WebP that says it is so big, and has two small pictures in it."""
    data = bytearray(picture("WEBP", save_all=True, append_images=[Image.new("RGB", (40, 30), "blue")]))
    canvas = data.index(b"VP8X") + 12
    data[canvas : canvas + 6] = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return bytes(data)


@pytest.fixture
def exercise(ines: Browser) -> dict[str, Any]:
    return made(ines)


def sent(therapist: Browser, exercise: dict[str, Any], data: bytes, name: str = "photo.png", **fields: str) -> Any:
    form = {"alt": "Heel down, knee straight", "shows": "left", "file": (BytesIO(data), name), **fields}
    path = f"{EXERCISES}/{exercise['id']}/pictures"
    return therapist.send("POST", path, data=form, content_type="multipart/form-data")


def shown(exercise: dict[str, Any]) -> list[dict[str, Any]]:
    frames: list[dict[str, Any]] = exercise["pictures"]["frames"]
    return frames


def address(frame: dict[str, Any]) -> str:
    (found,) = {*frame["files"].values()}
    return str(found).removeprefix("/api/v1")


def stored(browser: Browser, answer: Any) -> bytes:
    """The picture that was just taken in, as it is served."""
    assert answer.status_code == 201, answer.json
    found = browser.get(address(shown(answer.json)[-1]))
    assert (found.status_code, found.content_type) == (200, "image/webp")
    return bytes(found.data)


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    assert image.format == "WEBP"
    assert len(data) <= encoding.MOST_BYTES
    assert not {*image.info} & {"exif", "icc_profile", "xmp"}
    assert not image.getexif()
    return image.convert("RGB")


def test_a_photo_is_shown_to_the_practice_with_words_and_side(
    ines: Browser, tom: Browser, clock: Clock, exercise: Any
) -> None:
    first = sent(ines, exercise, picture("JPEG", colour="blue"), alt=" Heel down ", shows="none").json
    assert first["pictures"]["motion"] == "hold_last_frame"
    (frame,) = shown(first)
    assert (frame["alt"], frame["shows"], len(frame["files"])) == ("Heel down", None, 4)
    clock.tick(seconds=1)
    second = sent(ines, exercise, picture("WEBP"), shows="right").json
    assert second["pictures"]["motion"] == "loop_frames"
    assert [each["shows"] for each in shown(second)] == [None, "right"], "in the order they came"
    assert second["own"] == exercise["own"], "the words have not changed"
    saved_plan(ines, with_exercise(second))
    assert tom.get("/me/plan").json["exercises"][exercise["id"]] == second
    assert tom.get(address(frame)).data == ines.get(address(frame)).data


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_what_is_stored_is_drawn_anew_and_upright(ines: Browser, exercise: Any, kind: str) -> None:
    """A phone held sideways, with the place it was at."""
    photo = Image.new("RGB", (1400, 700), "red")
    photo.paste("blue", (0, 0, 700, 700))
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # to be turned by 90 degrees, clockwise
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 30.0, 0.0), 3: "E", 4: (13.0, 24.0, 0.0)})
    data = as_file(photo, kind, exif=exif, **({} if kind == "PNG" else {"quality": 95}))
    assert Image.open(BytesIO(data)).getexif().get_ifd(GPS)

    image = opened(stored(ines, sent(ines, exercise, data)))

    assert image.size == (480, 960)
    top: Any = image.getpixel((240, 20))
    bottom: Any = image.getpixel((240, 940))
    assert (top[2] > 200, bottom[0] > 200) == (True, True), "what was left is on top now"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_script_behind_a_picture_is_not_stored(ines: Browser, exercise: Any, kind: str) -> None:
    assert SCRIPT not in stored(ines, sent(ines, exercise, picture(kind) + SCRIPT, "evil.html"))


def test_a_script_inside_a_picture_is_not_stored(ines: Browser, exercise: Any) -> None:
    from PIL.PngImagePlugin import PngInfo

    texts = PngInfo()
    texts.add_text("Comment", SCRIPT.decode())
    for data in (picture(pnginfo=texts), picture("JPEG", comment=SCRIPT), picture("WEBP", xmp=SCRIPT)):
        assert SCRIPT in data
        assert SCRIPT not in stored(ines, sent(ines, exercise, data))


def test_of_what_moves_the_first_moment_is_kept(ines: Browser, exercise: Any) -> None:
    later = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green")]
    for kind in ("PNG", "WEBP", "MPO"):  # the last is what some phones call .jpg
        data = picture(kind, colour="blue", save_all=True, append_images=later)
        assert Image.open(BytesIO(data)).n_frames == 3  # type: ignore[attr-defined]
        image = opened(stored(ines, sent(ines, exercise, data)))
        assert getattr(image, "n_frames", 1) == 1
        assert image.getpixel((20, 15))[2] > 200  # type: ignore[index]


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        ("1", 1, (255, 255, 255)),
        ("L", 128, (128, 128, 128)),
        ("LA", (128, 255), (128, 128, 128)),
        ("P", 0, (0, 0, 0)),
        ("RGBA", (0, 0, 0, 0), (255, 255, 255)),
        ("RGBA", (255, 0, 0, 128), (255, 127, 127)),
        ("I;16", 128 * 256, (128, 128, 128)),
    ],
)
def test_every_kind_of_png_is_seen_as_it_looks(
    ines: Browser, exercise: Any, mode: str, colour: Any, seen: tuple[int, int, int]
) -> None:
    image = opened(stored(ines, sent(ines, exercise, picture(mode=mode, colour=colour))))
    pixel: Any = image.getpixel((20, 15))
    assert all(abs(got - wanted) <= 4 for got, wanted in zip(pixel, seen, strict=True)), pixel


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("exif", [b"Exif\0\0nonsense", b"Exif\0\0II*\0\x08\0\0\0\xff\xff", SCRIPT])
def test_broken_words_about_a_picture_do_not_spoil_it(ines: Browser, exercise: Any, kind: str, exif: bytes) -> None:
    data = picture(kind, size=(40, 20), exif=exif)
    assert exif[-8:] in data
    assert opened(stored(ines, sent(ines, exercise, data))).size == (40, 20)


def test_a_big_picture_is_whole_and_its_colours_are_where_they_were(ines: Browser, exercise: Any) -> None:
    drawn = Image.new("RGBA", (5003, 3001), (0, 0, 0, 0))
    drawn.paste((0, 0, 255, 255), (0, 2500, 5003, 3001))
    drawn.paste((255, 0, 0, 255), (4500, 0, 5003, 3001))
    image = opened(stored(ines, sent(ines, exercise, as_file(drawn, "PNG"))))
    assert image.size == (960, 576)
    places = [(10, 10), (10, 565), (950, 10), (950, 565), (850, 470), (850, 490)]
    colours = ["white", "blue", "red", "red", "white", "blue"]
    for place, colour in zip(places, colours, strict=True):
        pixel: Any = image.getpixel(place)
        wanted = ImageColor.getrgb(colour)
        assert all(abs(got - each) <= 6 for got, each in zip(pixel, wanted, strict=True)), (place, pixel)


def test_a_jpeg_of_printers_is_taken_too(ines: Browser, exercise: Any) -> None:
    image = opened(stored(ines, sent(ines, exercise, picture("JPEG", mode="CMYK", colour=(0, 255, 255, 0)))))
    pixel: Any = image.getpixel((20, 15))
    assert pixel[0] > 200
    assert max(pixel[1:]) < 60


def test_even_noise_becomes_light_enough(ines: Browser, exercise: Any) -> None:
    assert max(opened(stored(ines, sent(ines, exercise, as_file(noise((960, 960)), "JPEG", quality=60)))).size) <= 960


def test_forty_megapixels_are_taken_and_more_are_told_from_the_header(ines: Browser, exercise: Any) -> None:
    big = Image.new("L", (8000, 5000), 90)
    assert opened(stored(ines, sent(ines, exercise, as_file(big, "JPEG")))).size == (960, 600)
    for data in (png_of(8001, 5000), png_of(60_000, 60_000), webp_of(4001, 4000), webp_of(16_383, 16_383)):
        assert errors(sent(ines, exercise, data)) == [("/file", "too_many_pixels")]


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
REFUSED: list[tuple[str, bytes, str, str]] = [
    ("nothing", b"", "empty", "The file is empty."),
    ("text", b"just words", "not_a_picture", "no picture"),
    ("an SVG with a script", SVG, "not_a_picture", "an SVG drawing"),
    ("an SVG behind a comment", b"<!-- hi --><svg onload='alert(1)'/>", "not_a_picture", "an SVG drawing"),
    ("HTML named .png", b"\n<!doctype html>" + SCRIPT, "not_a_picture", "a web page"),
    ("a GIF", picture("GIF"), "not_a_picture", "a GIF"),
    ("a BMP", picture("BMP"), "not_a_picture", "a BMP"),
    ("a TIFF", picture("TIFF"), "not_a_picture", "a TIFF"),
    ("a PDF", picture("PDF"), "not_a_picture", "a PDF"),
    ("HEIC", b"\0\0\0\x18ftypheic" + bytes(40), "not_a_picture", "an HEIC photo"),
    ("a film", b"\0\0\0\x18ftypmp42" + bytes(40), "not_a_picture", "a film"),
    ("a program", b"MZ" + bytes(100), "not_a_picture", "no picture"),
    ("a PNG's first bytes", b"\x89PNG\r\n\x1a\n", "damaged", "not whole"),
    ("a JPEG's first bytes", b"\xff\xd8\xff", "damaged", "not whole"),
    ("a WebP's first bytes", b"RIFF\x10\0\0\0WEBP", "damaged", "not whole"),
    ("HTML behind a JPEG's first bytes", b"\xff\xd8\xff" + SCRIPT, "damaged", "not whole"),
    ("half a PNG", as_file(noise((60, 60)), "PNG")[:4000], "damaged", "not whole"),
    ("half a JPEG", as_file(noise((60, 60)), "JPEG")[:1200], "damaged", "not whole"),
    ("half a WebP", as_file(noise((60, 60)), "WEBP")[:600], "damaged", "not whole"),
    ("a PNG of the wrong size", png_of(600, 600), "damaged", "not whole"),
]


@pytest.mark.parametrize(("data", "code", "words"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED])
def test_what_is_no_picture_is_refused_with_what_to_do(
    ines: Browser, exercise: Any, data: bytes, code: str, words: str
) -> None:
    answer = sent(ines, exercise, data, "holiday.png")
    assert errors(answer) == [("/file", code)]
    assert words in answer.json["detail"]
    assert ines.get(f"{EXERCISES}/{exercise['id']}").json == exercise


def test_a_text_that_unpacks_into_a_flood_is_refused(ines: Browser, exercise: Any) -> None:
    from PIL.PngImagePlugin import PngInfo

    texts = PngInfo()
    texts.add_text("Comment", "x" * 3_000_000, zip=True)
    answer = sent(ines, exercise, picture(pnginfo=texts))
    assert errors(answer) == [("/file", "damaged")]


def test_a_jpeg_that_keeps_a_decoder_busy_is_refused(ines: Browser, exercise: Any) -> None:
    """Each scan goes over the whole picture and may be a few bytes long."""
    usual = picture("JPEG", size=(400, 300), progressive=True)
    scan = usual[usual.rindex(b"\xff\xda") : -2]
    assert not has_more_scans(usual, 10)
    assert has_more_scans(usual[:-2] + scan * 10 + usual[-2:], 10)
    # A film that a phone puts behind its photo has all kinds of bytes in it.
    assert sent(ines, exercise, usual + scan * 100).status_code == 201
    assert sent(ines, exercise, usual[:-2] + scan * 50 + usual[-2:]).status_code == 201
    assert errors(sent(ines, exercise, usual[:-2] + scan * 70 + usual[-2:])) == [("/file", "damaged")]


def test_fifty_megabytes_are_refused_before_they_are_read(ines: Browser, exercise: Any) -> None:
    path = f"/api/v1{EXERCISES}/{exercise['id']}/pictures"

    class Unread(BytesIO):
        def read(self, *_: Any) -> bytes:
            raise AssertionError("the body was read")

        readinto = readline = read  # type: ignore[assignment]

    answer = ines.http.post(
        path,
        headers={"Origin": ines.origin},
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": str(50 * 2**20), "wsgi.input": Unread()},
    )
    assert (answer.status_code, answer.content_type) == (413, "application/problem+json")
    assert answer.json
    assert answer.json["detail"] == "The body may have 10240 KiB. Send a smaller picture."


def test_one_that_goes_on_beyond_the_limit_is_cut_off(app: Flask, ines: Browser, exercise: Any) -> None:
    app.config["UPLOAD_LIMIT"] = 1000
    assert sent(ines, exercise, bytes(1000)).status_code == 413


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"alt": " "}, "/alt"),
        ({"alt": "x" * 201}, "/alt"),
        ({"shows": "both"}, "/shows"),
        ({"shown": "left"}, "/shown"),
    ],
)
def test_a_field_that_is_not_right_is_named(ines: Browser, exercise: Any, fields: dict[str, str], pointer: str) -> None:
    assert [place for place, _ in errors(sent(ines, exercise, picture(), **fields))] == [pointer]


@pytest.mark.parametrize("how", ["as text", "twice"])
def test_one_picture_is_sent_and_as_a_file(ines: Browser, exercise: Any, how: str) -> None:
    twice = [(BytesIO(picture()), "a.png"), (BytesIO(picture()), "b.png")]
    form = {"alt": "Heel down", "shows": "left", "file": twice if how == "twice" else "text in its place"}
    path = f"{EXERCISES}/{exercise['id']}/pictures"
    answer = ines.send("POST", path, data=form, content_type="multipart/form-data")
    assert errors(answer) == [("/file", "invalid")]


def test_a_form_that_is_none_says_what_is_missing(ines: Browser, exercise: Any) -> None:
    path = f"{EXERCISES}/{exercise['id']}/pictures"
    broken = ines.send("POST", path, data=b"--x\r\nno form", content_type="multipart/form-data; boundary=x")
    assert {pointer for pointer, _ in errors(broken)} == {"/file", "/alt", "/shows"}


def test_only_this_route_takes_a_form_and_from_our_own_pages(ines: Browser, exercise: Any) -> None:
    path = f"{EXERCISES}/{exercise['id']}/pictures"
    assert ines.post(path, {"alt": "x"}).status_code == 415
    assert ines.send("POST", path, data=b"x", content_type="image/png").status_code == 415
    assert ines.send("POST", EXERCISES, data={"file": (BytesIO(picture()), "a.png")}).status_code == 415
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        form = {"alt": "x", "shows": "left", "file": (BytesIO(picture()), "a.png")}
        answer = ines.send("POST", path, data=form, headers=headers)
        assert (answer.status_code, answer.json["type"].rsplit("/", 1)[-1]) == (403, "foreign-origin")


def test_only_the_practice_sees_it(
    ines: Browser, noor: Browser, ravi: Browser, stranger: Browser, exercise: Any
) -> None:
    answer = sent(ines, exercise, picture())
    (frame,) = shown(answer.json)
    path = address(frame)
    assert [browser.get(path).status_code for browser in (noor, ravi, stranger)] == [404, 404, 401]
    assert sent(noor, exercise, picture()).status_code == 404
    assert noor.delete(path.removesuffix(".webp")).status_code == 404
    assert sent(ines, {"id": FIGURE_4}, picture()).status_code == 404
    other = made(ines, name="Another")
    assert ines.get(path.replace(exercise["id"], other["id"])).status_code == 404
    assert ines.delete(path.replace(exercise["id"], other["id"]).removesuffix(".webp")).status_code == 404
    assert ines.get(path).status_code == 200


def test_it_is_served_as_a_picture_and_nothing_else(ines: Browser, tom: Browser, exercise: Any) -> None:
    path = address(shown(sent(ines, exercise, picture()).json)[0])
    for browser, kept in ((ines, "private, max-age=31536000, immutable"), (tom, "no-store")):
        headers = browser.get(path).headers
        assert headers.getlist("Content-Security-Policy") == ["sandbox; default-src 'none'"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == kept
        assert headers["Vary"] == "Cookie"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_an_exercise_has_three_at_most_and_one_taken_out_is_gone(
    app: Flask, ines: Browser, tom: Browser, clock: Clock, exercise: Any
) -> None:
    for colour in ("red", "green", "blue"):
        clock.tick(seconds=1)
        answer = sent(ines, exercise, picture(colour=colour))
    assert errors(sent(ines, exercise, picture())) == [("/file", "too_many")]
    etag = ines.get(EXERCISES).headers["ETag"]
    first, *others = shown(answer.json)
    gone = address(first).removesuffix(".webp")
    left = ines.delete(gone)
    assert (left.status_code, shown(left.json)) == (200, others)
    assert [browser.get(address(first)).status_code for browser in (ines, tom)] == [404, 404]
    assert ines.delete(gone).status_code == 404
    assert ines.get(EXERCISES, headers={"If-None-Match": etag}).status_code == 200
    with app.app_context():
        count = select(func.count()).select_from(OwnPictureRow).where(OwnPictureRow.practice_id == HARBOUR)
        assert db.session.scalar(count) == 2
    for frame in others:
        last = ines.delete(address(frame).removesuffix(".webp")).json
    assert last["pictures"] is None
    assert ines.get(address(first)).status_code == 404


def test_one_of_a_removed_exercise_stays_for_plans_that_have_it(ines: Browser, tom: Browser, exercise: Any) -> None:
    frame = shown(sent(ines, exercise, picture()).json)[0]
    assert shown(removed(ines, exercise)) == [frame]
    assert tom.get(address(frame)).status_code == 200


def test_the_picture_that_was_sent_is_in_no_log(
    ines: Browser, exercise: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    sent(ines, exercise, picture(), "toms-knee.png", alt="Tom at the wall")
    written = capsys.readouterr()
    assert "toms-knee" not in written.out + written.err
    assert "Tom at the wall" not in written.out + written.err


def test_a_start_imports_no_pillow() -> None:
    code = (
        "import sys; from api.app import create_app; create_app({'SQLALCHEMY_DATABASE_URI': 'sqlite://'});"
        "sys.exit('PIL' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
