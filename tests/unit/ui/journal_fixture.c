#include "journal_fixture.h"

#include "model/json/json.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

char jt_folder[64];
char jt_document[96];

const char jt_text[] = "{\"silospec\":1,\"container\":{\"Path\":\"a\",\"Args\":[\"x\",\"y\"]}}";

/* ---- files ---- */

void jt_write_document(const char *what)
{
    FILE *f = fopen(jt_document, "w");

    assert_non_null(f);
    fputs(what, f);
    fclose(f);
}

int jt_make_folder(void **state)
{
    (void)state;
    strcpy(jt_folder, "/tmp/silospec-journal-XXXXXX");
    if (mkdtemp(jt_folder) == NULL)
        return -1;
    snprintf(jt_document, sizeof(jt_document), "%s/d.json", jt_folder);
    jt_write_document(jt_text);
    return setenv("XDG_STATE_HOME", jt_folder, 1);
}

bool jt_path(char out[512], size_t n)
{
    char path[128];
    DIR *d;
    bool found = false;

    snprintf(path, sizeof(path), "%s/silospec/journal", jt_folder);
    d = opendir(path);
    for (struct dirent *e = d != NULL ? readdir(d) : NULL; e != NULL && !found; e = readdir(d)) {
        if (e->d_name[0] != '.' && n-- == 0) {
            snprintf(out, 512, "%s/%s", path, e->d_name);
            found = true;
        }
    }
    if (d != NULL)
        closedir(d);
    return found;
}

size_t jt_count(void)
{
    char path[512];
    size_t n = 0;

    while (jt_path(path, n))
        n++;
    return n;
}

int jt_remove_folder(void **state)
{
    char path[512];

    (void)state;
    while (jt_path(path, 0))
        unlink(path);
    snprintf(path, sizeof(path), "%s/silospec/journal", jt_folder);
    rmdir(path);
    snprintf(path, sizeof(path), "%s/silospec", jt_folder);
    rmdir(path);
    unlink(jt_document);
    return rmdir(jt_folder);
}

/* ---- documents ---- */

void jt_ok(struct err *e)
{
    if (e != NULL) {
        char *line = err_line(e);

        fail_msg("%s", line);
    }
}

struct mdl_history *jt_history_of(const char *json)
{
    const struct value *root = NULL;
    struct mdl_history *h = NULL;

    jt_ok(json_read(&root, str_of(json)));
    jt_ok(mdl_history_new(&h, root));
    value_unref(root);
    return h;
}

void assert_now(const struct mdl_history *h, const char *json)
{
    char *got = NULL;
    size_t len;

    jt_ok(json_write(&got, &len, mdl_now(h)->root, 0));
    assert_string_equal(got, json);
    free(got);
}

void jt_edit(struct ui_journal *j, struct mdl_history *h, enum mdl_edit_kind kind, const char *path,
             const char *value, const char *name, size_t to)
{
    struct mdl_edit e = {.kind = kind, .to = to, .name = str_of(name)};
    const struct value *v = NULL;
    struct arena a;

    arena_init(&a);
    jt_ok(mdl_path_parse(&e.path, &a, str_of(path), mdl_now(h)->root));
    if (value != NULL)
        jt_ok(json_read(&v, str_of(value)));
    e.value = v;
    jt_ok(mdl_history_edit(h, &e, path));
    jt_ok(ui_journal_edited(j, h, &e));
    value_unref(v);
    arena_finish(&a);
}

void jt_set(struct ui_journal *j, struct mdl_history *h, const char *path, const char *value)
{
    jt_edit(j, h, MDL_EDIT_SET, path, value, NULL, 0);
}

void jt_undo(struct ui_journal *j, struct mdl_history *h)
{
    const char *label;

    jt_ok(mdl_undo(h, &label));
    jt_ok(ui_journal_undone(j, h));
}

void jt_redo(struct ui_journal *j, struct mdl_history *h)
{
    const char *label;

    jt_ok(mdl_redo(h, &label));
    jt_ok(ui_journal_redone(j, h));
}

struct ui_journal *jt_open(const struct mdl_history *h)
{
    struct ui_journal *j = NULL;

    jt_ok(ui_journal_open(&j, jt_document, h));
    return j;
}

void jt_die(struct ui_journal *j, struct mdl_history *h)
{
    ui_journal_close(j, true);
    mdl_history_free(h);
}

struct mdl_history *jt_recovered(const char *json, enum ui_leftover_file state, size_t edits)
{
    struct mdl_history *h = jt_history_of(json);
    struct ui_leftovers all;
    struct ui_journal *j = NULL;

    jt_ok(ui_journal_find(&all));
    assert_int_equal(all.count, 1);
    assert_null(all.problems);
    assert_int_equal(all.items[0].state, state);
    assert_int_equal(all.items[0].edits, edits);
    jt_ok(ui_journal_recover(&j, &all.items[0], h));
    ui_leftovers_finish(&all);
    ui_journal_close(j, true);
    return h;
}
