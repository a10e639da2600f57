/* A printer that writes what paper would show: NNNN.png and NNNN.txt in a folder. The folder's file
 * `status`, if there is one, says in one word what state it is in. */
#include <dirent.h>
#include <fcntl.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "print/printer_private.h"

enum { DIR_MAX = 700, PATH_MAX_BYTES = 800, DOTS_A_METRE = 7992 }; /* 203 dpi */

struct file_printer {
    struct ks_printer printer; /* first: what others hold */
    char dir[DIR_MAX];
    bool is_jammed; /* it stopped in the middle of the last page */
    int newest;     /* no slip here had a higher number when last looked; -1: not looked yet */
};

/* What the status file says. No file means ready; a word that is not known means it does not
 * answer in a way we understand. */
static enum ks_printer_state read_status(const struct file_printer *file)
{
    char path[PATH_MAX_BYTES], text[64] = "", word[32] = "";
    int fd;

    snprintf(path, sizeof path, "%s/status", file->dir);
    enum ks_err err = ks_file_open(path, KS_FILE_ANYBODYS, O_RDONLY, &fd, NULL);
    if (err == KS_ERR_NOT_FOUND && access(file->dir, W_OK) == 0)
        return KS_PRINTER_READY;
    if (err != KS_OK)
        return KS_PRINTER_OFFLINE;
    if (read(fd, text, sizeof text - 1) <= 0 || sscanf(text, "%31s", word) != 1)
        word[0] = '\0';
    close(fd);
    enum ks_printer_state state = ks_printer_state_from_code(word);
    return state < KS_PRINTER_STATE_COUNT ? state : KS_PRINTER_OFFLINE;
}

static enum ks_printer_state status(struct ks_printer *printer)
{
    struct file_printer *file = (struct file_printer *)printer;
    enum ks_printer_state state = read_status(file);

    if (state != KS_PRINTER_JAM)
        file->is_jammed = false;
    return state == KS_PRINTER_JAM && !file->is_jammed ? KS_PRINTER_READY : state;
}

/* The number of a file named NNNN.png or NNNN.txt; 0 for any other. */
static int number_of(const char *name)
{
    size_t digits = strspn(name, "0123456789");
    bool is_slip = strcmp(name + digits, ".png") == 0 || strcmp(name + digits, ".txt") == 0;

    return is_slip && digits >= 4 && digits <= 9 ? (int)strtol(name, NULL, 10) : 0;
}

static int newest_number(const char *dir)
{
    DIR *stream = opendir(dir);
    struct dirent *entry;
    int newest = 0;

    while (stream != NULL && (entry = readdir(stream)) != NULL) {
        int number = number_of(entry->d_name);
        newest = number > newest ? number : newest;
    }
    if (stream != NULL)
        closedir(stream);
    return newest;
}

static bool is_there(const struct file_printer *file, int number, const char *ending)
{
    char path[PATH_MAX_BYTES];

    snprintf(path, sizeof path, "%s/%04d.%s", file->dir, number, ending);
    return access(path, F_OK) == 0;
}

/* The folder is looked through once, however many slips it holds; then only for what another
 * program has printed since. */
static int next_number(struct file_printer *file)
{
    if (file->newest < 0)
        file->newest = newest_number(file->dir);
    while (is_there(file, file->newest + 1, "png") || is_there(file, file->newest + 1, "txt"))
        file->newest++;
    return file->newest + 1;
}

struct png_buffer {
    uint8_t *data;
    size_t bytes, capacity;
};

/* A slip may show a signature: what held it is overwritten before it is given back. */
static void wipe(struct png_buffer *buffer)
{
    if (buffer->data != NULL)
        explicit_bzero(buffer->data, buffer->capacity);
    free(buffer->data);
    buffer->data = NULL;
}

static void append(png_structp png, png_bytep data, png_size_t length)
{
    struct png_buffer *buffer = png_get_io_ptr(png);

    if (buffer->bytes + length > buffer->capacity) {
        size_t capacity = 2 * (buffer->bytes + length);
        uint8_t *grown = malloc(capacity);
        if (grown == NULL)
            png_error(png, "out of memory");
        if (buffer->bytes > 0)
            memcpy(grown, buffer->data, buffer->bytes);
        wipe(buffer);
        buffer->data = grown;
        buffer->capacity = capacity;
    }
    memcpy(buffer->data + buffer->bytes, data, length);
    buffer->bytes += length;
}

