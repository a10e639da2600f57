/* The court's own voice: which words can be recorded, and the recordings. */
#include <string.h>

#include "base/crypto.h"
#include "base/file.h"
#include "console/console_private.h"
#include "console/handlers.h"
#include "service/recordings.h"
#include "service/voice_plan.h"

enum { MOST_PROMPTS = 320 };

static const char *folder_of(const struct ks_request *request)
{
    return request->console->setup.clips_dir;
}

/* ---- the words ---- */

struct listing {
    const struct ks_request *request;
    const char *lang; /* "" of the chime */
    struct ks_node rows[MOST_PROMPTS];
    int count;
};

static void add_prompt(const struct ks_voice_part *part, void *ctx)
{
    struct listing *listing = ctx;
    struct ks_arena *arena = listing->request->arena;

    if (listing->count == MOST_PROMPTS)
        return;
    const struct ks_node members[] = {
        ks_node_text("clip", ks_arena_strdup(arena, part->clip)),
        ks_node_text("lang", listing->lang),
        ks_node_text("word", part->word),
        ks_node_bool("is_there", ks_recording_is_there(folder_of(listing->request), part->clip)),
    };
    listing->rows[listing->count++] = ks_node_object(arena, "", members, 4);
}

static void show_prompts(const struct ks_request *request,
                         void (*show)(const struct ks_voice_part *part, void *ctx), void *ctx,
                         const char **lang_code)
{
    const struct ks_voice_part chime = {.clip = KS_VOICE_CHIME, .said = "", .word = ""};

    *lang_code = "";
    show(&chime, ctx);
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        *lang_code = ks_lang_code((enum ks_lang)lang);
        ks_voice_show_prompts(&request->content->hall, (enum ks_lang)lang, show, ctx);
    }
}

/* {"has_folder", "prompts": [{"clip","lang" ("" of the chime),"word","is_there"}]} */
void ks_handle_voice(const struct ks_request *request, struct ks_response *response)
{
    struct listing *listing = ks_arena_alloc(request->arena, sizeof *listing);

    *listing = (struct listing){.request = request};
    show_prompts(request, add_prompt, listing, &listing->lang);
    const struct ks_node members[] = {
        ks_node_bool("has_folder", folder_of(request)[0] != '\0'),
        ks_node_list(request->arena, "prompts", listing->rows, listing->count),
    };
    const struct ks_node root = ks_node_object(request->arena, "", members, 2);
    ks_respond_json(request, response, &root);
}

/* ---- one of them ---- */

struct search {
    const char *clip, *lang;
    bool is_found;
};

static void look_for(const struct ks_voice_part *part, void *ctx)
{
    struct search *search = ctx;

    search->is_found = search->is_found || strcmp(part->clip, search->clip) == 0;
}

/* Only what the hall can say: a clip is the name of a file. */
static enum ks_err check_clip(const struct ks_request *request, const char *clip,
                              struct ks_error *error)
{
    struct search search = {.clip = clip};

    show_prompts(request, look_for, &search, &search.lang);
    return search.is_found ? KS_OK
                           : ks_fail(error, KS_ERR_NOT_FOUND, "The voice never says this word");
}

/* The WAV file. */
void ks_handle_voice_clip(const struct ks_request *request, struct ks_response *response)
{
    const char *clip = ks_request_query(request, "clip");
    char path[KS_RECORDING_PATH_BYTES];
    struct ks_error error = {0};
    char *sound = NULL;
    enum ks_err err = check_clip(request, clip, &error);

    if (err == KS_OK && !ks_recording_is_there(folder_of(request), clip))
        err = ks_fail(&error, KS_ERR_NOT_FOUND, "There is no recording of this word");
    ks_recording_path(folder_of(request), clip, path);
    if (err == KS_OK)
        err = ks_file_read_all(path, request->arena, &sound, &response->bytes, &error);
    if (err != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    response->type = "audio/wav";
    response->text = sound;
}

/* "sound": the WAV file in hexadecimal digits. */
void ks_handle_voice_keep(const struct ks_request *request, struct ks_response *response)
{
    const char *clip = ks_request_text(request, "clip");
    const char *sound = ks_request_text(request, "sound");
    size_t bytes = strlen(sound) / 2;
    uint8_t *data = ks_arena_alloc(request->arena, bytes + 1);
    struct ks_error error = {0};
    enum ks_err err = check_clip(request, clip, &error);

    if (err == KS_OK && (strlen(sound) % 2 != 0 || !ks_crypto_unhex(sound, bytes, data)))
        err = ks_fail(&error, KS_ERR_INPUT, "The recording did not arrive whole: send it again");
    if (err == KS_OK)
        err = ks_recording_check(data, bytes, &error);
    if (err == KS_OK)
        err = ks_recording_keep(folder_of(request), clip, data, bytes, &error);
    if (err != KS_OK)
        ks_respond_error(request, response, &error, NULL);
}

void ks_handle_voice_drop(const struct ks_request *request, struct ks_response *response)
{
    const char *clip = ks_request_text(request, "clip");
    struct ks_error error = {0};
    enum ks_err err = check_clip(request, clip, &error);

    if (err == KS_OK)
        err = ks_recording_drop(folder_of(request), clip, &error);
    if (err != KS_OK)
        ks_respond_error(request, response, &error, NULL);
}
