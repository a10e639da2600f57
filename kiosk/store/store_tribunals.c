/* The court's side of its tribunals' halls: their keys, their reports, their acts counted. */
#include "store/store_tribunals.h"

#include <stdio.h>
#include <string.h>

#include "base/codes.h"
#include "base/i18n.h"
#include "domain/queue/states.h"
#include "store/store_private.h"

/* ---- who they are ---- */

static enum ks_err note(struct ks_store *store, const char *act, const char *name, const char *key,
                        const struct ks_device_hand *hand, struct ks_error *error)
{
    const struct ks_release_entry entry = {
        .who = hand->who, .act = act, .what = name, .why = key, .at_ms = hand->now_ms};

    return ks_audit_add(store, &entry, error);
}

/* What the hall did before is not asked for once more: the messages of another database have
 * numbers of their own. What the machine before it said of itself is not this one's. The moment is
 * later than that of each enrolment before, whatever the clock says: by it they are told apart. */
static enum ks_err put_row(struct ks_store *store, const char *name, const char *key,
                           const struct ks_device_hand *hand, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(name),
                                          KS_SQL_OF_TEXT(key), KS_SQL_OF_INT(hand->now_ms)};
    enum ks_err err = ks_sql_run(
        store->sql,
        "INSERT INTO tribunal AS mine (hall, name, key, state, made_ms, said_epoch, said, "
        "act_epoch, "
        "act_n, seen_ms, rival_ms, report) VALUES (?1, ?2, ?3, 'active', ?4, 0, 0, 0, 0, 0, 0, '') "
        "ON CONFLICT (hall, name) DO UPDATE SET key = ?3, state = 'active', "
        "made_ms = CASE WHEN mine.made_ms < ?4 THEN ?4 ELSE mine.made_ms + 1 END, "
        "said_epoch = 0, said = 0, act_epoch = 0, act_n = -1, seen_ms = 0, rival_ms = 0, "
        "report = ''",
        values, 4, NULL, NULL, error);

    return err == KS_ERR_STATE
               ? ks_fail(error, KS_ERR_STATE, "Another hall is enrolled with this key")
               : err;
}

/* What it has taken of times to come it is told once more, under the same codes: this machine may
 * not have them. */
static enum ks_err tell_again(struct ks_store *store, const char *name, int64_t now_ms,
                              struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(name),
                                          KS_SQL_OF_INT(now_ms)};

    return ks_sql_run(store->sql,
                      "UPDATE sent_appointment SET is_open = 1, sent_ms = 0, "
                      "version = version + 1, instead = 0 WHERE hall = ?1 AND name = ?2 "
                      "AND is_open = 0 AND state = 'taken' AND slot_ms > ?3",
                      values, 3, NULL, NULL, error);
}

static enum ks_err put(struct ks_store *store, const char *name, const char *key,
                       const struct ks_device_hand *hand, struct ks_error *error)
{
    enum ks_err err = put_row(store, name, key, hand, error);

    if (err == KS_OK)
        err = tell_again(store, name, hand->now_ms, error);
    return err == KS_OK ? note(store, KS_N_("tribunal-enrol"), name, key, hand, error) : err;
}

enum ks_err ks_store_put_tribunal(struct ks_store *store, const char *name, const char *key,
                                  const struct ks_device_hand *hand, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, put(store, name, key, hand, error), error) : err;
}

static enum ks_err fail_unknown(const char *name, struct ks_error *error)
{
    return ks_fail(error, KS_ERR_NOT_FOUND, "No hall is enrolled as %s", name);
}

static enum ks_err revoke(struct ks_store *store, const char *name,
                          const struct ks_device_hand *hand, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(name)};
    int64_t hall = 0;
    enum ks_err err = ks_sql_run(store->sql,
                                 "UPDATE tribunal SET state = 'revoked' WHERE hall = ?1 "
                                 "AND name = ?2 AND state = 'active' RETURNING hall",
                                 values, 2, ks_sql_read_int, &hall, error);

    if (err == KS_ERR_NOT_FOUND)
        return fail_unknown(name, error);
    return err == KS_OK ? note(store, KS_N_("tribunal-revoke"), name, "", hand, error) : err;
}

