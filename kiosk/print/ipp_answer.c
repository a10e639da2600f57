/* Reading the attributes of an IPP answer. */
#include "print/ipp_answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "print/cups_library.h"

static bool has_word(ipp_t *response, const char *name, const char *word)
{
    ipp_attribute_t *attribute = ks_cups.ippFindAttribute(response, name, IPP_TAG_ZERO);

    return attribute != NULL && ks_cups.ippContainsString(attribute, word) != 0;
}

static void read_reasons(ipp_t *response, struct ks_ipp_facts *out)
{
    ipp_attribute_t *attribute =
        ks_cups.ippFindAttribute(response, "printer-state-reasons", IPP_TAG_KEYWORD);
    size_t at = 0;

    for (int i = 0; attribute != NULL && i < ks_cups.ippGetCount(attribute); i++) {
        const char *word = ks_cups.ippGetString(attribute, i, NULL);
        bool is_said = word != NULL && strcmp(word, "none") != 0;
        if (!is_said || at + strlen(word) + 2 > sizeof out->reasons)
            continue;
        at += (size_t)snprintf(out->reasons + at, sizeof out->reasons - at, "%s%s",
                               at > 0 ? "," : "", word);
    }
}

static void read_dpis(ipp_t *response, const char *name, struct ks_ipp_facts *out)
{
    ipp_attribute_t *attribute = ks_cups.ippFindAttribute(response, name, IPP_TAG_RESOLUTION);

    for (int i = 0; attribute != NULL && i < ks_cups.ippGetCount(attribute); i++) {
        ipp_res_t units = IPP_RES_PER_INCH;
        int along = 0, across = ks_cups.ippGetResolution(attribute, i, &along, &units);
        bool is_square = units == IPP_RES_PER_INCH && across == along;
        if (is_square && across > 0 && out->dpi_count < KS_IPP_MOST_DPIS)
            out->dpis[out->dpi_count++] = across;
    }
}

static struct ks_ipp_size size_named(const char *name)
{
    pwg_media_t *media = name != NULL ? ks_cups.pwgMediaForPWG(name) : NULL;

    return media != NULL ? (struct ks_ipp_size){media->width, media->length}
                         : (struct ks_ipp_size){0};
}

static void widen(struct ks_ipp_facts *out, struct ks_ipp_size least, struct ks_ipp_size most)
{
    if (most.x > out->most.x) {
        out->least = least;
        out->most = most;
    }
}

/* A value that is a number or a range of them. */
static void read_extent(ipp_t *size, const char *name, int *least, int *most)
{
    ipp_attribute_t *attribute = ks_cups.ippFindAttribute(size, name, IPP_TAG_ZERO);

    if (attribute == NULL)
        return;
    if (ks_cups.ippGetValueTag(attribute) == IPP_TAG_RANGE)
        *least = ks_cups.ippGetRange(attribute, 0, most);
    else
        *least = *most = ks_cups.ippGetInteger(attribute, 0);
}

/* Sizes between two: "media-size-supported" with a range, or names that begin "custom_max_". */
static void read_sizes(ipp_t *response, struct ks_ipp_facts *out)
{
    ipp_attribute_t *sizes =
        ks_cups.ippFindAttribute(response, "media-size-supported", IPP_TAG_BEGIN_COLLECTION);
    ipp_attribute_t *names = ks_cups.ippFindAttribute(response, "media-supported", IPP_TAG_ZERO);
    struct ks_ipp_size least = {0}, most = {0};

    for (int i = 0; sizes != NULL && i < ks_cups.ippGetCount(sizes); i++) {
        ipp_t *size = ks_cups.ippGetCollection(sizes, i);
        struct ks_ipp_size from = {0}, to = {0};
        read_extent(size, "x-dimension", &from.x, &to.x);
        read_extent(size, "y-dimension", &from.y, &to.y);
        if (to.y > from.y)
            widen(out, from, to);
    }
    for (int i = 0; names != NULL && i < ks_cups.ippGetCount(names); i++) {
        const char *name = ks_cups.ippGetString(names, i, NULL);
        if (name != NULL &&
            (strstr(name, "custom_min") == name || strstr(name, "roll_min") == name))
            least = size_named(name);
        if (name != NULL &&
            (strstr(name, "custom_max") == name || strstr(name, "roll_max") == name))
            most = size_named(name);
    }
    if (most.y > least.y)
        widen(out, least, most);
}

