/* Lists and maps in the form: add, duplicate, remove, move, rename. */
#include "app_driver.h"

#include "ui/tui/state/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static void select_field(struct driver *d, const char *label)
{
    driver_keys(d, "1/");
    driver_keys(d, label);
    driver_keys(d, "<Enter><Esc>");
}

static void start_on(struct driver *d, const char *label)
{
    driver_start(d, WEB, 120, 40);
    select_field(d, label);
}

static void a_adds_an_element_at_the_end_of_the_list(void **state)
{
    struct driver d;

    (void)state;
    start_on(&d, "Environment");
    driver_keys(&d, "aD=4<Enter>");
    driver_expect(&d, "[3] D=4");
    driver_expect(&d, "\"D=4\"");
    driver_expect(&d, "4 entries");
    driver_finish(&d);
}

static void a_on_an_element_adds_behind_it(void **state)
{
    struct driver d;

    (void)state;
    start_on(&d, "Environment");
    driver_keys(&d, "jaX=9<Enter>");
    driver_expect(&d, "[0] A=1");
    driver_expect(&d, "[1] X=9");
    driver_expect(&d, "[2] B=2");
    driver_finish(&d);
}

static void esc_takes_a_new_element_away_again(void **state)
{
    struct driver d;

    (void)state;
    start_on(&d, "Environment");
    driver_keys(&d, "aD=4<Esc>");
    driver_expect(&d, "3 entries");
    driver_expect_not(&d, "[3]");
    driver_finish(&d);
}

static void an_absent_list_gets_its_first_element(void **state)
{
    struct driver d;

    (void)state;
    start_on(&d, "DNS search");
    driver_keys(&d, "acorp.example<Enter>");
    driver_expect(&d, "[0] corp.example");
    driver_expect(&d, "1 entry");
    driver_finish(&d);
}

static void what_is_no_element_says_so(void **state)
{
    struct driver d;

    (void)state;
    start_on(&d, "Host name");
    driver_keys(&d, "d");
    driver_expect(&d, "select an element of a list first: this is a field of its own");
    driver_finish(&d);
    start_on(&d, "Environment");
    driver_keys(&d, "d");
    driver_expect(&d, "select an element of a list first; a adds one");
    driver_finish(&d);
}

static void d_duplicates_and_selects_the_copy(void **state)
{
    struct driver d;

    (void)state;
    start_on(&d, "Environment");
    driver_keys(&d, "jd");
    driver_expect(&d, "[0] A=1");
    driver_expect(&d, "[1] A=1");
    driver_expect(&d, "[2] B=2");
    driver_keys(&d, "<Enter><C-u>Z=0<Enter>");
    driver_expect(&d, "[1] Z=0");
    driver_finish(&d);
}

static void delete_removes_and_stays_in_the_list(void **state)
{
    struct driver d;

    (void)state;
    start_on(&d, "Environment");
    driver_keys(&d, "jj<Del>");
    driver_expect(&d, "[0] A=1");
    driver_expect(&d, "[1] C=3");
    driver_expect_not(&d, "[2]");
    driver_keys(&d, "D");
    driver_expect_not(&d, "[1] C=3");
    driver_keys(&d, "u");
    driver_expect(&d, "[1] C=3");
    driver_finish(&d);
}

static void capital_j_and_k_move_an_element(void **state)
{
    struct driver d;

    (void)state;
    start_on(&d, "Environment");
    driver_keys(&d, "jJ");
    driver_expect(&d, "[0] B=2");
    driver_expect(&d, "[1] A=1");
    driver_keys(&d, "J");
    driver_expect(&d, "[2] A=1");
    driver_keys(&d, "J");
    driver_expect(&d, "it is the last one");
    driver_keys(&d, "KK");
    driver_expect(&d, "[0] A=1");
    driver_finish(&d);
}

static void a_row_of_the_spec_says_what_was_removed_there(void **state)
{
    struct driver d;
    int x, y, before;

    (void)state;
    start_on(&d, "Environment");
    driver_keys(&d, "jj");
    assert_true(driver_find(&d, "\"C=3\"", &x, &before));
    driver_keys(&d, "<Del>");
    driver_expect(&d, "1 changed");
    assert_true(driver_find(&d, "\"C=3\"", &x, &y));
    assert_int_equal(y, before);
    assert_true(driver_find(&d, "\"B=2\"", &x, &y));
    assert_int_equal(y, before - 1);
    assert_non_null(strchr(driver_line(&d, "\"B=2\""), '-'));
    driver_click(&d, x, y);
    driver_expect(&d, "why  1 line removed: \"B=2\"");
    driver_keys(&d, "yy");
    driver_expect(&d, "nothing to copy here");
    driver_keys(&d, "/C=3<Esc>");
    driver_expect(&d, "why  1 line removed: \"B=2\"");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "help Environment (--env)");
    driver_keys(&d, "2j");
    driver_expect(&d, "why  process.env[1] = \"C=3\"");
    driver_keys(&d, "k<Space>");
    driver_expect(&d, "only objects and lists fold");
    driver_keys(&d, "zc");
    driver_expect(&d, "\"env\": [ ...2 ]");
    driver_finish(&d);
}

