// Whose session ends while they write: the page stays, and what was typed with it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Hall, PASSWORD, go } from "./hall.mjs";

let hall;
let wang;
let wu;
before(async () => {
    hall = await Hall.open();
    wang = await hall.desk("王芳", { seat: "2号窗口" });
    wu = await hall.desk("吴主任");
});
after(() => hall?.close());

const again = (page) => page.locator("dialog.again");
async function sign_in_again(page) {
    await again(page).locator("#again-password").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await again(page).waitFor({ state: "detached" });
}

test("whose session ends in the middle of a word signs in over the page, and goes on with it", async () => {
    await wang.getByRole("button", { name: "叫指定号" }).click();
    await wang.locator("dialog #number").fill("L003");
    await wang.locator("dialog #reason").fill("赶火车，看过车票");
    await wang.context().clearCookies();
    await wang.keyboard.press("Enter");
    await again(wang).waitFor();
    await wang.keyboard.press("Escape");
    await wang.keyboard.press("Escape"); // a browser closes any window of its own at the second one
    await wang.locator("#again-password").fill("不是这个密码不是这个密码");
    await wang.keyboard.press("Enter");
    await again(wang).locator(".fault").waitFor();
    assert.equal(await wang.locator("dialog #reason").isVisible(), false, "nobody is signed in");
    await sign_in_again(wang);
    assert.equal(await wang.locator("dialog #reason").inputValue(), "赶火车，看过车票");
    await wang.locator("dialog [type=submit]").click();
    await wang.locator(".current.called .great", { hasText: "L003" }).waitFor();
    await wang.keyboard.press("Control+z");
    await wang.locator(".current.idle").waitFor();
});

test("so does a page without a seat, as soon as anything is sent, and another tab's sign-in counts", async () => {
    await go(wu, "notices");
    const text = wu.locator("main textarea, main input[type=text], main input:not([type])").first();
    await text.fill("今天下午三点试警报");
    const other = await wu.context().newPage();
    await other.goto(hall.url);
    await other.locator("header .me").waitFor();
    await wu.context().clearCookies();
    await again(wu).waitFor();
    await again(other).waitFor();
    await sign_in_again(other);
    await again(wu).waitFor({ state: "detached" });
    assert.equal(await text.inputValue(), "今天下午三点试警报");
    await other.close();
});

test("if somebody else signs in instead, nothing is left of what was typed", async () => {
    await wu.context().clearCookies();
    await again(wu).waitFor();
    await again(wu).getByRole("button", { name: "换别人登录" }).click();
    await wu.locator("#user").fill("吴主任");
    await wu.locator("#password").fill(PASSWORD);
    await wu.keyboard.press("Enter");
    await wu.locator("header .me").waitFor();
    await go(wu, "notices");
    assert.equal(await wu.getByText("试警报").count(), 0);
});

test("no page broke", () => assert.deepEqual([wang.faults, wu.faults], [[], []]));
