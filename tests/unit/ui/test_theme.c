/* Theme files: what is read, what is refused with which words, and what a picker lists. */
#include "ui/store/theme_list.h"
#include "ui/store/theme_load.h"
#include "ui/term/theme.h"
#include "ui/term/theme_names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define THEMES TEST_DATA_DIR "/../../themes/"

static void assert_error(struct err *e, enum err_class class, const char *text)
{
    char *line;

    assert_non_null(e);
    assert_int_equal(e->class, class);
    line = err_line(e);
    assert_non_null(line);
    assert_string_equal(line, text);
    free(line);
    err_free(e);
}

static void assert_no_error(struct err *e)
{
    if (e != NULL) {
        char *line = err_line(e);

        print_error("%s\n", line);
        free(line);
    }
    assert_null(e);
}

static struct err *read_theme(struct ui_theme *out, const char *text)
{
    return ui_theme_read(out, str_of(text), "t.theme");
}

static struct ui_theme shipped(const char *name)
{
    struct ui_theme theme;

    assert_no_error(ui_theme_load(&theme, name));
    return theme;
}

/* The page that tells people how to write a theme names every role, with what it means. */
static void the_page_of_the_themes_has_every_role(void **state)
{
    static char page[16384];
    FILE *f = fopen(THEMES "README.md", "r");
    size_t len;

    (void)state;
    assert_non_null(f);
    len = fread(page, 1, sizeof(page) - 1, f);
    assert_in_range(len, 1, sizeof(page) - 2);
    (void)fclose(f);
#define ROLE(id, name, meaning) assert_non_null(strstr(page, "| `" name "` | " meaning " |\n"));
#include "ui/present/roles.def"
#undef ROLE
}

static void colours_and_attributes_are_read(void **state)
{
    struct ui_theme t;

    (void)state;
    assert_no_error(read_theme(&t, "parent = mono\n"
                                   "  text = bright-red 17 bold underline # said aloud\r\n"
                                   "dim = #a0B1c2 default\n"
                                   "# a comment\n"
                                   "key = reverse\n"
                                   "title=7"));
    assert_int_equal(t.style[UI_ROLE_TEXT].fg.kind, UI_COLOR_INDEX);
    assert_int_equal(t.style[UI_ROLE_TEXT].fg.v, 9);
    assert_int_equal(t.style[UI_ROLE_TEXT].bg.v, 17);
    assert_int_equal(t.style[UI_ROLE_TEXT].attrs, UI_BOLD | UI_UNDERLINE);
    assert_int_equal(t.style[UI_ROLE_DIM].fg.kind, UI_COLOR_RGB);
    assert_int_equal(t.style[UI_ROLE_DIM].fg.v, 0xA0B1C2);
    assert_int_equal(t.style[UI_ROLE_DIM].bg.kind, UI_COLOR_DEFAULT);
    assert_int_equal(t.style[UI_ROLE_KEY].fg.kind, UI_COLOR_DEFAULT);
    assert_int_equal(t.style[UI_ROLE_KEY].attrs, UI_REVERSE);
    assert_int_equal(t.style[UI_ROLE_TITLE].fg.v, 7);
    assert_string_equal(t.name, "t");
}

static void roles_not_said_come_from_the_parent(void **state)
{
    struct ui_theme t, mono;

    (void)state;
    ui_theme_fallback(&mono);
    assert_no_error(read_theme(&t, "text = red\nparent = mono\n"));
    assert_int_equal(t.style[UI_ROLE_TEXT].fg.v, 1);
    assert_memory_equal(&t.style[UI_ROLE_SELECTION], &mono.style[UI_ROLE_SELECTION],
                        sizeof(struct ui_style));
}

static void an_unknown_role_names_the_nearest(void **state)
{
    struct ui_theme t = {.name = "kept"};

    (void)state;
    assert_error(read_theme(&t, "parent = mono\n\n  selction = red\n"), ERR_INPUT,
                 "t.theme:3:3: unknown role 'selction'; did you mean 'selection'?");
    assert_string_equal(t.name, "kept");
}

