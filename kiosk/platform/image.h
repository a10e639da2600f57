/* Pictures to files: what a journey leaves behind, and what a proof shows. */
#ifndef KS_PLATFORM_IMAGE_H
#define KS_PLATFORM_IMAGE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"
#include "draw/raster.h"

/* Writes `canvas` as an 8-bit RGB PNG; replaces an existing file. KS_ERR_IO names the file. Any
 * thread. */
enum ks_err ks_image_save_png(const char *path, const struct ks_canvas *canvas,
                              struct ks_error *error) KS_MUST_USE;

/* The same into memory: `*out`, owned by the caller, of `*bytes` bytes. KS_ERR_MEMORY. Any thread.
 */
enum ks_err ks_image_encode_png(const struct ks_canvas *canvas, char **out, size_t *bytes,
                                struct ks_error *error) KS_MUST_USE;

/* The same into `file`, which stays the caller's; false when it could not be written. Any thread.
 */
bool ks_image_write_png(FILE *file, const struct ks_canvas *canvas) KS_MUST_USE;

#endif
