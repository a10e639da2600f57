/* The hall that some measurements have in common. */
#include "app/bench_hall.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "store/store.h"

struct ks_content *ks_bench_open_content(void)
{
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};

    if (ks_i18n_init(KS_LOCALE_DIR) != 0 ||
        ks_content_load(KS_CONTENT_DIR, &content, &faults, &error) != KS_OK)
        ks_bench_give_up(&error);
    return content;
}

void ks_bench_hall_open(struct ks_bench_hall *hall, const char *db_path)
{
    struct ks_store_opening opening = {0};
    struct ks_error error = {0};

    *hall = (struct ks_bench_hall){.content = ks_bench_open_content(), .clock = ks_clock_system()};
    if (ks_store_open(db_path, ks_clock_wall_ms(&hall->clock), &hall->store, &opening, &error) !=
        KS_OK)
        ks_bench_give_up(&error);
}

void ks_bench_hall_close(struct ks_bench_hall *hall)
{
    ks_store_close(hall->store);
    ks_content_free(hall->content);
}

void ks_bench_hall_take(struct ks_bench_hall *hall, int number)
{
    int64_t now_ms = ks_clock_wall_ms(&hall->clock);
    char token[40], day[KS_DATE_TEXT_BYTES];
    struct ks_ticket ticket;
    struct ks_error error = {0};

    snprintf(token, sizeof token, "bench-%d", number);
    const struct ks_reservation wanted = {.day = ks_date_format(ks_date_from_wall_ms(now_ms), day),
                                          .line = "mediation",
                                          .prefix = "T",
                                          .kind = "person",
                                          .token = token,
                                          .now_ms = now_ms};
    if (ks_store_reserve_ticket(hall->store, &wanted, &ticket, &error) != KS_OK ||
        ks_store_move_ticket(hall->store, ticket.id, KS_TICKET_WAITING, true, now_ms, NULL,
                             &error) != KS_OK)
        ks_bench_give_up(&error);
}

void ks_bench_hall_act(struct ks_bench_hall *hall, enum ks_hall_do what,
                       char number[KS_TICKET_NUMBER_BYTES])
{
    const struct ks_desk desk = {
        .store = hall->store, .content = hall->content, .clock = &hall->clock};
    const struct ks_hall_wish wish = {.act = what, .seat = "1"};
    struct ks_hall_done done;
    struct ks_error error = {0};

    if (ks_hall_act(&desk, &wish, ks_clock_wall_ms(&hall->clock), &done, &error) != KS_OK)
        ks_bench_give_up(&error);
    if (number != NULL)
        memcpy(number, done.ticket.number, KS_TICKET_NUMBER_BYTES);
}
