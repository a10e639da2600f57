/* Files that root made in somebody else's folder, given to whom the folder belongs. */
#ifndef KS_BASE_OWNERSHIP_H
#define KS_BASE_OWNERSHIP_H

#include "base/err.h"

/* When root runs this: what the programs made in the data folder `folder`, and below it, becomes
 * its owner's where it is root's, so that the kiosk's user can go on after "sudo kioskctl". Links
 * are not followed, other disks are left alone, and a file with a second name stays as it is: it
 * may be somebody else's. `also` (NULL-terminated, may be NULL) are beginnings of names that the
 * configuration gives: the database, a folder for slips. Does nothing for others, or where the
 * folder itself is root's. Any thread. */
void ks_ownership_give_back(const char *folder, const char *const *also);

/* Makes the folder `path` if it is not there. What root makes in somebody's folder is his. */
enum ks_err ks_ownership_make_folder(const char *path, struct ks_error *error) KS_MUST_USE;

#endif
