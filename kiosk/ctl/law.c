/* kioskctl fee, interest, period: what the law reckons, for a terminal. */
#include "ctl/law.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "ctl/ctl.h"
#include "domain/fee.h"
#include "domain/fee_flat.h"
#include "domain/interest.h"
#include "domain/money.h"
#include "domain/period.h"

static const char fee_usage[] =
    KS_N_("KIND YUAN [--exact], or kioskctl fee KIND for one without an amount");
static const char interest_usage[] = KS_N_("delay YUAN DAYS [--exact]");
static const char period_usage[] = KS_N_("FROM (--days N | --months N | --years N)");

static bool read_count(const char *text, int *out)
{
    char *end = NULL;
    errno = 0;
    long value = strtol(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno == ERANGE || value > INT_MAX)
        return false;
    *out = (int)value;
    return true;
}

static void print_yuan(int64_t atoms, int64_t fen, bool is_exact)
{
    char text[KS_MONEY_TEXT_BYTES];
    puts(ks_money_format_atoms(is_exact ? atoms : fen * KS_ATOMS_PER_FEN, text));
}

static int refuse_kind(const char *kind)
{
    struct ks_arena arena = {0};
    const char *kinds = "", *flat = "";
    for (int i = 0; i < KS_FEE_KIND_COUNT; i++)
        kinds = ks_arena_printf(&arena, "%s %s", kinds, ks_fee_kind_code((enum ks_fee_kind)i));
    for (int i = 0; i < KS_FEE_FLAT_COUNT; i++)
        flat = ks_arena_printf(&arena, "%s %s", flat,
                               ks_fee_flat_find((enum ks_fee_flat_kind)i)->code);
    ks_ctl_say(stderr, "kioskctl fee: there is no kind \"%s\"; the kinds are%s, and without YUAN%s",
               kind, kinds, flat);
    ks_arena_destroy(&arena);
    return KS_CTL_WRONG_USE;
}

/* A sum, or the range within which the court's own figure lies: "50-300". */
static int print_flat_fee(const struct ks_fee_flat *flat)
{
    char low[KS_MONEY_TEXT_BYTES], high[KS_MONEY_TEXT_BYTES];
    ks_money_format_atoms(flat->low_fen * KS_ATOMS_PER_FEN, low);
    ks_money_format_atoms(flat->high_fen * KS_ATOMS_PER_FEN, high);
    if (flat->low_fen == flat->high_fen)
        puts(low);
    else
        printf("%s-%s\n", low, high);
    return KS_CTL_DONE;
}

static int run_flat_fee(const struct ks_fee_flat *flat, int argc)
{
    if (argc == 2)
        return print_flat_fee(flat);
    ks_ctl_say(stderr, "kioskctl fee: %s does not depend on an amount; leave YUAN out", flat->code);
    return KS_CTL_WRONG_USE;
}

int ks_ctl_fee(int argc, char **argv)
{
    struct ks_error error = {0};
    struct ks_fee fee;
    int64_t amount_fen = 0;
    bool is_exact = ks_ctl_take_flag(&argc, argv, "--exact");
    if (argc < 2 || argc > 3)
        return ks_ctl_refuse_use(argv[0], fee_usage);
    const struct ks_fee_flat *flat = ks_fee_flat_find(ks_fee_flat_from_code(argv[1]));
    if (flat != NULL)
        return run_flat_fee(flat, argc);
    enum ks_fee_kind kind = ks_fee_kind_from_code(argv[1]);
    if (kind == KS_FEE_KIND_COUNT)
        return refuse_kind(argv[1]);
    if (argc != 3)
        return ks_ctl_refuse_use(argv[0], fee_usage);
    if (ks_money_parse_yuan(argv[2], &amount_fen, &error) != KS_OK ||
        ks_fee_compute(kind, amount_fen, &fee, &error) != KS_OK)
        return ks_ctl_refuse("fee", error.text);
    print_yuan(fee.exact_atoms, fee.fen, is_exact);
    return KS_CTL_DONE;
}

