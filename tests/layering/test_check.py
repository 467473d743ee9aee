#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves that each rule of check.py can fail: builds small trees with one thing wrong and looks for just that."""

import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check  # noqa: E402  (the folder has to be on the path first)

SPDX = "// " + check.SPDX + "\n"
HEADER = SPDX + "// What it is for.\n// Any thread.\n#pragma once\n"


class Tree(unittest.TestCase):
    """Files are given as {path: text}; .cpp and .h texts get their proper opening unless raw is set."""

    def violations(self, files, raw=False):
        with tempfile.TemporaryDirectory() as root:
            for path, text in files.items():
                full = os.path.join(root, path)
                os.makedirs(os.path.dirname(full), exist_ok=True)
                opening = {".h": HEADER, ".cpp": SPDX}.get(os.path.splitext(path)[1], "")
                with open(full, "w", encoding="utf-8") as file:
                    file.write(text if raw else opening + text)
            return check.check_tree(root)[0]

    def assert_clean(self, files, raw=False):
        self.assertEqual([str(v) for v in self.violations(files, raw)], [])

    def assert_refused(self, rule, path, files, raw=False):
        found = self.violations(files, raw)
        self.assertEqual([(v.rule, v.path) for v in found], [(rule, path)], [str(v) for v in found])
        return found[0]


def including(*headers):
    return "".join(f'#include "{h}"\n' for h in headers)


class Layers(Tree):
    # The tools of the packaging are nobody's to include and include nothing: not a layer.
    ONE_OF_EACH = {f"{folder}/X.h": "" for folder in check.MAY_INCLUDE if folder not in ("core", "installer")}

    def test_every_pair_of_folders_is_allowed_or_refused_by_the_rule(self):
        # Written out by hand on purpose: the rule as style and contract state it, not as the checker holds it.
        allowed = {
            "core/base": "core/base",
            "core/domain": "core/base core/domain",
            "core/wire": "core/base core/domain core/wire",
            "core/sql": "core/base core/sql",
            "core/secrets": "core/base core/secrets",
            "core/api": "core/base core/domain core/wire core/api",
            "core/store": "core/base core/domain core/wire core/sql core/store",
            "core/sync": "core/base core/domain core/wire core/secrets core/api core/store core/sync",
            "core/desk": "core/base core/domain core/wire core/secrets core/api core/store core/sync core/desk",
            "ui/kit": "core/base core/domain core/desk ui/kit",
            "ui/files": "core/base ui/kit ui/files",
            "ui/print": "core/base core/domain core/desk ui/kit ui/files ui/print",
            "ui": "core/base core/domain core/desk ui/kit ui/files ui/print ui",
            "server": "core/base core/domain core/wire core/sql server",
            "app": "core/base core/domain core/wire core/sql core/secrets core/api core/store core/sync core/desk ui ui/kit ui/files ui/print server app",
        }
        for source, may in allowed.items():
            for target in self.ONE_OF_EACH:
                files = dict(self.ONE_OF_EACH)
                files[f"{source}/Y.cpp"] = including(target)
                with self.subTest(source=source, target=target):
                    if os.path.dirname(target) in may.split():
                        self.assert_clean(files)
                    else:
                        self.assert_refused("layer", f"{source}/Y.cpp", files)

    def test_api_and_store_do_not_know_each_other(self):
        self.assert_refused("layer", "core/api/A.cpp",
                            {"core/store/S.h": "", "core/api/A.cpp": including("core/store/S.h")})
        self.assert_refused("layer", "core/store/S.cpp",
                            {"core/api/A.h": "", "core/store/S.cpp": including("core/api/A.h")})

    def test_tests_may_include_everything_but_nobody_includes_tests(self):
        files = dict(self.ONE_OF_EACH)
        files["tests/core/tst_Y.cpp"] = including(*self.ONE_OF_EACH) + including("tst_Y.moc")
        self.assert_clean(files)
        self.assert_refused("layer", "app/cli/Y.cpp", {"tests/X.h": "", "app/cli/Y.cpp": including("tests/X.h")})

    def test_ui_sees_the_facades_of_the_desk_but_not_what_is_behind_them(self):
        self.assert_clean({"core/desk/OrderStore.h": "", "ui/orders/P.cpp": including("core/desk/OrderStore.h")})
        self.assert_refused("layer", "ui/orders/P.cpp",
                            {"core/store/OrderTable.h": "", "ui/orders/P.cpp": including("core/store/OrderTable.h")})

    def test_a_file_in_a_folder_without_a_rule_is_refused(self):
        self.assert_refused("folder", "lib/Y.cpp", {"lib/Y.cpp": ""})
        self.assert_refused("folder", "core/misc/Y.cpp", {"core/misc/Y.cpp": ""})
        self.assert_clean({"core/pch.cpp": ""})

    def test_the_line_of_the_include_is_named(self):
        found = self.assert_refused("layer", "core/base/Y.cpp",
                                    {"core/wire/X.h": "", "core/base/Y.cpp": "\n\n" + including("core/wire/X.h")})
        self.assertEqual(found.line, 4)

    def test_spaces_in_the_directive_do_not_hide_it(self):
        self.assert_refused("layer", "core/base/Y.cpp",
                            {"core/wire/X.h": "", "core/base/Y.cpp": '  #  include  "core/wire/X.h"\n'})

    def test_a_comment_is_no_include(self):
        self.assert_clean({"core/wire/X.h": "", "core/base/Y.cpp": "// " + including("core/wire/X.h")})


