/* How the house is: the findings that doctor and the home page show, without those that are well.
 */
#include <stdlib.h>
#include <string.h>

#include "console/console_private.h"
#include "console/handlers.h"
#include "console/whose.h"

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

/* Those that are not well, as a list. */
static struct ks_node look_around(const struct ks_request *request)
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
    return ks_node_list(request->arena, "", rows, count);
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

/* And keeps it for those who ask soon. */
static const struct ks_node *look_anew(const struct ks_request *request)
{
    struct ks_console *console = request->console;
    struct ks_told_findings *told = &console->told[request->lang];
    const struct ks_node list = look_around(request);
    const char *text = ks_node_write_short(request->arena, &list);

    pthread_mutex_lock(&console->mutex);
    free(told->text);
    told->text = strdup(text);
    told->at_ms = request->now_ms;
    pthread_mutex_unlock(&console->mutex);
    return read_told(request->arena, text);
}

const struct ks_node *ks_health_findings(const struct ks_request *request)
{
    struct ks_console *console = request->console;
    struct ks_told_findings *told = &console->told[request->lang];

    pthread_mutex_lock(&console->mutex);
    bool is_fresh = told->text != NULL && request->now_ms >= told->at_ms &&
                    request->now_ms - told->at_ms < FRESH_MS;
    const char *text = is_fresh ? ks_arena_strdup(request->arena, told->text) : NULL;
    pthread_mutex_unlock(&console->mutex);
    return text != NULL ? read_told(request->arena, text) : look_anew(request);
}

/* ---- to whoever asks ---- */

/* What is so names people, machines and folders of the house; which part it is does not. */
static struct ks_node tell_strangers(struct ks_arena *arena, const struct ks_node *told)
{
    struct ks_node rows[KS_MOST_FINDINGS];
    int count = 0;

    for (; count < told->child_count && count < KS_MOST_FINDINGS; count++) {
        const struct ks_node *row = &told->children[count];
        const struct ks_node *id = ks_node_member(row, "id");
        const char *text = ks_arena_printf(
            arena, ks_staff_tr("%s: the console and kioskctl doctor tell staff what is so"),
            ks_staff_tr(id->text));
        const struct ks_node members[] = {*id, *ks_node_member(row, "gravity"),
                                          ks_node_text("text", text),
                                          *ks_node_member(row, "since")};
        rows[count] = ks_node_object(arena, "", members, sizeof members / sizeof *members);
    }
    return ks_node_list(arena, "findings", rows, count);
}

static bool are_well(const struct ks_node *told)
{
    for (int i = 0; i < told->child_count; i++)
        if (strcmp(ks_node_member(&told->children[i], "gravity")->text,
                   gravities[KS_GRAVITY_NOW]) == 0)
            return false;
    return true;
}

/* Strangers may ask as often as they like: it is looked at once for all of them. */
void ks_handle_health(const struct ks_request *request, struct ks_response *response)
{
    bool is_of_hall =
        request->is_signed_in &&
        ks_whose_is_for(KS_OF_HALL, request->session.tribunal, request->console->setup.hall);
    const struct ks_node *told = is_of_hall ? look_anew(request) : ks_health_findings(request);
    const struct ks_node members[] = {ks_node_bool("ok", are_well(told)),
                                      is_of_hall ? *told : tell_strangers(request->arena, told)};
    const struct ks_node root = ks_node_object(request->arena, "", members, 2);

    ks_respond_json(request, response, &root);
    response->status = members[0].is_true ? 200 : 503;
}
