"""What a phone takes along: the code on the real screen, read by zbarimg, holds the list.

    phone.py BUILD_DIR
"""
import pathlib
import subprocess
import sys
import tempfile

STEPS = """tap 立案指引
tap 借钱欠款
tap 借钱出去
tap 打印我的清单
tap 手机带走
screenshot code.png
"""
MODES = {"": "1080x1920", "大字": "1920x1080", "低位操作": "1366x768"}
WANTED = ["借出的钱，怎么要回来", "7. 不履行就申请执行", "□ 借条、欠条、收条",
          "诉讼服务热线 12368"]


def code_of(kiosk, mode, size, folder):
    journey = folder / "visit.journey"
    journey.write_text((f"tap {mode}\n" if mode else "") + STEPS, encoding="utf-8")
    subprocess.run([kiosk, "--size", size, "--journey", journey, "--out", folder], check=True)
    run = subprocess.run(["zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable",
                          folder / "code.png"], capture_output=True, text=True, check=False)
    return run.stdout.splitlines(), (folder / "slips" / "0001.txt").read_text(encoding="utf-8")


def main(build):
    faults = []
    for mode, size in MODES.items():
        folder = pathlib.Path(tempfile.mkdtemp(prefix="kiosk-phone-"))
        lines, slip = code_of(pathlib.Path(build) / "kiosk", mode, size, folder)
        faults += [f"{size} {mode}: {line} is not in {lines}"
                   for line in WANTED if line not in lines]
        bare = [line.split(". ", 1)[-1].removeprefix("□ ") for line in lines]
        faults += [f"{size} {mode}: {line} is on no paper" for line in bare[:-2]
                   if line not in slip]
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