static void what_was_removed_is_a_change_to_go_to_that_folds_nothing_below_it(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, ":set container.HostConfig.Memory=512m<Enter>"
                    ":set container.HostConfig.CpuCount=2<Enter>"
                    ":set container.HostConfig.Memory=0<Enter>2gg}");
    driver_expect(&d, "why  3 lines removed: memory {...}");
    driver_expect(&d, "\"cpu\": {  ");
    driver_keys(&d, "zo");
    driver_expect(&d, "\"cpu\": {  ");
    driver_keys(&d, "<Space>");
    driver_expect(&d, "only objects and lists fold");
    driver_keys(&d, "zc");
    driver_expect(&d, "\"resources\": { ...1 }");
    driver_keys(&d, "}");
    driver_expect(&d, "why  3 lines removed: memory {...}");
    driver_keys(&d, "j{");
    driver_expect(&d, "why  3 lines removed: memory {...}");
    driver_finish(&d);
}

static void map_entries_are_added_and_renamed(void **state)
{
    struct driver d;

    (void)state;
    start_on(&d, "Annotations");
    driver_keys(&d, "aowner<Enter>me<Enter>");
    driver_expect(&d, "owner");
    driver_expect(&d, "1 entry");
    driver_keys(&d, "r<C-u>team<Enter>");
    driver_expect(&d, "team");
    driver_expect(&d, "entry renamed");
    driver_keys(&d, "ateam<Enter>");
    driver_expect(&d, "'team' exists already");
    driver_finish(&d);
}

static void objects_in_lists_open_to_their_fields(void **state)
{
    struct driver d;

    (void)state;
    start_on(&d, "Destination");
    driver_expect(&d, "c:\\data");
    driver_keys(&d, "<Enter><C-u>c:\\other<Enter>");
    driver_expect(&d, "\"destination\": \"c:\\\\other\"");
    driver_finish(&d);
}

static void a_field_of_an_image_is_named_with_the_image(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "<C-p>host.Images[0].Config.Hostname<Enter><Enter><C-u>abc<Enter>");
    driver_expect(&d, "Images [0] Host name (--hostname) = abc");
    driver_finish(&d);
}

/* Whoever types instead of pasting runs no keys. */
static void what_the_start_page_takes_in_is_typed_or_pasted(void **state)
{
    static const struct ui_event paste = {.kind = UI_EVENT_PASTE,
                                          .paste = STR_INIT("docker run \\\n  --cpus 3 iis\n")};
    struct driver d;

    (void)state;
    driver_start(&d, NULL, 120, 40);
    driver_keys(&d, ":start<Enter><Esc>");
    driver_expect(&d, "nothing set; :start shows what to begin with again");
    driver_keys(&d, ":start<Enter>/paste<Enter>hello<Enter>");
    driver_expect(&d, "the paste is nothing that is read here");
    driver_expect(&d, "run line: hello");
    driver_keys(&d, "<C-u>docker run --cpus 2 iis<Enter>");
    driver_expect(&d, "read from docker run: what is asked for");
    driver_expect_on_line(&d, "CPUs (--cpus)", "2 CPUs");
    driver_keys(&d, ":start<Enter>/paste<Enter>");
    (void)ui_app_event(d.app, &paste);
    driver_expect_on_line(&d, "CPUs (--cpus)", "3 CPUs");
    driver_finish(&d);
}

/* A document that was edited stays, and is not said to be empty. */
static void the_start_page_changes_nothing_that_was_edited(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, NULL, 120, 40);
    driver_keys(&d, ":start<Enter>/paste<Enter><Esc>");
    driver_expect(&d, "nothing set; :start shows what to begin with again");
    driver_keys(&d, ":set container.HostConfig.CpuCount=3<Enter>:start<Enter>jjj");
    driver_expect(&d, "new document [+]");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "new document [+]");
    driver_expect_not(&d, "2 of 2");
    driver_expect_not(&d, "nothing set");
    driver_keys(&d, ":start<Enter>/paste<Enter><Enter>");
    driver_expect(&d, "note :start shows what to begin with again");
    driver_finish(&d);
}

