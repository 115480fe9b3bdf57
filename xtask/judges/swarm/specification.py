"""What the manager must have made of a stack file."""

import re

UNITS = {"h": 3600, "m": 60, "s": 1, "ms": 0.001, "us": 0.000001}


def plain(value):
    """A text as it is after the client has read it."""
    return value.replace("$$", "$") if isinstance(value, str) else value


def nanoseconds(duration):
    parts = re.findall(r"([0-9.]+)(h|ms|us|m|s)", duration or "")
    return round(sum(float(number) * UNITS[unit] for number, unit in parts) * 1_000_000_000)


def texts(mapping):
    return {key: plain(value) for key, value in (mapping or {}).items()}


def own(labels):
    """Labels without those of the client."""
    return {key: value for key, value in (labels or {}).items() if not key.startswith("com.docker.stack.")}


class Stack:
    """A stack file, a folder, and the name that it is deployed under."""

    def __init__(self, document, folder, name):
        self.document = document
        self.folder = folder
        self.name = name

    def differences(self, services):
        """Where services differ from the file, in a line for each."""
        declared = {f"{self.name}_{key}" for key in self.document["services"]}
        if declared != set(services):
            return [f"the services are {sorted(services)}, not {sorted(declared)}"]
        found = []
        for name, service in self.document["services"].items():
            wanted = self.wanted(service, name)
            there = actual(services[f"{self.name}_{name}"]["Spec"], name)
            keys = [key for key in wanted if wanted[key] != there[key]]
            found += [f"{name}: {key} is {there[key]!r}, not {wanted[key]!r}" for key in keys]
        return found

    def wanted(self, service, own_name):
        deploy = service.get("deploy", {})
        return {
            "image": image(plain(service["image"])),
            "arguments": [plain(word) for word in service.get("command", [])],
            "command": [plain(word) for word in service.get("entrypoint", [])],
            "environment": texts(service.get("environment")),
            "labels": texts(service.get("labels")),
            "labels of the service": texts(deploy.get("labels")),
            "user": plain(service.get("user", "")),
            "folder": plain(service.get("working_dir", "")),
            "hostname": plain(service.get("hostname", "")),
            "mounts": sorted(self.mount(mount) for mount in service.get("volumes", [])),
            "ports": sorted(port(published) for published in service.get("ports", [])),
            "networks": self.networks(service, own_name),
            "secrets": sorted(self.file("secrets", "", secret) for secret in service.get("secrets", [])),
            "configs": sorted(self.file("configs", "/", config) for config in service.get("configs", [])),
            "mode": mode(deploy),
            "constraints": [plain(text) for text in deploy.get("placement", {}).get("constraints", [])],
            "limits": resources(deploy.get("resources", {}).get("limits", {})),
            "reservations": resources(deploy.get("resources", {}).get("reservations", {})),
            "restart": deploy.get("restart_policy", {}).get("condition", ""),
            "health": health(service.get("healthcheck")),
        }

    def full_name(self, kind, key):
        """The name in the Swarm of what a key of the file declares."""
        declared = self.document.get(kind, {}).get(key) or {}
        return plain(declared.get("name", key if declared.get("external") else f"{self.name}_{key}"))

    def mount(self, mount):
        source = plain(mount.get("source", ""))
        if mount["type"] in ("volume", "cluster") and source and not source.startswith("group:"):
            source = self.full_name("volumes", source)
        elif mount["type"] == "bind" and not source.startswith("/"):
            source = str((self.folder / source).resolve())
        size = mount.get("tmpfs", {}).get("size", 0)
        return (mount["type"], source, plain(mount["target"]), mount.get("read_only", False), size)

    def networks(self, service, own_name):
        joined = service.get("networks", {"default": {}}).values()
        aliases = [{plain(alias) for alias in attachment.get("aliases", [])} for attachment in joined]
        return sorted(sorted(names - {own_name}) for names in aliases)

    def file(self, kind, folder, reference):
        target = plain(reference["target"])
        name = self.full_name(kind, plain(reference["source"]))
        owner = (plain(reference.get("uid", "0")), plain(reference.get("gid", "0")))
        return (name, target, *owner, reference.get("mode", 0o444))


