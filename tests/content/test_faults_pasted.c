#include "content/mutations.h"

/* What people paste from elsewhere: no mark of it comes to a visitor's page as a sign. */

#define PAGE "guides/divorce.en.md"
#define ALLOWED " is not allowed here: only ## headings, paragraphs, bullets and **bold** are"
#define ASK                                                                                        \
    ": does this line go on with the sentence above, or begin a paragraph? Write the sentence on " \
    "one line, or leave a line empty"

static const struct mutation mutations[] = {
    /* marks of Markdown */
    {"a link", PAGE, NULL, "## Good\n\nFirst line,\nsee [here](https://x.example)\n",
     PAGE ":4: a link or a square bracket" ALLOWED},
    {"a heading of another level", PAGE, NULL, "# Good\n\nText\n",
     PAGE ":1: a # that is no \"## \" heading" ALLOWED},
    {"a heading without its space", PAGE, NULL, "Text\n\n##标题\n",
     PAGE ":3: a # that is no \"## \" heading" ALLOWED},
    {"a heading of full width", PAGE, NULL, "Text\n\n＃＃ 标题\n",
     PAGE ":3: a # that is no \"## \" heading" ALLOWED},
    {"a heading closed with signs", PAGE, NULL, "## Good ##\n\nText\n",
     PAGE ":1: a row of # that is no heading" ALLOWED},
    {"a heading underlined", PAGE, NULL, "Good\n\n===\n", PAGE ":3: a row of equals signs" ALLOWED},
    {"a line of dashes", PAGE, NULL, "Text\n\n---\n", PAGE ":3: a line across" ALLOWED},
    {"a line of stars", PAGE, NULL, "Text\n\n* * *\n", PAGE ":3: an asterisk" ALLOWED},
    {"a list in a list", PAGE, NULL, "- one\n- two\n  - deep\n",
     PAGE ":3: a list in a list" ALLOWED},
    {"a bullet without its space", PAGE, NULL, "-one\n",
     PAGE ":1: a bullet without its space" ALLOWED},
    {"a quotation", PAGE, NULL, "Text.\n> said\n", PAGE ":2: HTML or a pointed bracket" ALLOWED},
    {"code", PAGE, NULL, "Text `code`\n", PAGE ":1: a backtick" ALLOWED},
    {"a fence of tildes", PAGE, NULL, "~~~\n", PAGE ":1: a row of tildes" ALLOWED},
    {"crossed out", PAGE, NULL, "Text.\n\nNot ~~this~~\n", PAGE ":3: a row of tildes" ALLOWED},
    {"slanted text", PAGE, NULL, "Text *slanted*\n", PAGE ":1: an asterisk" ALLOWED},
    {"slanted text with lines below", PAGE, NULL, "Text _slanted_\n",
     PAGE ":1: an underscore" ALLOWED},
    {"bold and slanted", PAGE, NULL, "Text ***both***\n", PAGE ":1: an asterisk" ALLOWED},
    {"bold that does not end", PAGE, NULL, "Text.\n\nText **bold\n",
     PAGE ":3: an asterisk" ALLOWED},
    {"bold of nothing", PAGE, NULL, "Text ****\n", PAGE ":1: an asterisk" ALLOWED},
    {"bold with spaces inside", PAGE, NULL, "Text ** bold ** text\n",
     PAGE ":1: an asterisk" ALLOWED},
    {"stars of full width", PAGE, NULL, "＊＊重点＊＊\n", PAGE ":1: an asterisk" ALLOWED},
    {"a footnote", PAGE, NULL, "Text[^1].\n\n[^1]: Note\n",
     PAGE ":1: a link or a square bracket" ALLOWED "\n" PAGE
          ":3: a link or a square bracket" ALLOWED},
    {"a footnote of full width", PAGE, NULL, "文字［1］。\n",
     PAGE ":1: a link or a square bracket" ALLOWED},
    {"a box to tick", PAGE, NULL, "- [ ] Papers\n", PAGE ":1: a link or a square bracket" ALLOWED},
    {"a table of pipes", PAGE, NULL, "| a | b |\n|---|---|\n| 1 | 2 |\n",
     PAGE ":1: a pipe, as in a table," ALLOWED "\n" PAGE ":2: a pipe, as in a table," ALLOWED
          "\n" PAGE ":2" ASK "\n" PAGE ":3: a pipe, as in a table," ALLOWED "\n" PAGE ":3" ASK},
    {"a table of full width", PAGE, NULL, "材料｜份数\n",
     PAGE ":1: a pipe, as in a table," ALLOWED},
    {"a table of tabs", PAGE, NULL, "材料\t份数\n", PAGE ":1: a tab, as in a table," ALLOWED},
    {"a sign behind a stroke", PAGE, NULL, "Text \\* star\n", PAGE ":1: a backslash" ALLOWED},
    {"a high number", PAGE, NULL, "10 m^2\n", PAGE ":1: a caret" ALLOWED},
    {"marks of a formula", PAGE, NULL, "$$x$$\n", PAGE ":1: a row of dollar signs" ALLOWED},
    /* HTML */
    {"HTML", PAGE, NULL, "Text <b>bold</b>\n\n<div>x</div>\n",
     PAGE ":1: HTML or a pointed bracket" ALLOWED "\n" PAGE
          ":3: HTML or a pointed bracket" ALLOWED},
    {"a sign by its HTML name", PAGE, NULL, "Text&nbsp;more\n", PAGE ":1: HTML" ALLOWED},
    {"a sign by its HTML number", PAGE, NULL, "Text &#12304;\n", PAGE ":1: HTML" ALLOWED},
    {"a remark of HTML", PAGE, NULL, "Text.\n<!-- remark -->\n",
     PAGE ":2: HTML or a pointed bracket" ALLOWED},
    /* lines */
    {"a line of which nothing tells where it belongs", PAGE, NULL, "关于收费的公告\n本院决定。\n",
     PAGE ":2" ASK},
    {"a character that is no text, at its own line", PAGE, NULL, "One.\nTwo 😀.\nThree.\n",
     PAGE ":2: \"text\" has a character the kiosk's fonts do not have, U+1F600"},
    {"a line too long, at its own line", PAGE, NULL,
     "One.\nTwo.\n" /* 721 characters */
#define TEN "0123456789"
#define NINETY TEN TEN TEN TEN TEN TEN TEN TEN TEN
     NINETY NINETY NINETY NINETY NINETY NINETY NINETY NINETY ".\nThree.\n",
     PAGE ":3: \"text\" has 721 characters, 720 is the most"},
    /* JSON */
    {"stars in a text of JSON", "court.json", "Sample Court", "**Sample** Court",
     "court.json:3: \"court_name\" has an asterisk: this text is shown as it stands"},
    {"a heading in a text of JSON", "court.json", "Sample Court", "## Sample Court",
     "court.json:3: \"court_name\" has a # that is no \"## \" heading: this text is shown as it "
     "stands"},
    {"HTML in a text of JSON", "court.json", "Sample Court", "Sample<br>Court",
     "court.json:3: \"court_name\" has HTML or a pointed bracket: this text is shown as it "
     "stands"},
    /* what is no mark */
    {"signs that are words", PAGE, NULL,
     "Rooms 3~5, room 3# or C#, R&D, a_b@x.cn, 2 = 2, $5, 3 - 2, it's ～ all.\n", ""},
};

