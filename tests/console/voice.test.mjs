// The court records its own voice: with a microphone that Chromium makes up, and from a file.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { Hall, go, unroute } from "./hall.mjs";

let hall;
let admin;
before(async () => {
    hall = await Hall.open({ has_visitors: false });
    admin = await hall.desk("admin");
    await go(admin, "devices");
    await admin.locator(".voice .rows li").first().waitFor();
});
after(() => hall?.close());

const row = (word) => admin.locator(".voice li").filter({ has: admin.locator("strong",
    { hasText: new RegExp(`^${word}$`) }) });
const kept = (clip) => path.join(hall.data, "voice", `${clip}.wav`);
const box = () => admin.locator("dialog");

// A WAV file: a tone of so many of 32767.
function tone({ loud = 8000, ms = 600 } = {}) {
    const rate = 22050;
    const samples = Buffer.alloc(2 * Math.round(rate * ms / 1000));
    for (let i = 0; i < samples.length / 2; i++)
        samples.writeInt16LE(Math.round(loud * Math.sin(i / 6)), 2 * i);
    const head = Buffer.from("RIFF....WAVEfmt ....................data....", "latin1");
    head.writeUInt32LE(36 + samples.length, 4);
    [[16, 16, 4], [20, 1, 2], [22, 1, 2], [24, rate, 4], [28, 2 * rate, 4], [32, 2, 2], [34, 16, 2],
        [40, samples.length, 4]].forEach(([at, value, bytes]) => head.writeUIntLE(value, at, bytes));
    return Buffer.concat([head, samples]);
}
const choose = (buffer) => admin.locator("#voice-file").setInputFiles({ name: "w.wav",
    mimeType: "audio/wav", buffer });

test("a word is recorded, heard and kept, and stands as the court's own", async () => {
    assert.equal(await row("七").getByText("机器念").count(), 1);
    await row("七").getByRole("button", { name: "开始录" }).click();
    await box().getByRole("button", { name: "开始录" }).click();
    const stop = box().getByRole("button", { name: "说完了" });
    await stop.waitFor();
    await admin.evaluate(() => new Promise((done) => setTimeout(done, 1200))); // as long as a word
    await stop.click();
    await box().getByRole("button", { name: "听一听" }).click();
    await box().getByRole("button", { name: "就用这一遍" }).click();
    await box().waitFor({ state: "detached" });
    await admin.locator(".told", { hasText: "“七”存好了" }).waitFor();
    await row("七").getByText("本院录的").waitFor();
    assert.equal(fs.readFileSync(kept("zh/digit-7")).subarray(0, 4).toString(), "RIFF");
});

test("what is too soft is not kept, and the sentence says what to do", async () => {
    await row("八").getByRole("button", { name: "开始录" }).click();
    await choose(tone({ loud: 300 }));
    await box().getByRole("button", { name: "就用这一遍" }).click();
    await box().getByText("声音太小：请离话筒近一点").waitFor();
    assert.equal(fs.existsSync(kept("zh/digit-8")), false);
    await choose(Buffer.from("no sound at all"));
    await box().getByText("这个声音浏览器读不了").waitFor();
});

test("a file is as good as a microphone, and is kept once though its answer was lost", async () => {
    await choose(tone());
    let asked = 0;
    await admin.route("**/api/voice/clip", async (route) => {
        if (asked++ > 0) return route.continue();
        await route.fetch();
        return route.abort();
    });
    await box().getByRole("button", { name: "就用这一遍" }).click();
    await box().waitFor({ state: "detached" });
    await unroute(admin);
    assert.equal(asked, 2);
    await row("八").getByText("本院录的").waitFor();
});

test("a recording is taken back, and the machine says the word again", async () => {
    await row("七").getByRole("button", { name: "听一听" }).click();
    await row("七").getByRole("button", { name: "不用了" }).click();
    await row("七").getByText("机器念").waitFor();
    assert.equal(fs.existsSync(kept("zh/digit-7")), false);
});

test("only an administrator records, and only what the voice says", async () => {
    const clerk = await hall.session("王芳");
    await assert.rejects(hall.call(clerk, "GET", "/api/voice"), /403/);
    const session = await hall.session("admin");
    for (const clip of ["../hall", "zh/../../kiosk", "zh/digit-77", ""])
        await assert.rejects(hall.call(session, "POST", "/api/voice/clip", { clip,
            sound: tone().toString("hex") }), /404/, clip);
});

test("no page broke", () => assert.deepEqual(admin.faults, []));
