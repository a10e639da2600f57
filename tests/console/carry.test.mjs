// A release carried to a machine without a network: from the sign-in at the hall that published it
// to the kiosk that shows it, and what a person sees when the file is not the one it should be.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { box, count_presses, end_task, find, open_hall } from "./desk_hall.mjs";
import { close_publishing, edit_to_shown, kiosk_says, open_publishing, release }
    from "./publish_hall.mjs";
import { manual_shot, wear } from "./hall.mjs";

const HELP = "tap 家里有人打我";
let hall; // that publishes
let far; // without a network; trusts the same keys
let stick;
before(async () => {
    hall = await open_publishing();
    far = await open_hall();
    release(far, "trust", path.join(hall.keys, "signers"));
    stick = path.join(hall.keys, "release.pack");
});
after(async () => {
    await close_publishing(hall);
    await far?.close();
});

async function at_releases(hall, user) {
    const page = await hall.desk(user);
    await count_presses(page);
    await page.getByRole("link", { name: "内容" }).click();
    await page.getByLabel("内容").getByRole("link", { name: "发布", exact: true }).click();
    return page;
}

async function take_along(page, number) {
    await page.locator("tr", { has: page.getByRole("rowheader", { name: String(number), exact: true }) })
        .locator("a.draft-name").click();
    const [file] = await Promise.all([page.waitForEvent("download"),
        page.getByRole("link", { name: "存成文件，带到没有联网的机器" }).click()]);
    assert.equal(file.suggestedFilename(), `release-${String(number).padStart(4, "0")}.pack`);
    await file.saveAs(stick);
}

// The program of the far machine has looked at what was brought, which is what the other published,
// in every mode, and found this.
function looked_over(found) {
    const [from, to] = [hall, far].map((each) => path.join(each.data, "layouts"));
    fs.mkdirSync(to, { recursive: true, mode: 0o700 });
    for (const name of fs.readdirSync(from).filter((name) => name.length === 64))
        fs.writeFileSync(path.join(to, name), `court-kiosk-layout-2\n36 36\n${found}`);
}

const bring = (page, file) => box(page, "带来的文件").setInputFiles(file);

test("a release is carried to a kiosk without a network", async (t) => {
    const { writer, other, number } = await edit_to_shown(hall, async (page) => {
        await find(page, "热线");
        await box(page, "服务热线").fill("12366");
    });
    for (const page of [writer, other]) await page.context().close();
    const here = await at_releases(hall, "赵敏");
    await take_along(here, number);

    const there = await at_releases(far, "admin");
    looked_over("");
    await bring(there, stick);
    await there.locator(".layout-state.good").waitFor();
    await there.locator(".change ins", { hasText: "12366" }).waitFor();
    await there.locator("h1", { hasText: `带来的第 ${number} 版` }).waitFor();
    await there.getByText("前后一样", { exact: false }).first().waitFor();
    const top = (what) => there.locator(what).evaluate((found) => found.getBoundingClientRect().top);
    assert.ok(await top("h1") < await top(".desk-changes"), "the head stands above what it heads");
    await manual_shot(there, "release-carried");
    await wear(there, "en");
    await there.getByText("come out the same").waitFor();
    await manual_shot(there, "release-carried-en");
    await wear(there, "zh_CN");
    kiosk_says(far, ["release 1", HELP, "expect-not 12366"]); // nothing is shown unasked
    looked_over("\tguide\tdivorce\t1\ten,portrait\t2\ta word cut in two\tDonau\n");
    const doubting = await at_releases(far, "admin");
    await doubting.getByRole("link", { name: "去看" }).click();
    await doubting.locator(".layout-faults li", { hasText: "Donau" }).waitFor();
    await box(doubting, "为什么还是要用").waitFor();
    await doubting.getByRole("button", { name: `接受第 ${number} 版` }).click();
    await doubting.locator(".fault", { hasText: "还是要用的话，请写明原因" }).waitFor();
    await doubting.context().close();
    looked_over("");
    await there.getByRole("button", { name: `接受第 ${number} 版` }).click();
    await there.locator("tr.live", { hasText: "用文件带来的" }).waitFor();
    kiosk_says(far, [`release ${number}`, "wait 2s", HELP, "expect 12366"]);
    assert.match(release(far, "audit"), new RegExp(`admin {2}\\S+ {2}${number} {2}[0-9a-f]{64}`));
    await end_task(t, 12, here, there);
});

test("the same file once more, a damaged one and another kind are refused with a sentence", async () => {
    const page = await at_releases(far, "admin");
    const refused = async (file, sentence) => {
        await bring(page, file);
        await page.locator(".fault", { hasText: sentence }).waitFor();
        assert.match(await page.evaluate(() => location.hash), /^#\/releases$/);
    };
    await refused(stick, /这是第 2 版，本机已有第 2 版/);
    const bytes = fs.readFileSync(stick);
    bytes[bytes.length - 9] ^= 4;
    await refused({ name: "a.pack", mimeType: "", buffer: bytes }, /损坏/);
    await refused({ name: "b.pack", mimeType: "", buffer: Buffer.from("holiday photos") }, /不是内容版本的文件/);
    assert.deepEqual(page.faults, []);
    await page.context().close();
});
