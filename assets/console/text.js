// What the pages say: one table for each language, and how numbers, ages and times are written.
import { useState, useEffect } from "./lib.js";
import zh_CN from "./words_zh.js";
import en from "./words_en.js";

export const TABLES = { zh_CN, en };
let lang = "zh_CN";

export const language = () => lang;
export function set_language(next) {
    lang = next in TABLES ? next : "zh_CN";
    document.documentElement.lang = lang === "en" ? "en" : "zh-Hans";
}

// The sentence of that key, its {places} filled from `values`. An unknown key is our own mistake.
export function t(key, values = {}) {
    const text = TABLES[lang][key];
    if (text === undefined) throw new Error(`no words for ${key}`);
    return text.replace(/\{(\w+)\}/g, (_, place) => String(values[place] ?? t("unknown")));
}

// What is written once in the content and stands in its texts as a word in braces is named instead.
export const legible = (text) => text.replace(/\{(hotline|address|hours|copies)\}/g,
    (_, place) => t(`place-${place}`));
// A name of the content, {"zh_CN", "en"}, in the language of the page.
export const name_of = (names) => (names ? legible(names[lang] ?? names.zh_CN ?? "") : t("unknown"));

// Times are the court's own and carry their zone, so that what stands in them can be shown as it
// is.
export const clock_of = (time) => (time ? time.slice(11, 16) : t("unknown"));
export const ms_of = (time) => Date.parse(time);
const ZONE_MS = 8 * 3600 * 1000;
export const court_time = (ms) => `${new Date(ms + ZONE_MS).toISOString().slice(0, 19)}+08:00`;
export const court_day = (ms) => court_time(ms).slice(0, 10);

// So many days after `day`.
export const shift_day = (day, days) => court_day(ms_of(`${day}T12:00:00+08:00`) +
    days * 24 * 3600 * 1000);

export const minutes = (ms) => Math.max(0, Math.floor(ms / 60000));
export function watch_text(ms) {
    const s = Math.max(0, Math.floor(ms / 1000));
    return s < 3600 ? `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`
        : t("n-minutes", { n: Math.floor(s / 60) });
}
// The unit in which an age is told, up to how many seconds, and the seconds of one.
const AGES = [["n-seconds", 60, 1], ["n-minutes", 7200, 60], ["n-hours", 172800, 3600],
    ["n-days", Infinity, 86400]];
export function age_text(ms) {
    const s = Math.max(0, Math.floor(ms / 1000));
    const [unit, , seconds] = AGES.find((each) => s < each[1]);
    return t(unit, { n: Math.floor(s / seconds) });
}
// A moment that may lie on another day than `today`: with its day then, and in another year with
// its year.
export function moment_text(time, today) {
    if (!time || time.slice(0, 10) === today) return clock_of(time);
    return `${day_text(time.slice(0, 10), today)} ${clock_of(time)}`;
}
export const until_text = (time, today) => t("closed-until", { time: moment_text(time, today) });
// How long those of a line wait, as a sentence of its own.
export function wait_said(line) {
    if (line.wait_high === null || line.wait_high === undefined) return t("wait-unknown");
    return line.wait_high === 0 ? t("no-wait") : t("wait-about", { wait: wait_text(line.wait_low,
        line.wait_high) });
}
// A wait as a range: in minutes, from 100 minutes up in hours.
export function wait_text(low, high) {
    if (low === null || low === undefined || high === null ||
        high === undefined) return t("unknown");
    if (high === 0) return t("no-wait");
    if (high < 100) return t("range-minutes", { range: low === high ? low : `${low}–${high}` });
    const hours = (m) => Math.round(m / 30) / 2;
    const [from, to] = [hours(low), hours(high)];
    return t("range-hours", { range: from === to ? from : `${from}–${to}` });
}
// A day; if it is not of the year of `today`, with its year.
export function day_text(day, today = day) {
    const date = new Date(`${day}T12:00:00Z`);
    return t(day.slice(0, 4) === today.slice(0, 4) ? "day" : "day-of-year", {
        year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
        weekday: t(`weekday-${date.getUTCDay()}`) });
}

// Makes a part draw itself anew each second, for the digits of ages and clocks.
export function use_seconds() {
    const [, set] = useState(0);
    useEffect(() => {
        const timer = setInterval(() => set((n) => n + 1), 1000);
        return () => clearInterval(timer);
    }, []);
}
