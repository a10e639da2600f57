// The supervisor's page: what is overdue and whose it is, who sits where, and the day in figures
// whose
// meaning stands beside them. The table and the CSV have the same cells.
import { html, useState } from "./lib.js";
import { Icon, Bars } from "./icons.js";
import { Button, Card, DayField, Empty, Fault, Level, Segments, Tag, use_fault } from "./parts.js";
import { hall, is_lost, line_name, may, now_ms, since_ms, today } from "./hall.js";
import { age_text, clock_of, court_time, day_text, minutes, name_of, shift_day, t,
    use_seconds } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { HourChart, WaitChart, hours_of } from "./charts.js";
import { post } from "./api.js";
import { HallsBand } from "./halls.js";

const back = (days) => shift_day(today(), -days);
function span_of(id, own) {
    const to = today();
    if (id === "week") return { from: back((new Date(`${to}T12:00:00Z`).getUTCDay() + 6) % 7), to };
    if (id === "month") return { from: `${to.slice(0, 8)}01`, to };
    return id === "days" ? own : { from: to, to };
}
const in_minutes = (seconds) => (seconds === null || seconds === undefined ? t("unknown")
    : Math.round(seconds / 60));

const percent_told = (row) => Math.floor(row.as_told * 100 / row.told);

function Figure({ title, value, unit, below, box }) {
    return html`<div class="tile figure-tile" role="listitem">${box}<strong>${title}</strong>
        <span>${value === t("unknown") ? html`<b class="unknown">${value}</b>` : html`<b>
            ${value}</b> ${unit}`}</span><small>${below}</small></div>`;
}

function Figures({ overdue, all }) {
    use_seconds();
    const open = (overdue?.overdue ?? []).filter((row) => !row.ended);
    const view = hall.view;
    const longest = view?.lines.reduce((most, line) => Math.max(most, line.oldest_minutes ?? 0), 0);
    const count = (level) => (overdue ? open.filter((row) => row.level === level).length
        : t("unknown"));
    return html`<div class="tiles six" role="list" aria-label=${t("figures")}>
        ${[1, 2, 3].map((level) => html`<${Figure} key=${level} title=${t(`level-${level}`)}
            value=${count(level)} unit=""
            below=${t(`level-${level}-means`)}
                box=${html`<span class=${`tag level-box level-${level}`}><${Bars} level=${level}
                    /></span>`} />`)}
        <${Figure} title=${t("waiting-now")} value=${view?.waiting_count ?? view?.waiting?.length ??
            t("unknown")} unit=${t("persons")}
            below=${longest ? t("longest", { n: longest }) : t("nobody-waits")} />
        <${Figure} title=${t("half-waited")} value=${all?.wait_count ? in_minutes(all.wait_p50_s)
            : t("unknown")} unit=${t("min")}
            below=${all?.wait_count ? t("most-waited", { n: in_minutes(all.wait_p90_s) })
                : t("no-figures")} />
        <${Figure} title=${t("told-right")} value=${all?.told ? percent_told(all) : t("unknown")}
            unit="%" below=${all?.told ? t("told-of-n", { n: all.told }) : t("no-figures")} />
        </div>`;
}

function Overdue({ list }) {
    use_seconds();
    const [fault, set_fault] = use_fault();
    const rows = (list.data?.overdue ?? []).filter((row) => !row.ended);
    const ownerless = rows.find((row) => !row.owner)?.id; // the loud button of the page
    const own = (id) => post("/api/overdue/own", { id }).then(() => { set_fault(null); list.again();
        },
        (error) => { set_fault(error); list.again(); });
    return html`<${Card} title=${t("overdue-n", { n: list.data ? rows.length : t("unknown") })}
        beside=${t("overdue-hint")} kind="span-8">
        <${ListNote} list=${list} />${fault && html`<${Fault}>${fault}<//>`}
        ${list.data && (rows.length === 0 ? html`<${Empty}>${t("overdue-none")}<//>` : html`<div
            class="table-box" tabindex="0" role="region" aria-label=${t("overdue")}>
        <table class="by-row"><thead><tr>
            ${["level", "what", "how-long", "whose", "next-level"].map((key) =>
            html`<th key=${key} scope="col">${t(key)}</th>`)}
            <th scope="col"><span class="unseen">${t("what-to-do")}</span></th></tr></thead>
        <tbody>${rows.map((row) => html`<tr key=${row.id}><td><${Level} level=${row.level} /></td>
            <th scope="row">${row.number} ${line_name(row.line)}</th><td>
                ${t("n-minutes", { n: minutes(since_ms(row.since)) })}</td>
            <td>${row.owner || html`<${Tag} icon="alert" kind="stop">${t("nobody-owns")}<//>`}</td>
            <td data-label=${t("next-level")}>
                ${row.next ? clock_of(row.next) : t("highest-level")}</td>
            <td>${row.owner !== hall.me.user && html`<${Button} label=${t("own-it")}
                cannot=${is_lost()} kind=${row.id === ownerless ? "strong" : ""}
                data-strong=${row.id === ownerless ? "" : undefined}
                aria-label=${`${t("own-it")} ${row.number}`} onclick=${() => own(row.id)} />`}</td>
                    </tr>`)}</tbody></table></div>`)}<//>`;
}