static void an_unknown_value_says_what_is_expected(void **state)
{
    struct ui_theme t;
    struct err *e;

    (void)state;
    e = read_theme(&t, "parent = mono\ntext = rde\n");
    assert_non_null(e);
    assert_int_equal(e->line, 2);
    assert_int_equal(e->column, 8);
    assert_non_null(strstr(e->text, "'rde' is no colour and no attribute; a colour is default"));
    assert_string_equal(e->remedy, "did you mean 'red'?");
    err_free(e);
    e = read_theme(&t, "parent = mono\ntext = red blue blod\n");
    assert_string_equal(e->remedy, "did you mean 'bold'?");
    err_free(e);
}

static void numbers_past_255_are_refused(void **state)
{
    struct ui_theme t;
    struct err *e = read_theme(&t, "parent = mono\ntext = 256\n");

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->column, 8);
    err_free(e);
    assert_no_error(read_theme(&t, "parent = mono\ntext = 255\n"));
    assert_int_equal(t.style[UI_ROLE_TEXT].fg.v, 255);
}

static void a_colour_behind_attributes_is_refused(void **state)
{
    struct ui_theme t;

    (void)state;
    assert_error(read_theme(&t, "parent = mono\ntext = red bold blue"), ERR_INPUT,
                 "t.theme:2:17: 'blue' is one colour too many; expected foreground, background, "
                 "then attributes");
}

static void columns_count_characters(void **state)
{
    struct ui_theme t;
    struct err *e = read_theme(&t, "parent = mono\nt\xC3\xA9xt = red");

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->column, 1);
    err_free(e);
    e = read_theme(&t, "parent = mono\ntext = \xC3\xA9\xC3\xA9 \n");
    assert_int_equal(e->column, 8);
    err_free(e);
}

static void a_role_said_twice_is_refused(void **state)
{
    struct ui_theme t;

    (void)state;
    assert_error(read_theme(&t, "text = red\nparent = mono\ntext = red"), ERR_INPUT,
                 "t.theme:3:1: role 'text' again; it was said on line 1");
}

static void lines_of_no_known_form_are_refused(void **state)
{
    struct ui_theme t;

    (void)state;
    assert_error(read_theme(&t, "parent = mono\ntext red"), ERR_INPUT,
                 "t.theme:2:1: expected 'role = foreground background attribute...'");
    assert_error(read_theme(&t, "parent = mono\ntext = # red"), ERR_INPUT,
                 "t.theme:2:7: nothing behind '='; expected foreground, background, then "
                 "attributes");
}

static void every_error_of_a_file_is_told(void **state)
{
    struct ui_theme t;
    struct err *e = read_theme(&t, "txt = red\ndim = rod\nkee = 1\n");

    (void)state;
    assert_int_equal(err_count(e), 3);
    err_free(e);
}

static void roles_nobody_defines_look_as_without_a_theme(void **state)
{
    struct ui_theme t, plain;
    struct err *e = read_theme(&t, "text = red\n");

    (void)state;
    assert_null(e);
    ui_theme_fallback(&plain);
    assert_memory_equal(&t.style[UI_ROLE_SELECTION], &plain.style[UI_ROLE_SELECTION],
                        sizeof(t.style[0]));
    assert_int_not_equal(t.style[UI_ROLE_TEXT].fg.kind, plain.style[UI_ROLE_TEXT].fg.kind);
    e = read_theme(&t, "# nothing\n");
    assert_non_null(e);
    err_free(e);
}

static char folder[64];

