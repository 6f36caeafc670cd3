/* The registry over a document as rows. */
#include "model/formats/artefact.h"
#include "ui/present/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

struct fixture {
    struct artefact file;
    struct mdl_doc *doc;
    struct ui_form form;
    struct arena arena;
};

static void open_file(struct fixture *f, const char *file, bool all)
{
    assert_null(artefact_open(&f->file, file));
    assert_null(mdl_doc_new(&f->doc, f->file.root));
    ui_form_init(&f->form);
    arena_init(&f->arena);
    assert_true(ui_form_build(&f->form, f->doc, f->doc, all));
}

static void open_form(struct fixture *f, bool all)
{
    open_file(f, TEST_DATA_DIR "/ui/web.yaml", all);
}

static void close_form(struct fixture *f)
{
    ui_form_finish(&f->form);
    mdl_doc_free(f->doc);
    artefact_close(&f->file);
    arena_finish(&f->arena);
}

static const struct ui_row *row_of(const struct fixture *f, enum mdl_field_id field)
{
    for (size_t i = 0; i < f->form.count; i++)
        if (f->form.rows[i].kind != UI_ROW_SECTION && f->form.rows[i].place.field == field)
            return &f->form.rows[i];
    return NULL;
}

static void build(struct fixture *f, enum ui_form_of of)
{
    f->form.of = of;
    assert_true(ui_form_build(&f->form, f->doc, f->doc, true));
}

/* Objects that only group fields of other sections have a row only if null means something. What
 * is asked for alone is in the view of the request. */
static void every_field_has_a_row_when_all_is_open(void **state)
{
    struct fixture f;

    (void)state;
    open_form(&f, true);
    for (int id = 0; id < MDL_FIELD_COUNT; id++) {
        enum mdl_field_id field = (enum mdl_field_id)id, up = field;
        bool in_list = false;

        for (; up != MDL_F_NONE; up = mdl_fields[up].parent)
            in_list = in_list || ui_field_is_element(up);
        if (in_list || (ui_field_is_frame(field) && !mdl_fields[field].nullable))
            continue;
        build(&f,
              ui_field_is_within(field, MDL_F_REQUEST) ? UI_FORM_OF_REQUEST : UI_FORM_OF_CONTAINER);
        if (row_of(&f, field) == NULL)
            fail_msg("no row: %s", mdl_field_text(field).label);
    }
    close_form(&f);
}

/* By way of the rows that are like it; and nothing of a container that create alone makes. */
static void a_request_has_the_settings_of_a_container(void **state)
{
    struct fixture f;
    const struct ui_row *row;

    (void)state;
    open_form(&f, true);
    build(&f, UI_FORM_OF_REQUEST);
    row = row_of(&f, MDL_F_NANO_CPUS);
    assert_int_equal(row->place.through, MDL_F_REQUEST_HOST_CONFIG);
    assert_true(str_is(ui_place_text(&f.arena, &row->place, f.doc->root),
                       "request.body.HostConfig.NanoCpus"));
    assert_null(row->value);
    row = row_of(&f, MDL_F_ENV);
    assert_true(str_is(ui_place_text(&f.arena, &row->place, f.doc->root), "request.body.Env"));
    assert_null(row_of(&f, MDL_F_MOUNTS));
    assert_non_null(row_of(&f, MDL_F_HOST_NETWORKS));
    close_form(&f);
}

static void a_path_and_its_place_say_the_same(void **state)
{
    static const char *const paths[] = {"request.body.HostConfig.Binds[0]", "request.body.Cmd",
                                        "host.Images[0].Config.Env[0]",
                                        "host.Images[0].Config.Cmd"};
    struct artefact file;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_null(artefact_open(&file, TEST_DATA_DIR "/ui/request.yaml"));
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        struct mdl_path path;
        struct ui_place place;

        assert_null(mdl_path_parse(&path, &a, str_of(paths[i]), file.root));
        place = ui_place_of_path(file.root, &path);
        assert_true(str_is(ui_place_text(&a, &place, file.root), paths[i]));
    }
    artefact_close(&file);
    arena_finish(&a);
}

static void sections_come_in_their_order_each_once(void **state)
{
    struct fixture f;
    int next = 0;

    (void)state;
    open_form(&f, true);
    for (size_t i = 0; i < f.form.count; i++)
        if (f.form.rows[i].kind == UI_ROW_SECTION)
            assert_int_equal(f.form.rows[i].section, next++);
    assert_int_equal(next, MDL_SECTION_COUNT);
    close_form(&f);
}

static void values_are_those_of_the_document(void **state)
{
    struct fixture f;

    (void)state;
    open_form(&f, false);
    assert_true(str_is(ui_row_value(&f.arena, row_of(&f, MDL_F_CPU_COUNT)), "2 CPUs"));
    assert_true(str_is(ui_row_value(&f.arena, row_of(&f, MDL_F_NANO_CPUS)), "-"));
    assert_true(str_is(ui_row_value(&f.arena, row_of(&f, MDL_F_ENV)), "3 entries"));
    close_form(&f);
}

