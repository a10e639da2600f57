// Names, reasons and announcements that want to be more than text: they are shown as they were
// written on every page and on the board, nothing in them runs, and the content policy is not even
// asked.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { BUILD, Hall, PASSWORD, SOURCE, go, sit, unroute } from "./hall.mjs";

const IMAGE = "<img src=x onerror=r()>"; // as long as a user's name may be
const LINE = "javascript:r()";
const WAY = "javascript:r()//\"><a href='javascript:r()'>";
const SCRIPT = "</script><script>r()</script>";
const TEMPLATE = "${r()} {{r()}} &lt;b&gt; %3Cb%3E";
const TURNED = "\u202egnp.exe\u2066";
const NOON = "2026-11-23T12:00:00+08:00";

let hall;
let content;
const asked = []; // what no page of ours asks for

before(async () => {
    content = fs.mkdtempSync(path.join(os.tmpdir(), "hostile-"));
    fs.cpSync(path.join(SOURCE, "assets/content"), content, { recursive: true });
    write_content((plan) => {
        plan.lines.forEach((line, i) => { line.name = { zh_CN: `${LINE}${i}`,
            en: `"'${LINE}${i}` }; });
    });
    hall = await Hall.open({ has_pairs: true, content });
});
after(async () => {
    await hall?.close();
    fs.rmSync(content, { recursive: true, force: true });
});

function write_content(change) {
    const file = path.join(content, "hall.json");
    const plan = JSON.parse(fs.readFileSync(file, "utf8"));
    change(plan);
    fs.writeFileSync(file, JSON.stringify(plan, null, 1));
}

const check = () => spawnSync(path.join(BUILD, "kioskctl"), ["--lang", "en", "content", "check",
    content], { encoding: "utf8" });

// Everything that would show that something in a text was taken for more than text.
async function watch(page) {
    await page.addInitScript(() => {
        window.ran = [];
        for (const name of ["r", "alert"]) window[name] = () => ran.push(name);
        addEventListener("securitypolicyviolation", (event) => ran.push(event.violatedDirective));
    });
    page.on("request", (request) => {
        if (!request.url().startsWith(hall.url) || /\/x$/.test(request.url()))
            asked.push(request.url());
    });
    await page.reload();
    return page;
}

async function holds(page, name) {
    const found = await page.evaluate(() => ({
        ran: window.ran,
        made: [...document.querySelectorAll("*")].filter((each) => each.matches("img[src=x], script:"
            + "not([src]), svg[onload], iframe, object") || [...each.attributes].some(({ name, value
            }) => name.startsWith("on") || (/href|src|action/.test(name) &&
                /^\s*javascript:/i.test(value)))).map((each) => each.outerHTML.slice(0, 80)),
    }));
    assert.deepEqual(found, { ran: [], made: [] }, name);
    assert.deepEqual(page.faults, [], name);
    assert.deepEqual(asked, [], name);
}

const shows = (page, text) => page.locator(":visible", { hasText: text }).first().waitFor();

async function turns_to(page, where) {
    await go(page, where);
    await page.locator(`main.page-${where}`).waitFor();
    await page.locator(".grey").first().waitFor({ state: "detached" });
}

