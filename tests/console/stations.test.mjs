// The administrator's task: a kiosk is enrolled by the code on its screen, tells how it is, and
// does what it is asked once.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { BUILD, Hall, STATION, at_the_kiosk, go, manual_shot, unroute, wear } from "./hall.mjs";

let hall;
let admin;
let wu;

before(async () => {
    hall = await Hall.open();
    admin = await hall.desk("admin");
    await go(admin, "devices");
});
after(() => hall?.close());

// At the kiosk's own machine, by its clock; or at that of the folder `data`.
const ctl = (...words) => ctl_at(hall.data, ...words);
function ctl_at(data, ...words) {
    const run = spawnSync(path.join(BUILD, "kioskctl"), ["--data", data, "--lang", "en",
        ...words], { encoding: "utf8", env: { ...process.env,
        OTHER_TIME_S: String(hall.ahead_s),
        LD_PRELOAD: path.join(BUILD, "tests/world/libother_time.so") } });
    assert.equal(run.status, 0, `${run.stdout}${run.stderr}`);
    return run.stdout;
}
// Of a page on which something is typed, whose language is changed in its place.
async function in_both_languages(page, name) {
    await manual_shot(page, name);
    await wear(page, "en", "normal");
    await manual_shot(page, `${name}-en`);
    await wear(page, "zh_CN", "normal");
}
const row = (page = admin) => page.locator(".stations tbody tr", { hasText: STATION });
const order = (page, name) => page.locator("tr", { hasText: name }).first();

test("a hall without stations says so", async () => {
    await admin.locator(".plain-empty", { hasText: "还没有登记的终端" }).waitFor(); // not as a good thing
});

test("the code on the screen is typed, and what was never told is not known", async () => {
    at_the_kiosk(hall, ["hold", "tap 显示登记码", "wait 1s", "expect 登记码"]);
    const code = ctl("station", "ask").replace(/\D/g, "");
    assert.equal(code.length, 8);
    await admin.locator("#new-code").fill(`${code.slice(0, 4)} ${code.slice(4)}`);
    await admin.locator("#new-name").fill(STATION);
    await admin.locator("#new-spot").fill("东门内");
    await in_both_languages(admin, "console-enrol");
    await admin.getByRole("button", { name: "登记一台终端" }).click();
    await row().getByText("从未报到").waitFor();
    assert.ok(await row().getByText("不知道").count() >= 3);
});

test("a code that no screen shows enrols nothing, and the sentence says what to do", async () => {
    await admin.locator("#new-code").fill("1234 5678");
    await admin.locator("#new-name").fill("2号终端");
    await admin.getByRole("button", { name: "登记一台终端" }).click();
    await admin.getByText("现在没有屏幕显示登记码").waitFor();
    assert.equal(await admin.locator(".stations tbody tr").count(), 1);
});

test("a kiosk that reports is seen with the age of what it said", async () => {
    at_the_kiosk(hall);
    await row().getByText("正常", { exact: true }).first().waitFor();
    await row().getByText("正在显示").waitFor();
    await row().getByText(/前报到/).waitFor();
    await in_both_languages(admin, "console-stations");
});

test("what was heard on another day has its day, of another year its year", async () => {
    for (const [seen, said] of [["2026-11-21T09:26:00+08:00", /11月21日 星期六 09:26/],
        ["2025-11-21T09:26:00+08:00", /2025年11月21日 星期五 09:26/]]) {
        await admin.route("**/api/stations", async (route) => {
            const json = await (await route.fetch()).json();
            for (const station of json.stations) Object.assign(station, { seen });
            await route.fulfill({ json });
        });
        await admin.reload();
        await row().getByText(said).first().waitFor();
        assert.match(await row().innerText(), /\d 天前/);
        await unroute(admin);
    }
    await admin.reload();
    await row().getByText("正在显示").waitFor();
});

test("a message stands on its screen and is done", async () => {
    wu = await hall.desk("吴主任");
    await go(wu, "devices");
    await row(wu).getByRole("button").click();
    await wu.getByRole("button", { name: "在屏幕上显示消息" }).click();
    await wu.locator("#zh").fill("三点停电");
    await wu.locator("#en").fill("Power is off at three");
    await wu.getByRole("button", { name: "在屏幕上显示消息" }).click();
    await order(wu, "在屏幕上显示消息").getByText("等终端来取").waitFor();
    at_the_kiosk(hall, ["wait 12s", "expect 三点停电"]);
    await order(wu, "在屏幕上显示消息").getByText("做完了").waitFor();
});

