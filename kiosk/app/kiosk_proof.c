/* build/kiosk-proof: draws a page of a draft as a kiosk would show it. kioskd and kioskctl start
 * one for each picture, so that whatever a draft does to it is done to nobody else. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "app/fit_halls.h"
#include "app/proof.h"
#include "base/i18n.h"
#include "base/process.h"
#include "content/draft_pack.h"
#include "draw/raster.h"
#include "platform/image.h"
#include "screens/proof.h"

static const char help[] = KS_N_(
    "kiosk-proof --content PACK --page NAME [--item ID] [--part N] [--number N] [--drafts DIR "
    "--draft NAME] [--hall TRIBUNAL] [--at MILLISECONDS] [--size 1080x1920] [--large] [--contrast] "
    "[--low] [--strip] [--lang zh_CN|en] [--tell zh_CN|en] [--layout N]\n"
    "Writes a line PAGE PAGES and then a PNG to standard output; with --layout a line N MODES and "
    "then a line for each fault of the layout of any page of any hall in the mode N. --strip: on a "
    "panel that hangs so low that an arm reaches a strip of it.\n");

enum {
    MOST_MEMORY_BYTES = 1024 * 1024 * 1024,
    MOST_CPU_S = 20,
    MOST_LAYOUT_CPU_S = 60,
    MOST_TOLD = 200, /* faults of the layout */
    MOST_FILE_BYTES = 16 * 1024 * 1024,
    LEAST_SIDE = 480,
    MOST_SIDE = 4096
};

/* What it is told. */
struct wanted {
    const char *content, *drafts, *draft; /* draft NULL: the pack as it is */
    const char *hall;                     /* of that tribunal; NULL: the court's */
    struct ks_proof_wish wish;
    int number; /* of the page, from 1 */
    int64_t at_ms;
    struct ks_mode mode;
    int layout; /* the mode whose layout is wanted, from 1; 0: none */
    bool is_strip, wants_help;
};

static bool read_lang(const char *code, enum ks_lang *lang)
{
    *lang = ks_lang_from_code(code);
    return *lang != KS_LANG_COUNT;
}

static bool read_size(const char *text, struct ks_mode *mode)
{
    char end = '\0';
    int w = 0, h = 0;
    bool is_size = sscanf(text, "%dx%d%c", &w, &h, &end) == 2 && w >= LEAST_SIDE &&
                   h >= LEAST_SIDE && w <= MOST_SIDE && h <= MOST_SIDE;

    if (is_size) {
        struct ks_mode sized = ks_proof_mode(w, h);
        sized.lang = mode->lang;
        sized.is_large = mode->is_large;
        sized.is_contrast = mode->is_contrast;
        sized.is_low = mode->is_low;
        *mode = sized;
    }
    return is_size;
}

static bool read_number(const char *text, int *out)
{
    char *end = NULL;
    long number = strtol(text, &end, 10);

    *out = (int)number;
    return *text != '\0' && *end == '\0' && number >= 0 && number <= 1000;
}

/* What needs no value. */
static bool take_flag(struct wanted *wanted, int option)
{
    bool *const flag = option == 'g'   ? &wanted->mode.is_large
                       : option == 'k' ? &wanted->mode.is_contrast
                       : option == 'w' ? &wanted->mode.is_low
                       : option == 'b' ? &wanted->is_strip
                       : option == 'h' ? &wanted->wants_help
                                       : NULL;

    if (flag != NULL)
        *flag = true;
    return flag != NULL;
}

static bool take(struct wanted *wanted, int option)
{
    enum ks_lang told = KS_LANG_EN;
    bool is_right = true;

    switch (option) {
    case 'c':
        wanted->content = optarg;
        break;
    case 'f':
        wanted->drafts = optarg;
        break;
    case 'd':
        wanted->draft = optarg;
        break;
    case 'u':
        wanted->hall = optarg;
        break;
    case 'p':
        wanted->wish.page = optarg;
        break;
    case 'i':
        wanted->wish.item = optarg;
        break;
    case 'r':
        is_right = read_number(optarg, &wanted->wish.part);
        break;
    case 'n':
        is_right = read_number(optarg, &wanted->number);
        break;
    case 'a':
        wanted->at_ms = strtoll(optarg, NULL, 10);
        break;
    case 's':
        is_right = read_size(optarg, &wanted->mode);
        break;
    case 'l':
        is_right = read_lang(optarg, &wanted->mode.lang);
        break;
    case 't':
        is_right = read_lang(optarg, &told);
        if (is_right)
            ks_i18n_tell_staff_in(told);
        break;
    case 'o':
        is_right = read_number(optarg, &wanted->layout) && wanted->layout >= 1 &&
                   wanted->layout <= KS_FIT_MODES;
        break;
    default:
        is_right = take_flag(wanted, option);
    }
    return is_right;
}

