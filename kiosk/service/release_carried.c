/* A release that was carried here as a file: accepted once this machine has laid it out. */
#include <string.h>

#include "base/i18n.h"
#include "content/carry.h"
#include "service/layouts.h"
#include "service/parts.h"
#include "service/releases.h"
#include "store/store_releases.h"

static enum ks_err note_import(const struct ks_desk *desk, const struct ks_carried *carried,
                               const struct ks_release_hand *hand, struct ks_error *error)
{
    const struct ks_release_entry entry = {.who = hand->who,
                                           .act = KS_N_("import"),
                                           .number = carried->number,
                                           .what = carried->sha,
                                           .why = hand->why,
                                           .at_ms = hand->now_ms};

    return ks_store_note_release(desk->store, &entry, error);
}

/* What is known of the layout of what waits, if it is that one: this program may draw it otherwise
 * than the one of the hall that published it. */
static enum ks_release_layout layout_of_carried(const char *data_dir, const char *sha)
{
    struct ks_release_pack pack;
    struct ks_arena arena = {0};
    struct ks_layout layout = {.state = KS_LAYOUT_UNKNOWN};

    if (ks_carry_look(data_dir, &pack, NULL) == KS_OK && ks_carry_is(&pack, sha))
        ks_layouts_look(data_dir, &pack.files, &arena, &layout);
    else
        layout.state = KS_LAYOUT_FITS; /* it is refused for that */
    ks_release_pack_destroy(&pack);
    ks_arena_destroy(&arena);
    return layout.state;
}

static enum ks_err check_layout(const char *data_dir, const char *sha, const char *why,
                                struct ks_error *error)
{
    enum ks_release_layout layout = layout_of_carried(data_dir, sha);

    if (layout == KS_LAYOUT_UNKNOWN)
        return ks_fail(
            error, KS_ERR_STATE,
            "It has not been checked yet whether this machine can show every page of it: "
            "check the layout first");
    if (layout == KS_LAYOUT_FAULTY && why[0] == '\0')
        return ks_fail(error, KS_ERR_STATE,
                       "On this machine something does not fit its page; give the reason why it is "
                       "to be shown all the same");
    return KS_OK;
}

enum ks_err ks_release_accept_carried(const struct ks_desk *desk,
                                      const struct ks_release_place *place, const char *sha,
                                      const struct ks_release_hand *hand, int64_t *out,
                                      struct ks_error *error)
{
    struct ks_carried carried = {.number = 0};
    enum ks_err err = check_layout(place->data_dir, sha, hand->why, error);

    if (err == KS_OK)
        err = ks_carry_accept(place->data_dir, sha, &carried, error);

    if (err == KS_OK && desk->store != NULL)
        err = note_import(desk, &carried, hand, error);
    *out = carried.number;
    return err == KS_OK ? ks_carry_drop(place->data_dir, error) : err;
}
