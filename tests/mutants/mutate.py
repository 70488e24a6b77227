"""Every small change of a module's rules: conditions turned round, numbers moved, words of a closed set swapped, rows
left out. Words for people, docstrings and types are left alone, but for texts that a table holds."""

import ast
import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Words = Sequence[frozenset[str]]
"""Closed sets of words, as `Literal` has them: a member is swapped for each of the others."""
_COMPARED: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_REVERSED: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
}
_SWAPPED: Mapping[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
}


_LOAD = ast.Load()


@dataclass(frozen=True, slots=True)
class Mutant:
    """The module with one change. `what` says it in words."""

    line: int
    what: str
    source: str


def closed_sets(source: str) -> list[frozenset[str]]:
    """The words of each `Literal[...]` of a module."""
    return [
        frozenset(word.value for word in ast.walk(node.slice) if isinstance(word, ast.Constant))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"
    ]


def mutants(source: str, words: Words) -> Iterator[Mutant]:
    """Each possible change of `source` alone."""
    tree = ast.parse(source)
    left_alone = {id(inner) for outer in _not_rules(tree) for inner in ast.walk(outer)}
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in left_alone:
            continue
        for what, change in _changes(node, words):
            changed = copy.deepcopy(tree)
            change(_nth(changed, number))
            yield Mutant(getattr(node, "lineno", 0), what, ast.unparse(ast.fix_missing_locations(changed)))


Change = tuple[str, Callable[[Any], None]]


def _nth(tree: ast.AST, number: int) -> ast.AST:
    return next(node for at, node in enumerate(ast.walk(tree)) if at == number)


def _not_rules(tree: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, imports, annotations, type aliases, decorators and `__all__`."""
    for node in ast.walk(tree):
        if told := _LEFT_ALONE.get(type(node)):
            yield from told(node)


def _of_class(node: ast.ClassDef) -> Iterator[ast.AST]:
    yield from node.decorator_list


def _of_function(node: ast.FunctionDef) -> Iterator[ast.AST]:
    yield from node.decorator_list
    yield from filter(None, [node.returns])


def _of_annotated(node: ast.AnnAssign) -> Iterator[ast.AST]:
    is_alias = isinstance(node.annotation, ast.Name) and node.annotation.id == "TypeAlias"
    yield node if is_alias else node.annotation


def _of_assignment(node: ast.Assign) -> Iterator[ast.AST]:
    if any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets):
        yield node


def _of_statement(node: ast.Expr) -> Iterator[ast.AST]:
    if isinstance(node.value, ast.Constant):
        yield node


_LEFT_ALONE: Mapping[type[ast.AST], Callable[[Any], Iterator[ast.AST]]] = {
    ast.Expr: _of_statement,
    ast.Import: lambda node: iter([node]),
    ast.ImportFrom: lambda node: iter([node]),
    ast.AnnAssign: _of_annotated,
    ast.arg: lambda node: filter(None, [node.annotation]),
    ast.ClassDef: _of_class,
    ast.FunctionDef: _of_function,
    ast.Assign: _of_assignment,
}


def _changes(node: ast.AST, words: Words) -> Iterator[Change]:
    if isinstance(node, ast.Constant):
        yield from _constant(node, words)
    elif found := _CHANGES.get(type(node)):
        yield from found(node)


def _twice_not(node: Any) -> None:
    """`not x` becomes `not not x`: the same type, the other value."""
    node.operand = ast.UnaryOp(ast.Not(), node.operand)


def _other_junction(node: ast.BoolOp) -> Iterator[Change]:
    other = ast.Or if isinstance(node.op, ast.And) else ast.And
    yield f"{type(node.op).__name__} → {other.__name__}", lambda n: setattr(n, "op", other())


def _other_sum(node: ast.BinOp) -> Iterator[Change]:
    if swapped := _SWAPPED.get(type(node.op)):
        yield f"{type(node.op).__name__} → {swapped.__name__}", lambda n: setattr(n, "op", swapped())


def _turned_round(_: ast.AST) -> Iterator[Change]:
    yield "condition turned round", lambda n: setattr(n, "test", ast.UnaryOp(ast.Not(), n.test))


def _without_not(node: ast.UnaryOp) -> Iterator[Change]:
    if isinstance(node.op, ast.Not):
        yield "not taken away", _twice_not


def _returned(node: ast.Return) -> Iterator[Change]:
    if node.value is not None and not _is_none(node.value):
        yield "returns None", lambda n: setattr(n, "value", ast.Constant(None))


def _members(node: Any) -> Iterator[Change]:
    if isinstance(getattr(node, "ctx", _LOAD), ast.Load):
        yield from (_member_dropped(index) for index in range(len(node.elts)))


def _compared(node: ast.Compare) -> Iterator[Change]:
    for index, op in enumerate(node.ops):
        for table in (_COMPARED, _REVERSED):
            if other := table.get(type(op)):
                yield (
                    f"{type(op).__name__} → {other.__name__}",
                    lambda n, at=index, by=other: n.ops.__setitem__(at, by()),
                )


def _constant(node: ast.Constant, words: Words) -> Iterator[Change]:
    value = node.value
    if isinstance(value, bool):
        yield f"{value} → {not value}", lambda n: setattr(n, "value", not value)
    elif isinstance(value, int):
        for other in (value + 1, value - 1):
            yield f"{value} → {other}", lambda n, by=other: setattr(n, "value", by)
    elif isinstance(value, str):
        closed = {word for each in words if value in each for word in each if word != value}
        for other_word in sorted(closed) or [f"{value}~"]:
            yield f"{value!r} → {other_word!r}", lambda n, by=other_word: setattr(n, "value", by)


def _condition_dropped(index: int) -> Change:
    return "condition of a loop dropped", lambda n: n.ifs.pop(index)


def _member_dropped(index: int) -> Change:
    return f"member {index + 1} left out", lambda n: n.elts.pop(index)


def _key_dropped(index: int) -> Change:
    def drop(node: Any) -> None:
        node.keys.pop(index)
        node.values.pop(index)

    return f"row {index + 1} left out", drop


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


_CHANGES: Mapping[type[ast.AST], Callable[[Any], Iterator[Change]]] = {
    ast.Compare: _compared,
    ast.BoolOp: _other_junction,
    ast.BinOp: _other_sum,
    ast.If: _turned_round,
    ast.IfExp: _turned_round,
    ast.UnaryOp: _without_not,
    ast.comprehension: lambda node: (_condition_dropped(index) for index in range(len(node.ifs))),
    ast.Return: _returned,
    ast.Tuple: _members,
    ast.List: _members,
    ast.Set: _members,
    ast.Dict: lambda node: (_key_dropped(index) for index in range(len(node.keys))),
}
