// What a court clerk does to make public what was edited, each from sign-in to the kiosk that shows
// it, and how often something is pressed for it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { at_desk, box, count_presses, end_task, find, open_item, part, presses } from "./desk_hall.mjs";
import { at_release, close_publishing, decide, edit_to_shown, kiosk_says, open_publishing, publish,
         release, submit } from "./publish_hall.mjs";

let hall;
before(async () => { hall = await open_publishing(); });
after(() => close_publishing(hall));

async function end(t, most, ...pages) {
    let count = 0;
    for (const page of pages) {
        count += await presses(page);
        assert.deepEqual(page.faults, []);
        await page.context().close();
    }
    t.diagnostic(`pressed ${count} times`);
    assert.ok(count <= most, `pressed ${count} times, ${most} is the most`);
}

// From the first page of the console.
async function at_releases(hall) {
    const page = await hall.desk("赵敏");
    await count_presses(page);
    await page.getByRole("link", { name: "内容" }).click();
    await page.getByLabel("内容").getByRole("link", { name: "发布", exact: true }).click();
    return page;
}

const HELP = "tap 家里有人打我";
const write_hotline = (number) => async (page) => {
    await find(page, "热线");
    await box(page, "服务热线").fill(number);
};

test("a sentence goes from the edit to the kiosk, and nobody who wrote it approves it", async (t) => {
    const writer = await at_desk(hall);
    await write_hotline("12366")(writer);
    const number = await submit(hall, writer, { note: "号码改了" });
    await writer.getByText("写过其中任何一处或者提交的人不能批准").first().waitFor();
    assert.equal(await writer.getByRole("button", { name: "批准", exact: true }).count(), 0);
    kiosk_says(hall, ["release 1", HELP, "expect-not 12366"]);

    const other = await at_release(hall, "赵敏", number);
    await other.locator(".change ins", { hasText: "12366" }).waitFor();
    await other.locator(".release-note", { hasText: "号码改了" }).waitFor();
    await decide(other, "批准");
    kiosk_says(hall, ["release 1", HELP, "expect-not 12366"]);
    await publish(hall, other);
    await other.locator(".tag", { hasText: "正在用" }).first().waitFor();
    kiosk_says(hall, [`release ${number}`, "wait 2s", HELP, "expect 12366"]);
    await end_task(t, 1, writer, other);
});

test("English that has not followed is not submitted, until it does or somebody says why", async (t) => {
    const writer = await at_desk(hall);
    await find(writer, "热线");
    await part(writer, "首页公告");
    await open_item(writer, "谁来打听案情");
    await box(writer, "内容，中文").fill("谁来打听案情都要登记");
    await writer.locator(".stale .tag.warn").first().waitFor();
    await writer.getByRole("link", { name: "改动" }).click();
    await writer.getByText("英文跟上中文，或者写明为什么不用改").waitFor();
    assert.equal(await writer.getByRole("button", { name: "送审", exact: true })
        .getAttribute("aria-disabled"), "true");
    const answer = await writer.evaluate(async (name) => { // as a script would
        const { post } = await import("/api.js");
        return post("/api/release/submit", { draft: name, why: "", from: "", until: "" })
            .then(() => "", (error) => error.message);
    }, writer.draft);
    assert.match(answer, /没跟上中文/);
    await writer.goBack();
    await writer.locator(".finding-go", { hasText: "英文没跟上中文" }).click();
    await box(writer, "为什么不用改").fill("英文本来就是这个意思");
    await writer.getByRole("button", { name: "英文不用改", exact: true }).click();
    await writer.locator(".stale.waived", { hasText: "英文本来就是这个意思" }).waitFor();
    const number = await submit(hall, writer);
    const other = await at_release(hall, "赵敏", number);
    await other.locator(".waived", { hasText: "英文本来就是这个意思，admin" }).waitFor();
    await decide(other, "批准");
    await publish(hall, other);
    await other.locator(".tag", { hasText: "正在用" }).first().waitFor();
    kiosk_says(hall, [`release ${number}`, "wait 2s", "expect 谁来打听案情都要登记"]);
    await end(t, 14, writer, other);
});

