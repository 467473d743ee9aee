# SPDX-License-Identifier: Apache-2.0
"""Says whether a request is one that the OpenAPI document allows.

For a test that drives the service: what it sends as a good request must be one by the document too, and what it sends as
a bad one must be wrong for the reason it thinks.
"""

import re
import urllib.parse

from .strict_schema import NotStrictJson, parse


def request_problems(api, method, path, headers=(), body=b""):
    """One line for each fault of the request; empty if the document allows it.

    `api` is an OpenApi, `path` the target as it is sent, `headers` a mapping or pairs. Credentials are not looked at.
    """
    operation = api.find(method, path)
    if operation is None:
        return [f"{method} {path} is no operation"]
    pairs = headers.items() if hasattr(headers, "items") else headers
    given = {"header": {name.lower(): value for name, value in pairs}}
    given["path"] = _path_values(operation.template, path)
    given["query"], problems = _query_values(path)
    for parameter in operation.spec["parameters"]:
        place, name = parameter["in"], parameter["name"]
        text = given[place].pop(name.lower() if place == "header" else name, None)
        if text is None:
            if parameter.get("required"):
                problems.append(f"{place} {name} is missing")
            continue
        schema = parameter["schema"]
        value = _typed(api.schemas.resolved(schema), text)
        problems += [f"{place} {name}: {line}" for line in api.schemas.problems(schema, value)]
    problems += [f"query {name} is not known" for name in given["query"]]
    return problems + _body_problems(api, operation, given["header"], body)


def _path_values(template, path):
    names = re.findall(r"\{([^}]+)\}", template)
    pattern = re.sub(r"\\\{[^}]+\\\}", "([^/]+)", re.escape(template))
    values = re.fullmatch(pattern, path.split("?", 1)[0]).groups()
    return {name: urllib.parse.unquote(value) for name, value in zip(names, values)}


def _query_values(path):
    values, problems = {}, []
    query = path.partition("?")[2]
    for name, value in urllib.parse.parse_qsl(query, keep_blank_values=True, errors="strict"):
        if name in values:
            problems.append(f"query {name} occurs twice")
        values[name] = value
    return values, problems


def _typed(schema, text):
    """A parameter's text as its schema's type; left as text if it is none, for the schema to refuse."""
    kind = schema.get("type")
    if kind == "integer":
        return int(text) if re.fullmatch("-?(0|[1-9][0-9]*)", text) else text
    if kind == "boolean":
        return {"true": True, "false": False}.get(text, text)
    if kind == "array":
        return text.split(",")
    return text


def _body_problems(api, operation, headers, body):
    declared = operation.spec.get("requestBody")
    if declared is None:
        return ["a body where none belongs"] if body else []
    if not body:
        return ["the body is missing"] if declared["required"] else []
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return [f"the content type is {headers.get('content-type')!r}"]
    try:
        value = parse(body)
    except NotStrictJson as error:
        return [str(error)]
    schema = declared["content"]["application/json"]["schema"]
    return [f"body {line}" for line in api.schemas.problems(schema, value)]
