/* Inside of the queue's use cases: when a kiosk goes on with numbers of its own. */
#ifndef KS_SERVICE_QUEUE_OFFLINE_PRIVATE_H
#define KS_SERVICE_QUEUE_OFFLINE_PRIVATE_H

#include "domain/queue/offline.h"
#include "service/parts.h"
#include "service/queue_service.h"
#include "store/store.h"

/* A desk whose hall is the kiosk's own file. */
struct ks_own_desk {
    struct ks_desk desk;
    struct ks_offline_origin origin;
    char series[KS_OFFLINE_SERIES_BYTES];
};

/* Whether the gesture has its number there already; `out` is the desk to go on with. */
bool ks_queue_is_own(const struct ks_desk *desk, const char *token, struct ks_own_desk *out);
/* The same of a number or a print job by its id. */
bool ks_queue_is_own_id(const struct ks_desk *desk, int64_t id, struct ks_own_desk *out);
/* Whether the line is known to be cut, and the kiosk can give such a number itself: for one visitor
 * without an appointment, as it knows of no others. */
bool ks_queue_is_cut(const struct ks_desk *desk, const struct ks_take_request *request,
                     struct ks_own_desk *out);
/* Whether it may be that, of a kiosk that can go on by itself. */
bool ks_queue_is_line_trouble(const struct ks_desk *desk, enum ks_err err);
/* What came of asking the hall: notes that the line is cut. */
void ks_queue_note_failure(const struct ks_desk *desk, enum ks_err err);

/* Has the wish be for the next number of the series of the desk, at a time that can be: `day` has
 * room for KS_DATE_TEXT_BYTES. Nothing for a desk of the hall. */
enum ks_err ks_queue_write_own_wish(const struct ks_desk *desk, struct ks_reservation *wanted,
                                    char *day, struct ks_error *error) KS_MUST_USE;
/* The number is given: so that it is not given again, whatever becomes of the kiosk's own file. */
void ks_queue_note_own(const struct ks_desk *desk, const struct ks_ticket *ticket);

#endif
