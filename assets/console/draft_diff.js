// What differs between two values of a file, field by field, and within a text, with figures, days
// and articles marked. Knows no page.
import { is_words, item, join } from "./draft_tree.js";

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// Rows {path, was, now}; `was` or `now` undefined: there was nothing, there is nothing. A text in
// both languages is one row.
export function differences(was, now, path = "") {
    if (same(was, now)) return [];
    if (was === undefined || now === undefined || is_words(was) || is_words(now)) return [{ path, was, now }];
    if (Array.isArray(was) && Array.isArray(now)) return in_lists(was, now, path);
    if (is_object(was) && is_object(now)) {
        return [...new Set([...Object.keys(was), ...Object.keys(now)])]
            .flatMap((key) => differences(was[key], now[key], join(path, key)));
    }
    return [{ path, was, now }];
}
const is_object = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

// Elements that stayed are laid beside each other; of the others between them each is compared with
// the one in its place.
function in_lists(was, now, path) {
    const rows = [];
    let [i, j] = [0, 0];
    for (const [a, b] of [...common(was.map(mark), now.map(mark)), [was.length, now.length]]) {
        while (i < a || j < b) {
            const both = i < a && j < b;
            rows.push(...differences(both || i < a ? was[i] : undefined,
                both || j < b ? now[j] : undefined, item(path, both || j < b ? j : i)));
            if (both || i < a) i++;
            if (both || j < b) j++;
        }
        if (a < was.length && b < now.length) rows.push(...differences(was[a], now[b], item(path, b)));
        [i, j] = [a + 1, b + 1];
    }
    return rows;
}
const mark = (value) => (is_object(value) && value.id ? `id ${value.id}` : JSON.stringify(value));

// The longest run of marks that both have in the same order: pairs of places.
function common(a, b) {
    const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i--)
        for (let j = b.length - 1; j >= 0; j--)
            length[i][j] = a[i] === b[j] ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
    const pairs = [];
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
        if (a[i] === b[j]) pairs.push([i++, j++]);
        else if (length[i + 1][j] >= length[i][j + 1]) i++;
        else j++;
    }
    return pairs;
}

// Figures with their units, days, articles and words stay whole.
const PIECE = /\d{4}-\d\d-\d\d|第[零一二三四五六七八九十百千\d]+条|[\d,.]*\d(?:\s*(?:元|日|天|年|个月|个工作日|小时|分钟|%|％))?|[A-Za-z']+|\s+|./gsu;
export const pieces = (text) => text.match(PIECE) ?? [];

const MOST_PIECES = 1200;
// Runs {text, is_same} of both texts.
export function in_text(was, now) {
    const [a, b] = [pieces(was), pieces(now)];
    if (a.length > MOST_PIECES || b.length > MOST_PIECES)
        return [[{ text: was, is_same: false }], [{ text: now, is_same: false }]];
    const pairs = common(a, b);
    const runs = (list, side) => {
        const kept = new Set(pairs.map((pair) => pair[side]));
        return list.reduce((out, text, i) => {
            const last = out.at(-1);
            if (last && last.is_same === kept.has(i)) last.text += text;
            else out.push({ text, is_same: kept.has(i) });
            return out;
        }, []);
    };
    return [runs(a, 0), runs(b, 1)];
}

const SIGNS = { day: /\d{4}-\d\d-\d\d/g, article: /第[零一二三四五六七八九十百千\d]+条|article \d+/gi,
                money: /(?:[\d,.]*\d|[零一二两三四五六七八九十百千万亿]+)\s*元|yuan\s*[\d,.]*\d|[\d,.]*\d yuan/g,
                period: /(?:[\d,.]*\d|[一二两三四五六七八九十百半]+)\s*(?:个工作日|日|天|个月|年|小时)|[\d,.]*\d\s*(?:working days?|days?|months?|years?|hours?)/g };
const FIGURE = /\d[\d,.]*|[零一二两三四五六七八九十百千万亿]+(?=倍|分之|折|成)/g; // a rate, a telephone number

// Of which kind the figures are that changed: "money", "period", "day", "article", or "figure".
export function signs(was, now) {
    const found = (value, sign) => (text_of(value).match(sign) ?? []).sort().join("|");
    const differs = (sign) => found(was, sign) !== found(now, sign);
    const out = Object.keys(SIGNS).filter((kind) => differs(SIGNS[kind]));
    return typeof (now ?? was) === "number" || (out.length === 0 && differs(FIGURE)) ? ["figure"] : out;
}
export const text_of = (value) => (value === undefined || value === null ? ""
    : typeof value === "string" ? value : JSON.stringify(value));
