/* A backup of which any bytes are others: it takes the database's place and serves, or is refused
 * with a sentence, and then the database is as it was. */
#include <string.h>

#include "base/file.h"
#include "fuzz/fuzz.h"
#include "fuzz/hall_db.h"
#include "store/store.h"

static const char *backup, *again;

void fuzz_prepare(void)
{
    backup = fuzz_path("backup.db");
    again = fuzz_path("again.db");
    hall_db_prepare();
}

static void check_unchanged(const char *path)
{
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    char *before = NULL, *after = NULL;
    size_t bytes_before = 0, bytes_after = 0;

    hall_db_write(again, NULL, 0);
    fuzz_check(ks_file_read_all(again, &arena, &before, &bytes_before, &error) == KS_OK &&
                   ks_file_read_all(path, &arena, &after, &bytes_after, &error) == KS_OK,
               error.text);
    fuzz_check(bytes_before == bytes_after && memcmp(before, after, bytes_after) == 0,
               "refused, and the database is another");
    ks_arena_destroy(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    struct ks_error error = {0};
    char aside[600] = "";

    hall_db_clear();
    hall_db_write(hall_db_path(), NULL, 0);
    hall_db_write(backup, data, bytes);
    enum ks_err err =
        ks_store_restore(backup, hall_db_path(), HALL_DB_NOW, aside, sizeof aside, &error);
    fuzz_check(err == KS_OK || error.text[0] != '\0', "refused without a word");
    fuzz_check((err == KS_OK) == (aside[0] != '\0'), "kept aside, and yet refused");
    if (err != KS_OK)
        check_unchanged(hall_db_path());
    else
        fuzz_check(hall_db_work(), "what was put in place is damaged");
    return 0;
}
