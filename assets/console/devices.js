// What staff should know of database, printer, clock, content and the like: the same rows as in
// kioskctl doctor and on the kiosk's own strip.
import { html } from "./lib.js";
import { Icon } from "./icons.js";
import { Card, Empty, Tag } from "./parts.js";
import { hall, may, picture_age_ms, since_ms } from "./hall.js";
import { age_text, t, use_seconds } from "./text.js";
import { Stations } from "./stations.js";
import { VoiceCard } from "./voice.js";
import { pages_of_me } from "./shell.js";

const GRAVITY = { now: { kind: "stop", icon: "alert" }, soon: { kind: "warn", icon: "alert" },
    well: { kind: "good", icon: "check" } };
const ORDER = ["now", "soon", "well"];

// What it is about: a sentence of doctor's stands behind its name.
const THINGS = ["database", "clock", "papers", "kiosks", "disk", "folder", "content", "calendar",
    "settings", "keys", "printer", "voice", "releases", "court"];
const name_of_thing = (id) => (THINGS.includes(id) ? `${t(`thing-${id}`)}${t("colon")}` : "");

function Finding({ finding }) {
    const look = GRAVITY[finding.gravity] ?? GRAVITY.soon;
    const is_mine = finding.where && pages_of_me().some((page) => page.id === finding.where);
    return html`<li class="finding"><${Tag} icon=${look.icon} kind=${look.kind}>
        ${t(`gravity-${finding.gravity in GRAVITY ? finding.gravity : "soon"}`)}<//>
        <p><b>${name_of_thing(finding.id)}</b>${finding.text}${is_mine && html` <a
            href=${`#/${finding.where}`}>${t("finding-go")}</a>`}</p><span class="plain">${finding.since ? t("since-age",
            { age: age_text(since_ms(finding.since)) }) : ""}</span></li>`;
}

export function DevicesPage() {
    use_seconds();
    const findings = hall.view?.findings ?? null;
    const sorted = [...(findings ?? [])].sort((a,
        b) => ORDER.indexOf(a.gravity) - ORDER.indexOf(b.gravity));
    const count = (gravity) => sorted.filter((finding) => finding.gravity === gravity).length;
    return html`<div class="page-head"><h1>${t("page-devices")}</h1>
        ${findings && ORDER.map((gravity) => count(gravity) > 0 && html`<${Tag} key=${gravity}
            icon=${GRAVITY[gravity].icon} kind=${GRAVITY[gravity].kind}>
            ${t(`gravity-n-${gravity}`, { n: count(gravity) })}<//>`)}
        <span class="beside"><${Icon} name="clock" />${t("ago",
            { age: age_text(picture_age_ms()) })}</span></div>
        <${Card} label=${t("findings")}>${findings === null ? html`<p class="empty plain-empty">
            <${Icon} name="info" />${t("findings-unknown")}</p>`
            : sorted.length === 0 ? html`<${Empty}>${t("findings-none")}<//>`
            : html`<ul>${sorted.map((finding) => html`<${Finding} key=${finding.id + finding.text}
                finding=${finding} />`)}</ul>`}<//><${Stations} />
        ${may("administrator") && html`<${VoiceCard} />`}`;
}
