/* Going through the halls of a court: its own first, to see what stands where. */
#include "app/fit_halls.h"

#include <string.h>

#include "service/window.h"

/* What stands on a page that a tribunal says of itself in the court's place. */
enum { HOTLINE = 1, HOURS = 2, ADDRESS = 4 };

static const char *or_unset(const struct ks_words *words, const struct ks_words *unset,
                            enum ks_lang lang)
{
    const char *text = words->in[lang];

    return text != NULL && text[0] != '\0' ? text : unset->in[lang];
}

static const char *hotline_text(struct ks_arena *arena, enum ks_lang lang,
                                const struct ks_content *content)
{
    (void)arena;
    (void)lang;
    return content->hotline;
}

static const char *hours_text(struct ks_arena *arena, enum ks_lang lang,
                              const struct ks_content *content)
{
    (void)arena;
    return or_unset(&content->window_hours, &content->hours_unset, lang);
}

static const char *address_text(struct ks_arena *arena, enum ks_lang lang,
                                const struct ks_content *content)
{
    (void)arena;
    return or_unset(&content->address, &content->address_unset, lang);
}

/* The words it is said with, in texts of the pack and by the program. */
static const struct {
    unsigned says;
    const char *(*text)(struct ks_arena *arena, enum ks_lang lang,
                        const struct ks_content *content);
} sayings[] = {{HOTLINE, hotline_text},
               {HOURS, hours_text},
               {HOURS, ks_window_hours_text},
               {ADDRESS, address_text}};
enum { SAYINGS = sizeof sayings / sizeof *sayings };

/* A page of the court's hall. */
struct seen {
    struct ks_proof_wish wish;
    unsigned says;
    bool is_faulty;
};

struct halls {
    const struct ks_fit_order *order;
    struct ks_arena arena;
    enum ks_lang lang;
    const char *said[SAYINGS];    /* at the court */
    const struct ks_content *own; /* of the tribunal that is looked at */
    unsigned differs;             /* what it says otherwise */
    struct seen *list;
    int count, capacity;
};

static struct seen *find_seen(const struct halls *halls, const struct ks_proof_wish *wish)
{
    for (int i = 0; i < halls->count; i++) {
        const struct ks_proof_wish *each = &halls->list[i].wish;
        if (each->part == wish->part && strcmp(each->page, wish->page) == 0 &&
            strcmp(each->item, wish->item) == 0)
            return &halls->list[i];
    }
    return NULL;
}

/* ---- the court's ---- */

static struct seen *last_seen(struct halls *halls, const struct ks_proof_wish *wish)
{
    struct seen *last = halls->count > 0 ? &halls->list[halls->count - 1] : NULL;

    if (last != NULL && last->wish.page == wish->page && last->wish.item == wish->item &&
        last->wish.part == wish->part)
        return last;
    halls->list = ks_arena_room(&halls->arena, halls->list, halls->count, &halls->capacity,
                                sizeof *halls->list);
    halls->list[halls->count] = (struct seen){.wish = *wish};
    return &halls->list[halls->count++];
}

/* The text of a line goes on to the end of what is said there: a break cuts no word of it. */
static void note_page(void *ctx, const struct ks_proof_wish *wish, const struct ks_ui *ui)
{
    struct halls *halls = ctx;
    struct seen *seen = last_seen(halls, wish);

    for (int i = 0; i < ui->list.count; i++)
        for (int k = 0; k < SAYINGS && ui->list.cmds[i].kind == KS_DRAW_TEXT; k++)
            if ((seen->says & sayings[k].says) == 0 &&
                strstr(ui->list.cmds[i].text, halls->said[k]) != NULL)
                seen->says |= sayings[k].says;
}

static void tell_of_court(void *ctx, const struct ks_fit_place *place,
                          const struct ks_fit_fault *fault)
{
    struct halls *halls = ctx;

    last_seen(halls, &place->wish)->is_faulty = true;
    halls->order->see(halls->order->ctx, place, fault);
}

/* ---- a tribunal's ---- */

