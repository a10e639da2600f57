/* A station by itself: the key it is known by, the code by which it is enrolled, what it reports,
 * and what staff have it do. Each call is for a thread that may wait: never the UI thread. A screen
 * shows struct ks_station_standing, by value. */
#ifndef KS_SERVICE_STATION_H
#define KS_SERVICE_STATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/crypto.h"
#include "base/err.h"
#include "service/desk.h"
#include "service/health.h"

enum {
    KS_STATION_BEAT_MS = 10 * 1000,
    KS_STATION_ALIVE_MS = 30 * 1000, /* a frame or a beat older than this is no sign of life */
    KS_STATION_TEXT_BYTES = 121,     /* of a message, one language */
};

/* The key and the machine. Whoever has it wipes it. */
struct ks_station_self {
    uint8_t secret[KS_CRYPTO_KEY_BYTES], public_key[KS_CRYPTO_KEY_BYTES];
    char key[65];      /* the public half, in hexadecimal digits */
    char hardware[33]; /* a digest of what no copy of the disk carries along */
    char run[33];      /* of this start of the program */
    int64_t n;         /* of the last beat of this run */
};

/* Whether DATA/keys/station.key is there: only who is, or wants to be, enrolled has one. */
bool ks_station_has_key(const char *data_dir);

/* Reads the key, or makes one, and looks at the hardware below `sys_dir` ("/sys"). KS_ERR_CORRUPT,
 * KS_ERR_IO, ... with text. */
enum ks_err ks_station_open(const char *data_dir, const char *sys_dir, struct ks_station_self *out,
                            struct ks_error *error) KS_MUST_USE;

enum ks_station_state {
    KS_STATION_UNKNOWN, /* nothing was asked yet, or no answer came */
    KS_STATION_STRANGE, /* not enrolled */
    KS_STATION_ASKING,  /* its code waits for staff */
    KS_STATION_ENROLLED,
    KS_STATION_REPLACED, /* another machine has its place now */
    KS_STATION_REVOKED,
    KS_STATION_RIVAL, /* another machine has its key: a copied disk */
};

/* How it stands in the hall. {0} is unknown. */
struct ks_station_standing {
    enum ks_station_state state;
    int64_t place, epoch;
    char name[64], spot[128];
    char code[16]; /* eight digits; "" none is shown */
    int64_t code_until_ms;
    int64_t rival_ms; /* when another machine came with this key; 0: never */
};

/* Why it is refused, or that another machine came with its key in the last day: a sentence, "" it
 * is enrolled, NULL it is no station. */
const char *ks_station_fault(const struct ks_station_standing *standing, int64_t now_ms);

/* Asks the hall how this machine stands there. */
enum ks_err ks_station_look(const struct ks_desk *desk, const struct ks_station_self *self,
                            struct ks_station_standing *out, struct ks_error *error) KS_MUST_USE;

/* A code for its screen. One whose key is worth nothing any more, or another machine's, gets a new
 * key; the old one is kept beside it as station.key.former. KS_ERR_STATE: it is enrolled. */
enum ks_err ks_station_ask(const struct ks_desk *desk, const char *data_dir, const char *sys_dir,
                           struct ks_station_self *self, struct ks_station_standing *out,
                           struct ks_error *error) KS_MUST_USE;

/* What it says of itself; everything but times may be unknown. All borrowed. */
struct ks_station_facts {
    const char *program; /* a digest of the program file */
    int64_t started_ms;  /* wall clock */
    /* Monotonic: how long ago a frame was shown, the touch device read, the worker idle last. */
    int64_t frame_age_ms, touch_age_ms, worker_age_ms;
    int64_t touched_ms; /* wall clock: the last touch; 0 none since the start */
    bool has_visitor;
    int64_t release, due, staged; /* shown; to be shown by now; the newest on the shelf */
    const char *release_sha;      /* of what is shown; "" unknown */
    int64_t shown_since_ms;
    const char *printer;   /* ks_paper_why_code; "" unknown */
    int64_t free_mb;       /* -1 unknown */
    int64_t milli_celsius; /* 0 unknown */
    const struct ks_findings *findings;
};

/* Signs and keeps the report; `*out` is how it stands now. KS_OK also for one that may not report:
 * `out` says why. */
enum ks_err ks_station_beat(const struct ks_desk *desk, struct ks_station_self *self,
                            const struct ks_station_facts *facts, struct ks_station_standing *out,
                            struct ks_error *error) KS_MUST_USE;

enum ks_station_task_kind {
    KS_TASK_RESTART,
    KS_TASK_RELOAD,
    KS_TASK_MESSAGE,
    KS_TASK_SCREENSHOT,
};

/* What it is to do. */
struct ks_station_task {
    int64_t id; /* 0: nothing */
    enum ks_station_task_kind kind;
    char text_zh[KS_STATION_TEXT_BYTES], text_en[KS_STATION_TEXT_BYTES];
    int64_t until_ms;
};

/* At the start: what an earlier run took up is over. */
enum ks_err ks_station_take_over(const struct ks_desk *desk,
                                 const struct ks_station_standing *standing,
                                 struct ks_error *error) KS_MUST_USE;
/* The next task, nobody else's from now on; id 0 when there is none. */
enum ks_err ks_station_take(const struct ks_desk *desk, const struct ks_station_standing *standing,
                            struct ks_station_task *out, struct ks_error *error) KS_MUST_USE;
/* What became of it; a picture is a PNG, or 0 bytes. */
enum ks_err ks_station_end(const struct ks_desk *desk, int64_t id, bool is_done,
                           const void *picture, size_t bytes, struct ks_error *error) KS_MUST_USE;

#endif
