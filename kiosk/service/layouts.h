/* The layout of packs that are to be published: every page in every mode, of the court and of its
 * tribunals, looked at once, by a program of its own (service/proofs.h), mode after mode. What was
 * found is kept in DATA/layouts by the hash of the pack's files, so that one changed byte is
 * another pack and nothing is looked at twice; a pack that waits lies beside it, so that after a
 * kill the next program goes on where this one was. Whoever publishes asks here. Any thread;
 * several programs may work at once, as the same pack gives the same result. */
#ifndef KS_SERVICE_LAYOUTS_H
#define KS_SERVICE_LAYOUTS_H

#include <stdatomic.h>

#include "base/crypto.h"
#include "content/pack_files.h"
#include "domain/release.h"
#include "service/proofs.h"

enum { KS_MOST_LAYOUT_FAULTS = 200 };

/* What is known of the layout of a pack. */
struct ks_layout {
    char hash[KS_CRYPTO_SHA_BYTES]; /* of its files */
    enum ks_release_layout state;
    bool is_waiting;                /* it is being looked at, or will be */
    int done, modes;                /* looked at, of how many; 0 of 0: not begun */
    struct ks_layout_fault *faults; /* the first KS_MOST_LAYOUT_FAULTS there are */
    int count;
};

/* What is known of these files; the faults are the arena's. What cannot be read is not known. */
void ks_layouts_look(const char *data_dir, struct ks_pack_files *files, struct ks_arena *arena,
                     struct ks_layout *out);
/* The same by the hash, which is 64 hexadecimal digits; KS_ERR_INPUT: it is none. */
enum ks_err ks_layouts_look_at(const char *data_dir, const char *hash, struct ks_arena *arena,
                               struct ks_layout *out, struct ks_error *error) KS_MUST_USE;

/* Puts them among those that wait, unless all is known. KS_ERR_FULL, KS_ERR_IO. */
enum ks_err ks_layouts_want(const char *data_dir, struct ks_pack_files *files,
                            struct ks_error *error) KS_MUST_USE;

/* Looks at one more mode of a pack that waits; seconds. `*did` false: none waits. KS_ERR_INPUT,
 * with text: no kiosk would show it, and it waits no more; KS_ERR_BUSY: given up, as `is_over` is
 * true; else as ks_proofs_check_layout and the disk. */
enum ks_err ks_layouts_work(const char *data_dir, int64_t now_ms, const atomic_bool *is_over,
                            bool *did, struct ks_error *error) KS_MUST_USE;

/* None waits any more. */
void ks_layouts_give_up(const char *data_dir);

#endif
