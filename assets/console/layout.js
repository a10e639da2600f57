// The layout of a draft or a release: every page in every way to look at it, which the server works
// off in the background; what does not fit, with its picture and the way to its field.
import { html, useEffect, useRef, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { Button, Card, Dialog, Fault, fault_text } from "./parts.js";
import { hall } from "./hall.js";
import { language, t } from "./text.js";
import { get, post } from "./api.js";
import { draft, query_of } from "./draft.js";
import { file_name, place_name } from "./draft_names.js";
import { show_field } from "./draft_form.js";
import { Picture, read_picture } from "./draft_proof.js";

const AGAIN_MS = 1000;
const rest = () => new Promise((done) => setTimeout(done, AGAIN_MS));

export class NotLaidOut extends Error {}

// Without an answer it is asked again: the server goes on by itself, also when it was started anew.
async function patient(ask, is_over) {
    for (;;) {
        try {
            return await ask();
        } catch (error) {
            if (is_over() || !["lost", "busy"].includes(error.code)) throw error;
            await rest();
        }
    }
}

// Follows what is `found` until all is looked at, or nobody wants it any more; `tell` hears how far
// it is. Gives what was found in the end.
async function follow(of, found, tell, is_over) {
    const { hash } = found;
    let now = found;
    while (now.is_waiting && !is_over()) {
        tell(now);
        await rest();
        now = await patient(() => get(`/api/layout?${query_of({ hash })}`), is_over);
    }
    return patient(() => get(`/api/layout?${query_of(of)}`), is_over);
}

// Looks at it, unless it is known, and gives what was found; throws where it does not fit.
export async function lay_out(of, tell, is_over) {
    const begun = await patient(() => post("/api/layout", of), is_over);
    const found = await follow(of, begun, tell, is_over);
    if (is_over()) throw new NotLaidOut("");
    if (found.state === "faulty") throw new NotLaidOut(t("layout-refused", { n: found.faults.length }));
    if (found.state !== "fits") throw new NotLaidOut(t("layout-broken"));
}

// {found, fault, begin}; `turn`: asked anew when it is another one.
function use_layout(of, turn) {
    const [state, set] = useState({});
    const key = query_of(of);
    const asked = useRef(null);
    const run = async (ask) => {
        const own = {};
        asked.current = own;
        const is_over = () => asked.current !== own;
        const tell = (what) => { if (!is_over()) set((was) => ({ ...was, fault: "", ...what })); };
        try {
            const begun = await patient(ask, is_over);
            tell({ found: begun });
            if (begun.is_waiting) tell({ found: await follow(of, begun,
                (found) => tell({ found }), is_over) });
        } catch (error) {
            tell({ fault: fault_text(error) });
        }
    };
    useEffect(() => {
        run(() => get(`/api/layout?${key}`));
        return () => { asked.current = null; };
    }, [key, turn, hall.me?.lang]);
    const found = state.found?.lang === language() ? state.found : null; // else it is asked again
    return { found, fault: state.fault, begin: () => run(() => post("/api/layout", of)) };
}

// ---- what is shown of it ----

const WORDS = { zh_CN: "in-chinese", en: "in-english", portrait: "mode-portrait",
    landscape: "proof-landscape", large: "proof-large", contrast: "proof-contrast", low: "proof-low",
    strip: "proof-strip" };
export const mode_text = (mode) => mode.split(",").map((word) => t(WORDS[word])).join(" ");

// The same words on the same page in several modes are one row.
function rows_of(faults) {
    const rows = new Map();
    for (const fault of faults) {
        const { hall: of, page, item, part, what, text } = fault;
        const key = JSON.stringify([of, page, item, part, what, text]);
        rows.set(key, [...rows.get(key) ?? [], fault]);
    }
    return [...rows.values()];
}

const guide_of = (item) => draft.files.find((each) => each.file.endsWith(`-${item}.json`));
function place_text(fault) {
    const guide = fault.page.startsWith("guide-") || fault.page === "guide" ? guide_of(fault.item) : null;
    return [fault.hall_name, t(`screen-${fault.page}`), guide ? file_name(guide.file, guide)
        : fault.file && file_name(fault.file, draft.files.find((each) => each.file === fault.file)),
        place_name(fault.field)].filter(Boolean).join(t("comma"));
}

function PictureWindow({ name, fault, close }) {
    const [shown, show] = useState({});
    const [lang, direction, ...looks] = fault.mode.split(",");
    const look = [direction === "landscape" && direction, ...looks].filter(Boolean).join();
    useEffect(() => {
        let is_over = false;
        read_picture(query_of({ name, hall: fault.hall, page: fault.page, item: fault.item, part: fault.part,
            number: fault.number, lang, look })).then((picture) => { if (!is_over) show(picture); },
            (error) => { if (!is_over) show({ fault: fault_text(error) }); });
        return () => { is_over = true; };
    }, [fault]);
    const label = t("layout-picture", { what: place_text(fault), mode: mode_text(fault.mode) });
    return html`<${Dialog} title=${label} kind="proof-large" onclose=${close}>
        <p class="hint">${fault.what}${fault.text && t("colon") + fault.text}</p>
        ${shown.fault ? html`<${Fault}>${shown.fault}<//>` : shown.bitmap
            ? html`<${Picture} bitmap=${shown.bitmap} label=${label} />`
            : html`<div class="grey"></div>`}<//>`;
}