test("a picture of its screen comes back, and what a visitor typed is not in it", async () => {
    await row(wu).getByRole("button").click();
    await wu.getByRole("button", { name: "截屏" }).click();
    at_the_kiosk(hall, ["tap 立案指引", "tap 算一算", "tap 诉讼费计算", "tap 要争的金额（元）",
        "type 123456", "wait 12s"]);
    await wu.getByRole("button", { name: "看截屏" }).click();
    await wu.locator(".screen-picture").evaluate((image) => image.decode());
    assert.ok(await wu.locator(".screen-picture").evaluate((image) => image.naturalWidth) >= 720);
    await wu.getByRole("button", { name: "关上" }).click();
});

test("a supervisor has orders and no enrolment; the audit names who did what", async () => {
    assert.equal(await wu.locator("#new-code").count(), 0);
    const audit = ctl("release", "audit");
    for (const [who, what] of [["admin", "station-enrol"], ["吴主任", "station-order"]])
        assert.match(audit, new RegExp(`${who}  ${what}`));
});

// One whose hall is this one, with a folder and a key of its own.
function another_machine() {
    const data = path.join(hall.data, "another");
    fs.mkdirSync(data, { mode: 0o700 });
    fs.writeFileSync(path.join(data, "kiosk.conf"),
        `[store]\nurl = sqlite:${path.join(hall.data, "hall.db")}\n`);
    return data;
}

test("a code enrols one machine: the second time no screen shows it", async () => {
    const another = another_machine();
    const code = ctl_at(another, "station", "ask").replace(/\D/g, "");
    await row().getByRole("button").click();
    await admin.getByRole("button", { name: "换一台机器" }).click();
    await admin.locator("#code").fill(code);
    await admin.getByRole("button", { name: "换一台机器" }).click();
    await admin.locator("dialog").waitFor({ state: "detached" });
    await admin.locator("#new-code").fill(code);
    await admin.locator("#new-name").fill("3号终端");
    await admin.getByRole("button", { name: "登记一台终端" }).click();
    await admin.getByText("现在没有屏幕显示登记码").waitFor();
});

test("another machine has its place: the second there, and the first one is refused", async () => {
    await row().getByRole("button").click();
    const place = admin.locator("dl.values div", { hasText: "这个位置上的第几台机器" });
    assert.match(await place.innerText(), /2$/);
    await admin.getByRole("button", { name: "关上" }).click();
    at_the_kiosk(hall, ["hold", "wait 1s", "expect 另一台机器已顶替本机。"]);
    assert.equal(await admin.locator(".stations tbody tr").count(), 1);
    assert.match(ctl("release", "audit"), /admin {2}station-replace/);
});

test("a machine with the key of another is told of beside the one that has it", async () => {
    await admin.route("**/api/stations", async (route) => {
        const json = await (await route.fetch()).json();
        for (const station of json.stations) Object.assign(station, { rival: json.stations[0].seen
            ?? new Date(Date.now() + hall.ahead_s * 1000).toISOString() });
        await route.fulfill({ json });
    });
    await row().getByText("有另一台机器拿着它的身份来，已拒绝").waitFor();
    await unroute(admin);
    await admin.reload();
});

test("a name is changed, and the enrolment is taken back", async () => {
    await row().getByRole("button").click();
    await admin.getByRole("button", { name: "改名或移位" }).click();
    await admin.locator("#name").fill("大厅东");
    await admin.getByRole("button", { name: "改名或移位" }).click();
    const renamed = admin.locator(".stations tbody tr", { hasText: "大厅东" });
    await renamed.getByRole("button").click();
    await admin.getByRole("button", { name: "撤销登记" }).click();
    await admin.getByRole("button", { name: "撤销登记" }).click();
    await admin.getByText("还没有登记的终端").waitFor();
    assert.deepEqual(admin.faults, []);
    assert.deepEqual(wu.faults, []);
});
