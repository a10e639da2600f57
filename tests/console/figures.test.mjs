// Figures of an official text are proposed beside it, and drawn one by one as a person says.
import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, test } from "node:test";
import { at_desk, box, diff, expect_clean, find, open_hall, open_item, saved }
    from "./desk_hall.mjs";
import { SOURCE } from "./hall.mjs";

let hall;
before(async () => { hall = await open_hall(); });
after(() => hall?.close());

// The rows that stand under the text of the notice.
async function rows_of(page) {
    await find(page, "官方文本");
    await open_item(page, "巡察整改情况通报");
    await page.getByText("文中的数").click();
    return page.locator(".figures li");
}

test("a figure of the notice is drawn beside it when somebody says so, and no word is changed", async () => {
    const page = await at_desk(hall);
    const rows = await rows_of(page);
    assert.ok(await rows.count() > 50);
    await rows.filter({ hasText: "出警239次" }).getByText("画着").waitFor();
    const notice = JSON.parse(fs.readFileSync(`${SOURCE}/assets/content/bulletins.json`)).bulletins[0];
    const shown = (await page.locator(".verbatim p").allInnerTexts()).join("\n").trim();
    assert.equal(shown, notice.text.trim());
    await page.getByRole("button", { name: "画在旁边 810 件", exact: true }).click();
    await rows.filter({ hasText: "810件" }).getByText("画着").waitFor();
    await saved(page);
    const made = diff(hall, page);
    assert.match(made, /^rectification.json figures\n/);
    assert.match(made, /"value":\{"zh_CN":"810 件","en":"810"\},"label":\{"zh_CN":"院庭长阅核案件810件","en":""\}/);
    assert.doesNotMatch(made, /bulletins.json/);
    await page.locator(".finding-go").first().click(); // its English is asked for
    await box(page, "标签，英文").last().fill("cases looked at by presidents of divisions");
    await expect_clean(hall, page);
    await page.context().close();
});

test("days, numbers of lines and periods are no figures, and the same one is proposed once", async () => {
    const page = await at_desk(hall);
    await rows_of(page);
    const found = await page.evaluate(async () => {
        const { proposals } = await import("/figures.js");
        return proposals(["1.2025年3月20日前10个工作日内，第3条", "共办理案件1,638件，占30.28％",
            "到位249.74万元；又办理案件1,638件"].join("\n"))
            .map(({ value, label }) => [value.zh_CN, value.en, label.zh_CN]);
    });
    assert.deepEqual(found, [["1,638 件", "1,638", "共办理案件1,638件"], ["30.28%", "30.28%", "占30.28％"],
        ["249.74 万元", "2,497,400 yuan", "到位249.74万元"]]);
    await page.context().close();
});
