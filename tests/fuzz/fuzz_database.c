/* A database of which any bytes are others: it is used, kept aside as damaged, or left alone. */
#include "fuzz/fuzz.h"
#include "fuzz/hall_db.h"

void fuzz_prepare(void)
{
    hall_db_prepare();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    hall_db_clear();
    hall_db_write(hall_db_path(), data, bytes);
    /* What it was damaged in is gone with it: the fresh one serves. */
    if (!hall_db_work())
        fuzz_check(hall_db_work(), "the fresh database is damaged");
    return 0;
}
