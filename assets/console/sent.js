// At the court: appointments for the hall of a tribunal. They are entered here, told to the hall when
// it is heard, and taken or refused there; each row says where it stands and what is to be done.
import { html, useRef, useState } from "./lib.js";
import { Button, Card, Choices, Dialog, Empty, Form, Kind, Segments, Tag,
    use_fault } from "./parts.js";
import { hall, is_lost, tell } from "./hall.js";
import { clock_of, day_text, name_of, t } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { post, token } from "./api.js";
import { Times } from "./later.js";

const EVERY_S = 2;
const LOOKS = {
    written: { icon: "clock", kind: "" }, sent: { icon: "clock", kind: "warn" },
    taken: { icon: "check", kind: "good" }, refused: { icon: "x", kind: "stop" },
    "cancel-written": { icon: "clock", kind: "" }, "cancel-sent": { icon: "clock", kind: "warn" },
    cancelled: { icon: "x", kind: "quiet" }, stands: { icon: "alert", kind: "warn" },
    came: { icon: "check", kind: "quiet" }, missed: { icon: "alert", kind: "warn" },
};
const title_of = (each) => (each.title ? name_of(each.title)
    : t("hall-enrolled-as", { name: each.name ?? each.hall }));
const when = (at) => `${day_text(at.slice(0, 10))} ${clock_of(at)}`;
const name_in = (list, id) => name_of(list?.find((each) => each.id === id)?.name) || id;

// Nothing where this is no court with tribunals' halls.
export function OfWhichHall({ name, go }) {
    return hall.me?.tribunal ? null : html`<${Which} name=${name} go=${go} />`;
}
function Which({ name, go }) {
    const { data } = use_list("/api/sent", { is_calm: true });
    if (!data?.halls.length) return null;
    return html`<${Segments} label=${t("sent-where")} value=${name} onchange=${go}
        options=${[{ id: "", label: t("hall-own") }, ...data.halls.map((each) => ({ id: each.name,
            label: title_of(each) }))]} />`;
}

// A new one, or, with `row`, another time for one that the hall has taken.
function Enter({ place, kinds, row, close, again }) {
    const [line, set_line] = useState(row?.line ?? place.lines[0].id);
    const [kind, set_kind] = useState(row?.kind ?? kinds[0].id);
    const [day, set_day] = useState("");
    const [at, set_at] = useState("");
    const [fault, set_fault] = use_fault();
    const [press_token] = useState(token);
    const list = use_list(`/api/sent/times?hall=${place.name}&line=${line}${day && `&day=${day}`}`);
    const known = useRef([]); // the days stay while another one's times are asked for
    if (list.data) known.current = list.data.days;
    const days = known.current;
    const send = () => {
        set_fault(at ? "" : "rebook-no-time");
        if (!at) return undefined;
        return post("/api/sent", { request: press_token, hall: place.name, line, kind, at,
            instead: row?.id ?? 0 }).then(() => {
            tell(t("did-sent", { hall: title_of(place), time: when(at) }));
            close();
            again();
        }, set_fault);
    };
    const choose_line = (id) => { set_line(id); set_day(""); set_at(""); };
    return html`<${Dialog} title=${t(row ? "sent-move-title" : "sent-enter-title",
        { hall: title_of(place) })} onclose=${close} kind="later"><${Form} submit=${t("sent-do")}
        onsubmit=${send} oncancel=${close} fault=${fault}>
        ${!row && html`<${Choices} legend=${t("lines")} name="line" value=${line}
            onchange=${choose_line} options=${place.lines.map((each) => ({ id: each.id,
                label: name_of(each.name) }))} />
        <${Choices} legend=${t("walk-in-kind")} name="kind" value=${kind} onchange=${set_kind}
            options=${kinds.map((each) => ({ id: each.id, label: name_of(each.name) }))} />`}
        <${ListNote} list=${list} />
        ${list.data && days.length === 0 ? html`<${Empty} icon="calendar">${t("times-none")}<//>`
            : html`<${Segments} label=${t("rebook-day")} value=${day || days[0]}
                onchange=${(id) => { set_day(id); set_at(""); }}
                options=${days.map((each) => ({ id: each, label: day_text(each) }))} />
            ${list.data && html`<${Times} times=${list.data.times} value=${at}
                choose=${set_at} />`}`}
        <p class="hint">${t("sent-hint")}</p><//><//>`;
}

