/* The series of a kiosk whose line is cut. */
#include "domain/queue/offline.h"

#include <stdio.h>
#include <string.h>

enum { HALF = 50, HUNDRED = 100, MOST_SEQUENCE = 9999 };

static const char signs[] = "123456789ACEGHJKLMNPRTUVWXY";

const char *ks_offline_sign_letters(void)
{
    return strchr(signs, 'A');
}

bool ks_offline_has_series(struct ks_offline_origin origin)
{
    return origin.place >= 1 && origin.place < (int64_t)sizeof signs && origin.epoch >= 1;
}

static bool is_odd_machine(struct ks_offline_origin origin)
{
    return origin.epoch % 2 == 1;
}

void ks_offline_write_number(struct ks_offline_origin origin, int sequence,
                             char out[KS_TICKET_NUMBER_BYTES])
{
    int before = sequence - 1;
    out[0] = '\0';
    if (!ks_offline_has_series(origin) || sequence < 1 || sequence > MOST_SEQUENCE)
        return;
    int said = before / HALF * HUNDRED + before % HALF + 1 + (is_odd_machine(origin) ? 0 : HALF);
    snprintf(out, KS_TICKET_NUMBER_BYTES, "%c%c%02d", KS_OFFLINE_LETTER, signs[origin.place - 1],
             said);
}

/* Of digits alone, and written as it is written above; 0 for any other. */
static int read_said(const char *text)
{
    int said = 0;
    char again[16];
    for (const char *at = text; *at != '\0'; at++) {
        if (*at < '0' || *at > '9' || at - text > 5)
            return 0;
        said = 10 * said + *at - '0';
    }
    snprintf(again, sizeof again, "%02d", said);
    return strcmp(again, text) == 0 ? said : 0;
}

bool ks_offline_read_number(const char *number, int64_t *place, bool *is_odd, int *sequence)
{
    const char *sign =
        number[0] == KS_OFFLINE_LETTER && number[1] != '\0' ? strchr(signs, number[1]) : NULL;
    int said = sign != NULL ? read_said(number + 2) : 0, before = (said - 1) % HUNDRED;
    if (said < 1)
        return false;
    *place = sign - signs + 1;
    *is_odd = before < HALF;
    *sequence = (said - 1) / HUNDRED * HALF + before % HALF + 1;
    return *sequence <= MOST_SEQUENCE;
}

void ks_offline_write_series(struct ks_offline_origin origin, char out[KS_OFFLINE_SERIES_BYTES])
{
    out[0] = '\0';
    if (ks_offline_has_series(origin))
        snprintf(out, KS_OFFLINE_SERIES_BYTES, "%c%c.%lld", KS_OFFLINE_LETTER,
                 signs[origin.place - 1], (long long)origin.epoch);
}

int64_t ks_offline_came_ms(int64_t said_ms, int64_t contact_ms, int64_t now_ms, bool *is_estimated)
{
    int64_t came_ms = said_ms < contact_ms ? contact_ms : said_ms;
    came_ms = came_ms > now_ms ? now_ms : came_ms;
    *is_estimated = came_ms != said_ms;
    return came_ms;
}
