/* The field registry as a whole: what every row must hold to. */
#include "document_testing.h"

#include "model/base/words.h"
#include "model/document/edit.h"
#include "model/document/field_index.h"
#include "model/json/json.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>

static const char *name_of(enum mdl_field_id id)
{
    static const char *const names[] = {
#define FIELD(id) #id,
#include "model/document/fields.def"
#undef FIELD
    };

    return names[id];
}

static bool is_missing(const char *text)
{
    return text == NULL || text[0] == '\0';
}

static void every_id_has_a_row_with_texts(void **state)
{
    (void)state;
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
        const struct mdl_field *f = &mdl_fields[id];
        const struct mdl_field_text said = mdl_field_text(id);

        if (f->key[0] == '\0' || is_missing(said.label) || is_missing(said.help) ||
            is_missing(said.source))
            fail_msg("%s: a text is missing", name_of(id));
        if (memchr(f->key, '\0', sizeof(f->key)) == NULL ||
            memchr(f->identity, '\0', sizeof(f->identity)) == NULL)
            fail_msg("%s: a name is too long for its row", name_of(id));
        if (said.help[strlen(said.help) - 1] != '.')
            fail_msg("%s: help is not a sentence", name_of(id));
        assert_true(f->section < MDL_SECTION_COUNT);
        assert_true(mdl_section_title[f->section][0] != '\0');
    }
}

static void parents_come_first_and_hold_their_descendants_without_gaps(void **state)
{
    (void)state;
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
        enum mdl_field_id end = mdl_field_end(id);

        if (mdl_fields[id].parent != MDL_F_NONE && mdl_fields[id].parent >= id)
            fail_msg("%s: stands before its parent", name_of(id));
        for (enum mdl_field_id k = 0; k < MDL_FIELD_COUNT; k++) {
            enum mdl_field_id up = mdl_fields[k].parent;

            while (up != MDL_F_NONE && up != id)
                up = mdl_fields[up].parent;
            if ((up == id) != (k > id && k < end))
                fail_msg("%s: %s is not where its descendants are", name_of(id), name_of(k));
        }
    }
}

static void lists_and_maps_have_one_element_row_and_scalars_none(void **state)
{
    (void)state;
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
        const struct mdl_field *f = &mdl_fields[id];
        size_t children = 0;
        const char *key = NULL;

        for (enum mdl_field_id k = id + 1; k < mdl_field_end(id); k++)
            if (mdl_fields[k].parent == id) {
                children++;
                key = mdl_fields[k].key;
            }
        switch (f->type) {
        case MDL_T_LIST:
        case MDL_T_MAP:
            assert_int_equal(children, 1);
            assert_string_equal(key, f->type == MDL_T_LIST ? "[]" : "{}");
            assert_true(f->element_size > 0);
            break;
        case MDL_T_OBJECT:
            assert_int_equal(f->element_size, 0);
            break;
        case MDL_T_STRING:
        case MDL_T_BOOL:
        case MDL_T_INT:
        case MDL_T_UINT:
        case MDL_T_ANY:
            assert_int_equal(children, 0);
            break;
        }
    }
}

static void keys_are_unique_under_their_parent(void **state)
{
    (void)state;
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++)
        for (enum mdl_field_id k = id + 1; k < MDL_FIELD_COUNT; k++)
            if (mdl_fields[id].parent == mdl_fields[k].parent &&
                strcmp(mdl_fields[id].key, mdl_fields[k].key) == 0)
                fail_msg("%s and %s have the same path", name_of(id), name_of(k));
}

static void siblings_do_not_share_storage(void **state)
{
    (void)state;
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++)
        for (enum mdl_field_id k = id + 1; k < MDL_FIELD_COUNT; k++)
            if (mdl_fields[id].parent == mdl_fields[k].parent && !mdl_field_in_tree(id) &&
                !mdl_field_in_tree(k) && mdl_fields[id].offset == mdl_fields[k].offset)
                fail_msg("%s and %s lie in the same place", name_of(id), name_of(k));
}

static void a_path_leads_back_to_its_field(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++)
        assert_int_equal(mdl_field_by_name(mdl_field_path(&a, id)), id);
    arena_finish(&a);
}

