// Releases of the content: which there are, what one changes and who may do what with it, pages
// that were taken down, and what was done to all of them.
import { html, useEffect, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { Button, Card, Empty, Fault, Tag } from "./parts.js";
import { hall, reaches, today } from "./hall.js";
import { day_text, moment_text, name_of, t } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { Change, DeskWays } from "./desk_changes.js";
import { differences } from "./draft_diff.js";
import { ContentTag, content_text } from "./stations.js";
import { file_name, place_name } from "./draft_names.js";
import { LayoutCard } from "./layout.js";
import { NewAddresses } from "./new_addresses.js";
import { WorkedCard } from "./worked.js";
import { CarriedPage, Stick, Take } from "./carry.js";
import { DecideWindow, PublishWindow, PutBackWindow, RollbackWindow, TakeDownWindow }
    from "./release_windows.js";

const SHIPPED = 1; // the number of the pack that comes with the program
const STATES = { submitted: ["warn", "clock"], approved: ["own", "check"], scheduled: ["own",
    "calendar"], live: ["good", "check"], superseded: ["quiet", "swap"], withdrawn: ["stop", "x"] };

const moment = (time) => (time ? moment_text(time, today()) : "");
const draft_title = (name) => (/^\d{4}-\d\d-\d\d-\d+$/.test(name) ? t("draft-n",
    { day: day_text(name.slice(0, 10), today()), n: name.slice(11) }) : name);
const title_of = (release) => (release.rollback_of ? t("rollback-of", { n: release.rollback_of })
    : draft_title(release.draft));
const term_of = (release) => t(release.until ? "shown-term" : "shown-since", { from: moment(release.from),
    until: moment(release.until) });

// A list of its own that is asked for anew while the page stands: what others do to releases is no
// change of the hall.
const AGAIN_MS = 5000;
function use_news(path) {
    const list = use_list(path);
    useEffect(() => {
        const timer = setInterval(list.again, AGAIN_MS);
        return () => clearInterval(timer);
    }, [path]);
    return list;
}

function State({ state }) {
    const [kind, icon] = STATES[state];
    return html`<${Tag} kind=${kind} icon=${icon}>${t(`state-${state}`)}<//>`;
}

// ---- all of them ----

function Row({ release, roll_back }) {
    const { number, state } = release;
    const hands = [t("by-writer", { who: release.submitted_by }), release.approved_by &&
        t("by-approver", { who: release.approved_by }), release.is_unconfirmed && t("by-one")]
        .filter(Boolean).join(t("comma"));
    return html`<tr class=${state === "live" ? "live" : ""}><th scope="row">${number}</th>
        <td><${State} state=${state} /></td>
        <td><a class="draft-name" href=${`#/releases/${number}`}>${title_of(release)}</a>
            ${release.why && html`<small>${release.why}</small>`}</td>
        <td>${hands}</td><td>${term_of(release)}</td>
        <td class="figure">${state === "superseded" && reaches("court") && html`<${Button} label=${t("rollback-to")}
            aria-label=${`${t("rollback-to")} ${number}`}
            onclick=${() => roll_back(number)} />`}</td></tr>`;
}

// One that was carried here as a file has no row: nobody here wrote or approved it.
function Releases({ list, roll_back }) {
    const { releases = [], live, shown } = list.data ?? {};
    const is_carried = shown > live && !releases.some(({ number }) => number === shown);
    const is_shipped = live === SHIPPED && !is_carried;
    return html`<${Card} title=${t("page-releases")} beside=${list.data && shown !== live && !is_carried
        ? t("shown-later", { n: live }) : t("releases-hint")}><${ListNote} list=${list} />
        ${list.data && html`<table class="releases by-row"><thead><tr>
            ${["release-n", "release-state", "release-what", "release-who", "release-when"].map((key) =>
        html`<th scope="col" key=${key}>${t(key)}</th>`)}
            <th scope="col"><span class="unseen">${t("what-to-do")}</span></th></tr></thead><tbody>
        ${is_carried && html`<tr class="live"><th scope="row">${shown}</th><td><${State} state="live" />
            </td><td>${t("carried-here")}</td><td></td><td></td><td></td></tr>`}
        ${releases.map((release) => html`<${Row} key=${release.number} release=${release}
            roll_back=${roll_back} />`)}
        <tr class=${is_shipped ? "live" : ""}><th scope="row">${SHIPPED}</th>
            <td><${State} state=${is_shipped ? "live" : "superseded"} /></td>
            <td>${t("shipped")}</td><td></td><td></td>
            <td class="figure">${!is_shipped && reaches("court") && html`<${Button} label=${t("rollback-to")}
                aria-label=${`${t("rollback-to")} ${SHIPPED}`}
                onclick=${() => roll_back(SHIPPED)} />`}</td></tr></tbody></table>`}<//>`;
}

function Downs({ list, put_back }) {
    const downs = (list.data?.pages ?? []).filter((page) => page.is_down);
    return html`<${Card} title=${t("downs-n", { n: list.data ? downs.length : t("unknown") })}>
        <${ListNote} list=${list} />
        ${list.data && downs.length === 0 && html`<${Empty}>${t("downs-none")}<//>`}
        <ul class="rows">${downs.map((page) => html`<li key=${page.page}>
            <span class="note"><b>${name_of(page.title)}</b> ${page.why}${t("comma")}${page.who}
                ${" "}${moment(page.at)}</span>
            ${reaches("court") && html`<${Button} label=${t("page-back")}
                aria-label=${`${t("page-back")} ${name_of(page.title)}`}
                onclick=${() => put_back(page)} />`}</li>`)}</ul><//>`;
}

// What each kiosk and board says that it shows: published is not shown yet.
function Where({ live }) {
    const list = use_news("/api/stations");
    const stations = list.data?.stations ?? [];
    return html`<${Card} title=${t("shown-where", { n: live })} beside=${t("shown-where-hint")}
        kind="grows"><${ListNote} list=${list} />
        ${list.data && stations.length === 0 && html`<${Empty} icon="device">
            ${t("fleet-none")}<//>`}
        <ul class="shown-where">${stations.map((station) => html`<li key=${station.place}>
            <strong>${station.name}</strong><${ContentTag} station=${station} />
            <small>${content_text(station) ?? t("unknown")}</small></li>`)}</ul>
        <p class="hint">${t("rollback-means")}</p><//>`;
}

function Alone({ releases }) {
    return releases.filter((release) => release.is_unconfirmed).map((release) =>
        html`<${Fault} key=${release.number}>${t("alone", { n: release.number,
            who: release.published_by, why: release.why })} <a href=${`#/releases/${
            release.number}`}>${t("alone-look")}</a><//>`);
}

