/* What is done to the fields of a pack through a draft, what it becomes, and where it differs. */
#include <string.h>

#include "base/i18n.h"
#include "content/content_private.h"
#include "content/draft_private.h"
#include "content/faults.h"
#include "content/node_edit.h"
#include "content/node_make.h"
#include "content/overlay.h"
#include "content/wording.h"

/* What a wish is about. */
struct attempt {
    const struct ks_draft *draft;
    struct ks_draft_pack *pack;
    const struct ks_draft_wish *wish;
    const struct ks_draft_hand *hand;
    const struct ks_node *root; /* of the file, as the draft has it; NULL: there is none */
    struct ks_draft_change *out;
};

/* What stands where a text stands, or in a file of Markdown, is a text; all else is JSON. */
static const struct ks_node *value_of(struct ks_arena *arena, const struct ks_draft_wish *wish,
                                      const struct ks_node *there)
{
    bool is_prose = !ks_pack_name_ends(wish->file, ".json");
    const struct ks_node *value = NULL;
    if (wish->is_json || (!is_prose && (there == NULL || there->kind != KS_NODE_TEXT)))
        value = ks_draft_parse(arena, wish->value);
    if (is_prose && value != NULL && value->kind != KS_NODE_TEXT)
        value = NULL;
    if (value == NULL && !wish->is_json &&
        (is_prose || (wish->field[0] != '\0' && (there == NULL || there->kind == KS_NODE_TEXT)))) {
        struct ks_node *text = ks_arena_alloc(arena, sizeof *text);
        *text = ks_node_text("", wish->value);
        value = text;
    }
    return value;
}

/* The list of an element with the wish done to it; NULL: there is no such place. */
static const struct ks_node *change_list(struct ks_arena *arena, const struct ks_draft_wish *wish,
                                         const struct ks_node *list, int index,
                                         const struct ks_node *value)
{
    if (wish->act == KS_DRAFT_ADD)
        return ks_node_insert(arena, list, index, value);
    if (index >= list->child_count)
        return NULL;
    const struct ks_node *without = ks_node_without(arena, list, index);
    return wish->act == KS_DRAFT_MOVE
               ? ks_node_insert(arena, without, wish->to - 1, &list->children[index])
               : without;
}

/* What is to stand in `out->field` after another act than KS_DRAFT_SET: a whole list, or null where
 * a member is taken out; NULL: there is no such place. */
static const struct ks_node *make_list(struct attempt *attempt, const struct ks_node *value)
{
    static const struct ks_node nothing = {.kind = KS_NODE_NULL, .key = "", .text = ""};
    const struct ks_draft_wish *wish = attempt->wish;
    const char *holder = NULL;
    int index = attempt->root != NULL
                    ? ks_node_find(&attempt->pack->arena, attempt->root, wish->field, &holder)
                    : -1;
    const struct ks_node *held = index >= 0 ? ks_node_at(attempt->root, holder) : NULL;
    if (held == NULL)
        return NULL;
    if (held->kind != KS_NODE_LIST)
        return wish->act == KS_DRAFT_TAKE && index < held->child_count ? &nothing : NULL;
    attempt->out->field = holder;
    return change_list(&attempt->pack->arena, wish, held, index, value);
}

/* The same for every act; NULL, with an error: nothing can stand there. */
static const struct ks_node *make_value(struct attempt *attempt, struct ks_error *error)
{
    const struct ks_draft_wish *wish = attempt->wish;
    const struct ks_node *there =
        attempt->root != NULL ? ks_node_at(attempt->root, wish->field) : NULL;
    bool has_value = wish->act == KS_DRAFT_SET || wish->act == KS_DRAFT_ADD;
    const struct ks_node *value = has_value ? value_of(&attempt->pack->arena, wish, there)
                                  : wish->act == KS_DRAFT_KEEP ? there
                                                               : NULL;
    if (has_value && value == NULL) {
        (void)ks_fail(error, KS_ERR_INPUT, "what is to stand there must be written as JSON");
        return NULL;
    }
    if (wish->act != KS_DRAFT_SET && wish->act != KS_DRAFT_KEEP)
        value = make_list(attempt, value);
    if (value == NULL)
        (void)ks_fail(error, KS_ERR_INPUT, "%s has no place \"%s\"", wish->file, wish->field);
    return value;
}

bool ks_draft_is_same_place(const struct ks_draft_change *a, const struct ks_draft_change *b)
{
    return ks_draft_is_same_file(a, b) && strcmp(a->field, b->field) == 0;
}

bool ks_draft_is_same_file(const struct ks_draft_change *a, const struct ks_draft_change *b)
{
    return strcmp(a->file, b->file) == 0;
}

