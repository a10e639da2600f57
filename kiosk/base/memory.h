/* Memory that forgets, and what is done where there is none. Linked with this file, free() and
 * realloc() of the whole process, libraries included, overwrite what they give back. Not under the
 * sanitizers, which have a heap of their own.
 */
#ifndef KS_BASE_MEMORY_H
#define KS_BASE_MEMORY_H

/* The two compilers say it in two ways. */
#ifdef __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define KS_IS_SANITIZED
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define KS_IS_SANITIZED
#endif

/* Overwrites what calls that have returned left on the calling thread's stack: for the end of a
 * visit. Any thread. */
void ks_memory_wipe_stack(void);

/* There is no memory for what nothing can go on without: says so on stderr and ends the program
 * with 1. What was committed to a database stays. Any thread; never returns. */
void ks_memory_is_out(void) __attribute__((noreturn));

#endif
