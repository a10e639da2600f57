#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <png.h>

#include "platform/image.h"

static void a_saved_picture_reads_back_pixel_for_pixel(void **state)
{
    (void)state;
    char path[] = "/tmp/ks-image-XXXXXX";
    struct ks_error error = {0};
    uint32_t pixels[4 * 3];
    for (uint32_t i = 0; i < 12; i++)
        pixels[i] = i * 0x123457u & 0xFFFFFF;
    const struct ks_canvas canvas = {pixels, 3, 3, 4}; /* one column of padding */
    close(mkstemp(path));
    assert_int_equal(ks_image_save_png(path, &canvas, &error), KS_OK);

    png_image image = {.version = PNG_IMAGE_VERSION};
    uint8_t rgb[3 * 3 * 3];
    assert_true(png_image_begin_read_from_file(&image, path));
    image.format = PNG_FORMAT_RGB;
    assert_int_equal(image.width, 3);
    assert_int_equal(image.height, 3);
    assert_true(png_image_finish_read(&image, NULL, rgb, 0, NULL));
    for (int y = 0; y < 3; y++) {
        for (int x = 0; x < 3; x++) {
            const uint8_t *p = rgb + (y * 3 + x) * 3;
            assert_int_equal(pixels[y * 4 + x], (uint32_t)(p[0] << 16 | p[1] << 8 | p[2]));
        }
    }
    unlink(path);
}

static void a_picture_that_cannot_be_written_names_its_file(void **state)
{
    (void)state;
    uint32_t pixel = 0;
    struct ks_error error = {0};
    const struct ks_canvas canvas = {&pixel, 1, 1, 1};
    assert_int_equal(ks_image_save_png("/nowhere/shot.png", &canvas, &error), KS_ERR_IO);
    assert_string_equal(error.text,
                        "cannot write the picture /nowhere/shot.png: No such file or directory");
    assert_int_equal(ks_image_save_png("/dev/full", &canvas, &error), KS_ERR_IO);
    assert_string_equal(error.text, "cannot write the picture /dev/full: is the disk full?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_saved_picture_reads_back_pixel_for_pixel),
        cmocka_unit_test(a_picture_that_cannot_be_written_names_its_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
