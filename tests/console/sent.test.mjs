// A clerk of the court enters an appointment for a tribunal's hall; whoever works there finds it
// under the day, and the clerk sees at each moment where it stands.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { go, shot } from "./hall.mjs";
import { TRIBUNAL, open_two_halls } from "./two_halls.mjs";

const NEVER_HEARD = /登记为“guihua”/;
let halls;
let clerk;

before(async () => { halls = await open_two_halls(); clerk = await halls.court.desk("王芳"); });
after(() => halls?.close());

const rows = (page) => page.locator(".by-row tbody tr");
const dialog = (page) => page.locator("dialog");
async function choose_time(page, n) {
    await dialog(page).locator("input[name=at]").nth(n).check();
    await dialog(page).getByRole("button", { name: "写下，发给大厅" }).click();
    await dialog(page).waitFor({ state: "detached" });
}

test("the clerk chooses the hall and enters a time, and gets the code once the hall has it",
    async () => {
    await go(clerk, "appointments");
    await clerk.getByRole("button", { name: TRIBUNAL }).click();
    await clerk.getByText("还没有为这个大厅代订").waitFor();
    await clerk.getByRole("button", { name: "代订预约" }).click();
    await dialog(clerk).getByRole("button", { name: "写下，发给大厅" }).click();
    await dialog(clerk).locator(".fault").waitFor(); // no time was chosen
    await choose_time(clerk, 0);
    await rows(clerk).getByText("大厅已收下", { exact: true }).waitFor();
    assert.match(await clerk.locator(".sent-code").innerText(), /^\d{9}$/);
    await shot(clerk, "sent");
    assert.deepEqual(clerk.faults, []);
});

test("who works at the tribunal finds it under its day", async () => {
    const there = await halls.tribunal.desk("陈杰");
    await go(there, "appointments");
    await there.getByRole("button", { name: "后一天" }).click();
    await there.locator(".chip").first().click();
    await there.getByText("本院代订").waitFor();
    await shot(there, "sent-there");
    assert.equal(await there.getByRole("group", { name: "哪个大厅" }).count(), 0);
    assert.deepEqual(there.faults, []);
});

test("another time takes the place of the first one", async () => {
    await rows(clerk).getByRole("button", { name: /^改时间/ }).click();
    await choose_time(clerk, 1);
    await rows(clerk).getByText("改到别的时间了").waitFor();
    await rows(clerk).getByText("大厅已收下", { exact: true }).waitFor();
    assert.equal(await clerk.locator(".sent-code").count(), 1);
});

test("what is given back is free there again", async () => {
    await rows(clerk).getByRole("button", { name: /^取消预约/ }).click();
    await dialog(clerk).locator("button[type=submit]").click();
    await dialog(clerk).waitFor({ state: "detached" });
    await rows(clerk).filter({ hasText: "已取消" }).nth(1).waitFor();
    assert.equal(await clerk.locator(".sent-code").count(), 0);
    const day = (await halls.tribunal.call(await halls.tribunal.session("吴主任"), "GET",
        "/api/appointments?day=2026-11-24")).json;
    assert.ok(day.appointments.filter((each) => each.is_from_court)
        .every((each) => each.state === "cancelled"));
});

test("a hall that is not heard is told later, and nothing is promised", async () => {
    await clerk.getByRole("button", { name: NEVER_HEARD }).click();
    await clerk.getByText("现在联系不上这个大厅").waitFor();
    await clerk.getByRole("button", { name: "代订预约" }).click();
    await choose_time(clerk, 0);
    await rows(clerk).getByText("已写下").first().waitFor();
    await rows(clerk).getByText("还没有").waitFor();
    assert.equal(await clerk.locator(".sent-code").count(), 0);
});
