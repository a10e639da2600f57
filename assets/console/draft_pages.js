// Which pages of the kiosk a file of the pack makes: what each is called and how the server knows it.
import { name_of, t } from "./text.js";
import { field_name } from "./draft_names.js";
import { title_of } from "./draft_tree.js";

const one = (page, label, { item = "", part = 0 } = {}) => ({ id: [page, item, part].join(" "), page,
    item, part, label });
const each_of = (list, page, prefix = "") => (list ?? []).filter((each) => each?.id).map((each) =>
    one(page, prefix + name_of(title_of(each)), { item: each.id }));
const home = () => one("home", t("proof-home"));

// The tabs of a guide, in the kiosk's order, and the parts of the form that each shows.
const TABS = [["steps"], ["materials"], ["cost"], ["limits"], ["notes", "who", "where", "risks", "pleading"]];

function of_guide(guide) {
    const item = guide.id;
    return [...TABS.map(([key], i) => one("guide", field_name(key), { item, part: i + 1 })),
        ...(guide.limits ?? []).map((limit, i) => one("guide-limit", `${field_name("limits")}${
            t("colon")}${name_of(title_of(limit))}`, { item, part: i + 1 })),
        ...(guide.matter ? [one("guide-court", field_name("matter"), { item })] : []),
        one("guide-sources", field_name("sources"), { item }),
        one("shelf", t("proof-shelf"), { item: guide.group })];
}

const FILES = {
    "situations.json": (value) => [one("situations", t("proof-all")), ...each_of(value.starts, "start"),
        ...each_of(value.questions, "situation"), ...each_of(value.outcomes, "outcome")],
    "enforcement.json": (value) => each_of(value.questions, "question"),
    "instruments.json": () => [one("question", field_name("instruments"), { item: "instrument" })],
    "calculators.json": (value) => [one("calculators", t("proof-all")),
        ...each_of(value.calculators, "calculator")],
    "groups.json": (value) => [one("guides", t("proof-all")), ...each_of(value.groups, "shelf")],
    "institutions.json": (value) => each_of(value.institutions, "institution"),
    "links.json": (value) => each_of(value.links, "link"),
    "hall.json": (value) => [one("lines", t("proof-all")), ...each_of(value.lines, "line")],
    "danger.json": (value) => (value.calls ?? []).map((call, i) => one("danger",
        name_of(title_of(call)), { item: String(i + 1) })),
    "mediation.json": () => [one("mediation", t("proof-page"))],
    "risk.json": () => [one("risk", t("proof-page"), { item: "enforcement" })],
    "litigation.json": () => [one("risk", t("proof-page"), { item: "litigation" })],
    "rectification.json": () => [one("rectification", t("proof-page"))],
    "search.json": () => [one("find", t("proof-page"))],
};

export function pages_of(file, value) {
    const own = file.startsWith("guides/") ? of_guide : FILES[file];
    return [...(own && value ? own(value) : []), home()];
}

// The page that shows that part of the form first; undefined: any.
export function page_of_part(pages, part) {
    if (part === "sources") return pages.find((each) => each.page === "guide-sources");
    const tab = TABS.findIndex((keys) => keys.includes(part));
    return tab >= 0 ? pages.find((each) => each.page === "guide" && each.part === tab + 1) : undefined;
}
