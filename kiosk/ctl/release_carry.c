/* kioskctl release export, import, accept: a release on a stick. */
#include <stdlib.h>

#include "base/i18n.h"
#include "content/carry.h"
#include "content/pack_diff.h"
#include "ctl/layout.h"
#include "ctl/release_private.h"
#include "domain/account.h"

int ks_release_export(struct ks_release_work *work)
{
    enum ks_err err = ks_carry_out(work->place.data_dir, strtoll(work->words[0], NULL, 10),
                                   work->words[1], &work->error);

    if (err != KS_OK)
        return ks_ctl_fail(&work->error);
    ks_ctl_say(stdout, "%s is written, flushed and read back: the stick can be taken out",
               work->words[1]);
    return KS_CTL_DONE;
}

static void print_difference(const struct ks_pack_difference *difference, void *ctx)
{
    (void)ctx;
    printf("%s %s\n", difference->file, difference->field);
    if (difference->was != NULL)
        printf("- %s\n", difference->was);
    if (difference->now != NULL)
        printf("+ %s\n", difference->now);
}

/* What would be shown, beside what is shown. */
static enum ks_err print_comparison(struct ks_release_work *work,
                                    const struct ks_release_pack *pack)
{
    struct ks_pack_files shown = {0};
    struct ks_content_faults ignored = {0};
    enum ks_err err = ks_pack_read(work->ctl->content_dir, &shown, &ignored, &work->error);

    if (err == KS_OK)
        ks_pack_diff(&shown, &pack->files, print_difference, NULL);
    ks_content_faults_destroy(&ignored);
    ks_pack_files_destroy(&shown);
    return err;
}

int ks_release_import(struct ks_release_work *work)
{
    struct ks_release_pack pack;
    enum ks_err err = ks_carry_in(work->place.data_dir, work->words[0], &pack, &work->error);

    if (err == KS_OK)
        err = print_comparison(work, &pack);
    if (err == KS_OK)
        ks_ctl_say(stdout,
                   "release %lld is copied and waits; the stick can be taken out. To show it: "
                   "kioskctl release accept %.12s",
                   (long long)pack.term.number, pack.sha);
    ks_release_pack_destroy(&pack);
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(&work->error);
}

/* Whether this machine can show what waits is looked at, and told, before it is accepted. */
static enum ks_err lay_out(struct ks_release_work *work)
{
    struct ks_release_pack pack;
    struct ks_layout layout = {.count = 0};
    enum ks_err err = ks_carry_look(work->place.data_dir, &pack, NULL);
    bool is_there = err == KS_OK && ks_carry_is(&pack, work->words[0]);

    err = is_there ? ks_ctl_lay_out(work->ctl, &pack.files, &work->arena, &layout, &work->error)
                   : KS_OK; /* it is refused for that */
    ks_ctl_print_layout(stderr, &layout);
    ks_release_pack_destroy(&pack);
    return err;
}

int ks_release_accept(struct ks_release_work *work)
{
    const struct ks_release_hand hand = {
        .who = KS_ACTOR_KIOSKCTL, .why = work->hand.why, .now_ms = work->hand.now_ms};
    int64_t number = 0;
    enum ks_err err = lay_out(work);

    if (err == KS_OK)
        err = ks_release_accept_carried(&work->desk, &work->place, work->words[0], &hand, &number,
                                        &work->error);

    if (err != KS_OK)
        return ks_ctl_fail(&work->error);
    printf("%lld\n", (long long)number);
    return KS_CTL_DONE;
}
