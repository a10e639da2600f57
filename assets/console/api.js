// How pages ask the server: JSON, the sign of the session on what changes something, and one kind
// of failure: {code, message, now, lang}. `code` is "lost" when no answer came: what was asked may
// have been done, so it is asked again with the same token.
import { language } from "./text.js";

let csrf = "";
export const set_csrf = (value) => { csrf = value ?? ""; };

export class Refused extends Error {
    constructor(code, message, now, status, lang = language()) {
        super(message);
        Object.assign(this, { code, now, status, lang });
    }
}

export async function ask(method, path, body, { wait_ms = 8000 } = {}) {
    const headers = { Accept: "application/json" };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (method !== "GET") headers["X-CSRF"] = csrf;
    let reply;
    let text;
    try {
        reply = await fetch(path, { method, headers, body: body && JSON.stringify(body),
                                    cache: "no-store", signal: AbortSignal.timeout(wait_ms) });
        text = await reply.text();
    } catch (error) {
        throw new Refused("lost", "", null, 0);
    }
    return read_answer(reply, text, path);
}

// The event that tells it when anything but who is signed in was asked: nobody is any more.
export const SIGNED_OUT = "court-signed-out";
export const ME = "/api/me";

// The server's sentences are in the language it says, which may not be that of the page any more.
function read_answer({ status, headers }, text, path) {
    let answer = null;
    try {
        answer = text ? JSON.parse(text) : {};
    } catch (error) {
        throw new Refused("lost", "", null, status);
    }
    if (status >= 200 && status < 300) return answer;
    if (answer.error === "sign-in" && path !== ME) dispatchEvent(new Event(SIGNED_OUT));
    throw new Refused(answer.error ?? "refused", answer.message ?? "", answer.now ?? null, status,
        headers.get("Content-Language")?.replace("-", "_"));
}

export const get = (path, options) => ask("GET", path, undefined, options);
export const post = (path, body, options) => change("POST", path, body, options);
export const remove = (path, body) => change("DELETE", path, body);

// A file as it goes into a body.
export function base64(bytes) {
    let letters = "";
    for (const byte of bytes) letters += String.fromCharCode(byte);
    return btoa(letters);
}

export function token() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
}

// What may be asked again as it is (`same` in kioskd --routes); all else has a token, so that what
// is asked again after a lost answer is done once.
const AS_IT_IS = ["/api/setup", "/api/sign-in", "/api/sign-out", "/api/lang", "/api/seat",
    "/api/papers/questions", "/api/layout"];

async function change(method, path, body = {}, options = undefined) {
    if (AS_IT_IS.includes(path)) return ask(method, path, body, options);
    const whole = { request: token(), ...body };
    for (let turn = 0; ; turn++) {
        try {
            return await ask(method, path, whole, options);
        } catch (error) {
            if (!["lost", "busy"].includes(error.code) || turn === 3) throw error;
            await new Promise((done) => setTimeout(done, 300 * 2 ** turn));
        }
    }
}
