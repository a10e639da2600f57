"""What the manual has an administrator type for a hall on a server is typed here, word for word, in
the order of its chapter: manual_hall.py BUILD_DIR. A command of the chapter that nobody runs here
is a failure, and so is one that only one language has."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent.parent / "sql")]
import server  # noqa: E402  (its folder is a neighbour)
from on_server import Kiosk, expect  # noqa: E402

MANUAL = pathlib.Path(__file__).resolve().parents[2] / "assets" / "manual"
CHAPTERS = {"en": "## One kiosk, one hall, several machines",
            "zh_CN": "## 一台终端、一个大厅、多台机器"}
# How the Chinese chapter writes what is to be filled in.
BLANKS = {"第一台,第二台": "FIRST,SECOND", "/路径/": "/path/of/", "文件夹": "FOLDER", "备份": "FILE",
          "服务器": "SERVER", "日期": "DAY", "第一台": "FIRST"}
COMMAND = re.compile(r"(?:build/)?kioskctl .*|(?:createuser|createdb|dropdb|pg_\w+|apt) .*|"
                     r"(?:UPDATE|CREATE|ALTER) .*;")


def commands(lang):
    text = (MANUAL / f"operators.{lang}.md").read_text()
    chapter = text[text.index(CHAPTERS[lang]):]
    chapter = chapter[:chapter.index("\n## ")]
    for blank, word in BLANKS.items() if lang != "en" else ():
        chapter = chapter.replace(blank, word)
    spans = re.findall(r"^    (\S.*)$|`([^`]+)`", chapter, re.MULTILINE)
    found = [block or span for block, span in spans]
    return list(dict.fromkeys(word for word in found if COMMAND.fullmatch(word)))


class Hall:
    """A kiosk with a file, and beside it two servers that are not its yet."""

    def __init__(self, build, root):
        self.build, self.root = pathlib.Path(build).resolve(), root
        self.first, self.second = root / "first", root / "second"
        for base in (self.first, self.second):
            base.mkdir()
        server.start(self.first)
        # Who made the server is not the hall's user, which has no rights but its own.
        server.ask(self.url("court", "postgres"), "CREATE ROLE postgres SUPERUSER LOGIN")
        server.ask(self.url("postgres", "postgres"), "ALTER ROLE court RENAME TO maker")
        self.kiosk = Kiosk(self.build, root, "kiosk", "")
        (self.kiosk.root / "kiosk.conf").unlink()
        self.taken = self.take(self.kiosk.root / "hall.db", "file")

    def url(self, user, database):
        return f"postgresql://{user}@/{database}?host={server.folder_of(self.first)}"

    def take(self, where, sign):
        done = self.kiosk.run("giver", where, "single", "mediation", "T", "person", "3", sign)
        expect(done.returncode == 0, done.stderr)
        return done.stdout.split()

    def admin(self, command):
        """As the administrator of the server types it there, twice a password if asked for one."""
        folder = str(pathlib.Path(server.program("psql")).parent)
        done = subprocess.run(command, shell=True, cwd=self.root, capture_output=True, text=True,
                              check=False, input="a password\n" * 2, start_new_session=True,
                              env={"PATH": f"{folder}:/usr/bin:/bin", "HOME": str(self.root),
                                   "LC_ALL": "C.UTF-8", "PGUSER": "postgres",
                                   "PGHOST": str(server.folder_of(self.first))})
        expect(done.returncode == 0, f"{command}: {done.stderr}")

    def staff(self, command):
        """kioskctl with the blanks filled in; the hall is the server's once it was moved there."""
        blanks = {"sqlite:/path/of/hall.db": f"sqlite:{self.kiosk.root}/hall.db",
                  "postgresql://court@SERVER/hall": self.url("court", "hall"),
                  "FOLDER": str(self.root / "drill"), "FILE": str(self.root / "copy.db")}
        words = [blanks.get(word, word) for word in command.split()[1:]]
        if "--data" not in words:
            words[:0] = ["--data", str(self.kiosk.root)]
        return self.kiosk.run("kioskctl", "--lang", "en", *words)


def works(hall, command):
    done = hall.staff(command)
    expect(done.returncode == 0, f"{command}: {done.stdout}{done.stderr}")


def roles(hall, command):
    """From then on the programs of the hall use the server."""
    works(hall, command)
    hall.kiosk.point_at(hall.url("court", "hall"))


def says_all_of_the_database(hall, command):
    """What the doctor finds besides, of keys and printer, is not asked here."""
    told = hall.staff(command).stdout
    expect("database" in told and "cannot be reached" not in told, told)


