"""An engine of its own with a Swarm of one node, in the namespaces that this process was started in."""

import contextlib
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.parse

# Outside of these namespaces the folder is another one.
RUN = pathlib.Path("/run")
SOCKET = RUN / "docker.sock"
PROCESS = RUN / "docker.pid"
API = "/v1.48"

# What is made outside of the namespaces: folders of containerd, and groups of processes.
FOLDERS = [pathlib.Path("/opt/containerd") / name for name in ("bin", "lib", "")]
CGROUPS = pathlib.Path("/sys/fs/cgroup")
CGROUP = "kompose-judge"


class Failure(Exception):
    """What somebody refused, in their words."""


class Connection(http.client.HTTPConnection):
    """HTTP through the socket of the engine."""

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(SOCKET))


def call(method, path, **query):
    """Asks the engine something; gives back its answer as data."""
    words = {key: value if isinstance(value, str) else json.dumps(value) for key, value in query.items()}
    connection = Connection("localhost", timeout=60)
    try:
        connection.request(method, f"{API}{path}?{urllib.parse.urlencode(words)}")
        answer = connection.getresponse()
        text = answer.read().decode()
    finally:
        connection.close()
    if answer.status >= 400:
        raise Failure(text.strip())
    return json.loads(text) if text.strip() else None


class Engine:
    """The engine; leaving the context stops it."""

    def __init__(self, programs, scratch):
        self.data = scratch / "data"
        self.log = scratch / "engine.log"
        self.programs = programs
        folders = [programs / "usr/sbin", programs / "usr/bin", os.environ["PATH"]]
        home = scratch / "home"
        home.mkdir(exist_ok=True)
        self.environment = {
            "PATH": ":".join(map(str, folders)),
            "HOME": str(home),
            "DOCKER_HOST": f"unix://{SOCKET}",
            "VALUE": "a value that somebody gave",
        }

    def __enter__(self):
        self.made_here = [path for path in FOLDERS if not path.exists()]
        self.run("mount", "-t", "tmpfs", "tmpfs", str(RUN))
        self.run("ip", "link", "set", "lo", "up")
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def start(self):
        command = ["dockerd", "-H", f"unix://{SOCKET}", "--data-root", str(self.data), "--pidfile", str(PROCESS)]
        command += ["--iptables=false", "--ip6tables=false", "--bridge=none", "--storage-driver=vfs"]
        command += ["--swarm-default-advertise-addr", "127.0.0.1"]
        command += ["--cgroup-parent", CGROUP]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        self.wait()
        self.run("docker", "swarm", "init", "--advertise-addr", "127.0.0.1", "--listen-addr", "127.0.0.1:2377")
        self.node = call("GET", "/nodes")[0]["ID"]

    def wait(self):
        for _ in range(300):
            if self.process.poll() is not None:
                break
            with contextlib.suppress(OSError, Failure):
                return call("GET", "/info")
            time.sleep(0.1)
        raise Failure("the engine does not start: " + self.log.read_text().strip()[-1000:])

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """Ends the engine by the number that it wrote down, and takes away what it made outside of its folder."""
        with contextlib.suppress(OSError, ValueError):
            os.kill(int(PROCESS.read_text()), signal.SIGTERM)
        with contextlib.suppress(AttributeError, subprocess.TimeoutExpired):
            self.process.wait(20)
        groups = [path for group in CGROUPS.rglob(CGROUP) for path in group.glob("**/")]
        for path in [*self.made_here, *sorted(groups, reverse=True)]:
            with contextlib.suppress(OSError):
                path.rmdir()

    def run(self, *command, folder=None, given=None):
        """Runs a program; what it says on its second channel is why it failed."""
        done = subprocess.run(
            command, cwd=folder, env=self.environment, input=given, capture_output=True, timeout=60, check=False
        )
        if done.returncode != 0:
            raise Failure(done.stderr.decode(errors="replace").strip())
        return done.stdout.decode(errors="replace")

    def deploy(self, folder, name):
        command = ["docker", "stack", "deploy", "--resolve-image", "never", "--detach=true", "-c", "stack.yaml", name]
        return self.run(*command, folder=folder)

    def services(self, stack):
        return {service["Spec"]["Name"]: service for service in self.of_stack("services", stack)}

    @staticmethod
    def of_stack(kind, stack):
        """The services, tasks, networks, secrets or configs of a stack."""
        return call("GET", f"/{kind}", filters={"label": [f"com.docker.stack.namespace={stack}"]})

    def remove(self, stack):
        """Takes a stack away. Its networks stay while tasks of the stack end."""
        refusal = None
        for _ in range(200):
            try:
                self.run("docker", "stack", "rm", stack)
            except Failure as failure:
                refusal = failure
            left = [kind for kind in ("services", "networks", "secrets", "configs") if self.of_stack(kind, stack)]
            if not left:
                return
            time.sleep(0.1)
        raise Failure(f"`docker stack rm` leaves {', '.join(left)}: {refusal}")
