/* What people type becomes values; edits make new trees and leave the old one alone. */
#include "document_testing.h"

#include "model/document/edit.h"
#include "model/json/json.h"

/* `text` typed into `field` must make what `json` says. */
static void assert_typed(enum mdl_field_id field, const char *text, const char *json)
{
    const struct value *v = NULL;
    char *written = NULL;
    size_t len;

    assert_no_error(mdl_value_parse(&v, field, str_of(text)));
    assert_non_null(v);
    assert_no_error(json_write(&written, &len, v, 0));
    assert_string_equal(written, json);
    free(written);
    value_unref(v);
}

static void assert_refused(enum mdl_field_id field, const char *text, const char *line)
{
    const struct value *v = NULL;

    assert_error(mdl_value_parse(&v, field, str_of(text)), ERR_INPUT, line);
    assert_null(v);
}

static void assert_shown(enum mdl_field_id field, const char *yaml, const char *text)
{
    const struct value *v = value_of(yaml);
    struct arena a;

    arena_init(&a);
    assert_str(mdl_value_show(&a, field, v), text);
    arena_finish(&a);
    value_unref(v);
}

/* ---- units ----------------------------------------------------------------------------- */

static void bytes_take_powers_of_1024(void **state)
{
    (void)state;
    assert_typed(MDL_F_MEMORY, "536870912", "536870912");
    assert_typed(MDL_F_MEMORY, "512m", "536870912");
    assert_typed(MDL_F_MEMORY, "2g", "2147483648");
    assert_typed(MDL_F_MEMORY, "2GB", "2147483648");
    assert_typed(MDL_F_MEMORY, "1.5GiB", "1610612736");
    assert_typed(MDL_F_MEMORY, "100k", "102400");
    assert_typed(MDL_F_MEMORY, "1024b", "1024");
    assert_typed(MDL_F_MEMORY, " 512 MiB ", "536870912");
    assert_typed(MDL_F_MEMORY, "0.5k", "512");
    assert_typed(MDL_F_MEMORY, "1.0", "1");
    assert_typed(MDL_F_MEMORY, "-1", "-1");
    assert_typed(MDL_F_IO_MAXIMUM_BANDWIDTH, "10m/s", "10485760");
    assert_typed(MDL_F_IO_MAXIMUM_BANDWIDTH, "16777215t", "18446742974197923840");
}

/* go-units multiplies a double and forgets what is behind the point. */
static void a_part_of_a_byte_is_left_out_as_docker_does(void **state)
{
    (void)state;
    assert_typed(MDL_F_MEMORY, "0.3k", "307");
    assert_typed(MDL_F_MEMORY, "0.3333g", "357878149");
    assert_typed(MDL_F_MEMORY, "1.1m", "1153433");
    assert_typed(MDL_F_MEMORY, "0.0001k", "0");
}

static void bytes_are_never_clamped(void **state)
{
    (void)state;
    assert_refused(MDL_F_MEMORY, "0.30000000000000000001k",
                   "'0.30000000000000000001k' is not a whole number of bytes");
    assert_refused(MDL_F_MEMORY, "1.5", "'1.5' is not a whole number of bytes");
    assert_refused(MDL_F_MEMORY, "16777216t",
                   "'16777216t' is more bytes than any number here can hold");
    assert_refused(MDL_F_MEMORY, "8388608t",
                   "'8388608t' is too large: the engine keeps 64 bits of it");
    assert_refused(MDL_F_MEMORY, "512x",
                   "'512x' is not a number of bytes; write it like 1024, 512m or 1.5GiB");
    assert_refused(MDL_F_MEMORY, "m",
                   "'m' is not a number of bytes; write it like 1024, 512m or 1.5GiB");
    assert_refused(MDL_F_MEMORY, "1e3",
                   "'1e3' is not a number of bytes; write it like 1024, 512m or 1.5GiB");
    assert_refused(MDL_F_MEMORY, "512m/s",
                   "'512m/s' is not a number of bytes; write it like 1024, 512m or 1.5GiB");
}

