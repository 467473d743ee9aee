# SPDX-License-Identifier: Apache-2.0
"""The documents themselves: what no linter knows about our API."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from jsonschema import Draft202012Validator

from openapi.documents import ADMIN_FILE, API_FILE, example, load

OPERATIONS = """
POST   /sessions                      createSession    -
POST   /sessions/refresh              refreshSession   -
DELETE /sessions/current              deleteSession    merchant warehouse manager storefront
GET    /users/me                      getMe            merchant warehouse manager storefront
PATCH  /users/me                      patchMe          merchant warehouse manager storefront
GET    /users                         listUsers        merchant
POST   /users                         createUser       merchant
PATCH  /users/{id}                    patchUser        merchant
DELETE /users/{id}                    deleteUser       merchant
GET    /shop                          getShop          merchant warehouse manager
PATCH  /shop                          patchShop        merchant
GET    /views                         listViews        merchant warehouse manager
POST   /views                         createView       merchant
PUT    /views/{id}                    replaceView      merchant
DELETE /views/{id}                    deleteView       merchant
GET    /webhooks                      listWebhooks     merchant
POST   /webhooks                      createWebhook    merchant
DELETE /webhooks/{id}                 deleteWebhook    merchant
GET    /pick-tasks                    listPickTasks    merchant warehouse
GET    /orders                        listOrders       merchant warehouse manager storefront
GET    /orders/counts                 orderCounts      merchant warehouse manager storefront
POST   /orders                        placeOrder       merchant storefront
GET    /orders/{id}                   getOrder         merchant warehouse manager storefront
PATCH  /orders/{id}                   patchOrder       merchant
GET    /orders/{id}/events            orderEvents      merchant warehouse manager
POST   /orders/{id}/payments          recordPayment    merchant storefront
POST   /orders/{id}/shipments         shipOrder        merchant warehouse
PATCH  /orders/{id}/shipments/{no}    correctShipment  merchant warehouse
POST   /orders/{id}/completion        completeOrder    merchant
POST   /orders/{id}/cancellation      cancelOrder      merchant
POST   /orders/{id}/refunds           refundOrder      merchant
POST   /orders/{id}/prints            recordPrint      merchant warehouse
POST   /orders/{id}/hold              holdOrder        merchant warehouse
DELETE /orders/{id}/hold              releaseHold      merchant warehouse
PUT    /orders/{id}/claim             claimOrder       merchant warehouse
DELETE /orders/{id}/claim             releaseClaim     merchant warehouse
POST   /orders/{id}/notes             addNote          merchant
PUT    /orders/{id}/packing           setPacking       merchant warehouse
POST   /batches/shipments             shipBatch        merchant warehouse
GET    /refunds                       listRefunds      merchant manager
GET    /products                      listProducts     merchant warehouse manager
POST   /products                      createProduct    merchant
GET    /products/{sku}                getProduct       merchant warehouse manager
PATCH  /products/{sku}                patchProduct     merchant
GET    /products/{sku}/movements      listMovements    merchant warehouse manager
POST   /stock-adjustments             adjustStock      merchant warehouse
GET    /stock-counts                  listStockCounts  merchant warehouse
POST   /stock-counts                  createStockCount merchant warehouse
GET    /stock-counts/{id}             getStockCount    merchant warehouse
GET    /stock-counts/{id}/lines/{sku} getStockCountLine merchant warehouse
PUT    /stock-counts/{id}/lines/{sku} countStockLine   merchant warehouse
POST   /stock-counts/{id}/recount     recountStockLines merchant
POST   /stock-counts/{id}/approval    approveStockCount merchant
POST   /stock-counts/{id}/cancellation cancelStockCount merchant
GET    /changes                       listChanges      merchant warehouse manager
GET    /changes/stream                streamChanges    merchant warehouse manager
GET    /reports/sales                 salesReport      merchant manager
"""

CODES = """
BAD_REQUEST 40000, IDEMPOTENCY_KEY_REQUIRED 40001, BAD_CURSOR 40002, UNAUTHENTICATED 40100, TOKEN_EXPIRED 40101,
FORBIDDEN 40300, NOT_FOUND 40400, METHOD_NOT_ALLOWED 40500, STATE_CONFLICT 40900, INSUFFICIENT_STOCK 40901,
STALE_QUANTITY 40902, ORDER_CLOSED 40903, ON_HOLD 40904, CLAIMED 40905, REQUEST_IN_PROGRESS 40906,
DUPLICATE_ORDER_NO 40907, CURSOR_GONE 41000, VERSION_MISMATCH 41200, REQUEST_TIMEOUT 40800, TOO_LARGE 41300,
URI_TOO_LONG 41400, UNSUPPORTED_MEDIA_TYPE 41500, HEADERS_TOO_LARGE 43100, VALIDATION_FAILED 42200, KEY_REUSED 42201,
CLIENT_TOO_OLD 42600, PRECONDITION_REQUIRED 42800, RATE_LIMITED 42900, INTERNAL 50000, UNAVAILABLE 50300
"""

#: Those that show a client's state of knowledge by If-Match.
VERSIONED = {
    "patchOrder", "shipOrder", "correctShipment", "completeOrder", "cancelOrder", "refundOrder", "holdOrder",
    "releaseHold", "patchProduct",
}  # fmt: skip
#: By a member of their body, where it is a person's to say that it matters.
VERSIONED_IN_BODY = {"approveStockCount"}
#: Mutating, and yet without a key of their own.
KEYLESS = {"createSession", "refreshSession", "deleteSession", "shipBatch"}
LIMITED = {"createSession", "patchMe", "salesReport"}
EVERYBODY = {"merchant", "warehouse", "manager", "storefront"}


def nodes(node, path=()):
    """Every mapping of a document with its path, examples left out."""
    if isinstance(node, dict):
        yield path, node
        for name, value in node.items():
            if name not in ("example", "examples"):
                yield from nodes(value, (*path, name))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from nodes(value, (*path, index))


def operations_of(api):
    return [api.find(method, template) for method, template in api.operations()]


def names(operation, place):
    return {p["name"] for p in operation.spec["parameters"] if p["in"] == place}


class BothDocumentsTest(unittest.TestCase):
    def each(self):
        for path in (API_FILE, ADMIN_FILE):
            with self.subTest(document=path.name):
                yield load(path)

    def test_references_leadSomewhereAndReachEverything(self):
        for api in self.each():
            used = {node["$ref"] for _, node in nodes(api.document) if "$ref" in node}
            for where, node in nodes(api.document["components"].get("examples", {})):
                self.assertNotIn("$ref", node, where)
            for example_use in ("example", "examples"):
                for _, node in nodes(api.document):
                    uses = node.get(example_use)
                    if isinstance(uses, dict):
                        used |= {use["$ref"] for use in uses.values() if isinstance(use, dict) and "$ref" in use}
            for ref in used:
                api.schemas.lookup(ref)
            for kind, members in api.document["components"].items():
                if kind == "securitySchemes":
                    continue
                unused = {name for name in members if f"#/components/{kind}/{name}" not in used}
                self.assertEqual(unused, set(), kind)

    def test_schemas_areSchemas(self):
        for api in self.each():
            for schema in api.document["components"]["schemas"].values():
                Draft202012Validator.check_schema(schema)

    def test_objects_areClosed(self):
        # Envelopes are closed around an open `data`, which the response then closes; maps say what their values are.
        for api in self.each():
            for path, node in nodes(api.document["components"]["schemas"]):
                if node.get("type") != "object" or path[-3:-1] == ("allOf",):
                    continue
                if path in (("Success", "properties", "data"), ("Failure", "properties", "data")):
                    continue
                self.assertIn("additionalProperties", node, path)
                if "properties" in node:
                    self.assertIs(node["additionalProperties"], False, path)
                    self.assertLessEqual(set(node.get("required", [])), set(node["properties"]), path)

    def test_reasons_haveTheirCodeAndStatus(self):
        codes = dict(pair.split() for pair in CODES.replace("\n", " ").strip().split(", "))
        found = set()
        for api in self.each():
            for operation in [*operations_of(api), None]:
                for status, response in api.responses(operation).items():
                    if int(status) < 400:
                        continue
                    choices = api.schemas.resolved(response["content"]["application/json"]["schema"])
                    for choice in choices.get("oneOf", [choices]):
                        envelope = api.schemas.resolved(choice)["allOf"][1]["properties"]
                        code = envelope["code"]["const"]
                        reason = api.schemas.resolved(envelope["data"])["properties"]["reason"]["const"]
                        self.assertEqual(str(code), codes[reason])
                        self.assertEqual(code // 100, int(status), (operation, reason))
                        found.add(reason)
        self.assertEqual(found, set(codes))


class ApiDocumentTest(unittest.TestCase):
    def setUp(self):
        self.api = load(API_FILE)
        self.schemas = self.api.document["components"]["schemas"]

    def test_operations_areThoseOfTheContract(self):
        wanted = set()
        for row in OPERATIONS.strip().splitlines():
            method, path, name, *roles = row.split()
            wanted.add((method, "/api/v1" + path, name, frozenset(roles) - {"-"}))
        found = {(o.method, o.template, o.name, frozenset(o.roles)) for o in operations_of(self.api)}
        self.assertEqual(found, wanted)

    def test_operations_areNamedOnceAndSummedUp(self):
        every = operations_of(self.api)
        self.assertEqual(len({o.name for o in every}), len(every))
        for operation in every:
            self.assertRegex(operation.name, r"^[a-z]+([A-Z][a-z]+)*$")
            self.assertTrue(operation.spec["summary"])
            self.assertIn("X-Trace-Id", names(operation, "header"))

    def test_keysAndVersions_whereTheContractWantsThem(self):
        for operation in operations_of(self.api):
            with self.subTest(operation=operation.name):
                headers, statuses = names(operation, "header"), set(self.api.responses(operation))
                keyed = operation.method != "GET" and operation.name not in KEYLESS
                self.assertEqual("Idempotency-Key" in headers, keyed)
                self.assertEqual("IDEMPOTENCY_KEY_REQUIRED" in self.api.reasons(operation, 400), keyed)
                self.assertEqual("REQUEST_IN_PROGRESS" in self.api.reasons(operation, 409), keyed)
                self.assertEqual("KEY_REUSED" in self.api.reasons(operation, 422), keyed)
                versioned = operation.name in VERSIONED
                self.assertEqual("If-Match" in headers, versioned)
                self.assertEqual("412" in statuses, versioned or operation.name in VERSIONED_IN_BODY)
                self.assertEqual("428" in statuses, versioned)
                for status, response in self.api.responses(operation).items():
                    replayed = keyed and status[0] == "2" or status in ("409", "412")
                    if replayed:
                        self.assertIn("Idempotent-Replayed", response["headers"], status)

    def test_failures_followFromTheOperation(self):
        for operation in operations_of(self.api):
            with self.subTest(operation=operation.name):
                statuses = set(self.api.responses(operation))
                self.assertLessEqual({"400", "401", "408", "413", "414", "426", "431", "500", "503"}, statuses)
                self.assertEqual("415" in statuses, "requestBody" in operation.spec)
                self.assertEqual("422" in statuses, operation.method != "GET" and operation.name not in
                                 {"refreshSession", "deleteSession"})  # fmt: skip
                self.assertEqual("404" in statuses, "{" in operation.template)
                self.assertEqual("429" in statuses, operation.name in LIMITED)
                # The lists of orders are open to all roles, their money filters are not.
                limited_by_role = operation.roles and set(operation.roles) != EVERYBODY
                money_filters = operation.name in ("listOrders", "orderCounts")
                self.assertEqual("403" in statuses, bool(limited_by_role or money_filters))
                self.assertEqual(operation.spec.get("security") == [], operation.roles == ())
                cursor = "cursor" in names(operation, "query") or operation.name == "streamChanges"
                self.assertEqual("BAD_CURSOR" in self.api.reasons(operation, 400), cursor)
                self.assertEqual("410" in statuses, operation.name in ("listChanges", "streamChanges"))

    def test_requestBodies_areStrict(self):
        for operation in operations_of(self.api):
            if "requestBody" in operation.spec:
                schema = operation.spec["requestBody"]["content"]["application/json"]["schema"]
                schema = self.api.schemas.resolved(schema)
                for choice in schema.get("oneOf", [schema]):
                    self.assertIs(self.api.schemas.resolved(choice)["additionalProperties"], False, operation.name)

    def members(self):
        for path, node in nodes(self.schemas):
            if path[-1:] == ("properties",):
                for name, schema in node.items():
                    whole = self.api.schemas.resolved(schema)
                    inner = whole.get("allOf", [whole])[0] if isinstance(whole, dict) else whole
                    yield path, name, self.api.schemas.resolved(inner)

    def test_money_isWhole64Bits(self):
        seen = 0
        for path, name, schema in self.members():
            if name.endswith("_minor"):
                seen += 1
                self.assertEqual((schema["type"], schema["format"]), ("integer", "int64"), (path, name))
        self.assertGreater(seen, 20)

    def test_times_areInMilliseconds(self):
        drafts = {"OrderPatch", "HoldDraft", "StockTakeEntryDraft"}
        seen = 0
        for path, name, schema in self.members():
            if (name.endswith("_at") or name in ("at", "until", "ship_by")) and path[0] not in drafts:
                seen += 1
                self.assertIn(r"\.[0-9]{3}Z$", schema["pattern"], (path, name))
        self.assertGreater(seen, 20)

    def test_maskedShapes_areTheWholeOnesWithoutMoneyAndEmail(self):
        def masked(properties):
            kept = {n: s for n, s in properties.items() if not n.endswith("_minor") and n != "email"}
            return {name: self.without_descriptions(schema) for name, schema in kept.items()}

        pairs = [name for name in self.schemas if name.startswith("Masked") and "properties" in self.schemas[name]]
        self.assertEqual(len(pairs), 6, pairs)
        for name in pairs:
            whole, part = self.schemas[name.removeprefix("Masked")], self.schemas[name]
            with self.subTest(schema=name):
                if name != "MaskedEvent":
                    found = {n: self.without_descriptions(s) for n, s in part["properties"].items()}
                    self.assertEqual(found, masked(whole["properties"]))
                self.assertEqual(set(part["properties"]), set(masked(whole["properties"])))
                kept = [n for n in whole["required"] if not n.endswith("_minor") and n != "email"]
                self.assertEqual(part["required"], kept)

    def without_descriptions(self, schema):
        """The schema as it checks, references to masked shapes named as those to whole ones."""
        if isinstance(schema, dict):
            inner = {n: self.without_descriptions(s) for n, s in schema.items() if n != "description"}
            if "$ref" in inner:
                inner["$ref"] = inner["$ref"].replace("/Masked", "/")
            # allOf around one reference is there for the sake of a description only.
            return inner["allOf"][0] if set(inner) == {"allOf"} and len(inner["allOf"]) == 1 else inner
        if isinstance(schema, list):
            return [self.without_descriptions(part) for part in schema]
        return schema

    def test_roles_maskedForTheWarehouseAlone(self):
        for path, node in nodes(self.schemas):
            if "x-seen-by" in node:
                whole = not path[0].startswith("Masked")
                self.assertEqual("warehouse" in node["x-seen-by"], not whole, path)
                self.assertLessEqual(set(node["x-seen-by"]), EVERYBODY)

    def test_viewQuery_hasTheFiltersOfTheList(self):
        filters = names(self.api.find("GET", "/api/v1/orders"), "query") - {"sort", "limit", "cursor"}
        self.assertEqual(set(self.schemas["ViewQuery"]["properties"]), filters)
        self.assertEqual(names(self.api.find("GET", "/api/v1/orders/counts"), "query"), filters)

    def test_examples_areRight(self):
        checked = set()
        for _, node in nodes(self.api.document):
            for use in node.get("examples", {}).values() if "schema" in node else ():
                name = use["$ref"].rsplit("/", 1)[1]
                with self.subTest(example=name):
                    self.assertEqual(self.api.schemas.problems(node["schema"], example(name)), [])
                checked.add(name)
        self.assertEqual(checked, set(self.api.document["components"]["examples"]))


if __name__ == "__main__":
    unittest.main()
