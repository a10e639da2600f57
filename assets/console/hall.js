// What this tab knows: who works here, the last picture of the hall and how old it is, what was
// just
// done. Parts of the page draw themselves anew when it changes.
import { useEffect, useState } from "./lib.js";
import { ME, SIGNED_OUT, get, post, set_csrf, token } from "./api.js";
import { start_stream } from "./stream.js";
import { court_day, language, ms_of, name_of, t } from "./text.js";

const DEAD_MS = 10000;
const KEPT = "court-hall-picture";
const KEPT_ME = "court-me"; // nobody's any more once they signed out, in whichever tab

const state = {
    // {user, role, tribunal, reach, at, seat, csrf, lang}; null = nobody is signed in
    me: null,
    is_over: false,       // the session of `me` is: who it was signs in over the page, which stays
    is_checked: false,    // whether the server has said who we are
    needs_setup: false,
    view: null,           // the last picture, or null
    is_known: true,       // false: the server lives, but cannot read its store
    picture_ms: 0,        // performance.now() when it was known to be true
    since_ms: performance.now(), // when this tab began to look
    offset_ms: 0,         // the server's clock less ours
    ticket: null,         // what the last act said of the ticket at this seat
    undo: null,           // {of, label, until_ms} of the last step that can be taken back
    fault: null,          // why the last act was refused
    is_busy: false,
    help: null,           // a call for help that has not got through: "sending", or why not
    note: "",             // what screen readers are told
    told: null,           // {text, until_ms} of what was done and is nowhere else to be seen
};
const watchers = new Set();
// number -> {kind, since} of those who wait or waited today, as far as this tab saw
const seen = new Map();
let stream = null;

export const hall = state;
export function change(what) {
    Object.assign(state, what);
    for (const watcher of watchers) watcher();
}
export function use_hall() {
    const [, set] = useState(0);
    useEffect(() => {
        const watcher = () => set((n) => n + 1);
        watchers.add(watcher);
        return () => watchers.delete(watcher);
    }, []);
    return state;
}

export const now_ms = () => Date.now() + state.offset_ms;
export const today = () => court_day(now_ms());
export const since_ms = (time) => (time ? Math.max(0, now_ms() - ms_of(time)) : 0);
export const picture_age_ms = () => performance.now() - (state.view || !reaches("hall")
    ? state.picture_ms : state.since_ms);
// "waiting" before the first picture, "live", or "lost" when nothing was heard for ten seconds.
export function link_state() {
    if (picture_age_ms() > DEAD_MS || !state.is_known) return "lost";
    return state.view || !reaches("hall") ? "live" : "waiting";
}
export const is_lost = () => link_state() === "lost";

// Silence makes no news of its own, so the link is looked at once a second.
let link = "";
setInterval(() => {
    if (link !== (link = link_state())) change({});
}, 1000);

export const line_of = (id) => state.view?.lines.find((line) => line.id === id);
// Its name in the language of the page; one that the content has no more is told as such.
export const line_name = (id) => (line_of(id) ? name_of(line_of(id).name) : t("line-gone"));
export const seat_of = (id) => state.view?.seats.find((seat) => seat.id === id);
export const my_seat = () => (state.me?.seat ? seat_of(state.me.seat) : undefined);
export const seen_of = (number) => seen.get(number) ?? {};
export const is_mine = (seat) => Boolean(seat) && seat.holder === state.me?.user;
const RANK = { window: 1, supervisor: 2, administrator: 3 };
export const may = (role) => (RANK[state.me?.role] ?? 0) >= RANK[role];
// Whether what is the court's, the desk's, the hall's is for who is signed in: not all is for
// somebody of a tribunal (the server's console/whose.h).
export const reaches = (what) => state.me?.reach?.[what] ?? true;

export function announce(note) {
    change({ note: state.note === note ? `${note}\u00a0` : note });
}

const TOLD_MS = 8000;
// The same to everybody: what was done, when nothing on the page shows it.
export function tell(text) {
    change({ told: { text, until_ms: performance.now() + TOLD_MS } });
    announce(text);
}

function take_view(view) {
    if (view.is_known === false) return void change({ is_known:
        false }); // its store is away: keep the last picture
    const is_new_day = state.view && state.view.day !== view.day;
    if (is_new_day) seen.clear();
    for (const { number, kind, since } of view.waiting ?? []) seen.set(number, { kind, since });
    change({ view, is_known: true, picture_ms: performance.now() - (view.age_ms ?? 0),
             offset_ms: ms_of(view.at) - Date.now(), undo: is_new_day ? null : state.undo });
    localStorage.setItem(KEPT, JSON.stringify({ view, at: Date.now(),
        offset_ms: state.offset_ms }));
}

