// The clerk's day, short, in Debian's Firefox ESR: a browser of another make than that of all the
// other tests, which keeps pages, keys and streams in its own way. It takes no pictures: what the
// driver puts into a page for one is what the page's policy refuses.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { at_desk, box, diff, find, saved } from "./desk_hall.mjs";
import { Hall, PASSWORD, go, sit } from "./hall.mjs";

let hall;
let clerk;
let board;

before(async () => {
    hall = await Hall.open({ browser: "firefox" });
    clerk = await hall.desk(null);
    board = await hall.board();
});
after(() => hall?.close());

const great = () => clerk.locator(".great").innerText();
const press = (page, name) => page.getByRole("button", { name, exact: false }).first().click();

test("a wrong password is told, and the right one leads to the seats", async () => {
    await clerk.locator("#user").fill("王芳");
    await clerk.locator("#password").fill("不是这一个密码");
    await clerk.locator("#password").press("Enter");
    await clerk.locator(".field-note.bad").waitFor();
    await clerk.locator("#password").fill(PASSWORD);
    await clerk.locator("#password").press("Enter");
    await clerk.locator(".seats").waitFor();
    await sit(clerk, "2号窗口");
});

test("a number called by its key stands on the board", async () => {
    await clerk.keyboard.press("F2");
    await clerk.locator(".current.called").waitFor();
    await board.locator(".big-number", { hasText: await great() }).waitFor();
    await board.locator(".call-card .place", { hasText: "2号窗口" }).waitFor();
});

test("who came is served and finished, the next is called, and both are taken back", async () => {
    const first = await great();
    await clerk.keyboard.press("F8");
    await clerk.locator(".current.serving").waitFor();
    await press(clerk, "办完，叫下一位");
    await clerk.locator(".current.called").waitFor();
    assert.notEqual(await great(), first);
    await clerk.keyboard.press("Control+z");
    await clerk.locator(".current.serving").waitFor();
    assert.equal(await great(), first);
    await press(clerk, "只办完，先不叫");
    await clerk.locator(".current.idle").waitFor();
});

test("a dialog keeps the focus, and Escape gives it back to where it was", async () => {
    await clerk.getByRole("button", { name: "叫指定号" }).click();
    await clerk.locator("dialog #number").waitFor();
    assert.equal(await clerk.evaluate(() => document.activeElement.id), "number");
    await clerk.keyboard.press("Escape");
    await clerk.locator("dialog").waitFor({ state: "detached" });
    assert.match(await clerk.evaluate(() => document.activeElement.innerText), /叫指定号/);
});

test("two windows of one browser hear of the same call", async () => {
    const other = await clerk.context().newPage();
    await other.goto(`${hall.url}/#/window`);
    await other.locator(".window").waitFor();
    await clerk.keyboard.press("F2");
    await clerk.locator(".current.called").waitFor();
    await other.locator(".great", { hasText: await great() }).waitFor();
    await other.close();
});

test("the supervisor's page draws its figures, and the board says when the server is gone",
    async () => {
    const wu = await hall.desk("吴主任");
    await go(wu, "overview");
    await wu.locator(".chart").first().waitFor();
    assert.deepEqual(wu.faults, []);
    await hall.kill();
    await board.locator(".board.broken").waitFor();
    await clerk.locator(".current.lost").waitFor();
    await hall.start();
    await board.locator(".board.broken").waitFor({ state: "detached" });
    await clerk.locator(".current.called").waitFor();
});

test("at the desk a word that is typed is in the draft", async () => {
    const admin = await at_desk(hall);
    await find(admin, "热线");
    await box(admin, "服务热线").fill("12366");
    await saved(admin);
    assert.equal(diff(hall, admin), 'court.json hotline\n- "12368"\n+ "12366"\n');
    assert.deepEqual(admin.faults, []);
});

test("no page broke", () => assert.deepEqual([clerk.faults, board.faults], [[], []]));
