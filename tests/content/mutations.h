/* Specification by example: one change to the good pack, and every fault that must follow, which in
 * Chinese has no English, whether the program or only the thread that asks is told in Chinese.
 * Header only, one copy a test program. */
#ifndef KS_TESTS_CONTENT_MUTATIONS_H
#define KS_TESTS_CONTENT_MUTATIONS_H

#include "base/chinese.h"
#include "base/i18n.h"
#include "content/pack_fixture.h"

/* One change to the good pack and every fault that must follow from it. */
struct mutation {
    const char *name;
    const char *file;
    const char *find; /* NULL: the whole file becomes `put`; or goes, if that is NULL too */
    const char *put;
    const char *faults;
};

static inline void change_pack(struct pack_fixture *pack, const struct mutation *mutation)
{
    if (mutation->find)
        pack_replace(pack, mutation->file, mutation->find, mutation->put);
    else if (mutation->put)
        pack_write(pack, mutation->file, mutation->put, strlen(mutation->put));
    else
        assert_int_equal(unlink(pack_path(pack, mutation->file)), 0);
}

static inline void names_every_fault(void **state)
{
    const struct mutation *mutation = *state;
    struct pack_fixture pack;
    pack_create(&pack);
    change_pack(&pack, mutation);
    assert_string_equal(pack_faults(&pack), mutation->faults);
    ks_i18n_tell_staff_in(KS_LANG_ZH_CN);
    const char *chinese = pack_faults(&pack);
    ks_i18n_tell_staff_in(KS_LANG_EN);
    assert_chinese(chinese);
    if (mutation->faults[0] != '\0')
        assert_string_not_equal(chinese, mutation->faults);
    ks_i18n_tell_thread_in(KS_LANG_ZH_CN);
    assert_string_equal(pack_faults(&pack), chinese);
    ks_i18n_tell_thread_in(KS_LANG_COUNT);
    pack_destroy(&pack);
}

/* Fills one test a mutation, under its name. */
static inline void fill_mutations(struct CMUnitTest *tests, const struct mutation *mutations,
                                  int count)
{
    assert_int_equal(ks_i18n_init(KS_BUILD_DIR "/locale"), 0);
    for (int i = 0; i < count; i++)
        tests[i] = (struct CMUnitTest){.name = mutations[i].name,
                                       .test_func = names_every_fault,
                                       .initial_state = (void *)(uintptr_t)&mutations[i]};
}

#endif
