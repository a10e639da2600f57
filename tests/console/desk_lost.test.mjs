// Nothing that was written at the content desk is ever lost: two who write at once, a server that
// says nothing, a page that is closed in the middle of a word.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { add, at_desk, box, find, kioskctl, open_hall, open_item, part, saved } from "./desk_hall.mjs";
import { unroute, wear } from "./hall.mjs";

let hall;
before(async () => { hall = await open_hall(); });
after(() => hall?.close());

const shown = (page) => kioskctl(hall, "draft", "show", page.draft).text;
const said = (page, label) => box(page, label).inputValue();
// Behind what stands in the field of the hotline, letter by letter.
const type = async (page, letters) => {
    await box(page, "服务热线").press("End");
    await box(page, "服务热线").pressSequentially(letters, { delay: 60 });
};
const settled = async (page, label, text) => {
    for (let turn = 0; turn < 100 && await said(page, label) !== text; turn++)
        await new Promise((done) => setTimeout(done, 100));
    assert.equal(await said(page, label), text);
};

async function two_at(words) {
    const one = await at_desk(hall);
    const other = await at_desk(hall, "赵敏", { name: one.draft });
    for (const page of [one, other]) await find(page, words);
    return [one, other];
}
const close = (...pages) => Promise.all(pages.map((page) => page.context().close()));

test("who has the page open is seen by the other, and gone when they leave", async () => {
    const [one, other] = await two_at("热线");
    await one.locator(".here", { hasText: "赵敏 也开着这一页" }).waitFor();
    await other.locator(".here", { hasText: "admin 也开着这一页" }).waitFor();
    await close(other);
    await one.locator(".here").waitFor({ state: "detached" });
    await close(one);
});

test("what one writes in a field stands in the page of the other", async () => {
    const [one, other] = await two_at("热线");
    await box(one, "服务热线").fill("12366");
    await settled(other, "服务热线", "12366");
    await box(other, "版本号").fill("2026.12.1");
    await settled(one, "版本号", "2026.12.1");
    assert.equal(await other.locator(".clash").count(), 0);
    await close(one, other);
});

// Both write before either page has heard of the other.
async function write_both(one, other) {
    await other.route("**/api/draft/**", (route) => route.abort());
    await box(one, "服务热线").fill("12366");
    await saved(one);
    await box(other, "服务热线").fill("12367");
    await other.locator(".saved.bad").waitFor();
    await other.unroute("**/api/draft/**");
    await other.locator(".clash").waitFor();
}

test("the later of two reads both texts and may keep the own one", async () => {
    const [one, other] = await two_at("热线");
    await write_both(one, other);
    assert.match(await other.locator(".clash .theirs").innerText(), /12366/);
    assert.match(await other.locator(".clash .mine").innerText(), /12367/);
    assert.match(shown(one), /"12366"/);
    assert.doesNotMatch(shown(one), /"12367"/);
    await other.getByRole("button", { name: "用我写的" }).click();
    await settled(one, "服务热线", "12367");
    assert.match(shown(one), /"12366"[^]*"12367"/); // what was written first is still to be read
    await close(one, other);
});

test("the later of two may keep the other's", async () => {
    const [one, other] = await two_at("热线");
    await write_both(one, other);
    await other.getByRole("button", { name: "用对方写的" }).click();
    await settled(other, "服务热线", "12366");
    await saved(other).catch(() => {});
    assert.doesNotMatch(shown(one), /"12367"/);
    await close(one, other);
});

test("who writes in a list that the other puts in order loses no letter", async () => {
    const [one, other] = await two_at("借出");
    for (const page of [one, other]) await part(page, "步骤");
    await open_item(other, "算清欠款");
    await other.route("**/api/draft/**", (route) => route.abort());
    await box(other, "标题，中文").fill("先算清欠款");
    const item = await open_item(one, "算清欠款");
    await item.getByRole("button", { name: "往下移" }).click();
    await one.locator(".saved.good").waitFor();
    await other.unroute("**/api/draft/**");
    await other.locator(".clash").waitFor();
    assert.match(await other.locator(".clash .mine").innerText(), /先算清欠款/);
    await close(one, other);
});

test("while the server says nothing all is kept in the page, and sent when it speaks", async () => {
    const page = await at_desk(hall);
    await find(page, "热线");
    hall.server.kill("SIGSTOP");
    try {
        await type(page, "9");
        await box(page, "版本号").fill("2026.12.2");
        await page.locator(".saved.bad").waitFor();
        assert.equal(await said(page, "服务热线"), "123689");
    } finally {
        hall.server.kill("SIGCONT");
    }
    await saved(page);
    assert.match(shown(page), /hotline {2}"123689"/);
    assert.match(shown(page), /revision {2}"2026.12.2"/);
    await close(page);
});

