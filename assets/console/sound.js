// A word as a WAV file: from the microphone of this machine, or from a file of any form that the
// browser can play; and a WAV file to be heard.
const RATE = 16000; // samples a second: all that a voice needs
const HEAD_BYTES = 44;
const LONGEST_MS = 6000;
let audio = null;
const context = () => { audio ??= new AudioContext(); return audio; };

// One channel of 16 bits.
function wav_of(samples) {
    const view = new DataView(new ArrayBuffer(HEAD_BYTES + samples.length * 2));
    const text = (at, word) => [...word].forEach((letter, i) => view.setUint8(at + i,
        letter.charCodeAt(0)));
    text(0, "RIFF");
    view.setUint32(4, view.byteLength - 8, true);
    text(8, "WAVEfmt ");
    [[16, 16, 4], [20, 1, 2], [22, 1, 2], [24, RATE, 4], [28, RATE * 2, 4], [32, 2, 2], [34, 16, 2]]
        .forEach(([at, value, bytes]) => (bytes === 4 ? view.setUint32(at, value, true)
            : view.setUint16(at, value, true)));
    text(36, "data");
    view.setUint32(40, samples.length * 2, true);
    samples.forEach((sample, i) => view.setInt16(HEAD_BYTES + i * 2,
        Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true));
    return new Uint8Array(view.buffer);
}

// Any sound the browser can read, as such a file.
export async function wav_of_blob(blob) {
    const sound = await context().decodeAudioData(await blob.arrayBuffer());
    const out = new OfflineAudioContext(1, Math.max(1, Math.ceil(sound.duration * RATE)), RATE);
    const source = out.createBufferSource();
    source.buffer = sound;
    source.connect(out.destination);
    source.start();
    return wav_of((await out.startRendering()).getChannelData(0));
}

// Begins to record. `wav()` ends it and gives what was said; so does the longest time by itself.
// Fails where there is no microphone, or whoever sits here has not let it be used.
export async function record() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const recorder = new MediaRecorder(stream);
    const pieces = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    const ended = new Promise((done) => { recorder.onstop = done; });
    const stop = () => recorder.state !== "inactive" && recorder.stop();
    recorder.start();
    const timer = setTimeout(stop, LONGEST_MS);
    return {
        ended,
        async wav() {
            stop();
            await ended;
            clearTimeout(timer);
            stream.getTracks().forEach((track) => track.stop());
            return wav_of_blob(new Blob(pieces, { type: recorder.mimeType }));
        },
    };
}

// Plays it; ends when it was heard.
export async function play(bytes) {
    const sound = await context().decodeAudioData(bytes.slice().buffer);
    await context().resume();
    const source = context().createBufferSource();
    source.buffer = sound;
    source.connect(context().destination);
    source.start();
    return new Promise((done) => { source.onended = done; });
}

export const hex_of = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
