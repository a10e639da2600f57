/* An official text in full and word for word, with the body that issued it, its day, where it was
 * published, and its hash at the foot. arg of the place = which. */
#include <string.h>

#include "screens/page/page.h"

enum { SHA_GROUP = 8 };

static const struct ks_bulletin *bulletin_of(const struct ks_visit *visit)
{
    return &visit->content->bulletins[ks_visit_place_now(visit)->arg];
}

static void flow_line(struct ks_ui *ui, const struct ks_bulletin_line *line)
{
    if (line->as == KS_BULLETIN_HEADING)
        ks_flow_heading(ui, line->text);
    else if (line->as == KS_BULLETIN_ITEM)
        ks_flow_subheading(ui, line->text);
    else
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink, line->text);
}

/* In groups, to be compared by eye and broken between them. */
static const char *sha_words(struct ks_arena *arena, const char *sha)
{
    const char *words = "SHA-256";

    for (size_t at = 0; at < strlen(sha); at += SHA_GROUP)
        words = ks_arena_printf(arena, "%s %.*s", words, SHA_GROUP, sha + at);
    return words;
}

static void flow_origin(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_bulletin *bulletin = bulletin_of(visit);

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->ink,
                 ks_ui_tr(ui, "This is the text word for word, as it was issued. Whoever has the "
                              "original can compare it by this hash:"));
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->ink, sha_words(&ui->arena, bulletin->sha256));
    if (bulletin->url != NULL)
        ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->ink, bulletin->url);
    ks_flow_card_end(ui);
}

static const char *lead_words(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_bulletin *bulletin = bulletin_of(visit);
    const char *issued =
        ks_arena_printf(&ui->arena, "%s · %s", ks_visit_words(visit, &bulletin->issuer),
                        ks_date_words(&ui->arena, ui->mode.lang, bulletin->dated));

    if (ks_date_is_none(bulletin->until))
        return issued;
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s · shown until %s"), issued,
                           ks_date_words(&ui->arena, ui->mode.lang, bulletin->until));
}

static void flow_text(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_bulletin *bulletin = bulletin_of(visit);

    ks_flow_card_begin(ui, ui->theme->card, 0);
    for (int i = 0; i < bulletin->line_count; i++)
        flow_line(ui, &bulletin->lines[i]);
    ks_flow_card_end(ui);
    flow_origin(visit, ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_bulletin *bulletin = bulletin_of(visit);
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.page = ks_visit_words(visit, &bulletin->title);
    head.title = head.page;
    head.lead = lead_words(visit, ui);
    ui->fills_in_order = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    if (ks_bulletin_is_shown(bulletin, ks_visit_today(visit)))
        flow_text(visit, ui);
    else
        ks_flow_banner(ui, "info", ui->theme->warn_soft, ui->theme->on_warn_soft,
                       ks_ui_tr(ui, "The time for which this was to be shown is over."));
}

const struct ks_screen ks_screen_bulletin = {.service = KS_SERVICE_NOTICE, .view = view};
