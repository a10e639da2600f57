// One stream for a whole browser, however many tabs are open.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Hall } from "./hall.mjs";

let hall;
let first;
let tabs;
const open = new Set(); // streams that are open now

before(async () => {
    hall = await Hall.open();
    first = await hall.desk("王芳", { seat: "2号窗口" });
    first.context().on("request", (request) => {
        if (!request.url().endsWith("/api/events")) return;
        open.add(request);
        request.frame().page().once("close", () => open.delete(request));
    });
    for (const end of ["requestfinished", "requestfailed"]) {
        first.context().on(end, (request) => open.delete(request));
    }
    await first.reload();
    tabs = [first];
    for (let i = 1; i < 8; i++) {
        const page = await first.context().newPage();
        await page.goto(hall.url);
        await page.locator(".window").waitFor();
        tabs.push(page);
    }
});
after(() => hall?.close());

test("eight tabs hold one stream", async () => {
    await first.waitForTimeout(1500);
    assert.equal(open.size, 1);
});

test("what is called in one tab stands in all", async () => {
    await first.keyboard.press("F2");
    for (const page of tabs) await page.locator(".current.called").waitFor({ timeout: 5000 });
});

test("when the tab that listens is closed, another one listens", async () => {
    await first.close();
    const other = tabs[3];
    await other.keyboard.press("F8");
    for (const page of tabs.slice(1)) await page.locator(".current.serving").waitFor({ timeout:
        9000 });
    assert.equal(open.size, 1);
});