static void paths_look_as_documented(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_str(mdl_field_path(&a, MDL_F_FORMAT), "silospec");
    assert_str(mdl_field_path(&a, MDL_F_NANO_CPUS), "container.HostConfig.NanoCpus");
    assert_str(mdl_field_path(&a, MDL_F_MOUNT_SOURCE), "container.Mounts[].Source");
    assert_str(mdl_field_path(&a, MDL_F_CREDENTIAL_FILES_ITEM), "host.CredentialSpecs.Files{}");
    assert_str(mdl_field_path(&a, MDL_F_PORT_BINDING_HOST_IP),
               "container.HostConfig.PortBindings{}[].HostIp");
    assert_str(mdl_field_path(&a, MDL_F_NETWORK_GW_HNSID),
               "host.Networks[].DriverInfo.GW_INFO.hnsid");
    arena_finish(&a);
}

static void a_last_key_names_a_field_only_when_it_is_unique(void **state)
{
    (void)state;
    assert_int_equal(mdl_field_by_name(STR_LIT("NanoCpus")), MDL_F_NANO_CPUS);
    assert_int_equal(mdl_field_by_name(STR_LIT("name")), MDL_F_NAME);
    assert_int_equal(mdl_field_by_name(STR_LIT("Name")), MDL_F_NONE);
    assert_int_equal(mdl_field_by_name(STR_LIT("[]")), MDL_F_NONE);
    assert_int_equal(mdl_field_by_name(STR_LIT("")), MDL_F_NONE);
    assert_int_equal(mdl_field_by_name(STR_LIT("nanocpus")), MDL_F_NONE);
    assert_int_equal(mdl_field_by_name(STR_LIT("HostConfig.NanoCpus")), MDL_F_NONE);
}

static void spec_patterns_are_well_formed(void **state)
{
    (void)state;
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
        struct str rest = str_of(mdl_field_text(id).drives), pattern;

        while (words_next(&rest, &pattern)) {
            if (str_is(pattern, "**"))
                continue;
            for (size_t i = 0; i < pattern.len; i++) {
                char c = pattern.s[i];

                if (str_is(str_cut(pattern, i, pattern.len), ".**"))
                    break;
                if (!isalnum((unsigned char)c) && strchr(".[]", c) == NULL)
                    fail_msg("%s: bad pattern %.*s", name_of(id), STR_FMT(pattern));
                if (c == '[')
                    assert_int_equal(pattern.s[i + 1], ']');
            }
        }
    }
}

static void a_pattern_fits_the_paths_it_describes(void **state)
{
    (void)state;
    assert_true(mdl_field_drives(MDL_F_NANO_CPUS, STR_LIT("windows.resources.cpu.maximum")));
    assert_true(mdl_field_drives(MDL_F_NANO_CPUS, STR_LIT("windows.resources")));
    assert_false(mdl_field_drives(MDL_F_NANO_CPUS, STR_LIT("windows.resources.memory")));
    assert_false(mdl_field_drives(MDL_F_NANO_CPUS, STR_LIT("windows")));
    assert_true(mdl_field_drives(MDL_F_MOUNT_SOURCE, STR_LIT("mounts[12].source")));
    assert_false(mdl_field_drives(MDL_F_MOUNT_SOURCE, STR_LIT("mounts[12]")));
    assert_false(mdl_field_drives(MDL_F_MOUNT_SOURCE, STR_LIT("mounts[12].destination")));
    assert_true(mdl_field_drives(MDL_F_ENV, STR_LIT("process.env[0]")));
    assert_true(mdl_field_drives(MDL_F_CAP_ADD, STR_LIT("process.capabilities.bounding[3]")));
    assert_false(mdl_field_drives(MDL_F_CAP_ADD, STR_LIT("process.capabilitiesX.y")));
    assert_true(mdl_field_drives(MDL_F_HOST_CONFIG, STR_LIT("anything.at[7].all")));
    assert_false(mdl_field_drives(MDL_F_NAME, STR_LIT("hostname")));
}

/* ---- text and value, for each number ------------------------------------------------------ */

static void assert_prints_and_parses_back(enum mdl_field_id id, struct str digits)
{
    const struct value *v = value_number(digits), *back = NULL;
    struct arena a;
    struct str text;

    arena_init(&a);
    text = mdl_value_print(&a, id, v);
    assert_no_error(mdl_value_parse(&back, id, text));
    if (!value_eq(v, back))
        fail_msg("%s: %.*s prints as %.*s, which reads as %.*s", name_of(id), STR_FMT(digits),
                 STR_FMT(text), STR_FMT(back->u.text));
    value_unref(back);
    value_unref(v);
    arena_finish(&a);
}

