/* Going through the pages of a pack. */
#include "app/fit_pages.h"

#include "base/i18n.h"

/* One way through. */
struct walk {
    struct ks_proof *proof;
    struct ks_fit_place place;
    ks_fit_seer *see;
    void *ctx;
    int faults;
};

static void tell(void *ctx, const struct ks_fit_fault *fault)
{
    struct walk *walk = ctx;

    walk->faults++;
    walk->see(walk->ctx, &walk->place, fault);
}

static void look(void *ctx, const struct ks_proof_wish *wish)
{
    struct walk *walk = ctx;
    struct ks_kiosk *kiosk = walk->proof->parts.kiosk;
    struct ks_fit fit = {.tell = tell, .ctx = walk};
    struct ks_fit_pins pins = {.count = 0};
    struct ks_fit_rows rows = {.count = 0};
    struct ks_error error = {0};
    int page = 0;

    walk->place.wish = *wish;
    if (ks_proof_go(kiosk, &walk->place.mode, wish, &error) != KS_OK)
        return; /* what cannot be gone to cannot be seen either */
    do {
        walk->place.page = page;
        fit.ui = ks_proof_turn(kiosk, page);
        ks_fit_check(&fit);
        ks_fit_check_layout(&fit);
        ks_fit_check_pinned(&fit, &pins);
        ks_fit_check_rows(&fit, &rows);
    } while (++page < fit.ui->page_count);
    int budget = ks_proof_budget(wish->page, &walk->place.mode);
    if (budget > 0 && fit.ui->page_count > budget)
        ks_fit_tell(&fit, KS_N_("more pages than its budget"), "", fit.ui->stage);
}

/* Each bit of the number is one of the choices. */
static struct ks_mode mode_of(int number)
{
    struct ks_mode mode = (number & 8) != 0 ? ks_proof_mode(1920, 1080) : ks_proof_mode(1080, 1920);

    mode.lang = (number & 1) != 0 ? KS_LANG_EN : KS_LANG_ZH_CN;
    mode.is_contrast = (number & 2) != 0;
    mode.is_large = (number & 4) != 0;
    mode.is_low = (number & 16) != 0;
    return mode;
}

int ks_fit_pages(struct ks_proof *proof, int mode, ks_fit_seer *see, void *ctx)
{
    struct walk walk = {.proof = proof, .place = {.mode = mode_of(mode)}, .see = see, .ctx = ctx};

    ks_proof_each(proof->parts.content, look, &walk);
    return walk.faults;
}
