// Two parties with one number, and people with an appointment, at the real kiosk and the console.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Hall, STATION, at_the_kiosk, go, manual_shot, unroute } from "./hall.mjs";

let hall;
let li;

before(async () => {
    hall = await Hall.open({ has_pairs: true, has_visitors: false });
    li = await hall.desk("王芳", { seat: "1号调解室" });
});
after(() => hall?.close());

const press = (name) => li.getByRole("button", { name }).first().click();
const row = (number) => li.locator(".pair-row", { hasText: number });
// Something happens in the hall, so that every page asks for its lists.
async function tell(text) {
    const session = await hall.session("吴主任");
    await hall.call(session, "POST", "/api/bulletin", { text: { zh_CN: text, en: text },
        until: "2026-11-23T23:00:00+08:00" });
}

test("a list that could not be had is asked for again by itself", async () => {
    let lost = 0;
    await li.route("**/api/pairs", (route) => (lost++ < 1 ? route.abort() : route.continue()));
    await go(li, "pairs");
    await row("T002").waitFor();
    assert.ok(lost > 1);
    await unroute(li);
});

test("on a phone no row of a list is cut, in either language", async () => {
    await go(li, "waiting");
    await li.setViewportSize({ width: 390, height: 844 });
    for (const lang of ["en", "zh_CN"]) {
        await li.evaluate((look) => localStorage.setItem("court-look", look),
            JSON.stringify({ lang }));
        await li.reload();
        await li.locator(".rows li", { hasText: "T001" }).waitFor();
        const cut = await li.evaluate(() => [...document.querySelectorAll(".rows")]
            .filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.innerText));
        assert.deepEqual(cut, [], lang);
    }
    await li.setViewportSize({ width: 1440, height: 900 });
    await go(li, "pairs");
});

test("the pair that is shown stays shown, whichever other one is complete meanwhile", async () => {
    await li.locator(".pair .great", { hasText: "T002" }).waitFor();
    await li.route("**/api/pairs", async (route) => {
        const answer = await route.fetch();
        const json = await answer.json();
        for (const pair of json.pairs) pair.state = pair.number === "T001" ? "ready" : "awaited";
        await route.fulfill({ json });
    });
    await tell("一");
    await row("T001").getByText("双方到齐").waitFor();
    assert.equal(await li.locator(".pair .great").innerText(), "T002");
    await unroute(li);
    await tell("二");
    await row("T002").getByText("双方到齐").waitFor();
});

test("a pair gets another room: who leads it sits there, and both are called to it", async () => {
    await go(li, "pairs");
    await row("T002").click();
    await press("换调解室");
    await li.locator("dialog").getByRole("button", { name: "叫双方到" }).click();
    await li.locator("dialog").getByText("先选一间调解室").waitFor();
    await li.locator("dialog .choices label", { hasText: "2号调解室" }).click();
    await li.locator("dialog").getByRole("button", { name: "叫双方到 2号调解室" }).click();
    await li.locator(".current.called", { hasText: "T002" }).waitFor();
    await li.locator(".seat-bar h1", { hasText: "2号调解室" }).waitFor();
    const { json } = await hall.call(await hall.session("吴主任"), "GET", "/api/hall");
    assert.deepEqual(json.seats.filter((seat) => seat.number || seat.holder).map((seat) =>
        [seat.id, seat.holder, seat.number]), [["2", "王芳", "T002"]]);
});

test("called already, they are called to the other room, and the first one stands empty", async () => {
    await go(li, "pairs");
    await row("T002").click();
    await press("换调解室");
    await li.locator("dialog .choices label", { hasText: "1号调解室" }).click();
    await li.locator("dialog").getByRole("button", { name: "叫双方到 1号调解室" }).click();
    await li.locator(".seat-bar h1", { hasText: "1号调解室" }).waitFor();
    await li.locator(".current.called", { hasText: "T002" }).waitFor();
    await press("放回");
    await li.locator(".current.idle").waitFor();
});

test("a room that was taken a moment before strands nobody", async () => {
    await go(li, "pairs");
    await row("T002").click();
    await press("换调解室");
    await li.locator("dialog .choices label", { hasText: "3号调解室" }).click();
    const chen = await hall.session("陈杰");
    await hall.call(chen, "POST", "/api/seat", { seat: "3" });
    await li.locator("dialog .choices label", { hasText: "3号调解室" }).waitFor({ state: "detached" });
    await li.locator("dialog").getByRole("button", { name: "叫双方到" }).click();
    await li.locator("dialog").getByText("先选一间调解室").waitFor();
    await li.keyboard.press("Escape");
    await row("T002").getByText("双方到齐").waitFor();
    await hall.call(chen, "DELETE", "/api/seat");
});

test("a pair is called when both are there, and the other one waits on", async () => {
    await go(li, "pairs");
    await row("T001").getByText("缺后到方").waitFor();
    await row("T002").getByText("双方到齐").waitFor();
    await row("T001").click();
    assert.equal(await li.locator(".pair [data-strong]").getAttribute("aria-disabled"), "true");
    await li.getByText("还没到齐").waitFor();
    await row("T002").click();
    await manual_shot(li, "console-pairs");
    await press("叫双方到 1号调解室");
    await row("T002").getByText("正在叫").waitFor();
    await go(li, "window");
    await li.locator(".current.called", { hasText: "T002" }).waitFor();
});

