/* Opens libraries while the program runs. */
#include "base/library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

/* All or none: whoever finds the first one there finds them all. */
static enum ks_err find_all(const struct ks_library *library, void *handle, struct ks_error *error)
{
    unsigned char *place = library->pointers;

    for (size_t i = library->count; i-- > 0;) {
        void *found = dlsym(handle, library->names[i]);
        if (found == NULL)
            return ks_fail(error, KS_ERR_NOT_FOUND, "%s is too old: it has no %s", library->file,
                           library->names[i]);
        memcpy(place + i * sizeof found, &found, sizeof found);
    }
    return KS_OK;
}

static enum ks_err open_first(const struct ks_library *library, struct ks_error *error)
{
    void *handle = dlopen(library->file, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL)
        return ks_fail(error, KS_ERR_NOT_FOUND, "%s cannot be opened: is it installed?",
                       library->file);
    enum ks_err err = find_all(library, handle, error);
    if (err != KS_OK)
        (void)dlclose(handle);
    return err;
}

enum ks_err ks_library_open(const struct ks_library *library, struct ks_error *error)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    void *first = NULL;

    pthread_mutex_lock(&lock);
    memcpy(&first, library->pointers, sizeof first);
    enum ks_err err = first != NULL ? KS_OK : open_first(library, error);
    pthread_mutex_unlock(&lock);
    return err;
}
