/* kioskctl history: what happened to a number. */
#include <ctype.h>
#include <stdio.h>

#include "base/i18n.h"
#include "ctl/numbers.h"
#include "store/store_events.h"
#include "store/store_papers.h"

static void print_part(const char *before, const char *text)
{
    if (text[0] != '\0')
        printf("  %s%s", ks_staff_tr(before), text);
}

static bool print_event(const struct ks_event *event, void *ctx)
{
    char day[KS_DATE_TEXT_BYTES];
    int minute = ks_date_minute_from_wall_ms(event->at_ms);

    (void)ctx;
    const char *from = event->from[0] == '\0' ? "" : ks_staff_tr(event->from);
    const char *to = event->to[0] == '\0' ? "" : ks_staff_tr(event->to);
    printf("%s %02d:%02d:%02d  %s  %s%s%s", ks_date_format(ks_date_from_wall_ms(event->at_ms), day),
           minute / 60, minute % 60, (int)(event->at_ms / 1000 % 60), ks_staff_tr(event->act), from,
           from[0] != '\0' ? " > " : "", to);
    print_part(KS_N_("line "), event->line);
    print_part(KS_N_("at "), event->seat);
    print_part(KS_N_("by "), event->actor);
    print_part(KS_N_("as "), event->word[0] == '\0' ? "" : ks_staff_tr(event->word));
    print_part(KS_N_("because "), event->reason[0] == '\0' ? "" : ks_staff_tr(event->reason));
    putchar('\n');
    return true;
}

int ks_ctl_history(struct ks_ctl *ctl, int argc, char **argv)
{
    char day[KS_DATE_TEXT_BYTES], number[KS_TICKET_NUMBER_BYTES] = "";
    struct ks_date of = ks_date_from_wall_ms(ks_clock_wall_ms(ctl->clock));
    struct ks_ticket ticket;
    struct ks_error error = {0};

    if (argc != 2 && argc != 3)
        return ks_ctl_refuse_use(argv[0], KS_N_("NUMBER [DAY]"));
    if (argc == 3 && ks_date_parse(argv[2], &of, &error) != KS_OK)
        return ks_ctl_fail(&error);
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    for (size_t i = 0; argv[1][i] != '\0' && i + 1 < sizeof number; i++)
        number[i] = (char)toupper((unsigned char)argv[1][i]);
    if (ks_store_find_number(ctl->store, ks_date_format(of, day), number, &ticket, &error) !=
            KS_OK ||
        ks_store_show_events(ctl->store, ticket.id, print_event, NULL, &error) != KS_OK)
        return ks_ctl_fail(&error);
    return KS_CTL_DONE;
}
