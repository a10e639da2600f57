/* kioskctl's questions of law: fee, interest, period. */
#include "ctl/rows.h"

#include "content/node.h"
#include "domain/limit_kind.h"

static void fee_prints_yuan_and_nothing_else(void **state)
{
    static const struct row rows[] = {
        {"fee property 10000", 0, "50\n", ""},
        {"fee property 10001", 0, "50.03\n", ""},
        {"fee property 10001 --exact", 0, "50.025\n", ""},
        {"fee --exact property 10001", 0, "50.025\n", ""},
        {"fee property 100000", 0, "2300\n", ""},
        {"fee property_halved 10000", 0, "25\n", ""},
        {"fee enforcement 500001 --exact", 0, "7400.01\n", ""},
        {"fee preservation 5000000", 0, "5000\n", ""},
        {"fee payment_order 100000", 0, "766.67\n", ""},
        {"fee divorce_surcharge 300000", 0, "500\n", ""},
        {"fee personality_surcharge 80000", 0, "300\n", ""},
        {"fee bankruptcy 120000000", 0, "300000\n", ""},
    };

    ASSERT_ROWS(rows);
}

static void fee_without_an_amount_prints_the_sum_or_the_range(void **state)
{
    static const struct row rows[] = {
        {"fee labour", 0, "10\n", ""},
        {"fee divorce_base", 0, "50-300\n", ""},
        {"fee personality_base", 0, "100-500\n", ""},
        {"fee other_non_property", 0, "50-100\n", ""},
        {"fee ip_no_amount", 0, "500-1000\n", ""},
        {"fee administrative", 0, "50\n", ""},
        {"fee administrative_special", 0, "100\n", ""},
        {"fee jurisdiction_objection --exact", 0, "50-100\n", ""},
        {"fee enforcement_no_amount", 0, "50-500\n", ""},
        {"fee public_notice", 0, "100\n", ""},
        {"fee set_aside_award", 0, "400\n", ""},
        {"fee confirmation", 0, "0\n", ""},
    };

    ASSERT_ROWS(rows);
}

#define FEE_USE                                                                                    \
    "wrong use; write it as: kioskctl fee KIND YUAN [--exact], or kioskctl fee KIND for one "      \
    "without an amount\n"

static void fee_refuses_what_is_no_kind_or_no_amount(void **state)
{
    static const struct row rows[] = {
        {"fee", 2, "", FEE_USE},
        {"fee property", 2, "", FEE_USE},
        {"fee property 1 2", 2, "", FEE_USE},
        {"fee divorce 1", 2, "",
         "kioskctl fee: there is no kind \"divorce\"; the kinds are property property_halved "
         "enforcement preservation payment_order divorce_surcharge personality_surcharge "
         "bankruptcy, and without YUAN divorce_base personality_base other_non_property "
         "ip_no_amount labour administrative_special administrative jurisdiction_objection "
         "enforcement_no_amount preservation_no_amount public_notice set_aside_award "
         "special_procedure dismissed appeal_ruling state_compensation retrial confirmation "
         "authority_enforces labour_arbitration\n"},
        {"fee labour 300", 2, "",
         "kioskctl fee: labour does not depend on an amount; leave YUAN out\n"},
        {"fee property 1e5", 2, "",
         "kioskctl fee: the amount \"1e5\" is not an amount in yuan, such as 12345.67\n"},
        {"fee property abc", 2, "",
         "kioskctl fee: the amount \"abc\" is not an amount in yuan, such as 12345.67\n"},
        {"fee property 1.234", 2, "",
         "kioskctl fee: the amount \"1.234\" has more than two decimals\n"},
        {"fee property -1", 2, "", "kioskctl fee: the amount \"-1\" is less than zero\n"},
        {"fee property 10000000000000", 0, "50000041800\n", ""},
        {"fee property 10000000000001", 2, "",
         "kioskctl fee: the amount \"10000000000001\" is more than 10,000,000,000,000 yuan\n"},
    };

    ASSERT_ROWS(rows);
}

#define INTEREST_USE "wrong use; write it as: kioskctl interest delay YUAN DAYS [--exact]\n"

