/* The guides of a pack, in two halves of as much work. */
#include "content/guide_files.h"

#include <string.h>

#include "content/faults.h"
#include "content/halves.h"
#include "content/pack_files.h"
#include "content/parts.h"

struct reading {
    struct ks_pack_file **files;
    struct ks_guide *guides;       /* one for each file */
    struct ks_guide_place *places; /* as many; no `file`: the guide was not read */
    int count;
    struct ks_parsed_ahead *ahead; /* comes behind the guides */
};

static void read_guide(struct ks_load *load, struct ks_pack_file *file, struct ks_guide *guide,
                       struct ks_guide_place *place)
{
    load->file = file->name;
    file->is_used = true;
    const struct ks_node *root = ks_load_parse(load, file);
    if (root) {
        *place = (struct ks_guide_place){.file = load->file,
                                         .id_line = ks_node_near_key(root, "id")->line,
                                         .number_line = ks_node_near_key(root, "number")->line,
                                         .icon_line = ks_node_near_key(root, "icon")->line};
        ks_part_read_guide(load, root, guide);
    }
    load->has_lost_guides = load->has_lost_guides || !guide->id;
    ks_arena_reset(load->scratch);
}

static void parse_ahead(struct ks_load *load, struct ks_parsed_ahead *ahead)
{
    struct ks_load here = *load;
    here.scratch = &ahead->arena;
    here.file = ahead->file ? ahead->file->name : NULL;
    ahead->root = ahead->file ? ks_load_parse(&here, ahead->file) : NULL;
    load->has_lost_names = here.has_lost_names;
}

static void read_some(struct ks_load *load, const void *ctx, int from, int to)
{
    const struct reading *reading = ctx;
    for (int i = from; i < to && i < reading->count; i++)
        read_guide(load, reading->files[i], &reading->guides[i], &reading->places[i]);
    if (to > reading->count)
        parse_ahead(load, reading->ahead);
}

static bool is_guide(const struct ks_pack_file *file)
{
    size_t length = strlen(file->name);
    return strncmp(file->name, "guides/", 7) == 0 && strcmp(file->name + length - 5, ".json") == 0;
}

/* How many of the guides are half of the work, where parsing `ahead` is the end of it: a guide
 * takes some three times as long for each of its bytes. */
static int count_half(const struct reading *reading)
{
    size_t all = reading->ahead->file ? reading->ahead->file->bytes / 3 : 0, part = 0;
    int half = 0;
    for (int i = 0; i < reading->count; i++)
        all += reading->files[i]->bytes;
    while (half < reading->count && part < all / 2)
        part += reading->files[half++]->bytes;
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

void ks_guide_files_read(struct ks_load *load, struct ks_parsed_ahead *ahead)
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
    const struct reading reading = {files, content->guides, places, count, ahead};
    ks_halves_do(load, count_half(&reading), count + 1, read_some, &reading);
    content->guide_count = close_gaps(content->guides, places, count);
    ks_part_check_guides(load, places);
    ks_arena_destroy(&arena);
}
