/* The releases a kiosk has, DATA/releases/NNNN.pack: put there whole or not at all, checked when
 * they are put there and each time one is used. Which of them is shown is reckoned from their terms
 * and the clock of this machine, so that a kiosk without a network begins and ends them as well.
 * Where there is no such folder there is nothing to read and nothing to hash: the pack that came
 * with the program is shown. Any thread. */
#ifndef KS_CONTENT_SHELF_H
#define KS_CONTENT_SHELF_H

#include "content/content.h"
#include "content/release_pack.h"

/* The release to be shown. {0} is the pack that came with the program. */
struct ks_shelf_choice {
    int64_t number;             /* 0: none of the shelf's */
    struct ks_content *content; /* owned by whoever asked; NULL: none of the shelf's */
    char path[600];             /* its file */
    struct ks_error trouble;    /* why a later one cannot be shown; KS_OK: none is amiss */
};

/* The number of the release that is due at `now_ms`, whatever it may be worth, KS_RELEASE_SHIPPED
 * where none is: the manifests are read and nothing is checked. KS_ERR_IO, with text. */
enum ks_err ks_shelf_due(const char *data_dir, int64_t now_ms, int64_t *out,
                         struct ks_error *error) KS_MUST_USE;

/* The highest number of a file on the shelf, 0 where there is none. KS_ERR_IO, with text. */
enum ks_err ks_shelf_newest(const char *data_dir, int64_t *out, struct ks_error *error) KS_MUST_USE;

/* Loads and checks what is to be shown at `now_ms` in the hall `hall` (ks_content_load_hall); a
 * release that cannot be shown counts as not there, and `trouble` says why. */
void ks_shelf_choose(const char *data_dir, const char *hall, int64_t now_ms,
                     struct ks_shelf_choice *out);

/* Puts the pack there, in place of one with the same number: checked before, and read back and
 * checked after. KS_ERR_CORRUPT, KS_ERR_VERSION, KS_ERR_NOT_FOUND (nobody is trusted yet),
 * KS_ERR_FULL, KS_ERR_IO: nothing has changed. */
enum ks_err ks_shelf_put(const char *data_dir, const char *text, size_t bytes,
                         struct ks_error *error) KS_MUST_USE;

/* Takes a release away that was withdrawn; nothing happens where it is not there. */
enum ks_err ks_shelf_remove(const char *data_dir, int64_t number,
                            struct ks_error *error) KS_MUST_USE;

/* Whether that very pack stands there, by its SHA-256, and a signer who is trusted has signed it.
 */
bool ks_shelf_has(const char *data_dir, int64_t number, const char *sha);

/* The path of a release on the shelf, there or not; the arena's. */
const char *ks_shelf_path(struct ks_arena *arena, const char *data_dir, int64_t number);

#endif
