/* Which half of a -v text is wrong; the text of a --mount. */
#include "platform/sim/sim.h"
#include "specgen/preflight/mount_hint.h"
#include "specgen/preflight/mount_option.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static bool contains(struct arena *a, struct str text, const char *part)
{
    return strstr(arena_cstr(a, text), part) != NULL;
}

static void the_faulty_half_is_named(void **state)
{
    static const struct {
        const char *raw;
        enum mount_half half;
        const char *part, *text;
    } cases[] = {
        {"C:\\a:/app", MOUNT_DESTINATION, "/app", "no drive"},
        {"C:\\a:app", MOUNT_DESTINATION, "app", "relative"},
        {"C:\\a:D:x", MOUNT_DESTINATION, "D:x", "no root"},
        {"C:\\a:C:\\b\\\\c", MOUNT_DESTINATION, "C:\\b\\\\c", "two separators"},
        {"vol:C:\\a?", MOUNT_DESTINATION, "C:\\a?", "character"},
        {"/data", MOUNT_DESTINATION, "/data", "no drive"},
        {"C:\\a:/c/app", MOUNT_DESTINATION, "/c/app", "path of a shell"},
        {".\\data:C:\\x", MOUNT_SOURCE, ".\\data", "relative"},
        {"data\\sub:C:\\x", MOUNT_SOURCE, "data\\sub", "relative"},
        {"C:x:C:\\y", MOUNT_SOURCE, "C:x", "no root"},
        {"C:\\\\a:C:\\y", MOUNT_SOURCE, "C:\\\\a", "two separators"},
        {"/c/Users/me:C:\\y", MOUNT_SOURCE, "/c/Users/me", "path of a shell"},
        {"/mnt/d/x:C:\\y", MOUNT_SOURCE, "/mnt/d/x", "path of a shell"},
        {"${PWD}\\x:C:\\y", MOUNT_SOURCE, "${PWD}\\x", "variable"},
        {"~\\x:C:\\y", MOUNT_SOURCE, "~\\x", "begins with ~"},
        {"\\\\server\\share:C:\\y", MOUNT_SOURCE, "\\\\server\\share", "share"},
        {"C:\\a:ro", MOUNT_SOURCE, "", "missing"},
        {"C:\\a:C:\\b:z", MOUNT_MODE, "z", "other systems"},
        {"C:\\a:C:\\b:ro,cached", MOUNT_MODE, "ro,cached", "other systems"},
        {"C:\\a:C:\\b:readwrite", MOUNT_MODE, "readwrite", "no mode"},
        {"C:\\Users\\me;C:\\Program Files\\Git\\app", MOUNT_WHOLE,
         "C:\\Users\\me;C:\\Program Files\\Git\\app", "shell"},
        {"aa:bb:cc:dd:ee", MOUNT_WHOLE, "aa:bb:cc:dd:ee", "colons"},
        {"C:\\a:\"C:\\b\"", MOUNT_WHOLE, "C:\\a:\"C:\\b\"", "quotation mark"},
        {"'C:\\a:C:\\b", MOUNT_WHOLE, "'C:\\a:C:\\b", "quotation mark"},
        {"C:/a;C:/Program Files/Git/app", MOUNT_WHOLE, "C:/a;C:/Program Files/Git/app", "shell"},
        {"C:\\a;D:\\Git\\app", MOUNT_WHOLE, "C:\\a;D:\\Git\\app", "shell"},
        /* nearly right */
        {"C:\\a:D:\\b:rw ", MOUNT_WHOLE, "C:\\a:D:\\b:rw ", "blank"},
        {"C:\\a: D:\\b", MOUNT_WHOLE, "C:\\a: D:\\b", "blank"},
        {" C:\\a:D:\\b", MOUNT_WHOLE, " C:\\a:D:\\b", "blank"},
        {"C:\\a: D:\\b : ro", MOUNT_WHOLE, "C:\\a: D:\\b : ro", "blank"},
        {"C:\\a;D:\\b", MOUNT_WHOLE, "C:\\a;D:\\b", "no colon"},
        {"C:\\a , D:\\b:ro", MOUNT_WHOLE, "C:\\a , D:\\b:ro", "no colon"},
        {"C:\\a b D:\\b", MOUNT_WHOLE, "C:\\a b D:\\b", "no colon"},
        {"vol D:", MOUNT_WHOLE, "vol D:", "no colon"},
        /* destinations */
        {"C:\\a:", MOUNT_DESTINATION, "", "empty"},
        {"C:\\a:%CD%", MOUNT_DESTINATION, "%CD%", "variable"},
        {"C:\\a:$HOME/x", MOUNT_DESTINATION, "$HOME/x", "variable"},
        {"C:\\a:\\\\server\\x", MOUNT_DESTINATION, "\\\\server\\x", "share"},
        {"C:\\a:\\app", MOUNT_DESTINATION, "\\app", "no drive"},
        {"C:\\a:/c", MOUNT_DESTINATION, "/c", "no drive"},
        {"C:\\a:/mnt/c/x", MOUNT_DESTINATION, "/mnt/c/x", "no drive"},
        {"C:\\a:/cygdrive/c/x", MOUNT_DESTINATION, "/cygdrive/c/x", "path of a shell"},
        {"vol:\\\\?\\C:\\a?", MOUNT_DESTINATION, "\\\\?\\C:\\a?", "share"},
        {"//./pipe/docker_engine:/pipe/docker_engine:rw", MOUNT_DESTINATION, "/pipe/docker_engine",
         "cleans the path"},
        {"C:\\a:\\Pipe\\x", MOUNT_DESTINATION, "\\Pipe\\x", "cleans the path"},
        {"C:\\a:/pipe/x/y", MOUNT_DESTINATION, "/pipe/x/y", "no drive"},
        {"C:\\a:/pipe/", MOUNT_DESTINATION, "/pipe/", "no drive"},
        /* sources */
        {"/pipe/a:\\\\.\\pipe\\a", MOUNT_SOURCE, "/pipe/a", "cleans the path"},
        {":C:\\y", MOUNT_SOURCE, "", "empty"},
        {"/var/run/docker.sock:C:\\y", MOUNT_SOURCE, "/var/run/docker.sock", "socket"},
        {"%cd%\\x:C:\\y", MOUNT_SOURCE, "%cd%\\x", "variable"},
        {"//server/share:C:\\y", MOUNT_SOURCE, "//server/share", "share"},
        {"/data:C:\\y", MOUNT_SOURCE, "/data", "no drive"},
        {"/:C:\\y", MOUNT_SOURCE, "/", "no drive"},
        {"/mnt/c:C:\\y", MOUNT_SOURCE, "/mnt/c", "path of a shell"},
        {"/mnt/1/x:C:\\y", MOUNT_SOURCE, "/mnt/1/x", "no drive"},
        {"a/b:C:\\y", MOUNT_SOURCE, "a/b", "relative"},
        {"../x:C:\\y", MOUNT_SOURCE, "../x", "relative"},
        {"C::C:\\y", MOUNT_SOURCE, "C:", "no root"},
        {"C:\\a|b:C:\\y", MOUNT_SOURCE, "C:\\a|b", "character"},
        {"a|b:C:\\y", MOUNT_SOURCE, "a|b", "character"},
        /* modes */
        {"C:\\a:rw", MOUNT_SOURCE, "", "missing"},
        {"C:\\a:z", MOUNT_MODE, "z", "other systems"},
        {"C:\\a:C:\\b:", MOUNT_MODE, "", "no mode"},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct mount_hint hint;

        if (!mount_hint(&hint, &a, str_of(cases[i].raw)))
            fail_msg("%s: nothing is said", cases[i].raw);
        if (hint.half != cases[i].half || !str_is(hint.part, cases[i].part) ||
            !contains(&a, hint.text, cases[i].text) || hint.remedy.len == 0)
            fail_msg("%s: the %s '%.*s' %.*s", cases[i].raw, mount_half_name(hint.half),
                     STR_FMT(hint.part), STR_FMT(hint.text));
    }
    arena_finish(&a);
}

