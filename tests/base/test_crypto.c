#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/crypto.h"
#include "base/file.h"
#include "base/support.h"

static int start_crypto(void **state)
{
    (void)state;
    return ks_crypto_init(NULL) == KS_OK ? 0 : -1;
}

static void code_of(const uint8_t key[KS_CRYPTO_KEY_BYTES], const char *a, const char *b,
                    char out[KS_CRYPTO_CODE_BYTES])
{
    const struct ks_bytes parts[] = {{a, strlen(a)}, {b, strlen(b)}};
    ks_crypto_check_code(key, parts, 2, out);
}

static void a_check_code_is_twelve_plain_characters_in_three_groups(void **state)
{
    (void)state;
    const uint8_t key[KS_CRYPTO_KEY_BYTES] = {1};
    char code[KS_CRYPTO_CODE_BYTES];
    code_of(key, "2026-11", "items", code);
    assert_int_equal(strlen(code), 14);
    for (int i = 0; i < 14; i++)
        if (i == 4 || i == 9)
            assert_int_equal(code[i], '-');
        else
            assert_non_null(strchr("0123456789ABCDEFGHJKMNPQRSTVWXYZ", code[i]));
}

/* Worked out with Python: hashlib.blake2b(data, digest_size=32, key=bytes(32)). */
static void a_check_code_stays_the_same_from_release_to_release(void **state)
{
    (void)state;
    const uint8_t key[KS_CRYPTO_KEY_BYTES] = {0};
    char code[KS_CRYPTO_CODE_BYTES];
    code_of(key, "a", "bc", code);
    assert_string_equal(code, "TV9Y-1ABV-PMXS");
}

/* Worked out with Python: hashlib.blake2b(b"token", digest_size=16). */
static void a_digest_stays_the_same_from_release_to_release(void **state)
{
    (void)state;
    char digest[KS_CRYPTO_DIGEST_BYTES];
    ks_crypto_digest("token", 5, digest);
    assert_string_equal(digest, "b7ec0488fd6ac0b8ff79180aa04b7f75");
}

static void a_check_code_depends_on_key_parts_and_where_they_end(void **state)
{
    (void)state;
    const uint8_t key[KS_CRYPTO_KEY_BYTES] = {1}, other[KS_CRYPTO_KEY_BYTES] = {2};
    char a[KS_CRYPTO_CODE_BYTES], b[KS_CRYPTO_CODE_BYTES];
    code_of(key, "ab", "c", a);
    code_of(key, "ab", "c", b);
    assert_string_equal(a, b);
    code_of(key, "a", "bc", b);
    assert_string_not_equal(a, b);
    code_of(key, "ab", "d", b);
    assert_string_not_equal(a, b);
    code_of(other, "ab", "c", b);
    assert_string_not_equal(a, b);
}

static void a_typed_code_is_read_the_way_people_write(void **state)
{
    (void)state;
    assert_true(ks_crypto_is_code_equal("0A1B-2C3D-4E5F", "0A1B-2C3D-4E5F"));
    assert_true(ks_crypto_is_code_equal("0A1B-2C3D-4E5F", "oaib 2c3d 4e5f"));
    assert_true(ks_crypto_is_code_equal("0A1B-2C3D-4E5F", "0AlB2C3D4E5F"));
    assert_false(ks_crypto_is_code_equal("0A1B-2C3D-4E5F", "0A1B-2C3D-4E5G"));
    assert_false(ks_crypto_is_code_equal("0A1B-2C3D-4E5F", "0A1B-2C3D-4E5"));
    assert_false(ks_crypto_is_code_equal("0A1B-2C3D-4E5F", "0A1B-2C3D-4E5FF"));
    assert_false(ks_crypto_is_code_equal("0A1B-2C3D-4E5F", ""));
}

static void random_bytes_differ_each_time(void **state)
{
    (void)state;
    uint8_t a[32] = {0}, b[32] = {0}, none[32] = {0};
    ks_crypto_random(a, sizeof a);
    ks_crypto_random(b, sizeof b);
    assert_memory_not_equal(a, b, sizeof a);
    assert_memory_not_equal(a, none, sizeof a);
}

static void only_the_secret_key_opens_what_was_sealed(void **state)
{
    (void)state;
    uint8_t public_key[32], secret_key[32], other_public[32], other_secret[32];
    uint8_t sealed[9 + KS_CRYPTO_SEAL_BYTES];
    char opened[9] = {0};
    struct ks_error error = {0};
    ks_crypto_make_pair(public_key, secret_key);
    ks_crypto_make_pair(other_public, other_secret);
    assert_int_equal(ks_crypto_seal(public_key, "signature", 9, sealed, NULL), KS_OK);
    assert_int_equal(ks_crypto_unseal(public_key, secret_key, sealed, sizeof sealed, opened, NULL),
                     KS_OK);
    assert_memory_equal(opened, "signature", 9);
    assert_int_equal(
        ks_crypto_unseal(other_public, other_secret, sealed, sizeof sealed, opened, &error),
        KS_ERR_CORRUPT);
    assert_string_equal(error.text, "the sealed record was changed or belongs to another key");
}

