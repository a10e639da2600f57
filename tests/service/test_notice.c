#include <limits.h>

#include "base/file.h"
#include "service/notice_open.h"
#include "service/support.h"

static const struct ks_point strokes[] = {{10, 10}, {90, 40}, {-1, -1}, {30, 5}, {30, 60}};
enum { STROKE_COUNT = sizeof strokes / sizeof *strokes };

static struct ks_notice_service service_of(struct court *court)
{
    return (struct ks_notice_service){&court->desk, &court->content->risks[KS_RISK_ENFORCEMENT],
                                      court->folder};
}

static enum ks_err sign_now(struct court *court, struct ks_signed *out)
{
    struct ks_notice_service service = service_of(court);
    return ks_notice_sign(&service, strokes, STROKE_COUNT, out, &court->error);
}

static enum ks_err sign(struct court *court, char code[KS_CHECK_CODE_SIZE])
{
    struct ks_signed done;
    enum ks_err err = sign_now(court, &done);
    memcpy(code, done.code, sizeof done.code);
    return err;
}

static enum ks_err find(struct court *court, const char *typed, struct ks_found_notice *found)
{
    return ks_notice_find(&court->desk, court->folder, typed, found, &court->error);
}

static size_t read_key(struct court *court, const char *name, uint8_t *out, size_t size,
                       mode_t *mode)
{
    char path[160];
    struct stat status;
    snprintf(path, sizeof path, "%s/keys/%s", court->folder, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fstat(fileno(file), &status), 0);
    *mode = status.st_mode & 0777;
    size_t bytes = fread(out, 1, size, file);
    fclose(file);
    return bytes;
}

/* Whether any file of the database holds these bytes. */
static bool is_on_disk(struct court *court, const char *text)
{
    static const char *const suffixes[] = {"", "-wal"};
    static char bytes[1 << 20];
    for (int i = 0; i < 2; i++) {
        char path[224];
        snprintf(path, sizeof path, "%s%s", court->db_path, suffixes[i]);
        FILE *file = fopen(path, "rb");
        size_t size = file == NULL ? 0 : fread(bytes, 1, sizeof bytes, file);
        if (file != NULL)
            fclose(file);
        if (size > 0 && memmem(bytes, size, text, strlen(text)) != NULL)
            return true;
    }
    return false;
}

static void a_signature_gets_a_code_that_is_found_again(void **state)
{
    struct court *court = *state;
    struct ks_found_notice found;
    char code[KS_CHECK_CODE_SIZE], typed[32];
    assert_int_equal(sign(court, code), KS_OK);
    assert_int_equal(strlen(code), 14);
    snprintf(typed, sizeof typed, " %.4s%.4s %.4s", code, code + 5, code + 10);
    for (char *c = typed; *c != '\0'; c++)
        *c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
    assert_int_equal(find(court, typed, &found), KS_OK);
    assert_string_equal(found.code, code);
    assert_string_equal(found.version, "2026-11-22");
    assert_int_equal(found.signed_ms, court->time.wall_ms);
}

/* Sealed as such: whoever opens it sees that nobody wrote it by hand. */
static void a_mark_is_stored_as_a_mark(void **state)
{
    struct court *court = *state;
    struct ks_notice_service service = service_of(court);
    struct ks_arena arena = {0};
    struct ks_signed by_hand, by_mark;
    const char *hand = NULL, *mark = NULL;
    char key[PATH_MAX];

    assert_int_equal(ks_notice_sign(&service, strokes, STROKE_COUNT, &by_hand, &court->error),
                     KS_OK);
    service.is_mark = true;
    assert_int_equal(ks_notice_sign(&service, strokes, STROKE_COUNT, &by_mark, &court->error),
                     KS_OK);
    assert_true(by_mark.is_mark && !by_hand.is_mark);
    snprintf(key, sizeof key, "%s/keys/court.key", court->folder);
    assert_int_equal(ks_notice_open(&court->desk, court->folder, by_hand.code, key, &arena, &hand,
                                    &court->error),
                     KS_OK);
    assert_int_equal(ks_notice_open(&court->desk, court->folder, by_mark.code, key, &arena, &mark,
                                    &court->error),
                     KS_OK);
    assert_non_null(strstr(mark, "made with a button"));
    assert_null(strstr(hand, "made with a button"));
    assert_string_equal(strstr(mark, "<path"), strstr(hand, "<path")); /* the same strokes */
    ks_arena_destroy(&arena);
}

