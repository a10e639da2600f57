/* kioskctl release: its verbs, and who may say them. */
#include "ctl/release.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ctl/content.h"
#include "ctl/release_private.h"
#include "ctl/users.h"

static int end(const struct ks_release_work *work, enum ks_err err)
{
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(&work->error);
}

/* The number a word stands for; 0: it is none. */
static int64_t number_of(const char *word)
{
    char *rest = NULL;
    long long number = strtoll(word, &rest, 10);

    return word[0] >= '0' && word[0] <= '9' && *rest == '\0' ? number : 0;
}

static const char *moment_of(struct ks_arena *arena, int64_t at_ms)
{
    char day[KS_DATE_TEXT_BYTES];
    int minute = ks_date_minute_from_wall_ms(at_ms);

    return ks_arena_printf(arena, "%s %02d:%02d", ks_date_format(ks_date_from_wall_ms(at_ms), day),
                           minute / 60, minute % 60);
}

/* ---- looking ---- */

static void print_release(struct ks_arena *arena, const struct ks_release_row *row)
{
    const struct ks_release *release = &row->release;

    printf("%lld  %s  %.12s  %s", (long long)release->term.number,
           ks_staff_tr(ks_release_state_code(release->state)), release->sha,
           moment_of(arena, release->term.from_ms));
    if (release->term.until_ms != 0)
        printf(" - %s", moment_of(arena, release->term.until_ms));
    printf("  %s", release->submitted_by);
    if (release->approved_by[0] != '\0')
        printf("  %s: %s", ks_staff_tr("approved"), release->approved_by);
    if (release->is_emergency)
        printf("  %s: %s", ks_staff_tr("emergency"), release->why);
    if (release->rollback_of != 0)
        printf("  %s: %lld, %s", ks_staff_tr("rollback"), (long long)release->rollback_of,
               release->why);
    putchar('\n');
}

static int list(struct ks_release_work *work)
{
    struct ks_release_row *rows = NULL;
    int count = 0;
    int64_t live = 0;
    enum ks_err err = ks_release_list(&work->desk, &work->arena, work->hand.now_ms, &rows, &count,
                                      &live, &work->error);

    for (int i = 0; err == KS_OK && i < count; i++)
        print_release(&work->arena, &rows[i]);
    if (err == KS_OK)
        printf("1  %s\n", ks_staff_tr(live == KS_RELEASE_SHIPPED ? "live" : "superseded"));
    if (err == KS_OK && work->ctl->content != NULL)
        ks_ctl_say(stdout, "this machine shows release %lld",
                   (long long)work->ctl->content->release);
    return end(work, err);
}

static int show(struct ks_release_work *work)
{
    struct ks_release_line *lines = NULL;
    int count = 0;
    enum ks_err err = ks_release_lines(&work->desk, number_of(work->words[0]), &work->arena, &lines,
                                       &count, &work->error);

    for (int i = 0; err == KS_OK && i < count; i++) {
        bool was_there = lines[i].was[0] != '\0';
        printf("%s  %s %s\n", lines[i].author, lines[i].file, lines[i].field);
        if (lines[i].account[0] != '\0')
            ks_ctl_say(stdout, "  written at a machine without a password: %s says he is %s",
                       lines[i].account, lines[i].said);
        if (lines[i].why[0] != '\0')
            printf("= %s\n", lines[i].why);
        else
            printf("%s%s%s+ %s\n", was_there ? "- " : "", lines[i].was, was_there ? "\n" : "",
                   lines[i].now);
    }
    return end(work, err);
}

static void print_entry(const struct ks_release_entry *entry, void *ctx)
{
    struct ks_release_work *work = ctx;

    printf("%s  %s  %s", moment_of(&work->arena, entry->at_ms), entry->who,
           ks_staff_tr(entry->act));
    if (entry->number != 0)
        printf("  %lld", (long long)entry->number);
    printf("  %s%s%s\n", entry->what, entry->why[0] != '\0' ? "  " : "", entry->why);
}

static int audit(struct ks_release_work *work)
{
    return end(work, ks_release_audit(&work->desk, print_entry, work, &work->error));
}

/* ---- doing ---- */

