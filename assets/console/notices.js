// What a supervisor tells the hall: bulletins on the board, closings; and what happened out of
// order.
import { html, useState } from "./lib.js";
import { Button, Card, Empty, Fault, Field, Form, Segments, use_fault } from "./parts.js";
import { hall, is_lost, line_name, now_ms, refresh, seat_of, today } from "./hall.js";
import { court_time, moment_text, name_of, t } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { post, remove } from "./api.js";

const moment = (time) => moment_text(time, today());
const full = (local) => `${local.length === 16 ? `${local}:00` : local}+08:00`;
const WHOLE = "all"; // of the whole hall: to be chosen, too
const in_hours = (hours) => court_time(now_ms() + hours * 3600 * 1000).slice(0, 16);

// A form that keeps what was typed when the server refuses it. What nobody has touched follows the
// clock: a page that stood open since the morning offers no hour of the morning.
function use_form(empty, send) {
    const [typed, set] = useState({});
    const given = { ...empty(), ...typed };
    const [fault, set_fault] = use_fault();
    const [is_busy, set_busy] = useState(false);
    const submit = () => {
        set_busy(true);
        return send(given).then(() => { set({}); set_fault(null); refresh(); }, (error) => {
            set_fault(error);
            refresh(); // it may have been done all the same
        })
            .finally(() => set_busy(false));
    };
    const put = (key) => (event) => {
        const { value } = event.target; // as the field has it now, whatever is drawn later
        set((was) => ({ ...was, [key]: value }));
    };
    return { given, fault, is_busy, submit, put };
}

function Bulletins() {
    const rows = hall.view?.bulletins ?? [];
    const [fault, set_fault] = use_fault();
    const form = use_form(() => ({ zh: "", en: "", until: in_hours(8) }), ({ zh, en, until }) =>
        post("/api/bulletin", { text: { zh_CN: zh.trim(), en: en.trim() }, until: full(until) }));
    const end = (id) => remove("/api/bulletin", { id }).then(() => { set_fault(null); refresh(); },
        (error) => { set_fault(error); refresh(); });
    return html`<${Card} title=${t("bulletins-n", { n: rows.length })} beside=${t("bulletins-hint")}
        kind="span-6">
        ${fault && html`<${Fault}>${fault}<//>`}
        ${rows.length === 0 ? html`<${Empty}>${t("bulletins-none")}<//>` : html`<ul class="rows">
            ${rows.map((row) => html`<li key=${row.id}>
            <span class="note">${name_of(row.text)}</span><span>${t("until",
                { time: moment(row.until) })}</span>
            <${Button} label=${t("take-down")}
                aria-label=${`${t("take-down")} ${name_of(row.text)}`} cannot=${is_lost()}
                    onclick=${() => end(row.id)} /></li>`)}</ul>`}
        <${Form} submit=${t("bulletin-do")} onsubmit=${form.submit} is_busy=${form.is_busy}
            fault=${form.fault}>
            <${Field} id="bulletin-zh" label=${t("text-zh")} value=${form.given.zh} maxlength="28"
                lang="zh-Hans" onInput=${form.put("zh")} />
            <${Field} id="bulletin-en" label=${t("text-en")} value=${form.given.en} maxlength="56"
                lang="en" onInput=${form.put("en")} />
            <${Field} id="bulletin-until" type="datetime-local" label=${t("shown-until")}
                value=${form.given.until} onFocusIn=${form.put("until")}
                onInput=${form.put("until")} /><//><//>`;
}

