// The server goes away and comes back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Hall, manual_shot, shot, unroute } from "./hall.mjs";

let hall;
let page;
let board;

before(async () => {
    hall = await Hall.open();
    page = await hall.desk("王芳", { seat: "2号窗口" });
    await page.keyboard.press("F2");
    await page.locator(".current.called").waitFor();
    await page.waitForFunction(async () =>
        (await (await caches.open("court-console")).keys()).length > 20);
    board = await hall.board();
    await board.locator(".big-number").waitFor();
});
after(() => hall?.close());

test("a board without news says so, and then shows no number at all", async () => {
    const number = await board.locator(".big-number").innerText();
    hall.server.kill("SIGSTOP"); // its connections stay open, and nothing comes
    await board.locator(".foot.stale").waitFor({ timeout: 8000 });
    assert.equal(await board.locator(".big-number").innerText(), number);
    await shot(board, "board-stale");
    await board.getByText("系统故障").waitFor({ timeout: 12000 });
    await shot(board, "board-broken");
    assert.doesNotMatch(await board.locator("body").innerText(), /[A-Z]\d{3}/);
});

test("the console keeps its last picture, dated, and no action pretends to work", async () => {
    await page.locator(".lost-band").waitFor({ timeout: 20000 });
    await shot(page, "window-lost");
    await manual_shot(page, "console-lost");
    const said = await page.locator(".lost-band").innerText();
    assert.match(said, /断开 \d+ 秒，下面是 \d\d:\d\d 的样子/);
    assert.equal(await page.locator("[data-call]").getAttribute("aria-disabled"), "true");
    assert.ok(await page.locator(".list li").count() > 0);
});

test("the paper roll goes on from 701, also after the page was opened anew", async () => {
    await page.getByRole("button", { name: "用纸卷号 701" }).click();
    await page.getByText("纸卷号 701").first().waitFor();
    await page.reload();
    await page.getByRole("button", { name: "701 办完" }).click({ timeout: 20000 });
    await page.getByRole("button", { name: "用纸卷号 702" }).waitFor();
});

test("when the server is back the clerk goes on where they were, and the roll is entered by itself",
    async () => {
    await hall.kill();
    await hall.start();
    await page.locator(".current.called").waitFor({ timeout: 20000 });
    await page.keyboard.press("F9");
    await page.locator(".current.idle").waitFor();
    await page.locator(".roll-left").waitFor({ state: "detached", timeout: 15000 });
    const session = await hall.session("吴主任");
    const { json } = await hall.call(session, "GET", "/api/stats?from=2026-11-23&to=2026-11-23");
    assert.equal(json.rows.find((row) => row.by === "all").served, 1);
});

test("the board shows numbers again", async () => {
    await board.locator(".board .services").waitFor({ timeout: 15000 });
});

test("a server that cannot answer for the hall is as good as away, and nobody is signed out",
    async () => {
    await page.route("**/api/hall*", (route) => route.fulfill({ status: 503,
        contentType: "application/json", body: '{"error":"store","message":"x","now":null}' }));
    await page.locator(".lost-band").waitFor({ timeout: 30000 });
    await page.getByRole("button", { name: /用纸卷号 70\d/ }).waitFor();
    await unroute(page);
    await page.locator(".current.idle").waitFor({ timeout: 30000 });
});