class IncludeForm(Tree):
    def test_paths_start_at_the_root(self):
        self.assert_refused("include-form", "core/base/Y.cpp",
                            {"core/base/X.h": "", "core/base/Y.cpp": including("X.h")})
        self.assert_refused("include-form", "core/base/Y.cpp",
                            {"core/base/X.h": "", "core/base/Y.cpp": including("../base/X.h")})

    def test_our_headers_are_quoted(self):
        self.assert_refused("include-form", "core/base/Y.cpp",
                            {"core/base/X.h": "", "core/base/Y.cpp": "#include <core/base/X.h>\n"})

    def test_the_header_exists(self):
        self.assert_refused("include-form", "core/base/Y.cpp", {"core/base/Y.cpp": including("core/base/Gone.h")})


class Libraries(Tree):
    CASES = [  # header, a folder that may, folders that may not
        ("boost/beast/http.hpp", "server/http", ["server/orders", "core/api", "app/order-service", "ui/kit"]),
        ("boost/asio.hpp", "server/http", ["server", "server/httpx", "core/base"]),
        ("qt6keychain/keychain.h", "core/secrets", ["core/api", "app/desktop", "ui/signin"]),
        ("simdjson.h", "core/wire", ["core/domain", "server/importer", "core/api"]),
        ("rapidjson/writer.h", "core/wire", ["server/feed", "core/base"]),
        ("sqlite3.h", "core/sql", ["server/store", "core/store", "app/cli"]),
        ("QSqlQuery", "core/sql", ["ui/orders", "core/store", "server/store", "app/cli"]),
        ("QtSql/QSqlDatabase", "core/sql", ["ui/orders", "core/base"]),
        ("QNetworkAccessManager", "core/api", ["ui/orders", "core/sync", "core/base", "server/http"]),
        ("QTcpSocket", "core/api", ["ui/shell", "core/store"]),
        ("QtNetwork/QSslSocket", "core/api", ["ui/shell"]),
        ("QtWidgets/QLabel", "ui/kit", ["core/base", "core/sync", "server/orders"]),
        ("QApplication", "app/desktop", ["core/base", "server"]),
        ("QtGui/QImage", "ui/kit", ["core/domain", "server/demo"]),
        ("QDBusConnection", "ui/kit", ["ui/shell", "core/secrets", "app/desktop"]),
        ("QSvgRenderer", "ui/kit", ["ui/orders", "app/desktop"]),
        ("QSvgGenerator", "ui/sales", ["ui/orders", "app/desktop"]),
        ("QStackedBarSeries", "ui/sales", ["ui/orders", "ui/kit"]),
    ]

    def test_a_library_is_included_by_its_owner_only(self):
        for header, owner, others in self.CASES:
            with self.subTest(header=header):
                self.assert_clean({f"{owner}/Y.cpp": f"#include <{header}>\n"})
                self.assert_clean({"tests/support/Y.cpp": f"#include <{header}>\n"})
                for other in others:
                    self.assert_refused("library", f"{other}/Y.cpp", {f"{other}/Y.cpp": f"#include <{header}>\n"})

    def test_similar_names_are_free(self):
        self.assert_clean({"core/base/Y.cpp": "#include <boost/assert.hpp>\n#include <QtCore/QHash>\n"})

    def test_an_owners_header_does_not_leak_the_library(self):
        files = {
            "server/http/Inner.h": "#include <boost/beast.hpp>\n",
            "server/http/Listener.h": including("server/http/Inner.h"),
            "server/http/Listener.cpp": including("server/http/Listener.h"),
        }
        self.assert_clean(files)
        files["app/order-service/main.cpp"] = including("server/http/Listener.h")
        self.assert_refused("library", "app/order-service/main.cpp", files)

    def test_headers_that_include_each_other_end(self):
        self.assert_clean({"core/base/A.h": including("core/base/B.h"), "core/base/B.h": including("core/base/A.h")})

    def test_a_library_is_linked_by_its_owner_only(self):
        spdx = "# " + check.SPDX + "\n"
        for target, owner, other in (("Qt6::Sql", "core/sql", "ui/orders"), ("Qt6::Network", "core/api", "core/store"),
                                     ("Qt6::Widgets", "ui/kit", "core/base"), ("Qt6::DBus", "ui/kit", "ui/shell"),
                                     ("simdjson::simdjson", "core/wire", "server")):
            with self.subTest(target=target):
                text = spdx + f"ch_library(x PRIVATE {target})\n"
                self.assert_clean({f"{owner}/CMakeLists.txt": text})
                self.assert_refused("library", f"{other}/CMakeLists.txt", {f"{other}/CMakeLists.txt": text})