static void flush(png_structp png)
{
    (void)png;
}

/* The library would print; what it has to say comes back as our own error. */
static void be_quiet(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void give_up(png_structp png, png_const_charp message)
{
    (void)message;
    png_longjmp(png, 1);
}

static enum ks_err encode_png(const struct ks_page *page, struct png_buffer *buffer,
                              struct ks_error *error)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, give_up, be_quiet);
    png_infop info = png != NULL ? png_create_info_struct(png) : NULL;

    if (info == NULL || setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        return ks_fail(error, KS_ERR_MEMORY, "the picture of the slip could not be made");
    }
    png_set_write_fn(png, buffer, append, flush);
    png_set_IHDR(png, info, (png_uint_32)page->width_px, (png_uint_32)page->height_px, 1,
                 PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_pHYs(png, info, DOTS_A_METRE, DOTS_A_METRE, PNG_RESOLUTION_METER);
    png_write_info(png, info);
    png_set_invert_mono(png);
    for (int y = 0; y < page->height_px; y++)
        png_write_row(png, page->bits + (size_t)y * (size_t)page->row_bytes);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    return KS_OK;
}

static enum ks_err write_pair(struct file_printer *file, const struct ks_page *page,
                              const struct png_buffer *png, struct ks_error *error)
{
    int number = next_number(file);
    char path[PATH_MAX_BYTES];

    snprintf(path, sizeof path, "%s/%04d.png", file->dir, number);
    enum ks_err err = ks_file_write_atomic(path, png->data, png->bytes, error);
    if (err != KS_OK)
        return err;
    char picture[PATH_MAX_BYTES];
    memcpy(picture, path, sizeof path);
    snprintf(path, sizeof path, "%s/%04d.txt", file->dir, number);
    err = ks_file_write_atomic(path, page->text, strlen(page->text), error);
    if (err != KS_OK)
        unlink(picture);
    return err;
}

static enum ks_err print(struct ks_printer *printer, const struct ks_print_job *job,
                         struct ks_error *error)
{
    struct file_printer *file = (struct file_printer *)printer;
    struct png_buffer png = {0};

    if (read_status(file) == KS_PRINTER_JAM) {
        file->is_jammed = true;
        return ks_fail(error, KS_ERR_PRINTER, "the printer stopped in the middle of a slip");
    }
    enum ks_err err = encode_png(job->page, &png, error);
    if (err == KS_OK)
        err = write_pair(file, job->page, &png, error);
    wipe(&png);
    return err;
}

static void close_file(struct ks_printer *printer)
{
    free(printer);
}

/* Whichever way the folder is named. */
static void name(const struct ks_printer *printer, char *out, size_t size)
{
    const struct file_printer *file = (const struct file_printer *)printer;
    char *real = realpath(file->dir, NULL);

    snprintf(out, size, "file:%s", real != NULL ? real : file->dir);
    free(real);
}

static const struct ks_printer_ops file_ops = {
    .status = status, .print = print, .close = close_file, .name = name};

/* A folder that the administrator names in full may be a link; one in the data folder may not. */
static enum ks_err make_folder(const char *dir, bool is_absolute, struct ks_error *error)
{
    return is_absolute ? ks_file_make_dirs(dir, error) : ks_file_make_own_dir(dir, error);
}

enum ks_err ks_printer_file_open(const char *dir, const char *base_dir, int width_px,
                                 struct ks_printer **out, struct ks_error *error)
{
    struct file_printer *file = calloc(1, sizeof *file);
    bool is_absolute = dir[0] == '/';

    if (file == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    file->printer = (struct ks_printer){.ops = &file_ops, .width_px = width_px};
    file->newest = -1;
    int length = snprintf(file->dir, sizeof file->dir, "%s%s%s", is_absolute ? "" : base_dir,
                          is_absolute ? "" : "/", dir);
    enum ks_err err =
        length < DIR_MAX
            ? make_folder(file->dir, is_absolute, error)
            : ks_fail(error, KS_ERR_INPUT,
                      "[printer] url: the folder's name is longer than %d bytes", DIR_MAX - 1);
    if (err != KS_OK) {
        free(file);
        return err;
    }
    *out = &file->printer;
    return KS_OK;
}
