/* Which release a machine is to show, fetched and loaded: the same for kiosk, board and console. */
#include "service/releases.h"

enum ks_err ks_release_find_due(const struct ks_desk *desk, const struct ks_release_place *place,
                                int64_t now_ms, int64_t *out, struct ks_error *trouble)
{
    *trouble = (struct ks_error){.code = KS_OK};
    if (desk != NULL && ks_release_stage(desk, place->data_dir, now_ms, trouble) == KS_OK)
        *trouble = (struct ks_error){.code = KS_OK};
    return ks_shelf_due(place->data_dir, now_ms, out, trouble);
}

/* The pack that comes with the program is due again: a release was taken away, or has ended. */
static void load_shipped(const struct ks_release_place *place, struct ks_shelf_choice *choice,
                         struct ks_error *trouble)
{
    struct ks_content_faults faults = {0};

    if (ks_content_load_hall(place->shipped_dir, place->hall, &choice->content, &faults, trouble) ==
        KS_OK)
        choice->number = KS_RELEASE_SHIPPED;
    ks_content_faults_destroy(&faults);
}

void ks_release_load(const struct ks_release_place *place, int64_t shown, int64_t now_ms,
                     struct ks_shelf_choice *out, struct ks_error *trouble)
{
    ks_shelf_choose(place->data_dir, place->hall, now_ms, out);
    if (out->trouble.code != KS_OK)
        *trouble = out->trouble;
    if (out->content == NULL && shown != KS_RELEASE_SHIPPED)
        load_shipped(place, out, trouble);
    if (out->number == shown) { /* a later one cannot be shown: this one stays */
        ks_content_free(out->content);
        out->content = NULL;
    }
}
