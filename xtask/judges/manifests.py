"""Validates manifests against the schemas of the Kubernetes API, and reads every output with a second YAML reader.

Usage: manifests.py FOLDER VERSION...
FOLDER holds `kubernetes/NAME.yaml` with `NAME.json` (the same objects as JSON) and `NAME.release` (the oldest release that
has to take them), and `swarm/NAME/stack.yaml`. The Gateway API is no part of Kubernetes and has no schema here.
"""

import functools
import json
import pathlib
import sys

import jsonschema
import referencing
import yaml
from kubernetes_validate import utils

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@functools.lru_cache(maxsize=None)
def definitions(folder):
    contents = utils.schema_contents(f"kubernetes-json-schema/{folder}/_definitions.json", folder)
    return referencing.Resource.from_contents(contents) @ referencing.Registry()


@functools.lru_cache(maxsize=None)
def validator(kind, api_version, version):
    """The validator of a kind, built once; kubernetes-validate itself would read the schema for each document."""
    folder = f"v{version}.0-local-strict"
    group = api_version.replace("/", "-", 1) if "/" in api_version else api_version
    head, dash, tail = group.partition("-")
    name = f"{kind.lower()}-{head.split('.')[0]}{dash}{tail}.json"
    schema = utils.schema_contents(f"kubernetes-json-schema/{folder}/{name}", folder)
    registry = referencing.Resource.from_contents(schema) @ definitions(folder)
    return jsonschema.validators.Draft202012Validator(schema, registry=registry)


def refusals(document, version):
    try:
        judge = validator(document["kind"], document["apiVersion"], version)
    except FileNotFoundError:
        return [f"there is no {document['apiVersion']} {document['kind']}"]
    found = (jsonschema.exceptions.best_match([error]) for error in judge.iter_errors(document))
    return [f"{'.'.join(map(str, error.path))}: {error.message[:200]}" for error in found]


def documents(path):
    """The documents of a stream, those of a `List` one by one; JSON is YAML too."""
    found = [document for document in yaml.load_all(path.read_text(), Loader=LOADER) if document is not None]
    return [item for document in found for item in (document["items"] if document.get("kind") == "List" else [document])]


def meant(path):
    value = json.loads(path.read_text())
    return value if isinstance(value, list) else [value]


GATEWAY_API = "gateway.networking.k8s.io/"


def minor(version):
    return int(version.split(".")[1])


def judge_manifests(folder, all_versions):
    refused, count, unjudged = [], 0, 0
    for path in sorted(folder.rglob("*.yaml")):
        oldest = path.with_suffix(".release").read_text()
        versions = [version for version in all_versions if minor(version) >= minor(oldest)]
        for document in documents(path):
            if document["apiVersion"].startswith(GATEWAY_API):
                unjudged += 1
                continue
            count += 1
            name = f"{path.relative_to(folder)} {document['kind']}/{document['metadata']['name']}"
            for version in versions:
                refused += [f"{name} (Kubernetes {version}): {reason}" for reason in refusals(document, version)]
    judged = f"{count} manifests, {len(refused)} refusals, {unjudged} of the Gateway API not judged"
    print(f"kubernetes-validate --strict {', '.join(all_versions)}: {judged}")
    return count, refused


def judge_reading(folder):
    """A YAML 1.1 reader must see in the text what the engine meant."""
    refused, count = [], 0
    for path in sorted(folder.rglob("*.yaml")):
        if path.with_suffix(".json").exists():
            count += 1
            if documents(path) != meant(path.with_suffix(".json")):
                refused.append(f"{path.relative_to(folder)} reads differently than it was meant")
    print(f"PyYAML: {count} streams, {len(refused)} read differently")
    return count, refused


def main(folder, versions):
    folder = pathlib.Path(folder)
    judged = [judge_manifests(folder / "kubernetes", versions), judge_reading(folder)]
    for refusal in [refusal for _, refused in judged for refusal in refused]:
        print(f"  refused: {refusal}")
    if not all(count for count, _ in judged):
        sys.exit("there is nothing to judge")
    if any(refused for _, refused in judged):
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
