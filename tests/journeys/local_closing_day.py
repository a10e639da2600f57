"""The hall shut for a day and for hours: no statutory day moves, no number is given meanwhile, and
the page says why. usage: local_closing_day.py BUILD_DIR SOURCE_DIR"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

JOURNEY = """clock 2026-12-01T10:00:00
tap 先行调解
expect 停电检修
expect 12月2日
clock 2026-12-03T10:30:00
tap 首页
tap 先行调解
expect 停电检修
expect 11:00
clock 2026-12-03T11:01:00
tap 首页
tap 先行调解
tap 我是个人
expect T001
"""


def main(build, source):
    with tempfile.TemporaryDirectory() as folder:
        here = pathlib.Path(folder)
        content = here / "content"
        shutil.copytree(source / "assets/content", content)
        calendar = json.loads((content / "calendar.json").read_text(encoding="utf-8"))
        name = {"zh_CN": "停电检修", "en": "Power cut"}
        calendar["closed"] = [
            {"name": name, "from": "2026-12-01", "to": "2026-12-01"},
            {"name": name, "from": "2026-12-03", "to": "2026-12-03", "from_time": "10:00",
             "to_time": "11:00"},
        ]
        (content / "calendar.json").write_text(json.dumps(calendar, ensure_ascii=False),
                                               encoding="utf-8")
        day = subprocess.run([build / "kioskctl", "--content", content, "period", "2026-11-16",
                              "--days", "15"], capture_output=True, text=True, check=True)
        if day.stdout.strip() != "2026-12-01":
            print(f"a closing moved a statutory day: {day.stdout}")
            return 1
        (here / "visit.journey").write_text(JOURNEY, encoding="utf-8")
        return subprocess.run([build / "kiosk", "--content", content, "--journey",
                               here / "visit.journey", "--out", here / "out"],
                              check=False).returncode


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
