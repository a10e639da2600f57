/* What the fuzz targets share: a folder in memory that tests/fuzz/run makes and removes, and the
 * first inputs. Each target says what these are, and gives libFuzzer its LLVMFuzzerTestOneInput. */
#ifndef KS_TESTS_FUZZ_FUZZ_H
#define KS_TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* libFuzzer's own names. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

/* The target's: adds its first inputs, out of the repository's own files, and makes ready what all
 * inputs share. Called once. */
void fuzz_prepare(void);

/* Adds one of the first inputs: `head` (any text, or NULL) and `data` behind it. */
void fuzz_add(const char *head, const void *data, size_t bytes);
/* The same of a file in the repository. */
void fuzz_add_file(const char *head, const char *path);

/* Where `name` is in the folder in memory; for the target to use as it likes. Never freed. */
const char *fuzz_path(const char *name);
/* Makes or replaces the file `path`. */
void fuzz_write(const char *path, const void *data, size_t bytes);

/* Ends the run as a finding. */
void fuzz_fail(const char *what) __attribute__((noreturn));
/* The same unless it holds. */
void fuzz_check(int holds, const char *what);

#endif
