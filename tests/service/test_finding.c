/* What visitors type, and what has to be found, in the shipped content. */
#include "content/shipped.h"
#include "content/wording.h"
#include "service/find.h"
#include "service/support.h"

struct wanted {
    const char *typed, *title;
};

static struct ks_finder *finder; /* over all that is shipped */

static void assert_first(const struct wanted *wanted)
{
    int keys[8];
    int count = ks_find_look(finder, wanted->typed, keys, 8);
    const char *title = count > 0 ? ks_found_of(shipped, keys[0], KS_LANG_ZH_CN).title : "nothing";
    if (strcmp(title, wanted->title) != 0)
        fail_msg("%s: %s, not %s", wanted->typed, title, wanted->title);
}

#define ASSERT_EACH_FIRST(rows)                                                                    \
    for (size_t i = 0; i < sizeof(rows) / sizeof *(rows); i++)                                     \
    assert_first(&(rows)[i])

/* The hit of that kind and index for these words; without an icon if it is none. */
static struct ks_found hit_of(const char *words, enum ks_found_kind kind, int index)
{
    int keys[40];
    int count = ks_find_look(finder, words, keys, 40);
    for (int k = 0; k < count; k++) {
        struct ks_found found = ks_found_of(shipped, keys[k], KS_LANG_ZH_CN);
        if (found.kind == kind && found.index == index)
            return found;
    }
    return (struct ks_found){0};
}

static void a_guide_is_found_by_initials_by_pinyin_and_by_number(void **state)
{
    const char *lending =
        ks_content_find_guide(shipped, "private-lending")->title.in[KS_LANG_ZH_CN];
    const char *inheritance =
        ks_content_find_guide(shipped, "inheritance")->title.in[KS_LANG_ZH_CN];
    const struct wanted wanted[] = {
        {"mjjd", lending}, {"minjianjiedai", lending}, {"MINJIAN", lending}, {"07", inheritance}};
    (void)state;
    ASSERT_EACH_FIRST(wanted);
}

/* What a visitor may type, and the title that has to come first. */
static void what_is_meant_comes_first(void **state)
{
    static const struct wanted wanted[] = {
        {"gz", "公司拖欠工资"},
        {"gongzi", "公司拖欠工资"},
        {"qq", "别人欠钱不还"},
        {"ls", "请不起律师，找法律援助"},
        {"xiangao", "限制消费，怎么解除"},
        {"la", "办事指南"},
        {"lian", "办事指南"},
        {"ssf", "算诉讼费"},
        {"gongshang", "工伤：从认定到拿到钱"},
        {"lihun", "想离婚，或彩礼、离婚后的事"},
        {"pcs", "公安机关 110"},
        {"jiehun", "民政部门（婚姻登记）"},
        {"lhdj", "民政部门（婚姻登记）"},
        {"lhxys", "想离婚，或彩礼、离婚后的事"},
        {"rsj", "人社局（工伤认定）"},
        {"ldj", "劳动保障监察"},
        {"shebaoju", "劳动保障监察"},
        {"ylf", "被车撞了，或受了伤、网上被骂"},
        {"sfz", "本院诉讼服务窗口"},
        {"gwf", "公司拖欠工资"},
        {"dxzp", "公安机关 110"},
        {"ajc", "查进度、开庭在哪、送达、请代理人"},
    };
    (void)state;
    ASSERT_EACH_FIRST(wanted);
}

