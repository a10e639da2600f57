// The console: which page stands, and the frame around it.
import { html, render, useEffect, useState } from "./lib.js";
import { hall, keep_language, may, reaches, use_hall, who_am_i } from "./hall.js";
import { keep_focus } from "./focus.js";
import { start_look, watch_look } from "./look.js";
import { Shell, pages_of_me } from "./shell.js";
import { Card } from "./parts.js";
import { t } from "./text.js";
import { Connecting, SetUp, SignIn, SignInAgain } from "./signin.js";
import { SeatPage } from "./seat.js";
import { WindowPage } from "./window.js";
import { OverviewPage } from "./overview.js";
import { HallsPage } from "./halls.js";
import { PairsPage } from "./pairs.js";
import { AppointmentsPage } from "./appointments.js";
import { PapersPage } from "./papers.js";
import { NoticesPage } from "./notices.js";
import { DevicesPage } from "./devices.js";
import { UsersPage } from "./users.js";
import { DeskPage } from "./desk.js";
import { ReleasesPage } from "./releases.js";
import { CourtPage } from "./court.js";
import { ReviewsPage } from "./reviews.js";
import { AddressesPage } from "./addresses.js";

const VIEWS = {
    overview: OverviewPage, halls: HallsPage, window: WindowPage,
    pairs: PairsPage, appointments: AppointmentsPage, papers: PapersPage, notices: NoticesPage,
    devices: DevicesPage, users: UsersPage, desk: DeskPage,
    releases: ReleasesPage, reviews: ReviewsPage, court: CourtPage, addresses: AddressesPage,
    waiting: () => html`<${WindowPage} only_lists />`,
};

const OF_A_SEAT = ["window", "waiting"];

// The page of the address, if this person may see it; else where their work begins.
function page_now() {
    const wanted = location.hash.split("/")[1] ?? "";
    if (wanted === "seat") return null;
    if (pages_of_me().some((page) => page.id === wanted)) return OF_A_SEAT.includes(wanted) &&
        !hall.me.seat ? null : wanted;
    if (hall.me.seat) return "window";
    if (!reaches("hall")) return pages_of_me()[0]?.id ?? null;
    return may("supervisor") ? "overview" : null;
}

// Somebody of a tribunal whose hall this is not.
function Elsewhere() {
    return html`<${Card} title=${t("elsewhere")}><p>${t("elsewhere-hint")}</p><//>`;
}

function Console() {
    use_hall();
    const [, again] = useState(0);
    useEffect(() => {
        const change = () => again((n) => n + 1);
        addEventListener("hashchange", change);
        watch_look(change);
        watch_look(keep_language);
        return () => removeEventListener("hashchange", change);
    }, []);
    if (!hall.is_checked) return html`<${Connecting} />`;
    if (!hall.me) return hall.needs_setup ? html`<${SetUp} />` : html`<${SignIn} />`;
    const page = page_now();
    return html`<${Shell} key=${hall.me.user} page=${page}>${page ? html`<${VIEWS[page]} />`
        : reaches("hall") ? html`<${SeatPage} />` : html`<${Elsewhere} />`}<//>
        ${hall.is_over && html`<${SignInAgain} />`}`;
}

// Files that came before the keeper of files was there are put where it looks for them.
async function keep_files() {
    if (!navigator.serviceWorker) return;
    try {
        await navigator.serviceWorker.register("/sw.js");
        const files = performance.getEntriesByType("resource").map((entry) => new URL(entry.name))
            .filter((url) => url.origin === location.origin && !url.pathname.startsWith("/api/"));
        await (await caches.open("court-console")).addAll(["/",
            ...new Set(files.map((url) => url.pathname))]);
    } catch (error) {
        // Without it the console works as long as the page is open.
    }
}

start_look();
keep_focus();
render(html`<${Console} />`, document.getElementById("app"));
who_am_i();
addEventListener("load", keep_files);
