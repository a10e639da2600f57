/* Appointments: a place at a time to come, with a code on paper and nothing of whoever comes. Rules
 * of use as in store/store.h. */
#ifndef KS_STORE_STORE_APPOINTMENTS_H
#define KS_STORE_STORE_APPOINTMENTS_H

#include "domain/queue/codes.h"
#include "domain/queue/slots.h"
#include "store/store_print_jobs.h"

struct ks_appointment {
    int64_t id;
    char line[KS_TICKET_ID_BYTES], kind[KS_TICKET_ID_BYTES];
    bool is_priority;
    char day[KS_TICKET_DAY_BYTES];
    int64_t slot_ms; /* when to come */
    int place;       /* 1, 2 ... of the slot */
    char code[KS_CODE_BYTES];
    enum ks_appointment_state state;
    int64_t job_id, ticket_id; /* 0: none */
    int64_t made_ms, changed_ms;
    bool is_paper_unsure; /* HELD: its paper may be out */
    bool is_from_court;   /* entered there, for this hall of a tribunal */
};

struct ks_appointment_wish {
    const char *line, *kind, *day;
    bool is_priority;
    int64_t slot_ms;
    int places;        /* of the slot */
    const char *token; /* one gesture, one token: the same gives the same appointment again */
    const char *code;  /* the one it had before, if nobody else has it; NULL: a new one */
    bool is_from_court;
    int64_t now_ms;
};
/* Holds a place, with the print job of its paper, in one durable transaction. KS_ERR_TAKEN: no
 * place of the slot is free, or one that was given back has not cooled. Ends what was held and
 * never got its paper, and what nobody came for. */
enum ks_err ks_store_hold_appointment(struct ks_store *store,
                                      const struct ks_appointment_wish *wish,
                                      struct ks_appointment *out, struct ks_print_record *out_job,
                                      struct ks_error *error) KS_MUST_USE;
/* Another print job for its paper: it is the newest from now on. */
enum ks_err ks_store_print_appointment(struct ks_store *store, int64_t id, int64_t now_ms,
                                       struct ks_print_record *out_job,
                                       struct ks_error *error) KS_MUST_USE;
/* HELD becomes BOOKED; a BOOKED one stays. KS_ERR_STATE for any other. */
enum ks_err ks_store_book_appointment(struct ks_store *store, int64_t id, int64_t now_ms,
                                      struct ks_appointment *out,
                                      struct ks_error *error) KS_MUST_USE;
/* HELD or BOOKED becomes CANCELLED, `actor` NULL: by whoever has its code. KS_ERR_STATE for any
 * other. */
enum ks_err ks_store_cancel_appointment(struct ks_store *store, int64_t id, const char *actor,
                                        int64_t now_ms, struct ks_appointment *out,
                                        struct ks_error *error) KS_MUST_USE;

/* KS_ERR_NOT_FOUND. */
enum ks_err ks_store_get_appointment(struct ks_store *store, int64_t id, struct ks_appointment *out,
                                     struct ks_error *error) KS_MUST_USE;
enum ks_err ks_store_find_appointment(struct ks_store *store, const char *code,
                                      struct ks_appointment *out,
                                      struct ks_error *error) KS_MUST_USE;
/* That of a gesture; KS_ERR_NOT_FOUND if it never got one. */
enum ks_err ks_store_find_appointment_token(struct ks_store *store, const char *token,
                                            struct ks_appointment *out,
                                            struct ks_error *error) KS_MUST_USE;

/* ---- what the court enters for this hall ---- */

/* Who did it, in the events of the hall. */
#define KS_COURT_ENTERS "court"

/* Books a place in one transaction; in the same one gives back the appointment of `instead`, a
 * token ("": none). The same token gives the same appointment again, whatever has become of it.
 * KS_ERR_TAKEN as of ks_store_hold_appointment; KS_ERR_STATE: that of `instead` has become a number
 * or is over. On an error nothing has changed. */
enum ks_err ks_store_enter_appointment(struct ks_store *store,
                                       const struct ks_appointment_wish *wish, const char *instead,
                                       struct ks_appointment *out,
                                       struct ks_error *error) KS_MUST_USE;
/* Gives that of `token` back; one that was given back stays so. KS_ERR_NOT_FOUND: there never was
 * one; KS_ERR_STATE: it has become a number or is over. */
enum ks_err ks_store_withdraw_appointment(struct ks_store *store, const char *token, int64_t now_ms,
                                          struct ks_appointment *out,
                                          struct ks_error *error) KS_MUST_USE;

/* What became of one, as the court is to hear it: "cancelled" "checked-in" "expired" (nobody came
 * on its day) "no-show" (its number was called in vain; "checked-in" again once that is taken
 * back). */
struct ks_became {
    char code[KS_CODE_BYTES];
    char word[16];
};
enum { KS_BECAME_AT_ONCE = 20, KS_BECAME_DAYS = 30 };
struct ks_became_list {
    struct ks_became rows[KS_BECAME_AT_ONCE];
    int count;
};
/* What the court has not heard yet, by the day of each, not of days longer ago than KS_BECAME_DAYS.
 */
enum ks_err ks_store_list_became(struct ks_store *store, int64_t now_ms, struct ks_became_list *out,
                                 struct ks_error *error) KS_MUST_USE;
/* It has heard these. */
enum ks_err ks_store_keep_became(struct ks_store *store, const struct ks_became_list *told,
                                 struct ks_error *error) KS_MUST_USE;

/* By which token an appointment becomes a number: the same one wherever it checks in, so that it
 * becomes one number; another after one that counted for nothing was withdrawn. */
enum { KS_APPOINTMENT_TOKEN_BYTES = 64 };
enum ks_err ks_store_appointment_token(struct ks_store *store,
                                       const struct ks_appointment *appointment,
                                       char out[KS_APPOINTMENT_TOKEN_BYTES],
                                       struct ks_error *error) KS_MUST_USE;

/* Those of a day that were booked, in the order of their times, also cancelled and past ones. */
enum ks_err ks_store_show_appointments(struct ks_store *store, const char *day,
                                       bool (*show)(const struct ks_appointment *appointment,
                                                    void *ctx),
                                       void *ctx, struct ks_error *error) KS_MUST_USE;

/* A slot of which places cannot be had at `now_ms`. */
struct ks_slot_taken {
    int64_t slot_ms;
    int count;
};
enum ks_err ks_store_show_slots(struct ks_store *store, const char *line, const char *day,
                                int64_t now_ms,
                                bool (*show)(const struct ks_slot_taken *slot, void *ctx),
                                void *ctx, struct ks_error *error) KS_MUST_USE;

#endif
