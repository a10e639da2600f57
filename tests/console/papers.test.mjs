// A clerk lets the kiosk of the hall print a paper for a visitor, and sees what becomes of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Hall, STATION, at_the_kiosk, go, manual_shot } from "./hall.mjs";

let hall;
let wang;

before(async () => {
    hall = await Hall.open();
    at_the_kiosk(hall); // it is there
    wang = await hall.desk("王芳");
    await go(wang, "papers");
    await wang.locator("main.page-papers").waitFor();
});
after(() => hall?.close());

const strong = () => wang.locator("[data-strong]");
const newest = () => wang.locator(".printouts tbody tr").first();
const choose = (text) => wang.locator(".choices label", { hasText: text }).first().click();

test("nothing is printed before it is said what and where", async () => {
    await wang.getByText("先选一份指引").waitFor();
    assert.equal(await strong().getAttribute("aria-disabled"), "true");
    await strong().focus();
    await wang.keyboard.press("Enter");
    await wang.getByText("还没有交给自助终端打的").waitFor();
});

test("a guide found by its words comes out at the kiosk that was chosen, once", async () => {
    await wang.locator("#sought").fill("民间借贷");
    await choose("民间借贷");
    await choose(STATION);
    await manual_shot(wang, "console-papers");
    await strong().click();
    await newest().getByText("在等").waitFor();
    const papers = at_the_kiosk(hall);
    assert.equal(papers.length, 1);
    assert.match(papers[0], /民间借贷/);
    assert.match(papers[0], /工作人员替来访人打印/);
    await newest().getByText("打好了").waitFor();
    assert.equal(at_the_kiosk(hall).length, 0);
});

test("the checklist follows the answers given for the visitor, by the keyboard alone", async () => {
    await wang.getByRole("button", { name: "申请执行清单" }).click();
    await wang.getByText("先答完问题").waitFor();
    for (let turn = 0; turn < 12 && await wang.locator(".question").count() > 0; turn++) {
        const title = await wang.locator(".question legend").innerText();
        if (await wang.locator("#answer-day").count() > 0) {
            await wang.locator("#answer-day").fill("2026-03-02");
            await wang.getByRole("button", { name: "就是这一天" }).focus();
        } else {
            await wang.locator(".answers .button").first().focus();
        }
        await wang.keyboard.press("Enter");
        await wang.locator(".asked li", { hasText: title }).waitFor();
        await wang.locator(".grey").first().waitFor({ state: "detached" });
    }
    await wang.getByText(/答完了，要带 \d+ 样材料/).waitFor();
    await choose("中英对照");
    await strong().focus();
    await wang.keyboard.press("Enter");
    await newest().getByText("在等").waitFor();
    const [paper] = at_the_kiosk(hall);
    assert.match(paper, /申请执行/);
    assert.match(paper, /Applying for enforcement/);
    await newest().getByText("打好了").waitFor();
});

test("an answer can be taken back, and what came after it is asked anew", async () => {
    await wang.locator(".answers .button").first().click();
    await wang.locator(".asked li").first().waitFor();
    await wang.getByRole("button", { name: /^改/ }).first().click();
    await wang.locator(".asked li").first().waitFor({ state: "detached" });
    assert.equal(await wang.locator(".asked li").count(), 0);
});

test("a printer that stops is told with its reason, and nothing more is given to it", async () => {
    await wang.getByRole("button", { name: "执行全部材料" }).click();
    await strong().click();
    await newest().getByText("在等").waitFor();
    assert.equal(at_the_kiosk(hall, ["printer paper-out", "wait 1s"]).length, 0);
    await newest().getByText("没有纸了").waitFor();
    await wang.locator(".choices label", { hasText: STATION }).getByText("没有纸了").waitFor();
    assert.equal(await strong().getAttribute("aria-disabled"), "true");
    const session = await hall.session("王芳");
    await assert.rejects(hall.call(session, "POST", "/api/printouts", { request: "one more",
        station: STATION }), /503.*put new paper in|503.*纸/);
});

test("no page broke", () => assert.deepEqual(wang.faults, []));
