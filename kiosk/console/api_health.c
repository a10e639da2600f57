/* How the house is: the findings that doctor and the home page show, without those that are well.
 */
#include <stdlib.h>
#include <string.h>

#include "console/console_private.h"
#include "console/handlers.h"

/* What is shown with every view of the hall is looked at this often. */
enum { FRESH_MS = 3000 };

static const char *const gravities[] = {
    [KS_GRAVITY_WELL] = "well", [KS_GRAVITY_SOON] = "soon", [KS_GRAVITY_NOW] = "now"};

/* Since when this program has seen it so. */
static int64_t note_since(struct ks_console *console, const struct ks_finding *finding,
                          int64_t now_ms)
{
    bool is_well = finding->gravity == KS_GRAVITY_WELL;
    int64_t since_ms = 0;

    pthread_mutex_lock(&console->mutex);
    struct ks_since *at = console->since, *end = at + KS_MOST_FINDINGS;
    while (at < end && at->id != NULL && strcmp(at->id, finding->id) != 0)
        at++;
    if (at < end) {
        at->id = finding->id;
        at->since_ms = is_well ? 0 : at->since_ms > 0 ? at->since_ms : now_ms;
        since_ms = at->since_ms;
    }
    pthread_mutex_unlock(&console->mutex);
    return since_ms;
}

void ks_health_look(const struct ks_request *request, struct ks_findings *out)
{
    struct ks_console *console = request->console;
    struct ks_look look = *console->setup.look;

    const struct ks_error trouble = ks_shown_trouble(console->setup.shown);
    look.desk = request->desk;
    look.content_dir = request->content_dir;
    look.release_trouble = &trouble;
    ks_look(&look, request->arena, out);
}

/* Those that are not well, as a list named `key`. */
static struct ks_node look_around(const struct ks_request *request, const char *key, bool *is_well)
{
    struct ks_console *console = request->console;
    struct ks_findings findings;
    struct ks_node rows[KS_MOST_FINDINGS];
    int count = 0;

    ks_health_look(request, &findings);
    for (int i = 0; i < findings.count; i++) {
        const struct ks_finding *finding = &findings.rows[i];
        int64_t since_ms = note_since(console, finding, request->now_ms);
        const struct ks_node members[] = {
            ks_node_text("id", finding->id), ks_node_text("gravity", gravities[finding->gravity]),
            ks_node_text("text", finding->text), ks_node_time(request->arena, "since", since_ms),
            ks_node_text("where", finding->where != NULL ? finding->where : "")};
        if (finding->gravity != KS_GRAVITY_WELL)
            rows[count++] = ks_node_object(request->arena, "", members, 5);
    }
    *is_well = ks_findings_are_well(&findings);
    return ks_node_list(request->arena, key, rows, count);
}

void ks_handle_health(const struct ks_request *request, struct ks_response *response)
{
    bool is_well = false;
    const struct ks_node list = look_around(request, "findings", &is_well);
    const struct ks_node members[] = {ks_node_bool("ok", is_well), list};
    const struct ks_node root = ks_node_object(request->arena, "", members, 2);

    ks_respond_json(request, response, &root);
    response->status = is_well ? 200 : 503;
}

/* As a list that is named, of the text that is kept. */
static const struct ks_node *read_told(struct ks_arena *arena, const char *text)
{
    const char *fault = NULL;
    int line = 0;
    const struct ks_node *told = ks_node_parse(arena, text, strlen(text), &line, &fault);
    struct ks_node *list = ks_arena_alloc(arena, sizeof *list);

    *list = told != NULL ? *told : ks_node_list(arena, "", NULL, 0);
    list->key = "findings";
    return list;
}

const struct ks_node *ks_health_findings(const struct ks_request *request)
{
    struct ks_console *console = request->console;
    struct ks_told_findings *told = &console->told[request->lang];
    bool is_well = false;

    pthread_mutex_lock(&console->mutex);
    bool is_fresh = told->text != NULL && request->now_ms >= told->at_ms &&
                    request->now_ms - told->at_ms < FRESH_MS;
    const char *text = is_fresh ? ks_arena_strdup(request->arena, told->text) : NULL;
    pthread_mutex_unlock(&console->mutex);
    if (text != NULL)
        return read_told(request->arena, text);
    const struct ks_node list = look_around(request, "", &is_well);
    text = ks_node_write_short(request->arena, &list);
    pthread_mutex_lock(&console->mutex);
    free(told->text);
    told->text = strdup(text);
    told->at_ms = request->now_ms;
    pthread_mutex_unlock(&console->mutex);
    return read_told(request->arena, text);
}
