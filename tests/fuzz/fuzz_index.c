/* A kept index of any bytes: it is none, or it can be asked, and gives pages that there are. The
 * last bytes of the input, behind a line end, are what is asked. */
#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "search/index_private.h"

enum { PAGES = 4, MOST = 4, QUERY_BYTES = 40 };

static const struct ks_index_page pages[PAGES] = {
    {"银行借款", "贷款 信用卡", "借据和流水"},
    {"Private lending", "loan debt IOU", "LPR limits"},
    {"机动车交通事故", "车祸 撞车", "交警的认定书"},
    {"Small claims", "simple case", "one hearing, private"},
};

void fuzz_prepare(void)
{
    static const char *const asked[] = {"\n借款", "\nloan", "\nprivate le", "\n车"};
    struct ks_index *index = NULL;
    struct ks_error error = {0};
    size_t bytes = 0;

    fuzz_check(ks_index_open(pages, PAGES, &index, &error) == KS_OK, error.text);
    const uint8_t *block = (const uint8_t *)ks_index_block(index, &bytes);
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
        size_t tail = strlen(asked[i]);
        uint8_t *all = malloc(bytes + tail);
        fuzz_check(all != NULL, "no memory");
        memcpy(all, block, bytes);
        memcpy(all + bytes, asked[i], tail);
        fuzz_add(NULL, all, bytes + tail);
        free(all);
    }
    ks_index_close(index);
}

static void ask(struct ks_index *index, const char *text)
{
    bool next[KS_LETTER_LATIN_COUNT] = {false};
    float weights[PAGES] = {0};
    struct ks_error error = {0};
    bool has = false;

    for (int scope = KS_INDEX_TITLE; scope <= KS_INDEX_ALL; scope++) {
        enum ks_index_scope where = (enum ks_index_scope)scope;
        int found[MOST], count = 0;
        fuzz_check(ks_index_has(index, where, text, &has, &error) == KS_OK, error.text);
        fuzz_check(ks_index_find(index, where, text, NULL, found, MOST, &count, &error) == KS_OK,
                   error.text);
        fuzz_check(count >= 0 && count <= MOST, "more pages than asked for");
        for (int i = 0; i < count; i++)
            fuzz_check(found[i] >= 0 && found[i] < PAGES, "a page that there is not");
        fuzz_check(ks_index_weigh(index, where, text, weights, &error) == KS_OK, error.text);
    }
    ks_index_next(index, text, next);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    const uint8_t *line_end = memrchr(data, '\n', bytes);
    size_t block_bytes = line_end != NULL ? (size_t)(line_end - data) : bytes;
    char text[QUERY_BYTES] = "";
    struct ks_index *index = NULL;
    struct ks_error error = {0};
    uint32_t *block = malloc(block_bytes > 0 ? block_bytes : 1);

    fuzz_check(block != NULL, "no memory");
    memcpy(block, data, block_bytes);
    if (line_end != NULL && bytes - block_bytes - 1 < sizeof text)
        memcpy(text, line_end + 1, bytes - block_bytes - 1);
    if (ks_index_open_block(block, block_bytes, PAGES, &index, &error) == KS_OK)
        ask(index, text);
    ks_index_close(index);
    return 0;
}
