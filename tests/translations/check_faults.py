#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Shows that check.py finds what it is for: a tree with one source file, and catalogues with one fault each.

    check_faults.py --lupdate PROGRAM
"""

import argparse
import contextlib
import io
import os
import sys
import tempfile
import unittest

import check

SOURCE = """class Page : public QObject {
    Q_OBJECT
    void f() { tr("Ship %1 …"); tr("%n order(s)", nullptr, 2); }
};
"""
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="{language}">\n<context><name>Page</name>\n'
TAIL = "</context>\n</TS>\n"
SHIP = "<message><source>Ship %1 …</source><translation>{}</translation></message>\n"
COUNT = '<message numerus="yes"><source>%n order(s)</source><translation>{}</translation></message>\n'
CHINESE_COUNT = COUNT.format("<numerusform>%n 张订单</numerusform>")
ENGLISH_COUNT = COUNT.format("<numerusform>%n order</numerusform><numerusform>%n orders</numerusform>")

lupdate = ""


class Faults(unittest.TestCase):
    def faults(self, chinese, english=ENGLISH_COUNT):
        with tempfile.TemporaryDirectory() as root:
            os.makedirs(os.path.join(root, "ui"))
            os.makedirs(os.path.join(root, "translations"))
            for path, text in (("ui/Page.cpp", SOURCE),
                               ("translations/countinghouse_zh_CN.ts", HEAD.format(language="zh_CN") + chinese + TAIL),
                               ("translations/countinghouse_en.ts", HEAD.format(language="en") + english + TAIL)):
                with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                    file.write(text)
            with contextlib.redirect_stdout(io.StringIO()):
                return check.check(root, lupdate)

    def test_complete_passes(self):
        self.assertEqual(self.faults(SHIP.format("发出 %1 …") + CHINESE_COUNT), [])

    def test_missing_string_is_found(self):
        self.assertIn("is not translated", "\n".join(self.faults(CHINESE_COUNT)))

    def test_unfinished_string_is_found(self):
        unfinished = SHIP.format("发出 %1 …").replace("<translation>", '<translation type="unfinished">')
        self.assertIn("is not translated", "\n".join(self.faults(unfinished + CHINESE_COUNT)))

    def test_lost_place_is_found(self):
        self.assertIn("no place where the source has %1", "\n".join(self.faults(SHIP.format("发出 …") + CHINESE_COUNT)))

    def test_lost_ellipsis_is_found(self):
        self.assertIn("at its end", "\n".join(self.faults(SHIP.format("发出 %1") + CHINESE_COUNT)))

    def test_string_that_left_the_sources_is_found(self):
        gone = "<message><source>Gone</source><translation>没了</translation></message>\n"
        self.assertIn("in no source any more", "\n".join(self.faults(SHIP.format("发出 %1 …") + CHINESE_COUNT + gone)))

    def test_missing_plural_form_of_english_is_found(self):
        one = COUNT.format("<numerusform>%n order</numerusform>")
        faults = "\n".join(self.faults(SHIP.format("发出 %1 …") + CHINESE_COUNT, one))
        self.assertIn("countinghouse_en.ts", faults)


def main():
    global lupdate
    parser = argparse.ArgumentParser()
    parser.add_argument("--lupdate", required=True)
    arguments, rest = parser.parse_known_args()
    lupdate = arguments.lupdate
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
