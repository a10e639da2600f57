/* Stations: enrolled by the code on their screen, known by their key, heard by what they sign. */
#include "store/store_devices.h"

#include <stdio.h>
#include <string.h>

#include "base/codes.h"
#include "base/i18n.h"
#include "store/store_hall.h"
#include "store/store_private.h"

static const char *const state_words[] = {
    [KS_DEVICE_STRANGE] = "",        [KS_DEVICE_ASKING] = "",
    [KS_DEVICE_ACTIVE] = "active",   [KS_DEVICE_REPLACED] = "replaced",
    [KS_DEVICE_REVOKED] = "revoked",
};
enum { STATES = sizeof state_words / sizeof *state_words };

enum ks_err ks_store_common_clock(struct ks_store *store, int64_t now_ms, int64_t *out,
                                  struct ks_error *error)
{
    *out = now_ms;
    if (ks_sql_is_file(store->sql))
        return KS_OK;
    return ks_sql_run(store->sql,
                      "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)", NULL,
                      0, ks_sql_read_int, out, error);
}

#define DEVICE_COLUMNS                                                                             \
    "device.made_ms, device.place, device.epoch, device.name, device.spot, device.key, "           \
    "device.hardware, device.state, beat.rival_ms, beat.rival"
#define DEVICES_WITH_BEATS                                                                         \
    "device LEFT JOIN beat ON beat.hall = device.hall AND beat.place = device.place "              \
    "AND beat.epoch = device.epoch"

/* One that cannot be is strange. */
static void read_device(const struct ks_sql_row *row, void *out)
{
    struct ks_device *device = out;
    char state[KS_TICKET_ID_BYTES];

    *device = (struct ks_device){.made_ms = ks_sql_int(row, 0),
                                 .place = ks_sql_int(row, 1),
                                 .epoch = ks_sql_int(row, 2),
                                 .rival_ms = ks_sql_int(row, 8)};
    bool is_right = ks_store_read_sentence(row, 3, device->name, sizeof device->name) &&
                    ks_store_read_sentence(row, 4, device->spot, sizeof device->spot) &&
                    ks_store_read_word(row, 5, device->key, sizeof device->key) &&
                    ks_store_read_word(row, 6, device->hardware, sizeof device->hardware) &&
                    ks_store_read_word(row, 7, state, sizeof state) &&
                    ks_store_read_word(row, 9, device->rival, sizeof device->rival) &&
                    ks_store_is_time(device->made_ms) && ks_store_is_time(device->rival_ms);
    int found =
        is_right ? ks_code_find(&state_words[0], sizeof state_words[0], STATES, state) : STATES;
    if (found < STATES && state[0] != '\0')
        device->state = (enum ks_device_state)found;
    else
        *device = (struct ks_device){.state = KS_DEVICE_STRANGE};
}

/* ---- the machine itself ---- */

static void read_enrolment(const struct ks_sql_row *row, void *out)
{
    struct ks_device *device = out;

    ks_sql_text(row, 0, device->code, sizeof device->code);
    device->code_until_ms = ks_sql_int(row, 1);
    device->state = KS_DEVICE_ASKING;
}

static enum ks_err find_enrolment(struct ks_store *store, const char *key, int64_t now_ms,
                                  struct ks_device *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(key),
                                          KS_SQL_OF_INT(now_ms)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT code, until_ms FROM enrolment WHERE hall = ?1 "
                                 "AND key = ?2 AND until_ms > ?3",
                                 values, 3, read_enrolment, out, error);

    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

enum ks_err ks_store_find_device(struct ks_store *store, const struct ks_device_self *self,
                                 int64_t now_ms, struct ks_device *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(self->key)};

    *out = (struct ks_device){.state = KS_DEVICE_STRANGE};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT " DEVICE_COLUMNS " FROM " DEVICES_WITH_BEATS
                                 " WHERE device.hall = ?1 AND device.key = ?2",
                                 values, 2, read_device, out, error);
    return err == KS_ERR_NOT_FOUND ? find_enrolment(store, self->key, now_ms, out, error) : err;
}

