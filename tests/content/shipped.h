/* The content that is shipped, loaded once for the tests of a file. */
#ifndef KS_TESTS_CONTENT_SHIPPED_H
#define KS_TESTS_CONTENT_SHIPPED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content/content.h"

static struct ks_content *shipped;

/* Set-up of a group of tests; tells what is wrong with the content. */
static inline int load_shipped(void **state)
{
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};

    (void)state;
    enum ks_err err = ks_content_load(KS_SOURCE_DIR "/assets/content", &shipped, &faults, &error);
    for (int i = 0; i < faults.count; i++)
        print_error("%s:%d: %s\n", faults.list[i].file, faults.list[i].line, faults.list[i].what);
    ks_content_faults_destroy(&faults);
    if (err != KS_OK)
        print_error("%s\n", error.text);
    return err == KS_OK ? 0 : -1;
}

static inline int free_shipped(void **state)
{
    (void)state;
    ks_content_free(shipped);
    return 0;
}

#endif