function ListPage() {
    const list = use_news("/api/releases");
    const pages = use_news("/api/release/pages");
    const [opened, open] = useState(null);
    const close = () => { open(null); list.again(); pages.again(); };
    return html`<div class="page-head"><h1>${t("page-releases")}</h1><${DeskWays} here="releases" />
        <span class="beside"><a class="button" href="#/releases/audit"><${Icon} name="list" />
            ${t("audit")}</a>
        ${reaches("court") && html`<${Button} kind="danger" icon="alert" label=${t("take-down-do")}
            cannot=${!pages.data} onclick=${() => open({ what: "down" })} />`}</span></div>
        <${Alone} releases=${list.data?.releases ?? []} />
        <div class="desk-files fills"><div><${Releases} list=${list}
            roll_back=${(number) => open({ what: "rollback", number })} />
            ${list.data && reaches("hall") && html`<${Where} live=${list.data.live} />`}</div>
        <div><${Downs} list=${pages} put_back=${(page) => open({ what: "back", page })} />
            ${reaches("court") && html`<${Stick} />`}</div></div>
        ${opened?.what === "down" && html`<${TakeDownWindow} pages=${pages.data.pages}
            close=${close} />`}
        ${opened?.what === "back" && html`<${PutBackWindow} page=${opened.page} close=${close} />`}
        ${opened?.what === "rollback" && html`<${RollbackWindow} number=${opened.number}
            close=${close} />`}`;
}

