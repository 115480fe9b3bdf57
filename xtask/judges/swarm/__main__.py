"""Deploys stacks to a real Swarm of one node.

Usage: swarm ENGINE KOMPOSE_RS STACKS SCRATCH, as the first process of its namespaces
KOMPOSE_RS converts a small application, whose tasks must really run. Then every folder below STACKS with a
`stack.yaml` is deployed, compared with what the manager says, deployed again, and removed. ENGINE is where the packages
of the engine are unpacked.
"""

import pathlib
import shutil
import sys
import time

import application
from deployment import judged
from engine import Engine, Failure


def expected():
    """Parts of the lines that may be printed, with the reasons."""
    lines = (pathlib.Path(__file__).parent / "refusals.txt").read_text().splitlines()
    return dict(line.split(" | ", 1) for line in lines if line and line[0] != "#")


def report(outcomes):
    """Prints what is refused, and says whether any of it should not be."""
    reasons = expected()
    lines = [f"{name}: {line}" for name, found in outcomes.items() for line in found]
    known = {line: part for line in lines for part in reasons if part in line}
    gone = [part for part in reasons if part not in known.values()]
    for line in lines:
        print(f"  {line}" + (f" (expected: {reasons[known[line]]})" if line in known else ""))
    for part in gone:
        print(f"  nothing is refused any more with: {part}")
    refused = [name for name, found in outcomes.items() if found]
    new = [line for line in lines if line not in known]
    accepted = len(outcomes) - len(refused)
    print(f"docker stack deploy: {accepted} of {len(outcomes)} accepted, {len(lines) - len(new)} named refusals")
    return bool(new or gone or not outcomes)


def runs(swarm, ours, scratch):
    """Runs the application; says whether it fails."""
    try:
        application.run(swarm, ours, scratch / "application")
    except Failure as failure:
        print(f"  the application: {failure}")
        return True
    print("docker stack deploy: the application runs, stays as it is, and rolls over to a changed config")
    return False


def main(engine, ours, stacks, scratch):
    stacks, scratch = pathlib.Path(stacks).resolve(), pathlib.Path(scratch).resolve()
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    started = time.monotonic()
    with Engine(pathlib.Path(engine).resolve(), scratch) as swarm:
        failed = runs(swarm, ours, scratch)
        # Services are what is judged here; a node that takes no tasks leaves the machine in peace.
        swarm.run("docker", "node", "update", "--availability", "drain", swarm.node)
        folders = sorted(path.parent for path in stacks.rglob("stack.yaml"))
        outcomes = {str(folder.relative_to(stacks)): judged(swarm, folder) for folder in folders}
        failed |= report(outcomes)
    print(f"docker stack deploy: {time.monotonic() - started:.0f} s in all")
    shutil.rmtree(scratch, ignore_errors=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
