/* Libraries of the system that a program opens when it first needs what they do: the first page
 * waits for none that only printing, a database server or a voice wants.
 *
 * A file that is the door to one lists its functions once, as a macro of F(function), declares
 *     static struct { FUNCTIONS(KS_LIBRARY_POINTER) } door;
 *     static KS_LIBRARY_DOOR(open_door, "libname.so.1", FUNCTIONS, door)
 * and calls them as door.function(...) after open_door(error). */
#ifndef KS_BASE_LIBRARY_H
#define KS_BASE_LIBRARY_H

#include <stddef.h>

#include "base/err.h"

#define KS_LIBRARY_POINTER(function)                                                               \
    __typeof__(&(function)) function; /* its type is its header's */
#define KS_LIBRARY_NAME(function) #function,

struct ks_library {
    const char *file; /* as the loader finds it: libpq.so.5 */
    const char *const *names;
    size_t count;
    void *pointers; /* as many pointers to functions, in the same order; NULL until it is open */
};

/* Opens it and fills the pointers; does nothing the second time. It stays open until the program
 * ends. KS_ERR_NOT_FOUND: it is not installed, or has not all of these functions. Any thread. */
enum ks_err ks_library_open(const struct ks_library *library, struct ks_error *error) KS_MUST_USE;

/* The function that opens one: ks_library_open for this file, these functions and their place. */
#define KS_LIBRARY_DOOR(open_function, file_name, FUNCTIONS, door)                                 \
    enum ks_err open_function(struct ks_error *error)                                              \
    {                                                                                              \
        static const char *const functions[] = {FUNCTIONS(KS_LIBRARY_NAME)};                       \
        static const struct ks_library library = {                                                 \
            .file = (file_name),                                                                   \
            .names = functions,                                                                    \
            .count = sizeof functions / sizeof functions[0],                                       \
            .pointers = &(door),                                                                   \
        };                                                                                         \
        _Static_assert(sizeof(door) == sizeof functions, "a pointer for each name");               \
        return ks_library_open(&library, error);                                                   \
    }

#endif
