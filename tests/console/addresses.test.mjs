// Whether the pages are there to which screens and papers lead: seen at the desk, told when one
// fails two nights, checked now by one press.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { go, wear } from "./hall.mjs";
import { ADDRESSES, CASES, WRITS, open_addresses } from "./addresses_hall.mjs";

let world, page;
before(async () => {
    world = await open_addresses();
    page = await world.hall.desk("admin");
});
after(() => world?.close());

const row = (url) => page.locator("table.addresses tbody tr", { has: page.getByText(url, { exact: true }) });

test("each address stands with what came of it, when, and where it is used", async () => {
    await page.getByRole("link", { name: "内容" }).click();
    await page.getByLabel("内容").getByRole("link", { name: "网址", exact: true }).click();
    await row(CASES).getByText("打得开").waitFor();
    assert.equal(await page.locator("table.addresses tbody tr").count(), ADDRESSES.length);
    assert.match(await row(CASES).innerText(), /用手机查案件进度[\s\S]*\d\d:\d\d/);
    await page.getByText("打不开的网址 0 个").waitFor();
});

test("one press checks now, and what fails is told in words", async () => {
    world.status[CASES] = 404;
    world.status[WRITS] = 403;
    world.hold();
    await page.getByRole("button", { name: "现在检查" }).click();
    await page.getByRole("button", { name: /^正在检查/ }).waitFor();
    world.let_go();
    await row(CASES).getByText("没有这一页（404）").waitFor();
    await row(WRITS).getByText("不给程序看，请用手机试").waitFor();
    await page.getByRole("button", { name: "现在检查" }).waitFor();
    assert.doesNotMatch(await row(CASES).innerText(), /连续/, "nobody's night");
    assert.deepEqual(page.faults.splice(0), []);
});

test("two nights it failed are told among the devices, which lead here", async () => {
    await world.pass_night();
    await world.pass_night();
    await page.context().close();
    page = await world.hall.desk("admin");
    await go(page, "devices");
    const told = page.locator("li", { hasText: "屏幕和凭条上的网址有 2 个打不开" });
    await told.getByText(CASES).waitFor();
    await told.getByRole("link", { name: "去处理" }).click();
    await row(CASES).getByText("连续 2 晚").waitFor();
});

test("nobody with a phone pushes the page sideways, in either language", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator(":root[data-layout=phone]").waitFor();
    for (const [lang, said] of [["zh_CN", "连续 2 晚"], ["en", "nights in a row: 2"]]) {
        await wear(page, lang, "normal");
        await row(CASES).getByText(said).waitFor();
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1));
    }
    await wear(page, "zh_CN", "normal");
    await page.setViewportSize({ width: 1440, height: 900 });
});

test("once it opens again nothing is told any more", async () => {
    world.status = {};
    await page.getByRole("button", { name: "现在检查" }).click();
    await row(CASES).getByText("打得开").waitFor();
    await page.getByText("打不开的网址 0 个").waitFor();
    await go(page, "devices");
    await page.locator("li", { hasText: "打不开" }).waitFor({ state: "detached" });
    assert.deepEqual(page.faults, []);
});
