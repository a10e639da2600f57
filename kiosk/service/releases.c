/* What is done to releases: read, judged by the table, written in one step. */
#include "service/releases.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "content/overlay.h"
#include "content/shelf.h"
#include "service/layouts.h"
#include "service/parts.h"
#include "service/releases_private.h"
#include "store/store_releases.h"

/* ---- what there is ---- */

enum { MOST_LISTED = 1000 };

struct listing {
    struct ks_release_row *rows;
    int count;
};

static bool take_row(const struct ks_release_row *row, void *ctx)
{
    struct listing *listing = ctx;

    listing->rows[listing->count++] = *row;
    return listing->count < MOST_LISTED;
}

static int64_t live_of(struct ks_arena *arena, const struct ks_release_row *rows, int count,
                       int64_t now_ms)
{
    struct ks_release_term *terms = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *terms);
    int published = 0;

    for (int i = 0; i < count; i++)
        if (rows[i].release.state == KS_RELEASE_SCHEDULED)
            terms[published++] = rows[i].release.term;
    return ks_release_live(terms, published, now_ms);
}

/* Rows as they are kept. */
static enum ks_err read_rows(const struct ks_desk *desk, struct ks_arena *arena,
                             struct listing *out, struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);

    *out = (struct listing){ks_arena_alloc(arena, MOST_LISTED * sizeof *out->rows), 0};
    return err == KS_OK ? ks_store_show_releases(desk->store, take_row, out, error) : err;
}

enum ks_err ks_release_list(const struct ks_desk *desk, struct ks_arena *arena, int64_t now_ms,
                            struct ks_release_row **out, int *count, int64_t *live,
                            struct ks_error *error)
{
    struct listing listing;
    enum ks_err err = read_rows(desk, arena, &listing, error);

    *live = live_of(arena, listing.rows, listing.count, now_ms);
    for (int i = 0; i < listing.count; i++)
        listing.rows[i].release.state =
            ks_release_state_at(&listing.rows[i].release, *live, now_ms);
    *out = listing.rows;
    *count = listing.count;
    return err;
}

enum ks_err ks_releases_find_live(const struct ks_desk *desk, int64_t now_ms, int64_t *out,
                                  struct ks_error *error)
{
    struct ks_arena arena = {0};
    struct listing listing;
    enum ks_err err = read_rows(desk, &arena, &listing, error);

    *out = live_of(&arena, listing.rows, listing.count, now_ms);
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_release_mark(const struct ks_desk *desk, int64_t now_ms, struct ks_arena *arena,
                            const char **out, struct ks_error *error)
{
    struct ks_release_row *rows = NULL;
    int64_t live = 0, steps = 0;
    int count = 0;
    enum ks_err err = ks_release_list(desk, arena, now_ms, &rows, &count, &live, error);

    if (err == KS_OK)
        err = ks_store_count_audit(desk->store, &steps, error);
    char *times = ks_arena_alloc(arena, 3 * (size_t)count + 1); /* a step has no other count */
    for (int i = 0; i < count; i++) {
        const struct ks_release *release = &rows[i].release;
        times[3 * i] = (char)('0' + release->state);
        times[3 * i + 1] = release->term.from_ms <= now_ms ? '1' : '0';
        times[3 * i + 2] = release->term.until_ms <= now_ms ? '1' : '0';
    }
    times[3 * count] = '\0';
    *out = ks_arena_printf(arena, "%lld %s", (long long)steps, times);
    return err;
}

/* ---- the shelf of this machine ---- */

/* Shown now or later, or again when one of these ends. */
static bool is_wanted(const struct listing *listing, int index, int64_t live, int64_t now_ms)
{
    int64_t number = listing->rows[index].release.term.number;

    for (int i = 0; i < listing->count; i++) {
        const struct ks_release *release = &listing->rows[i].release;
        enum ks_release_state state = ks_release_state_at(release, live, now_ms);
        bool is_coming = state == KS_RELEASE_LIVE || state == KS_RELEASE_SCHEDULED;
        if (is_coming && (release->term.number == number || release->term.base == number))
            return listing->rows[index].release.state == KS_RELEASE_SCHEDULED;
    }
    return false;
}

static enum ks_err fetch(const struct ks_desk *desk, const char *data_dir, int64_t number,
                         struct ks_error *error)
{
    struct ks_arena arena = {0};
    struct ks_release_body body;
    enum ks_err err = ks_store_read_release_body(desk->store, number, &arena, &body, error);

