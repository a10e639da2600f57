/* How libFuzzer changes the input of the content target: every other time as it always does, else
 * one value of the JSON in it becomes another value, so that it stays JSON and what reads it is
 * reached. */
#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"

enum { MOST_SPANS = 4096, MOST_DEPTH = 64 };

/* libFuzzer's own names. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t bytes, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t bytes, size_t most, unsigned seed);

/* A value in the text, or a key. */
struct span {
    size_t at, end;
};

struct spans {
    struct span list[MOST_SPANS];
    int count;
};

static const char *const values[] = {
    "null",
    "true",
    "0",
    "-1",
    "1.5",
    "1e308",
    "9223372036854775807",
    "99999999999999999999",
    "\"\"",
    "\"a\"",
    "\"2026-02-30\"",
    "\"9999-12-31\"",
    "\"0001-01-01\"",
    "\"{hotline} {copies} {figure:x}\"",
    "\"https://[::1]:65536/\"",
    "\"\\u0000\"",
    "\"../../court\"",
    "\"100万元 3 年内 12 个月\"",
    "{}",
    "[]",
    "[[]]",
    "{\"zh_CN\": \"甲\", \"en\": \"A\"}",
};

static void add(struct spans *spans, size_t at, size_t end)
{
    if (spans->count < MOST_SPANS)
        spans->list[spans->count++] = (struct span){at, end};
}

static size_t end_of_string(const uint8_t *text, size_t at, size_t bytes)
{
    for (at++; at < bytes && text[at] != '"'; at++)
        at += text[at] == '\\';
    return at < bytes ? at + 1 : bytes;
}

static size_t end_of_word(const uint8_t *text, size_t at, size_t bytes)
{
    while (at < bytes && memchr(" \n\t,:[]{}\"", text[at], 10) == NULL)
        at++;
    return at;
}

static void find(struct spans *spans, const uint8_t *text, size_t bytes)
{
    size_t open[MOST_DEPTH];
    int depth = 0;

    spans->count = 0;
    for (size_t at = 1; at < bytes;) { /* the first byte says which file */
        size_t from = at++;
        if (text[from] == '{' || text[from] == '[') {
            if (depth < MOST_DEPTH)
                open[depth++] = from;
        } else if (text[from] == '}' || text[from] == ']') {
            if (depth > 0)
                add(spans, open[--depth], at);
        } else if (text[from] == '"') {
            add(spans, from, at = end_of_string(text, from, bytes));
        } else if (end_of_word(text, from, bytes) > from) {
            add(spans, from, at = end_of_word(text, from, bytes));
        }
    }
}

/* Puts `new` in the place of a span; leaves the input as it is when there is no room. */
static size_t replace(uint8_t *data, size_t bytes, size_t most, struct span old, const void *new,
                      size_t new_bytes)
{
    size_t rest = bytes - old.end;

    if (old.at + new_bytes + rest > most)
        return bytes;
    memmove(data + old.at + new_bytes, data + old.end, rest);
    memcpy(data + old.at, new, new_bytes);
    return old.at + new_bytes + rest;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t bytes, size_t most, unsigned seed)
{
    static struct spans spans;
    const char *value = values[(unsigned)rand_r(&seed) % (sizeof values / sizeof values[0])];

    if (rand_r(&seed) % 2 == 0)
        return LLVMFuzzerMutate(data, bytes, most);
    find(&spans, data, bytes);
    if (spans.count == 0)
        return LLVMFuzzerMutate(data, bytes, most);
    struct span old = spans.list[rand_r(&seed) % spans.count];
    struct span other = spans.list[rand_r(&seed) % spans.count];
    if (rand_r(&seed) % 2 == 0)
        return replace(data, bytes, most, old, value, strlen(value));
    uint8_t *copy = malloc(other.end - other.at);
    fuzz_check(copy != NULL, "no memory");
    memcpy(copy, data + other.at, other.end - other.at);
    bytes = replace(data, bytes, most, old, copy, other.end - other.at);
    free(copy);
    return bytes;
}
