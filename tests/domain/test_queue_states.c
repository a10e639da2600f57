#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "domain/queue/states.h"

/* What may be done in which state, and where it leads; a dot: may not be done. */
static const struct {
    const char *state, *acts;
} table[KS_TICKET_STATE_COUNT] = {
    [KS_TICKET_RESERVED] = {"reserved", "admit>waiting cancel>cancelled expire>expired"},
    [KS_TICKET_WAITING] = {"waiting", "call>called transfer>transferred cancel>cancelled "
                                      "expire>expired"},
    [KS_TICKET_CALLED] = {"called", "recall>called start>serving came>serving no-show>no-show "
                                    "back>waiting park>parked transfer>transferred "
                                    "cancel>cancelled expire>expired"},
    [KS_TICKET_SERVING] = {"serving", "finish>finished park>parked transfer>transferred "
                                      "cancel>cancelled"},
    [KS_TICKET_PARKED] = {"parked", "back>waiting resume>serving transfer>transferred "
                                    "cancel>cancelled expire>expired"},
    [KS_TICKET_FINISHED] = {"finished", ""},
    [KS_TICKET_NO_SHOW] = {"no-show", "back>waiting cancel>cancelled expire>expired"},
    [KS_TICKET_TRANSFERRED] = {"transferred", "call>called transfer>transferred cancel>cancelled "
                                              "expire>expired"},
    [KS_TICKET_CANCELLED] = {"cancelled", "readmit>waiting"},
    [KS_TICKET_EXPIRED] = {"expired", "readmit>waiting"},
};

static enum ks_ticket_state expected(enum ks_queue_act act, enum ks_ticket_state from)
{
    char wanted[32] = "";
    strcat(strcat(strcpy(wanted, " "), ks_queue_act_code(act)), ">");
    char acts[256] = " ";
    strcat(acts, table[from].acts);
    const char *found = strstr(acts, wanted);
    if (found == NULL)
        return KS_TICKET_STATE_COUNT;
    char to[16] = "";
    found += strlen(wanted);
    memcpy(to, found, strcspn(found, " "));
    return ks_ticket_state_from_code(to);
}

static void every_act_on_every_state_does_what_the_table_says(void **state)
{
    (void)state;
    int allowed = 0;
    for (int act = 0; act < KS_QUEUE_ACT_COUNT; act++) {
        for (int from = 0; from < KS_TICKET_STATE_COUNT; from++) {
            enum ks_ticket_state to =
                ks_queue_after((enum ks_queue_act)act, (enum ks_ticket_state)from);
            assert_int_equal(to, expected((enum ks_queue_act)act, (enum ks_ticket_state)from));
            allowed += to != KS_TICKET_STATE_COUNT;
        }
    }
    assert_int_equal(allowed, 34);
}

static void what_is_out_of_range_is_nothing(void **state)
{
    (void)state;
    assert_int_equal(ks_queue_after(KS_QUEUE_CALL, KS_TICKET_STATE_COUNT), KS_TICKET_STATE_COUNT);
    assert_int_equal(ks_queue_after(KS_QUEUE_ACT_COUNT, KS_TICKET_WAITING), KS_TICKET_STATE_COUNT);
    assert_int_equal(ks_queue_act_between(KS_TICKET_WAITING, KS_TICKET_STATE_COUNT),
                     KS_QUEUE_ACT_COUNT);
    assert_false(ks_ticket_is_queued(KS_TICKET_STATE_COUNT));
    assert_string_equal(ks_ticket_state_code(KS_TICKET_STATE_COUNT), "");
    assert_string_equal(ks_queue_act_code(KS_QUEUE_ACT_COUNT), "");
}

static void every_word_goes_both_ways(void **state)
{
    (void)state;
    for (int i = 0; i < KS_TICKET_STATE_COUNT; i++) {
        assert_string_equal(ks_ticket_state_code((enum ks_ticket_state)i), table[i].state);
        assert_int_equal(ks_ticket_state_from_code(table[i].state), i);
    }
    for (int i = 0; i < KS_QUEUE_ACT_COUNT; i++)
        assert_int_equal(ks_queue_act_from_code(ks_queue_act_code((enum ks_queue_act)i)), i);
    assert_int_equal(ks_ticket_state_from_code("void"), KS_TICKET_STATE_COUNT);
    assert_int_equal(ks_queue_act_from_code("gone"), KS_QUEUE_ACT_COUNT);
}