static void what_nobody_knows_has_a_question_mark(void **state)
{
    struct fixture f;

    (void)state;
    open_file(&f, TEST_DATA_DIR "/cases/a01-cpus-of-a-container-that-runs.json", true);
    assert_true(str_is(ui_row_value(&f.arena, row_of(&f, MDL_F_NUM_CPU)), ">= 64 ?"));
    assert_true(str_is(ui_row_value(&f.arena, row_of(&f, MDL_F_CREDENTIAL_FILES)), "?"));
    assert_true(str_is(ui_row_value(&f.arena, row_of(&f, MDL_F_ROOT)), "E:\\dk"));
    assert_true(str_is(ui_row_value(&f.arena, row_of(&f, MDL_F_HOST_HYPERV)), "-"));
    close_form(&f);
}

static void a_folded_list_hides_its_elements(void **state)
{
    struct fixture f;
    struct ui_row row;

    (void)state;
    open_form(&f, false);
    row = *row_of(&f, MDL_F_ENV);
    assert_true(row.open);
    assert_non_null(row_of(&f, MDL_F_ENV_ITEM));
    assert_true(ui_form_fold(&f.form, &row, false));
    assert_true(ui_form_build(&f.form, f.doc, f.doc, false));
    assert_null(row_of(&f, MDL_F_ENV_ITEM));
    close_form(&f);
}

static void revealing_opens_section_list_and_element(void **state)
{
    struct ui_place place = {.field = MDL_F_IMAGE_LAYER_FOLDERS_ITEM, .count = 2, .at = {0, 1}};
    struct fixture f;
    size_t at;

    (void)state;
    open_form(&f, false);
    assert_null(row_of(&f, MDL_F_IMAGE_LAYER_FOLDERS_ITEM));
    assert_true(ui_form_reveal(&f.form, &place));
    assert_true(ui_form_build(&f.form, f.doc, f.doc, false));
    at = ui_form_find(&f.form, &place);
    assert_true(ui_place_eq(&f.form.rows[at].place, &place));
    close_form(&f);
}

static void a_place_that_is_gone_is_found_at_its_list(void **state)
{
    struct ui_place place = {.field = MDL_F_ENV_ITEM, .count = 1, .at = {99}};
    struct fixture f;

    (void)state;
    open_form(&f, false);
    assert_int_equal(f.form.rows[ui_form_find(&f.form, &place)].place.field, MDL_F_ENV);
    close_form(&f);
}

static void references_of_results_become_places(void **state)
{
    struct ui_place place = ui_place_of(MDL_F_MOUNT_SOURCE, 2);

    (void)state;
    assert_int_equal(place.field, MDL_F_MOUNT_SOURCE);
    assert_int_equal(place.count, 1);
    assert_int_equal(place.at[0], 2);
    /* The second level is not named: the list in the element. */
    place = ui_place_of(MDL_F_IMAGE_LAYER_FOLDERS_ITEM, 1);
    assert_int_equal(place.field, MDL_F_IMAGE_LAYER_FOLDERS);
    assert_int_equal(place.at[0], 1);
    place = ui_place_of(MDL_F_ENV, 3);
    assert_int_equal(place.field, MDL_F_ENV_ITEM);
    assert_int_equal(place.at[0], 3);
    place = ui_place_of(MDL_F_MOUNT_SOURCE, -1);
    assert_int_equal(place.field, MDL_F_MOUNTS);
    assert_int_equal(place.count, 0);
}

static void a_row_concerns_itself_its_children_and_its_list(void **state)
{
    struct ui_row element = {.kind = UI_ROW_ELEMENT,
                             .place = {.field = MDL_F_MOUNT, .count = 1, .at = {1}}};
    struct ui_row field = {.kind = UI_ROW_FIELD, .place = {.field = MDL_F_CPU_COUNT}};

    (void)state;
    assert_true(ui_row_concerns(&element, MDL_F_MOUNT_SOURCE, 1));
    assert_false(ui_row_concerns(&element, MDL_F_MOUNT_SOURCE, 0));
    assert_true(ui_row_concerns(&element, MDL_F_MOUNTS, -1));
    assert_true(ui_row_concerns(&field, MDL_F_CPU_COUNT, -1));
    assert_false(ui_row_concerns(&field, MDL_F_CPU_SHARES, -1));
}

/* ---- following an edit ---- */

static void assert_same_rows(const struct ui_form *a, const struct ui_form *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        const struct ui_row *p = &a->rows[i], *q = &b->rows[i];

        assert_int_equal(p->kind, q->kind);
        assert_int_equal(p->section, q->section);
        assert_true(ui_place_eq(&p->place, &q->place));
        assert_int_equal(p->depth, q->depth);
        assert_int_equal(p->can_open, q->can_open);
        assert_int_equal(p->open, q->open);
        assert_int_equal(p->count, q->count);
        assert_true(str_eq(p->name, q->name));
        assert_ptr_equal(p->value, q->value);
        assert_int_equal(p->unknown, q->unknown);
        assert_int_equal(p->least, q->least);
    }
}

