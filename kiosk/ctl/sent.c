/* kioskctl tribunal appointments, book, move, cancel. */
#include "ctl/sent.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "ctl/content.h"
#include "service/sent_appointments.h"

#define COMMAND "tribunal"
#define ACTOR "kioskctl"

static void print_entry(const struct ks_sent_entry *entry)
{
    char day[KS_DATE_TEXT_BYTES];
    int minute = ks_date_minute_from_wall_ms(entry->slot_ms);

    printf("%lld  %s  %s %02d:%02d  %s  %s  %s  %s\n", (long long)entry->id, entry->hall,
           ks_date_format(ks_date_from_wall_ms(entry->slot_ms), day), minute / 60, minute % 60,
           entry->line, entry->kind, entry->code[0] != '\0' ? entry->code : "-", entry->text);
}

static int print_done(enum ks_err err, const struct ks_sent_entry *entry,
                      const struct ks_error *error)
{
    if (err != KS_OK)
        return ks_ctl_fail(error);
    print_entry(entry);
    return KS_CTL_DONE;
}

/* The arena's; NULL, and said: it cannot be read. */
static const struct ks_sent_entries *read_list(struct ks_ctl *ctl, struct ks_arena *arena)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_sent_entries *list = ks_arena_alloc(arena, sizeof *list);
    struct ks_error error = {0};

    if (ks_sent_list(&desk, ks_clock_wall_ms(ctl->clock), list, &error) == KS_OK)
        return list;
    (void)ks_ctl_fail(&error);
    return NULL;
}

int ks_ctl_sent_list(struct ks_ctl *ctl, char **argv)
{
    struct ks_arena arena = {0};
    const struct ks_sent_entries *list = read_list(ctl, &arena);
    int status = list != NULL ? KS_CTL_DONE : KS_CTL_FAILED;

    (void)argv;
    for (int i = 0; list != NULL && i < list->count; i++)
        print_entry(&list->rows[i]);
    if (list != NULL && list->count == 0)
        ks_ctl_say(stdout, "No appointments are entered for the halls of the tribunals.");
    ks_arena_destroy(&arena);
    return status;
}

/* 0: it is none. */
static long long read_id(const char *text)
{
    char *end = NULL;
    long long id = strtoll(text, &end, 10);

    return *end == '\0' && id > 0 ? id : 0;
}

static int enter(struct ks_ctl *ctl, struct ks_sent_request *request, const char *time)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_sent_entry entry;
    struct ks_error error = {0};
    uint8_t bytes[16];
    char token[2 * sizeof bytes + 1];

    if (!ks_ctl_read_time(time, false, &request->slot_ms))
        return ks_ctl_refuse(COMMAND, ks_staff_tr("A time is written as 2026-11-27T10:30"));
    if (!ks_ctl_has_content(ctl, COMMAND))
        return KS_CTL_WRONG_USE;
    ks_crypto_random(bytes, sizeof bytes);
    ks_crypto_hex(bytes, sizeof bytes, token);
    request->token = token;
    request->actor = ACTOR;
    enum ks_err err = ks_sent_enter(&desk, request, ks_clock_wall_ms(ctl->clock), &entry, &error);
    request->token = NULL; /* it ends with this function */
    return print_done(err, &entry, &error);
}

int ks_ctl_sent_book(struct ks_ctl *ctl, char **argv)
{
    struct ks_sent_request request = {.hall = argv[0], .line = argv[1], .kind = argv[2]};

    return enter(ctl, &request, argv[3]);
}

static const struct ks_sent_entry *find_entry(const struct ks_sent_entries *list, long long id)
{
    for (int i = 0; list != NULL && i < list->count; i++)
        if (list->rows[i].id == id)
            return &list->rows[i];
    return NULL;
}

int ks_ctl_sent_move(struct ks_ctl *ctl, char **argv)
{
    struct ks_arena arena = {0};
    long long id = read_id(argv[0]);
    const struct ks_sent_entries *list = read_list(ctl, &arena);
    const struct ks_sent_entry *entry = find_entry(list, id);
    int status = KS_CTL_FAILED;

    if (list != NULL && entry == NULL)
        ks_ctl_say(stderr, "There is no such appointment");
    if (entry != NULL) {
        struct ks_sent_request request = {
            .hall = entry->hall, .line = entry->line, .kind = entry->kind, .instead = id};
        status = enter(ctl, &request, argv[1]);
    }
    ks_arena_destroy(&arena);
    return status;
}

int ks_ctl_sent_cancel(struct ks_ctl *ctl, char **argv)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_sent_entry entry;
    struct ks_error error = {0};

    return print_done(
        ks_sent_cancel(&desk, read_id(argv[0]), ks_clock_wall_ms(ctl->clock), &entry, &error),
        &entry, &error);
}
