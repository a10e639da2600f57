/* kioskctl station: how the stations are, who is one, what they are to do. */
#include "ctl/station.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "domain/account.h"
#include "service/station.h"

#define SYS_DIR "/sys"

/* Words that come from below and are said here. */
static const char *const said[] = {
    KS_N_("alive"), KS_N_("hung"),    KS_N_("away"),   KS_N_("never heard of"), KS_N_("forged"),
    KS_N_("live"),  KS_N_("waiting"), KS_N_("behind"), KS_N_("unknown"),
};

const char *ks_ctl_station_word(const char *word)
{
    if (strcmp(word, "never") == 0)
        word = "never heard of";
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (strcmp(said[i], word) == 0)
            return ks_staff_tr(said[i]);
    return word;
}

/* ---- looking ---- */

static void print_station(const struct ks_fleet *fleet, const struct ks_fleet_station *station)
{
    long long age_s = (fleet->now_ms - station->seen_ms) / 1000;

    printf("%lld  %s  %s", (long long)station->place, station->name,
           ks_ctl_station_word(station->life));
    if (station->seen_ms > 0) {
        printf("  ");
        printf(ks_staff_tr("%lld s ago"), age_s);
        printf("  %s: %s", ks_staff_tr("content"), ks_ctl_station_word(station->content));
    }
    if (station->rival_ms > 0)
        printf("  %s", ks_staff_tr("another machine came with its key"));
    if (station->spot[0] != '\0')
        printf("  (%s)", station->spot);
    putchar('\n');
}

static int list(struct ks_ctl *ctl, char **argv)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    struct ks_fleet *fleet = ks_arena_alloc(&arena, sizeof *fleet);
    int status = KS_CTL_DONE;

    (void)argv;
    if (ks_fleet_list(&desk, &arena, ks_clock_wall_ms(ctl->clock), fleet, &error) != KS_OK)
        status = ks_ctl_fail(&error);
    for (int i = 0; status == KS_CTL_DONE && i < fleet->count; i++)
        print_station(fleet, &fleet->rows[i]);
    if (status == KS_CTL_DONE && fleet->count == 0)
        ks_ctl_say(stdout, "No station is enrolled.");
    ks_arena_destroy(&arena);
    return status;
}

static int print_standing(const struct ks_ctl *ctl, const struct ks_station_standing *standing)
{
    const char *fault = ks_station_fault(standing, ks_clock_wall_ms(ctl->clock));

    if (fault != NULL && fault[0] != '\0')
        fprintf(stderr, "%s\n", fault);
    if (standing->state == KS_STATION_ASKING)
        ks_ctl_say(stdout, "enrolment code %.4s %.4s", standing->code, standing->code + 4);
    else if (standing->state == KS_STATION_ENROLLED)
        ks_ctl_say(stdout, "this is station %lld, %s, machine %lld of that place",
                   (long long)standing->place, standing->name, (long long)standing->epoch);
    else if (fault == NULL)
        ks_ctl_say(stdout, "this machine is not enrolled: kioskctl station ask");
    return fault == NULL || fault[0] == '\0' ? KS_CTL_DONE : KS_CTL_FAILED;
}

/* Of one that has no key nobody has to be asked. */
static enum ks_err look_here(const struct ks_ctl *ctl, struct ks_station_standing *out,
                             struct ks_error *error)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_station_self self = {.n = 0};

    *out = (struct ks_station_standing){.state = KS_STATION_STRANGE};
    if (!ks_station_has_key(ctl->data_dir))
        return KS_OK;
    enum ks_err err = ks_station_open(ctl->data_dir, SYS_DIR, &self, error);
    if (err == KS_OK)
        err = ks_station_look(&desk, &self, out, error);
    ks_crypto_wipe(&self, sizeof self);
    return err;
}

const char *ks_ctl_station_fault(const struct ks_ctl *ctl)
{
    struct ks_station_standing standing;

    return look_here(ctl, &standing, NULL) == KS_OK
               ? ks_station_fault(&standing, ks_clock_wall_ms(ctl->clock))
               : NULL;
}

static int here(struct ks_ctl *ctl, char **argv)
{
    struct ks_station_standing standing;
    struct ks_error error = {0};

    (void)argv;
    return look_here(ctl, &standing, &error) == KS_OK ? print_standing(ctl, &standing)
                                                      : ks_ctl_fail(&error);
}

static int ask(struct ks_ctl *ctl, char **argv)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_station_self self;
    struct ks_station_standing standing = {.state = KS_STATION_UNKNOWN};
    struct ks_error error = {0};
    enum ks_err err = ks_station_open(ctl->data_dir, SYS_DIR, &self, &error);

    (void)argv;
    if (err == KS_OK)
        err = ks_station_ask(&desk, ctl->data_dir, SYS_DIR, &self, &standing, &error);
    ks_crypto_wipe(&self, sizeof self);
    return err == KS_OK ? print_standing(ctl, &standing) : ks_ctl_fail(&error);
}

