/* What staff do at a seat, and what becomes of it when two want the same or change their mind. */
#include "service/hall_support.h"

static void a_call_at_the_moment_of_a_cancel_says_that_the_number_is_gone(void **state)
{
    struct court *court = *state;
    struct ks_ticket one = come(court, LINE_FILING, "person");
    come(court, LINE_FILING, "person");
    granted(court, &(struct ks_hall_wish){.act = KS_HALL_CANCEL, .number = one.number});
    assert_refused(
        court,
        &(struct ks_hall_wish){
            .act = KS_HALL_CALL_NUMBER, .seat = "w1", .number = one.number, .reason = "asked for"},
        KS_ERR_STATE,
        "L001 was not called: it has been withdrawn. Nothing has changed; call the "
        "next");
    assert_string_equal(at_seat(court, "w1", KS_HALL_CALL).ticket.number, "L002");
}

static void who_was_slower_is_told_who_was_quicker(void **state)
{
    struct court *court = *state;
    struct ks_ticket one = come(court, LINE_FILING, "person");
    const struct ks_hall_wish slow = {
        .act = KS_HALL_CALL_NUMBER, .seat = "w2", .number = "l001", .reason = "asked for"};
    struct ks_hall_done done;
    at_seat(court, "w1", KS_HALL_CALL);
    assert_refused(court, &slow, KS_ERR_STATE,
                   "L001 was not called: Window 1 has just called it. No number is lost; call the "
                   "next");
    assert_int_equal(wish(court, &slow, &done), KS_ERR_STATE);
    assert_int_equal(done.ticket.id, one.id);
    assert_int_equal(done.ticket.state, KS_TICKET_CALLED);
    assert_string_equal(done.ticket.seat, "w1");
    at_seat(court, "w1", KS_HALL_CAME);
    assert_refused(court, &slow, KS_ERR_STATE,
                   "L001 was not called: it is being served at Window 1. No number is lost; call "
                   "the next");
}

static void who_is_next_on_the_screen_and_is_not_any_more_is_not_called_by_mistake(void **state)
{
    struct court *court = *state;
    come(court, LINE_FILING, "person");
    come(court, LINE_FILING, "person");
    const struct ks_hall_wish seen = {.act = KS_HALL_CALL, .seat = "w2", .number = "L001"};
    at_seat(court, "w1", KS_HALL_CALL);
    assert_refused(court, &seen, KS_ERR_STATE,
                   "L001 was not called: Window 1 has just called it. No number is lost; call the "
                   "next");
    come(court, LINE_FILING, "priority");
    assert_refused(court,
                   &(struct ks_hall_wish){.act = KS_HALL_CALL, .seat = "w2", .number = "L002"},
                   KS_ERR_STATE,
                   "L002 was not called: somebody else is next now. No number is lost; look who "
                   "it is and call again");
    assert_string_equal(
        granted(court, &(struct ks_hall_wish){.act = KS_HALL_CALL, .seat = "w2", .number = "L003"})
            .ticket.number,
        "L003");
}

static void a_number_out_of_order_needs_a_reason_which_is_kept(void **state)
{
    struct court *court = *state;
    come(court, LINE_FILING, "person");
    come(court, LINE_FILING, "person");
    struct ks_hall_wish out_of_order = {
        .act = KS_HALL_CALL_NUMBER, .seat = "w1", .number = "L002", .actor = "li"};
    assert_refused(court, &out_of_order, KS_ERR_INPUT, "A call out of order needs a reason");
    out_of_order.reason = "\n";
    assert_refused(court, &out_of_order, KS_ERR_INPUT,
                   "The reason is too long, has more than one line or a hidden character");
    out_of_order.reason = "老人身体不适";
    granted(court, &out_of_order);
    struct ks_hall_exception_list *list = calloc(1, sizeof *list);
    assert_int_equal(
        ks_hall_list_exceptions(&court->desk, "2026-11-23", "2026-11-23", list, &court->error),
        KS_OK);
    assert_int_equal(list->total, 1);
    assert_string_equal(list->rows[0].act, "call-number");
    assert_string_equal(list->rows[0].number, "L002");
    assert_string_equal(list->rows[0].actor, "li");
    assert_string_equal(list->rows[0].reason, "老人身体不适");
    free(list);
}

