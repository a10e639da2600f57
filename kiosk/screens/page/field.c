/* What visitors type by digits: sums, days, numbers. */
#include "screens/page/field.h"

#include <stdlib.h>

#include "domain/money.h"
#include "service/cost.h"

enum { NUMBER_DIGITS = 4, PERCENT_CHARS = 6 };

bool ks_blank_is_empty(const struct ks_blank *typed)
{
    return typed->text[0] == '\0';
}

/* A point at the end is the beginning of decimals. */
bool ks_blank_amount(const struct ks_blank *typed, int64_t *fen)
{
    struct ks_blank whole = *typed;
    size_t length = strlen(whole.text);

    if (length > 1 && whole.text[length - 1] == '.')
        whole.text[length - 1] = '\0';
    if (whole.text[0] == '\0' || ks_money_parse_yuan(whole.text, fen, NULL) != KS_OK)
        *fen = -1;
    return *fen >= 0;
}

bool ks_blank_date(const struct ks_blank *typed, struct ks_date *date)
{
    return ks_digits_date(typed->text, date);
}

bool ks_blank_number(const struct ks_blank *typed, int *number)
{
    *number = (int)strtol(typed->text, NULL, 10);
    return typed->text[0] != '\0' && *number > 0;
}

const char *ks_amount_text(struct ks_ui *ui, const char *typed)
{
    char out[2 * KS_FIELD_CHARS];
    size_t whole = strcspn(typed, "."), length = 0;

    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            out[length++] = ',';
        out[length++] = typed[i];
    }
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%.*s%s yuan"), (int)length, out,
                           typed + whole);
}

const char *ks_yuan_words(struct ks_arena *arena, enum ks_lang lang, int64_t low_fen,
                          int64_t high_fen)
{
    const char *low = ks_money_short(arena, low_fen);

    if (low_fen == high_fen)
        return ks_arena_printf(arena, ks_tr(lang, "%s yuan"), low);
    return ks_arena_printf(arena, ks_tr(lang, "%s to %s yuan"), low,
                           ks_money_short(arena, high_fen));
}

const struct ks_form_field *ks_form_row(const struct ks_form *form, int blank)
{
    int i = form->row_count - 1;

    while (blank < form->rows[i].first)
        i--;
    return &form->rows[i];
}

struct ks_blank *ks_form_typed(const struct ks_form *form, int blank)
{
    return (struct ks_blank *)form->state + blank;
}

const char *ks_form_title(const struct ks_visit *visit, const struct ks_form *form, int blank)
{
    const char *title = ks_form_row(form, blank)->title;

    return title != NULL ? ks_tr(visit->mode.lang, title) : form->title(visit, form, blank);
}

bool ks_form_has_required(const struct ks_form *form)
{
    for (int i = 0; i < form->row_count; i++)
        if (form->rows[i].is_required &&
            ks_blank_is_empty(ks_form_typed(form, form->rows[i].first)))
            return false;
    return true;
}

const char *ks_form_value(struct ks_ui *ui, const struct ks_form *form, int blank)
{
    const struct ks_blank *typed = ks_form_typed(form, blank);
    enum ks_field_kind kind = ks_form_row(form, blank)->kind;
    struct ks_date date;
    int64_t fen;

    if (ks_blank_is_empty(typed))
        return ks_ui_tr(ui, "touch to enter");
    if (kind == KS_FIELD_AMOUNT)
        return ks_blank_amount(typed, &fen)
                   ? ks_amount_text(ui, typed->text)
                   : ks_ui_tr(ui, "cannot be used: at most 10,000,000,000,000 yuan");
    if (kind == KS_FIELD_DATE)
        return ks_blank_date(typed, &date) ? ks_page_date_text(ui, date)
                                           : ks_digits_fault(ui, typed->text);
    if (kind == KS_FIELD_PERCENT)
        return ks_arena_printf(&ui->arena, "%s%%", typed->text);
    return typed->text;
}

static struct ks_choice cell_of(const struct ks_visit *visit, struct ks_ui *ui,
                                const struct ks_form *form, int blank)
{
    return (struct ks_choice){
        .role = KS_ROLE_OPTION,
        .title = ks_form_title(visit, form, blank),
        .detail = ks_form_value(ui, form, blank),
        .icon = ks_form_row(form, blank)->kind == KS_FIELD_DATE ? "calendar" : "pen",
        .accent = ui->theme->action,
        .is_value = true,
        .action = KS_ACT_FIELD,
        .arg = blank,
    };
}

int ks_form_cells(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_form *form,
                  int first, int last, struct ks_choice *out)
{
    int count = 0;

    for (int i = first; i <= last; i++) {
        const struct ks_form_field *row = ks_form_row(form, i);
        if (row->is_shown == NULL || row->is_shown(form->state, i))
            out[count++] = cell_of(visit, ui, form, i);
    }
    return count;
}

struct ks_choice ks_form_adder(uint32_t accent, const char *icon, const char *title, int action,
                               int arg)
{
    return (struct ks_choice){.role = KS_ROLE_OPTION,
                              .title = title,
                              .detail = "",
                              .icon = icon,
                              .accent = accent,
                              .action = action,
                              .arg = arg};
}

void ks_flow_fields(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_form *form,
                    int first, int last, enum ks_detail detail)
{
    struct ks_choice *cells =
        ks_arena_alloc(&ui->arena, (size_t)(last - first + 1) * sizeof *cells);

    ks_flow_cells(ui, cells, ks_form_cells(visit, ui, form, first, last, cells), detail);
}

void ks_form_type(const struct ks_form *form, int blank, int key, struct ks_date today)
{
    static const size_t most[] = {[KS_FIELD_AMOUNT] = KS_FIELD_CHARS - 1,
                                  [KS_FIELD_DATE] = KS_DATE_DIGITS,
                                  [KS_FIELD_NUMBER] = NUMBER_DIGITS,
                                  [KS_FIELD_PERCENT] = PERCENT_CHARS};
    enum ks_field_kind kind = ks_form_row(form, blank)->kind;
    char *text = ks_form_typed(form, blank)->text;

    if (form->typed != NULL)
        form->typed(form->state, blank);
    if (kind == KS_FIELD_NUMBER && key == '0' && text[0] == '\0')
        return;
    if (kind == KS_FIELD_AMOUNT || kind == KS_FIELD_PERCENT)
        ks_type_amount(text, most[kind], key);
    else if (kind == KS_FIELD_DATE)
        ks_type_date(text, today, key);
    else
        ks_type_digits(text, most[kind], key);
}