bool ks_draft_is_first(const struct ks_draft *draft, int index,
                       bool (*is_same)(const struct ks_draft_change *a,
                                       const struct ks_draft_change *b))
{
    for (int i = 0; i < index; i++)
        if (is_same(&draft->changes[i], &draft->changes[index]))
            return false;
    return true;
}

bool ks_draft_is_within(const char *field, const char *holder)
{
    size_t bytes = strlen(holder);
    return bytes == 0 || (strncmp(field, holder, bytes) == 0 &&
                          (field[bytes] == '\0' || field[bytes] == '.' || field[bytes] == '['));
}

/* Whether the change is of what the wish would change, as far as that matters: who orders a list
 * need not have seen what others write in its elements. */
static bool is_in_the_way(const struct ks_draft_change *change, const struct attempt *attempt)
{
    const struct ks_draft_wish *wish = attempt->wish;
    if (strcmp(change->file, wish->file) != 0)
        return false;
    bool is_below = wish->act == KS_DRAFT_SET || wish->act == KS_DRAFT_TAKE;
    return ks_draft_is_within(attempt->out->field, change->field) ||
           (is_below && ks_draft_is_within(change->field, wish->field));
}

static enum ks_err look_for_others(const struct attempt *attempt, struct ks_draft_done *done,
                                   struct ks_error *error)
{
    int seen = attempt->wish->seen > 0 ? attempt->wish->seen : 0;
    for (int i = attempt->draft->count - 1; attempt->wish->is_careful && i >= seen; i--) {
        const struct ks_draft_change *change = &attempt->draft->changes[i];
        if (!is_in_the_way(change, attempt))
            continue;
        const char *now =
            ks_draft_pack_json(attempt->pack, attempt->wish->file, attempt->wish->field);
        done->clash = (struct ks_draft_change){
            .at_ms = change->at_ms,
            .by = ks_arena_strdup(done->arena, change->by),
            .file = ks_arena_strdup(done->arena, change->file),
            .field = ks_arena_strdup(done->arena, change->field),
            .now = now != NULL ? ks_arena_strdup(done->arena, now) : "null",
        };
        return ks_fail(error, KS_ERR_STATE, "%s has changed this meanwhile", change->by);
    }
    return KS_OK;
}

/* Why the file cannot be so: no pack is read that has it; NULL: it can. */
static const char *fault_of_file(struct attempt *attempt, const struct ks_node *whole)
{
    struct ks_arena *arena = &attempt->pack->arena;
    bool is_json = ks_pack_name_ends(attempt->wish->file, ".json");
    const char *text = is_json ? ks_node_write(arena, whole) : whole->text, *why = NULL;
    int line = 0;
    if (strlen(text) > KS_PACK_MAX_FILE_BYTES)
        return ks_staff_tr("the file is larger than 1 MiB");
    if (attempt->root == NULL && attempt->pack->files.count >= KS_PACK_MAX_FILES)
        return ks_staff_tr("a pack has no room for another file");
    return !is_json || ks_node_parse(arena, text, strlen(text), &line, &why) != NULL ? NULL : why;
}

static bool is_reason(const char *text)
{
    return text != NULL && !ks_wording_is_blank(text) && strlen(text) < KS_DRAFT_WHY_BYTES &&
           ks_utf8_is_plain(text);
}

/* Whether the hand may change what the wish would: a whole list where an element is moved in it. */
static enum ks_err check_right(const struct attempt *attempt, struct ks_error *error)
{
    const char *tribunal = attempt->hand->tribunal;
    if (tribunal == NULL || tribunal[0] == '\0' ||
        ks_overlay_has(ks_draft_pack_tree(attempt->pack, "tribunals.json"), tribunal,
                       attempt->out->file, attempt->out->field))
        return KS_OK;
    return ks_fail(error, KS_ERR_RIGHT,
                   "This is the court's or another tribunal's: you may change what your own "
                   "tribunal says of itself");
}

/* What the wish would change, in the pack as the draft has it. */
static enum ks_err make_change(struct attempt *attempt, struct ks_draft_done *done,
                               struct ks_error *error)
{
    const struct ks_draft_wish *wish = attempt->wish;
    struct ks_arena *arena = &attempt->pack->arena;
    if (!ks_pack_is_name(wish->file))
        return ks_fail(error, KS_ERR_INPUT, "a pack has no file %s", wish->file);
    if (wish->act == KS_DRAFT_KEEP && !is_reason(wish->value))
        return ks_fail(error, KS_ERR_INPUT,
                       "say in one line of at most 130 characters why it may stay as it is");
    attempt->root = ks_draft_pack_tree(attempt->pack, wish->file);
    attempt->out->why = wish->act == KS_DRAFT_KEEP ? wish->value : NULL;
    attempt->out->file = wish->file;
    attempt->out->field = wish->field;
    const struct ks_node *value = make_value(attempt, error);
    enum ks_err err = value != NULL ? check_right(attempt, error) : KS_ERR_INPUT;
    if (err != KS_OK)
        return err;
    const char *field = attempt->out->field;
    const struct ks_node *whole = ks_draft_put(arena, attempt->root, field, value);
    if (whole == NULL)
        return ks_fail(error, KS_ERR_INPUT, "%s has no place \"%s\"", wish->file, field);
    const char *fault = fault_of_file(attempt, whole);
    if (fault != NULL)
        return ks_fail(error, KS_ERR_INPUT, "%s: %s", wish->file, fault);
    attempt->out->was = ks_draft_pack_json(attempt->pack, wish->file, field);
    attempt->out->now = ks_node_write_short(arena, value);
    if (wish->act == KS_DRAFT_SET && ks_draft_is_same(attempt->out->was, attempt->out->now))
        return KS_OK;
    return look_for_others(attempt, done, error);
}

