// The supervisor holds today against the usual day of this weekday.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Hall, go } from "./hall.mjs";

let hall;
let wu;

before(async () => {
    hall = await Hall.open({ has_past: true });
    wu = await hall.desk("吴主任");
    await go(wu, "overview");
    await wu.locator("main.page-overview").waitFor();
});
after(() => hall?.close());

const cells = (hour) => wu.locator(".by-hour tbody tr", { hasText: hour }).locator("td")
    .allInnerTexts();

test("each hour of today stands beside the middle of the last three Mondays", async () => {
    await wu.getByText("平时的星期一").waitFor();
    const said = await wu.locator(".by-hour svg").getAttribute("aria-label");
    assert.match(said, /9 点 7，平时 2/);
    assert.match(said, /14 点 0，平时 1/);
    assert.equal(await wu.locator(".by-hour rect.frame").count(), 2);
});

test("the figures behind the chart are in a table with what usual means", async () => {
    await wu.getByRole("button", { name: "每小时的数" }).click();
    assert.deepEqual(await cells("9 点"), ["7", "2", "3", "1", "2"]);
    assert.deepEqual(await cells("14 点"), ["0", "1", "1", "1", "1"]);
    assert.deepEqual(await cells("11 点"), ["0", "0", "0", "0", "0"]);
    await wu.getByText("12 周以内最近 6 个有人取号的同一星期几").waitFor();
});

test("of a weekday on which numbers were given too seldom nothing is said to be usual", async () => {
    await wu.getByRole("button", { name: "选日期" }).click();
    await wu.locator("#from").fill("2026-11-16");
    await wu.locator("#to").fill("2026-11-16");
    await wu.getByText("还没有平时的星期一：12 周以内只有 2 个星期一有人取号").waitFor();
    assert.equal(await wu.locator(".by-hour rect.frame").count(), 0);
});

test("several days together have no usual one beside them", async () => {
    await wu.locator("#from").fill("2026-11-09");
    await wu.getByText("平时的星期一").waitFor({ state: "detached" });
    assert.equal(await wu.getByRole("button", { name: "每小时的数" }).count(), 0);
});

test("no page broke", () => assert.deepEqual(wu.faults, []));
