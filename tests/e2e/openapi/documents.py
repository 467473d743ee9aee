# SPDX-License-Identifier: Apache-2.0
"""Where the API documents are, and right answers to start from, for the tests of this folder."""

import copy
import json
import unittest
from pathlib import Path

from .openapi_check import Mismatch, OpenApi

API_FOLDER = Path(__file__).resolve().parents[3] / "resources" / "api"
API_FILE = API_FOLDER / "openapi.yaml"
ADMIN_FILE = API_FOLDER / "admin.yaml"

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
HEADERS = {
    "Content-Type": "application/json; charset=utf-8",
    "X-Trace-Id": TRACE,
    "X-Service-Version": "0.0",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}
ORDER = "/api/v1/orders/7301444403200000001"

_loaded = {}


def load(path):
    """The document, read once: reading takes longer than all checks of a test."""
    if path not in _loaded:
        _loaded[path] = OpenApi(path)
    return _loaded[path]


def example(name):
    """A copy of one of the API document's examples."""
    return copy.deepcopy(load(API_FILE).document["components"]["examples"][name]["value"])


def success(data, code=200):
    return {"code": code, "msg": "Success", "data": data, "trace_id": TRACE}


def failure(code, **data):
    return {"code": code, "msg": "Not this time.", "data": data, "trace_id": TRACE}


def encoded(value):
    return value if isinstance(value, bytes) else json.dumps(value).encode()


class CheckerTest(unittest.TestCase):
    def setUp(self):
        self.api = load(API_FILE)

    def accept(self, method, path, status, value, headers=(), role=None):
        return self.api.validate(method, path, status, HEADERS | dict(headers), encoded(value), role)

    def refuse(self, telling, method, path, status, value, headers=(), role=None):
        """The answer is a Mismatch, and one of its lines holds `telling`."""
        given = HEADERS | dict(headers)
        given = {name: text for name, text in given.items() if text is not None}
        with self.assertRaises(Mismatch) as caught:
            self.api.validate(method, path, status, given, encoded(value), role)
        faults = [line for line in caught.exception.problems if not line.startswith("the answer was")]
        self.assertTrue(any(telling in line for line in faults), f"{telling!r} is not in {faults}")
