/* Sentences of the program in the language asked for, by gettext. */
#include "base/i18n.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"

#define DOMAIN "kiosk"

static const char *const codes[KS_LANG_COUNT] = {
    [KS_LANG_ZH_CN] = "zh_CN",
    [KS_LANG_EN] = "en",
};

/* Puts anonymous memory with the same bytes in the place of a mapped file. */
static void detach(void *at, size_t bytes)
{
    void *copy = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (copy == MAP_FAILED)
        return;
    memcpy(copy, at, bytes);
    mprotect(copy, bytes, PROT_READ);
    if (mremap(copy, bytes, bytes, MREMAP_MAYMOVE | MREMAP_FIXED, at) == MAP_FAILED)
        munmap(copy, bytes);
}

/* gettext maps the catalogue: a new release copied over it would pull the words from under a
 * running program. So it is asked for one word, and then the mapping becomes memory. */
static void keep_catalogue(void)
{
    char line[4400];
    unsigned long from, to;
    dgettext(DOMAIN, "Home");
    FILE *maps = fopen("/proc/self/maps", "re");
    while (maps && fgets(line, sizeof line, maps))
        if (strstr(line, "/LC_MESSAGES/" DOMAIN ".mo") && sscanf(line, "%lx-%lx", &from, &to) == 2)
            detach((void *)from, to - from);
    if (maps)
        fclose(maps);
}

/* The process is pinned to the one catalogue there is; English never asks for it. C.UTF-8 exists
 * on every machine, zh_CN.UTF-8 often not, and numbers keep their point. */
int ks_i18n_init(const char *locale_dir)
{
    char catalogue[4096];
    setlocale(LC_ALL, "C.UTF-8");
    setenv("LANGUAGE", codes[KS_LANG_ZH_CN], 1);
    bindtextdomain(DOMAIN, locale_dir);
    bind_textdomain_codeset(DOMAIN, "UTF-8");
    int length = snprintf(catalogue, sizeof catalogue, "%s/%s/LC_MESSAGES/" DOMAIN ".mo",
                          locale_dir, codes[KS_LANG_ZH_CN]);
    if (length < 0 || (size_t)length >= sizeof catalogue)
        return -1;
    if (ks_file_check(catalogue, KS_FILE_ANYBODYS, NULL) != KS_OK || access(catalogue, R_OK) != 0)
        return -1;
    keep_catalogue();
    return 0;
}

/* The empty key is gettext's own: it would show the catalogue's header. */
const char *ks_tr(enum ks_lang lang, const char *english)
{
    if (lang == KS_LANG_ZH_CN && english[0] != '\0')
        return dgettext(DOMAIN, english);
    return english;
}

const char *ks_lang_code(enum ks_lang lang)
{
    return lang == KS_LANG_EN ? codes[KS_LANG_EN] : codes[KS_LANG_ZH_CN];
}

enum ks_lang ks_lang_from_code(const char *code)
{
    for (int i = 0; code && i < KS_LANG_COUNT; i++)
        if (strcmp(code, codes[i]) == 0)
            return (enum ks_lang)i;
    return KS_LANG_COUNT;
}
