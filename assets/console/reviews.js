// The calendar of reviews: which page is to be compared with its sources when and whose it is. That
// somebody compared it today and nothing changed is one press, and needs no release.
import { html, useState } from "./lib.js";
import { Assign, Button, Card, Empty, Fault, Field, Segments, Tag, fault_text } from "./parts.js";
import { announce, hall, reaches, today } from "./hall.js";
import { clock_of, day_text, name_of, t } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { post } from "./api.js";
import { DeskWays } from "./desk_changes.js";
import { file_name } from "./draft_names.js";

export const review_title = (page) => name_of(page.title) || file_name(page.file);

function Due({ page, ahead, soon }) {
    const days = page.days;
    if (days <= 0) return html`<${Tag} kind="stop" icon="alert">${days === 0 ? t("review-today")
        : t("review-late", { n: -days })}<//>`;
    return html`<${Tag} kind=${days <= soon ? "warn" : days <= ahead ? "own" : "quiet"}
        icon=${days <= ahead ? "clock" : "check"}>${t("review-in", { n: days })}<//>`;
}

// What is compared: the sources that the page names, or another, and what the page says now.
function Sources({ page, compare }) {
    const [other, put] = useState("");
    return html`<div class="review-sources"><ul>${page.sources.map((source, i) => html`<li key=${i}
        lang="zh-Hans">${source}</li>`)}</ul>
        <${Field} id=${`other-${page.page}`} label=${t("review-other")} hint=${t("review-other-hint")}
            value=${other} maxlength="130" autocomplete="off"
            onInput=${(event) => put(event.target.value)} />
        <${Button} icon="check" label=${t("review-do-other")}
            cannot=${!other.trim() || !reaches("court")}
            onclick=${() => compare(page, other.trim())} />
        <p class="hint">${t("review-sha")}</p><pre class="command" tabindex="0">${page.sha}</pre></div>`;
}

function Owner({ page, users, own }) {
    if (!reaches("court")) return page.owner || t("nobody-owns");
    const ids = new Set(["", ...users, page.owner]);
    return html`<${Assign} value=${page.owner} onassign=${(owner) => own(page, owner)}
        about=${t("review-owner-of", { what: review_title(page) })}
        options=${[...ids].map((id) => ({ id, label: id || t("nobody-owns") }))} />`;
}

function Row({ page, list, compare, own }) {
    const [is_open, open] = useState(false);
    const title = review_title(page);
    const { users, ahead, soon } = list;
    return html`<tr><td><${Due} page=${page} ahead=${ahead} soon=${soon} /></td>
        <th scope="row"><button type="button" class="review-name" aria-expanded=${String(is_open)}
            onClick=${() => open(!is_open)}>${title}
            <small>${t("review-sources", { n: page.sources.length })}</small></button>
            ${is_open && html`<${Sources} page=${page} compare=${compare} />`}</th>
        <td data-label=${t("review-owner")}><${Owner} page=${page} users=${users} own=${own} /></td>
        <td data-label=${t("review-checked")}>${day_text(page.checked, today())}${page.who && html` <small>
            ${page.who} ${clock_of(page.at)}</small>`}</td>
        <td data-label=${t("review-again")}>${day_text(page.recheck, today())}</td>
        <td class="figure">${reaches("court") && html`<${Button} icon="check" label=${t("review-do")}
            aria-label=${`${t("review-do")} ${title}`} onclick=${() => compare(page, "")} />`}</td>
        </tr>`;
}

const RANGES = { ahead: (page, list) => page.days <= list.ahead, mine: (page) => page.owner ===
    hall.me.user, nobody: (page) => !page.owner, all: () => true };

export function ReviewsPage() {
    const list = use_list("/api/reviews", { is_calm: true });
    const [range, set_range] = useState("ahead");
    const [fault, set_fault] = useState("");
    const pages = (list.data?.pages ?? []).filter((page) => RANGES[range](page, list.data));
    const late = (list.data?.pages ?? []).filter((page) => page.days <= 0).length;
    const send = (path, body, note) => post(path, body).then(() => {
        announce(note);
        set_fault("");
        list.again();
    }, (error) => { set_fault(fault_text(error)); list.again(); });
    const compare = (page, source) => send("/api/reviews", { page: page.page, sha: page.sha,
        source }, t("review-done", { what: review_title(page) }));
    const own = (page, owner) => send("/api/reviews/own", { page: page.page, owner },
        t("review-owned", { what: review_title(page), who: owner || t("nobody-owns") }));
    return html`<div class="page-head"><h1>${t("page-reviews")}</h1><${DeskWays} here="reviews" />
        <${Segments} label=${t("review-which")} value=${range} onchange=${set_range}
            options=${Object.keys(RANGES).map((id) => ({ id, label: t(`review-${id}`) }))} /></div>
        ${fault && html`<${Fault}>${fault}<//>`}
        <${Card} title=${t("reviews-n", { n: list.data ? late : t("unknown") })}
            beside=${t("reviews-hint")}><${ListNote} list=${list} />
        ${list.data && (pages.length === 0 ? html`<${Empty}>${t(`review-none-${range}`)}<//>`
            : html`<table class="by-row reviews"><thead><tr>
        ${["review-due", "review-page", "review-owner", "review-checked", "review-again"].map((key) =>
        html`<th scope="col" key=${key}>${t(key)}</th>`)}
            <th scope="col"><span class="unseen">${t("what-to-do")}</span></th></tr></thead><tbody>
        ${pages.map((page) => html`<${Row} key=${page.page} page=${page} list=${list.data}
            compare=${compare} own=${own} />`)}</tbody></table>`)}<//>`;
}