function Closings() {
    const list = use_list("/api/closings");
    const rows = list.data?.closings ?? [];
    const [fault, set_fault] = use_fault();
    const form = use_form(() => ({ line: "", from: in_hours(0), to: in_hours(1), reason: "" }),
        ({ line, from, to, reason }) =>
        (!line ? Promise.reject("close-missing") : post("/api/close", {
            ...(line === WHOLE ? {} : { line }), from: full(from), to: full(to),
            reason: reason.trim() })).finally(list.again));
    const end = (id) => remove("/api/close", { id }).then(() => { set_fault(null); list.again();
        refresh(); },
        (error) => { set_fault(error); list.again(); });
    return html`<${Card} title=${t("closings-n", { n: list.data ? rows.length : t("unknown") })}
        beside=${t("closings-hint")} kind="span-6">
        <${ListNote} list=${list} />${fault && html`<${Fault}>${fault}<//>`}
        ${list.data && (rows.length === 0 ? html`<${Empty}>${t("closings-none")}<//>` : html`<ul
            class="rows">${rows.map((row) => html`<li key=${row.id}>
            <strong>${row.line ? line_name(row.line) : t("whole-hall")}</strong>
                <span class="note">${row.reason}</span>
            <span>${moment(row.from)}–${moment(row.to)}</span><${Button} label=${t("reopen")}
                cannot=${is_lost()} onclick=${() => end(row.id)} /></li>`)}</ul>`)}
        <${Form} kind="edge" submit=${t("close-do")} onsubmit=${form.submit} is_busy=${form.is_busy}
            fault=${form.fault}>
            <div class="inline-form"><div class="field"><label for="close-line">
                ${t("close-what")}</label><select id="close-line" value=${form.given.line}
                    onChange=${form.put("line")}>
                <option value="" disabled>${t("close-missing")}</option>
                <option value=${WHOLE}>${t("whole-hall")}</option>${(hall.view?.lines ?? []).map((line) =>
                    html`<option key=${line.id} value=${line.id}>
                        ${name_of(line.name)}</option>`)}</select></div>
            <${Field} id="close-reason" label=${t("reason")} value=${form.given.reason}
                maxlength="40" hint=${t("close-reason-hint")} onInput=${form.put("reason")} />
            <${Field} id="close-from" type="datetime-local" label=${t("from")}
                value=${form.given.from} onFocusIn=${form.put("from")}
                onInput=${form.put("from")} />
            <${Field} id="close-to" type="datetime-local" label=${t("to")} value=${form.given.to}
                onFocusIn=${form.put("to")} onInput=${form.put("to")} /></div><//><//>`;
}

function what_of(row) {
    if (row.act === "take-over") return t("exception-take-over",
        { seat: name_of(seat_of(row.seat)?.name), was: row.was });
    if (row.act === "unbook-closed") return `${t("exception-unbook-closed")}${t("colon")}${row.was}`;
    return `${t(`exception-${row.act}`)}${t("colon")}${row.number}`;
}
function Exceptions() {
    const [range, set_range] = useState("today");
    const from = range === "today" ? today() : court_time(now_ms() - 7 * 24 * 3600 * 1000).slice(0,
        10);
    const list = use_list(`/api/exceptions?from=${from}&to=${today()}`);
    const rows = list.data?.exceptions ?? [];
    return html`<${Card} title=${t("exceptions-n", { n: list.data ? list.data.total ?? rows.length
        : t("unknown") })} beside=${html`<${Segments} label=${t("range")}
        value=${range} onchange=${set_range} options=${["today", "seven"].map((id) => ({ id,
            label: t(`range-${id}`) }))} />`} kind="span-12">
        <${ListNote} list=${list} />
        ${list.data && (rows.length === 0 ? html`<${Empty}>${t("exceptions-none")}<//>` : html`<div
            class="table-box" tabindex="0" role="region" aria-label=${t("exceptions")}>
        <table class="by-row">
        <thead><tr>${["when", "what", "where", "who", "reason"].map((key) => html`<th key=${key}
            scope="col">${t(key)}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`<tr key=${row.n}><td>${moment(row.at)}</td><th scope="row">
            ${what_of(row)}</th>
            <td>${row.seat ? name_of(seat_of(row.seat)?.name) : "–"}</td><td>
                ${row.actor || t("at-the-server")}</td><td>${row.reason || "–"}</td></tr>`)}</tbody>
                    </table></div>`)}<//>`;
}

export function NoticesPage() {
    return html`<div class="page-head"><h1>${t("page-notices")}</h1></div>
        <div class="grid"><${Bulletins} /><${Closings} /><${Exceptions} /></div>`;
}
