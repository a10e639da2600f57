/* Commands of kioskctl as rows: what each prints, where, and its exit status. */
#ifndef KS_TESTS_CTL_ROWS_H
#define KS_TESTS_CTL_ROWS_H

#include "base/child.h"

/* What a command prints on stdout, on stderr, and its exit status. */
struct row {
    const char *line;
    int status;
    const char *out, *err;
};

static inline void assert_rows(struct desk *desk, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        run(desk, "kioskctl", rows[i].line);
        if (desk->status != rows[i].status || strcmp(desk->out, rows[i].out) != 0 ||
            strcmp(desk->err, rows[i].err) != 0)
            fail_msg("kioskctl %s\nexit %d\n%s%s", rows[i].line, desk->status, desk->out,
                     desk->err);
    }
}

#define ASSERT_ROWS(rows) assert_rows(*state, rows, sizeof rows / sizeof rows[0])

/* The same rows with a data folder of the test's own before each. */
static inline void assert_data_rows(struct desk *desk, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct row row = rows[i];
        row.line = ks_arena_printf(&desk->arena, "--data %s/data %s", desk->dir, rows[i].line);
        assert_rows(desk, &row, 1);
    }
}

#define ASSERT_DATA_ROWS(rows) assert_data_rows(*state, rows, sizeof rows / sizeof rows[0])

#endif
