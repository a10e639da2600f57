/* kioskctl queue, reprint by number, and --json: what staff and scripts read of a day. */
#include "ctl/hall_file.h"

#include <time.h>

#include "content/node.h"
#include "store/store_print_jobs.h"

static const char *line(struct desk *desk, const char *command)
{
    return ks_arena_printf(&desk->arena, "--data %s/data %s", desk->dir, command);
}

static void ctl(struct desk *desk, const char *command)
{
    run(desk, "kioskctl", line(desk, command));
}

/* Four numbers of today: two persons, one with priority, one business; all on paper. */
static void open_hall(struct desk *desk)
{
    static const char *const kinds[] = {"person", "person", "priority", "enterprise"};
    const int64_t now_ms = (int64_t)time(NULL) * 1000;
    ks_file_remove_tree(desk_path(desk, "data"));
    struct ks_store *store = open_hall_file(desk, now_ms);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct ks_print_record job = give_number(store, now_ms, kinds[i]);
        end_slip(store, &job, KS_PRINT_JOB_PRINTED, now_ms);
    }
    ks_store_close(store);
}

/* The lines of what was said, without what follows a time of day. */
static void assert_lines_begin(struct desk *desk, const char *const *begins, int count)
{
    const char *at = desk->out;
    for (int i = 0; i < count; i++) {
        if (strncmp(at, begins[i], strlen(begins[i])) != 0)
            fail_msg("\"%s\" does not begin line %d of\n%s", begins[i], i + 1, desk->out);
        at = strchr(at, '\n') + 1;
    }
    assert_string_equal(at, "");
}

#define ASSERT_LINES(desk, ...)                                                                    \
    do {                                                                                           \
        static const char *const begins[] = {__VA_ARGS__};                                         \
        assert_lines_begin(desk, begins, (int)(sizeof begins / sizeof begins[0]));                 \
    } while (0)

static void who_waits_is_listed_in_the_order_of_calling(void **state)
{
    struct desk *desk = *state;
    open_hall(desk);
    ctl(desk, "queue");
    assert_int_equal(desk->status, 0);
    ASSERT_LINES(desk, "waiting 4", "unconfirmed 0",
                 "waiting, the next one first:", "  T003  priority  since ",
                 "  T004  enterprise  since ", "  T001  person  since ", "  T002  person  since ");
}

static void a_number_in_service_stays_in_sight_until_it_is_finished(void **state)
{
    struct desk *desk = *state;
    open_hall(desk);
    ctl(desk, "call 2");
    ctl(desk, "call 1");
    ctl(desk, "start 2");
    ctl(desk, "recall 1");
    ctl(desk, "queue");
    ASSERT_LINES(desk, "waiting 2", "unconfirmed 0",
                 "called or served now:", "  T004  enterprise  room 1  called at ",
                 "  T003  priority  room 2  serving since ",
                 "waiting, the next one first:", "  T001  person  since ",
                 "  T002  person  since ");
    assert_non_null(strstr(desk->out, " min ago, call 2\n"));
    ctl(desk, "finish 2");
    ctl(desk, "no-show 1");
    ctl(desk, "queue");
    ASSERT_LINES(desk, "waiting 2", "unconfirmed 0",
                 "waiting, the next one first:", "  T001  person  since ",
                 "  T002  person  since ");
}

static void the_queue_in_chinese_says_who_is_being_served(void **state)
{
    struct desk *desk = *state;
    open_hall(desk);
    run_in(desk, "zh_CN.UTF-8", "kioskctl", line(desk, "call 1"));
    assert_string_equal(desk->out, "T003 已叫号，请到 1 号室\n");
    run_in(desk, "zh_CN.UTF-8", "kioskctl", line(desk, "start 1"));
    assert_string_equal(desk->out, "T003 正在办理，1 号室\n");
    run_in(desk, "zh_CN.UTF-8", "kioskctl", line(desk, "queue"));
    ASSERT_LINES(desk, "等候 3 人", "凭条未确认 0 个", "正在叫号和办理：",
                 "  T003  优先（老人、残疾人、孕妇）  1 号室  正在办理，", "正在等候，按叫号顺序：",
                 "  T004  企业  ", "  T001  个人  ", "  T002  个人  ");
}

static const struct ks_node *parse(struct desk *desk)
{
    int fault_line = 0;
    const char *fault = NULL;
    const struct ks_node *root =
        ks_node_parse(&desk->arena, desk->out, strlen(desk->out), &fault_line, &fault);
    if (root == NULL)
        fail_msg("no JSON at line %d, %s: %s", fault_line, fault, desk->out);
    return root;
}

/* The keys of an object with blanks between, in their order. */
static const char *keys_of(struct desk *desk, const struct ks_node *node)
{
    const char *keys = "";
    for (int i = 0; i < node->child_count; i++)
        keys =
            ks_arena_printf(&desk->arena, "%s%s%s", keys, i > 0 ? " " : "", node->children[i].key);
    return keys;
}

static const char *text_in(const struct ks_node *node, const char *key)
{
    const struct ks_node *member = ks_node_member(node, key);
    assert_non_null(member);
    assert_int_equal(member->kind, KS_NODE_TEXT);
    return member->text;
}

