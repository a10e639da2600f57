"""A commit of more than 20 changed lines has a body that says why."""
import re
import subprocess

MOST_LINES = 20
# Older commits are as they are.
SINCE = "2026-11-27T17:00:00+00:00"
CHANGED = re.compile(r"(\d+) (?:insertion|deletion)")


def commits(root):
    """Yields (hash, subject, body, changed lines) of each commit that is no merge."""
    result = subprocess.run(
        ["git", "-C", str(root), "log", "--no-merges", f"--since={SINCE}", "--shortstat",
         "--format=%x01%h%x02%s%x02%b%x02"], capture_output=True, text=True)
    for entry in result.stdout.split("\x01")[1:]:
        name, subject, body, stat = entry.split("\x02")
        yield name, subject, body, sum(int(count) for count in CHANGED.findall(stat))


def check(root, build):
    if not (root / ".git").exists():
        return []
    return [f"{name}: {lines} changed lines and no body says why: {subject}"
            for name, subject, body, lines in commits(root)
            if lines > MOST_LINES and not body.strip()]
