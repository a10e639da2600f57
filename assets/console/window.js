// The clerk's window: who is called or served here, who comes next, what can be done with them.
import { html, useEffect, useLayoutEffect, useRef, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { Button, Card, Choices, Dialog, Fault, Kind, Level, Offline, fault_text,
    line_class } from "./parts.js";
import { act, announce, change, hall, is_lost, is_mine, line_name, link_state, my_seat, now_ms,
    picture_age_ms, seen_of, since_ms, tell } from "./hall.js";
import { age_text, clock_of, minutes, ms_of, name_of, t, use_seconds,
    watch_text } from "./text.js";
import { key_text, key_word } from "./keys.js";
import { Lists, LineTiles, next_for } from "./lists.js";
import { CallNumber, Transfer, WalkIn } from "./acts.js";
import { RollCard, RollLeft } from "./roll.js";
import { look } from "./look.js";
import { chime } from "./chime.js";
import { leave_seat } from "./seat.js";

// How it ended, as the statistics count it; the first is what a press of the key means.
const OUTCOMES = { room: ["settled", "unsettled", "referred"], window: ["done", "referred"] };
const outcomes_of = (seat) => OUTCOMES[seat?.kind] ?? OUTCOMES.window;

// What is at the seat now: state and the ticket, as far as the picture and the last act tell.
export function here() {
    const seat = my_seat();
    if (!seat || !is_mine(seat)) return { seat, state: "none" };
    const now = hall.view.now?.find((call) => call.number === seat.number && call.seat === seat.id);
    const said = hall.ticket?.number === seat.number ? hall.ticket : {};
    return { seat, state: seat.state, number: seat.number, line: seat.line, since: seat.since,
             calls: now?.calls ?? said.calls, kind: said.kind ?? seen_of(seat.number).kind,
                 came: seen_of(seat.number).since };
}

const did = (word) => (answer) => t(`did-${word}`, { number: answer.ticket?.number ?? "",
    n: answer.ticket?.calls ?? 1 });

export function do_word(word, state, outcome) {
    if (is_lost()) return null;
    if (word === "call" && state === "serving") {
        return act({ do: "finish", outcome, then: "call" }, did("finish-call"));
    }
    return act({ do: word, ...(word === "finish" ? { outcome } : {}) }, did(word));
}

function CalledCard({ at }) {
    use_seconds();
    return html`<${Card} kind=${`current called ${line_class(at.line)}`} label=${t("called-now")}>
        <div class="current-head"><${Icon} name="speaker" /><strong>${t("called-times",
            { n: at.calls ?? 1 })}</strong>
            <span class="beside">${t("called-for")} <b>${watch_text(since_ms(at.since))}</b></span>
                </div>
        <div class="current-body"><span class=${`great ${line_class(at.line)}`}>${at.number}</span>
            <div class="facts"><strong>${line_name(at.line)}</strong><${Kind} kind=${at.kind} />
            <${Offline} number=${at.number} />
            ${at.came && html`<span>${t("waited")} <b>
                ${minutes(ms_of(at.since) - ms_of(at.came))}</b> ${t("minutes")}</span>`}</div>
                    </div>
        <div class="three"><${Button} kind="strong" data-strong="" icon="user-check"
            label=${t("came")} keys=${key_text("came")}
                cannot=${hall.is_busy} onclick=${() => do_word("came")} />
            <${Button} kind="edge" label=${t("recall")} keys=${key_text("recall")}
                cannot=${hall.is_busy}
                onclick=${() => do_word("recall")} />
            <${Button} kind="edge" label=${t("no-show")} keys=${key_text("no-show")}
                cannot=${hall.is_busy}
                onclick=${() => do_word("no-show")} /></div>
    <//>`;
}

function ServingCard({ at, outcome, choose }) {
    use_seconds();
    return html`<${Card} kind=${`current serving ${line_class(at.line)}`} label=${t("serving-now")}>
        <div class="current-head"><${Icon} name="user-check" /><strong>${t("serving-now")}</strong>
            <span class="beside">${t("served-for")} <b>${watch_text(since_ms(at.since))}</b></span>
                </div>
        <div class="current-body"><span class=${`great ${line_class(at.line)}`}>${at.number}</span>
            <div class="facts"><strong>${line_name(at.line)}</strong>
                <${Kind} kind=${at.kind} /><${Offline} number=${at.number} /></div></div>
        <${Choices} legend=${t("outcome")} name="outcome" value=${outcome} onchange=${choose}
            options=${outcomes_of(at.seat).map((id) => ({ id, label: t(`outcome-${id}`) }))} />
    <//>`;
}

function FaultNote() {
    if (!hall.fault) return null;
    return html`<${Fault}>${fault_text(hall.fault)}<//>`;
}

function IdleCard() {
    return html`<${Card} kind="current idle" label=${t("seat-free")}>
        <div class="rest"><${Icon} name="check" /><strong>${t("seat-free")}</strong><span>
            ${t("seat-free-hint")}</span></div>
        <${RollLeft} /><//>`;
}

function LostCard({ at }) {
    use_seconds();
    return html`<section class="card current lost" aria-label=${t("lost")}>
        <p class="lost-band" role="alert"><${Icon} name="offline" /><strong>${t("lost-for",
            { age: age_text(picture_age_ms()),
            time: clock_of(hall.view?.at) })}</strong></p>
        <div class="facts"><strong>${at.number ? t("lost-yours", { number: at.number })
            : t("lost-safe")}</strong>
            <span>${t("lost-hint")}</span></div><${RollCard} /><//>`;
}

function WaitingCard() {
    use_seconds();
    const is_long = picture_age_ms() > 3000;
    return html`<${Card} kind="current" label=${t("connecting")}>
        <div class="current-head"><${Icon} name="clock" /><strong>${t("connecting")}</strong></div>
        <div class="facts"><span>${t(is_long ? "connecting-long" : "connecting-hint")}</span></div>
        <div class="grey wide-grey"></div><div class="grey"></div><//>`;
}

function why_not_call(at, next) {
    if (link_state() === "waiting") return t("why-connecting");
    if (is_lost()) return t("why-lost");
    if (at.state === "called") return t("why-called", { number: at.number });
    if (!next && at.state !== "serving") return t("why-nobody");
    return "";
}

function NextCard({ at, outcome }) {
    use_seconds();
    const next = next_for(at.seat);
    const why = why_not_call(at, next);
    const is_called = at.state === "called";
    const is_serving = at.state === "serving";
    const strong = !why && !is_called;
    const press = () => (why ? announce(why) : do_word("call", at.state, outcome));
    const is_empty = hall.view && !next && !is_lost();
    const [is_rule_shown, show_rule] = useState(false);
    return html`<section class="card next" aria-label=${t("next")}>
        <div class=${`next-head ${is_lost() ? "dated" : ""}`}>${next ? html`<span>
            ${t("next")}</span><span class=${`big ${line_class(next.line)}`}>${next.number}</span>
                <span>${line_name(next.line)}</span><${Offline} number=${next.number} />
                <span class="beside">${t("waited")} <b>
                    ${minutes(since_ms(next.since))}</b> ${t("min")}</span><${Level}
                        level=${next.level} />`
            : is_empty ? html`<strong class="good"><${Icon} name="check" />${t("nobody")}</strong>`
            : html`<span>${t("next")}</span><span class="grey big-grey"></span>`}</div>
        ${is_empty ? html`<p class="rule">${t("nobody-hint")}</p>`
            : html`<button type="button" class="rule" onClick=${() => show_rule(true)}>
            <${Icon} name="info" /><span>${t("rule-short")}</span></button>`}
        <button type="button" class=${`button call ${strong ? "strong"
            : is_called && !is_lost() ? "edge" : "dashed"}`}
            data-strong=${strong || !is_called ? "" : undefined} data-call="" aria-disabled=${why ||
                hall.is_busy ? "true" : undefined}
            aria-describedby="why" onClick=${press}><span>${t(is_serving ? "finish-and-call"
                : "call-next")}</span>
            ${key_text("call") && html`<kbd>${key_text("call")}</kbd>`}</button>
        ${is_serving && !is_lost() ? html`<${Button} kind="edge only" label=${t("finish-only")}
            cannot=${hall.is_busy}
            onclick=${() => do_word("finish", at.state, outcome)} />` : html`<p class="why"
                id="why">${why}</p>`}
        ${is_rule_shown && html`<${Dialog} title=${t("rule-title")}
            onclose=${() => show_rule(false)}><p>${name_of(hall.view?.rule)}</p>
            <div class="row-end"><${Button} kind="strong" data-first="" label=${t("close")}
            onclick=${() => show_rule(false)} /></div><//>`}
    </section>`;
}

function Actions({ at, open }) {
    const is_here = at.state === "called" || at.state === "serving";
    const cannot = hall.is_busy || is_lost();
    return html`<div class="actions">
        <${Button} icon="swap" label=${t("transfer")} cannot=${cannot || at.state !== "serving"}
            onclick=${() => open("transfer")} />
        ${at.state === "called" ? html`<${Button} icon="undo" label=${t("put-back")}
            cannot=${cannot} onclick=${() => do_word("back")} />`
            : html`<${Button} icon="pause" label=${t("park")} cannot=${cannot ||
                at.state !== "serving"} onclick=${() => do_word("park")} />`}
        <${Button} icon="user-plus" label=${t("walk-in")} cannot=${cannot || is_here}
            onclick=${() => open("walk-in")} />
        <${Button} icon="hash" label=${t("call-number")} cannot=${cannot || at.state === "called"}
            onclick=${() => open("call-number")} />
    </div>`;
}

export const undo_left_ms = () => (hall.undo ? hall.undo.until_ms - now_ms() : 0);
async function undo() {
    const answer = await act({ do: "undo", undone: hall.undo.of }, () => t("did-undo"));
    if (answer) change({ undo: null });
}

// `has_window`: what was refused is said in the window over the page.
function UndoBar({ has_window }) {
    use_seconds();
    const left = Math.ceil(undo_left_ms() / 1000);
    if (hall.fault) return html`<div class="undo none">${!has_window &&
        html`<${FaultNote} />`}</div>`;
    if (left <= 0 || is_lost()) return html`<div class="undo none"></div>`;
    return html`<div class="undo"><${Icon} name="undo" /><span>
        ${t("just-now")}${hall.undo.label()}</span>
        <span class="beside">${t("undo-left", { n: left })}</span>
        <${Button} kind="edge" label=${t("undo")} keys=${key_text("undo")} cannot=${hall.is_busy}
            onclick=${undo} /></div>`;
}

function SeatBar({ at }) {
    const lines = (at.seat?.lines ?? []).map((id) =>
        line_name(id)).join(t("list-comma"));
    const is_free = at.state === "idle";
    return html`<section class="card seat-bar" aria-label=${t("seat")}><${Icon} name="door" />
        <div><h1>${name_of(at.seat?.name)}</h1><span>${lines}</span></div>
        <${Button} label=${t("change-seat")} cannot=${!is_free || is_lost()}
            aria-describedby="seat-note"
            onclick=${leave_seat} /></section>`;
}

function TakenOver({ seat }) {
    return html`<div class="one-card"><${FaultNote} /><section class="card" role="alert">
        <div class="current-head"><${Icon} name="user" /><h1>${seat?.holder ? t("taken-over",
            { who: seat.holder, seat: name_of(seat.name) })
            : t("seat-let-go", { seat: name_of(seat?.name) })}</h1></div>
        <p>${seat?.number ? t(seat.holder ? "taken-visitor" : "left-visitor", { number: seat.number,
            who: seat.holder }) : t("taken-none")}</p>
        <${Button} kind="strong" data-strong="" label=${t("other-seat")} onclick=${leave_seat}
            /></section></div>`;
}

// After an act the focus goes to the next strong button, unless the clerk is elsewhere meanwhile.
function use_focus_on(state) {
    const was = useRef(state);
    useLayoutEffect(() => {
        if (was.current === state) return;
        was.current = state;
        const at = document.activeElement;
        const is_elsewhere = document.querySelector("dialog[open]") ||
            (at && at !== document.body && at.tabIndex >= 0 && !at.closest(".left"));
        if (!is_elsewhere) document.querySelector("[data-strong]")?.focus();
    }, [state]);
}

// A chime for the first arrival when nobody waited for this seat; off by choice.
function use_arrival_chime(seat) {
    const count = (hall.view?.waiting ?? []).filter((ticket) =>
        seat?.lines?.includes(ticket.line)).length;
    const was = useRef(count);
    useEffect(() => {
        if (was.current === 0 && count > 0 && look.chime) chime();
        was.current = count;
    }, [count]);
}

function use_keys(at, outcome) {
    useEffect(() => {
        const press = (event) => {
            const word = key_word(event);
            if (!word || word === "help") return; // for help the shell calls, on every page
            event.preventDefault();
            if (word === "undo") return void (undo_left_ms() > 0 && undo());
            if (word === "call") {
                const why = why_not_call(at, next_for(at.seat));
                return void (why ? announce(why) : do_word("call", at.state, outcome));
            }
            if (at.state === "called") do_word(word, at.state);
        };
        addEventListener("keydown", press);
        return () => removeEventListener("keydown", press);
    });
}

export function WindowPage({ only_lists }) {
    const at = here();
    const usual = outcomes_of(at.seat)[0];
    const [chosen, choose] = useState(null);
    const outcome = chosen ?? usual;
    const [open_, set_open] = useState(null);
    const open = (what) => { change({ fault: null }); set_open(what); }; // of another act
    use_keys(at, outcome);
    use_focus_on(`${at.state} ${at.number ?? ""}`);
    useEffect(() => choose(null), [at.number]);
    const close = () => open(null);
    useEffect(() => { // meant for whoever was at the seat when it was opened
        if (open_?.number_at !== undefined && open_.number_at !== (at.number ?? "")) {
            close();
            tell(t("window-gone"));
        }
    }, [at.number]);
    use_arrival_chime(at.seat);
    if (hall.view && !is_lost() && at.state === "none") return html`<${TakenOver} seat=${at.seat}
        />`;
    const card = is_lost() ? html`<${LostCard} at=${at} />` : !hall.view ? html`<${WaitingCard} />`
        : at.state === "called" ? html`<${CalledCard} at=${at} />`
        : at.state === "serving" ? html`<${ServingCard} at=${at} outcome=${outcome} choose=${choose}
            />` : html`<${IdleCard} />`;
    return html`<div class=${`window ${only_lists ? "only-lists" : ""}`}>
        <div class="left"><${SeatBar} at=${at} />${card}
            <${NextCard} at=${at} outcome=${outcome} />
            <${Actions} at=${at} open=${(what) => open({ what,
                number_at: at.number ?? "" })} /><${UndoBar}
            has_window=${Boolean(open_)} /></div>
        <div class="right"><${LineTiles} seat=${at.seat} /><${Lists} at=${at} open=${open} /></div>
            </div>
        ${open_?.what === "transfer" && html`<${Transfer} at=${at} close=${close} />`}
        ${open_?.what === "walk-in" && html`<${WalkIn} at=${at} close=${close} />`}
        ${open_?.what === "call-number" && html`<${CallNumber} number=${open_.number} close=${close}
            />`}`;
}