def image(reference):
    """The reference as the client sends it."""
    reference = re.sub(r"^(index\.)?docker\.io/(library/)?", "", reference)
    named = "@" in reference or ":" in reference.rsplit("/", 1)[-1]
    return reference if named else f"{reference}:latest"


def port(published):
    return (published["protocol"], published["target"], published.get("published", 0), published["mode"])


def mode(deploy):
    kind = deploy.get("mode", "replicated")
    return (kind, deploy.get("replicas", 1 if kind.startswith("replicated") else None))


def resources(said):
    cpus = round(float(said.get("cpus", 0)) * 1_000_000_000)
    return (cpus, int(said.get("memory", 0)), said.get("pids", 0))


def health(check):
    if not check:
        return None
    if check.get("disable"):
        return (["NONE"], 0, 0, 0, 0)
    spans = [nanoseconds(check.get(key)) for key in ("interval", "timeout", "start_period")]
    return ([plain(word) for word in check.get("test", [])], *spans, check.get("retries", 0))


def actual(spec, name):
    """The same facts of a service of the Swarm, which is an alias of itself by the name of the file."""
    task = spec["TaskTemplate"]
    container = task["ContainerSpec"]
    limits = task.get("Resources", {}).get("Limits", {})
    reservations = task.get("Resources", {}).get("Reservations", {})
    # A config without a file is a credential specification.
    configs = [config for config in container.get("Configs", []) if "File" in config]
    networks = [sorted(set(network.get("Aliases", [])) - {name}) for network in task.get("Networks", [])]
    return {
        "image": container["Image"],
        "arguments": container.get("Args", []),
        "command": container.get("Command", []),
        "environment": dict(variable(entry) for entry in container.get("Env", [])),
        "labels": own(container.get("Labels")),
        "labels of the service": own(spec.get("Labels")),
        "user": container.get("User", ""),
        "folder": container.get("Dir", ""),
        "hostname": container.get("Hostname", ""),
        "mounts": sorted(actual_mount(mount) for mount in container.get("Mounts", [])),
        "ports": sorted(actual_port(port) for port in spec.get("EndpointSpec", {}).get("Ports", [])),
        "networks": sorted(networks),
        "secrets": sorted(actual_file(secret, "SecretName") for secret in container.get("Secrets", [])),
        "configs": sorted(actual_file(config, "ConfigName") for config in configs),
        "mode": actual_mode(spec["Mode"]),
        "constraints": task.get("Placement", {}).get("Constraints", []),
        "limits": actual_resources(limits),
        "reservations": actual_resources(reservations),
        "restart": task.get("RestartPolicy", {}).get("Condition", ""),
        "health": actual_health(container.get("Healthcheck")),
    }


def variable(entry):
    """What has no value comes from the shell that deploys, and that of the judge gives none."""
    key, sign, text = entry.partition("=")
    return (key, text if sign else None)


def actual_mount(mount):
    size = mount.get("TmpfsOptions", {}).get("SizeBytes", 0)
    return (mount["Type"], mount.get("Source", ""), mount["Target"], mount.get("ReadOnly", False), size)


def actual_port(port):
    return (port["Protocol"], port["TargetPort"], port.get("PublishedPort", 0), port["PublishMode"])


def actual_file(reference, name):
    file = reference["File"]
    return (reference[name], file["Name"], file["UID"], file["GID"], file["Mode"])


def actual_mode(said):
    if "Replicated" in said:
        return ("replicated", said["Replicated"].get("Replicas"))
    if "ReplicatedJob" in said:
        return ("replicated-job", said["ReplicatedJob"].get("TotalCompletions"))
    return ("global", None) if "Global" in said else ("global-job", None)


def actual_resources(said):
    return (said.get("NanoCPUs", 0), said.get("MemoryBytes", 0), said.get("Pids", 0))


def actual_health(check):
    if not check:
        return None
    spans = [check.get(key, 0) for key in ("Interval", "Timeout", "StartPeriod")]
    return (check.get("Test", []), *spans, check.get("Retries", 0))
