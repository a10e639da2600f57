// The kiosks of the hall, one row each: what each said of itself, signed by it, and how old that
// is. What was not told is unknown; nothing is taken for so because it was sent.
import { html, useState } from "./lib.js";
import { Button, Card, Dialog, Empty, Field, Form, Tag, fault_text } from "./parts.js";
import { announce, hall, may, now_ms, since_ms, today } from "./hall.js";
import { age_text, moment_text, ms_of, t, use_seconds } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { post, remove } from "./api.js";

const LIVES = { alive: { kind: "good", icon: "check" }, hung: { kind: "stop", icon: "alert" },
    away: { kind: "stop", icon: "offline" }, never: { kind: "quiet", icon: "info" },
    forged: { kind: "stop", icon: "alert" } };
const CONTENTS = { live: "good", waiting: "warn", behind: "warn", away: "stop", unknown: "quiet" };
const ORDER_LOOKS = { waiting: "quiet", taken: "quiet", done: "good", failed: "stop",
    unsure: "warn", expired: "stop" };
const PRINTERS = ["ready", "paper-low", "paper-out", "cover-open", "offline", "jam-midway",
    "cutter-error"];
const EVERY_S = 5;
const ALIVE_MS = 30000;
const RIVAL_MS = 24 * 3600 * 1000;

// It is heard of as long as this page hears of it: a page that is cut off calls nobody alive.
const life_of = (station) => (station.life === "alive" && since_ms(station.seen) > ALIVE_MS
    ? "away" : station.life);
const content_of = (station) => (life_of(station) === "away" && station.content !== "unknown"
    ? "away" : station.content);

function offset_text(station) {
    const ms = station.offset_ms;
    if (ms === null) return null;
    return Math.abs(ms) < 1000 ? t("offset-none") : t(ms > 0 ? "offset-ahead" : "offset-behind",
        { s: Math.round(Math.abs(ms) / 1000) });
}

export function content_text(station) {
    const content = station.report?.content;
    return content ? t("content-shown", { n: content.shown, sha: (content.sha ?? t("unknown"))
        .slice(0, 8), time: content.since ? moment_text(content.since, today()) : t("unknown") }) : null;
}

export function ContentTag({ station }) {
    const content = content_of(station);
    return html`<${Tag} kind=${CONTENTS[content]}>${t(`content-${content}`,
        { time: moment_text(station.seen, today()) })}<//>`;
}

// Each thing a station tells, as it is shown beside its age.
const VALUES = [
    { id: "printer", of: ({ report }) => report && (PRINTERS.includes(report.printer)
        ? t(`printer-${report.printer}`) : null) },
    { id: "clock", of: offset_text },
    { id: "disk", of: ({ report }) => report?.free_mb != null && t("n-mb", { n: report.free_mb }) },
    { id: "touch", of: ({ report }) => report?.touched
        && moment_text(report.touched, today()) },
    { id: "visitor", of: ({ report }) => report && t(report.has_visitor ? "visitor-there"
        : "visitor-none") },
    { id: "findings", of: ({ report }) => report?.findings && (report.findings.length === 0
        ? t("findings-none") : report.findings.map((each) => t(`finding-${each.id}`))
            .join(t("list-comma"))) },
    { id: "program", of: ({ report }) => report?.program?.slice(0, 8) },
    { id: "heat", of: ({ report }) => report?.milli_celsius && t("n-degrees",
        { n: Math.round(report.milli_celsius / 1000) }) },
];

function Value({ value, seen }) {
    if (!value) return html`<span class="soft">${t("unknown")}</span>`;
    return html`<span>${value} <small>${t("ago", { age: age_text(since_ms(seen)) })}</small></span>`;
}

function Life({ station }) {
    const life = life_of(station);
    const look = LIVES[life] ?? LIVES.never;
    const is_met = station.rival && since_ms(station.rival) < RIVAL_MS;
    return html`<${Tag} icon=${look.icon} kind=${look.kind}>${t(`life-${life}`)}<//>${" "}
        ${station.seen && html`<small>${life === "away" ? t("since-time",
            { time: moment_text(station.seen, today()) })
            : t("heard-ago", { age: age_text(since_ms(station.seen)) })}</small>`}
        ${is_met && html`<p class="fault" role="alert">${t("rival-came",
            { age: age_text(since_ms(station.rival)) })}</p>`}`;
}

