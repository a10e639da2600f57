// What does not fit its page is found before it is submitted, named with its page and its way to
// look at it, and led to its field; mended, it goes on to the kiosk.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { at_desk, box, find, saved } from "./desk_hall.mjs";
import { at_release, close_publishing, decide, kiosk_says, lay_out, open_publishing, publish, submit }
    from "./publish_hall.mjs";

const LONG = "Donaudampfschifffahrtsgesellschaftskapitaenswitwen";
const LAST = 30; // of 36 modes: the rest, in low reach, is looked at here
const PATIENCE = { timeout: 250000 }; // it gives way to everything else that runs

let hall;
before(async () => { hall = await open_publishing(); });
after(() => close_publishing(hall));

// A draft whose guide is called so in English, at what it changes.
async function with_title(title) {
    const page = await at_desk(hall);
    await find(page, "借出");
    await box(page, "标题，英文").fill(title);
    await saved(page);
    await lay_out(hall, page, LAST);
    await page.getByRole("link", { name: "改动" }).click();
    await page.locator(".layout-state").waitFor();
    return page;
}
const card = (page) => page.locator(".card.layout");
const check = (page) => card(page).getByRole("button", { name: "查版面" }).click();

test("a word that is cut is named by page and mode, shown, mended and published", async () => {
    const page = await with_title(LONG);
    await page.getByRole("button", { name: "送审", exact: true }).click();
    const dialog = page.locator("dialog");
    await dialog.getByRole("button", { name: "送审", exact: true }).click();
    await dialog.locator("progress").waitFor(PATIENCE);
    await dialog.locator(".fault", { hasText: "放不下，没有送出去" })
        .waitFor(PATIENCE);
    await page.getByRole("button", { name: "关上" }).click();

    const row = card(page).locator(".layout-faults li", { hasText: LONG.slice(0, 12) }).first();
    await row.waitFor();
    assert.match(await row.innerText(), /指引.*标题/s);
    await row.getByRole("button", { name: "英文 横屏 大字 高对比 低位操作", exact: true }).first().click();
    await dialog.locator("canvas").waitFor();
    assert.deepEqual(await dialog.locator("canvas").evaluate(({ width, height }) => [width, height]),
        [1920, 1080]);
    await page.keyboard.press("Escape");

    await row.getByRole("button", { name: /^去改/ }).click();
    await box(page, "标题，英文").fill("Money that was lent");
    const number = await submit(hall, page, { done: LAST, ...PATIENCE });
    const other = await at_release(hall, "赵敏", number);
    await card(other).locator(".layout-state.good").waitFor(PATIENCE);
    await decide(other, "批准");
    await publish(hall, other);
    await other.locator(".tag", { hasText: "正在用" }).first().waitFor();
    kiosk_says(hall, [`release ${number}`, "wait 2s", "tap English", "tap Filing", "tap Money owed",
        "tap I lent money", "expect Money that was lent"]);
    assert.deepEqual([...page.faults, ...other.faults], []);
    await page.context().close();
    await other.context().close();
});

test("a change makes what was checked old, and the server refuses it whatever a page says", async () => {
    const page = await with_title("Money you lent");
    await check(page);
    await card(page).locator(".layout-state.good").waitFor(PATIENCE);
    await page.goBack();
    await box(page, "标题，英文").fill("Money you have lent");
    await saved(page);
    const session = await hall.session("admin");
    await assert.rejects(hall.call(session, "POST", "/api/release/submit", { draft: page.draft }),
        /409 .*"state"/);
    await page.getByRole("link", { name: "改动" }).click();
    await card(page).getByText("还没有查").waitFor();
    await page.context().close();
});

test("a server that is killed while it looks goes on where it was", async () => {
    const page = await with_title("Money that you lent");
    await check(page);
    const waiting = () => fs.readdirSync(path.join(hall.data, "layouts"))
        .some((name) => name.endsWith(".pack"));
    while (!waiting()) await new Promise((done) => setTimeout(done, 20));
    await hall.kill();
    await hall.start();
    await card(page).locator(".layout-state.good").waitFor(PATIENCE);
    assert.deepEqual(page.faults, []);
    await page.context().close();
});