enum { MUTATION_COUNT = sizeof mutations / sizeof mutations[0] };

struct words_of_page {
    struct pack_fixture pack;
    struct ks_content *content;
    const struct ks_prose *prose;
};

static void read_page(struct words_of_page *page, const char *text, size_t bytes)
{
    struct ks_content_faults faults = {0};
    pack_create(&page->pack);
    pack_write(&page->pack, "guides/divorce.zh_CN.md", text, bytes);
    page->content = NULL;
    if (ks_content_load(page->pack.dir, &page->content, &faults, NULL) != KS_OK)
        fail_msg("line %d: %s", faults.list[0].line, faults.list[0].what);
    ks_content_faults_destroy(&faults);
    page->prose = &page->content->guides[1].notes;
}

static void assert_block(const struct words_of_page *page, int index, enum ks_prose_kind kind,
                         const char *text)
{
    assert_true(index < page->prose->counts[KS_LANG_ZH_CN]);
    const struct ks_prose_block *block = &page->prose->blocks[KS_LANG_ZH_CN][index];
    assert_int_equal(block->kind, kind);
    assert_string_equal(block->text, text);
}

static void end_page(struct words_of_page *page)
{
    ks_content_free(page->content);
    pack_destroy(&page->pack);
}

static void numbered_lines_stay_lines(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "一、带身份证", "（二）带借条", "(3) 写明住址", "4. 交费",   "５．等通知",     "6、开庭",
        "⑦ 拿判决",     "Ⅷ 上诉",       "第九条 执行",  "A. 查财产", "十一、办完结案", "⒓ 归档",
    };
    enum { COUNT = sizeof lines / sizeof lines[0] };
    struct words_of_page page;
    char text[1000] = "";
    for (int i = 0; i < COUNT; i++)
        strcat(strcat(text, lines[i]), i % 2 ? "\r\n" : "，\n");
    read_page(&page, text, strlen(text));
    assert_int_equal(page.prose->counts[KS_LANG_ZH_CN], COUNT);
    for (int i = 0; i < COUNT; i++)
        assert_memory_equal(page.prose->blocks[KS_LANG_ZH_CN][i].text, lines[i], strlen(lines[i]));
    end_page(&page);
}

