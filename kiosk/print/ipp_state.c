/* What the reasons of an IPP printer mean. */
#include "print/ipp_state.h"

#include <string.h>

/* The first that applies counts. A word that ends in '-' stands for all that begin so. */
static const struct meaning {
    const char *word;
    enum ks_printer_state state;
    bool is_physical; /* stops a printer however mildly it is put */
} meanings[] = {
    {"media-jam", KS_PRINTER_JAM, true},
    {"cover-open", KS_PRINTER_COVER_OPEN, true},
    {"door-open", KS_PRINTER_COVER_OPEN, true},
    {"interlock-open", KS_PRINTER_COVER_OPEN, true},
    {"media-empty", KS_PRINTER_PAPER_OUT, true},
    {"media-needed", KS_PRINTER_PAPER_OUT, true},
    {"input-tray-missing", KS_PRINTER_PAPER_OUT, true},
    {"cutter-", KS_PRINTER_CUTTER, false},
    {"slitter-cutter-", KS_PRINTER_CUTTER, false},
    {"offline", KS_PRINTER_OFFLINE, false},
    {"shutdown", KS_PRINTER_OFFLINE, false},
    {"paused", KS_PRINTER_OFFLINE, false},
    {"moving-to-paused", KS_PRINTER_OFFLINE, false},
    {"connecting-to-device", KS_PRINTER_OFFLINE, false},
    {"timed-out", KS_PRINTER_OFFLINE, false},
    {"stopped", KS_PRINTER_OFFLINE, false},
    {"stopping", KS_PRINTER_OFFLINE, false},
    {"spool-area-full", KS_PRINTER_OFFLINE, false},
    {"toner-empty", KS_PRINTER_OFFLINE, false},
    {"marker-supply-empty", KS_PRINTER_OFFLINE, false},
    {"marker-waste-full", KS_PRINTER_OFFLINE, false},
    {"developer-empty", KS_PRINTER_OFFLINE, false},
    {"fuser-over-temp", KS_PRINTER_OFFLINE, false},
    {"fuser-under-temp", KS_PRINTER_OFFLINE, false},
    {"opc-life-over", KS_PRINTER_OFFLINE, false},
    {"output-tray-missing", KS_PRINTER_OFFLINE, false},
    {"output-area-full", KS_PRINTER_OFFLINE, false},
    {"media-low", KS_PRINTER_PAPER_LOW, true},
};

enum { MEANINGS = sizeof meanings / sizeof meanings[0] };

static bool cut_suffix(char *word, const char *suffix)
{
    size_t length = strlen(word), tail = strlen(suffix);

    if (length <= tail || strcmp(word + length - tail, suffix) != 0)
        return false;
    word[length - tail] = '\0';
    return true;
}

static const struct meaning *find_meaning(const char *word)
{
    for (int i = 0; i < MEANINGS; i++) {
        size_t length = strlen(meanings[i].word);
        bool is_family = meanings[i].word[length - 1] == '-';
        if (is_family ? strncmp(word, meanings[i].word, length) == 0
                      : strcmp(word, meanings[i].word) == 0)
            return &meanings[i];
    }
    return NULL;
}

/* What one reason says. None is as bad as an error where there is no suffix; a word that is not
 * known here has to call itself an error. */
static enum ks_printer_state judge(const struct ks_ipp_facts *facts, char *word)
{
    bool is_error = cut_suffix(word, "-error");
    bool is_report = !is_error && cut_suffix(word, "-report");
    bool is_mild = is_report || (!is_error && cut_suffix(word, "-warning"));
    const struct meaning *meaning = find_meaning(word);

    if (meaning == NULL)
        return is_error ? KS_PRINTER_OFFLINE : KS_PRINTER_READY;
    if (!is_mild || facts->activity == KS_IPP_STOPPED)
        return meaning->state;
    if (meaning->state == KS_PRINTER_PAPER_OUT && facts->has_other_tray)
        return KS_PRINTER_PAPER_LOW;
    /* An idle printer that has paper ready and only reports: a cover or tray that it does not need.
     * A warning may mean its only tray. */
    if (is_report && facts->activity == KS_IPP_IDLE && facts->has_ready)
        return meaning->state == KS_PRINTER_PAPER_OUT || meaning->state == KS_PRINTER_PAPER_LOW
                   ? KS_PRINTER_PAPER_LOW
                   : KS_PRINTER_READY;
    return meaning->is_physical ? meaning->state : KS_PRINTER_READY;
}

/* The most urgent first. */
static int rank_of(enum ks_printer_state state)
{
    static const int ranks[KS_PRINTER_STATE_COUNT] = {
        [KS_PRINTER_JAM] = 0,    [KS_PRINTER_COVER_OPEN] = 1, [KS_PRINTER_PAPER_OUT] = 2,
        [KS_PRINTER_CUTTER] = 3, [KS_PRINTER_OFFLINE] = 4,    [KS_PRINTER_PAPER_LOW] = 5,
        [KS_PRINTER_READY] = 6,
    };

    return ranks[state];
}

enum ks_printer_state ks_ipp_state(const struct ks_ipp_facts *facts)
{
    bool is_out_of_order =
        facts->activity == KS_IPP_STOPPED || facts->activity == 0 || facts->is_refusing;
    enum ks_printer_state worst = is_out_of_order ? KS_PRINTER_OFFLINE : KS_PRINTER_READY;
    char words[KS_IPP_REASONS_BYTES], *rest = NULL;

    memcpy(words, facts->reasons, sizeof words);
    for (char *word = strtok_r(words, ",", &rest); word != NULL;
         word = strtok_r(NULL, ",", &rest)) {
        enum ks_printer_state state = judge(facts, word);
        if (rank_of(state) < rank_of(worst))
            worst = state;
    }
    return worst;
}
