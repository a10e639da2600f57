/* In which order letters give the pages whose words they sound like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "search/search.h"

static const struct ks_search_doc docs[] = {
    {1, 0, "邻里侵权的事", "", ""},
    {2, 0, "无关\n欠钱怎么要", "", ""},
    {3, 0, "无关", "借条 利息 担保 转账 欠钱", ""},
    {4, 0, "无关", "借条 欠钱", ""},
    {5, 0, "无关", "欠钱 借条", ""},
    {6, 0, "欠钱", "", ""},
    {7, 0, "无关", "欠钱不还", ""},
    {8, 0, "无关", "别人欠钱", ""},
};
enum { DOC_COUNT = sizeof docs / sizeof docs[0] };

static void a_whole_word_comes_before_a_beginning_and_that_before_a_run(void **state)
{
    static const int wanted[DOC_COUNT] = {6, 5, 4, 2, 3, 7, 1, 8};
    struct ks_search *search = NULL;
    int keys[DOC_COUNT], count = 0;
    (void)state;
    assert_int_equal(ks_search_open(&(struct ks_search_pack){.docs = docs, .doc_count = DOC_COUNT},
                                    &search, NULL),
                     KS_OK);
    assert_int_equal(ks_search_find(search, "qq", keys, DOC_COUNT, &count, NULL), KS_OK);
    ks_search_close(search);
    assert_int_equal(count, DOC_COUNT);
    assert_memory_equal(keys, wanted, sizeof wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_word_comes_before_a_beginning_and_that_before_a_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
