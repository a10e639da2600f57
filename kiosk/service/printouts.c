/* Printouts: asked for at the console, printed by the kiosk they are for. */
#include "service/printouts.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "service/enforce_replies.h"
#include "service/papers.h"
#include "service/printout_private.h"

enum { DAY_MS = 24 * 3600 * 1000 };

static void copy(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text);
}

/* ---- stations ---- */

/* Of one whose state nobody knows the paper itself tells. */
static bool can_print(const char *printer)
{
    return printer[0] == '\0' || strcmp(printer, ks_paper_why_code(KS_WHY_NONE)) == 0 ||
           strcmp(printer, ks_paper_why_code(KS_WHY_PAPER_LOW)) == 0;
}

struct listing_stations {
    struct ks_stations *out;
    int64_t now_ms;
};

static bool take_station(const struct ks_station_row *row, void *ctx)
{
    const struct listing_stations *listing = ctx;
    struct ks_station *station = &listing->out->rows[listing->out->count++];

    *station = (struct ks_station){.seen_ms = row->seen_ms,
                                   .is_here = listing->now_ms - row->seen_ms < KS_STATION_AWAY_MS,
                                   .can_print = can_print(row->printer)};
    copy(station->name, sizeof station->name, row->name);
    copy(station->printer, sizeof station->printer, row->printer);
    return listing->out->count < KS_MOST_STATIONS;
}

enum ks_err ks_stations_list(const struct ks_desk *desk, int64_t now_ms, struct ks_stations *out,
                             struct ks_error *error)
{
    struct listing_stations listing = {out, now_ms};
    memset(out, 0, sizeof *out);
    enum ks_err err = ks_desk_check_open(desk, error);
    return err == KS_OK
               ? ks_store_show_stations(desk->store, now_ms - DAY_MS, take_station, &listing, error)
               : err;
}

const char *ks_stations_printer(const struct ks_desk *desk)
{
    return ks_paper_why_code(ks_paper_why_of(ks_printer_status(desk->printer)));
}

enum ks_err ks_stations_note(const struct ks_desk *desk, const char *name, struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err != KS_OK)
        return err;
    return ks_store_note_station(desk->store, name, ks_stations_printer(desk),
                                 ks_clock_wall_ms(desk->clock), error);
}

/* ---- asking ---- */

/* What is to be done at the kiosk before it can print. */
static const char *advice_of(const char *printer)
{
    static const struct {
        enum ks_paper_why why;
        const char *advice;
    } advices[] = {
        {KS_WHY_NO_PAPER, KS_N_("put new paper in and close the cover")},
        {KS_WHY_COVER_OPEN, KS_N_("close the cover until it clicks")},
        {KS_WHY_JAM, KS_N_("open the cover, take the stuck paper out, close the cover")},
        {KS_WHY_CUTTER, KS_N_("switch it off, free the cutter, switch it on")},
    };
    for (size_t i = 0; i < sizeof advices / sizeof *advices; i++)
        if (strcmp(printer, ks_paper_why_code(advices[i].why)) == 0)
            return advices[i].advice;
    return KS_N_("look whether it is switched on and connected");
}

enum ks_err ks_printout_check_station(const struct ks_desk *desk, const char *name, int64_t now_ms,
                                      struct ks_error *error)
{
    struct ks_stations stations = {.count = 0};
    const struct ks_station *station = NULL;
    enum ks_err err = ks_stations_list(desk, now_ms, &stations, error);
    if (err != KS_OK)
        return err;
    for (int i = 0; i < stations.count; i++)
        if (strcmp(stations.rows[i].name, name) == 0)
            station = &stations.rows[i];
    if (station == NULL)
        return ks_fail(error, KS_ERR_NOT_FOUND,
                       "No kiosk \"%s\" was seen today: choose another one", name);
    if (!station->is_here)
        return ks_fail(error, KS_ERR_STATE,
                       "The kiosk %s does not answer: choose another one, or see whether it runs",
                       name);
    return station->can_print
               ? KS_OK
               : ks_fail(error, KS_ERR_PRINTER, "The printer of %s cannot print now: %s", name,
                         ks_staff_tr(advice_of(station->printer)));
}

