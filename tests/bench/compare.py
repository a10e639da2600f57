"""The kiosk beside the same home page in Chromium: time to the first frame, and memory.

    compare.py ROOT [--rounds N]

Both start as a fresh process on the display in $DISPLAY, in turn, each with a data folder that an
earlier, uncounted start has filled, and are timed by the same clock from the start of the process.
Memory is the proportional set size (PSS) of all processes of each,
once it is at rest. Prints JSON lines; exit status 1 if a goal is missed.
"""
import argparse
import http.server
import json
import os
import pathlib
import queue
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

GOALS = {"first-frame-ratio": 1 / 6, "memory-ratio": 1 / 8}
LIMIT_S, REST_S = 60, 3
PAGE = "tests/bench/peer/index.html"
CHROMIUM = ["chromium", "--kiosk", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--no-default-browser-check", "--hide-crash-restore-bubble",
            "--disable-background-networking", "--disable-component-update",
            "--disable-extensions", "--disable-sync", "--password-store=basic", "--lang=zh-CN",
            "--window-position=0,0", "--window-size=1080,1920"]


def page_server(root, painted):
    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=str(root))

        def do_POST(self):
            painted.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def family(leader, mark):
    """The process, its descendants, its session and whoever carries `mark` in the command line."""
    parents, found = {}, {leader}
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            parents[int(entry.name)] = int(fields[1])
            if int(fields[3]) == leader or (mark and mark in (entry / "cmdline").read_text()):
                found.add(int(entry.name))
        except (OSError, IndexError):
            continue
    grown = True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in found} - found
        found |= more
        grown = bool(more)
    return found & set(parents)


def pss_mb(pids):
    total = 0
    for pid in pids:
        try:
            text = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += sum(int(row.split()[1]) for row in text.split("\n") if row.startswith("Pss:"))
    return total / 1024


def stop(process, pids):
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid in pids - {process.pid}:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def run_chromium(root, profile):
    painted = queue.Queue()
    server = page_server(root, painted)
    command = CHROMIUM + [f"--user-data-dir={profile}",
                          f"http://127.0.0.1:{server.server_port}/{PAGE}"]
    if os.getuid() == 0:
        command.insert(1, "--no-sandbox")
    started_ms = time.time() * 1000
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               start_new_session=True)
    try:
        paint = painted.get(timeout=LIMIT_S)
        time.sleep(REST_S)
        pids = family(process.pid, profile)
        memory = pss_mb(pids)
    finally:
        stop(process, family(process.pid, profile))
        server.shutdown()
    return {"first": paint["at_ms"] - started_ms, "after_navigation": paint["after_navigation_ms"],
            "memory": memory, "processes": len(pids)}


def first_frame(process, started):
    """Milliseconds until the kiosk's own line arrives, and the number that the line says."""
    for line in process.stderr:
        if line.startswith("first-frame-ms "):
            return (time.monotonic() - started) * 1000, float(line.split()[1])
    raise SystemExit("build/kiosk ended without a first frame")


def run_kiosk(root, data):
    """In a window as large as the screen: there is no window manager to ask for full screen."""
    started = time.monotonic()
    process = subprocess.Popen(
        [str(root / "build/kiosk"), "--data", data, "--size", "1080x1920"], stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL, text=True, start_new_session=True,
        env={**os.environ, "KS_TRACE_START": "1"})
    try:
        first, own = first_frame(process, started)
        threading.Thread(target=process.stderr.read, daemon=True).start()
        time.sleep(REST_S)
        pids = family(process.pid, None)
        memory = pss_mb(pids)
    finally:
        stop(process, family(process.pid, None))
    return {"first": first, "own": own, "memory": memory, "processes": len(pids)}


def run_rounds(root, rounds):
    """The middle value of each figure; the first turn warms disk caches and data folders."""
    rows = {"kiosk": [], "chromium": []}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for turn in range(rounds + 1):
            kiosk = run_kiosk(root, f"{folder}/data")
            chromium = run_chromium(root, f"{folder}/profile")
            if turn > 0:
                rows["kiosk"].append(kiosk)
                rows["chromium"].append(chromium)
    return ({key: statistics.median(row[key] for row in rows[who]) for key in rows[who][0]}
            for who in ("kiosk", "chromium"))


def say(name, value, unit, **more):
    print(json.dumps({"name": name, "value": round(value, 4), "unit": unit, **more}), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    kiosk, chromium = run_rounds(options.root.resolve(), options.rounds)
    say("kiosk-first-frame", kiosk["first"], "ms")
    say("kiosk-first-frame-by-itself", kiosk["own"], "ms")
    say("chromium-first-paint", chromium["first"], "ms")
    say("chromium-first-paint-after-navigation", chromium["after_navigation"], "ms")
    say("kiosk-memory", kiosk["memory"], "MB", processes=kiosk["processes"])
    say("chromium-memory", chromium["memory"], "MB", processes=chromium["processes"])
    held = True
    for name, key in (("first-frame-ratio", "first"), ("memory-ratio", "memory")):
        ratio = kiosk[key] / chromium[key]
        held = held and ratio <= GOALS[name]
        say(name, ratio, "of chromium", goal=round(GOALS[name], 4), held=ratio <= GOALS[name])
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
