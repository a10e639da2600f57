// A paper for a visitor at a kiosk of the hall: a guide, or the enforcement checklist after its
// questions; which kiosk; and what became of each. Nothing of it names anybody.
import { html, useEffect, useState } from "./lib.js";
import { Button, Card, Choices, Empty, Fault, Field, Segments, Tag, use_fault } from "./parts.js";
import { announce, is_lost, now_ms, refresh } from "./hall.js";
import { clock_of, language, ms_of, name_of, t, use_seconds } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { post, token } from "./api.js";

const LOOKS = {
    waiting: { icon: "clock", kind: "quiet" }, printing: { icon: "print", kind: "quiet" },
    printed: { icon: "check", kind: "good" }, failed: { icon: "x", kind: "stop" },
    unsure: { icon: "alert", kind: "warn" }, expired: { icon: "x", kind: "stop" },
};
const WHYS = ["paper-out", "cover-open", "offline", "jam-midway", "cutter-error", "busy",
    "no-answer", "interrupted", "not-known"];
export const ready = (station) => station.is_here && station.can_print;
// What stands beside a kiosk: whether it can be asked now, and if not, why.
export function station_note(station) {
    if (!station.is_here) return t("station-away", { time: clock_of(station.seen) });
    return station.can_print ? t("station-ready") : t(`paper-why-${station.printer}`);
}
const title_of = (row) => (row.kind === "guide" ? name_of(row.guide?.title)
    : t(`kind-of-paper-${row.kind}`));

function reason_of(row) {
    if (row.state === "expired") return t("printout-expired-why");
    return row.reason && WHYS.includes(row.reason) ? t(`paper-why-${row.reason}`) : "";
}

