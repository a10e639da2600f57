// News of the hall: one stream of events for the whole browser, however many tabs are open.
// The tab that holds the lock "court-hall" listens and tells the others; when it goes, another
// takes
// its place. Where a browser has no locks (a page without TLS), each tab listens for itself.
// Wherever nothing is heard the picture is asked for directly, so a stream that is cut off, or kept
// from us on the way, costs freshness and never truth.
import { get } from "./api.js";

const SILENCE_MS = 7000; // beats come every 5 s: later than this the stream is taken for dead
const TRIES = 3;         // so often a stream is tried before the picture is asked for at length
const HOLD_S = 4;        // how long the server may hold such a question until something changes
const POLL_MS = 2000;    // how often to ask while no stream can be had
const CHECK_MS = 9000;
    // and how often while it can: a beat says that the server lives, not its store

// `view_path`: what to fetch; `on_view(view)`, `on_beat()`, `on_lost(code)` are called in this tab.
export function start_stream({ view_path, name, on_view, on_beat, on_lost }) {
    const channel = new BroadcastChannel(name);
    let heard = performance.now();
    let source = null;
    let is_streaming = false; // news come: until then the picture is asked for
    let fetched = -Infinity;
    let is_leader = false;
    let is_asking = false;
    let is_wanted = false;
    let is_over = false;
    let newest = "";
    let mark = ""; // of the picture that is known: EPOCH-N
    let failures = 0;

    const beat = () => {
        heard = performance.now();
        on_beat();
        if (is_leader && performance.now() - fetched > CHECK_MS) refresh();
    };

    async function refresh() {
        if (is_over) return;
        if (is_asking) {
            is_wanted = true;
            return;
        }
        is_asking = true;
        try {
            do {
                is_wanted = false;
                const is_long = is_leader && mark && failures >= TRIES;
                const view = await (is_long
                    ? get(`${view_path}?after=${mark}&wait=${HOLD_S}`, { wait_ms: HOLD_S * 2000 })
                    : get(view_path, { wait_ms: 3000 }));
                is_wanted ||= Boolean(is_long);
                mark = `${view.epoch}-${view.n}`;
                heard = fetched = performance.now();
                on_view(view);
                channel.postMessage({ view });
            } while (is_wanted && !is_over);
        } catch (error) {
            if (!is_over) on_lost(error.code);
        } finally {
            is_asking = false;
        }
    }

    function close() {
        source?.close();
        source = null;
        is_streaming = false;
    }

    function listen() {
        close();
        source = new EventSource("/api/events");
        source.addEventListener("open", () => {
            is_streaming = true;
            failures = 0;
            refresh();
        });
        source.addEventListener("beat", () => {
            beat();
            channel.postMessage({ beat: true });
        });
        source.addEventListener("hall", (event) => {
            beat();
            if (event.lastEventId !== newest)
                refresh(); // the whole view: a gap or a new epoch is no matter
            newest = event.lastEventId;
        });
        source.addEventListener("error", () => {
            failures += 1;
            close();
        });
    }

    channel.addEventListener("message", ({ data }) => {
        if (data.beat) beat();
        if (data.view) {
            heard = performance.now();
            on_view(data.view);
        }
        if (data.hello && is_leader) refresh();
    });

    const watch = setInterval(() => {
        const silence = performance.now() - heard;
        if (is_leader && (!source || silence > SILENCE_MS)) listen();
        if (silence > (is_leader && !is_streaming ? POLL_MS : SILENCE_MS)) refresh();
    }, 1000);

    async function lead() {
        is_leader = true;
        listen();
        await new Promise((done) => { let_go = done; });
    }
    let let_go = () => {};
    if (navigator.locks) {
        navigator.locks.request(name, () => (is_over ? null : lead()));
    } else {
        lead();
    }
    channel.postMessage({ hello: true });
    refresh();

    return {
        refresh,
        stop() {
            is_over = true;
            clearInterval(watch);
            close();
            let_go();
            channel.close();
        },
    };
}