static void interest_prints_the_doubled_part(void **state)
{
    static const struct row rows[] = {
        {"interest delay 100000 365", 0, "6387.5\n", ""},
        {"interest delay 35000 180", 0, "1102.5\n", ""},
        {"interest delay 35000 0", 0, "0\n", ""},
        {"interest delay 0.01 1 --exact", 0, "0.00000175\n", ""},
        {"interest", 2, "", INTEREST_USE},
        {"interest normal 100 1", 2, "", INTEREST_USE},
        {"interest delay 100 -1", 2, "",
         "kioskctl interest: DAYS must be a whole number, 0 or more\n"},
        {"interest delay 100 1.5", 2, "",
         "kioskctl interest: DAYS must be a whole number, 0 or more\n"},
        {"interest delay 10000000000001 1", 2, "",
         "kioskctl interest: the amount \"10000000000001\" is more than 10,000,000,000,000 "
         "yuan\n"},
        {"interest delay 10000000000000 53", 2, "",
         "kioskctl interest: that amount over that many days is too large to work out exactly\n"},
        {"interest delay x 1", 2, "",
         "kioskctl interest: the amount \"x\" is not an amount in yuan, such as 12345.67\n"},
    };

    ASSERT_ROWS(rows);
}

#define PERIOD_USE                                                                                 \
    "wrong use; write it as: kioskctl period FROM (--days N | --months N | --years N)\n"

static void period_counts_holidays_and_make_up_days(void **state)
{
    static const struct row rows[] = {
        {"period 2026-11-23 --days 15", 0, "2026-12-08\n", ""},
        {"period 2026-02-05 --days 15", 0, "2026-02-24\n", ""}, /* the spring festival */
        {"period 2026-04-18 --days 15", 0, "2026-05-06\n", ""}, /* labour day */
        {"period 2026-09-10 --days 15", 0, "2026-09-28\n", ""}, /* the mid-autumn festival */
        {"period 2026-09-05 --days 15", 0, "2026-09-20\n", ""}, /* a Sunday that is worked */
        {"period 2026-11-13 --days 15", 0, "2026-11-30\n", ""}, /* a Saturday moves to Monday */
        {"period 2026-09-25 --days 7", 0, "2026-10-08\n", ""},  /* over the National Day */
        {"period 2026-09-25 --days 15", 0, "2026-10-10\n", ""}, /* a Saturday that is worked */
        {"period 2026-01-31 --months 1", 0, "2026-02-28\n", ""},
        {"period 2024-03-10 --years 2", 0, "2026-03-10\n", ""},
    };

    ASSERT_DATA_ROWS(rows);
}

static void period_says_what_its_calendar_does_not_hold(void **state)
{
    static const struct row rows[] = {
        {"period 2026-11-23 --years 2", 0, "2028-11-23\n",
         "kioskctl period: the content pack's calendar does not cover 2028-11-23, so only "
         "Saturdays and Sundays were counted as rest days\n"},
        {"period 2026-08-31 --months 6", 0, "2027-03-01\n",
         "kioskctl period: the content pack's calendar does not cover 2027-03-01, so only "
         "Saturdays and Sundays were counted as rest days\n"
         "kioskctl period: visitors are told 2027-02-26, in time whatever the holidays, "
         "and that it may be a holiday itself\n"},
        {"period 2026-05-20 --years 2", 0, "2028-05-22\n",
         "kioskctl period: the content pack's calendar does not cover 2028-05-22, so only "
         "Saturdays and Sundays were counted as rest days\n"
         "kioskctl period: visitors are told 2028-05-19, in time whatever the holidays\n"},
        {"period 2026-12-17 --days 15", 2, "",
         "kioskctl period: the count ends on 2027-01-01, where holidays may fall that the content "
         "pack's calendar does not hold; add that year's holidays to it\n"
         "kioskctl period: visitors are told 2026-12-31, in time whatever the holidays\n"},
        {"period 2024-11-23 --months 3", 2, "",
         "kioskctl period: the count ends on 2025-02-23, where holidays may fall that the content "
         "pack's calendar does not hold; add that year's holidays to it\n"
         "kioskctl period: visitors are told 2025-02-21, in time whatever the holidays, "
         "and that it may be a holiday itself\n"},
    };

    ASSERT_DATA_ROWS(rows);
}

