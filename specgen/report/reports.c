#include "specgen/report/reports.h"

#include "model/json/json.h"
#include "specgen/credential/mask.h"

#include <stdlib.h>

const struct report_info reports[REPORT_COUNT] = {
#define REPORT(id, name, version, about, argument, make)                                           \
    [REPORT_##id] = {name, version, about, argument},
#include "specgen/report/reports.def"
#undef REPORT
};

static report_make *maker_of(enum report_id id)
{
    switch (id) {
#define REPORT(id, name, version, about, argument, make)                                           \
    case REPORT_##id:                                                                              \
        return make;
#include "specgen/report/reports.def"
#undef REPORT
    case REPORT_COUNT:
        break;
    }
    return NULL;
}

#define NAME_SHOWN 60 /* bytes of an unknown name in a message */

static struct err *not_found(struct str name)
{
    struct str names = STR_NONE;
    struct arena a;
    struct err *e;

    arena_init(&a);
    for (int i = 0; i < REPORT_COUNT; i++) {
        if (reports[i].about != REPORT_PROGRAM)
            names =
                arena_printf(&a, "%.*s%s%s", STR_FMT(names), i > 0 ? ", " : "", reports[i].name);
    }
    e = err_new(ERR_NOT_FOUND, "no report is called '%.*s'", STR_FMT(str_cut(name, 0, NAME_SHOWN)));
    e = err_remedy(e, "known are %.*s", STR_FMT(names));
    arena_finish(&a);
    return e;
}

struct err *report_find(enum report_id *out, struct str name)
{
    for (int i = 0; i < REPORT_COUNT; i++) {
        if (str_is(name, reports[i].name)) {
            *out = (enum report_id)i;
            return NULL;
        }
    }
    return not_found(name);
}

struct err *report_build(const struct value **out, enum report_id id,
                         const struct report_subject *s)
{
    const struct value *report = NULL;
    struct err *e;

    if (reports[id].about == REPORT_PROGRAM)
        return err_new(ERR_UNSUPPORTED,
                       "the report '%s' is not about one document: the program makes it",
                       reports[id].name);
    if ((e = maker_of(id)(&report, s)) != NULL)
        return e;
    if (report == NULL || arena_failed(s->a)) {
        value_unref(report);
        return err_oom();
    }
    *out = report;
    return NULL;
}

/* Takes `text`, which json_write() gave. */
static struct err *hide_secrets(char **text, size_t *len)
{
    struct arena scratch;
    struct str hidden;
    char *copy = NULL;

    if (!mask_needed((struct str){*text, *len}))
        return NULL;
    arena_init(&scratch);
    hidden = mask_secrets(&scratch, (struct str){*text, *len});
    if (hidden.len > 0 && (copy = malloc(hidden.len + 1)) != NULL) {
        memcpy(copy, hidden.s, hidden.len);
        copy[hidden.len] = '\0';
        free(*text);
        *text = copy;
        *len = hidden.len;
    }
    arena_finish(&scratch);
    return copy != NULL ? NULL : err_oom();
}

struct err *report_print(char **out, size_t *len, const struct value *report, bool secrets)
{
    struct err *e;
    char *text;
    size_t count;

    if (report == NULL)
        return err_oom();
    e = json_write(&text, &count, report, 2);
    value_unref(report);
    if (e != NULL)
        return e;
    if (!secrets && (e = hide_secrets(&text, &count)) != NULL) {
        free(text);
        return e;
    }
    *out = text;
    *len = count;
    return NULL;
}
