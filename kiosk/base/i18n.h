/* Words of the program itself (GNU gettext, domain "kiosk"): the English sentence is the key, so
 * English needs no catalogue. The language is an argument, never a global: screen and slip, UI
 * thread and print thread cannot disagree. */
#ifndef KS_BASE_I18N_H
#define KS_BASE_I18N_H

enum ks_lang { KS_LANG_ZH_CN, KS_LANG_EN, KS_LANG_COUNT };

/* Where the compiled catalogues are: DIR/zh_CN/LC_MESSAGES/kiosk.mo. Once, at start, before any
 * thread. Returns 0, or -1 if the Chinese catalogue is not there. */
int ks_i18n_init(const char *locale_dir);

/* The sentence in `lang`; borrowed for the life of the process. Any thread. */
const char *ks_tr(enum ks_lang lang, const char *english) __attribute__((format_arg(2)));

/* "zh_CN" or "en", and back; from_code gives KS_LANG_COUNT for anything else. */
const char *ks_lang_code(enum ks_lang lang);
enum ks_lang ks_lang_from_code(const char *code);

/* Marks a sentence for the catalogue where it cannot be translated yet (tables). */
#define KS_N_(english) english

#endif
