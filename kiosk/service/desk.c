/* What a desk can be asked. */
#include "service/parts.h"

enum ks_err ks_desk_check_open(const struct ks_desk *desk, struct ks_error *error)
{
    return desk->store != NULL ? KS_OK : ks_fail(error, KS_ERR_IO, "the database is not open");
}
