// All halls of the court, one row each: this one, and those of its tribunals as each said last. What
// is older than ten seconds is marked with its age, and a hall that is not heard of says so itself.
import { html } from "./lib.js";
import { Icon } from "./icons.js";
import { Card, Empty, Fault, Tag } from "./parts.js";
import { since_ms, today } from "./hall.js";
import { age_text, moment_text, name_of, t, use_seconds } from "./text.js";
import { ListNote, use_list } from "./load.js";

const EVERY_S = 4;
const OLD_MS = 10000;
const RIVAL_MS = 24 * 3600 * 1000;
const GRAVITIES = { now: "stop", soon: "warn" };

const is_own = (each) => each.name === "";
const is_old = (each) => !is_own(each) && since_ms(each.seen) > OLD_MS;
const age_of = (each) => (is_own(each) ? 0 : since_ms(each.seen));
const is_silent = (each) => !is_own(each) && each.life === "never";
const is_away = (each) => !is_silent(each) && is_old(each);
export const is_dead = (each) => is_silent(each) || is_away(each);
// How many were heard and are no more, and how many never were: the two want different people.
function dead_text(halls) {
    const counts = [["halls-dead", halls.filter(is_away).length],
        ["halls-silent", halls.filter(is_silent).length]];
    return counts.filter(([, n]) => n > 0).map(([key, n]) => t(key, { n })).join(t("comma"));
}
const in_minutes = (seconds) => Math.floor(seconds / 60);
const hall_name = (each) => (each.report ? name_of(each.report.hall)
    : each.title ? name_of(each.title) : t("hall-enrolled-as", { name: each.name }));

// Behind each value that is no longer of this moment: how old it is.
function Old({ each }) {
    return is_old(each) && html` <small class="old-value">${t("ago", { age: age_text(age_of(each)) })}
        </small>`;
}

function LineState({ each }) {
    if (is_own(each)) return html`<${Tag} icon="building" kind="quiet">${t("hall-own")}<//>`;
    const is_met = each.rival && since_ms(each.rival) < RIVAL_MS;
    const state = each.life === "never" ? html`<${Tag} icon="info" kind="quiet">
            ${t("hall-never")}<//>`
        : is_old(each) ? html`<${Tag} icon="offline" kind="stop">${t("hall-away")}<//> <small>
            ${t("since-time", { time: moment_text(each.seen, today()) })}</small>`
        : html`<${Tag} icon="check" kind="good">${t("hall-heard")}<//> <small>${t("ago",
            { age: age_text(age_of(each)) })}</small>`;
    return html`${state}${is_met && html`<p class="fault" role="alert">${t("rival-came",
        { age: age_text(since_ms(each.rival)) })}</p>`}`;
}

function Waits({ each }) {
    const { report } = each;
    if (!report) return html`<span class="soft">${t("unknown")}</span>`;
    const oldest_s = Math.max(0, ...report.lines.map((line) => line.oldest_s)) + age_of(each) / 1000;
    const of_lines = report.lines.filter((line) => line.waiting > 0).map((line) => t("line-waits",
        { line: line.name ? name_of(line.name) : line.id, n: line.waiting })).join(t("list-comma"));
    return html`<b>${report.waiting}</b> ${t("persons")}<${Old} each=${each} />
        <br /><small>${report.waiting > 0 ? html`${of_lines}<br />
            ${t("longest", { n: in_minutes(oldest_s) })}`
            : t(report.is_open ? "nobody-waits" : "hall-closed")}</small>`;
}

function Windows({ each }) {
    const seats = each.report?.seats;
    return seats ? html`<b>${seats.open}</b> / ${seats.all}<${Old} each=${each} />`
        : html`<span class="soft">${t("unknown")}</span>`;
}

// Counted here, so that it is as new as the last word of that hall.
function Today({ each }) {
    if (!each.seen) return html`<span class="soft">${t("unknown")}</span>`;
    const { taken, served, refused, mean_wait_s } = each.today;
    return html`${t("hall-today", { taken, served })}<${Old} each=${each} /><br /><small>
        ${mean_wait_s === null ? t("no-figures") : t("hall-mean-wait",
            { n: in_minutes(mean_wait_s) })}</small>${refused > 0 && html`<p class="fault"
        role="alert">${t("hall-refused", { n: refused })}</p>`}`;
}

const CONTENTS = { live: "good", behind: "warn", unknown: "quiet" };
function Content({ each, release }) {
    const shown = each.report?.release;
    return html`<${Tag} kind=${CONTENTS[each.content]}>${t(`hall-content-${each.content}`,
        { n: release })}<//><${Old} each=${each} />${shown && html`<br /><small>
        ${t("hall-shows", { n: shown })}</small>`}`;
}