/* Inside a transaction: a code that no other screen shows. */
static enum ks_err make_enrolment(struct ks_store *store, const struct ks_device_self *self,
                                  int64_t now_ms, struct ks_device *out, struct ks_error *error)
{
    char code[KS_CODE_BYTES];
    const struct ks_sql_value old[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(self->key),
                                       KS_SQL_OF_INT(now_ms)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "DELETE FROM enrolment WHERE hall = ?1 "
                                 "AND (key = ?2 OR until_ms <= ?3)",
                                 old, 3, NULL, NULL, error);

    ks_store_make_code(KS_ENROLMENT_CODE_DIGITS, code);
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(self->key),
                                          KS_SQL_OF_TEXT(code), KS_SQL_OF_TEXT(self->hardware),
                                          KS_SQL_OF_INT(now_ms + KS_ENROLMENT_LASTS_MS)};
    return err == KS_OK ? ks_sql_run(store->sql,
                                     "INSERT INTO enrolment (hall, key, code, hardware, until_ms) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5) RETURNING code, until_ms",
                                     values, 5, read_enrolment, out, error)
                        : err;
}

enum ks_err ks_store_ask_enrolment(struct ks_store *store, const struct ks_device_self *self,
                                   int64_t now_ms, struct ks_device *out, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    if (err != KS_OK)
        return err;
    err = ks_store_find_device(store, self, now_ms, out, error);
    if (err == KS_OK && out->state != KS_DEVICE_STRANGE && out->state != KS_DEVICE_ASKING)
        err = ks_fail(error, KS_ERR_STATE, "This machine's key is enrolled, or was once");
    if (err == KS_OK && out->state == KS_DEVICE_STRANGE)
        err = make_enrolment(store, self, now_ms, out, error);
    return ks_sql_end(store->sql, err, error);
}

/* What it says now follows on what it said before: of the same run later, or of a new run on the
 * same hardware. */
#define FOLLOWS                                                                                    \
    "EXISTS (SELECT 1 FROM device WHERE device.hall = ?1 AND device.place = ?2 "                   \
    "AND device.epoch = ?3 AND device.key = ?4 AND device.hardware = ?5 "                          \
    "AND device.state = 'active') AND ((run = ?6 AND n < ?7) OR (run <> ?6 "                       \
    "AND ?7 = 1)) RETURNING place"

static enum ks_err write_rival(struct ks_store *store, const struct ks_beat *beat,
                               struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),           KS_SQL_OF_INT(beat->place),
        KS_SQL_OF_INT(beat->epoch),           KS_SQL_OF_TEXT(beat->self->key),
        KS_SQL_OF_TEXT(beat->self->hardware), KS_SQL_OF_INT(beat->seen_ms)};
    int64_t place = 0;
    enum ks_err err = ks_sql_run(store->sql,
                                 "UPDATE beat SET rival = ?5, rival_ms = ?6 WHERE hall = ?1 AND "
                                 "place = ?2 AND epoch = ?3 AND EXISTS (SELECT 1 FROM device WHERE "
                                 "device.hall = ?1 AND device.place = ?2 AND device.epoch = ?3 AND "
                                 "device.key = ?4 AND device.state = 'active') RETURNING place",
                                 values, 6, ks_sql_read_int, &place, error);

    return err;
}

