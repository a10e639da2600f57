/* The statutes and interpretations the rules here rest on, so that a rule can say which article
 * applied and a screen can show it by the name its language has for the code. Pure, no I/O. */
#ifndef KS_DOMAIN_STATUTE_H
#define KS_DOMAIN_STATUTE_H

enum ks_statute {
    KS_STATUTE_NONE,
    KS_STATUTE_CIVIL_PROCEDURE,       /* 民事诉讼法 (2023) */
    KS_STATUTE_CIVIL_PROCEDURE_NOTES, /* 民诉法解释 (2022) */
    KS_STATUTE_CIVIL_CODE,            /* 民法典 */
    KS_STATUTE_FEE_MEASURES,          /* 诉讼费用交纳办法 */
    KS_STATUTE_CONFIRMATION_RULES, /* 人民调解协议司法确认程序的若干规定 (2011) */
    KS_STATUTE_ADMINISTRATIVE_COMPULSION, /* 行政强制法 */
    KS_STATUTE_LABOUR_ARBITRATION,        /* 劳动争议调解仲裁法 */
    KS_STATUTE_LABOUR_NOTES, /* 审理劳动争议案件适用法律问题的解释（一） */
    KS_STATUTE_ADMINISTRATIVE_PROCEDURE, /* 行政诉讼法 */
    KS_STATUTE_ADMINISTRATIVE_NOTES,     /* 行政诉讼法解释 (2018) */
    KS_STATUTE_DOMESTIC_VIOLENCE,        /* 反家庭暴力法 */
    KS_STATUTE_PRIVATE_LENDING,          /* 审理民间借贷案件规定 (2020 第二次修正) */
    KS_STATUTE_DELAY_INTEREST,           /* 法释〔2014〕8号 */
    KS_STATUTE_ENFORCEMENT_NOTES,        /* 民诉法执行程序若干问题的解释 */
    KS_STATUTE_AWARD_ENFORCEMENT,        /* 办理仲裁裁决执行案件规定 */
    KS_STATUTE_NOTARIAL_ENFORCEMENT,     /* 公证债权文书执行规定 */
    KS_STATUTE_LIMITATION_RULES, /* 审理民事案件适用诉讼时效制度规定 (2020) */
    KS_STATUTE_INSURANCE,        /* 保险法 */
    KS_STATUTE_LEVEL_NOTICE,     /* 法发〔2021〕27号 */
    KS_STATUTE_COUNT,
};

/* One place in the law: "13(2)1", or several articles of one statute: "24; 27". {0}: none. */
struct ks_law {
    enum ks_statute statute;
    const char *articles;
};

/* The word for content and catalogues ("civil_procedure"); "" for any other value. Any thread. */
const char *ks_statute_code(enum ks_statute statute);

/* The English title ("Civil Procedure Law"), which is also its key in the catalogue; "" for any
 * other value. Any thread. */
const char *ks_statute_title(enum ks_statute statute);

#endif
