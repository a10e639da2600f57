// The draft that is open in this page: the file that is shown, what was written and is not with the
// server yet, what others do. Each letter is kept in this browser at once and sent when the hand
// rests; it goes from the browser only when the server has it, or its writer let it go.
import { useEffect, useState } from "./lib.js";
import { get, post, token } from "./api.js";
import { announce, hall } from "./hall.js";
import { at, is_within, put } from "./draft_tree.js";
import { language } from "./text.js";

const REST_MS = 250;  // without a letter, before it is sent
const NEWS_MS = 2000;
const CALM_MS = 500;  // after what was sent, before it is checked
const KEPT = "court-draft-edits";
const PAGE = token();

// `values` and `seen` by file: what it says, and after how many changes of the draft that was so;
// `told`: of so many it is known what they changed.
const EMPTY = { name: "", by: "", files: [], file: "", told: 0, n: 0, here: [],
    form: new Map(), faults: [], stale: [], waived: [], checked: -1, saved_at: 0, is_lost: false, fault: null };
export const draft = { ...EMPTY, values: new Map(), seen: new Map(), edits: [] };
const watchers = new Set();

export function tell(what = {}) {
    Object.assign(draft, what);
    for (const watcher of watchers) watcher();
}
export function use_draft() {
    const [, set] = useState(0);
    useEffect(() => {
        const watcher = () => set((n) => n + 1);
        watchers.add(watcher);
        return () => watchers.delete(watcher);
    }, []);
    return draft;
}

export const query_of = (values) => new URLSearchParams(Object.entries(values)
    .filter(([, value]) => value !== "")).toString();

// ---- what is not with the server yet ----

// {draft, by, file, field, value, seen, was_sent, state}: state is "waiting", "sending", "clash" (with
// `clash`), "refused" (with `message`).
// Each page of the browser keeps its own, and takes over those of pages that are no more.
const kept_name = `${KEPT} ${PAGE}`;
function keep_edits() {
    if (draft.edits.length > 0) localStorage.setItem(kept_name, JSON.stringify(draft.edits));
    else localStorage.removeItem(kept_name);
}

function take_kept(name) {
    try {
        draft.edits.push(...JSON.parse(localStorage.getItem(name)).map((edit) => ({ ...edit,
            state: edit.state === "sending" ? "waiting" : edit.state })));
        keep_edits();
    } catch (error) {
        // It is no list of ours.
    }
    localStorage.removeItem(name);
}

async function take_over_kept() {
    const held = await navigator.locks?.query().catch(() => null);
    const alive = new Set((held?.held ?? []).map((lock) => lock.name));
    for (const name of Object.keys(localStorage))
        if (name.startsWith(`${KEPT} `) && name !== kept_name && !alive.has(name)) take_kept(name);
}
navigator.locks?.request(kept_name, () => new Promise(() => {})); // until the page is no more

const own_edits = () => draft.edits.filter((edit) => edit.draft === draft.name &&
    edit.by === hall.me?.user);
export const edit_at = (file, field) => own_edits().find((edit) => edit.file === file &&
    edit.field === field);
export const is_saved = () => own_edits().length === 0;
export const clashes = () => own_edits().filter((edit) => edit.state === "clash");

// What stands in the page: what was written last, else what the server has.
export function value_at(file, field) {
    const edit = edit_at(file, field);
    return edit ? edit.value : at(draft.values.get(file), field);
}
// The same of a whole file.
export function value_of(file) {
    return own_edits().filter((edit) => edit.file === file)
        .reduce((value, edit) => put(value, edit.field, edit.value), draft.values.get(file));
}

let rest = 0;
export function write(file, field, value) {
    const edit = edit_at(file, field);
    if (edit) Object.assign(edit, { value, state: edit.state === "refused" ? "waiting" : edit.state });
    else draft.edits.push({ draft: draft.name, by: hall.me.user, file, field, value,
        seen: draft.seen.get(file) ?? 0, was_sent: [], state: "waiting" });
    keep_edits();
    tell();
    clearTimeout(rest);
    rest = setTimeout(send_all, REST_MS);
}

