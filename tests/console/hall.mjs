// A hall for the tests of the console: numbers that visitors took at the real kiosk, the real
// kioskd on a Monday morning, and Debian's Chromium, the one without a window of its own, which takes
// a quarter less of the processor. Nothing here stands in for a part of the product.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium, firefox } from "playwright-core";

export const SOURCE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const BUILD = process.env.KS_BUILD_DIR ?? path.join(SOURCE, "build");
export const OUT = process.env.KS_OUT_DIR ?? path.join(BUILD, "console-out");
export const MORNING = "2026-11-23T09:41:00+08:00";
export const STATION = "1号终端";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
               "--disable-background-networking", "--disable-component-update", "--disable-sync",
               "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
// Debian's browsers, as they are: Firefox is driven by WebDriver BiDi, which it speaks itself.
const BROWSERS = {
    chromium: [chromium, { executablePath: "/usr/bin/chromium-headless-shell", args: FLAGS }],
    firefox: [firefox, { executablePath: "/usr/bin/firefox-esr", channel: "moz-firefox" }],
};
const PATIENCE_MS = 20000;
const open = new Set(); // a test that fails leaves its hall: nothing may hold the run up for it
after(() => Promise.all([...open].map((hall) => hall.close())));
let turn = 0; // of a request, which makes its token
export const PASSWORD = "嘉陵江边的银杏十一月最黄";
export const PEOPLE = { admin: "administrator", 吴主任: "supervisor", 王芳: "window", 陈杰: "window" };

fs.mkdirSync(OUT, { recursive: true });

function free_port() {
    return new Promise((done) => {
        const server = net.createServer().listen(0, "127.0.0.1", () => {
            const { port } = server.address();
            server.close(() => done(port));
        });
    });
}

// Lets visitors be at the real kiosk, as the journey says; gives what their papers said.
function visit(data, journey, lang = "zh_CN") {
    const out = path.join(data, `out-${path.basename(journey)}`);
    const run = spawnSync(path.join(BUILD, "kiosk"), ["--lang", lang, "--data", data, "--journey",
        journey, "--out", out], { encoding: "utf8", cwd: SOURCE });
    if (run.status !== 0) throw new Error(`the visit did not hold: ${run.stdout}${run.stderr}`);
    const slips = path.join(out, "slips");
    return fs.readdirSync(slips).filter((name) => name.endsWith(".txt")).sort()
        .map((name) => fs.readFileSync(path.join(slips, name), "utf8"));
}

const journey_of = (name) => path.join(SOURCE, "tests/console", `${name}.journey`);

// What the kiosk prints that stands in the hall at this moment: the texts of its papers.
export function at_the_kiosk(hall, lines = []) {
    // its clock has no parts of a second: the next one, so that nothing done before is yet to come
    const now = new Date(Date.now() + hall.ahead_s * 1000 + 8 * 3600 * 1000 + 1000);
    const file = path.join(hall.data, `kiosk-${now.getTime()}.journey`);
    fs.writeFileSync(file, [`clock ${now.toISOString().slice(0, 19)}`, ...lines, "wait 16s",
        ""].join("\n"));
    return visit(hall.data, file);
}

// Two pairs of parties of whom one is complete, and two people with an appointment.
function come_in_pairs_and_booked(data) {
    visit(data, journey_of("friday"), "en");
    const code = /QR: (\d{6})\n/.exec(visit(data, journey_of("pairs"), "en").at(-1))[1];
    const second = path.join(data, "second.journey");
    fs.writeFileSync(second, ["clock 2026-11-23T09:04:00", "tap Queue", "tap Mediation", "tap Both",
        "tap The other party has", `type ${code}`, "tap Done", "tap for myself", "tap Done",
        ""].join("\n"));
    visit(data, second, "en");
}

export class Hall {
    static async open({ at = MORNING, has_visitors = true, has_people = true,
                        has_pairs = false, has_past = false, conf = "",
                        browser = "chromium", content = path.join(SOURCE, "assets/content") } = {}) {
        const hall = new Hall();
        open.add(hall);
        hall.content = content;
        hall.data = fs.mkdtempSync(path.join(os.tmpdir(), "hall-"));
        hall.port = await free_port();
        hall.url = `http://127.0.0.1:${hall.port}`;
        hall.ahead_s = Math.round((Date.parse(at) - Date.now()) / 1000);
        fs.writeFileSync(path.join(hall.data, "kiosk.conf"), `[station]\nname = ${STATION}\n${conf}`);
        if (has_past) visit(hall.data, journey_of("mondays"), "en");
        if (has_pairs) come_in_pairs_and_booked(hall.data);
        if (has_visitors) visit(hall.data, journey_of("morning"));
        await hall.start();
        const fonts = path.join(hall.data, "browser");
        fs.mkdirSync(fonts);
        fs.symlinkSync(path.join(SOURCE, "fonts"), path.join(fonts, "fonts"));
        const [kind, options] = BROWSERS[browser];
        hall.browser = await kind.launch({ ...options, env: { ...process.env, XDG_DATA_HOME: fonts,
                                                              HOME: hall.data } });
        if (has_people) await hall.make_people();
        return hall;
    }

