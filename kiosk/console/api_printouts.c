/* Paper for a visitor at a kiosk of the hall: what can be printed, where, and what became of it. */
#include "console/handlers.h"
#include "service/enforce_replies.h"
#include "service/printouts.h"

#define COUNT(members) ((int)(sizeof(members) / sizeof *(members)))

/* ---- what can be printed ---- */

static struct ks_node guide_node(struct ks_arena *arena, const char *key,
                                 const struct ks_guide *guide)
{
    const struct ks_node members[] = {
        ks_node_text("id", guide->id),
        ks_node_int("number", guide->number),
        ks_node_words(arena, "title", &guide->title),
        ks_node_words(arena, "legal_title", &guide->legal_title),
    };
    return ks_node_object(arena, key, members, COUNT(members));
}

static struct ks_node online_node(struct ks_arena *arena, const struct ks_mediation *mediation)
{
    struct ks_node *nodes =
        ks_arena_alloc(arena, ((size_t)mediation->online_count + 1) * sizeof *nodes);

    for (int i = 0; i < mediation->online_count; i++)
        nodes[i] = ks_node_words(arena, "", &mediation->online[i]);
    return ks_node_list(arena, "online", nodes, mediation->online_count);
}

/* {"guides": [{"id","number","title": names,"legal_title": names}], "online": [names]: what both
 * are told when their mediation goes on online} */
void ks_handle_papers(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_content *content = request->content;
    struct ks_arena *arena = request->arena;
    struct ks_node *nodes =
        ks_arena_alloc(arena, ((size_t)content->guide_count + 1) * sizeof *nodes);

    for (int i = 0; i < content->guide_count; i++)
        nodes[i] = guide_node(arena, "", &content->guides[i]);
    const struct ks_node members[] = {
        ks_node_list(arena, "guides", nodes, content->guide_count),
        online_node(arena, &content->mediation),
    };
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    ks_respond_json(request, response, &root);
}

/* ---- the questions of the checklist ---- */

static struct ks_node option_node(struct ks_arena *arena, const struct ks_option *option)
{
    const struct ks_node members[] = {ks_node_text("id", option->id),
                                      ks_node_words(arena, "title", &option->title),
                                      ks_node_words(arena, "detail", &option->detail)};
    return ks_node_object(arena, "", members, COUNT(members));
}

static struct ks_node question_node(struct ks_arena *arena, const char *key,
                                    const struct ks_question *question)
{
    struct ks_node *options =
        ks_arena_alloc(arena, ((size_t)question->option_count + 1) * sizeof *options);

    for (int i = 0; i < question->option_count; i++)
        options[i] = option_node(arena, &question->options[i]);
    const struct ks_node members[] = {
        ks_node_text("id", question->id),
        ks_node_words(arena, "title", &question->title),
        ks_node_words(arena, "hint", &question->hint),
        ks_node_bool("is_day", question->kind == KS_QUESTION_DATE),
        ks_node_list(arena, "options", options, question->option_count),
    };
    return ks_node_object(arena, key, members, COUNT(members));
}

