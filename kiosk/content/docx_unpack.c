/* The main part of a Word document out of its archive, by libarchive, opened when first needed. */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "base/library.h"
#include "content/docx_private.h"

enum { MOST_ENTRIES = 2000 };

#define FUNCTIONS(F)                                                                               \
    F(archive_read_new)                                                                            \
    F(archive_read_free)                                                                           \
    F(archive_read_support_format_zip)                                                             \
    F(archive_read_open_memory)                                                                    \
    F(archive_read_next_header)                                                                    \
    F(archive_read_data)                                                                           \
    F(archive_entry_pathname)

static struct {
    FUNCTIONS(KS_LIBRARY_POINTER)
} door;
static KS_LIBRARY_DOOR(open_door, "libarchive.so.13", FUNCTIONS, door)

static enum ks_err refuse(struct ks_error *error)
{
    return ks_fail(error, KS_ERR_INPUT, "this Word document is damaged, or is none");
}

/* Up to the most there may be: how much an entry unpacks to is known when it has. */
static enum ks_err read_entry(struct archive *archive, struct ks_arena *arena, char **xml,
                              size_t *xml_bytes, struct ks_error *error)
{
    char *out = ks_arena_alloc(arena, KS_DOCX_MOST_XML + 1);
    size_t used = 0;
    la_ssize_t got = 0;

    while (used <= KS_DOCX_MOST_XML &&
           (got = door.archive_read_data(archive, out + used, KS_DOCX_MOST_XML + 1 - used)) > 0)
        used += (size_t)got;
    if (used > KS_DOCX_MOST_XML)
        return ks_fail(error, KS_ERR_INPUT, "this Word document unpacks to more than %d MB",
                       KS_DOCX_MOST_XML / 1024 / 1024);
    if (got < 0 || used == 0)
        return refuse(error);
    *xml = out;
    *xml_bytes = used;
    return KS_OK;
}

static enum ks_err find_entry(struct archive *archive, struct ks_arena *arena, char **xml,
                              size_t *xml_bytes, struct ks_error *error)
{
    struct archive_entry *entry = NULL;

    for (int i = 0; i < MOST_ENTRIES; i++) {
        if (door.archive_read_next_header(archive, &entry) != ARCHIVE_OK)
            break;
        const char *name = door.archive_entry_pathname(entry);
        if (name != NULL && strcmp(name, "word/document.xml") == 0)
            return read_entry(archive, arena, xml, xml_bytes, error);
    }
    return refuse(error);
}

enum ks_err ks_docx_unpack(const void *data, size_t bytes, struct ks_arena *arena, char **xml,
                           size_t *xml_bytes, struct ks_error *error)
{
    enum ks_err err = open_door(error);

    if (err != KS_OK)
        return err;
    struct archive *archive = door.archive_read_new();
    if (archive == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the document");
    if (door.archive_read_support_format_zip(archive) == ARCHIVE_OK &&
        door.archive_read_open_memory(archive, data, bytes) == ARCHIVE_OK)
        err = find_entry(archive, arena, xml, xml_bytes, error);
    else
        err = refuse(error);
    (void)door.archive_read_free(archive);
    return err;
}
