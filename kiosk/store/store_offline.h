/* Numbers that a kiosk gives while its line to the hall is cut. They are kept in a file of the
 * kiosk's own, a store like any other, and carried to the hall when the line is back: at least
 * once, in the order of giving, found again by kiosk, machine, day and number. Rules of use as in
 * store/store.h. */
#ifndef KS_STORE_STORE_OFFLINE_H
#define KS_STORE_STORE_OFFLINE_H

#include "base/crypto.h"
#include "domain/queue/offline.h"
#include "store/store_print_jobs.h"

/* Numbers and print jobs of a kiosk's own file begin behind this one: no id there is one of a
 * hall's. */
#define KS_OWN_FIRST_ID (INT64_C(1) << 48)

/* ks_store_open of a kiosk's own file. */
enum ks_err ks_store_open_own(const char *path, int64_t now_ms, struct ks_store **out,
                              struct ks_store_opening *opening, struct ks_error *error) KS_MUST_USE;

/* ---- of the kiosk's own file ---- */

/* Who the kiosk is in the hall, and when it last heard of it. */
struct ks_contact_row {
    struct ks_offline_origin origin;
    int64_t seen_ms;
};

/* On the disk when KS_OK comes back. */
enum ks_err ks_store_keep_contact(struct ks_store *own, const struct ks_contact_row *contact,
                                  struct ks_error *error) KS_MUST_USE;
/* KS_ERR_NOT_FOUND: it never was enrolled. */
enum ks_err ks_store_find_contact(struct ks_store *own, struct ks_contact_row *out,
                                  struct ks_error *error) KS_MUST_USE;

/* Before a number of `series` is given on `day`: none is given again that the file, the note beside
 * it or the hall, as far as that was heard of (`known`, else 0), has of that day or one to come, or
 * that waits to be told. */
enum ks_err ks_store_raise_series(struct ks_store *own, const char *series, const char *day,
                                  int known, int64_t now_ms, struct ks_error *error) KS_MUST_USE;
/* The number of that sequence is given: noted in a file beside the kiosk's own, in case that is
 * lost or comes back as it had been. */
void ks_store_note_given(const struct ks_store *own, const char *series, const char *day,
                         int sequence);
/* The latest moment at which a number was given, by the clock it had then; 0: none. */
enum ks_err ks_store_find_moment(struct ks_store *own, int64_t *out_ms,
                                 struct ks_error *error) KS_MUST_USE;

/* A number as the hall is to have it. */
struct ks_offline_row {
    struct ks_ticket ticket;            /* of the own file */
    char token[KS_CRYPTO_DIGEST_BYTES]; /* the digest of the gesture's */
    char paper[16];                     /* the state of its newest print job, "": it has none */
    char series[KS_OFFLINE_SERIES_BYTES];
    bool is_estimated; /* its clock was not to be trusted when it was given */
};

/* Up to `capacity` numbers behind the one with the id `after_id` (0: all) that the hall has not as
 * they are now, the first one first: `out_count` of them. A number that counts for nobody yet is
 * left out, but where its paper may be out. */
enum ks_err ks_store_list_unsent(struct ks_store *own, int64_t after_id, struct ks_offline_row *out,
                                 int capacity, int *out_count, struct ks_error *error) KS_MUST_USE;
/* The hall has it, as it is in `row`. */
enum ks_err ks_store_note_sent(struct ks_store *own, const struct ks_offline_row *row,
                               int64_t now_ms, struct ks_error *error) KS_MUST_USE;
/* How many the hall does not have; 0: all is told. */
enum ks_err ks_store_count_unsent(struct ks_store *own, int *out,
                                  struct ks_error *error) KS_MUST_USE;

/* ---- of the hall ---- */

/* Takes the number in: in its place among those who wait by when its visitor came, no earlier than
 * `contact_ms` and no later than `now_ms`; one of an earlier day as expired, of its own day, one of
 * a day to come as of today. Asked again it does nothing more. Who was admitted by the paper alone
 * (below) is found, and gets what only the kiosk knew. Where another visitor's slip has the same
 * number, both wait, and `is_twice` is set the first time. What the same gesture had in the hall
 * before its answer was lost is withdrawn. */
enum ks_err ks_store_merge_offline(struct ks_store *hall, const struct ks_offline_row *row,
                                   int64_t contact_ms, int64_t now_ms, struct ks_ticket *out,
                                   bool *is_twice, struct ks_error *error) KS_MUST_USE;

/* The last sequence of `series` that the hall has of `day`; 0: none. */
enum ks_err ks_store_find_offline_count(struct ks_store *hall, const char *series, const char *day,
                                        int *out, struct ks_error *error) KS_MUST_USE;

/* Staff have the paper in hand and its kiosk is still away: the number waits from now on, as
 * `wanted` says of day, line and kind. One that the hall knows and that was withdrawn, has expired
 * or is in doubt waits as well; any other stays as it is. KS_ERR_INPUT: `number` is none of an
 * offline series. KS_ERR_NOT_FOUND: no such kiosk is enrolled. */
enum ks_err ks_store_admit_offline(struct ks_store *hall, const char *number,
                                   const struct ks_reservation *wanted, const char *actor,
                                   struct ks_ticket *out, struct ks_error *error) KS_MUST_USE;

#endif
