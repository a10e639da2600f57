/* Opening a kiosk that nobody stands at. */
#include "app/proof.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/i18n.h"
#include "content/faults.h"
#include "screens/proof.h"

enum { SHORT_SIDE_MICRONS = 267840, USUAL_W = 1080, USUAL_H = 1920, USUAL_FOOT_MM = 700 };
enum { SINCE_START_MS = 1000000 };

enum ks_err ks_proof_tell_faults(const struct ks_content_faults *faults, const char *hall,
                                 struct ks_error *error)
{
    const struct ks_content_fault *first = &faults->list[0];
    bool is_tribunals = hall != NULL && hall[0] != '\0';

    return is_tribunals
               ? ks_fail(error, KS_ERR_INPUT,
                         "The draft has faults, and no kiosk of the tribunal %s would show it: "
                         "%s:%d: %s",
                         hall, first->file, first->line, first->what)
               : ks_fail(error, KS_ERR_INPUT,
                         "The draft has faults, and no kiosk would show it: %s:%d: %s", first->file,
                         first->line, first->what);
}

enum ks_err ks_proof_read(struct ks_draft_pack *pack, const char *hall, struct ks_content **out,
                          struct ks_error *error)
{
    const struct ks_date late = {9999, 12, 31}; /* a kiosk does not ask when a page was checked */
    struct ks_content_faults faults = {0};

    pack->files.hall = hall;
    enum ks_err err = ks_draft_pack_read(pack, late, out, &faults, error);
    if (err == KS_ERR_INPUT && faults.count > 0)
        err = ks_proof_tell_faults(&faults, hall, error);
    ks_content_faults_destroy(&faults);
    return err;
}

static enum ks_err make_throw_away(char *out, size_t size, struct ks_error *error)
{
    const char *set = getenv("TMPDIR");

    snprintf(out, size, "%s/kiosk-proof-XXXXXX", set != NULL && set[0] == '/' ? set : "/tmp");
    return mkdtemp(out) != NULL
               ? KS_OK
               : ks_fail(error, KS_ERR_IO, "%.200s: %s", out, ks_staff_errno(errno));
}

enum ks_err ks_proof_open(struct ks_proof *proof, struct ks_content *content, int64_t at_ms,
                          struct ks_error *error)
{
    char dir[400];
    enum ks_err err = make_throw_away(dir, sizeof dir, error);

    *proof = (struct ks_proof){.parts = {.content = content}};
    if (err != KS_OK) {
        ks_content_free(content);
        return err;
    }
    ks_clock_manual_advance(&proof->clock, SINCE_START_MS);
    proof->clock.wall_ms = at_ms;
    proof->parts.clock = ks_clock_from_manual(&proof->clock);
    proof->parts.has_clock = true;
    proof->parts.options = (struct ks_options){.data = dir, .w = USUAL_W, .h = USUAL_H};
    err = ks_parts_open(&proof->parts, error);
    if (err == KS_OK) {
        ks_proof_set_apart(proof->parts.kiosk);
        ks_parts_settle(&proof->parts);
    }
    ks_file_remove_tree(dir); /* the hall has been seen, and is not looked at again */
    proof->parts.options.data = NULL;
    return err;
}

void ks_proof_close(struct ks_proof *proof)
{
    ks_parts_close(&proof->parts);
}

struct ks_mode ks_proof_mode(int w, int h)
{
    return (struct ks_mode){.w = w,
                            .h = h,
                            .microns_per_px = SHORT_SIDE_MICRONS / (w < h ? w : h),
                            .bottom_above_floor_mm = USUAL_FOOT_MM};
}
