/* Words of the program itself (GNU gettext, domain "kiosk"): the English sentence is the key, so
 * English needs no catalogue. To visitors the language is an argument, never a global: screen and
 * slip, UI thread and print thread cannot disagree. Those who run a program (faults, reports, the
 * log) are told all in one language, fixed at its start. */
#ifndef KS_BASE_I18N_H
#define KS_BASE_I18N_H

enum ks_lang { KS_LANG_ZH_CN, KS_LANG_EN, KS_LANG_COUNT };

/* Where the compiled catalogues are: DIR/zh_CN/LC_MESSAGES/kiosk.mo. Once, at start, before any
 * thread. Returns 0, or -1 if the Chinese catalogue is not there. */
int ks_i18n_init(const char *locale_dir);

/* The sentence in `lang`; borrowed for the life of the process. Any thread. */
const char *ks_tr(enum ks_lang lang, const char *english) __attribute__((format_arg(2)));

/* The language of what those who run this program are told: English until said otherwise, before
 * any thread and after ks_i18n_init, without whose catalogue it stays English. */
void ks_i18n_tell_staff_in(enum ks_lang lang);
enum ks_lang ks_staff_lang(void);

/* The same for what this thread alone tells, from now on: a thread that serves people of several
 * languages in turn. KS_LANG_COUNT: as the others again, which a thread that ends must be. Once the
 * catalogue is there. A thread that does part of another's work tells in the other's language. */
void ks_i18n_tell_thread_in(enum ks_lang lang);
enum ks_lang ks_i18n_thread_lang(void); /* KS_LANG_COUNT: as the others */

/* The sentence for those who run the program; as ks_tr. What ks_fail, ks_log and the faults of the
 * content are given goes through it by itself. */
const char *ks_staff_tr(const char *english) __attribute__((format_arg(1)));

/* The words of a library, or of a printer, which speak English: in Chinese, if the catalogue does
 * not know them, `otherwise`. */
const char *ks_staff_quote(const char *words, const char *otherwise);

/* What the system says of an errno; in Chinese, where the catalogue does not know it, its name. */
const char *ks_staff_errno(int number);

/* What LC_ALL, else LC_MESSAGES, else LANG asks for: zh* is Chinese, anything else English. Whether
 * the machine has that locale does not matter. */
enum ks_lang ks_lang_from_environment(void);

/* "zh_CN" or "en", and back; from_code gives KS_LANG_COUNT for anything else. */
const char *ks_lang_code(enum ks_lang lang);
enum ks_lang ks_lang_from_code(const char *code);

/* Marks a sentence for the catalogue where it cannot be translated yet (tables). */
#define KS_N_(english) english

#endif
