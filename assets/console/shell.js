// What stands around every page: header, ways between the pages, help band, what screen readers are
// told, and the small windows of the header (keys, who works here).
import { html, useEffect, useRef, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { Button, Dialog, Fault, Field, Form, said_of, use_fault } from "./parts.js";
import { age_text, court_time, name_of, language, t, use_seconds } from "./text.js";
import { announce, change, forget_me, hall, is_mine, link_state, may, my_seat, now_ms,
    picture_age_ms, reaches, refresh, seat_of, since_ms, tell, who_am_i } from "./hall.js";
import { KEYS, key_text, key_word, keep_settings, settings, taken_by } from "./keys.js";
import { post } from "./api.js";
import { look, set_look } from "./look.js";
import { chime } from "./chime.js";
import { leave_seat } from "./seat.js";

export const PAGES = [
    { id: "overview", icon: "chart", needs: "supervisor", of: "hall" },
    { id: "halls", part_of: "overview", needs: "supervisor", of: "hall" },
    { id: "window", icon: "ticket", needs: "window", of: "hall" },
    { id: "waiting", icon: "list", needs: "window", of: "hall", is_narrow: true },
    { id: "pairs", icon: "people", needs: "window", of: "hall" },
    { id: "appointments", icon: "calendar", needs: "window", of: "hall" },
    { id: "papers", icon: "print", needs: "window", of: "hall" },
    { id: "notices", icon: "megaphone", needs: "supervisor", of: "hall" },
    { id: "devices", icon: "device", needs: "supervisor", of: "hall" },
    { id: "users", icon: "user", needs: "administrator", of: "court" },
    { id: "desk", icon: "pen", needs: "administrator", of: "desk" },
    { id: "releases", part_of: "desk", needs: "administrator", of: "desk" },
    { id: "court", part_of: "desk", needs: "administrator", of: "desk" },
    { id: "reviews", part_of: "desk", needs: "administrator", of: "desk" },
    { id: "addresses", part_of: "desk", needs: "administrator", of: "desk" },
];
export const pages_of_me = () => PAGES.filter((page) => may(page.needs) && reaches(page.of));

function count_of(id) {
    const view = hall.view;
    if (!view) return 0;
    if (id === "waiting") return view.waiting?.length ?? 0;
    if (id === "pairs") return view.pairs_waiting ?? 0;
    if (id === "devices") return (view.findings ?? []).filter((f) => f.gravity !== "well").length;
    return 0;
}

const MOST_WITH_PICTURES = 5;
function Ways({ page, is_foot }) {
    const ways = pages_of_me().filter((way) => !way.part_of);
    const is_many = ways.filter((way) => !way.is_narrow).length > MOST_WITH_PICTURES;
    const here = PAGES.find((each) => each.id === page)?.part_of ?? page;
    const is_here = (way) => way.id === here || // at the head those who wait are part of calling
        (!is_foot && way.id === "window" && here === "waiting");
    return html`<nav class=${`ways ${is_many ? "many" : ""}`} aria-label=${t("pages")}>
        ${ways.map((way) => {
        const count = count_of(way.id);
        return html`<a key=${way.id} href=${`#/${way.id}`} class=${way.is_narrow ? "narrow" : ""}
            aria-current=${is_here(way) ? "page" : undefined}>
            <${Icon} name=${way.icon} /><span>${t(`page-${way.id}`)}</span>
            ${count > 0 && html`<span class="count">${count}</span>`}</a>`;
    })}</nav>`;
}

function LinkAge() {
    use_seconds();
    const link = link_state();
    const text = link === "waiting" ? t("link-waiting")
        : html`<b>${t(`link-${link}`)}</b>${t(link === "live" ? "ago" : "link-for",
            { age: age_text(Math.max(1000, picture_age_ms())) })}`;
    return html`<span class=${`link ${link}`}><i aria-hidden="true"></i><span>${text}</span></span>
        <time class="clock">${court_time(now_ms()).slice(11, 16)}</time>`;
}

// Asked again until an answer comes, which makes no second call; that it is on its way stands on the
// page from the first moment, and what failed until the next call.
async function send_help() {
    change({ help: "help-sending" });
    try {
        await post("/api/help");
        change({ help: null });
        announce(t("help-asked"));
    } catch (error) {
        change({ help: error });
    }
    refresh();
}
let help_sent = null;
export function ask_help() {
    help_sent ??= send_help().finally(() => { help_sent = null; });
    return help_sent;
}

export function Header({ page, open }) {
    const seat = my_seat();
    const sits = is_mine(seat);
    return html`<header><div class="mark"><${Icon} name="scales" /></div>
        <div class="court"><strong>${t("court")}</strong><span>${t("console")}</span></div>
        <div class="court narrow-name"><strong>${sits ? name_of(seat.name) : t("console-short")}</strong>
            <span>${hall.me.user}</span></div>
        ${page ? html`<${Ways} page=${page} />` : html`<div class="ways"></div>`}
        <${LinkAge} />
        ${sits && html`<button type="button" class="head-button keys-button"
            aria-label=${t("keys-title")} onClick=${() => open("keys")}>
            <${Icon} name="keyboard" /></button>`}
        <button type="button" class="head-button me" onClick=${() => open("me")}>
            <${Icon} name="user" />
            <span><strong>${hall.me.user}</strong><small>${sits ? name_of(seat.name)
                : t(`role-${hall.me.role}`)}</small></span></button>
        ${reaches("hall") && html`<button type="button" class="help-button" onClick=${ask_help}
            aria-keyshortcuts="Control+Alt+J">
            <${Icon} name="bell" /><span class="long">${t("help")}</span><span class="short">
                ${t("help-short")}</span>
        </button>`}</header>`;
}

// Calls for help: across every page until somebody answered and ended each.
export function HelpBand() {
    use_seconds();
    const [fault, set_fault] = use_fault();
    const calls = hall.view?.help ?? [];
    const waiting = calls.filter((call) => !call.answered_by).map((call) => call.id).join(" ");
    useEffect(() => { if (waiting) chime(); }, [waiting]);
    const send = (way, id) => post(`/api/help/${way}`, { id }).then(() => set_fault(null), set_fault)
        .finally(() => { refresh(); }); // not awaited: the next button stands in this one's place
    const said = said_of(hall.help, "help-lost") || fault;
    return html`${calls.map((call) => html`<div class="help-band" key=${call.id} role="alert">
        <${Icon} name="bell" /><p><strong>${call.place ? name_of(call.place)
            : name_of(seat_of(call.seat)?.name)}${" "}
            ${t("help")}${t("comma")}${call.by}</strong> <span>${t("ago",
                { age: age_text(since_ms(call.since)) })}</span>
            ${call.answered_by && html`<span class="answered">${t("help-answered",
                { who: call.answered_by })}</span>`}</p>
        ${call.answered_by ? html`<${Button} label=${t("help-end")} onclick=${() => send("end",
            call.id)} />`
            : html`<${Button} label=${t("help-come")} onclick=${() => send("answer", call.id)}
                />`}</div>`)}
        ${said && html`<${Fault}>${said}<//>`}`;
}

// What one person published alone, a page that is down, a release that is not shown: on every page
// until somebody has seen to it.
function ReleaseBand({ page }) {
    const found = (hall.view?.findings ?? []).find((each) => each.id === "releases");
    if (!found || page === "releases") return null;
    return html`<div class="release-band" role="status"><${Icon} name="alert" /><p>${found.text}</p>
        ${may("administrator") && html`<a class="button" href="#/releases">${t("page-releases")}</a>`}
        </div>`;
}

export function Notes() {
    use_seconds();
    const is_told = hall.told && performance.now() < hall.told.until_ms;
    return html`<div class="unseen" aria-live="polite" role="status">${hall.note}</div>
        ${is_told && html`<p class="told" aria-hidden="true"><${Icon} name="check" /><span>
            ${hall.told.text}</span></p>`}`;
}

export function LookButtons() {
    return html`<${Button} icon="size" label=${t("large")}
        aria-pressed=${String(look.size === "large")}
            onclick=${() => set_look({ size: look.size === "large" ? "normal" : "large" })} />
        <${Button} icon="contrast" label=${t("contrast")}
            aria-pressed=${String(look.contrast === "high")}
            onclick=${() => set_look({ contrast: look.contrast === "high" ? "normal" : "high" })} />
        <${Button} icon="globe" label=${t("other-language")} lang=${language() === "en" ? "zh-Hans"
            : "en"}
            onclick=${() => set_look({ lang: language() === "en" ? "zh_CN" : "en" })} />`;
}

function KeysWindow({ close }) {
    const [, again] = useState(0);
    const keep = (next) => { keep_settings(next); again((n) => n + 1); change({}); };
    const [clash, set_clash] = useState(null); // a letter that another key has, and which
    const move = (word, typed) => {
        const letter = typed.toUpperCase().replace(/[^A-Z]/g, "");
        const other = letter && taken_by(letter, word);
        set_clash(other ? { letter, other } : null);
        if (!other) keep({ moved: { ...settings.moved, [word]: letter } });
        else again((n) => n + 1); // the letter that is kept stands in the field again
    };
    return html`<${Dialog} title=${t("keys-title")} onclose=${close}>
        <label class="check"><input type="checkbox" data-first checked=${settings.is_on}
            onChange=${(event) => keep({ is_on: event.target.checked })} /><span>
                ${t("keys-on")}</span></label>
        <p class="hint">${t("keys-hint")}</p>
        <table class="keys"><tbody>${Object.keys(KEYS).map((word) => html`<tr key=${word}>
            <th scope="row">${t(`key-${word}`)}</th><td><kbd>${key_text(word) || t("key-off")}</kbd>
                </td>
            <td>${KEYS[word].is_fixed ? "" : html`<label class="letter-field">Ctrl Alt <input
                maxlength="1"
                aria-label=${t("key-letter", { what: t(`key-${word}`) })}
                    value=${settings.moved[word] ?? ""}
                onInput=${(event) => move(word, event.target.value)} /></label>`}</td>
                    </tr>`)}</tbody></table>
        ${clash && html`<${Fault}>${t("key-taken", { letter: clash.letter,
            what: t(`key-${clash.other}`) })}<//>`}
        <label class="check"><input type="checkbox" checked=${look.chime}
            onChange=${(event) => { set_look({ chime: event.target.checked }); again((n) => n + 1);
                }} />
            <span>${t("chime-on")}</span></label>
        <div class="row-end"><${Button} kind="strong" label=${t("close")} onclick=${close} /></div>
            <//>`;
}

function PasswordForm({ close }) {
    const [old, set_old] = useState("");
    const [next, set_next] = useState("");
    const [fault, set_fault] = use_fault();
    const submit = () => post("/api/password", { old, new: next }).then(() => {
        tell(t("password-changed"));
        close();
    }, set_fault);
    return html`<${Form} submit=${t("password-change")} onsubmit=${submit} oncancel=${close}
        fault=${fault}>
        <${Field} id="old" type="password" autocomplete="current-password"
            label=${t("password-old")} value=${old}
            onInput=${(event) => set_old(event.target.value)} />
        <${Field} id="new" type="password" autocomplete="new-password" label=${t("password-new")}
            value=${next}
            onInput=${(event) => set_next(event.target.value)} /><//>`;
}

// Until the server has said so nobody is signed out, and whoever turns away must know.
async function leave() {
    await post("/api/sign-out").catch((error) => {
        if (error.status !== 401) throw error; // else it was over already
    });
    forget_me();
    who_am_i();
}

function MeWindow({ close }) {
    const [is_password, ask_password] = useState(false);
    const [fault, set_fault] = use_fault("sign-out-lost");
    const seat = my_seat();
    const visitor = is_mine(seat) && seat.number; // would be left alone there
    return html`<${Dialog} title=${t("me-title", { who: hall.me.user })} onclose=${close}>
        ${is_password ? html`<${PasswordForm} close=${close} />` : html`<div class="stack">
            <${LookButtons} />
            <${Button} icon="lock" label=${t("password-change")} onclick=${() => ask_password(true)}
                />
            ${hall.me.seat && html`<${Button} icon="door" label=${t("change-seat")}
                cannot=${visitor} aria-describedby=${visitor ? "me-visitor" : undefined}
                onclick=${() => leave_seat().then(close, set_fault)} />`}
            ${visitor && html`<p class="hint" id="me-visitor">${t("me-visitor",
                { number: visitor, seat: name_of(seat.name) })}</p>`}
            <${Button} icon="out" label=${t("sign-out")}
                onclick=${() => leave().then(close, set_fault)} />
            ${fault && html`<${Fault}>${fault}<//>`}</div>`}<//>`;
}

export function Shell({ page, children }) {
    const [window_, open] = useState("");
    const close = () => open("");
    useEffect(() => {
        const press = (event) => {
            if (key_word(event) !== "help" || !reaches("hall")) return;
            event.preventDefault();
            ask_help();
        };
        addEventListener("keydown", press);
        return () => removeEventListener("keydown", press);
    }, []);
    useEffect(() => { document.title = page ? `${t(`page-${page}`)} · ${t("console")}`
        : t("console"); });
    const was = useRef(page);
    useEffect(() => { // what had the focus is gone with the page it stood on
        if (was.current === page) return;
        was.current = page;
        if (document.activeElement === document.body) {
            const strong = page === "window" && document.querySelector("[data-strong]");
            (strong || document.getElementById("main")).focus();
        }
    }, [page]);
    return html`<a class="skip" href="#main" onClick=${(event) => {
            event.preventDefault();
            (document.querySelector("[data-strong]") ?? document.getElementById("main")).focus();
        }}>${t(page === "window" ? "skip-to-call" : "skip")}</a>
        <${Header} page=${page} open=${open} />
        <main id="main" tabindex="-1" class=${`page-${page ?? "seat"}`}><${HelpBand} />
            <${ReleaseBand} page=${page} />
            ${children}</main>
        ${page && html`<div class="tabs"><${Ways} page=${page} is_foot /></div>`}
        <${Notes} />
        ${window_ === "keys" && html`<${KeysWindow} close=${close} />`}
        ${window_ === "me" && html`<${MeWindow} close=${close} />`}`;
}
