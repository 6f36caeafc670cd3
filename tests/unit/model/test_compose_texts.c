/* What a compose file may say in YAML's own ways, in variables, and in texts that are cut: volumes,
 * paths, command lines. */
#include "compose_rows.h"

/* yaml.v3: anchors, merge keys, tags. */
static void yaml_is_read_as_go_reads_it(void **state)
{
    static const struct row rows[] = {
        {"x-e: &e {A: 1, B: 2}\n" WEB("    environment:\n      <<: *e\n      B: 3\n"), NULL, "Env",
         "2"},
        {"x-e: &e {A: 1, B: 2}\n" WEB("    environment:\n      <<: *e\n      B: 3\n"), NULL,
         "Env/1", "B=3"},
        {"x-e: &e {A: 1}\nx-f: &f {A: 2, C: 3}\n" WEB("    environment: {<<: [*e, *f]}\n"), NULL,
         "Env", "2"},
        {"x-e: &e {A: 1}\nx-f: &f {A: 2, C: 3}\n" WEB("    environment: {<<: [*e, *f]}\n"), NULL,
         "Env/0", "A=1"},
        {"x-e: &e {A: 1}\n" WEB("    environment: {'<<': 1}\n"), NULL, "Env/0", "<<=1"},
        {WEB("    labels: &l {a: b}\n    annotations: *l\n"), NULL, HOST("Annotations/a"), "b"},
        {WEB("    user: &u me\n    hostname: *u\n"), NULL, "Hostname", "me"},
        {WEB("    user: !!str 7\n"), NULL, "User", "7"},
        {WEB("    labels: {a: !!int \"07\", b: !what 7, c: ! 1.50}\n"), NULL, "Labels/a", "7"},
        {WEB("    labels: {a: '1.50', b: \"1.50\", c: |\n"
             "      x\n    }\n"),
         NULL, "!", "yaml: "},
        {WEB("    environment: {<<: 1}\n"), NULL, "!",
         "yaml: map merge requires map or sequence of maps as the value"},
        {WEB("    environment: {<<: [1]}\n"), NULL, "!",
         "yaml: map merge requires map or sequence of maps as the value"},
        {WEB("    user: *u\n"), NULL, "!", "yaml: unknown anchor 'u' referenced"},
        {WEB("    labels: &l {a: *l}\n"), NULL, "!", "yaml: anchor 'l' value contains itself"},
        {WEB("    user: a\n    user: b\n"), NULL, "!",
         "failed to parse /srv/app/compose.yaml: line 5: mapping key \"user\" already defined at "
         "line "
         "4"},
        {"x-e: &e {A: 1}\n" WEB("    <<: *e\n    <<: {user: u}\n"), NULL, "!",
         "failed to parse /srv/app/compose.yaml: line 6: mapping key \"<<\" already defined at "
         "line 5"},
        {WEB("    user: a\n") "services: {}\n", NULL, "!",
         "yaml: unmarshal errors:\n  line 5: mapping key \"services\" already defined at line 1"},
        {WEB("    labels: {? [a] : b}\n"), NULL, "!", "yaml: invalid map key"},
        {WEB("    labels: {? {a: b} : b}\n"), NULL, "!", "yaml: invalid map key"},
        {WEB("    labels: {1: b}\n"), NULL, "!", "non-string key "},
        {WEB("    labels: {a: [\n"), NULL, "!", "yaml: "},
        {"a: b: c\n", NULL, "!", "yaml: "},
        {"- a\n", NULL, "!", "yaml: "},
    };

    (void)state;
    CHECK_ALL_PARTS(rows);
}

