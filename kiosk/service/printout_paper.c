/* What a printout says: a guide with nothing ticked, the checklist after answers, or every document
 * that an application for enforcement may need. */
#include <stdlib.h>

#include "service/appointments_private.h"
#include "service/enforce_replies.h"
#include "service/printout_private.h"
#include "service/slips.h"

/* What is to be written, in whichever language. */
struct composing {
    bool is_online;
    struct ks_booking booking;    /* id 0: none */
    const struct ks_guide *guide; /* NULL: the checklist */
    const bool *is_ticked;        /* nothing */
    bool has_answers;
    struct ks_enforce_walk walk;
    struct ks_limits limits;
    struct ks_slip_answer answers[KS_WAY_MOST_QUESTIONS];
    int answer_count;
};

static void write_guide(const struct composing *composing, const struct ks_slip_context *context,
                        struct ks_paper *paper)
{
    const struct ks_guide_view view = {
        .guide = composing->guide, .is_ticked = composing->is_ticked, .amount_fen = -1};
    ks_slip_guide(paper, context, &view);
}

static void write_checklist(const struct composing *composing,
                            const struct ks_slip_context *context, struct ks_paper *paper)
{
    static const bool nothing[KS_MOST_ITEMS];
    const struct ks_enforcement *enforcement = &context->content->enforcement;
    const struct ks_check_item *items[KS_MOST_ITEMS];
    struct ks_last_day days[KS_MOST_DUE];
    struct ks_slip_context told = *context;
    int indices[KS_MOST_ITEMS], count = ks_enforce_items(enforcement, &composing->walk, indices);

    for (int i = 0; i < count; i++)
        items[i] = &enforcement->items[indices[i]];
    for (int i = 0; i < composing->limits.count; i++)
        days[i] = ks_last_day_to_enforce(&composing->limits, i);
    const struct ks_checklist_view view = {.items = items,
                                           .is_ticked = nothing,
                                           .item_count = count,
                                           .has_limit = composing->walk.asks_due,
                                           .limits = days,
                                           .limit_count = composing->limits.count,
                                           .limit_note = composing->limits.note};
    told.answers = composing->answers;
    told.answer_count = composing->answer_count;
    ks_slip_checklist(paper, &told, &view);
}

static void write(const void *ctx, const struct ks_slip_context *context, struct ks_paper *paper)
{
    const struct composing *composing = ctx;

    if (composing->is_online)
        ks_slip_online(paper, context);
    else if (composing->booking.id != 0)
        ks_slip_appointment(paper, context, &composing->booking, false);
    else if (composing->guide != NULL)
        write_guide(composing, context, paper);
    else if (composing->has_answers)
        write_checklist(composing, context, paper);
    else
        ks_slip_documents(paper, context);
}

/* The answers on the way, in their order, and the last day they give. */
static void follow(const struct ks_content *content, const struct ks_reply *replies,
                   struct ks_date today, struct composing *out)
{
    struct ks_limit_facts facts = {0};

    for (int i = 0; i < out->walk.asked_count; i++) {
        const struct ks_question *question = &content->enforcement.questions[out->walk.asked[i]];
        const struct ks_reply *reply = &replies[out->walk.asked[i]];
        struct ks_slip_answer *answer = &out->answers[out->answer_count++];
        *answer = (struct ks_slip_answer){.option = NULL};
        if (reply->kind == KS_REPLY_DATE)
            answer->day = reply->date;
        else
            answer->option = &question->options[reply->option].title;
    }
    ks_enforce_add_facts(&content->calendar, &out->walk, &facts);
    ks_enforce_limits(content, &facts, today, &out->limits);
}

/* One that was given back meanwhile is printed for nobody. */
static enum ks_err find_booking(const struct ks_desk *desk, const char *id, struct ks_booking *out,
                                struct ks_error *error)
{
    struct ks_appointment row;
    enum ks_err err = ks_store_get_appointment(desk->store, strtoll(id, NULL, 10), &row, error);
    if (err == KS_OK && row.state != KS_APPOINTMENT_BOOKED)
        err = ks_fail(error, KS_ERR_STATE, "This appointment is %s",
                      ks_staff_tr(ks_appointment_state_code(row.state)));
    if (err == KS_OK)
        *out = ks_booking_of(&row);
    return err;
}

enum ks_err ks_printout_compose(const struct ks_desk *desk, const struct ks_printout_row *printout,
                                struct ks_paper *paper, struct ks_error *error)
{
    const struct ks_content *content = desk->content;
    const struct ks_slip_context context = {.content = content,
                                            .lang = printout->lang,
                                            .now_ms = ks_clock_wall_ms(desk->clock),
                                            .is_large = printout->is_large,
                                            .is_for_staff = true};
    struct ks_arena arena = {0};
    struct ks_reply replies[KS_MOST_QUESTIONS];
    struct composing composing = {.has_answers = printout->answers[0] != '\0',
                                  .is_online = printout->kind == KS_PAPER_PAGE};
    enum ks_err err = ks_enforce_read_replies(&content->enforcement, printout->answers, replies,
                                              &composing.walk, error);

    if (err == KS_OK && printout->kind == KS_PAPER_GUIDE) {
        composing.guide = ks_content_find_guide(content, printout->subject);
        if (composing.guide == NULL)
            err = ks_fail(error, KS_ERR_INPUT, "There is no guide \"%s\"", printout->subject);
        else
            composing.is_ticked = ks_arena_alloc(
                &arena, ((size_t)composing.guide->material_count + 1) * sizeof(bool));
    } else if (err == KS_OK && printout->kind == KS_PAPER_APPOINTMENT) {
        err = find_booking(desk, printout->subject, &composing.booking, error);
    } else if (err == KS_OK && composing.has_answers) {
        follow(content, replies, ks_date_from_wall_ms(context.now_ms), &composing);
    }
    if (err == KS_OK)
        ks_slip_write_for(paper, &context, write, &composing);
    ks_arena_destroy(&arena);
    return err;
}