static void a_way_from_state_to_state_is_an_act_that_leads_there(void **state)
{
    (void)state;
    for (int from = 0; from < KS_TICKET_STATE_COUNT; from++) {
        for (int to = 0; to < KS_TICKET_STATE_COUNT; to++) {
            enum ks_queue_act act =
                ks_queue_act_between((enum ks_ticket_state)from, (enum ks_ticket_state)to);
            if (act == KS_QUEUE_ACT_COUNT)
                continue;
            assert_int_equal(ks_queue_after(act, (enum ks_ticket_state)from), to);
            assert_int_not_equal(from, to);
        }
    }
    assert_int_equal(ks_queue_act_between(KS_TICKET_CALLED, KS_TICKET_SERVING), KS_QUEUE_START);
    assert_int_equal(ks_queue_act_between(KS_TICKET_CANCELLED, KS_TICKET_WAITING),
                     KS_QUEUE_ACT_COUNT); /* only by its own name */
    assert_int_equal(ks_queue_act_between(KS_TICKET_FINISHED, KS_TICKET_WAITING),
                     KS_QUEUE_ACT_COUNT);
}

static void only_those_in_a_queue_can_be_called(void **state)
{
    (void)state;
    for (int i = 0; i < KS_TICKET_STATE_COUNT; i++) {
        enum ks_ticket_state from = (enum ks_ticket_state)i;
        assert_int_equal(ks_ticket_is_queued(from),
                         ks_queue_after(KS_QUEUE_CALL, from) == KS_TICKET_CALLED);
    }
}

enum { AT = 1000000 };

static enum ks_ticket_state undo(enum ks_queue_act act, enum ks_ticket_state from, int64_t now_ms)
{
    const struct ks_queue_step step = {act, from, ks_queue_after(act, from), AT};
    return ks_queue_undo(&step, step.to, now_ms);
}

static void an_undo_restores_the_state_before_each_step_of_a_seat(void **state)
{
    (void)state;
    for (int i = 0; i < KS_QUEUE_ACT_COUNT; i++) {
        enum ks_queue_act act = (enum ks_queue_act)i;
        bool may = act != KS_QUEUE_ISSUE && act != KS_QUEUE_ADMIT && act != KS_QUEUE_RECALL &&
                   act != KS_QUEUE_EXPIRE && act != KS_QUEUE_READMIT && act != KS_QUEUE_UNDO;
        for (int from = 0; from < KS_TICKET_STATE_COUNT; from++) {
            enum ks_ticket_state before = (enum ks_ticket_state)from;
            if (ks_queue_after(act, before) == KS_TICKET_STATE_COUNT)
                continue;
            assert_int_equal(undo(act, before, AT + 1), may ? before : KS_TICKET_STATE_COUNT);
        }
    }
}

static void an_undo_comes_within_thirty_seconds_and_after_nothing_else(void **state)
{
    (void)state;
    assert_int_equal(undo(KS_QUEUE_CALL, KS_TICKET_WAITING, AT), KS_TICKET_WAITING);
    assert_int_equal(undo(KS_QUEUE_CALL, KS_TICKET_WAITING, AT + 30000), KS_TICKET_WAITING);
    assert_int_equal(undo(KS_QUEUE_CALL, KS_TICKET_WAITING, AT + 30001), KS_TICKET_STATE_COUNT);
    assert_int_equal(undo(KS_QUEUE_CALL, KS_TICKET_WAITING, AT - 1), KS_TICKET_STATE_COUNT);
    const struct ks_queue_step call = {KS_QUEUE_CALL, KS_TICKET_WAITING, KS_TICKET_CALLED, AT};
    assert_int_equal(ks_queue_undo(&call, KS_TICKET_SERVING, AT + 1), KS_TICKET_STATE_COUNT);
    const struct ks_queue_step none = {KS_QUEUE_ACT_COUNT, 0, 0, AT};
    assert_int_equal(ks_queue_undo(&none, KS_TICKET_RESERVED, AT + 1), KS_TICKET_STATE_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_act_on_every_state_does_what_the_table_says),
        cmocka_unit_test(what_is_out_of_range_is_nothing),
        cmocka_unit_test(every_word_goes_both_ways),
        cmocka_unit_test(a_way_from_state_to_state_is_an_act_that_leads_there),
        cmocka_unit_test(only_those_in_a_queue_can_be_called),
        cmocka_unit_test(an_undo_restores_the_state_before_each_step_of_a_seat),
        cmocka_unit_test(an_undo_comes_within_thirty_seconds_and_after_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
