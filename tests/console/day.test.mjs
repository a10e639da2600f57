// A day at the windows: two clerks, a supervisor and a board, all at the real server.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { Hall, PASSWORD, go, shot, sit, unroute } from "./hall.mjs";

let hall;
let wang;
let chen;
let board;
let wu;

before(async () => {
    hall = await Hall.open();
    wang = await hall.desk("王芳", { seat: "2号窗口" });
    chen = await hall.desk("陈杰", { seat: "1号窗口" });
    board = await hall.board();
    wu = await hall.desk("吴主任");
});
after(() => hall?.close());

const great = (page) => page.locator(".great").innerText();
const press = (page, name) => page.getByRole("button", { name, exact: false }).first().click();
const called = (page) => page.locator(".current.called").waitFor();
const serving = (page) => page.locator(".current.serving").waitFor();
const idle = (page) => page.locator(".current.idle").waitFor();

test("a called number stands on the board, and no other is called meanwhile", async () => {
    await press(wang, "叫下一位");
    await called(wang);
    const number = await great(wang);
    await board.locator(".big-number", { hasText: number }).waitFor();
    await board.locator(".call-card .place", { hasText: "2号窗口" }).waitFor();
    await shot(board, "board-called");
    await wang.getByText(`先选 ${number} 来没来`).waitFor();
    assert.equal(await wang.locator("[data-call]").getAttribute("aria-disabled"), "true");
});

test("two windows never call the same person", async () => {
    await press(chen, "叫下一位");
    await called(chen);
    assert.notEqual(await great(chen), await great(wang));
    await board.locator(".last li", { hasText: await great(wang) }).waitFor();
});

test("a recall counts, and the visitor who came is served with their outcome", async () => {
    await press(wang, "再叫");
    await wang.getByText("正在叫，第 2 次").waitFor();
    await board.locator(".call-card .caption", { hasText: "正在叫号" }).waitFor();
    await press(wang, "来了");
    await serving(wang);
    await wang.getByText("请到别处办").click();
    assert.equal(await wang.locator("input[value=referred]").isChecked(), true);
});

test("finish and call is one step, and can be taken back within half a minute", async () => {
    const before = await great(wang);
    await press(wang, "办完，叫下一位");
    await called(wang);
    assert.notEqual(await great(wang), before);
    await wang.getByText("还能撤销").waitFor();
    await press(wang, "撤销");
    await wang.locator(".current.called").waitFor({ state: "detached" });
});

test("who did not come is missed, and has a place again when they return", async () => {
    const number = await great(chen);
    await press(chen, "没来");
    await idle(chen);
    const row = chen.locator(".aside li", { hasText: number });
    await row.getByRole("button", { name: "回来了" }).click();
    await row.waitFor({ state: "detached" });
    await chen.locator(".list:not(.aside) li", { hasText: number }).first().waitFor();
});

test("who lost the slip gets it once more, on the printer of the hall", async () => {
    const slips = () => fs.readdirSync(path.join(hall.data, "slips")).filter((name) =>
        name.endsWith(".txt"));
    const before = slips().length;
    await press(chen, "叫指定号");
    const box = chen.locator("dialog");
    await box.locator("#number").fill("L005");
    await box.locator("label", { hasText: "补打凭条" }).click();
    await chen.route("**/api/print", async (route) => { // a slow printer, and an impatient hand
        await new Promise((done) => setTimeout(done, 600));
        await route.continue();
    });
    await box.getByRole("button", { name: "打印" }).dblclick();
    await box.locator("#number").press("Enter");
    await box.waitFor({ state: "detached" });
    await unroute(chen);
    assert.equal(slips().length, before + 1);
    assert.match(fs.readFileSync(path.join(hall.data, "slips", slips().sort().at(-1)), "utf8"),
        /L005/);
});

