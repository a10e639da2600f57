// What only the court knows: a finding leads to the page, the page to the field, and what was filled
// in to the kiosk that says it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { box, count_presses, presses, saved } from "./desk_hall.mjs";
import { at_release, close_publishing, decide, kiosk_says, open_publishing, publish, submit }
    from "./publish_hall.mjs";

let hall;
before(async () => { hall = await open_publishing(); });
after(() => close_publishing(hall));

test("the finding leads to what is missing, and its field takes only what can be said", async (t) => {
    const page = await hall.desk("admin");
    await count_presses(page);
    await page.getByRole("link", { name: /^设备/ }).click();
    await page.locator(".finding", { hasText: "LPR" }).getByRole("link", { name: "去处理" }).click();
    await page.getByRole("button", { name: "去填 窗口开放时间" }).click();
    await box(page, "窗口开放时间，中文").fill("工作日上午");
    await box(page, "窗口开放时间，英文").fill("Workday mornings");
    await page.locator(".field-note.bad", { hasText: "几点到几点" }).first().waitFor();
    await box(page, "窗口开放时间，中文").fill("工作日 9:00–12:00");
    await box(page, "窗口开放时间，英文").fill("Workdays 9:00–12:00");
    await page.locator(".field-note.bad").waitFor({ state: "detached" });
    await saved(page);
    const number = await submit(hall, page);
    const other = await at_release(hall, "赵敏", number);
    await decide(other, "批准");
    await publish(hall, other);
    await other.locator(".tag", { hasText: "正在用" }).first().waitFor();
    kiosk_says(hall, [`release ${number}`, "wait 2s", "tap 立案指引", "tap 借钱欠款", "tap 借钱出去",
        "tap 打印我的清单", "expect-print 工作日 9:00–12:00"]);
    await page.evaluate(() => { location.hash = "#/court"; });
    await page.locator("tr", { hasText: "窗口开放时间" }).getByText("填了").waitFor();
    const count = await presses(page) + await presses(other);
    t.diagnostic(`pressed ${count} times`);
    assert.ok(count <= 10, `pressed ${count} times`);
    assert.deepEqual(page.faults, []);
});
