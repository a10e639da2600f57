// A new guide from one that is there: its number is the next one, its words are the other's until
// they are written anew.
import { get } from "./api.js";
import { act, draft, reload } from "./draft.js";

const MOST_GUIDES = 99;

function free_number() {
    const taken = new Set(draft.files.map((each) => each.number));
    let number = 1;
    while (taken.has(number) && number <= MOST_GUIDES) number++;
    return number;
}

const read = (file) => get(`/api/draft/file?${new URLSearchParams({ name: draft.name, file })}`)
    .then((answer) => answer.value);

// Gives the name of the new file.
export async function copy_guide(id) {
    const from = draft.files.find((each) => each.file.endsWith(`-${id}.json`)).file;
    const guide = await read(from);
    const number = free_number();
    const name = `guide-${String(number).padStart(2, "0")}`;
    const file = `guides/${String(number).padStart(2, "0")}-${name}.json`;
    for (const lang of ["zh_CN", "en"]) {
        const prose = `guides/${name}.${lang}.md`;
        await begin(prose, await read(`guides/${guide.notes}.${lang}.md`));
    }
    await begin(file, { ...guide, id: name, number, notes: name });
    return file;
}

async function begin(file, value) {
    await reload(file);
    await act(file, "", "set", { value });
}