static void cpus_are_typed_as_cpus(void **state)
{
    (void)state;
    assert_typed(MDL_F_NANO_CPUS, "1.5", "1500000000");
    assert_typed(MDL_F_NANO_CPUS, "2", "2000000000");
    assert_typed(MDL_F_NANO_CPUS, ".25", "250000000");
    assert_typed(MDL_F_NANO_CPUS, "0.000000001", "1");
    assert_typed(MDL_F_NANO_CPUS, "999999", "999999000000000");
    assert_typed(MDL_F_NANO_CPUS, "1000000", "1000000");
    assert_typed(MDL_F_NANO_CPUS, "1500000000", "1500000000");
    assert_typed(MDL_F_NANO_CPUS, "1500000000n", "1500000000");
    assert_typed(MDL_F_NANO_CPUS, "7n", "7");
    assert_typed(MDL_F_NANO_CPUS, "1000000.0", "1000000000000000");
    assert_typed(MDL_F_NANO_CPUS, "-1.5", "-1500000000");
#define RULE "; a number with a point or below 1000000 counts CPUs, any other counts nanocpus"
    assert_refused(MDL_F_NANO_CPUS, "0.0000000001",
                   "'0.0000000001' is not a whole number of nanocpus" RULE);
    assert_refused(MDL_F_NANO_CPUS, "1.5n", "'1.5n' is not a whole number of nanocpus" RULE);
    assert_refused(MDL_F_NANO_CPUS, "99999999999.0",
                   "'99999999999.0' is more nanocpus than any number here can hold" RULE);
#undef RULE
    assert_refused(MDL_F_NANO_CPUS, "9999999999.0",
                   "'9999999999.0' is too large: the engine keeps 64 bits of it");
    assert_refused(MDL_F_NANO_CPUS, "2 CPUs",
                   "'2 CPUs' is not a number of CPUs; write it like 1.5, or 1500000000n for "
                   "nanocpus");
}

static void times_are_typed_with_their_units(void **state)
{
    (void)state;
    assert_typed(MDL_F_HEALTHCHECK_INTERVAL, "30s", "30000000000");
    assert_typed(MDL_F_HEALTHCHECK_INTERVAL, "500ms", "500000000");
    assert_typed(MDL_F_HEALTHCHECK_INTERVAL, "1m30s", "90000000000");
    assert_typed(MDL_F_HEALTHCHECK_INTERVAL, "1.5h", "5400000000000");
    assert_typed(MDL_F_HEALTHCHECK_INTERVAL, "7us", "7000");
    assert_typed(MDL_F_HEALTHCHECK_INTERVAL, "7\xc2\xb5s", "7000");
    assert_typed(MDL_F_HEALTHCHECK_INTERVAL, "-1s", "-1000000000");
    assert_typed(MDL_F_HEALTHCHECK_INTERVAL, "42", "42");
    assert_refused(MDL_F_HEALTHCHECK_INTERVAL, "0.5ns",
                   "'0.5ns' is not a whole number of nanoseconds");
    assert_refused(MDL_F_HEALTHCHECK_INTERVAL, "1m30",
                   "'1m30' is not a time; write it like 30s, 500ms or 1m30s");
    assert_refused(MDL_F_HEALTHCHECK_INTERVAL, "1.5",
                   "'1.5' is not a time; write it like 30s, 500ms or 1m30s");
    assert_refused(MDL_F_HEALTHCHECK_INTERVAL, "30 s",
                   "'30 s' is not a time; write it like 30s, 500ms or 1m30s");
    assert_refused(MDL_F_HEALTHCHECK_INTERVAL, "9999999h",
                   "'9999999h' is more nanoseconds than any number here can hold");
}

