"""Starts and stops a PostgreSQL server of the tests' own: server.py start|stop BUILD. Its address
is in BUILD/postgres-url while it runs; it listens on a socket file alone. server.py run BUILD
PROGRAM has a program of tests keep its databases there."""
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile


def run_as_owner(owner, *words):
    """The server refuses to run as root; then it is the package's own user's."""
    if owner:
        words = ("setpriv", "--reuid", owner, "--regid", owner, "--clear-groups", *words)
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          cwd="/tmp", timeout=120)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}:\n{done.stdout}")


def program(name):
    folders = sorted(pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(folders[-1]) if folders else sys.exit(f"{name} is not installed")


def owner_of_server():
    return "postgres" if os.geteuid() == 0 else ""


def make_folder(owner):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="ks-pg-"))
    if owner:
        os.chown(folder, pwd.getpwnam(owner).pw_uid, pwd.getpwnam(owner).pw_gid)
    return folder


def set_options(build, options):
    """For its next start; what was said before counts no more."""
    with open(folder_of(build) / "data" / "postgresql.auto.conf", "a", encoding="utf-8") as file:
        file.write(options)


def stand_by(build, primary):
    """A second server that follows the one of `primary`, until promote()."""
    owner = owner_of_server()
    folder = make_folder(owner)
    run_as_owner(owner, program("pg_basebackup"), "-D", str(folder / "data"), "-h",
                 str(folder_of(primary)), "-U", "court", "-R", "-c", "fast", "--no-sync")
    (build / "postgres-url").write_text(f"postgresql://court@/postgres?host={folder}")
    set_options(build, f"unix_socket_directories = '{folder}'\nsynchronous_standby_names = ''\n")
    go_on(build)


def promote(build):
    run_as_owner(owner_of_server(), program("pg_ctl"), "-D", str(folder_of(build) / "data"), "-w",
                 "promote")


def start(build):
    stop(build)
    owner = owner_of_server()
    folder = make_folder(owner)
    data = str(folder / "data")
    run_as_owner(owner, program("initdb"), "-D", data, "-U", "court", "-A", "trust", "-E", "UTF8",
                 "--locale=C.UTF-8", "--no-sync")
    options = (f"listen_addresses = ''\nunix_socket_directories = '{folder}'\n"
               "max_connections = 100\n")
    (build / "postgres-url").write_text(f"postgresql://court@/postgres?host={folder}")
    set_options(build, options)
    go_on(build)


def folder_of(build):
    return pathlib.Path((build / "postgres-url").read_text().partition("host=")[2])


def ask(url, statements):
    """What psql prints, one row a line; on standard input, as there may be many."""
    done = subprocess.run([program("psql"), "-qAtv", "ON_ERROR_STOP=1", url], input=statements,
                          capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else sys.exit(done.stderr)


def break_off(build):
    """The server dies, as with the power; its data stay."""
    run_as_owner(owner_of_server(), program("pg_ctl"), "-D", str(folder_of(build) / "data"), "-m",
                 "immediate", "-w", "stop")


def go_on(build):
    folder = folder_of(build)
    run_as_owner(owner_of_server(), program("pg_ctl"), "-D", str(folder / "data"), "-l",
                 str(folder / "log"), "-w", "start")


def stop(build):
    if not (build / "postgres-url").exists():
        return
    folder = folder_of(build)
    if (folder / "data" / "postmaster.pid").exists():
        break_off(build)
    shutil.rmtree(folder, ignore_errors=True)
    (build / "postgres-url").unlink()


def run(build):
    """The rest of the words is a program, whose tests keep their databases on the server."""
    os.environ["KS_TEST_SERVER"] = (build / "postgres-url").read_text()
    os.execv(sys.argv[3], sys.argv[3:])


if __name__ == "__main__":
    acts = {"start": start, "stop": stop, "run": run}
    acts[sys.argv[1]](pathlib.Path(sys.argv[2]).resolve())
