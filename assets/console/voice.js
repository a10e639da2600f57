// The court's own voice: an administrator says each word that a call is made of, hears it, keeps it
// or takes it back. What nobody has said the speech engine says.
import { html, useState } from "./lib.js";
import { Button, Card, Dialog, Fault, FileField, Segments, Tag, use_fault } from "./parts.js";
import { is_lost, tell } from "./hall.js";
import { t } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { post, remove } from "./api.js";
import { hex_of, play, record, wav_of_blob } from "./sound.js";

const name_of_word = (prompt) => prompt.word || t("voice-chime");
const clip_path = (prompt) => `/api/voice/clip?clip=${encodeURIComponent(prompt.clip)}`;

async function hear_kept(prompt) {
    const reply = await fetch(clip_path(prompt), { cache: "no-store" });
    if (!reply.ok) throw new Error("voice-not-heard");
    await play(new Uint8Array(await reply.arrayBuffer()));
}

// One word: recorded or chosen as a file, heard, and only then kept.
function RecordWindow({ prompt, close, again }) {
    const [take, set_take] = useState(null); // {wav} said and not kept yet, or {recorder} under way
    const [fault, set_fault] = use_fault("voice-lost");
    const begin = async () => {
        set_fault(null);
        try {
            set_take({ recorder: await record() });
        } catch (error) {
            set_fault("voice-no-microphone");
        }
    };
    const hold = (wav) => wav.then((bytes) => set_take({ wav: bytes }), () => {
        set_take(null);
        set_fault("voice-unreadable");
    });
    const keep = () => post("/api/voice/clip", { clip: prompt.clip, sound: hex_of(take.wav) })
        .then(() => {
            tell(t("did-voice-keep", { word: name_of_word(prompt) }));
            again();
            close();
        }, set_fault);
    const choose = (file) => {
        set_fault(null);
        if (file) hold(wav_of_blob(file));
    };
    return html`<${Dialog} title=${t("voice-say", { word: name_of_word(prompt) })} onclose=${close}>
        <p class="great-word">${name_of_word(prompt)}</p><p class="hint">${t("voice-how")}</p>
        ${fault && html`<${Fault}>${fault}<//>`}
        <div class="row-end">${take?.recorder ? html`<${Button} kind="strong" data-first=""
                icon="check" label=${t("voice-stop")} onclick=${() => hold(take.recorder.wav())} />`
            : html`<${Button} kind=${take ? "" : "strong"} data-first="" icon="speaker"
                label=${t(take ? "voice-anew" : "voice-record")} onclick=${begin} />`}
            ${take?.wav && html`<${Button} kind="edge" label=${t("voice-hear")}
                onclick=${() => play(take.wav)} /><${Button} kind="strong" icon="check"
                label=${t("voice-keep")} cannot=${is_lost()} onclick=${keep} />`}</div>
        <${FileField} id="voice-file" label=${t("voice-file")} accept="audio/*" onfile=${choose} /><//>`;
}

function Word({ prompt, open, again }) {
    const [fault, set_fault] = use_fault("voice-lost");
    const drop = () => remove("/api/voice/clip", { clip: prompt.clip }).then(() => {
        tell(t("did-voice-drop", { word: name_of_word(prompt) }));
        again();
    }, set_fault);
    const hear = () => hear_kept(prompt).catch(() => set_fault("voice-not-heard"));
    const of = (label) => ({ label, "aria-label": `${label} ${name_of_word(prompt)}` });
    return html`<li><strong>${name_of_word(prompt)}</strong><span class="note">
        ${prompt.is_there ? html`<${Tag} icon="check" kind="good">${t("voice-there")}<//>`
            : t("voice-engine")}${fault && html` <span class="bad" role="alert">${fault}</span>`}
        </span>${prompt.is_there && html`<${Button} ...${of(t("voice-hear"))} onclick=${hear} />
            <${Button} ...${of(t("voice-drop"))} cannot=${is_lost()} onclick=${drop} />`}
        <${Button} ...${of(t(prompt.is_there ? "voice-anew" : "voice-record"))}
            onclick=${open} /></li>`;
}

export function VoiceCard() {
    const list = use_list("/api/voice", { is_calm: true });
    const [lang, set_lang] = useState("zh_CN");
    const [clip, open] = useState("");
    const prompts = list.data?.prompts ?? [];
    const shown = prompts.filter((each) => each.lang === lang || each.lang === "");
    const saying = prompts.find((each) => each.clip === clip);
    const there = prompts.filter((each) => each.is_there).length;
    return html`<${Card} title=${t("voice-n", { n: list.data ? there : t("unknown"),
        all: list.data ? prompts.length : t("unknown") })} kind="voice" beside=${html`<${Segments}
            label=${t("voice-lang")} value=${lang} onchange=${set_lang} options=${["zh_CN", "en"]
            .map((id) => ({ id, label: t(`voice-in-${id}`) }))} />`}>
        <${ListNote} list=${list} /><p class="hint">${t("voice-hint")}</p>
        <ul class="rows">${shown.map((prompt) => html`<${Word} key=${prompt.clip} prompt=${prompt}
            open=${() => open(prompt.clip)} again=${list.again} />`)}</ul>
        ${saying && html`<${RecordWindow} prompt=${saying} again=${list.again}
            close=${() => open("")} />`}<//>`;
}
