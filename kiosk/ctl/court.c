/* kioskctl court and kioskctl tribunal. */
#include "ctl/court.h"

#include <string.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "ctl/sent.h"
#include "ctl/station.h"
#include "service/court_line.h"
#include "service/tribunal_halls.h"

/* ---- the hall's end ---- */

/* `is_taken`: and it is the key of this hall from now on. */
static int print_key(struct ks_ctl *ctl, bool is_taken)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    const struct ks_fleet_hand hand = ks_ctl_hand(ctl);
    struct ks_court_self self;
    struct ks_error error = {0};

    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    enum ks_err err = ks_court_open(ctl->data_dir, ctl->config->hall_name, &self, &error);
    if (err == KS_OK)
        err = is_taken ? ks_court_take_key(&desk, &self, &hand, &error)
                       : ks_court_check_key(&desk, &self, &error);
    if (err == KS_OK)
        printf("%s\n", self.key);
    ks_crypto_wipe(&self, sizeof self);
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(&error);
}

static int print_line(struct ks_ctl *ctl)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_arena arena = {0};
    struct ks_court_view view;
    struct ks_error error = {0};

    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    if (ctl->config->court_url[0] == '\0') {
        ks_ctl_say(stdout, "kiosk.conf names no court: this hall reports to nobody");
        return KS_CTL_DONE;
    }
    if (ks_court_look(&desk, &view, &error) != KS_OK)
        return ks_ctl_fail(&error);
    printf("%s\n", ks_court_words(&view, ks_clock_wall_ms(ctl->clock), &arena));
    bool is_well = ks_court_is_well(&view, ks_clock_wall_ms(ctl->clock));
    ks_arena_destroy(&arena);
    return is_well ? KS_CTL_DONE : KS_CTL_FAILED;
}

static int trust(struct ks_ctl *ctl, const char *key)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    const struct ks_fleet_hand hand = ks_ctl_hand(ctl);
    struct ks_error error = {0};

    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    return ks_court_trust(&desk, key, &hand, &error) == KS_OK ? KS_CTL_DONE : ks_ctl_fail(&error);
}

int ks_ctl_court(struct ks_ctl *ctl, int argc, char **argv)
{
    if (argc == 1)
        return print_line(ctl);
    if (argc == 2 && strcmp(argv[1], "key") == 0)
        return print_key(ctl, false);
    if (argc == 3 && strcmp(argv[1], "key") == 0 && strcmp(argv[2], "take") == 0)
        return print_key(ctl, true);
    if (argc == 3 && strcmp(argv[1], "trust") == 0)
        return trust(ctl, argv[2]);
    return ks_ctl_refuse_use(argv[0], KS_N_("[key [take]] | trust KEY"));
}

/* ---- the court's end ---- */

static void print_hall(const struct ks_tribunal_halls *halls, const struct ks_tribunal_hall *hall)
{
    printf("%s  %s", hall->name, ks_ctl_station_word(hall->life));
    if (hall->seen_ms > 0) {
        printf("  ");
        printf(ks_staff_tr("%lld s ago"), (long long)(halls->now_ms - hall->seen_ms) / 1000);
    }
    if (hall->rival_ms > 0)
        printf("  %s", ks_staff_tr("another machine came with its key"));
    putchar('\n');
}

static int list(struct ks_ctl *ctl, char **argv)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    struct ks_tribunal_halls *halls = ks_arena_alloc(&arena, sizeof *halls);
    int status = KS_CTL_DONE;

    (void)argv;
    if (ks_tribunal_list(&desk, &arena, ks_clock_wall_ms(ctl->clock), halls, &error) != KS_OK)
        status = ks_ctl_fail(&error);
    for (int i = 0; status == KS_CTL_DONE && i < halls->count; i++)
        print_hall(halls, &halls->rows[i]);
    if (status == KS_CTL_DONE && halls->count == 0)
        ks_ctl_say(stdout, "No hall of a tribunal is enrolled.");
    ks_arena_destroy(&arena);
    return status;
}

static int enrol(struct ks_ctl *ctl, char **argv)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    const struct ks_fleet_hand hand = ks_ctl_hand(ctl);
    struct ks_error error = {0};

    return ks_tribunal_enrol(&desk, argv[0], argv[1], &hand, &error) == KS_OK ? KS_CTL_DONE
                                                                              : ks_ctl_fail(&error);
}

static int revoke(struct ks_ctl *ctl, char **argv)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    const struct ks_fleet_hand hand = ks_ctl_hand(ctl);
    struct ks_error error = {0};

    return ks_tribunal_revoke(&desk, argv[0], &hand, &error) == KS_OK ? KS_CTL_DONE
                                                                      : ks_ctl_fail(&error);
}

static const struct {
    const char *name;
    int argc; /* behind the verb */
    int (*run)(struct ks_ctl *ctl, char **argv);
} verbs[] = {
    {"list", 0, list},
    {"enrol", 2, enrol},
    {"revoke", 1, revoke},
    {"appointments", 0, ks_ctl_sent_list},
    {"book", 4, ks_ctl_sent_book},
    {"move", 2, ks_ctl_sent_move},
    {"cancel", 1, ks_ctl_sent_cancel},
};

int ks_ctl_tribunal(struct ks_ctl *ctl, int argc, char **argv)
{
    const char *verb = argc > 1 ? argv[1] : "list";

    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(verb, verbs[i].name) == 0 && (argc < 2 ? 0 : argc - 2) == verbs[i].argc)
            return verbs[i].run(ctl, argv + 2);
    return ks_ctl_refuse_use(argv[0],
                             KS_N_("[list] | enrol NAME KEY | revoke NAME | appointments | "
                                   "book NAME LINE KIND TIME | move ID TIME | "
                                   "cancel ID"));
}
