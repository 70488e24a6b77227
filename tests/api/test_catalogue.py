"""GET /exercises, /exercises/{exercise_id}, /routines"""

import hashlib
from pathlib import Path

from tests.api.cast import Browser
from tests.api.plans import FIGURE_4


def test_every_exercise_comes_with_words_for_its_codes(tom: Browser) -> None:
    answer = tom.get("/exercises").json
    assert len(answer["items"]) == 44
    for exercise in answer["items"]:
        assert exercise["family"] in answer["families"]
        assert {caution["code"] for caution in exercise["cautions"]} <= answer["cautions"].keys()


def test_the_catalogue_may_be_kept_but_is_asked_for_each_time(ines: Browser) -> None:
    first = ines.get("/exercises")
    assert first.headers["Cache-Control"] == "private, no-cache"
    etag = first.headers["ETag"]
    for path in ("/exercises", f"/exercises/{FIGURE_4}"):
        again = ines.get(path, headers={"If-None-Match": etag})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["Cache-Control"] == "private, no-cache"


def test_one_exercise_is_as_the_list_has_it(ines: Browser) -> None:
    listed = {exercise["id"]: exercise for exercise in ines.get("/exercises").json["items"]}
    assert ines.get(f"/exercises/{FIGURE_4}").json == listed[FIGURE_4]


def test_every_exercise_says_where_its_pictures_lie_in_the_built_app(ines: Browser) -> None:
    figures = Path(__file__).parent.parent.parent / "static" / "pwa" / "figures"
    for exercise in ines.get("/exercises").json["items"]:
        for frame in exercise["pictures"]["frames"]:
            for body, address in frame["files"].items():
                folder, name = address.removeprefix("/assets/figures/").split("/")
                stem, content_hash = name.removesuffix(".webp").rsplit("-", 1)
                picture = (figures / folder / f"{stem}.webp").read_bytes()
                assert (folder, content_hash) == (body, hashlib.sha256(picture).hexdigest()[:8])


def test_an_unknown_exercise_is_not_found(ines: Browser) -> None:
    assert ines.get("/exercises/handstand", headers={"If-None-Match": "*"}).status_code == 404


def test_template_routines_tell_how_long_they_take(ines: Browser) -> None:
    templates = ines.get("/routines").json["items"]
    assert len(templates) == 9
    assert all(template["total_seconds"] > 60 for template in templates)


def test_strangers_see_no_catalogue(stranger: Browser) -> None:
    assert [stranger.get(path).status_code for path in ("/exercises", f"/exercises/{FIGURE_4}", "/routines")] == [
        401
    ] * 3
