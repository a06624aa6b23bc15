"""The dashboard in a browser on this machine, by textual-serve (the extra `briefing[web]`).

Only pages that this server sent may steer a dashboard: a request for another host name, or from a
page of another site, is refused. The page loads nothing from elsewhere.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shlex
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from importlib.resources import files

from aiohttp import WSCloseCode, web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

HOST = "127.0.0.1"
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' data:; "
    "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
)
SECONDS_TO_QUIT, SECONDS_TO_CLOSE = 3.0, 1.0
"""What a dashboard has to quit in before it is killed, and a page to answer that it has closed."""


class PortTaken(Exception):
    """The port cannot be listened on; the text says why and what to do."""


class Dashboard(AppService):
    """A dashboard in a process group of its own, so that Ctrl+C reaches the server alone, which lets it quit."""

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *shlex.split(self.command),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width, height),
            start_new_session=True,
        )
        self._stdin = process.stdin
        return process

    async def stop(self) -> None:
        """Quit, and return when the process is gone: the loop can only then be closed."""
        process = self._process
        if process is None:
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(self._quit(process), SECONDS_TO_QUIT)
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            await process.wait()

    async def _quit(self, process: Process) -> None:
        await super().stop()
        await process.communicate()


class DashboardServer(Server):
    """textual-serve's server with a page of our own, a check of who asks, and an end that leaves nothing behind."""

    def __init__(self, command: str, host: str, port: int) -> None:
        super().__init__(command, host, port)
        self._open: set[web.WebSocketResponse] = set()

    async def application(self) -> web.Application:
        """Return the application: page, terminal socket, and the files of the terminal."""
        guarded = await self._make_app()
        guarded.middlewares.append(guard(self.port))
        guarded.router.add_get("/web.js", self.handle_script)
        return guarded

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Show a dashboard of its own to the page that asks, until either ends."""
        websocket = web.WebSocketResponse(heartbeat=15, timeout=SECONDS_TO_CLOSE)
        await websocket.prepare(request)
        self._open.add(websocket)

        async def close() -> None:
            await websocket.close()

        dashboard = Dashboard(
            self.command,
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=close,
            download_manager=self.download_manager,
        )
        try:
            await dashboard.start(*(to_int(request.query.get(name, ""), 80) for name in ("width", "height")))
            await self._process_messages(websocket, dashboard)
        finally:
            self._open.discard(websocket)
            await dashboard.stop()
        return websocket

    async def on_shutdown(self, app: web.Application) -> None:
        """Close every page, which ends its dashboard."""
        del app
        await asyncio.gather(*(websocket.close(code=WSCloseCode.GOING_AWAY) for websocket in self._open))

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
    loop = asyncio.new_event_loop()

    def end() -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, lambda: None)  # it is ending
        server.request_exit()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, end)
    sys.stderr.write(f"briefing: the dashboard is at http://{HOST}:{port}/ (ctrl+c ends it)\n")
    sys.stderr.flush()
    web.run_app(
        server.application(),
        sock=listening,
        handle_signals=False,
        shutdown_timeout=2 * SECONDS_TO_QUIT,
        loop=loop,
        print=None,
    )


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
