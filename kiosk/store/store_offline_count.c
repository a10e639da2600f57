/* How far the series of a kiosk's own has come, by all who know of it: its file, a note beside
 * that, the hall. A file that came back as it had been, or was begun anew, gives no number twice.
 */
#include "store/store_offline.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "store/store_private.h"

/* ---- the note beside the file ---- */

static enum ks_err name_note(const struct ks_store *own, char out[PATH_MAX])
{
    return ks_files_join(out, own->path, ".last", NULL);
}

/* 0 where it is of another series or an earlier day, or cannot be read: it is one of three. */
static int read_note(const struct ks_store *own, const char *series, const char *day)
{
    struct ks_arena arena = {0};
    char path[PATH_MAX], *text = NULL;
    char of_series[KS_OFFLINE_SERIES_BYTES] = "", of_day[KS_TICKET_DAY_BYTES] = "";
    int last = 0;
    bool is_read = name_note(own, path) == KS_OK &&
                   ks_file_read_ours(path, &arena, &text, NULL, NULL) == KS_OK &&
                   sscanf(text, "%23s %10s %6d", of_series, of_day, &last) == 3;
    ks_arena_destroy(&arena);
    return is_read && strcmp(of_series, series) == 0 && strcmp(of_day, day) >= 0 && last > 0 ? last
                                                                                             : 0;
}

void ks_store_note_given(const struct ks_store *own, const char *series, const char *day,
                         int sequence)
{
    char path[PATH_MAX], text[KS_OFFLINE_SERIES_BYTES + KS_TICKET_DAY_BYTES + 24];
    int bytes = snprintf(text, sizeof text, "%s %s %d\n", series, day, sequence);
    enum ks_err err = name_note(own, path);
    if (err == KS_OK)
        err = ks_file_write_atomic(path, text, (size_t)bytes, NULL);
    (void)err; /* the file itself knows it */
}

/* ---- the count ---- */

/* Of that day and of days to come, as the clock may have been wrong, and of what the hall does not
 * have: nobody knows of which day that is. */
static enum ks_err find_given(struct ks_store *own, const char *series, const char *day,
                              int64_t *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(own->hall), KS_SQL_OF_TEXT(series),
                                          KS_SQL_OF_TEXT(day)};
    return ks_sql_run(own->sql,
                      "SELECT coalesce(max(sequence), 0) FROM ticket WHERE hall = ?1 AND series = "
                      "?2 AND (day >= ?3 OR (" KS_OFFLINE_IS_UNSENT "))",
                      values, 3, ks_sql_read_int, out, error);
}

enum ks_err ks_store_find_moment(struct ks_store *own, int64_t *out_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(own->hall)};
    return ks_sql_run(own->sql, "SELECT coalesce(max(seen_ms), 0) FROM series WHERE hall = ?1",
                      values, 1, ks_sql_read_int, out_ms, error);
}

enum ks_err ks_store_raise_series(struct ks_store *own, const char *series, const char *day,
                                  int known, int64_t now_ms, struct ks_error *error)
{
    int64_t given = 0;
    int noted = read_note(own, series, day);
    enum ks_err err = find_given(own, series, day, &given, error);
    if (err != KS_OK)
        return err;
    given = noted > given ? noted : given;
    given = known > given ? known : given;
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(own->hall), KS_SQL_OF_TEXT(day),
                                          KS_SQL_OF_TEXT(series), KS_SQL_OF_INT(given),
                                          KS_SQL_OF_INT(now_ms)};
    if (given == 0)
        return KS_OK;
    return ks_store_run_alone(own,
                              "INSERT INTO series AS mine (hall, day, series, epoch, last_number, "
                              "last_came_ms, seen_ms) VALUES (?1, ?2, ?3, " KS_HALL_EPOCH
                              ", ?4, ?5, ?5) ON CONFLICT (hall, day, series) DO UPDATE SET "
                              "last_number = excluded.last_number "
                              "WHERE mine.last_number < excluded.last_number",
                              values, 5, error);
}

enum ks_err ks_store_find_offline_count(struct ks_store *hall, const char *series, const char *day,
                                        int *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(hall->hall), KS_SQL_OF_TEXT(day),
                                          KS_SQL_OF_TEXT(series)};
    int64_t found = 0;
    enum ks_err err = ks_sql_run(hall->sql,
                                 "SELECT coalesce(max(sequence), 0) FROM ticket WHERE hall = ?1 "
                                 "AND day = ?2 AND series = ?3",
                                 values, 3, ks_sql_read_int, &found, error);
    *out = (int)found;
    return err;
}
