/* kioskctl draft import: an official text into a draft, word for word. */
#include <string.h>

#include "base/file.h"
#include "content/bulletin_import.h"
#include "content/official_text.h"
#include "ctl/draft_private.h"

static const char usage[] =
    KS_N_("import NAME FILE --id ID --kind notice|reward|bulletin --title CHINESE --title-en "
          "ENGLISH --dated DAY [--issuer CHINESE --issuer-en ENGLISH] [--until DAY] [--url "
          "ADDRESS] [--by USER]");

/* The options, each once; false when a value is missing, or an option there must be. */
static bool take_origin(int *argc, char **argv, struct ks_bulletin_origin *origin)
{
    const struct {
        const char *flag;
        const char **value;
        bool is_optional;
    } options[] = {
        {"--id", &origin->id, false},
        {"--kind", &origin->kind, false},
        {"--title", &origin->title.in[KS_LANG_ZH_CN], false},
        {"--title-en", &origin->title.in[KS_LANG_EN], false},
        {"--issuer", &origin->issuer.in[KS_LANG_ZH_CN], true},
        {"--issuer-en", &origin->issuer.in[KS_LANG_EN], true},
        {"--dated", &origin->dated, false},
        {"--until", &origin->until, true},
        {"--url", &origin->url, true},
    };

    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
        if (!ks_ctl_take_option(argc, argv, options[i].flag, options[i].value) ||
            (*options[i].value == NULL && !options[i].is_optional))
            return false;
    return true;
}

static int import(const struct ks_ctl *ctl, const char *name, const char *path,
                  const struct ks_bulletin_origin *origin, const struct ks_draft_hand *hand)
{
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    struct ks_bulletin_import done = {.arena = &arena};
    char *data = NULL;
    size_t bytes = 0;
    const char *dir = ks_arena_printf(&arena, "%s/drafts", ctl->data_dir);
    enum ks_err err = ks_file_read_all(path, &arena, &data, &bytes, &error);

    if (err == KS_OK)
        err = ks_bulletin_import(dir, name, ctl->content_dir, origin, data, bytes, hand, &done,
                                 &error);
    if (err == KS_OK) {
        printf("%s\n", done.sha256);
        ks_ctl_say(stdout, "%d headings, %d items, %d paragraphs", done.counts[KS_BULLETIN_HEADING],
                   done.counts[KS_BULLETIN_ITEM], done.counts[KS_BULLETIN_PARAGRAPH]);
    }
    ks_arena_destroy(&arena);
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(&error);
}

int ks_ctl_draft_import(const struct ks_ctl *ctl, int argc, char **argv,
                        const struct ks_draft_hand *hand)
{
    struct ks_bulletin_origin origin = {.id = NULL};

    if (!take_origin(&argc, argv, &origin) || argc != 4)
        return ks_ctl_refuse_use(argv[0], usage);
    return import(ctl, argv[2], argv[3], &origin, hand);
}
