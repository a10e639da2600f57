/* Answers to the enforcement questions written in one line: QUESTION=OPTION or QUESTION=YYYY-MM-DD,
 * with ";" between. Pure; any thread. */
#ifndef KS_SERVICE_ENFORCE_REPLIES_H
#define KS_SERVICE_ENFORCE_REPLIES_H

#include "service/enforce_walk.h"

/* Reads `text` into `out`, KS_MOST_QUESTIONS of them by index of the question, and goes their way.
 * KS_ERR_INPUT, with text: no such question or answer, one twice, or one that is not asked on the
 * way the others lead. */
enum ks_err ks_enforce_read_replies(const struct ks_enforcement *enforcement, const char *text,
                                    struct ks_reply *out, struct ks_enforce_walk *walk,
                                    struct ks_error *error) KS_MUST_USE;

#endif
