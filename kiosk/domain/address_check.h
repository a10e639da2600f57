/* Addresses that the content leads visitors to, looked at once a night: what came of it, which
 * night it is, and since when one fails. Pure: the time is always an argument. Any thread. */
#ifndef KS_DOMAIN_ADDRESS_CHECK_H
#define KS_DOMAIN_ADDRESS_CHECK_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/date.h"

enum ks_address_result {
    KS_ADDRESS_UNSEEN,    /* nobody has looked yet */
    KS_ADDRESS_WELL,      /* the page is there */
    KS_ADDRESS_GONE,      /* the server says that there is no such page */
    KS_ADDRESS_DENIED,    /* the server does not give it to a program; it may to a phone */
    KS_ADDRESS_BROKEN,    /* the server says that it is out of order, or nothing of use */
    KS_ADDRESS_NAMELESS,  /* from here on: no server was heard; no name server knows the host */
    KS_ADDRESS_REFUSED,   /* the host takes no line */
    KS_ADDRESS_UNREACHED, /* there is no way to it */
    KS_ADDRESS_SLOW,      /* no answer in time */
    KS_ADDRESS_CUT,       /* the line broke off */
    KS_ADDRESS_UNTRUSTED, /* the certificate is not good */
    KS_ADDRESS_BARRED,    /* the name means a machine of the house, which is not called */
    KS_ADDRESS_ELSEWHERE, /* it leads on to where the content may not lead */
    KS_ADDRESS_CIRCLING,  /* it leads on and on */
    KS_ADDRESS_NO_PROXY,  /* the proxy gives no way out */
    KS_ADDRESS_RESULT_COUNT,
};

/* The stable word: "well" "gone" "no-proxy" ..., "" for unseen; and back, UNSEEN for any other. */
const char *ks_address_result_code(enum ks_address_result result);
enum ks_address_result ks_address_result_from_code(const char *code);

/* What the answer of a server with that HTTP status is worth. */
enum ks_address_result ks_address_result_of_status(int status);

/* Whether it may be this machine's own way out that fails and no page: nothing was heard. */
bool ks_address_is_unheard(enum ks_address_result result);

/* What is known of an address; {0}: nothing. */
struct ks_address_check {
    enum ks_address_result result;
    int status;                     /* HTTP; 0: none was told */
    int64_t at_ms;                  /* when it was looked at last */
    int64_t well_ms;                /* when it was there last; 0: never */
    int64_t since_ms;               /* of the first failure behind that; 0: it does not fail */
    int nights;                     /* that it failed in a row, each once */
    char night[KS_DATE_TEXT_BYTES]; /* the last of them; "" */
};

/* Nights in a row that it failed, at which staff are told. */
enum { KS_ADDRESS_FAILED_NIGHTS = 2 };

/* Whether it is to be looked at: not yet in this night, or nothing was heard an hour ago, as this
 * machine may just have had no line. A clock that went back makes it due once. */
bool ks_address_is_due(const struct ks_address_check *check, int64_t now_ms);

/* What came of a look now. Only one of the nightly ones makes a failed night. */
void ks_address_check_note(struct ks_address_check *check, enum ks_address_result result,
                           int status, int64_t now_ms, bool is_nightly);

/* Whether it was looked at within three days: of an older result nobody knows whether it still
 * holds. And whether moreover it failed so many nights. */
bool ks_address_is_fresh(const struct ks_address_check *check, int64_t now_ms);
bool ks_address_is_amiss(const struct ks_address_check *check, int64_t now_ms);

/* At which minute of the day a night's look is due, in Shanghai, and the night that a moment
 * belongs to: the day on which it was due last. */
enum { KS_ADDRESS_NIGHT_MINUTE = 2 * 60 };
struct ks_date ks_address_night(int64_t now_ms);

#endif