test("a slip whose answer is lost is printed once", async () => {
    const slips = () => fs.readdirSync(path.join(hall.data, "slips")).length;
    const before = slips();
    let asked = 0;
    await chen.route("**/api/print", async (route) => {
        if (asked++ > 0) return route.continue();
        await route.fetch();
        return route.abort();
    });
    await press(chen, "叫指定号");
    const box = chen.locator("dialog");
    await box.locator("#number").fill("L005");
    await box.locator("label", { hasText: "补打凭条" }).click();
    await box.getByRole("button", { name: "打印" }).click();
    await box.waitFor({ state: "detached" });
    await chen.unroute("**/api/print");
    assert.equal(asked, 2);
    assert.equal(slips(), before + 2, "a picture and its text");
});

test("a number is called out of order for a reason only, and the supervisor reads it", async () => {
    await press(chen, "叫指定号");
    const box = chen.locator("dialog");
    await box.locator("#number").fill("l005");
    await box.getByRole("button", { name: "叫", exact: true }).click();
    await box.getByText("请写原因").waitFor();
    await box.locator("#reason").fill("坐轮椅，家人在等");
    await box.getByRole("button", { name: "叫", exact: true }).click();
    await called(chen);
    assert.equal(await great(chen), "L005");
    await go(wu, "notices");
    await wu.getByText("坐轮椅，家人在等").waitFor();
});

test("who is sent to another line keeps the number, and the wait there is told before", async () =>
    {
    await press(chen, "来了");
    await serving(chen);
    await board.locator(".call-card .caption", { hasText: "正在办理" }).waitFor();
    assert.doesNotMatch(await board.locator(".call-card .place").innerText(), /请到/);
    await press(chen, "转办");
    await chen.locator("dialog").getByText(/约等|现在不用等|不知道/).first().waitFor();
    await chen.locator("dialog label", { hasText: "执行事务" }).click();
    await press(chen, "转过去");
    await idle(chen);
    await wang.locator(".list", { hasText: "执行事务" }).locator("li", { hasText: "L005" }).waitFor();
});

test("a visitor without a number is served, parked and gone on with", async () => {
    await press(chen, "无号办理");
    await press(chen, "开始办");
    await serving(chen);
    const number = await great(chen);
    await press(chen, "暂存");
    await idle(chen);
    await chen.locator(".aside li", { hasText: number }).getByRole("button",
        { name: "接着办" }).click();
    await serving(chen);
    assert.equal(await great(chen), number);
    await press(chen, "只办完，先不叫");
    await idle(chen);
});

test("a call for help stands on every page until somebody comes and it is over", async () => {
    await wang.route("**/api/help", (route) => route.abort());
    await wang.locator(".help-button").click();
    await wang.getByText("求助没有发出去").waitFor();
    await unroute(wang);
    await wang.locator(".help-button").click();
    await wang.getByText("求助没有发出去").waitFor({ state: "detached" });
    await chen.locator(".help-band", { hasText: "2号窗口" }).waitFor();
    await shot(chen, "window-help");
    await chen.getByRole("button", { name: "我来了" }).click();
    await wang.getByText("陈杰 来了").waitFor();
    await wang.getByRole("button", { name: "事情完了" }).click();
    await chen.locator(".help-band").waitFor({ state: "detached" });
});

test("a seat is taken over on purpose, and who had it reads who has it now", async () => {
    await go(wu, "seat");
    await wu.locator(".seat", { hasText: "1号窗口" }).click();
    await wu.locator(".seat-go [data-strong]").click();
    await wu.locator("dialog").getByText("陈杰 还在用这个座位").waitFor();
    await wu.locator("dialog").getByRole("button", { name: "接过来" }).click();
    await chen.getByText("吴主任 接走了 1号窗口").waitFor();
    await shot(chen, "window-taken-over");
    await chen.getByRole("button", { name: "换个座位" }).click();
    await sit(chen, "3号窗口");
});

