/* New releases: of a draft, or the pack of an earlier one once more. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "content/draft.h"
#include "content/overlay.h"
#include "content/shelf.h"
#include "service/layouts.h"
#include "service/parts.h"
#include "service/releases_private.h"
#include "store/store_releases.h"

/* A release in the making. */
struct making {
    struct ks_arena arena;
    const struct ks_desk *desk;
    const struct ks_release_place *place;
    const struct ks_release_hand *hand;
    struct ks_release_pack pack;
    struct ks_release_row row;
    const char *lines;
    enum ks_release_layout layout;
    bool reaches_beyond;   /* of a tribunal's hand */
    const char *base_path; /* of the pack that is shown */
};

static enum ks_err begin(struct making *making, struct ks_error *error)
{
    struct ks_release_term *term = &making->pack.term;
    int64_t newest = 0;
    enum ks_err err = ks_releases_find_live(making->desk, making->hand->now_ms, &term->base, error);

    making->lines = "[]";
    if (err == KS_OK)
        err = ks_store_next_release(making->desk->store, &term->number, error);
    if (err == KS_OK)
        err = ks_shelf_newest(making->place->data_dir, &newest, error);
    if (term->number <= newest) /* others were carried here */
        term->number = newest + 1;
    return err;
}

static void finish(struct making *making)
{
    ks_release_pack_destroy(&making->pack);
    ks_arena_destroy(&making->arena);
}

/* Where the pack of a release lies on this machine. */
static enum ks_err find_pack(struct making *making, int64_t number, const char **out,
                             struct ks_error *error)
{
    const char *data_dir = making->place->data_dir;
    enum ks_err err = KS_OK;

    *out = making->place->shipped_dir;
    if (number == KS_RELEASE_SHIPPED)
        return KS_OK;
    *out = ks_shelf_path(&making->arena, data_dir, number);
    if (number == making->pack.term.base)
        err = ks_release_stage(making->desk, data_dir, making->hand->now_ms, error);
    return err;
}

/* Signs it, if it is signed now, as somebody who is trusted here. */
static enum ks_err sign(struct making *making, const struct ks_release_pen *pen,
                        struct ks_error *error)
{
    if (pen == NULL)
        return KS_OK;
    ks_releases_sign(&making->pack, pen);
    return ks_releases_check_signature(&making->pack, making->place->data_dir, error);
}

/* Seals the pack, asks the table, writes all of it in one step. */
static enum ks_err add(struct making *making, enum ks_release_act act, bool is_proven,
                       const struct ks_release_pen *pen, struct ks_error *error)
{
    struct ks_release *release = &making->row.release;
    const struct ks_release_hand *hand = making->hand;

    ks_release_pack_seal(&making->pack);
    release->term = making->pack.term;
    release->rollback_of = making->pack.rollback_of;
    snprintf(release->sha, sizeof release->sha, "%s", making->pack.sha);
    making->row.submitted_ms = hand->now_ms;
    const struct ks_release_wish wish = {.act = act,
                                         .who = hand->who,
                                         .why = hand->why,
                                         .sha = making->pack.sha,
                                         .is_proven = is_proven,
                                         .reaches_beyond = making->reaches_beyond,
                                         .layout = making->layout,
                                         .live = making->pack.term.base,
                                         .now_ms = hand->now_ms};
    const struct ks_release_entry entry = {.who = hand->who,
                                           .act = ks_release_act_code(act),
                                           .number = release->term.number,
                                           .what = release->sha,
                                           .why = hand->why,
                                           .at_ms = hand->now_ms};
    struct ks_release_body body = {.lines = making->lines};
    enum ks_err err = ks_releases_refuse(ks_release_do(release, &wish), error);
    if (err == KS_OK)
        err = sign(making, pen, error);
    body.pack = ks_release_pack_write(&making->pack, &body.pack_bytes);
    return err == KS_OK
               ? ks_store_add_release(making->desk->store, &making->row, &body, &entry, error)
               : err;
}

