// A court and the hall of one of its tribunals, each a kioskd with a store of its own, and the line
// between them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { BUILD, Hall, SOURCE } from "./hall.mjs";

const NAME = "rongshan";
export const TRIBUNAL = "荣山法庭诉讼服务厅";

function make_content() {
    const content = fs.mkdtempSync(path.join(os.tmpdir(), "content-"));
    fs.cpSync(path.join(SOURCE, "assets/content"), content, { recursive: true });
    fs.writeFileSync(path.join(content, "tribunals.json"), JSON.stringify({ tribunals: [{
        id: NAME, hall_name: { zh_CN: TRIBUNAL, en: "Rongshan Tribunal hall" },
        window_hours: { zh_CN: "", en: "" }, address: { zh_CN: "", en: "" } }] }));
    return content;
}

function ctl(hall, ...words) {
    const run = spawnSync(path.join(BUILD, "kioskctl"), ["--data", hall.data, "--content",
        hall.content, "--lang", "en", ...words], { encoding: "utf8", env: { ...process.env,
        OTHER_TIME_S: String(hall.ahead_s),
        LD_PRELOAD: path.join(BUILD, "tests/world/libother_time.so") } });
    assert.equal(run.status, 0, `${run.stdout}${run.stderr}`);
    return run.stdout.trim();
}

// {court, tribunal, close}: enrolled, known to each other by their keys, and the hall reports. Another hall is enrolled that was never
// heard.
export async function open_two_halls() {
    const content = make_content();
    const court = await Hall.open({ content });
    const tribunal = await Hall.open({ content });
    const close = async () => {
        await tribunal.close();
        await court.close();
        fs.rmSync(content, { recursive: true, force: true });
    };
    fs.appendFileSync(path.join(tribunal.data, "kiosk.conf"),
        `[hall]\nname = ${NAME}\n[court]\nurl = ${court.url}\n`);
    ctl(court, "tribunal", "enrol", NAME, ctl(tribunal, "court", "key"));
    ctl(court, "tribunal", "enrol", "guihua", "ab".repeat(32));
    ctl(tribunal, "court", "trust", ctl(court, "court", "key"));
    await tribunal.kill();
    await tribunal.start();
    return { court, tribunal, close };
}
