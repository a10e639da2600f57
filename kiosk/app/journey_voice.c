/* The voice of a journey: says by the real rules, on the journey's clock, to somebody who writes it
 * down. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/journey_private.h"
#include "store/store_announcements.h"

enum { SENTENCE_MS = 4000 };

static void drop_blanks(char *text)
{
    char *out = text;

    for (const char *at = text; *at != '\0'; at++)
        if (*at != ' ')
            *out++ = *at;
    *out = '\0';
}

static void write_down(const struct ks_voice_plan *plan, enum ks_lang lang,
                       struct ks_journey_said *out)
{
    const struct ks_voice_sentence *sentence = &plan->in[lang];
    char sounds[KS_VOICE_TEXT_BYTES];

    snprintf(out->words, sizeof out->words, "%s", plan->caption[lang]);
    ks_voice_text(sentence->parts, sentence->count, sounds, sizeof sounds);
    size_t length = (size_t)snprintf(out->forms, sizeof out->forms, "%s\n%s\n", out->words, sounds);
    for (int i = 0; i < sentence->count && length < sizeof out->forms; i++)
        length += (size_t)snprintf(out->forms + length, sizeof out->forms - length, "%s",
                                   sentence->parts[i].word);
    drop_blanks(out->forms);
}

static void forget_oldest(struct ks_journey_voice *voice)
{
    voice->count--;
    voice->heard -= voice->heard > 0;
    memmove(&voice->said[0], &voice->said[1], (size_t)voice->count * sizeof voice->said[0]);
}

static enum ks_err say(void *ctx, const struct ks_voice_plan *plan, enum ks_lang lang,
                       bool has_chime, struct ks_error *error)
{
    struct ks_journey *journey = ctx;
    struct ks_journey_voice *voice = &journey->voice;

    (void)has_chime;
    (void)error;
    if (voice->count == KS_JOURNEY_MOST_SAID)
        forget_oldest(voice);
    write_down(plan, lang, &voice->said[voice->count++]);
    voice->until_ms = ks_clock_monotonic_ms(&journey->parts.clock) + SENTENCE_MS;
    return KS_OK;
}

static enum ks_mouth_state state_of(void *ctx, struct ks_error *error)
{
    struct ks_journey *journey = ctx;

    (void)error;
    return ks_clock_monotonic_ms(&journey->parts.clock) < journey->voice.until_ms
               ? KS_MOUTH_SPEAKING
               : KS_MOUTH_SILENT;
}

/* The voice is the board's: what the board cannot reach it does not know either. */
static const struct ks_desk *find_desk(void *ctx)
{
    struct ks_journey *journey = ctx;

    journey->voice.desk = (struct ks_desk){.store = journey->staff_store,
                                           .content = journey->parts.content,
                                           .clock = &journey->parts.clock};
    return journey->staff_store == NULL || atomic_load(&journey->side.is_cut)
               ? NULL
               : &journey->voice.desk;
}

bool ks_journey_open_voice(struct ks_journey *journey)
{
    const int *quiet = journey->parts.config.voice_quiet_minutes;

    if (journey->voice.announcer != NULL)
        return true;
    journey->voice.announcer = ks_announcer_create(&(struct ks_announcer_setup){
        .find_desk = find_desk,
        .find_ctx = journey,
        .clock = &journey->parts.clock,
        .board = "journey",
        .mouth = {.say = say, .state = state_of, .ctx = journey},
        .quiet = {quiet[0], quiet[1]},
    });
    return journey->voice.announcer != NULL || ks_journey_fail(journey, "out of memory");
}

/* How many sentences with `text` are looked for, and what was found. */
struct search {
    const struct ks_hall_plan *hall;
    const char *text;
    int count;
    int last; /* index of the newest that was said; -1: none */
};

/* A call that waits to be said would be: once in each language. */
static bool find_waiting(const struct ks_announced_call *row, void *ctx)
{
    struct search *search = ctx;
    struct ks_voice_plan plan;
    struct ks_journey_said said = {0};

    if (row->outcome != KS_ANNOUNCEMENT_OPEN || row->started_ms > 0 ||
        ks_voice_plan_make(search->hall, row->number, row->seat, &plan, NULL) != KS_OK)
        return true;
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        write_down(&plan, (enum ks_lang)lang, &said);
        search->count += strstr(said.forms, search->text) != NULL;
    }
    return true;
}

static bool find(struct ks_journey *journey, int from, struct search *search)
{
    const struct ks_journey_voice *voice = &journey->voice;

    if (!ks_journey_open_voice(journey))
        return false;
    (void)ks_announcer_step(voice->announcer); /* what is due now */
    search->hall = &journey->parts.content->hall;
    search->last = -1;
    for (int i = from; i < voice->count; i++)
        if (strstr(voice->said[i].forms, search->text) != NULL) {
            search->count++;
            search->last = i;
        }
    return journey->staff_store == NULL ||
           ks_store_show_announcements(journey->staff_store, 0, find_waiting, search,
                                       &journey->error) == KS_OK;
}

/* Takes " #2" off the end: how often it is to have been said. */
static int take_count(char *text)
{
    char *hash = strstr(text, " #");
    int count = hash != NULL ? (int)strtol(hash + 2, NULL, 10) : 0;

    if (count < 1)
        return 1;
    *hash = '\0';
    return count;
}

bool ks_journey_expect_said(struct ks_journey *journey, char *rest)
{
    struct ks_journey_voice *voice = &journey->voice;
    int wanted = take_count(rest);
    struct search search = {.text = rest};

    drop_blanks(rest);
    if (!find(journey, 0, &search))
        return false;
    if (search.count < wanted)
        return ks_journey_fail(
            journey, "expected \"%s\" to be said %d times, it was %d times; the newest is \"%s\"",
            rest, wanted, search.count,
            voice->count > 0 ? voice->said[voice->count - 1].words : "");
    voice->heard = search.last >= voice->heard ? search.last + 1 : voice->heard;
    return true;
}

bool ks_journey_expect_not_said(struct ks_journey *journey, char *rest)
{
    struct search search = {.text = rest};

    drop_blanks(rest);
    return find(journey, journey->voice.heard, &search) &&
           (search.count == 0 ||
            ks_journey_fail(journey, "\"%s\" was said, or waits to be, since it was expected last",
                            rest));
}