const SEAT_ICONS = { called: "speaker", serving: "user-check", idle: "check", free: "door" };
function Seats() {
    use_seconds();
    const seats = hall.view?.seats ?? [];
    const held = seats.filter((seat) => seat.holder).length;
    return html`<${Card} title=${t("seats-n", { n: seats.length, held })} kind="span-4">
        <table class="by-row"><tbody>${seats.map((seat) => html`
        <tr key=${seat.id}><th scope="row">${name_of(seat.name)}</th><td>${seat.holder ?? "–"}</td>
        <td>${!seat.holder && seat.number ? html`<${Tag} icon="offline" kind="warn">${t("seat-left",
            { number: seat.number })}<//>`
            : html`<span class="legend"><${Icon} name=${SEAT_ICONS[seat.state]} />
                ${t(`seat-state-${seat.state}`)} ${seat.number ?? ""}</span>`}</td>
        <td class="figure">${seat.since ? age_text(since_ms(seat.since)) : ""}</td></tr>`)}</tbody>
            </table><//>`;
}

const COLUMNS = ["taken", "served", "no_show", "abandoned", "withdrawn", "open", "wait_p50_s",
    "wait_p90_s", "way_p50_s",
                 "service_p50_s", "service_p90_s", "told", "as_told"];
// How many, and of a hundred who were told so many.
const as_told = (row) => (row.told ? `${row.as_told} (${percent_told(row)} %)` : "–");
function label_of(row) {
    if (row.by === "all") return t("all");
    if (row.by === "hour") return t("hour-of", { n: Number(row.key) });
    if (row.by === "seat" && !row.key) return t("never-called");
    return row.name ? name_of(row.name) : row.key;
}
function FiguresTable({ stats }) {
    return html`<div class="table-box" tabindex="0" role="region" aria-label=${t("figures")}><table>
        <thead><tr><th scope="col">${t("of-what")}</th>
        ${COLUMNS.map((key) => html`<th key=${key} scope="col" class="figure">
            ${t(`column-${key}`)}</th>`)}</tr></thead>
        <tbody>${stats.rows.map((row) => html`<tr key=${`${row.by} ${row.key}`}><th scope="row">
            ${label_of(row)}</th>
        ${COLUMNS.map((key) => html`<td key=${key} class="figure">${row[key] === null ||
            row[key] === undefined ? "–"
            : key === "as_told" ? as_told(row) : key.endsWith("_s") ? in_minutes(row[key]) : row[key]}</td>`)}</tr>`)}</tbody></table>
                </div>`;
}

// The figures behind the chart: the day, the usual one, and each day that makes it.
function HoursTable({ hours, usual, day }) {
    const days = usual.days;
    return html`<div class="table-box" tabindex="0" role="region" aria-label=${t("by-hour")}><table>
        <thead><tr><th scope="col">${t("hour")}</th>
            <th scope="col" class="figure">${day === today() ? t("range-today") : day_text(day)}</th>
            <th scope="col" class="figure">${t("usual")}</th>
            ${days.map((each) => html`<th key=${each.day} scope="col" class="figure">
                ${day_text(each.day)}</th>`)}</tr></thead>
        <tbody>${hours.map(({ hour, n, usual: often }) => html`<tr key=${hour}><th scope="row">
            ${t("hour-of", { n: hour })}</th><td class="figure">${n}</td>
            <td class="figure">${often === null ? "–" : often}</td>
            ${days.map((each) => html`<td key=${each.day} class="figure">
                ${each.hours[hour]}</td>`)}</tr>`)}</tbody></table></div>
        <p class="hint">${name_of(usual.definition)}</p>`;
}

const weekday_of = (day) => t(`weekday-${new Date(`${day}T12:00:00Z`).getUTCDay()}`);

