// Calling from a preprinted roll while the server is away: the numbers 701 to 799 are kept in this
// browser, and entered as visits without a number when the server is back.
import { html, useEffect, useState } from "./lib.js";
import { Button, use_fault } from "./parts.js";
import { announce, hall, is_lost, my_seat, now_ms, refresh, who_am_i } from "./hall.js";
import { clock_of, court_day, court_time, t } from "./text.js";
import { post, token } from "./api.js";

const KEPT = "court-roll";
const FIRST = 701;
const LAST = 799;

// {day, next, rows: [{number, called, ended, request, finish, how}]}; rows go when they are
// entered.
function read() {
    let kept = null;
    try {
        kept = JSON.parse(localStorage.getItem(KEPT));
    } catch (error) {
        kept = null;
    }
    const day = court_day(now_ms());
    if (!kept) return { day, next: FIRST, rows: [] };
    return kept.day === day ? kept : { day, next: FIRST, rows: kept.rows };
}
const keep = (roll) => localStorage.setItem(KEPT, JSON.stringify(roll));

const current = (roll) => roll.rows.find((row) => !row.ended);

function call_next() {
    const roll = read();
    if (roll.next > LAST || current(roll)) return;
    roll.rows.push({ number: roll.next, called: court_time(now_ms()), ended: "", how: "",
                     request: token(), finish: token() });
    roll.next += 1;
    keep(roll);
}
function end(how) {
    const roll = read();
    const row = current(roll);
    if (row) Object.assign(row, { ended: court_time(now_ms()), how });
    keep(roll);
}

// While the server is away: call the next number of the roll, or end with the one who is there.
export function RollCard() {
    const [, again] = useState(0);
    const roll = read();
    const row = current(roll);
    const press = (what) => () => { what(); again((n) => n + 1); };
    if (row) {
        announce_once(row.number);
        return html`<p class="roll-now">${t("roll-now", { number: row.number,
            time: clock_of(row.called) })}</p><div class="two">
            <${Button} kind="edge" label=${t("roll-missed")} onclick=${press(() => end("no-show"))}
                />
            <${Button} kind="strong" data-strong="" icon="check" label=${t("roll-done",
                { number: row.number })}
                onclick=${press(() => end("done"))} /></div>`;
    }
    return html`<div class="two"><${Button} kind="edge" icon="retry" label=${t("connect-again")}
            onclick=${() => { who_am_i(); refresh(); }} />
        ${roll.next <= LAST ? html`<${Button} kind="strong" data-strong="" icon="ticket"
            label=${t("roll-call", { number: roll.next })}
            onclick=${press(call_next)} />` : html`<p>${t("roll-over")}</p>`}</div>`;
}

let announced = 0;
function announce_once(number) {
    if (announced === number) return;
    announced = number;
    setTimeout(() => announce(t("roll-now", { number, time: clock_of(court_time(now_ms())) })), 0);
}

// Enters one row: a visit without a number, begun and ended. The same row asked again does nothing
// more.
async function enter(row) {
    const reason = t("roll-reason", { number: row.number, from: clock_of(row.called),
        to: clock_of(row.ended) });
    if (row.how === "done") {
        await post("/api/act", { request: row.request, do: "walk-in", reason });
        await post("/api/act", { request: row.finish, do: "finish", outcome: "done", reason });
    }
    const roll = read();
    roll.rows = roll.rows.filter((each) => each.request !== row.request);
    keep(roll);
}

async function enter_all() {
    for (const row of read().rows.filter((each) => each.ended)) await enter(row);
}

// When the server is back and the seat is free, what was served from the roll is entered by itself.
export function RollLeft() {
    const [fault, set_fault] = use_fault();
    const rows = read().rows;
    const ended = rows.filter((row) => row.ended).length;
    const is_free = my_seat()?.state === "idle" && !is_lost() && !hall.is_busy;
    useEffect(() => {
        if (!ended || !is_free) return;
        const run = () => enter_all().then(() => {
            set_fault(null);
            announce(t("roll-entered", { n: ended }));
            refresh();
        }, set_fault);
        if (navigator.locks) navigator.locks.request("court-roll", run);
        else run();
    }, [ended, is_free]);
    if (!rows.length) return null;
    const open = current({ rows });
    return html`<p class="roll-left">${open ? t("roll-now", { number: open.number,
        time: clock_of(open.called) })
        : fault || t("roll-left", { n: ended })}</p>
        ${open && html`<${Button} label=${t("roll-done", { number: open.number })}
            onclick=${() => { end("done"); refresh(); }} />`}`;
}
