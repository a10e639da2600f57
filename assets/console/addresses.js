// The addresses to which screens and papers lead: whether the page behind each is there, as the
// console found it last, and a look now. Where the console has no way to the internet it says so.
import { html, useEffect, useState } from "./lib.js";
import { Button, Card, Empty, Fault, use_fault } from "./parts.js";
import { announce, today } from "./hall.js";
import { day_text, moment_text, t, use_seconds } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { post } from "./api.js";
import { DeskWays } from "./desk_changes.js";
import { Result, uses_of } from "./new_addresses.js";

const BUSY_S = 1, CALM_S = 30; // how often is asked while it looks, and else

const since_of = (row) => `${day_text(row.since.slice(0, 10), today())}${row.nights > 0
    ? `${t("comma")}${t("address-nights", { n: row.nights })}` : ""}`;

function Row({ row, can_look }) {
    return html`<tr><td><${Result} row=${row} can_look=${can_look} /></td>
        <th scope="row"><span class="address">${row.url}</span><small>${uses_of(row)}</small></th>
        <td data-label=${t("address-at")}>${row.at ? moment_text(row.at, today())
            : t("address-never")}</td>
        <td data-label=${t("address-since")}>${row.since ? since_of(row) : "—"}</td></tr>`;
}

function Look({ told, look }) {
    const label = told.is_busy ? t("address-busy", { n: told.done, all: told.total })
        : t("address-look");
    return html`<${Button} kind="strong" icon="retry" label=${label} cannot=${told.is_busy}
        onclick=${look} />`;
}

export function AddressesPage() {
    use_seconds();
    const [is_busy, set_busy] = useState(false);
    const [fault, set_fault] = use_fault();
    const list = use_list("/api/addresses", { is_calm: true, every_s: is_busy ? BUSY_S : CALM_S });
    const told = list.data;
    useEffect(() => set_busy(Boolean(told?.is_busy)), [told?.is_busy]);
    const look = () => post("/api/addresses").then(() => {
        announce(t("address-asked"));
        set_fault(null);
    }, set_fault).finally(list.again);
    const failing = (told?.addresses ?? []).filter((row) => row.since).length;
    return html`<div class="page-head"><h1>${t("page-addresses")}</h1><${DeskWays} here="addresses" />
        ${told?.can_look && html`<${Look} told=${told} look=${look} />`}</div>
        ${fault && html`<${Fault}>${fault}<//>`}
        ${told && !told.can_look && html`<p class="release-note">${t("address-cannot-why")}</p>`}
        <${Card} title=${t("addresses-n", { n: told ? failing : t("unknown") })}
            beside=${t("addresses-hint")}><${ListNote} list=${list} />
        ${told && (told.addresses.length === 0 ? html`<${Empty}>${t("address-none")}<//>`
            : html`<table class="by-row addresses"><thead><tr>
        ${["address-result", "address-what", "address-at", "address-since"].map((key) => html`<th
            scope="col" key=${key}>${t(key)}</th>`)}</tr></thead><tbody>
        ${told.addresses.map((row) => html`<${Row} key=${row.url} row=${row}
            can_look=${told.can_look} />`)}</tbody></table>`)}<//>`;
}
