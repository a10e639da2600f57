/* What a hall consists of, table by table, and how each is read and written as a whole. */
#include <string.h>

#include "store/store_move_private.h"

/* `id`: the column that the database numbers by itself, the first; NULL: none. `key`: the places of
 * the columns of its key. `kinds` of the columns, which stand last: i, t, b. */
#define TABLE(name, id, key, kinds, marks, ...)                                                    \
    {                                                                                              \
#name, id, kinds, "SELECT " #__VA_ARGS__ " FROM " #name " ORDER BY " key,                  \
            "INSERT INTO " #name " (" #__VA_ARGS__ ") VALUES (" marks ")"                          \
    }

const struct ks_move_table ks_move_tables[KS_MOVE_TABLES] = {
    TABLE(account, "id", "1", "ittttit", "?, ?, ?, ?, ?, ?, ?", id, name, name_key, role, password,
          made_ms, tribunal),
    TABLE(account_event, "n", "1", "iittttt", "?, ?, ?, ?, ?, ?, ?", n, at_ms, act, account, role,
          actor, tribunal),
    TABLE(address, NULL, "1, 2", "ittiiiiit", "?, ?, ?, ?, ?, ?, ?, ?, ?", hall, url, result,
          status, at_ms, well_ms, since_ms, nights, night),
    TABLE(announcement, NULL, "1", "iiittiiiiiitt", "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", event,
          hall, ticket, number, seat, wanted_ms, asked_ms, started_ms, until_ms, ended_ms, starts,
          board, outcome),
    TABLE(appointment, "id", "1", "iittiititttiiiiit",
          "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", id, hall, line, day, slot_ms, place,
          kind, is_priority, code, token, state, job, ticket, made_ms, changed_ms, is_from_court,
          told),
    TABLE(beat, NULL, "1, 2, 3", "iiitiitttit", "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", hall, place,
          epoch, run, n, seen_ms, report, signature, rival, rival_ms, login),
    TABLE(bulletin, "id", "1", "iittitii", "?, ?, ?, ?, ?, ?, ?, ?", id, hall, text_zh, text_en,
          until_ms, actor, made_ms, ended_ms),
    TABLE(closed_day, NULL, "1, 2", "iti", "?, ?, ?", hall, day, closed_ms),
    TABLE(closing, "id", "1", "iitiittii", "?, ?, ?, ?, ?, ?, ?, ?, ?", id, hall, line, from_ms,
          to_ms, reason, actor, made_ms, ended_ms),
    TABLE(contact, NULL, "1", "iiii", "?, ?, ?, ?", hall, place, epoch, seen_ms),
    TABLE(court_line, NULL, "1", "iitiiiittt", "?, ?, ?, ?, ?, ?, ?, ?, ?, ?", hall, said, speaker,
          until_ms, act_epoch, act_n, heard_ms, fault, court_key, hall_key),
    TABLE(daily_paper, NULL, "1, 2", "ttiii", "?, ?, ?, ?, ?", day, kind, printed, failed, unknown),
    TABLE(daily_ticket, NULL, "1, 2, 3, 4", "itttiiiiiiii", "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?",
          hall, day, line, kind, taken, served, no_show, withdrawn, expired, waits, wait_sum_ms,
          wait_most_ms),
    TABLE(daily_visit, "id", "1", "iittttittiiii", "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", id,
          hall, day, line, seat, kind, hour, ending, outcome, wait_s, way_s, service_s, told),
    TABLE(device, NULL, "1, 2, 3", "iiitttttii", "?, ?, ?, ?, ?, ?, ?, ?, ?, ?", hall, place, epoch,
          name, spot, key, hardware, state, made_ms, changed_ms),
    TABLE(enrolment, NULL, "1, 2", "ittti", "?, ?, ?, ?, ?", hall, key, code, hardware, until_ms),
    TABLE(event, "n", "1", "iiiittttttttittiiiit",
          "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", n, hall, epoch, ticket, act,
          from_state, to_state, line, seat, actor, reason, request, at_ms, was_line, was_seat,
          was_order_ms, was_called_ms, was_first_called_ms, was_call_count, word),
    TABLE(hall, NULL, "1", "ii", "?, ?", id, epoch),
    TABLE(help_call, "id", "1", "iittitii", "?, ?, ?, ?, ?, ?, ?, ?", id, hall, seat, actor,
          since_ms, answered_by, answered_ms, ended_ms),
    TABLE(once, NULL, "1", "bbiit", "?, ?, ?, ?, ?", token, asked, begun_ms, status, answer),
    TABLE(outbox, NULL, "1", "iti", "?, ?, ?", ticket, state, sent_ms),
    TABLE(overdue, "id", "1", "iiitttiiiti", "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", id, hall, ticket,
          day, number, line, level, since_ms, reached_ms, owner, ended_ms),
    TABLE(pair, "id", "1", "iittii", "?, ?, ?, ?, ?, ?", id, hall, day, code, ticket, alone_ms),
    TABLE(pair_side, NULL, "1, 2", "iititii", "?, ?, ?, ?, ?, ?, ?", pair, side, kind, is_priority,
          token, came_ms, gone_ms),
    TABLE(print_job, "id", "1", "itittiiii", "?, ?, ?, ?, ?, ?, ?, ?, ?", id, kind, ticket_id,
          state, reason, attempts, is_reprint, created_ms, changed_ms),
    TABLE(printout, "id", "1", "iitttttittttiii", "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", id,
          hall, station, kind, subject, answers, lang, is_large, actor, request, state, reason,
          made_ms, until_ms, changed_ms),
    TABLE(receipt, NULL, "1", "tttbi", "?, ?, ?, ?, ?", code, notice_version, items, signature,
          signed_ms),
    TABLE(release, NULL, "1, 2", "iiiiittttittttii",
          "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", hall, number, base, from_ms, until_ms,
          state, sha, draft, submitted_by, submitted_ms, approved_by, approved_sha, published_by,
          why, is_emergency, rollback_of),
    TABLE(release_audit, NULL, "1, 2", "iiittittt", "?, ?, ?, ?, ?, ?, ?, ?, ?", hall, n, at_ms,
          who, act, number, what, why, digest),
    TABLE(release_mark, NULL, "1", "iit", "?, ?, ?", hall, n, digest),
    TABLE(release_pack, NULL, "1, 2", "iibt", "?, ?, ?, ?", hall, number, pack, lines),
    TABLE(review, NULL, "1, 2", "ittttttti", "?, ?, ?, ?, ?, ?, ?, ?, ?", hall, page, owner, who,
          sha, source, checked, recheck, at_ms),
    TABLE(seat, NULL, "1, 2", "itti", "?, ?, ?, ?", hall, seat, holder, until_ms),
    TABLE(sent_appointment, "id", "1", "iitttttiiiitttitiii",
          "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", id, hall, name, token, line,
          kind, day, slot_ms, version, is_cancel, is_open, state, reason, code, instead, actor,
          made_ms, sent_ms, answered_ms),
    TABLE(series, NULL, "1, 2, 3", "ittiiiii", "?, ?, ?, ?, ?, ?, ?, ?", hall, day, series, epoch,
          last_number, last_came_ms, seen_ms, is_disowned),
    TABLE(session, NULL, "1", "bittii", "?, ?, ?, ?, ?, ?", hash, account, lang, seat, made_ms,
          until_ms),
    TABLE(sign_in_failure, NULL, "1", "biii", "?, ?, ?, ?", guesser, failures, last_ms, until_ms),
    TABLE(sign_in_place, NULL, "1", "bii", "?, ?, ?", place, account, last_ms),
    TABLE(station, NULL, "1, 2", "itti", "?, ?, ?, ?", hall, name, printer, seen_ms),
    TABLE(station_order, "id", "1", "iiiittttttbiii", "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?",
          id, hall, place, epoch, kind, text_zh, text_en, actor, request, state, picture, made_ms,
          until_ms, changed_ms),
    TABLE(takedown, NULL, "1, 2", "ittti", "?, ?, ?, ?, ?", hall, page, who, why, at_ms),
    TABLE(ticket, "id", "1", "iitttittiittttiiiiiiiiiiii",
          "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", id, hall,
          day, line, series, sequence, number, kind, is_priority, is_screen, state, why, seat,
          token, order_ms, issued_ms, called_ms, first_called_ms, call_count, changed_ms,
          wrong_checks, awaits, booked_ms, told_ms, told_low, told_high),
    TABLE(tribunal, NULL, "1, 2", "itttiiiiiiit", "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", hall, name,
          key, state, made_ms, said_epoch, said, act_epoch, act_n, seen_ms, rival_ms, report),
    TABLE(tribunal_figure, NULL, "1, 2, 3, 4, 5", "ittttiii", "?, ?, ?, ?, ?, ?, ?, ?", hall, name,
          day, line, act, count, waits, wait_sum_ms),
    TABLE(voice, NULL, "1, 2", "ittii", "?, ?, ?, ?, ?", hall, board, fault, since_ms, seen_ms),
};