static enum ks_err parse(struct wanted *wanted, int argc, char **argv, struct ks_error *error)
{
    static const struct option table[] = {
        {"content", required_argument, NULL, 'c'},
        {"drafts", required_argument, NULL, 'f'},
        {"draft", required_argument, NULL, 'd'},
        {"hall", required_argument, NULL, 'u'},
        {"page", required_argument, NULL, 'p'},
        {"item", required_argument, NULL, 'i'},
        {"part", required_argument, NULL, 'r'},
        {"number", required_argument, NULL, 'n'},
        {"at", required_argument, NULL, 'a'},
        {"size", required_argument, NULL, 's'},
        {"large", no_argument, NULL, 'g'},
        {"contrast", no_argument, NULL, 'k'},
        {"low", no_argument, NULL, 'w'},
        {"strip", no_argument, NULL, 'b'},
        {"lang", required_argument, NULL, 'l'},
        {"tell", required_argument, NULL, 't'},
        {"layout", required_argument, NULL, 'o'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    const struct ks_clock clock = ks_clock_system();
    bool is_right = true;
    int option;

    *wanted = (struct wanted){.wish = {.page = "", .item = ""},
                              .number = 1,
                              .at_ms = ks_clock_wall_ms(&clock),
                              .mode = ks_proof_mode(1080, 1920)};
    opterr = 0;
    while (is_right && (option = getopt_long(argc, argv, "", table, NULL)) != -1)
        is_right = take(wanted, option);
    if (wanted->is_strip) {
        wanted->mode.is_low = true;
        wanted->mode.bottom_above_floor_mm = KS_PROOF_STRIP_MM;
    }
    if (wanted->wants_help)
        return KS_OK;
    if (!is_right || optind < argc || wanted->content == NULL ||
        (wanted->draft == NULL) != (wanted->drafts == NULL))
        return ks_fail(error, KS_ERR_INPUT,
                       "kiosk-proof was told something it does not know; see "
                       "--help");
    return KS_OK;
}

/* To look at every page takes longer than to draw one. */
static void keep_going(void)
{
    const struct rlimit cpu = {MOST_LAYOUT_CPU_S, MOST_LAYOUT_CPU_S};

    setrlimit(RLIMIT_CPU, &cpu);
}

/* It takes no more of the machine than a picture can need, and ends with whoever started it. */
static void keep_small(void)
{
    const struct rlimit cpu = {MOST_CPU_S, MOST_LAYOUT_CPU_S};
    const struct rlimit files = {MOST_FILE_BYTES, MOST_FILE_BYTES};

    (void)prctl(PR_SET_PDEATHSIG, 9);
    (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    setrlimit(RLIMIT_CPU, &cpu);
    setrlimit(RLIMIT_FSIZE, &files);
#ifndef KS_IS_SANITIZED /* it takes terabytes of addresses */
    const struct rlimit memory = {MOST_MEMORY_BYTES, MOST_MEMORY_BYTES};
    setrlimit(RLIMIT_AS, &memory);
#endif
}

/* The pack with what the draft makes of it; the caller closes it on any result. */
static enum ks_err open_pack(const struct wanted *wanted, struct ks_draft_pack *pack,
                             struct ks_error *error)
{
    struct ks_draft draft = {.count = 0};
    struct ks_content_faults faults = {0};
    enum ks_err err = KS_OK;

    if (wanted->draft != NULL)
        err = ks_draft_read(wanted->drafts, wanted->draft, &draft, error);
    if (err == KS_OK)
        err = ks_draft_pack_open(wanted->content, wanted->draft != NULL ? &draft : NULL, pack,
                                 &faults, error);
    if (err == KS_OK && faults.count > 0)
        err = ks_proof_tell_faults(&faults, NULL, error);
    ks_content_faults_destroy(&faults);
    ks_draft_destroy(&draft);
    return err;
}

static enum ks_err write_picture(struct ks_proof *proof, const struct ks_ui *ui,
                                 struct ks_error *error)
{
    struct ks_canvas canvas = {.w = ui->mode.w, .h = ui->mode.h, .pitch_px = ui->mode.w};
    size_t cells = (size_t)canvas.w * (size_t)canvas.h;

    canvas.pixels = malloc(cells * sizeof *canvas.pixels);
    if (canvas.pixels == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    for (size_t i = 0; i < cells; i++)
        canvas.pixels[i] = ks_kiosk_ground(proof->parts.kiosk);
    ks_raster_paint(&canvas, &ui->list, ui->glyphs, (struct ks_rect){0, 0, canvas.w, canvas.h});
    printf("%d %d\n", ui->page + 1, ui->page_count);
    bool is_written = ks_image_write_png(stdout, &canvas) && fflush(stdout) == 0;
    free(canvas.pixels);
    return is_written ? KS_OK : ks_fail(error, KS_ERR_IO, "nobody took the picture");
}

/* Tabs stand between what it says, and in no text: hall, page, item, part, mode, number of the
 * page, what is wrong (of the catalogue), and with which text. */
static void print_fault(void *ctx, const struct ks_fit_place *place,
                        const struct ks_fit_fault *fault)
{
    int *told = ctx;
    const struct ks_mode *mode = &place->mode;
    const char *reach = ks_proof_is_strip(mode) ? ",strip" : mode->is_low ? ",low" : "";

    if (++*told <= MOST_TOLD)
        printf("%s\t%s\t%s\t%d\t%s,%s%s%s%s\t%d\t%s\t%.*s\n", place->hall, place->wish.page,
               place->wish.item, place->wish.part, ks_lang_code(mode->lang),
               mode->w > mode->h ? "landscape" : "portrait", mode->is_large ? ",large" : "",
               mode->is_contrast ? ",contrast" : "", reach, place->page + 1, fault->what,
               (int)fault->bytes, fault->text);
}

static enum ks_err check_layout(struct ks_draft_pack *pack, const struct wanted *wanted,
                                struct ks_error *error)
{
    int told = 0;
    const struct ks_fit_order order = {.pack = pack,
                                       .at_ms = wanted->at_ms,
                                       .mode = wanted->layout - 1,
                                       .see = print_fault,
                                       .ctx = &told};

    printf("%d %d\n", wanted->layout, KS_FIT_MODES);
    enum ks_err err = ks_fit_halls(&order, error);
    if (err != KS_OK)
        return err;
    return fflush(stdout) == 0 ? KS_OK : ks_fail(error, KS_ERR_IO, "nobody took the picture");
}

static enum ks_err draw_page(struct ks_draft_pack *pack, const struct wanted *wanted,
                             struct ks_error *error)
{
    struct ks_proof proof = {.parts = {.content = NULL}};
    struct ks_content *content = NULL;
    enum ks_err err = ks_proof_read(pack, wanted->hall, &content, error);

    if (err == KS_OK)
        err = ks_proof_open(&proof, content, wanted->at_ms, error);
    if (err != KS_OK)
        return err;
    err = ks_proof_go(proof.parts.kiosk, &wanted->mode, &wanted->wish, error);
    if (err == KS_OK)
        err = write_picture(&proof, ks_proof_turn(proof.parts.kiosk, wanted->number - 1), error);
    ks_proof_close(&proof);
    return err;
}

static enum ks_err work(const struct wanted *wanted, struct ks_error *error)
{
    struct ks_draft_pack pack = {.count = 0};
    enum ks_err err = open_pack(wanted, &pack, error);

    if (err == KS_OK)
        err = wanted->layout > 0 ? check_layout(&pack, wanted, error)
                                 : draw_page(&pack, wanted, error);
    ks_draft_pack_close(&pack);
    return err;
}

int main(int argc, char **argv)
{
    struct wanted wanted;
    struct ks_error error = {0};

    ks_process_begin();
    keep_small();
    if (ks_i18n_init(KS_LOCALE_DIR) == 0)
        ks_i18n_tell_staff_in(ks_lang_from_environment());
    enum ks_err err = parse(&wanted, argc, argv, &error);
    if (err == KS_OK && wanted.wants_help) {
        fputs(ks_staff_tr(help), stdout);
        return 0;
    }
    if (err == KS_OK && wanted.layout > 0)
        keep_going();
    if (err == KS_OK)
        err = work(&wanted, &error);
    if (err == KS_OK)
        return 0;
    fprintf(stderr, "%s\n", error.text);
    return err == KS_ERR_INPUT || err == KS_ERR_NOT_FOUND ? 2 : 1;
}
