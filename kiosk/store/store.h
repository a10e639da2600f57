/* The store: tickets and receipts that must survive. One interface; SQLite behind it (WAL,
 * synchronous FULL). A handle belongs to one thread; open one for each thread. All times are
 * milliseconds since 1970 UTC; days are "YYYY-MM-DD" at the court. */
#ifndef KS_STORE_STORE_H
#define KS_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "domain/date.h"
#include "domain/queue/offline.h"
#include "domain/queue/ticket.h"

struct ks_store; /* owned by whoever opened it */

struct ks_store_opening {
    bool was_corrupt;     /* a damaged file was kept aside and a fresh one opened: tell staff */
    bool was_older;       /* one of an earlier release was brought up to this; a copy was kept */
    char kept_aside[512]; /* the path of what was kept */
};

/* Writes the address that people give, sqlite:FILE (relative to `folder`) or postgresql://..., as
 * the functions below take it. KS_ERR_INPUT: it is of another kind, is too long, or has a password
 * in it, for it is told on pages and in logs. */
enum ks_err ks_store_find_address(const char *url, const char *folder, char *out, size_t size,
                                  struct ks_error *error) KS_MUST_USE;

/* Whether such an address is that of a server. */
bool ks_store_is_server(const char *path);

/* Opens or creates the database file `path`, or the database of a server. A damaged one is renamed
 * to PATH.damaged-YYYYMMDDTHHMMSS (with its -wal and -shm) and a fresh one opened. Errors:
 * KS_ERR_VERSION when a newer program wrote it and KS_ERR_INPUT when another program did (left
 * untouched), KS_ERR_CORRUPT when it is damaged and somebody still has it open, KS_ERR_BUSY when it
 * is of an earlier release and somebody still has it open, KS_ERR_FULL, KS_ERR_IO. One of an
 * earlier release is brought up to this one, whole or not at all, after a copy was kept as
 * PATH.schema-N-YYYYMMDDTHHMMSS. Beside it lies PATH.lock, which is never removed. */
enum ks_err ks_store_open(const char *path, int64_t now_ms, struct ks_store **out,
                          struct ks_store_opening *opening, struct ks_error *error) KS_MUST_USE;
void ks_store_close(struct ks_store *store);

/* Opens the database to look at and to copy only, writing nothing: what can still be done when the
 * disk is full and nobody else has it open. Every change is KS_ERR_IO. KS_ERR_BUSY when somebody
 * has it open, KS_ERR_NOT_FOUND when there is none; otherwise as ks_store_open. */
enum ks_err ks_store_open_to_look(const char *path, struct ks_store **out,
                                  struct ks_error *error) KS_MUST_USE;

/* Opens the database to watch it while others work with it: creates, brings up to date, locks and
 * writes nothing, and every change is refused. KS_ERR_NOT_FOUND when there is none, KS_ERR_VERSION
 * when it is of another release, KS_ERR_CORRUPT, KS_ERR_IO; then it may be tried again later. */
enum ks_err ks_store_open_to_watch(const char *path, struct ks_store **out,
                                   struct ks_error *error) KS_MUST_USE;

/* This handle is the one with which a kiosk serves visitors: true while another kiosk does so from
 * the same database and was there first. To be called again from time to time: when the first has
 * ended, the next becomes it. */
bool ks_store_join_kiosks(struct ks_store *store);

/* Whether more than one kiosk serves visitors from this database. */
bool ks_store_has_further_kiosk(const struct ks_store *store);

/* Overwrites what this process still holds of the rows that were read and written: for the end of a
 * visit, outside a transaction. The database goes on as it is, also after a failure, which means
 * that something may still be held: KS_ERR_IO, also when the file has been moved or deleted. */
enum ks_err ks_store_forget(struct ks_store *store, struct ks_error *error) KS_MUST_USE;

struct ks_reservation {
    const char *day;
    const char *line;   /* the service line */
    const char *prefix; /* its letter: the series of the numbers */
    const char *kind;
    bool is_priority;
    const char *token; /* one gesture, one token: the same token gives the same ticket again */
    int capacity;      /* numbers of the line a day; 0: as many as are asked for */
    int64_t now_ms;
    bool is_pair;           /* two parties come: another joins it (store/store_pairs.h) */
    int64_t appointment_id; /* that it comes from, 0: none; counts from its time, see
                               ks_slot_order_ms */
    int64_t booked_ms;
    /* Of the series of a kiosk whose line is cut, in its own file, where `prefix` is its name
     * (domain/queue/offline.h); NULL: of the hall's. */
    const struct ks_offline_origin *origin;
    bool is_estimated; /* of such a number: the clock was before the last word from the hall */
};

/* Gives the next number of the day, as RESERVED, in one durable transaction. A token that already
 * has a ticket gives that one, in whatever state it is. KS_ERR_CLOCK while the clock stands before
 * the numbers given (store/store_clock.h). KS_ERR_TAKEN when as many as `capacity` of the line have
 * been given on that day and not withdrawn. */
enum ks_err ks_store_reserve_ticket(struct ks_store *store, const struct ks_reservation *wanted,
                                    struct ks_ticket *out, struct ks_error *error) KS_MUST_USE;

/* Moves a ticket along the allowed ways of domain/queue/states.h; KS_ERR_STATE if it is not in a
 * state from which that is allowed, KS_ERR_INPUT for CALLED (seats call: store/store_seats.h).
 * `is_screen` marks an accepted screen ticket (RESERVED -> WAITING). `out` may be NULL. */
enum ks_err ks_store_move_ticket(struct ks_store *store, int64_t id, enum ks_ticket_state to,
                                 bool is_screen, int64_t now_ms, struct ks_ticket *out,
                                 struct ks_error *error) KS_MUST_USE;