static void file_modes_are_octal_only(void **state)
{
    (void)state;
    assert_typed(MDL_F_SECRET_FILE_MODE, "0444", "292");
    assert_typed(MDL_F_SECRET_FILE_MODE, "0o444", "292");
    assert_typed(MDL_F_SECRET_FILE_MODE, "0", "0");
#define LIKE "; write it like 0444: octal, with a zero in front"
    assert_refused(MDL_F_SECRET_FILE_MODE, "444", "'444' is not a file mode" LIKE);
    assert_refused(MDL_F_SECRET_FILE_MODE, "0488", "'0488' is not a file mode" LIKE);
    assert_refused(MDL_F_SECRET_FILE_MODE, "rw", "'rw' is not a file mode" LIKE);
#undef LIKE
    assert_refused(MDL_F_SECRET_FILE_MODE, "040000000000",
                   "'040000000000' is not from 0 to 037777777777");
}

static void percentages_and_plain_numbers(void **state)
{
    (void)state;
    assert_typed(MDL_F_CPU_PERCENT, "50", "50");
    assert_typed(MDL_F_CPU_PERCENT, "50%", "50");
    assert_typed(MDL_F_CPU_PERCENT, "50 %", "50");
    assert_refused(MDL_F_CPU_PERCENT, "0.5", "'0.5' is not a percentage; write it like 50 or 50%");
    assert_typed(MDL_F_CPU_COUNT, "+4", "4");
    assert_refused(MDL_F_CPU_COUNT, "4x", "'4x' is not an integer");
    assert_refused(MDL_F_OS_BUILD, "4294967296", "'4294967296' is not from 0 to 4294967295");
}

static void booleans_in_the_usual_words(void **state)
{
    (void)state;
    assert_typed(MDL_F_TTY, "true", "true");
    assert_typed(MDL_F_TTY, "Yes", "true");
    assert_typed(MDL_F_TTY, "on", "true");
    assert_typed(MDL_F_TTY, "FALSE", "false");
    assert_typed(MDL_F_TTY, "no", "false");
    assert_typed(MDL_F_TTY, "off", "false");
    assert_refused(MDL_F_TTY, "maybe", "'maybe' is neither true nor false");
    assert_refused(MDL_F_TTY, "1", "'1' is neither true nor false");
}

/* ---- null, lists, maps -------------------------------------------------------------------- */

static void null_is_a_text_only_where_null_means_nothing(void **state)
{
    (void)state;
    assert_typed(MDL_F_BASE_FS, "null", "null");
    assert_typed(MDL_F_BASE_FS, "\"null\"", "\"null\"");
    assert_typed(MDL_F_PATH, "null", "\"null\"");
    assert_typed(MDL_F_CAPABILITIES, "null", "null");
    assert_typed(MDL_F_PIDS_LIMIT, "null", "null");
}

static void lists_and_maps_are_typed_as_json_or_yaml(void **state)
{
    (void)state;
    assert_typed(MDL_F_ARGS, "[\"a\", \"\\ud83d\\ude00\"]", "[\"a\",\"\xf0\x9f\x98\x80\"]");
    assert_typed(MDL_F_ARGS, "[a, 'b c']", "[\"a\",\"b c\"]");
    assert_typed(MDL_F_ARGS, "- a\n- b", "[\"a\",\"b\"]");
    assert_typed(MDL_F_MOUNTS, "[{Source: s, RW: true}]", "[{\"Source\":\"s\",\"RW\":true}]");
    assert_typed(MDL_F_NONE, "{x: [1, null]}", "{\"x\":[1,null]}");
    assert_refused(MDL_F_ARGS, "[1]",
                   "line 1, column 2: [0]: found number 1, expected text; put it in quotes");
    assert_refused(MDL_F_MOUNTS, "[{RW: 1}]",
                   "line 1, column 7: [0].RW: found number 1, expected true or false");
    assert_refused(MDL_F_CONSOLE_SIZE, "[1]",
                   "line 1, column 1: found a list of 1, expected a list of 2");
}

