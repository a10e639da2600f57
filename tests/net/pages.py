"""Pages over TLS on this machine, and a proxy to them, for tests of whoever looks for pages."""
import contextlib
import socket
import ssl
import subprocess
import threading

HERE = "127.0.0.2"  # where pages are; 127.0.0.1 is where none should be looked for


def make_certificate(folder, *names):
    """One that vouches for itself: its file, with the key in it."""
    both = folder / f"{names[0]}.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                    "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                    f"/CN={names[0]}", "-addext",
                    "subjectAltName=" + ",".join(f"DNS:{name}" for name in names),
                    "-keyout", both, "-out", folder / "certificate.part"],
                   check=True, capture_output=True)
    both.write_bytes(both.read_bytes() + (folder / "certificate.part").read_bytes())
    return both


class Door:
    """Where one may call: `serve` gets each line; `calls` counts them."""

    def __init__(self, host, serve):
        self.socket = socket.create_server((host, 0))
        self.port, self.calls, self.serve = self.socket.getsockname()[1], 0, serve
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            try:
                line, _ = self.socket.accept()
            except OSError:
                return
            self.calls += 1
            threading.Thread(target=self.attend, args=(line,), daemon=True).start()

    def attend(self, line):
        with contextlib.suppress(OSError), line:
            self.serve(line)

    def close(self):
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()


def read_head(line):
    head = b""
    while b"\r\n\r\n" not in head:
        part = line.recv(4096)
        if not part:
            raise OSError
        head += part
    return head.decode("latin-1")


def answer(status, *headers, body="ok"):
    lines = [f"HTTP/1.1 {status} x", *headers, f"Content-Length: {len(body)}",
             "Connection: close", "", body]
    return "\r\n".join(lines).encode()


class Pages(Door):
    """A server over TLS: `pages` maps a path to its answer, bytes or a function of the line;
    `heads` keeps what was asked."""

    def __init__(self, certificate, pages, host=HERE):
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate)
        self.pages, self.heads = pages, []
        super().__init__(host, self.tell)

    def tell(self, line):
        with self.context.wrap_socket(line, server_side=True) as safe:
            head = read_head(safe)
            self.heads.append(head)
            page = self.pages.get(head.split(" ")[1], answer(404))
            if callable(page):
                page(safe)
            else:
                safe.sendall(page)
            with contextlib.suppress(OSError):
                safe.unwrap()


class Proxy(Door):
    """Connects whoever asks for HOST:PORT to where `ways` says; what it says not, it refuses with
    `refusal`. `asked` keeps what was asked for."""

    def __init__(self, ways, refusal="403 No"):
        self.ways, self.refusal, self.asked = ways, refusal, []
        super().__init__("127.0.0.1", self.connect)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def connect(self, line):
        wanted = read_head(line).split(" ")[1]
        self.asked.append(wanted)
        way = self.ways.get(wanted)
        if way is None:
            line.sendall(f"HTTP/1.1 {self.refusal}\r\nContent-Length: 0\r\n\r\n".encode())
            return
        with socket.create_connection(way) as there:
            line.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            back = threading.Thread(target=pass_on, args=(there, line), daemon=True)
            back.start()
            pass_on(line, there)
            back.join()


def pass_on(come, go):
    with contextlib.suppress(OSError):
        while part := come.recv(65536):
            go.sendall(part)
    with contextlib.suppress(OSError):
        go.shutdown(socket.SHUT_WR)