static void another_kind_takes_the_place_of_that_kind_and_is_an_exception(void **state)
{
    struct court *court = *state;
    come(court, LINE_FILING, "person");
    pass(court, 15);
    come(court, LINE_FILING, "person");
    const struct ks_hall_wish raise = {.act = KS_HALL_PRIORITY,
                                       .number = "L002",
                                       .to = "priority",
                                       .reason = "saw the card",
                                       .actor = "li"};
    struct ks_hall_wish without = raise;
    without.reason = NULL;
    assert_refused(court, &without, KS_ERR_INPUT, "Another kind of visitor needs a reason");
    struct ks_ticket raised = granted(court, &raise).ticket;
    assert_true(raised.is_priority);
    assert_string_equal(raised.kind, "priority");
    assert_refused(court, &raise, KS_ERR_STATE,
                   "Number L002 does not wait, or is of this kind already");
    assert_string_equal(at_seat(court, "w1", KS_HALL_CALL).ticket.number, "L002");
    struct ks_hall_exception_list *list = calloc(1, sizeof *list);
    assert_int_equal(
        ks_hall_list_exceptions(&court->desk, "2026-11-23", "2026-11-23", list, &court->error),
        KS_OK);
    assert_int_equal(list->total, 1);
    assert_string_equal(list->rows[0].act, "priority");
    assert_string_equal(list->rows[0].was, "person");
    free(list);
}

static void a_transfer_keeps_coming_number_and_priority(void **state)
{
    struct court *court = *state;
    struct ks_ticket first = come(court, LINE_FILING, "priority");
    pass(court, 5);
    come(court, LINE_ANSWERS, "person");
    pass(court, 30);
    at_seat(court, "w1", KS_HALL_CALL);
    at_seat(court, "w1", KS_HALL_CAME);
    struct ks_hall_done moved = granted(
        court, &(struct ks_hall_wish){.act = KS_HALL_TRANSFER, .seat = "w1", .to = "answers"});
    assert_string_equal(moved.ticket.number, first.number);
    assert_string_equal(moved.ticket.kind, "priority");
    assert_true(moved.ticket.is_priority);
    assert_int_equal(moved.ticket.order_ms, first.order_ms);
    assert_int_equal(moved.ticket.issued_ms, first.issued_ms);
    assert_int_equal(moved.ahead, 0); /* before those who came later */
    at_seat(court, "w1", KS_HALL_CALL);
}

static void the_wait_after_a_transfer_is_said_before_anything_is_changed(void **state)
{
    struct court *court = *state;
    come(court, LINE_ANSWERS, "person");
    come(court, LINE_ANSWERS, "person");
    pass(court, 1);
    come(court, LINE_FILING, "person");
    at_seat(court, "w2", KS_HALL_CALL);
    const struct ks_hall_wish question = {
        .act = KS_HALL_TRANSFER, .seat = "w2", .to = "answers", .is_question = true};
    struct ks_hall_done answer = granted(court, &question);
    assert_true(answer.has_wait);
    assert_int_equal(answer.ahead, 2);
    assert_int_equal(answer.wait_low_min, 20);
    assert_int_equal(answer.wait_high_min, 60);
    assert_int_equal(answer.ticket.state, KS_TICKET_CALLED);
    assert_int_equal(look_at(court).waiting, 2);
    assert_refused(court,
                   &(struct ks_hall_wish){.act = KS_HALL_TRANSFER, .seat = "w2", .to = "moon"},
                   KS_ERR_INPUT, "There is no line \"moon\" to transfer to");
}

static void finish_and_call_is_one_wish_and_its_retry_calls_nobody_more(void **state)
{
    struct court *court = *state;
    for (int i = 0; i < 3; i++)
        come(court, LINE_FILING, "person");
    at_seat(court, "w1", KS_HALL_CALL);
    at_seat(court, "w1", KS_HALL_CAME);
    const struct ks_hall_wish both = {.act = KS_HALL_FINISH,
                                      .seat = "w1",
                                      .outcome = "settled",
                                      .request = "token-1",
                                      .is_then_call = true};
    struct ks_hall_done done = granted(court, &both);
    assert_string_equal(done.ticket.number, "L001");
    assert_true(done.has_next);
    assert_string_equal(done.next.number, "L002");
    for (int i = 0; i < 3; i++) {
        struct ks_hall_done again = granted(court, &both);
        assert_string_equal(again.ticket.number, "L001");
        assert_string_equal(again.next.number, "L002");
    }
    assert_int_equal(look_at(court).waiting, 1);
}

