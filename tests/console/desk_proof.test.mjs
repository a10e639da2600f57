// Beside the form stands the page as a kiosk would show it; it follows what is written.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { at_desk, box, find, open_hall, part, saved } from "./desk_hall.mjs";
import { wear } from "./hall.mjs";

let hall;
before(async () => { hall = await open_hall(); });
after(() => hall?.close());

const drawn = (page) => page.locator(".proof canvas:not(.old)").waitFor();
// What stands on the canvas, as bytes that can be compared.
const picture = (page) => page.locator(".proof > canvas").evaluate((canvas) => canvas.toDataURL());
// Does it, and waits until another picture stands there.
async function redrawn(page, change) {
    await drawn(page);
    const before = await picture(page);
    await change();
    await page.waitForFunction((old) => {
        const canvas = document.querySelector(".proof > canvas:not(.old)");
        return canvas && canvas.toDataURL() !== old;
    }, before);
}

test("the picture follows the part that is open and what is written in it", async () => {
    const page = await at_desk(hall);
    await find(page, "借出");
    await redrawn(page, () => part(page, "材料"));
    assert.equal(await box(page, "看哪一页").locator("option:checked").textContent(), "材料");
    await part(page, "基本"); // stands on every page of it
    await redrawn(page, async () => {
        await box(page, "标题，中文").fill("借出的钱，要回来");
        await saved(page);
    });
    assert.deepEqual(page.faults, []);
    await page.context().close();
});

test("every way to look at it is chosen with the keyboard", async () => {
    const page = await at_desk(hall);
    await find(page, "热线");
    for (const look of ["语言：中文", "横屏", "大字", "高对比", "低位操作"]) {
        const button = page.locator(".proof").getByRole("button", { name: look, exact: true });
        await redrawn(page, async () => {
            await button.focus();
            await page.keyboard.press("Enter");
        });
    }
    const size = await page.locator(".proof > canvas").evaluate(({ width, height }) => [width, height]);
    assert.deepEqual(size, [1920, 1080]);
    await page.getByRole("button", { name: "放大" }).focus();
    await page.keyboard.press("Enter");
    await page.locator("dialog canvas").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    assert.deepEqual(page.faults, []);
    await page.context().close();
});

test("what cannot be drawn is said, and the last picture stays", async () => {
    const page = await at_desk(hall);
    await find(page, "热线");
    await drawn(page);
    await box(page, "服务热线").fill("");
    await page.locator(".proof .fault", { hasText: "终端不会显示它" }).waitFor();
    await page.locator(".proof > canvas.old").waitFor();
    await wear(page, "en", "normal");
    await page.locator(".proof .fault", { hasText: "no kiosk would show it" }).waitFor();
    await box(page, "Hotline").fill("12366");
    await drawn(page);
    assert.equal(await page.locator(".proof .fault").count(), 0);
    await page.context().close();
});
