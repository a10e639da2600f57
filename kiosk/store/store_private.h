/* Inside the store: the schema, the locks of a database file, what its parts share. Everything
 * belongs to the thread of its handle. */
#ifndef KS_STORE_STORE_PRIVATE_H
#define KS_STORE_STORE_PRIVATE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "sql/sql.h"
#include "store/store_appointments.h"
#include "store/store_pairs.h"
#include "store/store_print_jobs.h"
#include "store/store_releases.h"
#include "store/store_seats.h"
#include "store/store_tries.h"

/* Whose file this is: KS_OK for an empty one or one of ours, KS_ERR_VERSION for one of a newer
 * program, KS_ERR_INPUT for somebody else's, KS_ERR_CORRUPT. Changes nothing. */
enum ks_err ks_schema_examine(struct ks_sql *sql, const char *path,
                              struct ks_error *error) KS_MUST_USE;
/* Which schema an examined file of ours has when it is an earlier one that holds something; 0: none
 * is to be kept. */
enum ks_err ks_schema_find_earlier(struct ks_sql *sql, int *out,
                                   struct ks_error *error) KS_MUST_USE;
/* Brings an examined file to the newest schema; several processes may try at once. */
enum ks_err ks_schema_migrate(struct ks_sql *sql, struct ks_error *error) KS_MUST_USE;
/* The same inside a transaction. */
enum ks_err ks_schema_make(struct ks_sql *sql, struct ks_error *error) KS_MUST_USE;
/* The texts of schema/, made at build time, in order for each database, and the version that the
 * last of them makes; the last row has no text. A server's first text makes a whole schema. */
enum ks_schema_kind { KS_SCHEMA_sqlite, KS_SCHEMA_pgsql };
struct ks_schema_text {
    int version;
    enum ks_schema_kind kind;
    const char *text;
};
extern const struct ks_schema_text ks_schema_texts[];
extern const int ks_schema_newest;

/* The file PATH.lock: who is just opening (one at a time) and who has the database open (many, or
 * one alone that wants to replace it), which kiosk serves visitors (the first, and any further
 * ones), and, far behind these, who has which paper in hand. Kept by the open file, freed by the
 * kernel on any death. */
enum ks_lock {
    KS_LOCK_OPENING = 0,
    KS_LOCK_USING = 1,
    KS_LOCK_FIRST_KIOSK = 3,
    KS_LOCK_FURTHER_KIOSK = 4,
};
/* Opens PATH.lock; -1 on failure. */
int ks_lock_open(const char *path, struct ks_error *error);

/* Whether the database `path` and its companions, where they are there, are files of ours:
 * KS_ERR_IO with their name else. What is not ours is neither opened nor kept aside as damaged. */
enum ks_err ks_files_check(const char *path, struct ks_error *error) KS_MUST_USE;
/* Waits for KS_LOCK_OPENING; never waits for the others: KS_ERR_BUSY. */
enum ks_err ks_lock_take(int fd, enum ks_lock which, bool is_shared,
                         struct ks_error *error) KS_MUST_USE;
void ks_lock_drop(int fd, enum ks_lock which);
/* Whether somebody else has it, in whatever way. */
bool ks_lock_is_taken(int fd, enum ks_lock which);
/* The same for a paper, by its print job and, if that is not 0, its ticket: a ticket is one paper,
 * however many jobs it had. */
enum ks_err ks_lock_take_paper(int fd, int64_t job, int64_t ticket,
                               struct ks_error *error) KS_MUST_USE;
void ks_lock_drop_paper(int fd, int64_t job, int64_t ticket);
bool ks_lock_is_paper_taken(int fd, int64_t job, int64_t ticket);
/* The byte of the lock file, or the number of the claim; and what is said when it is taken. */
int64_t ks_lock_place_of_paper(int64_t job, int64_t ticket);
extern const char ks_lock_paper_is_busy[];

/* The same of any database, file or server: which kiosk serves visitors, and papers. */
bool ks_claim_kiosk(struct ks_store *store, enum ks_lock which);
void ks_claim_drop_kiosk(struct ks_store *store, enum ks_lock which);
bool ks_claim_is_kiosk_taken(const struct ks_store *store, enum ks_lock which);
enum ks_err ks_claim_paper(struct ks_store *store, int64_t job, int64_t ticket,
                           struct ks_error *error) KS_MUST_USE;
void ks_claim_drop_paper(struct ks_store *store, int64_t job, int64_t ticket);
bool ks_claim_is_paper_taken(const struct ks_store *store, int64_t job, int64_t ticket);

