/* Numbers in doubt, the clock, and the days behind, from a terminal. */
#include "app/ctl_numbers.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "domain/date.h"
#include "service/queue_papers.h"
#include "store/store_clock.h"
#include "store/store_figures.h"

enum { FIGURE_DAYS = 30 };

static int refuse_use(char **argv, const char *rest)
{
    fprintf(stderr, "wrong use; write it as: kioskctl %s %s\n", argv[0], rest);
    return KS_CTL_WRONG_USE;
}

static void print_unsure(const struct ks_unsure_number *row, enum ks_lang lang)
{
    long long minutes = row->age_ms / 60000;

    printf("%s  %s  ", row->number, row->day);
    printf(ks_tr(lang, "%lld min ago"), minutes);
    printf("  %s%s%s\n", ks_tr(lang, row->known), row->has_expired ? " " : "",
           row->has_expired ? ks_tr(lang, "Expired when the hall closed.") : "");
}

static int list_papers(struct ks_ctl *ctl, enum ks_lang lang)
{
    struct ks_unsure_numbers numbers;
    struct ks_error error = {0};

    if (ks_queue_list_unsure(ctl->store, ks_clock_wall_ms(ctl->clock), &numbers, &error) != KS_OK)
        return ks_ctl_fail(&error);
    for (int i = 0; i < numbers.count; i++)
        print_unsure(&numbers.rows[i], lang);
    if (numbers.total > numbers.count)
        printf("... %d\n", numbers.total - numbers.count);
    if (numbers.total == 0) {
        puts(ks_tr(lang, "No number is in doubt."));
        return KS_CTL_DONE;
    }
    printf("%s: kioskctl came-out NUMBER\n", ks_tr(lang, ks_queue_decision_words(true)));
    printf("%s: kioskctl not-out NUMBER\n", ks_tr(lang, ks_queue_decision_words(false)));
    return KS_CTL_DONE;
}

/* A kiosk that is not running has not ended what its day has. */
static void end_what_is_over(struct ks_ctl *ctl)
{
    int count = 0;
    enum ks_err ignored = KS_OK;

    if (ctl->content != NULL)
        ignored = ks_queue_end_unsure(ctl->store, ctl->content, ks_clock_wall_ms(ctl->clock),
                                      &count, NULL);
    (void)ignored;
}

int ks_ctl_papers(struct ks_ctl *ctl, int argc, char **argv)
{
    enum ks_lang lang = argc == 1                                     ? KS_LANG_EN
                        : argc == 3 && strcmp(argv[1], "--lang") == 0 ? ks_lang_from_code(argv[2])
                                                                      : KS_LANG_COUNT;

    if (lang == KS_LANG_COUNT)
        return refuse_use(argv, "[--lang zh_CN|en]");
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    end_what_is_over(ctl);
    return list_papers(ctl, lang);
}

static int decide(struct ks_ctl *ctl, int argc, char **argv, bool is_out)
{
    struct ks_ticket ticket;
    struct ks_error error = {0};

    if (argc != 2)
        return refuse_use(argv, "NUMBER");
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    if (ks_queue_decide_paper(ctl->store, argv[1], is_out, ks_clock_wall_ms(ctl->clock), &ticket,
                              &error) != KS_OK)
        return ks_ctl_fail(&error);
    printf("%s %s\n", ticket.number, ks_ticket_state_code(ticket.state));
    return KS_CTL_DONE;
}

int ks_ctl_came_out(struct ks_ctl *ctl, int argc, char **argv)
{
    return decide(ctl, argc, argv, true);
}

int ks_ctl_not_out(struct ks_ctl *ctl, int argc, char **argv)
{
    return decide(ctl, argc, argv, false);
}

static int confirm(struct ks_ctl *ctl, int64_t now_ms)
{
    char day[KS_DATE_TEXT_BYTES];
    int minute = ks_date_minute_from_wall_ms(now_ms), count = 0;
    struct ks_error error = {0};

    if (ks_store_confirm_clock(ctl->store, now_ms, &count, &error) != KS_OK)
        return ks_ctl_fail(&error);
    printf("numbers go on from %s %02d:%02d\n", ks_date_format(ks_date_from_wall_ms(now_ms), day),
           minute / 60, minute % 60);
    if (count > 0)
        printf("%d numbers of later days were withdrawn: whoever holds one needs a new one\n",
               count);
    return KS_CTL_DONE;
}

int ks_ctl_clock(struct ks_ctl *ctl, int argc, char **argv)
{
    bool is_confirm = argc == 2 && strcmp(argv[1], "confirm") == 0;
    int64_t now_ms = ks_clock_wall_ms(ctl->clock);
    struct ks_error error = {0};

    if (argc != 1 && !is_confirm)
        return refuse_use(argv, "[confirm]");
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    if (is_confirm)
        return confirm(ctl, now_ms);
    if (ks_store_check_clock(ctl->store, now_ms, &error) != KS_OK)
        return ks_ctl_fail(&error);
    puts("ok");
    return KS_CTL_DONE;
}

static bool print_figures(const struct ks_day_figures *row, void *ctx)
{
    long long mean = row->waits > 0 ? row->wait_sum_ms / row->waits / 60000 : 0;

    (void)ctx;
    printf("%s  %s  taken %lld  served %lld  no-show %lld  withdrawn %lld  expired %lld  "
           "mean wait %lld min  longest %lld min\n",
           row->day, row->kind, (long long)row->taken, (long long)row->served,
           (long long)row->no_show, (long long)row->withdrawn, (long long)row->expired, mean,
           (long long)row->wait_most_ms / 60000);
    return true;
}

int ks_ctl_figures(struct ks_ctl *ctl, int argc, char **argv)
{
    struct ks_date today = ks_date_from_wall_ms(ks_clock_wall_ms(ctl->clock));
    struct ks_date since = ks_date_add_days(today, 1 - FIGURE_DAYS);
    char from[KS_DATE_TEXT_BYTES], to[KS_DATE_TEXT_BYTES];
    struct ks_error error = {0};

    if (argc > 2)
        return refuse_use(argv, "[FROM]");
    if (argc == 2 && ks_date_parse(argv[1], &since, &error) != KS_OK)
        return ks_ctl_fail(&error);
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    ks_date_format(since, from);
    ks_date_format(today, to);
    return ks_store_show_figures(ctl->store, from, to, print_figures, NULL, &error) == KS_OK
               ? KS_CTL_DONE
               : ks_ctl_fail(&error);
}
