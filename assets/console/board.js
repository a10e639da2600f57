// The board in a browser: who is called where, how long the waits are, and how old that is. It
// never
// shows a number that may not be true any more: over 3 s it says so, over 10 s the numbers are
// gone.
// /board?lang=en and /board?contrast=high choose how it speaks and looks.
import { html, render, useEffect, useRef, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { get } from "./api.js";
import { clock_of, court_day, court_time, day_text, ms_of, name_of, set_language, shift_day, t,
    until_text, wait_text } from "./text.js";

const STALE_MS = 3000;
const BROKEN_MS = 10000;
const NEW_MS = 10000;
const ASK_MS = 1000;
    // it must know within 3 s that nothing comes any more, so it asks by itself
const BULLETIN_MS = 20000;
const MOST_SERVICES = 4;

// `offset_ms`: the server's clock less the browser's, which may stand wrong.
const state = { view: null, known_ms: performance.now(), calls: new Map(), offset_ms: 0 };
const now_ms = () => Date.now() + state.offset_ms;

// Since when this board shows each call, so that its colour stays for ten seconds of the board's
// own clock.
function take(view) {
    const now = performance.now();
    for (const call of view.now ?? []) {
        const id = `${call.number} ${call.called_at} ${call.calls}`;
        if (!state.calls.has(id)) state.calls.set(id, now - Math.max(0,
            ms_of(view.at) - ms_of(call.called_at)));
    }
    state.view = view;
    if (view.at) state.offset_ms = ms_of(view.at) + (view.age_ms ?? 0) - Date.now();
    state.known_ms = now - (view.age_ms ?? 0);
}
const age_ms = () => performance.now() - state.known_ms;
const is_new = (call) =>
    performance.now() - (state.calls.get(`${call.number} ${call.called_at} ${call.calls}`) ??
        0) < NEW_MS;

function use_board() {
    const [, again] = useState(0);
    useEffect(() => {
        let is_asking = false;
        const draw = () => again((n) => n + 1);
        const ask = async () => {
            if (is_asking) return;
            is_asking = true;
            await get("/api/board", { wait_ms: 2500 }).then(take, () => null);
            is_asking = false;
            draw();
        };
        const source = new EventSource("/api/events");
        source.addEventListener("hall", ask);
        const timers = [setInterval(ask, ASK_MS), setInterval(draw, 250)];
        ask();
        return () => { source.close(); timers.forEach(clearInterval); };
    }, []);
}

function Top() {
    const now = court_time(now_ms());
    return html`<div class="top"><span class="seal-ring"><${Icon} name="scales" /></span><strong>
        ${t("court-long")}</strong>
        <span>${day_text(now.slice(0, 10))}</span><time class="clock">${now.slice(11, 16)}</time>
            </div>`;
}

const line_of = (id) => state.view.lines.find((line) => line.id === id);
const color_of = (id) => `line-${line_of(id)?.letter ?? "none"}`;
const name_at = (call) => name_of(call.place);

function CallCard({ call, is_first }) {
    if (!call) return html`<div class="panel call-card"><p class="none">${t(is_first ? "board-none"
        : "board-rest")}</p></div>`;
    return html`<div class=${`panel call-card ${color_of(call.line)} ${is_new(call) ? "is-new"
        : ""}`} aria-live="polite">
        <p class="caption"><${Icon} name=${call.is_awaited ? "speaker" : "user-check"} />
            ${t(call.is_awaited ? "board-calling" : "board-there")}</p><p class="big-number">
            ${call.number}</p>
        <p class="place">${call.is_awaited
            ? t("board-please", { place: name_at(call) }) : name_at(call)}</p></div>`;
}

function Last({ calls }) {
    return html`<div class="panel last"><h2>${t("board-last")}</h2><ol>${calls.map((call) => html`
        <li key=${call.number} class=${call.is_awaited ? "awaited" : ""}>
            <span class=${`number ${color_of(call.line)}`}>${call.number}</span>
        <span>${call.is_awaited && html`<${Icon} name="arrow" />`}</span><span class="where">
            ${name_at(call)}</span></li>`)}</ol></div>`;
}

function service_wait(line) {
    if (!line.is_open) return html`<span>${line.closed_until
        ? until_text(line.closed_until, court_day(now_ms())) : t("closed-line")}</span>`;
    if (line.waiting === 0) return html`<span>${age_ms() <= STALE_MS ? t("no-wait")
        : "\u00a0"}</span>`;
    if (line.wait_high === null) return html`<span>${t("wait-unknown")}</span>`;
    const [number, unit] = wait_text(line.wait_low, line.wait_high).split(" ");
    return html`<span>${t("about")}</span><b>${number}</b><span>${unit}</span>`;
}

const is_long = (line) => line.wait_high >= 100; // in hours, of which half ones are told

// Which of the lines stand now, of more than fit at once.
function service_page() {
    const pages = Math.max(1, Math.ceil(state.view.lines.length / MOST_SERVICES));
    return { page: Math.floor(now_ms() / 10000) % pages, pages };
}

function Services() {
    const lines = state.view.lines;
    const { page } = service_page();
    return html`<div class="services">${lines.slice(page * MOST_SERVICES,
        (page + 1) * MOST_SERVICES).map((line) => html`
        <section key=${line.id} class=${`service ${color_of(line.id)}`}><b aria-hidden="true">
            ${line.letter}</b><div>
        <p><span class="name">${name_of(line.name)}</span><span
            class="waits"><b>${line.waiting}</b> <span class="unit">
            ${t("board-people")}</span></span></p>
        <p class=${`range ${is_long(line) ? "long" : ""}`}>
            ${service_wait(line)}</p></div></section>`)}</div>`;
}

function Foot() {
    const age = Math.floor(age_ms() / 1000);
    if (age_ms() > STALE_MS) {
        return html`<div class="foot stale" role="status"><${Icon} name="alert" />${t("board-stale",
            { n: age })}</div>`;
    }
    const { page, pages } = service_page();
    const texts = (state.view.bulletins ?? []).map((bulletin) => name_of(bulletin.text));
    const said = texts.length ? texts[Math.floor(Date.now() / BULLETIN_MS) % texts.length]
        : t("board-default");
    return html`<div class="foot">${texts.length > 0 && html`<span class="tell">
        ${t("board-tell")}</span>`}<span class="said">${said}</span>
        ${pages > 1 && html`<span class="page-count">${t("board-page",
            { n: page + 1, all: pages })}</span>`}<span class="age"><${Icon} name="clock" />${t("board-age", { n: Math.max(age, 1) })}</span>
            </div>`;
}

function Day() {
    const calls = state.view.now ?? [];
    const current = calls.find((call) => call.is_awaited || call.is_there);
    return html`<div class="board"><${Top} /><div class="middle"><${CallCard} call=${current}
        is_first=${calls.length === 0} />
        <${Last} calls=${calls.filter((call) => call !== current).slice(0, 5)} /></div><${Services}
            /><${Foot} /></div>`;
}

const AT_NIGHT = [["document", "night-guides"], ["list", "night-list"], ["calculator",
    "night-fees"], ["alert", "night-risks"], ["device", "night-online"]];
function opening_day(next_open) {
    const day = next_open.slice(0, 10);
    const weekday = t(`weekday-${new Date(`${day}T12:00:00Z`).getUTCDay()}`);
    const today = court_day(now_ms());
    if (day === today) return t("night-today", { weekday });
    if (day === shift_day(today, 1)) return t("night-tomorrow", { weekday });
    return day_text(day);
}
function Night() {
    const { next_open } = state.view;
    return html`<div class="board night"><${Top} /><div class="middle"><div class="panel opening">
            <p class="caption"><${Icon} name="moon" />${t("night-closed")}</p>
            ${next_open ? html`<p class="hour">${clock_of(next_open)}</p><p class="when">
                ${opening_day(next_open)}</p>`
                : html`<p class="when">${t("night-unknown")}</p>`}</div>
        <div class="panel all-night"><h2>${t("night-title")}</h2><ul>${AT_NIGHT.map(([icon, key]) =>
            html`<li key=${key}><${Icon} name=${icon} />${t(key)}</li>`)}</ul></div></div>
        <p class="advice"><${Icon} name="ticket" />${t("night-advice")}</p><${Foot} /></div>`;
}

function Broken() {
    const view = state.view;
    const is_night = view && !view.is_open && view.next_open && ms_of(view.next_open) > now_ms();
    const minutes = Math.floor(age_ms() / 60000);
    return html`<div class="board broken" role="alert"><${Top} /><div class="trouble">
        <${Icon} name="alert" />
            <strong>${is_night ? t("broken-night", { time: clock_of(view.next_open) })
                : t("broken")}</strong></div>
        <p class="valid">${t(is_night ? "broken-valid-night" : "broken-valid")}</p>
        <div class="foot"><span class="said">${view ? t("broken-since",
            { time: clock_of(court_time(now_ms() - age_ms())) }) : t("broken-never")}</span>
        <span class="age"><${Icon} name="clock" />${minutes > 0 ? t("broken-minutes",
            { n: minutes }) : t("broken-seconds", { n: Math.floor(age_ms() / 1000) })}</span></div>
                </div>`;
}

function Waiting() {
    return html`<div class="board"><${Top} /><div class="middle"><div class="panel call-card">
        <p class="none">${t("connecting")}</p></div><div class="panel"></div></div></div>`;
}

function Board() {
    use_board();
    const view = state.view;
    const is_broken = age_ms() > BROKEN_MS || view?.is_known === false;
    const is_busy = view?.now?.some((call) => call.is_awaited || call.is_there);
    const face = is_broken ? "broken" : !view ? "" : view.is_open || is_busy ? "" : "night";
    const shown = useRef("");
    useEffect(() => {
        if (shown.current !== face) document.body.className = `board-body ${face ? `${face}-body`
            : ""}`;
        shown.current = face;
    });
    if (face === "broken") return html`<${Broken} />`;
    if (!view) return html`<${Waiting} />`;
    return face === "night" ? html`<${Night} />` : html`<${Day} />`;
}

const wish = new URLSearchParams(location.search);
document.documentElement.dataset.contrast = wish.get("contrast") === "high" ? "high" : "normal";
set_language(wish.get("lang") === "en" ? "en" : "zh_CN");
document.title = t("board-title");
render(html`<${Board} />`, document.getElementById("board"));