static void values_are_shown_with_their_units(void **state)
{
    struct arena a;

    (void)state;
    assert_shown(MDL_F_NANO_CPUS, "1500000000", "1.5 CPUs");
    assert_shown(MDL_F_NANO_CPUS, "1000000000", "1 CPU");
    assert_shown(MDL_F_MEMORY, "536870912", "512 MiB");
    assert_shown(MDL_F_MEMORY, "1610612736", "1.50 GiB");
    assert_shown(MDL_F_MEMORY, "1571804929", "~1.46 GiB");
    assert_shown(MDL_F_MEMORY, "0", "0 B");
    assert_shown(MDL_F_MEMORY, "-1", "-1 (unlimited)");
    assert_shown(MDL_F_MEMORY, "-2", "-2 B");
    assert_shown(MDL_F_MEMORY_SWAP, "-1", "-1 (unlimited)");
    assert_shown(MDL_F_PIDS_LIMIT, "-1", "-1 (unlimited)");
    assert_shown(MDL_F_MEMORY_SWAPPINESS, "-1", "-1 (not set)");
    assert_shown(MDL_F_REQUEST_STOP_TIMEOUT, "-1", "-1 (no timeout)");
    assert_shown(MDL_F_CPU_SHARES, "-1", "-1");
    assert_shown(MDL_F_IO_MAXIMUM_BANDWIDTH, "18446744073709551615", "~15.99 EiB/s");
    assert_shown(MDL_F_IO_MAXIMUM_IOPS, "7", "7/s");
    assert_shown(MDL_F_CPU_PERCENT, "50", "50 %");
    assert_shown(MDL_F_HEALTHCHECK_INTERVAL, "90000000000", "1m30s");
    assert_shown(MDL_F_SECRET_FILE_MODE, "292", "0444");
    assert_shown(MDL_F_NUM_CPU, "1", "1 CPU");
    assert_shown(MDL_F_ARGS, "[]", "0 entries");
    assert_shown(MDL_F_ARGS, "[a]", "1 entry");
    assert_shown(MDL_F_CONFIG, "{a: 1, b: 2}", "2 entries");
    assert_shown(MDL_F_PATH, "''", "\"\"");
    assert_shown(MDL_F_BASE_FS, "null", "null");
    arena_init(&a);
    assert_str(mdl_value_show(&a, MDL_F_PATH, NULL), "-");
    arena_finish(&a);
}

/* ---- edits ------------------------------------------------------------------------------- */

/* Applies one edit to `before` and compares with `after`, both YAML. value may be NULL. */
static struct err *apply(const struct value **out, const char *before, enum mdl_edit_kind kind,
                         const char *path, const char *value, size_t to, const char *name)
{
    const struct value *root = value_of(before), *copy = value_of(before);
    const struct value *v = value != NULL ? value_of(value) : NULL;
    struct mdl_edit edit = {.kind = kind, .value = v, .to = to, .name = str_of(name)};
    struct arena a;
    struct err *e;

    arena_init(&a);
    assert_no_error(mdl_path_parse(&edit.path, &a, str_of(path), root));
    e = mdl_edit_apply(out, root, &edit);
    assert_true(value_eq(root, copy));
    arena_finish(&a);
    value_unref(v);
    value_unref(copy);
    value_unref(root);
    return e;
}

static void assert_edit(const char *before, enum mdl_edit_kind kind, const char *path,
                        const char *value, size_t to, const char *name, const char *after)
{
    const struct value *made = NULL, *expected = value_of(after);
    char *written;
    size_t len;

    assert_no_error(apply(&made, before, kind, path, value, to, name));
    if (!value_eq(made, expected)) {
        assert_no_error(json_write(&written, &len, made, 0));
        fail_msg("%s", written);
    }
    value_unref(expected);
    value_unref(made);
}