enum ks_err ks_store_write_beat(struct ks_store *store, const struct ks_beat *beat,
                                struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall),
                                          KS_SQL_OF_INT(beat->place),
                                          KS_SQL_OF_INT(beat->epoch),
                                          KS_SQL_OF_TEXT(beat->self->key),
                                          KS_SQL_OF_TEXT(beat->self->hardware),
                                          KS_SQL_OF_TEXT(beat->self->run),
                                          KS_SQL_OF_INT(beat->n),
                                          KS_SQL_OF_INT(beat->seen_ms),
                                          KS_SQL_OF_TEXT(beat->report),
                                          KS_SQL_OF_TEXT(beat->signature)};
    int64_t place = 0;
    bool is_rival = false;
    enum ks_err err = ks_sql_begin(store->sql, error);

    if (err != KS_OK)
        return err;
    err = ks_sql_run(store->sql,
                     "UPDATE beat SET run = ?6, n = ?7, seen_ms = ?8, report = ?9, "
                     "signature = ?10, login = coalesce((SELECT login FROM hall_now WHERE id = "
                     "?1), '') WHERE hall = ?1 AND place = ?2 AND epoch = ?3 AND " FOLLOWS,
                     values, 10, ks_sql_read_int, &place, error);
    if (err == KS_ERR_NOT_FOUND) {
        err = write_rival(store, beat, error);
        is_rival = err == KS_OK;
    }
    err = ks_sql_end(store->sql, err, error);
    return err == KS_OK && is_rival
               ? ks_fail(error, KS_ERR_STATE, "Another machine has the identity of this one")
               : err;
}

/* ---- staff ---- */

/* Inside a transaction. */
static enum ks_err note(struct ks_store *store, const char *act, const char *what, const char *why,
                        const struct ks_device_hand *hand, struct ks_error *error)
{
    const struct ks_release_entry entry = {
        .who = hand->who, .act = act, .what = what, .why = why, .at_ms = hand->now_ms};

    return ks_audit_add(store, &entry, error);
}

static enum ks_err find_place(struct ks_store *store, int64_t place, struct ks_device *out,
                              struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(place)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT " DEVICE_COLUMNS " FROM " DEVICES_WITH_BEATS
                                 " WHERE device.hall = ?1 AND device.place = ?2 "
                                 "AND device.state = 'active'",
                                 values, 2, read_device, out, error);

    return err == KS_ERR_NOT_FOUND
               ? ks_fail(error, KS_ERR_NOT_FOUND, "There is no such station: see the list")
               : err;
}

static enum ks_err check_name(struct ks_store *store, int64_t place, const char *name,
                              struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(name),
                                          KS_SQL_OF_INT(place)};
    int64_t other = 0;
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT place FROM device WHERE hall = ?1 AND name = ?2 "
                                 "AND place <> ?3 AND state = 'active'",
                                 values, 3, ks_sql_read_int, &other, error);

    if (err == KS_OK)
        return ks_fail(error, KS_ERR_STATE, "Another station is called %s: choose another name",
                       name);
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

struct asking {
    char key[KS_DEVICE_KEY_BYTES], hardware[KS_DEVICE_ID_BYTES];
};

static void read_asking(const struct ks_sql_row *row, void *out)
{
    struct asking *asking = out;

    ks_sql_text(row, 0, asking->key, sizeof asking->key);
    ks_sql_text(row, 1, asking->hardware, sizeof asking->hardware);
}

static enum ks_err take_enrolment(struct ks_store *store, const char *code, int64_t now_ms,
                                  struct asking *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(code),
                                          KS_SQL_OF_INT(now_ms)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "DELETE FROM enrolment WHERE hall = ?1 AND code = ?2 "
                                 "AND until_ms > ?3 RETURNING key, hardware",
                                 values, 3, read_asking, out, error);

    return err == KS_ERR_NOT_FOUND
               ? ks_fail(error, KS_ERR_INPUT,
                         "No screen shows the code %s now: read it again, it changes after a "
                         "quarter of an hour",
                         code)
               : err;
}

/* Inside a transaction: the machine that has the place has it no more. */
static enum ks_err end_device(struct ks_store *store, int64_t place, enum ks_device_state to,
                              int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(place),
                                          KS_SQL_OF_TEXT(state_words[to]), KS_SQL_OF_INT(now_ms)};

    return ks_sql_run(store->sql,
                      "UPDATE device SET state = ?3, changed_ms = ?4 WHERE hall = ?1 "
                      "AND place = ?2 AND state = 'active'",
                      values, 4, NULL, NULL, error);
}

