/* Inside of the queue's use cases. */
#ifndef KS_SERVICE_QUEUE_PRIVATE_H
#define KS_SERVICE_QUEUE_PRIVATE_H

#include "content/content.h"
#include "domain/opening.h"
#include "service/desk.h"
#include "service/queue_service.h"
#include "store/store_print_jobs.h"

/* The hours and closings of a line as the rules want them, NULL: the hours of all lines and what
 * closes the hall; borrows from content and arena. */
struct ks_opening ks_queue_make_opening(const struct ks_content *content,
                                        const struct ks_service_line *line, struct ks_arena *arena);

/* What stands on the slip of a number and on its page: how many are before it, how long that may
 * take (without an estimate both ends stay 0), its check, of two parties how it is with both. */
enum ks_err ks_queue_estimate(const struct ks_desk *desk, struct ks_take_result *result,
                              struct ks_error *error) KS_MUST_USE;

/* The wishes of service/queue_service.h, asked of the desk's own hall alone. */
enum ks_err ks_number_take(const struct ks_desk *desk, const struct ks_take_request *request,
                           struct ks_take_result *result, struct ks_error *error) KS_MUST_USE;
enum ks_err ks_number_accept_on_screen(const struct ks_desk *desk,
                                       const struct ks_take_request *request,
                                       struct ks_take_result *result,
                                       struct ks_error *error) KS_MUST_USE;
enum ks_err ks_number_confirm_paper(const struct ks_desk *desk,
                                    const struct ks_take_request *request,
                                    struct ks_take_result *result,
                                    struct ks_error *error) KS_MUST_USE;
enum ks_err ks_number_print_again(const struct ks_desk *desk, const struct ks_take_request *request,
                                  struct ks_take_result *result,
                                  struct ks_error *error) KS_MUST_USE;

/* Prints the slip of a number by a job that is there already; what becomes of it stands in the
 * result. A RESERVED number waits from then on. */
enum ks_err ks_queue_put_on_paper(const struct ks_desk *desk, const struct ks_take_request *request,
                                  const struct ks_print_record *job, struct ks_take_result *result,
                                  struct ks_error *error) KS_MUST_USE;

#endif