/* The lock file also keeps what the database looked like when its last user closed it (size, time,
 * identity): one that still looks so was whole then and need not be read through again, however
 * large it has grown. Written while KS_LOCK_USING is held alone. */
void ks_files_note_closed(int lock_fd, const char *path);
bool ks_files_are_as_closed(int lock_fd, const char *path);
/* Damage was met: whatever it looks like, it is read through at the next opening; a check that it
 * passed takes that back. */
void ks_files_note_suspect(int lock_fd, bool is_suspect);

/* Keeps `path` with its -wal and -shm as PATH.WHY-YYYYMMDDTHHMMSS (court time), adding -2, -3 ...
 * when that is taken; `moved_to` gets the name. WHY is "damaged": `path` is gone afterwards; or
 * "replaced": the file has both names, so that a rename onto `path` leaves no moment without one.
 */
enum ks_aside { KS_ASIDE_DAMAGED, KS_ASIDE_REPLACED };
enum ks_err ks_files_keep_aside(const char *path, enum ks_aside why, int64_t now_ms, char *moved_to,
                                size_t moved_to_size, struct ks_error *error) KS_MUST_USE;
/* The name PATH.WHY-YYYYMMDDTHHMMSS or the next of it that is free. */
enum ks_err ks_files_find_name(const char *path, const char *why, int64_t now_ms, char *out,
                               size_t out_size, struct ks_error *error) KS_MUST_USE;
/* PATH with the suffix behind it; KS_ERR_INPUT when that is too long. */
enum ks_err ks_files_join(char out[PATH_MAX], const char *path, const char *suffix,
                          struct ks_error *error) KS_MUST_USE;
/* Has the finished file `part` be on the disk and gives it the name `path`, never over another
 * file: KS_ERR_STATE. */
enum ks_err ks_files_publish(const char *part, const char *path,
                             struct ks_error *error) KS_MUST_USE;
/* Removes a database file and what SQLite keeps beside it, where they are there. */
void ks_files_remove(const char *path);
/* ks_store_backup of any open database. */
enum ks_err ks_files_copy(struct ks_sql *sql, const char *path, struct ks_error *error) KS_MUST_USE;

/* Newest call first, as calls were made: clocks of two machines differ, and one may be set back.
 * What an old release called has no event and goes by its clock. */
#define KS_TICKET_NEWEST_CALL                                                                      \
    "coalesce((SELECT max(event.n) FROM event WHERE event.ticket = ticket.id "                     \
    "AND event.act IN ('call', 'recall')), 0) DESC, called_ms DESC, changed_ms DESC, id DESC"

/* The columns of a ticket, in the order in which ks_ticket_run reads them. */
#define KS_TICKET_COLUMNS                                                                          \
    "id, day, sequence, number, kind, is_priority, is_screen, state, seat, issued_ms, "            \
    "called_ms, call_count, line, order_ms, first_called_ms, changed_ms, awaits, booked_ms"
/* Of a row of `ticket`: it stands in a queue (ks_ticket_is_queued), in the words of the index. */
#define KS_TICKET_IS_QUEUED "state IN ('waiting', 'transferred')"
#define KS_TICKET_IS_AT_SEAT "state IN ('called', 'serving')"
/* Since when it waits, in the words of ks_store_waits_since_ms. */
#define KS_TICKET_WAITS_SINCE                                                                      \
    "CASE WHEN first_called_ms > 0 THEN changed_ms WHEN booked_ms > issued_ms THEN booked_ms "     \
    "ELSE issued_ms END"
/* ks_sql_run for one ticket: a row that cannot be is KS_ERR_CORRUPT, named and left as it is. */
enum ks_err ks_ticket_run(struct ks_store *store, const char *text,
                          const struct ks_sql_value *values, int value_count, struct ks_ticket *out,
                          struct ks_error *error) KS_MUST_USE;
/* The same by ks_sql_run_at_once, of one column more: a print job. */
enum ks_err ks_ticket_run_at_once(struct ks_store *store, const char *turn, const char *text,
                                  const struct ks_sql_value *values, int value_count,
                                  struct ks_ticket *out, int64_t *out_job,
                                  struct ks_error *error) KS_MUST_USE;
/* Reads these columns, which stand first; false for a row that cannot be. */
bool ks_ticket_read(const struct ks_sql_row *row, struct ks_ticket *out);
/* Shows each row that `text` finds, of those columns, until `show` returns false; one that cannot
 * be is left out. */