static enum ks_err next_place(struct ks_store *store, int64_t *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};

    return ks_sql_run(store->sql, "SELECT coalesce(max(place), 0) + 1 FROM device WHERE hall = ?1",
                      values, 1, ks_sql_read_int, out, error);
}

static enum ks_err insert_device(struct ks_store *store, const struct ks_device *device,
                                 int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),       KS_SQL_OF_INT(device->place),
        KS_SQL_OF_INT(device->epoch),     KS_SQL_OF_TEXT(device->name),
        KS_SQL_OF_TEXT(device->spot),     KS_SQL_OF_TEXT(device->key),
        KS_SQL_OF_TEXT(device->hardware), KS_SQL_OF_INT(now_ms)};
    enum ks_err err =
        ks_sql_run(store->sql,
                   "INSERT INTO device (hall, place, epoch, name, spot, key, hardware, state, "
                   "made_ms, changed_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'active', ?8, ?8)",
                   values, 8, NULL, NULL, error);

    return err == KS_OK ? ks_sql_run(store->sql,
                                     "INSERT INTO beat (hall, place, epoch, run, n, seen_ms, "
                                     "report, signature, rival, rival_ms) VALUES (?1, ?2, ?3, '', "
                                     "0, 0, '', '', '', 0)",
                                     values, 3, NULL, NULL, error)
                        : err;
}

static void copy(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text);
}

/* Inside a transaction. */
static enum ks_err enrol(struct ks_store *store, const char *code, struct ks_device *device,
                         const struct ks_device_hand *hand, struct ks_error *error)
{
    struct asking asking = {.key = ""};
    struct ks_device before = {.state = KS_DEVICE_STRANGE};
    bool is_new = device->place == 0;
    enum ks_err err = is_new ? next_place(store, &device->place, error)
                             : find_place(store, device->place, &before, error);

    if (err == KS_OK && device->name[0] == '\0')
        copy(device->name, sizeof device->name, before.name);
    if (err == KS_OK && device->spot[0] == '\0')
        copy(device->spot, sizeof device->spot, before.spot);
    if (err == KS_OK)
        err = check_name(store, device->place, device->name, error);
    if (err == KS_OK)
        err = take_enrolment(store, code, hand->now_ms, &asking, error);
    if (err == KS_OK && !is_new)
        err = end_device(store, device->place, KS_DEVICE_REPLACED, hand->now_ms, error);
    device->epoch = before.epoch + 1;
    copy(device->key, sizeof device->key, asking.key);
    copy(device->hardware, sizeof device->hardware, asking.hardware);
    if (err == KS_OK)
        err = insert_device(store, device, hand->now_ms, error);
    return err == KS_OK ? note(store, is_new ? KS_N_("station-enrol") : KS_N_("station-replace"),
                               device->name, device->key, hand, error)
                        : err;
}

enum ks_err ks_store_enrol(struct ks_store *store, const char *code, int64_t place,
                           const char *name, const char *spot, const struct ks_device_hand *hand,
                           struct ks_device *out, struct ks_error *error)
{
    *out = (struct ks_device){.state = KS_DEVICE_ACTIVE, .place = place, .made_ms = hand->now_ms};
    copy(out->name, sizeof out->name, name);
    copy(out->spot, sizeof out->spot, spot);
    enum ks_err err = ks_sql_begin(store->sql, error);
    return err == KS_OK ? ks_sql_end(store->sql, enrol(store, code, out, hand, error), error) : err;
}

/* Inside a transaction: papers that wait for it wait on, and by its old name nobody is there. */
static enum ks_err rename_station(struct ks_store *store, const char *from, const char *to,
                                  struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(from),
                                          KS_SQL_OF_TEXT(to)};
    enum ks_err err = KS_OK;

    if (strcmp(from, to) == 0)
        return KS_OK;
    err = ks_sql_run(store->sql, "DELETE FROM station WHERE hall = ?1 AND name = ?2", values, 2,
                     NULL, NULL, error);
    return err == KS_OK
               ? ks_sql_run(store->sql,
                            "UPDATE printout SET station = ?3 WHERE hall = ?1 AND station = ?2 "
                            "AND state IN ('waiting', 'printing')",
                            values, 3, NULL, NULL, error)
               : err;
}

