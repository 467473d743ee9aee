#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads every source file and refuses what breaks the architecture: who may include whom, where SQL may stand,
which folder owns which library, and what a file looks like. Linking alone cannot show it: a target that links only
Qt Core still compiles an include of <QtWidgets/QWidget>.

    check.py [--root DIR]      prints "file:line: [rule] what is wrong and what to do"; exit 1 if there is anything
"""

import argparse
import os
import re
import sys
from dataclasses import dataclass

# Who may include whom: a folder, and the folders whose headers it may include besides its own.
# The longest matching folder counts; a C++ file that matches none is refused.
MAY_INCLUDE = {
    "core": set(),
    "core/base": set(),
    "core/domain": {"core/base"},
    "core/wire": {"core/base", "core/domain"},
    "core/sql": {"core/base"},
    "core/secrets": {"core/base"},
    "core/api": {"core/base", "core/domain", "core/wire"},
    "core/store": {"core/base", "core/domain", "core/wire", "core/sql"},
    "core/sync": {"core/base", "core/domain", "core/wire", "core/api", "core/store", "core/secrets"},
    "core/desk": {"core/base", "core/domain", "core/wire", "core/api", "core/store", "core/secrets", "core/sync"},
    "ui/kit": {"core/base", "core/domain", "core/desk"},
    "ui/files": {"core/base", "ui/kit"},
    "ui/print": {"core/base", "core/domain", "core/desk", "ui/kit", "ui/files"},
    "ui": {"core/base", "core/domain", "core/desk", "ui/kit", "ui/print"},
    "server": {"core/base", "core/domain", "core/wire", "core/sql"},
    "app": {"core", "ui", "server"},
    # Tools of the packaging, no part of a program.
    "installer": set(),
    "tests": {"core", "ui", "server", "app"},
}

QT_SQL = re.compile(r"QtSql(/|$)|QSql\w*$")
# Bare names of widgets need no list: they compile only with Qt6::Widgets linked, and `target` refuses that.
QT_WIDGETS = re.compile(r"Qt(Widgets|Gui|PrintSupport|Charts)(/|$)|Q(Application|GuiApplication|Widget|Dialog)$")
QT_NETWORK = re.compile(
    r"QtNetwork(/|$)|Q(Network\w+|Abstract(Network\w+|Socket)|IPv6Address|Tcp\w+|Udp\w+|Sctp\w+|Ssl\w*|Local(Server|Socket)"
    r"|Host(Address|Info)|Dns\w+|Http(Part|MultiPart|2Configuration)|Hsts\w+|Authenticator|Dtls\w*|Ocsp\w+"
    r"|PasswordDigestor|RestAccessManager)$"
)


@dataclass(frozen=True)
class Library:
    """A library that only the named folders may include; `checked` are the folders that the rule looks at."""

    name: str
    header: re.Pattern
    owners: tuple
    checked: tuple = ("app", "core", "server", "ui")
    # The CMake target that must not be linked outside the owners, where there is one.
    target: str = ""
    # Also refuse a file that gets the library through a header of an owner: its types would leak out.
    transitive: bool = False


LIBRARIES = (
    Library("Boost.Beast/Asio", re.compile(r"boost/(beast|asio)([./]|$)"), ("server/http",), transitive=True),
    Library("QtKeychain", re.compile(r"(qt\d?keychain/.*|keychain\.h)$"), ("core/secrets",), transitive=True),
    Library("zlib", re.compile(r"zlib\.h$"), ("core/api",), transitive=True),
    Library("hiredis", re.compile(r"hiredis([./]|$)"), ("server/cache",), transitive=True),
    Library("rabbitmq-c", re.compile(r"(rabbitmq-c/.*|amqp(_\w+)?\.h)$"), ("server/amqp",), target="PkgConfig::rabbitmq", transitive=True),
    Library("libcurl", re.compile(r"curl/"), ("server/webhooks",), target="CURL::libcurl", transitive=True),
    Library("simdjson", re.compile(r"simdjson([./]|$)"), ("core/wire",), target="simdjson::simdjson"),
    Library("RapidJSON", re.compile(r"rapidjson/"), ("core/wire",)),
    Library("the SQLite C API", re.compile(r"sqlite3(ext)?\.h$"), ("core/sql",)),
    Library("libpq", re.compile(r"(libpq-fe|pg_config|postgres_ext)\.h$"), ("core/sql/libpq",), target="PkgConfig::libpq", transitive=True),
    Library("libxlsxwriter", re.compile(r"xlsxwriter([./]|$)"), ("ui/files",), transitive=True),
    Library("zint", re.compile(r"zint\.h$"), ("ui/print",), transitive=True),
    Library("Qt PrintSupport", re.compile(r"QtPrintSupport(/|$)|QPrint\w*$|QPageSetupDialog$"), ("ui/print",),
            transitive=True),
    Library("Qt Sql", QT_SQL, ("core/sql",), target="Qt6::Sql"),
    Library("Qt Network", QT_NETWORK, ("core/api",), checked=("core", "server", "ui"),
            target="Qt6::Network"),
    Library("Qt DBus", re.compile(r"QtDBus(/|$)|QDBus\w*$"), ("ui/kit",), target="Qt6::DBus", transitive=True),
    Library("Qt Svg", re.compile(r"QtSvg(Widgets)?(/|$)|QSvg\w+$"), ("ui/kit", "ui/sales")),
    # Newer Qt replaces it (decision 013).
    Library("Qt Charts", re.compile(r"QtCharts(/|$)|Q(Chart|BarSet|CategoryAxis|(Line|Scatter|StackedBar)Series)$"), ("ui/sales",)),
    Library("Qt Widgets and Qt Gui", QT_WIDGETS, (), checked=("core", "server"),
            target=r"Qt6::(Widgets|Gui|PrintSupport|Charts)"),
)

CPP_SUFFIXES = (".cpp", ".h")
MAX_LINES = {".cpp": 600, ".h": 250}
SIZE_EXCEPTIONS = "tests/layering/size_exceptions.txt"
SPDX = "SPDX-License-Identifier: Apache-2.0"
SKIPPED_FOLDERS = {"build", "node_modules", "__pycache__"}
GENERATED_INCLUDE = re.compile(r"(\w+\.moc|moc_\w+\.cpp|ui_\w+\.h)$")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)

# Spelled in pieces, so that the check passes on itself.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|HA" r"CK)\b")

TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)"
    r'|R"(?P<delimiter>[^()\\\s"]{0,16})\((?P<raw>.*?)\)(?P=delimiter)"'
    r'|"(?P<plain>(?:\\.|[^"\\\n])*)"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'",
    re.DOTALL,
)
SQL = re.compile(
    r"\s*(SELECT\s|WITH\s+(RECURSIVE\s+)?\w+\s*(\([^)]*\)\s*)?AS\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|REPLACE\s+INTO\s"
    r"|UPDATE\s+(OR\s+\w+\s+)?\w+\s+SET\s|DELETE\s+FROM\s|(CREATE|DROP|ALTER)\s+(TEMP\s+|UNIQUE\s+|VIRTUAL\s+)*"
    r"(TABLE|INDEX|TRIGGER|VIEW)\s|PRAGMA\s+\w|(BEGIN|SAVEPOINT|RELEASE|ROLLBACK\s+TO)\s+\w)"
)
SQL_HOMES = ("core/sql", "server/store", "tests")
SQL_FILE = re.compile(r"(Repository|Table)\.cpp$")


@dataclass(frozen=True)
class Violation:
    path: str
    line: int
    rule: str
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: [{self.rule}] {self.message}"


def is_inside(path, folder):
    return path == folder or path.startswith(folder + "/")


def layer_of(path):
    """The longest folder of MAY_INCLUDE that holds the path; "core" holds only the files directly in it."""
    folders = [f for f in MAY_INCLUDE if path.startswith(f + "/") and (f != "core" or path.count("/") == 1)]
    return max(folders, key=len, default=None)


def line_at(text, position):
    return text.count("\n", 0, position) + 1


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
        return file.read()


def source_files(root):
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in SKIPPED_FOLDERS and (not f.startswith(".") or f == ".ci"))
        for name in sorted(names):
            yield os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")


def includes_of(text):
    return [(match[1], match[2].strip(), line_at(text, match.start())) for match in INCLUDE.finditer(text)]


def check_layer(path, includes, root):
    layer = layer_of(path)
    if layer is None:
        yield Violation(path, 1, "folder",
                        "no rule names this folder: put the file where its layer is, or add a rule to check.py")
        return
    allowed = MAY_INCLUDE[layer] | ({layer} if layer != "core" else set())
    for bracket, name, line in includes:
        top = name.split("/", 1)[0]
        ours = top in ("app", "core", "server", "tests", "ui") and "/" in name
        if bracket == "<":
            if ours:
                yield Violation(path, line, "include-form",
                                f'write #include "{name}": <> is for other people\'s headers')
            continue
        if GENERATED_INCLUDE.match(name):
            continue
        if not ours:
            yield Violation(path, line, "include-form",
                            f'"{name}" does not start at the project\'s root: write "folder/{os.path.basename(name)}", '
                            "or <> for a library")
            continue
        if not os.path.isfile(os.path.join(root, name)):
            yield Violation(path, line, "include-form", f'there is no "{name}"')
        if not any(is_inside(name, folder) for folder in allowed):
            may = ", ".join(sorted(allowed)) or "nothing of the project"
            yield Violation(path, line, "layer", f'{layer} must not include "{name}": it may include {may}')


def reaches(header, library, graph, seen):
    """Whether a project header includes the library, itself or through other project headers."""
    if header in seen:
        return False
    seen.add(header)
    return any(library.header.match(name) or reaches(name, library, graph, seen)
               for _, name, _ in graph.get(header, ()))


def libraries_closed_to(path):
    for library in LIBRARIES:
        checked = any(is_inside(path, folder) for folder in library.checked)
        if checked and not any(is_inside(path, folder) for folder in library.owners):
            yield library


def check_links(path, text):
    for library in libraries_closed_to(path):
        if not library.target:
            continue
        for match in re.finditer(rf"\b{library.target}\b", text):
            owners = " and ".join(library.owners) or "ui and app"
            yield Violation(path, line_at(text, match.start()), "library",
                            f"{match[0]}: only {owners} may link {library.name}")


def check_libraries(path, graph):
    for library in libraries_closed_to(path):
        owners = " and ".join(library.owners) or "ui and app"
        for _, name, line in graph[path]:
            if library.header.match(name):
                yield Violation(path, line, "library", f"<{name}>: {library.name} belongs to {owners} alone")
            elif library.transitive and reaches(name, library, graph, set()):
                yield Violation(path, line, "library",
                                f'"{name}" brings in {library.name}, which belongs to {owners} alone: '
                                "keep its types out of that header")


def check_size(path, text, exceptions):
    limit = MAX_LINES[os.path.splitext(path)[1]]
    lines = text.count("\n")
    if path in exceptions:
        agreed, line = exceptions[path]
        if lines <= limit:
            yield Violation(SIZE_EXCEPTIONS, line, "size", f"{path} has {lines} lines and needs no exception any more")
        limit = max(limit, agreed)
    if lines > limit:
        yield Violation(path, lines, "size", f"{lines} lines, {limit} allowed: split it by what its parts do")


def read_exceptions(root):
    """Lines of "path lines reason"; returns ({path: (lines, line number)}, violations)."""
    exceptions, problems = {}, []
    if not os.path.isfile(os.path.join(root, SIZE_EXCEPTIONS)):
        return exceptions, problems
    for number, line in enumerate(read(root, SIZE_EXCEPTIONS).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split(None, 2)
        if len(fields) < 3 or not fields[1].isdigit():
            problems.append(Violation(SIZE_EXCEPTIONS, number, "size", 'a line is "path lines reason"'))
        elif not os.path.isfile(os.path.join(root, fields[0])):
            problems.append(Violation(SIZE_EXCEPTIONS, number, "size", f"there is no {fields[0]}"))
        else:
            exceptions[fields[0]] = (int(fields[1]), number)
    return exceptions, problems


def check_opening(path, text):
    lines = text.split("\n", 4)
    if path.endswith(CPP_SUFFIXES):
        if lines[0] != "// " + SPDX:
            yield Violation(path, 1, "spdx", f'the first line must be "// {SPDX}"')
    elif not any(SPDX in line for line in lines[:2]):
        yield Violation(path, 1, "spdx", f'one of the first two lines must hold "{SPDX}"')
    if path.endswith(".h"):
        if not (len(lines) > 2 and lines[1].startswith("// ") and lines[2].startswith("// ")):
            yield Violation(path, 2, "header",
                            "lines 2 and 3 say in comments what the header is for and on which thread")
        if not re.search(r"^#pragma once$", text, re.MULTILINE):
            yield Violation(path, 1, "header", "#pragma once is missing")


def check_unfinished(path, text):
    for match in UNFINISHED.finditer(text):
        yield Violation(path, line_at(text, match.start()), "unfinished", f"{match[0]}: do it, or open an issue for it")


def check_sql(path, text):
    if SQL_FILE.search(path) or any(is_inside(path, home) for home in SQL_HOMES):
        return
    for match in TOKEN.finditer(text):
        literal = match["raw"] if match["raw"] is not None else match["plain"]
        if literal and SQL.match(literal.replace("\\n", "\n")):
            yield Violation(path, line_at(text, match.start()), "sql",
                            "SQL belongs into a *Repository.cpp, a *Table.cpp, core/sql or server/store")


def is_script(path):
    return path.endswith((".py", ".cmake", ".sql", ".sh", "CMakeLists.txt")) or path in ("dev", ".ci/run")


def check_tree(root):
    """All violations of the tree, in order of path and line."""
    exceptions, violations = read_exceptions(root)
    sources = {}
    for path in source_files(root):
        if path.endswith(CPP_SUFFIXES):
            sources[path] = read(root, path)
        elif is_script(path):
            text = read(root, path)
            violations += [*check_opening(path, text), *check_unfinished(path, text)]
            if path.endswith("CMakeLists.txt"):
                violations += check_links(path, text)
    graph = {path: includes_of(text) for path, text in sources.items()}
    for path, text in sources.items():
        violations += check_layer(path, graph[path], root)
        violations += check_libraries(path, graph)
        violations += check_size(path, text, exceptions)
        violations += check_opening(path, text)
        violations += check_unfinished(path, text)
        violations += check_sql(path, text)
    return sorted(violations, key=lambda v: (v.path, v.line, v.rule)), len(sources)


def main():
    parser = argparse.ArgumentParser(description="Checks the architecture's rules in all source files.")
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("--root", default=os.path.dirname(os.path.dirname(here)), help="the project's root folder")
    violations, count = check_tree(parser.parse_args().root)
    for violation in violations:
        print(violation)
    if count == 0:
        print("layering: no C++ file found; is --root right?")
        return 1
    print(f"layering: {count} C++ files, {len(violations)} violations")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