static void write_file(const char *name, const char *text)
{
    char path[128];
    FILE *f;

    snprintf(path, sizeof(path), "%s/silospec/themes/%s", folder, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static int make_folder(void **state)
{
    char path[128];

    (void)state;
    strcpy(folder, "/tmp/silospec-theme-XXXXXX");
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(path, sizeof(path), "%s/silospec", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof(path), "%s/silospec/themes", folder);
    mkdir(path, 0700);
    return setenv("XDG_CONFIG_HOME", folder, 1);
}

static int remove_folder(void **state)
{
    static const char *const names[] = {"a.theme", "b.theme", "c.theme", "mono.theme"};
    char path[128];

    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        snprintf(path, sizeof(path), "%s/silospec/themes/%s", folder, names[i]);
        unlink(path);
    }
    snprintf(path, sizeof(path), "%s/silospec/themes", folder);
    rmdir(path);
    snprintf(path, sizeof(path), "%s/silospec", folder);
    rmdir(path);
    return rmdir(folder);
}

static void a_name_is_looked_for_in_the_config_folder(void **state)
{
    struct ui_theme t;

    (void)state;
    write_file("a.theme", "parent = b\ntext = red\n");
    write_file("b.theme", "parent = mono\ntext = blue\ndim = blue\n");
    assert_no_error(ui_theme_load(&t, "a"));
    assert_string_equal(t.name, "a");
    assert_int_equal(t.style[UI_ROLE_TEXT].fg.v, 1);
    assert_int_equal(t.style[UI_ROLE_DIM].fg.v, 4);
    assert_int_equal(t.style[UI_ROLE_SELECTION].attrs, UI_REVERSE);
}

static void parents_in_a_circle_are_refused(void **state)
{
    struct ui_theme t;
    struct err *e;

    (void)state;
    write_file("a.theme", "parent = b\n");
    write_file("b.theme", "\nparent = a\n");
    e = ui_theme_load(&t, "a");
    assert_non_null(e);
    assert_int_equal(e->class, ERR_INPUT);
    assert_non_null(strstr(e->file, "b.theme"));
    assert_int_equal(e->line, 2);
    assert_int_equal(e->column, 10);
    assert_non_null(strstr(e->text, "this parent leads back to"));
    err_free(e);
}

static void a_missing_theme_lists_those_there_are(void **state)
{
    struct ui_theme t;
    struct err *e;

    (void)state;
    write_file("c.theme", "");
    write_file("a.theme", "");
    e = ui_theme_load(&t, "nowhere");
    assert_non_null(e);
    assert_int_equal(e->class, ERR_NOT_FOUND);
    assert_string_equal(e->text, "no theme 'nowhere'");
    assert_non_null(strstr(e->remedy, "themes: a, c, "));
    assert_non_null(strstr(e->remedy, "mono"));
    err_free(e);
}

static void a_missing_parent_is_told_at_its_place(void **state)
{
    struct ui_theme t;
    struct err *e = read_theme(&t, "text = red\nparent = nowhere\n");

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->class, ERR_NOT_FOUND);
    assert_string_equal(e->file, "t.theme");
    assert_int_equal(e->line, 2);
    assert_int_equal(e->column, 10);
    err_free(e);
}

static void a_missing_path_is_an_error(void **state)
{
    struct ui_theme t;
    struct err *e = ui_theme_load(&t, "/nonexistent/mono.theme");

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->class, ERR_NOT_FOUND);
    err_free(e);
}

static void mono_is_there_without_any_file(void **state)
{
    struct ui_theme t, mono;

    (void)state;
    ui_theme_fallback(&mono);
    assert_no_error(ui_theme_load(&t, "mono"));
    assert_memory_equal(&t, &mono, sizeof(t));
}

static void the_carried_mono_is_the_file(void **state)
{
    struct ui_theme file = shipped(THEMES "mono.theme"), mono;

    (void)state;
    ui_theme_fallback(&mono);
    for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
        if (file.style[i].attrs != mono.style[i].attrs)
            print_error("role %s\n", ui_role_names[i]);
        assert_int_equal(file.style[i].attrs, mono.style[i].attrs);
        assert_int_equal(file.style[i].fg.kind, UI_COLOR_DEFAULT);
        assert_int_equal(file.style[i].bg.kind, UI_COLOR_DEFAULT);
    }
    assert_string_equal(file.name, "mono");
}