    // Starts kioskd, its wall clock moved to the morning, and waits until it answers.
    async start() {
        this.said = "";
        this.server = spawn(path.join(BUILD, "kioskd"), ["--data", this.data, "--content",
            this.content, "--listen", `127.0.0.1:${this.port}`], {
            cwd: SOURCE, stdio: ["ignore", "pipe", "pipe"],
            env: { ...process.env, OTHER_TIME_S: String(this.ahead_s), LANG: "zh_CN.UTF-8",
                   LD_PRELOAD: path.join(BUILD, "tests/world/libother_time.so") } });
        this.server.stdout.on("data", (text) => { this.said += text; });
        this.server.stderr.on("data", (text) => { this.said += text; });
        for (let turn = 0; turn < 300; turn++) {
            if (this.server.exitCode !== null || this.server.signalCode !== null) break;
            const answer = await fetch(`${this.url}/api/setup`).catch(() => null);
            if (answer?.ok) return;
            await new Promise((done) => setTimeout(done, 100));
        }
        throw new Error(`kioskd does not answer: ${this.said}`);
    }

    async kill(signal = "SIGKILL") {
        const ended = new Promise((done) => this.server.once("exit", done));
        this.server.kill(signal);
        await ended;
    }

    code() {
        const code = /\b[A-Z0-9]{4}(?:-?[A-Z0-9]{4})+\b/.exec(this.said);
        if (!code) throw new Error(`kioskd said no setup code: ${this.said}`);
        return code[0];
    }

    async call(session, method, where, body) {
        const whole = body && { request: `hall-${turn++}`, ...body };
        const answer = await fetch(this.url + where, { method, body: whole && JSON.stringify(whole),
            headers: {
            "Content-Type": "application/json", Cookie: session?.cookie ?? "",
                "X-CSRF": session?.csrf ?? "" } });
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${method} ${where}: ${answer.status} ${text}`);
        return { headers: answer.headers, json: text && text.startsWith("{") ? JSON.parse(text)
            : text };
    }

    async session(user) {
        const { headers, json } = await this.call(null, "POST", "/api/sign-in",
            { user, password: PASSWORD });
        return { cookie: headers.get("set-cookie").split(";")[0], csrf: json.csrf };
    }

    async make_people() {
        await this.call(null, "POST", "/api/setup", { code: this.code(), user: "admin",
            password: PASSWORD });
        const session = await this.session("admin");
        for (const [user, role] of Object.entries(PEOPLE)) {
            if (user !== "admin") await this.call(session, "POST", "/api/users", { user, role,
                password: PASSWORD });
        }
    }

    // A browser of its own, as one person has it: nothing is shared but the server.
    async desk(user, { seat = "", width = 1440, height = 900, lang = "zh_CN" } = {}) {
        const context = await this.browser.newContext({ viewport: { width, height } });
        await context.addInitScript((look) => {
            if (!localStorage.getItem("court-look")) localStorage.setItem("court-look", look);
        }, JSON.stringify({ lang }));
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.faults = [];
        page.on("pageerror", (error) => { // of ours: Firefox keeps nothing for an empty page
            if (page.url() !== "about:blank") page.faults.push(String(error));
        });
        page.on("console", (note) => {
            if (/Content Security Policy|violat/i.test(note.text())) page.faults.push(note.text());
        });
        await page.goto(this.url);
        if (user) {
            await page.locator("#user").fill(user);
            await page.locator("#password").fill(PASSWORD);
            await page.locator("#password").press("Enter");
            await page.locator("header").waitFor();
        }
        if (seat) await sit(page, seat);
        return page;
    }

    async board({ query = "", width = 1920, height = 1080 } = {}) {
        const context = await this.browser.newContext({ viewport: { width, height } });
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.faults = [];
        page.on("pageerror", (error) => page.faults.push(String(error)));
        await page.goto(`${this.url}/board${query}`);
        await page.locator(".board .services, .board.night, .board.broken").first().waitFor();
        return page;
    }

    async close() {
        open.delete(this);
        await this.browser?.close();
        if (this.server && this.server.exitCode === null && this.server.signalCode === null) await
            this.kill("SIGTERM");
        fs.rmSync(this.data, { recursive: true, force: true });
    }
}

export async function sit(page, seat) {
    await page.locator(".seat", { hasText: seat }).click();
    await page.locator(".seat-go [data-strong]").click();
    await page.locator(".seat-bar h1", { hasText: seat }).waitFor();
}

// What another tab would do that changed the look of this browser.
export async function wear(page, lang, contrast) {
    await page.evaluate((look) => {
        localStorage.setItem("court-look", look);
        dispatchEvent(new StorageEvent("storage", { key: "court-look" }));
    }, JSON.stringify({ lang, contrast }));
    await page.locator(`:root[lang=${lang === "en" ? "en" : "zh-Hans"}]`).waitFor();
}

// Nothing is answered in the server's place any more, once what is being answered has been.
export const unroute = (page) => page.unrouteAll({ behavior: "wait" });
export const go = (page, where) => page.evaluate((hash) => { location.hash = `#/${hash}`; }, where);
export const shot = (page, name) => page.screenshot({ path: path.join(OUT, `${name}.png`) });

// A picture of the manual: taken where the tests are anyhow, with KS_MANUAL=1 put beside its text.
export async function manual_shot(page, name) {
    if (!process.env.KS_MANUAL) return;
    await page.screenshot({ path: path.join(SOURCE, "assets/manual", `${name}.png`) });
}
