// A release as a file: taken along from here, or brought from elsewhere, looked at and accepted. The
// browser reads and writes the stick; what is right is checked by the server, at each step anew.
import { html, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { Button, Card, Empty, Fault, Field, FileField, fault_text } from "./parts.js";
import { refresh, tell, today } from "./hall.js";
import { moment_text, t } from "./text.js";
import { base64, post, remove } from "./api.js";
import { ListNote, use_list } from "./load.js";
import { FileChanges } from "./desk_changes.js";
import { WorkedCard } from "./worked.js";
import { LayoutCard } from "./layout.js";

const WAIT = { wait_ms: 60000 }; // some megabytes, and each file of it hashed
const moment = (time) => moment_text(time, today());
const file_of = (number) => `release-${String(number).padStart(4, "0")}.pack`;

export function Take({ number }) {
    return html`<${Card} title=${t("stick")} kind="stick"><a class="button" download=${file_of(number)}
        href=${`/api/release/file?number=${number}`}><${Icon} name="download" />${t("stick-take")}</a>
        <p class="hint">${t("stick-take-hint")}</p><//>`;
}

// Choosing the file copies and checks it; nothing is shown before somebody accepts it.
export function Stick() {
    const list = use_list("/api/release/carried", { is_calm: true });
    const [fault, set_fault] = useState("");
    const [is_busy, set_busy] = useState(false);
    const waiting = list.data?.waiting;
    const bring = async (file) => {
        set_busy(true);
        set_fault("");
        try {
            await post("/api/release/carried", { data: base64(new Uint8Array(await
            file.arrayBuffer())) }, WAIT);
            location.hash = "#/releases/carried";
        } catch (error) {
            set_fault(fault_text(error));
            set_busy(false);
        }
    };
    return html`<${Card} title=${t("stick")}><p class="hint">${t("stick-hint")}</p>
        ${waiting && html`<p class="release-note">${t("stick-waits", { n: waiting.number })}
            ${" "}<a href="#/releases/carried">${t("alone-look")}</a></p>`}
        <${FileField} id="stick-file" label=${t("stick-bring")} accept=".pack" disabled=${is_busy}
            onfile=${(file) => file && bring(file)} />
        ${is_busy && html`<p class="hint" role="status">${t("stick-checked")}</p>`}
        ${fault && html`<${Fault}>${fault}<//>`}<//>`;
}

function Facts({ waiting, shown }) {
    const { number, from, until, signer, sha } = waiting;
    return html`<${Card} title=${t("carried-what")}><ul class="checks">
        <li><${Icon} name="swap" /><span>${t("carried-shown")}</span><b>${shown}</b></li>
        <li><${Icon} name="calendar" /><span>${t("carried-when")}</span><b>${t(until ? "shown-term"
        : "shown-since", { from: moment(from), until: until ? moment(until) : "" })}</b></li>
        ${waiting.rollback_of > 0 && html`<li><${Icon} name="undo" /><span>${t("rollback-of", {
            n: waiting.rollback_of })}</span></li>`}</ul>
        <p class="hint">${t("carried-signer")}</p>
        <pre class="command" tabindex="0">${signer.match(/.{16}/g).join("\n")}</pre>
        <p class="hint">${t("carried-sha", { n: number })}</p>
        <pre class="command" tabindex="0">${sha.match(/.{16}/g).join("\n")}</pre><//>`;
}

// What does not fit on this machine is accepted with a reason alone.
function Decide({ number, act, fault, layout, why, put_why }) {
    return html`<${Card} title=${t("what-to-do")}><div class="stack">
        ${layout?.state === "faulty" && html`<${Field} id="reason" label=${t("carried-why")} value=${why}
            maxlength="130" autocomplete="off" onInput=${(event) => put_why(event.target.value)} />`}
        ${number && html`<${Button} kind="strong" icon="check" label=${t("carried-accept", { n: number })}
            onclick=${() => act("accept")} />`}
        <${Button} icon="x" label=${t("carried-drop")} onclick=${() => act("drop")} /></div>
        ${fault && html`<${Fault}>${fault}<//>`}<//>`;
}

export function CarriedPage() {
    const list = use_list("/api/release/carried", { is_calm: true });
    const [fault, set_fault] = useState("");
    const [layout, see] = useState(null);
    const [why, put_why] = useState("");
    const waiting = list.data?.waiting;
    const acts = {
        accept: () => post("/api/release/accept", { sha: waiting.sha, why: why.trim() }, WAIT)
            .then(({ number }) => t("carried-accepted", { n: number })),
        drop: () => remove("/api/release/carried").then(() => t("carried-dropped")),
    };
    const act = (what) => acts[what]().then((note) => {
        tell(note);
        refresh();
        location.hash = "#/releases";
    }, (error) => set_fault(fault_text(error)));
    return html`<div class="page-head desk-head"><a class="button square" href="#/releases"
        aria-label=${t("go-back")}><${Icon} name="left" /></a><h1>${waiting
        ? t("carried-title", { n: waiting.number }) : t("stick")}</h1></div>
        <div class="desk-changes"><div><${ListNote} list=${list} />
        ${list.data && !waiting && html`<${Card} title=${t("changes")}><${Empty}>${t("carried-none")}<//><//>`}
        ${waiting && html`<${LayoutCard} of=${{ sha: waiting.sha }} see=${see} />
            ${waiting.files.length === 0 && html`<${Card} title=${t("changes")}>
            <${Empty}>${t("carried-same")}<//><//>`}
            ${waiting.files.map((each) => html`<${FileChanges} key=${each.file} each=${each} />`)}
            <${WorkedCard} of=${{ sha: waiting.sha }} />`}</div>
        <div>${(waiting || list.error) && html`<${Decide} number=${waiting?.number} act=${act}
            fault=${fault} layout=${layout} why=${why} put_why=${put_why} />`}
            ${waiting && html`<${Facts} waiting=${waiting} shown=${list.data.shown} />`}</div></div>`;
}
