"""The database server dies while kiosks give numbers, and the one that followed it takes its place:
no number that was told is lost, and none is given twice. failover.py BUILD_DIR."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "sql"))
import server  # noqa: E402  (its folder is a neighbour)

KIOSKS, NUMBERS, ROUNDS = 8, 40, 3


def expect(is_true, what):
    if not is_true:
        sys.exit(what)


class Kiosk(threading.Thread):
    """Gives its numbers, and begins again whenever its program ends in a failure: the same wishes,
    so that what was told must be told again."""

    def __init__(self, giver, url, name, count):
        super().__init__()
        self.words = [giver, url, "single", "mediation", "T", "person", str(count), name]
        self.count, self.told, self.tries, self.fault = count, [], 0, ""

    def run(self):
        done = False
        while not done and not self.fault:
            self.tries += 1
            with subprocess.Popen(self.words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                  text=True) as child:
                for at, line in enumerate(child.stdout):
                    self.note(at, line.strip())
            done = child.returncode == 0

    def note(self, at, number):
        if at < len(self.told) and self.told[at] != number:
            self.fault = f"{self.words[-1]} was told {self.told[at]}, and then {number}"
        elif at == len(self.told):
            self.told.append(number)


def ask(url, statement):
    done = subprocess.run([server.program("psql"), "-qAt", url, "-c", statement],
                          capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else done.stderr


def address_of(*bases):
    folders = ",".join(str(server.folder_of(base)) for base in bases)
    return f"postgresql://court@/postgres?host={folders}&target_session_attrs=read-write"


def one_round(giver, root, number):
    first, second = (root / f"{name}{number}" for name in ("first", "second"))
    for base in (first, second):
        base.mkdir()
    try:
        server.start(first)
        server.stand_by(second, first)
        one = (first / "postgres-url").read_text()
        ask(one, "ALTER SYSTEM SET synchronous_standby_names = '*'")
        ask(one, "SELECT pg_reload_conf()")
        url = address_of(first, second)
        kiosks = [Kiosk(giver, url, f"kiosk-{i}", NUMBERS) for i in range(KIOSKS)]
        for kiosk in kiosks:
            kiosk.start()
        while sum(len(kiosk.told) for kiosk in kiosks) < KIOSKS * NUMBERS * (number + 1) // 5:
            expect(any(kiosk.is_alive() for kiosk in kiosks), "it was over before the server died")
        server.break_off(first)
        server.promote(second)
        for kiosk in kiosks:
            kiosk.join()
        judge(kiosks, (second / "postgres-url").read_text())
    finally:
        server.stop(second)
        server.stop(first)


def judge(kiosks, url):
    told = [number for kiosk in kiosks for number in kiosk.told]
    for kiosk in kiosks:
        expect(not kiosk.fault, kiosk.fault)
    expect(any(kiosk.tries > 1 for kiosk in kiosks), "nobody met the death of the server")
    expect(len(set(told)) == KIOSKS * NUMBERS, f"given twice: {sorted(told)}")
    there = ask(url, "SELECT number FROM ticket WHERE state = 'waiting'").split()
    expect(sorted(there) == sorted(told), "told and there are not the same")


def main(build):
    root = pathlib.Path(tempfile.mkdtemp(prefix="ks-failover-"))
    root.chmod(0o755)
    try:
        for number in range(ROUNDS):
            one_round(str(pathlib.Path(build).resolve() / "giver"), root, number)
    finally:
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
