// axe-core looks at every page, in both languages and both contrasts. With KS_PICTURES=1 it looks
// at each in each, and a picture at each size goes to the out folder.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { at_desk, box, find, open_hall, open_item, part } from "./desk_hall.mjs";
import { at_release, close_publishing, decide, open_publishing, publish, submit }
    from "./publish_hall.mjs";
import { Hall, PASSWORD, go, manual_shot, shot, sit, wear } from "./hall.mjs";
import { CASES, open_addresses } from "./addresses_hall.mjs";
import { TRIBUNAL, open_two_halls } from "./two_halls.mjs";

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SIZES = [[1440, 900, "wide"], [1366, 768, "short"], [390, 844, "phone"]];
const LOOKS = [["zh_CN", "normal"], ["en", "high"],
               ...(process.env.KS_PICTURES ? [["zh_CN", "high"], ["en", "normal"]] : [])];
const faults = []; // of all pages: what is wrong in one language is often wrong in both
let hall;

before(async () => { hall = await Hall.open({ has_pairs: true, has_past: true }); });
after(() => hall?.close());

async function look(page, name) {
    const found = await page.evaluate(`${AXE}; axe.run(document, { resultTypes: ["violations"] })`);
    const grave = found.violations.filter((each) => ["serious", "critical"].includes(each.impact));
    faults.push(...grave.map((each) => `${name}: ${each.id}: ${each.nodes.map((node) =>
        node.target + " " + (node.any[0]?.message ?? "")).slice(0, 3).join(" | ")}`));
}

// Nothing sticks out of the page, no letter is under 14 px, what can be pressed is large enough, and
// nobody with a phone has to push a page or a card sideways.
async function measure(page, name) {
    const found = await page.evaluate(() => {
        const wide = document.documentElement.scrollWidth;
        const out = wide > innerWidth + 1 ? [`the page is ${wide} wide in ${innerWidth}`] : [];
        const ways = document.querySelector("header .ways");
        if (ways?.scrollWidth > ways?.clientWidth + 1) out.push("the header's ways overlap");
        const size_of = (text) => { // a drawing is scaled as a whole
            const box = text.parentElement;
            const scale = box.closest("svg") ? box.getScreenCTM().a : 1;
            return parseFloat(getComputedStyle(box).fontSize) * scale;
        };
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let at = texts.nextNode(); at; at = texts.nextNode()) {
            if (at.data.trim() && at.parentElement.getClientRects().length > 0 && size_of(at) < 13.95)
                out.push(`${at.data.trim()}: ${size_of(at)} px`);
        }
        for (const box of document.querySelectorAll("main, .card, .table-box, .day-card, dialog")) {
            if (innerWidth < 400 && box.scrollWidth > box.clientWidth + 1)
                out.push(`.${box.className} is ${box.scrollWidth} wide in ${box.clientWidth}`);
        }
        for (const each of document.querySelectorAll("button, a.button, .choices label, nav a")) {
            const { width, height } = each.getBoundingClientRect();
            const said = each.innerText || each.getAttribute("aria-label");
            if (width > 0 && (height < 43.5 || width < 43.5))
                out.push(`${said}: ${width} x ${height}`);
        }
        return out;
    });
    faults.push(...found.map((fault) => `${name}: ${fault}`));
}

async function in_all_looks(page, name) {
    await page.locator(".grey").first().waitFor({ state: "detached" });
    for (const [lang, contrast] of LOOKS) {
        await wear(page, lang, contrast);
        const here = `${name}-${lang}-${contrast}`;
        await look(page, here);
        for (const [width, height, layout] of SIZES) {
            await page.setViewportSize({ width, height });
            await page.locator(`:root[data-layout=${layout}]`).waitFor();
            await measure(page, `${here}-${width}`);
            if (process.env.KS_PICTURES) await shot(page, `${here}-${width}`);
        }
        await page.setViewportSize({ width: 1440, height: 900 });
    }
    await wear(page, "zh_CN", "normal");
    faults.push(...page.faults.splice(0));
    assert.deepEqual(faults.splice(0), []);
}

// `said`: a sentence of the server in each language, for which is waited.
async function in_both_languages(page, name, said) {
    if (said) await page.getByText(said[0]).first().waitFor();
    await manual_shot(page, name);
    await wear(page, "en", "normal");
    if (said) await page.getByText(said[1]).first().waitFor();
    await manual_shot(page, `${name}-en`);
    await wear(page, "zh_CN", "normal");
}

// What the server works out beside a change is there.
async function reckoned(page) {
    await page.locator(".layout-state").waitFor();
    await page.locator(".worked-cases").locator(".empty, .fault, .worked").first().waitFor();
}

test("the sign-in page", async () => {
    const page = await hall.desk(null);
    await in_all_looks(page, "sign-in");
    await page.context().close();
});

