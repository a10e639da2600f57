// Who waits, line by line; pairs; who was parked; who was called and did not come.
import { html, useEffect, useRef, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { Button, Card, Empty, Kind, Letter, Level, Number_, Tag } from "./parts.js";
import { act, hall, is_lost, line_of, since_ms, today } from "./hall.js";
import { clock_of, minutes, name_of, t, until_text, use_seconds, wait_text } from "./text.js";

// The one who would be called next at one's own seat: the picture says it.
export function next_for(seat) {
    if (!seat || !hall.view?.next) return null;
    return hall.view.waiting?.find((ticket) => ticket.number === hall.view.next) ?? null;
}

function LineTile({ line, is_mine }) {
    const longest = line.waiting > 0 && line.oldest_minutes !== null;
    return html`<div role="listitem" class=${`tile ${is_mine ? "mine" : ""} ${is_lost() ? "dated"
        : ""}`}><${Letter} line=${line} /><div>
        <strong><span class="cut">${name_of(line.name)}</span>
            ${is_mine && html`<span class="tag own">${t("own-line")}</span>`}</strong>
        <p><b>${line.waiting}</b> ${t("people")} ${longest
            ? t("longest", { n: line.oldest_minutes }) : t("nobody-waits")}</p></div></div>`;
}

export function LineTiles({ seat }) {
    use_seconds();
    return html`<div class="tiles" role="list" aria-label=${t("lines")}>
        ${(hall.view?.lines ?? []).map((line) => html`<${LineTile} key=${line.id} line=${line}
            is_mine=${seat?.lines?.includes(line.id)} />`)}</div>`;
}

// A list that does not move under the pointer or the focus: new rows wait and are counted.
function use_still(rows) {
    const box = useRef(null);
    const kept = useRef(rows);
    const [is_held, hold] = useState(false);
    if (!is_held) kept.current = rows;
    const leave = () => {
        const is_inside = box.current?.matches(":hover") ||
            box.current?.contains(document.activeElement);
        hold(Boolean(is_inside));
    };
    useEffect(() => { if (is_held) leave(); }); // what had the focus may have gone with its row
    const known = new Set(kept.current.map((row) => row.number));
    const there = new Set(rows.map((row) => row.number));
    return {
        box,
        shown: kept.current,
        fresh: rows.filter((row) => !known.has(row.number)).length,
        is_gone: (row) => !there.has(row.number),
        show: () => { kept.current = rows; hold(false); },
        on: { onMouseEnter: () => hold(true), onMouseLeave: leave, onFocusIn: () => hold(true),
              onFocusOut: () => setTimeout(leave, 0) },
    };
}

function WaitingList({ line, open }) {
    use_seconds();
    const rows = (hall.view?.waiting ?? []).filter((ticket) => ticket.line === line.id);
    const still = use_still(rows);
    const beside = line.is_open ? (line.wait_high === 0 ? t("no-wait") : t("wait-now",
        { wait: wait_text(line.wait_low, line.wait_high) }))
        : line.closed_until ? until_text(line.closed_until, today())
            : t("closed-line");
    return html`<${Card} title=${t("line-count", { line: name_of(line.name), n: line.waiting })}
        beside=${beside} kind="list">
        ${still.fresh > 0 && html`<button type="button" class="fresh"
            onClick=${still.show}>${t("fresh-rows", { n: still.fresh })}</button>`}
        ${rows.length === 0 && still.shown.length === 0 ? html`<${Empty}>${t("nobody")}<//>`
            : html`<ol class="rows scroll" ref=${still.box} tabindex="0"
                aria-label=${name_of(line.name)} ...${still.on}>
        ${still.shown.map((ticket, place) => html`<li key=${ticket.number}
            class=${still.is_gone(ticket) ? "gone" : ""}>
            <span class="place">${place + 1}</span><${Number_} number=${ticket.number}
                line=${ticket.line} />
            ${ticket.awaits_other ? html`<${Tag} icon="people" kind="quiet">
                ${t("awaits-other")}<//>` : html`<${Kind} kind=${ticket.kind} />`}
            <span class="beside"><${Level} level=${ticket.level} />
            <span><b>${minutes(since_ms(ticket.since))}</b> ${t("min")}</span></span>
            <button type="button" class="button quiet square" aria-label=${t("more-of",
                { number: ticket.number })}
                onClick=${() => open({ what: "call-number", number: ticket.number })}>
                    <${Icon} name="more" /></button></li>`)}</ol>`}
    <//>`;
}

function Aside({ title, beside, rows, word, note }) {
    if (rows.length === 0) {
        return html`<${Card} title=${title} beside=${beside} kind="list aside" />`;
    }
    return html`<${Card} title=${title} beside=${beside} kind="list aside"><ul class="rows scroll"
        tabindex="0" aria-label=${title}>
        ${rows.map((ticket) => html`<li key=${ticket.number}><${Number_} number=${ticket.number}
            line=${ticket.line} />
            <span class="note">${note(ticket)}</span><${Button} label=${t(word)}
                cannot=${hall.is_busy || is_lost()}
                aria-label=${`${t(word)} ${ticket.number}`} onclick=${() => act({ do: word,
                    number: ticket.number },
                () => t(`did-${word}`, { number: ticket.number }))} /></li>`)}</ul><//>`;
}

export function Lists({ at, open }) {
    const view = hall.view;
    if (!view) return html`<div class="lists"></div>`;
    const parked = view.parked ?? [];
    const missed = view.missed ?? [];
    const lines = (at.seat?.lines?.length ? at.seat.lines : view.lines.map((line) =>
        line.id)).map(line_of).filter(Boolean);
    return html`<div class=${`lists ${is_lost() ? "dated" : ""}`}>
        <div class="waits">${lines.map((line) =>
            html`<${WaitingList} key=${line.id} line=${line} open=${open} />`)}</div>
        <div class="asides">
        <${Aside} title=${t("parked-n", { n: parked.length })} beside=${t("parked-hint")}
            rows=${parked} word="resume"
            note=${(ticket) => t("n-minutes", { n: minutes(since_ms(ticket.since)) })} />
        <${Aside} title=${t("missed-n", { n: missed.length })} beside=${t("missed-hint")}
            rows=${missed} word="back"
            note=${(ticket) => t("missed-at", { time: clock_of(ticket.since) })} /></div></div>`;
}
