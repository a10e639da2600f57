/* The body of a request while it comes. A long one is read past and not kept, nor is more kept at
 * once than the machine has memory for, whoever sends it: strangers send bodies, too. Small ones
 * always have room. Of one thread. */
#ifndef KS_CONSOLE_BODY_H
#define KS_CONSOLE_BODY_H

#include <stdbool.h>
#include <stddef.h>

/* The large ones of a server; {0} before the first. */
struct ks_bodies {
    struct ks_body *first;
};

/* {0} but for the first three is one without a byte. */
struct ks_body {
    struct ks_bodies *bodies; /* borrowed */
    const char *peer;         /* who sends it; borrowed */
    size_t most;              /* how long it may be */
    char *text;               /* owned; NULL: nothing was kept */
    size_t bytes;
    bool is_too_long; /* longer than `most`; nothing of it is kept */
    bool is_too_much; /* with all that comes just now; nothing of it is kept */
    size_t capacity, skipped;
    struct ks_body *next; /* in the list, while it is large */
};

/* Takes what came; false: so much was read past that whoever sends it is to be cut off. */
bool ks_body_take(struct ks_body *body, const char *data, size_t bytes);

/* Wipes and frees what was kept: there may have been a password in it. */
void ks_body_drop(struct ks_body *body);

#endif
