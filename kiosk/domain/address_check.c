/* Results of looks at addresses, as a table of words and a count of nights. */
#include "domain/address_check.h"

#include <string.h>

enum { FRESH_DAYS = 3 };

static const int64_t hour_ms = (int64_t)60 * 60 * 1000,
                     day_ms = (int64_t)KS_DAY_MINUTES * 60 * 1000;

static const char *const codes[KS_ADDRESS_RESULT_COUNT] = {
    [KS_ADDRESS_UNSEEN] = "",
    [KS_ADDRESS_WELL] = "well",
    [KS_ADDRESS_GONE] = "gone",
    [KS_ADDRESS_DENIED] = "denied",
    [KS_ADDRESS_BROKEN] = "broken",
    [KS_ADDRESS_NAMELESS] = "nameless",
    [KS_ADDRESS_REFUSED] = "refused",
    [KS_ADDRESS_UNREACHED] = "unreached",
    [KS_ADDRESS_SLOW] = "slow",
    [KS_ADDRESS_CUT] = "cut",
    [KS_ADDRESS_UNTRUSTED] = "untrusted",
    [KS_ADDRESS_BARRED] = "barred",
    [KS_ADDRESS_ELSEWHERE] = "elsewhere",
    [KS_ADDRESS_CIRCLING] = "circling",
    [KS_ADDRESS_NO_PROXY] = "no-proxy",
};

const char *ks_address_result_code(enum ks_address_result result)
{
    return codes[result];
}

enum ks_address_result ks_address_result_from_code(const char *code)
{
    for (int i = 0; i < KS_ADDRESS_RESULT_COUNT; i++)
        if (strcmp(codes[i], code) == 0)
            return (enum ks_address_result)i;
    return KS_ADDRESS_UNSEEN;
}

enum ks_address_result ks_address_result_of_status(int status)
{
    if (status >= 200 && status < 300)
        return KS_ADDRESS_WELL;
    if (status == 404 || status == 410)
        return KS_ADDRESS_GONE;
    return status >= 400 && status < 500 ? KS_ADDRESS_DENIED : KS_ADDRESS_BROKEN;
}

bool ks_address_is_unheard(enum ks_address_result result)
{
    return result == KS_ADDRESS_NAMELESS || result == KS_ADDRESS_REFUSED ||
           result == KS_ADDRESS_UNREACHED || result == KS_ADDRESS_SLOW ||
           result == KS_ADDRESS_NO_PROXY;
}

struct ks_date ks_address_night(int64_t now_ms)
{
    return ks_date_from_wall_ms(now_ms - (int64_t)KS_ADDRESS_NIGHT_MINUTE * 60 * 1000);
}

bool ks_address_is_due(const struct ks_address_check *check, int64_t now_ms)
{
    if (check->result == KS_ADDRESS_UNSEEN ||
        ks_date_compare(ks_address_night(check->at_ms), ks_address_night(now_ms)) != 0)
        return true;
    return ks_address_is_unheard(check->result) && now_ms - check->at_ms >= hour_ms;
}

static void note_failure(struct ks_address_check *check, int64_t now_ms, bool is_nightly)
{
    char night[KS_DATE_TEXT_BYTES];

    ks_date_format(ks_address_night(now_ms), night);
    if (check->since_ms == 0)
        check->since_ms = now_ms;
    if (!is_nightly || strcmp(check->night, night) == 0)
        return;
    check->nights++;
    memcpy(check->night, night, sizeof night);
}

void ks_address_check_note(struct ks_address_check *check, enum ks_address_result result,
                           int status, int64_t now_ms, bool is_nightly)
{
    check->result = result;
    check->status = status;
    check->at_ms = now_ms;
    if (result == KS_ADDRESS_WELL) {
        check->well_ms = now_ms;
        check->since_ms = 0;
        check->nights = 0;
        check->night[0] = '\0';
    } else {
        note_failure(check, now_ms, is_nightly);
    }
}

bool ks_address_is_fresh(const struct ks_address_check *check, int64_t now_ms)
{
    return check->result != KS_ADDRESS_UNSEEN && now_ms - check->at_ms <= FRESH_DAYS * day_ms &&
           check->at_ms - now_ms <= FRESH_DAYS * day_ms;
}

bool ks_address_is_amiss(const struct ks_address_check *check, int64_t now_ms)
{
    return check->nights >= KS_ADDRESS_FAILED_NIGHTS && ks_address_is_fresh(check, now_ms);
}