static void the_time_given_back_is_that_of_signing(void **state)
{
    struct court *court = *state;
    struct ks_signed done;
    struct ks_found_notice found;
    const int64_t then = court->time.wall_ms;
    assert_int_equal(sign_now(court, &done), KS_OK);
    court->time.wall_ms += 5 * MINUTE_MS; /* the printer was out of paper */
    assert_int_equal(done.signed_ms, then);
    assert_int_equal(find(court, done.code, &found), KS_OK);
    assert_int_equal(found.signed_ms, done.signed_ms);
}

/* Changes one byte of the receipt's row on the disk, `offset` bytes after its first item, as
 * someone with another program could. */
static void alter_row(struct court *court, long offset)
{
    static const char item[] = "no-property";
    static char bytes[1 << 20];
    struct ks_store_opening opening;
    ks_store_close(court->store);
    court->store = court->desk.store = NULL;
    FILE *file = fopen(court->db_path, "r+b");
    assert_non_null(file);
    size_t size = fread(bytes, 1, sizeof bytes, file);
    const char *at = memmem(bytes, size, item, sizeof item - 1);
    assert_non_null(at);
    long place = at - bytes + (long)sizeof item - 1 + offset;
    assert_int_equal(fseek(file, place, SEEK_SET), 0);
    fputc(bytes[place] ^ 1, file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(
        ks_store_open(court->db_path, court->time.wall_ms, &court->store, &opening, &court->error),
        KS_OK);
    court->desk.store = court->store;
    assert_false(opening.was_corrupt);
}

/* The row: code, version, items, signature, 6 bytes of time. */
static void a_row_that_was_altered_no_longer_gives_its_code(void **state)
{
    struct court *court = *state;
    enum {
        SIGNATURE = sizeof ",two-years" - 1,
        TIME = SIGNATURE + sizeof "10,10\n90,40\n-1,-1\n30,5\n30,60\n" - 1 + KS_CRYPTO_SEAL_BYTES,
    };
    const struct {
        const char *what;
        long offset;
    } changes[] = {
        {"the version", -(long)sizeof "no-property"},
        {"the last item", SIGNATURE - 1},
        {"the signature's first byte", SIGNATURE},
        {"the signature's last byte", TIME - 1},
        {"the time", TIME + 5},
    };
    struct ks_signed done;
    struct ks_found_notice found;
    char sentence[160];
    assert_int_equal(sign_now(court, &done), KS_OK);
    snprintf(sentence, sizeof sentence,
             "The receipt %s was altered: what is stored does not give this check code (or "
             "check.key is not the one it was signed with)",
             done.code);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        print_message("%s\n", changes[i].what);
        alter_row(court, changes[i].offset);
        assert_int_equal(find(court, done.code, &found), KS_ERR_CORRUPT);
        assert_string_equal(court->error.text, sentence);
        assert_string_equal(found.code, done.code);
        assert_string_equal(found.version, "");
        alter_row(court, changes[i].offset);
        assert_int_equal(find(court, done.code, &found), KS_OK);
    }
}

static void a_missing_check_key_is_named_and_not_made_anew(void **state)
{
    struct court *court = *state;
    char code[KS_CHECK_CODE_SIZE], path[160];
    struct ks_found_notice found;
    assert_int_equal(sign(court, code), KS_OK);
    snprintf(path, sizeof path, "%s/keys/check.key", court->folder);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(find(court, code, &found), KS_ERR_IO);
    assert_non_null(strstr(court->error.text, "/keys/check.key is missing; put it back"));
    assert_int_not_equal(access(path, F_OK), 0);
    /* Nor by the next signature: the older receipts would look altered for ever. */
    assert_int_equal(sign(court, code), KS_ERR_IO);
    assert_non_null(strstr(court->error.text, "are missing, and notices were signed with them"));
    assert_int_not_equal(access(path, F_OK), 0);
}

