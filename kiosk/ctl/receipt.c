/* kioskctl receipt: looking a signed notice up, and opening its signature where it is disputed. */
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "ctl/queue.h"
#include "service/notice_open.h"

static int show(const struct ks_ctl *ctl, const char *code)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_found_notice found;
    struct ks_error error = {0};
    char day[KS_DATE_TEXT_BYTES];

    if (ks_notice_find(&desk, ctl->data_dir, code, &found, &error) != KS_OK)
        return ks_ctl_fail(&error);
    int minute = ks_date_minute_from_wall_ms(found.signed_ms);
    ks_ctl_say(stdout, "%s notice version %s signed %s %02d:%02d", found.code, found.version,
               ks_date_format(ks_date_from_wall_ms(found.signed_ms), day), minute / 60,
               minute % 60);
    return KS_CTL_DONE;
}

/* A new file that nobody else may read. */
static int open_signature(const struct ks_ctl *ctl, const char *code, const char *key,
                          const char *path)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    const char *svg = NULL;
    enum ks_err err = ks_notice_open(&desk, ctl->data_dir, code, key, &arena, &svg, &error);

    if (err == KS_OK)
        err = ks_file_create_private(path, svg, strlen(svg), &error);
    ks_arena_wipe(&arena);
    ks_arena_destroy(&arena);
    if (err != KS_OK)
        return ks_ctl_fail(&error);
    ks_ctl_say(stdout, "the signature is drawn in %s", path);
    return KS_CTL_DONE;
}

int ks_ctl_receipt(struct ks_ctl *ctl, int argc, char **argv)
{
    bool is_opening = argc == 6 && strcmp(argv[2], "--key") == 0 && strcmp(argv[4], "--svg") == 0;

    if (argc != 2 && !is_opening)
        return ks_ctl_refuse_use(argv[0], KS_N_("CODE [--key court.key --svg FILE]"));
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    return is_opening ? open_signature(ctl, argv[1], argv[3], argv[5]) : show(ctl, argv[1]);
}
