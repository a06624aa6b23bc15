"""The dashboard in a browser on this machine, by textual-serve (the extra `briefing[web]`).

Only pages that this server sent may steer a dashboard: a request for another host name, or from a
page of another site, is refused. The page loads nothing from elsewhere.
"""

from __future__ import annotations

import logging
import shlex
import signal
import socket
import sys
from asyncio import new_event_loop
from collections.abc import Sequence
from importlib.resources import files

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

HOST = "127.0.0.1"
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' data:; "
    "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
)


class PortTaken(Exception):
    """The port cannot be listened on; the text says why and what to do."""


class DashboardServer(Server):
    """textual-serve's server with a page of our own and a check of who asks."""

    async def application(self) -> web.Application:
        """Return the application: page, terminal socket, and the files of the terminal."""
        guarded = await self._make_app()
        guarded.middlewares.append(guard(self.port))
        guarded.router.add_get("/web.js", self.handle_script)
        return guarded

    async def handle_index(self, request: web.Request) -> web.Response:
        """Answer with the page that shows the terminal."""
        text = _page("web.html").replace("SOCKET", f"ws://{request.host}/ws")
        return web.Response(text=text, content_type="text/html")

    async def handle_script(self, request: web.Request) -> web.Response:
        """Answer with what the page does besides showing the terminal."""
        del request
        return web.Response(text=_page("web.js"), content_type="text/javascript")

    async def on_startup(self, app: web.Application) -> None:
        """Print nothing: `serve` has said the address."""


def serve(arguments: Sequence[str], port: int) -> None:
    """Serve `briefing ARGUMENTS` until interrupted, a dashboard of its own for each page that is opened.

    Raises PortTaken where nothing can listen on the port; port 0 takes a free one.
    """
    listening = _listen(port)
    port = listening.getsockname()[1]
    server = DashboardServer(command(arguments), HOST, port)
    logging.getLogger("textual-serve").setLevel(logging.ERROR)
    loop = new_event_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, server.request_exit)
    sys.stderr.write(f"briefing: the dashboard is at http://{HOST}:{port}/ (ctrl+c ends it)\n")
    sys.stderr.flush()
    web.run_app(server.application(), sock=listening, handle_signals=False, loop=loop, print=None)


def command(arguments: Sequence[str]) -> str:
    """Return the shell command line of one dashboard."""
    return shlex.join([sys.executable, "-m", "briefing", *arguments])


def allowed(host: str | None, origin: str | None, port: int) -> bool:
    """Tell whether a request is for this server and, where a page makes it, from a page of this server."""
    names = {f"{HOST}:{port}", f"localhost:{port}"}
    return host in names and (origin is None or origin in {f"http://{name}" for name in names})


def guard(port: int) -> Middleware:
    """Return the check that every request passes, as a middleware."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not allowed(request.headers.get("Host"), request.headers.get("Origin"), port):
            raise web.HTTPForbidden(text="only pages of this address may use this dashboard")
        answer = await handler(request)
        if not answer.prepared:
            answer.headers["Content-Security-Policy"] = POLICY
            answer.headers["X-Content-Type-Options"] = "nosniff"
        return answer

    return check


def _page(name: str) -> str:
    return (files("briefing.data") / name).read_text(encoding="utf-8")


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        why = error.strerror or str(error)
        raise PortTaken(f"port {port} of {HOST}: {why}; choose another one with --port") from None
