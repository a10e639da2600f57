/* Another place that helps: what it does, how to reach it, what to bring. arg = institution. */
#include "screens/page/page.h"
#include "service/window.h"

enum { ACT_PART = KS_ACT_OWN };

/* Kept by this screen. */
struct institution_state {
    int institution; /* by index, from 1; 0 = none */
    int part;        /* what of it is shown where one page does not hold all */
};

static const struct ks_institution *institution_now(const struct ks_visit *visit)
{
    return &visit->content->institutions[ks_visit_place_now(visit)->arg];
}

/* Its telephone number: the court's own help line for the window and where the title names it, else
 * what the content says; NULL: none. */
static const char *phone_of(const struct ks_visit *visit)
{
    const struct ks_institution *institution = institution_now(visit);

    const char *hotline = visit->content->hotline;
    bool is_court = ks_window_is(institution) ||
                    strstr(ks_visit_words(visit, &institution->title), hotline) != NULL;

    return is_court ? hotline : institution->phone;
}

static void flow_phone(struct ks_ui *ui, const char *label, const char *phone)
{
    ks_flow_caption(ui, KS_TYPE_LEAD, ui->theme->soft_ink, label);
    ks_flow_text(ui, KS_TYPE_CALL, ui->theme->on_action_soft, phone);
}

/* How to get there or whom to call. */
static void flow_reach(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct ks_visit *visit = ctx;
    const struct ks_institution *institution = institution_now(visit);
    bool is_window = ks_window_is(institution);
    const struct ks_line lines[] = {
        {"pin", ks_visit_words(visit, &institution->reach)},
        {"clock", ks_window_hours_text(&ui->arena, ui->mode.lang, visit->content)},
    };

    (void)detail;
    ks_flow_card_begin(ui, ui->theme->card, 0);
    if (phone_of(visit) != NULL)
        flow_phone(ui, ks_ui_tr(ui, is_window ? KS_N_("Court help line") : KS_N_("Call first")),
                   phone_of(visit));
    ks_flow_heading(ui, ks_ui_tr(ui, "How to reach it"));
    ks_flow_lines(ui, lines, is_window ? 2 : 1);
    ks_flow_card_end(ui);
}

static void flow_bring(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct ks_visit *visit = ctx;
    const struct ks_institution *institution = institution_now(visit);
    struct ks_step *steps =
        ks_arena_alloc(&ui->arena, (size_t)(institution->bring_count + 1) * sizeof *steps);

    for (int i = 0; i < institution->bring_count; i++)
        steps[i] = (struct ks_step){ks_visit_words(visit, &institution->bring[i]), ""};
    ks_flow_steps(ui, &(struct ks_step_list){.heading = ks_ui_tr(ui, "What to bring"),
                                             .steps = steps,
                                             .count = institution->bring_count,
                                             .first = 1,
                                             .colour = ui->theme->action,
                                             .largest = detail == KS_DETAIL_ALL ? KS_TYPE_BODY
                                                                                : KS_TYPE_SMALL,
                                             .most_pages = 1});
}

/* At night and on days off: what needs no person. */
static void flow_meanwhile(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct ks_page_way ways[] = {
        {"document", ks_ui_tr(ui, "Filing guides"),
         ks_ui_tr(ui, "Steps, documents, cost: read and print at any hour"), KS_SCREEN_GUIDES, 0},
        {"phone", ks_ui_tr(ui, "File online"), ks_ui_tr(ui, "Scan with a phone, file from home"),
         KS_SCREEN_LINK, 0, .accent = ui->theme->online},
    };

    (void)ctx;
    if (detail != KS_DETAIL_LEAST)
        ks_flow_heading(ui, ks_ui_tr(ui, "Nobody at the window now? Begin here"));
    ks_flow_ways(ui, ways, 2, 0);
}

static void flow_sources(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    (void)detail;
    ks_page_provenance(ctx, ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_institution *institution = institution_now(visit);
    const struct institution_state *state = ks_visit_state(visit, KS_SCREEN_INSTITUTION);
    const struct ks_button print = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print this page"), "print",
                                    KS_ACT_PRINT, 0};
    struct ks_page_head head = ks_page_head_of(visit, ui);
    struct ks_page_part list[4];
    struct ks_page_parts parts = {
        .list = list, .chosen = state->part, .action = ACT_PART, .most_pages = 1};

    list[parts.count++] = (struct ks_page_part){{"pin", ks_ui_tr(ui, "Reach")}, flow_reach, visit};
    if (institution->bring_count > 0)
        list[parts.count++] =
            (struct ks_page_part){{"stack", ks_ui_tr(ui, "Bring")}, flow_bring, visit};
    if (ks_window_is(institution))
        list[parts.count++] =
            (struct ks_page_part){{"document", ks_ui_tr(ui, "Meanwhile")}, flow_meanwhile, visit};
    list[parts.count++] =
        (struct ks_page_part){{"book", ks_ui_tr(ui, "Sources")}, flow_sources, visit};
    head.page = ks_ui_tr(ui, "Who helps");
    head.title = ks_visit_words(visit, &institution->title);
    head.lead = ks_visit_words(visit, &institution->what);
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &print, 1);
    ks_ui_parts(ui, &parts);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    struct institution_state *state = ks_visit_state(visit, KS_SCREEN_INSTITUTION);

    if (action == ACT_PART)
        state->part = arg;
}

/* Another institution begins with its first part. */
static void arrive(struct ks_visit *visit)
{
    struct institution_state *state = ks_visit_state(visit, KS_SCREEN_INSTITUTION);
    int institution = ks_visit_place_now(visit)->arg + 1;

    if (state->institution != institution)
        *state = (struct institution_state){.institution = institution};
}

static const struct ks_provenance *provenance(const struct ks_visit *visit, int arg)
{
    return &visit->content->institutions[arg].provenance;
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_paper *paper)
{
    (void)visit;
    ks_slip_institution(paper, context, &context->content->institutions[arg]);
}

const struct ks_screen ks_screen_institution = {.service = KS_SERVICE_WAY,
                                                .view = view,
                                                .act = act,
                                                .arrive = arrive,
                                                .state_bytes = sizeof(struct institution_state),
                                                .provenance = provenance,
                                                .paper = KS_PAPER_INSTITUTION,
                                                .compose = compose};
