// What the tests of the content desk share: a draft begun from sign-in, its pages, and what kioskctl
// says of it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { BUILD, Hall, SOURCE } from "./hall.mjs";

export const MONDAY = "2026-11-30T09:41:00+08:00";

export async function open_hall() {
    const hall = await Hall.open({ at: MONDAY, has_visitors: false });
    const admin = await hall.session("admin");
    await hall.call(admin, "POST", "/api/users", { user: "赵敏", role: "administrator",
        password: "嘉陵江边的银杏十一月最黄" });
    return hall;
}

export function kioskctl(hall, ...words) {
    const run = spawnSync(path.join(BUILD, "kioskctl"), ["--data", hall.data, "--lang", "zh_CN",
        ...words], { encoding: "utf8", cwd: SOURCE, env: { ...process.env,
        OTHER_TIME_S: String(hall.ahead_s),
        LD_PRELOAD: path.join(BUILD, "tests/world/libother_time.so") } });
    return { status: run.status, text: run.stdout + run.stderr };
}

// A page at the desk that counts how often something is pressed. `name`: of a draft that is there.
export async function at_desk(hall, user = "admin", { name, ...look } = {}) {
    const page = await hall.desk(user, look);
    await count_presses(page);
    if (name) {
        await page.evaluate((hash) => { location.hash = hash; }, `#/desk/${name}`);
    } else {
        await page.getByRole("link", { name: "内容" }).click();
        await page.getByRole("button", { name: "开一份草稿" }).click();
    }
    await page.locator(".files").first().waitFor();
    page.draft = await page.evaluate(() => location.hash.split("/")[2]);
    return page;
}
export function count_presses(page) {
    return page.evaluate(() => {
        window.presses = 0;
        addEventListener("pointerdown", (event) => { if (event.isTrusted) window.presses++; }, true);
    });
}
export const presses = (page) => page.evaluate(() => window.presses);

// How often something is pressed for each of the twelve tasks, as the manual tells it.
function told(task) {
    const counts = ["zh_CN", "en"].map((lang) => {
        const text = fs.readFileSync(path.join(SOURCE, `assets/manual/operators.${lang}.md`), "utf8");
        return Number(new RegExp(`^\\| ${task} \\|.*\\| (\\d+) \\|$`, "m").exec(text)?.[1]);
    });
    assert.equal(counts[0], counts[1], `both manuals tell the same of task ${task}`);
    return counts[0];
}

// The pages of a task are closed, and it took as many presses as the manual says.
export async function end_task(t, task, ...pages) {
    let count = 0;
    for (const page of pages) {
        count += await presses(page);
        assert.deepEqual(page.faults, []);
        await page.context().close();
    }
    t.diagnostic(`task ${task}: pressed ${count} times`);
    assert.equal(count, told(task), `task ${task}: pressed ${count} times`);
}

// Opens the first page that the words find, by keyboard alone.
export async function find(page, words) {
    await page.getByLabel("找一页").fill(words);
    await page.getByLabel("找一页").press("Enter");
    await page.locator(".parts button").first().waitFor();
}
export const part = (page, name) => page.locator(".parts button", { hasText: name }).first().click();
export const add = (page, what) => page.getByRole("button", { name: `加一项${what}`, exact: true })
    .click();
export const box = (page, label) => page.getByLabel(label, { exact: true });
export const saved = (page) => page.locator(".saved.good").waitFor();

// The element of a list that says so, opened.
export async function open_item(page, words) {
    const item = page.locator(".item", { has: page.locator(".item-name", { hasText: words }) }).last();
    await item.locator(".item-name").first().click();
    return item;
}

export async function expect_clean(hall, page) {
    await saved(page);
    const check = kioskctl(hall, "draft", "check", page.draft);
    assert.equal(check.text, "");
    assert.equal(check.status, 0);
    await page.locator(".findings", { hasText: "没有要改的地方" }).waitFor();
    assert.deepEqual(page.faults, []);
}
export const diff = (hall, page) => kioskctl(hall, "draft", "diff", page.draft).text;
