/* An official text into bulletins.json of a draft. */
#include "content/bulletin_import.h"

#include <string.h>

#include "base/crypto.h"
#include "content/draft_pack.h"
#include "content/faults.h"
#include "content/node_make.h"
#include "content/official_text.h"
#include "content/read.h"

static const char file_name[] = "bulletins.json";

enum { MOST_MEMBERS = 9 };

/* Where it goes: over the one of that id, else behind the last; "" where there is no file yet. */
static const char *place_of(struct ks_arena *arena, const struct ks_node *root, const char *id,
                            bool *is_new)
{
    const struct ks_node *list = root != NULL ? ks_node_member(root, "bulletins") : NULL;
    int at = 0, count = list != NULL ? list->child_count : 0;

    while (at < count) {
        const struct ks_node *other = ks_node_member(&list->children[at], "id");
        if (other != NULL && ks_is_same_text(other->text, id))
            break;
        at++;
    }
    *is_new = at == count;
    return list != NULL ? ks_arena_printf(arena, "bulletins[%d]", at + 1) : "";
}

/* The court itself, where nobody says who issued it. */
static enum ks_err find_issuer(struct ks_arena *arena, const struct ks_bulletin_origin *origin,
                               struct ks_draft_pack *pack, struct ks_node *out,
                               struct ks_error *error)
{
    const struct ks_node *court = ks_draft_pack_tree(pack, "court.json");
    const struct ks_node *name = court != NULL ? ks_node_member(court, "court_name") : NULL;
    bool is_told = origin->issuer.in[KS_LANG_ZH_CN] != NULL;

    if (!is_told && name == NULL)
        return ks_fail(error, KS_ERR_INPUT,
                       "nobody says who issued it, and court.json of the draft has no court_name");
    *out = is_told ? ks_node_words(arena, "issuer", &origin->issuer) : *name;
    out->key = "issuer";
    return KS_OK;
}

static struct ks_node bulletin_node(struct ks_arena *arena, const struct ks_bulletin_origin *origin,
                                    const struct ks_node *issuer,
                                    const struct ks_bulletin_import *text)
{
    struct ks_node members[MOST_MEMBERS] = {ks_node_text("id", origin->id),
                                            ks_node_text("kind", origin->kind),
                                            ks_node_words(arena, "title", &origin->title), *issuer};
    int count = 4;

    if (origin->url != NULL)
        members[count++] = ks_node_text("url", origin->url);
    members[count++] = ks_node_text("dated", origin->dated);
    if (origin->until != NULL)
        members[count++] = ks_node_text("until", origin->until);
    members[count++] = ks_node_text("sha256", text->sha256);
    members[count++] = ks_node_text("text", text->text);
    return ks_node_object(arena, "", members, count);
}

static enum ks_err put(const char *dir, const char *name, const char *pack_dir,
                       const struct ks_bulletin_origin *origin, const struct ks_draft_hand *hand,
                       const struct ks_bulletin_import *text, struct ks_error *error)
{
    struct ks_draft draft;
    struct ks_draft_pack pack = {.count = 0};
    struct ks_content_faults ignored = {0}; /* whoever asks for the check is told */
    struct ks_node issuer;
    bool is_new = false;
    enum ks_err err = ks_draft_read(dir, name, &draft, error);
    if (err == KS_OK)
        err = ks_draft_pack_open(pack_dir, &draft, &pack, &ignored, error);
    if (err == KS_OK)
        err = find_issuer(text->arena, origin, &pack, &issuer, error);
    if (err == KS_OK) {
        struct ks_arena *arena = text->arena;
        const char *field =
            place_of(arena, ks_draft_pack_tree(&pack, file_name), origin->id, &is_new);
        const struct ks_node one = bulletin_node(arena, origin, &issuer, text);
        const struct ks_node list = ks_node_list(arena, "bulletins", &one, 1);
        const struct ks_node whole = ks_node_object(arena, "", &list, 1);
        const struct ks_draft_wish wish = {
            .file = file_name,
            .field = field,
            .value = ks_node_write_short(arena, field[0] != '\0' ? &one : &whole),
            .act = is_new && field[0] != '\0' ? KS_DRAFT_ADD : KS_DRAFT_SET,
            .is_json = true};
        err = ks_draft_set(dir, name, pack_dir, &wish, hand, error);
    }
    ks_content_faults_destroy(&ignored);
    ks_draft_pack_close(&pack);
    ks_draft_destroy(&draft);
    return err;
}

static void count_lines(struct ks_bulletin_import *out)
{
    size_t room = KS_BULLETIN_MOST_LINES * sizeof(struct ks_bulletin_line);
    struct ks_bulletin_line *lines = ks_arena_alloc(out->arena, room);
    int count = ks_bulletin_lines(out->arena, out->text, lines, KS_BULLETIN_MOST_LINES);

    memset(out->counts, 0, sizeof out->counts);
    for (int i = 0; i < count; i++)
        out->counts[lines[i].as]++;
}

enum ks_err ks_bulletin_import(const char *dir, const char *draft, const char *pack_dir,
                               const struct ks_bulletin_origin *origin, const void *data,
                               size_t bytes, const struct ks_draft_hand *hand,
                               struct ks_bulletin_import *out, struct ks_error *error)
{
    char sha[KS_CRYPTO_SHA_BYTES];
    enum ks_err err = ks_official_text_read(data, bytes, out->arena, &out->text, error);

    if (err != KS_OK)
        return err;
    ks_crypto_sha256(out->text, strlen(out->text), sha);
    out->sha256 = ks_arena_strdup(out->arena, sha);
    count_lines(out);
    return put(dir, draft, pack_dir, origin, hand, out, error);
}
