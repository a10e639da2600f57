// A file as a form: its parts in their order, lists that are added to, put in order and taken from,
// Markdown with a preview. Which field stands where is told by the server, from the tables by which
// it reads the file.
import { html, useEffect, useLayoutEffect, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { Button, Fault, fault_text } from "./parts.js";
import { announce, today } from "./hall.js";
import { legible, name_of, t } from "./text.js";
import { act, also_read, draft, edit_at, faults_in, may_write, reload, stale_in, tell, value_at, value_of }
    from "./draft.js";
import { children_of, empty_of, is_within, is_words, item, join, key_of, pattern_of, title_of }
    from "./draft_tree.js";
import { field_name } from "./draft_names.js";
import { Figures } from "./figures.js";
import { Answers, Choice, Clash, Flag, Length, Name, Notes, Number_, Several, Stale, Text, Words,
         go_to, id_of, is_name, label_of, word_options } from "./draft_fields.js";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MOST_WITHOUT_FILTER = 12;

// What cannot be done is told where it was tried.
export function use_act() {
    const [fault, set] = useState("");
    const run = (...what) => act(...what).then(() => { set(""); return true; }, (error) => {
        set(error.code === "state" ? t("list-moved") : fault_text(error));
        reload(what[0]).catch(() => {});
        return false;
    });
    return [run, fault && html`<${Fault}>${fault}<//>`];
}

// ---- which parts are open ----
const open_items = new Set();
const name_item = (file, path, name = draft.name) => `${name} ${file} ${path}`;
export const section_of = (field) => /^[^.[]*/.exec(field)[0];

// Where the hand is led next. The form goes there in the same turn in which it is drawn, never after
// a time: what is typed meanwhile would fall into another field.
let goal = null; // {file, field}
export const goal_in = (file) => (goal?.file === file ? section_of(goal.field) : undefined);

// Opens what a field stands in, and goes there; a file, or a draft, that is not open yet does when it
// is.
export function show_field(file, field, name = draft.name) {
    for (const { index } of field.matchAll(/\]/g))
        open_items.add(name_item(file, field.slice(0, index + 1), name));
    goal = { file, field };
    tell(draft.file === file ? { section: section_of(field) } : {});
}
function use_goal(file) {
    useLayoutEffect(() => {
        if (goal?.file !== file) return;
        go_to(file, goal.field);
        goal = null;
    });
}

// ---- lists ----

const SIMPLE = ["words", "words-or-blank", "text", "source", "id", "date", "icon", "number", "other",
                "time"];
const is_simple = (row, value) => (row ? SIMPLE.includes(row.kind) &&
    children_of(draft.form, row.at).length === 0 : typeof value === "string");

function ItemButtons({ file, path, index, count, name, run }) {
    const move = (to) => run(file, item(path, index), "move", { to: to + 1 }).then((is_done) => {
        if (!is_done) return;
        const names = [index, to].map((each) => name_item(file, item(path, each)));
        const was = names.map((each) => open_items.delete(each));
        names.forEach((each, i) => { if (was[1 - i]) open_items.add(each); });
        announce(t("moved", { what: name, n: to + 1 }));
        tell();
    });
    const take = () => run(file, item(path, index), "take").then((is_done) => {
        if (is_done) announce(t("taken-out", { what: name }));
    });
    return may_write(file, path) && html`<div class="item-buttons">
        <${Button} kind="square" icon="up" label="" aria-label=${t("move-up", { what: name })}
            cannot=${index === 0} onclick=${() => move(index - 1)} />
        <${Button} kind="square" icon="down" label="" aria-label=${t("move-down", { what: name })}
            cannot=${index + 1 === count} onclick=${() => move(index + 1)} />
        <${Button} kind="square" icon="x" label="" aria-label=${t("take-out", { what: name })}
            onclick=${take} /></div>`;
}

function Marks({ file, path }) {
    const faults = faults_in(file, path).length;
    return html`${faults > 0 && html`<span class="bad-count"><${Icon} name="alert" />${faults}
        <span class="unseen">${t("faults-word")}</span></span>`}
        ${stale_in(file, path).length > 0 && html`<span class="tag warn"><${Icon} name="clock" />
            ${t("stale")}</span>`}`;
}

function Item({ file, path, index, count, value, run }) {
    const own = item(path, index);
    const title = title_of(value);
    const name = t("item-n", { what: label_of(path), n: index + 1 });
    const [, again] = useState(0);
    const is_open = open_items.has(name_item(file, own));
    const press = () => {
        if (!open_items.delete(name_item(file, own))) open_items.add(name_item(file, own));
        again((n) => n + 1);
    };
    const buttons = html`<${ItemButtons} file=${file} path=${path} index=${index} count=${count}
        name=${`${name} ${title.zh_CN}`} run=${run} />`;
    return html`<div class=${is_open ? "item open" : "item"}>
        <div class="item-head"><button type="button" class="item-name" aria-expanded=${String(is_open)}
            onClick=${press}><b>${index + 1}</b><span>${legible(title.zh_CN) || t("nothing-there")}</span>
            <span class="beside" lang="en">${legible(title.en)}</span>
            <${Marks} file=${file} path=${own} /></button>${is_open && buttons}</div>
        ${is_open && html`<${Place} file=${file} path=${own} is_item />`}</div>`;
}

export function List({ file, path, row, level = 2 }) {
    const [run, fault] = use_act();
    const [filter, set_filter] = useState("");
    const list = value_at_all(file, path) ?? [];
    const element = draft.form.get(`${pattern_of(path)}[]`);
    const label = label_of(path);
    const simple = is_simple(element, list[0]);
    const most = row?.high || 0;
    const edit = edit_at(file, path);
    const add = () => {
        const value = empty_of(draft.form, `${pattern_of(path)}[]`, { like: list.at(-1),
            today: today(), taken: list.map((each) => each?.id) });
        return run(file, item(path, list.length), "add", { value }).then((is_done) => {
            if (!is_done) return;
            show_field(file, item(path, list.length));
        });
    };
    const is_shown = (value) => !filter || JSON.stringify(value).includes(filter);
    const heading = level === 2 ? html`<h2>${label}</h2>` : html`<h3>${label}</h3>`;
    return html`<div class="list-part"><div class="list-head">${heading}
        <span class="beside">${most ? t("count-most", { n: list.length, most })
            : t("count", { n: list.length })}</span>
        ${may_write(file, path) && html`<${Button} icon="plus" label=${t("add", { what: label })}
            cannot=${most > 0 && list.length >= most} onclick=${add} />`}</div>
        ${fault}${edit?.state === "clash" && html`<${Clash} edit=${edit} />`}
        <${Notes} file=${file} path=${path} id=${id_of(file, path)} />
        ${list.length > MOST_WITHOUT_FILTER && html`<div class="field"><label
            for=${`${id_of(file, path)}-filter`}>${t("filter")}</label><input type="search"
            id=${`${id_of(file, path)}-filter`} value=${filter}
            onInput=${(event) => set_filter(event.target.value.trim())} /></div>`}
        <ol class="items" id=${id_of(file, path)} tabindex="-1">${list.map((value, index) =>
        is_shown(value) && html`<li key=${index} id=${`${id_of(file, path)}-${index + 1}`}>${simple
            ? html`<div class="item simple"><div><${Place} file=${file} path=${item(path, index)} /></div>
                <${ItemButtons} file=${file} path=${path} index=${index} count=${list.length} run=${run}
                    name=${t("item-n", { what: label, n: index + 1 })} /></div>`
            : html`<${Item} file=${file} path=${path} index=${index} count=${list.length}
                value=${value} run=${run} />`}</li>`)}</ol></div>`;
}

// A list or an object with what was written in it and is not sent yet.
const value_at_all = (file, path) => path.split(/[.[]/).filter(Boolean).reduce((here, step) =>
    here?.[step.endsWith("]") ? Number(step.slice(0, -1)) - 1 : step], value_of(file));

// ---- objects ----

function Absent({ file, path, rows }) {
    const [run, fault] = use_act();
    const begin = (row) => run(file, join(path, key_of(row.at)), "set",
        { value: empty_of(draft.form, row.at, { today: today() }) });
    return html`${fault}<p class="absent">${rows.map((row) => html`<${Button} key=${row.at}
        kind="dashed" icon="plus" label=${field_name(key_of(row.at))}
        onclick=${() => begin(row)} />`)}</p>`;
}

function Optional({ file, path, children }) {
    const [run, fault] = use_act();
    return html`<div class="optional"><div>${children}</div>${may_write(file, path) && html`<${Button}
        kind="square" icon="x" label="" aria-label=${t("take-out", { what: label_of(path) })}
        onclick=${() => run(file, path, "take")} />`}${fault}</div>`;
}

// `rows`: those of its members that are shown; all of them if not said.
export function Members({ file, path, rows }) {
    const all = rows ?? children_of(draft.form, pattern_of(path));
    const value = value_at_all(file, path) ?? {};
    const has = (row) => value[key_of(row.at)] !== undefined;
    const known = new Set(children_of(draft.form, pattern_of(path)).map((row) => key_of(row.at)));
    const strange = rows ? [] : Object.keys(value).filter((key) => !known.has(key));
    return html`<div class="members">${all.filter(has).map((row) => {
        const own = join(path, key_of(row.at));
        const place = html`<${Place} key=${own} file=${file} path=${own} />`;
        return row.is_optional ? html`<${Optional} key=${own} file=${file} path=${own}>${place}<//>`
            : place;
    })}${strange.map((key) => html`<${Optional} key=${key} file=${file} path=${join(path, key)}>
        <p>${t("no-place", { what: field_name(key) })}</p>
        <${Notes} file=${file} path=${join(path, key)} id=${id_of(file, join(path, key))} /><//>`)}
        <${Absent} file=${file} path=${path} rows=${all.filter((row) =>
        !has(row) && may_write(file, join(path, key_of(row.at))))} /></div>`;
}

// ---- Markdown ----

const in_bold = (text) => text.split("**").map((part, i) => (i % 2 ? html`<b>${part}</b>` : part));
export function Preview({ text, lang }) {
    const lines = text.split("\n").filter((line) => line.trim());
    return html`<div class="prose" lang=${lang}>${lines.map((line, i) => {
        if (line.startsWith("## ")) return html`<h4 key=${i}>${line.slice(3)}</h4>`;
        if (line.startsWith("- ")) return html`<p key=${i} class="bullet">${in_bold(line.slice(2))}</p>`;
        return html`<p key=${i}>${in_bold(line)}</p>`;
    })}</div>`;
}

export const prose_files = (row, value) => ["zh_CN", "en"].map((lang) =>
    `${row.words[0]}/${value}.${lang}.md`);

function Prose({ file, path, row, label }) {
    const files = prose_files(row, value_at(file, path));
    useEffect(() => files.forEach(also_read), [files.join()]);
    return html`<div class="two-texts prose-texts">${files.map((each, i) => {
        const lang = i === 0 ? "zh-Hans" : "en";
        const text = value_at(each, "");
        return html`<div key=${each}>${text === undefined ? html`<div class="grey"></div>`
            : html`<${Text} file=${each} path="" is_long lang=${lang}
                label=${t(i === 0 ? "label-zh" : "label-en", { what: label })} />
            <${Stale} file=${each} path="" own="" />
            <h3>${t("preview")}</h3><${Preview} text=${text} lang=${lang} />`}</div>`;
    })}</div>`;
}

// ---- one place, whatever it holds ----

function Unknown({ file, path, label }) {
    const value = value_at(file, path);
    if (key_of(path) === "matter") return html`<${Matter} file=${file} path=${path} label=${label} />`;
    if (key_of(path) === "days") return html`<${Several} file=${file} path=${path} label=${label} is_list
        options=${word_options(DAYS)} />`;
    if (key_of(path) === "when" || key_of(path) === "unless")
        return html`<${Answers} file=${file} path=${path} label=${label} />`;
    if (key_of(path) === "length") return html`<${Length} file=${file} path=${path} label=${label} />`;
    if (is_name(path)) return html`<${Name} file=${file} path=${path} label=${label} />`;
    if (is_words(value)) return html`<${Words} file=${file} path=${path} label=${label} />`;
    if (Array.isArray(value)) return html`<${List} file=${file} path=${path} level=${3} />`;
    return html`<${Text} file=${file} path=${path} label=${label} />`;
}

function Matter({ file, path, label }) {
    useEffect(() => also_read("jurisdiction.json"), []);
    const known = draft.values.get("jurisdiction.json")?.matters ?? [];
    return html`<${Several} file=${file} path=${path} label=${label} options=${known.map((each) =>
        ({ id: each.matter, label: name_of(each.title) }))} />`;
}

// Words of an official text: to be read, not to be written over.
function Verbatim({ file, path, label }) {
    const [run, fault] = use_act();
    const is_notice = value_at(file, path.replace(/text$/, "kind")) === "notice";
    return html`<div class="field"><span>${label}</span><div id=${id_of(file, path)} tabindex="-1"
        class="prose verbatim" lang="zh-CN">${String(value_at(file, path) ?? "").split("\n")
        .map((line, i) => html`<p key=${i}>${line}</p>`)}</div>
        <small>${t("verbatim-hint")}</small>
        ${is_notice && html`${fault}<${Figures} text=${value_at(file, path) ?? ""} run=${run} />`}
        <${Notes} file=${file} path=${path} id=${id_of(file, path)} /></div>`;
}

const KINDS = {
    "words": Words, "words-or-blank": Words, "keywords": Words, "number": Number_, "yuan": Number_,
    "flag": Flag, "list": List, "prose": Prose,
    "date": (own) => html`<${Text} ...${own} type="date" />`,
    "time": (own) => html`<${Text} ...${own} type="time" />`,
    "choice": (own) => html`<${Choice} ...${own} options=${word_options(own.row.words)} />`,
    "icon": (own) => html`<${Choice} ...${own} options=${own.row.words.map((id) =>
        ({ id, label: id }))} />`,
    "text": (own) => html`<${Text} ...${own} most=${own.row.most_zh_CN === 240 ? 0
        : own.row.most_zh_CN} />`,
    "verbatim": Verbatim,
    "source": (own) => html`<${Text} ...${own} is_long />`,
};

export function Place({ file, path, is_item }) {
    const pattern = pattern_of(path);
    const row = draft.form.get(pattern);
    const label = path.endsWith("]") ? t("item-n", { what: label_of(path),
        n: /\[(\d+)\]$/.exec(path)[1] }) : label_of(path);
    const own = { file, path, row, label, level: 3 };
    const has_members = children_of(draft.form, pattern).length > 0;
    if (row?.kind === "object" || (row?.kind === "other" && has_members)) {
        if (is_item) return html`<${Members} file=${file} path=${path} />`;
        return html`<fieldset class="part"><legend>${label}</legend>
            <${Notes} file=${file} path=${path} id=${id_of(file, path)} />
            <${Members} file=${file} path=${path} /></fieldset>`;
    }
    if (!row && has_members) return html`<${Members} file=${file} path=${path} />`;
    if (row?.kind === "id" && is_name(path)) return html`<${Name} ...${own} />`;
    const Kind = KINDS[row?.kind] ?? (row?.kind === "id" ? Text : Unknown);
    return html`<${Kind} ...${own} />`;
}

// ---- the parts of a file ----

const BASIC = "";
const is_part = (row) => ["list", "object", "prose"].includes(row.kind) ||
    (row.kind === "other" && [...draft.form.keys()].some((at) => is_within(at, row.at) &&
        at !== row.at)) || draft.form.has(`${row.at}[].ref`);

// {id, label, rows, count, faults}: what stands beside the form, to go to.
export function parts_of(file) {
    const rows = children_of(draft.form, "");
    const basic = rows.filter((row) => !is_part(row));
    const value = draft.values.get(file) ?? {};
    const count = (row) => {
        const own = faults_in(file, row.at).length;
        return row.kind !== "prose" ? own : own + prose_files(row, value[row.at])
            .reduce((sum, each) => sum + faults_in(each, "").length, 0);
    };
    const parts = rows.filter(is_part).map((row) => ({ id: row.at, label: field_name(row.at),
        rows: [row], faults: count(row), stale: stale_in(file, row.at).length,
        count: Array.isArray(value[row.at]) ? value[row.at].length : undefined }));
    if (basic.length === 0) return parts;
    const sum = (of) => basic.reduce((all, row) => all + of(row), 0);
    return [{ id: BASIC, label: t("part-basic"), rows: basic, faults: sum(count),
        stale: sum((row) => stale_in(file, row.at).length) }, ...parts];
}

export function Part({ file, part }) {
    use_goal(file);
    if (part.id === BASIC) return html`<h2>${part.label}</h2>
        <${Notes} file=${file} path="" id=${id_of(file, "")} />
        <${Members} file=${file} path="" rows=${part.rows} />`;
    const value = draft.values.get(file)?.[part.id];
    if (value === undefined) return html`<h2>${part.label}</h2><${Members} file=${file} path=""
        rows=${part.rows} />`;
    if (part.rows[0].kind === "list" || Array.isArray(value))
        return html`<${List} file=${file} path=${part.id} row=${part.rows[0]} />`;
    return html`<h2>${part.label}</h2><${Place} file=${file} path=${part.id}
        is_item=${part.rows[0].kind !== "prose"} />`;
}

