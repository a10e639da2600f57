/* Days in words for a page. */
#include "screens/page/page.h"

const char *ks_page_date_text(struct ks_ui *ui, struct ks_date date)
{
    return ks_date_words(&ui->arena, ui->mode.lang, date);
}

const char *ks_page_day_text(struct ks_ui *ui, struct ks_date date)
{
    return ks_date_expand(&ui->arena, ui->mode.lang, ks_ui_tr(ui, "{w} {d} {M}"), date);
}

const char *ks_page_month_text(struct ks_ui *ui, struct ks_date date)
{
    return ks_date_expand(&ui->arena, ui->mode.lang, ks_ui_tr(ui, "{M} {y}"), date);
}

const char *ks_page_weekday_text(struct ks_ui *ui, enum ks_weekday weekday)
{
    static const char *const letters[] = {
        NULL,        KS_N_("Mo"), KS_N_("Tu"), KS_N_("We"),
        KS_N_("Th"), KS_N_("Fr"), KS_N_("Sa"), KS_N_("Su"),
    };

    return ks_ui_tr(ui, letters[weekday]);
}

const char *ks_page_weekday_name(struct ks_ui *ui, struct ks_date date)
{
    return ks_date_expand(&ui->arena, ui->mode.lang, "{w}", date);
}
