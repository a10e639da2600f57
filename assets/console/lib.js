// The one door to the libraries: preact, its hooks and htm, as one file of the package htm.
export { html, render, useEffect, useLayoutEffect, useRef, useState }
    from "./node_modules/htm/preact/standalone.module.js";
