/* A Word document made on the spot: an archive of one stored part, and paragraphs. Header only. */
#ifndef KS_TESTS_CONTENT_DOCX_FIXTURE_H
#define KS_TESTS_CONTENT_DOCX_FIXTURE_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define DOCX_HEAD                                                                                  \
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"                                \
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "        \
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>"
#define DOCX_TAIL "</w:body></w:document>"
#define DOCX_PARAGRAPH(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

static inline uint32_t docx_crc(const uint8_t *data, size_t bytes)
{
    uint32_t crc = 0xffffffff;
    for (size_t i = 0; i < bytes; i++) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

static inline uint8_t *docx_put(uint8_t *to, uint32_t number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        *to++ = (uint8_t)(number >> 8 * i);
    return to;
}

/* What a file's entry begins with, here and in the list of all. */
static inline uint8_t *docx_put_facts(uint8_t *to, uint32_t crc, size_t bytes, size_t name_bytes)
{
    to = docx_put(to, 20, 2);
    to = docx_put(to, 0, 2); /* flags */
    to = docx_put(to, 0, 2); /* stored */
    to = docx_put(to, 0x21u << 16, 4);
    to = docx_put(to, crc, 4);
    to = docx_put(to, (uint32_t)bytes, 4);
    to = docx_put(to, (uint32_t)bytes, 4);
    to = docx_put(to, (uint32_t)name_bytes, 2);
    return docx_put(to, 0, 2);
}

/* Writes an archive whose file `name` holds `data`; returns its bytes. `out` has room for 400 more
 * than `bytes`. */
static inline size_t docx_make(uint8_t *out, const char *name, const void *data, size_t bytes)
{
    size_t name_bytes = strlen(name);
    uint32_t crc = docx_crc(data, bytes);
    uint8_t *to = docx_put_facts(docx_put(out, 0x04034b50, 4), crc, bytes, name_bytes);
    memcpy(to, name, name_bytes);
    memcpy(to + name_bytes, data, bytes);
    uint8_t *list = to + name_bytes + bytes;
    to = docx_put(docx_put(list, 0x02014b50, 4), 20, 2);
    to = docx_put_facts(to, crc, bytes, name_bytes);
    memset(to, 0, 14); /* no comment, first disk, no attributes, at the beginning */
    to += 14;
    memcpy(to, name, name_bytes);
    to += name_bytes;
    uint32_t list_bytes = (uint32_t)(to - list);
    to = docx_put(docx_put(to, 0x06054b50, 4), 0, 4);
    to = docx_put(docx_put(to, 1, 2), 1, 2);
    to = docx_put(docx_put(to, list_bytes, 4), (uint32_t)(list - out), 4);
    return (size_t)(docx_put(to, 0, 2) - out);
}

#endif
