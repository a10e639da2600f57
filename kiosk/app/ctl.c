/* What the kioskctl commands have in common. */
#include "app/ctl.h"

#include <stdio.h>

int ks_ctl_fail(const struct ks_error *error)
{
    fprintf(stderr, "%s\n", error->text);
    return error->code == KS_ERR_INPUT ? KS_CTL_WRONG_USE : KS_CTL_FAILED;
}

bool ks_ctl_has_store(const struct ks_ctl *ctl)
{
    if (ctl->store == NULL)
        fprintf(stderr, "The database %s is not open: kioskctl doctor says why\n", ctl->db_path);
    return ctl->store != NULL;
}
