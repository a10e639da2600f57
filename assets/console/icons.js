// Pictures of the pages: one line weight, drawn on a grid of 24 with a round pen of 2.
import { html } from "./lib.js";

const PATHS = {
    alert: "M12 3.5L2.5 20h19zM12 10v4.5M12 17.3v.2",
    arrow: "M4 12h16M14 6l6 6-6 6",
    bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4",
    building: "M3 21h18M5 21V4.5A1.5 1.5 0 0 1 6.5 3h11A1.5 1.5 0 0 1 19 4.5V21M9 7.5h1" +
        "M14 7.5h1M9 12h1" +
        "M14 12h1M10 21v-4.5h4V21",
    calculator: "M5 3h14v18H5zM8.5 7h7M9 12h.2M12 12h.2M15 12h.2M9 16.5h.2M12 16.5h.2M15 16.5h.2",
    calendar: "M4 6.5h16V20H4zM4 11h16M8 3.5v5M16 3.5v5M8 15h.2M12 15h.2M16 15h.2",
    chart: "M4 4v16h16M8.5 16v-4M13 16V8M17.5 16v-6",
    check: "M4 12.8l5.2 5.2L20 6.5",
    clock: "M12 3a9 9 0 1 0 .01 0M12 7.5V12l3 2",
    contrast: "M12 3a9 9 0 1 0 .01 0M12 3v18M14 6v12M16.5 7.5v9",
    device: "M7 3h10v18H7zM10.5 17.5h3",
    document: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    down: "M5 9l7 7 7-7",
    eye: "M2 12c3-5 6.5-7 10-7s7 2 10 7c-3 5-6.5 7-10 7s-7-2-10-7zM12 9a3 3 0 1 0 .01 0",
    door: "M5 21h14M7 21V3.5h10V21M13.5 12v.5",
    download: "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 20h15",
    globe: "M12 3a9 9 0 1 0 .01 0M3.5 12h17M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18",
    hash: "M9.5 4L7.5 20M16.5 4l-2 16M4 9h16.5M3.5 15H20",
    heart: "M12 20.5C5.5 15.7 3 12.5 3 9a5 5 0 0 1 9-3 5 5 0 0 1 9 3c0 3.5-2.5 6.7-9 11.5z",
    info: "M12 3a9 9 0 1 0 .01 0M12 11v5.5M12 7.5v.2",
    keyboard: "M3 6h18v12H3zM7 10h.2M10.3 10h.2M13.6 10h.2M17 10h.2M8 14h8",
    left: "M15 5l-7 7 7 7",
    list: "M10 6h10M10 12h10M10 18h10M3.5 6l1.2 1.2L7 5M3.5 12l1.2 1.2L7 11M3.5 18l1.2 1.2L7 17",
    lock: "M5.5 11h13v9.5h-13zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11M12 15v1.5",
    megaphone: "M4 10v4h3l9 4.5v-13L7 10zM19 9.5a4 4 0 0 1 0 5M8 14.5V20h2.5",
    moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
    more: "M5.5 12h.2M12 12h.2M18.5 12h.2",
    offline: "M3 4l18 16.5M6 12.5a9 9 0 0 1 3-2M2.5 9a14 14 0 0 1 4-2.7" +
        "M12.5 6c3.5 0 6.5 1.2 9 3.5" +
        "M14.5 10.2a9 9 0 0 1 3.5 2.3M9.2 15.5a5 5 0 0 1 3.5-1M12 19v.2",
    out: "M10 4H4.5v16H10M10 12h10.5M16.5 8l4 4-4 4",
    pen: "M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5",
    pause: "M12 3a9 9 0 1 0 .01 0M9.7 9v6M14.3 9v6",
    people: "M9 4.5a3.5 3.5 0 1 0 .01 0M2.5 20c0-4 2.5-6 6.5-6s6.5 2 6.5 6" +
        "M15.5 4.8a3.5 3.5 0 0 1 0 6.5" +
        "M18 14.5c2.3.7 3.5 2.5 3.5 5.5",
    plus: "M12 5v14M5 12h14",
    print: "M7 8V3.5h10V8M7 17H4V8h16v9h-3M7 13.5h10V21H7z",
    retry: "M20 12a8 8 0 1 1-2.5-5.8M20 3.5v4.5h-4.5",
    right: "M9 5l7 7-7 7",
    scales: "M12 3v18M7.5 21h9M5 6h14M5.5 6L2 14a3.5 3 0 0 0 7 0zM2 14h7" +
        "M18.5 6L15 14a3.5 3 0 0 0 7 0zM15 14h7",
    size: "M2.5 19L8 5l5.5 14M4.5 14.5h7M15 19l3.3-8 3.2 8M16 16.5h4.5",
    speaker: "M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
    swap: "M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4",
    ticket: "M3 6h18v4a2 2 0 0 0 0 4v4H3v-4a2 2 0 0 0 0-4zM14 9.5v1.5M14 13.5V15",
    up: "M5 15l7-7 7 7",
    undo: "M8.5 5L4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-3",
    user: "M12 3.5a4 4 0 1 0 .01 0M4.5 20.5c0-4.5 3-6.5 7.5-6.5s7.5 2 7.5 6.5",
    "user-check": "M10 3.5a4 4 0 1 0 .01 0M2.5 20.5c0-4.5 3-6.5 7.5-6.5 1.5 0 2.8.2 3.9.7" +
        "M15 18.5l2.5 2.5 4.5-5",
    "user-plus": "M10 3.5a4 4 0 1 0 .01 0M2.5 20.5c0-4.5 3-6.5 7.5-6.5 1.5 0 2.8.2 3.9.7M18 15v6" +
        "M15 18h6",
    "user-x": "M10 3.5a4 4 0 1 0 .01 0M2.5 20.5c0-4.5 3-6.5 7.5-6.5 1.5 0 2.8.2 3.9.7" +
        "M16 16l5 5M21 16l-5 5",
    window: "M3 5h18v11H3zM8 20h8M12 16v4",
    x: "M5.5 5.5l13 13M18.5 5.5l-13 13",
};

export function Icon({ name }) {
    return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]}
        /></svg>`;
}

// Three bars of which `level` are filled: 1 remind, 2 press, 3 overdue.
export function Bars({ level }) {
    return html`<svg class="bars" viewBox="0 0 18 16" aria-hidden="true">
        ${[1, 2, 3].map((bar) => html`<rect key=${bar} x=${bar * 6 - 5} y=${14 - bar * 4} width="4"
            height=${bar * 4 + 1} rx="1" class=${bar <= level ? "full" : ""} />`)}</svg>`;
}