/* compose-go's template: what stands in braces, and what is no variable. */
static void variables_are_filled_in(void **state)
{
    static const struct row rows[] = {
        {WEB("    user: '${A:-x}'\n"), NULL, "User", "x"},
        {WEB("    user: '${A-x}'\n"), NULL, "User", "x"},
        {WEB("    user: '${A:+x}y'\n"), NULL, "User", "y"},
        {WEB("    user: '${A+x}y'\n"), NULL, "User", "y"},
        {WEB("    user: '${A:-${B:-z}}'\n"), NULL, "User", "z"},
        {WEB("    user: '${A:-a${B-b}c}d'\n"), NULL, "User", "abcd"},
        {WEB("    user: '${_a1:-x}$$y'\n"), NULL, "User", "x$y"},
        {WEB("    user: 'a$'\n"), NULL, "User", "a$"},
        {WEB("    user: 'a$1'\n"), NULL, "User", "a$1"},
        {WEB("    user: 'a$-b'\n"), NULL, "User", "a$-b"},
        {WEB("    user: 'x$Ay'\n"), NULL, "User", "x"},
        {WEB("    user: '${A:?}'\n"), NULL, "!", "required variable A is missing a value"},
        {WEB("    user: '${A?why ${B:-so}}'\n"), NULL, "!",
         "required variable A is missing a value: why so"},
        {WEB("    user: '${A:-${B:?no}}'\n"), NULL, "!", "required variable B is missing a value"},
        {WEB("    user: '${}'\n"), NULL, "!", "invalid interpolation format"},
        {WEB("    user: '${1}'\n"), NULL, "!", "invalid interpolation format"},
        {WEB("    user: '${A'\n"), NULL, "!", "invalid interpolation format"},
        {WEB("    user: '${A!x}'\n"), NULL, "!", "invalid interpolation format"},
        {WEB("    user: '${A:}'\n"), NULL, "!", "invalid interpolation format"},
        {WEB("    user: '${A:-${B}'\n"), NULL, "!", "invalid interpolation format"},
        {WEB("    privileged: '${A:-true}'\n"), NULL, HOST("Privileged"), "true"},
        {WEB("    privileged: '${A:-On}'\n"), NULL, HOST("Privileged"), "true"},
        {WEB("    privileged: '${A:-n}'\n"), NULL, HOST("Privileged"), "false"},
        {WEB("    privileged: '${A:-what}'\n"), NULL, "!", "invalid boolean: what"},
        {WEB("    pids_limit: '${A:-7}'\n"), NULL, HOST("PidsLimit"), "7"},
        {WEB("    pids_limit: '${A:-x}'\n"), NULL, "!", "invalid syntax"},
        {WEB("    cpus: '${A:-1.5}'\n"), NULL, HOST("NanoCpus"), "1500000000"},
    };

    (void)state;
    CHECK_ALL_PARTS(rows);
}

#define FROM(source) WEB("    volumes: [{type: bind, source: '" source "', target: /d}]\n")

/* Go's filepath.Clean and Join, as compose resolves paths. */
static void paths_are_joined_and_cleaned(void **state)
{
    static const struct row rows[] = {
        {FROM("a/./b//c/"), NULL, HOST("Binds/0"), "/srv/app/a/b/c:/d:rw"},
        {FROM("./.."), NULL, HOST("Binds/0"), "/srv:/d:rw"},
        {FROM("../../../a"), NULL, HOST("Binds/0"), "/a:/d:rw"},
        {FROM("a/../../b"), NULL, HOST("Binds/0"), "/srv/b:/d:rw"},
        {FROM("/"), NULL, HOST("Binds/0"), "/:/d:rw"},
        {FROM("/a/../.."), NULL, HOST("Binds/0"), "/a/../..:/d:rw"},
        {FROM("~"), NULL, HOST("Binds/0"), "/srv/home:/d:rw"},
        {FROM("C:\\a"), NULL, HOST("Binds/0"), "C:\\a:/d:rw"},
        {FROM("z:/a"), NULL, HOST("Binds/0"), "z:/a:/d:rw"},
        {FROM("\\\\\\\\h\\\\s"), NULL, HOST("Binds/0"), "\\\\\\\\h\\\\s:/d:rw"},
        {FROM("1:/a"), NULL, HOST("Binds/0"), "/srv/app/1:/a:/d:rw"},
        {FROM("C:a"), NULL, HOST("Binds/0"), "/srv/app/C:a:/d:rw"},
    };

    (void)state;
    CHECK_ALL(rows);
}

#define SHORT(v) WEB("    volumes: ['" v "']\nvolumes: {vol: }\n")

