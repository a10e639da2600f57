/* The log: one line an event on stderr. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"

enum { LINE_BYTES = 1024 };

static const char *const level_names[] = {
    [KS_LOG_INFO] = "info",
    [KS_LOG_WARN] = "warn",
    [KS_LOG_ERROR] = "error",
};

/* Line breaks inside the text would forge a second event. */
static void flatten(char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7F)
            *text = ' ';
}

/* The line leaves in one write, so that two threads never mix theirs. */
void ks_log(enum ks_log_level level, const char *room, const char *format, ...)
{
    char stamp[32] = "", text[LINE_BYTES - 128], line[LINE_BYTES];
    time_t now = time(NULL);
    struct tm utc;
    if (gmtime_r(&now, &utc))
        strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%SZ", &utc);
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, ks_staff_tr(format), args);
    va_end(args);
    flatten(text);
    int length =
        snprintf(line, sizeof line, "%s %s %.32s: %s\n", stamp, level_names[level], room, text);
    if (length > 0 && write(STDERR_FILENO, line, (size_t)length) < 0)
        return; /* nowhere left to say it */
}