static void period_refuses_what_is_no_day_or_no_length(void **state)
{
    static const struct row rows[] = {
        {"period", 2, "", PERIOD_USE},
        {"period 2026-11-23", 2, "", PERIOD_USE},
        {"period 2026-11-23 --days", 2, "", PERIOD_USE},
        {"period 1989-12-31 --days 7", 2, "",
         "kioskctl period: 1989-12-31 is before 1990; check the year\n"},
        {"period 2027-01-01 --days 7", 2, "",
         "kioskctl period: 2027-01-01 is after the calendar's last day, 2026-12-31; check the "
         "year, or add that year's holidays to the content pack\n"},
        {"period 23.11.2026 --days 7", 2, "",
         "kioskctl period: \"23.11.2026\" is not a date: write it as YYYY-MM-DD\n"},
        {"period 2026-11-23 --days -7", 2, "",
         "kioskctl period: N must be a whole number above 0\n"},
        {"period 2026-11-23 --days 99999999999", 2, "",
         "kioskctl period: N must be a whole number above 0\n"},
        {"period 2026-11-23 --years 9000", 2, "",
         "kioskctl period: the period ends after the year 9999\n"},
        {"period 2026-02-30 --days 7", 2, "",
         "kioskctl period: 2026-02-30 is not a day of the calendar\n"},
        {"period 2026-11-23 --weeks 7", 2, "",
         "kioskctl period: the length must be given as --days N, --months N or --years N\n"},
        {"period 2026-11-23 --days seven", 2, "",
         "kioskctl period: N must be a whole number above 0\n"},
        {"period 2026-11-23 --days 0", 2, "",
         "kioskctl period: the length of the period must be above 0 and within reason\n"},
    };

    ASSERT_DATA_ROWS(rows);
}

static void law_names_the_article_of_each_fee_and_time_limit(void **state)
{
    struct desk *desk = *state;
    static const char *const wanted[] = {
        "fee labour  Measures on the Payment of Litigation Costs  13(4)\n",
        "limit limitation  Civil Code  188; 192; 193; 195  begins anew after a demand or a "
        "promise; "
        "counts only if the other side pleads it\n",
        "limit appeal  Civil Procedure Law  171; 286  the court looks at it unasked\n",
        "limit none  Civil Code  196\n",
        "counts-from enforcement-admin  Interpretation of the Administrative Procedure Law  153\n",
    };

    run(desk, "kioskctl", "law");
    assert_int_equal(desk->status, 0);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        if (strstr(desk->out, wanted[i]) == NULL)
            fail_msg("%s is not in\n%s", wanted[i], desk->out);
    assert_null(strstr(desk->out, "limit others")); /* it rests on no article */
}

static void law_tells_scripts_the_same_with_words_that_stay(void **state)
{
    struct desk *desk = *state;

    run(desk, "kioskctl", "law --json --lang zh_CN");
    assert_int_equal(desk->status, 0);
    const struct ks_node *root =
        ks_node_parse(&desk->arena, desk->out, strlen(desk->out), NULL, NULL);
    assert_non_null(root);
    const struct ks_node *limits = ks_node_near_key(root, "limits");
    const struct ks_node *guarantee = ks_node_near_item(limits, KS_LIMIT_GUARANTEE);
    assert_string_equal(ks_node_near_key(guarantee, "kind")->text, "guarantee");
    assert_string_equal(ks_node_near_key(guarantee, "statute")->text, "civil_code");
    assert_string_equal(ks_node_near_key(guarantee, "title")->text, "民法典");
    assert_string_equal(ks_node_near_key(guarantee, "articles")->text, "692; 693");
    assert_true(ks_node_near_key(guarantee, "court_looks")->is_true);
    assert_false(ks_node_near_key(guarantee, "can_restart")->is_true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fee_prints_yuan_and_nothing_else),
        cmocka_unit_test(fee_without_an_amount_prints_the_sum_or_the_range),
        cmocka_unit_test(fee_refuses_what_is_no_kind_or_no_amount),
        cmocka_unit_test(interest_prints_the_doubled_part),
        cmocka_unit_test(period_counts_holidays_and_make_up_days),
        cmocka_unit_test(period_says_what_its_calendar_does_not_hold),
        cmocka_unit_test(period_refuses_what_is_no_day_or_no_length),
        cmocka_unit_test(law_names_the_article_of_each_fee_and_time_limit),
        cmocka_unit_test(law_tells_scripts_the_same_with_words_that_stay),
    };

    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