static enum ks_err check_subject(const struct ks_desk *desk, const struct ks_printout_wish *wish,
                                 struct ks_error *error)
{
    struct ks_reply replies[KS_MOST_QUESTIONS];
    struct ks_enforce_walk walk;
    if (wish->guide[0] != '\0' && ks_content_find_guide(desk->content, wish->guide) == NULL)
        return ks_fail(error, KS_ERR_INPUT, "There is no guide \"%s\"", wish->guide);
    if (wish->guide[0] != '\0' && wish->answers[0] != '\0')
        return ks_fail(error, KS_ERR_INPUT, "Answers belong to the checklist alone");
    if (strlen(wish->answers) >= KS_PRINTOUT_ANSWERS_BYTES)
        return ks_fail(error, KS_ERR_INPUT, "More answers than there are questions");
    enum ks_err err =
        ks_enforce_read_replies(&desk->content->enforcement, wish->answers, replies, &walk, error);
    if (err == KS_OK && wish->answers[0] != '\0' && walk.next >= 0)
        err = ks_fail(error, KS_ERR_INPUT,
                      "A question is not answered yet: answer it, or print "
                      "the list of all documents");
    return err;
}

enum ks_err ks_printout_check_request(const char *request, struct ks_error *error)
{
    bool is_token = request[0] != '\0' && strlen(request) <= KS_PRINTOUT_WORD_BYTES;
    return is_token ? KS_OK
                    : ks_fail(error, KS_ERR_INPUT, "What is asked for needs a token of its own");
}

enum ks_err ks_printouts_ask(const struct ks_desk *desk, const struct ks_printout_wish *wish,
                             int64_t now_ms, int64_t *out_id, struct ks_error *error)
{
    struct ks_printout_row row = {
        .kind = wish->guide[0] != '\0' ? KS_PAPER_GUIDE : KS_PAPER_CHECKLIST,
        .lang = wish->lang,
        .is_large = wish->is_large,
        .until_ms = now_ms + KS_PRINTOUT_LASTS_MS,
    };
    enum ks_err err = ks_desk_check_open(desk, error);
    *out_id = 0;
    if (err == KS_OK)
        err = ks_printout_check_request(wish->request, error);
    if (err == KS_OK)
        err = check_subject(desk, wish, error);
    if (err == KS_OK)
        err = ks_printout_check_station(desk, wish->station, now_ms, error);
    if (err != KS_OK)
        return err;
    copy(row.station, sizeof row.station, wish->station);
    copy(row.subject, sizeof row.subject, wish->guide);
    copy(row.answers, sizeof row.answers, wish->answers);
    copy(row.actor, sizeof row.actor, wish->actor);
    err = ks_store_add_printout(desk->store, &row, wish->request, now_ms, error);
    *out_id = row.id;
    return err;
}

/* ---- seeing what became of them ---- */

static bool take_printout(const struct ks_printout_row *row, void *ctx)
{
    struct ks_printouts *list = ctx;
    if (list->total++ >= KS_MOST_PRINTOUTS)
        return true;
    struct ks_printout *printout = &list->rows[list->count++];
    *printout = (struct ks_printout){.id = row->id,
                                     .lang = row->lang,
                                     .made_ms = row->made_ms,
                                     .until_ms = row->until_ms,
                                     .changed_ms = row->changed_ms};
    copy(printout->station, sizeof printout->station, row->station);
    copy(printout->kind, sizeof printout->kind, ks_paper_kind_code(row->kind));
    if (row->kind == KS_PAPER_GUIDE)
        copy(printout->guide, sizeof printout->guide, row->subject);
    copy(printout->actor, sizeof printout->actor, row->actor);
    copy(printout->state, sizeof printout->state, ks_printout_state_code(row->state));
    copy(printout->reason, sizeof printout->reason, row->reason);
    return true;
}