function stations_text(stations) {
    if (!stations) return t("hall-stations-unknown");
    const alive = stations.filter((each) => each.life === "alive").length;
    return t("hall-stations", { alive, all: stations.length });
}

function ToKnow({ each }) {
    const { report } = each;
    if (!report) return html`<span class="soft">${t("unknown")}</span>`;
    const worst = report.findings.some((found) => found.gravity === "now") ? "now" : "soon";
    return html`${report.findings.length === 0 ? html`<${Tag} icon="check" kind="good">
            ${t("findings-none")}<//>`
        : html`<${Tag} icon="alert" kind=${GRAVITIES[worst]}>${report.findings.map((found) =>
            t(`finding-${found.id}`)).join(t("list-comma"))}<//> ${is_own(each)
            ? html`<a href="#/devices">${t("finding-go")}</a>`
            : html`<small>${t("hall-findings-there")}</small>`}`}<${Old} each=${each} />
        ${(report.stations === null || report.stations.length > 0) && html`<br /><small>
            ${stations_text(report.stations)}</small>`}`;
}

function Row({ each, release }) {
    return html`<tr class=${is_dead(each) ? "dead" : ""}><th scope="row">${hall_name(each)}<br />
            <${LineState} each=${each} /></th>
        <td data-label=${t("hall-waits")}><${Waits} each=${each} /></td>
        <td data-label=${t("hall-windows")}><${Windows} each=${each} /></td>
        <td data-label=${t("hall-day")}><${Today} each=${each} /></td>
        <td data-label=${t("value-content")}><${Content} each=${each} release=${release} /></td>
        <td data-label=${t("value-findings")}><${ToKnow} each=${each} /></td></tr>`;
}

// A tribunal's own end of the line.
function CourtLine({ court }) {
    return html`<${Card} title=${t("court-line")}>${court.is_well ? html`<p><${Tag} icon="check"
        kind="good">${t("hall-heard")}<//> ${t("court-line-well")}</p>`
        : html`<${Fault}>${court.text}<//>`}<//>`;
}

export function HallsPage() {
    use_seconds();
    const list = use_list("/api/halls", { every_s: EVERY_S });
    const { halls = [], release, court } = list.data ?? {};
    const dead_said = dead_text(halls);
    const heard = halls.filter((each) => each.seen && !is_own(each));
    const oldest = Math.max(0, ...heard.map(age_of));
    return html`<div class="page-head"><a class="button square" href="#/overview"
        aria-label=${t("go-back")}><${Icon} name="left" /></a><h1>${t("page-halls")}</h1>
        ${dead_said && html`<${Tag} icon="offline" kind="stop">${dead_said}<//>`}
        ${heard.length > 0 && html`<span class="beside">${t("halls-oldest",
            { age: age_text(oldest) })}</span>`}</div>
        ${court && html`<${CourtLine} court=${court} />`}
        <${Card} title=${t("halls-n", { n: halls.length })} kind="stations halls"
            beside=${release ? t("content-wanted", { n: release }) : ""}>
        <${ListNote} list=${list} />
        ${halls.length > 0 && html`<table class="by-row"><thead><tr>
            <th scope="col">${t("hall-name")}</th><th scope="col">${t("hall-waits")}</th>
            <th scope="col">${t("hall-windows")}</th><th scope="col">${t("hall-day")}</th>
            <th scope="col">${t("value-content")}</th><th scope="col">${t("value-findings")}</th>
            </tr></thead><tbody>${halls.map((each) => html`<${Row} key=${each.name} each=${each}
            release=${release} />`)}</tbody></table>`}
        ${list.data && halls.length === 1 && !court && html`<${Empty} icon="building">
            ${t("halls-none")}<//>`}<//>`;
}

// On the overview of a hall that is not alone: how the others are, and the way to them.
export function HallsBand() {
    use_seconds();
    const { data } = use_list("/api/halls", { is_calm: true });
    if (!data || (data.halls.length === 1 && !data.court)) return null;
    const dead_said = dead_text(data.halls);
    const is_cut = data.court && !data.court.is_well;
    const way = html`<a class="button" href="#/halls">${t("page-halls")}</a>`;
    if (!dead_said && !is_cut) return html`<div class="halls-band"><${Tag} icon="check" kind="good">
        ${t("halls-heard")}<//>${way}</div>`;
    return html`<div class="release-band" role="status"><p>${dead_said || data.court.text}</p>${way}</div>`;
}
