/* The tests' ESC/POS printer as a program of its own, so that it outlives the kiosk that is killed:
 * says where it can be reached, then for each line on stdin of each slip it has cut since the last
 * how many lines of dots it has and a number that differs when the slip does: "LINES:MARK ...". The
 * strip that is cut off before a first slip, whatever hung out of the printer, is none. */
#include <inttypes.h>
#include <stdio.h>

#include "print/device.h"

enum { STRIP_LINES = 200 };

static uint64_t mark_of(struct device_slip slip)
{
    uint64_t mark = UINT64_C(0xcbf29ce484222325); /* FNV-1a */

    for (size_t i = 0; i < (size_t)slip.row_bytes * (size_t)slip.lines; i++)
        mark = (mark ^ slip.bits[i]) * UINT64_C(0x100000001b3);
    return mark;
}

int main(void)
{
    struct device *device = device_start((struct device_traits){0});
    char line[16];
    int told = 0;

    puts(device_url(device));
    fflush(stdout);
    while (fgets(line, sizeof line, stdin) != NULL) {
        for (int count = device_slip_count(device); told < count; told++) {
            struct device_slip slip = device_slip(device, told);
            if (slip.lines > STRIP_LINES)
                printf("%d:%016" PRIx64 " ", slip.lines, mark_of(slip));
        }
        putchar('\n');
        fflush(stdout);
    }
    device_stop(device);
    return 0;
}
