// Two drawings of the supervisor's figures. The same figures stand in the table below them.
import { html } from "./lib.js";
import { line_class } from "./parts.js";
import { line_of } from "./hall.js";
import { name_of, t } from "./text.js";

const WIDE = 760;

// A bar for each hour: how many numbers were taken in it.
export function HourChart({ rows }) {
    const hours = rows.map((row) => ({ hour: Number(row.key), n: row.taken }));
    const from = Math.min(9, ...hours.map((each) => each.hour));
    const to = Math.max(16, ...hours.map((each) => each.hour));
    const most = Math.max(1, ...hours.map((each) => each.n));
    const step = WIDE / (to - from + 1);
    const n_of = (hour) => hours.find((each) => each.hour === hour)?.n ?? 0;
    const all = Array.from({ length: to - from + 1 }, (_, place) => from + place);
    return html`<svg class="chart" viewBox=${`0 0 ${WIDE} 142`} role="img" aria-label=${hours.length
        ? hours.map((each) => `${t("hour-of", { n: each.hour })} ${each.n}`).join(t("list-comma"))
            : t("no-figures")}>
        <path class="axis" d=${`M0 112.5h${WIDE}`} />
        ${all.map((hour, place) => {
            const tall = Math.round(n_of(hour) / most * 84);
            return html`<g key=${hour}><rect class="bar" x=${place * step + step * .2}
                y=${112 - tall} width=${step * .6} height=${tall} rx="3" />
                ${n_of(hour) > 0 && html`<text class="strong" x=${(place + .5) * step}
                    y=${105 - tall} text-anchor="middle">${n_of(hour)}</text>`}
                <text x=${(place + .5) * step} y="133" text-anchor="middle">${t("hour-of",
                    { n: hour })}</text></g>`;
        })}
        ${hours.length === 0 && html`<text x=${WIDE / 2} y="62" text-anchor="middle">
            ${t("no-figures")}</text>`}</svg>`;
}

// For each line: half of the people waited up to the dot, nine in ten up to the diamond; strokes
// where the line's own levels begin.
export function WaitChart({ rows }) {
    const lines = rows.filter((row) => row.wait_count > 0);
    const most = Math.max(95, ...lines.map((row) => row.wait_p90_s / 60));
    const x_of = (minutes) => 96 + minutes / most * 300;
    const tall = 26 * Math.max(1, lines.length) + 6;
    return html`<svg class="chart" viewBox=${`0 0 500 ${tall + 28}`} role="img"
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
                <text class="strong" x="452" y=${y + 5} text-anchor="end">${Math.round(half)}</text>
                <text class="strong" x="500" y=${y + 5} text-anchor="end">
                    ${Math.round(nine)} ${t("min")}</text></g>`;
        })}
        ${lines.length === 0 && html`<text x="250" y="18" text-anchor="middle">
            ${t("no-figures")}</text>`}</svg>`;
}
