/* Shared by the tests of documents: values from text, errors that must look like this. */
#ifndef DOCUMENT_TESTING_H
#define DOCUMENT_TESTING_H

#include "model/document/document.h"
#include "model/document/knowledge.h"
#include "model/document/path.h"
#include "model/yaml/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* The caller unrefs. Line ends and indentation are those of the text. */
static inline const struct value *value_of(const char *yaml)
{
    const struct value *v = NULL;
    struct err *e = yaml_read(&v, str_of(yaml));

    if (e != NULL)
        fail_msg("%s", err_line(e));
    return v;
}

/* The caller frees. */
static inline struct mdl_doc *doc_of(const char *yaml)
{
    const struct value *root = value_of(yaml);
    struct mdl_doc *doc = NULL;
    struct err *e = mdl_doc_new(&doc, root);

    value_unref(root);
    if (e != NULL)
        fail_msg("%s", err_line(e));
    return doc;
}

/* Takes e. `line`: what err_line() prints for it. */
static inline void assert_error(struct err *e, enum err_class class, const char *line)
{
    char *text;

    assert_non_null(e);
    text = err_line(e);
    assert_string_equal(text, line);
    assert_int_equal(e->class, class);
    free(text);
    err_free(e);
}

static inline void assert_no_error(struct err *e)
{
    if (e != NULL)
        fail_msg("%s", err_line(e));
}

/* What stands at a path as the program writes them: "host.Networks[0].Name"; NULL: nothing. */
static inline const struct value *value_at_path(const struct value *root, const char *path)
{
    const struct value *v;
    struct mdl_path steps;
    struct arena a;

    arena_init(&a);
    assert_no_error(mdl_path_split(&steps, &a, str_of(path)));
    v = mdl_element_at(root, steps.steps, steps.count);
    arena_finish(&a);
    return v;
}

static inline void assert_str(struct str text, const char *expected)
{
    char *copy = malloc(text.len + 1);

    assert_non_null(copy);
    if (text.len > 0)
        memcpy(copy, text.s, text.len);
    copy[text.len] = '\0';
    assert_string_equal(copy, expected);
    free(copy);
}

#endif
