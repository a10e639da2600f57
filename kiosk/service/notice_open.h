/* Opening the sealed signature of a notice, for a dispute about it: on a machine of the court, with
 * the secret key that the kiosk does not keep. */
#ifndef KS_SERVICE_NOTICE_OPEN_H
#define KS_SERVICE_NOTICE_OPEN_H

#include "base/arena.h"
#include "service/notice_service.h"

/* Finds the receipt as ks_notice_find does, with its errors, and opens its signature with the file
 * `key_path` (court.key: 32 bytes public, 32 secret). `*svg` is the drawing as an SVG document, the
 * arena's. Besides: KS_ERR_NOT_FOUND or KS_ERR_INPUT when there is no such key file or it is none,
 * KS_ERR_CORRUPT when the signature was sealed to another key. Any thread. */
enum ks_err ks_notice_open(const struct ks_desk *desk, const char *data_dir, const char *typed,
                           const char *key_path, struct ks_arena *arena, const char **svg,
                           struct ks_error *error) KS_MUST_USE;

#endif
