/* Publishing the content: a draft becomes a release, other persons than its authors approve it, it
 * is signed and published, an earlier one comes back, a page is taken down at once. Who asks has
 * been made sure of by the face that calls; what may be done stands in domain/release.h. Each call
 * takes the desk of its own thread and may be slow. */
#ifndef KS_SERVICE_RELEASES_H
#define KS_SERVICE_RELEASES_H

#include "base/crypto.h"
#include "content/faults.h"
#include "content/pack_files.h"
#include "content/shelf.h"
#include "domain/release.h"
#include "service/desk.h"

/* Where the releases of this machine lie; borrowed. */
struct ks_release_place {
    const char *data_dir;
    const char *shipped_dir; /* of the pack that comes with the program */
    const char *hall;        /* as of ks_content_load_hall */
};

/* Who asks, why ("" where none is given), and when; borrowed. */
struct ks_release_hand {
    const char *who, *why;
    int64_t now_ms;
    const char *tribunal; /* whose user it is (content/overlay.h); NULL or "": the court's */
};

/* Who signs a pack: by the secret key, or somebody who has signed its manifest elsewhere, so that
 * the key never comes here. Borrowed. */
struct ks_release_pen {
    const uint8_t *secret_key;         /* NULL: `signer` and `signature` */
    const uint8_t *signer, *signature; /* the public key, and what it made of the manifest */
    int64_t from_ms; /* of a rollback that was signed elsewhere, as its manifest says; else 0 */
};

/* What is to be released, and from when to when (0: at once, without end), as
 * ks_release_set_time takes it. Borrowed. */
struct ks_release_wanted {
    const char *draft;
    int64_t from_ms, until_ms;
};

/* Submits a draft as it is now: `*out` is the number of the release, whose pack nothing changes any
 * more. KS_ERR_INPUT with `faults`: the pack would have these; or with text alone.
 * KS_ERR_NOT_FOUND, KS_ERR_CORRUPT: the draft; KS_ERR_STATE, KS_ERR_FULL, KS_ERR_IO. */
enum ks_err ks_release_submit(const struct ks_desk *desk, const struct ks_release_place *place,
                              const struct ks_release_wanted *wanted,
                              const struct ks_release_hand *hand, int64_t *out,
                              struct ks_content_faults *faults, struct ks_error *error) KS_MUST_USE;

/* Approves, signs, publishes, rejects or withdraws one. `pen` signs it, NULL: it is not signed now.
 * What is published is signed, and lies on the shelf of this machine when it returns KS_OK.
 * KS_ERR_STATE: that may not be done, and why; KS_ERR_NOT_FOUND, KS_ERR_CORRUPT: its pack is not
 * what was submitted; KS_ERR_FULL, KS_ERR_IO. */
enum ks_err ks_release_act(const struct ks_desk *desk, const struct ks_release_place *place,
                           int64_t number, enum ks_release_act act,
                           const struct ks_release_hand *hand, const struct ks_release_pen *pen,
                           struct ks_error *error) KS_MUST_USE;

/* Publishes the pack of an earlier release under a new number, at once. Errors as above. */
enum ks_err ks_release_roll_back(const struct ks_desk *desk, const struct ks_release_place *place,
                                 int64_t earlier, const struct ks_release_hand *hand,
                                 const struct ks_release_pen *pen, int64_t *out,
                                 struct ks_error *error) KS_MUST_USE;

/* What is to be signed for that: the manifest it would have at `hand->now_ms`; the arena's. */
enum ks_err ks_release_roll_back_manifest(const struct ks_desk *desk,
                                          const struct ks_release_place *place, int64_t earlier,
                                          const struct ks_release_hand *hand,
                                          struct ks_arena *arena, const char **out,
                                          struct ks_error *error) KS_MUST_USE;

/* The files of its pack, as they were submitted; of `base` (NULL: not wanted) those of the release
 * it was made of. On any result the caller destroys both. Errors as above. */
enum ks_err ks_release_files(const struct ks_desk *desk, const struct ks_release_place *place,
                             int64_t number, struct ks_pack_files *out, struct ks_pack_files *base,
                             struct ks_error *error) KS_MUST_USE;

/* One release, and what may be done with it. */
struct ks_release_view {
    struct ks_release_row row;
    const char *manifest; /* what is signed; the arena's; NULL: its pack is damaged */
    bool is_signed;       /* by somebody who is trusted on this machine */
    /* Why `hand` may not do it; NULL: it may. */
    const char *refusals[KS_RELEASE_ACT_COUNT];
};
enum ks_err ks_release_look(const struct ks_desk *desk, const struct ks_release_place *place,
                            int64_t number, const struct ks_release_hand *hand,
                            struct ks_arena *arena, struct ks_release_view *out,
                            struct ks_error *error) KS_MUST_USE;

