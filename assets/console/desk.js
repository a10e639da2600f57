// The content desk: drafts of what the kiosks say, the files of one, and a file as a form.
import { html, useEffect, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { Button, Card, Dialog, Empty, Fault, Field, Form, Tag, fault_text } from "./parts.js";
import { announce, hall, reaches, today } from "./hall.js";
import { age_text, day_text, moment_text, t, use_seconds } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { post, remove } from "./api.js";
import { also_read, check, clashes, draft, faults_in, is_saved, open_draft, open_file, read_files, tell,
         use_draft } from "./draft.js";
import { fault_sentence, file_name, free_name, group_name, group_of, place_name } from "./draft_names.js";
import { guide_options } from "./draft_fields.js";
import { ImportWindow } from "./draft_import.js";
import { Part, goal_in, parts_of, section_of, show_field } from "./draft_form.js";
import { Proof } from "./draft_proof.js";
import { copy_guide } from "./draft_copy.js";
import { ChangesPage, DeskWays } from "./desk_changes.js";

export const to_draft = (...way) => `#/${["desk", ...way.map(encodeURIComponent)].join("/")}`;
const way_now = () => location.hash.split("/").slice(2).map(decodeURIComponent);
const known_file = (file) => draft.files.find((each) => each.file === file);

// ---- which drafts there are ----

export const draft_title = (name) => (/^\d{4}-\d\d-\d\d-\d+$/.test(name) ? t("draft-n",
    { day: day_text(name.slice(0, 10), today()), n: name.slice(11) }) : name);

function DropWindow({ name, close }) {
    const [fault, set] = useState("");
    const submit = () => remove("/api/drafts", { name }).then(() => {
        announce(t("draft-dropped"));
        close();
    }, (error) => set(fault_text(error)));
    return html`<${Dialog} title=${t("draft-drop-title", { what: draft_title(name) })}
        onclose=${close}><${Form} submit=${t("draft-drop")} onsubmit=${submit} oncancel=${close}
            fault=${fault}><p>${t("draft-drop-hint")}</p><//><//>`;
}

function DraftsPage() {
    const list = use_list("/api/drafts", { is_calm: true });
    const [dropping, drop] = useState("");
    const [fault, set_fault] = useState("");
    const drafts = list.data?.drafts ?? [];
    const begin = () => {
        const name = free_name(drafts);
        return post("/api/drafts", { name }).then(() => { location.hash = to_draft(name); },
            (error) => { set_fault(fault_text(error)); list.again(); });
    };
    return html`<div class="page-head"><h1>${t("page-desk")}</h1><${DeskWays} here="desk" />
        <span class="beside"><${Button} kind="strong" icon="plus" label=${t("draft-new")}
            cannot=${!list.data} data-strong onclick=${begin} /></span></div>
        <${Card} title=${t("drafts-n", { n: list.data ? drafts.length : t("unknown") })}
            beside=${t("drafts-hint")}><${ListNote} list=${list} />
        ${fault && html`<${Fault}>${fault}<//>`}
        ${list.data && drafts.length === 0 && html`<${Empty}>${t("drafts-none")}<//>`}
        <ul class="rows">${drafts.map((each) => html`<li key=${each.name}>
            <a class="draft-name" href=${to_draft(each.name)}>${draft_title(each.name)}</a>
            <span class="note">${each.fault || t("draft-about", { n: each.n, who: each.last_by,
                time: moment_text(each.last, today()) })}</span>
            ${each.here.length > 0 && html`<${Tag} icon="eye" kind="own">${each.here.map((who) =>
                who.user).join(t("list-comma"))}<//>`}
            ${(reaches("court") || each.by === hall.me.user) && html`<${Button}
                label=${t("draft-drop")} aria-label=${`${t("draft-drop")} ${draft_title(each.name)}`}
                onclick=${() => drop(each.name)} />`}</li>`)}</ul><//>
        ${dropping && html`<${DropWindow} name=${dropping} close=${() => { drop(""); list.again();
            }} />`}`;
}

// ---- what stands around one draft ----

function Saved() {
    use_seconds();
    if (draft.is_lost) return html`<span class="saved bad" role="status"><${Icon} name="offline" />
        ${t("saved-not")}</span>`;
    if (clashes().length > 0) return html`<span class="saved bad"><${Icon} name="alert" />
        ${t("clash-n", { n: clashes().length })}</span>`;
    if (!is_saved()) return html`<span class="saved"><${Icon} name="clock" />${t("saving")}</span>`;
    return draft.saved_at > 0 && html`<span class="saved good"><${Icon} name="check" />
        ${t("saved", { age: age_text(performance.now() - draft.saved_at) })}</span>`;
}

function Here() {
    const others = [...new Set(draft.here.map((who) => (who.file === draft.file && draft.file
        ? t("here-file", { who: who.user }) : t("here", { who: who.user }))))];
    return html`${others.map((each) => html`<span class="here" key=${each}><${Icon} name="eye" />
        ${each}</span>`)}`;
}

export function Head({ title, back, children, tag }) {
    return html`<div class="page-head desk-head"><a class="button square" href=${back}
        aria-label=${t("go-back")}><${Icon} name="left" /></a><h1>${title}</h1>
        ${tag && html`<${Tag} kind="own">${tag}<//>`}
        <span class="beside"><${Here} /><${Saved} />${children}</span></div>
        ${draft.fault && html`<${Fault}>${fault_text(draft.fault)}<//>`}`;
}

// What is wrong anywhere in the draft, and where to mend it.
export function Findings({ name }) {
    const rows = [...draft.faults.map((fault) => ({ ...fault, text: fault_sentence(fault) })),
        ...draft.stale.map((place) => ({ ...place, is_stale: true, text: t("stale-at") }))]
        .sort((a, b) => (b.file === draft.file) - (a.file === draft.file));
    const go = (place) => {
        const file = place.file.endsWith(".md") ? file_of_prose(place.file) : place.file;
        const field = place.file === file ? place.field : "notes";
        show_field(file, field);
        location.hash = to_draft(name, "file", file);
    };
    return html`<${Card} title=${t("findings-n", { n: draft.checked < 0 ? t("unknown")
        : rows.length })} kind="findings">${draft.checked < 0 ? html`<div class="grey"></div>`
        : rows.length === 0 ? html`<${Empty}>${t("findings-good")}<//>` : html`<ul>${rows.map((row, i) =>
            html`<li key=${i}><button type="button" class="finding-go" onClick=${() => go(row)}>
            <${Icon} name=${row.is_stale ? "clock" : "alert"} /><span>
            <small>${file_name(row.file, known_file(row.file))}${row.field && t("colon") +
                place_name(row.field)}</small>${row.text}</span></button></li>`)}</ul>`}<//>`;
}

// The guide whose notes the file of Markdown holds: they have the same id.
function file_of_prose(file) {
    const id = /([^/]+)\.(zh_CN|en)\.md$/.exec(file)?.[1];
    const guide = draft.files.find((each) => each.file.endsWith(`-${id}.json`));
    return guide?.file ?? `${file.split("/")[0]}.json`;
}

// What somebody of a tribunal may do here, and what not.
function Own() {
    return hall.me.tribunal && html`<p class="hint own-only"><${Icon} name="lock" />
        ${t("own-only")}</p>`;
}

// ---- the files of a draft ----

function CopyWindow({ name, close }) {
    const [from, set_from] = useState(guide_options()[0]?.id);
    const [fault, set] = useState("");
    const submit = () => copy_guide(from).then(async (file) => {
        await read_files();
        close();
        location.hash = to_draft(name, "file", file);
    }, (error) => set(fault_text(error)));
    return html`<${Dialog} title=${t("guide-copy")} onclose=${close}>
        <${Form} submit=${t("guide-copy-do")} onsubmit=${submit} oncancel=${close} fault=${fault}>
        <div class="field"><label for="copy-from">${t("guide-copy-from")}</label>
        <select id="copy-from" data-first value=${from} onChange=${(event) => set_from(
            event.target.value)}>${guide_options().map((each) => html`<option key=${each.id}
            value=${each.id}>${each.label}</option>`)}</select></div>
        <p class="hint">${t("guide-copy-hint")}</p><//><//>`;
}

function FilesPage({ name }) {
    const [filter, set_filter] = useState("");
    const [is_copying, copy] = useState(false);
    const [is_importing, import_text] = useState(false);
    const files = draft.files.filter((each) => each.file.endsWith(".json"));
    const shown = files.filter((each) => file_name(each.file, each).includes(filter) ||
        each.file.includes(filter));
    const open_first = (event) => {
        if (event.key === "Enter" && shown.length > 0)
            location.hash = to_draft(name, "file", shown[0].file);
    };
    useEffect(() => { open_file(""); read_files(); }, [name]);
    return html`<${Head} title=${draft_title(name)} back="#/desk" tag=${t("draft-tag")}>
            <a class="button" href=${to_draft(name, "changes")}><${Icon} name="undo" />
                ${t("changes")}</a><//>
        <div class="desk-files"><div>
        <div class="files-head"><${Field} id="files-filter" type="search" label=${t("files-filter")} value=${filter}
            onInput=${(event) => set_filter(event.target.value.trim())} onKeyDown=${open_first} />
        ${reaches("court") && html`<${Button} icon="plus" label=${t("guide-copy")}
            onclick=${() => copy(true)} />
        <${Button} icon="plus" label=${t("import")} onclick=${() => import_text(true)} />`}</div>
        <${Own} />
        ${draft.files.length === 0 && html`<div class="grey"></div>`}
        ${["court", "other", "guides"].map((group) => {
        const own = shown.filter((each) => group_of(each.file) === group);
        return own.length > 0 && html`<${Card} key=${group} title=${group_name(group)}>
            <ul class="files">${own.map((each) => html`<li key=${each.file}>
                <a href=${to_draft(name, "file", each.file)}>${file_name(each.file, each)}
                ${each.changes > 0 && html`<${Tag} kind="own">${t("changed-tag")}<//>`}
                ${faults_in(each.file, "").length > 0 && html`<span class="bad-count">
                    <${Icon} name="alert" />${faults_in(each.file, "").length}</span>`}</a>
            </li>`)}</ul><//>`;
    })}</div><${Findings} name=${name} /></div>
        ${is_copying && html`<${CopyWindow} name=${name} close=${() => copy(false)} />`}
        ${is_importing && html`<${ImportWindow} close=${() => import_text(false)}
            done=${(file) => { location.hash = to_draft(name, "file", file); }} />`}`;
}

// ---- one file ----

function FilePage({ name, file }) {
    useEffect(() => {
        open_draft(name); // before the page around this one does: it may be where one came in
        tell({ section: goal_in(file) });
        open_file(file);
        if (hall.me.tribunal) also_read("tribunals.json"); // says where its own stands
    }, [name, file]);
    const parts = parts_of(file);
    const part = parts.find((each) => each.id === draft.section) ?? (draft.section !== undefined
        ? parts.find((each) => each.rows.some((row) => row.at === section_of(draft.section)))
        : undefined) ?? parts[0];
    const is_there = draft.file === file && draft.values.get(file) && draft.form.size > 0;
    return html`<${Head} title=${file_name(file, known_file(file))} back=${to_draft(name)}
            tag=${t("draft-tag")}><a class="button" href=${to_draft(name, "changes")}>
            <${Icon} name="undo" />${t("changes")}</a><//>
        <div class="desk-file"><nav class="card parts" aria-label=${t("parts")}><ul>
            ${is_there && parts.map((each) => html`<li key=${each.id}><button type="button"
                aria-current=${each === part ? "true" : undefined} onClick=${() => tell({
                    section: each.id })}><span>${each.label}</span>
                ${each.faults > 0 ? html`<span class="bad-count"><${Icon} name="alert" />
                    ${each.faults}</span>` : each.stale > 0 ? html`<span class="warn-count">
                    <${Icon} name="clock" />${each.stale}</span>` : html`<span>${each.count}</span>`}
            </button></li>`)}</ul></nav>
        <section class="card form" aria-label=${part?.label}><${Own} />${is_there && part
            ? html`<${Part} key=${part.id} file=${file} part=${part} />` : html`<div class="grey"></div>`}
        </section><div class="desk-beside"><${Findings} name=${name} />${is_there && part && html`<${Proof}
            name=${name} file=${file} part=${part.id} />`}</div></div>`;
}

export function DeskPage() {
    const [name = "", what, file] = way_now();
    use_draft();
    useEffect(() => { open_draft(name); }, [name]);
    useEffect(() => { check(); }, [hall.me?.lang]); // its sentences are in the language of who asks
    if (!name) return html`<${DraftsPage} />`;
    if (what === "changes") return html`<${ChangesPage} name=${name}
        title=${draft_title(name)} Head=${Head} />`;
    if (what === "file" && file) return html`<${FilePage} key=${file} name=${name} file=${file} />`;
    return html`<${FilesPage} name=${name} />`;
}