function Station({ station, open }) {
    return html`<tr><th scope="row">${station.name}${station.spot && html`<br /><small>
            ${station.spot}</small>`}</th>
        <td><${Life} station=${station} /></td>
        <td><${ContentTag} station=${station} /><br />
            <${Value} value=${content_text(station)} seen=${station.seen} /></td>
        <td data-label=${t("value-printer")}><${Value} value=${VALUES[0].of(station)}
            seen=${station.seen} /></td>
        <td data-label=${t("value-findings")}><${Value} seen=${station.seen}
            value=${VALUES.find((each) => each.id === "findings").of(station)} /></td>
        <td class="figure"><${Button} icon="more" label=${t("station-more")}
            aria-label=${`${t("station-more")} ${station.name}`} onclick=${open} /></td></tr>`;
}

// ---- what can be done with one ----
function use_sending(close, said) {
    const [fault, set_fault] = useState("");
    const send = (asked) => asked.then(() => { announce(said); close(); },
        (error) => set_fault(fault_text(error)));
    return [fault, send];
}

function MessageForm({ station, close }) {
    const [zh, set_zh] = useState("");
    const [en, set_en] = useState("");
    const [minutes, set_minutes] = useState("30");
    const [fault, send] = use_sending(close, t("order-given"));
    return html`<${Form} submit=${t("order-message")} fault=${fault} oncancel=${close}
        onsubmit=${() => send(post("/api/stations/order", { place: station.place, kind: "message",
            text_zh: zh, text_en: en, minutes: Number(minutes) || 0 }))}>
        <p class="hint">${t("message-hint")}</p>
        <${Field} id="zh" label=${t("message-zh")} value=${zh} maxlength="40"
            onInput=${(event) => set_zh(event.target.value)} />
        <${Field} id="en" label=${t("message-en")} value=${en} maxlength="120"
            onInput=${(event) => set_en(event.target.value)} />
        <${Field} id="minutes" label=${t("message-minutes")} value=${minutes} inputmode="numeric"
            onInput=${(event) => set_minutes(event.target.value)} /><//>`;
}

function NamesForm({ station, close }) {
    const [name, set_name] = useState(station.name);
    const [spot, set_spot] = useState(station.spot);
    const [fault, send] = use_sending(close, t("station-changed"));
    return html`<${Form} submit=${t("station-change")} fault=${fault} oncancel=${close}
        onsubmit=${() => send(post("/api/stations/change", { place: station.place, name, spot }))}>
        <${Field} id="name" label=${t("station-name")} value=${name}
            onInput=${(event) => set_name(event.target.value)} />
        <${Field} id="spot" label=${t("station-spot")} value=${spot}
            onInput=${(event) => set_spot(event.target.value)} /><//>`;
}

function ReplaceForm({ station, close }) {
    const [code, set_code] = useState("");
    const [fault, send] = use_sending(close, t("station-replaced"));
    return html`<${Form} submit=${t("station-replace")} fault=${fault} oncancel=${close}
        onsubmit=${() => send(post("/api/stations", { place: station.place, code }))}>
        <p class="hint">${t("replace-hint")}</p>
        <${Field} id="code" label=${t("station-code")} value=${code} inputmode="numeric"
            autocomplete="off" onInput=${(event) => set_code(event.target.value)} /><//>`;
}

function RevokeForm({ station, close }) {
    const [fault, send] = use_sending(close, t("station-revoked"));
    return html`<${Form} submit=${t("station-revoke")} fault=${fault} oncancel=${close} kind="danger"
        onsubmit=${() => send(remove("/api/stations", { place: station.place }))}>
        <p>${t("revoke-hint")}</p><//>`;
}

const FORMS = { message: MessageForm, change: NamesForm, replace: ReplaceForm, revoke: RevokeForm };

function Acts({ station, choose, close }) {
    const [fault, send] = use_sending(close, t("order-given"));
    const give = (kind) => send(post("/api/stations/order", { place: station.place, kind }));
    return html`<div class="stack"><${Button} icon="retry" label=${t("order-reload")}
            onclick=${() => give("reload")} />
        <${Button} icon="swap" label=${t("order-restart")} onclick=${() => give("restart")} />
        <${Button} icon="megaphone" label=${t("order-message")} onclick=${() => choose("message")} />
        <${Button} icon="device" label=${t("order-screenshot")}
            onclick=${() => give("screenshot")} />
        ${may("administrator") && html`<${Button} icon="pen" label=${t("station-change")}
            onclick=${() => choose("change")} />
        <${Button} icon="undo" label=${t("station-replace")} onclick=${() => choose("replace")} />
        <${Button} icon="x" label=${t("station-revoke")} onclick=${() => choose("revoke")} />`}
        ${fault && html`<p class="fault" role="alert">${fault}</p>`}</div>`;
}

