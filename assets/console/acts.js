// The windows over the clerk's page: send on, serve without a number, call one number on purpose.
import { html, useEffect, useState } from "./lib.js";
import { Choices, Dialog, Field, Form, fault_text, is_offline, use_fault } from "./parts.js";
import { act, hall, line_name, line_of, my_seat, tell } from "./hall.js";
import { post } from "./api.js";
import { name_of, t, wait_said } from "./text.js";

const wait_of = (line) => (line.is_open ? wait_said(line) : t("closed-line"));
const fault_now = () => hall.fault && fault_text(hall.fault);

// How long they would wait there, asked before it is done.
function use_expected(to) {
    const [heard, hear] = useState({});
    useEffect(() => {
        let is_over = false;
        hear({});
        if (!to) return undefined;
        post("/api/act", { do: "transfer", to, is_question: true }).then((answer) => {
            if (!is_over) hear({ answer });
        }, (error) => { if (!is_over) hear({ error }); });
        return () => { is_over = true; };
    }, [to]);
    if (!to) return "";
    const { answer, error } = heard;
    return error ? fault_text(error) : answer ? t("transfer-wait", { n: answer.ahead,
        wait: wait_said(answer) }) : t("transfer-asking");
}

export function Transfer({ at, close }) {
    const others = hall.view.lines.filter((line) => line.id !== at.line)
        .sort((a, b) => b.is_open - a.is_open); // those that are open first
    const [to, set] = useState(); // nobody is sent where no hand pointed
    const expected = use_expected(to);
    const [fault, set_fault] = use_fault();
    const send = async () => {
        if (!to) return set_fault(others.length > 0 ? "transfer-missing" : "transfer-none");
        set_fault(null);
        const done = await act({ do: "transfer", to }, (answer) => t("did-transfer",
            { number: answer.ticket?.number, line: line_name(to) }));
        if (done) close();
        return null;
    };
    return html`<${Dialog} title=${t("transfer-title", { number: at.number })} onclose=${close}>
        <${Form} submit=${t("transfer-do")} onsubmit=${send} oncancel=${close}
            is_busy=${hall.is_busy} fault=${fault || fault_now()}>
        <${Choices} legend=${t("transfer-to")} name="to" value=${to} onchange=${set}
            options=${others.map((line) => ({ id: line.id, label: name_of(line.name),
                note: wait_of(line) }))} />
        ${expected && html`<p class="box" aria-live="polite">${expected}</p>`}
        <p class="hint">${t("transfer-hint", { number: at.number })}</p><//><//>`;
}

const kinds = () => ["person", "enterprise", "priority"].map((id) => ({ id,
    label: t(`kind-${id}`) }));

export function WalkIn({ at, close }) {
    const lines = at.seat.lines.map(line_of).filter(Boolean);
    const [line, set_line] = useState(lines[0]?.id);
    const [kind, set_kind] = useState("person");
    const start = async () => {
        const done = await act({ do: "walk-in", to: line, kind }, (answer) => t("did-walk-in",
            { number: answer.ticket?.number }));
        if (done) close();
    };
    return html`<${Dialog} title=${t("walk-in")} onclose=${close}>
        <${Form} submit=${t("walk-in-do")} onsubmit=${start} oncancel=${close}
            is_busy=${hall.is_busy} fault=${fault_now()}>
        <${Choices} legend=${t("walk-in-line")} name="line" value=${line} onchange=${set_line}
            options=${lines.map((each) => ({ id: each.id, label: name_of(each.name) }))} />
        <${Choices} legend=${t("walk-in-kind")} name="kind" value=${kind} onchange=${set_kind}
            options=${kinds()} />
        <p class="hint">${t("walk-in-hint")}</p><//><//>`;
}

// The only line that the seat has, if it is the only one: else a hand chooses.
const only_line = () => (my_seat()?.lines?.length === 1 ? my_seat().lines[0] : undefined);

// One number out of order, or taken out: both need a reason and stand in the supervisor's list.
export function CallNumber({ number: given, close }) {
    const [number, set_number] = useState(given ?? "");
    const [reason, set_reason] = useState("");
    const [word, set_word] = useState("call-number");
    const [line, set_line] = useState(only_line());
    const [kind, set_kind] = useState("person");
    const [fault, set_fault] = use_fault("print-lost");
    const print_slip = () => post("/api/print", { what: "ticket",
        number: number.trim().toUpperCase() }).then(() => {
        tell(t("did-print", { number: number.trim().toUpperCase() }));
        close();
    }, set_fault);
    const send = async () => {
        if (!number.trim()) return set_fault("number-missing");
        if (word === "print") return print_slip();
        if (word !== "admit" && !reason.trim()) return set_fault("reason-missing");
        if (word === "admit" && !line) return set_fault("admit-missing");
        set_fault(null);
        const rest = word === "admit" ? { to: line, kind } : { reason: reason.trim(),
            ...(word === "priority" ? { to: "priority" } : {}) };
        const said = t(`did-${word}`, { number: number.trim().toUpperCase(),
            line: line_name(line) });
        const done = await act({ do: word, number: number.trim().toUpperCase(), ...rest },
            () => said);
        if (!done) return null;
        if (word !== "call-number") tell(said); // the card of a call shows it
        close();
        return null;
    };
    return html`<${Dialog} title=${t(`word-${word}`)} onclose=${close}>
        <${Form} submit=${t(`${word}-do`)} onsubmit=${send} oncancel=${close}
            is_busy=${hall.is_busy} fault=${fault || fault_now()}>
        <${Choices} legend=${t("what-to-do")} name="word" value=${word} onchange=${set_word}
            options=${["call-number", "priority", "cancel", "print",
                "admit"].map((id) => ({ id,
                label: t(`word-${id}`) }))} />
        <${Field} id="number" label=${t("number")} value=${number} autocomplete="off" maxlength="8"
            data-first=${given ? undefined : ""}
            onInput=${(event) => set_number(event.target.value)} />
        ${word === "call-number" && is_offline(number) && html`<p class="hint">
            ${t("offline-first")}</p>`}
        ${word === "admit" && html`<p class="hint">${t("admit-hint")}</p>
            <${Choices} legend=${t("walk-in-line")} name="line" value=${line} onchange=${set_line}
                options=${hall.view.lines.map((each) => ({ id: each.id,
                    label: name_of(each.name) }))} />
            <${Choices} legend=${t("walk-in-kind")} name="kind" value=${kind} onchange=${set_kind}
                options=${kinds()} />`}
        ${word !== "print" && word !== "admit" && html`<${Field} id="reason" label=${t("reason")} value=${reason} autocomplete="off"
            maxlength="120" data-first=${given ? "" : undefined}
            hint=${t("reason-hint")}
            onInput=${(event) => set_reason(event.target.value)} />`}<//><//>`;
}
