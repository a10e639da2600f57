// Addresses to which a draft or a release would lead and nothing that is shown does: no night has
// looked at them, so whoever decides sees what is known of each and has them looked at now.
import { html, useEffect, useState } from "./lib.js";
import { Button, Card, Fault, Tag, use_fault } from "./parts.js";
import { today } from "./hall.js";
import { moment_text, name_of, t } from "./text.js";
import { get, post } from "./api.js";
import { query_of } from "./draft.js";

const FAILED_NIGHTS = 2; // from then on it is told as a finding
const MOST_USES = 3;
const WAIT = { wait_ms: 20000 };
const BUSY_MS = 1000;

export function Result({ row, can_look }) {
    if (!row.at) return html`<${Tag} kind="quiet">${t(!can_look ? "address-cannot" : row.may_look === false
        ? "address-new-host" : "address-unseen")}<//>`;
    if (row.result === "well") return html`<${Tag} kind="good" icon="check">${t("address-well")}<//>`;
    return html`<${Tag} kind=${row.nights < FAILED_NIGHTS ? "warn" : "stop"} icon="alert">
        ${t(`address-${row.result}`)}<//>`;
}

// Pages that one address is on, the first ones by name.
export function uses_of(row) {
    const names = [...new Set(row.uses.map(name_of))];
    const first = names.slice(0, MOST_USES).join(t("list-comma"));
    return names.length > MOST_USES ? t("address-more", { first, n: names.length }) : first;
}

function Row({ row, can_look }) {
    return html`<li><span class="address">${row.url}</span><small>${uses_of(row)}</small>
        <${Result} row=${row} can_look=${can_look} />
        ${row.at && html`<small>${moment_text(row.at, today())}</small>`}</li>`;
}

// The addresses with what is known of each, asked again until nothing is under way any more.
function use_new(of, turn) {
    const [rows, set_rows] = useState([]);
    const [told, set_told] = useState(null);
    const [fault, set_fault] = use_fault();
    const [n, count] = useState(0);
    const key = query_of(of);
    useEffect(() => {
        let is_over = false, later = 0;
        const follow = () => get("/api/addresses").then((answer) => {
            if (is_over) return;
            set_told(answer);
            if (answer.is_busy) later = setTimeout(follow, BUSY_MS);
        }, () => {});
        get(`/api/addresses/new?${key}`, WAIT).then(({ addresses }) => {
            if (is_over) return;
            set_rows(addresses);
            if (addresses.length > 0) follow();
        }, () => { if (!is_over) set_rows([]); }); // what has faults says so beside this
        return () => { is_over = true; clearTimeout(later); };
    }, [key, turn, n]);
    const look = () => post("/api/addresses/new", of).then(() => set_fault(null), set_fault)
        .finally(() => count((was) => was + 1));
    const known = new Map((told?.others ?? []).map((row) => [row.url, row]));
    return { rows: rows.map((row) => ({ ...known.get(row.url), ...row })), told, fault, look };
}

// `of`: {draft} or {number}; nothing where none is new.
export function NewAddresses({ of, turn }) {
    const { rows, told, fault, look } = use_new(of, turn);
    if (rows.length === 0 || !told) return null;
    const label = told.is_busy ? t("address-busy", { n: told.done, all: told.total })
        : t("address-look");
    return html`<${Card} title=${t("new-addresses-n", { n: rows.length })} kind="new-addresses">
        ${fault && html`<${Fault}>${fault}<//>`}
        <ul class="checks">${rows.map((row) => html`<${Row} key=${row.url} row=${row}
            can_look=${told.can_look} />`)}</ul>
        <p class="hint">${t(told.can_look ? "new-addresses-hint" : "address-cannot-why")}</p>
        ${told.can_look && rows.some((row) => row.may_look) && html`<${Button} icon="retry"
            label=${label} cannot=${told.is_busy} onclick=${look} />`}<//>`;
}
