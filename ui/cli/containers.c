#include "ui/cli/containers.h"

#include "model/formats/answers.h"
#include "model/formats/artefact.h"
#include "platform/sim/sim.h"
#include "ui/cli/assign.h"
#include "ui/cli/output.h"
#include "ui/cli/reading.h"
#include "ui/cli/redacted.h"
#include "ui/present/fit_engine.h"

#include <stdlib.h>

static bool make_room(struct containers *c)
{
    size_t size = c->size != 0 ? c->size * 2 : 16;
    struct report_container *items;
    struct mdl_doc **docs;

    if (c->count < c->size)
        return true;
    items = realloc(c->items, size * sizeof(*items));
    if (items != NULL)
        c->items = items;
    docs = realloc(c->docs, size * sizeof(*docs));
    if (docs != NULL)
        c->docs = docs;
    if (items == NULL || docs == NULL)
        return false;
    c->size = size;
    return true;
}

/* "web" of "case/web.yaml" */
static struct str file_name_of(struct str file)
{
    size_t start = file.len, end = file.len;

    while (start > 0 && file.s[start - 1] != '/')
        start--;
    for (size_t i = start + 1; i < file.len; i++)
        if (file.s[i] == '.')
            end = i;
    return str_cut(file, start, end);
}

/* As --select takes it, else the container's without its slash, the scenario's, or, as also where
 * nobody names it, that of the file. */
static struct str name_of(struct containers *c, const struct mdl_doc *doc, struct str chosen,
                          struct str file)
{
    struct str name = chosen.len > 0 ? chosen : doc->container.name.v;

    if (chosen.len == 0 && mdl_is_assumption(mdl_source_of(doc->root, STR_LIT("container.Name"))))
        return arena_str(&c->arena, file_name_of(file));
    if (str_starts(name, STR_LIT("/")))
        name = str_cut(name, 1, name.len);
    if (name.len == 0)
        name = doc->name.v;
    return arena_str(&c->arena, name.len > 0 ? name : file_name_of(file));
}

static struct err *judge(struct containers *c, struct report_container *one, struct mdl_doc *doc,
                         enum assess_settings settings)
{
    struct assessment *r = arena_calloc(&c->arena, 1, sizeof(*r));
    struct problems *problems = arena_calloc(&c->arena, 1, sizeof(*problems));
    struct plat host = plat_sim(doc);
    struct err *e;

    if (r == NULL || problems == NULL)
        return err_oom();
    if ((e = assess(&c->arena, doc, &host, settings, r)) != NULL)
        return e;
    if (!problems_make(problems, &c->arena, r))
        return err_oom();
    one->result = r;
    one->problems = problems;
    one->root = doc->root;
    return NULL;
}

/* What is told of the command line's own files is said once, with the first container. */
static struct err *assign(const struct value **root, const struct artefact *s,
                          const struct cli_args *args, bool quietly, const struct mdl_doc *base)
{
    struct evidence told;
    struct err *e;

    evidence_init(&told);
    e = quietly ? assign_quietly(root, args, &told) : assign_all(root, args);
    if (e == NULL && !artefact_is_scenario(s))
        e = ui_fit_engine_beside(root, &told, base);
    evidence_finish(&told);
    return e;
}

/* Takes root. base: the document of another container of that artefact; NULL: there is none. */
static struct err *add(struct containers *c, const struct value *root, const struct artefact *s,
                       size_t i, const struct cli_args *args, const struct mdl_doc *base)
{
    struct report_container one = {.file = arena_str(&c->arena, artefact_from(s, i)),
                                   .own_lines = (s->kind->gives & GIVES_ALL) != 0,
                                   .own_answers = s->sources.count == 1 && !args_has(args, "with")};
    struct mdl_doc *doc = NULL;
    struct err *e = assign(&root, s, args, c->assigned, base);

    c->assigned = true;
    if (e == NULL)
        e = mdl_doc_beside(&doc, base, root);
    value_unref(root);
    if (e == NULL)
        e = judge(c, &one, doc, args_has(args, "raw") ? ASSESS_RAW : ASSESS_CHANGED);
    if (e == NULL && !make_room(c))
        e = err_oom();
    if (e != NULL) {
        mdl_doc_free(doc);
        return e;
    }
    one.name = name_of(c, doc, redacted_name(args, &c->arena, artefact_name(s, i)), one.file);
    c->docs[c->count] = doc;
    c->items[c->count++] = one;
    return NULL;
}

