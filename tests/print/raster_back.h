/* Reads PWG raster back, as a printer does: with libcups, page by page. */
#ifndef KS_TESTS_PRINT_RASTER_BACK_H
#define KS_TESTS_PRINT_RASTER_BACK_H

#include <cups/raster.h>
#include <fcntl.h>

#include "support.h"

/* One page: 1 byte a dot, 255 = white. */
struct raster_page {
    int width, height, dpi, bits, page_total;
    char size_name[64];
    uint8_t *dots; /* of the arena */
};

static inline void raster_read_row(const cups_page_header2_t *header, const uint8_t *row,
                                   uint8_t *out)
{
    for (unsigned x = 0; x < header->cupsWidth; x++)
        if (header->cupsBitsPerPixel == 8)
            out[x] = row[x];
        else
            out[x] = (row[x / 8] >> (7 - x % 8) & 1) != 0 ? 0 : 255;
}

/* Reads up to `most` pages of the file; how many there were. */
static inline int raster_read(struct ks_arena *arena, const char *path, struct raster_page *pages,
                              int most)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC), count = 0;
    cups_raster_t *raster = cupsRasterOpen(fd, CUPS_RASTER_READ);
    cups_page_header2_t header;

    assert_non_null(raster);
    for (; count < most && cupsRasterReadHeader2(raster, &header) != 0; count++) {
        struct raster_page *page = &pages[count];
        uint8_t *row = ks_arena_alloc(arena, header.cupsBytesPerLine);
        *page = (struct raster_page){
            .width = (int)header.cupsWidth,
            .height = (int)header.cupsHeight,
            .dpi = (int)header.HWResolution[0],
            .bits = (int)header.cupsBitsPerPixel,
            .page_total = (int)header.cupsInteger[CUPS_RASTER_PWG_TotalPageCount],
            .dots = ks_arena_alloc(arena, (size_t)header.cupsWidth * header.cupsHeight)};
        snprintf(page->size_name, sizeof page->size_name, "%.63s", header.cupsPageSizeName);
        for (unsigned y = 0; y < header.cupsHeight; y++) {
            assert_int_equal(cupsRasterReadPixels(raster, row, header.cupsBytesPerLine),
                             header.cupsBytesPerLine);
            raster_read_row(&header, row, page->dots + (size_t)y * header.cupsWidth);
        }
    }
    cupsRasterClose(raster);
    close(fd);
    return count;
}

/* Writes a page as a picture that zbarimg reads; returns its path. */
static inline const char *raster_to_picture(struct ks_arena *arena, const char *dir,
                                            const struct raster_page *page)
{
    const char *path = ks_arena_printf(arena, "%s/page.pgm", dir);
    FILE *stream = fopen(path, "wb");

    assert_non_null(stream);
    fprintf(stream, "P5\n%d %d\n255\n", page->width, page->height);
    fwrite(page->dots, 1, (size_t)page->width * (size_t)page->height, stream);
    fclose(stream);
    return path;
}

#endif
