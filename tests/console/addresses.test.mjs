// Whether the pages are there to which screens and papers lead: seen at the desk, told when one
// fails two nights, checked now by one press.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { go, wear } from "./hall.mjs";
import { at_desk, box, find, open_item, part, saved } from "./desk_hall.mjs";
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

test("an address that is only in a draft is told as new, and checked before it is published", async () => {
    const writer = await at_desk(world.hall);
    await find(writer, "网上的地址");
    await part(writer, "网上的地址");
    await open_item(writer, "用手机查案件进度");
    world.status[`${CASES}new/`] = 404;
    await box(writer, "网址").fill(`${CASES}new/`);
    await saved(writer);
    await writer.getByRole("link", { name: "改动" }).click();
    const card = writer.locator(".new-addresses");
    await card.getByText("新网址 1 个").waitFor();
    await card.getByText("还没有查").waitFor();
    await card.getByRole("button", { name: "现在检查" }).click();
    await card.getByText("没有这一页（404）").waitFor();
    assert.deepEqual(writer.faults, []);
    await writer.context().close();
});