/* ---- who is a station ---- */

struct ks_fleet_hand ks_ctl_hand(const struct ks_ctl *ctl)
{
    return (struct ks_fleet_hand){KS_ACTOR_KIOSKCTL, ks_clock_wall_ms(ctl->clock)};
}

/* 0 for what is no number of a station. */
static int64_t place_of(const char *word)
{
    char *end = NULL;

    errno = 0;
    long long place = strtoll(word, &end, 10);
    return errno == 0 && *end == '\0' && place > 0 ? place : 0;
}

static int end(enum ks_err err, const struct ks_error *error)
{
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(error);
}

static int enrol(struct ks_ctl *ctl, char **argv)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    const struct ks_fleet_hand hand = ks_ctl_hand(ctl);
    struct ks_error error = {0};
    int64_t place = 0;
    enum ks_err err = ks_fleet_enrol(&desk, argv[0], 0, argv[1], "", &hand, &place, &error);

    if (err == KS_OK)
        printf("%lld  %s\n", (long long)place, argv[1]);
    return end(err, &error);
}

static int replace(struct ks_ctl *ctl, char **argv)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    const struct ks_fleet_hand hand = ks_ctl_hand(ctl);
    struct ks_error error = {0};
    int64_t place = 0;

    return end(ks_fleet_enrol(&desk, argv[1], place_of(argv[0]), "", "", &hand, &place, &error),
               &error);
}

static int change(struct ks_ctl *ctl, char **argv)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    const struct ks_fleet_hand hand = ks_ctl_hand(ctl);
    struct ks_error error = {0};

    return end(ks_fleet_change(&desk, place_of(argv[0]), argv[1], argv[2], &hand, &error), &error);
}

static int revoke(struct ks_ctl *ctl, char **argv)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    const struct ks_fleet_hand hand = ks_ctl_hand(ctl);
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    enum ks_err err = ks_fleet_revoke(&desk, place_of(argv[0]), &hand, &error);
    const char *open_login = err == KS_OK ? ks_fleet_open_login(&desk, &arena) : NULL;

    if (open_login != NULL)
        printf("%s\n", open_login);
    ks_arena_destroy(&arena);
    return end(err, &error);
}

/* ---- what one is to do ---- */

static int give(struct ks_ctl *ctl, const struct ks_fleet_wish *wish)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    const struct ks_fleet_hand hand = ks_ctl_hand(ctl);
    struct ks_fleet_wish whole = *wish;
    struct ks_error error = {0};
    uint8_t bytes[12];
    char request[sizeof bytes * 2 + 1];
    int64_t id = 0;

    ks_crypto_random(bytes, sizeof bytes);
    ks_crypto_hex(bytes, sizeof bytes, request);
    whole.request = request;
    return end(ks_fleet_order(&desk, &whole, &hand, &id, &error), &error);
}

static int message(struct ks_ctl *ctl, char **argv)
{
    return give(ctl, &(struct ks_fleet_wish){.place = place_of(argv[0]),
                                             .kind = "message",
                                             .text_zh = argv[1],
                                             .text_en = argv[2],
                                             .minutes = place_of(argv[3])});
}

static int restart(struct ks_ctl *ctl, char **argv)
{
    return give(ctl, &(struct ks_fleet_wish){.place = place_of(argv[0]), .kind = "restart"});
}

static int reload(struct ks_ctl *ctl, char **argv)
{
    return give(ctl, &(struct ks_fleet_wish){.place = place_of(argv[0]), .kind = "reload"});
}

static const struct {
    const char *name;
    int argc; /* behind the verb */
    int (*run)(struct ks_ctl *ctl, char **argv);
} verbs[] = {
    {"list", 0, list},       {"here", 0, here},       {"ask", 0, ask},
    {"enrol", 2, enrol},     {"replace", 2, replace}, {"change", 3, change},
    {"revoke", 1, revoke},   {"restart", 1, restart}, {"reload", 1, reload},
    {"message", 4, message},
};

int ks_ctl_station(struct ks_ctl *ctl, int argc, char **argv)
{
    const char *verb = argc > 1 ? argv[1] : "list";

    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(verb, verbs[i].name) == 0 && (argc < 2 ? 0 : argc - 2) == verbs[i].argc)
            return verbs[i].run(ctl, argv + 2);
    return ks_ctl_refuse_use(argv[0],
                             KS_N_("[list] | here | ask | enrol CODE NAME | replace ID CODE | "
                                   "change ID NAME SPOT | revoke|restart|reload ID | "
                                   "message ID CHINESE ENGLISH MINUTES"));
}
