// Small parts that pages share: buttons, tags, cards, dialogs, fields.
import { html, useEffect, useLayoutEffect, useRef, useState } from "./lib.js";
import { Icon, Bars } from "./icons.js";
import { language, t } from "./text.js";
import { line_of } from "./hall.js";
import { way_back } from "./focus.js";

// What takes its time is not begun a second time before it has ended, however often it is pressed.
export function use_once(begin) {
    const is_running = useRef(false);
    const [is_busy, set] = useState(false);
    const once = (event) => {
        if (is_running.current) return;
        const end = begin?.(event);
        if (!end?.finally) return;
        is_running.current = true;
        set(true);
        end.finally(() => { is_running.current = false; set(false); });
    };
    return [once, is_busy];
}

// A button that cannot act stays where it is and can be reached; `why` says what is missing.
export function Button({ icon, label, keys, kind = "", cannot = false, onclick, children,
    ...rest }) {
    const [press, is_busy] = use_once(onclick);
    const is_bare = !label && !children; // an icon alone: its word shows where a mouse rests
    return html`<button type="button" class=${`button ${kind}`} aria-disabled=${cannot || is_busy
        ? "true" : undefined} title=${is_bare ? rest["aria-label"] : undefined}
        onClick=${(event) => { if (!cannot) press(event); }} ...${rest}>
        ${icon && html`<${Icon} name=${icon} />`}${(label || children) &&
            html`<span>${label}${children}</span>`}
        ${keys && html`<kbd>${keys}</kbd>`}</button>`;
}

export function Card({ title, beside, children, kind = "", label }) {
    return html`<section class=${`card ${kind}`} aria-label=${label ?? title}>
        ${title && html`<div class="card-head"><h2>${title}</h2>
            ${beside && html`<span class="beside">${beside}</span>`}</div>`}
        ${children}</section>`;
}

export const LEVELS = ["", "remind", "press", "overdue"];
export function Level({ level }) {
    if (!level) return null;
    return html`<span class=${`tag level-${level}`}><${Bars} level=${level} />
        ${t(`level-${level}`)}</span>`;
}

const KIND_ICONS = { priority: "heart", enterprise: "building" };
export function Kind({ kind }) {
    if (!kind) return null;
    if (!KIND_ICONS[kind]) return html`<span class="plain">${t("kind-person")}</span>`;
    return html`<span class=${`tag kind-${kind}`}><${Icon} name=${KIND_ICONS[kind]} />
        ${t(`kind-${kind}`)}</span>`;
}

export function Tag({ icon, kind, children }) {
    return html`<span class=${`tag ${kind}`}>${icon && html`<${Icon} name=${icon}
        />`}${children}</span>`;
}

// The class that gives a number or a letter its service's colour; the letter always stands beside
// it.
export const line_class = (id) => `line-${line_of(id)?.letter ?? "none"}`;
export function Letter({ line }) {
    return html`<span class=${`letter ${line_class(line.id)}`} aria-hidden="true">
        ${line.letter}</span>`;
}
// What a kiosk gave while its line was cut begins with F, which is no line's letter.
export const is_offline = (number) => /^F/i.test(number ?? "");
export function Offline({ number }) {
    return is_offline(number) ? html`<${Tag} icon="offline" kind="offline">${t("offline-number")}<//>`
        : null;
}

export function Number_({ number, line }) {
    return html`<span class=${`number ${line_class(line)}`}>${number}</span><${Offline}
        number=${number} />`;
}

// Nothing is there. With its tick that is well; with another icon it is only said.
export function Empty({ children, icon = "check" }) {
    return html`<p class=${`empty ${icon === "check" ? "" : "plain-empty"}`}><${Icon} name=${icon} /><span>${children}</span></p>`;
}

export function Fault({ children }) {
    return html`<p class="fault" role="alert"><${Icon} name="alert" /><span>${children}</span></p>`;
}

export function Field({ label, fault, hint, id, ...rest }) {
    const [is_shown, show] = useState(false);
    const is_secret = rest.type === "password";
    return html`<div class="field"><label for=${id}>${label}</label>
        <div class="field-box"><input id=${id} ...${rest} type=${is_secret && is_shown ? "text"
            : rest.type}
            class=${fault ? "has-fault" : ""} aria-invalid=${fault ? "true" : undefined}
            aria-describedby=${fault || hint ? `${id}-note` : undefined} />
        ${is_secret && html`<button type="button" class="show" aria-pressed=${String(is_shown)}
            aria-label=${t(is_shown ? "hide-password" : "show-password")}
            onClick=${() => show(!is_shown)}>${t(is_shown ? "hide" : "show")}</button>`}</div>
        ${fault ? html`<p class="field-note bad" id=${`${id}-note`} role="alert">
            <${Icon} name="alert" />${fault}</p>`
            : hint && html`<p class="field-note" id=${`${id}-note`}><${Icon} name="info" />
                ${hint}</p>`}
    </div>`;
}