class Files(Tree):
    def test_length_has_a_limit(self):
        self.assert_clean({"core/base/Y.cpp": "\n" * 599})
        self.assert_refused("size", "core/base/Y.cpp", {"core/base/Y.cpp": "\n" * 600})
        self.assert_clean({"core/base/Y.h": "\n" * 246})
        self.assert_refused("size", "core/base/Y.h", {"core/base/Y.h": "\n" * 247})

    def test_an_exception_needs_a_reason_and_a_use(self):
        long = {"core/base/Y.cpp": "\n" * 650}
        self.assert_clean({**long, check.SIZE_EXCEPTIONS: "# note\n\ncore/base/Y.cpp 700 one table\n"})
        self.assert_refused("size", "core/base/Y.cpp",
                            {**long, check.SIZE_EXCEPTIONS: "core/base/Y.cpp 620 one table\n"})
        self.assert_refused("size", check.SIZE_EXCEPTIONS,
                            {"core/base/Y.cpp": "", check.SIZE_EXCEPTIONS: "core/base/Y.cpp 700 one table\n"})
        self.assert_refused("size", check.SIZE_EXCEPTIONS,
                            {"core/base/Y.cpp": "", check.SIZE_EXCEPTIONS: "core/base/Gone.cpp 700 one table\n"})
        self.assert_refused("size", check.SIZE_EXCEPTIONS,
                            {"core/base/Y.cpp": "", check.SIZE_EXCEPTIONS: "core/base/Y.cpp 700\n"})

    def test_the_licence_line_is_there(self):
        self.assert_refused("spdx", "core/base/Y.cpp", {"core/base/Y.cpp": "int x;\n"}, raw=True)
        self.assert_refused("spdx", "core/base/Y.cpp", {"core/base/Y.cpp": "\n" + SPDX}, raw=True)
        self.assert_refused("spdx", "tests/e2e/run.py", {"tests/e2e/run.py": "#!/usr/bin/python3\nprint()\n"})
        self.assert_refused("spdx", "server/store/001_all.sql", {"server/store/001_all.sql": "CREATE TABLE t (a);\n"})
        self.assert_refused("spdx", "dev", {"./dev": "#!/usr/bin/env bash\n"})
        self.assert_clean({"tests/e2e/run.py": f"#!/usr/bin/python3\n# {check.SPDX}\n"})

    def test_a_header_says_what_it_is_for_and_guards_itself(self):
        self.assert_refused("header", "core/base/Y.h",
                            {"core/base/Y.h": SPDX + "// One line.\n#pragma once\n"}, raw=True)
        self.assert_refused("header", "core/base/Y.h", {"core/base/Y.h": SPDX + "// Two\n// lines.\n"}, raw=True)

    def test_unfinished_work_is_named(self):
        for word in ("TO" "DO", "FIX" "ME", "HA" "CK"):
            with self.subTest(word=word):
                self.assert_refused("unfinished", "core/base/Y.cpp", {"core/base/Y.cpp": f"// {word}: later\n"})
                self.assert_refused("unfinished", "tests/t.py", {"tests/t.py": f"# {check.SPDX}\n# {word} later\n"})
        self.assert_clean({"core/base/Y.cpp": "// HACKNEY is a place, XXX a currency\n"})

    def test_build_folders_are_not_read(self):
        self.assert_clean({"build/release/Y.cpp": '#include "nowhere.h"\n', ".git/Y.cpp": "x"}, raw=True)


