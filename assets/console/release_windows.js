// The windows in which something is done to a release or a page: submit, decide, publish, roll
// back, take down.
import { html, useEffect, useRef, useState } from "./lib.js";
import { Dialog, Field, FileField, Form, fault_text } from "./parts.js";
import { announce, refresh } from "./hall.js";
import { name_of, t } from "./text.js";
import { get, post } from "./api.js";
import { NotSigned, sign } from "./sign.js";
import { NotLaidOut, Waiting, lay_out } from "./layout.js";

const WAIT = { wait_ms: 20000 };
const full = (local) => (local ? `${local.length === 16 ? `${local}:00` : local}+08:00` : "");
const said = (error) => (error instanceof NotSigned || error instanceof NotLaidOut ? error.message : fault_text(error));

// What a window does when it is sent: `send` of what was written, then it is closed.
function use_sending(send, note, close) {
    const [fault, set_fault] = useState("");
    const submit = () => send().then((answer) => {
        announce(note);
        refresh();
        close(answer);
    }, (error) => set_fault(said(error)));
    return [submit, fault];
}

function Reason({ label, hint, value, put }) {
    return html`<${Field} id="reason" label=${label} hint=${hint} value=${value} maxlength="130"
        autocomplete="off" onInput=${(event) => put(event.target.value)} />`;
}

function KeyField({ put }) {
    return html`<${FileField} id="key-file" label=${t("key-file")} hint=${t("key-hint")}
        onfile=${put} />`;
}

export function SubmitWindow({ draft, title, close }) {
    const [why, put_why] = useState("");
    const [from, put_from] = useState("");
    const [until, put_until] = useState("");
    const [layout, tell_layout] = useState(null);
    const is_over = useRef(false);
    useEffect(() => () => { is_over.current = true; }, []);
    const send = async () => {
        await lay_out({ draft }, tell_layout, () => is_over.current);
        return post("/api/release/submit", { draft, why: why.trim(), from: full(from),
            until: full(until) });
    };
    const [submit, fault] = use_sending(send, t("submitted"), (answer) => {
        close();
        location.hash = `#/releases/${answer.number}`;
    });
    return html`<${Dialog} title=${t("submit-title", { what: title })} onclose=${close}>
        <${Form} submit=${t("submit-do")} onsubmit=${submit} oncancel=${close} fault=${fault}>
        <p class="hint">${t("submit-hint")}</p>
        <${Reason} label=${t("submit-note")} value=${why} put=${put_why} />
        <${Field} id="from" type="datetime-local" label=${t("show-from")} hint=${t("show-from-hint")}
            value=${from} onInput=${(event) => put_from(event.target.value)} />
        <${Field} id="until" type="datetime-local" label=${t("show-until")}
            hint=${t("show-until-hint")} value=${until}
            onInput=${(event) => put_until(event.target.value)} />
        <${Waiting} found=${layout} /><//><//>`;
}

// Of what wants no key: approve, confirm, reject, withdraw.
export function DecideWindow({ number, act, close }) {
    const [why, put_why] = useState("");
    const [submit, fault] = use_sending(() => post("/api/release/do", { number, act,
        why: why.trim() }), t(`done-${act}`), close);
    return html`<${Dialog} title=${t(`${act}-title`, { n: number })} onclose=${close}>
        <${Form} submit=${t(`${act}-do`)} onsubmit=${submit} oncancel=${close} fault=${fault}>
        <p class="hint">${t(`${act}-hint`)}</p>
        <${Reason} label=${t(act === "reject" ? "why" : "why-may")} value=${why}
            put=${put_why} /><//><//>`;
}

