"""What is wrong with the settings of an installation, each and together, all of it at once."""

import os
from urllib.parse import urlsplit

from frankpledge.config import environment, where
from frankpledge.config.environment import value
from frankpledge.config.reading import WrongSetting


def faults() -> list[str]:
    """A sentence for each setting, and each pair of settings, with which nothing can be served.  Says what to do."""
    if found := environment.wrong():
        return found
    local = value("FRANKPLEDGE_LOCAL")
    try:
        where.single_sign_on(local)
    except WrongSetting as error:
        found.append(str(error))
    if not value("FRANKPLEDGE_HOSTS"):
        found.append("FRANKPLEDGE_HOSTS names no host, so nothing would be served. Name the hosts, or leave it out.")
    if value("FRANKPLEDGE_DEBUG") and not local:
        found.append(
            "FRANKPLEDGE_DEBUG shows passwords and papers to whoever meets a fault. Leave it out, or set "
            "FRANKPLEDGE_LOCAL=1 as well, for a trial on one machine."
        )
    return found


def warnings() -> list[str]:
    """A sentence for each setting that serves and is still likely not meant.  Called where there are no faults."""
    local, address, hosts = value("FRANKPLEDGE_LOCAL"), value("FRANKPLEDGE_ADDRESS"), value("FRANKPLEDGE_HOSTS")
    parts, found = urlsplit(address), environment.unknown()
    if 0 < len(value("FRANKPLEDGE_SECRET_KEY")) < 50:
        found.append("FRANKPLEDGE_SECRET_KEY has fewer than 50 characters. Make a longer one.")
    if address and "*" not in hosts and not any(_covers(host, parts.hostname or "") for host in hosts):
        found.append(
            f"FRANKPLEDGE_ADDRESS is at {parts.hostname}, which FRANKPLEDGE_HOSTS does not name: its pages would be "
            "refused. Add it to FRANKPLEDGE_HOSTS."
        )
    found += [
        f"{name} is longer than FRANKPLEDGE_SESSION_LONGEST, after which any session ends. Make it no longer."
        for name in ("FRANKPLEDGE_IDLE_ORDINARY", "FRANKPLEDGE_IDLE_RESTRICTED", "FRANKPLEDGE_IDLE_TAKING_MINUTES")
        if name in os.environ and value(name) > value("FRANKPLEDGE_SESSION_LONGEST")
    ]
    if value("FRANKPLEDGE_ANCHOR_EMAIL") and not value("FRANKPLEDGE_EMAIL"):
        found.append("FRANKPLEDGE_ANCHOR_EMAIL gets no letters without a mail server. Set FRANKPLEDGE_EMAIL too.")
    if "*" in hosts:
        found.append("FRANKPLEDGE_HOSTS is *, so that any name is answered. Name the hosts that people use.")
    if local:
        if parts.scheme == "https":
            found.append(
                "FRANKPLEDGE_LOCAL serves without TLS, and FRANKPLEDGE_ADDRESS begins with https://. Leave "
                "FRANKPLEDGE_LOCAL out on a server."
            )
        return found
    if parts.scheme == "http":
        found.append(
            "FRANKPLEDGE_ADDRESS begins with http://, and pages are served over TLS alone. Write https://, or set "
            "FRANKPLEDGE_LOCAL=1 for one machine."
        )
    if not address:
        found.append("FRANKPLEDGE_ADDRESS is not set: links that are made on the command line lead to localhost.")
    if value("FRANKPLEDGE_PROXIES") == 0:
        found.append(
            "FRANKPLEDGE_PROXIES is 0, and a server without FRANKPLEDGE_LOCAL stands behind a web server that speaks "
            "TLS: everybody's failed tries to sign in count together. Set it to 1."
        )
    return found


def _covers(host: str, name: str) -> bool:
    """Whether Django takes a name for one of these hosts: itself, or with a dot before, everything below it."""
    return name == host.split(":")[0] or (host.startswith(".") and (name == host[1:] or name.endswith(host)))