static void read_media(ipp_t *response, struct ks_ipp_facts *out)
{
    ipp_attribute_t *usual = ks_cups.ippFindAttribute(response, "media-default", IPP_TAG_ZERO);
    const char *name = usual != NULL ? ks_cups.ippGetString(usual, 0, NULL) : NULL;

    out->has_ready = has_word(response, "media-ready", "iso_a4_210x297mm") ||
                     (name != NULL && has_word(response, "media-ready", name));
    if (usual == NULL || ks_cups.ippGetString(usual, 0, NULL) == NULL)
        usual = ks_cups.ippFindAttribute(response, "media-ready", IPP_TAG_ZERO);
    if (usual != NULL)
        out->usual = size_named(ks_cups.ippGetString(usual, 0, NULL));
    out->has_a4 = has_word(response, "media-supported", "iso_a4_210x297mm");
    out->has_media_col = has_word(response, "media-col-supported", "media-size");
    read_sizes(response, out);
}

/* "printer-input-tray" (PWG 5100.13): "...;level=0;...", less than 0 for a level not known. */
static void read_trays(ipp_t *response, struct ks_ipp_facts *out)
{
    ipp_attribute_t *trays =
        ks_cups.ippFindAttribute(response, "printer-input-tray", IPP_TAG_STRING);
    int empty = 0, filled = 0;

    for (int i = 0; trays != NULL && i < ks_cups.ippGetCount(trays); i++) {
        char text[256];
        int length = 0;
        const void *data = ks_cups.ippGetOctetString(trays, i, &length);
        snprintf(text, sizeof text, "%.*s", data != NULL ? length : 0, (const char *)data);
        const char *level = strstr(text, "level=");
        long count = level != NULL ? strtol(level + strlen("level="), NULL, 10) : -1;
        empty += level != NULL && count == 0;
        filled += level != NULL && count > 0;
    }
    out->has_other_tray = empty > 0 && filled > 0;
}

static bool has_operation(ipp_t *response, ipp_op_t operation)
{
    ipp_attribute_t *attribute =
        ks_cups.ippFindAttribute(response, "operations-supported", IPP_TAG_ENUM);

    return attribute != NULL && ks_cups.ippContainsInteger(attribute, (int)operation) != 0;
}

int ks_ipp_read_number(ipp_t *response, const char *name)
{
    ipp_attribute_t *attribute = ks_cups.ippFindAttribute(response, name, IPP_TAG_ZERO);

    return attribute != NULL ? ks_cups.ippGetInteger(attribute, 0) : 0;
}

void ks_ipp_read_job(ipp_t *response, struct ks_ipp_job *out)
{
    static const char *const errors[] = {"job-completed-with-errors", "aborted-by-system",
                                         "document-format-error",     "job-canceled-by-user",
                                         "job-canceled-by-operator",  "job-canceled-at-device"};

    *out = (struct ks_ipp_job){.state = ks_ipp_read_number(response, "job-state")};
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++)
        out->has_errors = out->has_errors || has_word(response, "job-state-reasons", errors[i]);
}

void ks_ipp_read_facts(ipp_t *response, struct ks_ipp_facts *out)
{
    ipp_attribute_t *accepting =
        ks_cups.ippFindAttribute(response, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);

    *out = (struct ks_ipp_facts){.activity = ks_ipp_read_number(response, "printer-state")};
    out->is_refusing = accepting != NULL && ks_cups.ippGetBoolean(accepting, 0) == 0;
    read_reasons(response, out);
    out->has_pdf = has_word(response, "document-format-supported", "application/pdf");
    out->has_raster = has_word(response, "document-format-supported", "image/pwg-raster");
    out->has_black_1 = has_word(response, "pwg-raster-document-type-supported", "black_1");
    out->has_sgray_8 = has_word(response, "pwg-raster-document-type-supported", "sgray_8");
    out->has_create_job =
        has_operation(response, IPP_OP_CREATE_JOB) && has_operation(response, IPP_OP_SEND_DOCUMENT);
    read_dpis(response, "pwg-raster-document-resolution-supported", out);
    if (out->dpi_count == 0)
        read_dpis(response, "printer-resolution-supported", out);
    read_media(response, out);
    read_trays(response, out);
}
