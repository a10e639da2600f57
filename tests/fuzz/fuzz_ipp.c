/* A printer that answers with any bytes: what the answer says of it and of a job is read, a plan is
 * made of it or refused with a sentence, and a state comes of it that there is. */
#include <cups/cups.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "print/cups_library.h"
#include "print/ipp_answer.h"
#include "print/ipp_media.h"
#include "print/ipp_state.h"

enum { MOST_BYTES = 64 * 1024 };

/* Bytes to be read or written one after another. */
struct bytes {
    uint8_t data[MOST_BYTES];
    size_t at, end;
};

static ssize_t take(void *ctx, ipp_uchar_t *out, size_t wanted)
{
    struct bytes *bytes = ctx;
    size_t left = bytes->end - bytes->at;

    wanted = wanted < left ? wanted : left;
    memcpy(out, bytes->data + bytes->at, wanted);
    bytes->at += wanted;
    return (ssize_t)wanted;
}

static ssize_t put(void *ctx, ipp_uchar_t *in, size_t given)
{
    struct bytes *bytes = ctx;

    fuzz_check(given <= MOST_BYTES - bytes->end, "an answer too long to begin with");
    memcpy(bytes->data + bytes->end, in, given);
    bytes->end += given;
    return (ssize_t)given;
}

static void add(ipp_t *ipp)
{
    struct bytes bytes = {.end = 0};

    fuzz_check(ippWriteIO(&bytes, put, 1, NULL, ipp) == IPP_STATE_DATA, "no answer to begin with");
    fuzz_add(NULL, bytes.data, bytes.end);
    ippDelete(ipp);
}

static void add_text(ipp_t *ipp, ipp_tag_t tag, const char *name, const char *value)
{
    ippAddString(ipp, IPP_TAG_PRINTER, tag, name, NULL, value);
}

static void add_size(ipp_t *ipp)
{
    ipp_t *size = ippNew();

    ippAddRange(size, IPP_TAG_ZERO, "x-dimension", 5800, 8000);
    ippAddRange(size, IPP_TAG_ZERO, "y-dimension", 2000, 300000);
    ippAddCollection(ipp, IPP_TAG_PRINTER, "media-size-supported", size);
    ippDelete(size);
}

static void add_words(ipp_t *ipp)
{
    static const char *const media[] = {"iso_a4_210x297mm", "roll_min_58x20mm", "roll_max_80x3m"};
    static const char *const reasons[] = {"media-empty-error", "cover-open", "none"};
    static const char *const formats[] = {"application/pdf", "image/pwg-raster"};
    static const char *const rasters[] = {"black_1", "sgray_8"};

    ippAddStrings(ipp, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "media-supported", 3, NULL, media);
    ippAddStrings(ipp, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", 3, NULL, reasons);
    ippAddStrings(ipp, IPP_TAG_PRINTER, IPP_TAG_MIMETYPE, "document-format-supported", 2, NULL,
                  formats);
    ippAddStrings(ipp, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "pwg-raster-document-type-supported", 2,
                  NULL, rasters);
    add_text(ipp, IPP_TAG_KEYWORD, "media-default", "iso_a4_210x297mm");
    add_text(ipp, IPP_TAG_KEYWORD, "media-ready", "iso_a4_210x297mm");
    add_text(ipp, IPP_TAG_KEYWORD, "media-col-supported", "media-size");
}

static void add_facts(void)
{
    static const int operations[] = {IPP_OP_PRINT_JOB, IPP_OP_CREATE_JOB, IPP_OP_SEND_DOCUMENT};
    static const char tray[] = "type=sheetFeedAutoRemovableTray;level=0;status=0;name=tray-1;";
    ipp_t *ipp = ippNewRequest(IPP_OP_GET_PRINTER_ATTRIBUTES);

    ippAddInteger(ipp, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state", IPP_PSTATE_IDLE);
    ippAddBoolean(ipp, IPP_TAG_PRINTER, "printer-is-accepting-jobs", 1);
    ippAddIntegers(ipp, IPP_TAG_PRINTER, IPP_TAG_ENUM, "operations-supported", 3, operations);
    ippAddResolution(ipp, IPP_TAG_PRINTER, "pwg-raster-document-resolution-supported",
                     IPP_RES_PER_INCH, 203, 203);
    ippAddResolution(ipp, IPP_TAG_PRINTER, "printer-resolution-supported", IPP_RES_PER_INCH, 300,
                     300);
    ippAddOctetString(ipp, IPP_TAG_PRINTER, "printer-input-tray", tray, sizeof tray - 1);
    add_words(ipp);
    add_size(ipp);
    add(ipp);
}

void fuzz_prepare(void)
{
    ipp_t *job = ippNewRequest(IPP_OP_GET_JOB_ATTRIBUTES);

    ippAddInteger(job, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", IPP_JSTATE_COMPLETED);
    ippAddInteger(job, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", 17);
    ippAddString(job, IPP_TAG_JOB, IPP_TAG_KEYWORD, "job-state-reasons", NULL, "aborted-by-system");
    add(job);
    add_facts();
}

static void make_plans(const struct ks_ipp_facts *facts)
{
    static const int widths[] = {0, 58, 80, 210};

    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        struct ks_printer_setup setup = {.url = "", .width_mm = widths[i], .dpi = 203};
        struct ks_ipp_plan plan = {0};
        struct ks_error error = {0};
        if (ks_ipp_plan_make(facts, &setup, &plan, &error) != KS_OK) {
            fuzz_check(error.text[0] != '\0', "no plan, and no word why");
            continue;
        }
        (void)ks_ipp_plan_size(facts, &plan, 1200);
    }
}

static void read_answer(ipp_t *ipp)
{
    struct ks_ipp_facts facts;
    struct ks_ipp_job job;

    ks_ipp_read_job(ipp, &job);
    ks_ipp_read_facts(ipp, &facts);
    fuzz_check(memchr(facts.reasons, '\0', sizeof facts.reasons) != NULL, "reasons without an end");
    fuzz_check(facts.dpi_count >= 0 && facts.dpi_count <= KS_IPP_MOST_DPIS, "too many dpi");
    fuzz_check(ks_printer_state_code(ks_ipp_state(&facts)) != NULL, "a state that cannot be");
    make_plans(&facts);
    (void)ks_ipp_read_number(ipp, "job-id");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    static struct bytes input;
    ipp_t *ipp = ippNew();

    fuzz_check(ks_cups_open(NULL) == KS_OK, "no libcups");
    input.at = 0;
    input.end = bytes < MOST_BYTES ? bytes : MOST_BYTES;
    memcpy(input.data, data, input.end);
    if (ippReadIO(&input, take, 1, NULL, ipp) == IPP_STATE_DATA)
        read_answer(ipp);
    ippDelete(ipp);
    return 0;
}