static void nothing_is_said_of_what_the_engine_reads(void **state)
{
    static const char *const good[] = {
        "C:\\a:C:\\b",       "c:/a:d:/b:ro", "vol:C:\\x", "C:\\x", "\\\\.\\pipe\\a:\\\\.\\pipe\\b",
        "\\\\?\\C:\\a:C:\\b"};
    struct mount_hint hint;
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        if (mount_hint(&hint, &a, str_of(good[i])))
            fail_msg("%s: %.*s", good[i], STR_FMT(hint.text));
    }
    arena_finish(&a);
}

static void what_stands_before_the_engine_is_said(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(contains(&a, mount_note(&a, STR_LIT(".\\data:C:\\x")), "since 23.0"));
    assert_true(contains(&a, mount_note(&a, STR_LIT("\\\\.\\pipe\\docker_engine")),
                         "exists where dockerd listens"));
    assert_true(contains(&a, mount_note(&a, STR_LIT("C:\\x")), "unless that is a file"));
    assert_true(contains(&a, mount_note(&a, STR_LIT("$PWD:C:\\x")), "variable"));
    assert_true(contains(&a, mount_note(&a, STR_LIT("%cd%:C:\\x")), "variable"));
    assert_true(contains(&a, mount_note(&a, STR_LIT(".\\a:C:\\x")), "since 23.0"));
    assert_true(contains(&a, mount_note(&a, STR_LIT("v:C:\\x")), "two characters at least"));
    assert_true(contains(&a, mount_note(&a, STR_LIT("_vol:C:\\x")), "two characters at least"));
    assert_true(contains(&a, mount_note(&a, STR_LIT("a b:C:\\x")), "two characters at least"));
    assert_int_equal(mount_note(&a, STR_LIT("v_1.x-Y:C:\\x")).len, 0);
    assert_true(contains(&a, mount_note(&a, STR_LIT("vol:D:\\x")), "only the whole drive"));
    assert_int_equal(mount_note(&a, STR_LIT("vol:D:\\")).len, 0);
    assert_int_equal(mount_note(&a, STR_LIT("C:\\a:/x")).len, 0);
    assert_true(contains(&a, mount_note(&a, STR_LIT("d:\\x")), "only the whole drive"));
    assert_int_equal(mount_note(&a, STR_LIT("C:\\x:C:\\y")).len, 0);
    arena_finish(&a);
}