static void set_replaces_adds_and_makes_what_is_missing_above(void **state)
{
    (void)state;
    assert_edit("{container: {Path: a}}", MDL_EDIT_SET, "container.Path", "b", 0, NULL,
                "{container: {Path: b}}");
    assert_edit("{}", MDL_EDIT_SET, "container.HostConfig.NanoCpus", "5", 0, NULL,
                "{container: {HostConfig: {NanoCpus: 5}}}");
    assert_edit("{container: {HostConfig: null}}", MDL_EDIT_SET, "container.HostConfig.NanoCpus",
                "5", 0, NULL, "{container: {HostConfig: {NanoCpus: 5}}}");
    assert_edit("{}", MDL_EDIT_SET, "container.Mounts[+].Source", "s", 0, NULL,
                "{container: {Mounts: [{Source: s}]}}");
    assert_edit("{container: {Args: [a]}}", MDL_EDIT_SET, "container.Args[+]", "b", 0, NULL,
                "{container: {Args: [a, b]}}");
    assert_edit("{}", MDL_EDIT_SET, "host.CredentialSpecs.Files[\"a.json\"]", "x", 0, NULL,
                "{host: {CredentialSpecs: {Files: {a.json: x}}}}");
}

static void unset_removes_and_is_happy_when_there_is_nothing(void **state)
{
    (void)state;
    assert_edit("{container: {Path: a, Id: b}}", MDL_EDIT_SET, "container.Path", NULL, 0, NULL,
                "{container: {Id: b}}");
    assert_edit("{}", MDL_EDIT_SET, "container.HostConfig.NanoCpus", NULL, 0, NULL, "{}");
    assert_edit("{container: {Args: [a, b]}}", MDL_EDIT_SET, "container.Args[0]", NULL, 0, NULL,
                "{container: {Args: [b]}}");
}

/* A scenario without the number of processors says that there are none. */
static void processors_that_are_unset_are_not_known(void **state)
{
    (void)state;
    assert_edit("{host: {NumCPU: 8}}", MDL_EDIT_SET, "host.NumCPU", NULL, 0, NULL,
                "{host: {Unknown: [NumCPU]}}");
    assert_edit("{host: {NumCPU: 8, Sources: {NumCPU: typed, Root: typed}, Unknown: [Disk]}}",
                MDL_EDIT_SET, "host.NumCPU", NULL, 0, NULL,
                "{host: {Sources: {Root: typed}, Unknown: [Disk, NumCPU]}}");
    assert_edit("{host: {Unknown: [NumCPU]}}", MDL_EDIT_SET, "host.NumCPU", "4", 0, NULL,
                "{host: {Unknown: [], NumCPU: 4, Sources: {NumCPU: typed}}}");
    assert_edit("{host: {OSBuild: 1}}", MDL_EDIT_SET, "host.NumCPU", NULL, 0, NULL,
                "{host: {OSBuild: 1}}");
}

static void list_items_are_inserted_removed_doubled_and_moved(void **state)
{
    static const char before[] = "{container: {Args: [a, b, c]}}";

    (void)state;
    assert_edit(before, MDL_EDIT_INSERT, "container.Args[1]", "x", 0, NULL,
                "{container: {Args: [a, x, b, c]}}");
    assert_edit("{}", MDL_EDIT_INSERT, "container.Args[0]", "x", 0, NULL,
                "{container: {Args: [x]}}");
    assert_edit("{container: {Args: null}}", MDL_EDIT_INSERT, "container.Args[0]", "x", 0, NULL,
                "{container: {Args: [x]}}");
    assert_edit(before, MDL_EDIT_REMOVE, "container.Args[1]", NULL, 0, NULL,
                "{container: {Args: [a, c]}}");
    assert_edit(before, MDL_EDIT_DUPLICATE, "container.Args[2]", NULL, 0, NULL,
                "{container: {Args: [a, b, c, c]}}");
    assert_edit(before, MDL_EDIT_MOVE, "container.Args[0]", NULL, 2, NULL,
                "{container: {Args: [b, c, a]}}");
    assert_edit(before, MDL_EDIT_MOVE, "container.Args[2]", NULL, 0, NULL,
                "{container: {Args: [c, a, b]}}");
}

