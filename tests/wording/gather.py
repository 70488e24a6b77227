"""Every string that somebody may read in the product, with who reads it and on which screen it stands."""

import ast
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal, TypeAlias

from routines.safety import QUESTIONS
from tests.serving import ROOT

Reader: TypeAlias = Literal["client", "therapist", "operator"]
"""Who reads it: people in pain, staff, or those who run the service or write programs for it."""

WEB = ROOT / "static" / "pwa"
STRINGS = "tests/wording/strings.mjs"
# Codes among the strings of a program: slugs, paths, a lone lower-case word, the strokes of an icon.
_SLUG = re.compile(r"[a-z0-9]*(?:[-_./:#][a-z0-9]+)+")
_LONE_OR_NO_WORD = re.compile(r"[a-z]*|(?:[^A-Za-z]*[A-Za-z]{1,2}(?![A-Za-z]))*[^A-Za-z]*")
# Attributes and properties that hold names for the browser or the program, never words.
CODE_NAMES = frozenset({"class", "kind", "name", "type", "id", "href", "d", "viewBox", "role", "mode", "durability"})


@dataclass(frozen=True, slots=True)
class Words:
    """A string. `where` is for finding it; strings of one `screen` are read together. `is_text`: words, no code."""

    words: str
    where: str
    screen: str
    reader: Reader
    is_text: bool = True


@cache
def gathered() -> tuple[Words, ...]:
    """All of them. Read once: the files do not change while tests run."""
    return (*web_words(), *page_words(), *catalogue_words(), *question_words(), *python_words())


def syntax_strings(files: Iterable[Path]) -> list[dict[str, Any]]:
    """What strings.mjs finds in TypeScript files. Raises AssertionError with Node's own words when it cannot."""
    node = shutil.which("node", path=f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}")
    command = [node or "node", "--no-warnings", STRINGS, *map(str, files)]
    finished = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert finished.returncode == 0, finished.stderr
    found: list[dict[str, Any]] = json.loads(finished.stdout)
    return found


def web_words() -> Iterator[Words]:
    """The web app: what stands between tags, in attributes, properties and literals of its sources."""
    sources = sorted(path for path in (WEB / "src").rglob("*.ts*") if not path.name.endswith(".d.ts"))
    for found in syntax_strings(sources):
        path = Path(found["file"]).relative_to(WEB / "src")
        is_message = path.parts[0] == "messages"
        yield Words(
            words=found["words"],
            where=f"static/pwa/src/{path}:{found['line']}",
            screen=_message_screen(path, found["of"] or "") if is_message else f"src/{path}",
            reader="therapist" if "therapist" in path.parts else "client",
            is_text=_is_text(found, is_message=is_message),
        )
    for path in sorted((WEB / "src" / "messages").rglob("*.json")):
        name = str(path.relative_to(ROOT))
        yield from _strings(json.loads(path.read_text(encoding="utf-8")), name, path.stem, "client")


def _is_text(found: dict[str, Any], *, is_message: bool) -> bool:
    words = found["words"].strip()
    if found["place"] == "text" or _SLUG.fullmatch(words):
        return found["place"] == "text"
    return is_message or (found["of"] not in CODE_NAMES and not _LONE_OR_NO_WORD.fullmatch(words))


def _message_screen(path: Path, message_id: str) -> str:
    """Messages are read screen by screen: `lock.call` belongs to `lock`. Where ids name none, the file is one."""
    screen, dot, _ = message_id.partition(".")
    return f"{path.stem}: {screen}" if dot else path.stem


