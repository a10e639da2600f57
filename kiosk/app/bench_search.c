/* How fast 10,000 pages are searched, beside the least it could take: a plain scan of their text.
 * And what a search of a content pack's size costs to open. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/bench_private.h"
#include "base/file.h"
#include "base/utf8.h"
#include "search/search.h"

enum {
    PAGES = 10000,
    PACK_PAGES = 60,
    QUERIES = 200,
    REPEATS = 5,
    TITLE_WORDS = 4,
    SYNONYM_WORDS = 10,
    BODY_WORDS = 220,
    WORDS = 3000,
    LETTERS = 2500,
    PAGE_BYTES = 4096,
    RESULTS = 20,
};

/* The same numbers on every machine. */
static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

/* Small numbers are frequent, as common words and characters are. */
static unsigned skewed(unsigned *seed, unsigned below)
{
    double x = (next_random(seed) % 10000U) / 10000.0;
    return (unsigned)(x * x * below);
}

struct corpus {
    char words[WORDS][16];
    char *text; /* title, synonyms and body of each page, each ended by a zero byte */
    size_t text_bytes;
    struct ks_search_doc *docs;
};

/* Words of two or three characters, now and then a Latin one or a number. */
static void make_words(struct corpus *corpus, unsigned *seed)
{
    for (int i = 0; i < WORDS; i++) {
        char *out = corpus->words[i];
        if (i % 25 == 24) {
            unsigned letter = next_random(seed);
            snprintf(out, 16, "%c%c%c%u", 'a' + (int)(letter % 26), 'a' + (int)(letter / 26 % 26),
                     'a' + (int)(letter / 676 % 26), letter % 100);
            continue;
        }
        for (unsigned count = 2 + next_random(seed) % 2; count > 0; count--)
            out += ks_utf8_put(out, 0x4E00 + skewed(seed, LETTERS));
        *out = '\0';
    }
}

static char *put_words(const struct corpus *corpus, char *out, int count, unsigned *seed)
{
    for (int i = 0; i < count; i++) {
        const char *word = corpus->words[skewed(seed, WORDS)];
        size_t bytes = strlen(word);
        memcpy(out, word, bytes);
        out += bytes;
        if (i % 5 == 4)
            *out++ = ' ';
    }
    *out = '\0';
    return out + 1;
}

static bool make_corpus(struct corpus *corpus)
{
    unsigned seed = 1;

    corpus->text = calloc(PAGES, PAGE_BYTES);
    corpus->docs = calloc(PAGES, sizeof *corpus->docs);
    if (corpus->text == NULL || corpus->docs == NULL)
        return false;
    make_words(corpus, &seed);
    char *title = corpus->text;
    for (int i = 0; i < PAGES; i++) {
        char *synonyms = put_words(corpus, title, TITLE_WORDS, &seed);
        char *body = put_words(corpus, synonyms, SYNONYM_WORDS, &seed);
        char *end = put_words(corpus, body, BODY_WORDS, &seed);
        corpus->docs[i] = (struct ks_search_doc){i, i + 1, title, synonyms, body};
        title = end;
    }
    corpus->text_bytes = (size_t)(title - corpus->text);
    return true;
}

/* A question of kind 0 to 7: a word, two words, one character, initials, pinyin's beginning, a
 * number, a sentence, a word with initials. */
static void make_query(const struct corpus *corpus, int kind, char *out, size_t size,
                       unsigned *seed)
{
    const char *word = corpus->words[skewed(seed, WORDS)];
    const char *other = corpus->words[skewed(seed, WORDS)];
    char a = (char)('a' + next_random(seed) % 26), b = (char)('a' + next_random(seed) % 26);
    static const char *const syllables[] = {"zh", "yi", "jian", "minj", "sh", "ren", "li", "q"};

    switch (kind) {
    case 0:
        snprintf(out, size, "%s", word);
        break;
    case 1:
        snprintf(out, size, "%s %s", word, other);
        break;
    case 2:
        snprintf(out, size, "%.3s", word);
        break;
    case 3:
        snprintf(out, size, "%c%c", a, b);
        break;
    case 4:
        snprintf(out, size, "%s", syllables[next_random(seed) % 8]);
        break;
    case 5:
        snprintf(out, size, "%u", next_random(seed) % PAGES);
        break;
    case 6:
        snprintf(out, size, "%s%s%s%s%s", word, other, corpus->words[skewed(seed, WORDS)],
                 corpus->words[skewed(seed, WORDS)], corpus->words[skewed(seed, WORDS)]);
        break;
    default:
        snprintf(out, size, "%s%c", word, a);
    }
}

