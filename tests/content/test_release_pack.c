/* The pack of a release as a file: what was signed comes back, and nothing else is taken for it. */
#include "content/shelf_support.h"

/* One pack, written; and whom it may be of. */
struct written {
    struct shelf_desk desk;
    struct ks_release_pack pack;
    const char *text;
    size_t bytes;
    struct ks_signers signers;
};

static int setup(void **state)
{
    struct written *written = calloc(1, sizeof *written);

    assert_non_null(written);
    shelf_make(&written->desk);
    written->pack = shelf_pack(
        &written->desk,
        (struct ks_release_term){.number = 7, .base = 4, .from_ms = NOON, .until_ms = NOON + 1},
        NULL, 0);
    written->text = ks_release_pack_write(&written->pack, &written->bytes);
    assert_int_equal(ks_signers_load(written->desk.dir, &written->signers, NULL), KS_OK);
    *state = written;
    return 0;
}

static int teardown(void **state)
{
    struct written *written = *state;

    ks_release_pack_destroy(&written->pack);
    shelf_destroy(&written->desk);
    free(written);
    return 0;
}

/* Whether somebody would show what these bytes are. */
static enum ks_err take(const struct written *written, const char *text, size_t bytes,
                        struct ks_release_pack *out, struct ks_error *error)
{
    enum ks_err err = ks_release_pack_read(text, bytes, out, error);

    return err == KS_OK ? ks_release_pack_check(out, &written->signers, error) : err;
}

static bool is_taken(const struct written *written, const char *text, size_t bytes)
{
    struct ks_release_pack pack;
    bool is_good = take(written, text, bytes, &pack, NULL) == KS_OK;

    ks_release_pack_destroy(&pack);
    return is_good;
}

static void what_was_released_comes_back_byte_by_byte(void **state)
{
    struct written *written = *state;
    struct ks_release_pack back;

    assert_int_equal(take(written, written->text, written->bytes, &back, NULL), KS_OK);
    assert_int_equal(back.term.number, 7);
    assert_int_equal(back.term.base, 4);
    assert_int_equal(back.term.from_ms, NOON);
    assert_int_equal(back.term.until_ms, NOON + 1);
    assert_string_equal(back.sha, written->pack.sha);
    assert_true(ks_pack_files_are_same(&back.files, &written->pack.files));
    ks_release_pack_destroy(&back);
}

/* Every byte of the lines before the files, and a byte of every few of the files. */
static void one_bit_that_flipped_is_seen_wherever_it_is(void **state)
{
    struct written *written = *state;
    size_t head = written->bytes;
    char *text = malloc(written->bytes + 1);

    assert_non_null(text);
    memcpy(text, written->text, written->bytes + 1);
    for (int i = 0; i < written->pack.files.count; i++)
        head -= written->pack.files.list[i].bytes;
    for (size_t at = 0; at < written->bytes; at += at < head ? 1 : 199) {
        int bit = 1 << (at % 8);
        text[at] = (char)(text[at] ^ bit);
        if (is_taken(written, text, written->bytes))
            fail_msg("bit %d of byte %zu", bit, at);
        text[at] = (char)(text[at] ^ bit);
    }
    assert_true(is_taken(written, text, written->bytes));
    free(text);
}

static void one_that_is_cut_or_goes_on_behind_its_end_is_refused(void **state)
{
    struct written *written = *state;

    for (size_t bytes = 0; bytes < written->bytes; bytes += 97)
        assert_false(is_taken(written, written->text, bytes));
    assert_false(is_taken(written, written->text, written->bytes - 1));
    assert_false(is_taken(written, written->text, written->bytes + 1));
}

static void one_that_a_stranger_signed_or_nobody_is_refused_in_a_sentence(void **state)
{
    struct written *written = *state;
    struct ks_release_pack pack;
    struct ks_error error = {0};
    size_t bytes = 0;

    ks_release_pack_sign(&written->pack, written->desk.secret[2]);
    const char *text = ks_release_pack_write(&written->pack, &bytes);
    assert_int_equal(take(written, text, bytes, &pack, &error), KS_ERR_CORRUPT);
    assert_string_equal(error.text, "release 7 is not signed by anybody who is trusted here");
    ks_release_pack_destroy(&pack);
    ks_release_pack_seal(&written->pack);
    text = ks_release_pack_write(&written->pack, &bytes);
    assert_int_equal(take(written, text, bytes, &pack, &error), KS_ERR_CORRUPT);
    assert_string_equal(error.text, "release 7 is not signed by anybody who is trusted here");
    ks_release_pack_destroy(&pack);
}

static void one_of_a_later_program_is_refused_and_says_so(void **state)
{
    struct written *written = *state;
    struct ks_error error = {0};

    written->pack.program = KS_PACK_PROGRAM + 1;
    assert_int_equal(ks_release_pack_check(&written->pack, &written->signers, &error),
                     KS_ERR_VERSION);
    assert_string_equal(error.text,
                        "release 7 needs a newer version of the kiosk: update it first");
}

static void a_pack_of_a_release_is_read_wherever_a_folder_would_be(void **state)
{
    struct written *written = *state;
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};

    shelf_write(&written->desk, "0007.pack", written->text, written->bytes);
    assert_int_equal(ks_content_load(shelf_file(&written->desk, "0007.pack"), &content, &faults,
                                     &written->desk.error),
                     KS_OK);
    ks_content_free(content);
    ks_content_faults_destroy(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_released_comes_back_byte_by_byte, setup, teardown),
        cmocka_unit_test_setup_teardown(one_bit_that_flipped_is_seen_wherever_it_is, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(one_that_is_cut_or_goes_on_behind_its_end_is_refused, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            one_that_a_stranger_signed_or_nobody_is_refused_in_a_sentence, setup, teardown),
        cmocka_unit_test_setup_teardown(one_of_a_later_program_is_refused_and_says_so, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_pack_of_a_release_is_read_wherever_a_folder_would_be,
                                        setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
