/* Databases behind one face: statements in words that SQLite and PostgreSQL both understand, values
 * bound by number (?1, ?2 ...; a plain ? is the next), rows read by typed columns. What a database
 * can do is asked by a flag, never by its name. Errors are told at once in a struct ks_error:
 * KS_ERR_BUSY (somebody else writes, or the time limit is over: again later), KS_ERR_FULL,
 * KS_ERR_CORRUPT, KS_ERR_UNCERTAIN (what was written last may or may not be there: look before
 * repeating). Knows no table and no court. Everything belongs to the thread of its handle. */
#ifndef KS_SQL_SQL_H
#define KS_SQL_SQL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct ks_sql; /* an open database with its prepared statements; owned by whoever opened it */
struct ks_sql_row;

/* A value for a "?" of a statement; borrowed while the statement runs. */
struct ks_sql_value {
    enum { KS_SQL_INT, KS_SQL_TEXT, KS_SQL_BLOB } kind;
    bool is_null; /* nothing, of that kind */
    int64_t number;
    const void *data; /* TEXT: NUL-terminated; BLOB: `bytes` long */
    size_t bytes;
};

#define KS_SQL_OF_INT(value)                                                                       \
    {                                                                                              \
        .kind = KS_SQL_INT, .number = (value)                                                      \
    }
#define KS_SQL_OF_TEXT(value)                                                                      \
    {                                                                                              \
        .kind = KS_SQL_TEXT, .data = (value)                                                       \
    }

/* Opens the file `path`, creating it unless `must_exist`, or the database of a server. Closing
 * leaves the write-ahead file alone until ks_sql_adopt, so that a file of somebody else's stays as
 * it is. KS_ERR_CORRUPT, KS_ERR_IO.
 */
enum ks_err ks_sql_open(const char *path, bool must_exist, struct ks_sql **out,
                        struct ks_error *error) KS_MUST_USE;
/* Whether an address is that of a server: postgresql://... */
bool ks_sql_is_server(const char *path);
/* Rolls back what is open. Accepts NULL. */
void ks_sql_close(struct ks_sql *sql);

/* Makes the file ours: write-ahead log, every commit flushed to disk, tidy on close. */
enum ks_err ks_sql_adopt(struct ks_sql *sql, struct ks_error *error) KS_MUST_USE;

/* From now on nothing can be written through this handle; `is_alone`: nobody else has the file
 * open, so that none is made beside it. */
enum ks_err ks_sql_look_only(struct ks_sql *sql, bool is_alone, struct ks_error *error) KS_MUST_USE;

/* Overwrites what this process still holds of the rows that were read and written; outside a
 * transaction, after ks_sql_adopt. The database goes on as it is, also after a failure, which means
 * that something may still be held: KS_ERR_IO, also when the file has been moved or deleted. */
enum ks_err ks_sql_forget(struct ks_sql *sql, struct ks_error *error) KS_MUST_USE;

/* A statement that runs longer than this is ended with KS_ERR_BUSY; 0 (at first) = no limit. Checks
 * and copies take the time they need. */
void ks_sql_set_time_limit(struct ks_sql *sql, int limit_ms);

/* A server that has not answered for so long is given up with its connection, and not asked again
 * for as long: meanwhile every call fails at once. 0 (at first): it is waited for, and what takes
 * too long is ended there. Nothing to a file. */
void ks_sql_set_patience(struct ks_sql *sql, int patience_ms);
/* Whether there is no line to the server just now. False for a file. */
bool ks_sql_is_cut(const struct ks_sql *sql);

/* Runs one statement, prepared once for each different `text` (a string literal: kept by its
 * address). values[0] is ?1; there are as many as the text has. `read` (may be NULL)
 * sees the first row. KS_ERR_NOT_FOUND, without text, when `read` is given and there is no row;
 * KS_ERR_STATE when a unique index forbids it. */
enum ks_err ks_sql_run(struct ks_sql *sql, const char *text, const struct ks_sql_value *values,
                       int value_count, void (*read)(const struct ks_sql_row *row, void *out),
                       void *out, struct ks_error *error) KS_MUST_USE;

/* The same, outside of a transaction, for what may be lost with the power and is worth no wait for
 * the disk: it is there for everybody at once, and on disk with the next commit. */
