"""A stack is deployed, looked at, deployed again and removed."""

import json

import yaml

import prerequisites
from engine import Failure
from specification import Stack

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NAME = "judged"


def judged(engine, folder):
    """What is wrong with a stack; nothing if it is deployed as its file says."""
    stack = Stack(yaml.load((folder / "stack.yaml").read_text(), Loader=LOADER), folder, NAME)
    try:
        prerequisites.make(engine, folder)
        engine.deploy(folder, NAME)
        services = engine.services(NAME)
        found = stack.differences(services) or again(engine, folder, services)
    except Failure as refusal:
        found = str(refusal).splitlines()
    engine.remove(NAME)
    prerequisites.remove(folder)
    return found


def again(engine, folder, services):
    """What another deployment of the same file changes, which should be nothing."""
    engine.deploy(folder, NAME)
    newer = engine.services(NAME)
    changed = [name for name, service in services.items() if facts(service) != facts(newer[name])]
    return [f"{name}: the same file deployed again changes the service" for name in changed]


def facts(service):
    """What must not change, where the client forgets the order of files from one secret or config."""
    container = service["Spec"]["TaskTemplate"]["ContainerSpec"]
    for kind in ("Secrets", "Configs"):
        container.get(kind, []).sort(key=lambda reference: json.dumps(reference, sort_keys=True))
    return service["Spec"]
