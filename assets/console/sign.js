// Signing what is published, in this browser: the key file is read here, what leaves is the
// signature alone.
import { t } from "./text.js";

const KEY_BYTES = 32;
const PKCS8 = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22,
    0x04, 0x20]; // what an Ed25519 key begins with in the form that browsers read

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const from_base64url = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")),
    (letter) => letter.charCodeAt(0));

export class NotSigned extends Error {}

const no_browser = () => t("key-no-browser", { command: "kioskctl release sign" });

async function read_key(file) {
    const secret = new Uint8Array(await file.arrayBuffer());
    if (secret.length !== KEY_BYTES) throw new NotSigned(t("key-bad", { file: file.name }));
    if (!crypto.subtle) throw new NotSigned(no_browser());
    return crypto.subtle.importKey("pkcs8", new Uint8Array([...PKCS8, ...secret]), "Ed25519", true,
        ["sign"]).catch(() => { throw new NotSigned(no_browser()); });
}

// {"signer", "signature"} of a request.
export async function sign(manifest, file) {
    const key = await read_key(file);
    const { x } = await crypto.subtle.exportKey("jwk", key);
    const made = await crypto.subtle.sign("Ed25519", key, new TextEncoder().encode(manifest));
    return { signer: hex(from_base64url(x)), signature: hex(new Uint8Array(made)) };
}
