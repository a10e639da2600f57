// Values of a file and the ways to them: "steps[2].title.zh_CN", elements counted from 1, as the
// server writes them. Knows no page.
export function steps_of(path) {
    return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map((match) => (match[1] ? Number(match[1]) - 1
        : match[2]));
}

export function at(value, path) {
    let here = value;
    for (const step of steps_of(path)) {
        if (here === null || here === undefined) return undefined;
        here = here[step];
    }
    return here;
}

// A copy in which `next` stands there; undefined: it stands there no more.
export function put(value, path, next) {
    const walk = (here, steps) => {
        if (steps.length === 0) return next;
        const copy = Array.isArray(here) ? [...here] : { ...here };
        const made = walk(here?.[steps[0]], steps.slice(1));
        if (made === undefined && !Array.isArray(copy)) delete copy[steps[0]];
        else copy[steps[0]] = made;
        return copy;
    };
    return walk(value, steps_of(path));
}

// The row of the form it has: that of all elements of its list.
export const pattern_of = (path) => path.replace(/\[\d+\]/g, "[]");
export const join = (path, key) => (path ? `${path}.${key}` : key);
export const item = (path, index) => `${path}[${index + 1}]`;
export const key_of = (path) => /([^.[\]]*)(\[\d*\])*$/.exec(path)[1];
// Whether `path` is `holder` or stands in it.
export const is_within = (path, holder) => holder === "" || path === holder ||
    (path.startsWith(holder) && ".[".includes(path[holder.length]));

export const is_words = (value) => Boolean(value) && typeof value === "object" &&
    "zh_CN" in value && "en" in value;
export const is_prose = (file) => file.endsWith(".md");

// The words by which a value is known in a list: its title, its name, its text.
export function title_of(value) {
    if (value === null || typeof value !== "object") return { zh_CN: String(value ?? ""), en: "" };
    if (is_words(value)) return value;
    for (const key of ["title", "name", "hall_name", "text", "label", "words"])
        if (is_words(value[key])) return value[key];
    const first = Object.values(value).find((each) => typeof each === "string");
    const pair = [value.from, value.to ?? value.percent].filter(Boolean).join(" – ");
    return { zh_CN: value.ref ?? (pair || first) ?? "", en: value.id ?? "" };
}

// What a place that is made begins with. `form` has a row for each pattern.
export function empty_of(form, pattern, { like, today, taken = [] } = {}) {
    const row = form.get(pattern);
    const kind = row?.kind ?? "other";
    const children = children_of(form, pattern);
    if (kind === "object" || (kind === "other" && children.length > 0 && !Array.isArray(like))) {
        return Object.fromEntries(children.filter((child) => !child.is_optional)
            .map((child) => [key_of(child.at), empty_of(form, child.at,
                { like: like?.[key_of(child.at)], today, taken })]));
    }
    const BEGIN = { "words": { zh_CN: "", en: "" }, "words-or-blank": { zh_CN: "", en: "" },
                    "keywords": { zh_CN: "", en: "" }, "number": row?.low ?? 0, "yuan": row?.low ?? 0,
                    "flag": true, "choice": row?.words[0], "date": today, "time": "09:00",
                    "list": [], "icon": like ?? row?.words[0], "text": "", "source": "" };
    if (kind in BEGIN) return BEGIN[kind];
    if (kind === "id") return key_of(pattern) === "id" ? free_id(taken) : like ?? "";
    return like ?? (form.has(`${pattern}[]`) || children.length > 0 ? [] : "");
}

function free_id(taken) {
    let n = taken.length + 1;
    while (taken.includes(`new-${n}`)) n++;
    return `new-${n}`;
}

// The rows right below a place, in the order of the form.
export function children_of(form, pattern) {
    const begin = pattern ? `${pattern}.` : "";
    return [...form.values()].filter((row) => row.at.startsWith(begin) && row.at !== pattern &&
        !/[.[]/.test(row.at.slice(begin.length)));
}
