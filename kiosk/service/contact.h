/* What a kiosk knows of its line to the hall, told among its threads: whether it is cut, since
 * when, who the kiosk is there, how many numbers the hall does not have yet. While it is cut the
 * kiosk gives numbers of its own from a file of its own; when it is back they are carried over. */
#ifndef KS_SERVICE_CONTACT_H
#define KS_SERVICE_CONTACT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "service/desk.h"

/* {0}: nothing was cut, and it is no kiosk of a hall. Any thread. */
struct ks_contact {
    atomic_bool is_cut;
    _Atomic int64_t cut_ms;       /* wall clock: since when */
    _Atomic int64_t seen_ms;      /* wall clock: when the hall was last heard of; 0: never */
    _Atomic int64_t place, epoch; /* of the station; 0: it is none, and gives no numbers then */
    atomic_int unsent;            /* numbers of its own that the hall does not have */
};

/* By value, for whoever shows it. */
struct ks_contact_view {
    bool is_cut, can_give; /* can_give: numbers of its own */
    int64_t cut_ms;
    int unsent;
};
struct ks_contact_view ks_contact_look(const struct ks_contact *contact);

/* The same from the kiosk's own file `path`, for another program: `is_cut` says what that found.
 * False where there is no such file, or it cannot be read. */
bool ks_contact_peek(const char *path, bool is_cut, struct ks_contact *out);

/* Reads who the kiosk is from its own file, at the start. On the desk's thread. */
enum ks_err ks_contact_open(const struct ks_desk *desk, struct ks_error *error) KS_MUST_USE;
/* The hall has answered: the station is that one (0: none), and `now_ms` is kept on the disk at
 * most once a minute, or when the station is another, unless numbers wait to be told. What the hall
 * has of the kiosk's own series is not given again. On the thread of `desk`, whose own file it is
 * written to and whose store is the hall's. */
enum ks_err ks_contact_note(const struct ks_desk *desk, int64_t place, int64_t epoch,
                            int64_t now_ms, struct ks_error *error) KS_MUST_USE;

/* Asks the hall whether it is there, and carries to it what it does not have, in the order of
 * giving, until all is told or the line is cut again. From the first answer on numbers come from
 * the hall again. Errors of the store. On the desk's thread: may wait for the network. */
enum ks_err ks_contact_carry(const struct ks_desk *desk, struct ks_error *error) KS_MUST_USE;

#endif
