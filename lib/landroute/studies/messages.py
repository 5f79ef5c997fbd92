"""Every message of the book against what asks for it: none missing, none unused, all readable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from itertools import chain
from operator import or_
from pathlib import Path

from landroute.charts.tables import Table
from landroute.errors import BadInput
from landroute.paths import DATA, shown
from landroute.scenario import Scenario
from landroute.studies.base import Entry, Study
from landroute.studies.named import (
    LIBRARY,
    Named,
    asking_modules,
    module_names,
    modules,
    names_of,
    words_of_tables,
)
from landroute.studies.registry import STUDIES, homes, study, study_class
from landroute.tables.package import PACKAGE
from landroute.tables.sound import MESSAGES, digest, found_sound, keep_sound, parts_of
from landroute.wording.check import message_files, refuse_first
from landroute.wording.check import message_problems as file_problems
from landroute.wording.source import SHARED, Part, at, parts

KINDS = ("findings", "figures", "tables")
FIGURE_PARTS = ("title", "alt", "caption")
MAY_HAVE = "subtitle"  # a map's title says what it shows
OF_KEYS = ("figure-", "table-")
STUDY_FOLDERS = LIBRARY / "studies"


def message_problems() -> list[str]:
    """
    Return what is wrong with messages, found without working anything out.

    Returns
    -------
    list of str
        `file:line: reason`: what `wording.check` finds; or else the messages that a study lacks,
        those that nothing uses, and those that want a fact which no code names. A message is used
        if it goes with a registered key, if code that can see it names it, or if a used one refers
        to it. First of all a key that is registered twice, or under no supposition of its study.
    """
    try:
        for kind in KINDS:
            homes(kind)
        return file_problems() or list(_beside_the_code())
    except BadInput as error:
        return [str(error)]


def require_messages() -> None:
    """
    Raise `BadInput` with the first of `message_problems`, if there are any.

    Code and messages that were found whole are not looked at again until one of their files, or
    the schema of a table, changes.
    """
    if not known_whole():
        key = _key()
        refuse_first(message_problems())
        keep_sound(MESSAGES, [key])


def known_whole() -> bool:
    """Say whether code and messages were found whole before, as they are now."""
    return found_sound(MESSAGES, _key())


def _key() -> str:
    """Return a digest of all that the messages hang on: code, messages, the tables' schema."""
    said = (parts_of(path.parent, path.name) for path in message_files())
    code = parts_of(LIBRARY, "*.py")
    return digest(*code, *chain.from_iterable(said), (DATA / PACKAGE).read_bytes())


def reading_problems(scenario: Scenario, say: Callable[[str], None]) -> list[str]:
    """
    Return what cannot be said under a scenario: every finding, figure and table is read.

    Parameters
    ----------
    say
        Called with the name of each study before it is read.

    Returns
    -------
    list of str
        `file:line: reason`.
    """
    problems: dict[str, None] = {}
    for name in STUDIES:
        say(name)
        posed = study(name, scenario)
        for reading in _readings(posed):
            try:
                reading()
            except BadInput as error:
                problems[str(error)] = None
    return list(problems)


def _readings(posed: Study) -> Iterator[Callable[[], object]]:
    yield from (lambda key=key: posed[key] for key in posed.finding_keys())
    yield from (lambda key=key: posed.figure(key) for key in _keys(posed.figures))
    yield from (lambda key=key: _read(posed.table(key)) for key in _keys(posed.tables))


def _keys(entries: list[Entry]) -> Iterator[str]:
    return (key for entry in entries for key in entry.by_key())


def _read(table: Table) -> object:
    return table.document()


def _beside_the_code() -> Iterator[str]:
    files = {path.stem: path for path in message_files()}
    shared = {part.name: part for part in parts(files.pop(SHARED))}
    used_of_shared = _used(shared, _asked_of_any_file(), set())
    for name, path in files.items():
        own = {part.name: part for part in parts(path)}
        code = _code_that_sees(name)
        if not code:
            yield f"{at(path, 1)}: no study has this name and no code asks for its messages"
            continue
        said, named = {**shared, **own}, _named_by(name, code)
        wanted = dict(_wanted(name)) if name in STUDIES else {}
        for message, entry in wanted.items():
            if message not in said or not said[message].said:
                yield f"{entry.at}: {shown(path)} has no message {message}"
        optional = {f"{figure.rpartition('.')[0]}.{MAY_HAVE}" for figure in wanted if "." in figure}
        used = _used(said, named, {*wanted, *(optional & set(said))})
        used_of_shared |= used
        yield from _unused(own, used)
        yield from _facts_unnamed(own, named)
    yield from _unused(shared, used_of_shared)


def _wanted(name: str) -> Iterator[tuple[str, Entry]]:
    """Yield the messages that go with the registered keys of a study, each with its entry."""
    cls = study_class(name)
    yield from ((entry.message, entry) for entry in cls.findings)
    yield from ((f"figure-{e.message}.{part}", e) for e in cls.figures for part in FIGURE_PARTS)
    yield from ((f"table-{entry.message}", entry) for entry in cls.tables)


def _code_that_sees(name: str) -> list[Path]:
    """Return the modules that may ask for the messages of a file."""
    own = sorted((STUDY_FOLDERS / name).glob("*.py")) if name in STUDIES else []
    return [*own, *asking_modules().get(name, [])]


def _named_by(name: str, code: list[Path]) -> Named:
    named = names_of(code)
    facts = _asked_of_any_file()
    named |= Named(fields=facts.fields, patterns=facts.patterns)
    if name in STUDIES:
        return named | words_of_tables(named)
    return named | Named(fields=frozenset(Scenario.model_fields))


def _asked_of_any_file() -> Named:
    """Return what facts ask of whichever file they are written by, such as `count-NOUN`."""
    own = [path for path in modules() if path.parent == LIBRARY / "wording"]
    return reduce(or_, map(module_names, own))


def _used(said: Mapping[str, Part], named: Named, wanted: set[str]) -> set[str]:
    """Return the messages that a key, the code or a used message asks for."""
    ahead = [part for part in said.values() if _asked_for(part.name, named, wanted)]
    used: set[str] = set()
    while ahead:
        part = ahead.pop()
        if part.name not in used:
            used.add(part.name)
            ahead += [said[one] for one in part.entries if one in said]
    return used


def _asked_for(name: str, named: Named, wanted: set[str]) -> bool:
    message, _, attribute = name.partition(".")
    if name in wanted or name in named.strings:
        return True
    if name.startswith(OF_KEYS):  # of a key that is not registered
        return False
    if not attribute:
        return named.may_say(name)
    # A variant of a finding or of another message: `name.variant`.
    asked = message in wanted or named.may_say(message)
    ends = any(pattern.endswith(rf"\.{attribute}") for pattern in named.patterns)
    return named.may_say(name) or (asked and (attribute in named.strings or ends))


def _unused(own: Mapping[str, Part], used: set[str]) -> Iterator[str]:
    for part in own.values():
        if part.said and part.name not in used:
            yield f"{part.at}: nothing uses {part.name}"


def _facts_unnamed(own: Mapping[str, Part], named: Named) -> Iterator[str]:
    for part in own.values():
        for fact, line in part.variables.items():
            if not named.may_name(fact):
                yield f"{at(part.path, line)}: {part.name} wants ${fact}, which no code gives"