// Publishes what was approved, or at once what nobody else has looked at.
export function PublishWindow({ found, act, close }) {
    const [why, put_why] = useState("");
    const [file, put_file] = useState(null);
    const { release, manifest, is_signed } = found;
    const send = async () => {
        if (!is_signed && !file) throw new NotSigned(t("key-none"));
        const signed = file ? await sign(manifest, file) : {};
        return post("/api/release/do", { number: release.number, act, why: why.trim(), ...signed });
    };
    const [submit, fault] = use_sending(send, t(`done-${act}`), close);
    return html`<${Dialog} title=${t(`${act}-title`, { n: release.number })} onclose=${close}>
        <${Form} submit=${t(`${act}-do`)} onsubmit=${submit} oncancel=${close} fault=${fault}>
        <p class="hint">${t(`${act}-hint`)}</p>
        ${act === "emergency" && html`<${Reason} label=${t("why")} value=${why}
            put=${put_why} />`}
        ${is_signed ? html`<p>${t("signed-already")}</p>` : html`<${KeyField} put=${put_file} />`}
        <//><//>`;
}

export function RollbackWindow({ number, close }) {
    const [why, put_why] = useState("");
    const [file, put_file] = useState(null);
    const send = async () => {
        if (!file) throw new NotSigned(t("key-none"));
        const { manifest, from_ms } = await get(`/api/release/rollback?of=${number}`, WAIT);
        return post("/api/release/rollback", { of: number, from_ms, why: why.trim(),
            ...await sign(manifest, file) });
    };
    const [submit, fault] = use_sending(send, t("done-rollback"), close);
    return html`<${Dialog} title=${t("rollback-title", { n: number })} onclose=${close}>
        <${Form} submit=${t("rollback-do")} onsubmit=${submit} oncancel=${close} fault=${fault}>
        <p class="hint">${t("rollback-hint")}</p>
        <${Reason} label=${t("why")} value=${why} put=${put_why} />
        <${KeyField} put=${put_file} /><//><//>`;
}

export function TakeDownWindow({ pages, close }) {
    const [filter, set_filter] = useState("");
    const [page, set_page] = useState("");
    const [why, put_why] = useState("");
    const shown = pages.filter((each) => !each.is_down && name_of(each.title).includes(filter));
    const only = shown.length === 1 ? shown[0].page : "";
    const chosen = shown.some((each) => each.page === page) ? page : only;
    const send = async () => {
        if (!chosen) throw new NotSigned(t("which-page-missing"));
        return post("/api/release/pages", { page: chosen, is_down: true, why: why.trim() });
    };
    const [submit, fault] = use_sending(send, t("done-take-down"), close);
    return html`<${Dialog} title=${t("take-down-title")} onclose=${close}>
        <${Form} submit=${t("take-down-do")} onsubmit=${submit} oncancel=${close} fault=${fault}
            kind="danger">
        <p class="hint">${t("take-down-hint")}</p>
        <${Field} id="page-filter" type="search" label=${t("files-filter")} value=${filter}
            onInput=${(event) => set_filter(event.target.value.trim())} />
        <div class="field"><label for="page">${t("which-page")}</label>
        <select id="page" value=${chosen} onChange=${(event) => set_page(event.target.value)}>
            <option value="" selected=${!chosen}>${t("which-page-missing")}</option>${shown.map((each) => html`<option key=${each.page} value=${each.page}>
                ${name_of(each.title)}</option>`)}</select></div>
        <${Reason} label=${t("why")} value=${why} put=${put_why} /><//><//>`;
}

export function PutBackWindow({ page, close }) {
    const [why, put_why] = useState("");
    const [submit, fault] = use_sending(() => post("/api/release/pages", { page: page.page,
        is_down: false, why: why.trim() }), t("done-put-back"), close);
    return html`<${Dialog} title=${t("put-back-title", { what: name_of(page.title) })}
        onclose=${close}>
        <${Form} submit=${t("put-back-do")} onsubmit=${submit} oncancel=${close} fault=${fault}>
        <p class="hint">${t("put-back-hint")}</p>
        <${Reason} label=${t("why-may")} value=${why} put=${put_why} /><//><//>`;
}
