/* The list of pages that have sources. */
#include "content/court_finder.h"
#include "content/parts.h"

/* The pages there is one of; guides and institutions come after them. */
static int list_single_pages(const struct ks_content *content, struct ks_legal_page *pages)
{
    const struct ks_risk_notice *risk = &content->risks[KS_RISK_ENFORCEMENT];
    const struct ks_risk_notice *litigation = &content->risks[KS_RISK_LITIGATION];
    const struct ks_legal_page single[] = {
        {"calendar.json", NULL, &content->calendar_provenance},
        {"settings.json", NULL, &content->settings.provenance},
        {"limits.json", NULL, &content->limits_provenance},
        {"jurisdiction.json", NULL, &content->court_finder->provenance},
        {"mediation.json", NULL, &content->mediation.provenance},
        {"enforcement.json", NULL, &content->enforcement.provenance},
        {"situations.json", NULL, &content->situations.provenance},
        {"risk.json", &risk->title, &risk->provenance},
        {"litigation.json", &litigation->title, &litigation->provenance},
        {"danger.json", &content->danger.title, &content->danger.provenance},
        {"rectification.json", &content->rectification.title, &content->rectification.provenance},
    };
    int count = sizeof single / sizeof single[0];
    for (int i = 0; pages && i < count; i++)
        pages[i] = single[i];
    return count;
}

void ks_part_list_pages(struct ks_content *content)
{
    int count = list_single_pages(content, NULL);
    int all = count + KS_CALC_COUNT + content->guide_count + content->institution_count;
    struct ks_legal_page *pages = ks_arena_alloc(&content->arena, (size_t)all * sizeof *pages);
    list_single_pages(content, pages);
    for (int i = 0; i < KS_CALC_COUNT; i++)
        pages[count++] = (struct ks_legal_page){"calculators.json", &content->calculators[i].title,
                                                &content->calculators[i].provenance};
    for (int i = 0; i < content->guide_count; i++) {
        const struct ks_guide *guide = &content->guides[i];
        pages[count++] = (struct ks_legal_page){
            ks_arena_printf(&content->arena, "guides/%02d-%s.json", guide->number, guide->id),
            &guide->title, &guide->provenance};
    }
    for (int i = 0; i < content->institution_count; i++)
        pages[count++] =
            (struct ks_legal_page){"institutions.json", &content->institutions[i].title,
                                   &content->institutions[i].provenance};
    content->legal_pages = pages;
    content->legal_page_count = count;
}

bool ks_provenance_is_due(const struct ks_provenance *provenance, struct ks_date today)
{
    return !ks_date_is_none(provenance->recheck) &&
           ks_date_compare(provenance->recheck, today) <= 0;
}
