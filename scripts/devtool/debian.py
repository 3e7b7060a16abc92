"""Packages of Debian, fetched and unpacked without being installed: python -m devtool.debian PACKAGE FOLDER

apt works with settings of its own, so the system's package sources stay as they are and nobody needs to be
administrator; it checks signatures and checksums as for any installation.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from .console import Failure, last_lines

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
LOG = os.environ.get("SM_LOG", os.devnull)


class Apt:
    """apt with package sources, lists and cache of its own."""

    def __init__(self, work):
        self.work = work
        self.codename = codename()
        shutil.rmtree(work, ignore_errors=True)
        for folder in ("lists/partial", "archives/partial"):
            (work / folder).mkdir(parents=True)
        mirror = debian_mirror()
        suites = dict.fromkeys([self.codename, "sid"])
        lines = [f"deb [signed-by={KEYRING}] {mirror} {suite} main\n" for suite in suites]
        (work / "sources.list").write_text("".join(lines))
        options = {
            "Dir::Etc::SourceList": work / "sources.list",
            "Dir::Etc::SourceParts": "/dev/null",
            "Dir::Etc::Preferences": "/dev/null",
            "Dir::Etc::PreferencesParts": "/dev/null",
            "Dir::State::Lists": work / "lists",
            "Dir::State::status": "/dev/null",
            "Dir::Cache": work,
            "APT::Sandbox::User": "root",
            "Debug::NoLocking": "1",
            "Acquire::Languages": "none",
            "Acquire::Check-Valid-Until": "false",  # a mirror may lag behind
            "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled": "false",
        }
        self.options = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]

    def update(self):
        self.run("update")

    def download(self, *packages):
        """Return the archives of the packages."""
        self.run("download", *self.choose(packages))
        return sorted(self.work.glob("*.deb"))

    def run(self, *arguments):
        with open(LOG, "a") as log:
            command = ["apt-get", *self.options, "-qq", *arguments]
            done = subprocess.run(command, cwd=self.work, stdout=log, stderr=log)
        if done.returncode:
            raise Failure(
                f"apt-get {arguments[0]} failed; with ODOO_HOME=FOLDER a checkout of Odoo can be used instead\n"
                + last_lines(LOG)
            )

    def choose(self, packages):
        """Return each package with its suite.

        The system's own release first: sid's newer fonts lack files that the links of Odoo's package name.
        """
        command = ["apt-cache", *self.options, "madison", *packages]
        listing = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
        known = {line.split("|")[0].strip() for line in listing}
        here = {line.split("|")[0].strip() for line in listing if f" {self.codename}/main" in line}
        if unknown := set(packages) - known:
            raise Failure(
                f"Debian no longer has {', '.join(sorted(unknown))}: set ODOO_HOME to a checkout of Odoo"
            )
        return [f"{name}/{self.codename if name in here else 'sid'}" for name in packages]


def codename():
    text = Path("/etc/os-release").read_text()
    found = re.search(r"^VERSION_CODENAME=(\w+)", text, re.M)
    return found[1] if found and re.search(r"^ID=debian", text, re.M) else "stable"


def debian_mirror():
    """Return the address that the system's own packages come from; no list needs to be there yet."""
    command = ["apt-get", "-o", "Debug::NoLocking=1", "--print-uris", "update"]
    listing = subprocess.run(command, capture_output=True, text=True).stdout
    mirrors = [uri for uri in re.findall(r"'(\S+?)/dists/", listing) if "security" not in uri]
    if not mirrors:
        raise Failure("apt knows no Debian mirror: set ODOO_HOME to a checkout of Odoo")
    return mirrors[0]


def unpack(archive, target, left_out=()):
    excludes = [f"--exclude={pattern}" for pattern in left_out]
    content = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", archive], stdout=subprocess.PIPE)
    tar = subprocess.run(["tar", "-x", "-C", target, *excludes], stdin=content.stdout)
    if content.wait() or tar.returncode:
        raise Failure(f"{archive.name} could not be unpacked")


def main(package, folder):
    apt = Apt(Path(folder) / "apt")
    apt.update()
    for archive in apt.download(package):
        unpack(archive, folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