// The writer of the later text has read both and keeps one.
export function settle(edit, is_mine) {
    if (is_mine) Object.assign(edit, { state: "waiting", seen: edit.clash.n, clash: null });
    else drop(edit);
    keep_edits();
    reload(edit.file).then(send_all);
}
export function drop(edit) {
    draft.edits = draft.edits.filter((each) => each !== edit);
    keep_edits();
    tell();
}

let sending = null; // one after the other; whoever asks meanwhile waits for the same
export function send_all() {
    sending ??= send_each().finally(() => {
        sending = null;
        tell();
        check_soon();
    });
    return sending;
}
async function send_each() {
    for (let edit = next_edit(); edit; edit = next_edit()) {
        if (!await send(edit)) break;
    }
}
const next_edit = () => own_edits().find((edit) => edit.state === "waiting");

// False when no answer came: all waits until there is one.
async function send(edit) {
    const value = JSON.stringify(edit.value);
    edit.state = "sending";
    edit.was_sent = [...edit.was_sent.filter((each) => each !== value), value];
    keep_edits();
    try {
        const { n } = await post("/api/draft/do", { draft: edit.draft, file: edit.file,
            field: edit.field, act: "set", value, seen: edit.seen });
        take_saved(edit, value, n);
        if (edit.draft === draft.name) await take_n(edit.file, n);
        return true;
    } catch (error) {
        return take_refusal(edit, error);
    }
}

function take_saved(edit, value, n) {
    if (edit.draft === draft.name && draft.values.has(edit.file))
        draft.values.set(edit.file, put(draft.values.get(edit.file), edit.field, JSON.parse(value)));
    if (JSON.stringify(edit.value) === value) drop(edit);
    else Object.assign(edit, { state: "waiting", seen: n });
    keep_edits();
    tell({ saved_at: performance.now(), is_lost: false });
}

function take_refusal(edit, error) {
    edit.state = "waiting";
    const clash = error.code === "state" ? error.now : null;
    if (clash) {
        const is_own = clash.by === hall.me?.user && edit.was_sent.includes(JSON.stringify(clash.value));
        Object.assign(edit, is_own ? { seen: clash.n } : { state: "clash", clash });
        if (!is_own) announce(error.message);
    } else if (["input", "right", "not-found", "corrupt"].includes(error.code)) {
        Object.assign(edit, { state: "refused", message: error.message });
    } else {
        keep_edits();
        tell({ is_lost: true });
        return false;
    }
    keep_edits();
    tell({ is_lost: false });
    return true;
}

// ---- what the server has ----

// `n` is the number of changes after one of ours: if it is the next one, nothing else happened.
async function take_n(file, n) {
    if (n > draft.seen.get(file) + 1) await reload(file);
    else see(file, n);
    if (n === draft.told + 1) draft.told = n;
    draft.n = Math.max(draft.n, n);
}
function see(file, n) {
    draft.seen.set(file, Math.max(draft.seen.get(file) ?? 0, n));
}

export async function reload(...files) {
    const { name } = draft;
    for (const file of files) {
        const { n, value } = await get(`/api/draft/file?${query_of({ name, file })}`);
        if (draft.name !== name) return;
        if (n < (draft.seen.get(file) ?? 0)) continue; // a later one was quicker
        draft.values.set(file, value);
        see(file, n);
    }
    tell();
}

// A file that only names things, or stands beside; asked for once.
const asked = new Set();
export function also_read(file) {
    const key = `${draft.name} ${file}`;
    if (draft.values.has(file) || asked.has(key)) return;
    asked.add(key);
    reload(file).catch(() => {}).finally(() => asked.delete(key));
}

// A list is put in order, or a place is begun or taken out: with the server at once, or not at all.
export async function act(file, field, what, { value, to, why } = {}) {
    await send_all();
    const { n } = await post("/api/draft/do", { draft: draft.name, file, field, act: what,
        value: value === undefined ? why : JSON.stringify(value), to,
        seen: draft.seen.get(file) ?? 0 });
    draft.n = Math.max(draft.n, n);
    await reload(file);
    tell({ saved_at: performance.now() });
    check_soon();
}

let calm = 0;
export function check_soon() {
    clearTimeout(calm);
    if (draft.checked !== draft.n || (draft.file && draft.form.size === 0)) calm = setTimeout(check, CALM_MS);
}