static void compare(struct halls *halls)
{
    halls->differs = 0;
    for (int i = 0; i < SAYINGS; i++)
        if (strcmp(sayings[i].text(&halls->arena, halls->lang, halls->own), halls->said[i]) != 0)
            halls->differs |= sayings[i].says;
}

/* What gives way on the home page does so by what stands there, so it is another one in each hall.
 */
static bool is_other_there(void *ctx, const struct ks_proof_wish *wish)
{
    const struct halls *halls = ctx;
    const struct seen *seen = find_seen(halls, wish);
    bool has_own_lines = halls->own->tribunal->own.line_count > 0;

    if (seen == NULL)
        return true;
    return !seen->is_faulty &&
           ((seen->says & halls->differs) != 0 || strcmp(wish->page, "home") == 0 ||
            (has_own_lines && ks_proof_is_of_hall(wish->page)));
}

/* What the tribunal says otherwise on that page; "": nothing of these. */
static const char *own_text(struct halls *halls, const struct seen *seen)
{
    unsigned differs = seen != NULL ? seen->says & halls->differs : 0;

    for (int i = 0; i < SAYINGS; i++)
        if ((sayings[i].says & differs) != 0)
            return sayings[i].text(&halls->arena, halls->lang, halls->own);
    return "";
}

/* What is wrong with the page as a whole is so by what the tribunal says there. */
static void tell_of_tribunal(void *ctx, const struct ks_fit_place *place,
                             const struct ks_fit_fault *fault)
{
    struct halls *halls = ctx;
    struct ks_fit_fault told = *fault;

    if (told.bytes == 0) {
        told.text = own_text(halls, find_seen(halls, &place->wish));
        told.bytes = strlen(told.text);
    }
    halls->order->see(halls->order->ctx, place, &told);
}

/* The hall of that tribunal, NULL: the court's; `proof` is open if it returns KS_OK. */
static enum ks_err open_hall(const struct halls *halls, const char *tribunal,
                             struct ks_proof *proof, struct ks_error *error)
{
    struct ks_content *content = NULL;
    enum ks_err err =
        ks_proof_read(halls->order->pack, tribunal != NULL ? tribunal : "", &content, error);

    return err == KS_OK ? ks_proof_open(proof, content, halls->order->at_ms, error) : err;
}

static enum ks_err look_at_tribunal(struct halls *halls, const char *tribunal,
                                    struct ks_error *error)
{
    const struct ks_fit_walk walk = {
        .hall = tribunal, .wants = is_other_there, .see = tell_of_tribunal, .ctx = halls};
    struct ks_proof proof = {.parts = {.content = NULL}};
    enum ks_err err = open_hall(halls, tribunal, &proof, error);

    if (err != KS_OK)
        return err;
    halls->own = proof.parts.content;
    compare(halls);
    ks_fit_pages(&proof, halls->order->mode, &walk);
    ks_proof_close(&proof);
    return KS_OK;
}

static enum ks_err look_at_all(struct halls *halls, struct ks_proof *proof, struct ks_error *error)
{
    const struct ks_fit_walk walk = {
        .hall = "", .drawn = note_page, .see = tell_of_court, .ctx = halls};
    const struct ks_content *court = proof->parts.content;
    enum ks_err err = KS_OK;

    for (int i = 0; i < SAYINGS; i++)
        halls->said[i] = sayings[i].text(&halls->arena, halls->lang, court);
    ks_fit_pages(proof, halls->order->mode, &walk);
    for (int i = 0; err == KS_OK && i < court->tribunal_count; i++)
        err = look_at_tribunal(halls, court->tribunals[i].id, error);
    return err;
}

enum ks_err ks_fit_halls(const struct ks_fit_order *order, struct ks_error *error)
{
    struct halls halls = {.order = order, .lang = ks_fit_mode(order->mode).lang};
    struct ks_proof proof = {.parts = {.content = NULL}};
    enum ks_err err = open_hall(&halls, NULL, &proof, error);

    if (err == KS_OK) {
        err = look_at_all(&halls, &proof, error);
        ks_proof_close(&proof);
    }
    ks_arena_destroy(&halls.arena);
    return err;
}