static void a_background_is_read_and_inherited(void **state)
{
    struct ui_theme t;

    (void)state;
    assert_no_error(read_theme(&t, "parent = mono\nbackground = #fdf6e3 # paper\n"));
    assert_int_equal(t.background.kind, UI_COLOR_RGB);
    assert_int_equal(t.background.v, 0xFDF6E3);
    assert_no_error(ui_theme_read(&t, STR_LIT("parent = light\n"), THEMES "mine.theme"));
    assert_int_equal(t.background.v, 0xF8F8F8);
    assert_error(read_theme(&t, "parent = mono\nbackground = pink"), ERR_INPUT,
                 "t.theme:2:14: expected one colour: default, a name such as black or "
                 "bright-white, 0 to 255, or #rrggbb");
    assert_error(read_theme(&t, "parent = mono\nbackground = red\nbackground = 1\n"), ERR_INPUT,
                 "t.theme:3:1: a second background; the first is on line 2");
}

static const struct ui_theme_entry *entry_of(const struct ui_theme_list *list, const char *name)
{
    const struct ui_theme_entry *found = NULL;

    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->entries[i].name, name) == 0) {
            assert_null(found); /* once */
            found = &list->entries[i];
        }
    }
    return found;
}

static void the_list_has_the_users_themes_first_and_their_errors(void **state)
{
    struct ui_theme_list list;
    const struct ui_theme_entry *bad;

    (void)state;
    write_file("c.theme", "parent = mono\ntext = red\n");
    write_file("a.theme", "parent = mono\n\ntext = rod\n");
    assert_no_error(ui_theme_list(&list));
    assert_in_range(list.count, 3, 1000);
    assert_string_equal(list.entries[0].name, "a");
    assert_string_equal(list.entries[1].name, "c");
    assert_true(list.entries[1].own);
    assert_null(list.entries[1].error);
    assert_int_equal(list.entries[1].theme.style[UI_ROLE_TEXT].fg.v, 1);
    bad = &list.entries[0];
    assert_non_null(bad->error);
    assert_string_equal(bad->error->file, bad->file);
    assert_int_equal(bad->error->line, 3);
    assert_non_null(entry_of(&list, "mono"));
    assert_false(entry_of(&list, "mono")->own);
    ui_theme_list_finish(&list);
}

static void a_theme_of_the_user_stands_for_one_that_is_shipped(void **state)
{
    struct ui_theme_list list;

    (void)state;
    write_file("mono.theme", "parent = mono\n");
    assert_no_error(ui_theme_list(&list));
    assert_non_null(entry_of(&list, "mono"));
    assert_true(entry_of(&list, "mono")->own);
    ui_theme_list_finish(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_of_the_themes_has_every_role),
        cmocka_unit_test(colours_and_attributes_are_read),
        cmocka_unit_test(roles_not_said_come_from_the_parent),
        cmocka_unit_test(an_unknown_role_names_the_nearest),
        cmocka_unit_test(an_unknown_value_says_what_is_expected),
        cmocka_unit_test(numbers_past_255_are_refused),
        cmocka_unit_test(a_colour_behind_attributes_is_refused),
        cmocka_unit_test(columns_count_characters),
        cmocka_unit_test(a_role_said_twice_is_refused),
        cmocka_unit_test(lines_of_no_known_form_are_refused),
        cmocka_unit_test(every_error_of_a_file_is_told),
        cmocka_unit_test(roles_nobody_defines_look_as_without_a_theme),
        cmocka_unit_test_setup_teardown(a_name_is_looked_for_in_the_config_folder, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(parents_in_a_circle_are_refused, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_missing_theme_lists_those_there_are, make_folder,
                                        remove_folder),
        cmocka_unit_test(a_missing_parent_is_told_at_its_place),
        cmocka_unit_test(a_missing_path_is_an_error),
        cmocka_unit_test(mono_is_there_without_any_file),
        cmocka_unit_test(the_carried_mono_is_the_file),
        cmocka_unit_test(a_background_is_read_and_inherited),
        cmocka_unit_test_setup_teardown(the_list_has_the_users_themes_first_and_their_errors,
                                        make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_theme_of_the_user_stands_for_one_that_is_shipped,
                                        make_folder, remove_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
