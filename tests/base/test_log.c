#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <regex.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"

/* What one call writes to stderr. */
static void capture(enum ks_log_level level, const char *text, char *out, size_t bytes)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    int saved = dup(STDERR_FILENO);
    dup2(ends[1], STDERR_FILENO);
    ks_log(level, "store", "%s", text);
    dup2(saved, STDERR_FILENO);
    close(saved);
    close(ends[1]);
    ssize_t length = read(ends[0], out, bytes - 1);
    close(ends[0]);
    assert_true(length >= 0);
    out[length] = '\0';
}

static void a_line_has_time_level_room_and_text(void **state)
{
    (void)state;
    char line[2048];
    regex_t shape;
    capture(KS_LOG_WARN, "the disk is 95% full", line, sizeof line);
    assert_int_equal(regcomp(&shape,
                             "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z warn store: "
                             "the disk is 95% full\n$",
                             REG_EXTENDED | REG_NOSUB),
                     0);
    assert_int_equal(regexec(&shape, line, 0, NULL, 0), 0);
    regfree(&shape);
}

static void a_line_break_in_the_text_cannot_forge_a_second_event(void **state)
{
    (void)state;
    char line[2048];
    capture(KS_LOG_ERROR, "one\n2026-01-01T00:00:00Z info store: two\033[2J", line, sizeof line);
    assert_ptr_equal(strchr(line, '\n'), line + strlen(line) - 1);
    assert_null(strchr(line, '\033'));
}

static void an_endless_text_still_ends_with_a_line_break(void **state)
{
    (void)state;
    char many[5000], line[6000];
    memset(many, 'x', sizeof many - 1);
    many[sizeof many - 1] = '\0';
    capture(KS_LOG_INFO, many, line, sizeof line);
    assert_int_equal(line[strlen(line) - 1], '\n');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_has_time_level_room_and_text),
        cmocka_unit_test(a_line_break_in_the_text_cannot_forge_a_second_event),
        cmocka_unit_test(an_endless_text_still_ends_with_a_line_break),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
