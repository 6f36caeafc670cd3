/* tests/unit/model/facts_testing.h - what a text tells, a row a fact: EXPECT_FACTS(text, {path,
 * value}, ...). */
#ifndef FACTS_TESTING_H
#define FACTS_TESTING_H

#include "document_testing.h"

#include "model/formats/artefact.h"

/* One text; paths with the values that it tells. A value NULL: nothing stands there. */
struct fact_row {
    const char *path, *value;
};

static void expect_facts(const char *text, const struct fact_row *rows, size_t count)
{
    struct artefact s;
    struct err *e = artefact_read(&s, str_of(text), "creds.reg");

    if (e != NULL)
        fail_msg("%s\n%s", err_line(e), text);
    for (size_t i = 0; i < count; i++) {
        const struct value *v = value_at_path(s.root, rows[i].path);
        bool scalar = v != NULL && (v->kind == VALUE_STRING || v->kind == VALUE_NUMBER);
        struct str found = scalar                                               ? v->u.text
                           : v != NULL && v->kind == VALUE_BOOL && v->u.boolean ? STR_LIT("true")
                           : v != NULL                                          ? STR_LIT("(else)")
                                                                                : STR_NONE;

        if ((v != NULL) != (rows[i].value != NULL) || (v != NULL && !str_is(found, rows[i].value)))
            fail_msg("%s is '%.*s' in\n%s", rows[i].path, STR_FMT(found), text);
    }
    artefact_close(&s);
}

#define EXPECT_FACTS(text, ...)                                                                    \
    do {                                                                                           \
        static const struct fact_row rows_[] = {__VA_ARGS__};                                      \
                                                                                                   \
        expect_facts(text, rows_, sizeof(rows_) / sizeof(rows_[0]));                               \
    } while (0)

#endif