/* As a stick pulled out early, a disk that lost power or a wrong copy leave it. */
static void a_key_that_was_torn_is_named_and_signs_nothing(void **state)
{
    struct court *court = *state;
    static const struct {
        const char *name;
        size_t bytes, zeros; /* what is left of it, and how much of that is zeros */
        const char *text;
    } rows[] = {
        {"check.key", 32, 32, "/keys/check.key was damaged or is another key than "},
        {"check.key", 32, 8, "/keys/check.key was damaged or is another key than "},
        {"check.key", 31, 0, "/keys/check.key is not a key of the court: put the right"},
        {"check.key", 0, 0, "/keys/check.key is not a key of the court: put the right"},
        {"court.pub", 32, 16, "/keys/court.pub was damaged or is another key than "},
        {"court.pub", 20, 0, "/keys/court.pub is not a key of the court: put the right"},
    };
    char code[KS_CHECK_CODE_SIZE], other[KS_CHECK_CODE_SIZE];
    struct ks_found_notice found;
    assert_int_equal(sign(court, code), KS_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint8_t whole[32], torn[32];
        mode_t mode;
        char path[160];
        print_message("%s, %zu bytes\n", rows[i].name, rows[i].bytes);
        assert_int_equal(read_key(court, rows[i].name, whole, sizeof whole, &mode), 32);
        memcpy(torn, whole, sizeof torn);
        memset(torn + 32 - rows[i].zeros, 0, rows[i].zeros);
        snprintf(path, sizeof path, "%s/keys/%s", court->folder, rows[i].name);
        assert_int_equal(ks_file_write_atomic(path, torn, rows[i].bytes, NULL), KS_OK);
        assert_int_equal(sign(court, other), KS_ERR_CORRUPT);
        assert_non_null(strstr(court->error.text, rows[i].text));
        assert_int_equal(ks_notice_check_keys(court->folder, &court->error), KS_ERR_CORRUPT);
        assert_non_null(strstr(court->error.text, rows[i].text));
        assert_int_equal(find(court, code, &found),
                         strcmp(rows[i].name, "check.key") == 0 ? KS_ERR_CORRUPT : KS_OK);
        assert_int_equal(ks_file_write_atomic(path, whole, sizeof whole, NULL), KS_OK);
        assert_int_equal(ks_notice_check_keys(court->folder, NULL), KS_OK);
    }
    assert_int_equal(sign(court, other), KS_OK);
}

static void keys_of_an_earlier_version_get_their_sums(void **state)
{
    struct court *court = *state;
    char code[KS_CHECK_CODE_SIZE], path[160];
    assert_int_equal(sign(court, code), KS_OK);
    snprintf(path, sizeof path, "%s/keys/check.key.sum", court->folder);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(ks_notice_check_keys(court->folder, NULL), KS_OK);
    assert_int_equal(sign(court, code), KS_OK);
    assert_int_equal(access(path, F_OK), 0);
}

static void what_is_no_code_is_told_apart_from_one_not_stored(void **state)
{
    struct court *court = *state;
    struct ks_found_notice found;
    static const char *const wrong[] = {"", "ABCD", "ABCD-EFGH-JKMNP", "ABCD-EFGH-JKM!",
                                        "ABCD-EFGH-JKMU"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(find(court, wrong[i], &found), KS_ERR_INPUT);
        assert_string_equal(court->error.text, "This is not a check code: it has 12 letters and "
                                               "digits, like 0A1B-2C3D-4E5F");
    }
    assert_int_equal(find(court, "oilo-0000-0000", &found), KS_ERR_NOT_FOUND);
    assert_string_equal(found.code, "0110-0000-0000");
}

static void the_same_signature_twice_has_two_codes(void **state)
{
    struct court *court = *state;
    char one[KS_CHECK_CODE_SIZE], two[KS_CHECK_CODE_SIZE];
    assert_int_equal(sign(court, one), KS_OK);
    assert_int_equal(sign(court, two), KS_OK);
    assert_string_not_equal(one, two);
}

