/* Any journey of a few steps: it is played to its end, or ends with a line and a sentence. */
#include <stdlib.h>
#include <string.h>

#include "app/journey.h"
#include "app/journey_private.h"
#include "base/file.h"
#include "fuzz/fuzz.h"

enum { MOST_BYTES = 300 };

static struct ks_options options = {
    .content = KS_SOURCE_DIR "/tests/content/good", .w = 600, .h = 800, .lang = KS_LANG_EN};

void fuzz_prepare(void)
{
    static const char *const steps[] = {
        "expect Welcome\ntap Filing guides\nexpect-not Welcome\nkey back\n",
        "clock 2026-11-23T14:00:00\nwait 80s\nwait 300ms\n",
        "taps Filing guides 3 in 2s\nswipe up\nswipe down\n",
        "tap Risk notice\nsign\ntype 0123\n",
        "printer paper-out\nexpect-print a\nexpect-no-print\nexpect-qr a\n",
        "call 1\nrecall 1\nstart 1\nfinish 1\nno-show 1\n",
        "disk full\ntap Mediation\ntap Take a number\ndisk free\n",
        "screenshot a.png\ncontrols a.json\n# a comment\n\n",
    };

    ks_i18n_init(KS_LOCALE_DIR);
    options.journey = fuzz_path("any.journey");
    options.out = fuzz_path("out");
    options.data = fuzz_path("data");
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        fuzz_add(NULL, steps[i], strlen(steps[i]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    struct ks_error error = {0};

    /* Pictures are written where the journey says: only into the folder. */
    if (bytes > MOST_BYTES || memchr(data, '/', bytes) != NULL)
        return 0;
    ks_file_remove_tree(options.out);
    ks_file_remove_tree(options.data);
    fuzz_write(options.journey, data, bytes);
    enum ks_err err = ks_journey_play(&options, &error);
    ks_journey_limit_files(false); /* the disk may still be full */
    fuzz_check(err == KS_OK || err == KS_ERR_STATE || err == KS_ERR_INPUT, error.text);
    fuzz_check(err == KS_OK || strncmp(error.text, options.journey, strlen(options.journey)) == 0,
               "no file and line in its text");
    return 0;
}