/* What people come for every day and once found nothing. */
static void everyday_needs_are_found_by_words_and_by_initials(void **state)
{
    static const struct wanted wanted[] = {
        {"案件进度", "查案子、领钱、开证明"},
        {"ajjd", "查案子、领钱、开证明"},
        {"查案子", "查案子、领钱、开证明"},
        {"开庭在哪", "查进度、开庭在哪、送达、请代理人"},
        {"ktzn", "查进度、开庭在哪、送达、请代理人"},
        {"领钱", "查案子、领钱、开证明"},
        {"lzxk", "领案款、交费、退费、收款账户"},
        {"执行款", "领案款、交费、退费、收款账户"},
        {"生效证明", "生效证明、阅卷复印、判决丢了、写错了"},
        {"sxzm", "生效证明、阅卷复印、判决丢了、写错了"},
        {"阅卷", "生效证明、阅卷复印、判决丢了、写错了"},
        {"复印案卷", "生效证明、阅卷复印、判决丢了、写错了"},
        {"代理人", "查进度、开庭在哪、送达、请代理人"},
        {"委托书", "查进度、开庭在哪、送达、请代理人"},
        {"tssf", "领案款、交费、退费、收款账户"},
        {"被告了", "收到传票、起诉状，怎么应对"},
        {"我被起诉了", "收到传票、起诉状，怎么应对"},
        {"bqs", "收到传票、起诉状，怎么应对"},
        {"cp", "收到法院的传票或材料"},
        {"工资卡冻结", "收到执行通知，一步一步来"},
        {"预付卡", "预付卡、培训费、装修款，怎么退怎么赔"},
        {"cl", "彩礼退不退，同居财产怎么分"},
        {"zcz", "转错账、多付了，怎么要回来"},
        {"医疗事故", "医调委、卫健部门"},
        {"监护人", "认定行为能力、确定监护人"},
        {"宅基地", "田地、宅基地、分红，先找对门"},
        {"车险", "保险公司不赔、少赔、拖着不赔"},
        {"ktrq", "查进度、开庭在哪、送达、请代理人"},
        {"cxaj", "查进度、开庭在哪、送达、请代理人"},
    };
    (void)state;
    ASSERT_EACH_FIRST(wanted);
}

/* What is typed, and the start or guide that answers. */
struct answered {
    const char *typed, *id;
};

/* By matter: what people call it here, by first letters. */
static const struct answered own_words[] = {
    {"zgl", "sued"},                /* 遭告了 */
    {"rjgw", "sued"},               /* 人家告我 */
    {"fyddh", "sued"},              /* 法院打电话 */
    {"sbdcp", "defendant"},         /* 收不到传票 */
    {"ktqbl", "sued"},              /* 开庭去不了 */
    {"zbcfj", "debtor"},            /* 坐不成飞机 */
    {"zyytf", "debtor"},            /* 只有一套房 */
    {"yljdj", "debtor"},            /* 养老金冻结 */
    {"zxjzw", "debtor"},            /* 执行局找我 */
    {"lbbgq", "wages"},             /* 老板不给钱 */
    {"qgq", "site"},                /* 欠工钱 */
    {"zxg", "service-pay"},         /* 做小工 */
    {"dgmgq", "service-pay"},       /* 打工没给钱 */
    {"jzsdxl", "service-injury"},   /* 架子上掉下来 */
    {"ghss", "hurt"},               /* 干活摔伤 */
    {"lfk", "prepaid-service"},     /* 理发卡 */
    {"zxll", "prepaid-service"},    /* 装修烂了 */
    {"dpl", "prepaid-service"},     /* 店跑了 */
    {"bph", "bride-price"},         /* 被骗婚 */
    {"lgjdq", "marital-debt"},      /* 老公借的钱 */
    {"pnjdq", "marital-debt"},      /* 婆娘借的钱 */
    {"brkw", "after-divorce"},      /* 不让看娃 */
    {"wgrdb", "recourse"},          /* 我给人担保 */
    {"yhzwh", "recourse"},          /* 银行找我还 */
    {"bxbp", "insurance"},          /* 保险不赔 */
    {"scjd", "work-injury"},        /* 伤残鉴定 */
    {"fchb", "mistaken-transfer"},  /* 发错红包 */
    {"hll", "works-transport"},     /* 货拉拉 */
    {"djj", "works-transport"},     /* 打家具 */
    {"zwdd", "rural-land"},         /* 占我的地 */
    {"clbgq", "rural-land"},        /* 村里不给钱 */
    {"lrht", "guardianship"},       /* 老人糊涂 */
    {"mqkb", "advance-payment"},    /* 没钱看病 */
    {"fgblw", "enforcement-tools"}, /* 法官不理我 */
    {"frpl", "enforcement-tools"},  /* 法人跑了 */
    {"wsmr", "online-harm"},        /* 网上骂人 */
    {"pjsdl", "effect-proof"},      /* 判决书丢了 */
    {"yhzh", "case-money"},         /* 银行账号 */
    {"azzyl", "case"},              /* 案子咋样了 */
    {"jhkt", "case-progress"},      /* 几号开庭 */
    {"ngfj", "case-progress"},      /* 哪个房间 */
    {"qrdl", "case-progress"},      /* 请人代理 */
    {"qbhs", "case"},               /* 取保候审 */
    {"blgd", "violence"},           /* 被老公打 */
    {"zkbjq", "lease"},             /* 租客不交钱 */
    {"czqbcl", "inheritance"},      /* 存折取不出来 */
    {"ezbgw", "parent-support"},    /* 儿子不管我 */
    {"bhxz", "help"},               /* 不会写字 */
    {"wsgs", "debt"},               /* 我是公司 */
    {"bfpj", "appeal"},             /* 不服判决 */
};

