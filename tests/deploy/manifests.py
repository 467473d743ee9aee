#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""manifests.py [NODE_MODULES]: the objects of deploy/kubernetes fit each other; with NODE_MODULES also the schemas of Kubernetes
and Istio (./dev lint installs those packages and does that)."""

import copy
import json
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "deploy/kubernetes"


class Manifests:
    def __init__(self):
        self.objects = [{"file": file.name, "document": document} for file in sorted(FOLDER.glob("*.yaml"))
                        for document in yaml.safe_load_all(file.read_text()) if document]
        self.problems = []

    def of(self, kind):
        return [entry["document"] for entry in self.objects if entry["document"]["kind"] == kind]

    def check(self, condition, sentence):
        if not condition:
            self.problems.append(sentence)

    def pods(self):
        """(whose, labels, spec) of every pod that will be."""
        for kind in ("Deployment", "Job"):
            for document in self.of(kind):
                template = document["spec"]["template"]
                yield document["metadata"]["name"], template["metadata"]["labels"], template["spec"]

    def selected(self, labels):
        return [name for name, own, _ in self.pods() if labels.items() <= own.items()]

    def check_selectors(self):
        for deployment in self.of("Deployment"):
            name = deployment["metadata"]["name"]
            self.check(self.selected(deployment["spec"]["selector"]["matchLabels"]) == [name], f"{name} does not select its own pods, and only them")
        for service in self.of("Service"):
            self.check(self.selected(service["spec"]["selector"]), "the Service selects nothing")
            named = {port["name"] for _, own, spec in self.pods() if service["spec"]["selector"].items() <= own.items()
                     for container in spec["containers"] for port in container["ports"]}
            for port in service["spec"]["ports"]:
                self.check(port["targetPort"] in named, f"no container has the port {port['targetPort']}")
        for budget in self.of("PodDisruptionBudget"):
            deployments = self.selected(budget["spec"]["selector"]["matchLabels"])
            replicas = sum(item["spec"]["replicas"] for item in self.of("Deployment") if item["metadata"]["name"] in deployments)
            self.check(0 < budget["spec"]["minAvailable"] < replicas, "the disruption budget lets none go, or all")
        for scaler in self.of("HorizontalPodAutoscaler"):
            target = scaler["spec"]["scaleTargetRef"]["name"]
            self.check(target in [item["metadata"]["name"] for item in self.of("Deployment")], f"there is no Deployment {target} to scale")

    def check_references(self):
        maps = {item["metadata"]["name"] for item in self.of("ConfigMap")}
        text = (FOLDER / "service.yaml").read_text()
        for name, _, spec in self.pods():
            for container in spec["containers"]:
                for source in container.get("envFrom", []):
                    self.check(source["configMapRef"]["name"] in maps, f"{name}: there is no ConfigMap {source['configMapRef']['name']}")
                for variable in container.get("env", []):
                    reference = variable.get("valueFrom", {}).get("secretKeyRef")
                    self.check(not reference or f"--from-literal={reference['key']}=" in text,
                               f"{name}: service.yaml does not say how the secret's key {reference and reference['key']} is made")

    def check_security(self):
        for name, _, spec in self.pods():
            self.check(spec["securityContext"]["runAsNonRoot"] is True, f"{name} may run as root")
            for container in spec["containers"]:
                context = container["securityContext"]
                self.check(context["readOnlyRootFilesystem"] and not context["allowPrivilegeEscalation"] and
                           context["capabilities"] == {"drop": ["ALL"]}, f"{name} may do more than it needs")
                self.check("memory" in container["resources"]["limits"], f"{name} has no limit of memory")
                self.check(not any("postgresql://" in str(word) for word in container["args"]), f"{name} has a secret among its arguments")

    def check_shares(self):
        subsets = {subset["name"]: subset["labels"] for rule in self.of("DestinationRule") for subset in rule["spec"]["subsets"]}
        for name, labels in subsets.items():
            self.check(len(self.selected(labels)) == 1, f"the subset {name} is not the pods of one Deployment")
        for service in self.of("VirtualService"):
            for route in service["spec"]["http"]:
                shares = {part["destination"]["subset"]: part["weight"] for part in route["route"]}
                self.check(shares == {"stable": 90, "canary": 10}, f"{route['name']} has the shares {shares}")
                self.check(set(shares) <= set(subsets), f"{route['name']} leads to a subset that is none")
                if route["name"] == "writes":
                    self.check(not set(route["retries"]["retryOn"].split(",")) - {"connect-failure", "refused-stream"},
                               "the mesh repeats writes that an instance may have done")

    def check_schemas(self, modules):
        refused, said = validated(modules, self.objects)
        print(said)
        self.check(not refused, "the schemas refuse some of it, see above")
        # Mistakes that must be found, or the validation is worth nothing.
        for kind, place, wrong in MISTAKES:
            entry = copy.deepcopy(next(entry for entry in self.objects if entry["document"]["kind"] == kind))
            inner = entry["document"]
            for name in place[:-1]:
                inner = inner[name]
            inner[place[-1]] = wrong
            refused, said = validated(modules, [entry])
            self.check(refused, f"{kind} with {'.'.join(map(str, place))} = {wrong!r} passes: {said}")


MISTAKES = (
    ("Deployment", ("spec", "replcas"), 2),
    ("Deployment", ("spec", "replicas"), "two"),
    ("Deployment", ("spec", "template", "spec", "containers", 0, "readinessProbe"), {"httpGet": {"path": "/readyz"}}),
    ("Service", ("spec", "ports", 0, "target"), "http"),
    ("PodDisruptionBudget", ("spec", "minAvailabel"), 1),
    ("VirtualService", ("spec", "http", 0, "route", 0, "weight"), "90 %"),
    ("VirtualService", ("spec", "http", 0, "wait"), "40s"),
    ("DestinationRule", ("spec", "subsets", 0, "label"), {"track": "stable"}),
    ("DestinationRule", ("apiVersion",), "networking.istio.io/v7"),
)


def validated(modules, objects):
    """Whether the schemas refuse it, and what the validator says."""
    done = subprocess.run(["node", str(Path(__file__).with_name("validate_manifests.mjs")), modules], input=json.dumps(objects).encode(),
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode != 0, done.stdout.decode().strip()


def main():
    manifests = Manifests()
    manifests.check_selectors()
    manifests.check_references()
    manifests.check_security()
    manifests.check_shares()
    if len(sys.argv) > 1:
        manifests.check_schemas(str(Path(sys.argv[1]).resolve()))
    print("\n".join(manifests.problems) or f"{len(manifests.objects)} objects fit each other")
    return 1 if manifests.problems else 0


if __name__ == "__main__":
    sys.exit(main())