enum ks_err ks_sql_run_unhurried(struct ks_sql *sql, const char *text,
                                 const struct ks_sql_value *values, int value_count,
                                 struct ks_error *error) KS_MUST_USE;

/* Whether one statement may hold several changes: WITH ... AS (INSERT ... RETURNING ...). */
bool ks_sql_has_joined_changes(const struct ks_sql *sql);

/* ks_sql_run of such a statement, outside of a transaction: asked, changed and on the disk in one
 * way to the server and back, beside others (ks_sql_begin_beside). Of those who name the same turn
 * one goes after the other, and sees what the one before did; NULL: no turn. KS_ERR_UNCERTAIN. */
enum ks_err ks_sql_run_at_once(struct ks_sql *sql, const char *turn, const char *text,
                               const struct ks_sql_value *values, int value_count,
                               void (*read)(const struct ks_sql_row *row, void *out), void *out,
                               struct ks_error *error) KS_MUST_USE;

/* Runs one statement and shows each row to `read` until that returns false. */
enum ks_err ks_sql_each(struct ks_sql *sql, const char *text, const struct ks_sql_value *values,
                        int value_count, bool (*read)(const struct ks_sql_row *row, void *out),
                        void *out, struct ks_error *error) KS_MUST_USE;

/* The same for more rows than should be in memory at once: of one SELECT without values, to its
 * end. Nothing else may be asked of this handle meanwhile. */
enum ks_err ks_sql_stream(struct ks_sql *sql, const char *text,
                          bool (*read)(const struct ks_sql_row *row, void *out), void *out,
                          struct ks_error *error) KS_MUST_USE;

/* Runs several statements separated by ";", for schema changes. */
enum ks_err ks_sql_run_script(struct ks_sql *sql, const char *script,
                              struct ks_error *error) KS_MUST_USE;

/* An integer column, counted from 0; NULL gives 0. */
int64_t ks_sql_int(const struct ks_sql_row *row, int column);
/* Copies a text column, cut to `size` - 1 bytes; NULL gives "". */
void ks_sql_text(const struct ks_sql_row *row, int column, char *out, size_t size);
/* How long a text column is, without its final 0. */
size_t ks_sql_text_bytes(const struct ks_sql_row *row, int column);
/* A blob column; borrowed until `read` returns. NULL or an empty one gives 0 bytes. */
const void *ks_sql_blob(const struct ks_sql_row *row, int column, size_t *bytes);
/* A column as a value of that kind; borrowed until `read` returns. */
struct ks_sql_value ks_sql_take(const struct ks_sql_row *row, int column, int kind);
/* Reads column 0 into an int64_t. */
void ks_sql_read_int(const struct ks_sql_row *row, void *out);

/* A transaction that holds the right to write from its first moment; it keeps the name of the
 * function that began it. KS_ERR_IO when the file has been moved, replaced or deleted since it was
 * opened; KS_ERR_STATE, naming both, when another function's transaction has not been ended. */
#define ks_sql_begin(sql, error) ks_sql_begin_for((sql), KS_SQL_WRITING, __func__, (error))
/* One that writes beside others begun so, where the database lets several write at once: the rows
 * it changes are its own until it ends, and it says in each change what it takes for granted of
 * them. Those begun with the one above wait for it, and it for them. */
#define ks_sql_begin_beside(sql, error)                                                            \
    ks_sql_begin_for((sql), KS_SQL_WRITING_BESIDE, __func__, (error))
/* A transaction that only reads, so that what it reads belongs together. */
#define ks_sql_begin_reading(sql, error) ks_sql_begin_for((sql), KS_SQL_READING, __func__, (error))
/* What the three above call. `opener` is a literal. */
enum ks_sql_manner { KS_SQL_READING, KS_SQL_WRITING, KS_SQL_WRITING_BESIDE };
enum ks_err ks_sql_begin_for(struct ks_sql *sql, enum ks_sql_manner manner, const char *opener,
                             struct ks_error *error) KS_MUST_USE;
/* Ends it: commits when `so_far` is KS_OK, else rolls back and returns `so_far`. A commit that
 * failed while writing is KS_ERR_FULL or KS_ERR_UNCERTAIN. */