enum ks_err ks_ticket_each(struct ks_store *store, const char *text,
                           const struct ks_sql_value *values, int value_count,
                           bool (*show)(const struct ks_ticket *ticket, void *ctx), void *ctx,
                           struct ks_error *error) KS_MUST_USE;
/* Of a row of `ticket`: nobody knows whether its slip came out. */
#define KS_PAPER_IS_UNSURE                                                                         \
    "EXISTS (SELECT 1 FROM print_job WHERE print_job.ticket_id = ticket.id "                       \
    "AND print_job.state IN ('unknown', 'sending'))"
/* Of a row with a `day`: it is written like one. */
#define KS_STORE_LOOKS_LIKE_DAY                                                                    \
    "(day LIKE '____-__-__' AND substr(day, 6, 1) IN ('0', '1') "                                  \
    "AND substr(day, 9, 1) IN ('0', '1', '2', '3') "                                               \
    "AND rtrim(substr(day, 1, 4) || substr(day, 7, 1) || substr(day, 10, 1), '0123456789') = '')"
/* In a statement, a column of moments as the court's clock shows it, eight hours ahead of UTC in
 * every season: in the words of a file and of a server, each with its own form. */
#define KS_COURT_TIME_IN_FILE(ms, form) "strftime('" form "', " ms " / 1000 + 28800, 'unixepoch')"
#define KS_COURT_TIME_ON_SERVER(ms, form)                                                          \
    "to_char(to_timestamp(" ms " / 1000 + 28800) AT TIME ZONE 'UTC', '" form "')"

/* Whether a number read can be a moment, a count. */
bool ks_store_is_time(int64_t ms);
bool ks_store_is_count(int64_t value);
/* ks_sql_text, and whether that is all of it and fit for a terminal. */
bool ks_store_read_word(const struct ks_sql_row *row, int column, char *out, size_t size);
/* The same of what a person wrote for others to read: an earlier release let in what cannot be seen
 * or turns the direction of writing, which is "?" here. */
bool ks_store_read_sentence(const struct ks_sql_row *row, int column, char *out, size_t size);

/* A value of KS_CRYPTO_HASH_BYTES, borrowed. */
#define KS_SQL_OF_HASH(value)                                                                      \
    {                                                                                              \
        .kind = KS_SQL_BLOB, .data = (value), .bytes = KS_CRYPTO_HASH_BYTES                        \
    }
/* One statement, in a transaction of its own. */
enum ks_err ks_store_run_alone(struct ks_store *store, const char *text,
                               const struct ks_sql_value *values, int count,
                               struct ks_error *error) KS_MUST_USE;
/* Inside a transaction: the try was right and is taken back, its place is known as the account's
 * from now on; of more than twenty the oldest are forgotten. */
enum ks_err ks_try_was_right(struct ks_store *store, const struct ks_guess *guess, int64_t account,
                             struct ks_error *error) KS_MUST_USE;
/* Inside a transaction: the account is known nowhere. */
enum ks_err ks_try_forget_places(struct ks_store *store, int64_t account,
                                 struct ks_error *error) KS_MUST_USE;

/* What is to happen to a ticket. */
struct ks_ticket_step {
    int64_t id;
    enum ks_queue_act act;
    const char *seat;    /* where to; NULL: as the act has it */
    const char *at;      /* the seat that did it; NULL: the ticket's own */
    const char *line;    /* of a transfer; NULL: as it is */
    const char *actor;   /* who did it; NULL: the house itself */
    const char *reason;  /* of what needs one; NULL: none */
    const char *request; /* the token by which it was asked for; NULL: none */
    const char *word;    /* FINISH: how it ended; REKIND: the kind it was; NULL: none */
    bool is_screen;      /* accepted on the screen */
    int64_t now_ms;
};
/* Does it, with the event that tells of it, inside a transaction: nothing else changes a ticket.
 * KS_ERR_STATE when the table (domain/queue/states.h) does not allow it, KS_ERR_NOT_FOUND. */
enum ks_err ks_ticket_step(struct ks_store *store, const struct ks_ticket_step *step,
                           struct ks_ticket *out, struct ks_error *error) KS_MUST_USE;
/* The same with each ticket whose id `select` finds; once stepped, it must not find it again. Adds
 * how many to `out_count`. */
enum ks_err ks_ticket_step_all(struct ks_store *store, const char *select,
                               const struct ks_sql_value *values, int value_count,
                               const struct ks_ticket_step *step, int *out_count,
                               struct ks_error *error) KS_MUST_USE;