// ---- one ----

const value_of = (json) => (json === "" ? undefined : JSON.parse(json));

// A field that two persons wrote is one change.
function files_of(lines) {
    const files = new Map();
    for (const line of lines) {
        const fields = files.get(line.file) ?? new Map();
        files.set(line.file, fields.set(line.field, line));
    }
    return files;
}

const waivers_of = (lines, file) => lines.filter((line) => line.why && line.file === file);

function Lines({ lines }) {
    if (lines.length === 0) return html`<${Card} title=${t("changes")}><${Empty}>
        ${t("rollback-lines")}<//><//>`;
    return [...files_of(lines)].map(([file, fields]) => html`<${Card} key=${file}
        title=${file_name(file)} kind="changes">${[...fields.values()].flatMap((line) =>
        differences(value_of(line.was), value_of(line.now), line.field)).map((row) =>
        html`<${Change} key=${row.path} row=${row} />`)}${waivers_of(lines, file).map((line) =>
        html`<p class="stale waived" key=${line.field}><${Tag} kind="own" icon="info">${t("stale-kept")}<//>
            ${place_name(line.field)}${t("colon")}${line.why}${t("comma")}${line.author}</p>`)}<//>`);
}

function Authors({ found }) {
    const { release, lines, refusals } = found;
    const counts = new Map();
    for (const line of lines) counts.set(line.author, (counts.get(line.author) ?? 0) + 1);
    const mine = counts.get(hall.me.user) ?? 0;
    const said = new Set(lines.filter((line) => line.account).map((line) => t("said-at-machine",
        { who: line.said, account: line.account, answers: line.author })));
    return html`<${Card} title=${t("two-persons")}><ul class="checks">
        ${[...counts].map(([who, n]) => html`<li key=${who}><${Icon} name="pen" /><span>${who}</span>
            <b>${t("wrote-n", { n })}</b></li>`)}
        <li><${Icon} name="out" /><span>${release.submitted_by}</span>
            <b>${t("submitted-at", { time: moment(release.submitted) })}</b></li>
        ${release.approved_by && html`<li class="good"><${Icon} name="check" />
            <span>${release.approved_by}</span><b>${t("approved")}</b></li>`}
        ${release.published_by && html`<li class="good"><${Icon} name="check" />
            <span>${release.published_by}</span><b>${t(release.is_emergency ? "published-alone"
        : "published")}</b></li>`}</ul>
        ${[...said].map((each) => html`<p class="hint" key=${each}>${each}</p>`)}
        ${!release.approved_by && html`<p class="hint">${mine > 0 ? t("wrote-so-not", { n: mine })
            : refusals.approve && refusals.confirm ? "" : t("may-approve")}</p>`}
        <p class="hint">${t("sha-hint")}</p>
        <pre class="command" tabindex="0">${release.sha.match(/.{16}/g).join("\n")}</pre><//>`;
}

const DECISIONS = [["approve", "strong", "check"], ["confirm", "strong", "check"],
    ["publish", "strong", "up"], ["reject", "", "undo"], ["emergency", "danger", "alert"],
    ["withdraw", "", "x"]];

// Who submitted it takes it back; anybody else rejects it.
function may(found, act) {
    const is_mine = found.release.submitted_by === hall.me.user;
    return found.refusals[act] === null && (act !== "withdraw" || is_mine ||
        found.refusals.reject !== null) && (act !== "reject" || !is_mine);
}

