/* kioskctl draft as an editor of the content meets it. */
#include "ctl/rows.h"

#define GOOD "--content " KS_SOURCE_DIR "/tests/content/good "

static void draft(struct desk *desk, const char *line)
{
    run(desk, "kioskctl",
        ks_arena_printf(&desk->arena, "--data %s/data " GOOD "draft %s", desk->dir, line));
}

static void expect(struct desk *desk, int status, const char *out, const char *err)
{
    if (desk->status != status || strcmp(desk->out, out) != 0 || strcmp(desk->err, err) != 0)
        fail_msg("exit %d\n%s%s", desk->status, desk->out, desk->err);
}

static void assert_draft(struct desk *desk, const char *line, int status, const char *out,
                         const char *err)
{
    draft(desk, line);
    expect(desk, status, out, err);
}

static void a_draft_is_begun_filled_checked_compared_and_put_aside(void **state)
{
    struct desk *desk = *state;

    assert_draft(desk, "new holiday", 0, "", "");
    assert_draft(desk, "list", 0, "holiday\n", "");
    assert_draft(desk, "set holiday court.json revision 2026-12.1", 0, "", "");
    assert_draft(desk, "set holiday court.json copies.zh_CN 三份", 0, "", "");
    assert_draft(desk, "check holiday", 0, "", "");
    assert_draft(desk, "diff holiday", 0,
                 "court.json revision\n- \"test.1\"\n+ \"2026-12.1\"\n"
                 "court.json copies.zh_CN\n- \"被告人数 + 1\"\n+ \"三份\"\n",
                 "");
    draft(desk, "show holiday");
    assert_int_equal(desk->status, 0);
    assert_non_null(strstr(desk->out, "  kioskctl\n"));
    const char *account =
        ks_arena_printf(&desk->arena, "(uid %lld)  court.json", (long long)getuid());
    assert_non_null(
        strstr(desk->out,
               ks_arena_printf(&desk->arena, "  kioskctl %s revision  \"2026-12.1\"\n", account)));
    assert_non_null(
        strstr(desk->out,
               ks_arena_printf(&desk->arena, "  kioskctl %s copies.zh_CN  \"三份\"\n", account)));
    assert_draft(desk, "drop holiday", 0, "", "");
    assert_draft(desk, "list", 0, "", "");
}

/* As kioskctl content check tells them, with its status. */
static void what_would_be_wrong_with_the_pack_is_told_by_file_and_line(void **state)
{
    struct desk *desk = *state;

    draft(desk, "new wrong");
    draft(desk, "set wrong court.json hotline 12345");
    draft(desk, "set wrong court.json fresh words");
    draft(desk, "check wrong");
    assert_int_equal(desk->status, 1);
    assert_string_equal(desk->err, "");
    assert_non_null(strstr(desk->out, "court.json:"));
    assert_non_null(strstr(desk->out, ": unknown key \"fresh\"\n"));
    run(desk, "kioskctl", "content check " KS_SOURCE_DIR "/tests/content/good");
    expect(desk, 0, "", ""); /* the pack that is shown is as it was */
}

static void what_cannot_be_is_refused_in_a_sentence(void **state)
{
    static const char usage[] =
        "wrong use; write it as: kioskctl draft new|show|check|layout|diff|drop NAME, list, set "
        "NAME FILE [FIELD] VALUE, keep NAME FILE [FIELD] REASON, or import NAME FILE ...; [--by "
        "USER]\n";
    struct desk *desk = *state;

    draft(desk, "new taken");
    assert_draft(desk, "new taken", 1, "", "There is a draft taken already\n");
    assert_draft(desk, "new Taken", 2, "", "\"Taken\" must be 1 to 23 of a-z 0-9 - _\n");
    assert_draft(desk, "set taken court.json hotline 1 --by nobody", 2, "",
                 "The name or the password is wrong\n");
    assert_draft(desk, "check nobody", 1, "", "There is no draft nobody\n");
    assert_draft(desk, "set taken court.json nowhere.deep x", 2, "",
                 "court.json has no place \"nowhere.deep\"\n");
    assert_draft(desk, "set taken ../court.json hotline x", 2, "",
                 "a pack has no file ../court.json\n");
    assert_draft(desk, "set taken court.json allowed_hosts none", 2, "",
                 "what is to stand there must be written as JSON\n");
    assert_draft(desk, "publish taken", 2, "", usage);
    assert_draft(desk, "set taken court.json", 2, "", usage);
    assert_draft(desk, "new", 2, "", usage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_draft_is_begun_filled_checked_compared_and_put_aside),
        cmocka_unit_test(what_would_be_wrong_with_the_pack_is_told_by_file_and_line),
        cmocka_unit_test(what_cannot_be_is_refused_in_a_sentence),
    };

    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