    if (err == KS_OK)
        err = ks_shelf_put(data_dir, body.pack, body.pack_bytes, error);
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_release_stage(const struct ks_desk *desk, const char *data_dir, int64_t now_ms,
                             struct ks_error *error)
{
    struct ks_arena arena = {0};
    struct listing listing;
    enum ks_err all = read_rows(desk, &arena, &listing, error);
    int64_t live = live_of(&arena, listing.rows, listing.count, now_ms);

    for (int i = 0; i < listing.count; i++) {
        const struct ks_release *release = &listing.rows[i].release;
        enum ks_err err = KS_OK;
        if (release->state == KS_RELEASE_WITHDRAWN)
            err = ks_shelf_remove(data_dir, release->term.number, error);
        else if (is_wanted(&listing, i, live, now_ms) &&
                 !ks_shelf_has(data_dir, release->term.number, release->sha))
            err = fetch(desk, data_dir, release->term.number, error);
        all = err != KS_OK ? err : all;
    }
    ks_arena_destroy(&arena);
    return all;
}

/* ---- steps ---- */

enum ks_err ks_releases_refuse(const char *refusal, struct ks_error *error)
{
    return refusal == NULL ? KS_OK : ks_fail(error, KS_ERR_STATE, "%s", ks_staff_tr(refusal));
}

/* A release as it stands in the database, with its pack. */
struct opened {
    struct ks_arena arena;
    struct ks_release_row row;
    struct ks_release_body body;
    struct ks_release_pack pack;
    bool is_whole; /* the pack can be read: each of its bytes is what its hash says */
};

static enum ks_err open_release(const struct ks_desk *desk, int64_t number, struct opened *out,
                                struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);

    *out = (struct opened){.is_whole = false};
    if (err == KS_OK)
        err = ks_store_get_release(desk->store, number, &out->row, error);
    if (err == KS_OK)
        err = ks_store_read_release_body(desk->store, number, &out->arena, &out->body, error);
    if (err == KS_OK)
        out->is_whole =
            ks_release_pack_read(out->body.pack, out->body.pack_bytes, &out->pack, NULL) == KS_OK &&
            out->pack.term.number == number;
    return err;
}

static void close_release(struct opened *opened)
{
    ks_release_pack_destroy(&opened->pack);
    ks_arena_destroy(&opened->arena);
}

static enum ks_err take_files(const struct ks_desk *desk, int64_t number, int64_t *made_of,
                              struct ks_pack_files *out, struct ks_error *error)
{
    struct opened opened;
    enum ks_err err = open_release(desk, number, &opened, error);

    *out = (struct ks_pack_files){.count = 0};
    *made_of = opened.row.release.term.base;
    if (err == KS_OK && !opened.is_whole)
        err = ks_fail(error, KS_ERR_CORRUPT, "The pack of release %lld is damaged",
                      (long long)number);
    if (err == KS_OK) {
        *out = opened.pack.files; /* with their arena */
        opened.pack = (struct ks_release_pack){.program = 0};
    }
    close_release(&opened);
    return err;
}

static enum ks_err read_base(const struct ks_desk *desk, const struct ks_release_place *place,
                             int64_t number, struct ks_pack_files *out, struct ks_error *error)
{
    struct ks_content_faults faults = {0};
    int64_t before = 0;

    *out = (struct ks_pack_files){.count = 0};
    enum ks_err err = number == KS_RELEASE_SHIPPED
                          ? ks_pack_files_read(place->shipped_dir, out, &faults, error)
                          : take_files(desk, number, &before, out, error);
    ks_content_faults_destroy(&faults);
    return err;
}

static enum ks_release_layout layout_of(struct opened *opened, const char *data_dir)
{
    struct ks_layout layout = {.state = KS_LAYOUT_UNKNOWN};

    if (opened->is_whole)
        ks_layouts_look(data_dir, &opened->pack.files, &opened->arena, &layout);
    return layout.state;
}

/* What it was made of is asked of the database only where that matters. */
static enum ks_err find_reach(const struct ks_desk *desk, struct opened *opened,
                              const struct ks_release_place *place,
                              const struct ks_release_hand *hand, bool *is_beyond,
                              struct ks_error *error)
{
    struct ks_pack_files base;