// The picture kept from before the page was opened, so that a lost server leaves what was last
// known.
function take_kept() {
    try {
        const kept = JSON.parse(localStorage.getItem(KEPT));
        if (kept?.view && Date.now() - kept.at < 12 * 3600 * 1000) {
            state.view = kept.view;
            state.offset_ms = kept.offset_ms ?? 0;
            state.picture_ms = performance.now() - (Date.now() - kept.at);
        }
    } catch (error) {
        localStorage.removeItem(KEPT);
    }
}

function watch_hall() {
    stream?.stop();
    stream = start_stream({
        view_path: "/api/hall", name: "court-hall",
        on_view: take_view,
        on_beat: () => { if (state.view && state.is_known) change({ picture_ms: performance.now()
            }); },
        on_lost: (code) => {
            if (code === "lost" || code === "busy") return;
            change({ is_known: false }); // it lives and cannot say how the hall is
            who_am_i();
        },
    });
}
export const refresh = () => stream?.refresh();

// Whoever has no hall here has nothing to hear of it: that the server lives is asked.
const ASK_MS = 5000;
let asking = 0;
function watch_server({ at }) {
    change({ picture_ms: performance.now(), offset_ms: ms_of(at) - Date.now() });
    clearTimeout(asking);
    asking = setTimeout(who_am_i, ASK_MS);
}

// Asks who is signed in. What cannot be asked is asked again by the stream's own clock.
export async function who_am_i() {
    try {
        const me = await get(ME);
        set_csrf(me.csrf);
        change({ me, is_over: false, is_checked: true, needs_setup: false });
        if (!me.reach.hall) watch_server(me);
        else if (!stream) watch_hall();
        keep_language();
    } catch (error) {
        if (error.status !== 401) return set_lost();
        stream?.stop();
        stream = null;
        if (state.me && localStorage.getItem(KEPT_ME)) return wait_for_sign_in();
        const setup = await get("/api/setup").catch(() => ({ is_needed: false }));
        change({ me: null, view: null, is_over: false, is_checked: true, needs_setup: setup.is_needed === true });
    }
}

// The server's sentences are in the language of the page, also when that changes.
let is_telling = false;
export async function keep_language() {
    const lang = language();
    if (is_telling || !state.me?.lang || state.me.lang === lang) return;
    is_telling = true;
    const is_told = await post("/api/lang", { lang }).then(() => true, () => false);
    is_telling = false;
    if (!is_told || !state.me) return; // it is told when who is signed in is asked again
    change({ me: { ...state.me, lang } });
    refresh();
    keep_language();
}

// What was typed stays in the page until it is signed in again, here or in another tab.
function wait_for_sign_in() {
    change({ is_over: true });
    clearTimeout(asking);
    asking = setTimeout(who_am_i, ASK_MS);
}
addEventListener(SIGNED_OUT, () => { if (state.me && !state.is_over) who_am_i(); });

function set_lost() {
    if (!state.me) {
        const kept = JSON.parse(localStorage.getItem(KEPT_ME) ?? "null");
        if (kept) take_kept();
        change({ me: kept, is_checked: Boolean(kept) });
    }
    setTimeout(who_am_i, 2000);
}

export function keep_me() {
    if (state.me) {
        const { user, role, tribunal, reach, seat } = state.me;
        localStorage.setItem(KEPT_ME, JSON.stringify({ user, role, tribunal, reach, seat }));
    }
}
export function forget_me() {
    localStorage.removeItem(KEPT_ME);
    localStorage.removeItem(KEPT);
}

// What another tab does is the last step then, and it is its to take back.
const acts = new BroadcastChannel("court-acts");
acts.addEventListener("message", () => change({ undo: null }));

// Does one thing at this seat and says it. `label(answer)` is what the line of the last step says.
export async function act(what, label) {
    if (state.is_busy) return null;
    change({ is_busy: true, fault: null });
    try {
        const request = token();
        const answer = await post("/api/act", { request, ...what });
        acts.postMessage(what.do);
        const until = answer.undo_until ? ms_of(answer.undo_until) : 0;
        change({ ticket: answer.next ?? answer.ticket ?? null, is_busy: false,
                 undo: until ? { of: request, label: () => label(answer), until_ms: until } : null });
        announce(label(answer));
        refresh();
        return answer;
    } catch (error) {
        change({ is_busy: false, fault: error });
        refresh();
        return null;
    }
}
