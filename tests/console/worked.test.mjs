// What a draft makes of fees, periods and the checklist is worked out before and after, beside what
// it changes, for who writes it and for who approves it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { at_desk } from "./desk_hall.mjs";
import { at_release, close_publishing, lay_out, open_publishing } from "./publish_hall.mjs";

const GUIDE = "guides/01-private-lending.json";

let hall;
before(async () => { hall = await open_publishing(); });
after(() => close_publishing(hall));

async function with_field(file, field, value) {
    const page = await at_desk(hall);
    await hall.call(await hall.session("admin"), "POST", "/api/draft/do", { draft: page.draft, file,
        field, act: "set", value: JSON.stringify(value), seen: 0 });
    return page;
}
const to_changes = (page) => page.getByRole("link", { name: "改动" }).click();
const row = (page, given) => page.locator(".worked tr", { hasText: given }).first();

test("another fee of a guide is told for each sum, to writer and approver", async () => {
    const writer = await with_field(GUIDE, "cost.fee", "enforcement");
    await to_changes(writer);
    await writer.locator(".worked caption", { hasText: /费用：\d+ 个例子里有 \d+ 个变了/ }).waitFor();
    await lay_out(hall, writer);
    const { json } = await hall.call(await hall.session("admin"), "POST", "/api/release/submit",
        { draft: writer.draft });
    for (const looked of [writer, await at_release(hall, "赵敏", json.number)]) {
        await row(looked, "50,000 元").waitFor();
        assert.match(await row(looked, "50,000 元").innerText(), /1,050\s+650/);
        assert.deepEqual(looked.faults, []);
        await looked.context().close();
    }
});

test("a figure that no example hangs on says so", async () => {
    const page = await with_field("court.json", "hotline", "12366");
    await to_changes(page);
    await page.getByText(/\d+ 个例子前后一样/).waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
});
