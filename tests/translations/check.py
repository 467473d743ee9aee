#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads the strings of the sources into a copy of each catalogue, and refuses what is missing, unfinished or wrong there.

    check.py --root DIR --lupdate PROGRAM      prints a line for each fault; exit 1 if there is one
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

FOLDERS = ("ui", "app/desktop")
# English holds only plural forms: its other words are the sources'.
CATALOGUES = (("countinghouse_zh_CN.ts", [], 1), ("countinghouse_en.ts", ["-pluralonly"], 2))
# What stands for a value: %1, %L1, %n. It must be in the translation as it is in the source.
PLACE = re.compile(r"%L?(?:\d{1,2}|n)")
# A mnemonic, not the ampersand itself.
MNEMONIC = re.compile(r"&(?=\w)")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Half-width signs between Chinese characters look like a slip; the full-width ones are meant.
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;!?]|[\u4e00-\u9fff]\.(?!\w)")


def forms_of(message):
    translation = message.find("translation")
    if translation is None:
        return []
    if message.get("numerus") == "yes":
        return ["".join(form.itertext()) for form in translation.findall("numerusform")]
    return ["".join(translation.itertext())]


def faults_of(message, expected_forms):
    """Sentences about one message; none if it is well."""
    source = message.findtext("source", "")
    translation = message.find("translation")
    forms = forms_of(message)
    if translation is None or translation.get("type") == "unfinished" or not all(form.strip() for form in forms):
        yield "is not translated"
        return
    if message.get("numerus") == "yes" and len(forms) != expected_forms:
        yield f"has {len(forms)} plural forms, {expected_forms} expected"
    for form in forms:
        # "one order" may leave out its number.
        wanted, found = sorted(PLACE.findall(source)), sorted(PLACE.findall(form))
        if wanted != found and not (expected_forms > 1 and form is forms[0] and [p for p in wanted if p not in ("%n", "%Ln")] == found):
            yield f"has {' '.join(found) or 'no place'} where the source has {' '.join(wanted) or 'none'}"
        if source.endswith("…") != form.endswith("…"):
            yield "differs in the … at its end"
        if bool(MNEMONIC.search(source)) != bool(MNEMONIC.search(form)):
            yield "differs in its mnemonic (&)"
        if HALF_WIDTH.search(form):
            yield "has a half-width sign after a Chinese character"
        if form != form.strip() and source == source.strip():
            yield "begins or ends with a blank"


def catalogue_faults(path, expected_forms):
    tree = ElementTree.parse(path)
    count = 0
    faults = []
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            count += 1
            for fault in faults_of(message, expected_forms):
                faults.append(f"{context.findtext('name')}: \"{message.findtext('source')}\" {fault}")
    return count, faults


def messages_of(path):
    found = set()
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            found.add((context.findtext("name"), message.findtext("source"), message.findtext("comment")))
    return found


def check(root, lupdate):
    faults = []
    for name, options, forms in CATALOGUES:
        ours = os.path.join(root, "translations", name)
        with tempfile.TemporaryDirectory() as folder:
            copy = os.path.join(folder, name)
            shutil.copyfile(ours, copy)
            sources = [os.path.join(root, f) for f in FOLDERS if os.path.isdir(os.path.join(root, f))]
            subprocess.run([lupdate, "-silent", "-no-obsolete", "-locations", "none", "-I", root, *options, *sources,
                            "-ts", copy], check=True, stdout=subprocess.DEVNULL)
            count, found = catalogue_faults(copy, forms)
            gone = messages_of(ours) - messages_of(copy)
        faults += [f"{name}: {fault}" for fault in found]
        faults += [f"{name}: {context}: \"{source}\" is in no source any more" for context, source, _ in sorted(
            gone, key=str)]
        print(f"{name}: {count} strings, {len(found) + len(gone)} faults")
        if count == 0:
            faults.append(f"{name}: no string was found; are the folders right?")
    return faults


def main():
    parser = argparse.ArgumentParser(description="Checks that the catalogues are complete.")
    parser.add_argument("--root", required=True, help="the project's root folder")
    parser.add_argument("--lupdate", required=True, help="Qt's program that reads strings from sources")
    arguments = parser.parse_args()
    faults = check(arguments.root, arguments.lupdate)
    for fault in faults:
        print(fault)
    if faults:
        print("Run: ninja -C build/release update_translations, then translate what is unfinished (translations/README.md)")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