function StationWindow({ station, close }) {
    use_seconds();
    const [what, choose] = useState("");
    const Chosen = FORMS[what];
    return html`<${Dialog} title=${station.name} onclose=${close}>
        <p><${Life} station=${station} /></p>
        ${Chosen ? html`<${Chosen} station=${station} close=${close} />`
            : html`<dl class="values">${VALUES.map((each) => html`<div key=${each.id}>
                <dt>${t(`value-${each.id}`)}</dt><dd><${Value} value=${each.of(station)}
                    seen=${station.seen} /></dd></div>`)}
                <div><dt>${t("value-machine")}</dt><dd>${station.epoch}</dd></div></dl>
            <${Acts} station=${station} choose=${choose} close=${close} />`}<//>`;
}

// ---- what was asked, who is new ----
function Orders({ orders, stations, show }) {
    if (orders.length === 0) return null;
    const name = (place) => stations.find((each) => each.place === place)?.name ?? t("unknown");
    const state = (row) => (row.state === "waiting" && now_ms() >= ms_of(row.until) ? "expired"
        : row.state);
    return html`<${Card} title=${t("orders")}><table class="by-row"><tbody>
        ${orders.slice(0, 8).map((row) => html`<tr key=${row.id}><td>${moment_text(row.made, today())}</td>
            <th scope="row">${t(`order-${row.kind}`)}</th><td>${name(row.place)}</td>
            <td>${row.by}</td><td><${Tag} kind=${ORDER_LOOKS[state(row)]}>
                ${t(`order-is-${state(row)}`)}<//>
            ${row.has_picture && html` <${Button} label=${t("picture-show")}
                onclick=${() => show(row)} />`}</td></tr>`)}</tbody></table><//>`;
}

function PictureWindow({ order, close }) {
    return html`<${Dialog} title=${t("picture-title", { time: moment_text(order.changed, today()) })}
        onclose=${close}><p class="hint">${t("picture-hint")}</p>
        <img class="screen-picture" alt=${t("order-screenshot")}
            src=${`/api/stations/picture?id=${order.id}`} /><//>`;
}

function EnrolForm({ done }) {
    const [code, set_code] = useState("");
    const [name, set_name] = useState("");
    const [spot, set_spot] = useState("");
    const clear = () => { set_code(""); set_name(""); set_spot(""); done(); };
    const [fault, send] = use_sending(clear, t("station-enrolled", { name }));
    return html`<${Card} title=${t("station-enrol")}><p class="hint">${t("enrol-hint")}</p>
        <${Form} submit=${t("station-enrol")} fault=${fault}
            onsubmit=${() => send(post("/api/stations", { code, name, spot }))}>
        <div class="inline-form"><${Field} id="new-code" label=${t("station-code")} value=${code}
            inputmode="numeric" autocomplete="off"
            onInput=${(event) => set_code(event.target.value)} />
        <${Field} id="new-name" label=${t("station-name")} value=${name}
            onInput=${(event) => set_name(event.target.value)} />
        <${Field} id="new-spot" label=${t("station-spot")} value=${spot}
            onInput=${(event) => set_spot(event.target.value)} /></div><//><//>`;
}

export function Stations() {
    use_seconds();
    const list = use_list("/api/stations", { every_s: EVERY_S });
    const [open_, open] = useState(null);
    const [picture, show] = useState(null);
    const { stations = [], orders = [], release } = list.data ?? {};
    const chosen = stations.find((each) => each.place === open_);
    const close = () => { open(null); list.again(); };
    return html`<${Card} title=${t("stations")} beside=${release
            ? t("content-wanted", { n: release.number }) : ""} kind="stations">
        <${ListNote} list=${list} />
        ${list.data && stations.length === 0 && html`<${Empty} icon="device">
            ${t("fleet-none")}<//>`}
        ${stations.length > 0 && html`<table class="by-row"><thead><tr>
            <th scope="col">${t("station-name")}</th><th scope="col">${t("value-life")}</th>
            <th scope="col">${t("value-content")}</th><th scope="col">${t("value-printer")}</th>
            <th scope="col">${t("value-findings")}</th>
            <th scope="col"><span class="unseen">${t("what-to-do")}</span></th></tr></thead>
        <tbody>${stations.map((station) => html`<${Station} key=${station.place} station=${station}
            open=${() => open(station.place)} />`)}</tbody></table>`}<//>
        <${Orders} orders=${orders} stations=${stations} show=${show} />
        ${hall.me && may("administrator") && html`<${EnrolForm} done=${list.again} />`}
        ${chosen && html`<${StationWindow} station=${chosen} close=${close} />`}
        ${picture && html`<${PictureWindow} order=${picture} close=${() => show(null)} />`}`;
}