/* What is known of how its pages are laid out. */
static void note_layout(struct making *making)
{
    struct ks_layout layout;

    ks_layouts_look(making->place->data_dir, &making->pack.files, &making->arena, &layout);
    making->layout = layout.state;
}

/* Whether a tribunal's hand would change more than is its own. */
static enum ks_err note_reach(struct making *making, struct ks_error *error)
{
    struct ks_content_faults ignored = {0};
    struct ks_pack_files base = {.count = 0};

    making->reaches_beyond = ks_releases_is_bound(making->hand);
    if (!making->reaches_beyond)
        return KS_OK;
    enum ks_err err = ks_pack_read(making->base_path, &base, &ignored, error);
    making->reaches_beyond =
        err != KS_OK || !ks_overlay_is_all(&base, &making->pack.files, making->hand->tribunal);
    ks_content_faults_destroy(&ignored);
    ks_pack_files_destroy(&base);
    return err;
}

/* What the draft makes of the pack that is shown. */
static enum ks_err take_draft(struct making *making, const char *name,
                              struct ks_content_faults *faults, struct ks_error *error)
{
    struct ks_draft draft;
    const char *dir = ks_arena_printf(&making->arena, "%s/drafts", making->place->data_dir);
    struct ks_date today = ks_date_from_wall_ms(making->hand->now_ms);
    enum ks_err err = ks_draft_read(dir, name, &draft, error);

    if (err == KS_OK)
        err = ks_draft_make(&draft, making->base_path, today, &making->pack.files, faults, error);
    if (err == KS_OK)
        err = ks_draft_find_stale(&draft, making->base_path, faults, error);
    if (err == KS_OK && faults->count > 0)
        err = ks_fail(error, KS_ERR_INPUT, "some English texts have not followed their Chinese");
    if (err == KS_OK)
        err = ks_releases_write_lines(&making->arena, &draft, making->base_path, &making->lines,
                                      error);
    if (err == KS_OK && strcmp(making->lines, "[]") == 0)
        err = ks_fail(error, KS_ERR_STATE, "The draft %s changes nothing", name);
    if (err == KS_OK)
        note_layout(making);
    if (err == KS_OK)
        err = note_reach(making, error);
    ks_draft_destroy(&draft);
    return err;
}

/* When it is shown, as it was asked for. */
static enum ks_err take_time(const struct ks_release_wanted *wanted, int64_t now_ms,
                             struct ks_release_term *term, struct ks_error *error)
{
    const char *refusal = ks_release_set_time(term, wanted->from_ms, wanted->until_ms, now_ms);

    return refusal == NULL ? KS_OK : ks_fail(error, KS_ERR_INPUT, "%s", ks_staff_tr(refusal));
}

enum ks_err ks_release_submit(const struct ks_desk *desk, const struct ks_release_place *place,
                              const struct ks_release_wanted *wanted,
                              const struct ks_release_hand *hand, int64_t *out,
                              struct ks_content_faults *faults, struct ks_error *error)
{
    struct making making = {.desk = desk, .place = place, .hand = hand};
    struct ks_release_term *term = &making.pack.term;
    enum ks_err err = ks_releases_check_hand(hand, error);

    if (err == KS_OK)
        err = begin(&making, error);
    if (err == KS_OK)
        err = take_time(wanted, hand->now_ms, term, error);
    snprintf(making.row.draft, sizeof making.row.draft, "%s", wanted->draft);
    if (err == KS_OK)
        err = find_pack(&making, term->base, &making.base_path, error);
    if (err == KS_OK)
        err = take_draft(&making, wanted->draft, faults, error);
    if (err == KS_OK)
        err = add(&making, KS_RELEASE_SUBMIT, false, NULL, error);
    *out = term->number;
    finish(&making);
    return err;
}

/* Whether its pack may be shown without anybody's approving it anew: others than its authors have
 * approved it and its time has come, or it came with the program. */
