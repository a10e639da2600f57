/* Going through the pages of a pack. */
#include "app/fit_pages.h"

#include "base/i18n.h"

/* One way through. */
struct way {
    struct ks_proof *proof;
    const struct ks_fit_walk *walk;
    struct ks_fit_place place;
};

static void tell(void *ctx, const struct ks_fit_fault *fault)
{
    struct way *way = ctx;

    way->walk->see(way->walk->ctx, &way->place, fault);
}

static void look(void *ctx, const struct ks_proof_wish *wish)
{
    struct way *way = ctx;
    const struct ks_fit_walk *walk = way->walk;
    struct ks_kiosk *kiosk = way->proof->parts.kiosk;
    struct ks_fit fit = {.tell = tell, .ctx = way};
    struct ks_fit_pins pins = {.count = 0};
    struct ks_fit_rows rows = {.count = 0};
    struct ks_error error = {0};
    int page = 0;

    way->place.wish = *wish;
    if ((walk->wants != NULL && !walk->wants(walk->ctx, wish)) ||
        ks_proof_go(kiosk, &way->place.mode, wish, &error) != KS_OK)
        return; /* what cannot be gone to cannot be seen either */
    do {
        way->place.page = page;
        fit.ui = ks_proof_turn(kiosk, page);
        if (walk->drawn != NULL)
            walk->drawn(walk->ctx, wish, fit.ui);
        ks_fit_check(&fit);
        ks_fit_check_layout(&fit);
        ks_fit_check_pinned(&fit, &pins);
        ks_fit_check_rows(&fit, &rows);
    } while (++page < fit.ui->page_count);
    int budget = ks_proof_budget(wish->page, &way->place.mode);
    if (budget > 0 && fit.ui->page_count > budget)
        ks_fit_tell(&fit, KS_N_("more pages than its budget"), "", fit.ui->stage);
}

/* Of an upright panel in low reach; its colours are those of the others. */
static struct ks_mode strip_mode(int number)
{
    struct ks_mode mode = ks_proof_mode(1080, 1920);

    mode.lang = (number & 1) != 0 ? KS_LANG_EN : KS_LANG_ZH_CN;
    mode.is_large = (number & 2) != 0;
    mode.is_low = true;
    mode.bottom_above_floor_mm = KS_PROOF_STRIP_MM;
    return mode;
}

/* Each bit of the number is one of the choices. */
struct ks_mode ks_fit_mode(int number)
{
    if (number >= KS_FIT_USUAL_MODES)
        return strip_mode(number);
    struct ks_mode mode = (number & 8) != 0 ? ks_proof_mode(1920, 1080) : ks_proof_mode(1080, 1920);

    mode.lang = (number & 1) != 0 ? KS_LANG_EN : KS_LANG_ZH_CN;
    mode.is_contrast = (number & 2) != 0;
    mode.is_large = (number & 4) != 0;
    mode.is_low = (number & 16) != 0;
    return mode;
}

void ks_fit_pages(struct ks_proof *proof, int mode, const struct ks_fit_walk *walk)
{
    struct way way = {
        .proof = proof, .walk = walk, .place = {.hall = walk->hall, .mode = ks_fit_mode(mode)}};

    ks_proof_each(proof->parts.content, look, &way);
}
