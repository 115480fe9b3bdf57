"""Validates manifests against the schemas of the Kubernetes API, and reads every output with a second YAML reader.

Usage: manifests.py FOLDER VERSION...
FOLDER holds `objects.jsonl` with every different object, the oldest release that has to take it and where it comes from;
`kubernetes/NAME.yaml` with `NAME.json` (the same objects as JSON), and `swarm/NAME/stack.yaml`. The Gateway API is no part
of Kubernetes and has no schema here.

Objects of the same shape get the same judgement: the schemas say nothing about texts, save that some are one of a list.
So each shape is judged once for a release, by as many processes as the machine has cores.
"""

import functools
import json
import multiprocessing
import pathlib
import sys

import jsonschema
import referencing
import yaml
from kubernetes_validate import utils

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
GATEWAY_API = "gateway.networking.k8s.io/"

# What a schema can say about a value; `enum` is looked after by `shape`, and formats of texts are not checked.
BY_VALUE = {"pattern", "const", "minLength", "maxLength", "minimum", "maximum", "multipleOf", "minItems", "maxItems", "uniqueItems"}


def contents(name, version):
    folder = f"v{version}.0-local-strict"
    return utils.schema_contents(f"kubernetes-json-schema/{folder}/{name}.json", folder)


@functools.lru_cache(maxsize=None)
def definitions(version):
    return referencing.Resource.from_contents(contents("_definitions", version)) @ referencing.Registry()


@functools.lru_cache(maxsize=None)
def validator(kind, api_version, version):
    """The validator of a kind, built once; kubernetes-validate itself would read the schema for each document."""
    group = api_version.replace("/", "-", 1) if "/" in api_version else api_version
    head, dash, tail = group.partition("-")
    schema = contents(f"{kind.lower()}-{head.split('.')[0]}{dash}{tail}", version)
    registry = referencing.Resource.from_contents(schema) @ definitions(version)
    return jsonschema.validators.Draft202012Validator(schema, registry=registry)


def refusals(document, version):
    try:
        judge = validator(document["kind"], document["apiVersion"], version)
    except FileNotFoundError:
        return [f"there is no {document['apiVersion']} {document['kind']}"]
    found = (jsonschema.exceptions.best_match([error]) for error in judge.iter_errors(document))
    return [f"{'.'.join(map(str, error.path))}: {error.message[:200]}" for error in found]


def listed_fields(schema, named=""):
    """The names of fields that have a list of words, and the keywords that say something else about values."""
    if isinstance(schema, list):
        for item in schema:
            yield from listed_fields(item, named)
    elif isinstance(schema, dict):
        if isinstance(schema.get("enum"), list):
            yield named
        for key, value in schema.items():
            if key == "properties":
                for name, field in value.items():
                    yield from listed_fields(field, name)
            elif key in BY_VALUE:
                sys.exit(f"the schemas say `{key}` about values, which the judge of shapes does not know")
            elif key != "enum":
                yield from listed_fields(value, named)


def shape(value, listed, field=""):
    """A value without the texts about which no schema says anything, and without items that are like others."""
    if isinstance(value, dict):
        return {key: shape(inner, listed, key) for key, inner in value.items()}
    if isinstance(value, list):
        items = [shape(item, listed, field) for item in value]
        return [item for index, item in enumerate(items) if item not in items[:index]]
    return "" if isinstance(value, str) and field not in listed else value


def shapes(objects, listed):
    """The different shapes with the releases that they are for, each with the place of the first object that has it."""
    found = {}
    for entry in objects:
        document = entry["object"]
        short = shape(document, listed) | {"kind": document["kind"], "apiVersion": document["apiVersion"]}
        name = f"{entry['from']}: {document['kind']}/{document['metadata']['name']}"
        found.setdefault((json.dumps(short), entry["release"]), name)
    return found


def judgement(task):
    text, name, version = task
    return [f"{name} (Kubernetes {version}): {reason}" for reason in refusals(json.loads(text), version)]


def minor(version):
    return int(version.split(".")[1])


def judge_manifests(path, versions):
    objects = [json.loads(line) for line in path.read_text().splitlines()]
    known = [entry for entry in objects if not entry["object"]["apiVersion"].startswith(GATEWAY_API)]
    listed = {name for version in versions for name in listed_fields(contents("_definitions", version))}
    found = shapes(known, listed)
    tasks = {
        (text, version): name
        for version in versions
        for (text, release), name in found.items()
        if minor(version) >= release
    }
    with multiprocessing.Pool() as pool:
        work = sorted((version, text, name) for (text, version), name in tasks.items())
        lists = pool.map(judgement, [(text, name, version) for version, text, name in work], chunksize=64)
    refused = [refusal for refusals in lists for refusal in refusals]
    judged = f"{len(known)} manifests in {len(tasks)} judgements of different shapes, {len(refused)} refusals"
    left = f"{len(objects) - len(known)} of the Gateway API not judged"
    print(f"kubernetes-validate --strict {', '.join(versions)}: {judged}, {left}")
    return len(known), refused


def documents(path):
    """The documents of a stream, those of a `List` one by one; JSON is YAML too."""
    found = [document for document in yaml.load_all(path.read_text(), Loader=LOADER) if document is not None]
    return [item for document in found for item in (document["items"] if document.get("kind") == "List" else [document])]


def meant(path):
    value = json.loads(path.read_text())
    return value if isinstance(value, list) else [value]


def reads_differently(path):
    return documents(path) != meant(path.with_suffix(".json"))


def judge_reading(folder):
    """A YAML 1.1 reader must see in the text what the engine meant."""
    paths = [path for path in sorted(folder.rglob("*.yaml")) if path.with_suffix(".json").exists()]
    with multiprocessing.Pool() as pool:
        differs = pool.map(reads_differently, paths)
    wrong = [path for path, different in zip(paths, differs) if different]
    print(f"PyYAML: {len(paths)} streams, {len(wrong)} read differently")
    return len(paths), [f"{path.relative_to(folder)} reads differently than it was meant" for path in wrong]


def main(folder, versions):
    folder = pathlib.Path(folder)
    judged = [judge_manifests(folder / "objects.jsonl", versions), judge_reading(folder)]
    for refusal in [refusal for _, refused in judged for refusal in refused]:
        print(f"  refused: {refusal}")
    if not all(count for count, _ in judged):
        sys.exit("there is nothing to judge")
    if any(refused for _, refused in judged):
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
