#!/usr/bin/env python3
"""Every style check must be able to fail: each gets a small good house and a small bad one."""
import importlib
import pathlib
import subprocess
import sys
import tempfile
import unittest

GUARDED = "/* Purpose. */\n#ifndef KS_{0}_H\n#define KS_{0}_H\n\n{1}\n#endif\n"
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
USES = 'const char *f(void)\n{\n    return ks_tr(0, "Next");\n}\n'


class CheckCanFail(unittest.TestCase):
    def faults(self, name, tree, prepare=None):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder).resolve()
            for path, text in tree.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text)
            if prepare:
                prepare(root)
            return importlib.import_module(f"check_{name}").check(root, root)

    def assert_fault(self, name, tree, expected, prepare=None):
        found = self.faults(name, tree, prepare)
        self.assertTrue(any(expected in fault for fault in found), f"{expected!r} not in {found}")

    def assert_clean(self, name, tree, prepare=None):
        self.assertEqual([], self.faults(name, tree, prepare))

    SCHEMA = "CREATE TABLE seat (\n    hall INTEGER,\n    holder TEXT\n) STRICT;\n"

    def test_halls_lets_a_statement_name_its_hall_in_a_macro(self):
        self.assert_clean("halls", {
            "kiosk/store/schema/sqlite-0001.sql": self.SCHEMA, "kiosk/store/store_private.h": "",
            "kiosk/store/a.c": '#define MINE "hall = ?1 "\nrun("DELETE FROM seat WHERE " MINE);\n'})

    def test_halls_finds_a_statement_on_the_rows_of_every_hall(self):
        self.assert_fault("halls", {
            "kiosk/store/schema/sqlite-0001.sql": self.SCHEMA, "kiosk/store/store_private.h": "",
            "kiosk/store/a.c": 'run("DELETE FROM seat "\n    "WHERE holder = ?1");\n'},
            "kiosk/store/a.c:1: of seat, whose hall it does not say")

    def test_layers_lets_an_include_go_down(self):
        self.assert_clean("layers", {
            "kiosk/base/err.h": "", "kiosk/store/store.c": '#include "base/err.h"\n',
            "kiosk/sql/sql_sqlite.c": "#include <sqlite3.h>\n#include <stdio.h>\n"})

    def test_layers_finds_an_include_that_goes_up(self):
        self.assert_fault("layers", {
            "kiosk/ui/ui.h": "", "kiosk/draw/draw.c": '#include "ui/ui.h"\n'},
            "kiosk/draw/draw.c:1: draw/ must not include ui/")

    def test_layers_finds_the_private_header_of_another_room(self):
        self.assert_fault("layers", {
            "kiosk/base/err_private.h": "", "kiosk/ui/ui.c": '#include "base/err_private.h"\n'},
            "belongs to its own room")

    def test_layers_lets_a_folder_include_itself_and_what_all_pages_share(self):
        self.assert_clean("layers", {
            "kiosk/screens/kiosk.h": "", "kiosk/screens/visit/visit.h":
            '#include "screens/kiosk.h"\n', "kiosk/screens/find/find.h": "",
            "kiosk/screens/find/a.c":
            '#include "screens/find/find.h"\n#include "screens/visit/visit.h"\n'})

    def test_layers_finds_a_kind_of_page_that_knows_another(self):
        self.assert_fault("layers", {
            "kiosk/screens/queue/queue.h": "",
            "kiosk/screens/find/a.c": '#include "screens/queue/queue.h"\n'},
            "screens/find must not include screens/queue/")

    def test_layers_finds_a_visit_that_knows_a_page(self):
        self.assert_fault("layers", {
            "kiosk/screens/page/page.h": "",
            "kiosk/screens/visit/a.c": '#include "screens/page/page.h"\n'},
            "screens/visit must not include screens/page/")

    def test_layers_finds_a_screen_that_takes_the_whole_kiosk(self):
        self.assert_fault("layers", {
            "kiosk/screens/kiosk_private.h": "",
            "kiosk/screens/find/a.c": '#include "screens/kiosk_private.h"\n'},
            "which is the room's own")

    def test_layers_finds_a_library_beside_its_door(self):
        self.assert_fault("layers", {"kiosk/ui/ui.c": "\n#include <SDL.h>\n"},
                          "kiosk/ui/ui.c:2: <SDL.h> has its door at")

    def test_layers_finds_a_second_user_of_a_single_door(self):
        self.assert_fault("layers", {"kiosk/config/a.c": "#include <ini.h>\n",
                                     "kiosk/config/b.c": "#include <ini.h>\n"},
                          "already included by config/a.c")

    def test_layers_finds_a_library_without_a_door(self):
        self.assert_fault("layers", {"kiosk/app/a.c": "#include <gmp.h>\n"}, "has no door")

    def test_layers_finds_a_room_that_is_not_of_the_house(self):
        self.assert_fault("layers", {"kiosk/misc/a.c": ""}, "misc/ is no room")

    def test_layers_finds_a_main_outside_app(self):
        self.assert_fault("layers", {"kiosk/ui/a.c": "int main(void)\n"}, "main lives in app/")

    def test_climbers_lets_a_room_use_what_it_may_include_and_what_is_handed_on(self):
        self.assert_clean("climbers", {
            "kiosk/draw/draw.h": "struct ks_rect {\n};\nenum ks_weight { KS_THIN, KS_BOLD };\n",
            "kiosk/ui/ui.h": "struct ks_rect ks_ui_stage(enum ks_weight weight);\n",
            "kiosk/store/store.h": "struct ks_store;\n",
            "kiosk/service/hall.h": "struct ks_hall;\n",
            "kiosk/service/hall.c": "struct ks_hall {\n    struct ks_store *store;\n};\n",
            "kiosk/screens/a.c": "struct ks_rect stage;\nenum ks_weight weight = KS_BOLD;\n"
                                 "struct ks_hall *hall;\n/* ks_store */\n"})

    def test_climbers_finds_a_name_that_climbed_through_a_header(self):
        tree = {
            "kiosk/print/printer.h": "enum ks_state { KS_READY };\nint ks_print(void);\n",
            "kiosk/service/hall.c": "enum ks_state state;\n"}
        for use in ("enum ks_state state;", "int a = KS_READY;", "int a = ks_print();"):
            self.assert_fault("climbers", {**tree, "kiosk/screens/a.c": f"\n{use}\n"},
                              "of print/, which screens/ must not include")

    def test_climbers_finds_a_name_of_draw_that_no_widget_hands_on(self):
        self.assert_fault("climbers", {
            "kiosk/draw/draw.h": "void ks_draw_fill(void);\n", "kiosk/ui/ui.h": "",
            "kiosk/screens/a.c": "ks_draw_fill();\n"},
            "kiosk/screens/a.c:1: ks_draw_fill is of draw/")

    def test_climbers_finds_a_name_that_is_private_to_its_room(self):
        self.assert_fault("climbers", {
            "kiosk/store/store_private.h": "void ks_lock_take(void);\n",
            "kiosk/service/a.c": "ks_lock_take();\n"}, "ks_lock_take is store/'s own")

    def test_climbers_finds_a_service_header_that_shows_the_store(self):
        self.assert_fault("climbers", {
            "kiosk/store/store.h": "struct ks_store;\n",
            "kiosk/service/hall.h": "void ks_hall_call(struct ks_store *store);\n"},
            "kiosk/service/hall.h:1: a header of service/ shows ks_store of store/")

    def test_climbers_finds_a_face_that_looks_into_the_parts(self):
        self.assert_fault("climbers", {
            "kiosk/service/parts.h": "", "kiosk/screens/a.c": '#include "service/parts.h"\n'},
            "kiosk/screens/a.c:1: service/parts.h is for app/ alone")

    def test_habits_accepts_a_room_of_good_habits(self):
        self.assert_clean("habits", {
            "kiosk/base/a.h": "struct ks_a {\n    int size;\n};\nint ks_a_size(struct ks_a *a);\n",
            "kiosk/base/a.c": "/* Sizes. */\nint ks_a_size(struct ks_a *a)\n{\n    "
                              "return a->size;\n}\n",
            "kiosk/base/b.c": "/* Use. */\nstatic int f(void)\n{\n    return ks_a_size(0);\n}\n"})

    def test_habits_finds_a_file_that_does_not_say_what_it_is_for(self):
        self.assert_fault("habits", {"kiosk/base/a.c": "#include <stdio.h>\n"},
                          "kiosk/base/a.c:1: opens with a line")

    def test_habits_finds_a_struct_with_two_homes(self):
        self.assert_fault("habits", {"kiosk/base/a.h": "struct ks_a {\n};\n",
                                     "kiosk/ui/a.h": "\nstruct ks_a {\n};\n"},
                          "kiosk/ui/a.h:2: struct ks_a is at kiosk/base/a.h:1 already")

    def test_habits_finds_a_function_that_nothing_calls(self):
        self.assert_fault("habits", {"kiosk/base/a.h": "int ks_a_size(void);\n",
                                     "kiosk/base/a.c": "/* A. */\nint ks_a_size(void)\n{\n}\n"},
                          "kiosk/base/a.h:1: ks_a_size is public and nothing in kiosk/ calls it")

    def test_habits_finds_a_function_that_could_stay_in_its_file(self):
        tree = {"kiosk/base/a.h": "int ks_a_size(void);\n",
                "kiosk/base/a.c": "/* A. */\nint ks_a_size(void)\n{\n}\n"
                                  "static int f = ks_a_size();\n"}
        self.assert_fault("habits", tree,
                          "kiosk/base/a.h:1: ks_a_size is public and only its own file calls it")
        asked = {**tree, "tests/base/a.c": "int a = ks_a_size();\n"}
        self.assert_fault("habits", asked,
                          "kiosk/base/a.h:1: ks_a_size is public and only its own file calls it")
        self.assert_clean("habits", {"kiosk/base/a_private.h": asked.pop("kiosk/base/a.h"),
                                     **asked})
        self.assert_clean("habits", {path.replace("/base/", "/domain/"): text
                                     for path, text in {**tree, **asked}.items()})

    def test_habits_finds_a_member_that_nobody_reads(self):
        self.assert_fault("habits", {"kiosk/base/a.h": "struct ks_a {\n    int w, *idle;\n};\n",
                                     "kiosk/base/a.c": "/* A. */\nstatic int f = a.w;\n"},
                          "kiosk/base/a.h:1: nobody reads idle of struct ks_a")

    def test_habits_finds_a_table_called_past_its_owner(self):
        self.assert_fault("habits", {"kiosk/app/a.c": "/* A. */\nprinter->ops->status(printer);\n"},
                          "kiosk/app/a.c:2: printer->ops->: call it through its owner's function")

    def test_declarations_accepts_a_variable_that_begins_with_its_value(self):
        self.assert_clean("declarations", {
            "kiosk/base/a.c": "int f(void)\n{\n    int a = 1;\n    int b;\n\n    g(&b);\n}\n"})

    def test_declarations_finds_one_that_waits_for_its_value(self):
        self.assert_fault("declarations", {
            "kiosk/base/a.c": "int f(void)\n{\n    int a;\n\n    g();\n    a = 1;\n}\n"},
            "kiosk/base/a.c:3: declare a where it gets its value")

    def test_headers_accepts_a_header_that_stands_alone(self):
        self.assert_clean("headers", {"kiosk/base/a.h": GUARDED.format(
            "BASE_A", "#include <stddef.h>\n\n/* Size. */\nsize_t ks_a_size(void);\n")})

    def test_headers_finds_a_header_that_needs_another(self):
        self.assert_fault("headers", {"kiosk/base/a.h": GUARDED.format(
            "BASE_A", "/* Size. */\nsize_t ks_a_size(void);\n")}, "does not compile alone")

    def test_headers_finds_a_function_without_a_word(self):
        self.assert_fault("headers", {"kiosk/base/a.h": GUARDED.format(
            "BASE_A", "int ks_a_size(void);\n")}, "kiosk/base/a.h:5: no comment above")

    def test_headers_finds_a_missing_purpose_and_guard(self):
        tree = {"kiosk/base/a.h": "#pragma once\n"}
        self.assert_fault("headers", tree, "opens with its purpose")
        self.assert_fault("headers", tree, "the guard is not")

    def test_size_accepts_sixty_lines_and_finds_sixty_one(self):
        body = "int f(void)\n{{\n{0}    return 0;\n}}\n"
        self.assert_clean("size", {"kiosk/base/a.c": body.format("    ;\n" * 56)})
        self.assert_fault("size", {"kiosk/base/a.c": body.format("    ;\n" * 57)},
                          "kiosk/base/a.c:1: f has 61 lines")

    def test_size_finds_a_file_of_five_hundred_lines(self):
        self.assert_clean("size", {"kiosk/base/a.c": "\n" * 499})
        self.assert_fault("size", {"kiosk/base/a.c": "\n" * 500}, "500 lines")

    def test_size_finds_a_long_main(self):
        body = "int main(void)\n{\n" + "    ;\n" * 38 + "}\n"
        self.assert_fault("size", {"kiosk/app/a.c": body}, "main has 41 lines")

    def test_format_finds_what_clang_format_would_change(self):
        style = {".clang-format": "BasedOnStyle: LLVM\n"}
        self.assert_clean("format", {**style, "kiosk/base/a.c": "int f(void);\n"})
        self.assert_fault("format", {**style, "kiosk/base/a.c": "int  f( void );\n"},
                          "kiosk/base/a.c:1: not as clang-format")

    def test_format_finds_blanks_at_the_end_and_a_missing_line_end(self):
        self.assert_fault("format", {"assets/a.json": "{} \n"}, "assets/a.json:1: blanks")
        self.assert_fault("format", {"assets/a.json": "{}"}, "no line end at the end")

    def test_format_finds_a_long_line_of_python(self):
        self.assert_clean("format", {"tests/a.py": "#" * 100 + "\n"})
        self.assert_fault("format", {"tests/a.py": "#" * 101 + "\n"}, "101 columns")

    def test_layout_finds_a_stray_entry_and_a_built_file(self):
        self.assert_clean("layout", {"kiosk/run": "", ".gitignore": ""})
        self.assert_fault("layout", {"scripts/a.sh": ""}, "scripts: no such entry")
        self.assert_fault("layout", {"kiosk/base/a.o": ""}, "made by a build")

    def test_leftovers_finds_each_mark(self):
        for mark in ("TO" "DO", "FIX" "ME", "X" "XX", "HA" "CK", "for " "now", "a st" "ub",
                     "Not " "implemented"):
            self.assert_fault("leftovers", {"kiosk/base/a.c": f"\n/* {mark}: later */\n"},
                              "kiosk/base/a.c:2: leftover")
        self.assert_fault("leftovers", {"kiosk/base/a.c": "#if " "0\n#endif\n"}, "leftover")
        self.assert_clean("leftovers", {"kiosk/base/a.c": "/* stubborn, mastodon */\n"})

    def test_leftovers_finds_the_path_of_a_machine(self):
        self.assert_fault("leftovers", {"assets/a.md": "see /ho" "me/ann/notes\n"}, "own path")

    def test_texts_finds_chinese_in_a_string_and_not_in_a_comment(self):
        self.assert_clean("texts", {"kiosk/ui/a.c": '/* 立案 */\nint a; // 立案 "x"\n'})
        self.assert_fault("texts", {"kiosk/ui/a.c": '\nchar *a = "/* 立案 */";\n'},
                          "kiosk/ui/a.c:2: Chinese words")

    def test_texts_lets_only_line_breaking_name_chinese_marks(self):
        self.assert_clean("texts", {"kiosk/draw/break.c": 'char *a = "，。";\n'})
        self.assert_fault("texts", {"kiosk/ui/a.c": 'char *a = "，";\n'}, "Chinese marks")
        self.assert_fault("texts", {"kiosk/draw/break.c": 'char *a = "案";\n'}, "Chinese words")

    def test_manners_finds_a_room_that_prints_or_exits(self):
        self.assert_clean("manners", {
            "kiosk/app/a.c": "exit(1);\n",
            "kiosk/ui/a.c": "/* exit(1) */ f(\"exit(1)\"), s->exit(1);\n"})
        for call in ("exit(1);", 'printf("a");', 'fprintf(stderr, "a");', "fputs(a, stdout);"):
            self.assert_fault("manners", {"kiosk/ui/a.c": f"    {call}\n"}, "kiosk/ui/a.c:1")

    def test_manners_finds_an_unchecked_call_even_in_app(self):
        self.assert_fault("manners", {"kiosk/app/a.c": "strcpy(a, b);\n"}, "checked calls")

    def archive(self, root):
        room = root / "rooms/ui"
        room.mkdir(parents=True)
        for path in root.glob("kiosk/ui/*.c"):
            subprocess.run(["gcc", "-fPIE", "-c", str(path)], check=True, cwd=room)
            subprocess.run(["ar", "rc", "libroom_ui.a", path.stem + ".o"], check=True, cwd=room)

    def commit(self, message):
        def prepare(root):
            git = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@b"]
            subprocess.run([*git, "init", "-q"], check=True)
            subprocess.run([*git, "add", "-A"], check=True)
            subprocess.run([*git, "commit", "-q", "-m", message], check=True)
        return prepare

    def test_commits_finds_a_large_one_that_does_not_say_why(self):
        large, small = {"a.txt": "a\n" * 21}, {"a.txt": "a\n" * 20}
        self.assert_fault("commits", large, "21 changed lines and no body", self.commit("a: b"))
        self.assert_clean("commits", large, self.commit("a: b\n\nWhy.\n"))
        self.assert_clean("commits", small, self.commit("a: b"))
        self.assert_clean("commits", large)

    def test_names_accepts_our_prefix_and_constant_tables(self):
        self.assert_clean("names", {"kiosk/ui/a.c": (
            'static const char *const words[] = {"a", "b"};\n'
            "const char *ks_word(int i)\n{\n    return words[i];\n}\n")}, self.archive)

    def test_names_finds_a_foreign_name_and_changing_state(self):
        tree = {"kiosk/ui/a.c": "static int count;\nint next(void)\n{\n    return ++count;\n}\n"}
        self.assert_fault("names", tree, "next is visible to all", self.archive)
        self.assert_fault("names", tree, "count is state at file scope", self.archive)

    def test_names_needs_something_built(self):
        self.assert_fault("names", {"kiosk/ui/a.c": ""}, "no room is built")

    def test_circles_lets_files_use_each_other_one_way(self):
        self.assert_clean("circles", {
            "kiosk/ui/a.c": "int ks_b(void);\nint ks_a(void)\n{\n    return ks_b();\n}\n",
            "kiosk/ui/b.c": "int ks_c(void);\nint ks_b(void)\n{\n    return ks_c();\n}\n",
            "kiosk/ui/c.c": "int ks_c(void)\n{\n    return 0;\n}\n"}, self.archive)

    def test_circles_finds_files_that_use_each_other(self):
        self.assert_fault("circles", {
            "kiosk/ui/a.c": "int ks_b(void);\nint ks_a(void)\n{\n    return ks_b();\n}\n",
            "kiosk/ui/b.c": "extern int (*const ks_c)(void);\nint ks_b(void)\n{\n"
                            "    return ks_c();\n}\n",
            "kiosk/ui/c.c": "int ks_a(void);\nint (*const ks_c)(void) = ks_a;\n"},
            "a circle of files: a, b, c",
            self.archive)

    def test_messages_accepts_a_full_catalogue(self):
        self.assert_clean("messages", {
            "kiosk/ui/a.c": USES, "locale/a.po": PO + '\nmsgid "Next"\nmsgstr "下一步"\n'})

    def test_messages_finds_what_a_catalogue_lacks(self):
        for entry, expected in (
                ("", '"Next" is not in the catalogue'),
                ('\nmsgid "Next"\nmsgstr ""\n', "has no Chinese"),
                ('\n#, fuzzy\nmsgid "Next"\nmsgstr "上一步"\n', "only a guess"),
                ('\n#~ msgid "Old"\n#~ msgstr "旧"\n', "no longer used"),
                ('\nmsgid "Old"\nmsgstr "旧"\n', "no longer used")):
            self.assert_fault("messages", {"kiosk/ui/a.c": USES, "locale/a.po": PO + entry},
                              expected)

    def test_messages_finds_english_in_the_place_of_chinese(self):
        self.assert_fault("messages", {
            "kiosk/ui/a.c": 'ks_tr(0, "Go on");\n',
            "locale/a.po": PO + '\nmsgid "Go on"\nmsgstr "Go on"\n'}, "has no Chinese")

    def test_messages_finds_other_marks_in_the_chinese(self):
        self.assert_fault("messages", {
            "kiosk/ui/a.c": 'ks_tr(0, "%d of %d");\n',
            "locale/a.po": PO + '\n#, c-format\nmsgid "%d of %d"\nmsgstr "%d 个"\n'}, "differ")

    def test_messages_finds_marks_in_another_order_or_one_too_many(self):
        for use, english, chinese in (('ks_fail(e, 1, "%s has %d");', "%s has %d", "%d 个是 %s 的"),
                                      ('ks_ctl_say(f, "a lot");', "a lot", "100% 都是")):
            self.assert_fault("messages", {
                "kiosk/ui/a.c": use,
                "locale/a.po": f'{PO}\nmsgid "{english}"\nmsgstr "{chinese}"\n'}, "differ")

    def test_messages_finds_a_fault_that_staff_would_read_in_english(self):
        for use in ('ks_fail(e, 1, "no such file");', 'ks_log(1, "store", "no such file");',
                    'ks_load_fault(l, 1, "no such file");', 'ks_ctl_say(f, "no such file");',
                    'ks_faults_add(l, f, 1, "no such file");'):
            self.assert_fault("messages", {"kiosk/ui/a.c": use, "locale/a.po": PO},
                              '"no such file" is not in the catalogue')

    def test_messages_finds_a_sentence_that_nobody_translates(self):
        for text in ('printf("it is %d\\n", 1);', 'static const char *a = "no such "\n    "file";',
                     'return x ? "a folder" : "one";'):
            self.assert_fault("messages", {"kiosk/ui/a.c": text, "locale/a.po": PO},
                              "is said and never translated")

    def test_messages_lets_databases_and_compilers_have_their_words(self):
        self.assert_clean("messages", {
            "kiosk/store/a.c": 'run("SELECT day FROM ticket WHERE id = ?");\n',
            "kiosk/ui/a.c": '_Static_assert(sizeof a / sizeof b == 2, "each has a row");\n'
                            'snprintf(s, 9, "kioskctl %s: %s", a, b);\n',
            "locale/a.po": PO})


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main(verbosity=1)
