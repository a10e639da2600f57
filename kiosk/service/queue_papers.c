/* What staff see and say of papers that nobody knows of. */
#include "service/queue_papers.h"

#include <ctype.h>
#include <string.h>

#include "base/i18n.h"
#include "base/log.h"
#include "domain/numbering.h"
#include "service/parts.h"
#include "service/queue_private.h"
#include "store/store_papers.h"

static const char *known_of(const struct ks_print_record *job)
{
    if (job->state == KS_PRINT_JOB_SENDING)
        return KS_N_("It is in the printer, or the program ended there.");
    if (strcmp(job->reason, "interrupted") == 0)
        return KS_N_("The program ended while it was printed.");
    return KS_N_("The printer did not say whether it was printed.");
}

static struct ks_unsure_number row_of(const struct ks_unsure_paper *paper, int64_t now_ms)
{
    const struct ks_ticket *ticket = &paper->ticket;
    struct ks_unsure_number row = {
        .age_ms = now_ms > ticket->issued_ms ? now_ms - ticket->issued_ms : 0,
        .known = known_of(&paper->job),
        .has_expired = ticket->state == KS_TICKET_EXPIRED,
    };
    memcpy(row.number, ticket->number, sizeof row.number);
    memcpy(row.day, ticket->day, sizeof row.day);
    return row;
}

enum ks_err ks_queue_list_unsure(const struct ks_desk *desk, int64_t now_ms,
                                 struct ks_unsure_numbers *out, struct ks_error *error)
{
    struct ks_unsure_paper papers[KS_MOST_UNSURE];
    char today[KS_DATE_TEXT_BYTES];
    *out = (struct ks_unsure_numbers){0};
    ks_date_format(ks_date_from_wall_ms(now_ms), today);
    enum ks_err err =
        ks_store_list_unsure(desk->store, today, papers, KS_MOST_UNSURE, &out->total, error);
    if (err != KS_OK)
        return err;
    out->count = out->total < KS_MOST_UNSURE ? out->total : KS_MOST_UNSURE;
    for (int i = 0; i < out->count; i++)
        out->rows[i] = row_of(&papers[i], now_ms);
    return KS_OK;
}

enum ks_err ks_queue_find_number(const struct ks_desk *desk, const char *number, int64_t now_ms,
                                 struct ks_ticket *out, struct ks_error *error)
{
    char day[KS_DATE_TEXT_BYTES], typed[KS_TICKET_NUMBER_BYTES] = "";
    for (size_t i = 0; number[i] != '\0' && i + 1 < sizeof typed; i++)
        typed[i] = (char)toupper((unsigned char)number[i]);
    ks_date_format(ks_date_from_wall_ms(now_ms), day);
    return ks_store_find_number(desk->store, day, typed, out, error);
}

/* With the paper ours nothing of it is under way. */
enum ks_err ks_queue_decide_paper(const struct ks_desk *desk, const char *number, bool is_out,
                                  int64_t now_ms, struct ks_ticket *out, struct ks_error *error)
{
    struct ks_ticket ticket = {0};
    enum ks_err err = ks_queue_find_number(desk, number, now_ms, &ticket, error);
    *out = (struct ks_ticket){0}; /* `number` may stand in it */
    if (err != KS_OK)
        return err;
    const struct ks_print_record paper = {.ticket_id = ticket.id};
    err = ks_store_hold_paper(desk->store, &paper, error);
    if (err == KS_ERR_BUSY) {
        return ks_fail(error, err, "The slip of %s is just being printed: try again in a moment",
                       ticket.number);
    }
    if (err == KS_OK) {
        err = ks_store_decide_paper(desk->store, ticket.id, is_out, now_ms, out, error);
        ks_store_release_paper(desk->store, &paper);
    }
    return err;
}

const char *ks_queue_decision_words(bool is_out)
{
    return is_out ? KS_N_("It came out") : KS_N_("It did not come out");
}

enum ks_err ks_queue_end_unsure(const struct ks_desk *desk, const struct ks_content *content,
                                int64_t now_ms, int *out_count, struct ks_error *error)
{
    char ended[KS_DATE_TEXT_BYTES], today[KS_DATE_TEXT_BYTES];
    struct ks_arena arena = {0};
    struct ks_opening opening = ks_queue_make_opening(content, NULL, &arena);
    struct ks_date date = ks_date_from_wall_ms(now_ms);
    ks_date_format(ks_numbers_ended_day(&opening, date, ks_date_minute_from_wall_ms(now_ms)),
                   ended);
    ks_arena_destroy(&arena);
    enum ks_err err = ks_store_expire_unsure(desk->store, ended, ks_date_format(date, today),
                                             now_ms, out_count, error);
    if (err == KS_OK && *out_count > 0)
        ks_log(KS_LOG_WARN, "queue", "%d numbers whose paper nobody knew of ended with their day",
               *out_count);
    return err;
}
