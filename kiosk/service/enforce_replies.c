/* Answers read from one line. */
#include "service/enforce_replies.h"

#include <stdio.h>
#include <string.h>

enum { WORD_BYTES = 64 };

static int find_question(const struct ks_enforcement *enforcement, const char *id)
{
    const struct ks_question *question =
        ks_questions_find(enforcement->questions, enforcement->question_count, id);
    return question != NULL ? (int)(question - enforcement->questions) : -1;
}

static struct ks_reply reply_of(const struct ks_question *question, const char *value)
{
    struct ks_reply reply = {0};

    for (int i = 0; i < question->option_count; i++)
        if (strcmp(question->options[i].id, value) == 0)
            reply = (struct ks_reply){.kind = KS_REPLY_OPTION, .option = i};
    if (reply.kind == KS_REPLY_NONE && question->kind == KS_QUESTION_DATE &&
        ks_date_parse(value, &reply.date, NULL) == KS_OK)
        reply.kind = KS_REPLY_DATE;
    return reply;
}

/* One QUESTION=VALUE of `bytes` bytes. */
static enum ks_err read_reply(const struct ks_enforcement *enforcement, const char *text,
                              size_t bytes, struct ks_reply *out, struct ks_error *error)
{
    char pair[2 * WORD_BYTES];
    if (bytes >= sizeof pair)
        return ks_fail(error, KS_ERR_INPUT, "An answer is longer than any there is");
    snprintf(pair, sizeof pair, "%.*s", (int)bytes, text);
    char *value = strchr(pair, '=');
    if (value == NULL)
        return ks_fail(error, KS_ERR_INPUT, "An answer is written as QUESTION=ANSWER");
    *value++ = '\0';
    int index = find_question(enforcement, pair);
    if (index < 0)
        return ks_fail(error, KS_ERR_INPUT, "There is no question \"%s\"", pair);
    if (out[index].kind != KS_REPLY_NONE)
        return ks_fail(error, KS_ERR_INPUT, "The question \"%s\" is answered twice", pair);
    out[index] = reply_of(&enforcement->questions[index], value);
    return out[index].kind != KS_REPLY_NONE
               ? KS_OK
               : ks_fail(error, KS_ERR_INPUT, "The question \"%s\" has no such answer", pair);
}

static bool is_on_way(const struct ks_enforce_walk *walk, int index)
{
    for (int i = 0; i < walk->asked_count; i++)
        if (walk->asked[i] == index)
            return true;
    return false;
}

enum ks_err ks_enforce_read_replies(const struct ks_enforcement *enforcement, const char *text,
                                    struct ks_reply *out, struct ks_enforce_walk *walk,
                                    struct ks_error *error)
{
    enum ks_err err = KS_OK;

    memset(out, 0, KS_MOST_QUESTIONS * sizeof *out);
    *walk = (struct ks_enforce_walk){.next = -1};
    while (err == KS_OK && *text != '\0') {
        size_t bytes = strcspn(text, ";");
        err = read_reply(enforcement, text, bytes, out, error);
        text += bytes + (text[bytes] == ';');
    }
    if (err != KS_OK || enforcement->question_count == 0)
        return err;
    ks_enforce_walk(enforcement, out, walk);
    for (int i = 0; i < enforcement->question_count; i++)
        if (out[i].kind != KS_REPLY_NONE && !is_on_way(walk, i))
            return ks_fail(error, KS_ERR_INPUT,
                           "The question \"%s\" is not asked after these answers",
                           enforcement->questions[i].id);
    return KS_OK;
}
