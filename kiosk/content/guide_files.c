/* The guides of a pack, a half of them on a thread of its own: the first page waits for them. */
#include "content/guide_files.h"

#include <pthread.h>
#include <string.h>

#include "content/faults.h"
#include "content/guide_refs.h"
#include "content/pack_files.h"
#include "content/parts.h"

/* Some of the guides, and what their reading collects. */
struct half {
    struct ks_load load;
    struct ks_pack_file **files;
    struct ks_guide *guides;       /* one for each file */
    struct ks_guide_place *places; /* as many; no `file`: the guide was not read */
    int count;
};

static void read_guide(struct half *half, int i)
{
    struct ks_load *load = &half->load;
    load->file = half->files[i]->name;
    half->files[i]->is_used = true;
    const struct ks_node *root = ks_load_parse(load, half->files[i]);
    if (root) {
        half->places[i] =
            (struct ks_guide_place){.file = load->file,
                                    .id_line = ks_node_near_key(root, "id")->line,
                                    .number_line = ks_node_near_key(root, "number")->line,
                                    .icon_line = ks_node_near_key(root, "icon")->line};
        ks_part_read_guide(load, root, &half->guides[i]);
    }
    load->has_lost_guides = load->has_lost_guides || !half->guides[i].id;
    ks_arena_reset(load->scratch);
}

static void *read_half(void *ctx)
{
    struct half *half = ctx;
    for (int i = 0; i < half->count; i++)
        read_guide(half, i);
    return NULL;
}

/* What the other half collected apart: the guides themselves stand where they belong. */
static void take_over(struct ks_load *load, const struct ks_load *other)
{
    const struct ks_content *from = other->content;
    load->has_lost_names = load->has_lost_names || other->has_lost_names;
    load->has_lost_guides = load->has_lost_guides || other->has_lost_guides;
    for (int i = 0; i < from->legal_page_count; i++)
        ks_list_legal_page(load->content, from->legal_pages[i]);
    for (int i = 0; i < other->faults->count; i++)
        ks_faults_add(load->faults, other->faults->list[i].file, other->faults->list[i].line, "%s",
                      other->faults->list[i].what);
    for (int i = 0; load->refs && i < other->refs->count; i++)
        ks_guide_refs_add(load, other->refs->list[i]);
}

/* `second` reads into a content of its own, beside what is there already. */
static void read_halves(struct half *first, struct half *second)
{
    struct ks_content beside = *first->load.content;
    struct ks_content_faults faults = {0};
    struct ks_guide_refs refs = {0};
    struct ks_arena scratch = {0};
    pthread_t thread;
    beside.arena = (struct ks_arena){0};
    beside.legal_pages = NULL;
    beside.legal_page_count = 0;
    second->load.content = &beside;
    second->load.faults = &faults;
    second->load.scratch = &scratch;
    second->load.refs = first->load.refs ? &refs : NULL;
    bool is_apart = pthread_create(&thread, NULL, read_half, second) == 0;
    read_half(first);
    if (is_apart)
        pthread_join(thread, NULL);
    else
        read_half(second);
    take_over(&first->load, &second->load);
    first->load.content->guide_arena = beside.arena;
    ks_content_faults_destroy(&faults);
    ks_arena_destroy(&scratch);
}

static bool is_guide(const struct ks_pack_file *file)
{
    size_t length = strlen(file->name);
    return strncmp(file->name, "guides/", 7) == 0 && strcmp(file->name + length - 5, ".json") == 0;
}

/* How many of the files make up a half of their bytes. */
static int count_half(struct ks_pack_file *const *files, int count)
{
    size_t all = 0, part = 0;
    int half = 0;
    for (int i = 0; i < count; i++)
        all += files[i]->bytes;
    while (half < count && part < all / 2)
        part += files[half++]->bytes;
    return half;
}

/* Those that could not be read leave no gap. Returns how many there are. */
static int close_gaps(struct ks_guide *guides, struct ks_guide_place *places, int count)
{
    int kept = 0;
    for (int i = 0; i < count; i++) {
        if (!places[i].file)
            continue;
        guides[kept] = guides[i];
        places[kept++] = places[i];
    }
    return kept;
}

void ks_guide_files_read(struct ks_load *load)
{
    size_t most = (size_t)load->files->count + 1;
    struct ks_content *content = load->content;
    struct ks_arena arena = {0};
    struct ks_pack_file **files = ks_arena_alloc(&arena, most * sizeof(struct ks_pack_file *));
    struct ks_guide_place *places = ks_arena_alloc(&arena, most * sizeof *places);
    int count = 0;
    content->guides = ks_arena_alloc(&content->arena, most * sizeof *content->guides);
    for (int i = 0; i < load->files->count; i++)
        if (is_guide(&load->files->list[i]))
            files[count++] = &load->files->list[i];
    if (count == 0)
        ks_faults_add(load->faults, "guides", 1, "there is no guide in this folder");
    int middle = count_half(files, count);
    struct half first = {*load, files, content->guides, places, middle};
    struct half second = {*load, files + middle, content->guides + middle, places + middle,
                          count - middle};
    read_halves(&first, &second);
    load->has_lost_names = first.load.has_lost_names;
    load->has_lost_guides = first.load.has_lost_guides;
    content->guide_count = close_gaps(content->guides, places, count);
    ks_part_check_guides(load, places);
    ks_arena_destroy(&arena);
}
