// Every field of every file has a name in both languages, and so have the files.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { SOURCE } from "./hall.mjs";
import { open_hall } from "./desk_hall.mjs";

const folder = path.join(SOURCE, "assets/console");
const zh = (await import(path.join(folder, "draft_names_zh.js"))).default;
const en = (await import(path.join(folder, "draft_names_en.js"))).default;
let hall;
let admin;
before(async () => {
    hall = await open_hall();
    admin = await hall.session("admin");
    await hall.call(admin, "POST", "/api/drafts", { name: "one" });
});
after(() => hall?.close());

const ask = async (where) => (await hall.call(admin, "GET", where)).json;

test("both languages name the same things, each in its own letters", () => {
    for (const table of ["files", "groups", "fields", "choices"]) {
        assert.deepEqual(Object.keys(en[table]).sort(), Object.keys(zh[table]).sort(), table);
        for (const name of Object.values(en[table])) assert.doesNotMatch(name, /\p{Script=Han}/u);
        for (const name of Object.values(zh[table])) assert.doesNotMatch(name, /[A-Za-z]{2,}/);
    }
});

test("no field of a form is without a name, and no name without a field", async () => {
    const { files } = await ask("/api/draft?name=one");
    const keys = new Set();
    for (const { file } of files.filter((each) => each.file.endsWith(".json"))) {
        if (!file.includes("/")) assert.ok(file in zh.files, file);
        const { form } = await ask(`/api/draft/check?name=one&file=${encodeURIComponent(file)}`);
        for (const row of form) keys.add(row.at.split(".").pop().replace(/\[\]/g, ""));
    }
    assert.deepEqual([...keys].filter((key) => !(key in zh.fields)), []);
    assert.deepEqual(Object.keys(zh.fields).filter((key) => !keys.has(key)), []);
});

test("a sentence for an administrator names no file, line, key or word in braces", async () => {
    const page = await hall.desk("admin");
    const said = await page.evaluate(async () => {
        const { plain } = await import("/draft_names.js");
        const { legible } = await import("/text.js");
        return [plain("court.json:12: “hotline” 要有 zh_CN"), plain("guides/01-private-lending.json:3 不对"),
            plain("risk/costs.zh_CN.md 不对"), legible("打 {hotline} 问")];
    });
    assert.deepEqual(said, ["“法院：热线、地址、时间”: “服务热线” 要有 中文", "“指引 01” 不对",
        "“执行风险告知” 不对", "打 热线号码 问"]);
    await page.context().close();
});

test("a figure that changed is marked, whatever it is written in", async () => {
    const { signs } = await import(path.join(folder, "draft_diff.js"));
    for (const [was, now, marked] of [["15 日", "30 日", ["period"]], ["十五日", "三十日", ["period"]],
        ["50 元", "60 元", ["money"]], ["五千元", "五万元", ["money"]], ["15 days", "30 days", ["period"]],
        ["第十条", "第十一条", ["article"]], ["24%", "36%", ["figure"]], ["12368", "12366", ["figure"]],
        ["四倍", "五倍", ["figure"]], ["一审", "二审", []], ["写清楚", "写明白", []]])
        assert.deepEqual(signs(was, now), marked, `${was} to ${now}`);
});
