// The two tables of words say the same things.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../assets/console");
const zh = (await import(path.join(folder, "words_zh.js"))).default;
const en = (await import(path.join(folder, "words_en.js"))).default;
const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort().join(" ");
const source = fs.readdirSync(folder).filter((name) => name.endsWith(".js") &&
    !name.startsWith("words_"))
    .map((name) => fs.readFileSync(path.join(folder, name), "utf8")).join("\n");

test("both languages have the same sentences", () => {
    assert.deepEqual(Object.keys(en).sort(), Object.keys(zh).sort());
});

test("no sentence takes the place of another in its table", () => {
    for (const name of ["words_zh.js", "words_en.js", "draft_names_zh.js", "draft_names_en.js"]) {
        const text = fs.readFileSync(path.join(folder, name), "utf8");
        for (const table of text.split(/^    \w+: \{$/m)) {
            const keys = [...table.matchAll(/(?:^|[{,])\s*("[\w.-]+"|\w+):/gm)].map((match) =>
                match[1].replaceAll('"', ""));
            assert.deepEqual(keys.filter((key, at) => keys.indexOf(key) !== at), [], name);
        }
    }
});

test("a sentence has the same places to fill in both languages", () => {
    for (const key of Object.keys(zh)) {
        const own = new Set(places(zh[key]).split(" "));
        for (const place of places(en[key]).split(" ")) assert.ok(own.has(place),
            `${key}: {${place}}`);
    }
});

test("each table is in its own language but for the other one's name", () => {
    for (const key of Object.keys(en)) {
        if (key !== "other-language") assert.doesNotMatch(en[key], /\p{Script=Han}/u, key);
    }
    for (const key of Object.keys(zh)) {
        if (key !== "other-language")
            assert.doesNotMatch(zh[key].replace(/\{\w+\}|CSV|Ctrl|Alt|Word|docx|p50|p90|L034/g, ""),
                /[A-Za-z]{2,}/, key);
    }
});

test("every sentence is said somewhere, and every one that is said is in the tables", () => {
    for (const [, key] of source.matchAll(/\bt\("([\w-]+)"/g)) assert.ok(key in zh,
        `no words for ${key}`);
    const families = [...source.matchAll(/`([a-z-]+-(?:n-)?)\$\{/g)].map((match) => match[1]);
    for (const key of Object.keys(zh)) {
        const is_said = source.includes(`"${key}"`) || families.some((family) =>
            key.startsWith(family)) ||
            [...source.matchAll(/`\$\{[^}]+\}(-[a-z]+)`/g)].some((match) => key.endsWith(match[1]))
                || /^level-\d-means$/.test(key);
        assert.ok(is_said, `nobody says ${key}`);
    }
});

// ---- the manual ----

const root = path.resolve(folder, "../..");
const manual = (lang) => fs.readFileSync(path.join(root, `assets/manual/operators.${lang}.md`), "utf8");
const texts = (value) => (typeof value === "string" ? [value]
    : Object.values(value ?? {}).flatMap(texts));
const no_places = (text) => text.replace(/\{\w+\}/g, "").replace(/[\s，：:,]+$/, "").trim();
const with_places = (text) => new RegExp(`^${text.split(/\{\w+\}/).map((part) =>
    part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+")}$`, "u");

// What kiosk and kioskctl say in that language.
const catalogue = (lang) => [...fs.readFileSync(path.join(root,
    "locale/zh_CN/LC_MESSAGES/kiosk.po"), "utf8").replaceAll('"\n"', "")
    .matchAll(lang === "en" ? /^msgid "(.+)"$/gm : /^msgstr "(.+)"$/gm)].map((found) => found[1]);

for (const [lang, words, quoted] of [["zh_CN", zh, /“([^”]+)”/g], ["en", en, /"([^"]+)"/g]]) {
    test(`what the manual puts in quotes is on the screen so (${lang})`, async () => {
        const form = await import(path.join(folder, `draft_names_${lang.slice(0, 2)}.js`));
        const said = [...texts(words), ...texts(form.default)];
        const names = new Set(said.map(no_places));
        const patterns = said.filter((text) => /\{\w+\}/.test(text) &&
            /\p{L}{2}/u.test(no_places(text))).map(with_places);
        const elsewhere = catalogue(lang).join("\n");
        const heads = [...manual(lang).matchAll(/^##+ (.+)$/gm)].map((found) => found[1]);
        const plain = manual(lang).replace(/^    .*$/gm, "").replace(/`[^`]*`/g, "")
            .replace(/\s+/g, " ");
        const found = [...plain.matchAll(quoted)].map((each) => each[1]);
        assert.ok(found.length > 60, `${found.length} quotes`);
        assert.deepEqual([...new Set(found)].filter((text) => !names.has(text) &&
            !heads.includes(text) && !elsewhere.includes(text) &&
            !patterns.some((pattern) => pattern.test(text))), []);
    });

    test(`the keys of a window are in the manual with their words (${lang})`, () => {
        const rows = [...manual(lang)
            .matchAll(/^\| ([^|`]+) \| ((?:Shift |Ctrl |Alt )*[A-Z]\d?) \|/gm)]
            .map((found) => found[1].trim());
        assert.equal(rows.length, 7);
        assert.deepEqual(rows.filter((text) => !Object.values(words).includes(text)), []);
    });
}
