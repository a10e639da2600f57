#include "content/pack_fixture.h"

static const char *const hosts[] = {"court.gov.cn", "gov.cn"};

enum { HOST_COUNT = 2 };

struct url_case {
    const char *name;
    const char *url;
    bool is_allowed;
};

static const struct url_case cases[] = {
    {"the court's own address", "https://zxfw.court.gov.cn/zxfw/", true},
    {"an allowed host itself", "https://court.gov.cn", true},
    {"a path with what a user name has", "https://court.gov.cn/@evil.example", true},
    {"a query", "https://court.gov.cn?a=b@c:d", true},
    {"a fragment", "https://court.gov.cn#x@y", true},
    {"capital letters, which are the same host", "HTTPS://ZXFW.COURT.GOV.CN/", true},
    {"the port of https itself", "https://lzq.gov.cn:443/news", true},
    {"digits and hyphens in a label", "https://a-1.gov.cn/", true},
    {"a percent sign after the host", "https://court.gov.cn/%2e%2e/", true},
    {"plain http", "http://court.gov.cn/", false},
    {"another scheme", "javascript:https://court.gov.cn/", false},
    {"no scheme", "court.gov.cn/zxfw/", false},
    {"a scheme without slashes", "https:court.gov.cn", false},
    {"nothing", "", false},
    {"only a scheme", "https://", false},
    {"an empty host", "https:///court.gov.cn/", false},
    {"an allowed host in front of another", "https://court.gov.cn.evil.example/", false},
    {"an allowed host as the end of a word", "https://evilcourt.gov.cn.example/", false},
    {"an allowed host without its dot", "https://xgov.cn/", false},
    {"an allowed host in the path", "https://evil.example/court.gov.cn", false},
    {"an allowed host in the query", "https://evil.example?court.gov.cn", false},
    {"a user name", "https://court.gov.cn@evil.example/", false},
    {"a user name before an allowed host", "https://me@court.gov.cn/", false},
    {"a user name and password", "https://me:443@court.gov.cn/", false},
    {"a user name with a port's look", "https://court.gov.cn:443@evil.example/", false},
    {"another port", "https://court.gov.cn:8443/", false},
    {"a port that begins like it", "https://court.gov.cn:4433/", false},
    {"an empty port", "https://court.gov.cn:/", false},
    {"a trailing dot", "https://court.gov.cn./", false},
    {"a leading dot", "https://.gov.cn/", false},
    {"two dots", "https://a..gov.cn/", false},
    {"a label that begins with a hyphen", "https://-a.gov.cn/", false},
    {"a label that ends with a hyphen", "https://a-.gov.cn/", false},
    {"an underscore", "https://a_b.gov.cn/", false},
    {"an IPv4 address", "https://127.0.0.1/", false},
    {"an IPv6 address", "https://[::1]/", false},
    {"an international label", "https://xn--court-1x2y.gov.cn/", false},
    {"an international label in capitals", "https://XN--court-1x2y.gov.cn/", false},
    {"a look-alike letter", "https://c\xd0\xbeurt.gov.cn/", false},
    {"a full-width dot", "https://court\xe3\x80\x82gov.cn/", false},
    {"a percent sign in the host", "https://court%2egov.cn/", false},
    {"a backslash for a slash", "https:\\\\court.gov.cn/", false},
    {"a backslash before a user name", "https://evil.example\\@court.gov.cn/", false},
    {"a backslash in the path", "https://court.gov.cn/\\evil", false},
    {"a space in front", " https://court.gov.cn/", false},
    {"a space behind", "https://court.gov.cn/ ", false},
    {"a tab inside", "https://court.\tgov.cn/", false},
    {"a line end inside", "https://court.gov.cn/\nhttps://evil.example/", false},
    {"a delete character", "https://court.gov.cn/\x7f", false},
    {"a quote", "https://court.gov.cn/\"", false},
    {"a bracket", "https://court.gov.cn/<x>", false},
};

enum { CASE_COUNT = sizeof cases / sizeof cases[0] };

static void is_judged(void **state)
{
    const struct url_case *url = *state;
    assert_int_equal(ks_content_is_host_allowed(url->url, hosts, HOST_COUNT), url->is_allowed);
}

static void no_url_and_no_hosts_allow_nothing(void **state)
{
    (void)state;
    static const char *const holes[] = {NULL, ""};
    assert_false(ks_content_is_host_allowed(NULL, hosts, HOST_COUNT));
    assert_false(ks_content_is_host_allowed("https://court.gov.cn/", NULL, 0));
    assert_false(ks_content_is_host_allowed("https://court.gov.cn/", holes, 2));
}

static bool is_label_allowed(int length)
{
    char url[400] = "https://";
    memset(url + 8, 'a', (size_t)length);
    memcpy(url + 8 + length, ".gov.cn", sizeof ".gov.cn");
    return ks_content_is_host_allowed(url, hosts, HOST_COUNT);
}

static void a_label_has_at_most_63_letters(void **state)
{
    (void)state;
    assert_true(is_label_allowed(63));
    assert_false(is_label_allowed(64));
}

static bool is_length_allowed(size_t length)
{
    char url[400] = "https://";
    memset(url + 8, 'a', length);
    for (size_t i = 1; i + 8 < length; i += 2)
        url[8 + i] = '.';
    memcpy(url + 8 + length - 8, "a.gov.cn", sizeof "a.gov.cn");
    return ks_content_is_host_allowed(url, hosts, HOST_COUNT);
}

static void a_host_has_at_most_253_letters(void **state)
{
    (void)state;
    assert_true(is_length_allowed(252));
    assert_false(is_length_allowed(254));
}

int main(void)
{
    struct CMUnitTest tests[CASE_COUNT + 3] = {
        [CASE_COUNT] = cmocka_unit_test(no_url_and_no_hosts_allow_nothing),
        [CASE_COUNT + 1] = cmocka_unit_test(a_label_has_at_most_63_letters),
        [CASE_COUNT + 2] = cmocka_unit_test(a_host_has_at_most_253_letters),
    };
    for (int i = 0; i < CASE_COUNT; i++)
        tests[i] = (struct CMUnitTest){.name = cases[i].name,
                                       .test_func = is_judged,
                                       .initial_state = (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests_name("addresses for codes", tests, NULL, NULL);
}
