/* Heads, feet and rows that most pages have. */
#include "screens/page/page.h"

#define COLOUR(field) offsetof(struct ks_theme, field)

static const struct service {
    const char *icon, *name;
    size_t colour; /* offset in struct ks_theme */
} services[KS_SERVICE_COUNT] = {
    [KS_SERVICE_LAW] = {"document", KS_N_("Filing guides"), COLOUR(action)},
    [KS_SERVICE_WAY] = {"unsure", KS_N_("Find my way"), COLOUR(action)},
    [KS_SERVICE_SUMS] = {"calculator", KS_N_("Work it out"), COLOUR(action)},
    [KS_SERVICE_MEDIATION] = {"speech", KS_N_("Mediation"), COLOUR(mediation)},
    [KS_SERVICE_QUEUE] = {"ticket", KS_N_("Numbers"), COLOUR(action)},
    [KS_SERVICE_ENFORCEMENT] = {"list-check", KS_N_("Enforcement"), COLOUR(enforcement)},
    [KS_SERVICE_RISK] = {"paper-pen", KS_N_("Risk notice"), COLOUR(warn)},
    [KS_SERVICE_ONLINE] = {"phone", KS_N_("File online"), COLOUR(online)},
    [KS_SERVICE_NOTICE] = {"chart", KS_N_("Our rectification"), COLOUR(stop)},
    [KS_SERVICE_DANGER] = {"receiver", KS_N_("Court telephones"), COLOUR(soft_ink)},
};

/* The service of the nearest page on the way here that has one. */
static enum ks_service_id service_now(const struct ks_visit *visit)
{
    enum ks_service_id id = KS_SERVICE_NONE;

    for (int i = visit->way.depth; i >= 0 && id == KS_SERVICE_NONE; i--)
        id = visit->screens[visit->way.stack[i].screen]->service;
    return id == KS_SERVICE_NONE ? KS_SERVICE_LAW : id;
}

struct ks_page_head ks_page_head_of(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct service *row = &services[service_now(visit)];
    struct ks_page_service *service = ks_arena_alloc(&ui->arena, sizeof *service);

    *service = (struct ks_page_service){row->icon, ks_ui_tr(ui, row->name),
                                        *(const uint32_t *)((const char *)ui->theme + row->colour)};
    return (struct ks_page_head){.service = service, .back_action = KS_ACT_BACK};
}

void ks_page_head(const struct ks_visit *visit, struct ks_ui *ui, const char *page,
                  const char *title, const char *lead)
{
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.page = page;
    head.title = title;
    head.lead = lead;
    ks_ui_page_head(ui, &head);
}

void ks_page_foot_print(struct ks_ui *ui, const char *name, bool is_ready)
{
    struct ks_button print = {KS_BUTTON_PRIMARY, name, "print", KS_ACT_PRINT, 0, !is_ready};

    ks_ui_page_foot(ui, &print, 1);
}

const char *ks_page_title(const struct ks_visit *visit, const struct ks_words *title,
                          const struct ks_words *brief)
{
    const struct ks_mode *mode = &visit->mode;
    bool is_tight = mode->is_large || (mode->is_low && mode->w > mode->h);
    bool is_brief = is_tight && brief->in[mode->lang] != NULL;

    return ks_visit_words(visit, is_brief ? brief : title);
}

static struct ks_choice choice_of(const struct ks_ui *ui, const struct ks_page_way *way)
{
    return (struct ks_choice){.role = KS_ROLE_OPTION,
                              .title = way->title,
                              .detail = way->detail,
                              .icon = way->icon,
                              .accent = way->accent != 0 ? way->accent : ui->theme->action,
                              .is_loud = way->is_loud,
                              .action = KS_ACT_OPEN + (int)way->screen,
                              .arg = way->arg};
}

void ks_flow_way(struct ks_ui *ui, const struct ks_page_way *way)
{
    const struct ks_choice choice = choice_of(ui, way);

    ks_flow_choice(ui, &choice);
}

void ks_flow_ways(struct ks_ui *ui, const struct ks_page_way *ways, int count, int below)
{
    struct ks_choice *choices = ks_arena_alloc(&ui->arena, (size_t)(count + 1) * sizeof *choices);

    for (int i = 0; i < count; i++)
        choices[i] = choice_of(ui, &ways[i]);
    ks_flow_choices(ui, choices, count, below);
}

const char *ks_page_room_name(const struct ks_visit *visit, const char *id)
{
    const struct ks_seat *seat = ks_hall_find_seat(&visit->content->hall, id);

    return seat != NULL ? ks_visit_words(visit, &seat->name) : id;
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
