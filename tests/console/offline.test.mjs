// A slip with F: a kiosk gave it while its line was cut, and staff admit it by its paper.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { after, before, test } from "node:test";
import { BUILD, Hall } from "./hall.mjs";

let hall;
let wang;
const ctl = (...words) => {
    const told = spawnSync(path.join(BUILD, "kioskctl"), ["--data", hall.data, "--lang", "en", ...words],
        { encoding: "utf8" });
    assert.equal(told.status, 0, told.stderr);
    return told.stdout;
};
before(async () => {
    hall = await Hall.open();
    ctl("station", "enrol", ctl("station", "ask").replace(/\D/g, ""), "one"); // place 1 of the hall
    wang = await hall.desk("王芳", { seat: "2号窗口" });
});
after(() => hall?.close());

const press = (page, name) => page.getByRole("button", { name }).first().click();

test("who types a number with F to call it reads that it is to be admitted first", async () => {
    await press(wang, "叫指定号");
    const box = wang.locator("dialog");
    await box.locator("#number").fill("L005");
    assert.equal(await box.getByText("F 开头的是离线号").count(), 0);
    await box.locator("#number").fill("f105");
    await box.getByText("F 开头的是离线号").waitFor();
});

test("it is admitted by its paper, for a line and a kind of visitor, and waits", async () => {
    const box = wang.locator("dialog");
    await box.locator("label", { hasText: "离线号（F 开头）" }).click();
    assert.equal(await box.locator("#number").inputValue(), "f105", "what was typed stays");
    assert.equal(await box.locator("[name=line]:checked").count(), 0, "a hand chooses its line");
    await box.getByRole("button", { name: "接收" }).click();
    await box.locator(".fault", { hasText: "先选办什么" }).waitFor();
    await box.locator("label", { hasText: "立案" }).click();
    await box.getByRole("button", { name: "接收" }).click();
    await box.waitFor({ state: "detached" });
    await wang.locator(".told", { hasText: "F105 已排进立案" }).waitFor();
    await wang.mouse.move(1, 1); // a list does not move under the hand
    const row = wang.locator(".list", { hasText: "立案" }).locator("li", { hasText: "F105" });
    await row.getByText("离线号").waitFor();
});

test("the same slip twice is one number", async () => {
    await press(wang, "叫指定号");
    const box = wang.locator("dialog");
    await box.locator("label", { hasText: "离线号（F 开头）" }).click();
    await box.locator("#number").fill("F105");
    await box.locator("label", { hasText: "立案" }).click();
    await box.getByRole("button", { name: "接收" }).click();
    await box.waitFor({ state: "detached" });
    assert.equal(await wang.locator(".list li", { hasText: "F105" }).count(), 1);
});

test("a number of a kiosk that there is not is refused in a sentence", async () => {
    await press(wang, "叫指定号");
    const box = wang.locator("dialog");
    await box.locator("label", { hasText: "离线号（F 开头）" }).click();
    await box.locator("#number").fill("F905");
    await box.locator("label", { hasText: "立案" }).click();
    await box.getByRole("button", { name: "接收" }).click();
    await box.locator(".fault", { hasText: "F905" }).waitFor();
    assert.equal(await wang.locator(".fault").count(), 1, "it is said once");
    await wang.keyboard.press("Escape");
});

test("called, it is marked as what it is, and served like any other", async () => {
    await press(wang, "叫指定号");
    const box = wang.locator("dialog");
    await box.locator("#number").fill("F105");
    await box.locator("#reason").fill("断网时来的");
    await box.getByRole("button", { name: "叫", exact: true }).click();
    await wang.locator(".current.called", { hasText: "离线号" }).waitFor();
    assert.equal(await wang.locator(".great").innerText(), "F105");
});

// Finish and call, here: whoever waits.
test("from one visitor to the next a clerk presses two keys", async () => {
    await wang.keyboard.press("F8");
    await wang.locator(".current.serving").waitFor();
    for (let visitor = 0; visitor < 5; visitor++) {
        const before = await wang.locator(".great").innerText();
        await wang.keyboard.press("F2");
        await wang.locator(".current.called").waitFor();
        assert.notEqual(await wang.locator(".great").innerText(), before);
        await wang.keyboard.press("F8");
        await wang.locator(".current.serving").waitFor();
    }
});

test("no page broke", () => assert.deepEqual(wang.faults, []));
