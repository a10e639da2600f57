/* What the papers look like that a question asks about: one touch answers it. Opened from the
 * question by whoever does not know. */
#include "screens/questions/questions.h"

enum { ACT_PAPER = KS_ACT_OWN }; /* arg: the option that names it */

static const struct ks_question *question_of(const struct ks_visit *visit)
{
    const struct ks_place *place = ks_visit_place_now(visit);

    return ks_quiz_of(visit, place->from).questions + place->from_arg;
}

static bool is_answered(const struct ks_visit *visit, int option)
{
    const struct ks_place *place = ks_visit_place_now(visit);
    const struct ks_reply *reply = &ks_quiz_of(visit, place->from).state->replies[place->from_arg];

    return reply->kind == KS_REPLY_OPTION && reply->option == option;
}

static struct ks_paper_look look_of(const struct ks_visit *visit, const struct ks_ui *ui,
                                    int option, const struct ks_instrument *instrument)
{
    return (struct ks_paper_look){
        .heading = instrument->heading,
        .title = ks_visit_words(visit, &instrument->title),
        .text = ks_visit_words(visit, &instrument->signs),
        .is_sealed = instrument->is_sealed,
        .is_checked = is_answered(visit, option),
        .accent = ui->theme->action,
        .action = ACT_PAPER,
        .arg = option,
    };
}

static void flow_fold(struct ks_ui *ui, const void *ctx)
{
    ks_page_provenance(ctx, ui);
}

static void flow_papers(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_question *question = question_of(visit);
    const struct ks_instruments *all = &visit->content->instruments;
    int count = 0;

    for (int i = 0; i < question->option_count; i++)
        count += question->options[i].instrument_count;
    struct ks_paper_look *looks = ks_arena_alloc(&ui->arena, (size_t)(count + 1) * sizeof *looks);
    count = 0;
    for (int i = 0; i < question->option_count; i++) {
        const struct ks_option *option = &question->options[i];
        for (int j = 0; j < option->instrument_count; j++)
            looks[count++] = look_of(visit, ui, i, &all->list[option->instruments[j]]);
    }
    ks_flow_papers(ui, looks, count, ks_flow_height_of(ui, flow_fold, visit) + ks_ui_px(ui, 24));
    flow_fold(ui, visit);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_button skip = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "None of them: skip this"),
                                   "unsure", ACT_PAPER, ks_quiz_looks_option(question_of(visit))};
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.title = ks_ui_tr(ui, "Touch the one you hold");
    if (!ui->mode.is_large || !ui->mode.is_low) /* there the papers take the room */
        head.lead = ks_visit_words(visit, &visit->content->instruments.lead);
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &skip, 1);
    flow_papers(visit, ui);
}

static const struct ks_provenance *provenance(const struct ks_visit *visit, int arg)
{
    (void)arg;
    return &visit->content->instruments.provenance;
}

static void act(struct ks_visit *visit, int action, int arg)
{
    if (action != ACT_PAPER)
        return;
    ks_visit_back(visit); /* to the question, which goes on from there */
    ks_quiz_answer(visit, arg);
}

const struct ks_screen ks_screen_looks = {
    .view = view, .act = act, .provenance = provenance, .takes_answers = true};