    *is_beyond = ks_releases_is_bound(hand);
    if (!*is_beyond || !opened->is_whole)
        return KS_OK;
    enum ks_err err = read_base(desk, place, opened->row.release.term.base, &base, error);
    *is_beyond = err != KS_OK || !ks_overlay_is_all(&base, &opened->pack.files, hand->tribunal);
    ks_pack_files_destroy(&base);
    return err;
}

static enum ks_err make_wish(const struct ks_desk *desk, struct opened *opened,
                             const struct ks_release_place *place,
                             const struct ks_release_hand *hand, struct ks_release_wish *out,
                             struct ks_error *error)
{
    *out = (struct ks_release_wish){.who = hand->who,
                                    .why = hand->why,
                                    .sha = opened->is_whole ? opened->pack.sha : "",
                                    .has_written =
                                        ks_releases_has_written(opened->body.lines, hand->who),
                                    .layout = layout_of(opened, place->data_dir),
                                    .now_ms = hand->now_ms};
    enum ks_err err = find_reach(desk, opened, place, hand, &out->reaches_beyond, error);
    return err == KS_OK ? ks_releases_find_live(desk, hand->now_ms, &out->live, error) : err;
}

static enum ks_err judge(const struct ks_desk *desk, struct opened *opened,
                         const struct ks_release_place *place, enum ks_release_act act,
                         const struct ks_release_hand *hand, struct ks_release *after,
                         struct ks_error *error)
{
    struct ks_release_wish wish;
    enum ks_err err = make_wish(desk, opened, place, hand, &wish, error);

    wish.act = act;
    *after = opened->row.release;
    return err == KS_OK ? ks_releases_refuse(ks_release_do(after, &wish), error) : err;
}

void ks_releases_sign(struct ks_release_pack *pack, const struct ks_release_pen *pen)
{
    if (pen->secret_key != NULL) {
        ks_release_pack_sign(pack, pen->secret_key);
        return;
    }
    memcpy(pack->signer, pen->signer, sizeof pack->signer);
    memcpy(pack->signature, pen->signature, sizeof pack->signature);
    pack->is_signed = true;
}

enum ks_err ks_releases_check_signature(const struct ks_release_pack *pack, const char *data_dir,
                                        struct ks_error *error)
{
    struct ks_signers signers;
    enum ks_err err = ks_signers_load(data_dir, &signers, error);

    return err == KS_OK ? ks_release_pack_check(pack, &signers, error) : err;
}

/* What a face shows of it. */
static enum ks_err fill_view(const struct ks_desk *desk, struct opened *opened,
                             const struct ks_release_place *place,
                             const struct ks_release_hand *hand, struct ks_arena *arena,
                             struct ks_release_view *out, struct ks_error *error)
{
    struct ks_release_wish wish;
    enum ks_err err = make_wish(desk, opened, place, hand, &wish, error);

    *out = (struct ks_release_view){
        .row = opened->row,
        .manifest = opened->is_whole ? ks_arena_strdup(arena, opened->pack.manifest) : NULL,
        .is_signed = opened->is_whole &&
                     ks_releases_check_signature(&opened->pack, place->data_dir, NULL) == KS_OK};
    for (int i = 0; i < KS_RELEASE_ACT_COUNT; i++) {
        struct ks_release after = opened->row.release;
        wish.act = (enum ks_release_act)i;
        out->refusals[i] = ks_release_do(&after, &wish);
    }
    out->row.release.state = ks_release_state_at(&opened->row.release, wish.live, hand->now_ms);
    return err;
}

enum ks_err ks_release_look(const struct ks_desk *desk, const struct ks_release_place *place,
                            int64_t number, const struct ks_release_hand *hand,
                            struct ks_arena *arena, struct ks_release_view *out,
                            struct ks_error *error)
{
    struct opened opened;
    enum ks_err err = open_release(desk, number, &opened, error);