test("of more lines than fit on the board the page is counted, and can be read", async () => {
    await board.route("**/api/board", async (route) => {
        const json = await (await route.fetch()).json();
        json.lines.push({ ...json.lines[0], id: "fifth" });
        await route.fulfill({ json });
    });
    await board.locator(".foot .page-count", { hasText: "业务 2/2" }).waitFor();
    assert.equal(await board.locator(".service").count(), 1);
    const size = await board.locator(".page-count").evaluate((each) =>
        parseFloat(getComputedStyle(each).fontSize));
    assert.ok(size >= 44, `${size}`);
    await unroute(board);
    await board.locator(".page-count").waitFor({ state: "detached" });
});

test("a bulletin stands on the board, and is gone when it is taken down", async () => {
    await go(wu, "notices");
    await wu.locator("#bulletin-zh").fill("下午三点起，1号调解室换到3号");
    await wu.locator("#bulletin-en").fill("From three, room 3 instead of room 1");
    await wu.getByRole("button", { name: "发布公告" }).click();
    await board.getByText("下午三点起，1号调解室换到3号").waitFor();
    await wu.getByRole("button", { name: /撤下/ }).click();
    await board.getByText("下午三点起").waitFor({ state: "detached" });
});

test("the figures on the page are those of the CSV", async () => {
    await go(wu, "overview");
    await wu.getByRole("button", { name: "看表格" }).click();
    const row = wu.locator(".table-box tr", { hasText: "合计" });
    await row.waitFor();
    const shown = await row.locator("td").allInnerTexts();
    const csv = await wu.evaluate(async () =>
        (await fetch(document.querySelector("a[download]").href)).text());
    const [head, all] = csv.replace(/^\ufeff/, "").split("\r\n").map((line) => line.split(","));
    assert.equal(shown[0], all[head.indexOf("taken")]);
    assert.equal(shown[1], all[head.indexOf("served")]);
});

test("what a person types is text and never a part of the page", async () => {
    await go(wu, "notices");
    await wu.locator("#bulletin-zh").fill("<img src=x onerror=alert(1)>");
    await wu.locator("#bulletin-en").fill("<b>bold</b>");
    await wu.getByRole("button", { name: "发布公告" }).click();
    await board.locator(".foot .said", { hasText: "<img" }).waitFor();
    assert.equal(await board.locator(".foot img").count(), 0);
});

test("the server speaks the language of the page as soon as that is another one", async () => {
    const unknown = async (open, submit) => {
        await press(chen, open);
        await chen.locator("dialog #number").fill("L998");
        await chen.locator("dialog #reason").fill("x");
        await chen.locator("dialog").getByRole("button", { name: submit, exact: true }).click();
        const said = await chen.locator("dialog .fault").innerText();
        await chen.keyboard.press("Escape");
        return said;
    };
    const change = async (lang) => {
        const told = chen.waitForResponse("**/api/lang");
        await chen.locator(".head-button.me").click();
        await chen.locator("dialog").getByRole("button", { name: lang }).click();
        await told;
        await chen.keyboard.press("Escape");
    };
    assert.match(await unknown("叫指定号", "叫"), /\p{Script=Han}/u);
    await change("English");
    assert.doesNotMatch(await unknown("A number", "Call"), /\p{Script=Han}/u);
    await change("简体中文");
});

test("no page broke and no rule of the content policy was touched", () => {
    for (const page of [wang, chen, wu, board]) assert.deepEqual(page.faults, []);
});

test("a wrong password is told in the server's words, and the name that was typed stays",
    async () => {
    const page = await hall.desk(null);
    await page.locator("#user").fill("王芳");
    await page.locator("#password").fill(`${PASSWORD}x`);
    await page.locator("#password").press("Enter");
    await page.locator(".field-note.bad").waitFor();
    assert.equal(await page.locator("#user").inputValue(), "王芳");
    assert.equal(await page.evaluate(() => document.activeElement.id), "password");
    await page.context().close();
});
