/* What the kioskctl commands have in common. */
#include "ctl/ctl.h"

#include <stdarg.h>
#include <string.h>

#include "base/i18n.h"

void ks_ctl_say(FILE *out, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vfprintf(out, ks_staff_tr(format), args); /* NOLINT(clang-analyzer-valist.Uninitialized) */
    va_end(args);
    fputc('\n', out);
}

int ks_ctl_fail(const struct ks_error *error)
{
    fprintf(stderr, "%s\n", error->text);
    return error->code == KS_ERR_INPUT ? KS_CTL_WRONG_USE : KS_CTL_FAILED;
}

int ks_ctl_refuse(const char *command, const char *text)
{
    ks_ctl_say(stderr, "kioskctl %s: %s", command, text);
    return KS_CTL_WRONG_USE;
}

int ks_ctl_refuse_use(const char *command, const char *rest)
{
    ks_ctl_say(stderr, "wrong use; write it as: kioskctl %s%s%s", command,
               rest[0] == '\0' ? "" : " ", ks_staff_tr(rest));
    return KS_CTL_WRONG_USE;
}

bool ks_ctl_take_flag(int *argc, char **argv, const char *flag)
{
    for (int i = 1; i < *argc; i++) {
        if (strcmp(argv[i], flag) != 0)
            continue;
        for (int k = i; k + 1 < *argc; k++)
            argv[k] = argv[k + 1];
        (*argc)--;
        return true;
    }
    return false;
}

void ks_ctl_print_json(struct ks_arena *arena, const struct ks_node *root)
{
    fputs(ks_node_write(arena, root), stdout);
}

bool ks_ctl_take_option(int *argc, char **argv, const char *flag, const char **out)
{
    for (int i = 1; i < *argc; i++) {
        if (strcmp(argv[i], flag) != 0)
            continue;
        if (i + 1 == *argc || argv[i + 1][0] == '\0' || strncmp(argv[i + 1], "--", 2) == 0)
            return false;
        *out = argv[i + 1];
        memmove(&argv[i], &argv[i + 2], (size_t)(*argc - i - 2) * sizeof *argv);
        *argc -= 2;
        return true;
    }
    return true;
}

enum { DAY_MINUTES = 24 * 60 };

bool ks_ctl_read_time(const char *text, bool is_end, int64_t *out)
{
    char day[KS_DATE_TEXT_BYTES] = "", rest = '\0';
    struct ks_date date;
    int hour = 0, minute = is_end ? DAY_MINUTES : 0;
    size_t length = strlen(text);
    if (length != 10 && length != 16)
        return false;
    memcpy(day, text, 10);
    if (length == 16) {
        bool is_time = (text[10] == 'T' || text[10] == ' ') &&
                       sscanf(text + 11, "%2d:%2d%c", &hour, &minute, &rest) == 2;
        if (!is_time || hour < 0 || hour > 24 || minute < 0 || minute > 59)
            return false;
        minute += hour * 60;
    }
    if (minute > DAY_MINUTES || ks_date_parse(day, &date, NULL) != KS_OK)
        return false;
    *out = ks_date_to_wall_ms(date, 0) + minute * INT64_C(60000);
    return true;
}

bool ks_ctl_has_store(const struct ks_ctl *ctl)
{
    if (ctl->store == NULL)
        ks_ctl_say(stderr, "The database %s is not open: kioskctl doctor says why", ctl->db_path);
    return ctl->store != NULL;
}

struct ks_desk ks_ctl_desk(const struct ks_ctl *ctl)
{
    return (struct ks_desk){.store = ctl->store, .content = ctl->content, .clock = ctl->clock};
}
