/* Releases of the content as rows: their packs, the lines in which they differ and who wrote each,
 * the pages that were taken down, and the audit of all that, to which lines are only added. Rules
 * of use as in store/store.h; what may be done with a release stands in domain/release.h. */
#ifndef KS_STORE_STORE_RELEASES_H
#define KS_STORE_STORE_RELEASES_H

#include "domain/release.h"
#include "store/store.h"

enum { KS_PAGE_BYTES = 64 };

/* Its file, and the lines in which it differs from the one before, with who wrote each, as JSON of
 * the caller's. */
struct ks_release_body {
    const char *pack;
    size_t pack_bytes;
    const char *lines;
};

/* The number the next release has; at least 2. */
enum ks_err ks_store_next_release(struct ks_store *store, int64_t *out,
                                  struct ks_error *error) KS_MUST_USE;

/* A release that is new, and what is written down of it; those of the same draft that nobody has
 * published are withdrawn. KS_ERR_STATE: one of that number is there. */
enum ks_err ks_store_add_release(struct ks_store *store, const struct ks_release_row *row,
                                 const struct ks_release_body *body,
                                 const struct ks_release_entry *entry,
                                 struct ks_error *error) KS_MUST_USE;

/* KS_ERR_NOT_FOUND; KS_ERR_CORRUPT: the row says what no release can be. */
enum ks_err ks_store_get_release(struct ks_store *store, int64_t number, struct ks_release_row *out,
                                 struct ks_error *error) KS_MUST_USE;

/* Its body; the arena's. KS_ERR_NOT_FOUND. */
enum ks_err ks_store_read_release_body(struct ks_store *store, int64_t number,
                                       struct ks_arena *arena, struct ks_release_body *out,
                                       struct ks_error *error) KS_MUST_USE;

/* Writes what has become of it and, unless NULL, another pack (its lines stay); KS_ERR_STATE:
 * somebody else has changed it since `before` was read. */
enum ks_err ks_store_change_release(struct ks_store *store, const struct ks_release *before,
                                    const struct ks_release *after,
                                    const struct ks_release_body *body,
                                    const struct ks_release_entry *entry,
                                    struct ks_error *error) KS_MUST_USE;

/* Every release, the newest first, shown to `show` until it returns false. */
enum ks_err ks_store_show_releases(struct ks_store *store,
                                   bool (*show)(const struct ks_release_row *row, void *ctx),
                                   void *ctx, struct ks_error *error) KS_MUST_USE;

/* A page that was taken down, by whom and why. */
struct ks_takedown {
    char page[KS_PAGE_BYTES];
    char who[KS_ACCOUNT_NAME_BYTES], why[KS_RELEASE_WHY_BYTES];
    int64_t at_ms;
};

/* Takes a page down, entry->what, or puts it back. KS_ERR_STATE: it is so already. */
enum ks_err ks_store_take_down(struct ks_store *store, bool is_down,
                               const struct ks_release_entry *entry,
                               struct ks_error *error) KS_MUST_USE;

/* Every page that is down, the first first, shown to `show` until it returns false. */
enum ks_err ks_store_show_takedowns(struct ks_store *store,
                                    bool (*show)(const struct ks_takedown *row, void *ctx),
                                    void *ctx, struct ks_error *error) KS_MUST_USE;

/* Writes an entry down of what changes no row here. */
enum ks_err ks_store_note_release(struct ks_store *store, const struct ks_release_entry *entry,
                                  struct ks_error *error) KS_MUST_USE;

/* Of how many entries the audit is: a number that rises with each. */
enum ks_err ks_store_count_audit(struct ks_store *store, int64_t *out,
                                 struct ks_error *error) KS_MUST_USE;

/* Every entry in its order, the first first, shown to `show`, which may be NULL; texts are borrowed
 * until it returns. KS_ERR_CORRUPT, with text: one was changed or taken out; those before it have
 * been shown. */
enum ks_err ks_store_show_audit(struct ks_store *store,
                                void (*show)(const struct ks_release_entry *entry, void *ctx),
                                void *ctx, struct ks_error *error) KS_MUST_USE;

#endif