static void the_keys_are_made_once_and_are_private(void **state)
{
    struct court *court = *state;
    char code[KS_CHECK_CODE_SIZE];
    uint8_t check[100], pair[100], public_key[100], again[100];
    mode_t mode;
    assert_int_equal(sign(court, code), KS_OK);
    assert_int_equal(read_key(court, "check.key", check, sizeof check, &mode), 32);
    assert_int_equal(mode, 0600);
    assert_int_equal(read_key(court, "court.key", pair, sizeof pair, &mode), 64);
    assert_int_equal(mode, 0600);
    assert_int_equal(read_key(court, "court.pub", public_key, sizeof public_key, &mode), 32);
    assert_memory_equal(public_key, pair, 32);
    assert_int_equal(sign(court, code), KS_OK);
    assert_int_equal(read_key(court, "court.key", again, sizeof again, &mode), 64);
    assert_memory_equal(pair, again, 64);
}

static void without_the_secret_key_it_still_seals_and_a_lost_public_key_comes_back(void **state)
{
    struct court *court = *state;
    char code[KS_CHECK_CODE_SIZE], secret[160], public_path[160];
    uint8_t before[64], after[64];
    mode_t mode;
    assert_int_equal(sign(court, code), KS_OK);
    assert_int_equal(read_key(court, "court.pub", before, sizeof before, &mode), 32);
    snprintf(public_path, sizeof public_path, "%s/keys/court.pub", court->folder);
    snprintf(secret, sizeof secret, "%s/keys/court.key", court->folder);
    assert_int_equal(unlink(public_path), 0);
    assert_int_equal(sign(court, code), KS_OK);
    assert_int_equal(read_key(court, "court.pub", after, sizeof after, &mode), 32);
    assert_memory_equal(before, after, 32);
    assert_int_equal(unlink(secret), 0);
    assert_int_equal(sign(court, code), KS_OK);
    assert_int_not_equal(access(secret, F_OK), 0);
}

static void the_strokes_reach_the_disk_only_sealed(void **state)
{
    struct court *court = *state;
    char code[KS_CHECK_CODE_SIZE];
    assert_int_equal(sign(court, code), KS_OK);
    assert_true(is_on_disk(court, code));
    assert_true(is_on_disk(court, "no-property,two-years"));
    assert_false(is_on_disk(court, "10,10\n90,40"));
}

static void a_damaged_key_stores_nothing(void **state)
{
    struct court *court = *state;
    char code[KS_CHECK_CODE_SIZE], path[160];
    assert_int_equal(sign(court, code), KS_OK);
    snprintf(path, sizeof path, "%s/keys/court.pub", court->folder);
    assert_int_equal(truncate(path, 31), 0);
    assert_int_equal(sign(court, code), KS_ERR_CORRUPT);
    assert_non_null(
        strstr(court->error.text, "court.pub is not a key of the court: put the right file back"));
    assert_string_equal(code, "");
}

static void an_empty_signature_is_refused(void **state)
{
    struct court *court = *state;
    struct ks_notice_service service = service_of(court);
    const struct ks_point lifts[] = {{-1, -1}, {-1, -1}};
    struct ks_signed done;
    assert_int_equal(ks_notice_sign(&service, lifts, 2, &done, &court->error), KS_ERR_INPUT);
    assert_string_equal(court->error.text, "There is no signature yet");
    assert_int_equal(ks_notice_sign(&service, NULL, 0, &done, &court->error), KS_ERR_INPUT);
    assert_string_equal(done.code, "");
    assert_int_equal(done.signed_ms, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURT_TEST(a_signature_gets_a_code_that_is_found_again),
        COURT_TEST(a_mark_is_stored_as_a_mark),
        COURT_TEST(the_time_given_back_is_that_of_signing),
        COURT_TEST(a_row_that_was_altered_no_longer_gives_its_code),
        COURT_TEST(a_missing_check_key_is_named_and_not_made_anew),
        COURT_TEST(a_key_that_was_torn_is_named_and_signs_nothing),
        COURT_TEST(keys_of_an_earlier_version_get_their_sums),
        COURT_TEST(what_is_no_code_is_told_apart_from_one_not_stored),
        COURT_TEST(the_same_signature_twice_has_two_codes),
        COURT_TEST(the_keys_are_made_once_and_are_private),
        COURT_TEST(without_the_secret_key_it_still_seals_and_a_lost_public_key_comes_back),
        COURT_TEST(the_strokes_reach_the_disk_only_sealed),
        COURT_TEST(a_damaged_key_stores_nothing),
        COURT_TEST(an_empty_signature_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