static void the_queue_as_json_has_stable_keys_and_nothing_personal(void **state)
{
    struct desk *desk = *state;
    open_hall(desk);
    ctl(desk, "call 2");
    ctl(desk, "start 2");
    run_in(desk, "zh_CN.UTF-8", "kioskctl", line(desk, "queue --json"));
    assert_int_equal(desk->status, 0);
    const struct ks_node *root = parse(desk);
    assert_string_equal(keys_of(desk, root), "at lines now waiting");
    const struct ks_node *lines = ks_node_member(root, "lines");
    assert_int_equal(lines->child_count, 1);
    assert_string_equal(keys_of(desk, &lines->children[0]), "line waiting unconfirmed");
    assert_int_equal(ks_node_member(&lines->children[0], "waiting")->number, 3);
    const struct ks_node *now = ks_node_member(root, "now");
    assert_int_equal(now->child_count, 1);
    assert_string_equal(keys_of(desk, &now->children[0]),
                        "number line kind state since minutes seat calls");
    assert_string_equal(text_in(&now->children[0], "number"), "T003");
    assert_string_equal(text_in(&now->children[0], "state"), "serving");
    assert_string_equal(text_in(&now->children[0], "seat"), "2");
    assert_non_null(strstr(text_in(&now->children[0], "since"), "+08:00"));
    const struct ks_node *waiting = ks_node_member(root, "waiting");
    assert_int_equal(waiting->child_count, 3);
    assert_string_equal(keys_of(desk, &waiting->children[0]),
                        "number line kind state since minutes");
    assert_string_equal(text_in(&waiting->children[0], "number"), "T004");
    assert_string_equal(text_in(&waiting->children[0], "kind"), "enterprise");
}

static void doctor_as_json_says_what_it_says_in_lines(void **state)
{
    static const char *const gravities[] = {"well", "soon", "now"};
    struct desk *desk = *state;
    open_hall(desk);
    ctl(desk, "doctor");
    const char *lines = desk->out;
    int status = desk->status;
    ctl(desk, "doctor --json");
    assert_int_equal(desk->status, status);
    const struct ks_node *root = parse(desk);
    assert_string_equal(keys_of(desk, root), "ok findings");
    assert_int_equal(ks_node_member(root, "ok")->is_true, status == 0);
    const struct ks_node *findings = ks_node_member(root, "findings");
    assert_true(findings->child_count >= 10);
    for (int i = 0; i < findings->child_count; i++) {
        const struct ks_node *row = &findings->children[i];
        assert_string_equal(keys_of(desk, row), "id gravity text");
        bool is_known = false;
        for (size_t k = 0; k < sizeof gravities / sizeof gravities[0]; k++)
            is_known = is_known || strcmp(text_in(row, "gravity"), gravities[k]) == 0;
        assert_true(is_known);
        if (strcmp(text_in(row, "id"), "disk") == 0) /* others write to it meanwhile */
            continue;
        assert_non_null(strstr(lines, ks_arena_printf(&desk->arena, "%s: %s\n", text_in(row, "id"),
                                                      text_in(row, "text"))));
    }
}

static void figures_as_json_count_numbers_and_papers(void **state)
{
    struct desk *desk = *state;
    open_hall(desk);
    ctl(desk, "figures --json");
    assert_int_equal(desk->status, 0);
    const struct ks_node *root = parse(desk);
    assert_string_equal(keys_of(desk, root), "from to numbers papers");
    const struct ks_node *numbers = ks_node_member(root, "numbers");
    assert_int_equal(numbers->child_count, 3);
    assert_string_equal(keys_of(desk, &numbers->children[0]),
                        "day kind taken served no_show withdrawn expired mean_wait_minutes "
                        "longest_wait_minutes");
    assert_string_equal(text_in(&numbers->children[1], "kind"), "person");
    assert_int_equal(ks_node_member(&numbers->children[1], "taken")->number, 2);
    const struct ks_node *papers = ks_node_member(root, "papers");
    assert_int_equal(papers->child_count, 1);
    assert_string_equal(keys_of(desk, &papers->children[0]), "day kind printed failed unknown");
    assert_string_equal(text_in(&papers->children[0], "kind"), "ticket");
    assert_int_equal(ks_node_member(&papers->children[0], "printed")->number, 4);
}

static void a_ticket_is_printed_again_by_its_number_of_today(void **state)
{
    struct desk *desk = *state;
    open_hall(desk);
    ctl(desk, "printer reprint t002");
    assert_string_equal(desk->err, "");
    assert_int_equal(desk->status, 0);
    assert_string_equal(desk->out, "ticket T002 is printed again\n");
    assert_non_null(strstr(desk_read(desk, desk_path(desk, "data/slips/0001.txt")), "T002"));
    ctl(desk, "printer reprint 3");
    assert_string_equal(desk->out, "ticket T003 is printed again\n");
    ctl(desk, "printer reprint T099");
    assert_int_equal(desk->status, 1);
    assert_int_equal(strncmp(desk->err, "There is no number T099 of 2", 28), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_waits_is_listed_in_the_order_of_calling),
        cmocka_unit_test(a_number_in_service_stays_in_sight_until_it_is_finished),
        cmocka_unit_test(the_queue_in_chinese_says_who_is_being_served),
        cmocka_unit_test(the_queue_as_json_has_stable_keys_and_nothing_personal),
        cmocka_unit_test(doctor_as_json_says_what_it_says_in_lines),
        cmocka_unit_test(figures_as_json_count_numbers_and_papers),
        cmocka_unit_test(a_ticket_is_printed_again_by_its_number_of_today),
    };

    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
