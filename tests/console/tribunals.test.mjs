// A tribunal's administrator at the court's desk: bound by the court, keeps the tribunal's own fields
// right, reads the rest, and is offered nothing that would be refused.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { Hall, PASSWORD, SOURCE, go, shot } from "./hall.mjs";
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

const QUESTIONS = "/api/papers/questions"; // changes nothing: its answers are too long for an address
const whose = (page, who) => page.locator("select").and(page.getByLabel(`${who}属于哪里`));
async function bind(page, who, where) {
    await whose(page, who).selectOption(where);
    await page.getByRole("button", { name: `改：${who}属于哪里` }).click();
}

test("the court says on the page of people whose somebody is, and that stays", async () => {
    const page = await hall.desk("admin");
    await page.getByRole("link", { name: "人员" }).click();
    await bind(page, "何庭长", "宝轮法庭");
    await page.locator("dialog", { hasText: "从“本院”改到“宝轮法庭”" }).waitFor();
    await page.locator("dialog").getByRole("button", { name: "改", exact: true }).click();
    await page.locator(".told", { hasText: "何庭长要重新登录" }).waitFor();
    await page.reload();
    await whose(page, "何庭长").waitFor();
    assert.equal(await whose(page, "何庭长").inputValue(), "baolun");
    await bind(page, "admin", "三堆法庭");
    await page.locator("dialog").getByRole("button", { name: "改", exact: true }).click();
    await page.locator("dialog", { hasText: "admin" }).locator(".fault",
        { hasText: "最后一个管理员" }).waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await whose(page, "admin").inputValue(), "", "it is as it was");
    await shot(page, "users-of-tribunals");
    assert.deepEqual(page.faults, []);
});

test("whoever goes through a list by keys changes nothing on any page", async () => {
    const page = await hall.desk("admin");
    const sent = [];
    page.on("request", (asked) => {
        const { pathname } = new URL(asked.url());
        if (asked.method() !== "GET" && pathname !== QUESTIONS)
            sent.push(`${asked.method()} ${pathname}`);
    });
    for (const where of ["overview", "pairs", "appointments", "papers", "notices", "devices", "users",
        "desk", "releases", "reviews", "court", "addresses"]) {
        await go(page, where);
        await page.locator(`main.page-${where}`).waitFor();
        await page.locator(".grey").first().waitFor({ state: "detached" });
        if (where === "reviews") await page.getByRole("button", { name: "全部", exact: true }).click();
        for (const box of (await page.locator("main select, main [type=radio]:checked").all())
            .slice(0, 6)) {
            await box.focus();
            await page.keyboard.press("ArrowDown");
        }
        assert.deepEqual(sent, [], where);
    }
    await page.context().close();
});

test("a tribunal's administrator fills in its hours and submits them", async () => {
    const page = await hall.desk("何庭长");
    await page.locator("h1", { hasText: "内容" }).waitFor();
    assert.deepEqual(await page.locator("header nav a").allInnerTexts(), ["内容"]);
    await page.getByRole("link", { name: "本院填写" }).click();
    await page.getByRole("button", { name: "去填 窗口开放时间" }).waitFor();
    await page.locator(".card", { hasText: "本法庭自己填的，要填 1 项" }).locator("tr",
        { hasText: "没有自己的，用本院的" }).waitFor();
    await page.locator(".card", { hasText: "由本院填，这里只能看" }).waitFor();
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