function Row({ name, row, open }) {
    const [first] = row;
    const go = () => {
        show_field(first.file, first.field);
        location.hash = `#/desk/${encodeURIComponent(name)}/file/${encodeURIComponent(first.file)}`;
    };
    return html`<li><p><b>${place_text(first)}</b></p><p>${first.what}${first.text &&
            html`${t("colon")}<q>${first.text}</q>`}</p>
        <div class="layout-ways">${name && first.file.endsWith(".json") && html`<${Button} icon="pen"
            label=${t("layout-mend")} aria-label=${`${t("layout-mend")}${t("colon")}${
            place_text(first)}`} onclick=${go} />`}
        ${row.map((fault) => (name ? html`<${Button} key=${fault.mode} icon="eye"
            label=${mode_text(fault.mode)} onclick=${() => open(fault)} />`
            : html`<span key=${fault.mode} class="tag">${mode_text(fault.mode)}</span>`))}</div></li>`;
}

// `words`: how the states are said, by what it is about.
function State({ found, is_stale, words = "layout" }) {
    const line = (icon, kind, text) => html`<p class=${`layout-state ${kind}`} role="status">
        <${Icon} name=${icon} />${text}</p>`;
    if (found.is_waiting) return html`${line("clock", "", t("layout-running", { done: found.done,
        modes: found.modes || t("unknown") }))}<progress max=${found.modes || 1} value=${found.done}
        aria-label=${t("layout-title")}></progress>`;
    if (found.state === "fits") return line("check", "good", t("layout-fits"));
    if (found.state === "faulty") return line("alert", "bad", t(`${words}-faulty`,
        { n: rows_of(found.faults).length }));
    return line("clock", "", t(is_stale ? "layout-stale" : `${words}-unknown`));
}

// `of`: {draft}, {number} or the {sha} of what was carried here, which is looked at unasked; `see`
// hears what is found. What was found before a change stays to be read, and is said to be old.
export function LayoutCard({ of, turn, see }) {
    const { found, fault, begin } = use_layout(of, turn);
    const [opened, open] = useState(null);
    const known = useRef(null);
    if (found?.state === "fits" || found?.state === "faulty") known.current = found;
    const is_stale = found?.state === "unknown" && known.current !== null;
    const faults = (is_stale ? known.current : found)?.faults ?? [];
    const can_begin = found?.state === "unknown" && !found.is_waiting;
    useEffect(() => { if (of.sha && can_begin) begin(); }, [of.sha, can_begin]);
    useEffect(() => { see?.(found); }, [found]);
    return html`<${Card} title=${t("layout-title")} kind="layout" beside=${can_begin &&
            html`<${Button} icon="eye" label=${t("layout-do")} onclick=${begin} />`}>
        ${fault && html`<${Fault}>${fault}<//>`}
        ${found ? html`<${State} found=${found} is_stale=${is_stale}
            words=${of.sha ? "carried" : "layout"} />`
            : !fault && html`<div class="grey"></div>`}
        ${faults.length > 0 && html`<ul class=${`layout-faults ${is_stale ? "old" : ""}`}>
            ${rows_of(faults).map((row, i) => html`<${Row} key=${i} name=${of.draft} row=${row}
                open=${open} />`)}</ul>`}
        ${opened && html`<${PictureWindow} name=${of.draft} fault=${opened}
            close=${() => open(null)} />`}<//>`;
}

// How far it is, in the window that waits for it.
export function Waiting({ found }) {
    if (!found?.is_waiting) return null;
    return html`<${State} found=${found} />`;
}
