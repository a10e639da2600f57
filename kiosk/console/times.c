/* Moments of the court's wall clock. */
#include "console/times.h"

#include <ctype.h>
#include <string.h>

#include "domain/date.h"

/* Two digits behind `mark`, up to `most`; -1: there are none. */
static int two(const char **at, char mark, int most)
{
    const char *text = *at;

    if (text[0] != mark || !isdigit((unsigned char)text[1]) || !isdigit((unsigned char)text[2]))
        return -1;
    int value = (text[1] - '0') * 10 + text[2] - '0';
    *at += 3;
    return value <= most ? value : -1;
}

bool ks_time_parse(const char *text, int64_t *wall_ms)
{
    char day[KS_DATE_TEXT_BYTES] = "";
    struct ks_date date;
    const char *at = text + KS_DATE_TEXT_BYTES - 1;

    *wall_ms = 0;
    if (strlen(text) < KS_DATE_TEXT_BYTES)
        return false;
    memcpy(day, text, KS_DATE_TEXT_BYTES - 1);
    if (ks_date_parse(day, &date, NULL) != KS_OK)
        return false;
    int hour = two(&at, 'T', 23), minute = two(&at, ':', 59);
    int second = *at == ':' ? two(&at, ':', 59) : 0;
    if (hour < 0 || minute < 0 || second < 0 || strcmp(at, "+08:00") != 0)
        return false;
    *wall_ms = ks_date_to_wall_ms(date, hour * 60 + minute) + second * INT64_C(1000);
    return true;
}