static void a_retry_of_finish_and_call_when_nobody_waited_calls_nobody_who_came_since(void **state)
{
    struct court *court = *state;
    come(court, LINE_FILING, "person");
    at_seat(court, "w1", KS_HALL_CALL);
    at_seat(court, "w1", KS_HALL_CAME);
    const struct ks_hall_wish both = {
        .act = KS_HALL_FINISH, .seat = "w1", .request = "token-1", .is_then_call = true};
    assert_false(granted(court, &both).has_next);
    come(court, LINE_FILING, "person");
    assert_false(granted(court, &both).has_next);
    assert_int_equal(look_at(court).waiting, 1);
}

static void a_retry_after_a_lost_reply_gives_the_same_ticket(void **state)
{
    struct court *court = *state;
    for (int i = 0; i < 3; i++)
        come(court, LINE_FILING, "person");
    const struct ks_hall_wish call = {.act = KS_HALL_CALL, .seat = "w1", .request = "token-1"};
    struct ks_ticket first = granted(court, &call).ticket;
    at_seat(court, "w1", KS_HALL_CAME);
    struct ks_hall_done again = granted(court, &call);
    assert_int_equal(again.ticket.id, first.id);
    assert_int_equal(again.ticket.state, KS_TICKET_SERVING);
    assert_refused(
        court, &(struct ks_hall_wish){.act = KS_HALL_FINISH, .seat = "w1", .request = "token-1"},
        KS_ERR_INPUT, "This request was for something else: make a new one");
}

static void the_outcome_is_a_word_that_is_known(void **state)
{
    struct court *court = *state;
    come(court, LINE_MEDIATION, "person");
    at_seat(court, "1", KS_HALL_CALL);
    at_seat(court, "1", KS_HALL_START);
    assert_refused(court,
                   &(struct ks_hall_wish){.act = KS_HALL_FINISH, .seat = "1", .outcome = "fine"},
                   KS_ERR_INPUT, "How it ended is done, settled, unsettled or referred");
    granted(court,
            &(struct ks_hall_wish){.act = KS_HALL_FINISH, .seat = "1", .outcome = "settled"});
}

static void an_undo_after_the_visitor_was_called_elsewhere_is_refused(void **state)
{
    struct court *court = *state;
    come(court, LINE_MEDIATION, "person");
    at_seat(court, "1", KS_HALL_CALL);
    at_seat(court, "1", KS_HALL_BACK);
    at_seat(court, "2", KS_HALL_CALL);
    assert_refused(court, &(struct ks_hall_wish){.act = KS_HALL_UNDO, .seat = "1"}, KS_ERR_STATE,
                   "The last step of ticket T001 cannot be undone any more: it is called now");
    assert_string_equal(at_seat(court, "2", KS_HALL_UNDO).said[KS_LANG_EN],
                        "Taken back: T001 is waiting again");
}

static void the_time_for_an_undo_is_told_and_kept(void **state)
{
    struct court *court = *state;
    come(court, LINE_MEDIATION, "person");
    struct ks_hall_done done = at_seat(court, "1", KS_HALL_CALL);
    assert_int_equal(done.undo_until_ms, court->time.wall_ms + 30000);
    pass_ms(court, 30000);
    at_seat(court, "1", KS_HALL_UNDO);
    at_seat(court, "1", KS_HALL_CALL);
    assert_int_equal(at_seat(court, "1", KS_HALL_RECALL).undo_until_ms, 0); /* it was heard */
    pass_ms(court, 30001);
    assert_refused(court, &(struct ks_hall_wish){.act = KS_HALL_UNDO, .seat = "1"}, KS_ERR_STATE,
                   "The last step of ticket T001 cannot be undone any more: it is called now");
}

