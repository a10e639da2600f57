/* From a sealed signature to a drawing of it. */
#include "service/notice_open.h"

#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/file.h"
#include "base/i18n.h"
#include "service/notice_service.h"
#include "service/parts.h"

enum { PAIR_BYTES = 2 * KS_CRYPTO_KEY_BYTES, MARGIN = 20 };

static enum ks_err read_pair(const char *path, struct ks_arena *arena, const uint8_t **pair,
                             struct ks_error *error)
{
    char *bytes = NULL;
    size_t count = 0;
    enum ks_err err = ks_file_read_all(path, arena, &bytes, &count, error);

    if (err == KS_OK && count != PAIR_BYTES)
        err = ks_fail(error, KS_ERR_INPUT, "%s is no court.key: it holds %zu bytes instead of %d",
                      path, count, PAIR_BYTES);
    *pair = (const uint8_t *)bytes;
    return err;
}

/* The points of "x,y" lines; a point with x < 0 lifts the pen. */
static struct ks_point *read_points(struct ks_arena *arena, const char *text, int *count)
{
    int lines = 0, used = 0;

    for (const char *at = text; *at != '\0'; at++)
        lines += *at == '\n';
    struct ks_point *points = ks_arena_alloc(arena, (size_t)(lines + 1) * sizeof *points);
    *count = 0;
    while (*count < lines &&
           sscanf(text, "%9d,%9d%n", &points[*count].x, &points[*count].y, &used) == 2) {
        text += used;
        ++*count;
    }
    return points;
}

/* Width and height that hold every point. */
static struct ks_point extent(const struct ks_point *points, int count)
{
    struct ks_point most = {0, 0};

    for (int i = 0; i < count; i++) {
        most.x = points[i].x > most.x ? points[i].x : most.x;
        most.y = points[i].y > most.y ? points[i].y : most.y;
    }
    return most;
}

/* What a viewer says of the drawing; of one by hand nothing. */
static const char mark_title[] = KS_N_("a mark made with a button, no handwriting");

static const char *draw(struct ks_arena *arena, const char *title, const struct ks_point *points,
                        int count)
{
    struct ks_point most = extent(points, count);
    const char *path = "";
    bool is_down = false;

    for (int i = 0; i < count; i++) {
        if (points[i].x >= 0)
            path = ks_arena_printf(arena, "%s%c%d %d", path, is_down ? 'L' : 'M', points[i].x,
                                   points[i].y);
        is_down = points[i].x >= 0;
    }
    return ks_arena_printf(arena,
                           "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%d %d %d %d\">%s"
                           "<path d=\"%s\" fill=\"none\" stroke=\"#000\" stroke-width=\"4\" "
                           "stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>\n",
                           -MARGIN, -MARGIN, most.x + 2 * MARGIN, most.y + 2 * MARGIN, title, path);
}

static enum ks_err unseal(const struct ks_receipt *receipt, const uint8_t *pair,
                          struct ks_arena *arena, const char **text, struct ks_error *error)
{
    char *opened = ks_arena_alloc(arena, receipt->signature_bytes + 1);

    *text = opened;
    return ks_crypto_unseal(pair, pair + KS_CRYPTO_KEY_BYTES, receipt->signature,
                            receipt->signature_bytes, opened, error);
}

enum ks_err ks_notice_open(const struct ks_desk *desk, const char *data_dir, const char *typed,
                           const char *key_path, struct ks_arena *arena, const char **svg,
                           struct ks_error *error)
{
    struct ks_found_notice found;
    struct ks_receipt receipt = {0};
    const uint8_t *pair = NULL;
    const char *text = NULL;
    int count = 0;
    enum ks_err err = ks_notice_find(desk, data_dir, typed, &found, error);

    if (err == KS_OK)
        err = read_pair(key_path, arena, &pair, error);
    if (err == KS_OK)
        err = ks_store_find_receipt(desk->store, found.code, arena, &receipt, error);
    if (err == KS_OK)
        err = unseal(&receipt, pair, arena, &text, error);
    if (err != KS_OK)
        return err;
    static const char mark[] = KS_NOTICE_MARK_WORD "\n";
    bool is_mark = strncmp(text, mark, sizeof mark - 1) == 0;
    const struct ks_point *points =
        read_points(arena, is_mark ? text + sizeof mark - 1 : text, &count);
    *svg = draw(arena,
                is_mark ? ks_arena_printf(arena, "<title>%s</title>", ks_staff_tr(mark_title)) : "",
                points, count);
    return KS_OK;
}