/* Puts on the shelf of this machine what is published and still to be shown, and takes away what
 * was withdrawn. What cannot be done is told by `error`; the rest is done. */
enum ks_err ks_release_stage(const struct ks_desk *desk, const char *data_dir, int64_t now_ms,
                             struct ks_error *error) KS_MUST_USE;

/* The number of what this machine is to show at `now_ms`, with what is published put on its shelf
 * before; `desk` NULL: without the database. Whatever cannot be done is `trouble`. KS_ERR_IO: the
 * shelf cannot be read. */
enum ks_err ks_release_find_due(const struct ks_desk *desk, const struct ks_release_place *place,
                                int64_t now_ms, int64_t *out, struct ks_error *trouble) KS_MUST_USE;

/* Loads that, while release `shown` is shown: `out->content` is the caller's, NULL where what is
 * shown stays; `trouble` is set if a later one cannot be shown. */
void ks_release_load(const struct ks_release_place *place, int64_t shown, int64_t now_ms,
                     struct ks_shelf_choice *out, struct ks_error *trouble);

/* Every release as it is at `now_ms`, the newest first; the rows are the arena's. `*live` is the
 * number of the one that is shown. */
enum ks_err ks_release_list(const struct ks_desk *desk, struct ks_arena *arena, int64_t now_ms,
                            struct ks_release_row **out, int *count, int64_t *live,
                            struct ks_error *error) KS_MUST_USE;

/* Another text whenever a release, or what may be done with one, is another: by what somebody did
 * or because its time has come. The arena's. */
enum ks_err ks_release_mark(const struct ks_desk *desk, int64_t now_ms, struct ks_arena *arena,
                            const char **out, struct ks_error *error) KS_MUST_USE;

/* A field in which a release differs from what it was made of, once for each who wrote it. */
struct ks_release_line {
    const char *author, *file, *field;
    const char *said, *account; /* written at a machine without a password: under which name, behind
                                   which account; the author is who submitted it. "": by the author
                                   */
    const char *was, *now;      /* JSON; "" where there was nothing */
    const char *why;            /* was and now are one: why the English may stay; "" */
};
enum ks_err ks_release_lines(const struct ks_desk *desk, int64_t number, struct ks_arena *arena,
                             struct ks_release_line **out, int *count,
                             struct ks_error *error) KS_MUST_USE;

/* Every entry of the audit in its order, shown to `show`; texts are borrowed until it returns.
 * KS_ERR_CORRUPT, with text: one was changed or taken out. */
enum ks_err ks_release_audit(const struct ks_desk *desk,
                             void (*show)(const struct ks_release_entry *entry, void *ctx),
                             void *ctx, struct ks_error *error) KS_MUST_USE;

/* Puts the release that was carried here and waits on the shelf of this machine, by the beginning
 * of its SHA-256 (content/carry.h), and notes it in the audit; kiosks look for it at once. A desk
 * without a database notes nothing. KS_ERR_STATE, with text: its layout has not been looked at by
 * this machine's program (service/layouts.h), or something does not fit and no reason is given;
 * else as ks_carry_accept. */
enum ks_err ks_release_accept_carried(const struct ks_desk *desk,
                                      const struct ks_release_place *place, const char *sha,
                                      const struct ks_release_hand *hand, int64_t *out,
                                      struct ks_error *error) KS_MUST_USE;

/* Takes the page down on every kiosk of the hall, or puts it back; `page` is "guide:ID",
 * "institution:ID", "bulletin:ID" or the name of a page of search.json.
 * KS_ERR_INPUT: there is no such page, or no reason; KS_ERR_STATE: it is so already; KS_ERR_RIGHT:
 * that is the court's. */
enum ks_err ks_release_take_down(const struct ks_desk *desk, const char *page, bool is_down,
                                 const struct ks_release_hand *hand,
                                 struct ks_error *error) KS_MUST_USE;

/* The pages that are down, in the order in which they were taken; the arena's. */
struct ks_release_down {
    const char *page, *who, *why;
    int64_t at_ms;
};
enum ks_err ks_release_list_down(const struct ks_desk *desk, struct ks_arena *arena,
                                 struct ks_release_down **out, int *count,
                                 struct ks_error *error) KS_MUST_USE;

#endif
