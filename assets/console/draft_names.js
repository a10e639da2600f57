// What files, fields and choices are called in the language of the page, and faults in plain words.
import { today } from "./hall.js";
import { language, name_of, t } from "./text.js";
import zh_CN from "./draft_names_zh.js";
import en from "./draft_names_en.js";

const TABLES = { zh_CN, en };
const names = () => TABLES[language()];

export const field_name = (key) => names().fields[key] ?? key;
export const choice_name = (word) => names().choices[word] ?? word;
export const group_name = (group) => names().groups[group];

export function file_name(file, known) {
    if (known?.title) return `${t("guide-n", { n: String(known.number).padStart(2, "0") })} ${
        name_of(known.title)}`;
    const number = /^guides\/(\d+)/.exec(file)?.[1];
    return names().files[file] ?? names().files[`${file.split("/")[0]}.json`] ?? (number
        ? t("guide-n", { n: number }) : t("file-other"));
}
export function group_of(file) {
    if (file.startsWith("guides/")) return "guides";
    return ["court.json", "tribunals.json", "calendar.json", "hall.json", "settings.json"].includes(file)
        ? "court" : "other";
}

// The sentence of the check with the names of this page for its files, keys and languages; in which
// line of a file it is helps nobody who sees no file.
const FILE = /(?:[\w-]+\/)*[\w.-]+\.(?:json|md)(?::\d+)?/g;
export function plain(what) {
    return what.replace(FILE, (file) => t("quoted", { what: file_name(file.replace(/:\d+$/, "")) }))
        .replace(/["“]([a-z_]+(?:\[\d+\]|\.[a-z_]+)*)["”]/g, (all, place) =>
        (/^[a-z_]+/.exec(place)[0] in names().fields ? t("quoted", { what: place_name(place) }) : all))
        .replace(/\bzh_CN\b/g, t("in-chinese")).replace(/(^|[^\w-])en(?=$|[^\w-])/g,
            (all, before) => `${before}${t("in-english")}`);
}

// A fault in the language of the page; until the server has said it in that, that it is looked at.
export const fault_sentence = ({ lang, what }) =>
    lang === language() ? plain(what) : t("fault-again");

// "steps[2].title.zh_CN" as "步骤 2，标题".
export function place_name(field) {
    return field.replace(/\.(zh_CN|en)$/, "").split(".").map((part) => {
        const [key, ...numbers] = part.split(/[[\]]+/).filter(Boolean);
        return [field_name(key), ...numbers].join(" ");
    }).join(t("comma"));
}

// Of a draft that is new: the day, and how many there are of it.
export function free_name(drafts) {
    const taken = new Set(drafts.map((each) => each.name));
    let n = 1;
    while (taken.has(`${today()}-${n}`)) n++;
    return `${today()}-${n}`;
}