/* Where somebody is called to, and the service lines it serves, the first first. Borrowed. */
struct ks_store_seat {
    const char *id;
    const char *const *lines;
    int line_count;
    int leftover_count; /* of these, the last: no plan knows them any more, and so that those who
                           wait there are served, they count like the first */
};

/* The ticket of that id; KS_ERR_NOT_FOUND if there is none. */
enum ks_err ks_store_get_ticket(struct ks_store *store, int64_t id, struct ks_ticket *out,
                                struct ks_error *error) KS_MUST_USE;

/* The ticket of a gesture's token; KS_ERR_NOT_FOUND if it never got one. Writes nothing. */
enum ks_err ks_store_find_token(struct ks_store *store, const char *token, struct ks_ticket *out,
                                struct ks_error *error) KS_MUST_USE;

/* Waiting tickets of the same day that would be called before this one, whenever rooms call: the
 * published order does not change as time passes. As if it waited for `line`, "": its own. */
enum ks_err ks_store_count_ahead_in(struct ks_store *store, int64_t id, const char *line, int *out,
                                    struct ks_error *error) KS_MUST_USE;

/* The queue of `day` in one consistent reading; on an error `*out` is empty. */
enum ks_err ks_store_summarise(struct ks_store *store, const char *day,
                               struct ks_queue_summary *out, struct ks_error *error) KS_MUST_USE;

/* Every RESERVED ticket of an earlier day than `day` becomes CANCELLED, and every one reserved
 * before `before_ms`, but those whose paper may be out (store/store_papers.h). Returns how many in
 * `*out_count`. */
enum ks_err ks_store_cancel_stale(struct ks_store *store, const char *day, int64_t before_ms,
                                  int64_t now_ms, int *out_count,
                                  struct ks_error *error) KS_MUST_USE;

/* What is kept of a signed risk notice: no name. `signature` is sealed already. */
struct ks_receipt {
    const char *code; /* check code, unique */
    const char *notice_version;
    const char *items;        /* comma-separated item ids, in order */
    const uint8_t *signature; /* borrowed */
    size_t signature_bytes;
    int64_t signed_ms;
};

/* Keeps a signed notice; it is on the disk when KS_OK comes back. */
enum ks_err ks_store_add_receipt(struct ks_store *store, const struct ks_receipt *receipt,
                                 struct ks_error *error) KS_MUST_USE;
/* The receipt with this code as it is stored now, copied into `arena` (which then owns it);
 * whether the row still gives its code is for the caller to work out. KS_ERR_NOT_FOUND if there is
 * none. */
enum ks_err ks_store_find_receipt(struct ks_store *store, const char *code, struct ks_arena *arena,
                                  struct ks_receipt *out, struct ks_error *error) KS_MUST_USE;

/* Whether any signed notice is kept: then the keys it was signed with must not be made anew. */
enum ks_err ks_store_has_receipts(struct ks_store *store, bool *out,
                                  struct ks_error *error) KS_MUST_USE;

/* A number that changes when another connection has committed; cheap, for a one-second look. */
enum ks_err ks_store_data_version(struct ks_store *store, int64_t *out,
                                  struct ks_error *error) KS_MUST_USE;

/* Pokes, of a hall on a server: whoever has written says so to all who listen, so that they look at
 * once; one may be lost, as with its line. In a hall of a file nothing is said or heard. */
enum ks_err ks_store_listen(struct ks_store *store, struct ks_error *error) KS_MUST_USE;
/* To be polled for input, and asked for anew after each reading; -1: there is none. */
int ks_store_listening_fd(const struct ks_store *store);
/* Whether another handle has poked, or the line was made anew, since it was asked last. */
bool ks_store_was_poked(struct ks_store *store);
/* After a transaction, never in it. */
enum ks_err ks_store_poke(struct ks_store *store, struct ks_error *error) KS_MUST_USE;

/* False when the file was moved, replaced or deleted while it is open: then nothing is written to
 * it any more. */
bool ks_store_is_in_place(const struct ks_store *store);

/* ks_sql_set_patience, for whoever has a hall of its own to go on with (store/store_offline.h). */
void ks_store_set_patience(struct ks_store *store, int patience_ms);
/* Whether there is no line to the database just now; false where it is a file. */
bool ks_store_is_cut(const struct ks_store *store);

/* Full integrity check, for `kioskctl doctor`. */
enum ks_err ks_store_check(struct ks_store *store, struct ks_error *error) KS_MUST_USE;

/* A consistent copy, flushed to disk, into a new file at `path` while others go on writing.
 * KS_ERR_STATE if `path` is there already: nothing is overwritten; KS_ERR_INPUT if no file can be
 * made there; KS_ERR_FULL. Every text names `path`. */
enum ks_err ks_store_backup(struct ks_store *store, const char *path,
                            struct ks_error *error) KS_MUST_USE;

/* Puts the backup at `backup_path` in the place of the database at `path`, in one step that a crash
 * cannot leave half done. The replaced file is kept as PATH.replaced-YYYYMMDDTHHMMSS, named in
 * `kept_aside` ("" if there was none). KS_ERR_BUSY while anybody has the database open. Of the
 * backup, whose path the text names: KS_ERR_NOT_FOUND, KS_ERR_INPUT when it cannot be read or is
 * none of ours, KS_ERR_CORRUPT when it is damaged, KS_ERR_VERSION when a newer kiosk made it; then
 * nothing has changed. The backup itself is never changed. */
enum ks_err ks_store_restore(const char *backup_path, const char *path, int64_t now_ms,
                             char *kept_aside, size_t kept_aside_size,
                             struct ks_error *error) KS_MUST_USE;

#endif
