// Signing in, and the first start: the code that kioskd printed makes the first administrator.
import { html, useEffect, useState } from "./lib.js";
import { Icon } from "./icons.js";
import { Button, Dialog, Field, Fault, Form, said_of, use_fault, use_once } from "./parts.js";
import { forget_me, hall, keep_me, seat_of, tell, who_am_i } from "./hall.js";
import { LookButtons } from "./shell.js";
import { post, set_csrf } from "./api.js";
import { language, name_of, t } from "./text.js";

function Sheet({ below, children }) {
    useEffect(() => { document.title = t("console"); });
    return html`<div class="sheet"><aside><div class="seal"><${Icon} name="scales" /></div>
            <p class="seal-name">${t("court-long")}</p><p>${below}</p><small>
                ${t("inside-only")}</small></aside>
        <main id="main" tabindex="-1"><div class="look-buttons"><${LookButtons} /></div>
            ${children}</main></div>`;
}

const value_of = (set) => (event) => set(event.target.value);

export function SignIn() {
    const [user, set_user] = useState("");
    const [password, set_password] = useState("");
    const [fault, set_fault] = use_fault();
    const [submit, is_busy] = use_once(async () => {
        try {
            await post("/api/sign-in", { user: user.trim(), password, lang: language() });
            location.hash = "";
            await who_am_i();
            keep_me();
        } catch (error) {
            set_fault(error);
            set_password("");
            document.getElementById("password")?.focus();
        }
    });
    return html`<${Sheet} below=${t("console")}><form class="sign"
        onSubmit=${(event) => { event.preventDefault(); submit(); }}><h1>
        ${t("sign-in")}</h1>
        <${Field} id="user" label=${t("user")} value=${user} autocomplete="username"
            autocapitalize="none" onInput=${value_of(set_user)} />
        <${Field} id="password" type="password" label=${t("password")} value=${password}
            autocomplete="current-password"
            fault=${fault} onInput=${value_of(set_password)} />
        <button type="submit" class="button strong great-button" data-strong=""
            aria-disabled=${is_busy ? "true" : undefined}><span>
            ${t("sign-in")}</span></button>
        <p class="hint">${t("sign-in-hint")}</p></form><//>`;
}

// The session is over and the page is not: it lies unseen below with all that was typed in it.
export function SignInAgain() {
    const { user, seat } = hall.me;
    const [password, set_password] = useState("");
    const [fault, set_fault] = use_fault();
    const sit_again = () => post("/api/seat", { seat, take_over: false }).catch(() =>
        tell(t("again-seat", { seat: name_of(seat_of(seat)?.name) })));
    const submit = async () => {
        try {
            const answer = await post("/api/sign-in", { user, password, lang: language() });
            set_csrf(answer.csrf);
            if (seat) await sit_again();
            await who_am_i();
            keep_me();
        } catch (error) {
            set_fault(error);
            set_password("");
        }
    };
    return html`<${Dialog} title=${t("again-title", { who: user })} kind="again">
        <p>${t("again-hint")}</p><${Form} submit=${t("sign-in")} onsubmit=${submit} fault=${fault}>
        <${Field} id="again-password" type="password" label=${t("password")} value=${password}
            autocomplete="current-password" onInput=${value_of(set_password)} />
        <p class="hint">${t("again-other-hint")}</p>
        <${Button} label=${t("again-other")} onclick=${() => { forget_me(); who_am_i(); }}
            /><//><//>`;
}

const LEAST = 10;
function password_note(password) {
    const missing = LEAST - [...password].length;
    if (missing <= 0) return t("password-enough");
    return password ? t("password-more", { n: missing }) : t("password-advice");
}

export function SetUp() {
    const [given, set] = useState({ code: "", user: "", password: "", again: "" });
    const [amiss, set_amiss] = useState({}); // by field: the key of a sentence, or what was refused
    const fault_of = (key) => said_of(amiss[key]);
    const put = (key) => (event) => set({ ...given, [key]: event.target.value });
    const [submit, is_busy] = use_once(async () => {
        const wrong = {};
        if (!given.code.trim()) wrong.code = "setup-code-missing";
        if (!given.user.trim()) wrong.user = "setup-user-missing";
        if ([...given.password].length < LEAST) wrong.password = true;
        if (given.again !== given.password) wrong.again = "setup-not-same";
        set_amiss(wrong);
        if (Object.keys(wrong).length) return;
        try {
            await post("/api/setup", { code: given.code.trim(), user: given.user.trim(),
                password: given.password });
            await post("/api/sign-in", { user: given.user.trim(), password: given.password,
                lang: language() });
            location.hash = "#/users";
            await who_am_i();
            keep_me();
        } catch (error) {
            set_amiss({ whole: error });
        }
    });
    return html`<${Sheet} below=${t("first-start")}><form class="sign set-up"
        onSubmit=${(event) => { event.preventDefault(); submit(); }}>
        <h1>${t("setup-title")}</h1>
        <p class="box"><${Icon} name="lock" /><span>${t("setup-lead")}</span></p>
        <${Field} id="code" label=${t("setup-code")} value=${given.code}
            autocomplete="one-time-code" fault=${fault_of("code")}
            hint=${t("setup-code-hint")} onInput=${put("code")} />
        <${Field} id="user" label=${t("setup-user")} value=${given.user} autocomplete="username"
            autocapitalize="none"
            fault=${fault_of("user")} onInput=${put("user")} />
        <${Field} id="password" type="password" label=${t("setup-password", { n: LEAST })}
            value=${given.password}
            autocomplete="new-password" fault=${amiss.password && password_note(given.password)}
                hint=${password_note(given.password)} onInput=${put("password")} />
        <${Field} id="again" type="password" label=${t("setup-again")} value=${given.again}
            autocomplete="new-password"
            fault=${fault_of("again")} onInput=${put("again")} />
        ${amiss.whole && html`<${Fault}>${fault_of("whole")}<//>`}
        <button type="submit" class="button strong great-button" data-strong=""
            aria-disabled=${is_busy ? "true" : undefined}><span>
            ${t("setup-do")}</span></button></form><//>`;
}

export function Connecting() {
    return html`<${Sheet} below=${t("console")}><div class="sign"><h1>${t("connecting")}</h1>
        <p class="lead">${t("connecting-hint")}</p></div><//>`;
}
