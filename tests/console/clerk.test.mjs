// What a clerk would press by mistake, lose or not understand, and an administrator with them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Hall, PASSWORD, go, unroute, wear } from "./hall.mjs";

let hall;
let wang;
let wu;
before(async () => {
    hall = await Hall.open();
    wang = await hall.desk("王芳", { seat: "2号窗口" });
    wu = await hall.desk("吴主任");
});
after(() => hall?.close());

const press = (page, name) => page.getByRole("button", { name }).first().click();
async function speak(page, lang) {
    await page.locator("header .me").click();
    await page.locator("dialog").getByRole("button", { name: lang === "en" ? "English"
        : "简体中文" }).click();
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
}
// Something happens in the hall, so that every page draws itself anew.
async function tell(text) {
    const session = await hall.session("吴主任");
    await hall.call(session, "POST", "/api/bulletin", { text: { zh_CN: text, en: text },
        until: "2026-11-23T23:00:00+08:00" });
}

test("a number is asked for before its reason, and of one that was pressed the reason", async () => {
    await press(wang, "叫指定号");
    await wang.locator("dialog #number:focus").waitFor();
    await wang.keyboard.press("Escape");
    await press(wang, /更多/);
    await wang.locator("dialog #reason:focus").waitFor();
    await wang.keyboard.press("Escape");
});

test("on a phone all ways of a clerk stand in one row, and none is cut", async () => {
    await wang.setViewportSize({ width: 390, height: 844 });
    for (const lang of ["zh_CN", "en"]) {
        await wear(wang, lang, "normal");
        const ways = await wang.locator(".tabs a").evaluateAll((all) => all.map((way) =>
            [way.getBoundingClientRect().top, way.scrollWidth <= way.clientWidth]));
        assert.equal(ways.length, 5);
        assert.deepEqual(ways.filter(([top, is_whole]) => top !== ways[0][0] || !is_whole), []);
    }
    await wear(wang, "zh_CN", "normal");
    await wang.setViewportSize({ width: 1440, height: 900 });
});

test("who has no seat is asked for one where those who wait stand, and not told that one was lost",
    async () => {
        const page = await hall.desk("吴主任");
        await page.setViewportSize({ width: 390, height: 844 });
        await page.locator(".tabs a", { hasText: "等候" }).click();
        await page.locator("h1", { hasText: "吴主任，今天坐哪里" }).waitFor();
        await page.context().close();
    });

test("on a phone one way is marked, and whose page it is stands at the head in both languages",
    async () => {
        const page = await hall.desk("王芳", { seat: "2号窗口" });
        await page.setViewportSize({ width: 390, height: 844 });
        await page.locator(".tabs a", { hasText: "等候" }).click();
        await page.locator(".tabs a[aria-current]", { hasText: "等候" }).waitFor();
        assert.equal(await page.locator(".tabs a[aria-current]").count(), 1);
        await page.context().close();
        const many = await hall.desk("admin"); // more ways than stand at the head with the name
        await many.setViewportSize({ width: 390, height: 844 });
        await wear(many, "en", "normal");
        await many.locator("header .narrow-name", { hasText: "admin" }).waitFor();
        await many.context().close();
    });

test("the key for help works on every page", async () => {
    await go(wu, "devices");
    await wu.locator(".page-devices h1").waitFor();
    await wu.keyboard.press("Control+Alt+j");
    await wang.locator(".help-band", { hasText: "吴主任" }).waitFor();
    await wu.locator(".help-band").getByRole("button", { name: "我来了" }).click();
    await wu.locator(".help-band").getByRole("button", { name: "事情完了" }).click();
    await wang.locator(".help-band").waitFor({ state: "detached" });
});

test("a call for help that is on its way is told from the first moment", async () => {
    let go_on;
    const held = new Promise((done) => { go_on = done; });
    await wu.route("**/api/help", async (route) => { await held; await route.continue(); });
    await press(wu, "紧急求助");
    await wu.getByText("正在求助，还没有送到").waitFor();
    go_on();
    await wu.locator(".help-band").getByRole("button", { name: "我来了" }).click();
    await wu.locator(".help-band").getByRole("button", { name: "事情完了" }).click();
    await wu.getByText("正在求助，还没有送到").waitFor({ state: "detached" });
    await unroute(wu);
});

test("no key takes the letter of another, and none that of the call for help", async () => {
    await press(wang, "键盘");
    const letter = (name) => wang.getByLabel(name);
    await letter(/叫下一位.*Ctrl Alt/).fill("j");
    await wang.getByText("J 已经是“紧急求助”了").waitFor();
    assert.equal(await letter(/叫下一位.*Ctrl Alt/).inputValue(), "");
    await letter(/叫下一位.*Ctrl Alt/).fill("n");
    await letter(/^来了.*Ctrl Alt/).fill("n");
    await wang.getByText("N 已经是“叫下一位").waitFor();
    assert.equal(await letter(/^来了.*Ctrl Alt/).inputValue(), "");
    await letter(/叫下一位.*Ctrl Alt/).fill("");
    await wang.keyboard.press("Escape");
});

