// Two parties with one number, and people with an appointment, at the real kiosk and the console.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Hall, go, manual_shot, unroute } from "./hall.mjs";

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

test("who waited for the other one half an hour can be let in alone", async () => {
    await li.keyboard.press("F8");
    await li.locator(".current.serving").waitFor();
    await press("只办完，先不叫");
    await li.locator(".current.idle").waitFor();
    await li.getByText("没有人等，暂时不能叫").waitFor();
    await go(li, "pairs");
    await press("先和来了的一方谈");
    await row("T001").getByText("先和一方谈").waitFor();
    await press("叫一方到 1号调解室");
    await go(li, "window");
    await li.locator(".current.called", { hasText: "T001" }).waitFor();
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

test("no page broke", () => assert.deepEqual(li.faults, []));