struct times {
    double sum, worst;
};

static void add_time(struct times *times, double ms)
{
    times->sum += ms;
    times->worst = ms > times->worst ? ms : times->worst;
}

/* Finds every place, as a scan that ranks would have to. */
static double scan_ms(const struct corpus *corpus, const char *query)
{
    double start = ks_bench_now_ms();
    const char *at = corpus->text, *end = corpus->text + corpus->text_bytes;
    size_t bytes = strlen(query);

    while (at != NULL && at < end) {
        at = memmem(at, (size_t)(end - at), query, bytes);
        __asm__ volatile("" : "+r"(at));
        at = at == NULL ? NULL : at + bytes;
    }
    return ks_bench_now_ms() - start;
}

/* The best of a few, so that what else the machine does is not counted. */
static double find_ms(struct ks_search *search, const char *query)
{
    double best = 1e9;
    int keys[RESULTS], count;

    for (int i = 0; i < REPEATS; i++) {
        double start = ks_bench_now_ms();
        if (ks_search_find(search, query, keys, RESULTS, &count, NULL) != KS_OK)
            exit(1);
        double spent = ks_bench_now_ms() - start;
        best = spent < best ? spent : best;
    }
    return best;
}

static double next_ms(struct ks_search *search, const char *query)
{
    bool letters[KS_LETTER_LATIN_COUNT];
    double start = ks_bench_now_ms();

    ks_search_next_letters(search, query, letters);
    return ks_bench_now_ms() - start;
}

static void ask_all(const struct corpus *corpus, struct ks_search *search)
{
    struct times find = {0}, next = {0}, scan = {0};
    unsigned seed = 7;
    char query[128];

    for (int i = 0; i < QUERIES; i++) {
        make_query(corpus, i % 8, query, sizeof query, &seed);
        add_time(&find, find_ms(search, query));
        add_time(&next, next_ms(search, query));
        add_time(&scan, scan_ms(corpus, query));
    }
    ks_bench_report("search_mean", find.sum / QUERIES, "ms");
    ks_bench_report("search_worst", find.worst, "ms");
    ks_bench_report("search_next_letters_worst", next.worst, "ms");
    ks_bench_report("search_plain_scan_mean", scan.sum / QUERIES, "ms");
    ks_bench_report("search_to_plain_scan", find.sum / scan.sum, "ratio");
}

/* Opens a search over the first `count` pages and reports what that took. `kept` may be NULL. */
static struct ks_search *open_pages(const struct corpus *corpus, int count, const char *kept,
                                    const char *what)
{
    const struct ks_search_pack pack = {.docs = corpus->docs, .doc_count = count, .kept = kept};
    struct ks_search *search = NULL;
    struct ks_error error = {0};
    char name[48];
    double start = ks_bench_now_ms();

    if (ks_search_open(&pack, &search, &error) != KS_OK)
        ks_bench_give_up(&error);
    double spent = ks_bench_now_ms() - start;
    snprintf(name, sizeof name, "search_open_%s%d", what, count);
    ks_bench_report(name, spent, "ms");
    snprintf(name, sizeof name, "search_memory_%s%d", what, count);
    ks_bench_report(name, (double)ks_search_bytes(search) / 1048576.0, "MB");
    return search;
}

/* The search of the next start: its index comes out of the file that the first one left. */
static struct ks_search *open_again(const struct corpus *corpus)
{
    char dir[64], kept[96];

    if (!ks_bench_make_dir(dir))
        exit(1);
    snprintf(kept, sizeof kept, "%s/search.index", dir);
    ks_search_close(open_pages(corpus, PAGES, kept, "first_"));
    struct ks_search *search = open_pages(corpus, PAGES, kept, "again_");
    ks_file_remove_tree(dir);
    return search;
}

void ks_bench_search(void)
{
    struct corpus *corpus = calloc(1, sizeof *corpus);

    if (corpus == NULL || !make_corpus(corpus))
        exit(1);
    ks_bench_report("search_text", (double)corpus->text_bytes / 1048576.0, "MB");
    ks_search_close(open_pages(corpus, PACK_PAGES, NULL, ""));
    ks_search_close(open_pages(corpus, PAGES, NULL, ""));
    struct ks_search *search = open_again(corpus);
    ask_all(corpus, search);
    ks_search_close(search);
    free(corpus->text);
    free(corpus->docs);
    free(corpus);
}
