/* What a guide has to say beside its sections: which notes there are and what they are called. */
#include "screens/guides/guides.h"

static const struct ks_guide *guide_of(const struct ks_visit *visit)
{
    return &visit->content->guides[ks_guide_now(visit)->guide];
}

int ks_guide_chapter(const struct ks_visit *visit, int chapter, int *end)
{
    const struct ks_prose *prose = &guide_of(visit)->notes;
    const struct ks_prose_block *blocks = prose->blocks[visit->mode.lang];
    int count = prose->counts[visit->mode.lang], first = 0;

    for (*end = 1; *end < count; ++*end) {
        if (blocks[*end].kind != KS_PROSE_HEADING)
            continue;
        if (chapter-- == 0)
            return first;
        first = *end;
    }
    return chapter == 0 && count > 0 ? first : -1;
}

int ks_guide_note_count(const struct ks_visit *visit)
{
    int count = KS_GUIDE_NOTE_CHAPTER, end;

    while (count < KS_GUIDE_MOST_NOTES &&
           ks_guide_chapter(visit, count - KS_GUIDE_NOTE_CHAPTER, &end) >= 0)
        count++;
    return count;
}

static const struct fixed {
    const char *icon, *title;
} fixed[] = {
    [KS_GUIDE_NOTE_WHO] = {"user", KS_N_("Whom this page is for")},
    [KS_GUIDE_NOTE_WHERE] = {"pin", KS_N_("Where to go")},
    [KS_GUIDE_NOTE_RISKS] = {"info", KS_N_("What can go wrong")},
    [KS_GUIDE_NOTE_FORM] = {"pen", KS_N_("Form to use")},
    [KS_GUIDE_NOTE_COST] = {"coin", KS_N_("Who pays, and when")},
    [KS_GUIDE_NOTE_NAMED] = {"stack", KS_N_("Guides named here")},
};

const char *ks_guide_note_icon(int note)
{
    return note < KS_GUIDE_NOTE_CHAPTER ? fixed[note].icon : "document";
}

const char *ks_guide_note_title(const struct ks_visit *visit, int note)
{
    const struct ks_prose_block *blocks = guide_of(visit)->notes.blocks[visit->mode.lang];
    int end;

    if (note == KS_GUIDE_NOTE_LINK)
        return ks_visit_words(visit, &guide_of(visit)->link->title);
    if (note < KS_GUIDE_NOTE_CHAPTER)
        return ks_tr(visit->mode.lang, fixed[note].title);
    int first = ks_guide_chapter(visit, note - KS_GUIDE_NOTE_CHAPTER, &end);
    return blocks[first].kind == KS_PROSE_HEADING ? blocks[first].text
                                                  : ks_tr(visit->mode.lang, "Good to know");
}

/* Who reads a foreign language may have no ID card: to them it comes first. */
void ks_guide_flow_foreigners(struct ks_ui *ui, const void *ctx)
{
    const struct ks_visit *visit = ctx;

    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->ink,
                 ks_visit_words(visit, &visit->content->foreigners));
}
