#include "model/base/words.h"
#include "model/document/field_search.h"
#include "model/document/path.h"
#include "specgen/report/reports.h"
#include "ui/cli/args.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"

#include <inttypes.h>
#include <stdio.h>

static void print_row(enum mdl_field_id id, struct str path)
{
    (void)printf("%-58.*s %-7s %s\n", STR_FMT(path), mdl_type_name[mdl_fields[id].type],
                 mdl_field_text(id).label);
}

static void print_list(struct arena *a, const char *lead, const char *items)
{
    struct str rest = str_of(items), text = STR_NONE, word;

    while (words_next(&rest, &word))
        text =
            arena_printf(a, "%.*s%s%.*s", STR_FMT(text), text.len > 0 ? ", " : "", STR_FMT(word));
    if (text.len > 0)
        output_paragraph(stdout, lead, text);
}

static void print_range(const struct mdl_field *f)
{
    if (f->type == MDL_T_UINT || (f->type == MDL_T_INT && f->max <= INT64_MAX))
        (void)printf("range     %" PRId64 " to %" PRIu64 "\n", f->min, f->max);
}

static void print_field(struct arena *a, enum mdl_field_id id)
{
    const struct mdl_field *f = &mdl_fields[id];
    const struct mdl_field_text said = mdl_field_text(id);
    struct str path = mdl_field_path(a, id);

    (void)printf("%.*s\n", STR_FMT(path));
    (void)printf("label     %s\n", said.label);
    (void)printf("type      %s%s\n", mdl_type_name[f->type], f->nullable ? ", may be null" : "");
    if (f->unit != MDL_UNIT_NONE)
        (void)printf("unit      %s\n", mdl_unit_text[f->unit]);
    print_range(f);
    print_list(a, "values    ", said.choices);
    if (mdl_holds_text[f->holds] != NULL)
        output_paragraph(stdout, "redacted  ", str_of(mdl_holds_text[f->holds]));
    if (said.help != NULL)
        output_paragraph(stdout, "meaning   ", str_of(said.help));
    if (said.source != NULL)
        output_paragraph(stdout, "source    ", str_of(said.source));
    print_list(a, "drives    ", said.drives);
    if (f->like != 0)
        (void)printf("fields    those of %.*s, and its own\n", STR_FMT(mdl_field_path(a, f->like)));
}

struct below {
    enum mdl_field_id top;
    bool gap; /* between the field itself and those below it */
};

static void print_below(void *ctx, enum mdl_field_id id, struct str path)
{
    struct below *b = ctx;

    if (id == b->top)
        return;
    if (b->gap)
        (void)putchar('\n');
    b->gap = false;
    print_row(id, path);
}

/* All rows, each at its own place; or all that can stand in one. */
static void print_fields(struct arena *a, enum mdl_field_id top)
{
    struct below b = {.top = top, .gap = true};

    if (top != MDL_F_NONE) {
        mdl_field_each(a, top, print_below, &b);
        return;
    }
    for (int id = 0; id < MDL_FIELD_COUNT; id++)
        print_row((enum mdl_field_id)id, mdl_field_path(a, (enum mdl_field_id)id));
}

static void print_found(struct arena *a, const struct mdl_field_search *asked)
{
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
        if (mdl_field_found(asked, a, id))
            print_row(id, mdl_field_path(a, id));
    }
}

static int report(struct arena *a, struct str argument)
{
    struct report_subject s = {.a = a, .argument = argument};
    const struct value *all;
    struct err *e = make_fields(&all, &s);

    return e != NULL ? output_error(e) : output_report(all, true);
}

int cli_fields(const struct cli_args *args)
{
    struct mdl_field_search asked = {.words = STR_NONE};
    enum mdl_field_id top = MDL_F_NONE;
    struct err *e = NULL;
    int status = CLI_OK;
    struct str words;
    struct arena a;

    arena_init(&a);
    words = args_words(&a, args);
    if (words.len > 0 && (e = mdl_path_field(&top, &a, words)) != NULL &&
        mdl_field_search(&asked, &a, words)) {
        err_free(e);
        e = NULL;
    } else {
        asked.words = STR_NONE;
    }
    if (e == NULL && args_has(args, "json")) {
        status = report(&a, words);
    } else if (e == NULL && asked.words.len > 0) {
        print_found(&a, &asked);
    } else if (e == NULL) {
        if (top != MDL_F_NONE)
            print_field(&a, top);
        print_fields(&a, top);
    }
    if (e != NULL)
        status = help_usage_error(args->command, e);
    return output_end(&a, status);
}