static void map_members_are_removed_doubled_and_renamed(void **state)
{
    static const char before[] = "{host: {Configs: {a: A, b: B}}}";

    (void)state;
    assert_edit(before, MDL_EDIT_REMOVE, "host.Configs.a", NULL, 0, NULL,
                "{host: {Configs: {b: B}}}");
    assert_edit(before, MDL_EDIT_DUPLICATE, "host.Configs.a", NULL, 0, "c",
                "{host: {Configs: {a: A, b: B, c: A}}}");
    assert_edit("{host: {Configs: {a: A, a-2: B}}}", MDL_EDIT_DUPLICATE, "host.Configs.a", NULL, 0,
                NULL, "{host: {Configs: {a: A, a-2: B, a-3: A}}}");
    assert_edit(before, MDL_EDIT_RENAME, "host.Configs.a", NULL, 0, "z",
                "{host: {Configs: {z: A, b: B}}}");
    assert_edit(before, MDL_EDIT_RENAME, "host.Configs.a", NULL, 0, "a", before);
}

static void assert_edit_refused(const char *before, enum mdl_edit_kind kind, const char *path,
                                const char *value, size_t to, const char *name,
                                enum err_class class, const char *line)
{
    const struct value *made = NULL;

    assert_error(apply(&made, before, kind, path, value, to, name), class, line);
    assert_null(made);
}

static void edits_that_do_not_fit_are_refused(void **state)
{
    static const char list[] = "{container: {Args: [a]}}",
                      map[] = "{host: {Configs: {a: A, b: B}}}";

    (void)state;
    assert_edit_refused(list, MDL_EDIT_REMOVE, "container.Args[1]", NULL, 0, NULL, ERR_NOT_FOUND,
                        "'container.Args[1]' does not exist");
    assert_edit_refused(list, MDL_EDIT_SET, "container.Args[2]", "x", 0, NULL, ERR_NOT_FOUND,
                        "'container.Args[2]' does not exist");
    assert_edit_refused(list, MDL_EDIT_INSERT, "container.Args[2]", "x", 0, NULL, ERR_NOT_FOUND,
                        "'container.Args[2]' does not exist");
    assert_edit_refused(list, MDL_EDIT_DUPLICATE, "container.Args[1]", NULL, 0, NULL, ERR_NOT_FOUND,
                        "'container.Args[1]' does not exist");
    assert_edit_refused(list, MDL_EDIT_MOVE, "container.Args[0]", NULL, 1, NULL, ERR_NOT_FOUND,
                        "'container.Args[0]' does not exist");
    assert_edit_refused(list, MDL_EDIT_RENAME, "container.Args[0]", NULL, 0, "x", ERR_NOT_FOUND,
                        "'container.Args[0]' does not exist");
    assert_edit_refused(map, MDL_EDIT_REMOVE, "host.Configs.x", NULL, 0, NULL, ERR_NOT_FOUND,
                        "'host.Configs.x' does not exist");
    assert_edit_refused(map, MDL_EDIT_RENAME, "host.Configs.a", NULL, 0, "b", ERR_INPUT,
                        "'b' exists already");
    assert_edit_refused(map, MDL_EDIT_DUPLICATE, "host.Configs.a", NULL, 0, "b", ERR_INPUT,
                        "'b' exists already");
}

static void a_value_of_the_wrong_type_is_refused(void **state)
{
    (void)state;
    assert_edit_refused("{}", MDL_EDIT_SET, "container.HostConfig.NanoCpus", "x", 0, NULL,
                        ERR_INPUT,
                        "line 1, column 1: container.HostConfig.NanoCpus: found text 'x', "
                        "expected an integer");
    assert_edit_refused("{\"silospec\": 1}", MDL_EDIT_SET, "silospec", NULL, 0, NULL, ERR_INPUT,
                        "the format version stays: without it nobody reads the document");
    assert_edit_refused("{\"silospec\": 1}", MDL_EDIT_SET, "silospec", "null", 0, NULL, ERR_INPUT,
                        "the format version stays: without it nobody reads the document");
    assert_edit_refused("{}", MDL_EDIT_SET, "silospec", "2", 0, NULL, ERR_INPUT,
                        "line 1, column 1: silospec: found number 2, expected 1");
}

