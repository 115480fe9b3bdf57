"""Compares `kompose-rs config` with `docker compose config`, which both print a project in canonical form.

Usage: loader.py DOCKER_COMPOSE KOMPOSE_RS SCRATCH FOLDER...
The inputs are the variations in `loader/` beside this file, and every folder below a FOLDER that holds a
`compose.yaml`. Both must refuse a project, or both must accept it with the same data.
"""

import concurrent.futures
import dataclasses
import difflib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TABLES = pathlib.Path(__file__).parent / "loader"
USUAL = ["--profile", "*", "-f", "compose.yaml"]

# Options of `config` that list a part of the project, in an order that the reference leaves to chance.
LISTS = ["--services", "--volumes", "--networks", "--models", "--images", "--profiles", "--variables", "--environment"]

SURROUNDINGS = """\
  b: {image: i}
  c: {image: i, profiles: [x]}
networks: {n1: {}, n2: {}}
volumes: {v1: {}, v2: {}}
secrets: {s1: {file: ./s.txt}, s2: {environment: HOME}}
configs: {c1: {file: ./c.txt}, c2: {content: hello}}
models: {m1: {model: ai/x}}
"""

BESIDE = {
    "a.env": "A=1\nONLY_A=a\nB=$A$$x\n",
    "b.env": "A=2\nB='single $A'\n",
    "raw.env": "R='raw $A' # all of it\n",
    "l.labels": "one=1\ntwo=two\n",
    "m.labels": "two=2\n",
}


@dataclasses.dataclass
class Case:
    """A project in a folder of its own, and how it is loaded."""

    name: str
    files: dict = dataclasses.field(default_factory=dict)
    options: list = dataclasses.field(default_factory=lambda: list(USUAL))
    environment: dict = dataclasses.field(default_factory=dict)
    folder: pathlib.Path = pathlib.Path()


def service(line, name="a"):
    image = "" if re.match(r"!?\s*image:|extends:", line) else "image: i, "
    return f"  {name}: {{{image}{line}}}\n"


def project(services):
    return f"name: p\nservices:\n{services}{SURROUNDINGS}"


def alone(line):
    return Case(f"service | {line}", {"compose.yaml": project(service(line)), **BESIDE})


def merged(base, override):
    files = {"compose.yaml": project(service(base)), "over.yaml": f"services:\n  a: {{{override}}}\n"}
    return Case(f"merge | {base} | {override}", {**files, **BESIDE}, [*USUAL, "-f", "over.yaml"])


def extended(base, line):
    services = service(base, "base") + f"  a: {{extends: base, {line}}}\n"
    return Case(f"extends | {base} | {line}", {"compose.yaml": project(services), **BESIDE})


def key(line):
    return line.partition(":")[0]


def service_cases():
    """Every line alone, and every line that is no mistake with the next one of its key."""
    lines = [line for line in (TABLES / "service.txt").read_text().splitlines() if line and line[0] != "#"]
    for line in lines:
        yield alone(line.removeprefix("! "))
    keys = {}
    for line in lines:
        if line[0] != "!":
            keys.setdefault(key(line), []).append(line)
    for name, group in keys.items():
        for base, other in zip(group, group[1:] + group[:1]):
            if base != other:
                yield merged(base, other)
                if name != "extends":
                    yield extended(base, other)


def project_cases():
    parts = re.split(r"^=== (.*)\n", (TABLES / "project.txt").read_text(), flags=re.MULTILINE)[1:]
    for head, body in zip(parts[::2], parts[1::2]):
        name, _, arguments = head.partition(" | ")
        contents = re.split(r"^--- (.*)\n", body.rstrip("\n") + "\n", flags=re.MULTILINE)[1:]
        case = Case(f"project | {name}", dict(zip(contents[::2], contents[1::2])))
        words = arguments.split()
        given = [word.split("=", 1) for word in words if re.match(r"\w+=", word)]
        case.environment = dict(given)
        if words:
            case.options = [word for word in words if not re.match(r"\w+=", word)]
        yield case


