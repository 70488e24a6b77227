"""The catalogue: exercises, cautions and template routines, read from `data/` and checked before anyone sees them."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from routines.catalogue_entry import exercise_from_entry, is_words, template_from_entry
from routines.catalogue_rule import exercise_breaches, template_breaches
from routines.caution_question import CautionQuestion, question_breaches, question_from_entry
from routines.errors import CatalogueError, Invalid
from routines.exercise import Exercise
from routines.template import TemplateRoutine

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that can be prescribed. `families` and `cautions` map codes to words; `revision` is a hash of the files.

    `questions`: how the intake asks for cautions; `by_therapist`: those that nobody is asked for, with the reason.
    """

    exercises: Mapping[str, Exercise]
    templates: tuple[TemplateRoutine, ...]
    families: Mapping[str, str]
    cautions: Mapping[str, str]
    questions: tuple[CautionQuestion, ...]
    by_therapist: Mapping[str, str]
    revision: str


def load_catalogue(path: Path | None = None) -> Catalogue:
    """Read and check the catalogue in folder `path`, the project's own by default. Call it once per process.

    `families.json` and `cautions.json` map codes to words, `exercises/<family>.json` lists the exercises of a family,
    `templates.json` the template routines, `caution_questions.json` the questions of the intake. Raises
    `CatalogueError` with file, exercise and reason.
    """
    folder = _Folder(path or DATA)
    families = folder.words("families.json")
    cautions = folder.words("cautions.json")
    exercises, files = _exercises(folder, families, cautions)
    if breaches := tuple(exercise_breaches(exercises)):
        raise CatalogueError(files[breaches[0].id], breaches[0].id, breaches[0].reason)
    templates = _templates(folder, exercises)
    questions, by_therapist = _questions(folder, cautions)
    return Catalogue(
        exercises=MappingProxyType(exercises),
        templates=templates,
        families=MappingProxyType(families),
        cautions=MappingProxyType(cautions),
        questions=questions,
        by_therapist=MappingProxyType(by_therapist),
        revision=folder.revision.hexdigest()[:16],
    )


class _Folder:
    """Reads JSON files and keeps a running hash of what was read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.revision = hashlib.sha256()

    def read(self, file: str) -> Any:
        try:
            content = (self.path / file).read_bytes()
            self.revision.update(content)
            return json.loads(content)
        except (OSError, ValueError) as error:
            raise CatalogueError(file, None, f"cannot be read: {error}") from error

    def words(self, file: str) -> dict[str, str]:
        """A file that maps codes to words."""
        return _words(file, self.read(file))

    def entries(self, file: str) -> list[dict[str, Any]]:
        """A file that lists entries."""
        return _entries(file, self.read(file))

    def refuse_strays(self, folder: str, known: Iterable[str]) -> None:
        """An exercise file that no family names would be left out without a word."""
        for stray in sorted({file.stem for file in (self.path / folder).glob("*.json")} - {*known}):
            raise CatalogueError(f"{folder}/{stray}.json", None, "is not the file of a known family")


def _words(file: str, content: Any) -> dict[str, str]:
    if not isinstance(content, dict) or not all(map(is_words, content.values())):
        raise CatalogueError(file, None, "must map codes to words")
    return content


def _entries(file: str, content: Any) -> list[dict[str, Any]]:
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        raise CatalogueError(file, None, "must be a list of objects")
    return content


def _exercises(
    folder: _Folder, families: Iterable[str], cautions: Mapping[str, str]
) -> tuple[dict[str, Exercise], dict[str, str]]:
    """The exercises by id, in the order of the families, and the file that each stands in."""
    exercises: dict[str, Exercise] = {}
    files: dict[str, str] = {}
    for family in families:
        file = f"exercises/{family}.json"
        for entry in folder.entries(file):
            try:
                exercise = exercise_from_entry(entry, family, cautions)
            except Invalid as invalid:
                raise CatalogueError(file, str(entry.get("id")), str(invalid)) from invalid
            if exercise.id in exercises:
                raise CatalogueError(file, exercise.id, f"this id is taken in {files[exercise.id]}")
            exercises[exercise.id] = exercise
            files[exercise.id] = file
    folder.refuse_strays("exercises", families)
    return exercises, files


def _templates(folder: _Folder, exercises: Mapping[str, Exercise]) -> tuple[TemplateRoutine, ...]:
    file = "templates.json"
    templates = []
    for entry in folder.entries(file):
        try:
            templates.append(template_from_entry(entry, exercises))
        except Invalid as invalid:
            raise CatalogueError(file, str(entry.get("id")), str(invalid)) from invalid
    if breaches := tuple(template_breaches(templates, exercises)):
        raise CatalogueError(file, breaches[0].id, breaches[0].reason)
    return tuple(templates)


def _questions(folder: _Folder, cautions: Mapping[str, str]) -> tuple[tuple[CautionQuestion, ...], dict[str, str]]:
    """How the intake asks for every caution, and which the therapist sets."""
    file = "caution_questions.json"
    content = folder.read(file)
    if not isinstance(content, dict) or {*content} != {"questions", "by_therapist"}:
        raise CatalogueError(file, None, "must have questions and by_therapist")
    by_therapist = _words(file, content["by_therapist"])
    try:
        questions = tuple(question_from_entry(each, cautions) for each in _entries(file, content["questions"]))
    except Invalid as invalid:
        raise CatalogueError(file, None, str(invalid)) from invalid
    if breaches := tuple(question_breaches(questions, by_therapist, cautions)):
        raise CatalogueError(file, *breaches[0])
    return questions, by_therapist