test("both get another time, a slip each and no number of today any more", async () => {
    at_the_kiosk(hall); // it is there
    await go(li, "window");
    await li.keyboard.press("Control+z"); // they wait again
    await li.locator(".current.idle").waitFor();
    await go(li, "pairs");
    await row("T002").click();
    await press("改约");
    const window_ = li.locator("dialog");
    await window_.getByRole("button", { name: "约好" }).click();
    await window_.getByText("请先选时间").waitFor();
    await window_.getByRole("button", { name: /11月25日/ }).click();
    await window_.locator(".choices label", { hasText: "09:30" }).click();
    await window_.locator(".choices label", { hasText: STATION }).click();
    await window_.getByRole("button", { name: "约好" }).click();
    await window_.waitFor({ state: "detached" });
    await row("T002").waitFor({ state: "detached" });
    const slips = at_the_kiosk(hall);
    assert.equal(slips.length, 2);
    const codes = slips.map((slip) => /QR: (\d+)/.exec(slip)[1]);
    assert.equal(codes[0], codes[1]);
    assert.match(slips[0], /2026-11-25/);
    const session = await hall.session("王芳");
    const { json } = await hall.call(session, "GET", "/api/appointments?day=2026-11-25");
    assert.deepEqual(json.appointments.map((each) => [each.line, each.at.slice(11, 16)]),
        [["mediation", "09:30"]]);
    assert.equal(JSON.stringify(json).includes(codes[0]), false);
});

test("who waited for the other one half an hour can be let in alone", async () => {
    await row("T001").click();
    await li.locator(".choice").getByRole("button", { name: "改约" }).click();
    await li.locator("dialog").getByText("T001 改约").waitFor();
    await li.keyboard.press("Escape");
    await press("先和来了的一方谈");
    await row("T001").getByText("先和一方谈").waitFor();
    await press("叫一方到 1号调解室");
    await go(li, "window");
    await li.locator(".current.called", { hasText: "T001" }).waitFor();
});

test("a pair goes on online after both were told what the court says of it", async () => {
    await li.keyboard.press("Control+z");
    await li.locator(".current.idle").waitFor();
    await go(li, "pairs");
    await row("T001").click();
    await press("改线上");
    await li.locator("dialog li", { hasText: "双方都同意，才改在网上谈" }).waitFor();
    await li.locator("dialog .choices label", { hasText: STATION }).click();
    await li.locator("dialog").getByRole("button", { name: "双方同意，改线上" }).click();
    await li.locator("dialog").waitFor({ state: "detached" });
    await row("T001").waitFor({ state: "detached" });
    const papers = at_the_kiosk(hall);
    assert.equal(papers.length, 2);
    assert.match(papers[1], /一方不同意或者联系不上，网上调解就结束/);
});

test("who is shown stays shown until somebody else is chosen, whatever becomes of the others",
    async () => {
    await go(li, "appointments");
    const shown = li.locator(".chip.chosen");
    await shown.waitFor();
    const before = await shown.innerText();
    // The server now says that the other one is late: whom a fresh page would show first.
    await li.route("**/api/appointments?*", async (route) => {
        const answer = await route.fetch();
        const json = await answer.json();
        const other = json.appointments.find((each) => !each.can_check_in);
        if (other) Object.assign(other, { can_check_in: true, is_late: true });
        await route.fulfill({ json });
    });
    await tell("三");
    await li.locator(".chip", { hasText: "迟到" }).waitFor();
    assert.equal(await shown.innerText(), before);
    await unroute(li);
    await tell("四");
    await li.locator(".chip", { hasText: "迟到" }).waitFor({ state: "detached" });
});

test("who comes with an appointment and without its paper is checked in by staff", async () => {
    await go(li, "appointments");
    const chip = li.locator(".chip", { hasText: "还没到" }).first();
    await chip.click();
    await press("来了，签到");
    await li.locator(".chip.good", { hasText: /L\d{3}/ }).waitFor();
    const number = await li.locator(".chip.good b").innerText();
    const session = await hall.session("王芳");
    const { json } = await hall.call(session, "GET", "/api/hall");
    assert.equal(json.waiting.find((each) => each.number === number).line, "filing");
});

test("an appointment that is too early is not checked in, and can be given back, also when the " +
    "answer is lost", async () => {
    await li.route("**/api/appointments/act", async (route) => {
        await route.fetch();
        await route.abort();
    });
    await li.locator(".chip", { hasText: "还没到" }).click();
    const check_in = li.getByRole("button", { name: "来了，签到" });
    assert.equal(await check_in.getAttribute("aria-disabled"), "true");
    await press("取消预约");
    await li.locator("dialog").getByRole("button", { name: "取消预约" }).click();
    await li.locator(".chip", { hasText: "取消了" }).waitFor();
    await unroute(li);
    if (await li.locator("dialog").count() > 0) await li.keyboard.press("Escape");
});

test("another day has appointments of its own", async () => {
    await li.getByRole("button", { name: "后一天" }).click();
    await li.getByText("这一天没有预约").waitFor();
    await li.getByRole("button", { name: "回到今天" }).click();
    await li.locator(".chip").first().waitFor();
    assert.equal(await li.getByRole("button", { name: "回到今天" }).count(), 0);
});

test("times of a service that is no longer offered are told as such, without its code", async () => {
    await li.route("**/api/appointments?*", async (route) => {
        const json = await (await route.fetch()).json();
        for (const each of json.appointments) each.line = "gone-line";
        await route.fulfill({ json });
    });
    await tell("五");
    await li.locator("th", { hasText: "已经没有的业务" }).waitFor();
    await li.locator(".pairs-of", { hasText: "已经没有的业务" }).waitFor();
    assert.equal(await li.getByText("gone-line").count(), 0);
    await unroute(li);
});

test("no page broke", () => assert.deepEqual(li.faults, []));