class Sql(Tree):
    STATEMENTS = (
        "SELECT id FROM orders", "INSERT INTO orders VALUES (?)", "INSERT OR IGNORE INTO t VALUES (?)",
        "UPDATE orders SET status = ?", "DELETE FROM orders", "CREATE TABLE t (a)", "CREATE UNIQUE INDEX i ON t (a)",
        "PRAGMA user_version", "BEGIN IMMEDIATE", "WITH x AS (SELECT 1) SELECT * FROM x", "DROP TABLE t",
        "ALTER TABLE t ADD COLUMN b", "SAVEPOINT effect",
    )

    def test_sql_outside_its_homes_is_refused(self):
        for statement in self.STATEMENTS:
            with self.subTest(statement=statement):
                text = f'const auto kText = u"{statement}"_s;\n'
                self.assert_refused("sql", "server/orders/Handlers.cpp", {"server/orders/Handlers.cpp": text})
                self.assert_refused("sql", "core/store/OrderStore.h", {"core/store/OrderStore.h": text})
                for home in ("server/orders/OrderRepository.cpp", "core/store/OrderTable.cpp", "core/sql/Tx.cpp",
                             "server/store/Schema.cpp", "tests/core/store/tst_Orders.cpp"):
                    self.assert_clean({home: text})

    def test_raw_strings_are_read(self):
        text = 'auto t = R"sql(\n  SELECT a,\n   "b)" FROM t\n)sql";\n'
        found = self.assert_refused("sql", "server/feed/Feed.cpp", {"server/feed/Feed.cpp": text})
        self.assertEqual(found.line, 2)

    def test_prose_comments_and_code_are_not_sql(self):
        self.assert_clean({"server/feed/Feed.cpp": "\n".join([
            '// "SELECT id FROM orders" stands in the repository',
            '/* "DELETE FROM t" */',
            'const auto a = "Select an order"; const auto b = "SELECTED"; const auto c = "UPDATE AVAILABLE";',
            """const char quote = '"'; const int big = 1'000'000; const char other = '"';""",
            'const auto d = "it says \\"SELECT x\\"";',
            "",
        ])})


if __name__ == "__main__":
    unittest.main()
