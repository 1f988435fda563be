"""How a file of this house is built. A rule yields its offences; its docstring tells why it is."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from tests.architecture.sources import Source

MOST_MODULES: Final = 12
LONGEST_AGGREGATE: Final = 520
LONGEST_FUNCTION: Final = 45

Function = ast.FunctionDef | ast.AsyncFunctionDef


def crowded_folders(sources: Sequence[Source]) -> Iterator[str]:
    """Who looks for something opens a folder and reads its names. Of forty none stands out, and the
    next one is put beside them: at most 12 modules, besides the package's own."""
    modules = Counter(str(s.path.parent) for s in sources if s.path.name != "__init__.py")
    for folder, number in sorted(modules.items()):
        if number > MOST_MODULES:
            yield f"{folder}: {number} modules"


def an_aggregate_is_one_class_in_one_file(source: Source) -> Iterator[str]:
    """What decides about one thing is read in one place. Cut into classes that inherit from one
    another, its rules are spread over files, and none of them shows the whole."""
    for name in _inherits_from_an_aggregate(source):
        yield f"{source.name}: {name}"
    aggregates = [node for node in source.nodes() if _is_aggregate(node)]
    if len(aggregates) > 1:
        yield f"{source.name}: {len(aggregates)} aggregates"
    if aggregates and len(source.lines) > LONGEST_AGGREGATE:
        yield f"{source.name}: {len(source.lines)} lines"


def a_function_fits_on_one_screen(source: Source) -> Iterator[str]:
    """What does not fit on a screen is not seen as a whole, and what it does on its tenth path is
    not known to anybody. About 30 lines."""
    for node in source.nodes():
        if isinstance(node, Function):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{source.name}:{node.lineno}: {node.name} has {length} lines"


_OPENERS: Final = frozenset({"of", "what", "whatever", "which", "who", "whoever", "whom", "whose"})


def a_docstring_says_what_it_is_about(source: Source) -> Iterator[str]:
    """Who looks up a name wants to know what it is. A sentence that begins with "What" or "Whose"
    is a riddle until its end: begin with a noun of the field, or with a verb."""
    for node in source.nodes():
        if isinstance(node, ast.Module | ast.ClassDef | Function):
            first = (ast.get_docstring(node) or "-").split()[0]
            if re.sub(r"\W.*", "", first).lower() in _OPENERS:
                yield f"{source.name}:{getattr(node, 'lineno', 1)}: {first} ..."


_PROMISES: Final = re.compile(r"\b(?:T[O]DO|F[I]XME|X[X]X)\b")


def nothing_is_put_off(source: Source) -> Iterator[str]:
    """A note to do it later is read by nobody who could do it. Do it now, or open an issue."""
    for number, line in enumerate(source.lines, start=1):
        if _PROMISES.search(line):
            yield f"{source.name}:{number}: {line.strip()}"


def no_test_is_skipped(source: Source) -> Iterator[str]:
    """A skipped test is green and says nothing: the day its subject breaks, all is green. A test
    whose part cannot be had fails with the sentence that says how to get it."""
    yield from _attributes(source, {"skip", "skipif", "xfail", "importorskip", "skipTest"})


def no_test_sleeps(source: Source) -> Iterator[str]:
    """A sleep is too short on a busy machine, where the test fails for no reason, and too long on
    any other. Wait for what is to happen, with a limit."""
    yield from _attributes(source, {"sleep", "wait_for_timeout"})
    for node in source.nodes():
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "sleep":
            yield f"{source.name}:{node.lineno}: sleep"


def nothing_is_patched(source: Source) -> Iterator[str]:
    """A patch knows the inside of what it tests, and goes on passing when the outside is broken.
    What a test must replace is passed in: a clock, a feed, a sender."""
    for node in source.nodes():
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        if any(name.split(".")[:2] in (["unittest", "mock"], ["mock"]) for name in names):
            yield f"{source.name}:{getattr(node, 'lineno', 0)}: imports mock"
    yield from _attributes(source, {"mocker"})


def catching_everything_has_a_reason(source: Source) -> Iterator[str]:
    """A handler that takes everything also takes the fault nobody thought of, and the events after
    it are lost without a word. It raises again, or a comment beside it says why it may not."""
    for node in source.nodes():
        if not isinstance(node, ast.ExceptHandler) or _raises_again(node):
            continue
        caught = {ast.unparse(part) for part in _caught(node)}
        around = source.lines[max(0, node.lineno - 2) : node.lineno]
        if caught & {"Exception", "BaseException", ""} and not any("#" in line for line in around):
            yield f"{source.name}:{node.lineno}: {source.lines[node.lineno - 1].strip()}"


def no_rule_is_an_assertion(source: Source) -> Iterator[str]:
    """`python -O` leaves assertions out, and a broken rule with them; and who breaks one is told
    nothing. A rule is a named error."""
    for node in source.nodes():
        if isinstance(node, ast.Assert):
            yield f"{source.name}:{node.lineno}: {ast.unparse(node)}"