static void what_word_processors_put_round_words_is_taken_off(void **state)
{
    (void)state;
    static const char text[] = "\xEF\xBB\xBF## 标题\r\n\r\n\t1.\t身份证。\r\n　　一、\t借条。\r\n"
                               "●\t第一点\r\n• 第二点\r\n　　正文一段。　\r\n  另一段。  \r"
                               "\xC2\xA0再一段。";
    struct words_of_page page;
    read_page(&page, text, sizeof text - 1);
    assert_int_equal(page.prose->counts[KS_LANG_ZH_CN], 8);
    assert_block(&page, 0, KS_PROSE_HEADING, "标题");
    assert_block(&page, 1, KS_PROSE_PARAGRAPH, "1. 身份证。");
    assert_block(&page, 2, KS_PROSE_PARAGRAPH, "一、借条。");
    assert_block(&page, 3, KS_PROSE_BULLET, "第一点");
    assert_block(&page, 4, KS_PROSE_BULLET, "第二点");
    end_page(&page);
}

static void a_sentence_goes_on_behind_a_comma_and_ends_with_its_stop(void **state)
{
    (void)state;
    static const char text[] = "留好借条，\n写清日期。\n下一段。\n- 第一点，\n还有\n\nend,\nmore\n";
    struct words_of_page page;
    read_page(&page, text, sizeof text - 1);
    assert_int_equal(page.prose->counts[KS_LANG_ZH_CN], 4);
    assert_block(&page, 0, KS_PROSE_PARAGRAPH, "留好借条，写清日期。");
    assert_block(&page, 1, KS_PROSE_PARAGRAPH, "下一段。");
    assert_block(&page, 2, KS_PROSE_BULLET, "第一点，还有");
    assert_block(&page, 3, KS_PROSE_PARAGRAPH, "end, more");
    end_page(&page);
}

/* The bold parts of the first block, each behind a stroke. */
static const char *bold_of(struct words_of_page *page)
{
    const struct ks_prose_block *block = &page->prose->blocks[KS_LANG_ZH_CN][0];
    const char *all = "";
    for (int i = 0; i < block->bold_count; i++)
        all = ks_arena_printf(&page->pack.arena, "%s/%.*s", all,
                              (int)(block->bold[i].to - block->bold[i].from),
                              block->text + block->bold[i].from);
    return all;
}

static void bold_is_bold_whatever_stands_beside_it(void **state)
{
    (void)state;
    static const struct {
        const char *text, *plain, *bold;
    } cases[] = {
        {"留好**借条**", "留好借条", "/借条"},
        {"这是**“重点”**内容", "这是“重点”内容", "/“重点”"},
        {"**注意：**后面", "注意：后面", "/注意："},
        {"前**（一）**后**，**再", "前（一）后，再", "/（一）/，"},
        {"call **12348**now", "call 12348now", "/12348"},
        {"**全部**", "全部", "/全部"},
        {"头**一**，\n尾**二**完", "头一，尾二完", "/一/二"},
        {"- **点**", "点", "/点"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct words_of_page page;
        read_page(&page, cases[i].text, strlen(cases[i].text));
        assert_string_equal(page.prose->blocks[KS_LANG_ZH_CN][0].text, cases[i].plain);
        assert_string_equal(bold_of(&page), cases[i].bold);
        end_page(&page);
    }
}

static const char *paste(struct pack_fixture *pack, const char *line, int count)
{
    char *text = ks_arena_alloc(&pack->arena, (strlen(line) + 1) * (size_t)count + 1);
    text[0] = '\0';
    for (int i = 0; i < count; i++)
        strcat(strcat(text, line), "\n");
    return text;
}

static void a_long_pasted_text_is_told_line_by_line(void **state)
{
    (void)state;
    struct pack_fixture pack;
    pack_create(&pack);
    const char *text = paste(&pack, "本院决定如下", 104);
    pack_write(&pack, "guides/divorce.zh_CN.md", text, strlen(text));
    const char *faults = pack_faults(&pack);
    for (int line = 2; line <= 104; line++)
        assert_non_null(strstr(
            faults, ks_arena_printf(&pack.arena, "divorce.zh_CN.md:%d: does this line", line)));
    assert_null(strstr(faults, "divorce.zh_CN.md:1:"));
    assert_non_null(strstr(faults, "divorce.zh_CN.md:65: here begins one more heading"));
    pack_destroy(&pack);
}

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16 & 0x7fff;
}

