"""Contact sheets of all pictures, to be looked at: `build/figures/<body>-<n>.png`, and one of thumbnails."""

from PIL import Image, ImageDraw, ImageFont

from routines.figures.output import BODIES, PICTURES, ROOT, file_of
from routines.figures.pose import Pose

SHEETS = ROOT / "build" / "figures"
COLUMNS, ROWS, LABEL = 4, 4, 20
LARGE, SMALL = (360, 270), (160, 120)


def sheet(pictures: list[tuple[str, str]], size: tuple[int, int], columns: int) -> Image.Image:
    """The pictures (label, file) in a table."""
    rows = -(-len(pictures) // columns)
    page = Image.new("RGB", (columns * size[0], rows * (size[1] + LABEL)), "white")
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(12)
    for i, (label, file) in enumerate(pictures):
        x, y = (i % columns) * size[0], (i // columns) * (size[1] + LABEL)
        pen.text((x + 4, y + 3), label, fill="black", font=font)
        with Image.open(PICTURES / file) as picture:
            page.paste(picture.convert("RGB").resize(size, Image.Resampling.LANCZOS), (x, y + LABEL))
    return page


def make_sheets(poses: list[Pose]) -> None:
    SHEETS.mkdir(parents=True, exist_ok=True)
    for body in BODIES:
        frames = [
            (f"{pose.exercise} {frame.name}", file_of(body, pose.exercise, frame.name))
            for pose in poses
            for frame in pose.frames
        ]
        there = [(label, file) for label, file in frames if (PICTURES / file).exists()]
        size = COLUMNS * ROWS
        for page, start in enumerate(range(0, len(there), size), 1):
            path = SHEETS / f"{body}-{page}.png"
            sheet(there[start : start + size], LARGE, COLUMNS).save(path)
            print(path.relative_to(ROOT))
        path = SHEETS / f"{body}-thumbnails.png"
        sheet([("", file) for _, file in there], SMALL, 9).save(path)
        print(path.relative_to(ROOT))