static enum ks_err is_proven(const struct making *making, int64_t number, bool *out,
                             struct ks_error *error)
{
    struct ks_release_row row;

    *out = number == KS_RELEASE_SHIPPED;
    if (*out)
        return KS_OK;
    enum ks_err err = ks_store_get_release(making->desk->store, number, &row, error);
    *out = err == KS_OK && row.release.state == KS_RELEASE_SCHEDULED &&
           row.release.term.from_ms <= making->hand->now_ms &&
           !ks_release_is_unconfirmed(&row.release);
    return err;
}

/* The files of an earlier one, from the database as from any machine. */
static enum ks_err take_earlier(struct making *making, int64_t number, struct ks_error *error)
{
    struct ks_content_faults faults = {0};
    struct ks_release_body body;
    struct ks_release_pack earlier;

    if (number == KS_RELEASE_SHIPPED) {
        enum ks_err err =
            ks_pack_files_read(making->place->shipped_dir, &making->pack.files, &faults, error);
        ks_content_faults_destroy(&faults);
        return err;
    }
    enum ks_err err =
        ks_store_read_release_body(making->desk->store, number, &making->arena, &body, error);
    if (err != KS_OK)
        return err;
    err = ks_release_pack_read(body.pack, body.pack_bytes, &earlier, error);
    making->pack.files = earlier.files; /* with their arena */
    return err;
}

/* The pack of `earlier` under a new number, shown from `from_ms` on. */
static enum ks_err make_rollback(struct making *making, int64_t earlier, int64_t from_ms,
                                 struct ks_error *error)
{
    enum ks_err err = ks_releases_check_hand(making->hand, error);

    if (err == KS_OK)
        err = ks_releases_need_court(making->hand, error);
    if (err == KS_OK)
        err = begin(making, error);
    if (err == KS_OK)
        err = take_earlier(making, earlier, error);
    making->pack.term.from_ms = from_ms;
    making->pack.rollback_of = earlier;
    return err;
}

enum ks_err ks_release_roll_back_manifest(const struct ks_desk *desk,
                                          const struct ks_release_place *place, int64_t earlier,
                                          const struct ks_release_hand *hand,
                                          struct ks_arena *arena, const char **out,
                                          struct ks_error *error)
{
    struct making making = {.desk = desk, .place = place, .hand = hand};
    enum ks_err err = make_rollback(&making, earlier, hand->now_ms, error);

    if (err == KS_OK) {
        ks_release_pack_seal(&making.pack);
        *out = ks_arena_strdup(arena, making.pack.manifest);
    }
    finish(&making);
    return err;
}

/* One that was signed elsewhere a while ago would begin in the past. */
enum { MOST_SINCE_SIGNED_MS = 10 * 60 * 1000 };

enum ks_err ks_release_roll_back(const struct ks_desk *desk, const struct ks_release_place *place,
                                 int64_t earlier, const struct ks_release_hand *hand,
                                 const struct ks_release_pen *pen, int64_t *out,
                                 struct ks_error *error)
{
    struct making making = {.desk = desk, .place = place, .hand = hand};
    int64_t from_ms = pen != NULL && pen->from_ms != 0 ? pen->from_ms : hand->now_ms;
    bool is_approved = false;
    enum ks_err err = make_rollback(&making, earlier, from_ms, error);

    if (err == KS_OK && (from_ms > hand->now_ms || from_ms < hand->now_ms - MOST_SINCE_SIGNED_MS))
        err = ks_fail(error, KS_ERR_STATE, "It was signed too long ago: sign it again");
    if (err == KS_OK)
        err = is_proven(&making, earlier, &is_approved, error);
    if (err == KS_OK)
        err = add(&making, KS_RELEASE_ROLLBACK, is_approved, pen, error);
    *out = making.pack.term.number;
    finish(&making);
    return err == KS_OK ? ks_releases_put_on_shelf(desk, place, hand, error) : err;
}
