/* Alerts and figures as the browser gets them. */
#include "base/i18n.h"
#include "console/hall_json.h"
#include "content/node_make.h"

#define COUNT(members) ((int)(sizeof(members) / sizeof *(members)))

/* {KEY: [nodes], "total": of all there are; -1: they are all} */
static const char *write_list(struct ks_arena *arena, const char *key, const struct ks_node *nodes,
                              int count, int total)
{
    const struct ks_node members[] = {ks_node_list(arena, key, nodes, count),
                                      ks_node_int("total", total)};
    const struct ks_node root = ks_node_object(arena, "", members, total < 0 ? 1 : 2);
    return ks_node_write_short(arena, &root);
}

static struct ks_node overdue_node(struct ks_arena *arena, const struct ks_hall_overdue *row)
{
    const struct ks_node members[] = {
        ks_node_int("id", row->id),
        ks_node_text("number", row->number),
        ks_node_text("line", row->line),
        ks_node_int("level", row->level),
        ks_node_time_or_null(arena, "since", row->since_ms),
        ks_node_time_or_null(arena, "reached", row->reached_ms),
        ks_node_time_or_null(arena, "next", row->next_ms),
        ks_node_text_or_null("owner", row->owner),
        ks_node_time_or_null(arena, "ended", row->ended_ms),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

const char *ks_hall_json_overdue(struct ks_arena *arena, const struct ks_hall_overdue_list *list)
{
    struct ks_node *nodes = ks_arena_alloc(arena, ((size_t)list->count + 1) * sizeof *nodes);
    for (int i = 0; i < list->count; i++)
        nodes[i] = overdue_node(arena, &list->rows[i]);
    return write_list(arena, "overdue", nodes, list->count, list->total);
}

static struct ks_node exception_node(struct ks_arena *arena, const struct ks_hall_exception *row)
{
    const struct ks_node members[] = {
        ks_node_int("n", row->n),
        ks_node_time_or_null(arena, "at", row->at_ms),
        ks_node_text("act", row->act),
        ks_node_text_or_null("number", row->number),
        ks_node_text_or_null("line", row->line),
        ks_node_text_or_null("seat", row->seat),
        ks_node_text_or_null("actor", row->actor),
        ks_node_text_or_null("was", row->was),
        ks_node_text_or_null("reason", row->reason),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

const char *ks_hall_json_exceptions(struct ks_arena *arena,
                                    const struct ks_hall_exception_list *list)
{
    struct ks_node *nodes = ks_arena_alloc(arena, ((size_t)list->count + 1) * sizeof *nodes);
    for (int i = 0; i < list->count; i++)
        nodes[i] = exception_node(arena, &list->rows[i]);
    return write_list(arena, "exceptions", nodes, list->count, list->total);
}

static struct ks_node closing_node(struct ks_arena *arena, const struct ks_hall_closing *row)
{
    const struct ks_node members[] = {
        ks_node_int("id", row->id),
        ks_node_text_or_null("line", row->line),
        ks_node_time_or_null(arena, "from", row->from_ms),
        ks_node_time_or_null(arena, "to", row->to_ms),
        ks_node_text("reason", row->reason),
        ks_node_text_or_null("actor", row->actor),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

const char *ks_hall_json_closings(struct ks_arena *arena, const struct ks_hall_closing_list *list)
{
    struct ks_node *nodes = ks_arena_alloc(arena, ((size_t)list->count + 1) * sizeof *nodes);
    for (int i = 0; i < list->count; i++)
        nodes[i] = closing_node(arena, &list->rows[i]);
    return write_list(arena, "closings", nodes, list->count, -1);
}

/* What the figures mean, for the page that shows them. */
static const struct {
    const char *key, *text;
} definitions[] = {
    {"taken", KS_N_("numbers given: served, no-show, abandoned, withdrawn and open together")},
    {"served", KS_N_("finished, or still at a seat when the day ended")},
    {"no_show", KS_N_("called, and in the end not there")},
    {"abandoned", KS_N_("waited and was not served: given up, taken back, or the day ended")},
    {"withdrawn", KS_N_("never counted: no slip came out and nobody accepted the screen")},
    {"open", KS_N_("not over yet; 0 on a day that is closed")},
    {"wait", KS_N_("from coming to the first call that was not taken back")},
    {"way", KS_N_("from the call to the start")},
    {"service", KS_N_("at seats; errands in between are left out")},
    {"p50", KS_N_("half of the people took no longer")},
    {"p90", KS_N_("nine in ten took no longer")},
    {"told", KS_N_("called, and a wait was told when the number was taken")},
    {"as_told", KS_N_("of these, the wait was as long as was told")},
};

static struct ks_node definitions_node(struct ks_arena *arena)
{
    struct ks_node nodes[sizeof definitions / sizeof *definitions];
    for (int i = 0; i < COUNT(definitions); i++) {
        const struct ks_words words = {
            .in = {[KS_LANG_ZH_CN] = ks_tr(KS_LANG_ZH_CN, definitions[i].text),
                   [KS_LANG_EN] = ks_tr(KS_LANG_EN, definitions[i].text)}};
        nodes[i] = ks_node_words(arena, definitions[i].key, &words);
    }
    return ks_node_object(arena, "definitions", nodes, COUNT(nodes));
}

static struct ks_node name_node(struct ks_arena *arena, const struct ks_content *content,
                                const struct ks_hall_stat_row *row)
{
    const struct ks_service_line *line =
        row->by == KS_HALL_BY_LINE ? ks_hall_find_line(&content->hall, row->key) : NULL;
    const struct ks_seat *seat =
        row->by == KS_HALL_BY_SEAT ? ks_hall_find_seat(&content->hall, row->key) : NULL;
    return line != NULL   ? ks_node_words(arena, "name", &line->name)
           : seat != NULL ? ks_node_words(arena, "name", &seat->name)
                          : ks_node_null("name");
}

static struct ks_node stat_node(struct ks_arena *arena, const struct ks_content *content,
                                const struct ks_hall_stat_row *row)
{
    struct ks_node nodes[3 + KS_HALL_STAT_COLUMNS] = {
        ks_node_text("by", ks_hall_by_code(row->by)),
        ks_node_text("key", row->key),
        name_node(arena, content, row),
    };
    for (int i = 0; i < KS_HALL_STAT_COLUMNS; i++) {
        int64_t value = ks_hall_stat_value(row, i);
        nodes[3 + i] = value < 0 ? ks_node_null(ks_hall_stat_column(i))
                                 : ks_node_int(ks_hall_stat_column(i), value);
    }
    return ks_node_object(arena, "", nodes, COUNT(nodes));
}

const char *ks_hall_json_stats(struct ks_arena *arena, const struct ks_content *content,
                               const struct ks_hall_stats *stats)
{
    struct ks_node columns[KS_HALL_STAT_COLUMNS];
    struct ks_node *rows = ks_arena_alloc(arena, ((size_t)stats->count + 1) * sizeof *rows);
    for (int i = 0; i < KS_HALL_STAT_COLUMNS; i++)
        columns[i] = ks_node_text("", ks_hall_stat_column(i));
    for (int i = 0; i < stats->count; i++)
        rows[i] = stat_node(arena, content, &stats->rows[i]);
    const struct ks_node members[] = {
        ks_node_text("from", stats->from),
        ks_node_text("to", stats->to),
        definitions_node(arena),
        ks_node_list(arena, "columns", columns, KS_HALL_STAT_COLUMNS),
        ks_node_list(arena, "rows", rows, stats->count),
    };
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    return ks_node_write_short(arena, &root);
}

static struct ks_node hours_node(struct ks_arena *arena, const char *key, const int *hours)
{
    struct ks_node nodes[24];
    for (int i = 0; i < 24; i++)
        nodes[i] = ks_node_int("", hours[i]);
    return ks_node_list(arena, key, nodes, 24);
}

const char *ks_hall_json_usual(struct ks_arena *arena, const struct ks_hall_usual *usual)
{
    static const char definition[] =
        KS_N_("usual: of the last 6 days of this weekday in 12 weeks on which numbers were given, "
              "the number of each hour that half of these days do not exceed");
    const struct ks_words words = {.in = {[KS_LANG_ZH_CN] = ks_tr(KS_LANG_ZH_CN, definition),
                                          [KS_LANG_EN] = ks_tr(KS_LANG_EN, definition)}};
    struct ks_node days[KS_MOST_USUAL_DAYS];
    for (int i = 0; i < usual->day_count; i++) {
        const struct ks_node members[] = {ks_node_text("day", usual->days[i]),
                                          hours_node(arena, "hours", usual->counts[i])};
        days[i] = ks_node_object(arena, "", members, COUNT(members));
    }
    const struct ks_node members[] = {
        ks_node_list(arena, "days", days, usual->day_count),
        usual->is_known ? hours_node(arena, "usual", usual->usual) : ks_node_null("usual"),
        ks_node_words(arena, "definition", &words),
    };
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    return ks_node_write_short(arena, &root);
}
