/* tests/unit/model/scenario_testing.h - files as people have them, read or refused. */
#ifndef SCENARIO_TESTING_H
#define SCENARIO_TESTING_H

#include "document_testing.h"

#include "model/formats/artefact.h"

#include <stdio.h>
#include <unistd.h>

static inline struct artefact read_ok(const char *text)
{
    struct artefact s;

    assert_no_error(artefact_read(&s, str_of(text), "f"));
    return s;
}

static inline bool is_assumed(const struct artefact *s, const char *path)
{
    return mdl_is_assumption(mdl_source_of(s->root, str_of(path)));
}

static inline void assert_refused_bytes(struct str text, enum err_class class, const char *line)
{
    struct artefact s = {0};

    assert_error(artefact_read(&s, text, "f"), class, line);
    assert_null(s.root);
}

static inline void assert_refused(const char *text, enum err_class class, const char *line)
{
    assert_refused_bytes(str_of(text), class, line);
}

/* Writes a file, opens it, and compares the error; `line` without the file's name and ':'. */
static inline void assert_open_refused(const void *bytes, size_t len, enum err_class class,
                                       const char *line)
{
    char name[] = "/tmp/silospec-test-XXXXXX", expected[400];
    struct artefact s = {0};
    int fd = mkstemp(name);
    struct err *e;

    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, len), (ssize_t)len);
    close(fd);
    e = artefact_open(&s, name);
    unlink(name);
    snprintf(expected, sizeof(expected), "%s:%s", name, line);
    assert_error(e, class, expected);
    assert_null(s.root);
}

static inline struct str text_at(const struct value *v, const char *const *keys)
{
    for (; *keys != NULL; keys++) {
        v = (*keys)[0] == '0' && (*keys)[1] == '\0' ? v->u.list.items[0]
                                                    : value_get(v, str_of(*keys));
        assert_non_null(v);
    }
    return v->u.text;
}

#define TEXT_AT(v, ...) text_at(v, (const char *const[]){__VA_ARGS__, NULL})

#endif
