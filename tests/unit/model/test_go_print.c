/* Go's print of a value, read back by what the field is. */
#include "document_testing.h"

#include "model/formats/go_print.h"
#include "model/json/json.h"

#include <stdio.h>
#include <string.h>

/* `wanted`: the value as JSON; "?" behind it where it is concluded from blanks, "-N" where N
 * members of it are not told. NULL: it cannot be told. */
static void expect_print(const char *path, const char *text, const char *wanted)
{
    const struct value *v = NULL;
    struct go_print_doubts doubts = {.unsure = false};
    struct arena a;
    struct err *e;
    char *json = NULL, found[400] = "";
    size_t len;

    arena_init(&a);
    e = go_print_read(&v, &doubts, &a, str_of(path), str_of(text));
    if (e == NULL) {
        assert_no_error(json_write(&json, &len, v, 0));
        snprintf(found, sizeof(found), "%.*s%s", (int)len, json, doubts.unsure ? "?" : "");
        if (doubts.dropped > 0)
            snprintf(found + strlen(found), sizeof(found) - strlen(found), "-%zu", doubts.dropped);
    } else {
        assert_int_equal(e->class, ERR_INPUT);
        assert_null(v);
    }
    if ((e == NULL) != (wanted != NULL) || (e == NULL && strcmp(found, wanted) != 0))
        fail_msg("%s of %s: %s", path, text, e != NULL ? e->text : found);
    free(json);
    err_free(e);
    value_unref(v);
    arena_finish(&a);
}

struct print_row {
    const char *path, *text, *wanted;
};

static void expect_values(const struct print_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        expect_print(rows[i].path, rows[i].text, rows[i].wanted);
}

#define EXPECT_VALUES(...)                                                                         \
    do {                                                                                           \
        static const struct print_row rows_[] = {__VA_ARGS__};                                     \
                                                                                                   \
        expect_values(rows_, sizeof(rows_) / sizeof(rows_[0]));                                    \
    } while (0)

static void one_value_is_read_by_its_field(void **state)
{
    (void)state;
    EXPECT_VALUES(
        {"HostConfig.Memory", "2147483648", "2147483648"}, {"HostConfig.Memory", " -1 ", "-1"},
        {"HostConfig.Memory", "-", NULL}, {"HostConfig.Memory", "2g", NULL},
        {"HostConfig.Memory", "", NULL}, {"Config.User", "1000", "\"1000\""},
        {"Name", "/a", "\"/a\""}, {"Name", "", "\"\""}, {"Config.Tty", "true", "true"},
        {"Config.Tty", "false", "false"}, {"Config.Tty", "yes", NULL}, {"State.Pid", "12", "12"},
        {"State.ExitCode", "3221225786", "3221225786"}, {"HostConfig.ShmSize", "64", "64"},
        {"No.Such", "12", "\"12\""}, {"No.Such", "true", "true"}, {"No.Such", "{", NULL},
        {"No.Such", "[x", NULL}, {"No.Such", "&", NULL}, {"No.Such", "0xc000123456", NULL},
        {"No.Such", "<nil>", "null"}, {"Config.Env", "[]", "null"},
        {"Config.Labels", "map[]", "null"});
}

static void lists_are_parted_at_blanks(void **state)
{
    (void)state;
    EXPECT_VALUES({"Config.Env", "[A=1]", "[\"A=1\"]"},
                  {"Config.Env", "[A=1 B=c d =x E=]", "[\"A=1\",\"B=c d =x\",\"E=\"]?"},
                  {"Config.Env", "[x y]", "[\"x y\"]?"}, {"Config.Env", "[ A=1]", "[\"A=1\"]?"},
                  {"Config.Cmd", "[cmd]", "[\"cmd\"]"},
                  {"Config.Cmd", "[cmd /c [x y]]", "[\"cmd\",\"/c\",\"[x y]\"]?"},
                  {"Config.Cmd", "[a] b]", "[\"a]\",\"b\"]?"}, {"Config.Cmd", "[{a}]", NULL},
                  {"Config.Cmd", "[[a]]", NULL}, {"Config.Cmd", "[&{a}]", NULL});
}

#define BIND                                                                                       \
    "{\"Type\":\"bind\",\"Name\":\"\",\"Source\":\"C:\\\\d\",\"Destination\":\"c:\\\\d\","         \
    "\"Driver\":\"\",\"Mode\":\"\",\"RW\":true,\"Propagation\":\"\"}"
#define VOLUME                                                                                     \
    "{\"Type\":\"volume\",\"Name\":\"v\",\"Source\":\"C:\\\\v\",\"Destination\":\"c:\\\\v\","      \
    "\"Driver\":\"local\",\"Mode\":\"z\",\"RW\":false,"                                            \
    "\"Propagation\":\"\"}"

