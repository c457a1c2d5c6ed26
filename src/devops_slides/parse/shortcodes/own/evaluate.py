"""Evaluates a template's statements, within a budget of steps and of text."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, field

from devops_slides.parse.shortcodes.own.functions import FUNCTIONS, function_name
from devops_slides.parse.shortcodes.own.output import SLOT_CLOSE, SLOT_OPEN, Slot
from devops_slides.parse.shortcodes.own.template import (
    BeyondError,
    Branch,
    Command,
    Expression,
    Inner,
    Leave,
    Literal,
    Operand,
    Pipe,
    Show,
    Statement,
)
from devops_slides.parse.shortcodes.own.values import Content, Method, Safe, is_true, shown
from devops_slides.parse.shortcodes.own.values import field as field_of
from devops_slides.parse.source_lines import SourceLines


class Budget(Struct):
    """What all templates of a chapter may still do: steps, characters that functions work on, characters shown."""

    steps: int = 200_000
    worked: int = 20_000_000
    shown: int = 1_000_000

    def take(self, *, worked: int = 0, shown: int = 0) -> None:
        """Count a step. BeyondError if there is nothing left."""
        self.steps -= 1
        self.worked -= worked
        self.shown -= shown
        if min(self.steps, self.worked, self.shown) < 0:
            raise BeyondError("it does too much")

    def work_on(self, values: Iterable[object]) -> None:
        """Count values, with all that is in them, as worked on."""
        ahead = list(values)
        while ahead:
            value = ahead.pop()
            self.worked -= 1 + (len(value) if isinstance(value, str) else 0)
            if self.worked < 0:
                raise BeyondError("it does too much")
            if isinstance(value, Mapping):
                ahead += value.values()
            elif isinstance(value, Sequence) and not isinstance(value, str):
                ahead += value


class _Left(Exception):  # noqa: N818 - it leaves a loop, and is no error
    pass


class Evaluation(Struct):
    """One evaluation: what is shown so far, and the slots. `functions` are those of the site and the page."""

    root: object
    functions: Mapping[str, Callable[..., object]]
    budget: Budget
    shown: list[str] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)

    def slot(self, source: SourceLines, *, is_markdown: bool) -> Safe:
        """A new slot's mark."""
        self.budget.take(shown=len(source.text))
        self.slots.append(Slot(source, is_markdown))
        return Safe(f"{SLOT_OPEN}{len(self.slots) - 1}{SLOT_CLOSE}")

    def run(self, statements: Sequence[Statement], dot: object, variables: list[dict[str, object]]) -> None:
        """Carry out statements; `variables` are those of each block, outermost first."""
        for statement in statements:
            self.budget.take()
            match statement:
                case str():
                    self.show(Safe(statement))
                case Show(pipe):
                    value = self.set(pipe, self.value(pipe, dot, variables), variables)
                    if not pipe.names:
                        self.show(value)
                case Branch():
                    self.branch(statement, dot, variables)
                case Leave(kind):
                    raise _Left(kind)

    def show(self, value: object) -> None:
        """Add a value to what is shown."""
        if isinstance(value, Content) and value.is_safe:
            self.shown.append(self.slot(value.source, is_markdown=False))
            return
        text = shown(value)
        self.budget.take(shown=len(text))
        self.shown.append(text)

    def set(self, pipe: Pipe, value: object, variables: list[dict[str, object]]) -> object:
        """Set the variable of a pipeline."""
        for name in pipe.names[-1:]:
            block = variables[-1]
            if not pipe.declares:
                block = next((found for found in reversed(variables) if name in found), block)
            block[name] = value
        return value

    def branch(self, branch: Branch, dot: object, variables: list[dict[str, object]]) -> None:
        """Carry out `if`, `with` or `range`."""
        block: dict[str, object] = {}
        value = self.value(branch.pipe, dot, variables)
        inside = [*variables, block]
        if branch.kind == "range":
            self.loop(branch, value, dot, inside)
            return
        if branch.kind not in {"if", "with"}:
            raise BeyondError(f"it uses else {branch.kind}")
        self.set(branch.pipe, value, inside)
        if is_true(value):
            self.run(branch.body, value if branch.kind == "with" else dot, inside)
        else:
            self.run(branch.otherwise, dot, inside)

    def loop(self, branch: Branch, value: object, dot: object, variables: list[dict[str, object]]) -> None:
        """Carry out the body of `range` for each pair of a value."""
        pairs = _pairs(value)
        if not pairs:
            self.run(branch.otherwise, dot, variables)
        for key, each in pairs:
            names = branch.pipe.names
            own = dict(zip(names, (key, each) if len(names) > 1 else (each,), strict=False))
            try:
                self.run(branch.body, each, [*variables, own])
            except _Left as left:
                if str(left) == "break":
                    return

    def value(self, pipe: Pipe, dot: object, variables: list[dict[str, object]]) -> object:
        """The value of a pipeline."""
        found: tuple[object, ...] = ()
        for command in pipe.commands:
            self.budget.take()
            found = (self.command(command, found, dot, variables),)
        return found[0]

    def command(
        self, command: Command, last: tuple[object, ...], dot: object, variables: list[dict[str, object]]
    ) -> object:
        """The value of a command; `last` holds that of the command before, if there is one."""
        head, *rest = command
        of = functools.partial(self.expression, dot=dot, variables=variables)
        if isinstance(head, Operand) and not head.head.startswith((".", "$")):
            return self.function(head, rest, last, of)
        value = self.expression(head, dot, variables)
        arguments = (*map(of, rest), *last)
        if isinstance(value, Method):
            return self.called(value.call, arguments)
        if arguments:
            raise BeyondError("it gives arguments to a value")
        return value

    def function(
        self, head: Operand, rest: Sequence[Expression], last: tuple[object, ...], of: Callable[[Expression], object]
    ) -> object:
        """The value of a function."""
        if head.head in {"site", "page"} and not rest and not last:
            return of(Operand("$", ("Page", *(("Site",) if head.head == "site" else ()), *head.names)))
        name = function_name(head.head, head.names)
        if name in {"and", "or"}:
            value: object = None
            for value in (*(of(each) for each in rest), *last):
                if is_true(value) is (name == "or"):
                    break
            return value
        found = self.functions.get(name) or FUNCTIONS.get(name)
        if found is None:
            raise BeyondError(f"it uses {name}")
        return self.called(found, (*map(of, rest), *last))

    def called(self, call: Callable[..., object], arguments: Sequence[object]) -> object:
        """What a function gives for its arguments."""
        given = [value.call() if isinstance(value, Method) else value for value in arguments]
        self.budget.work_on(given)
        try:
            found = call(*given)
        except (TypeError, ValueError, RecursionError):
            raise BeyondError("a function has other arguments") from None
        if isinstance(found, str):
            self.budget.take(worked=len(found))
        return found

    def expression(self, expression: Expression, dot: object, variables: list[dict[str, object]]) -> object:
        """The value of an expression."""
        match expression:
            case Literal(value):
                return value
            case Inner(pipe, names):
                found = self.value(pipe, dot, variables)
            case Operand(".", names):
                found = dot
            case Operand("$", names):
                found = self.root
            case Operand(head, names) if head.startswith("$"):
                block = next((known for known in reversed(variables) if head in known), None)
                if block is None:
                    raise BeyondError(f"{head} is not set")
                found = block[head]
            case Operand():
                return self.command((expression,), (), dot, variables)
        for name in names:
            found = found.call() if isinstance(found, Method) else found
            found = field_of(found, name)
        return found


def _pairs(value: object) -> list[tuple[object, object]]:
    """What `range` goes through: keys and values, in Go's order."""
    if value is None:
        return []
    if isinstance(value, bool | str):
        raise BeyondError("it goes through a text")
    if isinstance(value, int):
        return [(number, number) for number in range(min(value, 1000))]
    if isinstance(value, Mapping):
        return [(key, value[key]) for key in sorted(value, key=str)]
    if isinstance(value, Sequence):
        return list(enumerate(value))
    raise BeyondError("it goes through something that is no list")
