/* What a tribunal's hall tells its court, in order, and what it has heard of it. */
#include "store/store_court_line.h"

#include <stdio.h>

#include "base/i18n.h"
#include "domain/queue/states.h"
#include "store/store_private.h"

int ks_act_mark_compare(struct ks_act_mark a, struct ks_act_mark b)
{
    if (a.epoch != b.epoch)
        return a.epoch < b.epoch ? -1 : 1;
    return a.n < b.n ? -1 : a.n > b.n;
}

static void read_turn(const struct ks_sql_row *row, void *out)
{
    struct ks_court_saying *saying = out;

    saying->said = ks_sql_int(row, 0);
    saying->after = (struct ks_act_mark){ks_sql_int(row, 1), ks_sql_int(row, 2)};
    saying->epoch = ks_sql_int(row, 3);
}

static enum ks_err take_turn(struct ks_store *store, const char *speaker, int64_t now_ms,
                             struct ks_court_saying *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(speaker),
                                          KS_SQL_OF_INT(now_ms), KS_SQL_OF_INT(KS_SPEAKER_MS)};
    enum ks_err err = ks_sql_run(
        store->sql,
        "INSERT INTO court_line AS mine (hall, said, speaker, until_ms, act_epoch, act_n, "
        "heard_ms, fault) VALUES (?1, 1, ?2, ?3 + ?4, 0, 0, 0, '') ON CONFLICT (hall) DO UPDATE "
        "SET said = mine.said + 1, speaker = ?2, until_ms = ?3 + ?4 WHERE mine.speaker = ?2 "
        "OR mine.until_ms < ?3 OR mine.until_ms > ?3 + ?4 "
        "RETURNING said, act_epoch, act_n, " KS_HALL_EPOCH,
        values, 4, read_turn, out, error);

    return err == KS_ERR_NOT_FOUND
               ? ks_fail(error, KS_ERR_BUSY, "Another program speaks with the court for this hall")
               : err;
}

static void read_mark(const struct ks_sql_row *row, void *out)
{
    *(struct ks_act_mark *)out = (struct ks_act_mark){ks_sql_int(row, 0), ks_sql_int(row, 1)};
}

static enum ks_err find_end(struct ks_store *store, struct ks_act_mark *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT epoch, n FROM event WHERE hall = ?1 "
                                 "ORDER BY epoch DESC, n DESC LIMIT 1",
                                 values, 1, read_mark, out, error);

    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

static enum ks_ticket_state state_at(const struct ks_sql_row *row, int column)
{
    char code[KS_TICKET_ID_BYTES];

    return ks_store_read_word(row, column, code, sizeof code) ? ks_ticket_state_from_code(code)
                                                              : KS_TICKET_STATE_COUNT;
}

/* Of a call that is taken back it is told how long was waited, as of the call itself. */
static void take_undone(const struct ks_sql_row *row, struct ks_hall_act *act)
{
    enum { FROM = 6, TO = 7 };

    if (ks_queue_act_from_code(act->act) != KS_QUEUE_UNDO)
        return;
    enum ks_queue_act undone = ks_queue_act_between(state_at(row, TO), state_at(row, FROM));
    snprintf(act->undone, sizeof act->undone, "%s", ks_queue_act_code(undone));
    if (undone != KS_QUEUE_CALL)
        act->waited_ms = -1;
}

/* One that cannot be is told as what the court counts nowhere. */
static bool take_act(const struct ks_sql_row *row, void *out)
{
    struct ks_court_saying *saying = out;
    struct ks_hall_act *act = &saying->acts[saying->count++];

    *act = (struct ks_hall_act){.mark = {ks_sql_int(row, 0), ks_sql_int(row, 1)},
                                .at_ms = ks_sql_int(row, 2),
                                .waited_ms = ks_sql_int(row, 5)};
    if (!ks_store_read_word(row, 3, act->act, sizeof act->act) ||
        !ks_store_read_word(row, 4, act->line, sizeof act->line))
        act->act[0] = act->line[0] = '\0';
    take_undone(row, act);
    return saying->count < KS_ACTS_AT_ONCE;
}

