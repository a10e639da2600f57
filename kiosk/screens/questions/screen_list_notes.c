/* What is good to know beside the checklist, or what to write down of each kind of property. arg of
 * the place = which. */
#include "screens/questions/questions.h"

static void flow_notes(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_enforcement *enforcement = &visit->content->enforcement;
    struct ks_entry entries[KS_MOST_ITEMS];
    struct ks_enforce_walk walk;
    int indices[KS_MOST_ITEMS], count = ks_enforce_items_now(visit, &walk, indices), notes = 0;

    for (int i = 0; i < count; i++) {
        const struct ks_check_item *item = &enforcement->items[indices[i]];
        if (item->is_note)
            entries[notes++] = (struct ks_entry){ks_visit_words(visit, &item->title),
                                                 ks_visit_words(visit, &item->detail)};
    }
    ks_flow_entries(ui, entries, notes);
}

static void flow_clues(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_enforcement *enforcement = &visit->content->enforcement;
    struct ks_entry *entries =
        ks_arena_alloc(&ui->arena, (size_t)(enforcement->clue_count + 1) * sizeof *entries);

    for (int i = 0; i < enforcement->clue_count; i++)
        entries[i] = (struct ks_entry){ks_visit_words(visit, &enforcement->clues[i].title),
                                       ks_visit_words(visit, &enforcement->clues[i].detail)};
    ks_flow_entries(ui, entries, enforcement->clue_count);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    static const struct {
        const char *title, *lead;
        void (*flow)(const struct ks_visit *visit, struct ks_ui *ui);
    } kinds[] = {
        [KS_LIST_NOTES_CASE] = {KS_N_("Good to know"), KS_N_("Your printed list has it all."),
                                flow_notes},
        [KS_LIST_NOTES_CLUES] = {KS_N_("Property you know of"),
                                 KS_N_("Your printed list has lines to write on. Fill in what you "
                                       "know."),
                                 flow_clues},
    };
    int kind = ks_visit_place_now(visit)->arg;

    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.title = ks_ui_tr(ui, kinds[kind].title);
    head.lead = ks_ui_tr(ui, kinds[kind].lead);
    head.is_lead_spare = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    kinds[kind].flow(visit, ui);
}

const struct ks_screen ks_screen_list_notes = {.service = KS_SERVICE_ENFORCEMENT, .view = view};
