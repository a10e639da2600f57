// Two drawings of the supervisor's figures. The same figures stand in the table below them.
import { html } from "./lib.js";
import { line_class } from "./parts.js";
import { line_of } from "./hall.js";
import { name_of, t } from "./text.js";

// A phone shows as many units as it has pixels, so that no letter shrinks with the drawing.
const is_phone = () => document.documentElement.dataset.layout === "phone";

// What is said of an hour: how many came, and how many come on a usual day.
function hour_said({ hour, n, usual }) {
    return `${t("hour-of", { n: hour })} ${n}${usual === null ? "" : t("usually-n", { n: usual })}`;
}

// The hours of a day, each with how many came in it and, if it is known, how many usually do.
export function hours_of(rows, usual) {
    const came = new Map(rows.filter((row) => row.key).map((row) => [Number(row.key), row.taken]));
    const known = [...came.keys(), ...(usual ?? []).flatMap((n, hour) => (n > 0 ? [hour] : []))];
    const from = Math.min(9, ...known);
    const to = Math.max(16, ...known);
    return Array.from({ length: to - from + 1 }, (_, place) => ({ hour: from + place,
        n: came.get(from + place) ?? 0, usual: usual ? usual[from + place] : null }));
}

// A filled bar for each hour: how many numbers were taken in it; a frame behind it: how many are on
// a usual day.
export function HourChart({ hours }) {
    const is_empty = hours.every((each) => each.n === 0 && !each.usual);
    const most = Math.max(1, ...hours.map((each) => Math.max(each.n, each.usual ?? 0)));
    const wide = is_phone() ? 320 : 760;
    const step = wide / hours.length;
    const tall_of = (n) => Math.round(n / most * 84);
    return html`<svg class="chart" viewBox=${`0 0 ${wide} 142`} role="img" aria-label=${is_empty
        ? t("no-figures") : hours.filter((each) => each.n > 0 || each.usual > 0).map(hour_said)
            .join(t("list-comma"))}>
        <path class="axis" d=${`M0 112.5h${wide}`} />
        ${hours.map(({ hour, n, usual }, place) => {
            const [tall, frame, middle] = [tall_of(n), tall_of(usual ?? 0), (place + .5) * step];
            return html`<g key=${hour}>${usual > 0 && html`<rect class="frame"
                x=${place * step + step * .16} y=${112 - frame} width=${step * .68} height=${frame}
                rx="3" />`}<rect class="bar" x=${place * step + step * .26}
                y=${112 - tall} width=${step * .48} height=${tall} rx="3" />
                ${n > 0 && html`<text class="strong" x=${middle} y=${107 - Math.max(tall,
                    frame > tall && frame - tall < 18 ? frame : tall)}
                    text-anchor="middle">${n}</text>`}
                ${n === 0 && usual > 0 && html`<text x=${middle} y=${frame > 24 ? 130 - frame
                    : 107 - frame} text-anchor="middle">${usual}</text>`}
                <text x=${middle} y="133" text-anchor="middle">${is_phone() ? hour
                    : t("hour-of", { n: hour })}</text>
                </g>`;
        })}
        ${is_empty && html`<text x=${wide / 2} y="62" text-anchor="middle">
            ${t("no-figures")}</text>`}</svg>`;
}

// For each line: half of the people waited up to the dot, nine in ten up to the diamond; strokes
// where the line's own levels begin.
export function WaitChart({ rows }) {
    const lines = rows.filter((row) => row.wait_count > 0);
    const most = Math.max(95, ...lines.map((row) => row.wait_p90_s / 60));
    const wide = is_phone() ? 320 : 500;
    const x_of = (minutes) => 96 + minutes / most * (wide - 200);
    const tall = 26 * Math.max(1, lines.length) + 6;
    return html`<svg class="chart" viewBox=${`0 0 ${wide} ${tall + 28}`} role="img"
        aria-label=${lines.length
        ? lines.map((row) => t("wait-said", { line: name_of(row.name),
            half: Math.round(row.wait_p50_s / 60),
                                              most: Math.round(row.wait_p90_s /
                                                  60) })).join(t("list-comma")) : t("no-figures")}>
        <path class="axis" d=${`M${x_of(0)} 0v${tall}`} /><text x=${x_of(0)} y=${tall + 18}
            text-anchor="middle">0</text>
        ${[30, 60, 90].filter((minutes) => minutes <= most).map((minutes) => html`<text
            key=${minutes} x=${x_of(minutes)} y=${tall + 18} text-anchor="middle">
            ${minutes}</text>`)}
        ${lines.map((row, place) => {
            const [half, nine, y] = [row.wait_p50_s / 60, row.wait_p90_s / 60, 16 + place * 26];
            return html`<g key=${row.key} class=${line_class(row.key)}><text x="0" y=${y + 5}>
                ${name_of(row.name)}</text>
                ${(line_of(row.key)?.levels ?? []).filter((minutes) => minutes > 0 &&
                    minutes <= most).map((minutes) => html`<path key=${minutes} class="rule"
                    d=${`M${x_of(minutes)} ${y - 12}v24`} />`)}
                <path class="own" d=${`M${x_of(half)} ${y}H${x_of(nine)}`} /><circle class="own-dot"
                    cx=${x_of(half)} cy=${y} r="7" />
                <rect class="own-diamond" x=${x_of(nine) - 6} y=${y - 6} width="12" height="12"
                    transform=${`rotate(45 ${x_of(nine)} ${y})`} />
                <text class="strong" x=${wide - 48} y=${y + 5} text-anchor="end">${Math.round(half)}</text>
                <text class="strong" x=${wide} y=${y + 5} text-anchor="end">
                    ${Math.round(nine)} ${t("min")}</text></g>`;
        })}
        ${lines.length === 0 && html`<text x=${wide / 2} y="18" text-anchor="middle">
            ${t("no-figures")}</text>`}</svg>`;
}
