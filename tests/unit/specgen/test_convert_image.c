/* What an image gave its container is not asked for again: examples, and random requests on random
 * images, of which create makes the same whether the merged container is asked for or what convert
 * leaves of it. */
#include "model/base/buf.h"
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/convert/asked.h"
#include "specgen/convert/convert.h"
#include "specgen/convert/same.h"
#include "specgen/create/create.h"
#include "specgen/create/create_rows.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define IMAGE                                                                                      \
    "{\"Env\":[\"PATH=c:\\\\x\",\"IMG=1\"],\"Cmd\":[\"cmd\"],\"Entrypoint\":[\"app.exe\",\"--x\"]" \
    ","                                                                                            \
    "\"Labels\":{\"maintainer\":\"me\"},\"WorkingDir\":\"C:\\\\app\","                             \
    "\"ExposedPorts\":{\"80/tcp\":{}},\"ArgsEscaped\":true,\"User\":\"ContainerUser\"}"
#define TOLD "\"Images[\\\"i\\\"].Config\":\"image inspect: Config\""

static const struct value *read_json(const char *text)
{
    const struct value *v = NULL;
    struct err *e = json_read(&v, str_of(text));

    if (e != NULL)
        fail_msg("%s in %s", e->text, text);
    return v;
}

/* ---- examples ------------------------------------------------------------------------------- */

struct example {
    const char *config; /* of the container, beside its Image */
    const char *image;  /* its configuration; NULL: nobody told */
    const char *source; /* of host.Sources */
    const char *line;   /* behind "docker run -d "; NULL: not looked at */
    const char *left;   /* to the image */
    bool unknown;
};

static const struct example examples[] = {
    /* All of it the image's. */
    {"\"Env\":[\"PATH=c:\\\\x\",\"IMG=1\"],\"Cmd\":[\"cmd\"],\"Entrypoint\":[\"app.exe\",\"--x\"],"
     "\"Labels\":{\"maintainer\":\"me\"},\"WorkingDir\":\"C:\\\\app\","
     "\"ExposedPorts\":{\"80/tcp\":{}},\"ArgsEscaped\":true,\"User\":\"ContainerUser\"",
     IMAGE, TOLD, "img",
     "User, WorkingDir, Env, Cmd, Entrypoint, ExposedPorts, Labels, ArgsEscaped", false},
    /* Own ones before it, one of them in the place of the image's; another command. */
    {"\"Env\":[\"OWN=2\",\"PATH=own\",\"IMG=1\"],\"Cmd\":[\"powershell\"],"
     "\"Entrypoint\":[\"app.exe\",\"--x\"],\"Labels\":{\"maintainer\":\"me\",\"mine\":\"1\"},"
     "\"WorkingDir\":\"C:\\\\other\",\"ExposedPorts\":{\"80/tcp\":{},\"81/tcp\":{}},"
     "\"ArgsEscaped\":true,\"User\":\"ContainerUser\"",
     IMAGE, TOLD,
     "--expose 81/tcp --workdir 'C:\\other' --env OWN=2 --env PATH=own --label mine=1 img "
     "powershell",
     "User, Env[2], Entrypoint, ExposedPorts[\"80/tcp\"], Labels.maintainer, ArgsEscaped", false},
    /* The image's command would come back where none was wanted. */
    {"\"Entrypoint\":[\"app.exe\",\"--x\"]",
     "{\"Cmd\":[\"cmd\"],\"Entrypoint\":[\"app.exe\",\"--x\"]}", TOLD,
     "--entrypoint app.exe img --x", "", false},
    /* An entry point of its own: the image's command is not taken over, so this one was asked for.
     */
    {"\"Entrypoint\":[\"own.exe\"],\"Cmd\":[\"cmd\"]",
     "{\"Cmd\":[\"cmd\"],\"Entrypoint\":[\"app.exe\"]}", TOLD, "--entrypoint own.exe img cmd", "",
     false},
    /* Another order than create leaves: asked for as it is. */
    {"\"Env\":[\"IMG=1\",\"OWN=2\"],\"Cmd\":[\"cmd\"]", "{\"Env\":[\"IMG=1\"]}", TOLD,
     "--env IMG=1 --env OWN=2 img cmd", "", false},
    /* Nobody told, or told by nobody. */
    {"\"Env\":[\"A=1\"],\"Cmd\":[\"cmd\"]", NULL, "", "--env A=1 img cmd", "", true},
    {"\"Env\":[\"A=1\"],\"Cmd\":[\"cmd\"]", "{\"Env\":[\"A=1\"]}",
     "\"Images[\\\"i\\\"].Config\":\"assumed: an example\"", "--env A=1 img cmd", "", true},
    {"\"Tty\":true", NULL, "", "--tty img", "", false}, /* nothing that an image gives */
};