// A file to choose. The browser would say so in its own language, which may not be that of the page:
// its control lies unseen over one of ours. `onfile` hears of the file, or of null.
export function FileField({ id, label, hint, onfile, ...rest }) {
    const [name, set_name] = useState("");
    const choose = ({ target }) => {
        set_name(target.files[0]?.name ?? "");
        onfile(target.files[0] ?? null);
    };
    return html`<div class="field"><label for=${id}>${label}</label>
        <div class="field-box file-box"><input id=${id} type="file" ...${rest} onChange=${choose}
            aria-describedby=${hint ? `${id}-note` : undefined} />
        <span class="file-face" aria-hidden="true"><b>${t("file-choose")}</b>
            <span>${name || t("file-none")}</span></span></div>
        ${hint && html`<p class="field-note" id=${`${id}-note`}><${Icon} name="info" />${hint}</p>`}
    </div>`;
}

// A day. While it is half typed the field is nobody's but the hand's: `onchange` hears of whole days
// within `min` and `max` only, and nothing is put back meanwhile.
export function DayField({ value, onchange, ...rest }) {
    const [typed, type] = useState(value);
    return html`<${Field} type="date" value=${typed} onInput=${(event) => {
        type(event.target.value);
        if (event.target.value && event.target.validity.valid) onchange(event.target.value);
    }} ...${rest} />`;
}

// One of a list that changes at once what somebody may do or has to do: going through the list, as
// the arrow keys do, changes nothing; the button beside it does, and is there once another one than
// `value` is chosen.
export function Assign({ value, options, about, onassign }) {
    const [chosen, choose] = useState(value);
    useEffect(() => choose(value), [value]);
    return html`<div class="assign"><select aria-label=${about}
        onChange=${(event) => choose(event.target.value)}>${options.map(({ id, label }) => html`<option
            key=${id} value=${id} selected=${id === chosen}>${label}</option>`)}</select>
        ${chosen !== value && html`<${Button} label=${t("assign")}
            aria-label=${`${t("assign")}${t("colon")}${about}`}
            onclick=${() => onassign(chosen)} />`}</div>`;
}

// A group of choices: one Tab stop, arrows inside.
export function Choices({ legend, name, value, options, onchange }) {
    return html`<fieldset class="choices"><legend>${legend}</legend><div>
        ${options.map((option) => html`<label key=${option.id} class=${option.id === value ?
            "chosen" : ""}>
            <input type="radio" name=${name} value=${option.id} checked=${option.id === value}
                onChange=${() => onchange(option.id)} /><span>${option.label}
                ${option.note && html`<small>${option.note}</small>`}</span></label>`)}
    </div></fieldset>`;
}

export function Segments({ label, value, options, onchange }) {
    return html`<div class="segments" role="group" aria-label=${label}>
        ${options.map((option) => html`<button type="button" key=${option.id}
            aria-pressed=${String(option.id === value)} onClick=${() => onchange(option.id)}>
                ${option.label}</button>`)}
    </div>`;
}

// A dialog over the page: the browser keeps the focus inside, Esc closes, the focus returns. Without
// `onclose` nobody gets past it: of two Esc a browser would obey the second whatever is said.
export function Dialog({ title, onclose, children, kind = "" }) {
    const box = useRef(null);
    useLayoutEffect(() => { // whoever is faster than a picture finds it open
        const back = way_back();
        const dialog = box.current;
        dialog.showModal();
        (box.current.querySelector("[data-first]") ??
            box.current.querySelector("input,textarea,select"))?.focus();
        return () => { // while it stands, nothing outside of it can have the focus
            dialog.close();
            back();
        };
    }, []);
    return html`<dialog ref=${box} class=${kind} aria-label=${title}
        onKeyDown=${(event) => { if (!onclose && event.key === "Escape") event.preventDefault(); }}
        onCancel=${(event) => { event.preventDefault(); onclose?.(); }}>
        <div class="dialog-head"><h2>${title}</h2>
            ${onclose && html`<button type="button" class="button quiet square"
                aria-label=${t("close")} onClick=${onclose}><${Icon} name="x" /></button>`}</div>
        ${children}</dialog>`;
}

export function Form({ submit, onsubmit, oncancel, fault, is_busy, children, kind = "strong" }) {
    const [send, is_sending] = use_once(onsubmit);
    return html`<form onSubmit=${(event) => { event.preventDefault(); if (!is_busy) send(); }}>
        ${children}${fault && html`<${Fault}>${fault}<//>`}
        <div class="row-end">${oncancel && html`<${Button} label=${t("leave-it")}
            onclick=${oncancel} />`}
            <button type="submit" class=${`button ${kind}`} aria-disabled=${is_busy || is_sending
                ? "true" : undefined}>${submit}</button>
        </div></form>`;
}

// The sentence of a refused call: the server's own, or, when no answer came (`lost`: the key of
// another sentence for that), what is safe and what to do. The server's has a language: when the
// page has another one by now, ours stands for it.
export function fault_text(error, lost = "fault-lost") {
    if (error.code === "lost") return t(lost);
    return error.message && error.lang === language() ? error.message : t("fault-other");
}

// What is amiss with a part of the page: [its sentence or "", set]. `set` takes what was refused,
// the key of a sentence, or nothing; it is said anew whenever the page is drawn, so that it speaks
// the language the page has then.
export function use_fault(lost) {
    const [kept, set] = useState(null);
    return [said_of(kept, lost), set];
}
export const said_of = (fault, lost) => (!fault ? "" : typeof fault === "string" ? t(fault)
    : fault_text(fault, lost));
