// What the tests of publishing share: keys that sign, the two persons, the kiosk that shows it.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { at_the_kiosk } from "./hall.mjs";
import { at_desk, box, count_presses, kioskctl, open_hall, saved } from "./desk_hall.mjs";

// A hall whose machine trusts two keys; `hall.key` is the file of one, as a person has it.
export async function open_publishing() {
    const hall = await open_hall();
    hall.keys = fs.mkdtempSync(path.join(os.tmpdir(), "keys-"));
    const file = (name) => path.join(hall.keys, name);
    for (const name of ["root", "a", "b"]) release(hall, "new-key", file(name));
    release(hall, "new-signers", file("signers"), "--key", file("root"), "--version", "1",
        file("a.pub"), file("b.pub"));
    release(hall, "trust", file("signers"));
    hall.key = file("a");
    return hall;
}

export async function close_publishing(hall) {
    await hall?.close();
    if (hall?.keys) fs.rmSync(hall.keys, { recursive: true, force: true });
}

export function release(hall, ...words) {
    const done = kioskctl(hall, "release", ...words);
    assert.equal(done.status, 0, done.text);
    return done.text;
}

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const send = (page, name) => page.locator("dialog").getByRole("button", { name, exact: true })
    .click();

// The draft counts as looked at in so many of the 36 modes: all of them take a minute.
export async function lay_out(hall, page, done = 36) {
    const draft = decodeURIComponent(/#\/desk\/([^/]+)/.exec(page.url())[1]);
    const { hash } = await page.evaluate((name) => fetch(`/api/layout?draft=${name}`)
        .then((answer) => answer.json()), draft);
    const folder = path.join(hall.data, "layouts");
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.writeFileSync(path.join(folder, hash), `court-kiosk-layout-2\n${done} 36\n`);
}

// The draft of the page is submitted; gives the number of its release.
export async function submit(hall, page, { note = "", until = "", done = 36, timeout } = {}) {
    await saved(page);
    await lay_out(hall, page, done);
    await page.getByRole("link", { name: "改动" }).click();
    await press(page, "送审");
    if (note) await box(page, "给审核人的话").fill(note);
    if (until) await box(page, "显示到什么时候").fill(until);
    await send(page, "送审");
    await page.locator("h1", { hasText: /第 \d+ 版/ }).waitFor({ timeout });
    return Number(/\d+/.exec(await page.locator("h1").innerText())[0]);
}

export async function at_release(hall, user, number, look) {
    const page = await hall.desk(user, look);
    await count_presses(page);
    await page.evaluate((hash) => { location.hash = hash; }, `#/releases/${number}`);
    await page.locator("h1", { hasText: `第 ${number} 版` }).waitFor();
    return page;
}

export async function decide(page, what, why = "") {
    await press(page, what);
    if (why) await box(page, what === "退回" ? "原因" : "原因（可以不写）").fill(why);
    await send(page, what);
    await page.locator("dialog").waitFor({ state: "detached" });
}

export async function publish(hall, page, { what = "发布", why = "" } = {}) {
    await press(page, what);
    if (why) await box(page, "原因").fill(why);
    if (await box(page, "签名的钥匙文件").count() > 0)
        await box(page, "签名的钥匙文件").setInputFiles(hall.key);
    await send(page, what);
    await page.locator("dialog").waitFor({ state: "detached" });
}

// Another person approves and publishes it.
export async function second_person(hall, number) {
    const other = await at_release(hall, "赵敏", number);
    await decide(other, "批准");
    await publish(hall, other);
    await other.locator(".tag", { hasText: "正在用" }).first().waitFor();
    return other;
}

// From an edit to a release that is published: one person writes, the other approves.
export async function edit_to_shown(hall, edit, submitting = {}) {
    const writer = await at_desk(hall);
    await edit(writer);
    const number = await submit(hall, writer, submitting);
    return { writer, other: await second_person(hall, number), number };
}

export const kiosk_says = (hall, lines) => at_the_kiosk(hall, lines);
