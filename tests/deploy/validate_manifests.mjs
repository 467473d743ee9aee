// SPDX-License-Identifier: Apache-2.0
// node validate_manifests.mjs NODE_MODULES < DOCUMENTS.json: holds Kubernetes and Istio objects against the schemas of
// kubernetes-models and @kubernetes-models/istio, which are made from the projects' own OpenAPI and CRD files. Those schemas let
// unknown fields pass, so every field that no rule has looked at is a complaint too: a misspelt one would be ignored by the cluster.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const modules = process.argv[2];
const capital = (text) => text[0].toUpperCase() + text.slice(1);

function schemaOf(document) {
    const [group, version] = document.apiVersion.includes("/") ? document.apiVersion.split("/") : ["core", document.apiVersion];
    if (group.endsWith(".istio.io")) {
        const words = group.split(".").map(capital).join("");
        return `@kubernetes-models/istio/_schemas/${words}${capital(version)}${document.kind}.js`;
    }
    return `kubernetes-models/_schemas/IoK8sApi${capital(group.split(".")[0])}${capital(version)}${document.kind}.js`;
}

// The same value, that remembers which of its fields were asked for.
function watched(value, path, seen) {
    if (value === null || typeof value !== "object") return value;
    return new Proxy(value, {
        get(target, name) {
            if (typeof name !== "string" || !Object.hasOwn(target, name)) return Reflect.get(target, name);
            const place = `${path}/${name}`;
            seen.add(place);
            return watched(target[name], place, seen);
        },
    });
}

function* fieldsOf(value, path = "") {
    if (value === null || typeof value !== "object") return;
    for (const [name, inner] of Object.entries(value)) {
        yield `${path}/${name}`;
        yield* fieldsOf(inner, `${path}/${name}`);
    }
}

let problems = 0;
const complain = (where, what) => {
    problems += 1;
    console.error(`${where}: ${what}`);
};
const documents = JSON.parse(readFileSync(0, "utf8"));
for (const { file, document } of documents) {
    const where = `${file} ${document.kind}/${document.metadata?.name}`;
    let validate;
    try {
        ({ validate } = await import(pathToFileURL(`${modules}/${schemaOf(document)}`)));
    } catch (error) {
        complain(where, `no schema for ${document.apiVersion} ${document.kind}: ${error.message}`);
        continue;
    }
    const seen = new Set();
    if (!validate(watched(document, "", seen)))
        for (const error of validate.errors) complain(where, `${error.instancePath}: ${error.keyword} ${JSON.stringify(error.params)}`);
    for (const field of fieldsOf(document)) {
        // Of a field that nobody knows the inner ones are not worth a word.
        if (!seen.has(field) && (field.lastIndexOf("/") === 0 || seen.has(field.slice(0, field.lastIndexOf("/")))))
            complain(where, `${field}: no such field`);
    }
}
console.log(`${documents.length} objects, ${problems} problems`);
process.exit(problems ? 1 : 0);
