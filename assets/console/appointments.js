// The appointments of a day: who has come, who is awaited, who is late; checking in whoever lost
// the paper, giving a place back, and the day on paper.
import { html, useEffect, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { Button, Card, Dialog, Empty, Fault, Form, Kind, Letter, Number_, Tag,
    use_fault } from "./parts.js";
import { announce, hall, is_lost, line_name, line_of, now_ms, refresh, today } from "./hall.js";
import { clock_of, court_time, day_text, ms_of, name_of, shift_day, t,
    use_seconds } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { post } from "./api.js";
import { OfWhichHall, SentPage } from "./sent.js";

const LOOKS = {
    came: { icon: "check", kind: "good" }, awaited: { icon: "clock", kind: "" },
    early: { icon: "clock", kind: "" }, late: { icon: "clock", kind: "warn" },
    missing: { icon: "x", kind: "stop" }, cancelled: { icon: "x", kind: "quiet" },
};
const COUNTED = ["came", "awaited", "late", "missing", "cancelled"];

// What becomes of it: of a booked one it depends on when it is for and on the clock; who is late the
// server says.
function state_of(row) {
    if (row.state === "checked-in") return "came";
    if (row.state === "cancelled") return "cancelled";
    if (row.can_check_in) return row.is_late ? "late" : "awaited";
    return row.state === "booked" && now_ms() < ms_of(row.at) ? "early" : "missing";
}
const is_open = (row) => ["awaited", "early", "late"].includes(state_of(row));
// Whom staff look for first.
const first_of = (rows) => ["late", "awaited"].map((state) => rows.find((row) =>
    state_of(row) === state)).find(Boolean) ?? rows[0];
// Those with times on that day, and any that the content has no more while somebody still has one.
function lines_of(rows, planned) {
    const ids = new Set([...planned.map((line) => line.id), ...rows.map((row) => row.line)]);
    return [...ids].map((id) => line_of(id) ?? { id, letter: "?" });
}
// How many of the places of a line are free then; null: it has no places at that time.
function free_at(time, line, rows, planned) {
    const plan = planned.find((each) => each.id === line.id);
    if (!plan?.times.includes(time)) return null;
    const taken = rows.filter((row) => row.at === time && row.line === line.id
        && row.state !== "cancelled").length;
    return Math.max(0, plan.places - taken);
}
const PAUSE_MS = 3600 * 1000; // between two times, so that it is a break
const counted = (row) => (state_of(row) === "early" ? "awaited" : state_of(row));

function Chip({ row, is_chosen, choose }) {
    const state = state_of(row);
    return html`<button type="button" class=${`chip ${LOOKS[state].kind} ${is_chosen ? "chosen"
        : ""}`} aria-pressed=${String(is_chosen)} onClick=${choose}>
        <${Icon} name=${LOOKS[state].icon} /><b>${row.number ?? t("place-n", { n: row.place })}</b>
        <span>${t(`booked-${state}`)}</span></button>`;
}

function Free({ count, is_over }) {
    if (is_over || count === null) return null;
    return html`<span class="free">${count > 0 && t("times-free", { n: count })}</span>`;
}

function Day({ rows, lines, planned, chosen, choose, day }) {
    use_seconds();
    const times = [...new Set([...planned.flatMap((line) => line.times),
        ...rows.map((row) => row.at)])].sort();
    const now = court_time(now_ms());
    const next = day === today() ? times.find((time) => time > now) : null;
    const is_after_break = (time, i) => i > 0 && ms_of(time) - ms_of(times[i - 1]) > PAUSE_MS;
    return html`<p class="day-lines" aria-hidden="true">${lines.map((line) => html`<span
            key=${line.id}><${Letter} line=${line} />${line_name(line.id)}</span>`)}</p>
        <div class="table-box" tabindex="0" role="region" aria-label=${t("page-appointments")}><table class="day"><thead><tr><th scope="col">
        ${t("when")}</th>${lines.map((line) => html`<th key=${line.id} scope="col">
            <${Letter} line=${line} /> <span>${line_name(line.id)}</span></th>`)}</tr></thead><tbody>
        ${times.map((time, i) => html`${is_after_break(time, i) && html`<tr class="break"><td
            colspan=${lines.length + 1}>${t("times-break")}</td></tr>`}
            ${time === next && html`<tr class="now"><td
            colspan=${lines.length + 1}><span>${clock_of(now)}</span></td></tr>`}
        <tr key=${time}><th scope="row">${clock_of(time)}</th>${lines.map((line) => html`<td
            key=${line.id}><div class="chips">${rows.filter((row) => row.at === time &&
                row.line === line.id).map((row) => html`<${Chip} key=${row.id} row=${row}
                is_chosen=${row.id === chosen?.id}
                choose=${() => choose(row.id)} />`)}<${Free} is_over=${time <= now}
                count=${free_at(time, line, rows, planned)} /></div></td>`)}
        </tr>`)}</tbody></table></div>`;
}

function Chosen({ row, act, fault }) {
    const [is_asking, ask] = useState(false);
    const state = state_of(row);
    const cancel = () => act(row, "cancel").then((done) => done && ask(false));
    return html`<${Card} title=${t("booked-title", { time: clock_of(row.at) })}
        beside=${html`<${Tag} icon=${LOOKS[state].icon} kind=${LOOKS[state].kind}>
            ${t(`booked-${state}`)}<//>`}>
        <dl class="pairs-of"><dt>${t("lines")}</dt><dd>${line_name(row.line)}</dd>
            <dt>${t("walk-in-kind")}</dt><dd><${Kind} kind=${row.kind} /></dd>
            ${row.is_from_court && html`<dt>${t("sent-by")}</dt><dd>${t("sent-by-court")}</dd>`}
            <dt>${t("number")}</dt><dd>${row.number ? html`<${Number_} number=${row.number}
                line=${row.line} />` : t("no-number-yet")}</dd></dl>
        ${is_open(row) && html`<p class="hint">${t(`booked-${state}-means`,
            { time: clock_of(row.at) })}</p>`}
        ${fault && html`<${Fault}>${fault}<//>`}
        ${is_open(row) && html`<div class="two"><${Button} kind=${state === "early" ? "" : "edge"}
            icon="user-check" label=${t("check-in")} cannot=${is_lost() || state === "early"}
            onclick=${() => act(row, "check-in")} />
            <${Button} label=${t("cancel-booked")} cannot=${is_lost()}
                onclick=${() => ask(true)} /></div>`}
        ${is_asking && is_open(row) && html`<${Dialog} title=${t("cancel-booked-title",
            { time: clock_of(row.at), line: line_name(row.line) })}
            onclose=${() => ask(false)}><${Form} submit=${t("cancel-booked")} onsubmit=${cancel}
                oncancel=${() => ask(false)} fault=${fault}>
                <p>${t("cancel-booked-hint")}</p><//><//>`}
        <//>`;
}

// At the court, of this hall or of one of its tribunals'.
export function AppointmentsPage() {
    const [where, go] = useState("");
    return where ? html`<${SentPage} name=${where} go=${go} />` : html`<${OwnPage} go=${go} />`;
}

function OwnPage({ go }) {
    const [day, set_day] = useState(today());
    const [chosen, choose] = useState(0);
    const [fault, set_fault] = use_fault();
    const list = use_list(`/api/appointments?day=${day}`);
    const rows = list.data?.appointments ?? [];
    const planned = list.data?.lines ?? [];
    const lines = lines_of(rows, planned);
    // Chosen once and kept: what is pressed is meant for who was shown.
    useEffect(() => { if (chosen === 0 && rows.length > 0) choose(first_of(rows).id); },
        [list.data]);
    const row = rows.find((each) => each.id === chosen);
    const go_to = (next) => { choose(0); set_fault(null); set_day(next); };
    const shift = (days) => go_to(shift_day(day, days));
    const act = (which, word) => post("/api/appointments/act", { id: which.id, do: word })
        .then(({ number }) => {
            set_fault(null);
            announce(number ? t("did-check-in", { number }) : t("did-cancel-booked"));
            list.again();
            refresh();
            return true;
        }, (error) => { // it may have been done all the same
            set_fault(error);
            list.again();
            return false;
        });
    return html`<div class="page-head"><h1>${t("page-appointments")}</h1>
        <div class="day-way"><${Button} kind="square" icon="left" aria-label=${t("day-before")}
            onclick=${() => shift(-1)} />
        <strong class="day-name">${day === today() ? t("today-is", { day: day_text(day) })
            : day_text(day, today())}</strong>
        <${Button} kind="square" icon="right" aria-label=${t("day-after")}
            onclick=${() => shift(1)} />${day !== today() && html`<${Button}
            label=${t("to-today")} onclick=${() => go_to(today())} />`}</div>
        <span class="beside"></span><${OfWhichHall} name="" go=${go} />
        <${Button} icon="print" label=${t("print-day")}
            cannot=${rows.length === 0} onclick=${() => print()} /></div>
        <${ListNote} list=${list} />
        <div class="grid fills"><${Card} kind="span-8 day-card" label=${t("page-appointments")}>
            ${list.data && rows.length === 0 && html`<${Empty} icon="calendar">
                ${t("booked-none")}<//>`}
            ${lines.length > 0 && html`<${Day} rows=${rows} lines=${lines} day=${day}
                planned=${planned} chosen=${row} choose=${(id) => { choose(id); set_fault(null); }} />`}<//>
        <div class="span-4 stack-cards"><${Card} label=${t("figures")}><ul class="counts">
            ${COUNTED.map((state) => html`<li key=${state}><b>${list.data ? rows.filter((each) =>
                counted(each) === state).length : t("unknown")}</b>
                <span>${t(`booked-${state}`)}</span></li>`)}</ul><//>
            ${row && html`<${Chosen} key=${row.id} row=${row} act=${act} fault=${fault} />`}
            <${Card} title=${t("booked-rules")} kind="grows"><p>${name_of(list.data?.rule)}</p>
                <p class="hint">${t("booked-no-names")}</p><//></div></div>`;
}