static void check(const struct example *x)
{
    const struct convert_options options = {.shell = SHELL_BASH, .host = plat_sim};
    struct conversion made;
    struct buf text = {.s = NULL};
    const struct value *root;
    struct str line;
    struct arena a;

    buf_printf(&text,
               "{\"silospec\":1,\"container\":{\"Image\":\"i\",\"Config\":{\"Image\":\"img\",%s}},"
               "\"host\":{\"Images\":[{\"Id\":\"i\",\"OS\":\"windows\"%s%s}],\"Sources\":{%s}}}",
               x->config, x->image != NULL ? ",\"Config\":" : "", x->image != NULL ? x->image : "",
               x->source);
    buf_char(&text, '\0');
    root = read_json(text.s);
    arena_init(&a);
    assert_null(convert(&made, &a, root, CONVERT_TO_RUN, &options));
    line = arena_printf(&a, "docker run -d %s\n", x->line);
    if (!str_eq(made.text, line))
        fail_msg("%.*snot %.*s", STR_FMT(made.text), STR_FMT(line));
    line = losses_left_to_image(&made.losses);
    if (!str_is(line, x->left))
        fail_msg("left to the image: %.*s\nnot %s", STR_FMT(line), x->left);
    assert_int_equal(made.image_unknown, x->unknown);
    arena_finish(&a);
    value_unref(root);
    buf_finish(&text);
}

static void what_the_image_gives_is_not_asked_for(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++)
        check(&examples[i]);
}

static void an_image_is_found_by_its_id_else_by_its_name(void **state)
{
    static const struct {
        const char *id, *name;
        bool found;
    } rows[] = {
        {"\"sha256:11\"", "web", true},
        {"\"sha256:12\"", "web", false},
        {"\"\"", "web", true},
        {"\"\"", "web:latest", true},
        {"\"\"", "docker.io/library/web", true},
        {"\"\"", "web:1", false},
    };
    const struct convert_options options = {.shell = SHELL_BASH, .host = plat_sim};

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct conversion made;
        struct arena a;
        const struct value *root;

        arena_init(&a);
        root = read_json(arena_cstr(
            &a,
            arena_printf(&a,
                         "{\"silospec\":1,\"container\":{\"Image\":%s,\"Config\":{\"Image\":\"%s\","
                         "\"User\":\"u\"}},\"host\":{\"Images\":[{\"Id\":\"sha256:11\","
                         "\"Names\":[\"web:latest\"],\"Config\":{\"User\":\"u\"}}]}}",
                         rows[i].id, rows[i].name)));
        assert_null(convert(&made, &a, root, CONVERT_TO_COMPOSE, &options));
        assert_int_equal(made.image_unknown, !rows[i].found);
        assert_int_equal(losses_left_to_image(&made.losses).len > 0, rows[i].found);
        arena_finish(&a);
        value_unref(root);
    }
}

/* What compose marks, and what stands for something that nobody told. */
static void what_is_made_up_is_told(void **state)
{
    static const char text[] =
        "{\"silospec\":1,\"container\":{\"Name\":\"/new\",\"Path\":\"cmd\",\"Config\":{\"Labels\":"
        "{\"com.docker.compose.project\":\"shop\",\"mine\":\"1\"}}},\"host\":{\"Sources\":"
        "{\"container.Path\":\"assumed: the container runs cmd\"}}}";
    const struct convert_options options = {.shell = SHELL_BASH, .host = plat_sim};
    const struct value *root = read_json(text);
    struct conversion made;
    bool marks = false, assumed = false;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_null(convert(&made, &a, root, CONVERT_TO_RUN, &options));
    assert_true(
        str_is(made.text, "docker run -d --name new --label mine=1 --entrypoint cmd image\n"));
    for (size_t i = 0; i < made.losses.count; i++) {
        const struct loss *loss = &made.losses.items[i];

        marks = marks || (loss->kind == LOSS_FACT &&
                          str_starts(loss->path, STR_LIT("container.Config.Labels")));
        assumed = assumed || (loss->kind == LOSS_ADDED && str_is(loss->path, "container.Path"));
    }
    assert_true(marks);
    assert_true(assumed);
    arena_finish(&a);
    value_unref(root);
}

/* ---- random ones ---------------------------------------------------------------------------- */

static uint64_t state;

static size_t below(size_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state >> 11) % n;
}

/* [] of some of them, in any order, some twice */
static void put_list(struct buf *out, const char *key, const char *const *words, size_t count)
{
    size_t items = below(4);

    if (below(3) == 0)
        return;
    buf_printf(out, "\"%s\":[", key);
    for (size_t i = 0; i < items; i++)
        buf_printf(out, "%s\"%s\"", i > 0 ? "," : "", words[below(count)]);
    buf_add(out, STR_LIT("],"));
}

static void put_map(struct buf *out, const char *key, const char *const *members, size_t count)
{
    bool first = true;

    if (below(3) == 0)
        return;
    buf_printf(out, "\"%s\":{", key);
    for (size_t i = 0; i < count; i++) {
        if (below(2) == 0)
            continue;
        buf_printf(out, "%s%s", first ? "" : ",", members[i]);
        first = false;
    }
    buf_add(out, STR_LIT("},"));
}