test("a server that was killed in the middle has every letter when it is back", async () => {
    const page = await at_desk(hall);
    await find(page, "热线");
    await type(page, "345");
    await hall.kill();
    await type(page, "67");
    await page.locator(".saved.bad").waitFor();
    await hall.start();
    await saved(page);
    assert.match(shown(page), /hotline {2}"1236834567"/);
    await close(page);
});

test("a page that is closed in the middle of a word has it when it is opened again", async () => {
    const page = await at_desk(hall);
    await find(page, "热线");
    await page.route("**/api/draft/do", (route) => route.abort());
    await type(page, "55");
    const again = await page.context().newPage();
    again.setDefaultTimeout(20000);
    await page.close();
    await again.goto(`${hall.url}/#/desk/${page.draft}`);
    await saved(again);
    assert.match(shown(page), /hotline {2}"1236855"/);
    await close(again);
});

test("a place in a draft that was put aside is told, and the text stays", async () => {
    const page = await at_desk(hall);
    await find(page, "热线");
    kioskctl(hall, "draft", "drop", page.draft);
    await box(page, "服务热线").fill("12366");
    await page.locator(".field-note.bad", { hasText: "没有存上" }).waitFor();
    assert.equal(await said(page, "服务热线"), "12366");
    await close(page);
});

test("what is added has the hand in the moment in which it is drawn", async () => {
    const page = await at_desk(hall);
    await find(page, "借出");
    await part(page, "材料");
    await page.evaluate(() => {
        window.hand_was_there = new Promise((done) => new MutationObserver(() => {
            const item = document.querySelector(".item.open");
            if (item) done(item.contains(document.activeElement));
        }).observe(document.body, { childList: true, subtree: true, attributes: true }));
    });
    await add(page, "材料");
    assert.equal(await page.evaluate(() => window.hand_was_there), true);
    await close(page);
});

test("what is found on the way to another language is told in the language that is worn", async () => {
    const page = await at_desk(hall);
    await find(page, "热线");
    let let_go;
    const gate = new Promise((done) => { let_go = done; });
    const held = new Promise((done) => page.route("**/api/draft/check?**", async (route) => {
        const response = await route.fetch();
        done();
        await gate;
        await route.fulfill({ response });
    }));
    await box(page, "服务热线").fill("电话");
    await held;
    const told = page.waitForResponse("**/api/lang");
    await wear(page, "en", "normal");
    await told;
    await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
    await page.evaluate(() => {
        window.seen = []; // even for a moment
        new MutationObserver(() => window.seen.push(document.querySelector(".findings")?.innerText))
            .observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    let_go();
    await page.locator(".findings", { hasText: "stands in “The court: hotline, address, hours” alone" }).waitFor();
    assert.doesNotMatch((await page.evaluate(() => window.seen)).join(), /要写成/);
    await unroute(page);
    await close(page);
});

test("what was found in one language is never shown on a page of the other", async () => {
    const page = await at_desk(hall);
    await find(page, "热线");
    await box(page, "服务热线").fill("电话");
    await page.locator(".findings", { hasText: "要写成" }).waitFor();
    let let_go;
    const gate = new Promise((done) => { let_go = done; });
    await page.route("**/api/draft/check?**", async (route) => { await gate; await route.continue(); });
    await wear(page, "en", "normal");
    await page.locator(".findings", { hasText: "Being told again in English" }).waitFor();
    await page.locator(".field-faults", { hasText: "Being told again in English" }).waitFor();
    assert.equal(await page.getByText("要写成").count(), 0);
    let_go();
    await page.locator(".findings", { hasText: "The court: hotline" }).or(page.locator(".field-faults", {
        hasText: "must be" })).first().waitFor();
    await unroute(page);
    await close(page);
});

// As the hand does it, from a word processor: the clipboard of a browser without a window is empty.
const paste = (page, label, text) => box(page, label).evaluate((field, words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", words);
    field.focus();
    field.select();
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    if (field.dispatchEvent(event)) document.execCommand("insertText", false, words);
}, text);

test("what is pasted from a word processor has no sign that nobody sees, and can be undone", async () => {
    const page = await at_desk(hall);
    await find(page, "热线");
    await paste(page, "服务热线", "\u200b0839\t\r\n12368\ufeff ");
    assert.equal(await said(page, "服务热线"), "0839 12368");
    await page.getByText("制表符换成了空格").first().waitFor();
    await box(page, "服务热线").press("Control+z");
    assert.equal(await said(page, "服务热线"), "12368");
    await page.goBack();
    await find(page, "借出");
    await part(page, "步骤");
    await open_item(page, "算清欠款");
    await paste(page, "说明，中文", "一、\t写下本金\r\n\u00a0二、\t利息\u00ad");
    assert.equal(await said(page, "说明，中文"), "一、 写下本金\n 二、 利息");
    await page.locator(".field-faults", { hasText: "换行" }).waitFor();
    assert.deepEqual(page.faults, []);
    await close(page);
});
