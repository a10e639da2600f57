/* A request as a handler gets it, and the answer it gives. A handler runs on a thread of the
 * console with a desk of its own; who asks, with which right, and the form of the body have been
 * checked before (console/routes.h). It knows neither HTTP nor the server. */
#ifndef KS_CONSOLE_REQUEST_H
#define KS_CONSOLE_REQUEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/i18n.h"
#include "content/content.h"
#include "content/node_make.h"
#include "service/accounts.h"
#include "service/desk.h"
#include "service/watch.h"

struct ks_console; /* the console itself: accounts, streams, health */

/* All borrowed until the handler returns. */
struct ks_request {
    const struct ks_desk *desk; /* of the thread it runs on */
    const struct ks_content *content;
    const char *content_dir; /* of its pack */
    const struct ks_clock *clock;
    struct ks_watch *watch; /* after a change: ks_watch_poke, so that all faces see it at once */
    struct ks_console *console;
    struct ks_arena *arena;     /* of the request: what the answer is made of */
    const struct ks_node *body; /* an object; one without members where none is sent */
    const char *query;          /* what stands behind the "?", escaped; "" if nothing does */
    const char *address;        /* of the peer: "127.0.0.1" */
    enum ks_lang lang;          /* of the session, else of the browser */
    bool is_signed_in;          /* false: `session` is empty */
    struct ks_session session;  /* who asks, in which role, at which seat */
    const char *token;          /* of the session, for its own handlers alone; "" */
    int64_t now_ms;             /* wall clock */
};

/* {0} is the answer 200 with {}. */
struct ks_response {
    int status;       /* 0 = 200 */
    const char *type; /* NULL = JSON */
    const char *text; /* of `bytes` bytes, the arena's; NULL = {} */
    size_t bytes;
    const char *cookie;    /* NULL: stays as it is; "": ends; else the new session's token */
    const char *file_name; /* NULL; else it is to be kept under this name */
    int retry_after_s;     /* 0: not told */
    bool is_unsure;        /* refused, and something may have been done all the same */
};

/* Answers a request. */
typedef void ks_handler(const struct ks_request *request, struct ks_response *response);

/* A text of the body, of the query; "" when it is not there. Owned by the body, by the arena. */
const char *ks_request_text(const struct ks_request *request, const char *key);
const char *ks_request_query(const struct ks_request *request, const char *key);

/* A whole number of the query; 0 when it is none. */
int64_t ks_request_query_int(const struct ks_request *request, const char *key);

/* A whole number, a flag of the body; 0 and false when it is not there. */
int64_t ks_request_int(const struct ks_request *request, const char *key);
bool ks_request_flag(const struct ks_request *request, const char *key);
/* A time of the body, ms of the wall. KS_ERR_INPUT, with text: it is none. */
enum ks_err ks_request_time(const struct ks_request *request, const char *key, int64_t *out,
                            struct ks_error *error) KS_MUST_USE;

/* Answers 200 with a tree, which is written at once; with JSON that is written. */
void ks_respond_json(const struct ks_request *request, struct ks_response *response,
                     const struct ks_node *root);
void ks_respond_text(struct ks_response *response, const char *json);

/* Answers {"error", "message", "now"} with the status of the error's code; `now` is JSON of what is
 * so instead, as of a ticket, or NULL. */
void ks_respond_error(const struct ks_request *request, struct ks_response *response,
                      const struct ks_error *error, const char *now);

/* The same with a status, a code and a message (translated) of one's own. */
void ks_respond_refusal(const struct ks_request *request, struct ks_response *response, int status,
                        const char *code, const char *message);

#endif
