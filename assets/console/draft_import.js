// An official text into a draft, word for word: as a file or pasted. It is new, or stands in the
// place of all of one that is there; its words cannot be written over.
import { html, useEffect, useState } from "./lib.js";
import { base64, post } from "./api.js";
import { announce, today } from "./hall.js";
import { name_of, t } from "./text.js";
import { Dialog, Field, FileField, Form, fault_text } from "./parts.js";
import { also_read, check_soon, draft, reload, tell } from "./draft.js";
import { show_field } from "./draft_form.js";
import { choice_name } from "./draft_names.js";

const FILE = "bulletins.json";
const KINDS = ["notice", "reward", "bulletin"];
const EMPTY = { replaces: "", kind: "notice", title_zh: "", title_en: "", dated: "", until: "",
    url: "", pasted: "" };

const texts_there = () => draft.values.get(FILE)?.bulletins ?? [];

// Of its kind and day, and of which there is none yet.
function new_id({ kind, dated }) {
    const taken = new Set(texts_there().map((each) => each.id));
    const id = `${kind}-${dated}`;
    for (let n = 1; ; n++) {
        const each = n === 1 ? id : `${id}-${n}`;
        if (!taken.has(each)) return each;
    }
}

const bytes_of = async (file, pasted) => (file ? new Uint8Array(await file.arrayBuffer())
    : new TextEncoder().encode(pasted));

async function send(told, file) {
    const { pasted, replaces, ...facts } = told;
    const id = replaces || new_id(told);
    const found = await post("/api/draft/import", { ...facts, draft: draft.name, id,
        data: base64(await bytes_of(file, pasted)) });
    await reload(FILE);
    tell({ saved_at: performance.now(), checked: -1 });
    check_soon();
    const n = texts_there().findIndex((each) => each.id === id) + 1;
    return { ...found, field: `bulletins[${n}].text` };
}

// What is known of a text that is replaced need not be told again.
function facts_of(id) {
    const old = texts_there().find((each) => each.id === id);
    return old ? { kind: old.kind, title_zh: old.title.zh_CN, title_en: old.title.en,
        url: old.url ?? "", until: old.until ?? "" } : {};
}

export function ImportWindow({ close, done }) {
    const [told, set] = useState(EMPTY);
    const [file, set_file] = useState(null);
    const [fault, set_fault] = useState("");
    const put = (what) => set((now) => ({ ...now, ...what }));
    const own = (key) => ({ id: `import-${key}`, value: told[key],
        onInput: (event) => put({ [key]: event.target.value }) });
    const submit = () => send(told, file).then((found) => {
        announce(t("imported", found));
        close();
        show_field(FILE, found.field);
        done(FILE);
    }, (error) => set_fault(fault_text(error)));
    useEffect(() => also_read(FILE), []);
    return html`<${Dialog} title=${t("import")} onclose=${close}>
        <${Form} submit=${t("import-do")} onsubmit=${submit} oncancel=${close} fault=${fault}>
        <p class="hint">${t("import-hint")}</p>
        <div class="field"><label for="import-replaces">${t("import-replaces")}</label>
        <select id="import-replaces" data-first value=${told.replaces} onChange=${(event) => put({
            replaces: event.target.value, ...facts_of(event.target.value) })}>
            <option value="">${t("import-new")}</option>${texts_there().map((each) => html`
            <option key=${each.id} value=${each.id}>${name_of(each.title)}</option>`)}</select></div>
        <div class="field"><label for="import-kind">${t("import-kind")}</label>
        <select ...${own("kind")}>${KINDS.map((kind) => html`<option key=${kind} value=${kind}>
            ${choice_name(kind)}</option>`)}</select></div>
        <${FileField} id="import-file" label=${t("import-file")} accept=".txt,.docx"
            onfile=${set_file} />
        ${!file && html`<div class="field"><label for="import-pasted">${t("import-pasted")}</label>
        <textarea ...${own("pasted")} rows="4" lang="zh-CN"></textarea></div>`}
        <${Field} ...${own("title_zh")} label=${t("import-title-zh")} lang="zh-CN" required />
        <${Field} ...${own("title_en")} label=${t("import-title-en")} lang="en" required />
        <${Field} ...${own("dated")} label=${t("import-dated")} type="date" max=${today()} required />
        ${told.kind !== "notice" && html`<${Field} ...${own("until")} label=${t("import-until")}
            type="date" required />`}
        <${Field} ...${own("url")} label=${t("import-url")} type="url" /><//><//>`;
}
