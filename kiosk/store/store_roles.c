/* Who may do what with which table: one row a table, one letter a right. */
#include "store/store_roles.h"

#include <string.h>

#include "store/store_private.h"

enum { GROUPS = 3 };

static const char *const groups[GROUPS] = {"hall_kiosk", "hall_console", "hall_board"};

/* s select, i insert, u update, d delete. What is kept only for a while is deleted by whichever of
 * kiosk and console looks after the database first. Accounts, sessions and failed sign-ins are the
 * console's alone; what was done to accounts nobody changes or deletes. */
static const struct {
    const char *table, *rights[GROUPS];
} rows[] = {
    {"account", {"", "siud", ""}},
    {"account_event", {"", "si", ""}},
    {"address", {"s", "siud", ""}},
    {"announcement", {"sd", "sid", "siu"}},
    {"appointment", {"siud", "siud", "s"}},
    {"beat", {"su", "si", ""}},
    {"bulletin", {"sd", "siud", "s"}},
    {"closed_day", {"sid", "sid", "s"}},
    {"closing", {"sd", "siud", "s"}},
    {"contact", {"", "", ""}},
    {"court_line", {"s", "siu", "s"}},
    {"daily_paper", {"siu", "siu", ""}},
    {"daily_ticket", {"siu", "siu", "s"}},
    {"daily_visit", {"sid", "sid", "s"}},
    {"device", {"s", "siu", ""}},
    {"enrolment", {"sid", "sd", ""}},
    {"event", {"sid", "sid", "s"}},
    {"hall", {"s", "s", "s"}},
    {"hall_now", {"s", "s", "s"}},
    {"help_call", {"sd", "siud", "s"}},
    {"mark", {"s", "s", "s"}},
    {"once", {"", "siud", ""}},
    {"open_login", {"s", "s", ""}},
    {"outbox", {"", "", ""}},
    {"overdue", {"siud", "siud", "s"}},
    {"pair", {"siud", "siud", "s"}},
    {"pair_side", {"siud", "siud", "s"}},
    {"print_job", {"siud", "siud", "s"}},
    {"printout", {"sud", "siud", ""}},
    {"receipt", {"sid", "sd", ""}},
    {"release", {"s", "siu", "s"}},
    {"release_audit", {"", "si", ""}},
    {"release_mark", {"s", "siu", "s"}},
    {"release_pack", {"s", "siu", "s"}},
    {"review", {"s", "siu", "s"}},
    {"seat", {"s", "siud", "s"}},
    {"sent_appointment", {"sd", "siud", ""}},
    {"series", {"siu", "siu", "s"}},
    {"sign_in_place", {"", "siud", ""}},
    {"session", {"", "siud", ""}},
    {"sign_in_failure", {"", "siud", ""}},
    {"station", {"siud", "sd", ""}},
    {"station_order", {"su", "siud", ""}},
    {"takedown", {"s", "sid", "s"}},
    {"ticket", {"siud", "siud", "s"}},
    {"tribunal", {"", "siu", ""}},
    {"tribunal_figure", {"", "siu", ""}},
    {"voice", {"s", "s", "sid"}},
};

static const char *word_of(char right)
{
    return right == 's' ? "SELECT" : right == 'i' ? "INSERT" : right == 'u' ? "UPDATE" : "DELETE";
}

static const char *grant(struct ks_arena *arena, const char *table, const char *rights,
                         const char *group)
{
    const char *words = "";
    for (const char *right = rights; *right != '\0'; right++)
        words =
            ks_arena_printf(arena, "%s%s%s", words, words[0] == '\0' ? "" : ", ", word_of(*right));
    return ks_arena_printf(arena, "GRANT %s ON %s TO %s;\n", words, table, group);
}

/* A group is the whole server's, and may be there from another hall. */
static const char *make_group(struct ks_arena *arena, const char *group)
{
    return ks_arena_printf(
        arena,
        "DO $$BEGIN CREATE ROLE %s NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END$$;\n"
        "DO $$BEGIN EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %%I FROM %s, PUBLIC; "
        "GRANT USAGE ON SCHEMA %%1$I TO %s', current_schema()); END$$;\n",
        group, group, group);
}

const char *ks_store_roles_script(struct ks_arena *arena)
{
    const char *script = "";
    for (int group = 0; group < GROUPS; group++) {
        script = ks_arena_printf(arena, "%s%s", script, make_group(arena, groups[group]));
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            if (rows[i].rights[group][0] != '\0')
                script = ks_arena_printf(
                    arena, "%s%s", script,
                    grant(arena, rows[i].table, rows[i].rights[group], groups[group]));
    }
    return script;
}

static enum ks_err run_script(struct ks_sql *sql, struct ks_error *error)
{
    struct ks_arena arena = {0};
    enum ks_err err = ks_sql_begin(sql, error);
    if (err == KS_OK)
        err = ks_sql_end(sql, ks_sql_run_script(sql, ks_store_roles_script(&arena), error), error);
    ks_arena_destroy(&arena);
    return err;
}

static enum ks_err check_hall(struct ks_sql *sql, const char *address, struct ks_error *error)
{
    struct ks_sql_marks marks = {0};
    enum ks_err err = ks_schema_examine(sql, address, error);
    if (err == KS_OK)
        err = ks_sql_read_marks(sql, &marks, error);
    if (err == KS_OK && marks.version == 0)
        return ks_fail(error, KS_ERR_NOT_FOUND, "There is no hall in %s", address);
    return err == KS_OK && marks.version != ks_schema_newest
               ? ks_fail(error, KS_ERR_VERSION, "%s is of an earlier release (schema %d)", address,
                         (int)marks.version)
               : err;
}

enum ks_err ks_store_make_roles(const char *address, struct ks_error *error)
{
    struct ks_sql *sql = NULL;
    if (!ks_sql_is_server(address))
        return ks_fail(error, KS_ERR_STATE,
                       "%s is a file: who may open its folder may do everything with it", address);
    enum ks_err err = ks_sql_open(address, true, &sql, error);
    if (err == KS_OK)
        err = check_hall(sql, address, error);
    if (err == KS_OK)
        err = run_script(sql, error);
    ks_sql_close(sql);
    return err;
}
