// The console without a mouse.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Hall, PASSWORD } from "./hall.mjs";

let hall;
let page;

before(async () => {
    hall = await Hall.open();
    page = await hall.desk(null);
});
after(() => hall?.close());

const focused = () => page.evaluate(() => (document.activeElement === document.body ? "nothing"
    : document.activeElement.innerText || document.activeElement.id));
async function tab_to(name, most = 60) {
    for (let turn = 0; turn < most; turn++) {
        if ((await focused()).includes(name)) return;
        await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not come to ${name}`);
}

test("signing in and sitting down need keys alone", async () => {
    await tab_to("user");
    await page.keyboard.type("王芳");
    await page.keyboard.press("Tab");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await page.locator(".seats").waitFor();
    await tab_to("2号窗口");
    await page.keyboard.press("Enter");
    await tab_to("坐 2号窗口");
    await page.keyboard.press("Enter");
    await page.locator(".window").waitFor();
});

test("the first stop of the page leads to calling", async () => {
    assert.match(await focused(), /叫下一位/);
    let first = "";
    for (let stop = await focused(); stop !== "nothing"; stop = await focused()) {
        first = stop;
        await page.keyboard.press("Shift+Tab");
    }
    assert.match(first, /跳到叫号/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.match(await focused(), /叫下一位/);
});

test("F2 calls, Shift F2 recalls, F8 begins, and the focus is on the next strong button",
    async () => {
    await page.keyboard.press("F2");
    await page.locator(".current.called").waitFor();
    assert.match(await focused(), /来了/);
    await page.keyboard.press("Shift+F2");
    await page.getByText("正在叫，第 2 次").waitFor();
    await page.keyboard.press("F8");
    await page.locator(".current.serving").waitFor();
    assert.match(await focused(), /办完，叫下一位/);
});

test("F2 finishes and calls; while that call is unanswered it only says what to do", async () => {
    await page.keyboard.press("F2");
    await page.locator(".current.called").waitFor();
    const number = await page.locator(".great").innerText();
    await page.keyboard.press("F2");
    await page.waitForTimeout(400);
    assert.equal(await page.locator(".great").innerText(), number);
    assert.match(await page.locator("[role=status].unseen").innerText(), /先选 .* 来没来/);
});

test("F9 gives up who did not come, and Ctrl Z takes it back", async () => {
    const number = await page.locator(".great").innerText();
    await page.keyboard.press("F9");
    await page.locator(".current.idle").waitFor();
    await page.keyboard.press("Control+z");
    await page.locator(".current.called").waitFor();
    assert.equal(await page.locator(".great").innerText(), number);
});

test("Ctrl Z in a text field is the field's own", async () => {
    await page.keyboard.press("F9");
    await page.locator(".current.idle").waitFor();
    await tab_to("叫指定号");
    await page.keyboard.press("Enter");
    await page.locator("dialog #reason").waitFor();
    await page.keyboard.type("写错了");
    await page.keyboard.press("Control+z");
    await page.waitForTimeout(300);
    assert.equal(await page.locator(".current.idle").count(), 1);
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    assert.match(await focused(), /叫指定号/);
});

test("Ctrl Alt J calls for help from any page", async () => {
    await page.keyboard.press("Control+Alt+j");
    await page.locator(".help-band").waitFor();
    await tab_to("我来了");
    await page.keyboard.press("Enter");
    await tab_to("事情完了"); // which takes nothing until the answer before it has come
    await page.locator(".help-band button:not([aria-disabled])", { hasText: "事情完了" }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".help-band").waitFor({ state: "detached" });
});

test("keys can be moved to Ctrl Alt and a letter, and turned off", async () => {
    await page.getByRole("button", { name: "键盘" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel(/叫下一位.*Ctrl Alt/).fill("n");
    await page.keyboard.press("Escape");
    await page.keyboard.press("F2");
    await page.waitForTimeout(400);
    assert.equal(await page.locator(".current.idle").count(), 1);
    await page.keyboard.press("Control+Alt+n");
    await page.locator(".current.called").waitFor();
    await page.getByRole("button", { name: "键盘" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("用键盘叫号").uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("F8");
    await page.waitForTimeout(400);
    assert.equal(await page.locator(".current.called").count(), 1);
    assert.equal(await page.locator(".current kbd").count(), 0);
});

test("no page broke", () => assert.deepEqual(page.faults, []));
