// What only the court knows: what is filled in, what is missing and what a visitor is told
// meanwhile. Each leads to its field in a draft.
import { html } from "./lib.js";
import { Button, Card, Fault, Tag, use_fault } from "./parts.js";
import { day_text, name_of, t } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { get, post } from "./api.js";
import { hall, reaches, today } from "./hall.js";
import { DeskWays } from "./desk_changes.js";
import { show_field } from "./draft_form.js";
import { free_name } from "./draft_names.js";

const OWN_FILE = "tribunals.json"; // what each tribunal says of itself
const LOOKS = { set: ["good", "check"], unset: ["warn", "alert"], late: ["stop", "clock"],
    soon: ["warn", "clock"], lent: ["quiet", "building"] };
const is_open = (row) => !["set", "lent"].includes(row.state);

// The draft that this person wrote in last, or a new one.
async function own_draft() {
    const { drafts } = await get("/api/drafts");
    const mine = drafts.filter((each) => !each.fault && each.last_by === hall.me.user)
        .sort((a, b) => b.last.localeCompare(a.last))[0];
    if (mine) return mine.name;
    const name = free_name(drafts);
    await post("/api/drafts", { name });
    return name;
}

const CHOICES = ["administrative", "awards"], SUMS = ["fee", "wage"], DAY = /^\d{4}-\d\d-\d\d$/;
function value_of({ id, value }) {
    if (!value) return value;
    if (CHOICES.includes(id)) return t(`court-${value}`);
    if (SUMS.includes(id)) return t("n-yuan", { n: value });
    return DAY.test(value) ? day_text(value, today()) : value;
}

function Row({ row, go }) {
    const [kind, icon] = LOOKS[row.state];
    const title = row.id === "fee" ? name_of(row.title) : t(`court-${row.id}`);
    return html`<tr><th scope="row">${title}<small>${t(`court-${row.id}-why`)}</small></th>
        <td><${Tag} kind=${kind} icon=${icon}>${t(`court-state-${row.state}`)}<//></td>
        <td>${value_of(row)}</td>
        <td class="figure">${(reaches("court") || row.file === OWN_FILE) && html`<${Button}
            icon="pen" label=${t(is_open(row) ? "court-fill" : "court-change")}
            aria-label=${`${t(is_open(row) ? "court-fill" : "court-change")} ${title}`}
            onclick=${() => go(row)} />`}</td></tr>`;
}

// Those of one owner: what the tribunal says of itself, or what the court says for all.
function Rows({ title, beside, list, rows, go }) {
    return html`<${Card} title=${t(title, { n: list.data ? rows.filter(is_open).length
        : t("unknown") })} beside=${beside}>
        <${ListNote} list=${list} /><table class="by-row court-table"><thead class="unseen"><tr>
        ${["court-what", "release-state", "court-value", "what-to-do"].map((key) => html`<th
            scope="col" key=${key}>${t(key)}</th>`)}</tr></thead><tbody>${rows.map((row) =>
            html`<${Row} key=${row.file + row.field} row=${row} go=${go} />`)}</tbody></table><//>`;
}

export function CourtPage() {
    const list = use_list("/api/court", { is_calm: true });
    const [fault, set] = use_fault();
    const rows = list.data?.rows ?? [];
    const own = rows.filter((row) => row.file === OWN_FILE);
    const go = (row) => own_draft().then((name) => {
        show_field(row.file, row.field, name);
        location.hash = `#/desk/${[name, "file", row.file].map(encodeURIComponent).join("/")}`;
    }, set);
    return html`<div class="page-head"><h1>${t("page-court")}</h1><${DeskWays} here="court" /></div>
        ${fault && html`<${Fault}>${fault}<//>`}
        ${own.length > 0 && html`<${Rows} title="court-tribunal-n" list=${list} rows=${own} go=${go} />`}
        <${Rows} title=${own.length > 0 ? "court-for-all-n" : "court-open-n"} list=${list} go=${go}
            beside=${t(reaches("court") ? "court-hint" : "court-hint-read")}
            rows=${rows.filter((row) => row.file !== OWN_FILE)} />`;
}
