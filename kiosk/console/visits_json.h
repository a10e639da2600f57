/* Appointments and pairs as JSON text, as of console/hall_json.h. */
#ifndef KS_CONSOLE_VISITS_JSON_H
#define KS_CONSOLE_VISITS_JSON_H

#include "base/arena.h"
#include "domain/date.h"
#include "service/appointments.h"
#include "service/queue_pairs.h"

/* {"appointments": [{"id","line","kind","at","place","state","can_check_in","is_late",
 *  "is_from_court","number"}],
 * "total"}; the code is nobody's but the visitor's. */
const char *ks_visits_json_appointments(struct ks_arena *arena,
                                        const struct ks_appointment_entries *entries);
/* The same with "lines": [{"id","places","times": [time]}], the whole day of each line that has
 * appointments, and "rule": words. */
const char *ks_visits_json_day(struct ks_arena *arena, const struct ks_content *content,
                               struct ks_date day, const struct ks_appointment_entries *entries);
/* {"pairs": [{"number","line","ticket","state","came": [time|null, time|null],"since","is_alone",
 * "can_go_alone"}], "total"}; state: empty alone choice ready. */
const char *ks_visits_json_pairs(struct ks_arena *arena, const struct ks_pair_entries *entries);
/* {"days": [day], "day": index of the one whose times they are, "times": [{"at","free"}]} */
const char *ks_visits_json_times(struct ks_arena *arena, const struct ks_slots_view *view);

#endif
