/* Whatever is typed into the search: pages that there are come back, each once, and the same when
 * it is asked again. */
#include <string.h>

#include "fuzz/fuzz.h"
#include "search/search.h"

static const struct ks_reading readings[] = {
    {"银行", "yin hang"}, {"重新", "chong xin"}, {"还款", "huan kuan"}};

static const struct ks_search_doc docs[] = {
    {32, 0, "强制执行申请", "老赖 赢了官司不给钱", "对方不履行判决，两年内申请执行。"},
    {1, 1, "借出的钱，怎么要回来", "民间借贷 欠钱 借条 不还钱", "利息以 LPR 四倍为限。诉讼费"},
    {7, 7, "机动车交通事故", "车祸 撞车 赔钱", "交警的认定书；欠钱也在这里提到。"},
    {11, 11, "银行借款", "贷款 信用卡 还款", "借据和流水"},
    {17, 17, "重新起诉", "撤诉以后", "民间借贷也可以"},
    {101, 1, "Private lending: getting your money back", "loan debt owed IOU", "LPR limits"},
    {108, 8, "Small claims", "simple case", "One hearing"},
};
enum { DOC_COUNT = sizeof docs / sizeof docs[0], MOST = 5, MOST_BYTES = 4096 };

static struct ks_search *search;

void fuzz_prepare(void)
{
    const struct ks_search_pack pack = {docs, DOC_COUNT, readings,
                                        sizeof readings / sizeof readings[0], NULL};
    struct ks_error error = {0};

    fuzz_check(ks_search_open(&pack, &search, &error) == KS_OK, error.text);
    for (int i = 0; i < DOC_COUNT; i++) {
        fuzz_add(NULL, docs[i].title, strlen(docs[i].title));
        fuzz_add(NULL, docs[i].synonyms, strlen(docs[i].synonyms));
        fuzz_add(NULL, docs[i].body, strlen(docs[i].body));
    }
    for (const char *typed = "mjjd minjian 07 7 yinhang chongxin qzzx loan"; typed != NULL;) {
        fuzz_add(NULL, typed, strcspn(typed, " "));
        typed = strchr(typed, ' ');
        typed = typed != NULL ? typed + 1 : NULL;
    }
}

static int place_of(int key)
{
    for (int i = 0; i < DOC_COUNT; i++)
        if (docs[i].key == key)
            return i;
    return -1;
}

static void check_keys(const int *keys, int count)
{
    int seen[DOC_COUNT] = {0};

    fuzz_check(count >= 0 && count <= MOST, "more pages than asked for");
    for (int i = 0; i < count; i++) {
        int place = place_of(keys[i]);
        fuzz_check(place >= 0, "a page that there is not");
        fuzz_check(seen[place]++ == 0, "a page twice");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    bool next[KS_LETTER_LATIN_COUNT] = {false};
    char text[MOST_BYTES + 1];
    struct ks_error error = {0};
    int keys[MOST], again[MOST], count = -1, count_again = -1;

    bytes = bytes < MOST_BYTES ? bytes : MOST_BYTES;
    memcpy(text, data, bytes);
    text[bytes] = '\0';
    fuzz_check(ks_search_find(search, text, keys, MOST, &count, &error) == KS_OK, error.text);
    check_keys(keys, count);
    ks_search_next_letters(search, text, next);
    fuzz_check(ks_search_find(search, text, again, MOST, &count_again, &error) == KS_OK,
               error.text);
    fuzz_check(count == count_again && memcmp(keys, again, (size_t)count * sizeof *keys) == 0,
               "asked again it says otherwise");
    return 0;
}
