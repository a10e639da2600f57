"""The top of the tree holds what README.md tells of, and nothing is kept that a build makes."""
import re
import shutil
import subprocess

ALLOWED = re.compile(r"kiosk|assets|fonts|locale|tests|CMakeLists\.txt|CMakePresets\.json"
                     r"|README\.md|\..+")
MADE = re.compile(r"(^|/)(__pycache__|build(-\w+)?)/|\.(o|a|so|pyc|mo|db|sqlite|orig|rej|bak)$|~$")


def tracked(root):
    """The files under version control; in a folder without it, all there are."""
    if shutil.which("git") and (root / ".git").exists():
        result = subprocess.run(["git", "-c", f"safe.directory={root}", "-C", str(root), "ls-files",
                                 "-z"], capture_output=True, check=True)
        return [name for name in result.stdout.decode().split("\0") if name]
    names = (p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())
    return [name for name in names if not name.startswith((".git/", "build"))]


def check(root, build):
    faults = set()
    for name in tracked(root):
        top = name.split("/")[0]
        if not ALLOWED.fullmatch(top):
            faults.add(f"{top}: no such entry is foreseen at the top of the tree")
        elif MADE.search(name):
            faults.add(f"{name}: made by a build or a tool, not to be kept")
    return sorted(faults)