def a_package_says_what_it_is(source: Source) -> Iterator[str]:
    """Whoever opens a folder reads its first file first. It says what is in there, and what not."""
    if source.path.name == "__init__.py" and not ast.get_docstring(source.tree):
        yield f"{source.name}: no docstring"


def what_the_chassis_offers_is_promised(source: Source) -> Iterator[str]:
    """Every service stands on the chassis and none of its authors reads all of it: a function or
    class that they may use says what it promises. Its methods may be told by their class."""
    for node in source.tree.body:
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            yield f"{source.name}:{node.lineno}: {node.name}"


def the_domain_stands_alone(source: Source) -> Iterator[str]:
    """Rules must be testable in a millisecond and outlive web frameworks and databases: a domain
    imports the standard library, the domain part of `eventsourcing`, the kernel and itself."""
    own = ".".join(source.path.parts[:3])
    yield from _strangers(source, own, "kernel", "eventsourcing.domain", "eventsourcing.utils")


def the_kernel_stands_alone(source: Source) -> Iterator[str]:
    """What every domain stands on may change for no reason but the field's own: the kernel imports
    the standard library and itself."""
    yield from _strangers(source, "kernel")


def _strangers(source: Source, *known: str) -> Iterator[str]:
    """Imports of what is neither in the standard library nor in one of the known packages."""
    for node in source.nodes():
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [f"{'.' * node.level}{node.module or ''}"]
        for name in names:
            ours = f"{name}.".startswith(tuple(f"{package}." for package in known))
            if not ours and name.partition(".")[0] not in sys.stdlib_module_names:
                yield f"{source.name}:{getattr(node, 'lineno', 0)}: {name}"


_BASE_UNITS: Final = ("_seconds", "_bytes", "_ratio")
_OTHER_UNITS: Final = frozenset(
    {"ms", "milliseconds", "minutes", "hours", "days", "kb", "mb", "kilobytes", "percent"}
)
_UNBOUNDED: Final = frozenset(
    {"account", "actor", "correlation_id", "id", "member", "member_id", "path", "person"}
)


def a_metric_can_be_read(source: Source) -> Iterator[str]:
    """Who looks at a graph at night has its name and its help text, no more. Base units, `_total`
    for what only grows, and no label with a value for each person: such a series never ends."""
    for node in _metrics(source):
        kind = ast.unparse(node.func)
        name, text, *labels = [ast.literal_eval(part) for part in node.args if _is_literal(part)]
        at = f"{source.name}:{node.lineno}: {name}"
        if not re.fullmatch("sausat(_[a-z0-9]+)+", name):
            yield f"{at} is not a name in this house"
        if not text.endswith("."):
            yield f"{at} has no help text that is a sentence"
        if (kind == "Counter") != name.endswith("_total"):
            yield f"{at} is a {kind}: only a counter ends in _total"
        if kind in {"Histogram", "Summary"} and not name.endswith(_BASE_UNITS):
            yield f"{at} has no base unit"
        if _OTHER_UNITS.intersection(name.split("_")):
            yield f"{at} is not in a base unit"
        if labels and _UNBOUNDED.intersection(labels[0]):
            yield f"{at} has a label that grows without bound"


def _is_aggregate(node: ast.AST) -> bool:
    return isinstance(node, ast.ClassDef) and "Aggregate" in map(ast.unparse, node.bases)


def _inherits_from_an_aggregate(source: Source) -> Iterator[str]:
    """Classes of a domain, besides its events, that hold or share the steps of an aggregate."""
    for node in source.nodes():
        if not isinstance(node, ast.ClassDef):
            continue
        bases = list(map(ast.unparse, node.bases))
        if "Aggregate" in bases and len(bases) > 1:
            yield f"{node.name} inherits from {', '.join(bases)}"
        decides = any(isinstance(part, Function) and _triggers(part) for part in node.body)
        if decides and "Aggregate" not in bases:
            yield f"{node.name} holds steps of an aggregate"


def _triggers(function: Function) -> bool:
    """Whether it has the aggregate record an event."""
    return any(
        isinstance(node, ast.Call) and ast.unparse(node.func) == "self.trigger_event"
        for node in ast.walk(function)
    )


def _metrics(source: Source) -> Iterator[ast.Call]:
    """The definitions of metrics: calls of what the file imports from prometheus_client."""
    imported = {
        alias.asname or alias.name
        for node in source.nodes()
        if isinstance(node, ast.ImportFrom) and node.module == "prometheus_client"
        for alias in node.names
    }
    kinds = imported & {"Counter", "Gauge", "Histogram", "Summary"}
    for node in source.nodes():
        if isinstance(node, ast.Call) and ast.unparse(node.func) in kinds:
            yield node


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant | ast.List | ast.Tuple)


def _attributes(source: Source, names: set[str]) -> Iterator[str]:
    for node in source.nodes():
        if isinstance(node, ast.Attribute) and node.attr in names:
            yield f"{source.name}:{node.lineno}: {ast.unparse(node)}"


def _caught(handler: ast.ExceptHandler) -> list[ast.expr]:
    if handler.type is None:
        return [ast.Name("")]
    return handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None
