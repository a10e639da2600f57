/* kioskctl voice: the sentence of a call, and the clips it can be made of. */
#include "ctl/voice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "content/node_make.h"
#include "ctl/content.h"
#include "ctl/voice_said.h"
#include "platform/clips.h"
#include "platform/voice.h"
#include "service/voice_plan.h"

static const char usage[] =
    KS_N_("plan NUMBER SEAT [--phonemes] [--json] | list [--json] | said [--json]");

enum { MOST_PROMPTS = 320, PHONEME_BYTES = 600 };

/* ---- plan ---- */

/* What the engine makes of the sentence, or "". */
static enum ks_err hear(const struct ks_voice_plan *plan, char heard[][PHONEME_BYTES],
                        struct ks_error *error)
{
    struct ks_voice *voice = NULL;
    char text[KS_VOICE_TEXT_BYTES];
    enum ks_err err = ks_voice_open(&voice, error);

    for (int lang = 0; err == KS_OK && lang < KS_LANG_COUNT; lang++) {
        ks_voice_text(plan->in[lang].parts, plan->in[lang].count, text, sizeof text);
        err = ks_voice_phonemes(voice, (enum ks_lang)lang, text, heard[lang], PHONEME_BYTES, error);
    }
    ks_voice_close(voice);
    return err;
}

static void print_plan(const struct ks_voice_plan *plan, char heard[][PHONEME_BYTES])
{
    printf("%s\n", KS_VOICE_CHIME);
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        const struct ks_voice_sentence *sentence = &plan->in[lang];
        for (int i = 0; i < sentence->count; i++)
            printf("%s  %s\n", sentence->parts[i].clip, sentence->parts[i].said);
        if (heard[lang][0] != '\0')
            printf("[%s]\n", heard[lang]);
    }
}

static struct ks_node node_of_sentence(struct ks_arena *arena, const struct ks_voice_plan *plan,
                                       int lang, const char *heard)
{
    const struct ks_voice_sentence *sentence = &plan->in[lang];
    struct ks_node parts[KS_VOICE_MOST_PARTS];
    char text[KS_VOICE_TEXT_BYTES];

    ks_voice_text(sentence->parts, sentence->count, text, sizeof text);
    for (int i = 0; i < sentence->count; i++) {
        const struct ks_node part[] = {
            ks_node_text("clip", sentence->parts[i].clip),
            ks_node_text("said", sentence->parts[i].said),
        };
        parts[i] = ks_node_object(arena, "", part, 2);
    }
    const struct ks_node members[] = {
        ks_node_text("lang", ks_lang_code((enum ks_lang)lang)),
        ks_node_text("caption", plan->caption[lang]),
        ks_node_text("said", ks_arena_strdup(arena, text)),
        ks_node_list(arena, "parts", parts, sentence->count),
        ks_node_text("phonemes", heard),
    };
    return ks_node_object(arena, "", members, heard[0] != '\0' ? 5 : 4);
}

static void print_plan_json(const struct ks_voice_plan *plan, const char *number, const char *seat,
                            char heard[][PHONEME_BYTES])
{
    struct ks_arena arena = {0};
    struct ks_node sentences[KS_LANG_COUNT];

    for (int lang = 0; lang < KS_LANG_COUNT; lang++)
        sentences[lang] = node_of_sentence(&arena, plan, lang, heard[lang]);
    const struct ks_node members[] = {
        ks_node_text("number", number),
        ks_node_text("seat", seat),
        ks_node_text("chime", KS_VOICE_CHIME),
        ks_node_list(&arena, "sentences", sentences, KS_LANG_COUNT),
    };
    const struct ks_node root = ks_node_object(&arena, "", members, 4);
    ks_ctl_print_json(&arena, &root);
    ks_arena_destroy(&arena);
}

static int fail(const struct ks_error *error)
{
    int status = ks_ctl_fail(error);

    return error->code == KS_ERR_NOT_FOUND ? KS_CTL_WRONG_USE : status;
}

static int plan_call(const struct ks_content *content, char **argv, bool is_json, bool is_heard)
{
    struct ks_voice_plan plan;
    struct ks_error error = {0};
    char heard[KS_LANG_COUNT][PHONEME_BYTES] = {"", ""};

    if (ks_voice_plan_make(&content->hall, argv[2], argv[3], &plan, &error) != KS_OK)
        return fail(&error);
    if (is_heard && hear(&plan, heard, &error) != KS_OK)
        return ks_ctl_fail(&error);
    if (is_json)
        print_plan_json(&plan, argv[2], argv[3], heard);
    else
        print_plan(&plan, heard);
    return KS_CTL_DONE;
}

