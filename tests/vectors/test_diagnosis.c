/* Texts of errors, versions, logs and events against what is known to stand in them. */
#include "model/diagnosis/answer.h"
#include "model/diagnosis/event_text.h"
#include "model/diagnosis/log_text.h"
#include "model/diagnosis/version_text.h"
#include "model/json/json.h"
#include "tests/vectors/vector.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct value *answer_error(struct arena *a, struct str text)
{
    const struct value *v;
    struct error_text t;

    vector_require(error_text(&t, a, text));
    v = error_answer(&t);
    error_text_finish(&t);
    return v;
}

static const struct value *answer_version(struct arena *a, struct str text)
{
    struct version_text t;

    vector_require(version_text(&t, a, text));
    return version_answer(&t);
}

static const struct value *answer_log(struct arena *a, struct str text)
{
    const struct value *v;
    struct log_text t;

    vector_require(log_text(&t, a, text));
    v = log_answer(&t);
    log_text_finish(&t);
    return v;
}

static const struct value *answer_event(struct arena *a, struct str text)
{
    const struct value *v;
    struct event_text t;

    vector_require(event_text(&t, a, text));
    v = event_answer(&t);
    event_text_finish(&t);
    return v;
}

/* ---- comparison ------------------------------------------------------------------------- */

static bool is_empty(const struct value *v)
{
    return v == NULL || v->kind == VALUE_NULL || (v->kind == VALUE_LIST && v->u.list.count == 0);
}

static bool same(const struct value *got, const struct value *want)
{
    if (is_empty(got) || is_empty(want))
        return is_empty(got) && is_empty(want);
    if (want->kind == VALUE_LIST && got->kind == VALUE_LIST) {
        if (want->u.list.count != got->u.list.count)
            return false;
        for (size_t i = 0; i < want->u.list.count; i++)
            if (!same(got->u.list.items[i], want->u.list.items[i]))
                return false;
        return true;
    }
    if (want->kind != VALUE_MAP || got->kind != VALUE_MAP)
        return value_eq(got, want);
    for (size_t i = 0; i < want->u.map.count; i++) {
        const struct value_member *m = &want->u.map.members[i];

        if (!same(value_get(got, m->key), m->value))
            return false;
    }
    return true;
}

/* A dotted release as one number; a missing part is `rest`, no release at all `none`. */
static long release(const struct value *hint, const char *key, long rest, long none)
{
    const struct value *v = value_get(hint, str_of(key));
    long part[3] = {rest, rest, rest};
    size_t n = 0;

    if (is_empty(v))
        return none;
    for (size_t i = 0; i < v->u.text.len && n < 3; n++) {
        part[n] = 0;
        for (; i < v->u.text.len && v->u.text.s[i] != '.'; i++)
            part[n] = part[n] * 10 + (v->u.text.s[i] - '0');
        i++;
    }
    return (part[0] * 1000 + part[1]) * 1000 + part[2];
}

/* Several releases write the same words: the one that did must lie in the span that is told. */
static bool hint_holds(const struct value *got, const struct value *want)
{
    if (is_empty(want) || is_empty(got))
        return is_empty(want) && is_empty(got);
    return release(got, "from", 0, 0) <= release(want, "from", 0, 0) &&
           release(got, "to", 999, LONG_MAX) >= release(want, "to", 999, LONG_MAX);
}

static bool member_holds(const struct value *got, const struct value_member *want)
{
    const struct value *v = value_get(got, want->key);

    if (str_is(want->key, "engine_hint"))
        return hint_holds(v, want->value);
    if (str_is(want->key, "client") && is_empty(want->value))
        return true; /* nobody said */
    return same(v, want->value);
}

static size_t differences(const struct value *line, const struct value *got)
{
    const struct value *want = value_get(line, STR_LIT("want"));
    size_t count = 0;

    for (size_t i = 0; i < want->u.map.count; i++) {
        const struct value_member *m = &want->u.map.members[i];

        if (member_holds(got, m))
            continue;
        if (count++ == 0)
            vector_show("case", value_get(line, STR_LIT("name")));
        (void)fprintf(stderr, "  %.*s\n", STR_FMT(m->key));
        vector_show("want", m->value);
        vector_show("got ", got);
    }
    return count;
}

static void check_file(const char *name, size_t cases,
                       const struct value *(*answer)(struct arena *, struct str))
{
    const struct value *line;
    size_t count = 0, wrong = 0;
    struct vector_file f;
    struct arena a;

    arena_init(&a);
    vector_open(&f, name);
    while ((line = vector_line(&f)) != NULL) {
        const struct value *got;

        arena_reset(&a);
        got = answer(&a, value_get(line, STR_LIT("text"))->u.text);
        assert_non_null(got);
        count++;
        wrong += differences(line, got) > 0;
        value_unref(got);
        value_unref(line);
    }
    vector_close(&f);
    arena_finish(&a);
    assert_int_equal(count, cases);
    assert_int_equal(wrong, 0);
}

static void errors_are_read(void **state)
{
    (void)state;
    check_file("artefact-errors.jsonl", 129, answer_error);
}

static void versions_are_read(void **state)
{
    (void)state;
    check_file("artefact-version.jsonl", 25, answer_version);
}

static void log_records_are_read(void **state)
{
    (void)state;
    check_file("artefact-logs.jsonl", 27, answer_log);
}

static void events_are_read(void **state)
{
    (void)state;
    check_file("artefact-events.jsonl", 24, answer_event);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_are_read),
        cmocka_unit_test(versions_are_read),
        cmocka_unit_test(log_records_are_read),
        cmocka_unit_test(events_are_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