static struct err *add_all(struct containers *c, const struct artefact *s,
                           const struct cli_args *args)
{
    const char *one = args_value(args, "select", 0);
    const size_t first = c->count;
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < artefact_count(s); i++) {
        const struct mdl_doc *base = c->count > first ? c->docs[first] : NULL;
        const struct value *root = NULL;

        if (one != NULL && !str_is(artefact_name(s, i), one))
            continue;
        if ((e = artefact_other(&root, s, i, base)) == NULL)
            e = add(c, root, s, i, args, base);
    }
    return e;
}

static struct err *open_file(struct artefact *out, const char *file, const struct cli_args *args)
{
    struct cli_reading reading;
    struct err *e;

    reading_begin(&reading, args);
    e = artefact_open_all(out, &file, 1, &reading.options);
    reading_end(&reading);
    return e;
}

/* Hands over, or frees. */
static struct err *opened(struct containers *out, struct containers *c, struct err *e)
{
    if (e == NULL && arena_failed(&c->arena))
        e = err_oom();
    if (e != NULL)
        containers_finish(c);
    else
        *out = *c;
    return e;
}

/* A run line or a compose file that docker's clients refuse is one that somebody wanted; for
 * `check`, what somebody got as an answer was refused as well. */
static bool tells_refusal(const struct artefact *s, const struct cli_args *args)
{
    const bool any = args->command == &cli_commands[CLI_CHECK];

    for (size_t i = 0; i < s->evidence.count; i++) {
        const struct fact *f = &s->evidence.facts[i];

        if (any ? answers_has(f) : answers_worked_out(f))
            return true;
    }
    return false;
}

/* Takes e, and tells it. Memory that is short for what is told of it later is one error more. */
static struct err *add_unread(struct containers *c, const struct report_unread ***last,
                              const char *operand, struct err *e)
{
    for (const struct err *one = e; one != NULL; one = one->next) {
        struct report_unread *unread = arena_calloc(&c->arena, 1, sizeof(*unread));
        struct err bare = *one;
        char *line;

        bare.file = NULL;
        bare.line = 0;
        if (unread == NULL || (line = err_line(&bare)) == NULL) {
            (void)output_error(e);
            return err_oom();
        }
        *unread = (struct report_unread){
            .file = arena_str(&c->arena, str_of(one->file != NULL ? one->file : operand)),
            .text = arena_str(&c->arena, str_of(line)),
            .line = one->line};
        free(line);
        **last = unread;
        *last = &unread->next;
    }
    (void)output_error(e);
    return NULL;
}

struct err *containers_open(struct containers *out, const struct cli_args *args)
{
    struct containers c = {.items = NULL};
    const struct report_unread **last = &c.unread;
    struct err *e = NULL;

    arena_init(&c.arena);
    for (size_t i = 0; e == NULL && i < args->operand_count; i++) {
        struct artefact s;
        struct err *unreadable = open_file(&s, args->operands[i], args);

        if (unreadable != NULL) {
            e = add_unread(&c, &last, args->operands[i], unreadable);
            continue;
        }
        if (artefact_gives_document(&s) || artefact_count(&s) > 1 || args_has(args, "with") ||
            tells_refusal(&s, args))
            e = add_all(&c, &s, args);
        else
            output_note("%s: %s, which tells of no container", args->operands[i], s.kind->title);
        artefact_close(&s);
    }
    if (e == NULL && c.count == 0 && c.unread == NULL && args_has(args, "select"))
        e = err_remedy(
            err_new(ERR_INPUT, "no container is called '%s'", args_value(args, "select", 0)),
            "'silospec table' lists them");
    return opened(out, &c, e);
}

struct err *containers_of(struct containers *out, const struct artefact *s,
                          const struct cli_args *args)
{
    struct containers c = {.assigned = true};

    arena_init(&c.arena);
    return opened(out, &c, add_all(&c, s, args));
}

void containers_finish(struct containers *c)
{
    for (size_t i = 0; i < c->count; i++)
        mdl_doc_free(c->docs[i]);
    free(c->docs);
    free(c->items);
    arena_finish(&c->arena);
    *c = (struct containers){.items = NULL};
}

int containers_status(const struct containers *c, const struct cli_args *args)
{
    int status = CLI_OK;

    if (c->unread != NULL)
        return CLI_INPUT;
    for (size_t i = 0; i < c->count; i++) {
        const size_t *of = c->items[i].problems->of;

        if (c->items[i].result->end != ASSESS_ENDS_NEVER || assess_was_answered(c->items[i].result))
            return CLI_REFUSED;
        if (args_has(args, "strict") && of[PROBLEM_ERROR] + of[PROBLEM_WARNING] > 0)
            status = CLI_WARNINGS;
    }
    return status;
}
