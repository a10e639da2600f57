// What a draft changes, field by field: as it is shown and as it would be.
import { html, useEffect, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { Button, Card, Empty, Fault, Tag, fault_text } from "./parts.js";
import { name_of, t } from "./text.js";
import { get } from "./api.js";
import { draft, is_saved } from "./draft.js";
import { differences, in_text, signs, text_of } from "./draft_diff.js";
import { choice_name, file_name, place_name } from "./draft_names.js";
import { Preview } from "./draft_form.js";
import { SubmitWindow } from "./release_windows.js";
import { LayoutCard } from "./layout.js";
import { NewAddresses } from "./new_addresses.js";
import { WorkedCard } from "./worked.js";
import { is_prose, is_words, title_of } from "./draft_tree.js";

const SIGN_ICONS = { money: "calculator", period: "calendar", day: "calendar", article: "document",
                     figure: "hash" };

// A value that is no text, as a person would write it.
function lines_of(value) {
    if (value === undefined || value === null) return [];
    if (typeof value !== "object") return [typeof value === "boolean" ? choice_name(String(value))
        : String(value)];
    if (is_words(value)) return [value.zh_CN, value.en].filter(Boolean);
    if (Array.isArray(value)) return value.map((each) => name_of(title_of(each)));
    return Object.values(value).flatMap(lines_of);
}

function Side({ runs, is_new, lang }) {
    if (runs.length === 0) return html`<p class="hint">${t("nothing-there")}</p>`;
    return html`<p lang=${lang}>${runs.map((run, i) => (run.is_same ? run.text
        : is_new ? html`<ins key=${i}>${run.text}</ins>` : html`<del key=${i}>${run.text}</del>`))}</p>`;
}

function Texts({ was, now, lang }) {
    const [before, after] = in_text(was, now);
    return html`<tr><td><${Side} runs=${before} lang=${lang} /></td>
        <td><${Side} runs=${after} is_new lang=${lang} /></td></tr>`;
}

function Rows({ row }) {
    const { was, now } = row;
    if (is_words(was) && is_words(now)) {
        return html`${was.zh_CN !== now.zh_CN && html`<${Texts} was=${was.zh_CN} now=${now.zh_CN}
            lang="zh-Hans" />`}${was.en !== now.en && html`<${Texts} was=${was.en} now=${now.en}
            lang="en" />`}`;
    }
    if (typeof was === "string" && typeof now === "string")
        return html`<${Texts} was=${was} now=${now} />`;
    const side = (value, tag) => (value === undefined ? html`<p class="hint">${t("nothing-there")}</p>`
        : lines_of(value).map((line, i) => html`<p key=${i}><${tag}>${line}</${tag}></p>`));
    return html`<tr><td>${side(was, "del")}</td><td>${side(now, "ins")}</td></tr>`;
}

export function Change({ row }) {
    return html`<table class="change"><caption><span>${place_name(row.path) || t("whole-file")}</span>
        ${signs(row.was, row.now).map((sign) => html`<${Tag} key=${sign} kind="warn"
            icon=${SIGN_ICONS[sign]}>${t(`changed-${sign}`)}<//>`)}
        ${row.was === undefined && html`<${Tag} kind="good">${t("changed-new")}<//>`}
        ${row.now === undefined && html`<${Tag} kind="stop">${t("changed-gone")}<//>`}</caption>
        <thead class="unseen"><tr><th scope="col">${t("as-shown")}</th>
            <th scope="col">${t("as-drafted")}</th></tr></thead>
        <tbody><${Rows} row=${row} /></tbody></table>`;
}

// The parts of the desk.
export function DeskWays({ here }) {
    return html`<nav class="desk-ways" aria-label=${t("page-desk")}>${["desk", "releases",
        "reviews", "court", "addresses"].map((id) =>
        html`<a key=${id} href=${`#/${id}`} aria-current=${id === here ? "page" : undefined}>
            ${t(id === "desk" ? "drafts" : `page-${id}`)}</a>`)}</nav>`;
}

// A file as it is shown and as it would be; `known`: as the list of the draft has it.
export function FileChanges({ each, known }) {
    const rows = differences(each.live ?? undefined, each.now ?? undefined);
    if (rows.length === 0) return null;
    return html`<${Card} title=${`${file_name(each.file, known)}${is_prose(each.file)
        ? `${t("comma")}${t(each.file.includes(".zh_CN.") ? "in-chinese" : "in-english")}` : ""}`}
        beside=${each.by.join(t("list-comma"))} kind="changes">
        ${each.live === null && is_prose(each.file) ? html`<${Preview} text=${each.now} />`
            : rows.map((row) => html`<${Change} key=${row.path} row=${row} />`)}<//>`;
}

function Summary({ files }) {
    const hands = new Map();
    for (const each of files) for (const who of each.by) hands.set(who, (hands.get(who) ?? 0) + 1);
    const line = (is_good, text, count) => html`<li class=${is_good ? "good" : "bad"}>
        <${Icon} name=${is_good ? "check" : "alert"} /><span>${text}</span><b>${count}</b></li>`;
    return html`<${Card} title=${t("written-by")}><ul class="checks">${[...hands].map(([who, n]) =>
        html`<li key=${who}><${Icon} name="user" /><span>${who}</span><b>${t("n-files", { n })}</b>
        </li>`)}</ul><//><${Card} title=${t("checks")}><ul class="checks">
        ${draft.checked < 0 ? html`<li>${t("unknown")}</li>` : html`
            ${line(draft.faults.length === 0, t("check-faults"), draft.faults.length)}
            ${line(draft.stale.length === 0, t("check-stale"), draft.stale.length)}
            ${draft.waived.map((each) => html`<li key=${each.file + each.field}><${Icon} name="info" />
                <span>${t("stale-kept")}${t("colon")}${each.what}</span><b>${each.by}</b></li>`)}`}</ul>
        ${draft.stale.length > 0 && html`<p class="hint">${t("stale-blocks")}</p>`}<//>`;
}

export function ChangesPage({ name, title, Head }) {
    const [found, set] = useState(null);
    const [fault, set_fault] = useState("");
    useEffect(() => {
        let is_over = false;
        get(`/api/draft/diff?${new URLSearchParams({ name })}`, { wait_ms: 20000 }).then((answer) => {
            if (!is_over) { set(answer.files); set_fault(""); }
        }, (error) => { if (!is_over) set_fault(fault_text(error)); });
        return () => { is_over = true; };
    }, [name, draft.n]);
    const [is_submitting, submit] = useState(false);
    const is_none = found?.every((each) => text_of(each.live) === text_of(each.now));
    const cannot = !found || is_none || draft.faults.length > 0 ||
        draft.stale.length > 0 || !is_saved();
    return html`<${Head} title=${t("changes")} back=${`#/desk/${encodeURIComponent(name)}`}
            tag=${t("draft-tag")}><${Button} kind=${cannot ? "" : "strong"} icon="out"
            label=${t("submit-do")} cannot=${cannot}
            onclick=${() => submit(true)} /><//>
        ${fault && html`<${Fault}>${fault}<//>`}
        <div class="desk-changes"><div>${!found ? html`<div class="grey"></div>`
            : is_none ? html`<${Card} title=${t("changes")}><${Empty}>${t("changes-none")}<//><//>`
                : html`${found.map((each) => html`<${FileChanges} key=${each.file} each=${each}
                    known=${draft.files.find((one) => one.file === each.file)} />`)}
                    <${WorkedCard} of=${{ draft: name }} turn=${draft.n} />`}</div>
        <div>${found && html`<${Summary} files=${found} />`}
            ${found && !is_none && html`<${LayoutCard} of=${{ draft: name }}
                turn=${`${draft.n} ${is_submitting}`} />
                <${NewAddresses} of=${{ draft: name }} turn=${draft.n} />`}</div></div>
        ${is_submitting && html`<${SubmitWindow} draft=${name} title=${title}
            close=${() => submit(false)} />`}`;
}
