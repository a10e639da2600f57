/* The stations of the hall as staff see them: what each said last, how old that is, whether it is
 * signed by it; enrolling, renaming, moving, replacing and revoking one; having one do something.
 * Nothing is told of a station that it has not told itself: what was sent to it is no news of it.
 * Who may do what the faces ask; each change is in the audit. */
#ifndef KS_SERVICE_FLEET_H
#define KS_SERVICE_FLEET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "content/node.h"
#include "service/desk.h"

enum { KS_FLEET_MOST = 128, KS_FLEET_MOST_ORDERS = 30 };

/* All texts are words or the arena's. */
struct ks_fleet_station {
    int64_t place, epoch;
    const char *name, *spot, *hardware;
    const char *life; /* "alive"; "hung": it reports, and shows no frame or reads no touch;
                         "away": nothing was heard of it; "never"; "forged": the signature is not
                         its own, and nothing it says is told */
    int64_t seen_ms;  /* when it was heard last, by the common clock; 0 never */
    int64_t rival_ms; /* when another machine came with its key; 0 never */
    const char
        *content; /* "live" "waiting" (staged, a visit has to end) "behind" "away" "unknown" */
    bool has_offset;
    int64_t offset_ms;            /* its clock less the common one */
    const struct ks_node *report; /* as of service/station_report.c; NULL: unknown */
};

struct ks_fleet {
    struct ks_fleet_station rows[KS_FLEET_MOST];
    int count;
    int64_t now_ms;          /* by the common clock */
    int64_t release;         /* the number that is to be shown */
    const char *release_sha; /* "": of the pack that comes with the program */
};

/* Every station of the hall, by name. */
enum ks_err ks_fleet_list(const struct ks_desk *desk, struct ks_arena *arena, int64_t now_ms,
                          struct ks_fleet *out, struct ks_error *error) KS_MUST_USE;

/* Who asks, and when. Borrowed. */
struct ks_fleet_hand {
    const char *who;
    int64_t now_ms;
};

/* Enrols the machine whose screen shows `code`; `place` 0: a new station, else in the stead of the
 * machine that has that place. KS_ERR_INPUT: the code or the name cannot be used, and why;
 * KS_ERR_STATE: the name is taken; KS_ERR_NOT_FOUND. */
enum ks_err ks_fleet_enrol(const struct ks_desk *desk, const char *code, int64_t place,
                           const char *name, const char *spot, const struct ks_fleet_hand *hand,
                           int64_t *out_place, struct ks_error *error) KS_MUST_USE;
enum ks_err ks_fleet_change(const struct ks_desk *desk, int64_t place, const char *name,
                            const char *spot, const struct ks_fleet_hand *hand,
                            struct ks_error *error) KS_MUST_USE;
/* Takes its right at the database server from it, too, where whoever asks may do that. */
enum ks_err ks_fleet_revoke(const struct ks_desk *desk, int64_t place,
                            const struct ks_fleet_hand *hand, struct ks_error *error) KS_MUST_USE;
/* A sentence, the arena's: a machine that is no station any more may still sign in at the database
 * server, and what to do; NULL: none may. */
const char *ks_fleet_open_login(const struct ks_desk *desk, struct ks_arena *arena);

/* What a station is to do. Borrowed. */
struct ks_fleet_wish {
    int64_t place;
    const char *kind;              /* "restart" "reload" "message" "screenshot" */
    const char *text_zh, *text_en; /* of a message, both */
    int64_t minutes;               /* a message stands so long, 1 to 720 */
    const char *request;           /* one press, one token */
};
/* KS_ERR_INPUT, KS_ERR_NOT_FOUND, with text. */
enum ks_err ks_fleet_order(const struct ks_desk *desk, const struct ks_fleet_wish *wish,
                           const struct ks_fleet_hand *hand, int64_t *out_id,
                           struct ks_error *error) KS_MUST_USE;

struct ks_fleet_order {
    int64_t id, place, epoch;
    const char *kind, *state; /* "waiting" "taken" "done" "failed" "unsure" "expired" */
    char actor[24];
    bool has_picture;
    int64_t made_ms, changed_ms, until_ms;
};

struct ks_fleet_orders {
    struct ks_fleet_order rows[KS_FLEET_MOST_ORDERS]; /* the newest first */
    int count, total;
};
/* Those of the last day. */
enum ks_err ks_fleet_orders(const struct ks_desk *desk, int64_t now_ms, struct ks_fleet_orders *out,
                            struct ks_error *error) KS_MUST_USE;

/* A picture that was taken within the last hour, a PNG in the arena. KS_ERR_NOT_FOUND. */
enum ks_err ks_fleet_picture(const struct ks_desk *desk, int64_t id, struct ks_arena *arena,
                             const void **out, size_t *bytes, struct ks_error *error) KS_MUST_USE;

/* Once a minute, by whoever looks after the console. */
enum ks_err ks_fleet_tidy(const struct ks_desk *desk, int64_t now_ms,
                          struct ks_error *error) KS_MUST_USE;

#endif
