/* The log: one line an event, logged once, where it was decided. Never a name, a phone number,
 * an ID number or anything a visitor typed. Thread-safe. */
#ifndef KS_BASE_LOG_H
#define KS_BASE_LOG_H

enum ks_log_level { KS_LOG_INFO, KS_LOG_WARN, KS_LOG_ERROR };

/* One line to stderr: time in UTC, level, room, text. */
void ks_log(enum ks_log_level level, const char *room, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
