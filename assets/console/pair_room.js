// A pair gets another room: whoever leads it sits down there, and both are called to it. Each step
// leaves the pair waiting or called, so that one that fails strands nobody.
import { html, useState } from "./lib.js";
import { Choices, Dialog, Empty, Field, Form, use_fault } from "./parts.js";
import { act, hall, is_mine, my_seat, refresh } from "./hall.js";
import { name_of, t } from "./text.js";
import { next_for } from "./lists.js";
import { sit } from "./seat.js";

// Where nobody sits and no visitor is, of those that do this line.
const free_rooms = (line) => (hall.view?.seats ?? []).filter((seat) => seat.kind === "room" &&
    seat.lines.includes(line) && !seat.holder && !seat.number);
const is_at = (pair, seat) => is_mine(seat) && seat.number === pair.number;

// Both wait for it, or were called to one's own seat and have not come in yet.
export function can_change_room(pair, seat) {
    if (!is_mine(seat)) return false;
    if (is_at(pair, seat)) return seat.state === "called";
    return seat.state === "idle" && pair.ticket === "waiting" &&
        (pair.state === "ready" || pair.is_alone);
}

async function call_there(pair, room, reason) {
    const said = (answer) => t("did-call", { number: answer.ticket?.number ?? pair.number });
    const own = reason || t("room-reason", { seat: name_of(room.name) });
    if (reason) return act({ do: "call-number", number: pair.number, reason: own }, said);
    const done = await act({ do: "call", number: pair.number }, said);
    if (done || hall.fault?.code !== "state") return done;
    return act({ do: "call-number", number: pair.number, reason: own }, said);
}

export function ChangeRoom({ pair, close }) {
    const seat = my_seat();
    const rooms = free_rooms(pair.line);
    const [to, choose] = useState(rooms.length === 1 ? rooms[0].id : "");
    const [reason, set_reason] = useState("");
    const [fault, set_fault] = use_fault();
    const needs_reason = pair.ticket === "waiting" && next_for(seat)?.number !== pair.number;
    const room = rooms.find((each) => each.id === to);
    const move = async () => {
        if (!room) return set_fault(rooms.length > 0 ? "room-missing" : "room-none");
        if (needs_reason && !reason.trim()) return set_fault("reason-missing");
        set_fault(null);
        if (is_at(pair, my_seat()) && !await act({ do: "back" }, () => t("did-back",
            { number: pair.number }))) return set_fault(hall.fault);
        try {
            await sit(room.id, false);
        } catch (error) { // somebody was quicker; the pair waits where it did
            refresh();
            return set_fault(error);
        }
        return call_there(pair, room, needs_reason ? reason.trim() : "");
    };
    return html`<${Dialog} title=${t("room-title", { number: pair.number })} onclose=${close}>
        <${Form} submit=${t(pair.is_alone ? "pair-call-one" : "pair-call", { seat: room
            ? name_of(room.name) : t("room-chosen") })} onsubmit=${move} oncancel=${close}
            is_busy=${hall.is_busy} fault=${fault}>
        ${rooms.length === 0 ? html`<${Empty} icon="door">${t("room-none")}<//>`
            : html`<${Choices} legend=${t("room-where")} name="room" value=${to} onchange=${choose}
                options=${rooms.map((each) => ({ id: each.id, label: name_of(each.name),
                    note: t("seat-empty") }))} />`}
        ${needs_reason && html`<${Field} id="room-why" label=${t("reason")} value=${reason}
            autocomplete="off" maxlength="120" hint=${t("reason-hint")}
            onInput=${(event) => set_reason(event.target.value)} />`}
        <p class="hint">${t("room-hint", { seat: name_of(seat?.name) })}</p><//><//>`;
}
