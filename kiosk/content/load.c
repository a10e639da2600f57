/* What reading, checking and tying share: a fault of the file being read, texts compared. */
#include <stdarg.h>
#include <string.h>

#include "content/faults.h"
#include "content/read.h"

void ks_load_fault(struct ks_load *load, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    ks_faults_add_args(load->faults, load->file, line, format, args);
    va_end(args);
}

bool ks_is_same_text(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}
