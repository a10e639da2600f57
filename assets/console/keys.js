// The keys of the window page. Function keys are no characters, so they work with any input method;
// each can be moved to Ctrl Alt and a letter, and all can be turned off.
const KEPT = "court-keys";
export const KEYS = {
    call: { key: "F2", text: "F2" },
    recall: { key: "F2", shift: true, text: "Shift F2" },
    came: { key: "F8", text: "F8" },
    "no-show": { key: "F9", text: "F9" },
    undo: { key: "z", ctrl: true, text: "Ctrl Z", is_fixed: true },
    help: { key: "j", ctrl: true, alt: true, text: "Ctrl Alt J", is_fixed: true },
};

function read() {
    try {
        return { is_on: true, moved: {}, ...JSON.parse(localStorage.getItem(KEPT) ?? "{}") };
    } catch (error) {
        return { is_on: true, moved: {} };
    }
}
export const settings = read();
export function keep_settings(next) {
    Object.assign(settings, next);
    localStorage.setItem(KEPT, JSON.stringify(settings));
}

// Which other key has Ctrl Alt and this letter, or nothing.
export const taken_by = (letter, word) => Object.keys(KEYS).find((each) => each !== word &&
    (KEYS[each].alt ? KEYS[each].key.toUpperCase() : settings.moved[each]) === letter);

// What stands on the button, "" when keys are turned off.
export function key_text(word) {
    if (!settings.is_on) return "";
    return settings.moved[word] ? `Ctrl Alt ${settings.moved[word]}` : KEYS[word].text;
}

function is_pressed(word, event) {
    const letter = settings.moved[word];
    const row = letter ? { key: letter.toLowerCase(), ctrl: true, alt: true } : KEYS[word];
    const key = row.alt && event.code?.startsWith("Key") ? event.code.slice(3).toLowerCase()
        : event.key;
    return (key.length === 1 ? key.toLowerCase() : key) === row.key &&
        event.shiftKey === Boolean(row.shift) &&
        event.ctrlKey === Boolean(row.ctrl) && event.altKey === Boolean(row.alt) && !event.metaKey;
}
const is_typing = (target) => target instanceof Element &&
    target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");

// The word of KEYS that this press means, or null.
export function key_word(event) {
    if (!settings.is_on || event.isComposing || event.repeat) return null;
    const word = Object.keys(KEYS).find((each) => is_pressed(each, event));
    if (!word) return null;
    if (word === "undo" && is_typing(event.target)) return null;
    if (word !== "help" && document.querySelector("dialog[open]")) return null;
    return word;
}
