/* Journals that a disk or another program damaged: what can be had comes back, and the file stays.
 */
#include "journal_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void append(const char *path, const char *line)
{
    FILE *f = fopen(path, "a");

    assert_non_null(f);
    fputs(line, f);
    assert_int_equal(fclose(f), 0);
}

/* Lines that are JSON and no edit, as a damaged disk or another program leaves them: what stands
 * before them comes back, and the file stays. */
static void a_damaged_line_keeps_what_is_before_it(void **state)
{
    static const char *const lines[] = {
        "{\"edit\":\"insert\",\"path\":[\"container\",\"Args\",0]}\n",
        "{\"edit\":\"rename\",\"path\":[\"container\",\"Path\"]}\n",
        "{\"edit\":\"set\",\"path\":[],\"value\":1}\n",
        "{\"edit\":\"move\",\"path\":[\"container\",\"Args\",9],\"to\":7}\n",
        "{\"edit\":\"remove\",\"path\":[\"no\",3]}\n",
        "{\"edit\":\"duplicate\",\"path\":[\"container\"]}\n",
        "{\"edit\":5,\"path\":{}}\n",
        "{\"undo\":1}{\n",
        "[]\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct mdl_history *h = jt_history_of(jt_text), *again;
        struct ui_journal *j = jt_open(h), *went_on = NULL;
        struct ui_leftovers all;
        char path[512];
        struct err *e;

        jt_set(j, h, "container.Path", "\"b\"");
        assert_true(jt_path(path, 0));
        jt_die(j, h);
        append(path, lines[i]);
        append(path, "{\"edit\":\"set\",\"path\":[\"name\"],\"value\":\"late\"}\n");
        jt_ok(ui_journal_find(&all));
        assert_int_equal(all.count, 1);
        again = jt_history_of(jt_text);
        e = ui_journal_recover(&went_on, &all.items[0], again);
        if (e != NULL) {
            assert_int_not_equal(e->class, ERR_OOM);
            assert_null(went_on);
            assert_now(again,
                       "{\"silospec\":1,\"container\":{\"Path\":\"b\",\"Args\":[\"x\",\"y\"]}}");
            assert_int_equal(jt_count(), 1);
        }
        err_free(e);
        jt_ok(ui_journal_discard(&all.items[0]));
        ui_journal_close(went_on, false);
        ui_leftovers_finish(&all);
        mdl_history_free(again);
    }
}

/* The first `count` lines of a journal but the second one, which is left out or another. */
static void write_without_base(const char *path, const char *instead, size_t count)
{
    char line[1024], all[4096] = "";
    FILE *f = fopen(path, "r");

    assert_non_null(f);
    for (size_t i = 0; i < count && fgets(line, sizeof(line), f) != NULL; i++)
        strcat(all, i != 1 ? line : instead);
    assert_int_equal(fclose(f), 0);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(all, f);
    assert_int_equal(fclose(f), 0);
}

/* With one edit, with two, and with a whole document behind them: the edits come back where the
 * file is as it was, and the whole document wherever; the journal stays and is named. */
static void a_journal_without_its_document_stays(void **state)
{
    static const char edited[] =
        "{\"silospec\":1,\"container\":{\"Path\":\"b\",\"Args\":[\"x\",\"y\"]}}";
    static const char named[] = "{\"silospec\":1,\"container\":{\"Path\":\"b\",\"Args\":"
                                "[\"x\",\"y\"]},\"name\":\"n\"}";
    static const char *const instead[] = {"", "{\"silo\\0\n"};
    static const char whole[] = "{\"replace\":\"r\"}\n{\"silospec\":1,\"name\":\"r\"}\n";
    static const struct row {
        size_t lines;
        bool whole, same;
        const char *now, *remedy;
    } rows[] = {
        {3, false, true, edited, "the edits are made to the file, which is as it was"},
        {4, false, true, named, "the edits are made to the file, which is as it was"},
        {3, false, false, "{\"silospec\":1}", "the edits cannot be made without it"},
        {4, true, false, "{\"silospec\":1,\"name\":\"r\"}",
         "the document as it was later is recovered"},
    };

    (void)state;
    for (size_t i = 0; i < 2 * sizeof(rows) / sizeof(rows[0]); i++) {
        const struct row *row = &rows[i / 2];
        struct mdl_history *h = jt_history_of(jt_text), *again;
        struct ui_journal *j = jt_open(h), *went_on = NULL;
        struct ui_leftovers all;
        char path[512];
        struct err *e;

        jt_set(j, h, "container.Path", "\"b\"");
        jt_set(j, h, "name", "\"n\"");
        assert_true(jt_path(path, 0));
        jt_die(j, h);
        write_without_base(path, instead[i % 2], row->lines);
        if (row->whole)
            append(path, whole);
        jt_ok(ui_journal_find(&all));
        assert_null(all.problems);
        assert_int_equal(all.count, 1);
        assert_int_equal(all.items[0].edits, row->lines - 2 + row->whole);
        if (!row->same)
            all.items[0].state = UI_LEFTOVER_CHANGED;
        again = jt_history_of(row->same ? jt_text : "{\"silospec\":1}");
        e = ui_journal_recover(&went_on, &all.items[0], again);
        assert_non_null(e);
        assert_null(went_on);
        assert_string_equal(e->text, "the document before the edits");
        assert_string_equal(e->file, path);
        assert_true(str_starts(str_of(e->remedy), str_of(row->remedy)));
        err_free(e);
        assert_now(again, row->now);
        assert_int_equal(jt_count(), 1);
        jt_ok(ui_journal_discard(&all.items[0]));
        ui_leftovers_finish(&all);
        mdl_history_free(again);
    }
}

/* It may have been the edit. */
static void a_damaged_line_alone_stays(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);
    struct ui_journal *j = jt_open(h);
    struct ui_leftovers all;
    char path[512];

    (void)state;
    jt_set(j, h, "container.Path", "\"b\"");
    assert_true(jt_path(path, 0));
    jt_die(j, h);
    write_without_base(path, "{\"ed\n", 2);
    jt_ok(ui_journal_find(&all));
    assert_int_equal(all.count, 0);
    assert_non_null(all.problems);
    assert_string_equal(all.problems->file, path);
    ui_leftovers_finish(&all);
    assert_int_equal(jt_count(), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_damaged_line_keeps_what_is_before_it),
        FOLDER_TEST(a_journal_without_its_document_stays),
        FOLDER_TEST(a_damaged_line_alone_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
