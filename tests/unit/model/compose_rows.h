/* tests/unit/model/compose_rows.h - what docker compose asks for, and what it refuses, a row each:
 * a file, one that lies over it, and a place of the request of its first container. */
#ifndef COMPOSE_ROWS_H
#define COMPOSE_ROWS_H

#include "document_testing.h"
#include "place_testing.h"

#include "model/compose/compose.h"
#include "model/value/value_make.h"

#include <stdio.h>
#include <stdlib.h>

struct row {
    const char *file, *over; /* compose.yaml, compose.override.yaml; over NULL: there is none */
    const char *path;        /* HostConfig/Binds/0 of the body; "!": what is refused */
    const char *want;        /* a scalar's text, the count of a list or map; NULL: absent or null */
};

static struct str found(struct arena *a, const struct compose_answer *answer, const char *path)
{
    const struct value *v = answer->count > 0 ? answer->requests[0].body : NULL;

    if (path[0] == '!')
        return answer->message.len > 0 ? answer->message : STR_NONE;
    return place_text(a, v, path);
}

static size_t failures;
static bool part_is_enough; /* of a text */

static bool is_wanted(struct str got, const char *want)
{
    if (str_is(got, want))
        return true;
    for (size_t i = 0; part_is_enough && i < got.len; i++)
        if (str_starts(str_cut(got, i, got.len), str_of(want)))
            return true;
    return false;
}

static void check(const struct row *row, unsigned release)
{
    struct compose_input in = {.server_os = STR_LIT("windows"),
                               .cwd = STR_LIT("/srv/app"),
                               .home = STR_LIT("/srv/home"),
                               .release = release};
    struct value *files = value_map();
    struct compose_answer answer;
    struct arena a;
    struct str got;

    arena_init(&a);
    files = made_with_key(files, STR_LIT("compose.yaml"), value_string(str_of(row->file)));
    files = made_with_key(files, STR_LIT("seccomp.json"), value_string(STR_LIT("{ \"a\" : 1 }")));
    files = made_with_key(files, STR_LIT("bad.env"), value_string(STR_LIT("A B=c\n")));
    files = made_with_key(files, STR_LIT("bad.json"), value_string(STR_LIT("{ \"a\" ")));
    files = made_with_key(files, STR_LIT("more/base.yaml"),
                          value_string(STR_LIT("services:\n  base:\n    image: b\n    environment: "
                                               "[A=0]\n    volumes: ['./d:/d']\n"
                                               "  twin: {extends: {service: base}}\n"
                                               "  far: {extends: {file: ../more/base.yaml, "
                                               "service: no}}\n")));
    if (row->over != NULL)
        files =
            made_with_key(files, STR_LIT("compose.override.yaml"), value_string(str_of(row->over)));
    in.files = files;
    assert_no_error(compose_run(&answer, &a, &in));
    got = found(&a, &answer, row->path);
    if ((row->path[0] != '!' && answer.message.len > 0) || (row->want != NULL) != (got.s != NULL) ||
        (row->want != NULL && !is_wanted(got, row->want))) {
        print_error("%s%s%s\n  %s is '%.*s'\n  expected '%s'\n  %.*s\n", row->file,
                    row->over != NULL ? "---\n" : "", row->over != NULL ? row->over : "", row->path,
                    STR_FMT(got), row->want != NULL ? row->want : "nothing",
                    STR_FMT(answer.message));
        failures++;
    }
    compose_answer_finish(&answer);
    value_unref(files);
    arena_finish(&a);
}

static inline void check_all(const struct row *rows, size_t count, unsigned release)
{
    failures = 0;
    for (size_t i = 0; i < count; i++)
        check(&rows[i], release);
    assert_int_equal(failures, 0);
}

#define CHECK_ALL(rows)     check_all((rows), sizeof(rows) / sizeof((rows)[0]), COMPOSE_2_40)
#define CHECK_ALL_226(rows) check_all((rows), sizeof(rows) / sizeof((rows)[0]), COMPOSE_2_26)

/* Of a refusal `want` is a part. */
static inline void check_all_parts(const struct row *rows, size_t count)
{
    failures = 0;
    for (size_t i = 0; i < count; i++) {
        part_is_enough = rows[i].path[0] == '!';
        check(&rows[i], COMPOSE_2_40);
    }
    part_is_enough = false;
    assert_int_equal(failures, 0);
}

#define CHECK_ALL_PARTS(rows) check_all_parts((rows), sizeof(rows) / sizeof((rows)[0]))

#define WEB(rest)          "services:\n  web:\n    image: w\n" rest
#define OVER(rest)         "services:\n  web:\n" rest
#define HOST(path)         "HostConfig/" path
#define LIMITS(own, limit) WEB("    " own "\n    deploy: {resources: {limits: {" limit "}}}\n")
#define DECODED            "decoding failed due to the following error(s):\n"

#endif
