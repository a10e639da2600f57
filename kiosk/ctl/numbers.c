/* Numbers in doubt and the clock, from a terminal. */
#include "ctl/numbers.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "domain/date.h"
#include "service/queue_papers.h"
#include "store/store_clock.h"

static void print_unsure(const struct ks_unsure_number *row)
{
    long long minutes = row->age_ms / 60000;

    printf("%s  %s  ", row->number, row->day);
    printf(ks_staff_tr("%lld min ago"), minutes);
    printf("  %s%s%s\n", ks_staff_tr(row->known), row->has_expired ? " " : "",
           row->has_expired ? ks_staff_tr("Expired when the hall closed.") : "");
}

static int list_papers(struct ks_ctl *ctl)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_unsure_numbers numbers;
    struct ks_error error = {0};

    if (ks_queue_list_unsure(&desk, ks_clock_wall_ms(ctl->clock), &numbers, &error) != KS_OK)
        return ks_ctl_fail(&error);
    for (int i = 0; i < numbers.count; i++)
        print_unsure(&numbers.rows[i]);
    if (numbers.total > numbers.count)
        printf("... %d\n", numbers.total - numbers.count);
    if (numbers.total == 0) {
        ks_ctl_say(stdout, "No number is in doubt.");
        return KS_CTL_DONE;
    }
    ks_ctl_say(stdout, "%s: kioskctl came-out NUMBER", ks_staff_tr(ks_queue_decision_words(true)));
    ks_ctl_say(stdout, "%s: kioskctl not-out NUMBER", ks_staff_tr(ks_queue_decision_words(false)));
    return KS_CTL_DONE;
}

/* A kiosk that is not running has not ended what its day has. */
static void end_what_is_over(struct ks_ctl *ctl)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    int count = 0;
    enum ks_err ignored = KS_OK;

    if (ctl->content != NULL)
        ignored =
            ks_queue_end_unsure(&desk, ctl->content, ks_clock_wall_ms(ctl->clock), &count, NULL);
    (void)ignored;
}

int ks_ctl_papers(struct ks_ctl *ctl, int argc, char **argv)
{
    if (argc != 1)
        return ks_ctl_refuse_use(argv[0], "");
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    end_what_is_over(ctl);
    return list_papers(ctl);
}

static int decide(struct ks_ctl *ctl, int argc, char **argv, bool is_out)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_ticket ticket;
    struct ks_error error = {0};

    if (argc != 2)
        return ks_ctl_refuse_use(argv[0], KS_N_("NUMBER"));
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    if (ks_queue_decide_paper(&desk, argv[1], is_out, ks_clock_wall_ms(ctl->clock), &ticket,
                              &error) != KS_OK)
        return ks_ctl_fail(&error);
    ks_ctl_say(stdout, ticket.state == KS_TICKET_WAITING ? KS_N_("%s waiting") : KS_N_("%s void"),
               ticket.number);
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
    ks_ctl_say(stdout, "numbers go on from %s %02d:%02d",
               ks_date_format(ks_date_from_wall_ms(now_ms), day), minute / 60, minute % 60);
    if (count > 0)
        ks_ctl_say(stdout,
                   "%d numbers of later days were withdrawn: whoever holds one needs a new one",
                   count);
    return KS_CTL_DONE;
}

int ks_ctl_clock(struct ks_ctl *ctl, int argc, char **argv)
{
    bool is_confirm = argc == 2 && strcmp(argv[1], "confirm") == 0;
    int64_t now_ms = ks_clock_wall_ms(ctl->clock);
    struct ks_error error = {0};

    if (argc != 1 && !is_confirm)
        return ks_ctl_refuse_use(argv[0], "[confirm]");
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    if (is_confirm)
        return confirm(ctl, now_ms);
    if (ks_store_check_clock(ctl->store, now_ms, &error) != KS_OK)
        return ks_ctl_fail(&error);
    ks_ctl_say(stdout, "ok");
    return KS_CTL_DONE;
}
