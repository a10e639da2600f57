/* A picture of a frame as a PNG file. */
#include "platform/image.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "base/i18n.h"

#define FAST_COMPRESSION 3

static void pack_row(png_byte *out, const uint32_t *pixels, int count)
{
    for (int i = 0; i < count; i++) {
        out[3 * i] = (png_byte)(pixels[i] >> 16);
        out[3 * i + 1] = (png_byte)(pixels[i] >> 8);
        out[3 * i + 2] = (png_byte)pixels[i];
    }
}

/* False when libpng gave up; it comes back through setjmp. */
static bool write_rows(png_structp png, png_infop info, FILE *file, const struct ks_canvas *canvas,
                       png_byte *row)
{
    if (setjmp(png_jmpbuf(png)))
        return false;
    png_init_io(png, file);
    png_set_compression_level(png, FAST_COMPRESSION);
    png_set_IHDR(png, info, (png_uint_32)canvas->w, (png_uint_32)canvas->h, 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    for (int y = 0; y < canvas->h; y++) {
        pack_row(row, canvas->pixels + (ptrdiff_t)y * canvas->pitch_px, canvas->w);
        png_write_row(png, row);
    }
    png_write_end(png, info);
    return true;
}

static void keep_quiet(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void give_up(png_structp png, png_const_charp message)
{
    (void)message;
    png_longjmp(png, 1);
}

bool ks_image_write_png(FILE *file, const struct ks_canvas *canvas)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, give_up, keep_quiet);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    png_byte *row = malloc(3 * (size_t)canvas->w + 1);
    bool written = info && row && write_rows(png, info, file, canvas, row);
    free(row);
    png_destroy_write_struct(&png, &info);
    return written;
}

enum ks_err ks_image_save_png(const char *path, const struct ks_canvas *canvas,
                              struct ks_error *error)
{
    FILE *file = fopen(path, "wb");
    if (!file) {
        return ks_fail(error, KS_ERR_IO, "cannot write the picture %.200s: %s", path,
                       ks_staff_errno(errno));
    }
    bool written = ks_image_write_png(file, canvas);
    if (fclose(file) != 0 || !written) {
        return ks_fail(error, KS_ERR_IO, "cannot write the picture %.200s: is the disk full?",
                       path);
    }
    return KS_OK;
}

enum ks_err ks_image_encode_png(const struct ks_canvas *canvas, char **out, size_t *bytes,
                                struct ks_error *error)
{
    *out = NULL;
    *bytes = 0;
    FILE *file = open_memstream(out, bytes);
    bool written = file != NULL && ks_image_write_png(file, canvas);
    if (file != NULL && fclose(file) == 0 && written)
        return KS_OK;
    free(*out);
    *out = NULL;
    return ks_fail(error, KS_ERR_MEMORY, "out of memory");
}