class _PageText(HTMLParser):
    """Text and the attributes that are read out, of an HTML page. Jinja's own marks are dropped before."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_code = tag in {"script", "style", "code"}
        values = dict(attrs)
        self.found += [values[name] or "" for name in ("alt", "title", "aria-label", "placeholder") if name in values]
        if tag == "meta" and values.get("name") in {"description", "apple-mobile-web-app-title"}:
            self.found.append(values.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        self._is_code = False

    def handle_data(self, data: str) -> None:
        if not self._is_code and data.strip():
            self.found.append(" ".join(data.split()))


def page_words() -> Iterator[Words]:
    """HTML pages of the web app and of the API's documentation, and the web app's manifest."""
    pages = [*WEB.glob("*.html"), *(ROOT / "api").rglob("*.html")]
    for path in sorted(pages):
        parser = _PageText()
        parser.feed(re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL))
        name = str(path.relative_to(ROOT))
        reader: Reader = "operator" if "api" in path.parts else "therapist" if path.stem == "therapist" else "client"
        yield from (Words(words, name, name, reader) for words in parser.found)
    manifest = json.loads((WEB / "public" / "manifest.webmanifest").read_text(encoding="utf-8"))
    for key in ("name", "short_name", "description"):
        yield Words(manifest[key], f"manifest: {key}", "manifest", "client")


# Where words stand in the files of the catalogue, and who reads them. What is not here are codes, numbers, and
# `evidence`, which no screen shows.
_CLIENT_FIELDS = (
    "name",
    "start_position",
    "work_side",
    "cues",
    "common_mistakes",
    "stop_if",
    "equipment",
    "description",
    "alt",
    "text",
    "question",
)
_STAFF_FIELDS = ("target_muscles",)


def catalogue_words() -> Iterator[Words]:
    """Exercises, families, cautions, templates, and what is said of each picture."""
    folder = ROOT / "routines" / "data"
    for path in sorted(folder.rglob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        name = str(path.relative_to(ROOT))
        if path.stem in {"families", "cautions"}:
            yield from _coded_words(name, content)
        else:
            yield from _entry_words(name, name, content)
    index = json.loads((WEB / "figures" / "index.json").read_text(encoding="utf-8"))
    yield from _entry_words("static/pwa/figures/index.json", "pictures", index["exercises"])


def _coded_words(name: str, content: dict[str, Any]) -> Iterator[Words]:
    for code, words in content.items():
        yield from _strings(words, f"{name}: {code}", f"{name}: {code}", "client")


def _entry_words(name: str, screen: str, content: Any) -> Iterator[Words]:
    """The words of an entry, however deep; an entry with an id is a screen of its own."""
    if isinstance(content, list):
        for each in content:
            yield from _entry_words(name, screen, each)
    if not isinstance(content, dict):
        return
    here = f"{name}: {content['id']}" if "id" in content else screen
    for key, value in content.items():
        inner = f"{name}: {key}" if isinstance(value, dict) and screen == name else here
        if key in _STAFF_FIELDS:
            yield from _strings(value, f"{here}, {key}", here, "therapist")
        elif key in _CLIENT_FIELDS:
            yield from _strings(value, f"{here}, {key}", here, "client")
        else:
            yield from _entry_words(name, inner, value)


def _strings(value: Any, where: str, screen: str, reader: Reader) -> Iterator[Words]:
    if isinstance(value, str):
        yield Words(value, where, screen, reader)
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each, where, screen, reader)


def question_words() -> Iterator[Words]:
    """The red-flag questions, each a screen of its own: it is read alone, and by somebody who is worried."""
    for question in QUESTIONS:
        yield Words(question.text, f"question {question.id}", f"question {question.id}", "client")


# Python files whose words a screen shows to staff; all others talk to those who run the service or write programs.
_FOR_STAFF = frozenset(f"routines/{name}.py" for name in ("attention", "brief", "plan_change", "trouble", "words"))


def python_words() -> Iterator[Words]:
    """Strings of `api/` and `routines/` but the drawing tool, and the summaries of routes, which /api/docs shows."""
    for path in sorted([*(ROOT / "api").rglob("*.py"), *(ROOT / "routines").rglob("*.py")]):
        name = str(path.relative_to(ROOT))
        if name.startswith("routines/figures/") or "/migrations/" in name:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        reader: Reader = "therapist" if name in _FOR_STAFF else "operator"
        for node, words in _constants(tree, has_summaries=path.name == "routes.py"):
            yield Words(words, f"{name}:{node.lineno}", name, reader, is_text=" " in words.strip())


def _constants(tree: ast.AST, *, has_summaries: bool) -> Iterator[tuple[ast.expr, str]]:
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            skipped |= {
                id(each) for each in _loose_strings(node) if not (has_summaries and node.__class__ is ast.FunctionDef)
            }
        elif isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
            yield node, "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node, node.value


def _loose_strings(node: ast.Module | ast.ClassDef | ast.FunctionDef) -> Iterator[ast.expr]:
    """Docstrings, also those that stand below a value."""
    for statement in node.body:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            yield statement.value
