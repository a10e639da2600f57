/* What was done to releases and pages: on the page, and as a table to keep. */
#include <stdio.h>
#include <string.h>

#include "console/handlers.h"
#include "console/release_requests.h"

/* Every entry, the first first; an arena's. */
struct audit {
    struct ks_arena *arena;
    struct ks_release_entry *entries;
    int count, room;
};

static void keep_entry(const struct ks_release_entry *entry, void *ctx)
{
    struct audit *audit = ctx;
    struct ks_arena *arena = audit->arena;

    audit->entries =
        ks_arena_room(arena, audit->entries, audit->count, &audit->room, sizeof *audit->entries);
    struct ks_release_entry *kept = &audit->entries[audit->count++];
    *kept = *entry;
    kept->who = ks_arena_strdup(arena, entry->who);
    kept->act = ks_arena_strdup(arena, entry->act);
    kept->what = ks_arena_strdup(arena, entry->what);
    kept->why = ks_arena_strdup(arena, entry->why);
}

/* KS_ERR_CORRUPT, with text: one was changed or taken out; those before it are read. */
static enum ks_err read_audit(const struct ks_request *request, struct audit *out,
                              struct ks_error *error)
{
    *out = (struct audit){.arena = request->arena};
    return ks_release_audit(request->desk, keep_entry, out, error);
}

enum { MOST_TOLD = 200 };

/* {"entries", "total", "fault"}: the last ones, the newest first; `fault` says that one was changed
 * or taken out, "" where none was. */
void ks_handle_release_audit(const struct ks_request *request, struct ks_response *response)
{
    struct ks_arena *arena = request->arena;
    struct audit audit;
    struct ks_error error = {0};
    struct ks_node rows[MOST_TOLD];
    int count = 0;
    enum ks_err err = read_audit(request, &audit, &error);

    if (err != KS_OK && err != KS_ERR_CORRUPT) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    for (int i = audit.count - 1; i >= 0 && count < MOST_TOLD; i--) {
        const struct ks_release_entry *entry = &audit.entries[i];
        const struct ks_node members[] = {
            ks_node_time(arena, "at", entry->at_ms), ks_node_text("who", entry->who),
            ks_node_text("act", entry->act),         ks_node_int("number", entry->number),
            ks_node_text("what", entry->what),       ks_node_text("why", entry->why)};
        rows[count++] = ks_node_object(arena, "", members, 6);
    }
    const struct ks_node members[] = {ks_node_list(arena, "entries", rows, count),
                                      ks_node_int("total", audit.count),
                                      ks_node_text("fault", err == KS_OK ? "" : error.text)};
    const struct ks_node root = ks_node_object(arena, "", members, 3);
    ks_respond_json(request, response, &root);
}

/* Those of full width are read as such, too, where Chinese is written. */
static bool begins_formula(const char *text)
{
    static const char *const signs[] = {
        "=", "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return true;
    return false;
}

/* A cell that no program for tables takes for a formula. */
static const char *cell(struct ks_arena *arena, const char *text)
{
    char *out = ks_arena_alloc(arena, 2 * strlen(text) + 4), *at = out;

    *at++ = '"';
    if (begins_formula(text + strspn(text, " ")))
        *at++ = '\'';
    for (; *text != '\0'; text++) {
        if (*text == '"')
            *at++ = '"';
        *at++ = *text;
    }
    *at++ = '"';
    *at = '\0';
    return out;
}

static const char *line_of(struct ks_arena *arena, const struct ks_release_entry *entry)
{
    const struct ks_node time = ks_node_time(arena, "", entry->at_ms);

    return ks_arena_printf(arena, "%s,%s,%s,%lld,%s,%s\r\n", time.text, cell(arena, entry->who),
                           entry->act, (long long)entry->number, cell(arena, entry->what),
                           cell(arena, entry->why));
}

/* Every entry, to be kept elsewhere. One that does not hold together is not given out as whole. */
void ks_handle_release_audit_csv(const struct ks_request *request, struct ks_response *response)
{
    static const char head[] = "\xEF\xBB\xBF"
                               "at,who,act,number,what,why\r\n";
    struct ks_arena *arena = request->arena;
    struct audit audit;
    struct ks_error error = {0};
    size_t bytes = sizeof head;

    if (read_audit(request, &audit, &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    const char **lines = ks_arena_alloc(arena, ((size_t)audit.count + 1) * sizeof *lines);
    for (int i = 0; i < audit.count; i++) {
        lines[i] = line_of(arena, &audit.entries[i]);
        bytes += strlen(lines[i]);
    }
    char *text = ks_arena_alloc(arena, bytes), *at = text;
    at += snprintf(at, bytes, "%s", head);
    for (int i = 0; i < audit.count; i++)
        at += snprintf(at, bytes - (size_t)(at - text), "%s", lines[i]);
    ks_respond_text(response, text);
    response->type = "text/csv; charset=utf-8";
    response->file_name = "release-audit.csv";
}
