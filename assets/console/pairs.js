// Two parties with one number: who is there, who is awaited, and calling both.
import { html, useEffect, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { Button, Card, Empty, Fault, Level, Number_, Segments, Tag, line_class,
    use_fault } from "./parts.js";
import { act, announce, hall, is_lost, is_mine, my_seat, now_ms, refresh,
    since_ms } from "./hall.js";
import { clock_of, minutes, ms_of, name_of, t, use_seconds } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { post } from "./api.js";
import { next_for } from "./lists.js";
import { CallNumber } from "./acts.js";
import { Online, Rebook } from "./later.js";
import { ChangeRoom, can_change_room } from "./pair_room.js";

const GROUPS = ["ready", "awaited", "called"];
const OVER = ["finished", "cancelled", "expired", "reserved"];
function group_of(pair) {
    if (pair.ticket !== "waiting") return "called";
    return pair.state === "ready" || pair.is_alone ? "ready" : "awaited";
}
const WAYS = { online: Online, rebook: Rebook, room: ChangeRoom };
const SIDES = ["first", "second"];
const came_of = (pair, side) => pair.came[SIDES.indexOf(side)];
const row_of = (number) => hall.view?.waiting?.find((row) => row.number === number);

function People({ pair }) {
    return html`<span class="two-people" aria-hidden="true">${SIDES.map((side) =>
        html`<span key=${side} class=${came_of(pair, side) ? "here" : ""}><${Icon} name="user"
            /></span>`)}</span>`;
}

function said_of(pair) {
    if (pair.ticket === "called" || pair.ticket === "serving") return t(`pair-${pair.ticket}`);
    if (pair.ticket !== "waiting") return t("pair-elsewhere");
    if (pair.is_alone) return t("pair-alone");
    if (pair.state === "ready") return t("pair-ready");
    return t(pair.came[0] ? "pair-no-second" : "pair-no-first");
}

function Row({ pair, is_chosen, choose }) {
    return html`<li><button type="button" class=${`pair-row ${is_chosen ? "chosen" : ""}`}
        aria-pressed=${String(is_chosen)} onClick=${choose}><${People} pair=${pair} />
        <${Number_} number=${pair.number} line=${pair.line} /><span>${said_of(pair)}</span>
        <span class="beside"><${Level} level=${row_of(pair.number)?.level} />
            ${pair.since && html`<span><b>${minutes(since_ms(pair.since))}</b> ${t("min")}</span>`}
        </span></button></li>`;
}

function Side({ pair, side }) {
    const came = came_of(pair, side);
    return html`<div class="side"><h3><${Icon} name="user" />${t(`side-${side}`)}
        ${came ? html`<${Tag} icon="check" kind="good">${t("in-the-hall")}<//>`
            : html`<${Tag} icon="clock" kind="quiet">${t("not-here")}<//>`}</h3>
        <p>${came ? t(side === "first" ? "side-took" : "side-joined", { time: clock_of(came) })
            : t("side-missing")}</p></div>`;
}

// How long each has waited, one under the other on one scale.
function Times({ pair }) {
    use_seconds();
    const from = Math.min(...pair.came.filter(Boolean).map(ms_of));
    const span = Math.max(10 * 60000, now_ms() - from);
    const share = (ms) => `${Math.max(0, Math.min(100, ms / span * 100))}%`;
    return html`<div class="times">${SIDES.map((side) => {
        const came = came_of(pair, side);
        const said = came ? t("waited-n", { n: minutes(since_ms(came)) }) : t("not-here");
        return html`<div key=${side}><span>${t(`side-${side}`)}</span><svg class="time" role="img"
            aria-label=${said}>${came && html`<rect class=${line_class(pair.line)} height="100%"
                rx="8" x=${share(ms_of(came) - from)} width=${share(now_ms() - ms_of(came))} />`}
            </svg><b>${said}</b></div>`;
    })}</div>`;
}

function Choice({ pair, again, rebook }) {
    const [fault, set_fault] = use_fault();
    const alone = () => post("/api/pairs/alone", { number: pair.number }).then(() => {
        set_fault(null);
        announce(t("did-alone", { number: pair.number }));
        again();
        refresh();
    }, (error) => { set_fault(error); again(); });
    return html`<${Card} title=${t("pair-choose", { number: pair.number })}
        beside=${t("waited-n", { n: minutes(since_ms(pair.since)) })} kind="choice">
        ${fault && html`<${Fault}>${fault}<//>`}<p>${t("pair-choose-hint")}</p>
        <div class="two"><${Button} kind="edge" label=${t("pair-alone-do")}
            cannot=${is_lost()} onclick=${alone} /><${Button} kind="edge" icon="calendar"
            label=${t("rebook")} cannot=${is_lost()} onclick=${rebook} /></div><//>`;
}

function why_not(pair, seat) {
    if (is_lost()) return t("why-lost");
    if (!is_mine(seat)) return t("why-no-seat");
    if (!seat.lines.includes(pair.line)) return t("why-other-line");
    if (seat.state !== "idle") return t("why-busy");
    return group_of(pair) === "ready" ? "" : t("why-not-both");
}

// Whoever waits, and whoever is at one's own seat.
const can_move = (pair, seat) => pair.ticket === "waiting" ||
    (is_mine(seat) && seat.number === pair.number);

