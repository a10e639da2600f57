/* kioskctl draft: beginning a draft of the content pack, setting its fields, looking at it. */
#include "ctl/draft.h"

#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "content/draft_pack.h"
#include "content/pack_files.h"
#include "ctl/content.h"
#include "ctl/draft_private.h"
#include "ctl/layout.h"
#include "ctl/users.h"
#include "service/accounts.h"

static const char usage[] =
    KS_N_("new|show|check|layout|diff|drop NAME, list, set NAME FILE [FIELD] VALUE, keep NAME FILE "
          "[FIELD] REASON, or import NAME FILE ...; [--by USER]");

static const char account_word[] = "uid"; /* as every program for accounts says */

/* What a verb works with. */
struct work {
    const struct ks_ctl *ctl;
    struct ks_arena arena;
    const char *dir, *name;
    char **rest; /* behind the name */
    int rest_count;
    struct ks_draft_hand hand;
    char tribunal[KS_ACCOUNT_TRIBUNAL_BYTES]; /* of whoever that is */
};

static int begin(struct work *work, struct ks_error *error)
{
    if (ks_draft_create(work->dir, work->name, &work->hand, error) != KS_OK)
        return ks_ctl_fail(error);
    return KS_CTL_DONE;
}

static int drop(struct work *work, struct ks_error *error)
{
    if (ks_draft_drop(work->dir, work->name, &work->hand, error) != KS_OK)
        return ks_ctl_fail(error);
    return KS_CTL_DONE;
}

/* All of standard input without the line end behind it; NULL: too much, or it cannot be read. */
static const char *read_input(struct ks_arena *arena)
{
    char *text = ks_arena_alloc(arena, KS_PACK_MAX_FILE_BYTES + 1);
    size_t bytes = 0;
    ssize_t got;

    while (bytes < KS_PACK_MAX_FILE_BYTES &&
           (got = read(STDIN_FILENO, text + bytes, KS_PACK_MAX_FILE_BYTES - bytes)) > 0)
        bytes += (size_t)got;
    text[bytes] = '\0';
    return bytes < KS_PACK_MAX_FILE_BYTES && strlen(text) == bytes ? text : NULL;
}

static int set(struct work *work, struct ks_error *error)
{
    bool has_field = work->rest_count == 3;
    struct ks_draft_wish wish = {.file = work->rest[0],
                                 .field = has_field ? work->rest[1] : "",
                                 .value = work->rest[work->rest_count - 1]};

    if (strcmp(wish.value, "-") == 0)
        wish.value = read_input(&work->arena);
    if (wish.value == NULL)
        return ks_ctl_refuse("draft",
                             ks_staff_tr("what is to stand there is too long, or no text"));
    enum ks_err err =
        ks_draft_set(work->dir, work->name, work->ctl->content_dir, &wish, &work->hand, error);
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(error);
}

/* English that may stay although its Chinese was changed. */
static int keep(struct work *work, struct ks_error *error)
{
    const struct ks_draft_wish wish = {.act = KS_DRAFT_KEEP,
                                       .file = work->rest[0],
                                       .field = work->rest_count == 3 ? work->rest[1] : "",
                                       .value = work->rest[work->rest_count - 1]};
    enum ks_err err =
        ks_draft_set(work->dir, work->name, work->ctl->content_dir, &wish, &work->hand, error);

    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(error);
}

/* "court.json hotline", or the file alone. */
static const char *place_of(struct ks_arena *arena, const struct ks_draft_change *change)
{
    return change->field[0] != '\0' ? ks_arena_printf(arena, "%s %s", change->file, change->field)
                                    : change->file;
}

static const char *moment_of(struct ks_arena *arena, int64_t at_ms)
{
    char day[KS_DATE_TEXT_BYTES];
    int minute = ks_date_minute_from_wall_ms(at_ms);

    return ks_arena_printf(arena, "%s %02d:%02d", ks_date_format(ks_date_from_wall_ms(at_ms), day),
                           minute / 60, minute % 60);
}

/* "li", or "li (uid 1000)": said so without a password. */
static const char *hand_of(struct ks_arena *arena, const struct ks_draft_change *change)
{
    return change->account == NULL ? change->by
                                   : ks_arena_printf(arena, "%s (%s)", change->by, change->account);
}

static int show(struct work *work, struct ks_error *error)
{
    struct ks_draft draft;
    enum ks_err err = ks_draft_read(work->dir, work->name, &draft, error);

    if (err == KS_OK)
        printf("%s  %s\n", moment_of(&draft.arena, draft.made_ms), draft.by);
    for (int i = 0; err == KS_OK && i < draft.count; i++)
        printf("%s  %s  %s  %s\n", moment_of(&draft.arena, draft.changes[i].at_ms),
               hand_of(&draft.arena, &draft.changes[i]), place_of(&draft.arena, &draft.changes[i]),
               draft.changes[i].now);
    ks_draft_destroy(&draft);
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(error);
}

