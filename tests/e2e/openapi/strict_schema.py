# SPDX-License-Identifier: Apache-2.0
"""JSON and JSON Schema as our API documents mean them: stricter than what the libraries do by default.

References are looked up in the one document; a pattern's `$` is the end of the text and nothing before it; `x-seen-by`
makes a schema refuse every role that is not on its list.
"""

import json
import re

from jsonschema import Draft202012Validator, ValidationError, validators


class NotStrictJson(ValueError):
    """The bytes are JSON only to a lenient reader, or not at all."""


def _pairs(pairs):
    members = {}
    for name, value in pairs:
        if name in members:
            raise NotStrictJson(f"the member {name!r} occurs twice")
        members[name] = value
    return members


def _no_fraction(text):
    # The API has no number that is not whole; 1.0 and 1e3 are how a double gives itself away.
    raise NotStrictJson(f"the number {text} has a fraction or an exponent")


def _no_constant(text):
    raise NotStrictJson(f"{text} is no JSON")


def parse(data):
    """The value of UTF-8 JSON bytes. Raises NotStrictJson."""
    try:
        return json.loads(
            data.decode("utf-8"), object_pairs_hook=_pairs, parse_float=_no_fraction, parse_constant=_no_constant
        )
    except UnicodeDecodeError as error:
        raise NotStrictJson(f"not UTF-8: {error}") from error
    except json.JSONDecodeError as error:
        raise NotStrictJson(f"not JSON: {error}") from error


def whole_match(pattern):
    """A compiled pattern whose final `$` does not forgive a line feed at the end."""
    return re.compile(pattern[:-1] + r"\Z" if pattern.endswith("$") and not pattern.endswith(r"\$") else pattern)


class StrictSchemas:
    """Validates values against schemas of one document. Not safe for several threads at a time."""

    def __init__(self, document):
        self._document = document
        self._found = {}
        self._patterns = {}
        self._role = None
        self._validator = validators.extend(
            Draft202012Validator, {"$ref": self._ref, "pattern": self._pattern, "x-seen-by": self._seen_by}
        )

    def lookup(self, ref):
        """What a `#/…` reference of the document names. Raises KeyError."""
        if ref not in self._found:
            if not ref.startswith("#/"):
                raise KeyError(f"{ref} leads out of the document")
            node = self._document
            for step in ref[2:].split("/"):
                step = step.replace("~1", "/").replace("~0", "~")
                node = node[int(step)] if isinstance(node, list) else node[step]
            self._found[ref] = node
        return self._found[ref]

    def resolved(self, node):
        """The node itself, or what it refers to."""
        while isinstance(node, dict) and "$ref" in node:
            node = self.lookup(node["$ref"])
        return node

    def problems(self, schema, value, role=None):
        """One line for each fault of the value, the most telling ones of a choice only; empty if it is right."""
        self._role = role
        try:
            faults = list(self._validator(schema).iter_errors(value))
        finally:
            self._role = None
        return [line for fault in faults for line in _lines(fault)]

    def _ref(self, validator, ref, instance, _schema):
        yield from validator.descend(instance, self.lookup(ref))

    def _pattern(self, validator, pattern, instance, _schema):
        if not validator.is_type(instance, "string"):
            return
        compiled = self._patterns.get(pattern)
        if compiled is None:
            compiled = self._patterns[pattern] = whole_match(pattern)
        if not compiled.search(instance):
            yield ValidationError(f"{instance!r} does not match {pattern!r}")

    def _seen_by(self, _validator, roles, _instance, _schema):
        if self._role is not None and self._role not in roles:
            yield ValidationError(f"this shape is not for the {self._role}")


def _lines(fault):
    """A choice (oneOf, anyOf) is told by the branch that came closest."""
    if not fault.context:
        where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault.absolute_path)
        message = fault.message if len(fault.message) <= 300 else fault.message[:300] + "…"
        return [f"{where.lstrip('.') or '(whole)'}: {message}"]
    branches = {}
    for inner in fault.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    # A constant that differs says that the branch is meant for something else.
    closest = min(
        branches.values(), key=lambda inner: (any(e.validator in ("const", "x-seen-by") for e in inner), len(inner))
    )
    return [line for inner in closest for line in _lines(inner)]