static enum ks_err read_acts(struct ks_store *store, struct ks_court_saying *out,
                             struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(out->after.epoch), KS_SQL_OF_INT(out->after.n),
        KS_SQL_OF_INT(KS_ACTS_AT_ONCE)};

    return ks_sql_each(store->sql,
                       "SELECT epoch, n, at_ms, act, line, CASE WHEN act = 'call' "
                       "AND was_first_called_ms = 0 AND at_ms > was_order_ms "
                       "THEN at_ms - was_order_ms WHEN act = 'undo' AND was_call_count = 1 "
                       "AND was_first_called_ms > was_order_ms "
                       "THEN was_first_called_ms - was_order_ms ELSE -1 END, from_state, to_state "
                       "FROM event WHERE hall = ?1 "
                       "AND (epoch, n) > (?2, ?3) ORDER BY epoch, n LIMIT ?4",
                       values, 4, take_act, out, error);
}

/* With the right to write, so that whoever wrote before has ended: an act that is not there yet
 * stands behind all that are read here. */
enum ks_err ks_store_say(struct ks_store *store, const char *speaker, int64_t now_ms,
                         struct ks_court_saying *out, struct ks_error *error)
{
    *out = (struct ks_court_saying){.count = 0};
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = take_turn(store, speaker, now_ms, out, error);
    if (err == KS_OK)
        err = find_end(store, &out->end, error);
    if (err == KS_OK)
        err = read_acts(store, out, error);
    return ks_sql_end(store->sql, err, error);
}

enum ks_err ks_store_end_saying(struct ks_store *store, const char *speaker, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(speaker)};

    return ks_store_run_alone(store,
                              "UPDATE court_line SET speaker = '', until_ms = 0 WHERE hall = ?1 "
                              "AND speaker = ?2",
                              values, 2, error);
}

/* A court that has counted less than it had was put back from a backup: it is told again, too, what
 * became of its appointments. */
static enum ks_err tell_again(struct ks_store *store, struct ks_act_mark mark,
                              struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(mark.epoch),
                                          KS_SQL_OF_INT(mark.n)};

    return ks_sql_run(store->sql,
                      "UPDATE appointment SET told = 'booked' WHERE hall = ?1 "
                      "AND is_from_court = 1 AND told <> 'booked' AND EXISTS (SELECT 1 "
                      "FROM court_line WHERE court_line.hall = ?1 "
                      "AND (act_epoch, act_n) > (?2, ?3))",
                      values, 3, NULL, NULL, error);
}

/* Inside a transaction. */
static enum ks_err keep_heard(struct ks_store *store, const struct ks_court_heard *heard,
                              struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(heard->mark.epoch), KS_SQL_OF_INT(heard->mark.n),
        KS_SQL_OF_INT(heard->heard_ms), KS_SQL_OF_TEXT(heard->fault)};
    enum ks_err err = tell_again(store, heard->mark, error);

    return err == KS_OK ? ks_sql_run(store->sql,
                                     "UPDATE court_line SET act_epoch = ?2, act_n = ?3, "
                                     "heard_ms = ?4, fault = ?5 WHERE hall = ?1",
                                     values, 5, NULL, NULL, error)
                        : err;
}

enum ks_err ks_store_hear_court(struct ks_store *store, const struct ks_court_heard *heard,
                                struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, keep_heard(store, heard, error), error) : err;
}

enum ks_err ks_store_miss_court(struct ks_store *store, const char *fault, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(fault)};

    return ks_store_run_alone(store, "UPDATE court_line SET fault = ?2 WHERE hall = ?1", values, 2,
                              error);
}

static void read_heard(const struct ks_sql_row *row, void *out)
{
    struct ks_court_heard *heard = out;

    *heard = (struct ks_court_heard){.heard_ms = ks_sql_int(row, 0),
                                     .mark = {ks_sql_int(row, 1), ks_sql_int(row, 2)}};
    if (!ks_store_is_time(heard->heard_ms))
        heard->heard_ms = 0;
    if (!ks_store_read_word(row, 3, heard->fault, sizeof heard->fault))
        heard->fault[0] = '\0';
}

