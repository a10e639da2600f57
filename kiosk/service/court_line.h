/* A tribunal's hall and its court, the hall's side: what it says to the court (what was done since
 * the court counted last, how the hall is now) and what it takes from the answer (the release that
 * the court shows, the pages it took down). Knows no network: texts go out and come in. What was
 * said is signed with a key of the hall; the content that comes is worth what its own signature is
 * worth. Each call is for a thread that may wait, with the desk of its own. */
#ifndef KS_SERVICE_COURT_LINE_H
#define KS_SERVICE_COURT_LINE_H

#include "base/crypto.h"
#include "service/court_view.h"
#include "service/desk.h"
#include "service/fleet.h"
#include "service/health.h"
#include "service/releases.h"

enum {
    KS_COURT_BEAT_MS = 2000,           /* so often the hall speaks */
    KS_COURT_ANSWER_BYTES = 64 * 1024, /* of an answer, at the most */
    KS_COURT_PACK_BYTES = 32 * 1024 * 1024,
};

/* Whoever has it wipes it. */
struct ks_court_self {
    uint8_t secret[KS_CRYPTO_KEY_BYTES];
    char key[65];     /* the public half, in hexadecimal digits: by it the court knows the hall */
    char name[32];    /* as tribunals.json has it */
    char speaker[33]; /* of this start of the program */
    /* what the court heard last, as it answered last: each message names it; 0: not known */
    int64_t last_enrolled_ms, last_epoch, last_said;
    int64_t epoch, said; /* the message that was said last */
    char done[4096];     /* what came of the court's last orders, as JSON; "": there were none */
    char became[1024];   /* what that message told of its appointments, as JSON */
};

/* Reads DATA/keys/hall.key, or makes one. KS_ERR_CORRUPT, KS_ERR_IO, with text. */
enum ks_err ks_court_open(const char *data_dir, const char *name, struct ks_court_self *out,
                          struct ks_error *error) KS_MUST_USE;

/* Why this machine cannot speak for its hall or court, a sentence: others of it are known by
 * another key; NULL: it can, or has no key. */
const char *ks_court_key_fault(const struct ks_desk *desk, const char *data_dir,
                               struct ks_arena *arena);
/* Its key is that of the hall or court from now on. */
enum ks_err ks_court_take_key(const struct ks_desk *desk, const struct ks_court_self *self,
                              const struct ks_fleet_hand *hand, struct ks_error *error) KS_MUST_USE;
/* Whether it is: KS_ERR_STATE, with text, where another is; where there is none yet, it becomes it.
 */
enum ks_err ks_court_check_key(const struct ks_desk *desk, const struct ks_court_self *self,
                               struct ks_error *error) KS_MUST_USE;

/* The next message, as the body of a request; the arena's. `findings` NULL: it says nothing of how
 * the hall is and asks for the pack of release `pack` instead. `*is_more`: what was done does not
 * go into one message. KS_ERR_BUSY: another program of this hall speaks;
 * KS_ERR_STATE: with another key. */
struct ks_court_message {
    const char *body;
    bool is_more;
};
enum ks_err ks_court_say(const struct ks_desk *desk, struct ks_court_self *self,
                         const struct ks_findings *findings, int64_t pack, struct ks_arena *arena,
                         struct ks_court_message *out, struct ks_error *error) KS_MUST_USE;

/* Takes an answer: what the court has counted, which pages are down, which release is live.
 * KS_ERR_INPUT: it is no answer. What of it cannot be done is kept as the fault of the line. */
struct ks_court_news {
    bool
        is_heard; /* false: the message did not name what the court heard last; the next one does */
    int64_t pack; /* the release whose pack the hall is to ask for; 0: none */
};
enum ks_err ks_court_hear(const struct ks_desk *desk, struct ks_court_self *self,
                          const char *answer, size_t bytes, struct ks_court_news *out,
                          struct ks_error *error) KS_MUST_USE;

/* Takes the pack of a release: checked as any pack that is carried here, then published in this
 * hall under the same number. KS_ERR_CORRUPT, KS_ERR_VERSION, KS_ERR_NOT_FOUND (nobody is trusted
 * here), KS_ERR_STATE: nothing has changed, and the fault of the line says so. */
enum ks_err ks_court_take_pack(const struct ks_desk *desk, const struct ks_release_place *place,
                               const char *pack, size_t bytes, struct ks_error *error) KS_MUST_USE;

/* Keeps why nothing came. */
enum ks_err ks_court_miss(const struct ks_desk *desk, enum ks_court_fault fault,
                          struct ks_error *error) KS_MUST_USE;

/* How the line is. */
enum ks_err ks_court_look(const struct ks_desk *desk, struct ks_court_view *out,
                          struct ks_error *error) KS_MUST_USE;

/* Whose orders are taken from now on: the court with that key, as `kioskctl court key` says there.
 * KS_ERR_INPUT: it can be none. */
enum ks_err ks_court_trust(const struct ks_desk *desk, const char *key,
                           const struct ks_fleet_hand *hand, struct ks_error *error) KS_MUST_USE;

/* Another program of this hall may speak at once. */
void ks_court_end(const struct ks_desk *desk, const struct ks_court_self *self);

#endif