/* Another document, in which the place holds the value; NULL: it can't. */
static struct mdl_doc *with_value(struct fixture *f, const struct ui_place *place,
                                  const struct value *value)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_SET, .value = value};
    const struct value *root;
    struct mdl_doc *doc = NULL;
    struct err *e = ui_place_path(&edit.path, &f->arena, place, f->doc->root);

    if (e == NULL && (e = mdl_edit_tree(&root, f->doc->root, &edit)) == NULL) {
        e = mdl_doc_beside(&doc, f->doc, root);
        value_unref(root);
    }
    err_free(e);
    return doc;
}

/* Whether the rows follow the edit of one place; then they are what is built. */
static bool follows(struct fixture *f, const struct ui_place *place, struct value *value)
{
    struct mdl_doc *doc = with_value(f, place, value);
    struct ui_form built;
    bool yes = false;

    value_unref(value);
    if (doc == NULL)
        return false;
    assert_true(ui_form_build(&f->form, f->doc, f->doc, false));
    yes = ui_form_follow(&f->form, doc);
    ui_form_init(&built);
    assert_true(ui_form_copy_folds(&built, &f->form));
    assert_true(ui_form_build(&built, doc, doc, false));
    if (yes)
        assert_same_rows(&f->form, &built);
    ui_form_finish(&built);
    assert_true(ui_form_build(&f->form, f->doc, f->doc, false));
    mdl_doc_free(doc);
    return yes;
}

static bool is_plain(const struct value *v)
{
    return v != NULL && v->kind != VALUE_MAP && v->kind != VALUE_LIST && v->kind != VALUE_NULL;
}

static void rows_follow_a_plain_value_and_nothing_else(void **state)
{
    struct fixture f;
    size_t followed = 0;

    (void)state;
    open_form(&f, false);
    for (size_t i = 0; i < f.form.count; i++) {
        struct ui_place place = f.form.rows[i].place;
        bool plain = is_plain(f.form.rows[i].value);
        bool number = plain && f.form.rows[i].value->kind == VALUE_NUMBER;

        if (f.form.rows[i].kind == UI_ROW_SECTION)
            continue;
        followed += follows(&f, &place,
                            number ? value_number(STR_LIT("7")) : value_string(STR_LIT("seven")));
        if (!plain)
            assert_false(follows(&f, &place, value_string(STR_LIT("seven"))));
        assert_false(follows(&f, &place, value_map()));
        assert_false(follows(&f, &place, value_null()));
    }
    assert_true(followed > 10);
    close_form(&f);
}

/* What was folded or opened since is in no row yet. */
static void rows_do_not_follow_behind_another_fold(void **state)
{
    struct fixture f;
    struct ui_place place;

    (void)state;
    open_form(&f, false);
    place = row_of(&f, MDL_F_CPU_COUNT)->place;
    assert_true(follows(&f, &place, value_number(STR_LIT("7"))));
    assert_true(ui_form_follow(&f.form, f.doc));
    assert_true(ui_form_fold(&f.form, &f.form.rows[0], false));
    assert_false(ui_form_follow(&f.form, f.doc));
    assert_true(ui_form_build(&f.form, f.doc, f.doc, true));
    assert_false(ui_form_follow(&f.form, f.doc));
    close_form(&f);
}

/* An anchor's value is one value in two places; an edit changes one of them. */
static void rows_do_not_follow_what_an_anchor_shares(void **state)
{
    static const char text[] = "silospec: 1\n"
                               "container:\n"
                               "  Config: {Hostname: &name web, Domainname: *name}\n";
    struct fixture f;
    struct ui_place place;

    (void)state;
    assert_null(artefact_read(&f.file, str_of(text), "anchor.yaml"));
    assert_null(mdl_doc_new(&f.doc, f.file.root));
    ui_form_init(&f.form);
    arena_init(&f.arena);
    assert_true(ui_form_build(&f.form, f.doc, f.doc, false));
    place = row_of(&f, MDL_F_HOSTNAME)->place;
    assert_ptr_equal(row_of(&f, MDL_F_HOSTNAME)->value, row_of(&f, MDL_F_DOMAINNAME)->value);
    assert_false(follows(&f, &place, value_string(STR_LIT("other"))));
    close_form(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_has_a_row_when_all_is_open),
        cmocka_unit_test(a_request_has_the_settings_of_a_container),
        cmocka_unit_test(a_path_and_its_place_say_the_same),
        cmocka_unit_test(sections_come_in_their_order_each_once),
        cmocka_unit_test(values_are_those_of_the_document),
        cmocka_unit_test(what_nobody_knows_has_a_question_mark),
        cmocka_unit_test(a_folded_list_hides_its_elements),
        cmocka_unit_test(revealing_opens_section_list_and_element),
        cmocka_unit_test(a_place_that_is_gone_is_found_at_its_list),
        cmocka_unit_test(references_of_results_become_places),
        cmocka_unit_test(a_row_concerns_itself_its_children_and_its_list),
        cmocka_unit_test(rows_follow_a_plain_value_and_nothing_else),
        cmocka_unit_test(rows_do_not_follow_behind_another_fold),
        cmocka_unit_test(rows_do_not_follow_what_an_anchor_shares),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