static void a_changed_or_cut_seal_does_not_open(void **state)
{
    (void)state;
    uint8_t public_key[32], secret_key[32], sealed[4 + KS_CRYPTO_SEAL_BYTES], opened[4];
    struct ks_error error = {0};
    ks_crypto_make_pair(public_key, secret_key);
    for (size_t at = 0; at < sizeof sealed; at++) {
        assert_int_equal(ks_crypto_seal(public_key, "mark", 4, sealed, NULL), KS_OK);
        sealed[at] ^= 1;
        assert_int_equal(
            ks_crypto_unseal(public_key, secret_key, sealed, sizeof sealed, opened, NULL),
            KS_ERR_CORRUPT);
    }
    assert_int_equal(
        ks_crypto_unseal(public_key, secret_key, sealed, KS_CRYPTO_SEAL_BYTES - 1, opened, &error),
        KS_ERR_CORRUPT);
    assert_string_equal(error.text, "the sealed record is too short to be one");
}

static void a_public_key_that_is_none_is_refused(void **state)
{
    (void)state;
    const uint8_t none[KS_CRYPTO_KEY_BYTES] = {0};
    uint8_t sealed[1 + KS_CRYPTO_SEAL_BYTES];
    struct ks_error error = {0};
    assert_int_equal(ks_crypto_seal(none, "x", 1, sealed, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "the court's public key is not a usable key");
}

static void a_key_file_is_made_once_readable_by_its_owner_only(void **state)
{
    (void)state;
    struct test_folder folder;
    uint8_t first[32], second[32];
    struct stat info;
    test_folder_make(&folder);
    const char *path = test_folder_join(&folder, "check.key");
    assert_int_equal(ks_crypto_load_or_create_key(path, first, NULL), KS_OK);
    assert_int_equal(ks_crypto_load_or_create_key(path, second, NULL), KS_OK);
    assert_memory_equal(first, second, sizeof first);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    test_folder_remove(&folder);
}

static void a_damaged_key_file_is_told_and_left_as_it_is(void **state)
{
    (void)state;
    struct test_folder folder;
    uint8_t key[32];
    struct ks_error error = {0};
    struct stat info;
    test_folder_make(&folder);
    const char *path = test_folder_join(&folder, "check.key");
    assert_int_equal(ks_file_create_private(path, "short", 5, NULL), KS_OK);
    assert_int_equal(ks_crypto_load_or_create_key(path, key, &error), KS_ERR_CORRUPT);
    assert_non_null(strstr(error.text, "holds 5 bytes instead of 32"));
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_size, 5);
    test_folder_remove(&folder);
}

/* The first byte of the key, as an exit status. */
static int key_byte_in_child(const char *path, int gate)
{
    uint8_t key[32];
    char go;
    if (read(gate, &go, 1) < 0 || ks_crypto_load_or_create_key(path, key, NULL) != KS_OK)
        _exit(255);
    return key[0];
}

static void processes_starting_at_once_end_with_the_same_key(void **state)
{
    (void)state;
    struct test_folder folder;
    pid_t children[8];
    int gate[2], status = 0;
    uint8_t key[32];
    test_folder_make(&folder);
    const char *path = test_folder_join(&folder, "check.key");
    assert_int_equal(pipe(gate), 0);
    for (int i = 0; i < 8; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            close(gate[1]);
            _exit(key_byte_in_child(path, gate[0]));
        }
    }
    close(gate[0]);
    close(gate[1]);
    for (int i = 0; i < 8; i++) {
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        assert_int_equal(ks_crypto_load_or_create_key(path, key, NULL), KS_OK);
        assert_int_equal(WEXITSTATUS(status), key[0]);
    }
    test_folder_remove(&folder);
}

static void wiping_overwrites_every_byte(void **state)
{
    (void)state;
    uint8_t key[32], none[32] = {0};
    memset(key, 0xEE, sizeof key);
    ks_crypto_wipe(key, sizeof key);
    assert_memory_equal(key, none, sizeof key);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_check_code_is_twelve_plain_characters_in_three_groups),
        cmocka_unit_test(a_check_code_stays_the_same_from_release_to_release),
        cmocka_unit_test(a_digest_stays_the_same_from_release_to_release),
        cmocka_unit_test(a_check_code_depends_on_key_parts_and_where_they_end),
        cmocka_unit_test(a_typed_code_is_read_the_way_people_write),
        cmocka_unit_test(random_bytes_differ_each_time),
        cmocka_unit_test(only_the_secret_key_opens_what_was_sealed),
        cmocka_unit_test(a_changed_or_cut_seal_does_not_open),
        cmocka_unit_test(a_public_key_that_is_none_is_refused),
        cmocka_unit_test(a_key_file_is_made_once_readable_by_its_owner_only),
        cmocka_unit_test(a_damaged_key_file_is_told_and_left_as_it_is),
        cmocka_unit_test(processes_starting_at_once_end_with_the_same_key),
        cmocka_unit_test(wiping_overwrites_every_byte),
    };
    return cmocka_run_group_tests(tests, start_crypto, NULL);
}
