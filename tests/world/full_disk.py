"""A disk that is really full, with the kiosk closed: the queue can be read, the database copied to
another disk, and doctor says what is wrong. Mounts a small disk in a name space of its own.

    full_disk.py BUILD_DIR
"""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

SKIPPED = 77
TAKE = ("clock 2026-11-23T09:41:00\ntap 先行调解\ntap 我是个人\nexpect 已为您取号\n")


def expect(is_true, what, run=None):
    if not is_true:
        sys.exit(f"{what}\nexit {run.returncode}\n{run.stdout}{run.stderr}" if run else what)


def call(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          check=False)


def fill(folder):
    with open(folder / "ballast", "wb", buffering=0) as ballast:
        for size in (1 << 20, 4096, 1):
            try:
                while True:
                    ballast.write(bytes(size))
            except OSError:
                continue


def kill_in_a_visit(build, root, data):
    """A number is committed and nothing tidied: its program is killed."""
    journey = root / "visit.journey"
    journey.write_text(TAKE + "wait 86400s\n", encoding="utf-8")
    child = subprocess.Popen(
        [build / "kiosk", "--journey", journey, "--out", root / "out", "--data", data],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not list((root / "out").glob("slips/0001.txt")) and child.poll() is None:
        pass
    child.send_signal(signal.SIGKILL)
    child.wait()
    expect((data / "hall.db-wal").stat().st_size > 0, "nothing was left in the write-ahead log")


def look(build, root, data, what):
    queue = call(build / "kioskctl", "--data", data, "queue")
    expect(queue.returncode == 0 and "waiting " in queue.stdout, f"{what}: no queue", queue)
    expect("not changed" in queue.stderr or what != "closed", "it is not told", queue)
    papers = call(build / "kioskctl", "--data", data, "papers")
    expect(papers.returncode == 0, f"{what}: no papers", papers)
    doctor = call(build / "kioskctl", "--data", data, "doctor")
    expect("database: ok" in doctor.stdout and "disk: only 0 MB free" in doctor.stdout,
           f"{what}: doctor does not say it", doctor)
    copy = root / f"{what}.db"
    backup = call(build / "kioskctl", "--data", data, "backup", copy)
    expect(backup.returncode == 0 and copy.stat().st_size > 0, f"{what}: no backup", backup)
    return copy


def main(build):
    build = pathlib.Path(build).resolve()
    root = pathlib.Path(tempfile.mkdtemp(prefix="kiosk-full-"))
    small, spare = root / "small", root / "spare"
    small.mkdir()
    spare.mkdir()
    if call("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", small).returncode != 0:
        sys.exit(SKIPPED)
    try:
        data = small / "data"
        data.mkdir()
        kill_in_a_visit(build, root, data)
        fill(small)
        look(build, root, data, "killed")
        (small / "ballast").unlink()
        call(build / "kioskctl", "--data", data, "queue")
        fill(small)
        copy = look(build, root, data, "closed")
        shutil.copy(copy, spare / "hall.db")
        restored = call(build / "kioskctl", "--data", spare, "figures", "2026-11-23")
        expect("2026-11-23  person  taken 1" in restored.stdout, "the copy lacks it", restored)
    finally:
        call("umount", small)
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    if os.environ.get("KS_OWN_DISKS") is None:
        inside = subprocess.run(["unshare", "-rm", sys.executable, "-B", __file__, *sys.argv[1:]],
                                env={**os.environ, "KS_OWN_DISKS": "1"}, check=False).returncode
        can = subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False)
        sys.exit(inside if can.returncode == 0 else SKIPPED)
    main(*sys.argv[1:2])
