/* Papers that staff let a kiosk print for a visitor, and the kiosks that can: each printout is
 * taken up once, whoever dies in between. Rules of use as in store/store.h. */
#ifndef KS_STORE_STORE_PRINTOUTS_H
#define KS_STORE_STORE_PRINTOUTS_H

#include "base/i18n.h"
#include "domain/paper.h"
#include "store/store.h"

enum { KS_STATION_NAME_BYTES = 64, KS_PRINTOUT_ANSWERS_BYTES = 1024, KS_PRINTOUT_WORD_BYTES = 48 };

/* A kiosk as it was last seen. */
struct ks_station_row {
    char name[KS_STATION_NAME_BYTES];
    char printer[KS_TICKET_ID_BYTES]; /* ks_printer_state_code of its printer; "" not known */
    int64_t seen_ms;
};

/* The kiosk of that name is there now. */
enum ks_err ks_store_note_station(struct ks_store *store, const char *name, const char *printer,
                                  int64_t now_ms, struct ks_error *error) KS_MUST_USE;

/* Those seen since `since_ms`, by name, shown to `show` until it returns false. */
enum ks_err ks_store_show_stations(struct ks_store *store, int64_t since_ms,
                                   bool (*show)(const struct ks_station_row *station, void *ctx),
                                   void *ctx, struct ks_error *error) KS_MUST_USE;

enum ks_printout_state {
    KS_PRINTOUT_WAITING,
    KS_PRINTOUT_PRINTING, /* a kiosk has taken it up */
    KS_PRINTOUT_PRINTED,
    KS_PRINTOUT_FAILED,  /* none came out, and none will */
    KS_PRINTOUT_UNSURE,  /* nobody knows: it is never printed again by itself */
    KS_PRINTOUT_EXPIRED, /* no kiosk took it up in time */
    KS_PRINTOUT_STATE_COUNT,
};
/* The word of a state, "" for none. */
const char *ks_printout_state_code(enum ks_printout_state state);

struct ks_printout_row {
    int64_t id;
    char station[KS_STATION_NAME_BYTES];
    enum ks_paper_kind kind;                 /* GUIDE, CHECKLIST, APPOINTMENT, or PAGE: what
                                goes on online */
    char subject[KS_PRINTOUT_WORD_BYTES];    /* the guide, the appointment by its id, or "" */
    char answers[KS_PRINTOUT_ANSWERS_BYTES]; /* "" once it is over */
    enum ks_lang lang;
    bool is_large;
    char actor[KS_TICKET_ID_BYTES];
    enum ks_printout_state state;
    char reason[KS_PRINTOUT_WORD_BYTES]; /* why it failed, a word; or "" */
    int64_t made_ms, until_ms, changed_ms;
};

/* Keeps it as WAITING until `until_ms`, with an event "print-at"; `printout` gets id, state and
 * times. The same `request` again gives the one that it made. */
enum ks_err ks_store_add_printout(struct ks_store *store, struct ks_printout_row *printout,
                                  const char *request, int64_t now_ms,
                                  struct ks_error *error) KS_MUST_USE;

/* The first that waits for the station, made at `made_by_ms` or before; it is PRINTING from now on
 * and nobody else gets it. KS_ERR_NOT_FOUND when none does. */
enum ks_err ks_store_take_printout(struct ks_store *store, const char *station, int64_t made_by_ms,
                                   int64_t now_ms, struct ks_printout_row *out,
                                   struct ks_error *error) KS_MUST_USE;

/* What became of one that is PRINTING, or of which nobody knew, with an event "printed-at".
 * KS_ERR_STATE for any other. */
enum ks_err ks_store_end_printout(struct ks_store *store, int64_t id, enum ks_printout_state to,
                                  const char *reason, int64_t now_ms,
                                  struct ks_error *error) KS_MUST_USE;

/* At the start of a kiosk: of what one of its name had taken up nobody knows what became of it. */
enum ks_err ks_store_give_up_printouts(struct ks_store *store, const char *station, int64_t now_ms,
                                       struct ks_error *error) KS_MUST_USE;

/* Ends those whose time is over or whose kiosk does not come back, and removes those of days that
 * are over; to be called once a minute. */
enum ks_err ks_store_tidy_printouts(struct ks_store *store, int64_t now_ms,
                                    struct ks_error *error) KS_MUST_USE;

/* Those made since `since_ms`, the newest first, as they are at `now_ms`: one whose time is over is
 * EXPIRED. Shown to `show` until it returns false. */
enum ks_err ks_store_show_printouts(struct ks_store *store, int64_t since_ms, int64_t now_ms,
                                    bool (*show)(const struct ks_printout_row *printout, void *ctx),
                                    void *ctx, struct ks_error *error) KS_MUST_USE;

#endif
