/* Gives numbers of a hall as kiosks would, without paper: giver DATABASE single|pair LINE LETTER
 * KIND COUNT SIGN prints the numbers; giver DATABASE book LINE KIND SECONDS SIGN books an
 * appointment at that moment since 1970. Each wish carries a token made of SIGN and its place, so
 * that whoever is killed and started again gives none twice. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "domain/date.h"
#include "store/store.h"
#include "store/store_appointments.h"

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

static struct ks_store *open_patiently(const char *path)
{
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    struct ks_error error = {0};
    enum ks_err err;
    do {
        err = ks_store_open(path, now_ms(), &store, &opening, &error);
    } while (err == KS_ERR_BUSY);
    if (err != KS_OK) {
        fprintf(stderr, "%s\n", error.text);
        exit(1);
    }
    return store;
}

/* KS_OK when the number of that token waits, or has gone on from there already. */
static enum ks_err give(struct ks_store *store, char **words, const char *token,
                        struct ks_ticket *ticket)
{
    char day[KS_DATE_TEXT_BYTES];
    int64_t at_ms = now_ms();
    const struct ks_reservation wish = {.day = ks_date_format(ks_date_from_wall_ms(at_ms), day),
                                        .line = words[3],
                                        .prefix = words[4],
                                        .kind = words[5],
                                        .is_priority = strcmp(words[5], "priority") == 0,
                                        .is_pair = strcmp(words[2], "pair") == 0,
                                        .token = token,
                                        .now_ms = at_ms};
    enum ks_err err = ks_store_reserve_ticket(store, &wish, ticket, NULL);
    if (err == KS_OK && ticket->state == KS_TICKET_RESERVED)
        err = ks_store_move_ticket(store, ticket->id, KS_TICKET_WAITING, false, at_ms, NULL, NULL);
    return err;
}

static int give_all(struct ks_store *store, char **words)
{
    int count = atoi(words[6]);
    for (int i = 0; i < count;) {
        struct ks_ticket ticket;
        char token[64];
        snprintf(token, sizeof token, "%s-%d", words[7], i);
        enum ks_err err = give(store, words, token, &ticket);
        if (err == KS_ERR_BUSY)
            continue;
        if (err != KS_OK)
            return 1;
        puts(ticket.number);
        fflush(stdout);
        i++;
    }
    return 0;
}

static int book(struct ks_store *store, char **words)
{
    char day[KS_DATE_TEXT_BYTES];
    int64_t slot_ms = strtoll(words[5], NULL, 10) * 1000;
    const struct ks_appointment_wish wish = {.line = words[3],
                                             .kind = words[4],
                                             .day =
                                                 ks_date_format(ks_date_from_wall_ms(slot_ms), day),
                                             .slot_ms = slot_ms,
                                             .places = 1,
                                             .token = words[6],
                                             .now_ms = now_ms()};
    struct ks_appointment appointment;
    struct ks_print_record job;
    enum ks_err err = ks_store_hold_appointment(store, &wish, &appointment, &job, NULL);
    if (err == KS_OK)
        err = ks_store_book_appointment(store, appointment.id, now_ms(), &appointment, NULL);
    printf("%lld\n", (long long)appointment.id);
    return err != KS_OK;
}

int main(int argc, char **argv)
{
    bool is_booking = argc == 7 && strcmp(argv[2], "book") == 0;
    if (!is_booking && argc != 8)
        return 2;
    struct ks_store *store = open_patiently(argv[1]);
    int status = is_booking ? book(store, argv) : give_all(store, argv);
    ks_store_close(store);
    return status;
}