static void a_volume_is_cut_at_its_colons(void **state)
{
    static const struct row rows[] = {
        {SHORT("vol:/d"), NULL, HOST("Binds/0"), "app_vol:/d:rw"},
        {SHORT("vol:/d:ro"), NULL, HOST("Binds/0"), "app_vol:/d:ro"},
        {SHORT("vol:/d:nocopy"), NULL, HOST("Mounts/0/VolumeOptions/NoCopy"), "true"},
        {SHORT("./a:/d:ro,z"), NULL, HOST("Binds/0"), "/srv/app/a:/d:ro,z"},
        {SHORT("./a:/d:Z"), NULL, HOST("Binds/0"), "/srv/app/a:/d:rw,Z"},
        {SHORT("./a:/d:what"), NULL, HOST("Binds/0"), "/srv/app/a:/d:rw"},
        {SHORT("C:\\a:D:\\b:ro"), NULL, HOST("Binds/0"), "C:\\a:D:\\b:ro"},
        /* One letter and a colon are a drive. */
        {SHORT("\xC3\xA4:/d"), NULL, HOST("Mounts/0/Target"), "\xC3\xA4:/d"},
        {SHORT("a:b:c:d:ro"), NULL, HOST("Binds/0"), "/srv/app/a:b:c:d:ro"},
        {SHORT("/d"), NULL, HOST("Mounts/0/Target"), "/d"},
        {SHORT("vol:bb:cc:dd"), NULL, "!", "invalid spec: vol:bb:cc:dd: too many colons"},
        {SHORT("vol::c"), NULL, "!", "invalid spec: vol::c: empty section between colons"},
        {SHORT("vol:"), NULL, "!", "invalid spec: vol:: empty section between colons"},
        {SHORT(":bb"), NULL, "!", "invalid spec: :bb: empty section between colons"},
        {SHORT(""), NULL, "!", "invalid"},
    };

    (void)state;
    CHECK_ALL_PARTS(rows);
}

#define LINE(line) WEB("    command: " line "\n")

/* mattn/go-shellwords: what stands for itself where something is open. */
static void words_of_a_command_have_quotes_in_quotes(void **state)
{
    static const struct row rows[] = {
        {LINE("'a \"(b\"'"), NULL, "Cmd/1", "(b"},
        {LINE("\"a '(b)'\""), NULL, "Cmd/1", "(b)"},
        {LINE("'a `(b)`'"), NULL, "Cmd/1", "`(b)`"},
        {LINE("'a \"`b`\"'"), NULL, "Cmd/1", "`b`"},
        {LINE("\"a '`b'\""), NULL, "Cmd/1", "`b"},
        {LINE("'a \"b)\"'"), NULL, "Cmd/1", "b)"},
        {LINE("\"a 'b)'\""), NULL, "Cmd/1", "b)"},
        {LINE("'a `b)`'"), NULL, "Cmd/1", "`b)`"},
        {LINE("'a $$(b \"c\")'"), NULL, "Cmd/1", "$(b \"c\")"},
        {LINE("'a $$(`b`)'"), NULL, "Cmd/1", "$(`b`)"},
        {LINE("'a $$(b (c)'"), NULL, "!", "invalid command line string"},
        {LINE("'a)'"), NULL, "!", "invalid command line string"},
        {LINE("'a \"b;c\"'"), NULL, "Cmd/1", "b;c"},
        {LINE("'a b\\;c d'"), NULL, "Cmd", "3"},
        {LINE("'a 12>x'"), NULL, "Cmd", "1"},
        {LINE("'a x1>x'"), NULL, "Cmd/1", "x1"},
        {LINE("'a 1<x'"), NULL, "Cmd/1", "1"},
        {LINE("\"a\\tb\\r\\nc\""), NULL, "Cmd", "3"},
        {LINE("\"a\\0b c\""), NULL, "Cmd", "2"},
    };

    (void)state;
    CHECK_ALL_PARTS(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yaml_is_read_as_go_reads_it),
        cmocka_unit_test(variables_are_filled_in),
        cmocka_unit_test(paths_are_joined_and_cleaned),
        cmocka_unit_test(a_volume_is_cut_at_its_colons),
        cmocka_unit_test(words_of_a_command_have_quotes_in_quotes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
