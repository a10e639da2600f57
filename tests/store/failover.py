"""The database server dies while kiosks give numbers, and the one that follows it takes its place:
no number that was told is lost, none is given twice, and the numbers go on behind a gap. What was
uncertain is asked for again by its token, on the new server. failover.py BUILD_DIR; the environment
may ask for more: KS_FAILOVER_KILLS=100 KS_FAILOVER_KIOSKS=64."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "sql"))
import server  # noqa: E402  (its folder is a neighbour)

NUMBERS = 40
GAP = 100  # KS_EPOCH_GAP


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
        self.longest_s = 0.0

    def run(self):
        done = False
        last = time.monotonic()
        while not done and not self.fault:
            self.tries += 1
            with subprocess.Popen(self.words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                  text=True) as child:
                for at, line in enumerate(child.stdout):
                    if self.note(at, line.strip()):
                        now = time.monotonic()
                        self.longest_s, last = max(self.longest_s, now - last), now
            done = child.returncode == 0

    def note(self, at, number):
        """Whether it is a new one."""
        if at < len(self.told) and self.told[at] != number:
            self.fault = f"{self.words[-1]} was told {self.told[at]}, and then {number}"
        elif at == len(self.told):
            self.told.append(number)
            return True
        return False


def address_of(*bases):
    folders = ",".join(str(server.folder_of(base)) for base in bases)
    return f"postgresql://court@/postgres?host={folders}&target_session_attrs=read-write"


def url_of(base):
    return (base / "postgres-url").read_text()


def follow(second, first):
    """`second` follows `first`, which says nothing is written before both have it."""
    server.stop(second)
    server.stand_by(second, first)
    server.ask(url_of(first), "ALTER SYSTEM SET synchronous_standby_names = '*'")
    server.ask(url_of(first), "SELECT pg_reload_conf()")


def die_under_load(giver, first, second, number, count):
    """One death: what the kiosks were told, and the longest that one of them waited."""
    kiosks = [Kiosk(giver, address_of(first, second), f"kiosk-{number}-{i}", NUMBERS)
              for i in range(count)]
    for kiosk in kiosks:
        kiosk.start()
    while sum(len(kiosk.told) for kiosk in kiosks) < count * NUMBERS * (number % 3 + 1) // 5:
        expect(any(kiosk.is_alive() for kiosk in kiosks), "it was over before the server died")
        time.sleep(0.01)
    server.break_off(first)
    server.promote(second)
    for kiosk in kiosks:
        kiosk.join()
        expect(not kiosk.fault, kiosk.fault)
    expect(any(kiosk.tries > 1 for kiosk in kiosks), "nobody met the death of the server")
    told = [number for kiosk in kiosks for number in kiosk.told]
    expect(len(set(told)) == count * NUMBERS, f"given twice: {sorted(told)}")
    return told, max(kiosk.longest_s for kiosk in kiosks)


def judge(told, url, deaths):
    there = server.ask(url, "SELECT number FROM ticket WHERE state = 'waiting'").split()
    expect(sorted(there) == sorted(told), "told and there are not the same")
    numbers = sorted(int(number[1:]) for number in told)
    gaps = sum(later - one >= GAP for one, later in zip(numbers, numbers[1:]))
    expect(gaps == deaths, f"{deaths} servers took over, and the numbers left {gaps} gaps")
    epochs = server.ask(url, "SELECT count(DISTINCT epoch) FROM event")
    expect(int(epochs) == deaths + 1, f"boards see {epochs} epochs")


def main(build):
    root = pathlib.Path(tempfile.mkdtemp(prefix="ks-failover-"))
    root.chmod(0o755)
    giver = str(pathlib.Path(build).resolve() / "giver")
    kills = int(os.environ.get("KS_FAILOVER_KILLS", "3"))
    count = int(os.environ.get("KS_FAILOVER_KIOSKS", "8"))
    first, second = root / "first", root / "second"
    all_told, longest = [], []
    try:
        for base in (first, second):
            base.mkdir()
        server.start(first)
        for number in range(kills):
            follow(second, first)
            told, longest_s = die_under_load(giver, first, second, number, count)
            all_told += told
            longest.append(longest_s)
            judge(all_told, url_of(second), number + 1)
            first, second = second, first
            print(f"{number + 1} deaths under {count} kiosks: {len(all_told)} numbers, none twice, "
                  f"none lost; a kiosk waited at most {max(longest):.1f} s", flush=True)
    finally:
        server.stop(second)
        server.stop(first)
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
