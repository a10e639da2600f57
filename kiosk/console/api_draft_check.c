/* What a draft would be: its faults at their fields, the form of a file, what differs. Each reads
 * the whole pack, on the lane for what is dear. */
#include <string.h>

#include "console/drafts.h"
#include "console/handlers.h"
#include "content/draft_look.h"
#include "content/field_kind.h"
#include "content/wording.h"

static struct ks_node tell_places(struct ks_arena *arena, const char *key,
                                  const struct ks_draft_place *places, int count)
{
    struct ks_node *rows = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *rows);

    for (int i = 0; i < count; i++) {
        const struct ks_node members[] = {
            ks_node_text("file", places[i].file), ks_node_text("field", places[i].field),
            ks_node_int("line", places[i].line), ks_node_text("what", places[i].what),
            ks_node_text("by", places[i].by)};
        rows[i] = ks_node_object(arena, "", members, 5);
    }
    return ks_node_list(arena, key, rows, count);
}

static const char *icon_word(const struct ks_field *field, int index)
{
    (void)field;
    return ks_wording_icon(index);
}

static const char *choice_word(const struct ks_field *field, int index)
{
    return field->words[index];
}

/* What may be chosen; an empty list where anything may be written. */
static struct ks_node tell_words(struct ks_arena *arena, const struct ks_field *field,
                                 const char *kind)
{
    const char *(*word)(const struct ks_field *field, int index) =
        strcmp(kind, "icon") == 0                                   ? icon_word
        : strcmp(kind, "choice") == 0 || strcmp(kind, "prose") == 0 ? choice_word
                                                                    : NULL;
    struct ks_node *rows = NULL;
    int count = 0;

    while (word != NULL && word(field, count) != NULL)
        count++;
    rows = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *rows);
    for (int i = 0; i < count; i++)
        rows[i] = ks_node_text("", word(field, i));
    return ks_node_list(arena, "words", rows, count);
}

static struct ks_node tell_form(struct ks_arena *arena, const struct ks_outline *outline)
{
    struct ks_node *rows = ks_arena_alloc(arena, ((size_t)outline->count + 1) * sizeof *rows);

    for (int i = 0; i < outline->count; i++) {
        const struct ks_outline_row *row = &outline->rows[i];
        const char *kind = ks_field_kind(row->field);
        const struct ks_node members[] = {
            ks_node_text("at", row->at),
            ks_node_text("kind", kind),
            ks_node_bool("is_optional", row->field->is_optional),
            ks_node_int("most_zh_CN", row->most[KS_LANG_ZH_CN]),
            ks_node_int("most_en", row->most[KS_LANG_EN]),
            ks_node_int("low", row->field->low),
            ks_node_int("high", row->field->high),
            tell_words(arena, row->field, kind),
        };
        rows[i] = ks_node_object(arena, "", members, sizeof members / sizeof *members);
    }
    return ks_node_list(arena, "form", rows, outline->count);
}

/* {"n", "lang", "faults", "stale", "waived", "form"}: of the whole draft, and the form of ?file=;
 * `lang` is that of its sentences. */
void ks_handle_draft_check(const struct ks_request *request, struct ks_response *response)
{
    struct ks_draft draft;
    struct ks_draft_look look = {.fault_count = 0};
    struct ks_error error = {0};
    enum ks_err err =
        ks_draft_read(ks_drafts_dir(request), ks_request_query(request, "name"), &draft, &error);

    if (err == KS_OK)
        err = ks_draft_look(&draft, ks_drafts_pack_dir(request),
                            ks_date_from_wall_ms(request->now_ms),
                            ks_request_query(request, "file"), &look, &error);
    if (err == KS_OK) {
        struct ks_arena *arena = request->arena;
        const struct ks_node members[] = {
            ks_node_int("n", draft.count),
            ks_node_text("lang", ks_lang_code(request->lang)),
            tell_places(arena, "faults", look.faults, look.fault_count),
            tell_places(arena, "stale", look.stale, look.stale_count),
            tell_places(arena, "waived", look.waived, look.waived_count),
            tell_form(arena, &look.outline)};
        const struct ks_node root =
            ks_node_object(arena, "", members, sizeof members / sizeof *members);
        ks_respond_json(request, response, &root);
    } else {
        ks_respond_error(request, response, &error, NULL);
    }
    ks_draft_look_destroy(&look);
    ks_draft_destroy(&draft);
}

/* Everybody who changed something in the file, each once. */
static struct ks_node tell_hands(struct ks_arena *arena, const struct ks_draft *draft,
                                 const char *file)
{
    struct ks_node *rows = ks_arena_alloc(arena, ((size_t)draft->count + 1) * sizeof *rows);
    int count = 0;

    for (int i = 0; i < draft->count; i++) {
        int known = 0;
        if (strcmp(draft->changes[i].file, file) != 0)
            continue;
        while (known < count && strcmp(rows[known].text, draft->changes[i].by) != 0)
            known++;
        if (known == count)
            rows[count++] = ks_node_text("", draft->changes[i].by);
    }
    return ks_node_list(arena, "by", rows, count);
}

struct ks_node ks_drafts_tell_file(struct ks_arena *arena, const char *file,
                                   const struct ks_node *hands, const struct ks_node *live,
                                   const struct ks_node *made)
{
    struct ks_node members[] = {
        ks_node_text("file", file), hands != NULL ? *hands : ks_node_list(arena, "by", NULL, 0),
        live != NULL ? *live : ks_node_null("live"), made != NULL ? *made : ks_node_null("now")};

    members[2].key = "live";
    members[3].key = "now";
    return ks_node_object(arena, "", members, 4);
}

/* {"n", "files"}: each file the draft has touched, as it is shown and as it would be. */
void ks_handle_draft_diff(const struct ks_request *request, struct ks_response *response)
{
    struct ks_draft draft;
    struct ks_draft_pack made, live = {.count = 0};
    struct ks_content_faults ignored = {0};
    struct ks_error error = {0};
    enum ks_err err = ks_drafts_open(request, &draft, &made, &error);

    if (err == KS_OK)
        err = ks_draft_pack_open(ks_drafts_pack_dir(request), NULL, &live, &ignored, &error);
    if (err == KS_OK) {
        struct ks_arena *arena = request->arena;
        struct ks_node *rows = ks_arena_alloc(arena, ((size_t)draft.count + 1) * sizeof *rows);
        int count = 0;
        for (int i = 0; i < draft.count; i++) {
            const char *file = draft.changes[i].file;
            if (!ks_draft_is_first(&draft, i, ks_draft_is_same_file))
                continue;
            const struct ks_node hands = tell_hands(arena, &draft, file);
            rows[count++] =
                ks_drafts_tell_file(arena, file, &hands, ks_draft_pack_tree(&live, file),
                                    ks_draft_pack_tree(&made, file));
        }
        const struct ks_node members[] = {ks_node_int("n", draft.count),
                                          ks_node_list(arena, "files", rows, count)};
        const struct ks_node root = ks_node_object(arena, "", members, 2);
        ks_respond_json(request, response, &root);
    } else {
        ks_respond_error(request, response, &error, NULL);
    }
    ks_content_faults_destroy(&ignored);
    ks_draft_pack_close(&made);
    ks_draft_pack_close(&live);
    ks_draft_destroy(&draft);
}