test("content with HTML or a mark that turns the direction is refused with its line", () => {
    assert.equal(check().status, 0, "names that are only odd are no fault");
    const good = fs.readFileSync(path.join(content, "hall.json"), "utf8");
    for (const name of [IMAGE.slice(0, 16), TURNED]) {
        write_content((plan) => { plan.lines[0].name = { zh_CN: name, en: name }; });
        const told = check();
        assert.equal(told.status, 1, name);
        assert.match(told.stdout, /hall\.json:\d+: "/, name);
    }
    fs.writeFileSync(path.join(content, "hall.json"), good);
});

test("on no page does a name, a reason or an announcement run", async () => {
    const admin = await hall.session("admin");
    await hall.call(admin, "POST", "/api/users", { user: IMAGE, role: "administrator",
        password: PASSWORD });
    const page = await watch(await hall.desk(IMAGE));
    await shows(page, IMAGE);
    await go(page, "window");
    await page.locator(".seat").first().waitFor();
    await holds(page, "seats");
    await sit(page, "2号窗口");
    const mine = await hall.session(IMAGE);
    const act = (what) => page.evaluate(async (asked) => { // at the seat of the page
        await (await import("/api.js")).post("/api/act", asked);
    }, what);
    for (const [zh_CN, en] of [[IMAGE, WAY], [SCRIPT, TEMPLATE]])
        await hall.call(mine, "POST", "/api/bulletin", { text: { zh_CN, en }, until: NOON });
    await hall.call(mine, "POST", "/api/close", { line: "answers", reason: WAY,
        from: "2026-11-23T09:41:00+08:00", to: NOON });
    await hall.call(mine, "POST", "/api/help", {});
    const waiting = (await hall.call(mine, "GET", "/api/hall")).json.waiting;
    const at_seat = waiting.filter((row) => row.line === "filing");
    await act({ do: "cancel", number: at_seat[0].number, reason: IMAGE });
    await act({ do: "call-number", number: at_seat[1].number, reason: SCRIPT });
    await page.locator(".current.called").waitFor();
    await holds(page, "window");
    for (const where of ["overview", "waiting", "pairs", "appointments", "notices", "devices",
                         "users"]) {
        await turns_to(page, where);
        if (where === "notices") for (const text of [IMAGE, SCRIPT, WAY]) await shows(page, text);
        if (where === "users") await shows(page, IMAGE);
        if (where === "waiting") await shows(page, LINE);
        await holds(page, where);
    }
    await page.evaluate(() => {
        localStorage.setItem("court-look", JSON.stringify({ lang: "en" }));
        dispatchEvent(new StorageEvent("storage", { key: "court-look" }));
    });
    await turns_to(page, "notices");
    for (const text of [WAY, TEMPLATE]) await shows(page, text);
    await turns_to(page, "overview");
    await shows(page, `"'${LINE}`);
    await holds(page, "in English");
    await page.context().close();
});

test("nor on the board, whatever its address says", async () => {
    for (const query of ["", "?lang=en", `?lang=${encodeURIComponent(IMAGE)}`,
                         `?contrast=${encodeURIComponent(SCRIPT)}#${encodeURIComponent(IMAGE)}`]) {
        const board = await watch(await hall.board({ query }));
        await board.locator(".board .services").waitFor();
        await shows(board, LINE);
        await shows(board, query === "?lang=en" ? WAY : IMAGE);
        await holds(board, `board ${query}`);
        await board.context().close();
    }
});

// What no content and no server of ours says: the pages would show it as text, too.
test("names that are HTML in what the server says are text", async () => {
    const page = await watch(await hall.desk(IMAGE));
    await go(page, "window"); // who waits is a page of whoever has a seat
    await sit(page, "3号窗口");
    const rewrite = (context) => context.route(/\/api\/(hall|board|stats|users)/, async (route) => {
        const answer = await route.fetch();
        const json = JSON.parse(await answer.text(), (key, value) =>
            ["zh_CN", "en", "holder", "by", "reason", "user"].includes(key) && value
                && typeof value === "string" ? SCRIPT + IMAGE : value);
        return route.fulfill({ response: answer, json });
    });
    await rewrite(page.context());
    await page.reload();
    for (const where of ["waiting", "overview", "notices", "users"]) {
        await turns_to(page, where);
        await shows(page, IMAGE);
        await holds(page, where);
    }
    const board = await watch(await hall.board());
    await rewrite(board.context());
    await board.reload();
    await shows(board, SCRIPT + IMAGE);
    await holds(board, "board");
    for (const looked_at of [page, board]) {
        await unroute(looked_at.context());
        await looked_at.context().close();
    }
});

// From a database that somebody else wrote into: the server itself takes none (attacks.py).
test("no mark that turns the direction reaches a page", async () => {
    const told = spawnSync("python3", ["-c", `
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as db:
    for table, column in (("bulletin", "text_zh"), ("bulletin", "text_en"), ("closing", "reason"),
                          ("event", "reason")):
        db.execute(f"UPDATE {table} SET {column} = ? WHERE {column} IS NOT NULL", (sys.argv[2],))
`, path.join(hall.data, "hall.db"), TURNED], { encoding: "utf8" });
    assert.equal(told.status, 0, told.stderr);
    await hall.kill();
    await hall.start();
    const page = await watch(await hall.desk(IMAGE));
    for (const where of ["notices", "overview", "users"]) {
        await turns_to(page, where);
        const marks = await page.evaluate(() =>
            document.body.innerText.match(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g));
        assert.equal(marks, null, where);
        if (where === "notices") await shows(page, "?gnp.exe?");
        await holds(page, where);
    }
    await page.context().close();
});
