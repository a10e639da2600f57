/* Last days on a page: the days, where today stands, what still counts, what can still be done. */
#include "screens/kiosk_private.h"

static void flow_told(struct ks_ui *ui, const struct ks_told *told)
{
    bool is_loud = told->tone != KS_TONE_CALM;

    for (int i = 0; i < told->row_count; i++)
        ks_flow_pair(ui, told->rows[i].label, ks_kiosk_date_text(ui, told->rows[i].day),
                     i == told->result ? KS_TYPE_TILE : KS_TYPE_BODY);
    ks_flow_text(ui, KS_TYPE_TILE, is_loud ? ui->theme->on_stop_soft : ui->theme->ink, told->state);
    for (int i = 0; i < told->remark_count; i++)
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink, told->remarks[i]);
}

void ks_flow_last_day(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                      const struct ks_last_day *last, const char *label)
{
    struct ks_told told;

    ks_last_day_tell(&ui->arena, ui->mode.lang, kiosk->parts.content, last, label,
                     ks_kiosk_today(kiosk), &told);
    flow_told(ui, &told);
}

/* A limit that starts on a day the visitor knows: what it is, the day, and what it comes to. */
static void flow_asked(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                       const struct ks_time_limit *limit, enum ks_blank blank, int action)
{
    struct ks_last_day last;
    struct ks_date from;

    ks_flow_blank(kiosk, ui, blank, action);
    if (ks_blank_date(kiosk, blank, &from) &&
        ks_last_day_of_limit(kiosk->parts.content, limit, from, &last))
        ks_flow_last_day(kiosk, ui, &last, ks_ui_tr(ui, "Last day"));
}

void ks_flow_limits(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                    const struct ks_time_limit *limits, int count, enum ks_blank first, int action)
{
    for (int i = 0; i < count; i++) {
        ks_flow_card_begin(ui, ui->theme->card, 0);
        ks_flow_heading(ui, ks_kiosk_words(kiosk, &limits[i].title));
        if (ks_time_limit_asks(&limits[i]))
            flow_asked(kiosk, ui, &limits[i], (enum ks_blank)(first + i), action);
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink, ks_kiosk_words(kiosk, &limits[i].from));
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink, ks_kiosk_words(kiosk, &limits[i].late));
        ks_flow_card_end(ui);
    }
}

int ks_visit_dates(const struct ks_kiosk *kiosk, const struct ks_time_limit *limits, int count,
                   enum ks_blank first, struct ks_slip_date *out)
{
    int given = 0;

    for (int i = 0; i < count; i++) {
        struct ks_date from;
        if (ks_time_limit_asks(&limits[i]) &&
            ks_blank_date(kiosk, (enum ks_blank)(first + i), &from))
            out[given++] = (struct ks_slip_date){&limits[i], from};
    }
    return given;
}
