/* The hall as the browser gets it: what stands in the structs of service/hall_*.h, as JSON text.
 * Texts are the arena's. Times are "2026-11-27T10:26:03+08:00", unknown ones null; names are
 * {"zh_CN": ..., "en": ...}. Any thread. */
#ifndef KS_CONSOLE_HALL_JSON_H
#define KS_CONSOLE_HALL_JSON_H

#include "base/arena.h"
#include "content/content.h"
#include "content/node.h"
#include "service/hall_acts.h"
#include "service/hall_alerts.h"
#include "service/hall_stats.h"
#include "service/hall_view.h"

/* GET /api/hall, and with `lists` NULL GET /api/board: then nothing of staff and no list of people
 * is in it. Without its age, which ks_hall_json_for adds: so it may be kept.
 *   {"age_ms","next": number|null (of
 * staff),"epoch","n","at","is_known","day","is_open","next_open","rule":names,
 *    "waiting_count","unconfirmed_count",
 *    "lines": [{"id","letter","name","waiting","unconfirmed","serving","wait_low","wait_high",
 *               "oldest_minutes","level","levels": [minutes],"is_open",
 *               "closed_until","closed_why": names|null}],
 *    "seats": [{"id","kind","name","lines": [ids],"holder","state","number","line",
 *               "since","until"}],
 *    "now": [{"number","seat","place": names,"line","calls","called_at","is_awaited",
 *             "is_there"}],
 *    "bulletins": [{"id","text":names,"until"}],
 *    "waiting": [{"number","line","kind","since","minutes","level","state","awaits_other"}],
 *    "parked": [{... "seat"}], "missed": [{... "seat"}],
 *    "help": [{"id","seat","place","by","since","answered_by","answered_at"}],
 *    "pairs_waiting", "findings": [...]} */
struct ks_hall_json_lists {
    const struct ks_hall_rows *waiting, *parked, *missed;
    int pairs_waiting;              /* numbers of which one party is awaited */
    const struct ks_node *findings; /* a list of the key "findings", or NULL: none */
};
const char *ks_hall_json_state(struct ks_arena *arena, const struct ks_content *content,
                               const struct ks_hall_state *state,
                               const struct ks_hall_json_lists *lists);
/* The same for who asks: with how long ago it was seen to be so, and whom they would call next ("":
 * nobody; NULL: a board). */
const char *ks_hall_json_for(struct ks_arena *arena, const char *json, int64_t age_ms,
                             const char *next);

/* {"number","line","kind","state","seat","since","calls"} */
const char *ks_hall_json_ticket(struct ks_arena *arena, const struct ks_ticket *ticket,
                                int64_t since_ms);

/* The answer of POST /api/act:
 *   {"ticket","next": ticket|null,"said":names,"undo_until","ahead","wait_low","wait_high"} */
const char *ks_hall_json_done(struct ks_arena *arena, const struct ks_hall_done *done);

/* {"overdue": [{"id","number","line","level","since","reached","next","owner","ended"}], "total"}
 */
const char *ks_hall_json_overdue(struct ks_arena *arena, const struct ks_hall_overdue_list *list);
/* {"exceptions": [{"n","at","act","number","line","seat","actor","was","reason"}], "total"} */
const char *ks_hall_json_exceptions(struct ks_arena *arena,
                                    const struct ks_hall_exception_list *list);
/* {"closings": [{"id","line","from","to","reason","actor"}]} */
const char *ks_hall_json_closings(struct ks_arena *arena, const struct ks_hall_closing_list *list);
/* {"from","to","definitions": {column: names}, "columns": [...],
 *  "rows": [{"by","key","name": names|null, "taken": 12, ...}]}: cell by cell what the CSV has. */
const char *ks_hall_json_stats(struct ks_arena *arena, const struct ks_content *content,
                               const struct ks_hall_stats *stats);

/* {"days": [{"day","hours": [24 numbers]}], "usual": [24 numbers]|null, "definition": names} */
const char *ks_hall_json_usual(struct ks_arena *arena, const struct ks_hall_usual *usual);

#endif
