// A hall whose console looks at addresses: by a real proxy, behind which one server over TLS has a
// page for each of them.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { Hall, MORNING, SOURCE } from "./hall.mjs";

const DAY_S = 24 * 3600;
export const CASES = "https://splcgk.court.gov.cn/gzfwww/", WRITS = "https://wenshu.court.gov.cn/";
const links = JSON.parse(fs.readFileSync(path.join(SOURCE, "assets/content/links.json"), "utf8")).links;
export const ADDRESSES = [...new Set(links.map((link) => link.url))];

const listening = (server) => new Promise((done) => server.listen(0, "127.0.0.1", () =>
    done(server.address().port)));

function make_certificate(folder) {
    const hosts = [...new Set(ADDRESSES.map((url) => new URL(url).hostname))];
    const files = ["key.pem", "certificate.pem"].map((name) => path.join(folder, name));
    const made = spawnSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt",
        "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=pages", "-addext",
        `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(",")}`, "-keyout", files[0],
        "-out", files[1]]);
    if (made.status !== 0) throw new Error(`${made.stderr}`);
    return files;
}

// `status`: of each url that is not there as it should be; `is_slow`: an answer waits until it is
// let go. `pass_night`: a night later, with what was due then looked at.
export async function open_addresses(at = MORNING) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pages-"));
    const [key, certificate] = make_certificate(folder);
    const world = { status: {}, held: null, lines: new Set() };
    const pages = https.createServer({ key: fs.readFileSync(key), cert: fs.readFileSync(certificate) },
        async (asked, answer) => {
            await world.held;
            answer.writeHead(world.status[`https://${asked.headers.host}${asked.url}`] ?? 200).end("ok");
        });
    const port = await listening(pages);
    const proxy = http.createServer().on("connect", (asked, line) => {
        const way = net.connect(port, "127.0.0.1", () => {
            line.write("HTTP/1.1 200 OK\r\n\r\n");
            way.pipe(line).pipe(way);
        });
        for (const each of [way, line]) {
            world.lines.add(each);
            each.on("error", () => each.destroy());
        }
    });
    const out = await listening(proxy);
    world.hall = await Hall.open({ at, has_visitors: false, conf: `[network]\naddresses = ` +
        `http://127.0.0.1:${out}\naddresses_certificate = ${certificate}\n` });
    world.hold = () => { world.held = new Promise((done) => { world.let_go = done; }); };
    world.pass_night = async () => {
        const { hall } = world;
        await hall.kill();
        hall.ahead_s += DAY_S;
        await hall.start();
        await looked(hall);
    };
    world.close = async () => {
        world.let_go?.();
        await world.hall.close();
        for (const line of world.lines) line.destroy();
        proxy.close();
        pages.close();
        fs.rmSync(folder, { recursive: true });
    };
    await looked(world.hall);
    return world;
}

// Until each address was looked at on the day that it is in the hall.
async function looked(hall) {
    const admin = await hall.session("admin");
    const day = new Date(Date.now() + (hall.ahead_s + 8 * 3600) * 1000).toISOString().slice(0, 10);
    for (;;) {
        const { json } = await hall.call(admin, "GET", "/api/addresses");
        if (!json.is_busy && json.addresses.every((row) => row.at?.startsWith(day))) return;
        await new Promise((done) => setTimeout(done, 100));
    }
}