test("an announcement is published until Friday, and goes by itself", async (t) => {
    const { writer, other, number } = await edit_to_shown(hall, async (page) => {
        await find(page, "热线");
        await part(page, "首页公告");
        await open_item(page, "谁来打听案情");
        await box(page, "标签，中文").fill("本周");
        await box(page, "标签，英文").fill("This week");
        await box(page, "内容，中文").fill("到周五为止，窗口只开上午");
        await box(page, "内容，英文").fill("Until Friday windows open mornings only");
    }, { until: "2026-12-04T17:00" });
    kiosk_says(hall, [`release ${number}`, "wait 2s", "expect 到周五为止，窗口只开上午",
        "clock 2026-12-04T17:01:00", `release ${number - 1}`, "wait 2s",
        "expect-not 到周五为止"]);
    await end_task(t, 8, writer, other);
});

test("a page is taken down at once, without a release, and put back", async (t) => {
    const page = await at_releases(hall);
    await page.getByRole("button", { name: "马上撤下一页" }).click();
    await box(page, "找一页").fill("借出的钱");
    await box(page, "原因").fill("金额写错了");
    await page.locator("dialog").getByRole("button", { name: "马上撤下一页" }).click();
    const row = page.locator(".rows li", { hasText: "金额写错了" });
    await row.waitFor();
    assert.match(release(hall, "audit"), /赵敏 {2}撤下 {2}guide:\S+ {2}金额写错了/);
    await row.getByRole("button").click();
    await page.locator("dialog").getByRole("button", { name: "放回去" }).click();
    await page.getByText("没有撤下的页").waitFor();
    await end_task(t, 9, page);
});

test("an earlier release comes back under a higher number", async (t) => {
    const page = await at_releases(hall);
    await page.getByRole("button", { name: "用它回退 1", exact: true }).click();
    await box(page, "原因").fill("号码又改回来了");
    await box(page, "签名的钥匙文件").setInputFiles(hall.key);
    await page.locator("dialog").getByRole("button", { name: "回退", exact: true }).click();
    const live = page.locator("tr.live", { hasText: "回退到第 1 版" });
    await live.waitFor();
    const number = Number(await live.locator("th").innerText());
    kiosk_says(hall, [`release ${number}`, "wait 2s", HELP, "expect 12368"]);
    await end_task(t, 11, page);
});

test("what is rejected says why and is submitted again", async (t) => {
    const writer = await at_desk(hall);
    await write_hotline("12367")(writer);
    const number = await submit(hall, writer);
    const other = await at_release(hall, "赵敏", number);
    await decide(other, "退回", "少了一位");
    await writer.locator(".tag", { hasText: "撤回" }).waitFor();
    await writer.locator(".release-note", { hasText: "少了一位" }).waitFor();
    await end(t, 7, writer, other);
});

test("one person publishes alone, and the console says so until another has approved", async (t) => {
    const writer = await at_desk(hall);
    await write_hotline("12319")(writer);
    const number = await submit(hall, writer);
    await publish(hall, writer, { what: "一个人先发布", why: "原来的号码打不通" });
    await writer.locator(".tag", { hasText: "正在用" }).first().waitFor();
    const other = await hall.desk("赵敏");
    await count_presses(other);
    await other.locator(".release-band", { hasText: "admin" }).getByRole("link").click();
    await other.getByRole("link", { name: "去看" }).click();
    await decide(other, "补批");
    await other.locator(".fault").waitFor({ state: "detached" });
    await other.evaluate(() => { location.hash = "#/devices"; });
    await other.locator("h1", { hasText: "设备" }).waitFor();
    await other.locator(".release-band").waitFor({ state: "detached" });
    kiosk_says(hall, [`release ${number}`, "wait 2s", HELP, "expect 12319"]);
    await end(t, 11, writer, other);
});

test("whichever page of the desk one comes from, the next one begins with its head", async () => {
    const page = await hall.desk("赵敏");
    const ways = ["reviews", "releases/2", "addresses", "releases", "court", "releases/audit", "desk"];
    for (const from of ways) {
        for (const to of ways.filter((way) => way !== from)) {
            for (const way of [from, to]) {
                await page.evaluate((hash) => { location.hash = hash; }, `#/${way}`);
                await page.locator("main .card").first().waitFor();
                await page.locator("main .grey").first().waitFor({ state: "detached" });
            }
            assert.match(await page.locator("main > *").first().getAttribute("class"),
                /page-head/, `from ${from} to ${to}`);
        }
    }
    await page.context().close();
});

test("what was done can be read and kept as a table", async () => {
    const page = await hall.desk("赵敏");
    await page.evaluate(() => { location.hash = "#/releases/audit"; });
    await page.getByText("没有少，也没有改过").waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"),
        page.getByRole("link", { name: "存成表格" }).click()]);
    assert.equal(file.suggestedFilename(), "release-audit.csv");
    await page.context().close();
});