enum ks_err ks_sql_end(struct ks_sql *sql, enum ks_err so_far, struct ks_error *error) KS_MUST_USE;

/* Whose database it is and of which schema. */
struct ks_sql_marks {
    int64_t application, version; /* 0 in one that nobody has marked */
    int64_t tables;               /* 0: nothing is in it */
};
/* Reads the marks; changes nothing. */
enum ks_err ks_sql_read_marks(struct ks_sql *sql, struct ks_sql_marks *out,
                              struct ks_error *error) KS_MUST_USE;

/* A number that changes when another connection has committed; cheap, for a look every second. */
enum ks_err ks_sql_version(struct ks_sql *sql, int64_t *out, struct ks_error *error) KS_MUST_USE;

/* Pokes, of a server alone: an empty word to all who listen that something may have changed, so
 * that they look before it is time for it. One may be lost with its line: whoever listens looks
 * from time to time all the same, and at everything after a line was made anew. */
bool ks_sql_has_pokes(const struct ks_sql *sql);
/* From now on this handle hears pokes, however often its connection is made anew. */
enum ks_err ks_sql_listen(struct ks_sql *sql, struct ks_error *error) KS_MUST_USE;
/* To be polled for input; -1 while there is no line. Another after each statement. */
int ks_sql_listening_fd(const struct ks_sql *sql);
/* Whether another handle has poked since it was asked last. Asks nothing of the server. */
bool ks_sql_was_poked(struct ks_sql *sql);
/* Outside of a transaction, and behind it; waits for no disk. */
enum ks_err ks_sql_poke(struct ks_sql *sql, struct ks_error *error) KS_MUST_USE;

/* Claims, of a server alone (a file has its lock file): somebody has something in hand, by a number
 * of the caller's; many at once where all of them share it. Gone with the connection, so that no
 * death leaves one behind. KS_ERR_BUSY, without text, when another connection has it. */
enum ks_err ks_sql_claim(struct ks_sql *sql, int64_t what, bool is_shared,
                         struct ks_error *error) KS_MUST_USE;
enum ks_err ks_sql_give_up_claim(struct ks_sql *sql, int64_t what, bool is_shared,
                                 struct ks_error *error) KS_MUST_USE;
/* Whether another connection has it, in whatever way. */
enum ks_err ks_sql_is_claimed(struct ks_sql *sql, int64_t what, bool *out,
                              struct ks_error *error) KS_MUST_USE;
/* From now on this handle shares the claim for as long as it is open, however often its connection
 * is made anew; outside a transaction. KS_ERR_BUSY, with text, when somebody has it alone. */
enum ks_err ks_sql_hold(struct ks_sql *sql, int64_t what, struct ks_error *error) KS_MUST_USE;
/* Another number after each connection that was made anew: claims made before are gone. 0 of a
 * file. */
int64_t ks_sql_session(const struct ks_sql *sql);

/* The last number that the database gave by itself to a row of the table, in its column `column`;
 * 0: none yet. Setting it has the next row get the one behind it. */
enum ks_err ks_sql_read_last_id(struct ks_sql *sql, const char *table, const char *column,
                                int64_t *out, struct ks_error *error) KS_MUST_USE;
enum ks_err ks_sql_set_last_id(struct ks_sql *sql, const char *table, const char *column,
                               int64_t id, struct ks_error *error) KS_MUST_USE;

/* Copies the whole database into the new file `path`, consistent while others write. KS_ERR_STATE
 * for one that is no file. */
enum ks_err ks_sql_copy_into(struct ks_sql *sql, const char *path,
                             struct ks_error *error) KS_MUST_USE;

/* quick: structure only; else also every index. KS_ERR_CORRUPT with the first fault found. */
enum ks_err ks_sql_check(struct ks_sql *sql, bool is_quick, struct ks_error *error) KS_MUST_USE;

/* Whether damage was met since it was opened. */
bool ks_sql_is_suspect(const struct ks_sql *sql);

/* Whether it is a file of this machine, that can be copied, moved and replaced. */
bool ks_sql_is_file(const struct ks_sql *sql);

/* Whether the file that was opened still has its name: SQLite would write on into one that was
 * moved or deleted. True for one that is no file. */
bool ks_sql_is_in_place(const struct ks_sql *sql);

#endif
