#include "content/pack_fixture.h"

/* JSON cut anywhere is not JSON. Prose cut between two blocks is still prose, so for Markdown only
 * "no crash" holds, and a fault where a character is cut in two. */
static bool is_cut_in_a_character(const char *text, size_t at)
{
    return ((unsigned char)text[at] & 0xc0) == 0x80;
}

static void cut_file(struct pack_fixture *pack, const char *name)
{
    size_t bytes = 0;
    const char *text = pack_read(pack, name, &bytes);
    bool is_json = strstr(name, ".json") != NULL;
    for (size_t at = 0; at + 2 < bytes; at += 50) {
        pack_write(pack, name, text, at);
        const char *faults = pack_faults(pack);
        if (is_json || at == 0 || is_cut_in_a_character(text, at))
            assert_string_not_equal(faults, "");
        if (faults[0])
            assert_non_null(strstr(faults, name));
    }
    pack_write(pack, name, text, bytes);
}

static void a_file_cut_anywhere_is_a_fault_and_never_a_crash(void **state)
{
    (void)state;
    struct pack_fixture pack;
    pack_create(&pack);
    for (int i = 0; i < PACK_FILE_COUNT; i++)
        cut_file(&pack, pack_files[i]);
    assert_string_equal(pack_faults(&pack), "");
    pack_destroy(&pack);
}

/* Every value of every file in turn becomes something of another kind. */
static void damage_file(struct pack_fixture *pack, const char *name, char put)
{
    size_t bytes = 0;
    char *text = pack_read(pack, name, &bytes);
    for (size_t at = 7; at < bytes; at += 53) {
        char kept = text[at];
        text[at] = put;
        pack_write(pack, name, text, bytes);
        pack_faults(pack);
        text[at] = kept;
    }
    pack_write(pack, name, text, bytes);
}

static void a_byte_changed_anywhere_is_never_a_crash(void **state)
{
    (void)state;
    static const char puts[] = {'\0', '\xff', '"', '[', '\n', '0'};
    struct pack_fixture pack;
    pack_create(&pack);
    for (int i = 0; i < PACK_FILE_COUNT; i++)
        for (size_t k = 0; k < sizeof puts; k++)
            damage_file(&pack, pack_files[i], puts[k]);
    assert_string_equal(pack_faults(&pack), "");
    pack_destroy(&pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_cut_anywhere_is_a_fault_and_never_a_crash),
        cmocka_unit_test(a_byte_changed_anywhere_is_never_a_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