static void put_config(struct buf *out)
{
    static const char *const variables[] = {"A=1", "A=2", "a=3", "B=1", "B=", "B", "C=x=y"};
    static const char *const words[] = {"cmd", "", "/c", "app.exe"};
    static const char *const ports[] = {"\"80/tcp\":{}", "\"81/tcp\":{}"};
    static const char *const volumes[] = {"\"C:\\\\a\":{}", "\"C:\\\\b\":{}"};
    static const char *const labels[] = {"\"a\":\"1\"", "\"b\":\"2\"", "\"c\":\"\""};
    static const char *const other[] = {"\"a\":\"1\"", "\"b\":\"9\"", "\"c\":\"\""};
    static const char *const health[] = {"\"Test\":[\"CMD\",\"x\"]", "\"Interval\":5",
                                         "\"Retries\":3"};
    static const char *const users[] = {"", "u", "v"};

    buf_char(out, '{');
    put_list(out, "Env", variables, sizeof(variables) / sizeof(variables[0]));
    put_list(out, "Cmd", words, 4);
    put_list(out, "Entrypoint", words, 4);
    put_map(out, "ExposedPorts", ports, 2);
    put_map(out, "Volumes", volumes, 2);
    put_map(out, "Labels", below(2) == 0 ? labels : other, 3);
    put_map(out, "Healthcheck", health, 3);
    buf_printf(out,
               "\"ArgsEscaped\":%s,\"WorkingDir\":\"%s\",\"StopSignal\":\"%s\",\"User\":\"%s\"}",
               below(2) == 0 ? "true" : "false", users[below(3)], users[below(3)], users[below(3)]);
}

static void unref(void *what)
{
    value_unref(what);
}

static const struct datum *random_config(struct arena *a)
{
    struct buf text = {.s = NULL};
    const struct value *v;
    const struct datum *d;

    put_config(&text);
    buf_char(&text, '\0');
    v = read_json(text.s);
    d = datum_copy(a, datum_of(a, v)); /* texts are borrowed from v */
    arena_at_end(a, unref, (void *)(uintptr_t)v);
    buf_finish(&text);
    return d;
}

static const struct value *document_of(struct arena *a, const struct datum *config,
                                       const struct datum *image, const char *engine)
{
    return read_json(arena_cstr(
        a,
        arena_printf(a,
                     "{\"silospec\":1,\"engine\":\"%s\",\"container\":{\"Image\":\"i\",\"Config\":"
                     "%.*s},\"host\":{\"Images\":[{\"Id\":\"i\",\"Config\":%.*s}]}}",
                     engine, STR_FMT(create_json(a, config)), STR_FMT(create_json(a, image)))));
}

static void expect_same(uint64_t seed, struct arena *a, const struct datum *want,
                        const struct datum *got, const struct datum *body)
{
    static const char *const keys[] = {"User",    "WorkingDir", "StopSignal",  "Env",
                                       "Cmd",     "Entrypoint", "Healthcheck", "ExposedPorts",
                                       "Volumes", "Labels",     "ArgsEscaped"};

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        const struct datum *l = datum_get(want, str_of(keys[i])),
                           *r = datum_get(got, str_of(keys[i]));

        if (!same_is(a, l, r))
            fail_msg("seed %" PRIu64 ": %s of the container is %.*s, and would be %.*s\n%.*s", seed,
                     keys[i], STR_FMT(create_json(a, l)), STR_FMT(create_json(a, r)),
                     STR_FMT(create_json(a, body)));
    }
    if (datum_count(DATUM(want, "Env")) > 0 &&
        !str_eq(create_json(a, DATUM(want, "Env")), create_json(a, DATUM(got, "Env"))))
        fail_msg("seed %" PRIu64 ": the variables stand in another order", seed);
}

static void random_one(uint64_t seed)
{
    static const char *const engines[] = {"moby-19.03", "moby-24.0", "moby-29"};
    const char *engine = engines[seed % 3];
    const struct datum *image, *container;
    const struct value *root;
    struct losses losses;
    struct engine e;
    struct asked asked;
    uint32_t release;
    struct arena a;

    state = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
    (void)below(1);
    arena_init(&a);
    assert_null(mdl_engine_find(&release, str_of(engine)));
    e = engine_of(release);
    image = random_config(&a);
    container = create_merged(&a, &e, random_config(&a), image);
    assert_non_null(container);
    root = document_of(&a, container, image, engine);
    losses_init(&losses, &a);
    assert_true(asked_of(&asked, &a, root, &losses));
    assert_false(asked.image_unknown);
    expect_same(seed, &a, container, create_merged(&a, &e, asked.body, image), asked.body);
    arena_finish(&a);
    value_unref(root);
}

static void create_makes_the_same_of_what_is_left(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 1000; seed++)
        random_one(seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_image_gives_is_not_asked_for),
        cmocka_unit_test(an_image_is_found_by_its_id_else_by_its_name),
        cmocka_unit_test(what_is_made_up_is_told),
        cmocka_unit_test(create_makes_the_same_of_what_is_left),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
