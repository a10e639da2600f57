/* kioskctl content: checking a pack, giving it one form. */
#include "ctl/content.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "content/pack.h"

static const char usage[] = KS_N_("check|format DIR");

enum { IS_GOOD = 0, HAS_FAULTS = 1, WRONG_USE = 2 };

int ks_ctl_print_faults(const struct ks_content_faults *faults)
{
    for (int i = 0; i < faults->count; i++)
        printf("%s:%d: %s\n", faults->list[i].file, faults->list[i].line, faults->list[i].what);
    return HAS_FAULTS;
}

static int check(const char *dir)
{
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};
    int status = IS_GOOD;
    struct ks_clock clock = ks_clock_system();
    struct ks_date today = ks_date_from_wall_ms(ks_clock_wall_ms(&clock));
    enum ks_err err = ks_content_check(dir, today, &content, &faults, &error);
    if (err == KS_ERR_INPUT && faults.count > 0) {
        status = ks_ctl_print_faults(&faults);
    } else if (err != KS_OK) {
        fprintf(stderr, "%s\n", error.text);
        status = WRONG_USE;
    }
    ks_content_free(content);
    ks_content_faults_destroy(&faults);
    return status;
}

bool ks_ctl_has_content(const struct ks_ctl *ctl, const char *command)
{
    if (ctl->content == NULL)
        ks_ctl_say(stderr, "kioskctl %s: the content pack %s cannot be used: %s", command,
                   ctl->content_dir, ctl->content_trouble.text);
    return ctl->content != NULL;
}

const struct ks_content *ks_ctl_get_part(const struct ks_ctl *ctl, const char *command,
                                         const char *file, struct ks_content **owned)
{
    struct ks_error error = {0};
    *owned = NULL;
    if (ctl->content_trouble.code == KS_OK && ctl->content != NULL)
        return ctl->content;
    if (ks_content_load_part(ctl->content_dir, file, owned, &error) == KS_OK)
        return *owned;
    if (ctl->content == NULL)
        (void)ks_ctl_refuse(command, error.text);
    return ctl->content;
}

static int format(const char *dir)
{
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};
    int changed = 0, status = IS_GOOD;
    enum ks_err err = ks_content_format(dir, &changed, &faults, &error);
    if (err == KS_OK) {
        ks_ctl_say(stdout, "%d files written", changed);
    } else {
        (void)ks_ctl_print_faults(&faults);
        fprintf(stderr, "%s\n", error.text);
        status = err == KS_ERR_INPUT ? HAS_FAULTS : WRONG_USE;
    }
    ks_content_faults_destroy(&faults);
    return status;
}

int ks_ctl_content(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "check") == 0)
        return check(argv[2]);
    if (argc == 3 && strcmp(argv[1], "format") == 0)
        return format(argv[2]);
    return ks_ctl_refuse_use(argv[0], usage);
}
