/* Pages with sources: how each is called, and the hash of what it says. */
#include "content/pack_fixture.h"

static struct ks_content *load_pack(const char *dir)
{
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    assert_int_equal(ks_content_load(dir, &content, &faults, NULL), KS_OK);
    ks_content_faults_destroy(&faults);
    return content;
}

static const struct ks_provenance *page_named(const struct ks_content *content, const char *name)
{
    for (int i = 0; i < content->legal_page_count; i++)
        if (strcmp(content->legal_pages[i].provenance->page, name) == 0)
            return content->legal_pages[i].provenance;
    fail_msg("no page is called %s", name);
    return NULL;
}

static void every_page_with_sources_has_a_name_of_its_own(void **state)
{
    (void)state;
    struct ks_content *content = load_pack(PACK_GOOD);
    assert_ptr_equal(page_named(content, "guides:labour"), &content->guides[2].provenance);
    assert_ptr_equal(page_named(content, "danger"), &content->danger.provenance);
    for (int i = 0; i < content->legal_page_count; i++) {
        const struct ks_provenance *page = content->legal_pages[i].provenance;
        assert_ptr_equal(page_named(content, page->page), page);
        assert_int_equal(strlen(page->sha), 64);
    }
    ks_content_free(content);
}

/* The hash of a page after the first `was` in a file has become `now`. */
static void read_sha(const char *file, const char *was, const char *now, const char *page,
                     char out[KS_CRYPTO_SHA_BYTES])
{
    struct pack_fixture pack;
    size_t bytes = 0;
    pack_create(&pack);
    const char *text = pack_read(&pack, file, &bytes), *at = strstr(text, was);
    assert_non_null(at);
    text = ks_arena_printf(&pack.arena, "%.*s%s%s", (int)(at - text), text, now, at + strlen(was));
    pack_write(&pack, file, text, strlen(text));
    struct ks_content *content = load_pack(pack.dir);
    memcpy(out, page_named(content, page)->sha, KS_CRYPTO_SHA_BYTES);
    ks_content_free(content);
    pack_destroy(&pack);
}

static void the_hash_of_a_page_is_of_its_words_and_of_its_notes(void **state)
{
    (void)state;
    char first[KS_CRYPTO_SHA_BYTES], other[KS_CRYPTO_SHA_BYTES];
    read_sha("court.json", "test.1", "test.2", "guides:divorce", first);
    read_sha("guides/03-labour.json", "\"number\": 3", "\"number\":  3", "guides:divorce", other);
    assert_string_equal(first, other);
    read_sha("guides/02-divorce.json", "\"number\": 2", "\"number\":  2", "guides:divorce", other);
    assert_string_equal(first, other);
    read_sha("guides/02-divorce.json", "离婚", "离婚的", "guides:divorce", other);
    assert_string_not_equal(first, other);
    read_sha("guides/divorce.en.md", "a", "an", "guides:divorce", other);
    assert_string_not_equal(first, other);
}

static void a_review_counts_while_the_page_says_the_same(void **state)
{
    (void)state;
    const struct ks_provenance page = {
        .checked = {2026, 5, 1}, .recheck = {2026, 11, 1}, .page = "danger", .sha = "aa"};
    struct ks_review reviews[] = {{.sha = "bb", .checked = {2026, 10, 1}, .recheck = {2027, 10, 1}},
                                  {.sha = "aa", .checked = {2026, 9, 1}, .recheck = {2027, 3, 1}}};
    struct ks_provenance found = ks_provenance_reviewed(&page, reviews, 2);
    assert_int_equal(ks_date_compare(found.checked, reviews[1].checked), 0);
    assert_int_equal(ks_date_compare(found.recheck, reviews[1].recheck), 0);
    found = ks_provenance_reviewed(&page, reviews, 1);
    assert_int_equal(ks_date_compare(found.recheck, page.recheck), 0);
    reviews[1].checked = (struct ks_date){2026, 4, 30}; /* the pack was compared after it */
    found = ks_provenance_reviewed(&page, reviews, 2);
    assert_int_equal(ks_date_compare(found.recheck, page.recheck), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_with_sources_has_a_name_of_its_own),
        cmocka_unit_test(the_hash_of_a_page_is_of_its_words_and_of_its_notes),
        cmocka_unit_test(a_review_counts_while_the_page_says_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