let is_checking = false;
let is_asked_again = false; // meanwhile: the draft, the file or the language may be another one
export async function check() {
    is_asked_again = is_checking;
    if (is_checking || !draft.name) return;
    const { name, file } = draft;
    const is_here = () => draft.name === name && draft.file === file;
    is_checking = true;
    try {
        const found = await get(`/api/draft/check?${query_of({ name, file })}`, { wait_ms: 20000 });
        if (found.lang !== language()) calm = setTimeout(check, NEWS_MS); // soon the server knows it
        else if (is_here()) tell({ faults: found.faults.map((fault) => ({ ...fault, lang: found.lang })),
            stale: found.stale, waived: found.waived, checked: found.n,
            form: new Map(found.form.map((row) => [row.at, row])) });
    } catch (error) {
        calm = setTimeout(check, NEWS_MS);
    }
    is_checking = false;
    if (is_asked_again || !is_here()) check();
}

// What others did and who is here; also tells them of this page.
async function look_for_news() {
    const { name, file, told } = draft;
    try {
        const found = await get(`/api/draft/news?${query_of({ name, file, since: told, page: PAGE })}`);
        if (draft.name === name && !sending) await take_news(found);
        if (draft.name === name) tell({ here: found.here, is_lost: false, fault: null });
    } catch (error) {
        if (draft.name !== name) return;
        tell(error.code === "not-found" ? { fault: error, here: [] } : { is_lost: true });
    }
}

async function take_news({ n, changes }) {
    const changed = new Set(changes.map((change) => change.file));
    await reload(...[...changed].filter((file) => draft.values.has(file)));
    for (const file of draft.values.keys()) see(file, n);
    Object.assign(draft, { told: Math.max(draft.told, n), n: Math.max(draft.n, n) });
    if (next_edit()) await send_all();
    else check_soon();
}

let news = 0;
async function keep_looking() {
    clearTimeout(news);
    if (draft.name) await look_for_news();
    clearTimeout(news);
    if (draft.name) news = setTimeout(keep_looking, NEWS_MS);
}

export async function open_draft(name) {
    if (draft.name === name) return;
    tell({ ...EMPTY, values: new Map(), seen: new Map(), name });
    if (!name) return;
    await take_over_kept();
    await read_files();
    keep_looking();
    send_all();
}

export async function read_files() {
    const { name } = draft;
    try {
        const { files, by, n } = await get(`/api/draft?${query_of({ name })}`, { wait_ms: 20000 });
        if (draft.name === name) tell({ files, by, n, told: draft.told || n, fault: null });
    } catch (error) {
        tell(error.code === "lost" ? { is_lost: true } : { fault: error });
    }
}

export async function open_file(file) {
    if (draft.file === file) return;
    tell({ file, form: new Map(), checked: -1 });
    try {
        if (file) await reload(file);
    } catch (error) {
        tell({ is_lost: error.code === "lost", fault: error.code === "lost" ? null : error });
    }
    check();
}

// Whether who is signed in may change what stands there: of a tribunal, what it says of itself. The
// server decides; this keeps anybody from writing in vain.
export function may_write(file, path) {
    const { tribunal } = hall.me ?? {};
    if (!tribunal) return true;
    const all = draft.values.get("tribunals.json")?.tribunals ?? [];
    const own = `tribunals[${all.findIndex((each) => each.id === tribunal) + 1}]`;
    return file === "tribunals.json" && path.startsWith(`${own}.`) && path !== `${own}.id`;
}

// ---- what is wrong, at a place of the file ----
export const faults_at = (file, path) => draft.faults.filter((fault) => fault.file === file &&
    fault.field === path);
export const faults_in = (file, path) => draft.faults.filter((fault) => fault.file === file &&
    is_within(fault.field, path));
export const is_stale = (file, path) => draft.stale.some((place) => place.file === file &&
    place.field === path);
// Why the English there may stay although its Chinese was changed.
export const waiver_of = (file, path) => draft.waived.find((place) => place.file === file &&
    place.field === path);
export const stale_in = (file, path) => draft.stale.filter((place) => place.file === file &&
    is_within(place.field, path));