/* The text that a refusal quotes. */
static void the_refusal_says_of_what(void **state)
{
    struct mount_hint hint;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(mount_hint_of_refusal(&hint, &a,
                                      STR_LIT("x: invalid volume specification: 'C:\\a:/app': y")));
    assert_true(hint.half == MOUNT_DESTINATION && str_is(hint.part, "/app"));
    assert_false(mount_hint_of_refusal(&hint, &a, STR_LIT("invalid volume specification: 'C:\\a")));
    assert_false(mount_hint_of_refusal(&hint, &a, STR_LIT("invalid volume specification: ''")));
    assert_false(mount_hint_of_refusal(&hint, &a, STR_LIT("no such container: web")));
    arena_finish(&a);
}

/* The engine's or the client's refusal; empty: none. */
static struct str refusal(struct arena *a, const char *raw, struct str *remedy)
{
    const struct engine engine = engine_of(mdl_engine_default->latest);
    struct mdl_doc nothing = {.root = NULL};
    struct plat host = plat_sim(&nothing);
    struct mount_reader reader = {.a = a, .host = &host, .engine = &engine};
    struct mount_option option;
    struct mount_point point;
    struct str error = STR_NONE;

    assert_true(mount_is_option(str_of(raw)));
    assert_null(mount_option_read(&option, a, str_of(raw)));
    *remedy = STR_NONE;
    if (option.spec == NULL) {
        error = option.message;
    } else if (!mount_read_spec(&point, &error, &reader, option.spec)) {
        *remedy = arena_str(a, mount_option_remedy(str_of(raw), option.spec));
    } else {
        error = STR_NONE;
    }
    mount_option_finish(&option);
    return error;
}

static void the_text_of_a_mount_option_is_read(void **state)
{
    struct arena a;
    struct str remedy;

    (void)state;
    arena_init(&a);
    assert_int_equal(refusal(&a, "type=bind,source=D:\\x,target=c:/app", &remedy).len, 0);
    assert_true(
        contains(&a, refusal(&a, "source=D:\\x,target=c:/app", &remedy), "invalid volume name"));
    assert_true(contains(&a, remedy, "add type=bind"));
    assert_true(contains(&a, refusal(&a, "type=volume,src=D:\\x,dst=c:/app", &remedy),
                         "invalid volume name"));
    assert_true(contains(&a, remedy, "is type=bind"));
    assert_true(contains(&a, refusal(&a, "type=bind,foo=bar", &remedy), "unknown option"));
    assert_false(mount_is_option(STR_LIT("C:\\a=b:C:\\x")));
    assert_false(mount_is_option(STR_LIT("vol:C:\\x")));
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_faulty_half_is_named),
        cmocka_unit_test(nothing_is_said_of_what_the_engine_reads),
        cmocka_unit_test(what_stands_before_the_engine_is_said),
        cmocka_unit_test(the_refusal_says_of_what),
        cmocka_unit_test(the_text_of_a_mount_option_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
