// Choosing a seat: who sits where; a seat that somebody holds is taken over on purpose only.
import { html, useState } from "./lib.js";
import { Button, Dialog, Fault, Tag, use_fault, use_once } from "./parts.js";
import { change, hall, is_lost, is_mine, line_name, may, refresh, who_am_i, keep_me,
    now_ms } from "./hall.js";
import { clock_of, court_time, name_of, t } from "./text.js";
import { post, remove } from "./api.js";

// Fails with what was refused: then one sits there still.
export async function leave_seat() {
    await remove("/api/seat");
    change({ ticket: null, undo: null, fault: null });
    await who_am_i();
    location.hash = "#/seat";
}

export async function sit(seat, take_over) {
    await post("/api/seat", { seat, take_over });
    change({ ticket: null, undo: null, fault: null });
    await who_am_i();
    keep_me();
    await refresh();
    localStorage.setItem("court-last-seat", JSON.stringify({ seat, at: court_time(now_ms()) }));
    location.hash = "#/window";
}

function SeatChoice({ seat, is_chosen, choose }) {
    const is_other = seat.holder && !is_mine(seat);
    const lines = seat.lines.map(line_name).join(t("list-comma"));
    return html`<button type="button" class=${`seat ${is_chosen ? "chosen" : ""} ${is_other ?
        "taken" : ""}`}
        aria-pressed=${String(is_chosen)} onClick=${choose}><strong>${name_of(seat.name)}</strong>
            <span>${lines}</span>
        ${is_other ? html`<${Tag} icon="user" kind="quiet">${t("seat-held",
            { who: seat.holder })}<//>`
            : seat.number ? html`<${Tag} icon="alert" kind="warn">${t("seat-left",
                { number: seat.number })}<//>`
            : html`<${Tag} icon="check" kind="good">${t(is_chosen ? "seat-empty-chosen"
                : "seat-empty")}<//>`}</button>`;
}

function last_seat() {
    try {
        return JSON.parse(localStorage.getItem("court-last-seat"));
    } catch (error) {
        return null;
    }
}

export function SeatPage() {
    const last = last_seat();
    const [chosen, choose] = useState(hall.me.seat ?? last?.seat ?? "");
    const [is_asking, ask] = useState(false);
    const [fault, set_fault] = use_fault();
    const seats = hall.view?.seats ?? [];
    const seat = seats.find((each) => each.id === chosen);
    const is_other = seat?.holder && !is_mine(seat);
    const [go, is_busy] = use_once(async (take_over) => {
        set_fault(null);
        await sit(seat.id, take_over).catch((error) => { set_fault(error); refresh(); });
        ask(false);
    });
    const why = !hall.view ? t("why-connecting") : is_lost() ? t("why-lost") : !seat ?
        t("why-no-seat") : "";
    return html`<div class="seats-page"><h1>${t("seat-title", { who: hall.me.user })}</h1>
        <p class="lead">${t("seat-lead")}</p>
        <div class="seats">${seats.length ? seats.map((each) => html`<${SeatChoice} key=${each.id}
            seat=${each}
            is_chosen=${each.id === chosen} choose=${() => choose(each.id)} />`)
            : [1, 2, 3, 4].map((n) => html`<div key=${n} class="seat grey"></div>`)}</div>
        ${fault && html`<${Fault}>${fault}<//>`}
        <div class="seat-go"><button type="button"
            class=${`button ${why ? "dashed" : "strong"} great-button`} data-strong=""
            aria-disabled=${why || is_busy ? "true" : undefined} aria-describedby="seat-why"
            onClick=${() => { if (!why && !is_busy) (is_other ? ask(true) : go(false)); }}>
            <span>${seat ? t(is_other ? "seat-take" : "seat-sit", { seat: name_of(seat.name) })
                : t("seat-choose")}</span></button>
        ${may("supervisor") && html`<${Button} kind="tall" label=${t("seat-none")}
            onclick=${() => { location.hash = "#/overview"; }} />`}
        <p id="seat-why">${(seat && why) || (last && hall.view ? t("seat-last",
            { seat: name_of(seats.find((s) => s.id === last.seat)?.name),
            time: clock_of(last.at) }) : "")}</p></div>
        ${is_asking && seat && html`<${Dialog} title=${t("seat-take", { seat: name_of(seat.name) })}
            onclose=${() => ask(false)}>
            <p>${t("seat-take-who", { who: seat.holder })}${seat.number ? t("seat-take-visitor",
                { number: seat.number }) : ""}</p>
            <div class="row-end"><${Button} label=${t("leave-it")} onclick=${() => ask(false)} />
            <${Button} kind="strong" data-first="" label=${t("seat-take-do")} cannot=${is_busy}
                onclick=${() => go(true)} /></div><//>`}
    </div>`;
}
