// What had the focus and goes leaves it near: at the row, card or window in which it stood, where what
// was done with it is to be read. The browser would leave it nowhere, and Tab would begin anew.
const PLACES = "li, tr, section, dialog, main";
const HEADINGS = "h1, h2, h3";

// The places around what has the focus, the nearest one first.
let around = [];

function places_of(element) {
    const places = [];
    for (let at = element.closest(PLACES); at; at = at.parentElement?.closest(PLACES)) places.push(at);
    return places;
}

function take(place) {
    const at = place.matches("li, tr, main") ? place : place.querySelector(HEADINGS) ?? place;
    if (!at.hasAttribute("tabindex")) at.setAttribute("tabindex", "-1");
    at.focus();
}

// The way back to where the focus is now, for a window that is opened over it.
export function way_back() {
    const { activeElement: element } = document;
    const places = places_of(element);
    return () => {
        if (element.isConnected && element !== document.body) return element.focus();
        const place = places.find((each) => each.isConnected);
        return place && take(place);
    };
}

let held = null;
function look() {
    if (!held || held.isConnected || document.activeElement !== document.body) return;
    held = null;
    const place = around.find((each) => each.isConnected);
    if (place) take(place);
}

export function keep_focus() {
    addEventListener("focusin", ({ target }) => {
        held = target;
        around = places_of(target);
    });
    // a hand that points elsewhere wants it nowhere
    addEventListener("pointerdown", ({ target }) => {
        if (!document.activeElement.contains(target)) held = null;
    }, { capture: true });
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}
