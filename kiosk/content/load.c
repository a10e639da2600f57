/* What reading, checking and tying share: a fault of the file being read, texts compared. */
#include <stdarg.h>
#include <string.h>

#include "content/faults.h"
#include "content/outline.h"
#include "content/pack_files.h"
#include "content/read.h"

void ks_load_fault(struct ks_load *load, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    ks_faults_add_args(load->faults, load->file, line, format, args);
    va_end(args);
}

const struct ks_node *ks_load_parse(struct ks_load *load, const struct ks_pack_file *file)
{
    int line = 1;
    const char *why = "";
    const struct ks_node *root =
        file->text ? ks_node_parse(load->scratch, file->text, file->bytes, &line, &why) : NULL;
    if (file->text && !root)
        ks_load_fault(load, line, "not valid JSON: %s", why);
    ks_outline_begin(load->outline, file->name, root);
    load->has_lost_names = load->has_lost_names || !root || root->kind != KS_NODE_OBJECT;
    return root;
}

bool ks_is_same_text(const char *a, const char *b)
{
    return a && b && a[0] == b[0] && strcmp(a, b) == 0;
}
