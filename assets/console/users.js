// Who works here: the administrator adds people, sets new passwords, takes people out.
import { html, useState } from "./lib.js";
import { Assign, Button, Card, Choices, Dialog, Field, Form, use_fault } from "./parts.js";
import { hall, tell } from "./hall.js";
import { name_of, t } from "./text.js";
import { ListNote, use_list } from "./load.js";
import { post, remove } from "./api.js";

const ROLES = ["window", "supervisor", "administrator"];

// Whose somebody can be, `value` among it; without tribunals in the content everybody is the court's.
const tribunal_name = (tribunals, id) => {
    const own = tribunals.find((each) => each.id === id);
    return !id ? t("of-court") : own?.name ? name_of(own.name) : t("tribunal-gone");
};
function owners(tribunals, value) {
    const ids = new Set(["", ...tribunals.map((each) => each.id), value]);
    return [...ids].map((id) => ({ id, label: tribunal_name(tribunals, id) }));
}

function AddForm({ tribunals, done }) {
    const [user, set_user] = useState("");
    const [password, set_password] = useState("");
    const [role, set_role] = useState("window");
    const [tribunal, set_tribunal] = useState("");
    const [fault, set_fault] = use_fault();
    const submit = () => post("/api/users", { user: user.trim(), password, role,
        tribunal }).then(() => {
        tell(t("user-added", { who: user.trim() }));
        set_user("");
        set_password("");
        set_fault(null);
        done();
    }, set_fault);
    return html`<${Form} submit=${t("user-add")} onsubmit=${submit} fault=${fault}>
        <div class="inline-form"><${Field} id="new-user" label=${t("user")} value=${user}
            autocomplete="off" hint=${t("user-hint")} onInput=${(event) =>
                set_user(event.target.value)} />
        <${Field} id="new-password" type="password" label=${t("password-new")} value=${password}
            autocomplete="new-password"
            hint=${t("password-advice")} onInput=${(event) => set_password(event.target.value)}
                /></div>
        <${Choices} legend=${t("role")} name="role" value=${role} onchange=${set_role}
            options=${ROLES.map((id) => ({ id, label: t(`role-${id}`) }))} />
        ${tribunals.length > 0 && html`<${Choices} legend=${t("belongs")} name="new-tribunal"
            value=${tribunal} onchange=${set_tribunal} options=${owners(tribunals, "")} />`}<//>`;
}

function ResetWindow({ user, close }) {
    const [password, set_password] = useState("");
    const [fault, set_fault] = use_fault();
    const submit = () => post("/api/users", { user, password, reset: true }).then(() =>
        { tell(t("password-changed")); close(); }, set_fault);
    return html`<${Dialog} title=${t("user-reset-title", { who: user })} onclose=${close}>
        <${Form} submit=${t("user-reset")} onsubmit=${submit} oncancel=${close} fault=${fault}>
        <${Field} id="reset" type="password" label=${t("password-new")} value=${password}
            autocomplete="new-password" onInput=${(event) => set_password(event.target.value)}
                /><//><//>`;
}

function RemoveWindow({ user, close }) {
    const [fault, set_fault] = use_fault();
    const submit = () => remove("/api/users", { user }).then(() => {
        tell(t("user-removed", { who: user }));
        close();
    }, set_fault);
    return html`<${Dialog} title=${t("user-remove-title", { who: user })} onclose=${close}>
        <${Form} submit=${t("user-remove")} onsubmit=${submit} oncancel=${close} fault=${fault}>
        <p>${t("user-remove-hint")}</p><//><//>`;
}

// What becomes of somebody who is bound anew is read before it is done.
function BindWindow({ who: { user, tribunal }, to, tribunals, close }) {
    const [fault, set_fault] = use_fault();
    const submit = () => post("/api/users", { user, tribunal: to }).then(() => {
        tell(t("whose-changed", { who: user }));
        close();
    }, set_fault);
    return html`<${Dialog} title=${t("whose-title", { who: user })} onclose=${close}>
        <${Form} submit=${t("assign")} onsubmit=${submit} oncancel=${close} fault=${fault}>
        <p class="box"><strong>${t("whose-from-to", { was: tribunal_name(tribunals, tribunal),
            now: tribunal_name(tribunals, to) })}</strong></p>
        <p>${t("whose-means", { who: user })} ${t(to ? "whose-hint" : "whose-court-hint")}</p><//><//>`;
}

// Where somebody sits now, as the hall has it.
function where_is(user) {
    if (!hall.view) return t("unknown");
    const seat = hall.view.seats.find((each) => each.holder === user);
    return seat ? name_of(seat.name) : t("users-nowhere");
}

function Roles() {
    return html`<${Card} title=${t("users-roles")} kind="grows"><dl class="roles">${ROLES.map((id) =>
        html`<div key=${id}><dt>${t(`role-${id}`)}</dt><dd>${t(`role-${id}-may`)}</dd></div>`)}
        </dl><//>`;
}

export function UsersPage() {
    const list = use_list("/api/users");
    const [open_, open] = useState(null);
    const { users = [], tribunals = [] } = list.data ?? {};
    const has_tribunals = tribunals.length > 0 || users.some((each) => each.tribunal);
    const [turn, again] = useState(0); // what was chosen and not done is chosen no more
    const close = () => { open(null); again((n) => n + 1); list.again(); };
    return html`<div class="page-head"><h1>${t("page-users")}</h1></div><div class="grid fills">
        <${Card} title=${t("users-n", { n: list.data ? users.length : t("unknown") })}
            kind="span-8"><${ListNote} list=${list} />
        ${has_tribunals && html`<p class="hint">${t("whose-hint")}</p>`}
        <table class="by-row"><thead><tr><th scope="col">${t("user")}</th>
            <th scope="col">${t("role")}</th><th scope="col">${t("users-where")}</th>
            ${has_tribunals && html`<th scope="col">${t("belongs")}</th>`}
            <th scope="col"><span class="unseen">${t("what-to-do")}</span></th></tr></thead>
        <tbody>${users.map((each) => html`<tr key=${each.user}><th scope="row">${each.user}</th><td>
            ${t(`role-${each.role}`)}</td><td class="soft" data-label=${t("users-where")}>
            ${where_is(each.user)}</td>${has_tribunals && html`<td data-label=${t("belongs")}>
            <${Assign} key=${turn} value=${each.tribunal} about=${t("whose-of", { who: each.user })}
                options=${owners(tribunals, each.tribunal)}
                onassign=${(to) => open({ what: "bind", who: each, to })} /></td>`}<td
            class="figure"><div class="row-buttons"><${Button} label=${t("user-reset")} aria-label=${`${t("user-reset")} ${each.user}`}
                onclick=${() => open({ what: "reset", user: each.user })} />
            ${each.user !== hall.me.user && html`<${Button} label=${t("user-remove")}
                aria-label=${`${t("user-remove")} ${each.user}`}
                onclick=${() => open({ what: "remove", user: each.user })} />`}</div></td>
            </tr>`)}</tbody></table><//>
        <div class="span-4 stack-cards"><${Card} title=${t("user-add")}><${AddForm}
            tribunals=${tribunals} done=${list.again} /><//><${Roles} /></div></div>
        ${open_?.what === "reset" && html`<${ResetWindow} user=${open_.user} close=${close} />`}
        ${open_?.what === "remove" && html`<${RemoveWindow} user=${open_.user} close=${close} />`}
        ${open_?.what === "bind" && html`<${BindWindow} who=${open_.who} to=${open_.to}
            tribunals=${tribunals} close=${close} />`}`;
}