// `alone`: the pair that staff have to decide about, if there is one.
function Details({ pair, alone, again, call_out_of_order, move }) {
    const seat = my_seat();
    const why = why_not(pair, seat);
    const is_next = next_for(seat)?.number === pair.number;
    const press = () => {
        if (why) return void announce(why);
        if (is_next) return void act({ do: "call", number: pair.number }, // and nobody else
            () => t("did-call", { number: pair.number }));
        call_out_of_order(pair.number);
    };
    const is_over = pair.ticket !== "waiting";
    return html`<${Card} kind=${`pair ${line_class(pair.line)}`} label=${pair.number}>
        <div class="pair-head"><span class="great">${pair.number}</span>
            <${Tag} icon=${group_of(pair) === "ready" ? "check" : "clock"}
                kind=${group_of(pair) === "ready" ? "good" : "quiet"}>${said_of(pair)}<//>
            <${Level} level=${row_of(pair.number)?.level} />
            <span class="beside">${pair.state === "ready" &&
                t("pair-since", { time: clock_of(pair.came[1]) })}</span></div>
        <div class="sides"><${Side} pair=${pair} side="first" /><span class="between">
            <${Icon} name="scales" /></span><${Side} pair=${pair} side="second" /></div>
        ${pair.since && !is_over && html`<${Times} pair=${pair} />`}
        <div class="pair-do">${!is_over && html`<button type="button" data-strong=""
            class=${`button call ${why ? "dashed" : "strong"}`} aria-disabled=${why ? "true" : undefined} aria-describedby="pair-why"
            onClick=${press}><${Icon} name="speaker" /><span>${t(pair.is_alone ? "pair-call-one"
                : "pair-call", { seat: is_mine(seat) ? name_of(seat.name) : t("own-seat") })}</span>
            </button>`}
        ${can_move(pair, seat) && html`<div class="row-end">
            ${can_change_room(pair, seat) && html`<${Button} icon="door" label=${t("room-change")}
                cannot=${is_lost() || hall.is_busy}
                onclick=${() => move("room", pair.number)} />`}<${Button} icon="calendar"
            label=${t("rebook")} cannot=${is_lost()} onclick=${() => move("rebook", pair.number)} />
            <${Button} icon="globe" label=${t("online")} cannot=${is_lost()}
                onclick=${() => move("online", pair.number)} /></div>`}</div>
        ${!is_over && html`<p class="why" id="pair-why">
            ${why || (is_next ? "" : t("pair-not-next"))}</p>`}
        <//>
        ${alone && html`<${Choice} key=${alone.number} pair=${alone} again=${again}
            rebook=${() => move("rebook", alone.number)} />`}`;
}

export function PairsPage() {
    use_seconds();
    const list = use_list("/api/pairs");
    const [only, set_only] = useState("all");
    const [chosen, choose] = useState("");
    const [calling, call] = useState("");
    const [moved, move_to] = useState({});
    const moving = (list.data?.pairs ?? []).find((each) => each.number === moved.number);
    const Way = WAYS[moved.way];
    const rows = (list.data?.pairs ?? []).filter((pair) => !OVER.includes(pair.ticket) &&
        (pair.ticket !== "waiting" || pair.state !== "empty"));
    const shown = rows.filter((pair) => only === "all" || group_of(pair) === only);
    // Chosen once and kept: who is called is who was shown.
    useEffect(() => {
        if (chosen || shown.length === 0) return;
        choose((shown.find((each) => group_of(each) === "ready") ?? shown[0]).number);
    }, [list.data, only, chosen]);
    const pair = rows.find((each) => each.number === chosen);
    const count = (id) => rows.filter((each) => id === "all" || group_of(each) === id).length;
    const name = (id) => t(`pairs-${id}`, { n: list.data ? count(id) : t("unknown") });
    return html`<div class="pairs"><${Card} kind="list pair-list" label=${t("page-pairs")}>
        <h1>${t("page-pairs")}</h1><${ListNote} list=${list} />
        <${Segments} label=${t("page-pairs")} value=${only}
            onchange=${(id) => { set_only(id); choose(""); }}
            options=${["all", "ready", "awaited"].map((id) => ({ id, label: name(id) }))} />
        ${list.data && rows.length === 0 && html`<${Empty}>${t("pairs-none")}<//>`}
        ${GROUPS.map((group) => shown.some((each) => group_of(each) === group) && html`<section
            key=${group}><h2>${t(`pairs-are-${group}`)}</h2><ul>${shown.filter((each) =>
                group_of(each) === group).map((each) => html`<${Row} key=${each.number}
                pair=${each} is_chosen=${each === pair}
                choose=${() => choose(each.number)} />`)}</ul></section>`)}<//>
        <div class="pair-side">${pair ? html`<${Details} pair=${pair} again=${list.again}
            alone=${pair.can_go_alone ? pair : rows.find((each) => each.can_go_alone)}
            call_out_of_order=${call}
            move=${(way, number) => move_to({ way, number })} />` : html`<${Card} label=${t("page-pairs")}>
            <p>${t("pairs-hint")}</p><//>`}</div></div>
        ${moving && html`<${Way} pair=${moving} again=${list.again}
            close=${() => move_to({})} />`}
        ${calling && html`<${CallNumber} number=${calling} close=${() => call("")} />`}`;
}
