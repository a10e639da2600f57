/* A court and the halls of its tribunals, the court's side: who may speak for a hall, what the
 * court answers, and all halls as they said last, each with its age. Who may look is for the faces
 * to ask; whoever speaks for a hall is known by the signature alone, which is checked here. Each
 * call takes the desk of its own thread. */
#ifndef KS_SERVICE_TRIBUNAL_HALLS_H
#define KS_SERVICE_TRIBUNAL_HALLS_H

#include "content/node.h"
#include "service/court_line.h"
#include "service/desk.h"
#include "service/fleet.h"

enum { KS_MOST_TRIBUNAL_HALLS = 64 };

/* What came in: borrowed. */
struct ks_tribunal_letter {
    const char *name, *text, *signature;
    const char *data_dir; /* of the court: where its key is */
    int64_t now_ms;
};

/* Hears a message of a hall: `*out` is the answer, JSON of the arena's; to one that does not name
 * the message heard last it says which that is, and nothing came of it. KS_ERR_NOT_FOUND: no hall
 * of that name is enrolled, or this is not signed by it; KS_ERR_STATE: it has said something later
 * before; KS_ERR_INPUT: it cannot be read. */
enum ks_err ks_tribunal_hear(const struct ks_desk *desk, const struct ks_tribunal_letter *letter,
                             struct ks_arena *arena, const char **out,
                             struct ks_error *error) KS_MUST_USE;

/* The pack of the release that the message asks for, which must be live; the arena's. Errors as
 * above; KS_ERR_INPUT, too: it does not name the message heard last. */
enum ks_err ks_tribunal_read_pack(const struct ks_desk *desk,
                                  const struct ks_tribunal_letter *letter, struct ks_arena *arena,
                                  const char **out, size_t *bytes,
                                  struct ks_error *error) KS_MUST_USE;

/* Enrols a hall by the key that `kioskctl court key` says there. KS_ERR_INPUT: name or key cannot
 * be one; KS_ERR_STATE: the key is another hall's. */
enum ks_err ks_tribunal_enrol(const struct ks_desk *desk, const char *name, const char *key,
                              const struct ks_fleet_hand *hand, struct ks_error *error) KS_MUST_USE;
/* KS_ERR_NOT_FOUND. */
enum ks_err ks_tribunal_revoke(const struct ks_desk *desk, const char *name,
                               const struct ks_fleet_hand *hand,
                               struct ks_error *error) KS_MUST_USE;

/* A hall as it said last; texts are the arena's. */
struct ks_tribunal_hall {
    const char *name;
    int64_t seen_ms;               /* 0: never heard */
    int64_t rival_ms;              /* 0: no other spoke with its key */
    const char *life;              /* "alive" "away" (older than KS_COURT_OLD_MS) "never" */
    const char *content;           /* "live" "behind" "unknown" */
    const struct ks_node *report;  /* as of service/court_report.c; NULL: unknown */
    int64_t taken, called, served; /* of today: numbers taken, first calls, done */
    int64_t refused;               /* of today: what it said was done and cannot have been */
    int64_t mean_wait_s;           /* of today's first calls; -1: nobody was called */
};
struct ks_tribunal_halls {
    struct ks_tribunal_hall rows[KS_MOST_TRIBUNAL_HALLS];
    int count;
    int64_t now_ms;
    int64_t release; /* the number that is to be shown */
};
/* This hall itself, as it is now: `name` is "". */
enum ks_err ks_tribunal_own(const struct ks_desk *desk, const struct ks_findings *findings,
                            struct ks_arena *arena, int64_t now_ms, struct ks_tribunal_hall *out,
                            struct ks_error *error) KS_MUST_USE;

/* Every enrolled hall, by name. */
enum ks_err ks_tribunal_list(const struct ks_desk *desk, struct ks_arena *arena, int64_t now_ms,
                             struct ks_tribunal_halls *out, struct ks_error *error) KS_MUST_USE;

#endif