/* Nor are keys offered that would do nothing. */
static void where_nothing_is_found_nothing_is_chosen(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "gjj<Enter>/nothing");
    driver_expect(&d, " Esc show all");
    driver_expect_not(&d, "Enter choose");
    driver_expect_not(&d, "Up Down select");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "no entry has this text; Esc shows all");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "Enter choose");
    driver_keys(&d, "<Esc><C-p>zzzzqq");
    driver_expect(&d, " Esc close");
    driver_expect_not(&d, "Enter go there");
    driver_keys(&d, "<Esc>?/zzzzqq");
    driver_expect(&d, " Esc close");
    driver_expect_not(&d, "Enter run, or");
    driver_finish(&d);
}

static void tab_completes_a_value_of_a_list_where_it_is_typed(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, NULL, 120, 40);
    driver_keys(&d, "gj<Enter>G<Enter><C-u>moby-2<Tab>");
    driver_expect(&d, "moby-20.10  moby-23.0");
    driver_keys(&d, "6<Tab>");
    driver_expect_on_line(&d, "┃    Engine ", "moby-26.1");
    driver_expect(&d, "engine moby-26.1");
    driver_keys(&d, "<C-u>nothing<Tab>");
    driver_expect(&d, "none of the usual values begins so:");
    driver_keys(&d, "<Esc>/Host name<Enter><Esc><Enter><Tab>");
    driver_expect(&d, "no list of values for this field");
    driver_finish(&d);
}

/* Whoever types a word is led to it: h does not close the list, nor does l choose. */
static void a_letter_leads_to_what_begins_so_in_either_column(void **state)
{
    const struct ui_state *st;
    struct driver d;

    (void)state;
    driver_start(&d, NULL, 120, 40);
    st = ui_app_state(d.app);
    driver_keys(&d, ":start<Enter>h");
    driver_expect(&d, "Begin with");
    assert_non_null(strstr(st->picker.items[st->picker.cursor.at].s, "Hyper-V limits"));
    driver_keys(&d, "l");
    driver_expect(&d, "Begin with");
    assert_non_null(strstr(st->picker.items[st->picker.cursor.at].s, "Linux container"));
    driver_keys(&d, "<Esc>gjj<Enter>h<Enter>");
    driver_expect(&d, "isolation hyperv (container)");
    driver_keys(&d, "<Enter>gl"); /* nothing begins with it there */
    driver_expect(&d, "isolation process (container)");
    driver_finish(&d);
}

/* Its keys stand behind the line that is typed in, and no piece of that between them. */
static void the_line_that_is_typed_in_ends_at_its_keys(void **state)
{
    const struct ui_cell *row;
    struct driver d;
    int x, y;

    (void)state;
    driver_start(&d, NULL, 80, 24);
    driver_keys(&d, ":eng");
    assert_true(driver_find(&d, "Tab completes", &x, &y));
    row = &d.surface.cells[y * d.surface.w];
    assert_int_equal(row[x - 2].role, UI_ROLE_INPUT);
    for (int at = x; at < d.surface.w; at++)
        assert_int_not_equal(row[at].role, UI_ROLE_INPUT);
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_adds_an_element_at_the_end_of_the_list),
        cmocka_unit_test(a_on_an_element_adds_behind_it),
        cmocka_unit_test(esc_takes_a_new_element_away_again),
        cmocka_unit_test(an_absent_list_gets_its_first_element),
        cmocka_unit_test(what_is_no_element_says_so),
        cmocka_unit_test(d_duplicates_and_selects_the_copy),
        cmocka_unit_test(delete_removes_and_stays_in_the_list),
        cmocka_unit_test(capital_j_and_k_move_an_element),
        cmocka_unit_test(a_row_of_the_spec_says_what_was_removed_there),
        cmocka_unit_test(what_was_removed_is_a_change_to_go_to_that_folds_nothing_below_it),
        cmocka_unit_test(map_entries_are_added_and_renamed),
        cmocka_unit_test(objects_in_lists_open_to_their_fields),
        cmocka_unit_test(a_field_of_an_image_is_named_with_the_image),
        cmocka_unit_test(what_the_start_page_takes_in_is_typed_or_pasted),
        cmocka_unit_test(where_nothing_is_found_nothing_is_chosen),
        cmocka_unit_test(the_start_page_changes_nothing_that_was_edited),
        cmocka_unit_test(the_line_that_is_typed_in_ends_at_its_keys),
        cmocka_unit_test(tab_completes_a_value_of_a_list_where_it_is_typed),
        cmocka_unit_test(a_letter_leads_to_what_begins_so_in_either_column),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
