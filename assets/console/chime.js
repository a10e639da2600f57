// Two soft tones, made by the browser: for an arrival, and for a call for help.
const TONES = [[880, 0], [660, 0.25]];
const LONG_S = 0.5;
let audio = null;

// A browser that lets no page sound before it was touched stays silent; what is said stands on the
// page.
export function chime() {
    try {
        audio ??= new AudioContext();
        for (const [hertz, after] of TONES) {
            const tone = audio.createOscillator();
            const volume = audio.createGain();
            const from = audio.currentTime + after;
            tone.frequency.value = hertz;
            volume.gain.setValueAtTime(0.25, from);
            volume.gain.exponentialRampToValueAtTime(0.001, from + LONG_S);
            tone.connect(volume).connect(audio.destination);
            tone.start(from);
            tone.stop(from + LONG_S);
        }
    } catch (error) {
        audio = null;
    }
}
