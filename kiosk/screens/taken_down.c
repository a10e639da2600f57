/* A page that was taken down: neither it nor what was opened from it is shown, at once and in the
 * middle of a visit, too. */
#include "content/wording.h"
#include "screens/kiosk_private.h"
#include "screens/page/page.h"

/* Whether the text begins so; `*rest` is what stands behind it. */
static bool begins(const char *text, const char *head, const char **rest)
{
    *rest = text + strlen(head);
    return strncmp(text, head, strlen(head)) == 0;
}

/* Where the page of that name is; false where this content has none. */
static bool find_place(const struct ks_content *content, const char *page,
                       struct ks_named_place *out)
{
    const char *id = NULL;

    if (begins(page, "guide:", &id)) {
        const struct ks_guide *guide = ks_content_find_guide(content, id);
        *out = (struct ks_named_place){KS_SCREEN_GUIDE,
                                       guide != NULL ? (int)(guide - content->guides) : 0};
        return guide != NULL;
    }
    if (begins(page, "institution:", &id)) {
        const struct ks_institution *place = ks_content_find_institution(content, id);
        *out = (struct ks_named_place){KS_SCREEN_INSTITUTION,
                                       place != NULL ? (int)(place - content->institutions) : 0};
        return place != NULL;
    }
    if (begins(page, "bulletin:", &id)) {
        const struct ks_bulletin *text = ks_content_find_bulletin(content, id);
        *out = (struct ks_named_place){KS_SCREEN_BULLETIN,
                                       text != NULL ? (int)(text - content->bulletins) : 0};
        return text != NULL;
    }
    *out = ks_page_named(page);
    return ks_wording_page_of(page) != KS_PAGE_COUNT;
}

/* Of the questions each is a place of its own. */
static bool is_on_the_way(const struct ks_visit *visit, struct ks_named_place down)
{
    for (int i = 0; i <= visit->way.depth; i++) {
        const struct ks_place *place = &visit->way.stack[i];
        if (place->screen == down.screen &&
            (place->arg == down.arg || down.screen == KS_SCREEN_QUESTION))
            return true;
    }
    return false;
}

bool ks_taken_down_is(const struct ks_visit *visit)
{
    const struct ks_hall_state *view = &visit->hall.view;
    struct ks_named_place down;

    for (int i = 0; i < view->down_count; i++)
        if (find_place(visit->content, view->down[i], &down) && is_on_the_way(visit, down))
            return true;
    return false;
}

void ks_taken_down_draw(const struct ks_visit *visit, struct ks_ui *ui)
{
    ks_page_head(visit, ui, NULL, ks_ui_tr(ui, "This page is being put right"), NULL);
    ks_ui_page_foot(ui, NULL, 0);
    ks_flow_hint(ui, "info",
                 ks_arena_printf(&ui->arena,
                                 ks_ui_tr(ui, "Please ask at the service window, or call %s."),
                                 visit->content->hotline));
}
