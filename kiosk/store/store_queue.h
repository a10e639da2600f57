/* Who is called, served and waiting, person by person: numbers and kinds, nothing else of anybody.
 * Rules of use as in store/store.h. */
#ifndef KS_STORE_STORE_QUEUE_H
#define KS_STORE_STORE_QUEUE_H

#include "store/store.h"

struct ks_queue_entry {
    struct ks_ticket ticket; /* CALLED, SERVING, WAITING or TRANSFERRED */
    int64_t since_ms; /* queued: it was taken; CALLED: called last; SERVING: the visitor came */
};

/* The queue of `day` in one consistent reading, up to `capacity` of them: those who are called or
 * served by the name of their room, then those who wait in the order of calling. `out_count` says
 * how many there are in all. */
enum ks_err ks_store_list_queue(struct ks_store *store, const char *day, struct ks_queue_entry *out,
                                int capacity, int *out_count, struct ks_error *error) KS_MUST_USE;

/* What a service line has on a day. */
struct ks_line_count {
    char line[KS_TICKET_ID_BYTES];
    int waiting;
    int unconfirmed; /* RESERVED: neither on paper nor accepted on the screen */
    int given;       /* all that were not withdrawn */
};

/* A row for each line of which numbers were given on `day`, up to `capacity`, by their ids. */
enum ks_err ks_store_count_lines(struct ks_store *store, const char *day, struct ks_line_count *out,
                                 int capacity, int *out_count, struct ks_error *error) KS_MUST_USE;

/* How many numbers were taken at `since_ms` or later, whatever became of them, of yesterday too;
 * nothing older is read. */
enum ks_err ks_store_count_taken(struct ks_store *store, int64_t since_ms, int *out,
                                 struct ks_error *error) KS_MUST_USE;

#endif