/* The row as `after` has it, with its event: for what no act of the table leads to. */
enum ks_err ks_ticket_change(struct ks_store *store, const struct ks_ticket_step *step,
                             const struct ks_ticket *before, const struct ks_ticket *after,
                             struct ks_ticket *out, struct ks_error *error) KS_MUST_USE;
/* The event alone: for a ticket that was just made. */
enum ks_err ks_ticket_write_event(struct ks_store *store, const struct ks_ticket_step *step,
                                  const struct ks_ticket *before, const struct ks_ticket *after,
                                  struct ks_error *error) KS_MUST_USE;
/* What happened that changes no state. */
struct ks_store_told {
    const char *act;
    int64_t ticket;                                  /* 0: of none */
    const char *line, *seat, *actor, *word, *reason; /* NULL: none */
    int64_t now_ms;
};
/* Writes the event of it, inside a transaction. */
enum ks_err ks_store_tell(struct ks_store *store, const struct ks_store_told *told,
                          struct ks_error *error) KS_MUST_USE;
/* ks_store_take_seat, inside a transaction. */
enum ks_err ks_seat_take(struct ks_store *store, const char *seat, const char *holder,
                         bool is_take_over, int64_t now_ms, struct ks_seat_lease *out,
                         struct ks_error *error) KS_MUST_USE;
/* Keeps what became of the numbers of a day that is over, unless that was done: inside a
 * transaction. */
enum ks_err ks_visits_close_day(struct ks_store *store, const char *day, int64_t now_ms,
                                struct ks_error *error) KS_MUST_USE;
/* A name of a seat, a line or a person that fits. */
bool ks_store_is_id(const char *text);
/* By how much a kind counts as earlier; one the published rule does not name counts as a person, or
 * by its priority mark. */
int64_t ks_ticket_head_start_ms(const char *kind, bool is_priority);
/* The ticket that is CALLED or SERVING at the seat; KS_ERR_NOT_FOUND if there is none. */
enum ks_err ks_ticket_at_seat(struct ks_store *store, const char *day, const char *seat,
                              struct ks_ticket *out, struct ks_error *error) KS_MUST_USE;
/* Who would be called next to it; KS_ERR_NOT_FOUND. */
enum ks_err ks_ticket_find_next(struct ks_store *store, const char *day,
                                const struct ks_store_seat *seat, struct ks_ticket *out,
                                struct ks_error *error) KS_MUST_USE;
/* ks_store_reserve_ticket, inside a transaction. */
enum ks_err ks_ticket_reserve(struct ks_store *store, const struct ks_reservation *wanted,
                              struct ks_ticket *out, struct ks_error *error) KS_MUST_USE;
/* Of a day; and how many are left out when a backup was put back: those given since it was made are
 * on paper and must not be given again. */
enum { KS_MOST_NUMBERS = 999999, KS_EPOCH_GAP = 100 };
/* In a statement, of the hall ?1: the epoch of what is written now. Another one after a backup was
 * put back, and after the server that follows another has taken its place: both may lack what was
 * told last. */
#define KS_HALL_EPOCH "coalesce((SELECT epoch FROM hall_now WHERE id = ?1), 0)"
/* In the change of a row of `series` (mine) by `excluded`: how far the next number is on, of the
 * gap of an epoch and how many epochs are told apart, both values. Two that followed each other
 * leave two gaps, so that whoever comes back from before both meets neither's numbers. In a file
 * epochs are moments, and leave one. */
#define KS_NUMBER_STEP(gap, most)                                                                  \
    "CASE WHEN mine.epoch = excluded.epoch THEN 1 "                                                \
    "WHEN excluded.epoch - mine.epoch BETWEEN 2 AND " most                                         \
    " THEN (excluded.epoch - mine.epoch) * " gap " ELSE " gap " END"
enum { KS_EPOCHS_APART = 99 };
/* ks_ticket_reserve, alone and with its print job, where a database does it in one statement: that
 * of one visitor who did not book. Outside of a transaction. KS_ERR_STATE when an index forbids the
 * number. A job with the id 0: the number was there before. */
bool ks_number_is_one_statement(const struct ks_store *store, const struct ks_reservation *wanted);
enum ks_err ks_number_reserve(struct ks_store *store, const struct ks_reservation *wanted,
                              struct ks_ticket *out, struct ks_error *error) KS_MUST_USE;
enum ks_err ks_number_reserve_printed(struct ks_store *store, const struct ks_reservation *wanted,
                                      struct ks_ticket *out, struct ks_print_record *out_job,
                                      struct ks_error *error) KS_MUST_USE;
