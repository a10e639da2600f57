/* What the hall's voice has to say and has said: a row for each call and recall, which one board at
 * a time speaks. Rules of use as in store/store.h; what becomes of one when stands in
 * domain/queue/announcing.h. */
#ifndef KS_STORE_STORE_ANNOUNCEMENTS_H
#define KS_STORE_STORE_ANNOUNCEMENTS_H

#include "domain/queue/announcing.h"
#include "store/store.h"

struct ks_announced_call {
    int64_t event; /* of which call: its id, and its place in the queue */
    char number[KS_TICKET_NUMBER_BYTES];
    char seat[KS_TICKET_ID_BYTES];
    int64_t wanted_ms;              /* when it was called */
    int64_t asked_ms;               /* when it was called or recalled last */
    int64_t started_ms, ended_ms;   /* 0: not yet */
    int starts;                     /* how often somebody began to say it */
    char board[KS_TICKET_ID_BYTES]; /* who did last, or "" */
    enum ks_announcement_outcome outcome;
    bool is_there;              /* its ticket is called to that seat, or served there */
    enum ks_ticket_state state; /* of its ticket now */
};

/* Makes a row of every call and recall since `since_ms` that has none, of whichever board. A recall
 * of a number that still waits to be said is merged into that one: it keeps its place, and the seat
 * and the freshness of the newest. */
enum ks_err ks_store_collect_calls(struct ks_store *store, int64_t since_ms, int64_t now_ms,
                                   struct ks_error *error) KS_MUST_USE;

/* The one to be said next; KS_ERR_NOT_FOUND, without text, when none waits. */
enum ks_err ks_store_next_announcement(struct ks_store *store, struct ks_announced_call *out,
                                       struct ks_error *error) KS_MUST_USE;

/* How that one is now; KS_ERR_NOT_FOUND, without text. */
enum ks_err ks_store_get_announcement(struct ks_store *store, int64_t event,
                                      struct ks_announced_call *out,
                                      struct ks_error *error) KS_MUST_USE;

/* `board` begins to say it and will be done before `until_ms`. KS_ERR_STATE when somebody else has
 * begun it, or is speaking. */
enum ks_err ks_store_begin_announcement(struct ks_store *store, int64_t event, const char *board,
                                        int64_t now_ms, int64_t until_ms,
                                        struct ks_error *error) KS_MUST_USE;

/* It is over; nothing happens to one that is over already. */
enum ks_err ks_store_end_announcement(struct ks_store *store, int64_t event,
                                      enum ks_announcement_outcome outcome, int64_t now_ms,
                                      struct ks_error *error) KS_MUST_USE;

/* What somebody began and did not end: the board of that name, which begins anew now, or any other
 * whose time is over. One that is fresh and was not begun too often waits again, any other is CUT.
 * NULL: only those whose time is over. */
enum ks_err ks_store_release_announcements(struct ks_store *store, const char *board,
                                           int64_t now_ms, struct ks_error *error) KS_MUST_USE;

/* Those wanted since `since_ms`, the first first, shown to `show` until it returns false. */
enum ks_err ks_store_show_announcements(struct ks_store *store, int64_t since_ms,
                                        bool (*show)(const struct ks_announced_call *row,
                                                     void *ctx),
                                        void *ctx, struct ks_error *error) KS_MUST_USE;

enum { KS_VOICE_FAULT_BYTES = 200 };

/* How the voice of a board is. */
struct ks_voice_state {
    char board[KS_TICKET_ID_BYTES];
    char fault[KS_VOICE_FAULT_BYTES]; /* why it cannot be heard; "": it can */
    int64_t since_ms;
};

/* The board says how its voice is (NULL: it has none any more, and nothing is to be told of it). */
enum ks_err ks_store_tell_voice(struct ks_store *store, const char *board, const char *fault,
                                int64_t now_ms, struct ks_error *error) KS_MUST_USE;

/* How the voice is that cannot be heard, else any; only boards that told since `since_ms` count.
 * KS_ERR_NOT_FOUND, without text: no board speaks. */
enum ks_err ks_store_find_voice(struct ks_store *store, int64_t since_ms,
                                struct ks_voice_state *out, struct ks_error *error) KS_MUST_USE;

#endif
