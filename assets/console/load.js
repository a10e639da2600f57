// A part of a page that asks the server for a list of its own: again when the hall changes, when it
// is opened, and after what was done with it. What was known stays, with its age, when no answer
// comes.
import { html, useEffect, useRef, useState } from "./lib.js";
import { Fault, fault_text } from "./parts.js";
import { hall } from "./hall.js";
import { get, post } from "./api.js";
import { age_text, t } from "./text.js";

const AGAIN_MS = 2000; // after this a list that could not be had is asked for anew

// `body`: what is asked is too long for an address. `is_calm`: it costs the server more to work out,
// so half a minute may pass between two askings. `every_s`: it changes without the hall, and is
// asked for so often.
export function use_list(path, { is_calm = false, every_s = 30, body } = {}) {
    const [state, set] = useState({ data: null, error: null, at: 0, path: "" });
    const [turn, again] = useState(0);
    const what = body ? `${path} ${JSON.stringify(body)}` : path;
    const order = useRef({ asked: 0, heard: 0, what: "" }); // `what`: "" when the page is left
    useEffect(() => () => { order.current.what = ""; }, []);
    // An answer is news as long as no later question was answered: where each takes longer than it is
    // to the next question, something is shown all the same.
    useEffect(() => {
        const number = ++order.current.asked;
        let timer = 0;
        let is_last = true;
        order.current.what = what;
        const is_news = () => order.current.what === what && number > order.current.heard;
        const asked = body ? post(path, body) : get(path);
        asked.then((data) => {
            if (!is_news()) return;
            order.current.heard = number;
            set({ data, error: null, at: performance.now(), path: what });
        }, (error) => {
            if (!is_news()) return;
            set((was) => ({ ...was, error }));
            if (is_last) timer = setTimeout(() => again((n) => n + 1), AGAIN_MS);
        });
        return () => { is_last = false; clearTimeout(timer); };
    }, [what, turn, is_calm || every_s < 30 ? Math.floor(Date.now() / 1000 / every_s) : 0,
        is_calm ? "" : `${hall.view?.epoch} ${hall.view?.n}`]);
    return { data: state.path === what ? state.data : null, error: state.error, at: state.at,
             again: () => again((n) => n + 1) };
}

// What stands when a list is not there: why, and how old what is shown is.
export function ListNote({ list }) {
    if (list.error) {
        return html`<${Fault}>${fault_text(list.error)}
            ${list.data && t("list-aged", { age: age_text(performance.now() - list.at) })}<//>`;
    }
    return list.data ? null : html`<div class="grey"></div>`;
}