def folder_cases(folder):
    """The folders that the repository tests with, in place."""
    for path in sorted(folder.rglob("compose.yaml")):
        options = path.with_name("options.json")
        settings = json.loads(options.read_text()) if options.exists() else {}
        override = ["compose.override.yaml"] if path.with_name("compose.override.yaml").exists() else []
        case = Case(f"folder | {path.parent.relative_to(folder.parent)}", folder=path.parent)
        case.environment = settings.get("environment", {})
        case.options = [word for profile in settings.get("profiles", ["*"]) for word in ("--profile", profile)]
        for file in settings.get("files", ["compose.yaml", *override]):
            case.options += ["-f", file]
        if "projectName" in settings:
            case.options += ["-p", settings["projectName"]]
        yield case


def written(case, scratch, number):
    """Puts the files of a case on the disk."""
    if case.files:
        case.folder = scratch / f"case{number}"
        for name, text in case.files.items():
            path = case.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    return case


def loaded(command, case):
    """What a program prints, as data; nothing if it refuses the project; and what it says."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    given = {name: value for name, value in case.environment.items() if name != "cd"}
    folder = case.folder / case.environment.get("cd", ".")
    done = subprocess.run(command, cwd=folder, env=kept | given, capture_output=True, text=True, timeout=60)
    said = done.stderr.strip()
    if done.returncode != 0:
        return None, said
    is_list = any(option in LISTS for option in command)
    return (sorted(done.stdout.splitlines()) if is_list else yaml.load(done.stdout, Loader=LOADER)), said


def shape(value):
    """JSON text in which the order of keys and the kind of numbers do not matter."""
    return json.dumps(value, sort_keys=True, indent=1, default=str)


def judged(case, reference, ours):
    """Where the two differ, as text; nothing where they agree."""
    own = [option for option in case.options if option in [*LISTS, "--no-interpolate"]]
    common = [option for option in case.options if option not in own]
    theirs, why = loaded([reference, *common, "config", *own], case)
    mine, said = loaded([ours, "config", *case.options, "--strict-compose"], case)
    if theirs is None and mine is None or shape(theirs) == shape(mine):
        return None
    if theirs is None:
        return f"accepted; the reference says: {why.splitlines()[-1] if why else ''}"
    if mine is None:
        return f"refused: {next((line for line in said.splitlines() if line.startswith('error')), said)}"
    lines = difflib.unified_diff(shape(theirs).splitlines(), shape(mine).splitlines(), "theirs", "ours", lineterm="", n=1)
    return "\n    ".join(list(lines)[2:24])


def expected():
    """The differences that there are on purpose, each a part of the names of cases."""
    lines = (TABLES / "differences.txt").read_text().splitlines()
    return [line for line in lines if line and line[0] != "#"]


def report(outcomes):
    """Prints what is new, and says whether anything is."""
    parts = expected()
    different = [name for name, outcome in outcomes.items() if outcome]
    named = [name for name in different if any(part in name for part in parts)]
    new = [name for name in different if name not in named]
    gone = [part for part in parts if not any(part in name for name in different)]
    for name in new:
        print(f"  {name}\n    {outcomes[name]}")
    for part in gone:
        print(f"  there is no difference any more, or no such case: {part}")
    agree = len(outcomes) - len(different)
    print(f"docker compose config: {agree} of {len(outcomes)} agree, {len(named)} named differences, {len(new)} others")
    return bool(new or gone)


def main(reference, ours, scratch, *folders):
    scratch = pathlib.Path(scratch).resolve()
    shutil.rmtree(scratch, ignore_errors=True)
    cases = [*service_cases(), *project_cases()]
    for folder in folders:
        cases += folder_cases(pathlib.Path(folder).resolve())
    cases = [written(case, scratch, number) for number, case in enumerate(cases)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda case: judged(case, reference, ours), cases))
    names = [case.name for case in cases]
    twice = sorted({name for name in names if names.count(name) > 1})
    for name in twice:
        print(f"  there are two cases of this name: {name}")
    return report(dict(zip(names, outcomes))) or bool(twice)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