static const int kind_of[] = {['i'] = KS_SQL_INT, ['t'] = KS_SQL_TEXT, ['b'] = KS_SQL_BLOB};

/* A row of a table that is read: into the sum, and to wherever else it goes. */
struct reading {
    const struct ks_move_table *table;
    struct ks_sql *to;           /* NULL: only summed up */
    int64_t rows, first_of_last; /* the first column of the last row: where there is an id, it */
    uint8_t sum[KS_CRYPTO_HASH_BYTES]; /* of the rows before and this */
    enum ks_err err;
    struct ks_error *error;
};

static void add_to_sum(struct reading *reading, const struct ks_sql_value *values, int count)
{
    struct ks_bytes parts[KS_MOVE_COLUMNS + 2] = {{reading->sum, sizeof reading->sum}};
    char is_null[KS_MOVE_COLUMNS];
    for (int i = 0; i < count; i++) {
        is_null[i] = (char)(values[i].is_null ? '0' : '1');
        parts[2 + i] = values[i].kind == KS_SQL_INT
                           ? (struct ks_bytes){&values[i].number, sizeof values[i].number}
                           : (struct ks_bytes){values[i].data, values[i].bytes};
    }
    parts[1] = (struct ks_bytes){is_null, (size_t)count};
    ks_crypto_hash(parts, count + 2, reading->sum);
}