static void assert_refused(enum mdl_field_id id, const char *text)
{
    const struct value *v = NULL;
    struct err *e = mdl_value_parse(&v, id, str_of(text));

    if (e == NULL)
        fail_msg("%s: %s was taken", name_of(id), text);
    assert_int_equal(e->class, ERR_INPUT);
    assert_null(v);
    err_free(e);
}

static bool is_number(enum mdl_field_id id)
{
    return mdl_fields[id].type == MDL_T_INT || mdl_fields[id].type == MDL_T_UINT;
}

static void every_number_survives_printing_and_parsing(void **state)
{
    static const char *const some[] = {"0",       "1",          "7",           "999999",
                                       "1000000", "1000001",    "1073741824",  "1500000000",
                                       "4095",    "2000000000", "90000000000", "2000000000000000"};
    char digits[32];

    (void)state;
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
        const struct mdl_field *f = &mdl_fields[id];

        if (!is_number(id))
            continue;
        snprintf(digits, sizeof(digits), "%" PRId64, f->min);
        assert_prints_and_parses_back(id, str_of(digits));
        snprintf(digits, sizeof(digits), "%" PRIu64, f->max);
        assert_prints_and_parses_back(id, str_of(digits));
        for (size_t i = 0; i < sizeof(some) / sizeof(some[0]); i++) {
            uint64_t n = strtoull(some[i], NULL, 10);

            if ((f->min <= 0 || n >= (uint64_t)f->min) && n <= f->max)
                assert_prints_and_parses_back(id, str_of(some[i]));
        }
    }
}

/* In the unit that is typed, one below and one above the range. */
static void numbers_out_of_range_are_refused(void **state)
{
    char text[40];

    (void)state;
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
        const struct mdl_field *f = &mdl_fields[id];
        const char *nano = f->unit == MDL_UNIT_NANOCPUS ? "n" : "";

        if (!is_number(id))
            continue;
        if (f->unit == MDL_UNIT_FILE_MODE) {
            assert_refused(id, "040000000000");
            assert_refused(id, "-01");
            continue;
        }
        if (f->min == INT64_MIN)
            snprintf(text, sizeof(text), "-9223372036854775809%s", nano);
        else
            snprintf(text, sizeof(text), "%" PRId64 "%s", f->min - 1, nano);
        assert_refused(id, text);
        if (f->max == UINT64_MAX)
            snprintf(text, sizeof(text), "18446744073709551616%s", nano);
        else
            snprintf(text, sizeof(text), "%" PRIu64 "%s", f->max + 1, nano);
        assert_refused(id, text);
    }
}

static void absent_prints_as_nothing_and_nothing_reads_as_absent(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
        const struct value *v = NULL;

        assert_int_equal(mdl_value_print(&a, id, NULL).len, 0);
        assert_no_error(mdl_value_parse(&v, id, STR_LIT("")));
        if (mdl_fields[id].type == MDL_T_STRING) {
            assert_int_equal(v->kind, VALUE_STRING);
            value_unref(v);
        } else {
            assert_null(v);
        }
    }
    arena_finish(&a);
}

static void texts_and_booleans_survive_printing_and_parsing(void **state)
{
    static const char *const some[] = {"",     "x",        "null",    "\"quoted\"", " blank ",
                                       "~",    "C:\\a\\b", "true",    "512m",       "{a: 1}",
                                       "a\nb", "\"",       "\xc3\xa9"};
    struct arena a;

    (void)state;
    arena_init(&a);
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
        const struct value *v, *back = NULL;

        for (size_t i = 0;
             mdl_fields[id].type == MDL_T_STRING && mdl_fields[id].check == MDL_CHECK_NONE &&
             i < sizeof(some) / sizeof(some[0]);
             i++) {
            v = value_string(str_of(some[i]));
            assert_no_error(mdl_value_parse(&back, id, mdl_value_print(&a, id, v)));
            if (!value_eq(v, back))
                fail_msg("%s: '%s' came back as another text", name_of(id), some[i]);
            value_unref(back);
            value_unref(v);
        }
        if (mdl_fields[id].type == MDL_T_BOOL)
            for (int b = 0; b < 2; b++) {
                v = value_bool(b);
                assert_no_error(mdl_value_parse(&back, id, mdl_value_print(&a, id, v)));
                assert_true(value_eq(v, back));
                value_unref(back);
                value_unref(v);
            }
    }
    arena_finish(&a);
}

