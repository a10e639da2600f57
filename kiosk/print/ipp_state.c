#include "print/ipp_state.h"

#include <string.h>

/* How loud a reason is: its suffix, none being as bad as an error. */
enum severity { REPORT, WARNING, FAULT };

/* The first that applies counts. A word that ends in '-' stands for all that begin so. */
static const struct {
    const char *word;
    enum ks_printer_state state, if_warning;
} meanings[] = {
    {"media-jam", KS_PRINTER_JAM, KS_PRINTER_READY},
    {"cover-open", KS_PRINTER_COVER_OPEN, KS_PRINTER_READY},
    {"door-open", KS_PRINTER_COVER_OPEN, KS_PRINTER_READY},
    {"interlock-open", KS_PRINTER_COVER_OPEN, KS_PRINTER_READY},
    {"media-empty", KS_PRINTER_PAPER_OUT, KS_PRINTER_PAPER_LOW},
    {"media-needed", KS_PRINTER_PAPER_OUT, KS_PRINTER_PAPER_LOW},
    {"input-tray-missing", KS_PRINTER_PAPER_OUT, KS_PRINTER_READY},
    {"cutter-", KS_PRINTER_CUTTER, KS_PRINTER_READY},
    {"slitter-cutter-", KS_PRINTER_CUTTER, KS_PRINTER_READY},
    {"offline", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"shutdown", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"paused", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"moving-to-paused", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"connecting-to-device", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"timed-out", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"stopped", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"stopping", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"spool-area-full", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"toner-empty", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"marker-supply-empty", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"marker-waste-full", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"developer-empty", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"fuser-over-temp", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"fuser-under-temp", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"opc-life-over", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"output-tray-missing", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"output-area-full", KS_PRINTER_OFFLINE, KS_PRINTER_READY},
    {"media-low", KS_PRINTER_PAPER_LOW, KS_PRINTER_PAPER_LOW},
};

enum { MEANINGS = sizeof meanings / sizeof meanings[0] };

static bool ends_with(const char *word, const char *suffix)
{
    size_t length = strlen(word), tail = strlen(suffix);

    return length > tail && strcmp(word + length - tail, suffix) == 0;
}

/* Cuts the suffix off. `is_named` when there was one. */
static enum severity take_severity(char *word, bool *is_named)
{
    static const struct {
        const char *suffix;
        enum severity severity;
    } suffixes[] = {{"-report", REPORT}, {"-warning", WARNING}, {"-error", FAULT}};

    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        if (ends_with(word, suffixes[i].suffix)) {
            word[strlen(word) - strlen(suffixes[i].suffix)] = '\0';
            *is_named = true;
            return suffixes[i].severity;
        }
    }
    *is_named = false;
    return FAULT;
}

static int rank_of(const char *word)
{
    int i = 0;

    for (; i < MEANINGS; i++) {
        size_t length = strlen(meanings[i].word);
        bool is_family = meanings[i].word[length - 1] == '-';
        if (is_family ? strncmp(word, meanings[i].word, length) == 0
                      : strcmp(word, meanings[i].word) == 0)
            break;
    }
    return i;
}

/* What one reason says, and how urgent it is: less is more. */
struct verdict {
    enum ks_printer_state state;
    int rank;
};

static struct verdict judge(char *word, bool is_stopped)
{
    bool is_named;
    enum severity severity = take_severity(word, &is_named);
    int rank = rank_of(word);

    if (rank == MEANINGS) /* not known here: only an outright error stops */
        return (struct verdict){
            is_named && severity == FAULT ? KS_PRINTER_OFFLINE : KS_PRINTER_READY, rank};
    bool is_fault = severity == FAULT || is_stopped;
    enum ks_printer_state mild =
        severity == WARNING || is_fault ? meanings[rank].if_warning : KS_PRINTER_READY;
    if (meanings[rank].state == KS_PRINTER_PAPER_LOW)
        mild = KS_PRINTER_PAPER_LOW;
    return (struct verdict){is_fault ? meanings[rank].state : mild, rank};
}

/* One that stops goes before one that does not. */
static bool is_worse(struct verdict a, struct verdict b)
{
    bool stops_a = !ks_printer_can_print(a.state), stops_b = !ks_printer_can_print(b.state);

    if (stops_a != stops_b)
        return stops_a;
    if (a.state == b.state || b.state == KS_PRINTER_READY)
        return a.state != b.state;
    return a.state != KS_PRINTER_READY && a.rank < b.rank;
}

enum ks_printer_state ks_ipp_state(const struct ks_ipp_facts *facts)
{
    bool is_stopped = facts->activity == KS_IPP_STOPPED;
    struct verdict worst = {KS_PRINTER_READY, MEANINGS + 1};
    char words[KS_IPP_REASONS_BYTES], *rest = NULL;

    memcpy(words, facts->reasons, sizeof words);
    for (char *word = strtok_r(words, ",", &rest); word != NULL;
         word = strtok_r(NULL, ",", &rest)) {
        struct verdict verdict = judge(word, is_stopped);
        if (is_worse(verdict, worst))
            worst = verdict;
    }
    if (ks_printer_can_print(worst.state) &&
        (is_stopped || facts->is_refusing || facts->activity == 0))
        return KS_PRINTER_OFFLINE;
    return worst.state;
}