test("the choice of a seat and the window in each of its states", async () => {
    const page = await hall.desk("王芳");
    await in_all_looks(page, "seat");
    await in_both_languages(page, "console-seat");
    await sit(page, "2号窗口");
    await in_all_looks(page, "window-idle");
    await page.keyboard.press("F2");
    await page.locator(".current.called").waitFor();
    await in_all_looks(page, "window-called");
    await in_both_languages(page, "console-window");
    await page.keyboard.press("F8");
    await page.locator(".current.serving").waitFor();
    await in_all_looks(page, "window-serving");
    await go(page, "waiting");
    await in_all_looks(page, "waiting");
    await page.context().clearCookies();
    await page.locator("dialog.again").waitFor();
    await in_all_looks(page, "again");
    await page.context().close();
});

test("the first start makes an administrator, who adds a person", async () => {
    const empty = await Hall.open({ has_visitors: false, has_people: false });
    const page = await empty.desk(null);
    await page.locator("#code").waitFor();
    await in_all_looks(page, "set-up");
    await page.locator("#code").fill("AAAA-AAAA-AAAA");
    await page.locator("#user").fill("admin");
    await page.locator("#password").fill(PASSWORD);
    await page.locator("#again").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.locator(".fault").waitFor();
    await page.locator("#code").fill(empty.code());
    await page.keyboard.press("Enter");
    await page.locator("main.page-users").waitFor();
    await page.locator("#new-user").fill("李建国");
    await page.locator("#new-password").fill(PASSWORD);
    await page.getByRole("button", { name: "加一位" }).click();
    await page.locator("tr", { hasText: "李建国" }).waitFor();
    await empty.close();
});

