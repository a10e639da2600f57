/* Inside of court and tribunals: what both sides of the line know of a message. */
#ifndef KS_SERVICE_COURT_PRIVATE_H
#define KS_SERVICE_COURT_PRIVATE_H

#include "content/node.h"
#include "service/court_line.h"
#include "service/tribunal_halls.h"
#include "store/store_court_line.h"
#include "store/store_sent.h"

/* Who did what the court had done in a hall. */
#define KS_COURT_ACTOR "court"

/* The bytes that are signed: no station's report and no release can pass for them. The arena's. */
const char *ks_court_signed_text(struct ks_arena *arena, const char *name, const char *text);

/* The same of the court's orders, which are an answer to one message alone: that of `last`. */
const char *ks_court_orders_text(struct ks_arena *arena, const char *name,
                                 struct ks_court_last last, const char *text);

/* The hall's side: does what the court orders in its answer, in its order, and keeps in `self` what
 * is to be said of it in the next message. `*is_strange`: the orders are not signed by the court
 * that this hall knows, and nothing was done. An order that could not be tried now is tried again,
 * and none behind it before. */
enum ks_err ks_court_obey(const struct ks_desk *desk, struct ks_court_self *self,
                          const struct ks_node *answer, struct ks_arena *arena, bool *is_strange,
                          struct ks_error *error) KS_MUST_USE;

/* The hall's side: what has become of the court's appointments, as a member of the next message,
 * and that the court has heard it, once it answers to that message. */
enum ks_err ks_court_tell_became(const struct ks_desk *desk, struct ks_court_self *self,
                                 struct ks_arena *arena, struct ks_node *out,
                                 struct ks_error *error) KS_MUST_USE;
enum ks_err ks_court_keep_became(const struct ks_desk *desk, const struct ks_court_self *self,
                                 const struct ks_node *answer, struct ks_arena *arena,
                                 struct ks_error *error) KS_MUST_USE;

/* The court's side: what the hall says of its orders, NULL: nothing. KS_ERR_INPUT. */
enum ks_err ks_sent_hear(const struct ks_desk *desk, const char *name, const struct ks_node *list,
                         int64_t now_ms, struct ks_error *error) KS_MUST_USE;
/* ... and of what became of those it had taken. */
enum ks_err ks_sent_hear_became(const struct ks_desk *desk, const char *name,
                                const struct ks_node *list, int64_t now_ms,
                                struct ks_error *error) KS_MUST_USE;
/* What the hall is told in the answer to its message `last`; `*out` null when it is nothing. */
enum ks_err ks_sent_tell(const struct ks_desk *desk, const struct ks_tribunal_letter *letter,
                         struct ks_court_last last, struct ks_arena *arena, struct ks_node *out,
                         struct ks_error *error) KS_MUST_USE;

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