def copy_of_file(hall, _command):
    """The file the hall was before it moved is as good as any."""
    done = hall.kiosk.run("kioskctl", "--data", hall.root / "old", "backup", hall.root / "copy.db")
    expect(done.returncode == 0, done.stderr)


def restore(hall, command):
    (hall.root / "drill").mkdir()
    works(hall, command)
    says_all_of_the_database(hall, "kioskctl --data FOLDER doctor")


def machine_of_its_own(hall, command):
    hall.admin(command)
    hall.kiosk.point_at(hall.url("k1", "hall"))
    says_all_of_the_database(hall, "kioskctl doctor")
    hall.kiosk.point_at(hall.url("court", "hall"))


def follow(hall, _command):
    """`pg_basebackup -R` as the tests have it, by a user who may."""
    server.ask(hall.url("postgres", "hall"), "ALTER ROLE court REPLICATION")
    server.stand_by(hall.second, hall.first)


def set_and_load(hall, command):
    server.ask(hall.url("postgres", "hall"), command)
    server.ask(hall.url("postgres", "hall"), "SELECT pg_reload_conf()")


def wait_for_second(hall, command):
    set_and_load(hall, command)
    hall.taken += hall.take(hall.url("court", "hall"), "with two servers")


def wait_for_nobody(hall, command):
    set_and_load(hall, command)
    hall.taken += hall.take(hall.url("court", "hall"), "with one server")


def promote(hall, _command):
    server.break_off(hall.first)
    server.promote(hall.second)
    hall.first, hall.second = hall.second, hall.first
    hall.kiosk.point_at(hall.url("court", "hall"))


def dump(hall, command):
    hall.admin(command.replace("hall-DAY", "hall"))
    hall.taken += hall.take(hall.url("court", "hall"), "behind the dump")


def put_back(hall, command):
    hall.admin(command.replace("FILE", "hall.dump"))
    (hall.root / "drill" / "kiosk.conf").write_text(
        f"[store]\nurl = {hall.url('court', 'drill')}\n", encoding="utf-8")
    says_all_of_the_database(hall, "kioskctl --data FOLDER doctor")


def raise_epoch(hall, command):
    """The dump replaces the hall: what was given behind it is on paper, and not given again."""
    for typed in ("dropdb hall", "createdb -O court hall", "pg_restore -d hall hall.dump"):
        hall.admin(typed)
    server.ask(hall.url("court", "hall"), command)
    again = hall.take(hall.url("court", "hall"), "after all")
    expect(not set(again) & set(hall.taken), f"given twice: {again} of {hall.taken}")


def told_elsewhere(_hall, _command):
    """kiosk/packages.txt has what is installed."""


# In the order in which the chapter tells them.
DEEDS = {
    "apt install postgresql": told_elsewhere,
    "createuser --createrole --pwprompt court": Hall.admin,
    "createdb -O court hall": Hall.admin,
    "build/kioskctl store move sqlite:/path/of/hall.db postgresql://court@SERVER/hall": works,
    "build/kioskctl store roles postgresql://court@SERVER/hall": roles,
    "createuser --pwprompt --role=hall_kiosk k1": machine_of_its_own,
    "kioskctl queue": works,
    "kioskctl doctor": says_all_of_the_database,
    "createuser --replication --pwprompt standby": Hall.admin,
    "pg_basebackup -R -h FIRST -U standby -D /var/lib/postgresql/15/main": follow,
    "ALTER SYSTEM SET synchronous_standby_names = '*';": wait_for_second,
    "pg_ctlcluster 15 main promote": promote,
    "ALTER SYSTEM RESET synchronous_standby_names;": wait_for_nobody,
    "kioskctl backup": copy_of_file,
    "pg_dump -Fc -U court hall > hall-DAY.dump": dump,
    "kioskctl --data FOLDER restore FILE": restore,
    "kioskctl --data FOLDER doctor": says_all_of_the_database,
    "createdb -O court drill": Hall.admin,
    "pg_restore -d drill FILE": put_back,
    "dropdb drill": Hall.admin,
    "UPDATE hall SET epoch = epoch + 1;": raise_epoch,
    "kioskctl papers": works,
    "kioskctl call 1": works,
}


def main(build):
    english, chinese = commands("en"), commands("zh_CN")
    expect(set(english) == set(chinese), f"in one language alone: {set(english) ^ set(chinese)}")
    expect(english == list(DEEDS), f"told and not run, or in another order: {english}")
    root = pathlib.Path(tempfile.mkdtemp(prefix="ks-manual-"))
    root.chmod(0o755)
    hall = None
    try:
        hall = Hall(build, root)
        shutil.copytree(hall.kiosk.root, root / "old")
        for command, deed in DEEDS.items():
            deed(hall, command)
    finally:
        for base in (root / "second", root / "first"):
            server.stop(base)
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
