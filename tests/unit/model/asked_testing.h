/* tests/unit/model/asked_testing.h - what people type to get a container, opened as a text: what it
 * asks for, and the notes. A test's group ends with end(). */
#ifndef ASKED_TESTING_H
#define ASKED_TESTING_H

#include "document_testing.h"

#include "model/document/path.h"
#include "model/formats/artefact.h"

#include <stdio.h>

#define BODY "request.body."

static struct artefact opened;

static inline int end(void **state)
{
    (void)state;
    artefact_close(&opened);
    return 0;
}

static inline void open_text(const char *text)
{
    artefact_close(&opened);
    assert_no_error(artefact_read(&opened, str_of(text), "f"));
}

static inline struct str at(const char *path)
{
    const struct value *v;
    struct mdl_path steps;
    struct arena a;

    arena_init(&a);
    assert_no_error(mdl_path_split(&steps, &a, str_of(path)));
    v = mdl_element_at(opened.root, steps.steps, steps.count);
    arena_finish(&a);
    return v == NULL               ? STR_NONE
           : v->kind == VALUE_NULL ? STR_LIT("null")
           : v->kind == VALUE_BOOL ? (v->u.boolean ? STR_LIT("true") : STR_LIT("false"))
           : v->kind == VALUE_LIST ? STR_LIT("[]")
           : v->kind == VALUE_MAP  ? STR_LIT("{}")
                                   : v->u.text;
}

static inline void expect_at(const char *path, const char *value)
{
    if (!str_is(at(path), value))
        fail_msg("%s is '%.*s'", path, STR_FMT(at(path)));
}

static inline void expect(const char *text, const char *path, const char *value)
{
    open_text(text);
    expect_at(path, value);
}

static inline void expect_kinds(const char *text, const char *kinds)
{
    char found[200] = "";
    size_t n = 0;

    open_text(text);
    for (size_t i = 0; i < opened.sources.items[0].pieces.count; i++) {
        const struct piece *p = &opened.sources.items[0].pieces.items[i];

        n += (size_t)snprintf(found + n, sizeof(found) - n, "%s%s %u-%u", i > 0 ? ", " : "",
                              p->kind != NULL ? p->kind->name : "unknown", p->first_line,
                              p->last_line);
    }
    assert_string_equal(found, kinds);
}

static inline bool has_note(enum note_kind kind, const char *part)
{
    for (size_t i = 0; i < opened.evidence.note_count; i++)
        if (opened.evidence.notes[i].kind == kind &&
            str_holds(opened.evidence.notes[i].text, str_of(part)))
            return true;
    return false;
}

static inline void expect_note(enum note_kind kind, const char *part)
{
    if (has_note(kind, part))
        return;
    for (size_t i = 0; i < opened.evidence.note_count; i++)
        print_error("  note: %.*s\n", STR_FMT(opened.evidence.notes[i].text));
    fail_msg("no note says: %s", part);
}

static inline void write_file(const char *file, const char *text)
{
    FILE *f = fopen(file, "w");

    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

#endif
