/* What only the court knows: each of it, whether it is filled in, and in which field. */
#include "content/court_finder.h"

#include <string.h>

#include "console/handlers.h"
#include "service/health.h"

enum { MOST_ROWS = 32 };

/* Rows on their way into an answer. */
struct wanted {
    struct ks_arena *arena;
    struct ks_node rows[MOST_ROWS];
    int count;
};

static const char *const states[] = {"set", "unset", "late", "soon", "lent"};
enum state { SET, UNSET, LATE, SOON, LENT };

/* `title`: NULL where `id` says it all. `value` as a person writes it. */
static void add(struct wanted *wanted, const char *id, const struct ks_words *title,
                const char *file, const char *field, enum state state, const char *value)
{
    static const struct ks_words none = {{"", ""}};
    const struct ks_node members[] = {
        ks_node_text("id", id),
        ks_node_words(wanted->arena, "title", title != NULL ? title : &none),
        ks_node_text("file", file),
        ks_node_text("field", field),
        ks_node_text("state", states[state]),
        ks_node_text("value", value)};

    if (wanted->count < MOST_ROWS)
        wanted->rows[wanted->count++] = ks_node_object(wanted->arena, "", members, 6);
}

static const char *day_of(struct ks_arena *arena, struct ks_date date)
{
    return ks_date_format(date, ks_arena_alloc(arena, KS_DATE_TEXT_BYTES));
}

static const char *yuan_of(struct ks_arena *arena, int64_t fen)
{
    return fen > 0 ? ks_arena_printf(arena, "%lld", (long long)(fen / 100)) : "";
}

/* Of whose these are: the tribunal of whoever asks, else that of the hall. */
static const struct ks_tribunal *find_own(const struct ks_content *content, const char *tribunal)
{
    for (int i = 0; i < content->tribunal_count; i++)
        if (strcmp(content->tribunals[i].id, tribunal) == 0)
            return &content->tribunals[i];
    return content->tribunal;
}

/* A tribunal says these of itself; without a hotline of its own it has the court's. */
static void add_contact(struct wanted *wanted, const struct ks_request *request)
{
    const struct ks_content *content = request->content;
    const struct ks_tribunal *own = find_own(content, request->session.tribunal);
    const char *hotline = own != NULL && own->hotline != NULL ? own->hotline : content->hotline;
    const struct ks_words *address = own != NULL ? &own->address : &content->address;
    const struct ks_words *hours = own != NULL ? &own->window_hours : &content->window_hours;
    const char *file = own != NULL ? "tribunals.json" : "court.json";
    const char *at = own == NULL ? ""
                                 : ks_arena_printf(wanted->arena, "tribunals[%d].",
                                                   (int)(own - content->tribunals) + 1);
    const struct {
        const char *id, *value;
        bool is_lent; /* the court's, as long as the tribunal has none of its own */
    } rows[] = {{"hotline", hotline, own != NULL && own->hotline == NULL},
                {"address", address->in[request->lang], false},
                {"window_hours", hours->in[request->lang], false}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *value = rows[i].value != NULL ? rows[i].value : "";
        add(wanted, rows[i].id, NULL, file, ks_arena_printf(wanted->arena, "%s%s", at, rows[i].id),
            value[0] == '\0'  ? UNSET
            : rows[i].is_lent ? LENT
                              : SET,
            value);
    }
}

/* What is known until a day: over, to be filled in soon, or well. */
static enum state state_until(struct ks_date until, struct ks_date today, int least_days)
{
    if (ks_date_compare(until, today) < 0)
        return LATE;
    return ks_date_compare(until, ks_date_add_days(today, least_days)) < 0 ? SOON : SET;
}

static void add_figures(struct wanted *wanted, const struct ks_content *content,
                        struct ks_date today)
{
    static const char file[] = "settings.json";
    const struct ks_settings *settings = &content->settings;
    struct ks_arena *arena = wanted->arena;

    add(wanted, "lpr", NULL, file, "rates_known_until",
        state_until(settings->lpr.known_until, today, 0), day_of(arena, settings->lpr.known_until));
    for (int i = 0; i < settings->fee_base_count; i++)
        add(wanted, "fee", &settings->fee_bases[i].title, file,
            ks_arena_printf(arena, "fee_bases[%d].set_yuan", i + 1),
            settings->fee_bases[i].set_fen > 0 ? SET : UNSET,
            yuan_of(arena, settings->fee_bases[i].set_fen));
    add(wanted, "wage", NULL, file, "average_wage_yuan",
        settings->average_wage_fen > 0 ? SET : UNSET, yuan_of(arena, settings->average_wage_fen));
}

static void add_cases(struct wanted *wanted, const struct ks_court_finder *finder)
{
    static const char *const words[] = {"", "yes", "no"};
    static const char file[] = "jurisdiction.json";

    add(wanted, "administrative", NULL, file, "hears_administrative",
        finder->administrative_cases != KS_COURT_SETTING_UNKNOWN ? SET : UNSET,
        words[finder->administrative_cases]);
    add(wanted, "awards", NULL, file, "enforces_awards",
        finder->awards != KS_COURT_SETTING_UNKNOWN ? SET : UNSET, words[finder->awards]);
}

/* {"rows": [{"id", "title", "file", "field", "state", "value"}]}; state: "set" "unset" "late"
 * "soon" (is over within days) "lent" (a tribunal without its own has the court's). */
void ks_handle_court(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_content *content = request->content;
    struct wanted wanted = {.arena = request->arena};
    struct ks_date today = ks_date_from_wall_ms(request->now_ms);
    struct ks_date until = content->calendar.known_until;

    add_contact(&wanted, request);
    add(&wanted, "calendar", NULL, "calendar.json", "known_until",
        state_until(until, today, KS_LEAST_CALENDAR_DAYS), day_of(request->arena, until));
    add_figures(&wanted, content, today);
    if (content->court_finder != NULL)
        add_cases(&wanted, content->court_finder);
    const struct ks_node list = ks_node_list(request->arena, "rows", wanted.rows, wanted.count);
    const struct ks_node root = ks_node_object(request->arena, "", &list, 1);
    ks_respond_json(request, response, &root);
}
