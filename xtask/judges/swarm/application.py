"""A small application that really runs: its tasks reach the states that they must, before and after a change."""

import io
import os
import pathlib
import shutil
import subprocess
import tarfile
import time

from engine import Failure

SOURCE = pathlib.Path(__file__).parent / "application"
STACK = "shop"
IMAGE = "busybox:judged"
PROGRAMS = ["sh", "httpd", "wget", "grep", "sleep"]
PATIENCE = 90
STATES = {"web": "running", "worker": "running", "job": "complete"}


def run(engine, ours, scratch):
    """Converts, deploys and changes the application; its failure is an exception."""
    shutil.copytree(SOURCE, scratch)
    engine.run("docker", "import", "-", IMAGE, given=image(engine.programs))
    deploy(engine, ours, scratch)
    first = settled(engine)
    engine.deploy(scratch / "out", STACK)
    second = settled(engine, {"job": first["job"]})
    if any(first[name]["ID"] != second[name]["ID"] for name in ("web", "worker")):
        raise Failure("the same file deployed again starts other tasks")
    (scratch / "page.html").write_text("<h1>judged twice</h1>\n")
    deploy(engine, ours, scratch)
    third = settled(engine, {name: second[name] for name in ("web", "job")})
    if page(third["web"]) == page(first["web"]):
        raise Failure("the changed config does not reach the service")
    if third["worker"]["ID"] != first["worker"]["ID"]:
        raise Failure("the change of a config starts the tasks of a service that does not use it")
    engine.remove(STACK)


def image(programs):
    """A file system with busybox and its names."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as layer:
        layer.add(programs / "usr/bin/busybox", "bin/busybox")
        for program in PROGRAMS:
            link = tarfile.TarInfo(f"bin/{program}")
            link.type, link.linkname = tarfile.SYMTYPE, "busybox"
            layer.addfile(link)
    return archive.getvalue()


def deploy(engine, ours, scratch):
    """Converts the application as a user would, and deploys what comes of it."""
    command = [ours, "convert", "-f", "compose.yaml", "--target", "swarm", "-o", "out", "--quiet"]
    environment = os.environ | {"TOKEN": "judged"}
    done = subprocess.run(command, cwd=scratch, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failure(f"it does not convert: {done.stderr}")
    engine.deploy(scratch / "out", STACK)


def settled(engine, old=None):
    """The task of each service that is in the state in which it should stay, other than an old one."""
    old = {name: task["ID"] for name, task in (old or {}).items()}
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        tasks = [task for task in named(engine) if task[1]["ID"] != old.get(task[0])]
        there = {name: task for name, task in tasks if STATES[name] == task["Status"]["State"] == task["DesiredState"]}
        if set(there) == set(STATES):
            return there
        time.sleep(0.2)
    seen = [f"{name} {task['Status']['State']} (should be {task['DesiredState']})" for name, task in named(engine)]
    raise Failure(f"it does not settle in {PATIENCE} seconds: {', '.join(seen)}")


def named(engine):
    """All tasks with the names of their services; one that has failed ends the judgement."""
    names = {service["ID"]: name.removeprefix(f"{STACK}_") for name, service in engine.services(STACK).items()}
    tasks = [(names[task["ServiceID"]], task) for task in engine.of_stack("tasks", STACK)]
    for name, task in tasks:
        if task["Status"]["State"] in ("failed", "rejected"):
            raise Failure(f"a task of {name} has {task['Status']['State']}: {task['Status'].get('Err')}")
    return tasks


def page(task):
    return task["Spec"]["ContainerSpec"]["Configs"][0]["ConfigName"]
