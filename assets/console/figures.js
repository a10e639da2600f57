// Figures of an official text, proposed to be drawn beside it: a number with its unit, and the words
// around it as they stand. What is drawn a person decides, one by one; the text stays as it is.
import { html, useEffect } from "./lib.js";
import { Button, Tag } from "./parts.js";
import { also_read, value_of } from "./draft.js";
import { item } from "./draft_tree.js";
import { t } from "./text.js";

const FILE = "rectification.json";
const MOST = 12; // figures of the page, as content check has it
const MOST_LABEL = 40; // characters
const BAR_UNIT = "件"; // what the bars of the page count
// No day, month or year, no number of a line, and nothing that goes on before it.
const FIGURE =
    /(?<![\d.,第])(\d+(?:,\d{3})*(?:\.\d+)?)\s*余?(%|％|万元|亿元|元|件|人次|次|人|名|条|份|个(?!工作日|月)|场|起|户|小时|家|项|篇|批)/g;
const YUAN = { "元": 1, "万元": 1e4, "亿元": 1e8 };

const english = (number, unit) => (/[%％]/.test(unit) ? `${number}%` : unit in YUAN
    ? `${Math.round(Number(number.replaceAll(",", "")) * YUAN[unit]).toLocaleString("en")} yuan` : number);

const MARK = /[，。；：;:]|(?<!\d),|,(?!\d)/; // a comma within a number is none
// The words between two marks in which the figure stands; "" where they are too long for a label.
function around(line, at) {
    const clause = (line.slice(0, at).split(MARK).at(-1) + line.slice(at).split(MARK)[0]).trim();
    return clause.length <= MOST_LABEL ? clause : "";
}

// {value, label, line} of each figure of a text, in its order; the same one once.
export function proposals(text) {
    const found = new Map();
    for (const line of text.split("\n")) {
        for (const { 0: whole, 1: number, 2: unit, index } of line.matchAll(FIGURE)) {
            const value = { zh_CN: /[%％]/.test(unit) ? `${number}%` : `${number} ${unit}`,
                en: english(number, unit) };
            if (!found.has(value.zh_CN)) found.set(value.zh_CN, { value, line, index,
                end: index + whole.length, label: { zh_CN: around(line, index), en: "" } });
        }
    }
    return [...found.values()];
}

// "810 件" and "810件" are the same figure; "810 人" is another one. A bar has its number alone.
const bare = (value) => value.replace(/\s/g, "").replace("％", "%");
const number_of = (value) => /^[\d.,]+/.exec(value)?.[0].replaceAll(",", "");

function Row({ row, is_drawn, cannot, draw }) {
    const { line, index, end, value } = row;
    const before = line.slice(0, index).slice(-24);
    return html`<li><span class="note" lang="zh-CN">${before}<b>${line.slice(index, end)}</b>${
        line.slice(end, end + 24)}</span>${is_drawn ? html`<${Tag} kind="good" icon="check">
        ${t("figure-drawn")}<//>` : html`<${Button} icon="plus" label=${t("figure-draw")} cannot=${cannot}
        aria-label=${`${t("figure-draw")} ${value.zh_CN}`} onclick=${draw} />`}</li>`;
}

// `run`: as of use_act (draft_form.js).
export function Figures({ text, run }) {
    useEffect(() => also_read(FILE), []);
    const page = value_of(FILE);
    if (!page) return null;
    const figures = page.figures ?? [];
    const as_figures = new Set(figures.map(({ value }) => bare(value.zh_CN)));
    const as_bars = new Set((page.bars ?? []).map(({ value }) => String(value)));
    const is_drawn = ({ value: { zh_CN } }) => as_figures.has(bare(zh_CN)) ||
        (zh_CN.endsWith(BAR_UNIT) && as_bars.has(number_of(zh_CN)));
    const draw = ({ value, label }) => run(FILE, item("figures", figures.length), "add",
        { value: { value, label } });
    const rows = proposals(text);
    const is_full = figures.length >= MOST;
    return html`<details class="figures"><summary>${t("figures-n", { n: rows.length })}</summary>
        <p class="hint">${t(is_full ? "figures-full" : "figures-hint", { most: MOST })}</p>
        <ul class="rows">${rows.map((row) => html`<${Row} key=${row.value.zh_CN} row=${row}
            is_drawn=${is_drawn(row)} cannot=${is_full}
            draw=${() => draw(row)} />`)}</ul></details>`;
}