static int submit(struct ks_release_work *work)
{
    struct ks_content_faults faults = {0};
    struct ks_release_wanted wanted = {.draft = work->words[0]};
    int64_t number = 0;

    if ((work->from != NULL && !ks_ctl_read_time(work->from, false, &wanted.from_ms)) ||
        (work->until != NULL && !ks_ctl_read_time(work->until, true, &wanted.until_ms)))
        return ks_ctl_refuse("release",
                             ks_staff_tr("a time is written 2026-11-27T14:00, or a day"));
    enum ks_err err = ks_release_submit(&work->desk, &work->place, &wanted, &work->hand, &number,
                                        &faults, &work->error);
    int status =
        err == KS_ERR_INPUT && faults.count > 0 ? ks_ctl_print_faults(&faults) : end(work, err);
    if (err == KS_OK)
        printf("%lld\n", (long long)number);
    ks_content_faults_destroy(&faults);
    return status;
}

static int act(struct ks_release_work *work, enum ks_release_act what)
{
    uint8_t key[KS_CRYPTO_KEY_BYTES];
    const struct ks_release_pen pen = {.secret_key = key};
    enum ks_err err = work->key != NULL ? ks_release_read_key(work, work->key, key) : KS_OK;

    if (err == KS_OK)
        err = ks_release_act(&work->desk, &work->place, number_of(work->words[0]), what,
                             &work->hand, work->key != NULL ? &pen : NULL, &work->error);
    ks_crypto_wipe(key, sizeof key);
    return end(work, err);
}

/* Of one that is published already the second person's approval is meant, or another signature. */
static bool is_published(struct ks_release_work *work)
{
    struct ks_release_row *rows = NULL;
    int count = 0;
    int64_t live = 0, number = number_of(work->words[0]);
    bool is_found = false;

    if (ks_release_list(&work->desk, &work->arena, work->hand.now_ms, &rows, &count, &live,
                        &work->error) != KS_OK)
        return false;
    for (int i = 0; i < count; i++)
        is_found = is_found || (rows[i].release.term.number == number &&
                                rows[i].release.published_by[0] != '\0');
    return is_found;
}

static int approve(struct ks_release_work *work)
{
    return act(work, is_published(work) ? KS_RELEASE_CONFIRM : KS_RELEASE_APPROVE);
}

static int sign(struct ks_release_work *work)
{
    if (work->key == NULL)
        return ks_ctl_refuse("release", ks_staff_tr("which key signs it? --key FILE"));
    return act(work, is_published(work) ? KS_RELEASE_RESIGN : KS_RELEASE_SIGN);
}

static int publish(struct ks_release_work *work)
{
    return act(work, work->is_emergency ? KS_RELEASE_EMERGENCY : KS_RELEASE_PUBLISH);
}

static int withdraw(struct ks_release_work *work)
{
    return act(work, KS_RELEASE_WITHDRAW);
}

static int reject(struct ks_release_work *work)
{
    return act(work, KS_RELEASE_REJECT);
}

static int roll_back(struct ks_release_work *work)
{
    uint8_t key[KS_CRYPTO_KEY_BYTES];
    const struct ks_release_pen pen = {.secret_key = key};
    int64_t number = 0;

    if (work->key == NULL)
        return ks_ctl_refuse("release", ks_staff_tr("which key signs it? --key FILE"));
    enum ks_err err = ks_release_read_key(work, work->key, key);
    if (err == KS_OK)
        err = ks_release_roll_back(&work->desk, &work->place, number_of(work->words[0]),
                                   &work->hand, &pen, &number, &work->error);
    ks_crypto_wipe(key, sizeof key);
    if (err == KS_OK)
        printf("%lld\n", (long long)number);
    return end(work, err);
}

static int take_down(struct ks_release_work *work)
{
    return end(work,
               ks_release_take_down(&work->desk, work->words[0], true, &work->hand, &work->error));
}

static int put_back(struct ks_release_work *work)
{
    return end(work,
               ks_release_take_down(&work->desk, work->words[0], false, &work->hand, &work->error));
}

/* ---- verbs ---- */

