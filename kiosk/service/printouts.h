/* Papers that staff let a kiosk of the hall print for a visitor: who does not read a screen, or was
 * told at the window what to bring. Staff ask at the console and see what became of it; the kiosk
 * takes each up once, also when it is killed in between. Nothing on such a paper names anybody. */
#ifndef KS_SERVICE_PRINTOUTS_H
#define KS_SERVICE_PRINTOUTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/i18n.h"
#include "service/desk.h"

enum {
    KS_STATION_AWAY_MS = 150 * 1000,   /* a kiosk that was not seen for so long is away */
    KS_PRINTOUT_LASTS_MS = 300 * 1000, /* so long one waits for its kiosk */
    KS_PRINTOUT_BESIDE_MS = 45 * 1000, /* after this it is printed beside a visit */
    KS_MOST_STATIONS = 32,
    KS_MOST_PRINTOUTS = 30,
};

/* What staff ask for. All borrowed. */
struct ks_printout_wish {
    const char *station; /* by the name of its [station] */
    const char *guide;   /* its id; "": the enforcement checklist */
    const char *answers; /* of the checklist, as of service/enforce_replies.h; "": all documents
                            there may be */
    enum ks_lang lang;
    bool is_large;
    const char *actor;
    const char *request; /* one press, one token: the same again is the same printout */
};

/* A kiosk that was seen in the last day. */
struct ks_station {
    char name[64];
    bool is_here;
    bool can_print;   /* with is_here */
    char printer[24]; /* ks_paper_why_code of it; "" not known */
    int64_t seen_ms;
};

struct ks_stations {
    struct ks_station rows[KS_MOST_STATIONS];
    int count;
};

/* One that was asked for; `state` is a word of ks_printout_state_code. */
struct ks_printout {
    int64_t id;
    char station[64];
    char kind[24];  /* ks_paper_kind_code: "guide" "checklist" "appointment" "page" (online) */
    char guide[48]; /* its id; "" of another kind */
    enum ks_lang lang;
    char actor[24];
    char state[24], reason[48]; /* a word, or "" */
    int64_t made_ms, until_ms, changed_ms;
};

struct ks_printouts {
    struct ks_printout rows[KS_MOST_PRINTOUTS]; /* the newest first */
    int count, total;
};

/* ---- staff ---- */
/* KS_ERR_INPUT: no such guide, or answers that are none. KS_ERR_NOT_FOUND: no such kiosk was seen.
 * KS_ERR_STATE: it is away. KS_ERR_PRINTER: its printer is in trouble. In each case nothing will be
 * printed, and the text says what to do. */
enum ks_err ks_printouts_ask(const struct ks_desk *desk, const struct ks_printout_wish *wish,
                             int64_t now_ms, int64_t *out_id, struct ks_error *error) KS_MUST_USE;
enum ks_err ks_printouts_list(const struct ks_desk *desk, int64_t now_ms, struct ks_printouts *out,
                              struct ks_error *error) KS_MUST_USE;
enum ks_err ks_stations_list(const struct ks_desk *desk, int64_t now_ms, struct ks_stations *out,
                             struct ks_error *error) KS_MUST_USE;

/* ---- the kiosk, on its worker's thread ---- */
/* How its printer is now, a word of ks_paper_why_code. May wait for the printer. */
const char *ks_stations_printer(const struct ks_desk *desk);
/* It is there, and so is its printer: once a minute. May wait for the printer. */
enum ks_err ks_stations_note(const struct ks_desk *desk, const char *name,
                             struct ks_error *error) KS_MUST_USE;
/* At its start: of what it had taken up when it ended nobody knows whether it is out. */
enum ks_err ks_printouts_begin(const struct ks_desk *desk, const char *station,
                               struct ks_error *error) KS_MUST_USE;
/* Prints the first that waits for it; beside a visit (`has_visitor`) only one that has waited for
 * KS_PRINTOUT_BESIDE_MS. `*out_is_done` is false when there was none. What became of it stands in
 * the list. */
enum ks_err ks_printouts_serve(const struct ks_desk *desk, const char *station, bool has_visitor,
                               bool *out_is_done, struct ks_error *error) KS_MUST_USE;
/* Ends those whose time is over: once a minute, by whoever looks after the hall. */
enum ks_err ks_printouts_tidy(const struct ks_desk *desk, int64_t now_ms,
                              struct ks_error *error) KS_MUST_USE;

#endif
