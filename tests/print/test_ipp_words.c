/* What a printer's own words mean here, and how it is printed on; no printer is needed. */
#include "ipp_support.h"
#include "print/ipp_media.h"
#include "print/ipp_state.h"
#include "print/ipp_talk.h"

static enum ks_printer_state state_of(int activity, const char *reasons, bool has_other_tray)
{
    struct ks_ipp_facts facts = {.activity = activity, .has_other_tray = has_other_tray};

    snprintf(facts.reasons, sizeof facts.reasons, "%s", reasons);
    return ks_ipp_state(&facts);
}

static void reasons_become_our_words(void **state)
{
    static const struct {
        const char *reasons;
        enum ks_printer_state idle, stopped;
    } rows[] = {
        {"", KS_PRINTER_READY, KS_PRINTER_OFFLINE},
        {"media-empty", KS_PRINTER_PAPER_OUT, KS_PRINTER_PAPER_OUT},
        {"media-empty-error", KS_PRINTER_PAPER_OUT, KS_PRINTER_PAPER_OUT},
        {"media-empty-report", KS_PRINTER_PAPER_OUT, KS_PRINTER_PAPER_OUT},
        {"media-needed-warning", KS_PRINTER_PAPER_OUT, KS_PRINTER_PAPER_OUT},
        {"media-low", KS_PRINTER_PAPER_LOW, KS_PRINTER_OFFLINE},
        {"media-low-warning", KS_PRINTER_PAPER_LOW, KS_PRINTER_OFFLINE},
        {"cover-open-error", KS_PRINTER_COVER_OPEN, KS_PRINTER_COVER_OPEN},
        {"door-open-warning", KS_PRINTER_COVER_OPEN, KS_PRINTER_COVER_OPEN},
        {"media-jam-error", KS_PRINTER_JAM, KS_PRINTER_JAM},
        {"cutter-jam-error", KS_PRINTER_CUTTER, KS_PRINTER_CUTTER},
        {"toner-empty-error", KS_PRINTER_OFFLINE, KS_PRINTER_OFFLINE},
        {"toner-empty-report", KS_PRINTER_READY, KS_PRINTER_OFFLINE},
        {"marker-supply-low-warning", KS_PRINTER_READY, KS_PRINTER_OFFLINE},
        {"paused", KS_PRINTER_OFFLINE, KS_PRINTER_OFFLINE},
        {"offline-report", KS_PRINTER_READY, KS_PRINTER_OFFLINE},
        {"vendor-thing", KS_PRINTER_READY, KS_PRINTER_OFFLINE},
        {"vendor-thing-error", KS_PRINTER_OFFLINE, KS_PRINTER_OFFLINE},
        {"media-low-report,media-empty-error", KS_PRINTER_PAPER_OUT, KS_PRINTER_PAPER_OUT},
        {"media-empty-error,media-jam-error", KS_PRINTER_JAM, KS_PRINTER_JAM},
        {"toner-low-report,cover-open-report", KS_PRINTER_COVER_OPEN, KS_PRINTER_COVER_OPEN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (state_of(KS_IPP_IDLE, rows[i].reasons, false) != rows[i].idle)
            fail_msg("idle: %s", rows[i].reasons);
        if (state_of(KS_IPP_PROCESSING, rows[i].reasons, false) != rows[i].idle)
            fail_msg("processing: %s", rows[i].reasons);
        if (state_of(KS_IPP_STOPPED, rows[i].reasons, false) != rows[i].stopped)
            fail_msg("stopped: %s", rows[i].reasons);
    }
}

static void an_empty_tray_beside_a_full_one_is_paper_that_runs_low(void **state)
{
    (void)state;
    assert_int_equal(state_of(KS_IPP_IDLE, "media-empty-report", true), KS_PRINTER_PAPER_LOW);
    assert_int_equal(state_of(KS_IPP_IDLE, "media-empty-error", true), KS_PRINTER_PAPER_OUT);
    assert_int_equal(state_of(KS_IPP_STOPPED, "media-empty-report", true), KS_PRINTER_PAPER_OUT);
}

static void one_that_takes_no_jobs_or_does_not_say_how_it_is_is_offline(void **state)
{
    struct ks_ipp_facts refusing = {.activity = KS_IPP_IDLE, .is_refusing = true};

    (void)state;
    assert_int_equal(ks_ipp_state(&refusing), KS_PRINTER_OFFLINE);
    assert_int_equal(state_of(0, "", false), KS_PRINTER_OFFLINE);
}

static void an_address_is_taken_apart(void **state)
{
    static const struct {
        const char *url, *uri, *host, *path;
        int port;
        bool is_tls;
    } rows[] = {
        {"ipp://printer/ipp/print", "ipp://printer:631/ipp/print", "printer", "/ipp/print", 631,
         false},
        {"ipps://10.0.0.9:8631/p", "ipps://10.0.0.9:8631/p", "10.0.0.9", "/p", 8631, true},
        {"ipp://printer", "ipp://printer:631/ipp/print", "printer", "/ipp/print", 631, false},
        {"ipp://[::1]/ipp/print", "ipp://[::1]:631/ipp/print", "::1", "/ipp/print", 631, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ks_ipp_address address;
        assert_int_equal(ks_ipp_parse(rows[i].url, &address, NULL), KS_OK);
        assert_string_equal(address.host, rows[i].host);
        assert_string_equal(address.path, rows[i].path);
        assert_int_equal(address.port, rows[i].port);
        assert_int_equal(address.is_tls, rows[i].is_tls);
        assert_string_equal(address.uri, rows[i].uri);
    }
}

static void an_address_that_is_not_whole_is_refused_with_what_to_write(void **state)
{
    static const struct {
        const char *url, *text;
    } rows[] = {
        {"ipp:", "[printer] url: ipp: is not whole; write it as ipp://HOST/ipp/print"},
        {"ipp:///ipp/print",
         "[printer] url: ipp:///ipp/print is not whole; write it as ipp://HOST/ipp/print"},
        {"ipp://printer:0x7/",
         "[printer] url: ipp://printer:0x7/ is not whole; write it as ipp://HOST/ipp/print"},
        {"ipp://me:secret@printer/",
         "[printer] url: a name or password in it is not known here; use a printer without"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ks_printer *printer = NULL;
        struct ks_error error = {0};
        assert_int_equal(ks_printer_open(rows[i].url, "/tmp", 0, &printer, &error), KS_ERR_INPUT);
        assert_string_equal(error.text, rows[i].text);
        assert_null(printer);
    }
}

static const struct ks_ipp_facts office = {.activity = KS_IPP_IDLE,
                                           .has_pdf = true,
                                           .has_raster = true,
                                           .has_black_1 = true,
                                           .has_sgray_8 = true,
                                           .dpis = {600, 300, 1200},
                                           .dpi_count = 3,
                                           .usual = {21000, 29700},
                                           .has_a4 = true};

static struct ks_ipp_plan plan_of(const struct ks_ipp_facts *facts, int width_mm)
{
    const struct ks_printer_setup setup = {.width_mm = width_mm, .dpi = 203};
    struct ks_ipp_plan plan;

    assert_int_equal(ks_ipp_plan_make(facts, &setup, &plan, NULL), KS_OK);
    return plan;
}

static void sheets_go_as_pdf_else_as_raster_of_300_dpi(void **state)
{
    struct ks_ipp_facts facts = office;

    (void)state;
    struct ks_ipp_plan plan = plan_of(&facts, 0);
    assert_false(plan.is_roll);
    assert_true(plan.is_pdf);
    facts.has_pdf = false;
    plan = plan_of(&facts, 0);
    assert_false(plan.is_pdf);
    assert_int_equal(plan.dpi, 300);
    assert_false(plan.is_bilevel);
    facts.has_sgray_8 = false;
    facts.dpi_count = 1;
    plan = plan_of(&facts, 0);
    assert_true(plan.is_bilevel);
    assert_int_equal(plan.dpi, 600);
}

static void narrow_paper_is_a_roll_and_what_is_configured_counts_first(void **state)
{
    static const struct {
        int usual_x, width_mm;
        bool is_roll;
        int width;
    } rows[] = {
        {21000, 0, false, 0},   {21590, 0, false, 0},      {8000, 0, true, 8000},
        {5800, 0, true, 5800},  {11200, 0, true, 11200},   {11201, 0, false, 0},
        {0, 0, false, 0},       {21000, 80, true, 8000},   {8000, 210, false, 0},
        {8000, 58, true, 5800}, {21000, 112, true, 11200}, {21000, 113, false, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ks_ipp_facts facts = office;
        facts.usual.x = rows[i].usual_x;
        struct ks_ipp_plan plan = plan_of(&facts, rows[i].width_mm);
        assert_int_equal(plan.is_roll, rows[i].is_roll);
        assert_int_equal(plan.width, rows[i].width);
    }
}

static void a_roll_of_its_own_resolution_takes_the_slips_dots(void **state)
{
    struct ks_ipp_facts facts = office;
    const struct ks_printer_setup coarse = {.width_mm = 58, .dpi = 180};
    struct ks_ipp_plan plan;

    (void)state;
    facts.dpis[0] = 203;
    plan = plan_of(&facts, 80);
    assert_int_equal(plan.dpi, 203);
    assert_int_equal(plan.slip_px, 576);
    assert_true(plan.is_bilevel);
    facts.dpis[2] = 180;
    assert_int_equal(ks_ipp_plan_make(&facts, &coarse, &plan, NULL), KS_OK);
    assert_int_equal(plan.dpi, 180);
    assert_int_equal(plan.slip_px, 360);
}

static void a_size_is_asked_for_only_where_any_size_is_taken(void **state)
{
    struct ks_ipp_facts facts = office;
    struct ks_ipp_plan plan = plan_of(&facts, 80);

    (void)state;
    assert_int_equal(ks_ipp_plan_size(&facts, &plan, 2030).x, 0);
    facts.has_media_col = true;
    facts.least = (struct ks_ipp_size){4000, 3000};
    facts.most = (struct ks_ipp_size){8000, 200000};
    assert_int_equal(ks_ipp_plan_size(&facts, &plan, 2030).x, 8000);
    assert_int_equal(ks_ipp_plan_size(&facts, &plan, 2030).y, 25400);
    assert_int_equal(ks_ipp_plan_size(&facts, &plan, 1).y, 3000);
    assert_int_equal(ks_ipp_plan_size(&facts, &plan, 1000000).y, 200000);
    facts.most.x = 5800;
    assert_int_equal(ks_ipp_plan_size(&facts, &plan, 2030).x, 0);
}

/* A bypass tray that is empty all day, on a printer whose paper is ready. */
static void an_idle_printer_with_paper_ready_only_reports(void **state)
{
    static const struct {
        const char *reason;
        enum ks_printer_state idle;
    } rows[] = {
        {"media-empty-report", KS_PRINTER_PAPER_LOW},
        {"media-needed-report", KS_PRINTER_PAPER_LOW},
        {"cover-open-report", KS_PRINTER_READY},
        {"input-tray-missing-report", KS_PRINTER_PAPER_LOW},
        {"media-empty-warning", KS_PRINTER_PAPER_OUT},
        {"media-empty-error", KS_PRINTER_PAPER_OUT},
        {"toner-empty-report", KS_PRINTER_READY},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ks_ipp_facts facts = {.activity = KS_IPP_IDLE, .has_ready = true};
        snprintf(facts.reasons, sizeof facts.reasons, "%s", rows[i].reason);
        if (ks_ipp_state(&facts) != rows[i].idle)
            fail_msg("idle: %s", rows[i].reason);
        facts.activity = KS_IPP_STOPPED;
        assert_false(ks_printer_can_print(ks_ipp_state(&facts)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reasons_become_our_words),
        cmocka_unit_test(an_empty_tray_beside_a_full_one_is_paper_that_runs_low),
        cmocka_unit_test(one_that_takes_no_jobs_or_does_not_say_how_it_is_is_offline),
        cmocka_unit_test(an_address_is_taken_apart),
        cmocka_unit_test(an_address_that_is_not_whole_is_refused_with_what_to_write),
        cmocka_unit_test(sheets_go_as_pdf_else_as_raster_of_300_dpi),
        cmocka_unit_test(narrow_paper_is_a_roll_and_what_is_configured_counts_first),
        cmocka_unit_test(a_roll_of_its_own_resolution_takes_the_slips_dots),
        cmocka_unit_test(a_size_is_asked_for_only_where_any_size_is_taken),
        cmocka_unit_test(an_idle_printer_with_paper_ready_only_reports),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
