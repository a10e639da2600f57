/* The pages of the kiosk that the content names: where each is. */
#include "content/wording.h"
#include "screens/page/page.h"

struct ks_named_place ks_page_named(const char *name)
{
    static const struct ks_named_place places[] = {
        [KS_PAGE_GUIDES] = {KS_SCREEN_GUIDES, 0},
        [KS_PAGE_SITUATIONS] = {KS_SCREEN_SITUATIONS, 0},
        [KS_PAGE_MEDIATION] = {KS_SCREEN_MEDIATION, 0},
        [KS_PAGE_ENFORCEMENT] = {KS_SCREEN_QUESTION, 0},
        [KS_PAGE_RISK_ENFORCEMENT] = {KS_SCREEN_RISK, KS_RISK_ENFORCEMENT},
        [KS_PAGE_RISK_LITIGATION] = {KS_SCREEN_RISK, KS_RISK_LITIGATION},
        [KS_PAGE_ONLINE_FILING] = {KS_SCREEN_LINK, 0},
        [KS_PAGE_RECTIFICATION] = {KS_SCREEN_RECTIFICATION, 0},
    };
    _Static_assert(sizeof places / sizeof places[0] == KS_PAGE_CALC, "every page can be opened");
    enum ks_named_page page = ks_wording_page_of(name);

    if (page >= KS_PAGE_CALC && page < KS_PAGE_COUNT)
        return (struct ks_named_place){KS_SCREEN_CALC, (int)(page - KS_PAGE_CALC)};
    return places[page < KS_PAGE_CALC ? page : KS_PAGE_GUIDES];
}