// A day by its hours beside the usual day of its weekday.
function DayHours({ rows, day }) {
    const usual = use_list(`/api/stats/usual?day=${day}`, { is_calm: true });
    const [is_table, show_table] = useState(false);
    const hours = hours_of(rows, usual.data?.usual);
    const until = day === today() ? t("today-until", { time: court_time(now_ms()).slice(11, 16) })
        : day_text(day);
    return html`<${Card} title=${t("by-hour")} kind="span-8 by-hour" beside=${html`<span
        class="legend"><i class="bar-key"></i>${until}</span>
        ${usual.data?.usual && html`<span class="legend"><i class="frame-key"></i>
            ${t("usual-weekday", { weekday: weekday_of(day) })}</span>`}
        ${usual.data && html`<${Button} label=${t(is_table ? "hide-hours" : "show-hours")}
            aria-expanded=${String(is_table)} onclick=${() => show_table(!is_table)} />`}`}>
        <${HourChart} hours=${hours} />
        ${usual.data && !usual.data.usual && html`<p class="hint">${t("usual-unknown",
            { weekday: weekday_of(day), n: usual.data.days.length })}</p>`}
        ${usual.error && html`<${ListNote} list=${usual} />`}
        ${is_table && usual.data && html`<${HoursTable} hours=${hours} usual=${usual.data}
            day=${day} />`}<//>`;
}

function Definitions({ stats }) {
    const given = stats.definitions ?? {};
    return html`<dl class="definitions">${Object.keys(given).map((key) => html`<div key=${key}><dt>
        ${t(`term-${key}`)}</dt>
        <dd>${name_of(given[key])}</dd></div>`)}</dl>`;
}

// Pages past the day on which they were to be compared with their sources.
function LateReviews() {
    const found = (hall.view?.findings ?? []).find((each) => each.where === "reviews" &&
        each.gravity === "now");
    return found && html`<div class="release-band" role="status"><${Icon} name="alert" />
        <p>${t("reviews-late")}</p>${may("administrator") && html`<a class="button" href="#/reviews">
        ${t("reviews-look")}</a>`}</div>`;
}

export function OverviewPage() {
    const [range, set_range] = useState("today");
    const [own, set_own] = useState({ from: today(), to: today() });
    const [is_table, show_table] = useState(false);
    const { from, to } = span_of(range, own);
    const stats = use_list(`/api/stats?from=${from}&to=${to}`, { is_calm: true });
    const overdue = use_list("/api/overdue");
    const rows = stats.data?.rows ?? [];
    const of = (by) => rows.filter((row) => row.by === by);
    const all = of("all")[0];
    const put = (key) => (day) => set_own((was) => ({ ...was, [key]: day }));
    return html`<div class="page-head"><h1>${t("page-overview")}</h1>
        <${Segments} label=${t("range")} value=${range} onchange=${set_range}
            options=${["today", "week", "month", "days"].map((id) => ({ id,
                label: t(`range-${id}`) }))} />
        ${range === "days" && html`<${DayField} id="from" label=${t("from")} value=${own.from}
            max=${own.to} onchange=${put("from")} />
            <${DayField} id="to" label=${t("to")} value=${own.to} min=${own.from} max=${today()}
                onchange=${put("to")} />`}
        <span class="beside">${t("wait-means")}</span>
        <a class="button edge" download
            href=${`/api/stats.csv?from=${from}&to=${to}`}><${Icon} name="download" /><span>
                ${t("csv")}</span></a></div>
        <${LateReviews} /><${HallsBand} /><${Figures} overdue=${overdue.data} all=${all} /><${ListNote} list=${stats} />
        <div class="grid"><${Overdue} list=${overdue} /><${Seats} />
        ${from === to ? html`<${DayHours} key=${from} rows=${of("hour")} day=${from} />`
            : html`<${Card} title=${t("by-hour")} kind="span-8"><${HourChart}
                hours=${hours_of(of("hour"), null)} /><//>`}
        <${Card} title=${t("how-long-waited")} beside=${t("p-legend")} kind="span-4"><${WaitChart}
            rows=${of("line")} /><//>
        <${Card} title=${t("figures")} kind="span-12" beside=${html`<${Button} label=${t(is_table ?
            "hide-table" : "show-table")}
            aria-expanded=${String(is_table)} onclick=${() => show_table(!is_table)} />`}>
            <p>${all ? t("taken-n", { n: all.taken, served: all.served, missed: all.no_show })
                : t("no-figures")}</p>
            ${is_table && stats.data && html`<${FiguresTable} stats=${stats.data} /><${Definitions}
                stats=${stats.data} />`}<//></div>`;
}