enum ks_err ks_store_revoke_tribunal(struct ks_store *store, const char *name,
                                     const struct ks_device_hand *hand, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, revoke(store, name, hand, error), error) : err;
}

/* ---- what they said last ---- */

#define COLUMNS "name, key, made_ms, seen_ms, rival_ms, act_epoch, act_n, report"

struct showing {
    struct ks_arena *arena;
    bool (*show)(const struct ks_tribunal_row *row, void *ctx);
    void *ctx;
};

static const char *read_report(const struct ks_sql_row *row, struct ks_arena *arena)
{
    size_t bytes = ks_sql_text_bytes(row, 7) + 1;
    char *report = ks_arena_alloc(arena, bytes);

    ks_sql_text(row, 7, report, bytes);
    return report;
}

static bool read_row(const struct ks_sql_row *row, struct ks_arena *arena,
                     struct ks_tribunal_row *out)
{
    *out = (struct ks_tribunal_row){.made_ms = ks_sql_int(row, 2),
                                    .seen_ms = ks_sql_int(row, 3),
                                    .rival_ms = ks_sql_int(row, 4),
                                    .mark = {ks_sql_int(row, 5), ks_sql_int(row, 6)}};
    out->report = read_report(row, arena);
    return ks_store_read_word(row, 0, out->name, sizeof out->name) &&
           ks_store_read_word(row, 1, out->key, sizeof out->key) &&
           ks_store_is_time(out->made_ms) && ks_store_is_time(out->seen_ms) &&
           ks_store_is_time(out->rival_ms);
}

static bool show_row(const struct ks_sql_row *row, void *out)
{
    const struct showing *showing = out;
    struct ks_tribunal_row made;

    return !read_row(row, showing->arena, &made) || showing->show(&made, showing->ctx);
}

enum ks_err ks_store_show_tribunals(struct ks_store *store, struct ks_arena *arena,
                                    bool (*show)(const struct ks_tribunal_row *row, void *ctx),
                                    void *ctx, struct ks_error *error)
{
    struct showing showing = {arena, show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};

    return ks_sql_each(store->sql,
                       "SELECT " COLUMNS " FROM tribunal WHERE hall = ?1 AND state = 'active' "
                       "ORDER BY name",
                       values, 1, show_row, &showing, error);
}

static void read_key(const struct ks_sql_row *row, void *out)
{
    char *key = out;

    if (!ks_store_read_word(row, 0, key, KS_DEVICE_KEY_BYTES))
        key[0] = '\0';
}

enum ks_err ks_store_find_tribunal_key(struct ks_store *store, const char *name,
                                       char out[KS_DEVICE_KEY_BYTES], struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(name)};

    out[0] = '\0';
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT key FROM tribunal WHERE hall = ?1 AND name = ?2 "
                                 "AND state = 'active'",
                                 values, 2, read_key, out, error);
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

/* ---- a message ---- */

/* What is written of it: acts of one kind, day and line together; of an undo, also what it takes
 * back. */
struct counting {
    struct ks_act_mark mark;
    struct ks_date from, to, today; /* the days that may be */
    struct ks_tribunal_figure figures[2 * KS_ACTS_AT_ONCE];
    int count;
    int64_t refused;
};

static struct ks_tribunal_figure *find_figure(struct counting *counting, const char *day,
                                              const char *line, const char *act)
{
    struct ks_tribunal_figure *end = counting->figures + counting->count;

    for (struct ks_tribunal_figure *at = counting->figures; at < end; at++)
        if (strcmp(at->day, day) == 0 && strcmp(at->line, line) == 0 && strcmp(at->act, act) == 0)
            return at;
    counting->count++;
    *end = (struct ks_tribunal_figure){.count = 0};
    snprintf(end->day, sizeof end->day, "%s", day);
    snprintf(end->line, sizeof end->line, "%s", line);
    snprintf(end->act, sizeof end->act, "%s", act);
    return end;
}