static void untouched_parts_are_shared(void **state)
{
    const struct value *root = value_of("{container: {Args: [a]}, host: {Images: []}}");
    const struct value *made = NULL, *v = value_string(STR_LIT("x"));
    struct mdl_edit edit = {.kind = MDL_EDIT_SET, .value = v};
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_no_error(mdl_path_parse(&edit.path, &a, STR_LIT("container.Path"), root));
    assert_no_error(mdl_edit_apply(&made, root, &edit));
    assert_ptr_equal(value_get(made, STR_LIT("host")), value_get(root, STR_LIT("host")));
    assert_ptr_not_equal(value_get(made, STR_LIT("container")),
                         value_get(root, STR_LIT("container")));
    arena_finish(&a);
    value_unref(v);
    value_unref(made);
    value_unref(root);
}

static void every_template_is_a_value_of_its_field(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
        const struct value *v, *back = NULL;

        if (mdl_fields[id].key[0] != '[' && mdl_fields[id].key[0] != '{')
            continue;
        v = mdl_value_template(id);
        assert_no_error(mdl_value_parse(&back, id, mdl_value_print(&a, id, v)));
        assert_true(value_eq(v, back));
        value_unref(back);
        value_unref(v);
    }
    arena_finish(&a);
}

static void a_template_has_what_its_children_need(void **state)
{
    const struct value *v = mdl_value_template(MDL_F_MOUNT);

    (void)state;
    assert_str(value_get(v, STR_LIT("Type"))->u.text, "bind");
    assert_str(value_get(v, STR_LIT("Source"))->u.text, "");
    assert_true(value_get(v, STR_LIT("RW"))->u.boolean);
    assert_null(value_get(v, STR_LIT("Driver"))); /* a bind has none */
    value_unref(v);
    v = mdl_value_template(MDL_F_SECRET_REFERENCE);
    assert_non_null(value_get(v, STR_LIT("SecretID")));
    assert_null(value_get(v, STR_LIT("File")));
    value_unref(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_take_powers_of_1024),
        cmocka_unit_test(a_part_of_a_byte_is_left_out_as_docker_does),
        cmocka_unit_test(bytes_are_never_clamped),
        cmocka_unit_test(cpus_are_typed_as_cpus),
        cmocka_unit_test(times_are_typed_with_their_units),
        cmocka_unit_test(file_modes_are_octal_only),
        cmocka_unit_test(percentages_and_plain_numbers),
        cmocka_unit_test(booleans_in_the_usual_words),
        cmocka_unit_test(null_is_a_text_only_where_null_means_nothing),
        cmocka_unit_test(lists_and_maps_are_typed_as_json_or_yaml),
        cmocka_unit_test(values_are_shown_with_their_units),
        cmocka_unit_test(set_replaces_adds_and_makes_what_is_missing_above),
        cmocka_unit_test(unset_removes_and_is_happy_when_there_is_nothing),
        cmocka_unit_test(processors_that_are_unset_are_not_known),
        cmocka_unit_test(list_items_are_inserted_removed_doubled_and_moved),
        cmocka_unit_test(map_members_are_removed_doubled_and_renamed),
        cmocka_unit_test(edits_that_do_not_fit_are_refused),
        cmocka_unit_test(a_value_of_the_wrong_type_is_refused),
        cmocka_unit_test(untouched_parts_are_shared),
        cmocka_unit_test(every_template_is_a_value_of_its_field),
        cmocka_unit_test(a_template_has_what_its_children_need),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
