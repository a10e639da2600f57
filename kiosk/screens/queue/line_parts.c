/* What the pages of a line are built of: its head, its hours, why it is shut, who one is. */
#include "screens/queue/queue.h"

const struct ks_service_line *ks_line_now(const struct ks_visit *visit)
{
    return &visit->content->hall.lines[ks_visit_place_now(visit)->arg];
}

const struct ks_service_line *ks_line_of_mediation(const struct ks_visit *visit)
{
    return ks_hall_find_line(&visit->content->hall, visit->content->mediation.line);
}

struct ks_page_head ks_line_head(const struct ks_visit *visit, struct ks_ui *ui,
                                 const struct ks_service_line *line)
{
    struct ks_page_head head = ks_page_head_of(visit, ui);
    struct ks_page_service *service = ks_arena_alloc(&ui->arena, sizeof *service);

    if (line == NULL)
        return head;
    *service = (struct ks_page_service){
        .icon = line->icon != NULL ? line->icon : "ticket",
        .name = ks_visit_words(visit, &line->name),
        .colour = line == ks_line_of_mediation(visit) ? ui->theme->mediation : ui->theme->action,
    };
    head.service = service;
    return head;
}

struct ks_opening_state ks_line_opening(const struct ks_visit *visit,
                                        const struct ks_service_line *line)
{
    struct ks_opening_state state =
        ks_hall_line_opening(visit->content, line, ks_visit_wall_ms(visit));
    const struct ks_hall_line_view *seen = ks_hall_line_of(&visit->hall.view, line->id);

    if (seen == NULL || seen->closed_until_ms <= ks_visit_wall_ms(visit))
        return state;
    struct ks_opening_state after =
        ks_hall_line_opening(visit->content, line, seen->closed_until_ms);
    state.is_open = false;
    if (!after.is_open) {
        after.closed_for = state.closed_for;
        return after;
    }
    state.next_is_known = true;
    state.next_day = ks_date_from_wall_ms(seen->closed_until_ms);
    state.next_minute = ks_date_minute_from_wall_ms(seen->closed_until_ms);
    return state;
}

static const char *clock_text(struct ks_ui *ui, int minute)
{
    return ks_arena_printf(&ui->arena, "%02d:%02d", minute / 60, minute % 60);
}

const char *ks_line_closed_text(const struct ks_visit *visit, struct ks_ui *ui,
                                const struct ks_opening_state *opening)
{
    if (opening->is_open)
        return ks_ui_tr(ui, "Today's numbers are all given");
    if (!opening->next_is_known)
        return ks_arena_printf(&ui->arena,
                               ks_ui_tr(ui, "No numbers are given now. The next working day has "
                                            "not been published here yet; please call %s."),
                               visit->content->hotline);
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "No numbers are given now. Next on %s at %s."),
                           ks_page_day_text(ui, opening->next_day),
                           clock_text(ui, opening->next_minute));
}

/* "Mon Wed "; "" for every working day. */
static const char *weekdays_text(struct ks_ui *ui, unsigned weekdays)
{
    static const char *const names[] = {KS_N_("Mon"), KS_N_("Tue"), KS_N_("Wed"), KS_N_("Thu"),
                                        KS_N_("Fri")};
    const char *text = "";

    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if ((weekdays & 1u << (KS_MONDAY + i)) != 0)
            text = ks_arena_printf(&ui->arena, "%s%s ", text, ks_ui_tr(ui, names[i]));
    return text;
}

void ks_line_flow_hours(struct ks_ui *ui, const struct ks_service_line *service)
{
    const char *text = "";

    for (int i = 0; i < service->hours_count; i++)
        text = ks_arena_printf(&ui->arena, "%s%s%s%s–%s", text, i > 0 ? ks_ui_tr(ui, ", ") : "",
                               weekdays_text(ui, service->hours[i].weekdays),
                               clock_text(ui, service->hours[i].from_minute),
                               clock_text(ui, service->hours[i].to_minute));
    const struct ks_line line = {
        "clock", ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Working days %s"), text)};
    ks_flow_lines(ui, &line, 1);
    ks_flow_gap(ui, 20);
}

void ks_line_flow_closed_why(const struct ks_visit *visit, struct ks_ui *ui,
                             const struct ks_service_line *line,
                             const struct ks_opening_state *opening)
{
    const struct ks_hall_line_view *seen = ks_hall_line_of(&visit->hall.view, line->id);
    const char *why = opening->closed_for != NULL ? ks_visit_words(visit, opening->closed_for)
                      : seen != NULL && seen->closed_until_ms > ks_visit_wall_ms(visit)
                          ? seen->closed_why[ui->mode.lang]
                          : "";

    if (why[0] != '\0')
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                     ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Why: %s"), why));
}

struct ks_choice *ks_line_kinds(const struct ks_visit *visit, struct ks_ui *ui, int action,
                                uint32_t accent)
{
    const struct ks_hall_plan *hall = &visit->content->hall;
    int count = hall->kind_count;
    struct ks_choice *kinds = ks_arena_alloc(&ui->arena, (size_t)(count + 1) * sizeof *kinds);

    for (int i = 0; i < count; i++)
        kinds[i] = (struct ks_choice){
            .role = KS_ROLE_OPTION,
            .title = ks_visit_words(visit, &hall->kinds[i].title),
            .detail = ks_visit_words(visit, &hall->kinds[i].detail),
            .icon = hall->kinds[i].icon,
            .accent = accent,
            .action = action,
            .arg = i,
        };
    return kinds;
}

int ks_line_kinds_height(const struct ks_visit *visit, struct ks_ui *ui,
                         const struct ks_choice *kinds)
{
    int rows = 0;

    for (int i = 0; i < visit->content->hall.kind_count; i++)
        rows += ks_flow_choice_height(ui, &kinds[i]) + ks_ui_gap_px(ui);
    return rows;
}

bool ks_line_way_to_times(const struct ks_visit *visit, struct ks_ui *ui,
                          const struct ks_service_line *line, struct ks_page_way *out)
{
    if (line->slot_minutes == 0)
        return false;
    *out = (struct ks_page_way){.icon = "calendar",
                                .title = ks_ui_tr(ui, "Book a time"),
                                .detail = ks_ui_tr(ui, "For one of the next working days"),
                                .screen = KS_SCREEN_TIMES,
                                .arg = (int)(line - visit->content->hall.lines)};
    return true;
}

void ks_line_flow_list(const struct ks_visit *visit, struct ks_ui *ui,
                       const struct ks_line_list *list)
{
    struct ks_line *lines = ks_arena_alloc(&ui->arena, (size_t)(list->count + 1) * sizeof *lines);

    for (int i = 0; i < list->count; i++)
        lines[i] = (struct ks_line){i < list->icon_count ? list->icons[i] : "check",
                                    ks_visit_words(visit, &list->words[i])};
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, list->heading);
    ks_flow_points(ui, lines, list->count, list->ink, list->growth);
    ks_flow_card_end(ui);
}
