"""What must exist before a stack is deployed, made as its `prerequisites.sh` says."""

import contextlib
import re

from engine import Failure, call

SCRIPT = "prerequisites.sh"

# Lines that a person fills in are comments. Those of another kind speak of the configuration of nodes.
BY_HAND = re.compile(r"^# (?=docker |printf )", re.MULTILINE)


def make(engine, folder):
    """Runs the script, with what a person would have filled in."""
    script = folder / SCRIPT
    if not script.exists():
        return
    filled = BY_HAND.sub("", script.read_text())
    filled = re.sub(r" NODE$", f" {engine.node}", filled, flags=re.MULTILINE)
    filled = re.sub(r" FILE$", f" {SCRIPT}", filled, flags=re.MULTILINE)
    # Nothing here can make volumes of a cluster; a manager takes a service without them.
    filled = re.sub(r"^docker volume create .*DRIVER.*$", "", filled, flags=re.MULTILINE)
    try:
        engine.run("sh", "-e", "-c", filled, folder=folder)
    except Failure as refusal:
        raise Failure(f"{SCRIPT}: {refusal}") from refusal


def remove(folder):
    """Takes away all that the script made."""
    if not (folder / SCRIPT).exists():
        return
    for network in call("GET", "/networks", filters={"scope": ["swarm"]}):
        if not network["Ingress"]:
            call("DELETE", f"/networks/{network['Id']}")
    for kind in ("secrets", "configs"):
        for thing in call("GET", f"/{kind}"):
            call("DELETE", f"/{kind}/{thing['ID']}")
    for volume in call("GET", "/volumes")["Volumes"] or []:
        with contextlib.suppress(Failure):
            call("DELETE", f"/volumes/{volume['Name']}")
