// Both parties of a number go on later: at another time that is free, or online, with a paper for
// each. Today's number is given up.
import { html, useRef, useState } from "./lib.js";
import { Choices, Dialog, Empty, Form, Segments, use_fault } from "./parts.js";
import { refresh, tell } from "./hall.js";
import { clock_of, day_text, language, name_of, t } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { post, token } from "./api.js";
import { ready, station_note } from "./papers.js";

const NOWHERE = "-"; // no paper

function Places({ value, choose, without }) {
    const list = use_list("/api/printouts");
    const stations = (list.data?.stations ?? []).filter(ready);
    return html`<${ListNote} list=${list} /><${Choices} legend=${t("later-paper")} name="station"
        value=${value} onchange=${choose} options=${[...stations.map((each) => ({ id: each.name,
            label: each.name, note: station_note(each) })), { id: NOWHERE,
            label: t("later-nowhere"), note: without }]} />`;
}

// Sends it with one token however often it is pressed; `missing` says what is still to be chosen.
function use_send({ path, pair, place, more, missing, did, again, close }) {
    const [fault, set_fault] = use_fault();
    const [press_token] = useState(token);
    const send = () => {
        const lacks = missing || (place ? "" : "later-no-place");
        set_fault(lacks);
        if (lacks) return undefined;
        return post(path, { request: press_token, number: pair.number,
            station: place === NOWHERE ? "" : place, lang: language(), ...more }).then(() => {
            tell(did);
            close();
            again();
            refresh();
        }, (error) => { set_fault(error); again(); });
    };
    return [send, fault];
}

export function Times({ times, value, choose }) {
    const free = times.filter((each) => each.free > 0);
    if (free.length === 0) return html`<${Empty} icon="calendar">${t("times-none")}<//>`;
    return html`<${Choices} legend=${t("rebook-time")} name="at" value=${value} onchange=${choose}
        options=${free.map((each) => ({ id: each.at, label: clock_of(each.at),
            note: t("times-free", { n: each.free }) }))} />`;
}

export function Rebook({ pair, again, close }) {
    const [day, set_day] = useState("");
    const [at, set_at] = useState("");
    const [place, set_place] = useState("");
    const list = use_list(`/api/times?line=${pair.line}${day && `&day=${day}`}`);
    const [send, fault] = use_send({ path: "/api/pairs/rebook", pair, place, more: { at },
        missing: at ? "" : "rebook-no-time", close,
        did: at && t("did-rebook", { number: pair.number, time: `${day_text(at.slice(0, 10))} ${
            clock_of(at)}` }),
        again: () => { list.again(); again(); } });
    const known = useRef([]); // the days stay while another one's times are asked for
    if (list.data) known.current = list.data.days;
    const days = known.current;
    return html`<${Dialog} title=${t("rebook-title", { number: pair.number })} onclose=${close}
        kind="later"><${Form} submit=${t("rebook-do")} onsubmit=${send} oncancel=${close}
            fault=${fault}><${ListNote} list=${list} />
        ${list.data && days.length === 0 ? html`<${Empty} icon="calendar">${t("times-none")}<//>`
            : html`<${Segments} label=${t("rebook-day")} value=${day || days[0]}
                onchange=${(id) => { set_day(id); set_at(""); }}
                options=${days.map((each) => ({ id: each, label: day_text(each) }))} />
            ${list.data && html`<${Times} times=${list.data.times} value=${at}
                choose=${set_at} />`}`}
        <${Places} value=${place} choose=${set_place} without=${t("rebook-nowhere-note")} />
        <p class="hint">${t("rebook-hint", { number: pair.number })}</p><//><//>`;
}

// What is said to both stands in the court's content; without it nothing is offered.
export function Online({ pair, again, close }) {
    const [place, set_place] = useState("");
    const papers = use_list("/api/papers", { is_calm: true });
    const points = papers.data?.online ?? [];
    const [send, fault] = use_send({ path: "/api/pairs/online", pair, place, more: {}, again, close,
        missing: "", did: t("did-online", { number: pair.number }) });
    return html`<${Dialog} title=${t("online-title", { number: pair.number })} onclose=${close}
        kind="later"><${Form} submit=${t("online-do")} onsubmit=${send} oncancel=${close}
            fault=${fault}><${ListNote} list=${papers} />
        ${papers.data && points.length === 0 ? html`<${Empty} icon="info">${t("online-none")}<//>`
            : html`<p><b>${t("online-say")}</b></p><ol class="said-to-both">${points.map((point) =>
                html`<li key=${point.zh_CN}>${name_of(point)}</li>`)}</ol>`}
        <${Places} value=${place} choose=${set_place} without=${t("online-nowhere-note")} />
        <p class="hint">${t("online-hint", { number: pair.number })}</p><//><//>`;
}
