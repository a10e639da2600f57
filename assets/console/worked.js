// What a draft or a release makes of fees, periods and the checklist: cases that the server works
// out before and after, by the functions of the kiosk.
import { html, useEffect, useState } from "./lib.js";
import { Button, Card, Empty, Fault, fault_text } from "./parts.js";
import { hall } from "./hall.js";
import { language, t } from "./text.js";
import { get } from "./api.js";
import { query_of } from "./draft.js";
import { plain } from "./draft_names.js";

const FIRST = 12; // shown at once; the others when asked for
const WAIT_MS = 20000;

function use_worked(of, turn) {
    const [state, set] = useState({});
    const key = query_of(of);
    useEffect(() => {
        let is_over = false;
        set((was) => (was.refused ? {} : was)); // a refusal is of one question alone
        get(`/api/worked?${key}`, { wait_ms: WAIT_MS }).then((found) => {
            if (!is_over) set(found);
        }, (refused) => { if (!is_over) set({ refused }); });
        return () => { is_over = true; };
    }, [key, turn, hall.me?.lang]);
    return state;
}

// Of two lists the lines that only one has: a list of ten papers is one line longer.
function only_in(text, other) {
    const known = new Set(other.split("\n"));
    const own = text.split("\n").filter((line) => !known.has(line));
    return own.length > 0 ? own : [text === "" ? t("nothing-there") : t("worked-same")];
}

function Case({ kind, row }) {
    const was = kind === "checklist" ? only_in(row.was, row.now) : [row.was || t("nothing-there")];
    const now = kind === "checklist" ? only_in(row.now, row.was) : [row.now || t("nothing-there")];
    const given = kind === "checklist" ? "" : kind === "fee" && row.given
        ? t("worked-yuan", { n: row.given }) : kind === "calendar" ? t("worked-days", {
            from: row.given.split(" + ")[0], n: row.given.split(" + ")[1] }) : row.given;
    return html`<tr><th scope="row">${row.of || t(`worked-of-${kind}`)}${given &&
            html` <small>${given}</small>`}</th>
        <td>${was.map((line, i) => html`<p key=${i}><del>${line}</del></p>`)}</td>
        <td>${now.map((line, i) => html`<p key=${i}><ins>${line}</ins></p>`)}</td></tr>`;
}

function Kind({ found }) {
    const [is_all, show_all] = useState(false);
    const { kind, count, changed, cases } = found;
    const shown = is_all ? cases : cases.slice(0, FIRST);
    return html`<table class="worked"><caption>${t(`worked-${kind}`, { n: changed, all: count })}
        </caption><thead class="unseen"><tr><th scope="col">${t("worked-case")}</th>
            <th scope="col">${t("as-shown")}</th><th scope="col">${t("as-drafted")}</th></tr></thead>
        <tbody>${shown.map((row, i) => html`<${Case} key=${i} kind=${kind} row=${row} />`)}</tbody>
        </table>${cases.length > shown.length && html`<${Button} label=${t("worked-more",
        { n: cases.length - shown.length })} onclick=${() => show_all(true)} />`}
        ${is_all && changed > cases.length && html`<p class="hint">${t("worked-most",
        { n: cases.length })}</p>`}`;
}

// `of`: {draft} or {number}.
export function WorkedCard({ of, turn }) {
    const { kinds: told, lang, refused } = use_worked(of, turn);
    const kinds = lang === language() ? told : null; // else it is asked again in this moment
    const fault = refused && (refused.code === "input" && of.draft ? t("worked-faults")
        : plain(fault_text(refused)));
    const changed = (kinds ?? []).filter((found) => found.changed > 0);
    const all = (kinds ?? []).reduce((sum, found) => sum + found.count, 0);
    return html`<${Card} title=${t("worked-title")} kind="worked-cases">
        ${fault ? html`<${Fault}>${fault}<//>` : !kinds ? html`<div class="grey"></div>`
            : changed.length === 0 ? html`<${Empty}>${t("worked-none", { n: all })}<//>`
                : changed.map((found) => html`<${Kind} key=${found.kind} found=${found} />`)}<//>`;
}