enum ks_err ks_store_find_court(struct ks_store *store, struct ks_court_heard *out,
                                struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};

    *out = (struct ks_court_heard){.heard_ms = 0};
    return ks_sql_run(store->sql,
                      "SELECT heard_ms, act_epoch, act_n, fault FROM court_line WHERE hall = ?1",
                      values, 1, read_heard, out, error);
}

/* ---- the court's key ---- */

static enum ks_err trust(struct ks_store *store, const char *key, const struct ks_device_hand *hand,
                         struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(key)};
    const struct ks_release_entry entry = {.who = hand->who,
                                           .act = KS_N_("court-trust"),
                                           .what = "",
                                           .why = key,
                                           .at_ms = hand->now_ms};
    enum ks_err err = ks_sql_run(
        store->sql,
        "INSERT INTO court_line (hall, said, speaker, until_ms, act_epoch, act_n, heard_ms, fault, "
        "court_key) VALUES (?1, 0, '', 0, 0, 0, 0, '', ?2) "
        "ON CONFLICT (hall) DO UPDATE SET court_key = ?2",
        values, 2, NULL, NULL, error);

    return err == KS_OK ? ks_audit_add(store, &entry, error) : err;
}

enum ks_err ks_store_trust_court(struct ks_store *store, const char *key,
                                 const struct ks_device_hand *hand, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, trust(store, key, hand, error), error) : err;
}

static void read_key(const struct ks_sql_row *row, void *out)
{
    char *key = out;

    if (!ks_store_read_word(row, 0, key, KS_DEVICE_KEY_BYTES))
        key[0] = '\0';
}

enum ks_err ks_store_find_court_key(struct ks_store *store, char out[KS_DEVICE_KEY_BYTES],
                                    struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};

    out[0] = '\0';
    enum ks_err err = ks_sql_run(store->sql, "SELECT court_key FROM court_line WHERE hall = ?1",
                                 values, 1, read_key, out, error);
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

/* ---- this hall's own ---- */

enum ks_err ks_store_find_hall_key(struct ks_store *store, char out[KS_DEVICE_KEY_BYTES],
                                   struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};

    out[0] = '\0';
    enum ks_err err = ks_sql_run(store->sql, "SELECT hall_key FROM court_line WHERE hall = ?1",
                                 values, 1, read_key, out, error);
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

#define PUT_HALL_KEY                                                                               \
    "INSERT INTO court_line AS mine (hall, said, speaker, until_ms, act_epoch, act_n, heard_ms, "  \
    "fault, hall_key) VALUES (?1, 0, '', 0, 0, 0, 0, '', ?2) ON CONFLICT (hall) DO UPDATE "        \
    "SET hall_key = ?2"

enum ks_err ks_store_keep_hall_key(struct ks_store *store, const char *key,
                                   char out[KS_DEVICE_KEY_BYTES], struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(key)};
    enum ks_err err = ks_store_find_hall_key(store, out, error);

    if (err != KS_OK || out[0] != '\0')
        return err;
    err = ks_store_run_alone(store, PUT_HALL_KEY " WHERE mine.hall_key = ''", values, 2, error);
    return err == KS_OK ? ks_store_find_hall_key(store, out, error) : err;
}

/* Inside a transaction. */
static enum ks_err take_key(struct ks_store *store, const char *key,
                            const struct ks_device_hand *hand, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(key)};
    const struct ks_release_entry entry = {
        .who = hand->who, .act = KS_N_("court-key"), .what = "", .why = key, .at_ms = hand->now_ms};
    enum ks_err err = ks_sql_run(store->sql, PUT_HALL_KEY, values, 2, NULL, NULL, error);

    return err == KS_OK ? ks_audit_add(store, &entry, error) : err;
}

enum ks_err ks_store_take_hall_key(struct ks_store *store, const char *key,
                                   const struct ks_device_hand *hand, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, take_key(store, key, hand, error), error) : err;
}
