#include "ui/cli/redacted.h"

#include "ui/casefile/casefile.h"
#include "ui/cli/output.h"

/* Pictures and reports are made to be handed on. */
static bool redacts_unless_told(const struct cli_args *args)
{
    const char *to = args_value(args, "to", 0);
    enum case_format format;

    return args->command == &cli_commands[CLI_SHOT] || args->command == &cli_commands[CLI_REPORT] ||
           (to != NULL && case_format_named(&format, str_of(to)));
}

struct err *redacted_begin(struct redaction *r, struct cli_args *args)
{
    bool names = args_has(args, "redact=names");
    bool asked = args_has(args, "redact") || names;
    bool wanted = asked || (redacts_unless_told(args) && !args_has(args, "no-redact"));

    redaction_init(r, names ? REDACT_NAMES : REDACT_SECRETS);
    if (asked && args_has(args, "no-redact"))
        return err_new(ERR_INPUT, "--redact and --no-redact exclude each other");
    if (args_has(args, "explain") && !wanted)
        return err_remedy(err_new(ERR_INPUT, "--explain tells what --redact masked"),
                          "give --redact as well");
    args->redaction = wanted ? r : NULL;
    return NULL;
}

static void explain(const struct redact_mask *m, struct arena *a)
{
    struct str path = m->path.len > 0 ? m->path : STR_LIT("a text");

    if (m->count > 1)
        path = arena_printf(a, "%.*s and %zu more place%s", STR_FMT(path), m->count - 1,
                            m->count == 2 ? "" : "s");
    output_note("%.*s  %s: %.*s", STR_FMT(m->mask), redact_reason_text[m->reason], STR_FMT(path));
}

void redacted_end(struct redaction *r, const struct cli_args *args)
{
    size_t masked = 0;
    struct arena a;

    arena_init(&a);
    for (size_t i = 0; args->redaction != NULL && args_has(args, "explain") && i < r->count; i++)
        if (r->masks[i]->count > 0) {
            explain(r->masks[i], &a);
            masked++;
        }
    if (args->redaction != NULL && args_has(args, "explain") && masked == 0)
        output_note("nothing was masked");
    arena_finish(&a);
    redaction_finish(r);
}

struct str redacted_text(const struct cli_args *args, struct arena *a, struct str text)
{
    return args->redaction != NULL ? redact_text(args->redaction, a, text) : text;
}

struct str redacted_name(const struct cli_args *args, struct arena *a, struct str name)
{
    return args->redaction != NULL && args->redaction->level == REDACT_NAMES && name.len > 0
               ? redact_whole(args->redaction, a, name, REDACT_NAME)
               : name;
}

static void redact_notes(struct redaction *r, struct pieces *p)
{
    for (size_t i = 0; i < p->note_count; i++) {
        struct piece_note *n = &p->notes[i];

        n->text = n->kind == NOTE_LEFT_OUT ? redact_whole(r, &p->arena, n->text, REDACT_LEFT_OUT)
                                           : redact_text(r, &p->arena, n->text);
    }
}

struct err *redacted_sources(const struct cli_args *args, struct sources *s)
{
    for (size_t i = 0; args->redaction != NULL && i < s->count; i++) {
        redact_notes(args->redaction, &s->items[i].pieces);
        if (arena_failed(&s->items[i].pieces.arena))
            return err_oom();
    }
    return NULL;
}

struct err *redacted_tree(const struct cli_args *args, const struct value **tree)
{
    return args->redaction != NULL ? redact_document(args->redaction, tree) : NULL;
}

bool redacted_or_shown(const struct cli_args *args)
{
    return args->redaction != NULL || args_has(args, "secrets");
}