/* What both ways refuse: what is no whole wish, a line that is full, a count that cannot be. */
enum ks_err ks_number_check_wish(const struct ks_reservation *wanted,
                                 struct ks_error *error) KS_MUST_USE;
enum ks_err ks_number_check_capacity(struct ks_store *store, const struct ks_reservation *wanted,
                                     struct ks_error *error) KS_MUST_USE;
enum ks_err ks_number_fail_count(const struct ks_reservation *wanted,
                                 struct ks_error *error) KS_MUST_USE;
/* A visit is over long before a print job has waited this long. */
enum { KS_PRINT_JOB_WAITS_MS = 10 * 60 * 1000 };
/* ks_store_find_token, which says nothing of what is not there: a row keeps the digest of its
 * token, as it outlives the visit that the token belongs to. */
enum ks_err ks_ticket_find_token(struct ks_store *store, const char *token, struct ks_ticket *out,
                                 struct ks_error *error) KS_MUST_USE;

/* So many random digits with a check digit as the last. */
void ks_store_make_code(int digits, char out[KS_CODE_BYTES]);
/* Inside a transaction: the ticket that was just made is that of two, its taker the first. */
enum ks_err ks_pair_make(struct ks_store *store, const struct ks_reservation *wanted,
                         const struct ks_ticket *ticket, struct ks_error *error) KS_MUST_USE;
/* Inside a transaction: one of the two, 1 or 2, has gone. */
enum ks_err ks_pair_leave(struct ks_store *store, struct ks_pair_row *pair, int side,
                          int64_t now_ms, struct ks_error *error) KS_MUST_USE;
/* Inside a transaction: who booked a time in the closing (line '': of any) has it no more, and an
 * event "unbook-closed" says so of each: its word is the time at the court. */
enum ks_err ks_appointments_close(struct ks_store *store, const char *line, int64_t from_ms,
                                  int64_t to_ms, const char *actor, const char *reason,
                                  int64_t now_ms, struct ks_error *error) KS_MUST_USE;

/* Inside a transaction: a place of the slot, HELD; the rest as of ks_store_hold_appointment. */
enum ks_err ks_appointment_place(struct ks_store *store, const struct ks_appointment_wish *wish,
                                 struct ks_appointment *out, struct ks_error *error) KS_MUST_USE;
bool ks_appointment_is_wish_whole(const struct ks_appointment_wish *wish);
/* Inside a transaction: HELD or BOOKED becomes `to`; as of ks_store_book_appointment and
 * ks_store_cancel_appointment. */
enum ks_err ks_appointment_change(struct ks_store *store, int64_t id, enum ks_appointment_state to,
                                  const char *actor, int64_t now_ms, struct ks_appointment *out,
                                  struct ks_error *error) KS_MUST_USE;
/* Inside a transaction: the ticket that was just made is what the appointment has become.
 * KS_ERR_STATE when it has become another, or is over. */
enum ks_err ks_appointment_become(struct ks_store *store, int64_t id,
                                  const struct ks_ticket *ticket,
                                  struct ks_error *error) KS_MUST_USE;
/* Inside a transaction: a print job for a paper of that kind, of the ticket unless 0, in its state
 * of waiting. */
enum ks_err ks_print_job_add(struct ks_store *store, enum ks_paper_kind kind, int64_t ticket_id,
                             bool is_reprint, int64_t now_ms, struct ks_print_record *out,
                             struct ks_error *error) KS_MUST_USE;

/* Writes an entry of the audit, inside a transaction that holds the right to write. */
enum ks_err ks_audit_add(struct ks_store *store, const struct ks_release_entry *entry,
                         struct ks_error *error) KS_MUST_USE;

/* The hall of a file of its own: the first there is. */
enum { KS_STORE_HALL = 1 };

/* Of a row of `ticket`: the hall does not have it as it is, and it is more than a number that was
 * put aside for a slip (store_offline.h). */
#define KS_OFFLINE_IS_UNSENT                                                                       \
    "NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.ticket = ticket.id "                            \
    "AND outbox.state = ticket.state) AND (state <> 'reserved' OR EXISTS (SELECT 1 FROM "          \
    "print_job WHERE print_job.ticket_id = ticket.id AND print_job.state = 'unknown'))"

struct ks_store {
    struct ks_sql *sql; /* owned */
    int64_t hall;       /* whose numbers these are: in every key */
    int lock_fd;        /* owned; holds KS_LOCK_USING */
    char *path;         /* owned */
    bool is_look_only;  /* nothing can be written, and nobody else has it open */
    bool is_first_kiosk, is_further_kiosk;
    int64_t session; /* of the connection in which that was claimed */
};

#endif