function Cancel({ row, close, again }) {
    const [fault, set_fault] = use_fault();
    const send = () => post("/api/sent/cancel", { id: row.id }).then(() => { close(); again(); },
        (error) => { set_fault(error); again(); });
    return html`<${Dialog} title=${t("sent-cancel-title", { time: when(row.at) })}
        onclose=${close}><${Form} submit=${t("cancel-booked")} onsubmit=${send} oncancel=${close}
            fault=${fault}><p>${t("sent-cancel-hint")}</p><//><//>`;
}

function Row({ row, place, ask }) {
    const look = LOOKS[row.stage];
    return html`<tr><th scope="row">${when(row.at)}</th>
        <td data-label=${t("lines")}>${name_in(place.lines, row.line)}<br />
            <${Kind} kind=${row.kind} /></td>
        <td data-label=${t("sent-stands")}><${Tag} icon=${look.icon} kind=${look.kind}>
            ${t(`sent-is-${row.stage}`)}<//>${row.answered && html` <small>
            ${when(row.answered)}</small>`}<br /><small>${row.text}</small></td>
        <td data-label=${t("sent-code")}>${row.code ? html`<b class="sent-code">${row.code}</b>`
            : html`<span class="soft">${t("sent-no-code")}</span>`}</td>
        <td><div class="two">${row.can_move && html`<${Button} label=${t("sent-move")}
            aria-label=${`${t("sent-move")}${t("colon")}${when(row.at)}`} cannot=${is_lost()}
            onclick=${() => ask({ row, what: Enter })} />`}
            ${row.can_cancel && html`<${Button} label=${t("cancel-booked")}
            aria-label=${`${t("cancel-booked")}${t("colon")}${when(row.at)}`} cannot=${is_lost()}
            onclick=${() => ask({ row, what: Cancel })} />`}</div></td></tr>`;
}

function Rows({ rows, place, ask }) {
    if (rows.length === 0) return html`<${Empty} icon="calendar">${t("sent-none")}<//>`;
    return html`<div class="table-box" tabindex="0" role="region" aria-label=${t("page-appointments")}>
        <table class="by-row"><thead><tr>
        <th scope="col">${t("when")}</th><th scope="col">${t("lines")}</th>
        <th scope="col">${t("sent-stands")}</th><th scope="col">${t("sent-code")}</th>
        <th scope="col">${t("sent-change")}</th></tr></thead><tbody>${rows.map((row) =>
        html`<${Row} key=${row.id} row=${row} place=${place} ask=${ask} />`)}</tbody></table></div>`;
}

export function SentPage({ name, go }) {
    const list = use_list("/api/sent", { every_s: EVERY_S });
    const [asked, ask] = useState(null); // {row, what}: a dialog
    const place = list.data?.halls.find((each) => each.name === name);
    const rows = (list.data?.rows ?? []).filter((row) => row.hall === name);
    const has_times = place?.lines.length > 0;
    return html`<div class="page-head"><h1>${t("page-appointments")}</h1>
        <span class="beside"></span><${OfWhichHall} name=${name} go=${go} />
        ${has_times && html`<${Button} kind="strong" icon="calendar" label=${t("sent-enter")}
            cannot=${is_lost()} onclick=${() => ask({ row: null, what: Enter })} />`}</div>
        <${ListNote} list=${list} />
        ${list.data && !place && html`<${Empty} icon="building">${t("sent-gone")}<//>`}
        ${place && html`<${Card} title=${title_of(place)}>
            ${place.life !== "alive" && html`<p class="hint">${t("sent-away")}</p>`}
            <${Rows} rows=${rows} place=${place} ask=${ask} />
            <p class="hint">${t("booked-no-names")}</p><//>`}
        ${asked && html`<${asked.what} key=${asked.row?.id ?? 0} row=${asked.row} place=${place}
            kinds=${list.data.kinds} close=${() => ask(null)} again=${list.again} />`}`;
}