static bool take_row(const struct ks_sql_row *row, void *out)
{
    struct reading *reading = out;
    struct ks_sql_value values[KS_MOVE_COLUMNS] = {{0}};
    int count = (int)strlen(reading->table->kinds);
    for (int i = 0; i < count; i++)
        values[i] = ks_sql_take(row, i, kind_of[(unsigned char)reading->table->kinds[i]]);
    add_to_sum(reading, values, count);
    reading->rows++;
    reading->first_of_last = values[0].number;
    if (reading->to != NULL)
        reading->err = ks_sql_run(reading->to, reading->table->insert, values, count, NULL, NULL,
                                  reading->error);
    return reading->err == KS_OK;
}

static enum ks_err read_table(struct ks_sql *from, struct reading *reading,
                              struct ks_moved_table *out)
{
    enum ks_err err =
        ks_sql_stream(from, reading->table->select, take_row, reading, reading->error);
    ks_crypto_digest(reading->sum, sizeof reading->sum, out->checksum);
    out->name = reading->table->name;
    out->rows = reading->rows;
    return err == KS_OK ? reading->err : err;
}

/* A file numbers some tables by their rows alone, which a server does not know of. */
static enum ks_err move_last_id(const struct reading *copied, struct ks_sql *from,
                                struct ks_error *error)
{
    const struct ks_move_table *table = copied->table;
    int64_t id = 0;
    if (table->id_column == NULL)
        return KS_OK;
    enum ks_err err = ks_sql_read_last_id(from, table->name, table->id_column, &id, error);
    id = id > copied->first_of_last ? id : copied->first_of_last;
    return err == KS_OK ? ks_sql_set_last_id(copied->to, table->name, table->id_column, id, error)
                        : err;
}

static enum ks_err compare(const struct ks_moved_table *was, const struct ks_moved_table *is,
                           struct ks_error *error)
{
    if (was->rows == is->rows && strcmp(was->checksum, is->checksum) == 0)
        return KS_OK;
    return ks_fail(error, KS_ERR_CORRUPT,
                   "Table %s is not there as it was (%lld rows of %lld, sum %s instead of %s)",
                   was->name, (long long)is->rows, (long long)was->rows, is->checksum,
                   was->checksum);
}

enum ks_err ks_move_copy(const struct ks_move_table *table, struct ks_sql *from, struct ks_sql *to,
                         struct ks_moved_table *out, struct ks_error *error)
{
    struct ks_moved_table there;
    struct reading copying = {.table = table, .to = to, .error = error};
    struct reading again = {.table = table, .error = error};
    enum ks_err err = read_table(from, &copying, out);
    if (err == KS_OK)
        err = read_table(to, &again, &there);
    if (err == KS_OK)
        err = compare(out, &there, error);
    return err == KS_OK ? move_last_id(&copying, from, error) : err;
}
