/* A sheet over the page it was opened from: what that rests on, each statute once, and under it a
 * line for each rule with the words of the page it stands for. */
#include "base/utf8.h"
#include "screens/page/page.h"

#define JOINT "\xEF\xBC\x9B"   /* between the statutes of one source */
#define BRACKET "\xEF\xBC\x89" /* may stand before the articles */
#define COLON "\xEF\xBC\x9A"

enum { ARTICLE = 0x7B2C }; /* the letter that the number of an article begins with */

/* Part of a source: a statute and its articles, as bytes of it. */
struct part {
    const char *name, *articles;
    size_t name_bytes, articles_bytes;
};

/* Whether articles begin at `at`, behind the name that begins at `name`. */
static bool are_articles(const char *name, const char *at)
{
    const size_t bracket = strlen(BRACKET);
    bool is_behind = at[-1] == ' ' || ((size_t)(at - name) >= bracket &&
                                       strncmp(at - bracket, BRACKET, bracket) == 0);

    return is_behind && ks_utf8_next(&at) == ARTICLE;
}

/* The part at `text`; returns where the next begins, NULL behind the last. */
static const char *read_part(const char *text, struct part *out)
{
    const char *joint = strstr(text, JOINT);
    const char *end = joint != NULL ? joint : text + strlen(text), *at = text + 1;

    while (at < end && !are_articles(text, at))
        at++;
    size_t name = (size_t)(at - text);
    *out = (struct part){text, at, at < end && at[-1] == ' ' ? name - 1 : name, (size_t)(end - at)};
    return joint == NULL ? NULL : joint + strlen(JOINT);
}

static bool is_doubted(const char *ref)
{
    return strncmp(ref, KS_DOUBT_MARK " ", sizeof KS_DOUBT_MARK) == 0;
}

/* The source without the mark of one that nobody read in the original, and the blank behind it. */
static const char *ref_of(const struct ks_provenance *provenance, int index)
{
    const char *ref = provenance->refs[index];

    return is_doubted(ref) ? ref + sizeof KS_DOUBT_MARK : ref;
}

static int count_parts(const struct ks_provenance *provenance)
{
    struct part part;
    int count = 0;

    for (int i = 0; i < provenance->ref_count; i++)
        for (const char *at = ref_of(provenance, i); at != NULL; count++)
            at = read_part(at, &part);
    return count;
}

/* What the page says of it and its articles; either may be missing. */
static const char *line_of(struct ks_ui *ui, const struct part *part, const char *says)
{
    int bytes = (int)part->articles_bytes;

    if (says == NULL)
        return ks_arena_printf(&ui->arena, "%.*s", bytes, part->articles);
    if (bytes == 0)
        return says;
    return ks_arena_printf(&ui->arena, "%s" COLON "%.*s", says, bytes, part->articles);
}

/* Puts the line under the statute's name, in `entries`, which has `*count` and room for more. */
static void add_line(struct ks_ui *ui, struct ks_entry *entries, int *count,
                     const struct part *part, const char *line)
{
    struct ks_entry *entry = entries;

    while (entry < entries + *count && (strlen(entry->title) != part->name_bytes ||
                                        memcmp(entry->title, part->name, part->name_bytes) != 0))
        entry++;
    if (entry == entries + *count) {
        *count += 1;
        *entry = (struct ks_entry){
            ks_arena_printf(&ui->arena, "%.*s", (int)part->name_bytes, part->name), line};
    } else if (line[0] != '\0') {
        entry->detail = entry->detail[0] == '\0'
                            ? line
                            : ks_arena_printf(&ui->arena, "%s\n%s", entry->detail, line);
    }
}

/* Of a source that nobody read in the original, that is said in words behind the line. */
static const char *with_doubt(struct ks_ui *ui, const char *ref, const char *line)
{
    if (!is_doubted(ref))
        return line;
    return ks_arena_printf(&ui->arena, "%s%s%s", line, line[0] != '\0' ? " " : "",
                           ks_ui_tr(ui, "(second hand: ask the window)"));
}

static void flow_sources(struct ks_ui *ui, const struct ks_provenance *provenance)
{
    bool has_words = provenance->says != NULL && ui->mode.lang == KS_LANG_ZH_CN;
    int most = count_parts(provenance), count = 0;
    struct ks_entry *entries = ks_arena_alloc(&ui->arena, (size_t)(most + 1) * sizeof *entries);
    struct part part;

    for (int i = 0; i < provenance->ref_count; i++)
        for (const char *at = ref_of(provenance, i); at != NULL;) {
            at = read_part(at, &part);
            add_line(ui, entries, &count, &part,
                     with_doubt(ui, provenance->refs[i],
                                line_of(ui, &part, has_words ? provenance->says[i] : NULL)));
        }
    ks_flow_entries(ui, entries, count);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_place *place = ks_visit_place_now(visit);
    const struct ks_provenance *provenance =
        visit->screens[place->from]->provenance(visit, place->from_arg);
    const char *checked =
        ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Checked %s"),
                        ks_page_date_text(ui, ks_page_reviewed(visit, provenance).checked));

    const struct ks_sheet sheet = {
        .icon = "book",
        .title = ks_ui_tr(ui, "What this page rests on"),
        .note = checked,
        .close = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Close"), NULL, KS_ACT_BACK, 0},
    };

    ks_ui_sheet(ui, &sheet);
    flow_sources(ui, provenance);
}

const struct ks_screen ks_screen_sources = {.view = view, .is_sheet = true};
