// Beside the form: a page as the kiosk would show it with this draft, drawn by the kiosk's own
// painter on the server. Follows what is written once it is kept; keeps the last picture while a
// new one cannot be had, and says why.
import { html, useEffect, useRef, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { Button, Card, Dialog, Fault, fault_text } from "./parts.js";
import { hall } from "./hall.js";
import { language, t } from "./text.js";
import { get } from "./api.js";
import { draft, query_of, value_of } from "./draft.js";
import { page_of_part, pages_of } from "./draft_pages.js";
import { plain } from "./draft_names.js";

const REST_MS = 400;    // without a change, before it is drawn
const PATIENCE_MS = 15000;
const AGAIN_MS = 3000;  // after no answer, or one that says the server has too much to do
const LOOKS = ["landscape", "large", "contrast", "low"];

const bytes_of = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

export async function read_picture(query) {
    const found = await get(`/api/draft/proof?${query}`, { wait_ms: PATIENCE_MS });
    const bitmap = await createImageBitmap(new Blob([bytes_of(found.png)]));
    return { bitmap, page: found.page, pages: found.pages };
}

// What was drawn last of what is wanted, one after the other: {bitmap, page, pages, fault, is_late}.
function use_picture(query, n) {
    const [shown, show] = useState({ is_late: true });
    const asked = useRef({});
    useEffect(() => {
        const own = {};
        asked.current = own;
        const is_here = () => asked.current === own;
        show((before) => ({ ...before, is_late: true }));
        const draw = async () => {
            try {
                const picture = await read_picture(query);
                if (is_here()) show(picture);
            } catch (error) {
                if (!is_here()) return;
                show((before) => ({ ...before, is_late: false, fault: error }));
                if (["lost", "busy"].includes(error.code)) timer = setTimeout(draw, AGAIN_MS);
            }
        };
        let timer = setTimeout(draw, REST_MS);
        return () => { asked.current = {}; clearTimeout(timer); };
    }, [query, n, hall.me?.lang]); // a sentence is in the language of who asks
    return shown;
}

export function Picture({ bitmap, label, is_old }) {
    const canvas = useRef(null);
    useEffect(() => {
        canvas.current.width = bitmap.width;
        canvas.current.height = bitmap.height;
        canvas.current.getContext("2d").drawImage(bitmap, 0, 0);
    }, [bitmap]);
    return html`<canvas ref=${canvas} role="img" aria-label=${label} class=${is_old ? "old" : ""} />`;
}

function Look({ look, set }) {
    const toggle = (key) => set({ ...look, [key]: !look[key] });
    return html`<div class="proof-look" role="group" aria-label=${t("proof-look")}>
        <${Button} icon="globe" label=${look.lang === "en" ? "English" : "中文"}
            aria-label=${t("proof-lang", { what: look.lang === "en" ? "English" : "中文" })}
            onclick=${() => set({ ...look, lang: look.lang === "en" ? "zh_CN" : "en" })} />
        ${LOOKS.map((key) => html`<${Button} key=${key} label=${t(`proof-${key}`)}
            aria-pressed=${String(Boolean(look[key]))} onclick=${() => toggle(key)} />`)}</div>`;
}

function Turn({ shown, number, turn }) {
    if (!(shown.pages > 1)) return null;
    return html`<div class="proof-turn"><${Button} kind="square" icon="left"
            aria-label=${t("proof-before")} cannot=${number <= 1} onclick=${() => turn(number - 1)} />
        <span>${t("proof-of", { n: shown.page, all: shown.pages })}</span>
        <${Button} kind="square" icon="right" aria-label=${t("proof-next")}
            cannot=${number >= shown.pages} onclick=${() => turn(number + 1)} /></div>`;
}

export function Proof({ name, file, part }) {
    const pages = pages_of(file, value_of(file));
    const [chosen, choose] = useState("");
    const [look, set_look] = useState({ lang: language() });
    const [number, turn] = useState(1);
    const [is_large, enlarge] = useState(false);
    useEffect(() => { choose(page_of_part(pages, part)?.id ?? chosen); }, [part]);
    const page = pages.find((each) => each.id === chosen) ?? pages[0];
    useEffect(() => { turn(1); }, [page.id, look]);
    const query = query_of({ name, page: page.page, item: page.item, part: page.part, number,
        lang: look.lang, look: LOOKS.filter((key) => look[key]).join() });
    const shown = use_picture(query, draft.n);
    const label = t("proof-said", { what: page.label });
    const picture = shown.bitmap && html`<${Picture} bitmap=${shown.bitmap} label=${label}
        is_old=${shown.is_late || shown.fault} />`;
    return html`<${Card} title=${t("proof-title")} kind="proof" beside=${shown.bitmap &&
            html`<${Button} icon="eye" label=${t("proof-enlarge")} onclick=${() => enlarge(true)} />`}>
        <div class="field"><label for="proof-page">${t("proof-which")}</label>
        <select id="proof-page" value=${page.id} onChange=${(event) => choose(event.target.value)}>
            ${pages.map((each) => html`<option key=${each.id} value=${each.id}>${each.label}</option>`)}
        </select></div>
        <${Look} look=${look} set=${set_look} />
        ${shown.fault && html`<${Fault}>${shown.fault.code === "lost" ? t("proof-lost")
            : plain(fault_text(shown.fault))}<//>`}
        <p class="proof-state" role="status">${shown.fault ? "" : shown.is_late
            ? html`<${Icon} name="clock" />${t("proof-late")}`
            : html`<${Icon} name="check" />${t("proof-done")}`}</p>
        ${picture || (!shown.fault && html`<div class="grey"></div>`)}
        <${Turn} shown=${shown} number=${number} turn=${turn} />
        ${is_large && shown.bitmap && html`<${Dialog} title=${label} kind="proof-large"
            onclose=${() => enlarge(false)}>${picture}<//>`}<//>`;
}