/* `by` times, with a wait of so many ms; -1: without one. */
static void add_times(struct counting *counting, struct ks_date date, const char *line,
                      const char *act, int by, int64_t waited_ms)
{
    char day[KS_DATE_TEXT_BYTES];
    struct ks_tribunal_figure *figure = find_figure(counting, ks_date_format(date, day), line, act);

    figure->count += by;
    if (waited_ms >= 0) {
        figure->waits += by;
        figure->wait_sum_ms += by * waited_ms;
    }
}

/* What an undo tells of a wait is of the act that it takes back. */
static void add_act(struct counting *counting, struct ks_date date, const struct ks_hall_act *act)
{
    bool is_undo = ks_queue_act_from_code(act->act) == KS_QUEUE_UNDO;

    add_times(counting, date, act->line, act->act, 1, is_undo ? -1 : act->waited_ms);
    if (is_undo && ks_queue_act_from_code(act->undone) != KS_QUEUE_ACT_COUNT)
        add_times(counting, date, act->line, act->undone, -1, act->waited_ms);
}

/* Some acts are of no line. */
static bool is_line(const char *line)
{
    return line[0] == '\0' || ks_code_is_id(line);
}

/* Words that are no act of a number count nowhere. */
static void count_act(struct counting *counting, const struct ks_hall_act *act)
{
    if (ks_act_mark_compare(act->mark, counting->mark) <= 0)
        return;
    counting->mark = act->mark;
    if (ks_queue_act_from_code(act->act) == KS_QUEUE_ACT_COUNT)
        return;
    struct ks_date day = ks_store_is_time(act->at_ms) ? ks_date_from_wall_ms(act->at_ms)
                                                      : ks_date_add_days(counting->to, 1);
    if (ks_date_compare(day, counting->to) > 0 || !is_line(act->line))
        counting->refused++;
    else if (ks_date_compare(day, counting->from) >= 0)
        add_act(counting, day, act);
}

/* A hall that goes on from further than has been counted here is told where to go on first. */
static void count_acts(struct counting *counting, const struct ks_court_saying *saying)
{
    if (counting->mark.n < 0)
        counting->mark = saying->end;
    else if (ks_act_mark_compare(saying->after, counting->mark) <= 0)
        for (int i = 0; i < saying->count; i++)
            count_act(counting, &saying->acts[i]);
}

/* `*is_full`: the day has as many lines as it may. */
static enum ks_err add_figure(struct ks_store *store, const char *name,
                              const struct ks_tribunal_figure *figure, bool *is_full,
                              struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),           KS_SQL_OF_TEXT(name),
        KS_SQL_OF_TEXT(figure->day),          KS_SQL_OF_TEXT(figure->line),
        KS_SQL_OF_TEXT(figure->act),          KS_SQL_OF_INT(figure->count),
        KS_SQL_OF_INT(figure->waits),         KS_SQL_OF_INT(figure->wait_sum_ms),
        KS_SQL_OF_INT(KS_TRIBUNAL_MOST_LINES)};
    int64_t hall = 0;
    enum ks_err err = ks_sql_run(
        store->sql,
        "INSERT INTO tribunal_figure AS mine (hall, name, day, line, act, count, waits, "
        "wait_sum_ms) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE (SELECT count(DISTINCT line) "
        "FROM tribunal_figure WHERE hall = ?1 AND name = ?2 AND day = ?3 AND line <> ?4 AND act <> "
        "'" KS_TRIBUNAL_REFUSED "') < ?9 "
        "ON CONFLICT (hall, name, day, line, act) DO UPDATE SET count = mine.count + ?6, "
        "waits = mine.waits + ?7, wait_sum_ms = mine.wait_sum_ms + ?8 RETURNING hall",
        values, 9, ks_sql_read_int, &hall, error);
    *is_full = err == KS_ERR_NOT_FOUND;
    return *is_full ? KS_OK : err;
}