/* Inside a transaction. */
static enum ks_err change(struct ks_store *store, int64_t place, const char *name, const char *spot,
                          const struct ks_device_hand *hand, struct ks_error *error)
{
    struct ks_device before;
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(place),
                                          KS_SQL_OF_TEXT(name), KS_SQL_OF_TEXT(spot),
                                          KS_SQL_OF_INT(hand->now_ms)};
    enum ks_err err = find_place(store, place, &before, error);

    if (err == KS_OK)
        err = check_name(store, place, name, error);
    if (err == KS_OK)
        err = ks_sql_run(store->sql,
                         "UPDATE device SET name = ?3, spot = ?4, changed_ms = ?5 "
                         "WHERE hall = ?1 AND place = ?2 AND state = 'active'",
                         values, 5, NULL, NULL, error);
    if (err == KS_OK)
        err = rename_station(store, before.name, name, error);
    return err == KS_OK ? note(store, KS_N_("station-change"), name, before.name, hand, error)
                        : err;
}

enum ks_err ks_store_change_device(struct ks_store *store, int64_t place, const char *name,
                                   const char *spot, const struct ks_device_hand *hand,
                                   struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK
               ? ks_sql_end(store->sql, change(store, place, name, spot, hand, error), error)
               : err;
}

/* Inside a transaction. */
static enum ks_err revoke(struct ks_store *store, int64_t place, const struct ks_device_hand *hand,
                          struct ks_error *error)
{
    struct ks_device before;
    enum ks_err err = find_place(store, place, &before, error);

    if (err == KS_OK)
        err = end_device(store, place, KS_DEVICE_REVOKED, hand->now_ms, error);
    return err == KS_OK ? note(store, KS_N_("station-revoke"), before.name, before.key, hand, error)
                        : err;
}

enum ks_err ks_store_revoke_device(struct ks_store *store, int64_t place,
                                   const struct ks_device_hand *hand, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, revoke(store, place, hand, error), error) : err;
}

struct showing_device {
    bool (*show)(const struct ks_device_row *row, void *ctx);
    void *ctx;
    struct ks_arena *arena;
};

/* More than a report may have is none. */
static const char *text_of(struct ks_arena *arena, const struct ks_sql_row *row, int column)
{
    size_t size = ks_sql_text_bytes(row, column) + 1;

    if (size > KS_DEVICE_REPORT_BYTES)
        return "";
    char *out = ks_arena_alloc(arena, size);
    ks_sql_text(row, column, out, size);
    return out;
}

static bool show_device(const struct ks_sql_row *row, void *out)
{
    const struct showing_device *showing = out;
    struct ks_device_row found = {.seen_ms = ks_sql_int(row, 10), .n = ks_sql_int(row, 11)};

    read_device(row, &found.device);
    if (found.device.state == KS_DEVICE_STRANGE || !ks_store_is_time(found.seen_ms))
        return true;
    found.run = text_of(showing->arena, row, 12);
    found.report = text_of(showing->arena, row, 13);
    found.signature = text_of(showing->arena, row, 14);
    return showing->show(&found, showing->ctx);
}

enum ks_err ks_store_show_devices(struct ks_store *store, struct ks_arena *arena,
                                  bool (*show)(const struct ks_device_row *row, void *ctx),
                                  void *ctx, struct ks_error *error)
{
    struct showing_device showing = {show, ctx, arena};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};

    return ks_sql_each(store->sql,
                       "SELECT " DEVICE_COLUMNS ", beat.seen_ms, beat.n, beat.run, beat.report, "
                       "beat.signature FROM " DEVICES_WITH_BEATS
                       " WHERE device.hall = ?1 AND device.state = 'active' ORDER BY device.name",
                       values, 1, show_device, &showing, error);
}