function Decisions({ found, open }) {
    const acts = DECISIONS.filter(([act]) => may(found, act));
    return html`<${Card} title=${t("what-to-do")}><div class="stack">${acts.map(([act, kind, icon]) =>
        html`<${Button} key=${act} kind=${kind} icon=${icon} label=${t(`${act}-do`)}
            onclick=${() => open(act)} />`)}
        ${acts.length === 0 && html`<${Empty} icon="info">${t("nothing-to-do")}<//>`}
        ${found.release.state === "submitted" && found.refusals.approve && html`<p class="hint">
            ${found.refusals.approve}</p>`}
        ${found.release.state === "approved" && found.refusals.publish && html`<p class="hint">
            ${found.refusals.publish}</p>`}</div><//>`;
}

function OnePage({ number }) {
    const list = use_news(`/api/release?number=${number}`);
    const [act, open] = useState("");
    const close = () => { open(""); list.again(); };
    const found = list.data;
    return html`<div class="page-head desk-head"><a class="button square" href="#/releases"
        aria-label=${t("go-back")}><${Icon} name="left" /></a>
        <h1>${t("release-title", { n: number })}</h1>
        ${found && html`<${State} state=${found.release.state} />
            <span class="note">${title_of(found.release)}${t("comma")}${term_of(found.release)}</span>`}
        </div><div class="page"><${ListNote} list=${list} />
        ${found && html`${found.release.why && html`<p class="release-note">
            ${found.release.why}</p>`}
        <${Alone} releases=${[found.release]} />
        <div class="desk-changes"><div><${Lines} lines=${found.lines} />
            <${WorkedCard} of=${{ number }} /></div>
        <div><${Decisions} found=${found} open=${open} /><${Authors} found=${found} />
            ${["scheduled", "live", "superseded"].includes(found.release.state) && html`<${Take}
                number=${number} />`}
            ${["submitted", "approved"].includes(found.release.state) && html`<${LayoutCard}
                of=${{ number }} /><${NewAddresses} of=${{ number }} />`}</div></div>
        ${(act === "publish" || act === "emergency") && html`<${PublishWindow} found=${found}
            act=${act} close=${close} />`}
        ${act && act !== "publish" && act !== "emergency" && html`<${DecideWindow} act=${act}
            number=${found.release.number} close=${close} />`}`}</div>`;
}

// ---- what was done ----

function AuditPage() {
    const list = use_news("/api/release/audit");
    const pages = use_list("/api/release/pages");
    const page_name = (id) => {
        const page = pages.data?.pages.find((each) => each.page === id);
        return page ? name_of(page.title) : id; // the content may have it no more
    };
    const { entries = [], total, fault } = list.data ?? {};
    return html`<div class="page-head desk-head"><a class="button square" href="#/releases"
        aria-label=${t("go-back")}><${Icon} name="left" /></a><h1>${t("audit")}</h1>
        <span class="beside"><a class="button" download="release-audit.csv"
            href="/api/release/audit.csv"><${Icon} name="download" />${t("audit-keep")}</a></span></div>
        <${Card} title=${t("audit-n", { n: total ?? t("unknown") })}><${ListNote} list=${list} />
        ${fault ? html`<${Fault}>${fault}<//>` : list.data && html`<p class="hint">
            ${t("audit-whole")}</p>`}
        <table class="by-row"><thead><tr>${["release-when", "user", "what-was-done",
        "done-to", "why"].map((key) => html`<th scope="col" key=${key}>${t(key)}</th>`)}</tr>
        </thead><tbody>${entries.map((entry, i) => html`<tr key=${total - i}>
            <th scope="row">${moment(entry.at)}</th><td>${entry.who}</td>
            <td>${t(`act-${entry.act}`)}</td><td>${entry.number || page_name(entry.what)}</td>
            <td>${entry.why}</td></tr>`)}</tbody></table><//>`;
}

export function ReleasesPage() {
    const [what] = location.hash.split("/").slice(2);
    useEffect(() => { document.getElementById("main").scrollTop = 0; }, [what]);
    if (what === "audit") return html`<${AuditPage} key="audit" />`;
    if (what === "carried") return html`<${CarriedPage} key="carried" />`;
    return what ? html`<${OnePage} key=${what} number=${what} />` : html`<${ListPage} key="list" />`;
}