    if (err == KS_OK)
        err = fill_view(desk, &opened, place, hand, arena, out, error);
    close_release(&opened);
    return err;
}

enum ks_err ks_release_files(const struct ks_desk *desk, const struct ks_release_place *place,
                             int64_t number, struct ks_pack_files *out, struct ks_pack_files *base,
                             struct ks_error *error)
{
    int64_t made_of = 0;
    enum ks_err err = take_files(desk, number, &made_of, out, error);

    if (base == NULL)
        return err;
    *base = (struct ks_pack_files){.count = 0};
    return err == KS_OK ? read_base(desk, place, made_of, base, error) : err;
}

static bool is_publishing(enum ks_release_act act)
{
    return act == KS_RELEASE_PUBLISH || act == KS_RELEASE_EMERGENCY;
}

static enum ks_err write_step(const struct ks_desk *desk, struct opened *opened,
                              const struct ks_release *after, enum ks_release_act act,
                              const struct ks_release_hand *hand, bool is_signed_now,
                              struct ks_error *error)
{
    const struct ks_release_entry entry = {.who = hand->who,
                                           .act = ks_release_act_code(act),
                                           .number = after->term.number,
                                           .what = after->sha,
                                           .why = hand->why,
                                           .at_ms = hand->now_ms};
    struct ks_release_body body = {.lines = opened->body.lines};

    if (is_signed_now)
        body.pack = ks_release_pack_write(&opened->pack, &body.pack_bytes);
    return ks_store_change_release(desk->store, &opened->row.release, after,
                                   is_signed_now ? &body : NULL, &entry, error);
}

enum ks_err ks_releases_put_on_shelf(const struct ks_desk *desk,
                                     const struct ks_release_place *place,
                                     const struct ks_release_hand *hand, struct ks_error *error)
{
    struct ks_error why = {0};
    enum ks_err err = ks_release_stage(desk, place->data_dir, hand->now_ms, &why);

    return err == KS_OK
               ? KS_OK
               : ks_fail(error, err, "This is done, but not on this machine yet: %s", why.text);
}

bool ks_releases_is_bound(const struct ks_release_hand *hand)
{
    return hand->tribunal != NULL && hand->tribunal[0] != '\0';
}

enum ks_err ks_releases_need_court(const struct ks_release_hand *hand, struct ks_error *error)
{
    return ks_releases_is_bound(hand)
               ? ks_fail(error, KS_ERR_RIGHT, "Only somebody of the court may do this")
               : KS_OK;
}

/* A reason is one line that shows all there is in it. */
enum ks_err ks_releases_check_hand(const struct ks_release_hand *hand, struct ks_error *error)
{
    if (ks_account_fault_of_name(hand->who) != NULL)
        return ks_fail(error, KS_ERR_INPUT, "Say who does it, by the name of a user");
    if (strlen(hand->why) >= KS_RELEASE_WHY_BYTES || !ks_utf8_is_plain(hand->why))
        return ks_fail(error, KS_ERR_INPUT,
                       "The reason must be one line of at most 130 characters");
    return KS_OK;
}

enum ks_err ks_release_act(const struct ks_desk *desk, const struct ks_release_place *place,
                           int64_t number, enum ks_release_act act,
                           const struct ks_release_hand *hand, const struct ks_release_pen *pen,
                           struct ks_error *error)
{
    struct opened opened;
    struct ks_release after;
    enum ks_err err = ks_releases_check_hand(hand, error);

    opened = (struct opened){.is_whole = false};
    if (err == KS_OK)
        err = open_release(desk, number, &opened, error);
    if (err == KS_OK)
        err = judge(desk, &opened, place, act, hand, &after, error);
    if (err == KS_OK && pen != NULL)
        ks_releases_sign(&opened.pack, pen);
    if (err == KS_OK && (is_publishing(act) || pen != NULL))
        err = ks_releases_check_signature(&opened.pack, place->data_dir, error);
    if (err == KS_OK)
        err = write_step(desk, &opened, &after, act, hand, pen != NULL, error);
    if (err == KS_OK && after.state != KS_RELEASE_APPROVED)
        err = ks_releases_put_on_shelf(desk, place, hand, error);
    close_release(&opened);
    return err;
}

enum ks_err ks_release_audit(const struct ks_desk *desk,
                             void (*show)(const struct ks_release_entry *entry, void *ctx),
                             void *ctx, struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);

    return err == KS_OK ? ks_store_show_audit(desk->store, show, ctx, error) : err;
}
