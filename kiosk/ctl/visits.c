/* kioskctl about appointments and pairs. */
#include "ctl/visits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "console/visits_json.h"
#include "ctl/content.h"
#include "domain/date.h"

static const char *clock_text(struct ks_arena *arena, int64_t ms)
{
    int minute = ks_date_minute_from_wall_ms(ms);
    return ms > 0 ? ks_arena_printf(arena, "%02d:%02d", minute / 60, minute % 60) : "-";
}

static void print_appointments(struct ks_arena *arena, const struct ks_appointment_entries *list)
{
    for (int i = 0; i < list->count; i++) {
        const struct ks_appointment_entry *row = &list->rows[i];
        printf("%lld  %s  %s  %s  %s\n", (long long)row->id, clock_text(arena, row->slot_ms),
               row->line, ks_staff_tr(ks_appointment_state_code(row->state)),
               row->number[0] != '\0' ? row->number : "-");
    }
    if (list->count == 0)
        ks_ctl_say(stdout, "No appointments on that day.");
}

int ks_ctl_appointments(struct ks_ctl *ctl, int argc, char **argv)
{
    bool is_json = ks_ctl_take_flag(&argc, argv, "--json");
    const struct ks_desk desk = ks_ctl_desk(ctl);
    int64_t now_ms = ks_clock_wall_ms(ctl->clock);
    struct ks_error error = {0};
    struct ks_date date = ks_date_from_wall_ms(now_ms);
    char day[KS_DATE_TEXT_BYTES];
    if (argc > 2 || (argc == 2 && ks_date_parse(argv[1], &date, NULL) != KS_OK))
        return ks_ctl_refuse_use(argv[0], KS_N_("[DAY] [--json]"));
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    struct ks_arena arena = {0};
    struct ks_appointment_entries *list = ks_arena_alloc(&arena, sizeof *list);
    int status = KS_CTL_DONE;
    if (ks_appointments_list(&desk, ks_date_format(date, day), now_ms, list, &error) != KS_OK)
        status = ks_ctl_fail(&error);
    else if (is_json)
        printf("%s\n", ks_visits_json_appointments(&arena, list));
    else
        print_appointments(&arena, list);
    ks_arena_destroy(&arena);
    return status;
}

int ks_ctl_appointment(struct ks_ctl *ctl, int argc, char **argv)
{
    char *end = NULL;
    long long id = argc == 3 ? strtoll(argv[1], &end, 10) : 0;
    enum ks_appointment_do act =
        argc == 3 ? ks_appointment_do_from_code(argv[2]) : KS_APPOINTMENT_DO_COUNT;
    struct ks_content *owned = NULL;
    struct ks_ticket ticket;
    struct ks_error error = {0};
    if (act == KS_APPOINTMENT_DO_COUNT || *end != '\0' || id <= 0)
        return ks_ctl_refuse_use(argv[0], KS_N_("ID check-in|cancel"));
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    struct ks_desk desk = ks_ctl_desk(ctl);
    desk.content = ks_ctl_get_part(ctl, argv[0], "hall.json", &owned);
    if (desk.content == NULL)
        return KS_CTL_WRONG_USE;
    enum ks_err err = ks_appointment_act(&desk, id, act, NULL, &ticket, &error);
    if (err == KS_OK && ticket.id != 0)
        ks_ctl_say(stdout, "appointment %lld has checked in: %s", id, ticket.number);
    else if (err == KS_OK)
        ks_ctl_say(stdout, "appointment %lld is cancelled", id);
    ks_content_free(owned);
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(&error);
}

static const char *pair_text(enum ks_pair_state state)
{
    static const char *const texts[KS_PAIR_STATE_COUNT] = {
        [KS_PAIR_EMPTY] = KS_N_("nobody is there"),
        [KS_PAIR_ALONE] = KS_N_("one is there, the other is awaited"),
        [KS_PAIR_CHOICE] = KS_N_("one is there and has waited long: you may let them go in alone"),
        [KS_PAIR_READY] = KS_N_("both are there"),
    };
    return ks_staff_tr(texts[state]);
}

static void print_pairs(struct ks_arena *arena, const struct ks_pair_entries *list)
{
    for (int i = 0; i < list->count; i++) {
        const struct ks_pair_entry *row = &list->rows[i];
        printf("%s  %s  %s %s  %s\n", row->number,
               ks_staff_tr(ks_ticket_state_code(row->ticket_state)),
               clock_text(arena, row->came_ms[0]), clock_text(arena, row->came_ms[1]),
               pair_text(row->state));
    }
    if (list->count == 0)
        ks_ctl_say(stdout, "No two parties with one number today.");
}

int ks_ctl_pairs(struct ks_ctl *ctl, int argc, char **argv)
{
    bool is_json = ks_ctl_take_flag(&argc, argv, "--json");
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_error error = {0};
    if (argc != 1)
        return ks_ctl_refuse_use(argv[0], "[--json]");
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    struct ks_arena arena = {0};
    struct ks_pair_entries *list = ks_arena_alloc(&arena, sizeof *list);
    int status = KS_CTL_DONE;
    if (ks_pairs_list(&desk, ks_clock_wall_ms(ctl->clock), list, &error) != KS_OK)
        status = ks_ctl_fail(&error);
    else if (is_json)
        printf("%s\n", ks_visits_json_pairs(&arena, list));
    else
        print_pairs(&arena, list);
    ks_arena_destroy(&arena);
    return status;
}

int ks_ctl_pair_alone(struct ks_ctl *ctl, int argc, char **argv)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_ticket ticket;
    struct ks_error error = {0};
    if (argc != 2)
        return ks_ctl_refuse_use(argv[0], KS_N_("NUMBER"));
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    if (ks_pairs_let_alone(&desk, argv[1], NULL, ks_clock_wall_ms(ctl->clock), &ticket, &error) !=
        KS_OK)
        return ks_ctl_fail(&error);
    ks_ctl_say(stdout, "%s goes in alone", ticket.number);
    return KS_CTL_DONE;
}
