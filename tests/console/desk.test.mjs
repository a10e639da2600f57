// What a court clerk does with the content, each from sign-in through a draft without a fault and a
// second person to the kiosk that shows it, without a word of JSON, and how often something is
// pressed for it.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { add, at_desk, box, diff, end_task, expect_clean, find, open_item, part, saved }
    from "./desk_hall.mjs";
import { close_publishing, kiosk_says, open_publishing, second_person, submit }
    from "./publish_hall.mjs";
import { SOURCE } from "./hall.mjs";

const notice = JSON.parse(readFileSync(`${SOURCE}/assets/content/bulletins.json`)).bulletins[0];
let hall;
before(async () => { hall = await open_publishing(); });
after(() => close_publishing(hall));

// The draft of the page is submitted and published by another; then the kiosk says so.
async function show(t, page, task, lines) {
    const number = await submit(hall, page);
    const other = await second_person(hall, number);
    kiosk_says(hall, [`release ${number}`, "wait 2s", ...lines]);
    await end_task(t, task, page, other);
}

const GUIDE = ["tap 立案指引", "tap 借钱欠款", "tap 借钱出去"];

test("the hotline is changed", async (t) => {
    const page = await at_desk(hall);
    await find(page, "热线");
    await box(page, "服务热线").fill("12366");
    await expect_clean(hall, page);
    assert.equal(diff(hall, page), 'court.json hotline\n- "12368"\n+ "12366"\n');
    await show(t, page, 1, ["tap 家里有人打我", "expect 12366"]);
});

test("a holiday and its make-up day are added", async (t) => {
    const page = await at_desk(hall);
    await find(page, "节假日");
    await box(page, "日历到").fill("2027-01-31");
    await part(page, "放假");
    await add(page, "放假");
    await box(page, "名称，中文").fill("元旦");
    await box(page, "名称，英文").fill("New Year");
    await box(page, "从").fill("2027-01-01");
    await box(page, "到").fill("2027-01-03");
    await part(page, "补班");
    await add(page, "补班");
    await box(page, "补班 7").fill("2027-01-09");
    await expect_clean(hall, page);
    assert.match(diff(hall, page), /\+ "2027-01-31"/);
    assert.match(diff(hall, page), /"zh_CN":"元旦","en":"New Year"\},"from":"2027-01-01","to":"2027-01-03"/);
    assert.match(diff(hall, page), /"2026-10-10","2027-01-09"\]/);
    await show(t, page, 2, ["tap 立案指引", "tap 算一算", "tap 期限计算", "tap 从哪一天开始",
        "type 20261217", "tap 完成", "tap 15 日", "expect 2027年1月4日"]);
});

test("the new loan rate is entered", async (t) => {
    const page = await at_desk(hall);
    await find(page, "利率");
    await box(page, "利率核到哪天").fill("2026-12-19");
    await part(page, "贷款市场报价利率");
    await add(page, "贷款市场报价利率");
    await box(page, "从").fill("2026-11-20");
    await box(page, "利率（％）").fill("2.90");
    await expect_clean(hall, page);
    assert.match(diff(hall, page), /\{"from":"2026-11-20","percent":"2.90"\}\]/);
    await show(t, page, 3, ["tap 立案指引", "tap 算一算", "tap 借款利息上限", "tap 借款那天",
        "type 20261121", "tap 完成", "tap 打印这一页", "expect-print LPR: 2.9",
        "expect-print 11.6"]);
});

test("a sentence of a guide is corrected in both languages, and the English is asked for", async (t) => {
    const page = await at_desk(hall);
    await find(page, "借出");
    await part(page, "步骤");
    await open_item(page, "算清欠款");
    await box(page, "说明，中文").fill("写下本金、利息、已经还的钱和约定的还款日");
    await page.locator(".findings", { hasText: "英文没跟上中文" }).waitFor();
    await box(page, "说明，英文").fill("Write down the sum lent, interest, what was paid back and the agreed day");
    await expect_clean(hall, page);
    assert.match(diff(hall, page), /steps\[1\].detail.zh_CN\n- "[^"]+"\n\+ "写下本金、利息、已经还的钱/);
    assert.match(diff(hall, page), /steps\[1\].detail.en\n- "[^"]+"\n\+ "Write down the sum lent/);
    await show(t, page, 4, [...GUIDE, "expect 写下本金、利息、已经还的钱和约定的还款日"]);
});

