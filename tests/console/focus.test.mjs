// Whatever is done, the focus is then where what was done is to be read: whoever works by keys and
// whoever listens goes on from there, and not from the top of the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Hall, PASSWORD, go } from "./hall.mjs";

const LATE = "2027-06-01T09:41:00+08:00"; // most pages were to be compared again before
let hall;
let page;

before(async () => {
    hall = await Hall.open({ at: LATE, has_visitors: false });
    page = await hall.desk("admin");
});
after(() => hall?.close());

const row = (text) => page.locator("li, tr", { hasText: text }).first();
const press = (name, of = page) => of.getByRole("button", { name, exact: true }).first().press("Enter");
// What has the focus says `text`.
const stands = (text) => page.waitForFunction((said) => document.activeElement !== document.body &&
    document.activeElement.innerText.includes(said), text);

test("a bulletin that is taken down leaves the focus at the bulletins", async () => {
    await go(page, "notices");
    await page.locator("#bulletin-zh").fill("下午四点停电");
    await page.locator("#bulletin-en").fill("No power from four");
    await press("发布公告");
    await row("下午四点停电").getByRole("button").press("Enter");
    await row("下午四点停电").waitFor({ state: "detached" });
    await stands("公告");
});

test("hours that are taken back leave it at the closings", async () => {
    await page.locator("#close-line").selectOption("all");
    await page.locator("#close-reason").fill("停电");
    await press("停办");
    await row("停电").getByRole("button").press("Enter");
    await row("停电").waitFor({ state: "detached" });
    await stands("停办");
});

test("nothing is closed before somebody says what", async () => {
    await page.locator("#close-reason").fill("停电");
    await press("停办");
    await page.locator(".fault", { hasText: "先选停什么" }).waitFor();
    assert.equal(await row("停电").count(), 0);
});

test("who is taken out leaves it at the list of people", async () => {
    await go(page, "users");
    await row("陈杰").getByRole("button", { name: "移出 陈杰" }).press("Enter");
    await page.locator("dialog form button[type=submit]").press("Enter");
    await row("陈杰").waitFor({ state: "detached" });
    await stands("人员");
});

test("a window that is left gives it back to the button that opened it", async () => {
    const opener = row("王芳").getByRole("button").first();
    await opener.press("Enter");
    await page.locator("#reset").fill(PASSWORD);
    await page.keyboard.press("Escape");
    assert.ok(await opener.evaluate((button) => button === document.activeElement));
});

test("a page that was compared leaves it at the calendar", async () => {
    await go(page, "reviews");
    const late = page.locator("table.reviews tbody tr", { hasText: "过了 5 天" }).first();
    const title = await late.locator(".review-name").evaluate((name) => name.firstChild.data);
    await late.getByRole("button", { name: /^今天核对过/ }).press("Enter");
    await row(title).waitFor({ state: "detached" });
    await stands("到期的");
});

test("whose a page is is said in its row", async () => {
    await page.getByRole("button", { name: "全部", exact: true }).click();
    const first = page.locator("table.reviews tbody tr").first();
    await first.locator("select").selectOption("admin");
    await first.getByRole("button", { name: /^改：/ }).press("Enter");
    await first.getByRole("button", { name: /^改：/ }).waitFor({ state: "detached" });
    await stands("今天核对过");
});
