// What comes out of a word processor into a field: what no screen shows becomes what it looks like,
// or goes, and whoever pasted it is told. A field of one line has no line breaks.
import { announce } from "./hall.js";
import { t } from "./text.js";

const PLAIN = [[/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n"], [/[\t\u00a0]+/g, " "],
    [/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, ""]];

export function plain_text(text, has_lines) {
    const plain = PLAIN.reduce((all, [what, instead]) => all.replace(what, instead), text);
    return has_lines ? plain : plain.trim().replace(/\s*\n\s*/g, " ");
}

export function paste_plain(event) {
    const text = event.clipboardData.getData("text/plain");
    const plain = plain_text(text, event.target.tagName === "TEXTAREA");
    if (plain === text.replace(/\r\n/g, "\n")) return; // the browser does it
    event.preventDefault();
    document.execCommand("insertText", false, plain); // which can be undone, and is an input
    announce(t("paste-plain"));
}