/* What turns up while a case runs. */
static const struct answered running_case[] = {
    {"案件进展", "case-progress"},
    {"法庭在几楼", "case-progress"},
    {"没收到判决书", "case-progress"},
    {"送达", "case-progress"},
    {"邮寄送达", "case-progress"},
    {"不予立案", "case-progress"},
    {"立不上案", "case-progress"},
    {"代理人", "case-progress"},
    {"移送", "case-turns"},
    {"移送管辖", "case-turns"},
    {"撤诉", "case-turns"},
    {"cs", "case-turns"},
    {"撤诉退费", "case-turns"},
    {"撤回上诉", "case-turns"},
    {"调解书反悔", "case-turns"},
    {"tjsfh", "case-turns"},
    {"换法官", "case-turns"},
    {"sqhb", "case-turns"},
    {"增加诉讼请求", "case-turns"},
    {"证人出庭", "case-turns"},
    {"笔迹鉴定", "case-turns"},
    {"jzqx", "case-turns"},
    {"保全", "preservation"},
    {"查封期限", "preservation"},
    {"暂缓执行", "debtor"},
    {"领案款", "case-money"},
    {"收款账户", "case-money"},
    {"生效证明", "effect-proof"},
    {"阅卷", "effect-proof"},
    {"国家赔偿", "state-compensation"},
    {"gjpc", "state-compensation"},
    {"抓错人", "state-compensation"},
    {"错误执行", "state-compensation"},
};

/* What visitors ask at the door of any court: a page answers, or says who does. */
static const struct answered at_the_door[] = {
    {"旁听", "case-progress"},
    {"pt", "case-progress"},
    {"开庭公告", "case-progress"},
    {"公告", "case-progress"},
    {"庭审直播", "case-progress"},
    {"录音", "case-progress"},
    {"录像", "case-progress"},
    {"开庭时间", "case-progress"},
    {"ktsj", "case-progress"},
    {"会见", "detention"},
    {"hj", "detention"},
    {"看守所", "detention"},
    {"kss", "detention"},
    {"送衣服", "detention"},
    {"保释", "detention"},
    {"假释", "detention"},
    {"盖章", "effect-proof"},
    {"公章", "effect-proof"},
    {"gongzhang", "effect-proof"},
    {"隐名", "effect-proof"},
    {"复印", "effect-proof"},
    {"判决书丢了", "effect-proof"},
    {"pjsdl", "effect-proof"},
    {"陪审员", "justice-bureau"},
    {"psy", "justice-bureau"},
    {"投诉律师", "justice-bureau"},
    {"退费", "fee-refund"},
    {"tf", "fee-refund"},
    {"找法官", "hotline-12368"},
    {"zfg", "hotline-12368"},
    {"换法官", "case-turns"},
    {"hfg", "case-turns"},
    {"证人费", "case-turns"},
    {"zrf", "case-turns"},
    {"律师费", "legal-aid"},
    {"lsf", "legal-aid"},
    {"法律援助", "legal-aid"},
    {"flyz", "legal-aid"},
    {"打印", "window"},
    {"存包", "window"},
    {"安检", "window"},
    {"无犯罪证明", "police"},
    {"wfzzm", "police"},
};

