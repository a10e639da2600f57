// The fields of a form: one text, a text in both languages, numbers, days, choices. What is wrong,
// who was quicker and what did not follow stands at its field.
import { html, useEffect, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { Button } from "./parts.js";
import { announce } from "./hall.js";
import { clock_of, name_of, t } from "./text.js";
import { act, also_read, draft, drop, edit_at, faults_at, is_stale, may_write, settle, value_at, value_of,
         waiver_of, write } from "./draft.js";
import { choice_name, fault_sentence, field_name, file_name } from "./draft_names.js";
import { at, is_words, key_of, title_of } from "./draft_tree.js";
import { paste_plain } from "./paste.js";

export const id_of = (file, path) => `field ${file} ${path}`.replace(/[^\w]+/g, "-");
const LONG = 30; // characters from which a text has several lines

// Goes to a field, to the first field of an element of a list, or to what of its holders is there.
export function go_to(file, path) {
    let box = null;
    for (let at = path; at && !box; at = at.replace(/(\.?[^.[\]]+|\[\d+\])$/, "")) {
        const id = id_of(file, at);
        box = document.getElementById(id) ?? document.getElementById(id_of(file, `${at}.zh_CN`)) ??
            document.querySelector(`li#${id.replace(/-$/, "")} :is(input, textarea, select, .item-name)`);
    }
    box?.scrollIntoView({ block: "center" });
    box?.focus();
}

const said = (value) => (value === undefined || value === null ? t("nothing-there")
    : typeof value === "string" ? value : is_words(value) ? `${value.zh_CN} / ${value.en}`
        : Array.isArray(value) ? value.map((each) => name_of(title_of(each))).join(t("list-comma"))
            : name_of(title_of(value)));

// Somebody else wrote here meanwhile: both stand there, and one is chosen.
export function Clash({ edit }) {
    return html`<div class="clash" role="alert"><p><${Icon} name="alert" />
        ${t("clash", { who: edit.clash.by, time: clock_of(edit.clash.at) })}</p>
        <dl><dt>${edit.clash.by}</dt><dd class="theirs">${said(edit.clash.value)}</dd>
        <dt>${t("you")}</dt><dd class="mine">${said(edit.value)}</dd></dl>
        <${Button} label=${t("clash-theirs")} onclick=${() => settle(edit, false)} />${" "}
        <${Button} label=${t("clash-mine")} onclick=${() => settle(edit, true)} /></div>`;
}

export function Notes({ file, path, id }) {
    const edit = edit_at(file, path);
    const faults = faults_at(file, path);
    if (edit?.state === "clash") return html`<${Clash} edit=${edit} />`;
    if (edit?.state === "refused") {
        return html`<p class="field-note bad" role="alert"><${Icon} name="alert" />
            <span>${t("not-kept")} ${edit.message}</span></p>
            <${Button} label=${t("let-go")} onclick=${() => drop(edit)} />`;
    }
    return faults.length > 0 && html`<ul class="field-faults" id=${`${id}-note`}>
        ${faults.map((fault) => html`<li key=${fault.what} class="field-note bad">
            <${Icon} name="alert" />${fault_sentence(fault)}</li>`)}</ul>`;
}

function attributes(file, path) {
    const id = id_of(file, path);
    const is_bad = faults_at(file, path).length > 0 || edit_at(file, path)?.state === "clash";
    return { id, disabled: !may_write(file, path), class: is_bad ? "has-fault" : "", "aria-invalid": is_bad ? "true" : undefined,
             "aria-describedby": is_bad ? `${id}-note` : undefined };
}

// So that as much as may stand there is seen at once, as far as that goes.
const rows_of = (most, lang) => Math.min(8, Math.max(2, Math.ceil(most / (lang === "en" ? 45 : 24))));

// One text. `most`: characters; 0: any number.
export function Text({ file, path, label, most = 0, lang, type = "text", is_long }) {
    const value = value_at(file, path) ?? "";
    const own = attributes(file, path);
    const count = [...String(value)].length;
    const put = (event) => write(file, path, event.target.value);
    return html`<div class="field"><div class="label-line"><label for=${own.id}>${label}</label>
        ${most > 0 && html`<small class=${count > most ? "over" : ""}>${t("n-of-most",
            { n: count, most })}</small>`}</div>
        ${is_long ?? most > LONG ? html`<textarea ...${own} lang=${lang} value=${value}
            rows=${rows_of(most, lang)} onInput=${put} onPaste=${paste_plain}></textarea>`
            : html`<input ...${own} type=${type} lang=${lang} value=${value} autocomplete="off"
                onInput=${put} onPaste=${paste_plain} />`}
        <${Notes} file=${file} path=${path} id=${own.id} /></div>`;
}

// The English beside a Chinese text that was changed after it: it is changed, too, or somebody says
// why it may stay. `path`: of the two texts; `own`: of the English.
export function Stale({ file, path, own }) {
    const [why, put] = useState("");
    const waiver = waiver_of(file, path);
    const id = `${id_of(file, own)}-why`;
    const keep = () => act(file, own, "keep", { why: why.trim() }).then(() => {
        put("");
        announce(t("stale-kept"));
    });
    if (waiver) return html`<p class="stale waived"><span class="tag own"><${Icon} name="check" />
        ${t("stale-kept")}</span> ${waiver.what}${t("comma")}${waiver.by}</p>`;
    return is_stale(file, path) && html`<div class="stale"><span class="tag warn">
        <${Icon} name="clock" />${t("stale")}</span>
        ${may_write(file, own) && html`<div class="field"><label for=${id}>${t("stale-why")}</label>
            <input id=${id} maxlength="130" autocomplete="off" value=${why}
                onInput=${(event) => put(event.target.value)} /></div>
        <${Button} label=${t("stale-keep")} cannot=${!why.trim()} onclick=${keep} />`}</div>`;
}

// A text in both languages, side by side.
export function Words({ file, path, row, label }) {
    const both = (lang) => t(lang === "en" ? "label-en" : "label-zh", { what: label });
    const has_own = faults_at(file, path).length > 0;
    return html`<div class="two-texts">
        <${Text} file=${file} path=${`${path}.zh_CN`} label=${both("zh")} most=${row?.most_zh_CN}
            lang="zh-Hans" />
        <div><${Text} file=${file} path=${`${path}.en`} label=${both("en")} most=${row?.most_en}
            lang="en" is_long=${row?.most_zh_CN > LONG} />
            <${Stale} file=${file} path=${path} own=${`${path}.en`} /></div>
        ${has_own && html`<${Notes} file=${file} path=${path} id=${id_of(file, path)} />`}</div>`;
}

export function Number_({ file, path, row, label }) {
    const own = attributes(file, path);
    const put = (event) => write(file, path, event.target.value === "" ? 0
        : Number(event.target.value));
    return html`<div class="field"><div class="label-line"><label for=${own.id}>${label}</label>
        <small>${t("from-to", { from: row.low, to: row.high })}</small></div>
        <input ...${own} type="number" min=${row.low} max=${row.high} value=${value_at(file, path)}
            onInput=${put} /><${Notes} file=${file} path=${path} id=${own.id} /></div>`;
}

export function Flag({ file, path, label }) {
    const own = attributes(file, path);
    return html`<div class="field"><label class="check"><input ...${own} type="checkbox"
        checked=${value_at(file, path) === true}
        onChange=${(event) => write(file, path, event.target.checked)} /><span>${label}</span>
        </label><${Notes} file=${file} path=${path} id=${own.id} /></div>`;
}

// `options`: {id, label}. What stands there and is none of them is one of them, too.
export function Choice({ file, path, label, options }) {
    const own = attributes(file, path);
    const value = value_at(file, path) ?? "";
    const all = options.some((option) => option.id === value) ? options
        : [{ id: value, label: value || t("choose") }, ...options];
    return html`<div class="field"><label for=${own.id}>${label}</label>
        <select ...${own} value=${value} onChange=${(event) => write(file, path,
            event.target.value)}>${all.map((option) => html`<option key=${option.id}
            value=${option.id} selected=${option.id === value}>${option.label}</option>`)}</select>
        <${Notes} file=${file} path=${path} id=${own.id} /></div>`;
}

export const word_options = (words) => words.map((word) => ({ id: word, label: choice_name(word) }));

// ---- what names something else of the pack ----

const FEES = ["property", "property_halved", "enforcement", "preservation", "payment_order",
    "divorce_surcharge", "personality_surcharge", "bankruptcy"];
const WAYS = ["checklist", "mediation", "online-filing", "window"];
// By the key of a field: the file and the list in it whose elements it names; "" is its own file.
const NAMES = { group: ["groups.json", "groups"], also: ["groups.json", "groups"],
    link: ["links.json", "links"], base: ["settings.json", "fee_bases"],
    line: ["hall.json", "lines"], outcome: ["situations.json", "outcomes"],
    question: ["", "questions"], due_question: ["", "questions"], next: ["", "questions"],
    skip: ["", "questions"] };
const IN_LIST = { lines: ["hall.json", "lines"] };

const options_of = (list) => (list ?? []).map((each) => ({ id: each.id ?? each.matter,
    label: name_of(title_of(each)) || each.id }));
export const guide_options = () => draft.files.filter((each) => each.number)
    .map((each) => ({ id: /^guides\/\d+-(.*)\.json$/.exec(each.file)[1],
        label: file_name(each.file, each) }));

function names_of(path) {
    const key = key_of(path);
    const tribunal = /^tribunals\[\d+\]/.exec(path)?.[0]; // has lines of its own
    if (tribunal && key === "lines") return path.endsWith("]") ? ["", `${tribunal}.lines`] : undefined;
    return path.endsWith("]") ? IN_LIST[key] : NAMES[key];
}

// What may be chosen for a field that names something; null: it names nothing known here.
function options_for(file, path, names) {
    const key = key_of(path);
    if (key === "fee") return FEES.map((id) => ({ id, label: t(`fee-${id}`) }));
    if (key === "guide") return guide_options();
    if (key === "needs") return [...guide_options(), { id: "none", label: choice_name("none") }];
    if (key === "ways") {
        const places = options_of(draft.values.get("institutions.json")?.institutions);
        return [...word_options(WAYS),
            ...guide_options().map(({ id, label }) => ({ id: `guide:${id}`, label })),
            ...places.map(({ id, label }) => ({ id: `institution:${id}`, label }))];
    }
    if (key === "kind") return (draft.values.get("limits.json")?.limit_kinds ?? [])
        .map(({ id, about }) => ({ id, label: about?.[0] ?? choice_name(id) }));
    if (!names) return null;
    const whole = names[0] ? draft.values.get(names[0]) : value_of(file);
    const found = options_of(at(whole, names[1]));
    if (key !== "next" && key !== "skip") return found;
    return [...found, ...options_of(whole?.outcomes), { id: "end", label: choice_name("end") }];
}

export const is_name = (path) => Boolean(names_of(path)) ||
    ["fee", "guide", "needs", "ways", "kind"].includes(key_of(path));
export function Name({ file, path, label }) {
    const names = names_of(path);
    useEffect(() => {
        for (const each of [names?.[0], key_of(path) === "ways" && "institutions.json",
            key_of(path) === "kind" && "limits.json"]) if (each) also_read(each);
    }, [path]);
    return html`<${Choice} file=${file} path=${path} label=${label}
        options=${options_for(file, path, names) ?? []} />`;
}

// ---- values of their own shape ----

const UNITS = ["years", "months", "days", "working_days", "hours", "paper", "none"];
export function Length({ file, path, label }) {
    const value = value_at(file, path) ?? {};
    const own = attributes(file, path);
    const unit = Object.keys(value)[0] ?? "years";
    const is_counted = UNITS.indexOf(unit) < 5;
    const put = (next, n) => write(file, path, { [next]: UNITS.indexOf(next) < 5
        ? Number(n) || 1 : true });
    return html`<fieldset class="field pair-field" disabled=${own.disabled}><legend>${label}</legend>
        ${is_counted && html`<input ...${own} type="number" min="1" aria-label=${label}
            value=${value[unit]} onInput=${(event) => put(unit, event.target.value)} />`}
        <select aria-label=${t("unit")} value=${unit} onChange=${(event) => put(event.target.value,
            value[unit])}>${UNITS.map((each) => html`<option key=${each} value=${each}
            selected=${each === unit}>${choice_name(each)}</option>`)}</select>
        <${Notes} file=${file} path=${path} id=${own.id} /></fieldset>`;
}

// Several of what may be chosen; one alone may stand without its list.
export function Several({ file, path, label, options, is_list }) {
    const value = value_at(file, path);
    const chosen = Array.isArray(value) ? value : value ? [value] : [];
    const put = (id, is_on) => {
        const next = options.map((option) => option.id).filter((each) => (each === id ? is_on
            : chosen.includes(each)));
        write(file, path, next.length === 1 && !is_list ? next[0] : next);
    };
    return html`<fieldset class="field several" id=${id_of(file, path)} tabindex="-1"
        disabled=${!may_write(file, path)}><legend>${label}</legend>${options.map((option) => html`<label class="check"
            key=${option.id}><input type="checkbox" checked=${chosen.includes(option.id)}
            onChange=${(event) => put(option.id, event.target.checked)} />
            <span>${option.label}</span></label>`)}
        <${Notes} file=${file} path=${path} id=${id_of(file, path)} /></fieldset>`;
}

// {question: [options]}: the answers with which it counts.
export function Answers({ file, path, label }) {
    const value = value_at(file, path) ?? {};
    const questions = at(value_of(file), "questions") ?? [];
    const known = (id) => questions.find((each) => each.id === id);
    const put = (question, options) => {
        const { [question]: gone, ...others } = value;
        write(file, path, options.length > 0 ? { ...value, [question]: options } : others);
    };
    const free = questions.filter((each) => !(each.id in value) && each.options?.length > 0);
    return html`<fieldset class="field several" id=${id_of(file, path)} tabindex="-1"
        disabled=${!may_write(file, path)}><legend>${label}</legend>
        ${Object.entries(value).map(([id, chosen]) => html`<div key=${id}>
            <b>${known(id) ? name_of(known(id).title) : id}</b>
            ${(known(id)?.options ?? []).map((option) => html`<label class="check" key=${option.id}>
                <input type="checkbox" checked=${chosen.includes(option.id)}
                    onChange=${(event) => put(id, event.target.checked ? [...chosen, option.id]
                        : chosen.filter((each) => each !== option.id))} />
                <span>${name_of(option.title)}</span></label>`)}</div>`)}
        <select aria-label=${t("question-add", { what: label })} value=""
            onChange=${(event) => put(event.target.value, [known(event.target.value).options[0].id])}>
            <option value="">${t("question-add", { what: label })}</option>
            ${free.map((each) => html`<option key=${each.id} value=${each.id}>
                ${name_of(each.title)}</option>`)}</select>
        <${Notes} file=${file} path=${path} id=${id_of(file, path)} /></fieldset>`;
}

export const label_of = (path) => field_name(key_of(path));