/* A mount has eight members, so that one blank too many is seen. */
static void mounts_have_all_their_members(void **state)
{
    (void)state;
    EXPECT_VALUES({"Mounts", "[{bind  C:\\d c:\\d   true }]", "[" BIND "]"},
                  {"Mounts", "[{bind  C:\\d c:\\d   true } {volume v C:\\v c:\\v local z false }]",
                   "[" BIND "," VOLUME "]"},
                  {"Mounts", "[{bind  C:\\a b c:\\d   true }]", NULL},
                  {"Mounts", "[{bind C:\\d c:\\d true}]", NULL},
                  {"Mounts", "[{bind  C:\\d c:\\d   maybe }]", NULL}, {"Mounts", "[bind]", NULL},
                  {"Mounts", "[{bind  C:\\d c:\\d   true } x]", NULL});
}

static void maps_are_parted_at_keys(void **state)
{
    (void)state;
    EXPECT_VALUES(
        {"HostConfig.PortBindings", "map[80/tcp:[{ 8080}] 443/tcp:[]]",
         "{\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"8080\"}],\"443/tcp\":null}"},
        {"NetworkSettings.Ports", "map[80/tcp:[{0.0.0.0 80} {:: 81}]]",
         "{\"80/tcp\":[{\"HostIp\":\"0.0.0.0\",\"HostPort\":\"80\"},"
         "{\"HostIp\":\"::\",\"HostPort\":\"81\"}]}"},
        {"NetworkSettings.Ports", "map[80/tcp:[{invalid IP 80}]]",
         "{\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"80\"}]}"},
        {"HostConfig.PortBindings", "map[80/tcp:[{8080}]]", NULL},
        {"HostConfig.PortBindings", "map[80/tcp:[8080]]", NULL},
        {"HostConfig.PortBindings", "map[80/tcp:8080]", NULL},
        {"HostConfig.PortBindings", "map[80/tcp:8080 81/tcp:[{ 1}]]", NULL},
        {"NetworkSettings.Networks", "map[nat:0xc000444000]", "{\"nat\":{}}"},
        {"NetworkSettings.Networks", "map[nat:{a b}]", NULL},
        {"Config.ExposedPorts", "map[80/tcp:{} 81/udp:{}]", "{\"80/tcp\":{},\"81/udp\":{}}"},
        {"Config.Labels", "map[a:b c:d e:]", "{\"a\":\"b\",\"c\":\"d\",\"e\":\"\"}?"},
        {"Config.Labels", "map[a:b c]", "{\"a\":\"b c\"}?"}, {"Config.Labels", "map[a b:c]", NULL},
        {"Config.Labels", "map[a:[b]]", NULL}, {"Config.Labels", "map[a:[b] c:d]", NULL},
        {"Config.Labels", "map[:a]", NULL});
}

/* A member that cannot be told is left out, and counted. */
static void structures_have_names(void **state)
{
    (void)state;
    EXPECT_VALUES(
        {"State", "{Status:exited Running:false ExitCode:1 Error: Pid:0}",
         "{\"Status\":\"exited\",\"Running\":false,\"ExitCode\":1,\"Error\":\"\",\"Pid\":0}"},
        {"State", "&{Status:a b c:\\d C:\\e Error:x y}",
         "{\"Status\":\"a b c:\\\\d C:\\\\e\",\"Error\":\"x y\"}"},
        {"State", "{Status:x Health:0xc000012345 Error:}", "{\"Status\":\"x\",\"Error\":\"\"}-1"},
        {"State", "{Health:0xc000012345 Health:0xc000012345}", "{}-2"},
        {"HostConfig", "{Binds:[] Memory:1 NetworkMode:nat}",
         "{\"Memory\":1,\"NetworkMode\":\"nat\"}"},
        {"Config", "{Env:[A=1 B=2] Cmd:[a {b:c D:e}]}",
         "{\"Env\":[\"A=1\",\"B=2\"],\"Cmd\":[\"a\",\"{b:c D:e}\"]}?"},
        {"State", "{}", NULL}, {"State", "{running 1}", NULL}, {"State", "{A:}", NULL},
        {"State", "{status:x}", NULL}, {"State", "{Status}", NULL});
}

static void a_structure_is_of_what_knows_its_names(void **state)
{
    static const struct {
        const char *text, *part;
    } rows[] = {
        {"{Hostname:a Domainname: User: Tty:false}", "Config"},
        {"&{Binds:[] Memory:0 NetworkMode:nat Isolation:}", "HostConfig"},
        {" {Status:a Running:true Paused:false ExitCode:0 Error:} ", "State"},
        {"{Status:a Running:true ExitCode:0}", NULL},
        {"{Apple:a Pear:b Plum:c Fig:d}", NULL},
        {"Status:a Running:true ExitCode:0 Error:", NULL},
        {"{}", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct arena a;
        const char *part;

        arena_init(&a);
        part = go_print_part(&a, str_of(rows[i].text));
        if ((part == NULL) != (rows[i].part == NULL) ||
            (part != NULL && strcmp(part, rows[i].part) != 0))
            fail_msg("%s: %s", rows[i].text, part == NULL ? "none" : part);
        arena_finish(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_value_is_read_by_its_field),
        cmocka_unit_test(lists_are_parted_at_blanks),
        cmocka_unit_test(mounts_have_all_their_members),
        cmocka_unit_test(maps_are_parted_at_keys),
        cmocka_unit_test(structures_have_names),
        cmocka_unit_test(a_structure_is_of_what_knows_its_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