static const char *id_of(struct ks_found found)
{
    return found.kind == KS_FOUND_START         ? shipped->situations.starts[found.index].id
           : found.kind == KS_FOUND_GUIDE       ? shipped->guides[found.index].id
           : found.kind == KS_FOUND_INSTITUTION ? shipped->institutions[found.index].id
                                                : "";
}

static bool is_among_first(const struct answered *wanted, int shown)
{
    int keys[8];
    int count = ks_find_look(finder, wanted->typed, keys, shown);

    for (int k = 0; k < count; k++)
        if (strcmp(id_of(ks_found_of(shipped, keys[k], KS_LANG_ZH_CN)), wanted->id) == 0)
            return true;
    print_error("%s does not find %s\n", wanted->typed, wanted->id);
    return false;
}

static void a_visitors_own_words_are_among_the_first_hits(void **state)
{
    int missed = 0;
    (void)state;
    for (size_t i = 0; i < sizeof own_words / sizeof *own_words; i++)
        missed += !is_among_first(&own_words[i], 4);
    assert_int_equal(missed, 0);
}

static void what_turns_up_in_a_running_case_is_among_the_first_three(void **state)
{
    int missed = 0;
    (void)state;
    for (size_t i = 0; i < sizeof running_case / sizeof *running_case; i++)
        missed += !is_among_first(&running_case[i], 3);
    assert_int_equal(missed, 0);
}

static void what_is_asked_at_the_door_is_among_the_first_three(void **state)
{
    int missed = 0;
    (void)state;
    for (size_t i = 0; i < sizeof at_the_door / sizeof *at_the_door; i++)
        missed += !is_among_first(&at_the_door[i], 3);
    assert_int_equal(missed, 0);
}

static void everything_that_can_be_opened_can_be_found_by_its_title(void **state)
{
    (void)state;
    for (int i = 0; i < shipped->institution_count; i++) {
        const char *title = shipped->institutions[i].title.in[KS_LANG_ZH_CN];
        assert_non_null(hit_of(title, KS_FOUND_INSTITUTION, i).icon);
    }
}

static void what_is_found_has_the_icon_of_where_it_is_opened(void **state)
{
    (void)state;
    for (int i = 0; i < shipped->find_page_count; i++) {
        const struct ks_find_page *page = &shipped->find_pages[i];
        const char *icon = hit_of(page->title.in[KS_LANG_ZH_CN], KS_FOUND_PAGE, i).icon;
        assert_non_null(icon);
        assert_true(ks_wording_is_icon(icon));
        if (strcmp(page->page, "mediation") == 0)
            assert_string_equal(icon, "speech");
        if (strcmp(page->page, "calc-period") == 0)
            assert_string_equal(icon, shipped->calculators[KS_CALC_PERIOD].icon);
    }
}

static int open_finder(void **state)
{
    return load_shipped(state) == 0 && ks_find_open(shipped, NULL, &finder, NULL) == KS_OK ? 0 : -1;
}

static int close_finder(void **state)
{
    ks_find_close(finder);
    return free_shipped(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_guide_is_found_by_initials_by_pinyin_and_by_number),
        cmocka_unit_test(what_is_meant_comes_first),
        cmocka_unit_test(everyday_needs_are_found_by_words_and_by_initials),
        cmocka_unit_test(a_visitors_own_words_are_among_the_first_hits),
        cmocka_unit_test(what_turns_up_in_a_running_case_is_among_the_first_three),
        cmocka_unit_test(what_is_asked_at_the_door_is_among_the_first_three),
        cmocka_unit_test(everything_that_can_be_opened_can_be_found_by_its_title),
        cmocka_unit_test(what_is_found_has_the_icon_of_where_it_is_opened),
    };
    return cmocka_run_group_tests(tests, open_finder, close_finder);
}