/* ---- list ---- */

/* Of one clip. */
struct prompt {
    struct ks_voice_part part;
    const char *state; /* a word of the catalogue */
};

struct listing {
    struct ks_clips clips;
    struct prompt prompts[MOST_PROMPTS];
    int count;
    bool has_damaged;
};

static void look(const struct ks_voice_part *part, void *ctx)
{
    struct listing *listing = ctx;
    struct ks_samples samples = {0};
    struct ks_error error = {0};

    if (listing->count == MOST_PROMPTS)
        return;
    enum ks_err err = ks_clips_load(&listing->clips, part->clip, &samples, &error);
    bool is_damaged = err != KS_OK && err != KS_ERR_NOT_FOUND;
    listing->has_damaged = listing->has_damaged || is_damaged;
    if (is_damaged)
        fprintf(stderr, "%s\n", error.text);
    listing->prompts[listing->count++] = (struct prompt){*part, err == KS_OK ? KS_N_("recorded")
                                                                : is_damaged ? KS_N_("damaged")
                                                                             : KS_N_("missing")};
    ks_samples_destroy(&samples);
}

static void print_list(const struct listing *listing)
{
    for (int i = 0; i < listing->count; i++) {
        const struct prompt *prompt = &listing->prompts[i];
        printf("%s.wav  %s  %s\n", prompt->part.clip, ks_staff_tr(prompt->state),
               prompt->part.word);
    }
}

static void print_list_json(const struct listing *listing)
{
    struct ks_arena arena = {0};
    struct ks_node rows[MOST_PROMPTS];

    for (int i = 0; i < listing->count; i++) {
        const struct prompt *prompt = &listing->prompts[i];
        const struct ks_node row[] = {
            ks_node_text("file", ks_arena_printf(&arena, "%s.wav", prompt->part.clip)),
            ks_node_text("state", prompt->state),
            ks_node_text("word", prompt->part.word),
            ks_node_text("said", prompt->part.said),
        };
        rows[i] = ks_node_object(&arena, "", row, 4);
    }
    const struct ks_node members[] = {ks_node_list(&arena, "prompts", rows, listing->count)};
    const struct ks_node root = ks_node_object(&arena, "", members, 1);
    ks_ctl_print_json(&arena, &root);
    ks_arena_destroy(&arena);
}

static int list(const struct ks_ctl *ctl, const struct ks_content *content, bool is_json)
{
    struct listing *listing = calloc(1, sizeof *listing);
    const struct ks_voice_part chime = {
        .clip = KS_VOICE_CHIME, .said = "", .word = ks_staff_tr("the sound before a call")};

    if (listing == NULL)
        return KS_CTL_FAILED;
    listing->clips = ks_clips_find(ctl->config->voice_clips, ctl->data_dir);
    look(&chime, listing);
    for (int lang = 0; lang < KS_LANG_COUNT; lang++)
        ks_voice_show_prompts(&content->hall, (enum ks_lang)lang, look, listing);
    (is_json ? print_list_json : print_list)(listing);
    int status = listing->has_damaged ? KS_CTL_FAILED : KS_CTL_DONE;
    free(listing);
    return status;
}

int ks_ctl_voice(struct ks_ctl *ctl, int argc, char **argv)
{
    bool is_json = ks_ctl_take_flag(&argc, argv, "--json");
    bool is_heard = ks_ctl_take_flag(&argc, argv, "--phonemes");
    bool is_plan = argc == 4 && strcmp(argv[1], "plan") == 0;
    bool is_list = argc == 2 && strcmp(argv[1], "list") == 0 && !is_heard;
    bool is_said = argc == 2 && strcmp(argv[1], "said") == 0 && !is_heard;
    struct ks_content *owned = NULL;

    if (is_said)
        return ks_ctl_voice_said(ctl, is_json);
    if (!is_plan && !is_list)
        return ks_ctl_refuse_use(argv[0], usage);
    const struct ks_content *content = ks_ctl_get_part(ctl, argv[0], "hall.json", &owned);
    int status = content == NULL ? KS_CTL_WRONG_USE
                 : is_plan       ? plan_call(content, argv, is_json, is_heard)
                                 : list(ctl, content, is_json);
    ks_content_free(owned);
    return status;
}