/* Without bound: one row a day. */
static enum ks_err add_refused(struct ks_store *store, const char *name, struct ks_date today,
                               int64_t refused, struct ks_error *error)
{
    char day[KS_DATE_TEXT_BYTES];
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(name),
                                          KS_SQL_OF_TEXT(ks_date_format(today, day)),
                                          KS_SQL_OF_TEXT(KS_TRIBUNAL_REFUSED),
                                          KS_SQL_OF_INT(refused)};

    return refused == 0
               ? KS_OK
               : ks_sql_run(store->sql,
                            "INSERT INTO tribunal_figure AS mine (hall, name, day, line, act, "
                            "count, waits, wait_sum_ms) VALUES (?1, ?2, ?3, '', ?4, ?5, 0, 0) "
                            "ON CONFLICT (hall, name, day, line, act) DO UPDATE SET "
                            "count = mine.count + ?5",
                            values, 5, NULL, NULL, error);
}

struct before {
    struct ks_court_last last;
    struct ks_act_mark mark; /* so far its acts are counted */
};

static void read_before(const struct ks_sql_row *row, void *out)
{
    *(struct before *)out =
        (struct before){{ks_sql_int(row, 0), {ks_sql_int(row, 1), ks_sql_int(row, 2)}},
                        {ks_sql_int(row, 3), ks_sql_int(row, 4)}};
}

static enum ks_err find_before(struct ks_store *store, const char *name, struct before *out,
                               struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(name)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT made_ms, said_epoch, said, act_epoch, act_n FROM tribunal "
                                 "WHERE hall = ?1 AND name = ?2 AND state = 'active'",
                                 values, 2, read_before, out, error);

    return err == KS_ERR_NOT_FOUND ? fail_unknown(name, error) : err;
}

static enum ks_err keep(struct ks_store *store, const struct ks_tribunal_said *said,
                        struct ks_act_mark mark, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall),
                                          KS_SQL_OF_TEXT(said->name),
                                          KS_SQL_OF_INT(said->saying->epoch),
                                          KS_SQL_OF_INT(said->saying->said),
                                          KS_SQL_OF_INT(mark.epoch),
                                          KS_SQL_OF_INT(mark.n),
                                          KS_SQL_OF_INT(said->now_ms),
                                          KS_SQL_OF_TEXT(said->report != NULL ? said->report : "")};

    return ks_sql_run(store->sql,
                      "UPDATE tribunal SET said_epoch = ?3, said = ?4, act_epoch = ?5, act_n = ?6, "
                      "seen_ms = CASE WHEN ?8 = '' THEN seen_ms ELSE ?7 END, "
                      "report = CASE WHEN ?8 = '' THEN report ELSE ?8 END "
                      "WHERE hall = ?1 AND name = ?2",
                      values, 8, NULL, NULL, error);
}

static enum ks_err note_rival(struct ks_store *store, const struct ks_tribunal_said *said,
                              struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(said->name),
                                          KS_SQL_OF_INT(said->now_ms)};

    return ks_sql_run(store->sql, "UPDATE tribunal SET rival_ms = ?3 WHERE hall = ?1 AND name = ?2",
                      values, 3, NULL, NULL, error);
}

static bool is_last(struct ks_court_last said, struct ks_court_last heard)
{
    return said.enrolled_ms == heard.enrolled_ms && ks_act_mark_compare(said.said, heard.said) == 0;
}

static enum ks_err add_figures(struct ks_store *store, const char *name, struct counting *counting,
                               struct ks_error *error)
{
    enum ks_err err = KS_OK;

    for (int i = 0; err == KS_OK && i < counting->count; i++) {
        bool is_full = false;
        err = add_figure(store, name, &counting->figures[i], &is_full, error);
        counting->refused +=
            is_full && counting->figures[i].count > 0 ? counting->figures[i].count : 0;
    }
    return err == KS_OK ? add_refused(store, name, counting->today, counting->refused, error) : err;
}

