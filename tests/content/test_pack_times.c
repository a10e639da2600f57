/* The time limits of the shipped pages taken together. */
#include "content/find.h"
#include "content/pack_fixture.h"
#include "content/shipped.h"

static void expect_thirty_days(const char *page, const struct ks_time_limit *limits, int count)
{
    for (int i = 0; i < count; i++) {
        const struct ks_time_limit *limit = &limits[i];
        bool is_civil_appeal = limit->kind == KS_LIMIT_APPEAL &&
                               strcmp(page, "administrative") != 0 &&
                               strcmp(page, "crime-ask") != 0;
        bool is_told = strstr(limit->from.in[KS_LANG_ZH_CN], "没有住所") != NULL;
        if (is_civil_appeal || is_told)
            assert_int_equal(limit->abroad_days, 30);
        else if (limit->kind == KS_LIMIT_APPEAL)
            assert_int_equal(limit->abroad_days, 0);
    }
}

/* Civil Procedure Law, articles 285 and 286: of civil cases, and of answers and appeals alone. */
static void who_has_no_home_in_china_has_thirty_days_to_answer_and_to_appeal(void **state)
{
    (void)state;
    for (int i = 0; i < shipped->guide_count; i++)
        expect_thirty_days(shipped->guides[i].id, shipped->guides[i].limits,
                           shipped->guides[i].limit_count);
    for (int i = 0; i < shipped->situations.outcome_count; i++)
        expect_thirty_days(shipped->situations.outcomes[i].id,
                           shipped->situations.outcomes[i].limits,
                           shipped->situations.outcomes[i].limit_count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_has_no_home_in_china_has_thirty_days_to_answer_and_to_appeal),
    };
    return cmocka_run_group_tests_name("time limits of the shipped pages", tests, load_shipped,
                                       free_shipped);
}
