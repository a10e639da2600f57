/* Filling an error where it failed. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/i18n.h"
#include "base/utf8.h"

enum ks_err ks_fail(struct ks_error *error, enum ks_err code, const char *format, ...)
{
    if (!error)
        return code;
    error->code = code;
    va_list args;
    va_start(args, format);
    vsnprintf(error->text, sizeof error->text, ks_staff_tr(format), args);
    va_end(args);
    ks_utf8_mend(error->text);
    return code;
}