test("what is amiss is told in the language that the page has now", async () => {
    await go(wu, "notices");
    await wu.locator("#close-reason").fill("停电");
    await wu.locator("#close-to").fill("2026-11-23T08:00");
    await wu.getByRole("button", { name: "停办", exact: true }).click();
    const fault = wu.locator("form .fault");
    await fault.waitFor();
    assert.match(await fault.innerText(), /\p{Script=Han}/u);
    await speak(wu, "en");
    assert.doesNotMatch(await fault.innerText(), /\p{Script=Han}/u);
    assert.equal(await wu.locator("#close-reason").inputValue(), "停电", "what was typed stays");
    await speak(wu, "zh_CN");
});

test("a day that is half typed is left to the hand that types it", async () => {
    await go(wu, "overview");
    await press(wu, "选日期");
    await wu.locator("#from").focus();
    await wu.keyboard.press("Delete"); // the month is gone: it is no day now
    assert.equal(await wu.locator("#from").inputValue(), "");
    await tell("有了新消息");
    const clock = () => wu.locator(".link").innerText();
    for (let turn = 0, was = await clock(); turn < 2; turn++, was = await clock())
        await wu.waitForFunction((old) => document.querySelector(".link").innerText !== old, was);
    assert.equal(await wu.locator("#from").inputValue(), "");
});

test("who has a visitor at the seat is told before leaving it", async () => {
    await press(wang, "叫下一位");
    await wang.locator(".current.called").waitFor();
    const number = await wang.locator(".great").innerText();
    await wang.locator("header .me").click();
    const box = wang.locator("dialog");
    assert.equal(await box.getByRole("button", { name: "换座" }).getAttribute("aria-disabled"), "true");
    await box.getByText(`${number} 还在 2号窗口`).waitFor();
    await wang.keyboard.press("Escape");
});

test("a window that was opened for one visitor does nothing to the next", async () => {
    await press(wang, "来了");
    await wang.locator(".current.serving").waitFor();
    await press(wang, "转办");
    await wang.locator("dialog").waitFor();
    const session = await hall.session("王芳");
    await hall.call(session, "POST", "/api/seat", { seat: "w2" });
    await hall.call(session, "POST", "/api/act", { do: "finish", outcome: "done", then: "call" });
    await wang.locator("dialog").waitFor({ state: "detached" });
    await wang.locator(".told", { hasText: "什么也没有做" }).waitFor();
});

test("what was printed, changed or moved is told to whoever sees, too", async () => {
    await wang.locator("header .me").click();
    await wang.locator("dialog").getByRole("button", { name: "改密码" }).click();
    await wang.locator("#old").fill(PASSWORD);
    await wang.locator("#new").fill(`${PASSWORD}了`);
    await wang.locator("#new").press("Enter");
    await wang.locator(".told", { hasText: "密码改好了" }).waitFor();
});

test("a form that stood open offers the time it is now, and what was touched stays", async () => {
    await wu.reload();
    await go(wu, "notices");
    await wu.locator("#close-from").waitFor();
    const now = () => wu.evaluate(() => document.getElementById("close-from").value);
    await wu.locator("#close-to").fill("2026-11-23T12:30");
    const before = await now();
    await hall.kill("SIGTERM");
    hall.ahead_s += 30 * 60;
    await hall.start();
    await wu.waitForFunction((was) => document.getElementById("close-from").value !== was, before);
    assert.equal(await wu.locator("#close-to").inputValue(), "2026-11-23T12:30");
});

test("nobody is told that they are signed out before the server said so", async () => {
    await wu.route("**/api/sign-out", (route) => route.abort());
    await wu.locator("header .me").click();
    await wu.locator("dialog").getByRole("button", { name: "退出" }).click();
    await wu.locator("dialog .fault", { hasText: "没有退出" }).waitFor();
    await unroute(wu);
    await wu.locator("dialog").getByRole("button", { name: "退出" }).click();
    await wu.locator("#password").waitFor();
});

test("a finding says what it is about", async () => {
    const admin = await hall.desk("admin");
    await go(admin, "devices");
    for (const text of await admin.locator(".finding p").allInnerTexts())
        assert.match(text, /^\p{Script=Han}+：/u);
    await admin.locator(".finding p", { hasText: "日历：" }).waitFor();
});

test("no page broke", () => assert.deepEqual([wang.faults, wu.faults], [[], []]));
