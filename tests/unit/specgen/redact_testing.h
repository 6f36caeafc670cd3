/* tests/unit/specgen/redact_testing.h - one redaction, and what it makes of a text. */
#ifndef REDACT_TESTING_H
#define REDACT_TESTING_H

#include "model/json/json.h"
#include "specgen/redact/redact.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct fixture {
    struct redaction r;
    struct arena a;
};

static inline void begin(struct fixture *f)
{
    redaction_init(&f->r, REDACT_SECRETS);
    arena_init(&f->a);
}

static inline void finish(struct fixture *f)
{
    redaction_finish(&f->r);
    arena_finish(&f->a);
}

static inline void expect(const char *text, const char *want)
{
    struct fixture f;
    struct str got;

    begin(&f);
    got = redact_text(&f.r, &f.a, str_of(text));
    if (!str_is(got, want))
        print_error("%s\n  is  %.*s\n  not %s\n", text, STR_FMT(got), want);
    assert_true(str_is(got, want));
    got = redact_text(&f.r, &f.a, got); /* once is enough */
    assert_true(str_is(got, want));
    finish(&f);
}

static inline const struct value *read(const char *json)
{
    const struct value *v = NULL;

    assert_null(json_read(&v, str_of(json)));
    return v;
}

#endif