/* What a list shows of a value, by its field; a number of no field is shown as it is written. */
static void values_are_shown_short(void **state)
{
    static const struct {
        enum mdl_field_id field;
        const char *json, *shown;
    } rows[] = {
        {MDL_F_MEMORY, "1073741824", "1 GiB"},
        {MDL_F_MEMORY, "-1", "-1 (unlimited)"},
        {MDL_F_MEMORY, "1.5", "1.5"},
        {MDL_F_MEMORY, "\"1g\"", "1g"},
        {MDL_F_MEMORY, "-0", "0 B"},
        {MDL_F_NONE, "1073741824", "1073741824"},
        {MDL_F_NONE, "null", "null"},
        {MDL_F_NONE, "true", "true"},
        {MDL_F_NONE, "false", "false"},
        {MDL_F_NONE, "\"\"", "\"\""},
        {MDL_F_NONE, "[]", "0 entries"},
        {MDL_F_NONE, "[1]", "1 entry"},
        {MDL_F_NONE, "{\"a\":1,\"b\":2}", "2 entries"},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct value *v = NULL;
        struct str shown;

        assert_no_error(json_read(&v, str_of(rows[i].json)));
        shown = mdl_value_show(&a, rows[i].field, v);
        if (!str_is(shown, rows[i].shown))
            fail_msg("%s is shown as '%.*s'", rows[i].json, STR_FMT(shown));
        value_unref(v);
    }
    assert_true(str_is(mdl_value_show(&a, MDL_F_NONE, NULL), "-"));
    arena_finish(&a);
}

/* Who looks for what is within something stops there. */
static void a_parent_stands_before_its_members(void **state)
{
    (void)state;
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++)
        if (mdl_fields[id].parent != MDL_F_NONE && mdl_fields[id].parent >= id)
            fail_msg("%s", name_of(id));
}

static void the_index_finds_what_walking_the_rows_finds(void **state)
{
    struct field_index *x;

    (void)state;
    assert_null(field_index_new(&x));
    for (enum mdl_field_id key = 0; key < MDL_FIELD_COUNT; key++) {
        struct str name = str_of(mdl_fields[key].key);

        for (enum mdl_field_id parent = 0; parent <= MDL_F_NONE; parent++)
            if (field_index_child(x, parent, name) != mdl_field_child(parent, name))
                fail_msg("%s below %s", mdl_fields[key].key,
                         parent < MDL_F_NONE ? name_of(parent) : "the document");
    }
    assert_int_equal(field_index_child(x, MDL_F_NONE, STR_LIT("hosts")), MDL_F_NONE);
    assert_int_equal(field_index_child(x, MDL_F_NONE, STR_LIT("")), MDL_F_NONE);
    assert_int_equal(field_index_child(x, MDL_F_NONE, STR_NONE), MDL_F_NONE);
    field_index_free(x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_shown_short),
        cmocka_unit_test(a_parent_stands_before_its_members),
        cmocka_unit_test(the_index_finds_what_walking_the_rows_finds),
        cmocka_unit_test(every_id_has_a_row_with_texts),
        cmocka_unit_test(parents_come_first_and_hold_their_descendants_without_gaps),
        cmocka_unit_test(lists_and_maps_have_one_element_row_and_scalars_none),
        cmocka_unit_test(keys_are_unique_under_their_parent),
        cmocka_unit_test(siblings_do_not_share_storage),
        cmocka_unit_test(a_path_leads_back_to_its_field),
        cmocka_unit_test(paths_look_as_documented),
        cmocka_unit_test(a_last_key_names_a_field_only_when_it_is_unique),
        cmocka_unit_test(spec_patterns_are_well_formed),
        cmocka_unit_test(a_pattern_fits_the_paths_it_describes),
        cmocka_unit_test(every_number_survives_printing_and_parsing),
        cmocka_unit_test(numbers_out_of_range_are_refused),
        cmocka_unit_test(absent_prints_as_nothing_and_nothing_reads_as_absent),
        cmocka_unit_test(texts_and_booleans_survive_printing_and_parsing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