static const char *random_markup(struct pack_fixture *pack, unsigned *seed)
{
    static const char *const parts[] = {"*",    "**",  "***", "_",  "__", "`",  "#",  "##",   "|",
                                        "\t",   "<b>", ">",   "[",  "]",  "(",  "~~", "\\",   "\n",
                                        "- ",   "1. ", "＃",  "＊", "字", "。", "，", "word", " ",
                                        "&lt;", "--",  "==",  "｜", "“",  "”",  "x"};
    char *text = ks_arena_alloc(&pack->arena, 200);
    text[0] = '\0';
    for (unsigned i = 0, count = 1 + next_random(seed) % 12; i < count; i++)
        strcat(text, parts[next_random(seed) % (sizeof parts / sizeof parts[0])]);
    return text;
}

static void assert_no_signs(const struct ks_content *content, const char *source)
{
    const struct ks_prose *prose = &content->guides[1].notes;
    for (int i = 0; i < prose->counts[KS_LANG_ZH_CN]; i++) {
        const char *text = prose->blocks[KS_LANG_ZH_CN][i].text;
        bool has_sign = strpbrk(text, "*`|\t<>[]\\\n") || strstr(text, "~~") ||
                        strstr(text, "＊") || strstr(text, "｜") || strstr(text, "##") ||
                        strstr(text, "__") || strstr(text, "==") || strstr(text, "&lt;") ||
                        text[0] == '#' || strncmp(text, "＃", 3) == 0;
        if (has_sign)
            fail_msg("\"%s\" is shown as \"%s\", without a fault", source, text);
    }
}

static void no_mixture_of_marks_comes_to_a_page_as_signs(void **state)
{
    (void)state;
    struct pack_fixture pack;
    unsigned seed = 20261127;
    int loaded = 0;
    pack_create(&pack);
    for (int i = 0; i < 500; i++) {
        struct ks_content *content = NULL;
        struct ks_content_faults faults = {0};
        const char *text = random_markup(&pack, &seed);
        pack_write(&pack, "guides/divorce.zh_CN.md", text, strlen(text));
        if (ks_content_load(pack.dir, &content, &faults, NULL) == KS_OK) {
            assert_no_signs(content, text);
            loaded++;
        }
        ks_content_free(content);
        ks_content_faults_destroy(&faults);
    }
    assert_true(loaded > 10); /* else nothing was looked at */
    pack_destroy(&pack);
}

static const struct CMUnitTest others[] = {
    cmocka_unit_test(numbered_lines_stay_lines),
    cmocka_unit_test(what_word_processors_put_round_words_is_taken_off),
    cmocka_unit_test(a_sentence_goes_on_behind_a_comma_and_ends_with_its_stop),
    cmocka_unit_test(bold_is_bold_whatever_stands_beside_it),
    cmocka_unit_test(a_long_pasted_text_is_told_line_by_line),
    cmocka_unit_test(no_mixture_of_marks_comes_to_a_page_as_signs),
};
enum { OTHER_COUNT = sizeof others / sizeof others[0] };

int main(void)
{
    struct CMUnitTest tests[MUTATION_COUNT + OTHER_COUNT];
    fill_mutations(tests, mutations, MUTATION_COUNT);
    memcpy(tests + MUTATION_COUNT, others, sizeof others);
    return cmocka_run_group_tests_name("what is pasted is understood or named", tests, NULL, NULL);
}