function Printouts({ list }) {
    use_seconds();
    const rows = list.data?.printouts ?? [];
    const is_over = (row) => row.state === "waiting" && now_ms() >= ms_of(row.until);
    useEffect(() => { if (rows.some(is_over)) list.again(); }, [rows.some(is_over)]);
    return html`<${Card} title=${t("printouts")} beside=${t("printouts-hint")} kind="printouts">
        ${list.data && rows.length === 0 && html`<${Empty} icon="print">${t("printouts-none")}<//>`}
        ${rows.length > 0 && html`<table class="by-row"><thead><tr><th scope="col">${t("when")}</th>
            <th scope="col">${t("what")}</th><th scope="col">${t("where")}</th>
            <th scope="col">${t("who")}</th><th scope="col">${t("printout-state")}</th></tr></thead>
        <tbody>${rows.map((row) => html`<tr key=${row.id}><td>${clock_of(row.made)}</td>
            <th scope="row">${title_of(row)}</th><td>${row.station}</td><td>${row.by}</td>
            <td><${Tag} icon=${LOOKS[row.state].icon} kind=${LOOKS[row.state].kind}>
                ${t(`printout-${row.state}`)}<//> ${reason_of(row)}</td></tr>`)}</tbody></table>`}<//>`;
}

function Guides({ guides, value, choose }) {
    const [sought, seek] = useState("");
    const words = sought.trim().toLowerCase();
    const fits = (guide) => [String(guide.number), ...Object.values(guide.title),
        ...Object.values(guide.legal_title)].some((text) => text.toLowerCase().includes(words));
    const found = guides.filter(fits);
    return html`<${Field} id="sought" label=${t("guide-search")} value=${sought} autocomplete="off"
        hint=${t("guide-found", { n: found.length })}
        onInput=${(event) => seek(event.target.value)} />
        <div class="guide-list"><${Choices} legend=${t("paper-guide")} name="guide" value=${value}
            onchange=${choose} options=${found.map((guide) => ({ id: guide.id,
                label: `${String(guide.number).padStart(2, "0")} ${name_of(guide.title)}`,
                note: name_of(guide.legal_title) }))} /></div>`;
}

// The questions of the checklist, one after another; answered ones can be taken back.
function Questions({ way, answers, set }) {
    const [day, set_day] = useState("");
    const said = answers ? answers.split(";") : [];
    const next = way.data?.next;
    const give = (value) => { set_day(""); set([...said, `${next.id}=${value}`].join(";")); };
    return html`<${ListNote} list=${way} /><ol class="asked">${(way.data?.asked ?? []).map((row,
        place) => html`<li key=${row.id}><span>${name_of(row.title)}</span>
            <b>${row.said ? name_of(row.said) : row.answer}</b>
            <${Button} label=${t("ask-again")} aria-label=${t("ask-again-what",
                { what: name_of(row.title) })}
                onclick=${() => set(said.slice(0, place).join(";"))} /></li>`)}</ol>
        ${next && html`<fieldset class="question"><legend>${name_of(next.title)}</legend>
            <p class="hint">${name_of(next.hint)}</p>
            ${next.is_day && html`<div class="day-answer"><${Field} id="answer-day" type="date"
                label=${t("day-of-answer")} value=${day}
                onInput=${(event) => set_day(event.target.value)} />
                <${Button} label=${t("day-take")} cannot=${!day} onclick=${() => give(day)} /></div>`}
            <div class="answers">${next.options.map((option) => html`<${Button} key=${option.id}
                kind="edge" label=${name_of(option.title)}
                onclick=${() => give(option.id)} />`)}</div></fieldset>`}
        ${way.data && !next && html`<p class="box">${t("documents-n",
            { n: way.data.documents })}</p>`}`;
}

const WHATS = ["guide", "answered", "all"];
// What is still to be chosen before it can be printed; "" when nothing is.
function why_not({ what, guide, is_complete, station }) {
    if (is_lost()) return t("why-lost-print");
    if (what === "guide" && !guide) return t("why-no-guide");
    if (what === "answered" && !is_complete) return t("why-not-answered");
    if (!station) return t("why-no-station");
    return ready(station) ? "" : station_note(station);
}

function Order({ papers, list }) {
    const [what, set_what] = useState("guide");
    const [guide, choose] = useState("");
    const [answers, answer] = useState("");
    const [place, set_place] = useState("");
    const [lang, set_lang] = useState(language());
    const [is_large, set_large] = useState(false);
    const [press_token, renew] = useState(token);
    const [fault, set_fault] = use_fault("printout-lost");
    const way = use_list("/api/papers/questions", { is_calm: true, body: { answers } });
    const stations = list.data?.stations ?? [];
    const station = stations.find((each) => each.name === place);
    const is_complete = Boolean(way.data) && way.data.next === null;
    const why = why_not({ what, guide, is_complete, station });
    useEffect(() => { // one kiosk that can print is no choice
        const able = stations.filter(ready);
        if (!place && able.length === 1) set_place(able[0].name);
    }, [list.data]);
    const wish = () => ({ request: press_token, station: place, lang, is_large,
        guide: what === "guide" ? guide : "", answers: what === "answered" ? answers : "" });
    const press = () => {
        if (why) return void announce(why);
        return post("/api/printouts", wish()).then(() => {
            renew(token());
            set_fault(null);
            answer("");
            announce(t("did-printout", { station: place }));
            list.again();
            refresh();
        }, (error) => { set_fault(error); list.again(); });
    };
    return html`<div class="order"><${Card} title=${t("paper-what")} kind="order-what">
        <${Segments} label=${t("paper-what")} value=${what} onchange=${set_what}
            options=${WHATS.map((id) => ({ id, label: t(`paper-${id}`) }))} />
        ${what === "guide" && html`<${ListNote} list=${papers} /><${Guides}
            guides=${papers.data?.guides ?? []} value=${guide} choose=${choose} />`}
        ${what === "answered" && html`<p class="hint">${t("answers-hint")}</p><${Questions}
            way=${way} answers=${answers} set=${answer} />`}
        ${what === "all" && html`<p>${t("paper-all-means")}</p>`}<//>
        <${Card} title=${t("paper-where")} kind="order-where"><${ListNote} list=${list} />
        ${list.data && stations.length === 0 ? html`<${Empty} icon="device">${t("stations-none")}<//>`
            : html`<${Choices} legend=${t("station")} name="station" value=${place}
                onchange=${set_place} options=${stations.map((each) => ({ id: each.name,
                    label: each.name, note: station_note(each) }))} />`}
        <${Choices} legend=${t("paper-lang")} name="lang" value=${lang} onchange=${set_lang}
            options=${["zh_CN", "en"].map((id) => ({ id, label: t(`paper-in-${id}`) }))} />
        <label class="check"><input type="checkbox" checked=${is_large}
            onChange=${(event) => set_large(event.target.checked)} /><span>${t("paper-large")}</span>
        </label>
        ${fault && html`<${Fault}>${fault}<//>`}
        <${Button} data-strong="" kind=${`great-button ${why ? "dashed" : "strong"}`} icon="print"
            aria-disabled=${why ? "true" : undefined} aria-describedby="print-why"
            label=${t("print-there", { station: place || t("the-kiosk") })} onclick=${press} />
        <p class="why" id="print-why">${why || t("print-there-hint")}</p><//></div>`;
}

export function PapersPage() {
    const papers = use_list("/api/papers", { is_calm: true });
    const list = use_list("/api/printouts");
    return html`<div class="page-head"><h1>${t("page-papers")}</h1>
        <p class="hint">${t("papers-hint")}</p></div>
        <${Order} papers=${papers} list=${list} /><${Printouts} list=${list} />`;
}
