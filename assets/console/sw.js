// Keeps the files of the pages in the browser, so that the console can be opened while the server
// is away and calls from the paper roll. Never anything of /api/. The server's files come first, but
// for a while after it said nothing: each file would wait for it anew.
const KEPT = "court-console";
const PATIENCE_MS = 4000; // a server that takes the question and says nothing is away too
const AWAY_MS = 15000;
let away_until = 0;

const is_file = (url) => url.origin === location.origin && !url.pathname.startsWith("/api/") &&
    url.pathname !== "/health";

async function answer(request) {
    const kept = await caches.match(request);
    if (kept && Date.now() < away_until) return kept;
    try {
        const reply = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
        if (reply.ok) (await caches.open(KEPT)).put(request, reply.clone());
        return reply;
    } catch (error) {
        away_until = Date.now() + AWAY_MS;
        return kept ?? Response.error();
    }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method === "GET" && is_file(new URL(request.url))) {
        event.respondWith(answer(request));
    }
});
