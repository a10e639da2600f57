"""One hall on a database server, of which two kiosks give numbers: on_server.py BUILD_DIR. The
programs are those of the court, each with a data folder of its own."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "sql"))
import server  # noqa: E402  (its folder is a neighbour)

DAY = "2026-11-23"
TAKE = f"clock {DAY}T09:41:00\ntap 先行调解\ntap 我是个人\nexpect 已为您取号\nexpect %s\n"
REFUSED = f"clock {DAY}T09:50:00\ntap 先行调解\ntap 我是个人\nexpect 现在不能取号\n"


def expect(is_true, what):
    if not is_true:
        sys.exit(what)


class Kiosk:
    def __init__(self, build, root, name, address):
        self.build, self.root = build, root / name
        self.root.mkdir()
        self.point_at(address)

    def point_at(self, address):
        self.address = address
        (self.root / "kiosk.conf").write_text(f"[store]\nurl = {address}\n", encoding="utf-8")

    def run(self, program, *words):
        env = os.environ | {"LC_ALL": "C.UTF-8", "HOME": str(self.root)}
        return subprocess.run([self.build / program, *words], capture_output=True, text=True,
                              check=False, env=env, timeout=120)

    def ctl(self, *words):
        return self.run("kioskctl", "--lang", "en", "--data", self.root, *words)

    def play(self, steps):
        journey = self.root / "play.journey"
        journey.write_text(steps, encoding="utf-8")
        done = self.run("kiosk", "--journey", journey, "--out", self.root / "out", "--data",
                        self.root)
        expect(done.returncode == 0, f"{self.root.name}: {done.stderr}")


def one_hall(first, second):
    first.play(TAKE % "T001")
    second.play(TAKE % "T002")
    for kiosk in (first, second):
        done = kiosk.ctl("history", "T002", DAY)
        expect(done.returncode == 0 and "issue" in done.stdout, done.stdout + done.stderr)
        figures = json.loads(kiosk.ctl("figures", DAY, "--json").stdout)
        taken = sum(row["taken"] for row in figures["numbers"])
        expect(taken == 2, f"{kiosk.root.name} knows of {taken} numbers")


def pokes(kiosk, address):
    """What kioskctl does wakes whoever listens, as what a kiosk does would."""
    with subprocess.Popen([server.program("psql"), "-qAt", address], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as listener:
        def hears():
            listener.stdin.write("SELECT 'heard all';\n")
            listener.stdin.flush()
            lines = []
            while not lines or lines[-1] != "heard all\n":
                lines.append(listener.stdout.readline())
                expect(lines[-1], "the listener has gone")
            return len(lines) > 1

        listener.stdin.write("LISTEN kiosk_hall;\n")
        expect(not hears(), "somebody poked before anything was done")
        done = kiosk.ctl("close", "--from", "2036-11-24T14:00", "--to", "2036-11-24T15:00",
                         "--reason", "training")
        expect(done.returncode == 0, done.stdout + done.stderr)
        expect(any(hears() for _ in range(1000)), "nobody was poked")
        listener.stdin.close()


def no_file(kiosk):
    """What only a file can is refused with a sentence, and no file is made of the address."""
    for words in (("backup", kiosk.root / "copy.db"), ("restore", kiosk.root / "copy.db")):
        done = kiosk.ctl(*words)
        expect(done.returncode == 1 and "server" in done.stderr + done.stdout or "no file" in
               done.stderr, f"{words}: {done.stderr}")
    strays = [path.name for path in kiosk.root.rglob("*") if "postgres" in path.name]
    expect(not strays, f"made of the address: {strays}")


def no_password(kiosk, address):
    for secret in ("//court:SECRET@", "//court@"):
        query = "" if "SECRET" in secret else "&password=SECRET"
        kiosk.point_at(address.replace("//court@", secret) + query)
        done = kiosk.ctl("queue")
        expect(done.returncode == 2 and ".pgpass" in done.stderr, f"{secret}: {done.stderr}")
        expect("SECRET" not in done.stderr + done.stdout, "the password is told")
    kiosk.point_at(address)


def server_gone(kiosk):
    done = kiosk.ctl("queue")
    expect(done.returncode == 1 and "cannot be reached" in done.stderr, done.stderr)
    done = kiosk.ctl("doctor")
    expect(done.returncode == 1 and "cannot be reached" in done.stdout, done.stdout)
    kiosk.play(REFUSED)


def main(build):
    build, root = pathlib.Path(build).resolve(), pathlib.Path(tempfile.mkdtemp(prefix="ks-one-"))
    root.chmod(0o755)
    server.start(root)
    try:
        address = (root / "postgres-url").read_text()
        kiosks = [Kiosk(build, root, name, address) for name in ("first", "second")]
        one_hall(*kiosks)
        pokes(kiosks[1], address)
        no_file(kiosks[0])
        no_password(kiosks[0], address)
        server.stop(root)
        server_gone(kiosks[0])
    finally:
        server.stop(root)
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
