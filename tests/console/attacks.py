"""What an attacker in the court's network tries at kioskd, and somebody with an account at a
window. Each case by its name.

    attacks.py CASE BUILD_DIR
"""
import contextlib
import pathlib
import re
import socket
import sys
import time

from server import ANSWER_S, Server

HOST = b"Host: 127.0.0.1\r\n"
MANY, OF_ONE = 600, 300  # connections at most: all, and of one address


def connect(server, come_from=None):
    return socket.create_connection(("127.0.0.1", server.port), timeout=ANSWER_S,
                                    source_address=(come_from, 0) if come_from else None)


def send_raw(server, request):
    """All that comes until the server ends the connection."""
    with connect(server) as raw:
        raw.sendall(request)
        return read_all(raw)


def read_all(raw):
    reply = b""
    with contextlib.suppress(ConnectionResetError):
        while part := raw.recv(65536):
            reply += part
    return reply


def a_request_is_one_request_or_none(build):
    second = b"GET /api/setup HTTP/1.1\r\n" + HOST + b"\r\n"
    two_ways = (
        b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        b"Content-Length: 0\r\nContent-Length: 60\r\n\r\n",
        b"Content-Length: 0\r\nContent-Length: 0\r\n\r\n",
        b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        b"Content-Length: +0\r\n\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: 0, 0\r\n\r\n",
        b"Content-Length: 99999999999999999999999\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nx",
        b"X: a\rb\r\n\r\n",
        b"Host: localhost\r\n\r\n",
        b"Origin: http://127.0.0.1\r\nOrigin: http://127.0.0.1\r\n\r\n")
    with Server(build) as server:
        for rest in two_ways:
            got = send_raw(server, b"POST /api/sign-in HTTP/1.1\r\n" + HOST + rest + second)
            assert re.match(rb"HTTP/1.1 4(00|13) ", got), (rest, got[:200])
            assert b"is_needed" not in got, (rest, got)
        for plain in (b"\r\n", b"Accept: a\r\nAccept: b\r\n\r\n", b"X-Name: \xe5\xb0\x8f\r\n\r\n"):
            got = send_raw(server, b"GET /api/setup HTTP/1.1\r\nConnection: close\r\n" + HOST +
                           plain)
            assert got.startswith(b"HTTP/1.1 200 ") and b"is_needed" in got, (plain, got)


def memory_kb(server):
    told = pathlib.Path(f"/proc/{server.child.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", told).group(1))


def whoever_reads_slowly_costs_no_memory(build):
    with Server(build) as server, contextlib.ExitStack() as open_ones:
        for path in ("/fonts/NotoSansSC-Bold.otf", "/fonts/NotoSansSC-Regular.otf"):
            whole = server.ask("GET", path)
            font = pathlib.Path(__file__).parents[2] / path[1:]
            assert whole.status == 200 and whole.body == font.read_bytes(), path
        before = memory_kb(server)
        for _ in range(60):
            raw = open_ones.enter_context(socket.socket())
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            raw.connect(("127.0.0.1", server.port))
            raw.sendall(b"GET /fonts/NotoSansSC-Bold.otf HTTP/1.1\r\n" + HOST + b"\r\n")
            assert raw.recv(1) == b"H", "its answer has begun"
        more_mb = (memory_kb(server) - before) / 1024
        assert more_mb < 60, f"{more_mb:.0f} MB for sixty who do not read"


def two_who_take_every_place_keep_nobody_out(build):
    with Server(build) as server, contextlib.ExitStack() as open_ones:
        taken = [open_ones.enter_context(connect(server, f"127.0.0.{2 + i // OF_ONE}"))
                 for i in range(MANY)]
        for raw in taken[:10]:
            raw.sendall(b"GET /api/setup HTTP/1.1\r\n" + HOST)
        begun = time.monotonic()
        while time.monotonic() - begun < 5:
            assert server.ask("GET", "/api/setup").status == 200
        assert time.monotonic() - begun < 15, "each was answered at once"


def main(case, build):
    globals()[case](build)


if __name__ == "__main__":
    main(*sys.argv[1:3])
