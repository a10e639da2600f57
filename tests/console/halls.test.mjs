// The supervisor of the court looks at all halls, and that of a tribunal at their own; a hall that
// is cut off says so and is not taken for one that has nothing to do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { go } from "./hall.mjs";
import { TRIBUNAL, open_two_halls } from "./two_halls.mjs";

let halls;
let wu;

before(async () => {
    halls = await open_two_halls();
    wu = await halls.court.desk("吴主任");
});
after(() => halls?.close());
const row = (page, name) => page.locator(".halls tbody tr", { hasText: name });

test("the overview says how the halls are and leads to them", async () => {
    await wu.locator(".release-band, .halls-band").getByRole("link", { name: "各大厅" }).click();
    await wu.locator("main.page-halls").waitFor();
});

test("each hall has its waits, windows, release and findings", async () => {
    const there = row(wu, TRIBUNAL);
    await there.getByText("有报告").waitFor();
    const view = (await halls.tribunal.call(await halls.tribunal.session("吴主任"), "GET",
        "/api/hall")).json;
    await there.locator("td").first().getByText(String(view.waiting_count
        ?? view.waiting.length), { exact: true }).waitFor();
    await there.getByText("正在展示").waitFor();
    assert.match(await there.locator("td").nth(1).innerText(), /^0 \/ \d+/);
    assert.equal(await there.locator(".old-value").count(), 0);
});

test("a hall that was never heard is not taken for an empty one", async () => {
    const never = row(wu, "guihua");
    await never.getByText("从未报告").waitFor();
    assert.ok(await never.getByText("不知道").count() >= 3);
});

test("a hall that dies is said to be away, since when, and what it said is marked with its age",
    async () => {
    await halls.tribunal.kill();
    const there = row(wu, TRIBUNAL);
    await there.getByText("联系不上").waitFor({ timeout: 60000 });
    await there.getByText(/从 .*\d\d:\d\d 起/).waitFor();
    assert.ok(await there.locator(".old-value").count() >= 4);
    await wu.getByText("1 个大厅联系不上，1 个从未报告").waitFor({ timeout: 60000 });
    await halls.tribunal.start();
    await there.getByText("有报告").waitFor();
    await there.locator(".old-value").first().waitFor({ state: "detached" });
});

test("answers that take longer than it is to the next question are shown all the same", async () => {
    const page = await halls.court.desk("吴主任");
    await page.route("**/api/halls", async (route) => {
        const response = await route.fetch().catch(() => null);
        if (!response) return;
        await new Promise((done) => setTimeout(done, 6000));
        await route.fulfill({ response }).catch(() => {}); // the page may be closed by then
    });
    await go(page, "halls");
    await row(page, TRIBUNAL).waitFor();
    await page.context().close();
});

test("whoever supervises a tribunal sees its own hall and its line to the court", async () => {
    const page = await halls.tribunal.desk("吴主任");
    await go(page, "halls");
    await row(page, TRIBUNAL).getByText("本大厅").waitFor();
    await page.getByText("这里办的事都报给本院").waitFor();
    assert.equal(await page.locator(".halls tbody tr").count(), 1);
    await halls.court.kill();
    await page.getByText("最近一次与本院连通是").waitFor();
    await halls.court.start();
    await page.getByText("这里办的事都报给本院").waitFor();
});

test("who works at a window is shown no halls", async () => {
    const page = await halls.court.desk("王芳");
    await go(page, "halls");
    await page.locator(".seat").first().waitFor();
    assert.equal(await page.locator(".halls").count(), 0);
    const asked = halls.court.call(await halls.court.session("王芳"), "GET", "/api/halls");
    await assert.rejects(asked, /403/);
});