enum ks_err ks_printouts_list(const struct ks_desk *desk, int64_t now_ms, struct ks_printouts *out,
                              struct ks_error *error)
{
    memset(out, 0, sizeof *out);
    enum ks_err err = ks_desk_check_open(desk, error);
    return err == KS_OK ? ks_store_show_printouts(desk->store, now_ms - DAY_MS, now_ms,
                                                  take_printout, out, error)
                        : err;
}

enum ks_err ks_printouts_tidy(const struct ks_desk *desk, int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);
    return err == KS_OK ? ks_store_tidy_printouts(desk->store, now_ms, error) : err;
}

/* ---- printing ---- */

enum ks_err ks_printouts_begin(const struct ks_desk *desk, const char *station,
                               struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);
    return err == KS_OK ? ks_store_give_up_printouts(desk->store, station,
                                                     ks_clock_wall_ms(desk->clock), error)
                        : err;
}

struct ending {
    enum ks_printout_state state;
    const char *reason;
};

static struct ending ending_of(enum ks_err err, const struct ks_paper_report *report)
{
    const char *why = ks_paper_why_code(report->why);
    if (err == KS_OK)
        return (struct ending){KS_PRINTOUT_PRINTED, ""};
    if (err == KS_ERR_BUSY)
        return (struct ending){KS_PRINTOUT_FAILED, "busy"};
    if (report->end == KS_PAPER_UNSURE)
        return (struct ending){KS_PRINTOUT_UNSURE, "no-answer"};
    return (struct ending){KS_PRINTOUT_FAILED, why};
}

/* One whose guide is not in the content of this kiosk has failed before a byte was sent. */
static struct ending print_row(const struct ks_desk *desk, const struct ks_printout_row *row)
{
    struct ks_paper *paper = ks_paper_create();
    struct ks_paper_report report = {0};
    struct ks_error why = {0};
    struct ending ending = {KS_PRINTOUT_FAILED, "not-known"};

    if (ks_printout_compose(desk, row, paper, &why) == KS_OK)
        ending = ending_of(ks_papers_print(desk, row->kind, paper, NULL, &report, &why), &report);
    ks_paper_free(paper);
    return ending;
}

/* After a failure that may have happened or not, once more: the first has told it then. */
static enum ks_err write_ending(const struct ks_desk *desk, int64_t id, struct ending ending,
                                struct ks_error *error)
{
    int64_t now_ms = ks_clock_wall_ms(desk->clock);
    enum ks_err err =
        ks_store_end_printout(desk->store, id, ending.state, ending.reason, now_ms, error);
    if (err == KS_OK)
        return err;
    err = ks_store_end_printout(desk->store, id, ending.state, ending.reason, now_ms, error);
    return err == KS_ERR_STATE ? KS_OK : err;
}

enum ks_err ks_printouts_serve(const struct ks_desk *desk, const char *station, bool has_visitor,
                               bool *out_is_done, struct ks_error *error)
{
    struct ks_printout_row row;
    int64_t now_ms = ks_clock_wall_ms(desk->clock);
    int64_t made_by_ms = now_ms - (has_visitor ? KS_PRINTOUT_BESIDE_MS : 0);
    *out_is_done = false;
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_take_printout(desk->store, station, made_by_ms, now_ms, &row, error);
    if (err != KS_OK)
        return err == KS_ERR_NOT_FOUND ? KS_OK : err;
    *out_is_done = true;
    struct ending ending = print_row(desk, &row);
    err = write_ending(desk, row.id, ending, error);
    return err == KS_OK && ending.state != KS_PRINTOUT_PRINTED
               ? ks_stations_note(desk, station, error)
               : err;
}
