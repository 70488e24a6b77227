"""What can be wrong with a value, told by place so that a caller can point at the field."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong. `path` is the way to the value (keys and indexes); `code` is stable, `message` is for people."""

    path: tuple[str | int, ...]
    code: str
    message: str

    def under(self, *prefix: str | int) -> "Problem":
        """The same problem seen from a value that holds this one at `prefix`."""
        return Problem((*prefix, *self.path), self.code, self.message)


class Invalid(ValueError):
    """A value breaks rules of the domain; `problems` has every one found, never only the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{'/'.join(map(str, p.path))}: {p.message}" for p in problems))


class CatalogueError(ValueError):
    """The catalogue's files break a rule. `exercise_id` is None when the reason concerns the whole file."""

    def __init__(self, file: str, exercise_id: str | None, reason: str) -> None:
        self.file = file
        self.exercise_id = exercise_id
        self.reason = reason
        super().__init__(": ".join(part for part in (file, exercise_id, reason) if part is not None))
