// Another time for both parties of a number: a day and a time that is free, and where a paper for
// each comes out. Today's number is given up.
import { html, useState } from "./lib.js";
import { Choices, Dialog, Empty, Form, Segments, fault_text } from "./parts.js";
import { announce, refresh } from "./hall.js";
import { clock_of, day_text, language, t } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { post, surely, token } from "./api.js";
import { ready, station_note } from "./papers.js";

const NOWHERE = "-"; // no paper: staff check them in by the list of bookings

function Times({ times, value, choose }) {
    const free = times.filter((each) => each.free > 0);
    if (free.length === 0) return html`<${Empty} icon="calendar">${t("times-none")}<//>`;
    return html`<${Choices} legend=${t("rebook-time")} name="at" value=${value} onchange=${choose}
        options=${free.map((each) => ({ id: each.at, label: clock_of(each.at),
            note: t("times-free", { n: each.free }) }))} />`;
}

export function Rebook({ pair, again, close }) {
    const [day, set_day] = useState(0);
    const [at, set_at] = useState("");
    const [place, set_place] = useState("");
    const [fault, set_fault] = useState("");
    const [press_token] = useState(token);
    const list = use_list(`/api/times?line=${pair.line}&day=${day}`);
    const printers = use_list("/api/printouts");
    const stations = (printers.data?.stations ?? []).filter(ready);
    const send = () => {
        if (!at) return void set_fault(t("rebook-no-time"));
        if (!place) return void set_fault(t("rebook-no-place"));
        set_fault("");
        return surely(() => post("/api/pairs/rebook", { request: press_token, number: pair.number,
            at, station: place === NOWHERE ? "" : place, lang: language() })).then(() => {
            announce(t("did-rebook", { number: pair.number, time: `${day_text(at.slice(0, 10))} ${
                clock_of(at)}` }));
            close();
            again();
            refresh();
        }, (error) => { set_fault(fault_text(error)); list.again(); again(); });
    };
    const days = list.data?.days ?? [];
    return html`<${Dialog} title=${t("rebook-title", { number: pair.number })} onclose=${close}
        kind="rebook"><${Form} submit=${t("rebook-do")} onsubmit=${send} oncancel=${close}
            fault=${fault}><${ListNote} list=${list} />
        ${list.data && days.length === 0 ? html`<${Empty} icon="calendar">${t("times-none")}<//>`
            : html`<${Segments} label=${t("rebook-day")} value=${day}
                onchange=${(id) => { set_day(id); set_at(""); }}
                options=${days.map((each, id) => ({ id, label: day_text(each) }))} />
            ${list.data && html`<${Times} times=${list.data.times} value=${at}
                choose=${set_at} />`}`}
        <${Choices} legend=${t("rebook-paper")} name="station" value=${place} onchange=${set_place}
            options=${[...stations.map((each) => ({ id: each.name, label: each.name,
                note: station_note(each) })), { id: NOWHERE, label: t("rebook-nowhere"),
                note: t("rebook-nowhere-note") }]} />
        <p class="hint">${t("rebook-hint", { number: pair.number })}</p><//><//>`;
}
