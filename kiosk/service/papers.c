/* Papers as faces print them: the spool's work, told in the service's own words. */
#include "service/papers.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "service/spool_private.h"

struct ks_paper *ks_paper_create(void)
{
    struct ks_paper *paper = calloc(1, sizeof *paper);
    if (paper == NULL)
        ks_memory_is_out();
    return paper;
}

void ks_paper_free(struct ks_paper *paper)
{
    if (paper == NULL)
        return;
    ks_slip_destroy(&paper->slip);
    explicit_bzero(paper, sizeof *paper);
    free(paper);
}

static const enum ks_paper_why whys[KS_PRINTER_STATE_COUNT] = {
    [KS_PRINTER_READY] = KS_WHY_NONE,         [KS_PRINTER_PAPER_LOW] = KS_WHY_PAPER_LOW,
    [KS_PRINTER_PAPER_OUT] = KS_WHY_NO_PAPER, [KS_PRINTER_COVER_OPEN] = KS_WHY_COVER_OPEN,
    [KS_PRINTER_OFFLINE] = KS_WHY_NO_ANSWER,  [KS_PRINTER_JAM] = KS_WHY_JAM,
    [KS_PRINTER_CUTTER] = KS_WHY_CUTTER,
};

enum ks_paper_why ks_paper_why_of(enum ks_printer_state state)
{
    return whys[state];
}

const char *ks_paper_why_code(enum ks_paper_why why)
{
    int state = 0;
    while (whys[state] != why)
        state++;
    return ks_printer_state_code((enum ks_printer_state)state);
}

struct ks_paper_report ks_paper_report_of(const struct ks_print_outcome *outcome, int64_t row)
{
    return (struct ks_paper_report){
        .end = outcome->is_printed  ? KS_PAPER_OUT
               : outcome->is_unsure ? KS_PAPER_UNSURE
                                    : KS_PAPER_NOT_OUT,
        .why = ks_paper_why_of(outcome->state),
        .row = row,
    };
}

struct ks_spool ks_spool_of(const struct ks_desk *desk, const struct ks_paper_wanted *wanted)
{
    return (struct ks_spool){
        .store = desk->store,
        .printer = desk->printer,
        .glyphs = desk->glyphs,
        .clock = desk->clock,
        .wanted = wanted != NULL ? *wanted : (struct ks_paper_wanted){0},
    };
}

enum ks_err ks_papers_print(const struct ks_desk *desk, enum ks_paper_kind kind,
                            const struct ks_paper *paper, const struct ks_paper_wanted *wanted,
                            struct ks_paper_report *report, struct ks_error *error)
{
    const struct ks_spool spool = ks_spool_of(desk, wanted);
    struct ks_print_outcome outcome = {0};
    int64_t row = 0;
    enum ks_err err = ks_spool_print(&spool, kind, &paper->slip, &outcome, &row, error);
    *report = ks_paper_report_of(&outcome, row);
    return err;
}

enum ks_err ks_papers_settle(const struct ks_desk *desk, int64_t row, bool is_out,
                             struct ks_error *error)
{
    const struct ks_spool spool = ks_spool_of(desk, NULL);
    return ks_spool_settle(&spool, row, is_out, error);
}

enum ks_err ks_papers_recover(const struct ks_desk *desk, int *out_unsure, struct ks_error *error)
{
    struct ks_print_job_recovery found = {0};
    enum ks_err err =
        ks_store_recover_print_jobs(desk->store, ks_clock_wall_ms(desk->clock), &found, error);
    *out_unsure = found.unknown;
    return err;
}
