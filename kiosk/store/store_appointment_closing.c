/* Appointments in a time that staff close: given back, each with an event. */
#include "store/store_private.h"

#define IN_CLOSING                                                                                 \
    "FROM appointment WHERE hall = ?1 AND state IN ('held', 'booked') AND slot_ms >= ?3 "          \
    "AND slot_ms < ?4 AND (?2 = '' OR line = ?2)"

#define TIME_IN_FILE KS_COURT_TIME_IN_FILE("slot_ms", "%Y-%m-%d %H:%M") " "
#define TIME_ON_SERVER KS_COURT_TIME_ON_SERVER("slot_ms", "YYYY-MM-DD HH24:MI") " "
/* With the time that was booked. */
#define NOTE_CLOSED(time)                                                                          \
    "INSERT INTO event (hall, epoch, ticket, act, from_state, to_state, line, seat, actor, "       \
    "reason, at_ms, was_line, was_seat, was_order_ms, was_called_ms, was_first_called_ms, "        \
    "was_call_count, word) SELECT ?1, " KS_HALL_EPOCH ", 0, "                                      \
    "'unbook-closed', '', '', line, '', ?6, ?7, ?5, '', '', 0, 0, 0, 0, " time IN_CLOSING          \
    " ORDER BY slot_ms, place"

enum ks_err ks_appointments_close(struct ks_store *store, const char *line, int64_t from_ms,
                                  int64_t to_ms, const char *actor, const char *reason,
                                  int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(line),
                                          KS_SQL_OF_INT(from_ms),     KS_SQL_OF_INT(to_ms),
                                          KS_SQL_OF_INT(now_ms),      KS_SQL_OF_TEXT(actor),
                                          KS_SQL_OF_TEXT(reason)};
    const char *text =
        ks_sql_is_file(store->sql) ? NOTE_CLOSED(TIME_IN_FILE) : NOTE_CLOSED(TIME_ON_SERVER);
    enum ks_err err = ks_sql_run(store->sql, text, values, 7, NULL, NULL, error);
    return err == KS_OK ? ks_sql_run(store->sql,
                                     "UPDATE appointment SET state = 'cancelled', changed_ms = ?5 "
                                     "WHERE id IN (SELECT id " IN_CLOSING ")",
                                     values, 5, NULL, NULL, error)
                        : err;
}