int ks_ctl_interest(int argc, char **argv)
{
    struct ks_error error = {0};
    int64_t principal_fen = 0, atoms = 0;
    int days = 0;
    bool is_exact = ks_ctl_take_flag(&argc, argv, "--exact");
    if (argc != 4 || strcmp(argv[1], "delay") != 0)
        return ks_ctl_refuse_use(argv[0], interest_usage);
    if (!read_count(argv[3], &days))
        return ks_ctl_refuse("interest", ks_staff_tr("DAYS must be a whole number, 0 or more"));
    if (ks_money_parse_yuan(argv[2], &principal_fen, &error) != KS_OK ||
        ks_interest_delay(principal_fen, days, &atoms, &error) != KS_OK)
        return ks_ctl_refuse("interest", error.text);
    print_yuan(atoms, ks_money_round_to_fen(atoms), is_exact);
    return KS_CTL_DONE;
}

/* Sets the part of `period` that `option` names; NULL text means all is well. */
static const char *read_period(const char *option, const char *value, struct ks_period *period)
{
    struct {
        const char *name;
        int *part;
    } parts[] = {
        {"--days", &period->days},
        {"--months", &period->months},
        {"--years", &period->years},
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (strcmp(option, parts[i].name) == 0)
            return read_count(value, parts[i].part) ? NULL
                                                    : KS_N_("N must be a whole number above 0");
    return KS_N_("the length must be given as --days N, --months N or --years N");
}

static void say_safe_day(const struct ks_calendar *calendar, const struct ks_period_end *end)
{
    char safe_day[KS_DATE_TEXT_BYTES];
    if (end->is_known || ks_date_compare(end->safe_day, end->last_day) == 0)
        return;
    ks_ctl_say(stderr,
               ks_period_may_be_holiday(calendar, end->safe_day)
                   ? KS_N_("kioskctl period: visitors are told %s, in time whatever the holidays, "
                           "and that it may be a holiday itself")
                   : KS_N_("kioskctl period: visitors are told %s, in time whatever the holidays"),
               ks_date_format(end->safe_day, safe_day));
}

static int print_end(const struct ks_calendar *calendar, const struct ks_period_end *end)
{
    char nominal[KS_DATE_TEXT_BYTES], last_day[KS_DATE_TEXT_BYTES];
    if (ks_date_is_none(end->last_day)) {
        ks_ctl_say(stderr,
                   "kioskctl period: the count ends on %s, where holidays may fall that the "
                   "content pack's calendar does not hold; add that year's holidays to it",
                   ks_date_format(end->nominal, nominal));
        say_safe_day(calendar, end);
        return KS_CTL_WRONG_USE;
    }
    puts(ks_date_format(end->last_day, last_day));
    if (!end->is_known)
        ks_ctl_say(stderr,
                   "kioskctl period: the content pack's calendar does not cover %s, so only "
                   "Saturdays and Sundays were counted as rest days",
                   last_day);
    say_safe_day(calendar, end);
    return KS_CTL_DONE;
}

int ks_ctl_period(int argc, char **argv, const struct ks_calendar *calendar)
{
    struct ks_error error = {0};
    struct ks_date from;
    struct ks_period period = {0};
    struct ks_period_end end;
    if (argc != 4)
        return ks_ctl_refuse_use(argv[0], period_usage);
    const char *fault = read_period(argv[2], argv[3], &period);
    if (fault)
        return ks_ctl_refuse("period", ks_staff_tr(fault));
    if (ks_date_parse(argv[1], &from, &error) != KS_OK ||
        ks_period_check_from(calendar, from, &error) != KS_OK ||
        ks_period_compute(calendar, from, period, &end, &error) != KS_OK)
        return ks_ctl_refuse("period", error.text);
    return print_end(calendar, &end);
}
