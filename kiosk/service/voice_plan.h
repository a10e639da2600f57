/* What the voice says when a number is called: a sentence in each language as parts, each of which
 * is a recorded clip or, where there is none, words for the engine: toned pinyin, so that a
 * character is never read by guess, and English words without figures. Pure, no I/O; any thread. */
#ifndef KS_SERVICE_VOICE_PLAN_H
#define KS_SERVICE_VOICE_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "content/hall.h"

enum {
    KS_VOICE_MOST_PARTS = 20, /* of a sentence */
    KS_VOICE_CLIP_BYTES = 40,
    KS_VOICE_TEXT_BYTES = 400, /* more than any sentence is long */
};

/* The sound before a sentence: CLIPS/chime.wav. */
#define KS_VOICE_CHIME "chime"

/* A part of a sentence. Texts are borrowed from the content or the program. */
struct ks_voice_part {
    char clip[KS_VOICE_CLIP_BYTES]; /* "zh/digit-7": CLIPS/zh/digit-7.wav */
    const char *said;               /* for the engine: "qi1", "seven" */
    const char *word;               /* for people: what is to be recorded */
    bool has_pause;                 /* a short one behind it */
};

struct ks_voice_sentence {
    struct ks_voice_part parts[KS_VOICE_MOST_PARTS];
    int count;
};

/* What is said of one call. */
struct ks_voice_plan {
    struct ks_voice_sentence in[KS_LANG_COUNT];
    char caption[KS_LANG_COUNT][KS_VOICE_TEXT_BYTES]; /* the same to be read */
};

/* The sentences that call `number` ("T037": the letter of a line and its figures, which are said
 * one by one) to the seat; the line may be gone from the content. KS_ERR_INPUT for what can be no
 * number, KS_ERR_NOT_FOUND for a seat that the hall has not. */
enum ks_err ks_voice_plan_make(const struct ks_hall_plan *hall, const char *number,
                               const char *seat, struct ks_voice_plan *out,
                               struct ks_error *error) KS_MUST_USE;

/* What the engine is given for these parts together: "qing3 ti4 ling2 san1 qi1 hao4, dao4 ...". */
void ks_voice_text(const struct ks_voice_part *parts, int count, char *out, size_t size);

/* Every part that any sentence of the hall can have, each once, shown to `show` in the order in
 * which they are best recorded. */
void ks_voice_show_prompts(const struct ks_hall_plan *hall, enum ks_lang lang,
                           void (*show)(const struct ks_voice_part *part, void *ctx), void *ctx);

#endif