static const struct verb {
    const char *word;
    int (*run)(struct ks_release_work *work);
    int least, most; /* words behind it */
    bool wants_store, wants_person;
    const char *rest; /* of the catalogue, or "" */
} verbs[] = {
    {"list", list, 0, 0, true, false, ""},
    {"show", show, 1, 1, true, false, KS_N_("NUMBER")},
    {"submit", submit, 1, 1, true, true, KS_N_("DRAFT --by USER [--from TIME] [--until TIME]")},
    {"approve", approve, 1, 1, true, true, KS_N_("NUMBER --by USER")},
    {"sign", sign, 1, 1, true, true, KS_N_("NUMBER --by USER --key FILE")},
    {"publish", publish, 1, 1, true, true,
     KS_N_("NUMBER --by USER [--key FILE] [--emergency --reason TEXT]")},
    {"rollback", roll_back, 1, 1, true, true, KS_N_("NUMBER --by USER --reason TEXT --key FILE")},
    {"withdraw", withdraw, 1, 1, true, true, KS_N_("NUMBER --by USER [--reason TEXT]")},
    {"reject", reject, 1, 1, true, true, KS_N_("NUMBER --by USER --reason TEXT")},
    {"takedown", take_down, 1, 1, true, true, KS_N_("PAGE --by USER --reason TEXT")},
    {"putback", put_back, 1, 1, true, true, KS_N_("PAGE --by USER [--reason TEXT]")},
    {"export", ks_release_export, 2, 2, false, false, KS_N_("NUMBER FILE")},
    {"import", ks_release_import, 1, 1, false, false, KS_N_("FILE")},
    {"accept", ks_release_accept, 1, 1, false, false, KS_N_("SHA256 [--reason TEXT]")},
    {"audit", audit, 0, 0, true, false, ""},
    {"new-key", ks_release_new_key, 1, 1, false, false, KS_N_("FILE")},
    {"new-signers", ks_release_new_signers, 3, KS_RELEASE_MOST_WORDS, false, false,
     KS_N_("FILE --key ROOT --version N SIGNER.pub SIGNER.pub ...")},
    {"trust", ks_release_trust, 1, 1, false, false, KS_N_("FILE")},
};
enum { VERBS = sizeof verbs / sizeof verbs[0] };

static int run(struct ks_release_work *work, const struct verb *verb)
{
    const char *command = ks_arena_printf(&work->arena, "%s %s", work->command, verb->word);

    if (work->word_count < verb->least || work->word_count > verb->most ||
        (verb->wants_person && work->hand.who == NULL))
        return ks_ctl_refuse_use(command, verb->rest);
    if (verb->wants_store && !ks_ctl_has_store(work->ctl))
        return KS_CTL_FAILED;
    work->hand.tribunal = work->tribunal;
    if (verb->wants_person &&
        ks_ctl_prove(work->ctl, work->hand.who, work->tribunal, &work->error) != KS_OK)
        return ks_ctl_fail(&work->error);
    return verb->run(work);
}

static bool take_options(struct ks_release_work *work, int *argc, char **argv)
{
    work->is_emergency = ks_ctl_take_flag(argc, argv, "--emergency");
    return ks_ctl_take_option(argc, argv, "--by", &work->hand.who) &&
           ks_ctl_take_option(argc, argv, "--reason", &work->hand.why) &&
           ks_ctl_take_option(argc, argv, "--key", &work->key) &&
           ks_ctl_take_option(argc, argv, "--from", &work->from) &&
           ks_ctl_take_option(argc, argv, "--until", &work->until) &&
           ks_ctl_take_option(argc, argv, "--version", &work->version);
}

int ks_ctl_release(struct ks_ctl *ctl, int argc, char **argv)
{
    struct ks_release_work work = {
        .ctl = ctl,
        .command = argv[0],
        .desk = ks_ctl_desk(ctl),
        .place = {.data_dir = ctl->data_dir, .shipped_dir = ctl->shipped_dir},
        .hand = {.why = "", .now_ms = ks_clock_wall_ms(ctl->clock)}};
    bool is_right = take_options(&work, &argc, argv);
    int verb = 0, status = KS_CTL_WRONG_USE;

    while (verb < VERBS && (argc < 2 || strcmp(verbs[verb].word, argv[1]) != 0))
        verb++;
    work.words = argv + 2;
    work.word_count = argc - 2;
    if (!is_right || verb == VERBS)
        status = ks_ctl_refuse_use(
            argv[0],
            KS_N_("list | show|submit|approve|sign|publish|rollback|withdraw|reject|takedown|"
                  "putback|export|import|accept ... | audit | new-key|new-signers|trust FILE ..."));
    else
        status = run(&work, &verbs[verb]);
    ks_arena_destroy(&work.arena);
    return status;
}
