// The calendar of reviews: a page that is late says so at the kiosk; whoever compares it presses
// once, and it no longer does, without a release.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Hall, at_the_kiosk } from "./hall.mjs";
import { box, count_presses, kioskctl, presses } from "./desk_hall.mjs";

const LATE = "2027-06-01T09:41:00+08:00"; // five days after most pages were to be compared again
const LOAN = ["tap 立案指引", "tap 借钱欠款", "tap 借钱出去"];

let hall;
before(async () => { hall = await Hall.open({ at: LATE, has_visitors: false }); });
after(() => hall?.close());

const row = (page, title) => page.locator("tr", { hasText: title }).first();

test("the overview leads to the page that is late, and one press settles it", async (t) => {
    const page = await hall.desk("admin");
    await count_presses(page);
    await page.locator(".release-band", { hasText: "过了核对日" }).getByRole("link").click();
    await row(page, "借出的钱").getByText("过了 5 天").waitFor();
    at_the_kiosk(hall, [...LOAN, "expect 本页待复核"]);
    await page.getByRole("button", { name: /^今天核对过，没有变 .*借出的钱/ }).click();
    await row(page, "借出的钱").waitFor({ state: "detached" });
    at_the_kiosk(hall, [...LOAN, "expect-not 本页待复核"]);
    assert.match(kioskctl(hall, "release", "audit").text,
        /admin {2}核对过，没有变 {2}guides:\S+ {2}.*SHA-256 [0-9a-f]{64}/);
    t.diagnostic(`pressed ${await presses(page)} times`);
    assert.ok(await presses(page) <= 2);
    assert.deepEqual(page.faults, []);
    await page.context().close();
});

test("a page has an owner, who finds it under what is theirs", async (t) => {
    const page = await hall.desk("admin");
    await count_presses(page);
    await page.getByRole("link", { name: "内容" }).click();
    await page.getByLabel("内容").getByRole("link", { name: "核对", exact: true }).click();
    await page.getByLabel(/^谁负责 .*离婚/).first().selectOption("admin");
    await page.getByRole("button", { name: /^改：谁负责 .*离婚/ }).click();
    await page.getByRole("button", { name: "我负责的", exact: true }).click();
    await page.locator("table.reviews tbody tr").nth(0).waitFor();
    assert.equal(await page.locator("table.reviews tbody tr").count(), 1);
    t.diagnostic(`pressed ${await presses(page)} times`);
    assert.match(kioskctl(hall, "release", "audit").text, /admin {2}换负责人 {2}\S+ {2}admin/);
    await page.context().close();
});

test("who used another source than the page names says which", async () => {
    const page = await hall.desk("admin");
    await page.evaluate(() => { location.hash = "#/reviews"; });
    const late = page.locator("table.reviews tbody tr", { hasText: "过了 5 天" }).first();
    await late.locator(".review-name").click();
    const title = await late.locator(".review-name").evaluate((name) => name.firstChild.data);
    await late.locator(".review-sources li").first().waitFor();
    await late.getByLabel("用的是别的出处").fill("国家法律法规数据库 flk.npc.gov.cn");
    await late.getByRole("button", { name: "用它核对过，没有变" }).click();
    await row(page, title).waitFor({ state: "detached" });
    assert.match(kioskctl(hall, "release", "audit").text,
        /核对过，没有变 {2}\S+ {2}国家法律法规数据库 flk\.npc\.gov\.cn \(SHA-256/);
    assert.deepEqual(page.faults, []);
    await page.context().close();
});
