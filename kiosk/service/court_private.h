/* Inside of court and tribunals: what both sides of the line know of a message. */
#ifndef KS_SERVICE_COURT_PRIVATE_H
#define KS_SERVICE_COURT_PRIVATE_H

#include "content/node.h"
#include "service/court_line.h"
#include "store/store_court_line.h"

/* Who did what the court had done in a hall. */
#define KS_COURT_ACTOR "court"

/* The bytes that are signed: no station's report and no release can pass for them. The arena's. */
const char *ks_court_signed_text(struct ks_arena *arena, const char *name, const char *text);

/* How the hall is, as JSON that goes to the court; no number and no name. The arena's. */
struct ks_node ks_court_report(const struct ks_desk *desk, const struct ks_findings *findings,
                               struct ks_arena *arena);

/* {"e": epoch, "n": n} and back; {0} for what is none. */
struct ks_node ks_court_mark_node(struct ks_arena *arena, const char *key, struct ks_act_mark mark);
struct ks_act_mark ks_court_mark_of(const struct ks_node *node, const char *key);

/* {"enrolled": ms, "e": epoch, "n": n} and back; {0} for what is none. */
struct ks_node ks_court_last_node(struct ks_arena *arena, struct ks_court_last last);
struct ks_court_last ks_court_last_of(const struct ks_node *node);

/* A member's number, text; 0 and "" where there is none. */
int64_t ks_court_number_of(const struct ks_node *node, const char *key);
const char *ks_court_text_of(const struct ks_node *node, const char *key);

#endif
