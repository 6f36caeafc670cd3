/* tests/unit/specgen/create_testing.h - what the daemon answers to a request, a row each. */
#ifndef CREATE_TESTING_H
#define CREATE_TESTING_H

#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/create/create.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct row {
    const char *engine;
    const char *request; /* its members, besides "body" the others of `request` in
                            front */
    const char *path;    /* of the container as inspect has it; "!": the error, "?":
                            the warnings, "~": the last thing not known, "#": the
                            endpoint that HNS is asked for */
    const char *want;    /* NULL: absent, null; of "!" and "?" none */
};

/* The default images of the host. */
#define A_IMAGE                                                                                    \
    "{\"Id\":\"sha256:aa11\",\"Names\":[\"web:latest\",\"reg.example/"                             \
    "web:1\"],\"OS\":\"windows\","
#define B_IMAGE                                                                                    \
    "{\"Id\":\"sha256:aa22\",\"Names\":[\"arm:latest\"],\"OS\":\"windows\","                       \
    "\"Architecture\":"                                                                            \
    "\"arm64\",\"Variant\":\"v8\","
#define C_IMAGE "{\"Id\":\"sha256:bb33\",\"Names\":[\"nix:latest\"],\"OS\":\"linux\","
#define D_IMAGE "{\"Id\":\"named\",\"Names\":[\"void:latest\"],"
#define A_CONFIG                                                                                   \
    "\"Config\":{\"Cmd\":[\"serve\"],\"Healthcheck\":{\"Test\":[\"CMD\",\"x\"],"                   \
    "\"StartInterval\":"                                                                           \
    "7}}}"
#define HOST                                                                                       \
    "\"Root\":\"C:\\\\d\",\"DefaultIsolation\":\"process\",\"OSBuild\":20348,"                     \
    "\"OSProduct\":"                                                                               \
    "\"server\",\"NumCPU\":4,\"Disk\":{\"Directories\":[]},\"Containers\":[],"                     \
    "\"Images\":[" A_IMAGE A_CONFIG "," B_IMAGE A_CONFIG "," C_IMAGE A_CONFIG "," D_IMAGE A_CONFIG \
    "]"
#define CORP                                                                                       \
    "\"Networks\":[{\"Name\":\"corp\",\"Driver\":\"l2bridge\"},{\"Name\":"                         \
    "\"nat\",\"Driver\":"                                                                          \
    "\"nat\"}],"

static inline void require(struct err *e)
{
    if (e != NULL)
        fail_msg("%s", err_line(e));
}

/* How the rows of a table are carried out. */
struct stage {
    enum create_operation operation;
    const char *host; /* its members, each with a comma behind it */
};

static inline struct mdl_doc *document_of(struct arena *a, const struct row *row,
                                          const struct stage *stage)
{
    const struct value *root;
    struct mdl_doc *doc;

    require(json_read(&root, arena_printf(a,
                                          "{\"silospec\":1,\"engine\":\"%s\",\"request\":{%s"
                                          "%s},\"host\":{%s" HOST "}}",
                                          row->engine,
                                          str_starts(str_of(row->request), STR_LIT("\"name\""))
                                              ? ""
                                              : "\"name\":\"web\",",
                                          row->request, stage->host)));
    require(mdl_doc_new(&doc, root));
    value_unref(root);
    return doc;
}

/* What the first endpoint is asked with: its address and its ports, such as "10.1.0.5 tcp 80:8080".
 */
static inline struct str asked_of_host(struct arena *a, const struct create_result *r)
{
    const struct datum *body = r->hns != NULL ? r->hns->body : NULL;
    struct str text = datum_text(DATUM(body, "IPAddress"));

    for (const struct datum *m = datum_first(DATUM(body, "Policies")); m != NULL; m = m->next) {
        const struct datum *external = DATUM(m, "ExternalPort");

        text = arena_printf(a, "%.*s%s%.*s %.*s:%.*s", STR_FMT(text), text.len > 0 ? " " : "",
                            STR_FMT(datum_text(DATUM(m, "Protocol"))),
                            STR_FMT(DATUM(m, "InternalPort")->text),
                            STR_FMT(external != NULL ? external->text : STR_LIT("")));
    }
    return text;
}

/* "!", "?", "~", "#" and places of the container; STR_NONE: nothing. */
static inline struct str found(struct arena *a, const struct create_result *r, const char *path)
{
    const struct datum *d;

    if (path[0] == '!')
        return r->error != NULL ? r->error->message : STR_NONE;
    if (path[0] == '?')
        return r->warnings != NULL ? r->warnings->text : STR_NONE;
    if (path[0] == '~')
        return r->unknowns.last != NULL ? r->unknowns.last->question : STR_NONE;
    if (path[0] == '#')
        return asked_of_host(a, r);
    d = datum_at(r->container, a, str_of(path));
    if (datum_is_null(d))
        return STR_NONE;
    if (d->kind == VALUE_BOOL)
        return d->boolean ? STR_LIT("true") : STR_LIT("false");
    if (d->kind == VALUE_MAP || d->kind == VALUE_LIST)
        return arena_printf(a, "%zu", datum_count(d));
    return d->text.s != NULL ? d->text : STR_LIT("");
}

static size_t failures;

static inline void check(const struct row *row, const struct stage *stage)
{
    struct arena a;
    struct mdl_doc *doc;
    struct create_result r;
    struct engine engine;
    struct plat sim;
    struct str got;

    arena_init(&a);
    doc = document_of(&a, row, stage);
    sim = plat_sim(doc);
    engine = engine_of(doc->release);
    require(create_carry_out(&a, doc, &sim, &engine, stage->operation, NULL, &r));
    got = found(&a, &r, row->path);
    if ((row->path[0] != '!' && r.error != NULL) || (row->want != NULL) != (got.s != NULL) ||
        (row->want != NULL && !str_is(got, row->want))) {
        print_error("%s {%s}\n  %s is '%.*s'\n  expected '%s'%s%.*s\n", row->engine, row->request,
                    row->path, STR_FMT(got), row->want != NULL ? row->want : "nothing",
                    r.error != NULL ? "\n  " : "", STR_FMT(found(&a, &r, "!")));
        failures++;
    }
    mdl_doc_free(doc);
    arena_finish(&a);
}

static inline void check_all(const struct row *rows, size_t count, const struct stage *stage)
{
    failures = 0;
    for (size_t i = 0; i < count; i++)
        check(&rows[i], stage);
    assert_int_equal(failures, 0);
}

static const struct stage created = {CREATE_ONLY, CORP};

#define CHECK_STAGE(rows, stage) check_all((rows), sizeof(rows) / sizeof((rows)[0]), &(stage))
#define CHECK_ALL(rows)          CHECK_STAGE(rows, created)

#define API(v)     "\"api\":\"" v "\","
#define BODY(rest) "\"body\":{\"Image\":\"web\"," rest "}"
#define MAC_AT     "NetworkSettings.Networks.nat.MacAddress"

#endif