static enum ks_err count(struct ks_store *store, const struct ks_tribunal_said *said,
                         int64_t enrolled_ms, struct ks_act_mark *mark, struct ks_error *error)
{
    const struct ks_date today = ks_date_from_wall_ms(said->now_ms);
    struct counting counting = {.mark = *mark,
                                .from = ks_date_from_wall_ms(enrolled_ms),
                                .to = ks_date_add_days(today, 1),
                                .today = today};

    count_acts(&counting, said->saying);
    enum ks_err err = add_figures(store, said->name, &counting, error);
    *mark = counting.mark;
    return err == KS_OK ? keep(store, said, counting.mark, error) : err;
}

/* Inside a transaction. */
static enum ks_err hear(struct ks_store *store, const struct ks_tribunal_said *said,
                        struct ks_tribunal_hearing *out, bool *is_rival, struct ks_error *error)
{
    const struct ks_act_mark number = {said->saying->epoch, said->saying->said};
    struct before before = {.mark = {0}};
    enum ks_err err = find_before(store, said->name, &before, error);

    *out = (struct ks_tribunal_hearing){.last = before.last, .mark = before.mark};
    if (err != KS_OK || !is_last(said->last, before.last))
        return err;
    *is_rival = ks_act_mark_compare(number, before.last.said) <= 0;
    if (*is_rival)
        return note_rival(store, said, error);
    out->is_heard = true;
    out->last.said = number;
    return count(store, said, before.last.enrolled_ms, &out->mark, error);
}

enum ks_err ks_store_hear_tribunal(struct ks_store *store, const struct ks_tribunal_said *said,
                                   struct ks_tribunal_hearing *out, struct ks_error *error)
{
    bool is_rival = false;
    enum ks_err err = ks_sql_begin(store->sql, error);

    if (err != KS_OK)
        return err;
    err = ks_sql_end(store->sql, hear(store, said, out, &is_rival, error), error);
    return err == KS_OK && is_rival
               ? ks_fail(error, KS_ERR_STATE,
                         "A later message of the hall %s has come before: another machine has its "
                         "key, or its database is an earlier one. If it is the right one, enrol "
                         "it anew",
                         said->name)
               : err;
}

/* ---- figures ---- */

struct showing_figure {
    bool (*show)(const struct ks_tribunal_figure *row, void *ctx);
    void *ctx;
};

static bool show_figure(const struct ks_sql_row *row, void *out)
{
    const struct showing_figure *showing = out;
    struct ks_tribunal_figure figure = {.count = ks_sql_int(row, 4),
                                        .waits = ks_sql_int(row, 5),
                                        .wait_sum_ms = ks_sql_int(row, 6)};
    bool is_right = ks_store_read_word(row, 0, figure.name, sizeof figure.name) &&
                    ks_store_read_word(row, 1, figure.day, sizeof figure.day) &&
                    ks_store_read_word(row, 2, figure.line, sizeof figure.line) &&
                    ks_store_read_word(row, 3, figure.act, sizeof figure.act) &&
                    figure.count >= 0 && figure.waits >= 0 && figure.wait_sum_ms >= 0;

    return !is_right || showing->show(&figure, showing->ctx);
}

enum ks_err ks_store_show_tribunal_figures(struct ks_store *store, const char *from, const char *to,
                                           bool (*show)(const struct ks_tribunal_figure *row,
                                                        void *ctx),
                                           void *ctx, struct ks_error *error)
{
    struct showing_figure showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(from),
                                          KS_SQL_OF_TEXT(to)};

    return ks_sql_each(store->sql,
                       "SELECT name, day, line, act, count, waits, wait_sum_ms "
                       "FROM tribunal_figure WHERE hall = ?1 AND day >= ?2 AND day <= ?3 "
                       "ORDER BY name, day, line, act",
                       values, 3, show_figure, &showing, error);
}
