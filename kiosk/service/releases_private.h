/* What the parts of publishing share. */
#ifndef KS_SERVICE_RELEASES_PRIVATE_H
#define KS_SERVICE_RELEASES_PRIVATE_H

#include "content/release_pack.h"
#include "service/releases.h"

struct ks_draft;

/* The number of the release that is shown at `now_ms`, by what was published. */
enum ks_err ks_releases_find_live(const struct ks_desk *desk, int64_t now_ms, int64_t *out,
                                  struct ks_error *error) KS_MUST_USE;

/* KS_OK for NULL, else KS_ERR_STATE with the sentence of the catalogue. */
enum ks_err ks_releases_refuse(const char *refusal, struct ks_error *error) KS_MUST_USE;

/* KS_ERR_INPUT for a name or a reason that may not be. */
enum ks_err ks_releases_check_hand(const struct ks_release_hand *hand,
                                   struct ks_error *error) KS_MUST_USE;

/* Whether the hand is bound to a tribunal; KS_ERR_RIGHT where it must not be. */
bool ks_releases_is_bound(const struct ks_release_hand *hand);
enum ks_err ks_releases_need_court(const struct ks_release_hand *hand,
                                   struct ks_error *error) KS_MUST_USE;

/* Signs the pack, whoever may be trusted. */
void ks_releases_sign(struct ks_release_pack *pack, const struct ks_release_pen *pen);

/* Whether somebody signed it who is trusted on this machine; else as ks_release_pack_check. */
enum ks_err ks_releases_check_signature(const struct ks_release_pack *pack, const char *data_dir,
                                        struct ks_error *error) KS_MUST_USE;

/* After a step that was written: the same on the shelf of this machine; an error says that the step
 * is done nevertheless. */
enum ks_err ks_releases_put_on_shelf(const struct ks_desk *desk,
                                     const struct ks_release_place *place,
                                     const struct ks_release_hand *hand,
                                     struct ks_error *error) KS_MUST_USE;

/* The lines of a release as JSON: each field in which the draft differs from the pack, once for
 * each person who wrote it; "[]" where nothing differs. KS_ERR_STATE, with text: a hand that has
 * shown no password wrote one of them, so that nobody knows who may not approve it. The arena's. */
enum ks_err ks_releases_write_lines(struct ks_arena *arena, const struct ks_draft *draft,
                                    const char *pack_dir, const char **out,
                                    struct ks_error *error) KS_MUST_USE;

/* Whether somebody wrote one of the lines, however the name is spelt; true where they cannot be
 * read. */
bool ks_releases_has_written(const char *lines, const char *who);

#endif
