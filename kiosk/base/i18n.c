/* Sentences of the program in the language asked for, by gettext. */
#include "base/i18n.h"

#include <errno.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

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
    struct stat found;
    setlocale(LC_ALL, "C.UTF-8");
    setenv("LANGUAGE", codes[KS_LANG_ZH_CN], 1);
    bindtextdomain(DOMAIN, locale_dir);
    bind_textdomain_codeset(DOMAIN, "UTF-8");
    int length = snprintf(catalogue, sizeof catalogue, "%s/%s/LC_MESSAGES/" DOMAIN ".mo",
                          locale_dir, codes[KS_LANG_ZH_CN]);
    if (length < 0 || (size_t)length >= sizeof catalogue)
        return -1;
    if (stat(catalogue, &found) != 0 || !S_ISREG(found.st_mode) || access(catalogue, R_OK) != 0)
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

/* The domain that gettext itself asks is the state: no catalogue until somebody named one. */
void ks_i18n_tell_staff_in(enum ks_lang lang)
{
    textdomain(lang == KS_LANG_ZH_CN ? DOMAIN : "messages");
}

/* The thread's own locale is the state: gettext translates in C.UTF-8, and never in C. */
void ks_i18n_tell_thread_in(enum ks_lang lang)
{
    locale_t own = LC_GLOBAL_LOCALE;
    if (lang != KS_LANG_COUNT)
        own = newlocale(LC_ALL_MASK, lang == KS_LANG_ZH_CN ? "C.UTF-8" : "C", (locale_t)0);
    if (own == (locale_t)0)
        return;
    locale_t before = uselocale(own);
    if (before != LC_GLOBAL_LOCALE)
        freelocale(before);
}

enum ks_lang ks_i18n_thread_lang(void)
{
    if (uselocale((locale_t)0) == LC_GLOBAL_LOCALE)
        return KS_LANG_COUNT;
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0 ? KS_LANG_ZH_CN : KS_LANG_EN;
}

enum ks_lang ks_staff_lang(void)
{
    enum ks_lang own = ks_i18n_thread_lang();
    if (own != KS_LANG_COUNT)
        return own;
    const char *domain = textdomain(NULL);
    return domain != NULL && strcmp(domain, DOMAIN) == 0 ? KS_LANG_ZH_CN : KS_LANG_EN;
}

const char *ks_staff_tr(const char *english)
{
    return ks_tr(ks_staff_lang(), english);
}

const char *ks_staff_quote(const char *words, const char *otherwise)
{
    const char *told = ks_staff_tr(words);
    return told != words || ks_staff_lang() == KS_LANG_EN ? told : otherwise;
}

/* What the system says of the faults that an operator of a kiosk meets. */
static const struct {
    int number;
    const char *words;
} system_faults[] = {
    {EPERM, KS_N_("Operation not permitted")},
    {ENOENT, KS_N_("No such file or directory")},
    {EIO, KS_N_("Input/output error")},
    {ENXIO, KS_N_("No such device or address")},
    {ENOMEM, KS_N_("Cannot allocate memory")},
    {EACCES, KS_N_("Permission denied")},
    {EBUSY, KS_N_("Device or resource busy")},
    {EEXIST, KS_N_("File exists")},
    {EXDEV, KS_N_("Invalid cross-device link")},
    {ENODEV, KS_N_("No such device")},
    {ENOTDIR, KS_N_("Not a directory")},
    {EISDIR, KS_N_("Is a directory")},
    {EINVAL, KS_N_("Invalid argument")},
    {EMFILE, KS_N_("Too many open files")},
    {ENOTTY, KS_N_("Inappropriate ioctl for device")},
    {ETXTBSY, KS_N_("Text file busy")},
    {EFBIG, KS_N_("File too large")},
    {ENOSPC, KS_N_("No space left on device")},
    {EROFS, KS_N_("Read-only file system")},
    {EPIPE, KS_N_("Broken pipe")},
    {ENAMETOOLONG, KS_N_("File name too long")},
    {ENOLCK, KS_N_("No locks available")},
    {ELOOP, KS_N_("Too many levels of symbolic links")},
    {EOPNOTSUPP, KS_N_("Operation not supported")},
    {ENETDOWN, KS_N_("Network is down")},
    {ENETUNREACH, KS_N_("Network is unreachable")},
    {ECONNRESET, KS_N_("Connection reset by peer")},
    {ETIMEDOUT, KS_N_("Connection timed out")},
    {ECONNREFUSED, KS_N_("Connection refused")},
    {EHOSTUNREACH, KS_N_("No route to host")},
    {EDQUOT, KS_N_("Disk quota exceeded")},
    {EAGAIN, KS_N_("Resource temporarily unavailable")},
};

const char *ks_staff_errno(int number)
{
    const char *words = strerrordesc_np(number), *name = strerrorname_np(number);
    for (size_t i = 0; i < sizeof system_faults / sizeof *system_faults; i++)
        if (system_faults[i].number == number)
            return ks_staff_tr(system_faults[i].words);
    return words != NULL && name != NULL ? ks_staff_quote(words, name) : "?";
}

const char *ks_lang_code(enum ks_lang lang)
{
    return lang == KS_LANG_EN ? codes[KS_LANG_EN] : codes[KS_LANG_ZH_CN];
}

/* An empty variable counts as none. */
enum ks_lang ks_lang_from_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *locale = getenv(names[i]);
        if (locale != NULL && locale[0] != '\0')
            return strncmp(locale, "zh", 2) == 0 ? KS_LANG_ZH_CN : KS_LANG_EN;
    }
    return KS_LANG_EN;
}

enum ks_lang ks_lang_from_code(const char *code)
{
    for (int i = 0; code && i < KS_LANG_COUNT; i++)
        if (strcmp(code, codes[i]) == 0)
            return (enum ks_lang)i;
    return KS_LANG_COUNT;
}
