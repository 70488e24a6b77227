"""What `make run` does once all is installed and built: migrate, seed a new database, say how to get in, serve."""

import json
import os
import socket
import sys
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import segno

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

LOOPBACK_NAMES = {"", "localhost", "127.0.0.1", "::1"}
PLAIN_HTTP = """\
  This address is plain http. Browsers allow some things only on https or on localhost, so on a phone there is
  no use without network, nothing to install, and the screen may go dark in the middle of a hold.
  docs/operations.md says how to run behind https."""


def main() -> None:
    host = os.environ.get("HOST") or "127.0.0.1"
    port = int(os.environ.get("PORT") or "8000")
    refuse_taken_port(host, port)
    os.environ.setdefault("PUBLIC_URL", f"http://{public_name(host)}:{port}")
    invitation = prepared(with_demo=os.environ.get("DEMO") != "0")
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    print(how_to_get_in(os.environ["PUBLIC_URL"], host), flush=True)
    if invitation:
        show_demo(invitation)
    serve()


def serve() -> None:
    """gunicorn with gunicorn.conf.py, in this process: the application is imported once, not twice."""
    from gunicorn.app.wsgiapp import WSGIApplication

    os.chdir(ROOT)
    sys.argv = ["gunicorn"]
    WSGIApplication("%(prog)s").run()


def refuse_taken_port(host: str, port: int) -> None:
    """Say it now, in a sentence, rather than after everything else in gunicorn's retries."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            sys.exit(
                f"Cannot listen on {host} port {port}: {error.strerror}. Try another one: PORT={port + 1} make run"
            )


def public_name(host: str) -> str:
    """The name a browser reaches this server by: requests that change something must come from it."""
    if host in LOOPBACK_NAMES:
        return "localhost"
    return address_in_this_network() if ip_address(host).is_unspecified else host


def address_in_this_network() -> str:
    """This machine's address as its neighbours see it. Connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "localhost"


def prepared(*, with_demo: bool) -> dict[str, str] | None:
    """Bring the database to the newest schema; with the demo practice in it, a new way in for its demo client."""
    from api.db import db
    from wsgi import app

    runner = app.test_cli_runner()
    commands = [["migrate"], ["seed"]] if with_demo else [["migrate"]]
    for command in commands:
        result = runner.invoke(args=command)
        if result.exit_code != 0:
            sys.exit(f"flask {command[0]} failed:\n{result.output}{result.exception or ''}")
    invitation = runner.invoke(args=["demo-invitation"]) if with_demo else None
    with app.app_context():
        db.engine.dispose()
    return json.loads(invitation.stdout) if invitation and invitation.exit_code == 0 else None


def how_to_get_in(public_url: str, host: str) -> str:
    parts = urlsplit(public_url)
    lines = [f"\nHomestretch is at {public_url}", f"  Therapists sign in at {public_url}/therapist"]
    if host not in LOOPBACK_NAMES:
        lines.append(f"  A phone in the same network opens {public_url}; use that address on this computer too.")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK_NAMES:
        lines.append(PLAIN_HTTP)
    return "\n".join(lines)


def show_demo(invitation: dict[str, str]) -> None:
    """The demo practice's therapist and, as a QR code, a way in for one of its clients."""
    print(f"\n  Demo therapist:  {invitation['email']}   password: {invitation['password']}")
    print(f"  Demo client:     {invitation['display_name']}, code {invitation['code']} at {invitation['url']}\n")
    segno.make(invitation["url"]).terminal(compact=True, border=2)
    print(
        "  The code lets one device in, within 15 minutes. Starting again makes a new one. Ctrl-C stops.\n", flush=True
    )


if __name__ == "__main__":
    main()
