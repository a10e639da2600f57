// A tribunal's administrator at the court's desk: bound by the court, keeps the tribunal's own fields
// right, reads the rest, and is offered nothing that would be refused.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { Hall, PASSWORD, SOURCE, shot } from "./hall.mjs";
import { MONDAY, box, find, saved } from "./desk_hall.mjs";
import { submit } from "./publish_hall.mjs";

const tribunal = (id, name) => ({ id, hall_name: { zh_CN: `${name}法庭`, en: `Tribunal ${id}` },
    window_hours: { zh_CN: "", en: "" }, address: { zh_CN: "镇上一号", en: "1 Town Street" } });

let hall;
let pack;
before(async () => {
    pack = fs.mkdtempSync(path.join(os.tmpdir(), "pack-"));
    fs.cpSync(path.join(SOURCE, "assets/content"), pack, { recursive: true });
    fs.writeFileSync(path.join(pack, "tribunals.json"), JSON.stringify({ tribunals: [
        tribunal("baolun", "宝轮"), tribunal("sandui", "三堆")] }));
    hall = await Hall.open({ at: MONDAY, has_visitors: false, content: pack });
    await hall.call(await hall.session("admin"), "POST", "/api/users", { user: "何庭长",
        role: "administrator", password: PASSWORD });
});
after(async () => {
    await hall?.close();
    fs.rmSync(pack, { recursive: true, force: true });
});

test("the court says on the page of people whose somebody is, and that stays", async () => {
    const page = await hall.desk("admin");
    await page.getByRole("link", { name: "人员" }).click();
    await page.getByLabel("何庭长属于哪里").selectOption("宝轮法庭");
    await page.locator(".told", { hasText: "何庭长要重新登录" }).waitFor();
    await page.reload();
    await page.getByLabel("何庭长属于哪里").waitFor();
    assert.equal(await page.getByLabel("何庭长属于哪里").inputValue(), "baolun");
    await page.getByLabel("admin属于哪里").selectOption("三堆法庭");
    await page.locator(".page-users .fault", { hasText: "最后一个管理员" }).waitFor();
    assert.equal(await page.getByLabel("admin属于哪里").inputValue(), "", "it is as it was");
    await shot(page, "users-of-tribunals");
    assert.deepEqual(page.faults, []);
});

test("a tribunal's administrator fills in its hours and submits them", async () => {
    const page = await hall.desk("何庭长");
    await page.locator("h1", { hasText: "内容" }).waitFor();
    assert.deepEqual(await page.locator("header nav a").allInnerTexts(), ["内容"]);
    await page.getByRole("link", { name: "本院填写" }).click();
    await page.getByRole("button", { name: "去填 窗口开放时间" }).waitFor();
    assert.equal(await page.getByRole("button", { name: /^去(填|改)/ }).count(), 3);
    await page.getByRole("button", { name: "去填 窗口开放时间" }).click();
    await box(page, "窗口开放时间，中文").first().fill("工作日 9:00–12:00");
    await box(page, "窗口开放时间，英文").first().fill("Workdays 9:00–12:00");
    await saved(page);
    await shot(page, "desk-of-a-tribunal");
    assert.ok(await submit(hall, page, { timeout: 60000 }) > 1);
    assert.deepEqual(page.faults, []);
});

test("what is not its own can be read there, and not written", async () => {
    const page = await hall.desk("何庭长");
    await page.locator(".draft-name").first().click();
    await page.locator(".files").first().waitFor();
    assert.equal(await page.getByRole("button", { name: "加入官方文书" }).count(), 0);
    await find(page, "法院：热线");
    await page.locator(".own-only", { hasText: "其他由本院管" }).waitFor();
    assert.ok(await box(page, "服务热线").isDisabled());
    assert.equal(await page.getByRole("button", { name: /加一项/ }).count(), 0);
    await shot(page, "desk-read-only");
    assert.deepEqual(page.faults, []);
});