/* What was answered: an option by its names, or a day. */
static struct ks_node asked_node(struct ks_arena *arena, const struct ks_question *question,
                                 const struct ks_reply *reply)
{
    char *day = ks_arena_alloc(arena, KS_DATE_TEXT_BYTES);
    bool is_day = reply->kind == KS_REPLY_DATE;
    const struct ks_option *option = is_day ? NULL : &question->options[reply->option];
    const struct ks_node members[] = {
        ks_node_text("id", question->id),
        ks_node_words(arena, "title", &question->title),
        ks_node_text("answer", is_day ? ks_date_format(reply->date, day) : option->id),
        is_day ? ks_node_null("said") : ks_node_words(arena, "said", &option->title),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

static int count_documents(const struct ks_enforcement *enforcement,
                           const struct ks_enforce_walk *walk)
{
    int indices[KS_MOST_ITEMS], documents = 0;
    int count = ks_enforce_items(enforcement, walk, indices);

    for (int i = 0; i < count; i++)
        documents += !enforcement->items[indices[i]].is_note;
    return documents;
}

/* {"asked": [{"id","title","answer","said": names|null}], "next": {"id","title","hint","is_day",
 *  "options": [{"id","title","detail"}]}|null, "documents"} */
void ks_handle_questions(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_enforcement *enforcement = &request->content->enforcement;
    struct ks_arena *arena = request->arena;
    struct ks_reply replies[KS_MOST_QUESTIONS];
    struct ks_node asked[KS_WAY_MOST_QUESTIONS];
    struct ks_enforce_walk walk;
    struct ks_error error = {0};

    if (ks_enforce_read_replies(enforcement, ks_request_text(request, "answers"), replies, &walk,
                                &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    for (int i = 0; i < walk.asked_count; i++)
        asked[i] =
            asked_node(arena, &enforcement->questions[walk.asked[i]], &replies[walk.asked[i]]);
    const struct ks_node members[] = {
        ks_node_list(arena, "asked", asked, walk.asked_count),
        walk.next < 0 ? ks_node_null("next")
                      : question_node(arena, "next", &enforcement->questions[walk.next]),
        ks_node_int("documents", count_documents(enforcement, &walk)),
    };
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    ks_respond_json(request, response, &root);
}

/* ---- where, and what became of it ---- */

static struct ks_node station_node(struct ks_arena *arena, const struct ks_station *station)
{
    const struct ks_node members[] = {
        ks_node_text("name", station->name),
        ks_node_bool("is_here", station->is_here),
        ks_node_bool("can_print", station->can_print),
        ks_node_text_or_null("printer", station->printer),
        ks_node_time(arena, "seen", station->seen_ms),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

static struct ks_node printout_node(const struct ks_request *request,
                                    const struct ks_printout *printout)
{
    struct ks_arena *arena = request->arena;
    const struct ks_guide *guide = ks_content_find_guide(request->content, printout->guide);
    const struct ks_node members[] = {
        ks_node_int("id", printout->id),
        ks_node_text("station", printout->station),
        ks_node_text("kind", printout->kind),
        guide != NULL ? guide_node(arena, "guide", guide) : ks_node_null("guide"),
        ks_node_text("lang", ks_lang_code(printout->lang)),
        ks_node_text("by", printout->actor),
        ks_node_text("state", printout->state),
        ks_node_text_or_null("reason", printout->reason),
        ks_node_time(arena, "made", printout->made_ms),
        ks_node_time(arena, "until", printout->until_ms),
        ks_node_time(arena, "changed", printout->changed_ms),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

/* {"stations": [{"name","is_here","can_print","printer","seen"}],
 *  "printouts": [{"id","station","kind","guide","lang","by","state","reason","made","until",
 *  "changed"}], "total"} */
void ks_handle_printouts(const struct ks_request *request, struct ks_response *response)
{
    struct ks_arena *arena = request->arena;
    struct ks_stations *stations = ks_arena_alloc(arena, sizeof *stations);
    struct ks_printouts *list = ks_arena_alloc(arena, sizeof *list);
    struct ks_node station_nodes[KS_MOST_STATIONS], nodes[KS_MOST_PRINTOUTS];
    struct ks_error error = {0};
    enum ks_err err = ks_stations_list(request->desk, request->now_ms, stations, &error);

    if (err == KS_OK)
        err = ks_printouts_list(request->desk, request->now_ms, list, &error);
    if (err != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    for (int i = 0; i < stations->count; i++)
        station_nodes[i] = station_node(arena, &stations->rows[i]);
    for (int i = 0; i < list->count; i++)
        nodes[i] = printout_node(request, &list->rows[i]);
    const struct ks_node members[] = {
        ks_node_list(arena, "stations", station_nodes, stations->count),
        ks_node_list(arena, "printouts", nodes, list->count),
        ks_node_int("total", list->total),
    };
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    ks_respond_json(request, response, &root);
}

/* {"id"} */
void ks_handle_printout_ask(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_printout_wish wish = {
        .station = ks_request_text(request, "station"),
        .guide = ks_request_text(request, "guide"),
        .answers = ks_request_text(request, "answers"),
        .lang = ks_lang_from_code(ks_request_text(request, "lang")),
        .is_large = ks_request_flag(request, "is_large"),
        .actor = request->session.user,
        .request = ks_request_text(request, "request"),
    };
    struct ks_error error = {0};
    int64_t id = 0;

    if (ks_printouts_ask(request->desk, &wish, request->now_ms, &id, &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    ks_watch_poke(request->watch);
    const struct ks_node member = ks_node_int("id", id);
    const struct ks_node root = ks_node_object(request->arena, "", &member, 1);
    ks_respond_json(request, response, &root);
}