// A number is called in five days: no machine whose clock is right says so.
function tell_of_a_day_to_come(tribunal) {
    const columns = "hall, epoch, ticket, act, from_state, to_state, line, seat, actor, reason, request, "
        + "was_line, was_seat, was_order_ms, was_called_ms, was_first_called_ms, was_call_count, word";
    const statement = `INSERT INTO event (at_ms, ${columns}) SELECT at_ms + 432000000, ${columns} `
        + "FROM event WHERE act = 'issue' LIMIT 1";
    const run = spawnSync("python3", ["-c", "import sqlite3, sys\n"
        + "with sqlite3.connect(sys.argv[1], timeout=30) as db: db.execute(sys.argv[2])",
        path.join(tribunal.data, "hall.db"), statement], { encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
}

// An appointment for that hall, which takes it.
async function enter_there(page) {
    await go(page, "appointments");
    await page.getByRole("button", { name: TRIBUNAL }).click();
    await page.getByRole("button", { name: "代订预约" }).click();
    await page.locator("dialog input[name=at]").first().check();
    await page.getByRole("button", { name: "写下，发给大厅" }).click();
    await page.locator(".sent-code").waitFor();
}

test("all halls of the court: one that reports, one that died, one that was never heard", async () => {
    const halls = await open_two_halls();
    const page = await halls.court.desk("吴主任");
    await page.locator(".halls-band, .release-band", { hasText: "各大厅" }).first().waitFor();
    await go(page, "halls");
    const there = page.locator(".halls tr", { hasText: TRIBUNAL });
    await there.getByText("有报告").waitFor();
    tell_of_a_day_to_come(halls.tribunal);
    await there.getByText("1 项不可能是真的").waitFor();
    await in_all_looks(page, "halls-refused");
    await in_both_languages(page, "console-halls");
    await enter_there(page);
    await in_all_looks(page, "sent");
    await in_both_languages(page, "console-sent", ["把号码告诉来人", "tell the person the code"]);
    await go(page, "halls");
    await halls.tribunal.kill();
    await page.locator(".halls tr", { hasText: TRIBUNAL }).getByText("联系不上")
        .waitFor({ timeout: 60000 });
    await in_all_looks(page, "halls");
    await halls.close();
});

test("the content desk: drafts, files, a form with what is wrong in it, what differs", async () => {
    const desk = await open_hall();
    const page = await at_desk(desk);
    await page.locator(".findings", { hasText: "没有要改的地方" }).waitFor();
    await in_all_looks(page, "desk-files");
    await in_both_languages(page, "desk-files");
    await find(page, "借出");
    await part(page, "步骤");
    await open_item(page, "交材料立案");
    await box(page, "说明，中文").fill("到立案窗口或网上交；*当场*定不了的，15 日内决定");
    await page.locator(".field-faults").first().waitFor();
    await page.locator(".stale").first().waitFor();
    await in_all_looks(page, "desk-form");
    await in_both_languages(page, "desk-form", ["照原样显示", "shown as it stands"]);
    await part(page, "须知");
    await page.locator(".prose").last().waitFor();
    await in_all_looks(page, "desk-prose");
    await part(page, "费用");
    await in_all_looks(page, "desk-cost");
    await page.getByRole("link", { name: "改动" }).click();
    await page.locator(".change").waitFor();
    await reckoned(page);
    await in_all_looks(page, "desk-changes");
    await in_both_languages(page, "desk-changes");
    await go(page, "desk");
    await page.locator(".draft-name").waitFor();
    await in_all_looks(page, "desk");
    await desk.close();
});

test("releases: all of them, one with what it changes, the windows in which one decides, what was done", async () => {
    const house = await open_publishing();
    const writer = await at_desk(house);
    await find(writer, "热线");
    await box(writer, "服务热线").fill("12366");
    const number = await submit(house, writer, { note: "热线换了号码" });
    const page = await at_release(house, "赵敏", number);
    await page.locator(".change").waitFor();
    await reckoned(page);
    await in_all_looks(page, "release");
    await in_both_languages(page, "release-one");
    for (const what of ["批准", "退回"]) {
        await page.getByRole("button", { name: what, exact: true }).click();
        await in_all_looks(page, `release-${what === "批准" ? "approve" : "reject"}`);
        await page.getByRole("button", { name: "关上" }).click();
    }
    await decide(page, "批准");
    await page.getByRole("button", { name: "发布", exact: true }).click();
    await in_all_looks(page, "release-publish");
    await page.getByRole("button", { name: "关上" }).click();
    await publish(house, page);
    await go(page, "releases");
    await page.locator("tr.live", { hasText: "的草稿" }).waitFor();
    await page.getByRole("button", { name: "马上撤下一页" }).click();
    await in_all_looks(page, "release-take-down");
    await box(page, "找一页").fill("借出的钱");
    await box(page, "原因").fill("金额写错了");
    await page.locator("dialog").getByRole("button", { name: "马上撤下一页" }).click();
    await page.locator(".rows li", { hasText: "金额写错了" }).waitFor();
    await in_all_looks(page, "releases");
    await in_both_languages(page, "releases");
    await go(page, "overview");
    await page.locator(".release-band").waitFor();
    await in_all_looks(page, "release-band");
    await go(page, "releases/audit");
    await page.locator("tbody tr").first().waitFor();
    await in_all_looks(page, "release-audit");
    await close_publishing(house);
});

test("reviews: what is to be compared when, and with what; what only the court knows", async () => {
    const page = await hall.desk("admin");
    await go(page, "reviews");
    await page.getByRole("button", { name: "全部", exact: true }).click();
    await page.locator(".review-name").first().click();
    await page.locator(".review-sources").waitFor();
    await in_all_looks(page, "reviews");
    await page.locator(".review-name").first().click();
    await in_both_languages(page, "reviews");
    await go(page, "court");
    await page.locator(".court-table tbody tr").first().waitFor();
    await in_all_looks(page, "court");
    await in_both_languages(page, "court");
    await go(page, "addresses");
    await page.getByText("不能在这里检查").first().waitFor();
    await in_all_looks(page, "addresses-none");
    await page.context().close();
});

test("addresses: what came of each, and since when one fails", async () => {
    const world = await open_addresses();
    try {
        world.status[CASES] = 404;
        await world.pass_night();
        await world.pass_night();
        const page = await world.hall.desk("admin");
        await go(page, "addresses");
        await page.getByText("连续 2 晚").waitFor();
        await in_all_looks(page, "addresses");
        await in_both_languages(page, "addresses");
        await page.context().close();
    } finally {
        await world.close();
    }
});

test("the pages of supervisor and administrator", async () => {
    const page = await hall.desk("admin");
    for (const name of ["overview", "pairs", "appointments", "papers", "notices", "devices", "users"]) {
        await go(page, name);
        await page.locator(`main.page-${name}`).waitFor();
        await in_all_looks(page, name);
        if (name === "overview") await in_both_languages(page, "console-overview");
    }
    await page.context().close();
});

test("the board", async () => {
    for (const query of ["", "?contrast=high", "?lang=en", "?lang=en&contrast=high"]) {
        const page = await hall.board({ query });
        await look(page, `board${query}`);
        assert.deepEqual(faults.splice(0), []);
        await shot(page, `board${query.replace(/\W/g, "-")}`);
        const out = await page.evaluate(() => // nothing is cut
            [...document.querySelectorAll(".board *")].filter((each) =>
                each.scrollWidth > each.clientWidth + 2 &&
            getComputedStyle(each).overflowX === "hidden" && each.clientWidth > 0).map((each) =>
                each.className || each.tagName));
        assert.deepEqual(out, [], query);
        const over = await page.evaluate(() => // nothing stands on the edge of its card
            [...document.querySelectorAll(".service p > *")].filter((each) =>
                each.getBoundingClientRect().right >
                    each.closest(".service > div").getBoundingClientRect().right - 4)
                .map((each) => each.innerText));
        assert.deepEqual(over, [], query);
        const small = await page.evaluate(() =>
            [...document.querySelectorAll(".board *")].filter((each) => each.children.length === 0
                && each.innerText?.trim() &&
            parseFloat(getComputedStyle(each).fontSize) < 43.9).map((each) => each.innerText));
        assert.deepEqual(small, [], query);
        await page.context().close();
    }
});