static void a_level_that_rises_meanwhile_does_not_hinder_an_undo(void **state)
{
    struct court *court = *state;
    int count = 0;
    come(court, LINE_MEDIATION, "person");
    pass(court, 60);
    at_seat(court, "1", KS_HALL_CALL);
    at_seat(court, "1", KS_HALL_BACK);
    granted(court, &(struct ks_hall_wish){.act = KS_HALL_UNDO, .seat = "1"});
    at_seat(court, "1", KS_HALL_BACK);
    assert_int_equal(
        ks_hall_raise_levels(&court->desk, court->time.wall_ms + 60 * MINUTE_MS, &count, NULL),
        KS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(at_seat(court, "1", KS_HALL_UNDO).ticket.state, KS_TICKET_CALLED);
}

static void whoever_holds_the_seat_acts_there_and_nobody_else(void **state)
{
    struct court *court = *state;
    struct ks_hall_holder holder;
    come(court, LINE_MEDIATION, "person");
    assert_int_equal(
        ks_hall_sit(&court->desk, "1", "wang", false, court->time.wall_ms, &holder, &court->error),
        KS_OK);
    assert_refused(court, &(struct ks_hall_wish){.act = KS_HALL_CALL, .seat = "1", .actor = "li"},
                   KS_ERR_STATE, "wang holds seat 1: take it over, or choose another");
    assert_int_equal(
        ks_hall_sit(&court->desk, "1", "li", false, court->time.wall_ms, &holder, &court->error),
        KS_ERR_STATE);
    assert_string_equal(holder.name, "wang");
    granted(court, &(struct ks_hall_wish){.act = KS_HALL_CALL, .seat = "1", .actor = "wang"});
    pass_ms(court, 60001); /* no sign of life since */
    granted(court, &(struct ks_hall_wish){.act = KS_HALL_CAME, .seat = "1", .actor = "li"});
    assert_int_equal(
        ks_hall_sit(&court->desk, "9", "li", false, court->time.wall_ms, &holder, &court->error),
        KS_ERR_NOT_FOUND);
}

static void a_seat_left_with_somebody_called_keeps_them_for_who_sits_down_next(void **state)
{
    struct court *court = *state;
    struct ks_hall_holder holder;
    come(court, LINE_MEDIATION, "person");
    granted(court, &(struct ks_hall_wish){.act = KS_HALL_CALL, .seat = "1", .actor = "wang"});
    assert_int_equal(ks_hall_get_up(&court->desk, "1", "wang", court->time.wall_ms, &court->error),
                     KS_OK);
    struct ks_hall_state view = look_at(court);
    const struct ks_hall_seat_view *seat = ks_hall_seat_of(&view, "1");
    assert_string_equal(seat->holder, "");
    assert_int_equal(seat->state, KS_HALL_SEAT_CALLED);
    assert_string_equal(seat->number, "T001");
    assert_int_equal(
        ks_hall_sit(&court->desk, "1", "li", false, court->time.wall_ms, &holder, &court->error),
        KS_OK);
    struct ks_hall_done done =
        granted(court, &(struct ks_hall_wish){.act = KS_HALL_CAME, .seat = "1", .actor = "li"});
    assert_string_equal(done.ticket.number, "T001");
}

static void a_line_that_the_content_has_no_more_is_served_and_takes_no_new_numbers(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    come(court, LINE_ANSWERS, "person");
    pass(court, 1);
    come(court, LINE_MEDIATION, "person");
    court->content->hall.line_count = LINE_ANSWERS; /* without the last */
    court->content->hall.lines[LINE_MEDIATION].overdue.minutes[0] = 30;
    struct ks_hall_state view = look_at(court);
    const struct ks_hall_line_view *line = ks_hall_line_of(&view, "answers");
    assert_non_null(line);
    assert_int_equal(line->waiting, 1);
    assert_false(line->is_open);
    assert_false(line->has_wait);
    struct ks_ticket called = at_seat(court, "1", KS_HALL_CALL).ticket;
    assert_string_equal(called.number, "H001"); /* who came first, whoever serves */
    assert_string_equal(at_seat(court, "2", KS_HALL_CALL).ticket.number, "T001");
    at_seat(court, "1", KS_HALL_CAME);
    at_seat(court, "1", KS_HALL_FINISH);
    const struct ks_take_request request = {.token = "t", .kind = "person"};
    court->content->mediation.line = "filing";
    assert_int_equal(ks_queue_take(&court->desk, &request, &result, &court->error), KS_OK);
    assert_string_equal(result.ticket.line, "filing");
}

static void who_was_missed_comes_back_alone_behind_those_of_ten_minutes(void **state)
{
    struct court *court = *state;
    struct ks_hall_done done;
    come(court, LINE_MEDIATION, "person");
    pass(court, 1);
    at_seat(court, "1", KS_HALL_CALL);
    pass(court, 5);
    come(court, LINE_MEDIATION, "person"); /* T002, within ten minutes of the call */
    assert_int_equal(
        ks_hall_come_back(&court->desk, "T001", court->time.wall_ms, &done, &court->error),
        KS_ERR_STATE); /* is called just now: go there */
    at_seat(court, "1", KS_HALL_NO_SHOW);
    pass(court, 6);
    come(court, LINE_MEDIATION, "person"); /* T003, after them */
    assert_int_equal(
        ks_hall_come_back(&court->desk, "t001", court->time.wall_ms, &done, &court->error), KS_OK);
    assert_int_equal(done.ticket.state, KS_TICKET_WAITING);
    assert_int_equal(done.undo_until_ms, 0);
    assert_int_equal(
        ks_hall_come_back(&court->desk, "T001", court->time.wall_ms, &done, &court->error),
        KS_ERR_STATE);
    assert_int_equal(
        ks_hall_come_back(&court->desk, "T999", court->time.wall_ms, &done, &court->error),
        KS_ERR_NOT_FOUND);
    static const char *const order[] = {"T002", "T001", "T003"};
    for (int i = 0; i < 3; i++) {
        assert_string_equal(at_seat(court, "1", KS_HALL_CALL).ticket.number, order[i]);
        at_seat(court, "1", KS_HALL_CAME);
        at_seat(court, "1", KS_HALL_FINISH);
    }
}

static void who_is_put_aside_goes_on_at_another_seat(void **state)
{
    struct court *court = *state;
    come(court, LINE_FILING, "person");
    at_seat(court, "w1", KS_HALL_CALL);
    at_seat(court, "w1", KS_HALL_CAME);
    at_seat(court, "w1", KS_HALL_PARK);
    struct ks_hall_rows *rows = calloc(1, sizeof *rows);
    assert_int_equal(ks_hall_list(&court->desk, KS_HALL_PARKED, court->time.wall_ms, rows, NULL),
                     KS_OK);
    assert_int_equal(rows->total, 1);
    assert_string_equal(rows->rows[0].seat, "w1");
    free(rows);
    assert_refused(court, &(struct ks_hall_wish){.act = KS_HALL_RESUME, .seat = "w2"}, KS_ERR_INPUT,
                   "This needs a number");
    granted(court, &(struct ks_hall_wish){.act = KS_HALL_RESUME, .seat = "w2", .number = "L001"});
    assert_string_equal(at_seat(court, "w2", KS_HALL_FINISH).ticket.seat, "w2");
}

static void somebody_without_a_number_gets_one_and_is_served_at_once(void **state)
{
    struct court *court = *state;
    const struct ks_hall_wish walk_in = {
        .act = KS_HALL_WALK_IN, .seat = "w1", .to = "answers", .request = "token-1"};
    struct ks_hall_done done = granted(court, &walk_in);
    assert_string_equal(done.ticket.number, "H001");
    assert_int_equal(done.ticket.state, KS_TICKET_SERVING);
    assert_int_equal(granted(court, &walk_in).ticket.id, done.ticket.id);
    assert_refused(court,
                   &(struct ks_hall_wish){
                       .act = KS_HALL_WALK_IN, .seat = "w2", .to = "answers", .request = "b"},
                   KS_ERR_INPUT, "Seat w2 does not serve \"answers\" for \"person\"");
}

static void what_cannot_be_is_said_and_changes_nothing(void **state)
{
    struct court *court = *state;
    come(court, LINE_FILING, "person");
    int64_t n = look_at(court).n;
    assert_refused(court, &(struct ks_hall_wish){.act = KS_HALL_DO_COUNT, .seat = "w1"},
                   KS_ERR_INPUT, "There is nothing of that name to do");
    assert_refused(court, &(struct ks_hall_wish){.act = KS_HALL_CALL, .seat = "w9"},
                   KS_ERR_NOT_FOUND, "There is no room w9");
    assert_refused(court, &(struct ks_hall_wish){.act = KS_HALL_FINISH, .seat = "w1"}, KS_ERR_STATE,
                   "Nobody is at room w1");
    assert_refused(court, &(struct ks_hall_wish){.act = KS_HALL_CANCEL}, KS_ERR_INPUT,
                   "This needs a number");
    assert_refused(
        court,
        &(struct ks_hall_wish){
            .act = KS_HALL_CALL_NUMBER, .seat = "w1", .number = "L0000000000000001", .reason = "x"},
        KS_ERR_NOT_FOUND, "There is no number L0000000000000001 today");
    assert_refused(court, &(struct ks_hall_wish){.act = KS_HALL_CALL, .seat = "1"},
                   KS_ERR_NOT_FOUND, "Nobody is waiting");
    assert_int_equal(look_at(court).n, n);
}

static void what_was_done_is_said_in_every_language(void **state)
{
    struct court *court = *state;
    come(court, LINE_FILING, "person");
    struct ks_hall_done done = at_seat(court, "w1", KS_HALL_CALL);
    assert_string_equal(done.said[KS_LANG_EN], "L001 is called to Window 1");
    assert_string_equal(done.said[KS_LANG_ZH_CN], "叫了 L001，请到1号窗口");
}

static void every_word_of_staff_is_known_and_no_other(void **state)
{
    static const char *const words[KS_HALL_DO_COUNT] = {
        "call",   "recall",   "came",    "start",       "no-show", "finish", "back",     "park",
        "resume", "transfer", "walk-in", "call-number", "cancel",  "undo",   "priority", "admit"};
    (void)state;
    for (int i = 0; i < KS_HALL_DO_COUNT; i++)
        assert_int_equal(ks_hall_do_from_code(words[i]), i);
    assert_int_equal(ks_hall_do_from_code("vanish"), KS_HALL_DO_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HALL_TEST(a_call_at_the_moment_of_a_cancel_says_that_the_number_is_gone),
        HALL_TEST(who_was_slower_is_told_who_was_quicker),
        HALL_TEST(who_is_next_on_the_screen_and_is_not_any_more_is_not_called_by_mistake),
        HALL_TEST(a_number_out_of_order_needs_a_reason_which_is_kept),
        HALL_TEST(another_kind_takes_the_place_of_that_kind_and_is_an_exception),
        HALL_TEST(a_transfer_keeps_coming_number_and_priority),
        HALL_TEST(the_wait_after_a_transfer_is_said_before_anything_is_changed),
        HALL_TEST(finish_and_call_is_one_wish_and_its_retry_calls_nobody_more),
        HALL_TEST(a_retry_of_finish_and_call_when_nobody_waited_calls_nobody_who_came_since),
        HALL_TEST(a_retry_after_a_lost_reply_gives_the_same_ticket),
        HALL_TEST(the_outcome_is_a_word_that_is_known),
        HALL_TEST(an_undo_after_the_visitor_was_called_elsewhere_is_refused),
        HALL_TEST(the_time_for_an_undo_is_told_and_kept),
        HALL_TEST(a_level_that_rises_meanwhile_does_not_hinder_an_undo),
        HALL_TEST(whoever_holds_the_seat_acts_there_and_nobody_else),
        HALL_TEST(a_seat_left_with_somebody_called_keeps_them_for_who_sits_down_next),
        HALL_TEST(a_line_that_the_content_has_no_more_is_served_and_takes_no_new_numbers),
        HALL_TEST(who_was_missed_comes_back_alone_behind_those_of_ten_minutes),
        HALL_TEST(who_is_put_aside_goes_on_at_another_seat),
        HALL_TEST(somebody_without_a_number_gets_one_and_is_served_at_once),
        HALL_TEST(what_cannot_be_is_said_and_changes_nothing),
        HALL_TEST(what_was_done_is_said_in_every_language),
        HALL_TEST(every_word_of_staff_is_known_and_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
