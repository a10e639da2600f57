/* kioskctl about visitors at seats: every word of staff by one way. */
#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "console/hall_json.h"
#include "ctl/content.h"
#include "ctl/hall.h"

/* How a word is written: what stands first, and the options it takes. */
struct word {
    const char *name, *rest;
    bool is_of_number; /* the first argument is a number, else a seat */
    bool takes_number, takes_reason, takes_to, takes_outcome, takes_kind;
};

static const struct word words[] = {
    {"call", KS_N_("COUNTER [--number N --reason TEXT]"), .takes_number = true,
     .takes_reason = true},
    {"recall", KS_N_("COUNTER")},
    {"came", KS_N_("COUNTER")},
    {"start", KS_N_("COUNTER")},
    {"no-show", KS_N_("COUNTER")},
    {"finish", KS_N_("COUNTER [--outcome WORD] [--call]"), .takes_outcome = true},
    {"back", KS_N_("COUNTER [--number N]"), .takes_number = true},
    {"park", KS_N_("COUNTER")},
    {"resume", KS_N_("COUNTER --number N"), .takes_number = true},
    {"transfer", KS_N_("COUNTER [--number N] --to LINE [--ask]"), .takes_number = true,
     .takes_to = true},
    {"walk-in", KS_N_("COUNTER [--to LINE] [--kind KIND]"), .takes_to = true, .takes_kind = true},
    {"cancel", KS_N_("NUMBER [--reason TEXT]"), .is_of_number = true, .takes_reason = true},
    {"priority", KS_N_("NUMBER --to KIND --reason TEXT"), .is_of_number = true,
     .takes_reason = true, .takes_to = true},
    {"admit", KS_N_("NUMBER --to LINE [--kind KIND]"), .is_of_number = true, .takes_to = true,
     .takes_kind = true},
    {"undo", KS_N_("COUNTER")},
};

static const struct word *find_word(const char *name)
{
    size_t i = 0;
    while (strcmp(words[i].name, name) != 0)
        i++;
    return &words[i];
}

static bool take_options(const struct word *word, struct ks_hall_wish *wish, int *argc, char **argv)
{
    const struct {
        const char *flag;
        bool is_taken;
        const char **out;
    } options[] = {
        {"--number", word->takes_number, &wish->number},
        {"--reason", word->takes_reason, &wish->reason},
        {"--to", word->takes_to, &wish->to},
        {"--outcome", word->takes_outcome, &wish->outcome},
        {"--kind", word->takes_kind, &wish->kind},
        {"--request", true, &wish->request},
    };
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (options[i].is_taken && !ks_ctl_take_option(argc, argv, options[i].flag, options[i].out))
            return false;
    wish->is_then_call = word->takes_outcome && ks_ctl_take_flag(argc, argv, "--call");
    wish->is_question =
        word->takes_to && word->takes_number && ks_ctl_take_flag(argc, argv, "--ask");
    return *argc == 2 && strncmp(argv[1], "--", 2) != 0;
}

static int refuse_room(const struct ks_hall_plan *hall, const char *seat)
{
    struct ks_arena arena = {0};
    const char *known = "";
    for (int i = 0; i < hall->seat_count; i++)
        known = ks_arena_printf(&arena, "%s %s", known, hall->seats[i].id);
    ks_ctl_say(stderr, "There is no room %s; the rooms are%s", seat, known);
    ks_arena_destroy(&arena);
    return KS_CTL_WRONG_USE;
}

/* The sentences that scripts have known for long; what is newer has its own. */
static bool tell_state(enum ks_hall_do act, const struct ks_ticket *ticket)
{
    switch (act) {
    case KS_HALL_CALL:
    case KS_HALL_CALL_NUMBER:
    case KS_HALL_RECALL:
        ks_ctl_say(stdout, "%s called %s", ticket->number, ticket->seat);
        return true;
    case KS_HALL_START:
    case KS_HALL_CAME:
        ks_ctl_say(stdout, "%s serving %s", ticket->number, ticket->seat);
        return true;
    case KS_HALL_FINISH:
        ks_ctl_say(stdout, "%s finished %s", ticket->number, ticket->seat);
        return true;
    case KS_HALL_NO_SHOW:
        ks_ctl_say(stdout, "%s no-show %s", ticket->number, ticket->seat);
        return true;
    default:
        return false;
    }
}

static void tell_wait(const struct ks_hall_done *done)
{
    if (!done->has_wait)
        return;
    if (done->wait_high_min > 0)
        ks_ctl_say(stdout, "%d before it, %d to %d min", done->ahead, done->wait_low_min,
                   done->wait_high_min);
    else
        ks_ctl_say(stdout, "%d before it; nobody knows how long", done->ahead);
}

static void tell(const struct ks_hall_wish *wish, const struct ks_hall_done *done, bool is_json)
{
    if (is_json) {
        struct ks_arena arena = {0};
        printf("%s\n", ks_hall_json_done(&arena, done));
        ks_arena_destroy(&arena);
        return;
    }
    if (done->said[0][0] != '\0' && !tell_state(wish->act, &done->ticket))
        printf("%s\n", done->said[ks_staff_lang()]);
    if (done->has_next)
        tell_state(KS_HALL_CALL, &done->next);
    else if (wish->is_then_call)
        ks_ctl_say(stdout, "Nobody is waiting");
    tell_wait(done);
}

static int act_with(struct ks_ctl *ctl, const struct ks_content *content,
                    const struct ks_hall_wish *wish, bool is_json)
{
    struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_hall_done done;
    struct ks_error error = {0};
    desk.content = content;
    if (wish->seat != NULL && ks_hall_find_seat(&content->hall, wish->seat) == NULL)
        return refuse_room(&content->hall, wish->seat);
    if (ks_hall_act(&desk, wish, ks_clock_wall_ms(ctl->clock), &done, &error) != KS_OK)
        return ks_ctl_fail(&error);
    tell(wish, &done, is_json);
    return KS_CTL_DONE;
}

int ks_ctl_staff(struct ks_ctl *ctl, int argc, char **argv)
{
    const struct word *word = find_word(argv[0]);
    struct ks_hall_wish wish = {.act = ks_hall_do_from_code(argv[0])};
    char token[KS_CRYPTO_DIGEST_BYTES];
    bool is_json = ks_ctl_take_flag(&argc, argv, "--json");
    if (!take_options(word, &wish, &argc, argv))
        return ks_ctl_refuse_use(argv[0], word->rest);
    *(word->is_of_number ? &wish.number : &wish.seat) = argv[1];
    if (wish.act == KS_HALL_CALL && wish.number != NULL)
        wish.act = KS_HALL_CALL_NUMBER;
    if (wish.request == NULL && wish.act == KS_HALL_WALK_IN) {
        uint8_t chance[32];
        ks_crypto_random(chance, sizeof chance);
        ks_crypto_digest(chance, sizeof chance, token);
        wish.request = token;
    }
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    struct ks_content *owned = NULL;
    const struct ks_content *content = ks_ctl_get_part(ctl, argv[0], "hall.json", &owned);
    int status = content == NULL ? KS_CTL_WRONG_USE : act_with(ctl, content, &wish, is_json);
    ks_content_free(owned);
    return status;
}
