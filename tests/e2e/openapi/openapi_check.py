# SPDX-License-Identifier: Apache-2.0
"""Holds an answer of the running service against its OpenAPI document.

    api = OpenApi("resources/api/openapi.yaml")
    data = api.validate("GET", "/api/v1/orders?limit=2", status, headers, body, role="warehouse")

`validate` returns the envelope's `data` (or the text of an answer that has no envelope) and raises `Mismatch` with every
fault it found. `operations()` lists what the document promises, `untested()` what no validated answer has shown yet.
"""

import re
import urllib.parse
from dataclasses import dataclass, field

import yaml

from .strict_schema import NotStrictJson, StrictSchemas, parse

#: The name under which answers to requests that are no operation are counted.
NO_OPERATION = "no operation"

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class Mismatch(AssertionError):
    """The answer is not what the document says. `problems` has a line for each fault."""

    def __init__(self, what, problems):
        super().__init__(f"{what}:\n  " + "\n  ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Operation:
    method: str
    #: The path template with the server's base path: /api/v1/orders/{id}
    template: str
    name: str
    #: Who may call it; empty means that no session is needed.
    roles: tuple
    spec: dict = field(repr=False, compare=False, hash=False)


class OpenApi:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.document = yaml.safe_load(file)
        self.schemas = StrictSchemas(self.document)
        base = urllib.parse.urlsplit(self.document["servers"][0]["url"]).path.rstrip("/")
        self._operations = {}
        self._routes = []
        self._seen = set()
        for template, item in self.document["paths"].items():
            whole = base + template
            self._routes.append((_template_rank(whole), _template_pattern(whole), whole))
            for method in METHODS:
                if method in item:
                    self._operations[method.upper(), whole] = self._operation(method, whole, item)
        # What is spelt out beats what is a parameter: /users/me before /users/{id}.
        self._routes.sort(key=lambda route: route[0])

    def _operation(self, method, template, item):
        spec = dict(item[method])
        own = [self.schemas.resolved(p) for p in spec.get("parameters", [])]
        shared = [self.schemas.resolved(p) for p in item.get("parameters", [])]
        taken = {(p["in"], p["name"]) for p in own}
        spec["parameters"] = own + [p for p in shared if (p["in"], p["name"]) not in taken]
        return Operation(method.upper(), template, spec["operationId"], tuple(spec["x-roles"]), spec)

    def operations(self):
        """Every (method, template), the template with the server's base path."""
        return sorted(self._operations)

    def find(self, method, path):
        """The Operation that a request means, or None: an unknown route, or a known one with another method."""
        template = self.template_of(path)
        return self._operations.get((method.upper(), template)) if template else None

    def template_of(self, path):
        """The template of a request's path (its query is ignored), or None."""
        path = path.split("?", 1)[0]
        for _, pattern, template in self._routes:
            if pattern.fullmatch(path):
                return template
        return None

    def responses(self, operation):
        """By status (a string), the response object of an Operation; None is any request that is no operation."""
        spec = operation.spec if operation else self.document["x-unmatched"]
        return {status: self.schemas.resolved(response) for status, response in spec["responses"].items()}

    def reasons(self, operation, status):
        """The reasons that the operation can give with that status; empty for a success."""
        response = self.responses(operation).get(str(status))
        return set(self._branches(response)) - {None} if response else set()

    def untested(self):
        """(operationId, status, reason or None) of every answer the document promises that `validate` has not seen."""
        promised = set()
        for operation in [*self._operations.values(), None]:
            name = operation.name if operation else NO_OPERATION
            for status, response in self.responses(operation).items():
                promised |= {(name, int(status), reason) for reason in self._branches(response)}
        return sorted(promised - self._seen, key=str)

    def validate(self, method, path, status, headers, body, role=None):
        """Checks one real answer.

        `headers` is a mapping or pairs, `body` the bytes. With `role` the answer must have the shape that this role is
        answered in. Returns `data` of the envelope, or the text where the answer has none.
        """
        operation = self.find(method, path)
        name = operation.name if operation else NO_OPERATION
        what = f"{method} {path} → {status} ({name})"
        response = self.responses(operation).get(str(status))
        if response is None:
            raise Mismatch(what, [f"the status {status} is not in the document", _excerpt(body)])
        headers = _lower_names(headers)
        problems = self._check_unmatched(method, path, status, headers) if operation is None else []
        content = _content_of(response, headers, problems)
        if content is None:
            raise Mismatch(what, problems + [_excerpt(body)])
        media_type, schema = content
        reason = None
        if media_type == "application/json":
            data, reason, trace, more = self._check_envelope(response, schema, status, body, role)
            problems += more
            if trace is not None and headers.get("x-trace-id", trace) != trace:
                problems.append(f"X-Trace-Id is {headers['x-trace-id']!r}, trace_id is {trace!r}")
        else:
            data, more = self._check_text(media_type, schema, body, role)
            problems += more
        problems += self._check_headers(response, headers, reason)
        if problems:
            raise Mismatch(what, problems + [_excerpt(body)])
        self._seen.add((name, int(status), reason))
        return data

    def _check_unmatched(self, method, path, status, headers):
        known = {known for known, template in self._operations if template == self.template_of(path)}
        if status == 404 and known:
            return ["404 for a route that exists: another method of it is 405"]
        if status == 405 and not known:
            return ["405 for a route that does not exist"]
        if status == 405:
            allowed = set(headers.get("allow", "").split(", "))
            if not known <= allowed or method.upper() in allowed:
                return [f"Allow is {sorted(allowed)}, the route knows {sorted(known)}"]
        return []

    def _check_envelope(self, response, schema, status, body, role):
        try:
            envelope = parse(body)
        except NotStrictJson as error:
            return None, None, None, [str(error)]
        if not isinstance(envelope, dict) or not isinstance(envelope.get("data"), dict):
            return None, None, None, ["no envelope with an object as its data"]
        problems = []
        code, data = envelope.get("code"), envelope["data"]
        if type(code) is not int or (code != status if status < 400 else code // 100 != status):
            problems.append(f"code {code!r} does not belong to the status {status}")
        reason = None
        if status >= 400:
            reason = data.get("reason")
            branches = self._branches(response)
            if not isinstance(reason, str) or reason not in branches:
                problems.append(f"the reason {reason!r} is none of {sorted(branches)}")
                reason = None
            else:
                # Against the shape of this reason alone: the faults are then those of the answer, not of a choice.
                schema = branches[reason]
        problems += self.schemas.problems(schema, envelope, role)
        return data, reason, envelope.get("trace_id"), problems

    def _branches(self, response):
        """By reason, the schema of a failure's envelope; a success has the one reason None."""
        schema = response["content"].get("application/json", {}).get("schema", {})
        choices = self.schemas.resolved(schema).get("oneOf", [schema])
        return {self._reason_of(choice): choice for choice in choices}

    def _reason_of(self, schema):
        for part in self.schemas.resolved(schema).get("allOf", []):
            data = self.schemas.resolved(part).get("properties", {}).get("data", {})
            reason = self.schemas.resolved(data).get("properties", {}).get("reason", {})
            if "const" in reason:
                return reason["const"]
        return None

    def _check_text(self, media_type, schema, body, role):
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError as error:
            return None, [f"not UTF-8: {error}"]
        problems = self.schemas.problems(schema, text, role)
        if media_type == "text/event-stream":
            problems += self._check_events(schema["contentSchema"], text, role)
        return text, problems

    def _check_events(self, schema, text, role):
        """Every event that arrived whole: an id, and data whose cursor it is. Comments are heartbeats."""
        problems = []
        for block in re.split(r"\r?\n\r?\n", text)[:-1]:
            lines = [line for line in block.splitlines() if line and not line.startswith(":")]
            if not lines:
                continue
            fields = {name: value.removeprefix(" ") for name, _, value in (line.partition(":") for line in lines)}
            if len(fields) != len(lines) or set(fields) != {"id", "data"}:
                problems.append(f"an event is an id and a data line, this is {block!r}")
                continue
            try:
                data = parse(fields["data"].encode())
            except NotStrictJson as error:
                problems.append(f"an event's data: {error}")
                continue
            problems += [f"an event's data: {line}" for line in self.schemas.problems(schema, data, role)]
            if isinstance(data, dict) and data.get("cursor") != fields["id"]:
                problems.append(f"an event's id {fields['id']!r} is not its cursor {data.get('cursor')!r}")
        return problems

    def _check_headers(self, response, headers, reason):
        problems = []
        for name, header in response.get("headers", {}).items():
            header = self.schemas.resolved(header)
            value = headers.get(name.lower())
            if value is None:
                if header.get("required") or reason in header.get("x-required-for", []):
                    problems.append(f"the header {name} is missing")
                continue
            schema = self.schemas.resolved(header["schema"])
            typed = int(value) if schema.get("type") == "integer" and re.fullmatch("-?[0-9]+", value) else value
            problems += [f"the header {name}: {line}" for line in self.schemas.problems(schema, typed)]
        return problems


def _content_of(response, headers, problems):
    content_type = headers.get("content-type", "")
    media_type, *options = [part.strip().lower() for part in content_type.split(";")]
    if any(option.startswith("charset=") and option.strip('"') != "charset=utf-8" for option in options):
        problems.append(f"the charset of {content_type!r} is not UTF-8")
    if media_type not in response["content"]:
        problems.append(f"the content type is {content_type!r}, not {' or '.join(response['content'])}")
        return None
    return media_type, response["content"][media_type]["schema"]


def _lower_names(headers):
    pairs = headers.items() if hasattr(headers, "items") else headers
    return {name.lower(): value for name, value in pairs}


def _template_pattern(template):
    parts = re.split(r"(\{[^}]+\})", template)
    return re.compile("".join("[^/?#]+" if part.startswith("{") else re.escape(part) for part in parts))


def _template_rank(template):
    return [segment.startswith("{") for segment in template.split("/")]


def _excerpt(body):
    text = body[:500].decode("utf-8", "replace")
    return f"the answer was {text!r}" + (" …" if len(body) > 500 else "")