test("a document is added to a guide and put in its place", async (t) => {
    const page = await at_desk(hall);
    await find(page, "借出");
    await part(page, "材料");
    await add(page, "材料");
    const item = page.locator(".item.open");
    await box(page, "标题，中文").fill("催款的短信");
    await box(page, "标题，英文").fill("Messages asking for the money");
    await saved(page);
    await item.getByRole("button", { name: "往上移" }).click();
    await page.locator(".item.open .item-name b", { hasText: "9" }).waitFor();
    await expect_clean(hall, page);
    assert.match(diff(hall, page), /\{"title":\{"zh_CN":"催款的短信","en":"Messages asking for the money"\},"detail":\{"zh_CN":"","en":""\}\},\{/);
    await show(t, page, 5, [...GUIDE, "tap 打印我的清单", "expect-print [ ] 催款的短信"]);
});

test("a new guide is written from one that is there", async (t) => {
    const page = await at_desk(hall);
    await page.getByRole("button", { name: "照一份指引写新的" }).click();
    await box(page, "照哪一份").selectOption("neighbours");
    await page.getByRole("button", { name: "写新的", exact: true }).click();
    await page.locator("h1", { hasText: "指引 63" }).waitFor();
    await page.locator(".field-faults").waitFor(); // two guides of a shelf have the same picture
    await box(page, "图标").selectOption("umbrella");
    await box(page, "标题，中文").fill("楼上漏水，怎么办");
    await box(page, "标题，英文").fill("Water from the flat above");
    await expect_clean(hall, page);
    assert.match(diff(hall, page), /guides\/63-guide-63.json/);
    assert.match(diff(hall, page), /"number":63,"icon":"umbrella"/);
    assert.match(diff(hall, page), /楼上漏水，怎么办/);
    await show(t, page, 6, ["tap 立案指引", "tap 按拼音首字母、编号查", "type lsls",
        "expect 楼上漏水，怎么办"]);
});

test("a question is added to the enforcement list", async (t) => {
    const page = await at_desk(hall);
    await find(page, "申请执行清单");
    await part(page, "问题");
    await add(page, "问题");
    await box(page, "标题，中文").fill("对方有没有在坐牢？");
    await box(page, "标题，英文").fill("Is the other side in prison?");
    await box(page, "提示，中文").fill("在坐牢的，要写明在哪个监狱");
    await box(page, "提示，英文").fill("If so, write down which prison");
    const question = page.locator(".item.open").first();
    await question.getByRole("button", { name: "选项", exact: true }).click();
    const options = [["没有坐牢", "Not in prison"], ["在坐牢", "In prison"]];
    for (const [i, [zh, en]] of options.entries()) {
        await add(page, "选项");
        const option = question.locator(".item.open").nth(i);
        await option.getByLabel("标题，中文").fill(zh);
        await option.getByLabel("标题，英文").fill(en);
        await option.getByLabel("接着去").selectOption({ label: "问完了" });
        await saved(page);
    }
    const before = await open_item(page, "支付令哪天送到");
    await before.locator(".item-name").nth(1).click();
    for (const select of await before.locator("select[id$=next]").all()) await select.selectOption({ label: "对方有没有在坐牢？" });
    await expect_clean(hall, page);
    assert.match(diff(hall, page), /对方有没有在坐牢/);
    await show(t, page, 7, ["tap 申请执行", "tap 支付令", "tap 文书上的本人", "tap 申请人自己", "tap 钱",
        "tap 知道一些", "tap 文书没写日期", "type 20261102", "tap 下一题",
        "expect 对方有没有在坐牢？"]);
});

// A text file as the court published it: the same words as on every screen now, so nothing differs
// but that it was imported; then a reward until its last day, pasted.
test("the notice is imported, and a reward that ends by itself", async (t) => {
    const page = await at_desk(hall);
    const open = () => page.getByRole("button", { name: "导入官方文本" }).click();
    await open();
    await box(page, "代替哪一份").selectOption({ label: "巡察整改情况通报" });
    await page.locator("#import-file").setInputFiles({ name: "通报.txt", mimeType: "text/plain",
        buffer: Buffer.from(`${notice.text}\n`) });
    await box(page, "发布日").fill("2025-06-19");
    await page.getByRole("button", { name: "导入", exact: true }).click();
    await page.locator(".verbatim").first().waitFor();
    await expect_clean(hall, page);
    const sha = createHash("sha256").update(`${notice.text}\n`).digest("hex");
    assert.ok(diff(hall, page).includes(sha));
    await page.goBack();
    await open();
    await box(page, "哪一种").selectOption("reward");
    await box(page, "或者粘贴在这里").fill("执行悬赏令\n提供财产线索的，按到位金额奖励。");
    await box(page, "标题，中文").fill("执行悬赏令");
    await box(page, "标题，英文").fill("Reward offered");
    await box(page, "发布日").fill("2026-11-30");
    await box(page, "展示到哪天").fill("2026-12-31");
    await page.getByRole("button", { name: "导入", exact: true }).click();
    await page.locator(".verbatim").nth(0).waitFor();
    await expect_clean(hall, page);
    assert.match(diff(hall, page), /"until":"2026-12-31"/);
    await show(t, page, 10, ["tap 整改通报", "tap 原文", "expect 执行悬赏令",
        "tap 巡察整改情况通报", "expect 2024年10月16日至11月15日"]);
});
