/* Heads, feet and rows that most pages have. */
#include "screens/page/page.h"

void ks_page_head(struct ks_ui *ui, const char *crumb, const char *title, const char *lead)
{
    struct ks_page_head head = {
        .crumb = crumb, .title = title, .lead = lead, .back_action = KS_ACT_BACK};

    ks_ui_page_head(ui, &head);
}

void ks_page_foot_print(struct ks_ui *ui, const char *name, bool is_ready)
{
    struct ks_button print = {KS_BUTTON_PRIMARY, name, "print", KS_ACT_PRINT, 0, !is_ready};

    ks_ui_page_foot(ui, &print, 1);
}

void ks_flow_way(struct ks_ui *ui, const struct ks_page_way *way)
{
    struct ks_choice choice = {.role = KS_ROLE_OPTION,
                               .title = way->title,
                               .detail = way->detail,
                               .icon = way->icon,
                               .accent = way->accent != 0 ? way->accent : ui->theme->action,
                               .action = KS_ACT_OPEN + (int)way->screen,
                               .arg = way->arg};

    ks_flow_choice(ui, &choice);
}

void ks_flow_hint(struct ks_ui *ui, const char *icon, const char *text)
{
    ks_flow_banner(ui, icon, ui->theme->action_soft, ui->theme->on_action_soft, text);
}

void ks_flow_alarm(struct ks_ui *ui, const char *text)
{
    ks_flow_banner(ui, "warning", ui->theme->stop_soft, ui->theme->on_stop_soft, text);
}

void ks_flow_caution(struct ks_ui *ui, const char *text)
{
    ks_flow_banner(ui, "info", ui->theme->warn_soft, ui->theme->on_warn_soft, text);
}
