// How this browser shows the pages: size of the text, contrast, language, chime; kept in the
// browser.
// The layout is chosen by the room there is: "phone" under 900 wide, "short" under 840 high,
// "wide".
import { set_language } from "./text.js";

const KEPT = "court-look";
export const look = { size: "normal", contrast: "normal", lang: "zh_CN", chime: false };
const watchers = new Set();
export const watch_look = (watcher) => { watchers.add(watcher); };

export function set_look(next) {
    Object.assign(look, next);
    localStorage.setItem(KEPT, JSON.stringify(look));
    show_look();
}

export function show_look() {
    const root = document.documentElement;
    root.dataset.size = look.size;
    root.dataset.contrast = look.contrast;
    const em = parseFloat(getComputedStyle(root).fontSize) / 16;
    root.dataset.layout = innerWidth / em < 900 ? "phone" : innerHeight / em < 840 ? "short"
        : "wide";
    set_language(look.lang);
    for (const watcher of watchers) watcher();
}

function read_look() {
    try {
        Object.assign(look, JSON.parse(localStorage.getItem(KEPT) ?? "{}"));
    } catch (error) {
        localStorage.removeItem(KEPT);
    }
    show_look();
}

// All tabs of a browser look the same.
export function start_look() {
    addEventListener("resize", show_look);
    addEventListener("storage", ({ key }) => { if (key === KEPT) read_look(); });
    read_look();
}
