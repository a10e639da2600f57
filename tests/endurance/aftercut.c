/* What a kiosk makes of what a power cut left, asked by powercut.py, a question a line:
 *
 *     hall DATA CODE...     opens the database as the kiosk does, checks it whole, looks up each
 *                           receipt, and takes the next number
 *     content KEEP          opens the last good content, as where the new one cannot be read
 *
 * answered with a line: "ok NUMBER", "ok", or what is wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/crypto.h"
#include "base/log.h"
#include "content/pack.h"
#include "service/notice_service.h"
#include "service/parts.h"

enum { LINE_BYTES = 65536 };

static const int64_t now_ms = 1795405260000; /* 23 November 2026, two hours after the record */

static enum ks_err look_up(struct ks_store *store, const char *data, struct ks_error *error)
{
    const struct ks_desk desk = {.store = store};
    struct ks_found_notice found;
    enum ks_err err = KS_OK;

    for (char *code; err == KS_OK && (code = strtok(NULL, " ")) != NULL;)
        err = ks_notice_find(&desk, data, code, &found, error);
    return err;
}

static enum ks_err ask_hall(const char *data, struct ks_ticket *next, struct ks_error *error)
{
    struct ks_store *store = NULL;
    struct ks_store_opening opening = {0};
    char path[512];

    snprintf(path, sizeof path, "%s/hall.db", data);
    enum ks_err err = ks_store_open(path, now_ms, &store, &opening, error);
    if (err == KS_OK && opening.was_corrupt)
        err = ks_fail(error, KS_ERR_CORRUPT, "the database was damaged");
    if (err == KS_OK)
        err = ks_store_check(store, error);
    if (err == KS_OK)
        err = look_up(store, data, error);
    const struct ks_reservation wish = {.day = "2026-11-23",
                                        .line = "mediation",
                                        .prefix = "T",
                                        .kind = "person",
                                        .token = "after",
                                        .now_ms = now_ms};
    if (err == KS_OK)
        err = ks_store_reserve_ticket(store, &wish, next, error);
    ks_store_close(store);
    return err;
}

static enum ks_err ask_content(const char *keep, struct ks_error *error)
{
    struct ks_content *content = NULL;
    struct ks_content_keeping *keeping = NULL;
    struct ks_content_faults faults = {0};
    bool is_last_good = false;
    enum ks_err err = ks_content_open_last_good("/nonexistent", keep, NULL, &content, &is_last_good,
                                                &keeping, &faults, error);

    ks_content_free(content);
    ks_content_faults_destroy(&faults);
    return err;
}

static void answer(char *line)
{
    struct ks_error error = {0};
    struct ks_ticket next = {0};
    const char *word = strtok(line, " \n"), *path = strtok(NULL, " \n");
    bool is_hall = word != NULL && strcmp(word, "hall") == 0;
    enum ks_err err = path == NULL ? ks_fail(&error, KS_ERR_INPUT, "no such question")
                      : is_hall    ? ask_hall(path, &next, &error)
                                   : ask_content(path, &error);

    if (err != KS_OK)
        printf("%s\n", error.text);
    else if (is_hall)
        printf("ok %d\n", next.sequence);
    else
        puts("ok");
    fflush(stdout);
}

int main(void)
{
    static char line[LINE_BYTES];

    if (ks_crypto_init(NULL) != KS_OK)
        return 1;
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        answer(line);
    }
    return 0;
}