enum ks_err ks_draft_do(const char *dir, const char *name, const char *pack_dir,
                        const struct ks_draft_wish *wish, const struct ks_draft_hand *hand,
                        struct ks_draft_done *done, struct ks_error *error)
{
    struct ks_draft draft;
    struct ks_draft_file file;
    struct ks_draft_pack pack = {.count = 0};
    struct ks_content_faults ignored = {0};
    struct ks_draft_change change = {
        .at_ms = hand->now_ms, .by = hand->by, .account = hand->account};
    struct attempt attempt = {
        .draft = &draft, .pack = &pack, .wish = wish, .hand = hand, .out = &change};
    enum ks_err err = ks_draft_file_open(dir, name, true, &file, &draft, error);
    if (err == KS_OK)
        err = ks_draft_pack_open(pack_dir, &draft, &pack, &ignored, error);
    if (err == KS_OK)
        err = make_change(&attempt, done, error);
    bool is_new =
        err == KS_OK && (wish->act == KS_DRAFT_KEEP || !ks_draft_is_same(change.was, change.now));
    if (is_new)
        err = ks_draft_file_add(&file, &change, error);
    done->count = draft.count + (is_new && err == KS_OK);
    ks_draft_file_close(&file);
    ks_content_faults_destroy(&ignored);
    ks_draft_pack_close(&pack);
    ks_draft_destroy(&draft);
    return err;
}

enum ks_err ks_draft_set(const char *dir, const char *name, const char *pack_dir,
                         const struct ks_draft_wish *wish, const struct ks_draft_hand *hand,
                         struct ks_error *error)
{
    struct ks_arena arena = {0};
    struct ks_draft_done done = {.arena = &arena};
    enum ks_err err = ks_draft_do(dir, name, pack_dir, wish, hand, &done, error);
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_draft_make(const struct ks_draft *draft, const char *pack_dir, struct ks_date today,
                          struct ks_pack_files *out, struct ks_content_faults *faults,
                          struct ks_error *error)
{
    struct ks_draft_pack pack;
    struct ks_content *content = NULL;
    enum ks_err err = ks_draft_pack_open(pack_dir, draft, &pack, faults, error);
    *out = pack.files;
    pack.files = (struct ks_pack_files){.count = 0};
    if (err == KS_OK)
        err = ks_content_from_files(out, today, NULL, &content, faults, error);
    ks_content_free(content);
    ks_draft_pack_close(&pack);
    return err;
}

enum ks_err ks_draft_check(const struct ks_draft *draft, const char *pack_dir, struct ks_date today,
                           struct ks_content_faults *faults, struct ks_error *error)
{
    struct ks_pack_files files;
    enum ks_err err = ks_draft_make(draft, pack_dir, today, &files, faults, error);
    ks_pack_files_destroy(&files);
    return err;
}

enum ks_err ks_draft_diff(const struct ks_draft *draft, const char *pack_dir,
                          void (*show)(const struct ks_draft_change *change, const char *live,
                                       void *ctx),
                          void *ctx, struct ks_error *error)
{
    struct ks_draft_pack live, made = {.count = 0};
    struct ks_content_faults ignored = {0};
    enum ks_err err = ks_draft_pack_open(pack_dir, NULL, &live, &ignored, error);
    if (err == KS_OK)
        err = ks_draft_pack_open(pack_dir, draft, &made, &ignored, error);
    for (int i = 0; err == KS_OK && i < draft->count; i++) {
        if (!ks_draft_is_first(draft, i, ks_draft_is_same_place))
            continue;
        struct ks_draft_change change = draft->changes[i];
        const char *now = ks_draft_pack_json(&made, change.file, change.field);
        const char *shown = ks_draft_pack_json(&live, change.file, change.field);
        if (ks_draft_is_same(now, shown))
            continue;
        change.now = now != NULL ? now : "null";
        show(&change, shown, ctx);
    }
    ks_content_faults_destroy(&ignored);
    ks_draft_pack_close(&live);
    ks_draft_pack_close(&made);
    return err;
}