static int check(struct work *work, struct ks_error *error)
{
    struct ks_draft draft;
    struct ks_content_faults faults = {0};
    struct ks_date today = ks_date_from_wall_ms(work->hand.now_ms);
    enum ks_err err = ks_draft_read(work->dir, work->name, &draft, error);
    int status = KS_CTL_DONE;

    if (err == KS_OK)
        err = ks_draft_check(&draft, work->ctl->content_dir, today, &faults, error);
    if (err == KS_ERR_INPUT && faults.count > 0)
        status = ks_ctl_print_faults(&faults);
    else if (err != KS_OK)
        status = ks_ctl_fail(error);
    ks_content_faults_destroy(&faults);
    ks_draft_destroy(&draft);
    return status;
}

static int layout(struct work *work, struct ks_error *error)
{
    struct ks_draft draft;
    struct ks_draft_pack pack = {.count = 0};
    struct ks_content_faults faults = {0};
    struct ks_layout found = {.count = 0};
    enum ks_err err = ks_draft_read(work->dir, work->name, &draft, error);

    if (err == KS_OK)
        err = ks_draft_pack_open(work->ctl->content_dir, &draft, &pack, &faults, error);
    if (err == KS_OK)
        err = ks_ctl_lay_out(work->ctl, &pack.files, &work->arena, &found, error);
    ks_content_faults_destroy(&faults);
    ks_draft_pack_close(&pack);
    ks_draft_destroy(&draft);
    if (err != KS_OK)
        return ks_ctl_fail(error);
    ks_ctl_print_layout(stdout, &found);
    return found.count == 0 ? KS_CTL_DONE : KS_CTL_FAILED;
}

static void print_difference(const struct ks_draft_change *change, const char *live, void *ctx)
{
    struct work *work = ctx;

    printf("%s\n", place_of(&work->arena, change));
    if (live != NULL)
        printf("- %s\n", live);
    printf("+ %s\n", change->now);
}

static int diff(struct work *work, struct ks_error *error)
{
    struct ks_draft draft;
    enum ks_err err = ks_draft_read(work->dir, work->name, &draft, error);

    if (err == KS_OK)
        err = ks_draft_diff(&draft, work->ctl->content_dir, print_difference, work, error);
    ks_draft_destroy(&draft);
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(error);
}

static const struct {
    const char *word;
    int (*run)(struct work *work, struct ks_error *error);
    int least, most; /* arguments behind the name */
} verbs[] = {{"new", begin, 0, 0},   {"set", set, 2, 3},       {"show", show, 0, 0},
             {"check", check, 0, 0}, {"layout", layout, 0, 0}, {"diff", diff, 0, 0},
             {"drop", drop, 0, 0},   {"keep", keep, 2, 3}};
enum { VERBS = sizeof verbs / sizeof verbs[0] };

static bool print_name(const char *name, void *ctx)
{
    (void)ctx;
    puts(name);
    return true;
}

static int list(const char *dir, struct ks_error *error)
{
    return ks_draft_list(dir, print_name, NULL, error) == KS_OK ? KS_CTL_DONE : ks_ctl_fail(error);
}

/* Whose hand it is: that of --by, who shows a password and reaches no further than their tribunal;
 * else that of the account of the machine, which may try things out, but submits nothing. */
static enum ks_err find_hand(struct work *work, const char *who, struct ks_error *error)
{
    if (who == NULL) {
        work->hand.account =
            ks_arena_printf(&work->arena, "%s %lld", account_word, (long long)getuid());
        return KS_OK;
    }
    work->hand.by = who;
    work->hand.tribunal = work->tribunal;
    return ks_ctl_prove(work->ctl, who, work->tribunal, error);
}

static int run(struct work *work, int argc, char **argv)
{
    struct ks_error error = {0};
    int verb = 0;

    while (verb < VERBS && (argc < 3 || strcmp(verbs[verb].word, argv[1]) != 0))
        verb++;
    if (argc > 1 && strcmp(argv[1], "import") == 0)
        return ks_ctl_draft_import(work->ctl, argc, argv, &work->hand);
    if (argc == 2 && strcmp(argv[1], "list") == 0)
        return list(work->dir, &error);
    if (verb == VERBS || argc - 3 < verbs[verb].least || argc - 3 > verbs[verb].most)
        return ks_ctl_refuse_use(argv[0], usage);
    work->name = argv[2];
    work->rest = argv + 3;
    work->rest_count = argc - 3;
    return verbs[verb].run(work, &error);
}

int ks_ctl_draft(struct ks_ctl *ctl, int argc, char **argv)
{
    struct work work = {.ctl = ctl,
                        .hand = {.by = KS_ACTOR_KIOSKCTL, .now_ms = ks_clock_wall_ms(ctl->clock)}};
    struct ks_error error = {0};
    const char *who = NULL;
    int status;

    work.dir = ks_arena_printf(&work.arena, "%s/drafts", ctl->data_dir);
    if (!ks_ctl_take_option(&argc, argv, "--by", &who))
        status = ks_ctl_refuse_use(argv[0], usage);
    else if (who != NULL && !ks_ctl_has_store(ctl))
        status = KS_CTL_FAILED;
    else if (find_hand(&work, who, &error) != KS_OK)
        status = ks_ctl_fail(&error);
    else
        status = run(&work, argc, argv);
    ks_arena_destroy(&work.arena);
    return status;
}
